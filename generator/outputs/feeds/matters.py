"""What the feed of a matter tells: each time it was before a committee, what came with it and of it, and its plans."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator import urls
from generator.archive import Heard, MeetingHeld, Moment, Paper, Planned, heard_at, in_words, off
from generator.archive.words import counted, listed
from generator.outputs.feeds.entries import Entries, FeedEntry, minutes_out, when_and_where
from generator.outputs.feeds.names import of

STATES = {"deferred": "Put off", "cancelled": "Cancelled", "withdrawn": "Withdrawn"}


@dataclass(frozen=True, slots=True)
class MatterTeller:
    """Tells what happened to matters; `papers` are all of the archive, with their meetings, by address."""

    teller: Entries
    papers: Mapping[str, tuple[MeetingHeld, Paper]]

    def matter(self, moments: Sequence[Moment]) -> Iterator[FeedEntry]:
        """What a time line tells, in its order; what the background tells was not published here."""
        for moment in moments:
            if isinstance(moment, Heard):
                yield from self.heard(moment)
                yield from self.brought(moment)
                for decision in moment.decisions:
                    yield from self.teller.decided(decision)
            elif isinstance(moment, Planned):
                yield from self.planned(moment)

    def heard(self, heard: Heard) -> Iterator[FeedEntry]:
        """That a matter was on an agenda, and later what became of it there."""
        meeting, record = heard.meeting, heard.meeting.record
        word, text = _happened(heard)
        title = heard.item.title.text if heard.item else heard.minutes[0].heading
        if record.moved_from:
            text.append(f"Moved from {listed(in_words(day) for day in record.moved_from)}.")
        if heard.minutes:
            text.append(f"{listed(minute.name for minute in heard.minutes)}.")
        if taken := sum(decision.resolution.is_taken for decision in heard.decisions):
            text.append(f"{counted(taken, 'decision')}.")
        if heard.papers:
            text.append(f"Papers: {'; '.join(paper.title for paper in heard.papers)}.")
        added = heard.item.record.added if heard.item else None
        first = added or record.published
        later = minutes_out(meeting) if heard.minutes else _held(meeting)
        yield from self.teller.entry(
            meeting,
            heard_at(heard),
            f"{word}: {title} ({of(self.teller.archive, meeting)})",
            [f"{when_and_where(meeting)}.", *text],
            first,
            *([] if first and not heard.minutes else [later]),
            *record.changed,
        )

    def brought(self, heard: Heard) -> Iterator[FeedEntry]:
        """The papers that went with an item; files without a page of their own are named with the item."""
        for target in heard.papers:
            if found := self.papers.get(urls.page(target.address)):
                meeting, paper = found
                yield from self.teller.paper(meeting, paper, _held(meeting))

    def planned(self, planned: Planned) -> Iterator[FeedEntry]:
        """Each row of an edition of a work programme."""
        meeting, programme = planned.meeting, planned.programme
        for under, row in planned.rows:
            word = STATES.get(row.record.state or "", "Planned")
            place = f"for {in_words(date.fromisoformat(under))}" if _is_day(under) else f"under “{under}”"
            title = f"{word}: {row.title.text}, {place}"
            text = [f"{programme.title}, {of(self.teller.archive, meeting)}.", row.detail.text]
            day = programme.published or _held(meeting)
            yield from self.teller.entry(meeting, row.address, title, text, day)


def _happened(heard: Heard) -> tuple[str, list[str]]:
    """What became of a matter at a meeting: in a word, and in sentences where there is more to say."""
    put_off = [minute.deferred_to for minute in heard.minutes if minute.deferred_to]
    if heard.meeting.is_off:
        reason = heard.meeting.off_because
        return off(heard.meeting).capitalize(), [reason] if reason else []
    if heard.item and heard.item.record.withdrawn is not None:
        reason = heard.item.record.withdrawn
        return "Withdrawn", [reason] if reason else []
    if heard.item and heard.item.record.deferred_to:
        put_off.append(heard.item.record.deferred_to.isoformat())
    if put_off:
        return "Put off", [f"To {in_words(date.fromisoformat(day)) if _is_day(day) else day}." for day in put_off]
    return "Heard" if heard.minutes else "On the agenda", []


def _is_day(text: str) -> bool:
    return len(text) == 10 and text[:4].isdigit()


def _held(meeting: MeetingHeld) -> date | None:
    """The day of a meeting that is known to have been held."""
    return meeting.date if meeting.minutes or meeting.record.minutes or meeting.record.attendance else None
