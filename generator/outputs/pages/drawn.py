"""Which pictures there are: meetings by month, what is held of them, who was there, and work programmes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator import urls
from generator.archive import CommitteeHistory, Edition, MeetingHeld, PersonHistory, Status, status
from generator.archive.coverage import Here, what_is_here
from generator.archive.overview import Came, Tracked, came_of, overview
from generator.archive.presence import Presence, Sat, presences
from generator.archive.words import NO_BREAK, short
from generator.archive.years import every_year
from generator.outputs.pages.frame import Link, State
from generator.outputs.pages.meetings import STATES, meeting_state
from generator.outputs.pages.pictures import DRAWN, Column, Dated, Mark, Picture, Row, calendar, key_of
from generator.outputs.pages.site import Site

HERE = {
    Here.BOTH: State("Agenda and minutes", "done"),
    Here.AGENDA: State("Agenda, no minutes", "part"),
    Here.MINUTES: State("Minutes, no agenda", "rest"),
    Here.NEITHER: State("Neither agenda nor minutes", "open"),
    Here.DATE: State("Only the date: whether it was held is not recorded", "unknown"),
    Here.TO_COME: State("To come", "new"),
    Here.OFF: State("Cancelled or not held", "stop"),
}
PRESENCE = {
    Presence.PRESENT: State("Present", "done"),
    Presence.SUBSTITUTE: State("Present as a substitute", "part"),
    Presence.APOLOGIES: State("Apologies", "open"),
    Presence.ABSENT: State("Absent", "stop"),
    Presence.UNKNOWN: State("Not recorded", "unknown"),
}
CAME = {
    Came.HEARD: State("Heard", "done"),
    Came.ON_AGENDA: State("On the agenda", "part"),
    Came.PLANNED: State("Planned", "open"),
    Came.DEFERRED: State("Deferred", "late"),
    Came.WITHDRAWN: State("Cancelled or withdrawn", "stop"),
}
MOVED, GONE = State("Moved to another day", "moved"), State("No longer listed", "unknown")
NO_MEETING = "No meeting in the archive"


def of_meetings(
    site: Site, here: str, meetings: Iterable[MeetingHeld], to: Callable[[str], str], *, of: str = ""
) -> Picture | None:
    """How meetings stand, a row for each municipal year, newest first; `to` gives the address of a year.

    `of` is a committee whose name is said of none of its own.
    """
    found = [
        _Meeting(meeting, meeting_state(site, meeting), "" if meeting.committee == of else _name(site, meeting))
        for meeting in meetings
    ]
    return _by_year(site, here, found, to, STATES.values())


def of_holdings(site: Site, here: str) -> Picture | None:
    """What is here of each meeting, a row for each municipal year."""
    found = [
        _Meeting(meeting, HERE[what_is_here(meeting, site.today)], _name(site, meeting))
        for meeting in site.archive.meetings()
    ]
    return _by_year(site, here, found, urls.year, HERE.values())


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A meeting, how its mark shows it, and what is said of it before that."""

    meeting: MeetingHeld
    how: State
    of: str

    def under(self, site: Site, here: str, head: Link) -> Dated:
        link = site.link(here, self.meeting.address)
        return Dated(head, self.meeting.year, self.meeting.date, self.how, link, self.of)


def _name(site: Site, meeting: MeetingHeld) -> str:
    return site.short_name(site.of(meeting), meeting.date)


def _by_year(
    site: Site, here: str, found: Sequence[_Meeting], to: Callable[[str], str], order: Iterable[State]
) -> Picture | None:
    years = {one.meeting.year for one in found}
    heads = {
        year: Link(year, site.link(here, to(year)) if year in years else "") for year in every_year(years, site.starts)
    }
    dated = [one.under(site, here, heads[one.meeting.year]) for one in found]
    rows = dict.fromkeys(heads.values(), NO_MEETING)
    return calendar("page_by_month", "Year by year", site.starts, dated, tuple(order), rows=rows)


def of_year(site: Site, here: str, meetings: Sequence[MeetingHeld]) -> Picture | None:
    """How the meetings of a year stand, a row for each committee; None where there is but one."""
    committees = {name: site.archive.committees[name] for name in dict.fromkeys(one.committee for one in meetings)}
    if len(committees) < 2:
        return None
    heads = {
        name: Link(site.short_name(of, meetings[-1].date), site.link(here, of.address))
        for name, of in committees.items()
    }
    in_order = sorted(meetings, key=lambda meeting: heads[meeting.committee].text)
    found = [_Meeting(meeting, meeting_state(site, meeting), "") for meeting in in_order]
    dated = [one.under(site, here, heads[one.meeting.committee]) for one in found]
    return calendar("page_by_month", "By committee", site.starts, dated, tuple(STATES.values()), corner="Committee")


