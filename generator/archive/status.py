"""How a meeting stands on a day, what it was about, and what came after its agenda."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from generator.archive.lines import Line
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld
from generator.archive.programme import Programme, ProgrammeRow
from generator.archive.words import listed
from generator.text.standing import is_standing


class Status(StrEnum):
    """How a meeting stands: on every page, in the data and in calendars."""

    TO_COME = "to come"
    HELD = "held"
    PLANNED = "planned"
    """Its day has passed, and nothing but the day is known: whether it was held is not recorded."""
    CANCELLED = "cancelled"
    NOT_HELD = "not held"
    """People came, and it was not held, as where they were too few."""


def status(meeting: MeetingHeld, today: date) -> Status:
    """How a meeting stands on a day; one of today is still to come."""
    if meeting.record.cancelled is not None:
        return Status.CANCELLED
    if meeting.record.not_held is not None:
        return Status.NOT_HELD
    if meeting.date >= today:
        return Status.TO_COME
    return Status.HELD if meeting.is_known else Status.PLANNED


def how_to_attend(archive: Archive, meeting: MeetingHeld, today: date) -> Line:
    """How to watch, speak or ask at a meeting; what the council says of every meeting holds for those to come alone."""
    if meeting.attend or status(meeting, today) is not Status.TO_COME:
        return meeting.attend
    return archive.attend


def off(meeting: MeetingHeld) -> str:
    """That a meeting was "cancelled" or "not held"; empty of any other."""
    return "cancelled" if meeting.record.cancelled is not None else "not held" if meeting.is_off else ""


def subject(committee: CommitteeHistory, meeting: MeetingHeld) -> str:
    """What a meeting was about: the titles of its items, else of its minutes, else what was planned for it."""
    if meeting.is_off:
        return f"No meeting: it was {off(meeting)}"
    titles = [item.title.text for item in meeting.items if not item.private]
    if not titles and meeting.minutes:
        titles = [minute.heading for minute in meeting.minutes.items if not minute.private]
    own = list(dict.fromkeys(title for title in titles if not is_standing(title)))
    if own := own or [row.title.text for row in planned(committee, meeting)[1]]:
        return "; ".join(own)
    return listed(titles) if titles else "Neither agenda nor minutes are in the archive"


def planned(committee: CommitteeHistory, meeting: MeetingHeld) -> tuple[Programme | None, tuple[ProgrammeRow, ...]]:
    """What the last work programme of the committee that names a meeting's date had planned for it."""
    for later in reversed(committee.meetings):
        for group in later.programme.groups if later.programme else ():
            if group.date == meeting.date and group.rows:
                return later.programme, group.rows
    return None, ()


def supplements(archive: Archive, meeting: MeetingHeld) -> tuple[date, ...]:
    """The days after that of the agenda on which something was added to it, in order: the first is supplement 1.

    Items are dated by `added`, papers and minutes by `published`. Without a day of the agenda nothing is later.
    """
    published = meeting.record.published
    if published is None or not meeting.has_agenda:
        return ()
    return tuple(sorted({day for day in _days(archive, meeting) if day > published}))


def _days(archive: Archive, meeting: MeetingHeld) -> Iterator[date]:
    for item in meeting.items:
        if item.record.added:
            yield item.record.added
        for target in item.papers:
            for document in (target, *target.appendices):
                paper = archive.paper(document.address)
                if paper and paper.front.published and paper.front.published <= meeting.date:
                    yield paper.front.published


def with_joint(archive: Archive) -> Mapping[str, tuple[MeetingHeld, ...]]:
    """By committee, its meetings in order, those among them that it holds jointly with another."""
    found: dict[str, list[MeetingHeld]] = {name: [] for name in archive.committees}
    for meeting in archive.meetings():
        for name in dict.fromkeys((meeting.committee, *meeting.record.joint_with)):
            if name in found:
                found[name].append(meeting)
    return {name: tuple(meetings) for name, meetings in found.items()}


def joint_with(archive: Archive, meeting: MeetingHeld) -> tuple[str, ...]:
    """The other committees that a meeting was one of, as far as they are known here."""
    return tuple(
        name
        for name in dict.fromkeys(meeting.record.joint_with)
        if name in archive.committees and name != meeting.committee
    )


def no_private_item(meeting: MeetingHeld) -> str:
    """What is said where no item is private and papers of public ones are; empty where none are."""
    numbers = [item.number for item in meeting.items if item.is_part_private]
    if not numbers:
        return ""
    of = f"item{'s' if len(numbers) > 1 else ''} {listed(numbers)}"
    return f"No item is private as a whole. Papers of {of} are, and the public can be asked to leave for these."
