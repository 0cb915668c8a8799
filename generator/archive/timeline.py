"""A matter's time line: what papers tell of its past, what was planned, heard and decided, and the gaps between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator import urls
from generator.archive.ledger import Decision
from generator.archive.shape import Archive, Item, MeetingHeld, Programme, ProgrammeRow, Target
from generator.archive.years import begins, year_name
from generator.prose import Minute


@dataclass(frozen=True, slots=True)
class Background:
    """A moment that a paper of the archive tells of; `when` may be rough."""

    when: str
    what: str
    source: str
    """As written: a paper or a link; empty where none is named."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A matter before a meeting: the item and its papers, or the minutes alone."""

    meeting: MeetingHeld
    item: Item | None
    minutes: tuple[Minute, ...]
    papers: tuple[Target, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """Rows of one edition of a work programme."""

    meeting: MeetingHeld
    programme: Programme
    rows: tuple[tuple[str, ProgrammeRow], ...]
    """What the row stands under (a date or a heading), and the row."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Municipal years of which the archive holds no meeting."""

    first: str
    last: str


Moment = Background | Heard | Planned | Gap


def timeline(archive: Archive, matter: str, decisions: Sequence[Decision]) -> tuple[Moment, ...]:
    """The moments of a matter in order, with a gap wherever the archive has nothing of the years between two."""
    starts = archive.council.municipal_years
    moments: list[tuple[date, Moment]] = [
        (begins(event.on, starts), Background(event.on, event.what, event.source or ""))
        for event in archive.matters[matter].background
    ]
    for meeting in archive.meetings():
        moments += [(meeting.date, heard) for heard in _heard(meeting, matter, decisions)]
        if planned := _planned(meeting, matter):
            moments.append((meeting.date, planned))
    moments.sort(key=lambda one: one[0])
    return tuple(_with_gaps([moment for _, moment in moments], {one.year for one in archive.meetings()}))


def _heard(meeting: MeetingHeld, matter: str, decisions: Sequence[Decision]) -> Iterator[Heard]:
    found = False
    for item in meeting.items:
        if matter in item.record.matter:
            found = True
            taken = tuple(one for one in decisions if one.minutes is meeting.minutes and one.minute in item.minutes)
            yield Heard(meeting, item, item.minutes, item.papers, taken)
    alone = tuple(one for one in (meeting.minutes.items if meeting.minutes else ()) if matter in one.matter)
    if alone and not found:
        taken = tuple(one for one in decisions if one.minutes is meeting.minutes and one.minute in alone)
        yield Heard(meeting, None, alone, (), taken)


def _planned(meeting: MeetingHeld, matter: str) -> Planned | None:
    if meeting.programme is None:
        return None
    rows = tuple(
        (group.date.isoformat() if group.date else group.heading, row)
        for group in meeting.programme.groups
        for row in group.rows
        if matter in row.record.matter
    )
    return Planned(meeting, meeting.programme, rows) if rows else None


def _with_gaps(moments: Sequence[Moment], years: set[str]) -> Iterator[Moment]:
    before = ""
    for moment in moments:
        year = moment.meeting.year if isinstance(moment, Heard | Planned) else ""
        if before and year:
            missing = [name for n in range(int(before[:4]) + 1, int(year[:4])) if (name := year_name(n)) not in years]
            if missing:
                yield Gap(missing[0], missing[-1])
        before = year or before
        yield moment


def heard_at(heard: Heard) -> str:
    """Where the matter was heard: the item on its meeting's page, or its minute."""
    if heard.item:
        return f"{heard.meeting.address}#{heard.item.anchor}"
    return f"{urls.minutes(heard.meeting.committee, heard.meeting.name)}#{heard.minutes[0].anchor}"
