"""The pages that lead to others: home, a committee, all meetings, a municipal year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, groupby
from urllib.parse import quote_plus

from generator import urls
from generator.archive import Archive, CommitteeHistory, Decision, MeetingHeld, Status, status, value_on
from generator.archive.action_log import Logged
from generator.archive.attendance import chairs
from generator.archive.editions import called
from generator.archive.words import COMMITTEE_KINDS, clock, counted, full, listed, size
from generator.outputs.pages.actions import NEXT, ActionEntry, action_entry, open_first
from generator.outputs.pages.attendance import PeopleShown, linked, members_shown
from generator.outputs.pages.drawn import of_meetings, of_members, of_year
from generator.outputs.pages.events import website
from generator.outputs.pages.frame import Day, Fact, Frame, Link, Published, as_day, fact, series
from generator.outputs.pages.matters import MatterEntry
from generator.outputs.pages.meetings import MeetingEntry, meeting_entry
from generator.outputs.pages.pictures import Picture
from generator.outputs.pages.registers import MinuteDecided, register
from generator.outputs.pages.site import Site
from generator.outputs.pages.subscribe import Offer, announced, offer
from generator.text import Html


@dataclass(frozen=True, slots=True)
class YearOfMeetings:
    """The meetings of a municipal year ("2019/20"), newest first; `href` leads to the year's own page."""

    year: str
    anchor: str
    href: str
    rows: tuple[MeetingEntry, ...]


@dataclass(frozen=True, slots=True)
class CommitteeCard:
    """A committee in a list."""

    link: Link
    remit: Html


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first page."""

    frame: Frame
    title: str
    lede: str
    search: str
    examples: tuple[Link, ...]
    """What may be looked for, each with its answer."""
    committees: tuple[CommitteeCard, ...]
    first: str
    """What the meeting at the top is: the next, or the last where none to come is announced."""
    is_past: bool
    """Whether it is the last."""
    acts: tuple[Link, ...]
    """What can be done with it."""
    coming: tuple[MeetingEntry, ...]
    """Next meetings, soonest first; where none is announced, the last one."""
    recent: tuple[MeetingEntry, ...]
    """Those of the past but the one at the top, newest first."""
    decisions: tuple[MinuteDecided, ...]
    matters: tuple[MatterEntry, ...]
    """Those heard or planned last."""
    published: tuple[Published, ...]
    holds: str
    """As in "2 meetings and 3 papers from July 2019 to September 2019."""
    meetings: str
    """Address of the list of all meetings."""
    stood: Day
    subscribe: Offer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteePage:
    """A committee: meetings by year titled by what they were about, then its members by year."""

    frame: Frame
    kind: str
    name: str
    remit: Html
    facts: tuple[Fact, ...]
    also: tuple[Link, ...]
    calendar: Picture | None
    years: tuple[YearOfMeetings, ...]
    """Newest first; all but the first fold."""
    elsewhere: tuple[YearOfMeetings, ...]
    """Older years, whose meetings are not listed here: each leads to its own page."""
    presence: tuple[Picture, ...]
    """Who was at its meetings, by year; all but the first fold."""
    actions: tuple[ActionEntry, ...]
    """The open ones that its minutes list, those that are due first."""
    all_actions: Link | None
    """Where all of them are; None where its minutes list none."""
    membership_year: str
    membership: tuple[PeopleShown, ...]
    subscribe: Offer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsPage:
    """All meetings: every year by month, and the newest year whole."""

    frame: Frame
    calendar: Picture | None
    """Its rows lead to the years."""
    newest: YearOfMeetings | None
    committees: tuple[CommitteeCard, ...]
    subscribe: Offer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage:
    """The meetings of one municipal year over all committees."""

    frame: Frame
    calendar: Picture | None
    year: YearOfMeetings
    earlier: Link | None
    later: Link | None


LISTED = 200
"""Meetings that the page of a committee lists; years of before are pages of their own."""
RECENT = 5
"""How many meetings, decisions and documents the home page shows of each."""


