"""A meeting's page, and how a meeting stands in a list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import urls
from generator.archive import (
    Decision,
    MeetingHeld,
    Status,
    how_to_attend,
    joint_with,
    no_private_item,
    off,
    planned,
    status,
    subject,
    supplements,
)
from generator.archive.attendance import chairs, with_role
from generator.archive.interests import declared
from generator.archive.words import counted, from_to, full, listed, size
from generator.outputs.pages.attendance import AttendanceShown, PeopleShown, attendance_shown, linked, members_shown
from generator.outputs.pages.events import citation, event
from generator.outputs.pages.frame import Day, Fact, Found, Frame, Link, State, Wording, as_day, fact, series
from generator.outputs.pages.items import (
    DRAFT,
    NO_HEADING,
    SectionView,
    agenda_view,
    items_from_minutes,
    items_from_programme,
)
from generator.outputs.pages.recorded import editions
from generator.outputs.pages.registers import MinuteDecided, register
from generator.outputs.pages.site import Site
from generator.outputs.pages.subscribe import announced, as_data
from generator.text import Html


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting in a list: the date hangs, the title says what it was about."""

    day: Day
    title: str
    href: str
    committee: str
    """Empty where the list is one committee's."""
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage:
    """A meeting: its state, facts, what was decided, the agenda, who was there."""

    frame: Frame
    title: str
    """What it is called, where that is more than a meeting; it stands before the date."""
    day: Day
    committee: Link
    states: tuple[State, ...]
    facts: tuple[Fact, ...]
    """When and where."""
    about: tuple[Fact, ...]
    """What else is to be known of it."""
    also: tuple[Link, ...]
    note: Html
    to_come: bool
    """Whether the meeting is still ahead."""
    off: str
    """That it was "cancelled" or "not held"; empty of any other."""
    off_because: str
    """The reason, or a sentence that none is given; empty if it took place."""
    decided: tuple[MinuteDecided, ...]
    minutes: Link | None
    minutes_note: str
    """Where there are none: "The minutes of this meeting are not in the archive."; empty while it is ahead."""
    public: tuple[SectionView, ...]
    private: tuple[SectionView, ...]
    private_lead: str
    """What is said above the private items."""
    private_note: str
    """What is said where `private` is empty."""
    has_agenda: bool
    """False: `public` are the minutes' headings, or what was planned, standing in for the agenda."""
    agenda_note: str
    """Where there is no agenda: that it is not here, and what stands in for it."""
    attendance: AttendanceShown | None
    interests: tuple[Wording, ...]
    """The interests that were declared, each with its items."""
    membership: tuple[PeopleShown, ...]
    """As on the meeting's date; shown apart from who was there."""
    members_heading: str
    """As in "Members of the committee on that day"."""
    attend: Html
    """How to watch, speak or ask; empty once the meeting is over."""
    notes: Html
    """The standing notes of the agenda (access, substitutes)."""
    signed: str
    """As in "Martin Example, Executive Director, 11 September 2019"."""
    earlier: Link | None
    later: Link | None


def _standing_in(site: Site, meeting: MeetingHeld) -> tuple[SectionView, ...]:
    """What stands in for an agenda that is not here: the minutes' headings, else what was planned."""
    if meeting.minutes:
        items = tuple(items_from_minutes(site, meeting))
    else:
        items = tuple(items_from_programme(site, meeting, planned(site.of(meeting), meeting)[1]))
    return (SectionView(NO_HEADING, "", items),) if items else ()


def _agenda_note(site: Site, meeting: MeetingHeld) -> str:
    """That the agenda is not here, what stands in for it, and for a meeting ahead by when it has to be published."""
    note = "The agenda of this meeting is not in the archive."
    if meeting.date > site.today and not meeting.is_off:
        asked = site.archive.notice_of(meeting.committee)
        last = asked.last_day(meeting.date) if asked else meeting.date
        by = f"; it is due by {as_day(last, weekday=True).text}, {asked.words} before the meeting" if asked else ""
        note = f"The agenda is not published yet{by}." if last >= site.today else note
    if meeting.items:
        return f"{note} What is known of its business stands here instead."
    if meeting.minutes:
        return f"{note} The headings of its minutes stand here instead."
    programme, _ = planned(site.of(meeting), meeting)
    if programme:
        return f"{note} What the {programme.called.lower()} had planned for it stands here instead."
    return note


