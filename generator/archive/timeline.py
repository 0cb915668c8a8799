"""A matter's time line: what papers tell of its past, what was planned, heard and decided, and the gaps between."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator import urls
from generator.archive.item import Item
from generator.archive.lines import Target
from generator.archive.linked import Archive, MeetingHeld
from generator.archive.programme import Programme, ProgrammeRow
from generator.archive.register import Decision
from generator.archive.years import Starts, begins
from generator.text import Minute


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

    @property
    def is_off(self) -> bool:
        """Whether the meeting was called off, or the item was withdrawn or put off before it."""
        return self.meeting.is_off or (self.item is not None and self.item.is_off)


@dataclass(frozen=True, slots=True)
class Planned:
    """Rows of one edition of a work programme."""

    meeting: MeetingHeld
    programme: Programme
    rows: tuple[tuple[str, ProgrammeRow], ...]
    """What the row stands under (a date or a heading), and the row."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Municipal years, one after the other, of which the archive holds no meeting."""

    first: str
    last: str


Moment = Background | Heard | Planned | Gap


def timelines(archive: Archive, decisions: Sequence[Decision]) -> Mapping[str, tuple[Moment, ...]]:
    """By matter, its moments in order, with a gap wherever the archive has nothing of the years between two."""
    starts = archive.starts
    found: dict[str, list[tuple[date, Moment]]] = {
        name: [
            (begins(event.on, starts), Background(event.on, event.what, event.source or ""))
            for event in matter.background
        ]
        for name, matter in archive.matters.items()
    }
    taken: dict[str, list[Decision]] = {}
    for decision in decisions:
        taken.setdefault(decision.minutes.address, []).append(decision)
    for meeting in archive.meetings():
        own = taken.get(meeting.minutes.address, []) if meeting.minutes else []
        moments: list[tuple[str, Moment]] = [*_heard(meeting, own), *_planned(meeting)]
        for matter, moment in moments:
            if matter in found:
                found[matter].append((meeting.date, moment))
    years = {meeting.year for meeting in archive.meetings()}
    return {name: tuple(_with_gaps(_in_order(moments), years, starts)) for name, moments in found.items()}


def _in_order(moments: Sequence[tuple[date, Moment]]) -> list[Moment]:
    return [moment for _, moment in sorted(moments, key=lambda dated: dated[0])]


def _heard(meeting: MeetingHeld, decisions: Sequence[Decision]) -> Iterator[tuple[str, Heard]]:
    """Each matter of an item; and each of a minute that no item of the same matter stands for."""
    on_agenda = {matter for item in meeting.items for matter in item.record.matter}
    for item in (item for item in meeting.items if item.record.matter):
        numbers = {minute.anchor for minute in item.minutes}
        taken = tuple(decision for decision in decisions if not numbers.isdisjoint(decision.places))
        for matter in item.record.matter:
            yield matter, Heard(meeting, item, item.minutes, item.papers, taken)
    alone: dict[str, list[Minute]] = {}
    for minute in meeting.minutes.items if meeting.minutes else ():
        for matter in minute.matter:
            if matter not in on_agenda:
                alone.setdefault(matter, []).append(minute)
    for matter, minutes in alone.items():
        taken = tuple(decision for decision in decisions if decision.minute in minutes)
        yield matter, Heard(meeting, None, tuple(minutes), (), taken)


def _planned(meeting: MeetingHeld) -> Iterator[tuple[str, Planned]]:
    if meeting.programme is None:
        return
    rows: dict[str, list[tuple[str, ProgrammeRow]]] = {}
    for group in meeting.programme.groups:
        under = group.date.isoformat() if group.date else group.heading
        for row in group.rows:
            for matter in row.record.matter:
                rows.setdefault(matter, []).append((under, row))
    for matter, planned in rows.items():
        yield matter, Planned(meeting, meeting.programme, tuple(planned))


def _with_gaps(moments: Sequence[Moment], years: set[str], starts: Starts) -> Iterator[Moment]:
    before = ""
    for moment in moments:
        year = moment.meeting.year if isinstance(moment, Heard | Planned) else ""
        if before and year:
            between = (starts.name(n) for n in range(int(before[:4]) + 1, int(year[:4])))
            for is_here, run in groupby(between, years.__contains__):
                if not is_here:
                    missing = tuple(run)
                    yield Gap(missing[0], missing[-1])
        before = year or before
        yield moment


def last_heard(moments: Sequence[Moment], today: date) -> Heard | None:
    """Where a matter was heard last, before a day."""
    heard = [moment for moment in moments if isinstance(moment, Heard) and moment.meeting.date < today]
    return heard[-1] if heard else None


def next_day(moments: Sequence[Moment], today: date) -> date | None:
    """The next day, from a day on, for which a matter is on an agenda or on the last work programme that names it.

    What was called off, withdrawn or put off is for no day.
    """
    heard = (moment for moment in moments if isinstance(moment, Heard) and not moment.is_off)
    days = [moment.meeting.date for moment in heard if moment.meeting.date >= today]
    planned = [moment for moment in moments if isinstance(moment, Planned)]
    under = [under for moment in planned[-1:] for under, row in moment.rows if row.record.state is None]
    days += [day for text in under if (day := _day(text)) and day >= today]
    return min(days, default=None)


def last_planned(moments: Sequence[Moment]) -> tuple[Planned, date | str] | None:
    """The last edition of a work programme that plans a matter, and for when: its last day, else the heading."""
    planned = [moment for moment in moments if isinstance(moment, Planned)]
    if not planned:
        return None
    under = [under for under, _ in planned[-1].rows]
    return planned[-1], max((day for text in under if (day := _day(text))), default=under[-1])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def heard_at(heard: Heard) -> str:
    """Where the matter was heard: the item on its meeting's page, or its minute."""
    if heard.item:
        return heard.item.address
    return urls.at(urls.minutes(heard.meeting.committee, heard.meeting.name), heard.minutes[0].anchor)