def of_person(site: Site, here: str, known: PersonHistory) -> Picture | None:
    """The meetings of a person that were held, a row for each year and committee, newest first."""
    held = [sat for sat in known.sat if status(sat.meeting, site.today) is Status.HELD]
    several = len({sat.meeting.committee for sat in held}) > 1

    def head(one: _Meeting) -> Link:
        return Link(f"{one.meeting.year}, {one.of}" if several else one.meeting.year)

    found = [_Meeting(sat.meeting, PRESENCE[sat.presence], _name(site, sat.meeting)) for sat in held]
    dated = [one.under(site, here, head(one)) for one in found]
    return calendar("page_strip", "Meeting by meeting", site.starts, dated, tuple(PRESENCE.values()))


def of_members(site: Site, here: str, committee: CommitteeHistory) -> Iterator[Picture]:
    """Who was at the meetings of a committee, a picture for each year of which anything is recorded, newest first.

    There are so many years as have no more than `DRAWN` marks, or one.
    """
    drawn = 0
    for year, group in groupby(reversed(committee.meetings), key=lambda meeting: meeting.year):
        held = [meeting for meeting in group if status(meeting, site.today) is Status.HELD][::-1]
        if any(meeting.record.attendance for meeting in held):
            picture = _members(site, here, year, held)
            drawn += len(picture.rows) * len(picture.columns)
            if drawn > DRAWN and drawn > len(picture.rows) * len(picture.columns):
                return
            yield picture


def _members(site: Site, here: str, year: str, held: Sequence[MeetingHeld]) -> Picture:
    sat: dict[str, dict[str, Sat]] = {}
    """By person and by meeting."""
    for meeting in held:
        for one in presences(site.archive, meeting):
            if one.sits:
                sat.setdefault(one.person, {})[meeting.name] = one
    people = sorted(sat, key=lambda person: _stands(list(sat[person].values())))
    rows = tuple(
        Row(_person(site, here, sat[person]), tuple(_was_there(sat[person].get(meeting.name)) for meeting in held))
        for person in people
    )
    used = [PRESENCE[one.presence] for of in sat.values() for one in of.values()]
    columns = tuple(Column(*_head(meeting), site.link(here, meeting.address)) for meeting in held)
    anchor = f"page_there_{year.replace('/', '_')}"
    return Picture(anchor, f"Who was there in {year}", "Member", key_of(PRESENCE.values(), used), columns, rows)


def _head(meeting: MeetingHeld) -> tuple[str, str]:
    """The day and the month of a meeting, and its year after them."""
    day, between, year = short(meeting.date).rpartition(" ")
    return day.replace(NO_BREAK, " "), f"{between}{year}"


def _stands(own: Sequence[Sat]) -> tuple[bool, str]:
    """Those who only stood in for others come last; by name."""
    return all(one.presence is Presence.SUBSTITUTE for one in own), own[0].name.split()[-1]


def _person(site: Site, here: str, own: Mapping[str, Sat]) -> Link:
    one = next(iter(own.values()))
    address = urls.person(one.person) if one.person in site.archive.people else ""
    return Link(one.name, site.link(here, address) if address else "")


def _was_there(one: Sat | None) -> tuple[Mark, ...]:
    """Nothing where the person neither sat on the committee that day nor stood in for anybody."""
    how = PRESENCE[one.presence] if one else None
    return (Mark("", how.word, how.shape),) if how else ()


def of_programme(site: Site, here: str, committee: CommitteeHistory, editions: Sequence[Edition]) -> Picture | None:
    """What the editions of a year planned, in their order: a row for each item, where it stood and what came of it."""
    dated: list[Dated] = []
    rows: dict[Link, str] = {}
    for one in overview(editions):
        head = Link(one.row.title.text, site.link(here, one.row.address))
        rows[head] = "" if one.group.date else one.group.heading
        for day, how, label, address in _stood(committee, one, site.today):
            to = site.link(here, address) if address else ""
            dated.append(Dated(head, editions[-1].meeting.year, day, how, to, label))
    order = (*CAME.values(), MOVED, GONE)
    return calendar(
        "page_overview", "At a glance", site.starts, dated, order, corner="Item", counting="item", rows=rows
    )


def _stood(committee: CommitteeHistory, one: Tracked, today: date) -> Iterator[tuple[date, State, str, str]]:
    """The days on which an item stood in earlier editions, and that of the last one: how, and what heard it, where."""
    day = one.group.date
    for earlier in dict.fromkeys(group.date for group in one.before):
        if earlier and earlier != day:
            yield earlier, MOVED, "", ""
    if day:
        came = came_of(committee, one.group, one.row, today)
        how = GONE if came is Came.PLANNED and not one.is_listed else CAME[came]
        yield day, how, *(one.row.heard[0] if one.row.heard else ("", ""))
