"""What the feed of changes tells: each document that came, changed, was withdrawn or moved, as it was recorded."""

from collections.abc import Iterator, Mapping

from generator import urls
from generator.archive import Archive, MeetingHeld, delegated
from generator.archive.record import Past
from generator.archive.said import titles
from generator.outputs.feeds.entries import FeedEntry
from generator.outputs.feeds.names import of


def changed(archive: Archive) -> Iterator[FeedEntry]:
    """What became of documents since the record was begun, in its order; what it began with is not told."""
    meetings = {urls.identity(meeting.address): meeting for meeting in archive.meetings()}
    named: dict[str, Mapping[str, str]] = {}
    outside = {urls.identity(decision.address): decision.title for decision in delegated(archive)}
    for name, every in archive.recorded.by_id.items():
        committee, held, _ = urls.within(name)
        meeting = meetings.get(urls.identity(urls.meeting(committee, held)))
        if meeting and held not in named:
            named[f"{committee}/{held}"] = titles(meeting)
        for past in every:
            if past not in archive.recorded.first:
                title = outside.get(name) or named.get(f"{committee}/{held}", {}).get(name, name)
                yield _entry(archive, past, meeting, title, is_new=past == every[0])


def _entry(archive: Archive, past: Past, meeting: MeetingHeld | None, title: str, *, is_new: bool) -> FeedEntry:
    noted = past.noted
    what = "New" if is_new else "Changed"
    text = f"Edition {noted.edition}, recorded on {past.on.isoformat()}."
    if noted.state != "published":
        what = {"withdrawn": "Withdrawn", "moved": "Moved", "gone": "Taken out"}[noted.state]
        text = f"Recorded on {past.on.isoformat()}."
    if noted.by_program:
        text += " Only the program reads its file otherwise."
    of_meeting = f" ({of(archive, meeting)})" if meeting and title != of(archive, meeting) else ""
    target = noted.to or noted.address
    address = target if "." in urls.name(target) else f"{target}/"
    if noted.state == "gone":
        address = meeting.address if meeting else urls.DATA
    key = f"changes/{noted.address}/{noted.edition}/{noted.state}/{past.on.isoformat()}"
    committees = (meeting.committee,) if meeting else ()
    return FeedEntry(key, address, f"{what}: {title}{of_meeting}", text, past.on, past.on, committees)