def _private_lead(site: Site, meeting: MeetingHeld) -> str:
    """What private items are; where a law lists the reasons, that it does."""
    asked = "The public can be asked to leave for these items"
    if site.archive.law(meeting.committee).schedule:
        return f"{asked}. The law says which reasons count; their papers are not published here."
    return f"{asked}; their papers are not published here."


STATES = {
    Status.HELD: State("Held", "done"),
    Status.PLANNED: State("Planned; whether it was held is not recorded", "unknown"),
    Status.TO_COME: State("To come", "open"),
    Status.CANCELLED: State("Cancelled", "stop"),
    Status.NOT_HELD: State("Not held", "stop"),
}


def meeting_state(site: Site, meeting: MeetingHeld) -> State:
    """How a meeting stands, in words."""
    return STATES[status(meeting, site.today)]


def states(site: Site, meeting: MeetingHeld) -> tuple[State, ...]:
    """How a meeting and its papers stand, in words."""
    found = [meeting_state(site, meeting)]
    if meeting.record.draft:
        found.append(State(DRAFT, "stop"))
    if earlier := site.of(meeting).adjourned(meeting):
        found.append(State(f"Goes on with the meeting of {full(earlier.date)}", "moved"))
    if later := site.of(meeting).reconvened(meeting):
        found.append(State(f"Adjourned to {full(later.date)}", "moved"))
    if meeting.record.moved_from:
        found.append(State(f"Moved from {listed(full(day) for day in meeting.record.moved_from)}", "moved"))
    if meeting.has_agenda and meeting.record.published:
        found.append(State(f"Agenda published {full(meeting.record.published)}", "done"))
    found += [State(f"Agenda put right {full(put.on)}: {put.what}", "new") for put in meeting.record.republished]
    for number, day in enumerate(supplements(site.archive, meeting), 1):
        found.append(State(f"Supplementary agenda {number}, published {full(day)}", "new"))
    approved = meeting.record.minutes.approved if meeting.record.minutes else None
    if approved:
        corrected = bool(meeting.record.minutes and meeting.record.minutes.corrections)
        found.append(State(f"Minutes approved {full(approved)}{', with corrections' if corrected else ''}", "done"))
    elif meeting.minutes:
        found.append(State("Draft minutes", "part"))
    return tuple(found)


def meeting_entry(site: Site, here: str, meeting: MeetingHeld, *, with_committee: bool) -> MeetingEntry:
    """A meeting in a list on the page at `here`."""
    name = site.name(site.of(meeting), meeting.date) if with_committee else ""
    link = site.link(here, meeting.address)
    about = ": ".join(filter(None, (meeting.title, subject(site.of(meeting), meeting))))
    return MeetingEntry(as_day(meeting.date), about, link, name, states(site, meeting))


def neighbours(site: Site, here: str, meeting: MeetingHeld) -> tuple[Link | None, Link | None]:
    """The committee's meetings before and after one, as links."""
    meetings = site.of(meeting).meetings
    at = site.of(meeting).place_of(meeting)
    earlier = meetings[at - 1] if at else None
    later = meetings[at + 1] if at + 1 < len(meetings) else None
    return _neighbour(site, here, earlier), _neighbour(site, here, later)


def _neighbour(site: Site, here: str, meeting: MeetingHeld | None) -> Link | None:
    return Link(called(meeting), site.link(here, meeting.address)) if meeting else None


def called(meeting: MeetingHeld) -> str:
    """The date of a meeting, after its title if it has one: "Extraordinary meeting, 14 May 2025"."""
    return ", ".join(filter(None, (meeting.title, full(meeting.date))))