def home_page(site: Site, decisions: Sequence[Decision], matters: tuple[MatterEntry, ...]) -> HomePage:
    """The first page; `decisions` is the register, newest first, `matters` those heard last."""
    here, meetings = urls.HOME, site.archive.meetings()
    coming = [meeting for meeting in meetings if meeting.date >= site.today]
    held = [meeting for meeting in reversed(meetings) if meeting.date < site.today]
    first = coming or held[:1]
    before = held if coming else held[1:]
    return HomePage(
        frame=site.frame(here, "", search=False, description=holdings(site.archive), data=website(site)),
        title="What was put before the council’s committees, and what they decided",
        lede="Agendas, papers, minutes and work programmes in one linked record. Every paragraph has its address.",
        search=site.link(here, urls.SEARCH),
        examples=tuple(_examples(site, here, matters)),
        committees=cards(site, here),
        first="Next meeting" if coming else "Last meeting",
        is_past=bool(held) and not coming,
        acts=tuple(_acts(site, here, first[0])) if first else (),
        coming=tuple(_coming(site, here, meeting) for meeting in first[:RECENT]),
        recent=tuple(meeting_entry(site, here, meeting, with_committee=True) for meeting in before[:RECENT]),
        decisions=register(site, here, decisions[: RECENT * RECENT])[:RECENT],
        matters=matters,
        published=tuple(_published(site, here)),
        holds=holdings(site.archive),
        meetings=site.link(here, urls.MEETINGS),
        stood=as_day(site.today),
        subscribe=offer(site, here, calendar=urls.CALENDAR, feed=urls.FEED),
    )


EXAMPLE = 30
"""An example of what may be looked for has at most so many characters."""


def _examples(site: Site, here: str, matters: Sequence[MatterEntry]) -> Iterator[Link]:
    """A few matters, as they would be looked for."""
    for title in [matter.link.text for matter in matters if len(matter.link.text) <= EXAMPLE][:3]:
        yield Link(title, f"{site.link(here, urls.SEARCH)}?q={quote_plus(title)}")


def _acts(site: Site, here: str, meeting: MeetingHeld) -> Iterator[Link]:
    """What can be done with the meeting at the top of the home page."""
    if meeting.has_agenda:
        yield Link("Read the agenda", site.link(here, meeting.address))
    for pack in site.packs.get(meeting.address, ()):
        if not pack.supplement:
            yield Link(f"The whole pack (PDF, {size(pack.size)})", site.link(here, pack.address))
    if meeting.minutes:
        yield Link("Read the minutes", site.link(here, meeting.minutes.address))
    if status(meeting, site.today) is Status.TO_COME:
        entry = urls.meeting_calendar(meeting.committee, meeting.name)
        yield Link("Into my calendar", site.link(here, entry))


def _coming(site: Site, here: str, meeting: MeetingHeld) -> MeetingEntry:
    """A meeting to come, with its weekday and time."""
    announced = meeting_entry(site, here, meeting, with_committee=True)
    day = as_day(meeting.date, meeting.record.time, weekday=True)
    at = f", {clock(meeting.record.time)}" if meeting.record.time else ""
    return replace(announced, day=replace(day, text=f"{day.text}{at}"))


def holdings(archive: Archive) -> str:
    """What the archive holds, in a sentence."""
    meetings = archive.meetings()
    if not meetings:
        return "The archive is still empty."
    minutes = sum(meeting.minutes is not None for meeting in meetings)
    agendas = sum(meeting.has_agenda for meeting in meetings)
    papers = sum(len(meeting.papers) for meeting in meetings)
    counts = listed(
        [
            counted(len(meetings), "meeting"),
            counted(agendas, "agenda"),
            counted(papers, "paper"),
            f"the minutes of {counted(minutes, 'meeting')}",
        ]
    )
    return f"The archive holds {counts}, from {full(meetings[0].date)} to {full(meetings[-1].date)}."


def missing(archive: Archive) -> str:
    """What is known not to be in the archive, in a sentence; empty where nothing is."""
    meetings = archive.meetings()
    agendas = [full(meeting.date) for meeting in meetings if not meeting.has_agenda]
    minutes = [full(meeting.date) for meeting in meetings if not meeting.minutes and not meeting.is_off]
    said = []
    if agendas:
        said.append(f"Not in the archive: the agenda of {_some(agendas)}.")
    if minutes:
        said.append(f"Not in the archive: the minutes of {_some(minutes)}.")
    return " ".join(said)


def _some(days: list[str]) -> str:
    return listed(days) if len(days) <= 4 else f"{len(days)} meetings"


def cards(site: Site, here: str) -> tuple[CommitteeCard, ...]:
    """Every committee with its remit."""
    return tuple(
        CommitteeCard(Link(site.name(committee), site.link(here, committee.address)), site.text(here, committee.remit))
        for committee in site.archive.committees.values()
    )


def _published(site: Site, here: str) -> Iterator[Published]:
    """The newest agendas and minutes by the date they were published."""
    found: list[tuple[date, MeetingHeld, bool]] = []
    for meeting in site.archive.meetings():
        if meeting.record.published and meeting.has_agenda:
            found.append((meeting.record.published, meeting, True))
        if meeting.minutes and meeting.minutes.record.published:
            found.append((meeting.minutes.record.published, meeting, False))
    for day, meeting, is_agenda in sorted(found, key=lambda each: each[0], reverse=True)[:RECENT]:
        name = site.short_name(site.of(meeting), meeting.date)
        if is_agenda:
            note = f"{name}, with {counted(len(meeting.papers), 'paper')}" if meeting.papers else name
            yield Published(
                as_day(day), Link(f"Agenda for {full(meeting.date)}", site.link(here, meeting.address)), note
            )
        else:
            address = urls.minutes(meeting.committee, meeting.name)
            yield Published(as_day(day), Link(f"Minutes of {full(meeting.date)}", site.link(here, address)), name)


def by_year(site: Site, here: str, meetings: Sequence[MeetingHeld], *, of: str = "") -> list[YearOfMeetings]:
    """Meetings by municipal year, newest first in both; `of` a committee, whose name stands at none of its own."""
    newest_first = sorted(meetings, key=lambda meeting: meeting.date, reverse=True)
    return [
        YearOfMeetings(
            year,
            _anchor(year),
            site.link(here, urls.year(year)),
            tuple(meeting_entry(site, here, meeting, with_committee=meeting.committee != of) for meeting in of_year),
        )
        for year, of_year in groupby(newest_first, key=lambda meeting: meeting.year)
    ]


def _anchor(year: str) -> str:
    return f"y{year.replace('/', '-')}"


def committee_page(
    site: Site, committee: CommitteeHistory, meetings: Sequence[MeetingHeld], actions: Sequence[Logged] = ()
) -> CommitteePage:
    """The page of a committee; `meetings` are its own and those that it holds jointly with another.

    `actions` are those that its minutes list.
    """
    here, name = committee.address, site.name(committee)
    last = committee.meetings[-1] if committee.meetings else None
    crumbs = site.crumbs(here, (site.short_name(committee), here))
    calendar, feed = urls.committee_calendar(committee.name), urls.committee_feed(committee.name)
    own = announced(site, here, name, calendar=calendar, feed=feed)
    years = by_year(site, here, meetings, of=committee.name)
    listed = _listed(years)
    return CommitteePage(
        frame=site.frame(here, name, current="Meetings", crumbs=crumbs, alternates=own),
        kind=COMMITTEE_KINDS[committee.record.kind],
        name=name,
        remit=site.text(here, committee.remit),
        facts=tuple(_facts(site, here, committee)),
        also=tuple(_also(site, here, committee)),
        calendar=of_meetings(site, here, meetings, lambda year: urls.at(here, _anchor(year)), of=committee.name),
        years=tuple(years[:listed]),
        elsewhere=tuple(years[listed:]),
        presence=tuple(of_members(site, here, committee)),
        actions=tuple(action_entry(site, here, each) for each in open_first(actions)[:NEXT]),
        all_actions=Link("All actions", site.link(here, urls.actions(committee.name))) if actions else None,
        membership_year=last.year if last else "",
        membership=members_shown(site, here, last) if last else (),
        subscribe=offer(site, here, calendar=calendar, feed=feed),
    )