def steps(site: Site, meeting: MeetingHeld) -> tuple[tuple[str, str], ...]:
    """The way from the home page to a meeting."""
    committee = site.of(meeting)
    return ((site.short_name(committee, meeting.date), committee.address), (called(meeting), meeting.address))


def search_entry(site: Site, meeting: MeetingHeld, kind: str, title: str = "") -> Found:
    """What the search index is told of a page of a meeting; its title is the kind and the date if none is given."""
    about = "" if title else subject(site.of(meeting), meeting)
    title = title or f"{kind}, {called(meeting)}"
    committee, day = site.name(site.of(meeting), meeting.date), meeting.date.isoformat()
    return Found(title, committee, kind, meeting.year, day, subject=about)


def meeting_page(site: Site, meeting: MeetingHeld, decisions: Sequence[Decision]) -> MeetingPage:
    """The page of a meeting; `decisions` are those of its minutes."""
    here, committee, record = meeting.address, site.of(meeting), meeting.record
    name = site.name(committee, meeting.date)
    public, private = (agenda_view(site, meeting, private=side) for side in (False, True))
    earlier, later = neighbours(site, here, meeting)
    entry_in_calendar = urls.meeting_calendar(meeting.committee, meeting.name)
    ahead = status(meeting, site.today) is Status.TO_COME
    return MeetingPage(
        frame=site.frame(
            here,
            f"{called(meeting)}, {site.short_name(committee, meeting.date)}",
            current="Meetings",
            crumbs=site.crumbs(here, *steps(site, meeting)),
            found=search_entry(site, meeting, "Meeting"),
            description=f"{name}, {called(meeting)}: {subject(site.of(meeting), meeting)}",
            alternates=[
                *announced(site, here, "this meeting", calendar=entry_in_calendar),
                as_data(site, here, "meeting", urls.meeting_data(meeting.committee, meeting.name)),
            ],
            cite=citation(site, meeting),
            data=[event(site, meeting, subject(site.of(meeting), meeting))],
        ),
        title=meeting.title,
        day=as_day(meeting.date, record.time, weekday=True),
        committee=Link(name, site.link(here, committee.address)),
        states=states(site, meeting),
        facts=tuple(time_and_place(meeting)),
        about=tuple(facts(site, here, meeting)),
        also=tuple(_also(site, here, meeting)),
        note=site.text(here, meeting.note),
        to_come=ahead,
        off=off(meeting),
        off_because=(meeting.off_because or "No reason is recorded.") if meeting.is_off else "",
        decided=register(site, here, decisions),
        minutes=Link("Read the minutes", site.link(here, meeting.minutes.address)) if meeting.minutes else None,
        minutes_note=_minutes_note(site, meeting),
        public=public if meeting.has_agenda or public else _standing_in(site, meeting),
        private=private,
        has_agenda=meeting.has_agenda,
        agenda_note=_agenda_note(site, meeting),
        private_lead=_private_lead(site, meeting),
        private_note=no_private_item(meeting) or "There is none (Nil).",
        attendance=attendance_shown(site, here, meeting),
        interests=tuple(_interests(site, here, meeting)),
        membership=members_shown(site, here, meeting),
        members_heading=_members_heading(meeting, ahead=ahead),
        attend=site.text(here, how_to_attend(site.archive, meeting, site.today)) if ahead else Html(""),
        notes=site.text(here, site.archive.agenda_note(meeting.date))
        if meeting.has_agenda and record.published
        else Html(""),
        signed=_signed(site, meeting),
        earlier=earlier,
        later=later,
    )


def facts(site: Site, here: str, meeting: MeetingHeld) -> Iterator[Fact]:
    """When its agenda was published, who chaired, whom to ask."""
    record = meeting.record
    if record.published:
        yield fact("Agenda published", as_day(record.published))
    if record.private_notice:
        yield fact("Notice of private business", as_day(record.private_notice))
    others = [site.archive.committees[name] for name in joint_with(site.archive, meeting)]
    if others:
        links = [Link(site.name(other, meeting.date), site.link(here, other.address)) for other in others]
        yield fact("Joint meeting with", *series(links))
    if earlier := site.of(meeting).adjourned(meeting):
        yield fact("Goes on with", Link(called(earlier), site.link(here, earlier.address)))
    if later := site.of(meeting).reconvened(meeting):
        yield fact("Adjourned to", Link(called(later), site.link(here, later.address)))
    yield from chair(site, here, meeting)
    yield from _contact(site, here, meeting)
    if here == meeting.address:
        yield from editions(site, here)
    if record.webcast:
        yield fact("Webcast", Link("Watch the recording", record.webcast))
    if record.original:
        yield fact("Council’s own copy", Link("The agenda pack on the council’s site", record.original))


def time_and_place(meeting: MeetingHeld) -> Iterator[Fact]:
    """The time of a meeting, if it is known, and its place."""
    record = meeting.record
    closed = record.minutes.closed if record.minutes else None
    if record.time:
        yield fact("Time", from_to(record.time, closed))
    yield fact("Place", record.place or "Not recorded here")


def chair(site: Site, here: str, meeting: MeetingHeld) -> Iterator[Fact]:
    """Who chaired the committee on the day of a meeting, if that is known."""
    if chairing := chairs(site.archive, meeting):
        yield fact(
            site.chair_title(site.of(meeting), meeting.date), *series(linked(site, here, named) for named in chairing)
        )


def _contact(site: Site, here: str, meeting: MeetingHeld) -> Iterator[Fact]:
    names = [with_role(site.archive, named) for named in meeting.record.contact]
    council = site.archive.council.contact
    if council and not names:
        names = [council.name]
    lines: list[Wording] = [(name,) for name in names]
    if lines and council:
        lines.append((Link("How to reach us", site.link(here, urls.CONTACT)),))
    if lines:
        yield Fact("Contact", tuple(lines))


def _also(site: Site, here: str, meeting: MeetingHeld) -> Iterator[Link]:
    for pack in site.packs.get(here, ()):
        name = f"Supplement {pack.supplement} to the pack" if pack.supplement else "The pack in print"
        yield Link(f"{name} (PDF, {size(pack.size)}, {counted(pack.pages, 'page')})", site.link(here, pack.address))
    if meeting.minutes:
        yield Link("Minutes of this meeting", site.link(here, meeting.minutes.address))
    if meeting.programme:
        yield Link(meeting.programme.title, site.link(here, meeting.programme.address))
    yield Link("This meeting as data (JSON)", site.link(here, urls.meeting_data(meeting.committee, meeting.name)))
    yield Link("Calendar entry (iCal)", site.link(here, urls.meeting_calendar(meeting.committee, meeting.name)))


def _interests(site: Site, here: str, meeting: MeetingHeld) -> Iterator[Wording]:
    """As in "Councillor K Iqbal, disclosable interest: owns a field; left for the item (item 3)"."""
    for told in declared(site.archive, meeting):
        items = [Link(f"item {item.number}", f"#{item.anchor}") for item in told.items]
        about = (" (", *series(items), ")") if items else ()
        yield (linked(site, here, told.interest.person), f", {told.said}", *about)


def _members_heading(meeting: MeetingHeld, *, ahead: bool) -> str:
    if meeting.record.panel:
        return "Who is to sit" if ahead else "Who was to sit"
    return "Members of the committee" if ahead else "Members of the committee on that day"


def _minutes_note(site: Site, meeting: MeetingHeld) -> str:
    stands = status(meeting, site.today)
    if stands is Status.PLANNED:
        return "Nothing is known here of this meeting but its date and what was planned for it."
    if meeting.minutes or stands is not Status.HELD:
        return ""
    corrections = meeting.record.minutes.corrections if meeting.record.minutes else ()
    known = "".join(f" They were agreed with a correction: {correction.what}." for correction in corrections)
    return f"The minutes of this meeting are not in the archive, so what it decided is not known here.{known}"


def _signed(site: Site, meeting: MeetingHeld) -> str:
    if not meeting.record.signed_by:
        return ""
    names = listed(with_role(site.archive, named) for named in meeting.record.signed_by)
    published = meeting.record.published
    return f"{names}, {full(published)}" if published else names