def _listed(years: Sequence[YearOfMeetings]) -> int:
    """How many years, from the newest on, have no more than `LISTED` meetings; one in any case."""
    whole = accumulate(len(year.rows) for year in years)
    return max(1, sum(meetings <= LISTED for meetings in whole))


def _facts(site: Site, here: str, committee: CommitteeHistory) -> Iterator[Fact]:
    if committee.meetings:
        last = committee.meetings[-1]
        if chairing := chairs(site.archive, last):
            yield fact(
                f"{site.chair_title(committee, last.date)} in {last.year}",
                *series(linked(site, here, named) for named in chairing),
            )
    quorum = value_on(site.today, committee.record.quorum, site.starts)
    if quorum:
        yield fact("Quorum", counted(quorum, "member"))
    if contact := site.archive.council.contact:
        yield fact("Contact", Link(contact.name, site.link(here, urls.CONTACT)))


def _also(site: Site, here: str, committee: CommitteeHistory) -> Iterator[Link]:
    """The work programme over time, its newest edition of each year, and the register."""
    seen = set()
    if any(meeting.programme for meeting in committee.meetings):
        yield Link(f"{called(committee)}, edition by edition", site.link(here, urls.programmes(committee.name)))
    yield Link("Decisions", site.link(here, urls.DECISIONS))
    for meeting in reversed(committee.meetings):
        if meeting.programme and meeting.year not in seen:
            seen.add(meeting.year)
            yield Link(meeting.programme.title, site.link(here, meeting.programme.address))


def meetings_page(site: Site) -> MeetingsPage:
    """The page of all meetings."""
    here = urls.MEETINGS
    meetings = site.archive.meetings()
    newest = [meeting for meeting in meetings if meeting.year == years_of(site)[-1]]
    return MeetingsPage(
        frame=site.frame(here, "Meetings", current="Meetings", crumbs=site.crumbs(here, ("Meetings", here))),
        calendar=of_meetings(site, here, meetings, urls.year),
        newest=by_year(site, here, newest)[0] if newest else None,
        committees=cards(site, here),
        subscribe=offer(site, here, calendar=urls.CALENDAR, feed=urls.FEED),
    )


def years_of(site: Site) -> list[str]:
    """The municipal years of which there are meetings, in order."""
    return sorted({meeting.year for meeting in site.archive.meetings()})


def year_page(site: Site, year: str) -> YearPage:
    """The page of a municipal year of which there are meetings."""
    years, here = years_of(site), urls.year(year)
    at = years.index(year)
    of_this = tuple(meeting for meeting in site.archive.meetings() if meeting.year == year)
    crumbs = site.crumbs(here, ("Meetings", urls.MEETINGS), (year, here))
    own = announced(site, here, f"meetings of {year}", calendar=urls.year_calendar(year))
    frame = site.frame(here, f"Meetings in {year}", current="Meetings", crumbs=crumbs, alternates=own)
    earlier = Link(years[at - 1], site.link(here, urls.year(years[at - 1]))) if at else None
    later = Link(years[at + 1], site.link(here, urls.year(years[at + 1]))) if at + 1 < len(years) else None
    year_of_meetings = by_year(site, here, of_this)[0]
    drawn = of_year(site, here, of_this)
    return YearPage(frame=frame, calendar=drawn, year=year_of_meetings, earlier=earlier, later=later)
