"""A meeting's page, and how a meeting stands in a list."""

from collections.abc import Iterator, Sequence
from datetime import date

from generator import urls
from generator.archive import Decision, Item, MeetingHeld, Target, membership, same_title, value_on
from generator.archive import on as on_day
from generator.pages.people import attendance, linked, members, with_role
from generator.pages.registers import entry
from generator.pages.site import Site, anchor, escape, plain
from generator.pages.views import (
    Fact,
    Found,
    ItemView,
    Link,
    MeetingPage,
    MeetingRow,
    MinuteQuote,
    PaperLink,
    State,
)
from generator.pages.words import KINDS, as_day, from_to, full, listed, size
from generator.prose import Html, Minute, convert

STANDING = (
    "apologies",
    "declaration",
    "minutes",
    "any other",
    "exclusion of",
    "work programme",
    "outstanding issues",
    "matters arising",
    "meeting evaluation",
)
"""How the titles of items begin that every agenda has: they do not tell one meeting from another."""
EXEMPT = {
    1: "information about an individual",
    2: "information that is likely to reveal who an individual is",
    3: "information about the financial or business affairs of a person, the council included",
    4: "information about consultations or negotiations on labour relations",
    5: "information covered by legal professional privilege",
    6: "information revealing that the council means to give a notice or make an order or direction",
    7: "information about preventing, investigating or prosecuting crime",
}
"""Local Government Act 1972, Schedule 12A, Part 1, in plain words."""


def subject(site: Site, meeting: MeetingHeld) -> str:
    """What a meeting was about: the titles of its items, else of its minutes, else what was planned for it."""
    titles = [item.title.text for item in meeting.items if not item.private]
    if not titles and meeting.minutes:
        titles = [minute.heading for minute in meeting.minutes.items if not minute.private]
    own = list(dict.fromkeys(title for title in titles if not title.lower().startswith(STANDING)))
    if meeting.record.cancelled is not None:
        return "No meeting: it was cancelled"
    planned = _planned(site, meeting)
    if own or planned:
        return "; ".join(own or planned)
    return listed(titles) if titles else "Neither agenda nor minutes are in the archive"


def _planned(site: Site, meeting: MeetingHeld) -> list[str]:
    """What the last work programme of the committee had planned for a meeting."""
    for one in reversed(site.of(meeting).meetings):
        for group in one.programme.groups if one.programme else ():
            if group.date == meeting.date and group.rows:
                return [row.title.text for row in group.rows]
    return []


def state(site: Site, meeting: MeetingHeld) -> State:
    """Whether a meeting is to come, was held or was cancelled."""
    if meeting.record.cancelled is not None:
        return State("Cancelled", "stop")
    return State("Held", "done") if meeting.date < site.today else State("To come", "open")


def states(site: Site, meeting: MeetingHeld) -> tuple[State, ...]:
    """How a meeting and its papers stand, in words."""
    found = [state(site, meeting)]
    if meeting.record.moved_from:
        found.append(State(f"Moved from {listed(full(day) for day in meeting.record.moved_from)}", "moved"))
    if meeting.has_agenda and meeting.record.published:
        found.append(State(f"Agenda published {full(meeting.record.published)}", "done"))
    approved = meeting.record.minutes.approved if meeting.record.minutes else None
    if approved:
        found.append(State(f"Minutes approved {full(approved)}", "done"))
    elif meeting.minutes:
        found.append(State("Draft minutes", "part"))
    return tuple(found)


def row(site: Site, here: str, meeting: MeetingHeld, *, with_committee: bool) -> MeetingRow:
    """A meeting in a list on the page at `here`."""
    name = site.name(site.of(meeting), meeting.date) if with_committee else ""
    link = site.link(here, meeting.address)
    return MeetingRow(as_day(meeting.date), subject(site, meeting), link, name, states(site, meeting))


def neighbours(site: Site, here: str, meeting: MeetingHeld) -> tuple[Link | None, Link | None]:
    """The committee's meetings before and after one, as links."""
    meetings = site.of(meeting).meetings
    at = meetings.index(meeting)
    earlier = meetings[at - 1] if at else None
    later = meetings[at + 1] if at + 1 < len(meetings) else None
    return _neighbour(site, here, earlier), _neighbour(site, here, later)


def _neighbour(site: Site, here: str, meeting: MeetingHeld | None) -> Link | None:
    return Link(full(meeting.date), site.link(here, meeting.address)) if meeting else None


def steps(site: Site, meeting: MeetingHeld) -> tuple[tuple[str, str], ...]:
    """The way from the home page to a meeting."""
    committee = site.of(meeting)
    return ((site.short_name(committee, meeting.date), committee.address), (full(meeting.date), meeting.address))


def found(site: Site, meeting: MeetingHeld, kind: str, title: str = "") -> Found:
    """What the search index is told of a page of a meeting; its title is the kind and the date if none is given."""
    title = title or f"{kind}, {full(meeting.date)}"
    return Found(title, site.name(site.of(meeting), meeting.date), kind, meeting.year, meeting.date.isoformat())


def meeting_page(site: Site, meeting: MeetingHeld, decisions: Sequence[Decision]) -> MeetingPage:
    """The page of a meeting; `decisions` are those of its minutes."""
    here, committee, record = meeting.address, site.of(meeting), meeting.record
    name = site.name(committee, meeting.date)
    items = tuple(_item(site, meeting, one) for one in meeting.items)
    public = tuple(view for view, one in zip(items, meeting.items, strict=True) if not one.private)
    private = tuple(view for view, one in zip(items, meeting.items, strict=True) if one.private)
    earlier, later = neighbours(site, here, meeting)
    return MeetingPage(
        frame=site.frame(
            here,
            f"{full(meeting.date)}, {site.short_name(committee, meeting.date)}",
            current="Meetings",
            crumbs=site.crumbs(here, *steps(site, meeting)),
            found=found(site, meeting, "Meeting"),
            description=f"{name}, {full(meeting.date)}: {subject(site, meeting)}",
        ),
        day=as_day(meeting.date, record.time, weekday=True),
        committee=Link(name, site.link(here, committee.address)),
        states=states(site, meeting),
        facts=tuple(facts(site, here, meeting)),
        also=tuple(_also(site, here, meeting)),
        note=site.text(here, meeting.note),
        cancelled=_cancelled(meeting),
        decided=tuple(entry(site, here, one) for one in decisions),
        minutes=Link("Read the minutes", site.link(here, meeting.minutes.address)) if meeting.minutes else None,
        minutes_note=_minutes_note(site, meeting),
        public=public if meeting.has_agenda else tuple(_from_minutes(site, meeting)),
        private=private,
        has_agenda=meeting.has_agenda,
        private_note="There is none (Nil)."
        if record.published
        else "No published agenda is in the archive, so whether there was any is not known.",
        attendance=attendance(site, here, meeting),
        membership=members(site, here, meeting),
        attend=_markdown(record.attend or site.archive.council.attend),
        notes=_markdown(value_on(meeting.date, site.archive.council.agenda_notes, site.starts))
        if meeting.has_agenda and record.published
        else Html(""),
        signed=_signed(site, meeting),
        earlier=earlier,
        later=later,
    )


def _markdown(text: str | None) -> Html:
    return convert(text, "page").html if text else Html("")


def facts(site: Site, here: str, meeting: MeetingHeld) -> Iterator[Fact]:
    """When and where, who chaired, whom to ask."""
    record = meeting.record
    closed = record.minutes.closed if record.minutes else None
    if record.time:
        yield Fact("Time", plain(from_to(record.time, closed)))
    yield Fact("Place", plain(record.place or "Not recorded here"))
    if record.published:
        iso = record.published.isoformat()
        yield Fact("Agenda published", Html(f'<time datetime="{iso}">{full(record.published)}</time>'))
    chairs = on_day(meeting.date, membership(site.of(meeting).record, meeting.year).chair, site.starts)
    if chairs:
        yield Fact("Chair", Html(listed(linked(site, here, one) for one in chairs)))
    yield from _contact(site, here, meeting)
    if record.webcast:
        yield Fact("Webcast", anchor("Watch the recording", record.webcast))
    if record.original:
        yield Fact("Council’s own copy", anchor("The agenda pack on the council’s site", record.original))


def _contact(site: Site, here: str, meeting: MeetingHeld) -> Iterator[Fact]:
    lines = [with_role(site, one) for one in meeting.record.contact]
    council = site.archive.council.contact
    if council and not lines:
        lines = [council.name]
    if lines:
        more = anchor("How to reach us", site.link(here, urls.CONTACT)) if council else Html("")
        yield Fact("Contact", Html("<br>".join([*(escape(one) for one in lines), *([more] if more else [])])))


def _also(site: Site, here: str, meeting: MeetingHeld) -> Iterator[Link]:
    if meeting.minutes:
        yield Link("Minutes of this meeting", site.link(here, meeting.minutes.address))
    if meeting.programme:
        yield Link(meeting.programme.title, site.link(here, meeting.programme.address))


def _cancelled(meeting: MeetingHeld) -> Html:
    if meeting.record.cancelled is None:
        return Html("")
    return plain(meeting.record.cancelled or "No reason is recorded.")


def _minutes_note(site: Site, meeting: MeetingHeld) -> str:
    if meeting.minutes or meeting.record.cancelled is not None:
        return ""
    if meeting.date >= site.today:
        return "The meeting is still to come."
    corrections = meeting.record.minutes.corrections if meeting.record.minutes else ()
    known = "".join(f" They were agreed with a correction: {one.what}." for one in corrections)
    return f"The minutes of this meeting are not in the archive, so what it decided is not known here.{known}"


def _signed(site: Site, meeting: MeetingHeld) -> Html:
    if not meeting.record.signed_by:
        return Html("")
    names = listed(with_role(site, one) for one in meeting.record.signed_by)
    published = meeting.record.published
    return plain(f"{names}, {full(published)}" if published else names)


def _item(site: Site, meeting: MeetingHeld, item: Item) -> ItemView:
    here, record = meeting.address, item.record
    return ItemView(
        number=item.number,
        anchor=item.anchor,
        title=site.text(here, item.title),
        about=site.text(here, item.about),
        by=record.by or "",
        parts=tuple((label, site.text(here, line)) for label, line in item.parts),
        papers=tuple(paper_link(site, here, one) for one in item.papers),
        minutes=tuple(_quote(site, meeting, minute) for minute in item.minutes),
        exempt=tuple(_exempt(item)),
        notes=(*_notes(meeting, item), *_other_half(meeting, item), *part_of(site, here, item.record.matter)),
        states=tuple(_item_states(item)),
    )


def paper_link(site: Site, here: str, target: Target) -> PaperLink:
    """A paper, programme or file as a link, with its appendices below it."""
    kind = f"Appendix {target.label}".strip() if target.label or target.kind == "appendix" else KINDS[target.kind]
    appendices = tuple(paper_link(site, here, one) for one in target.appendices)
    note = size(target.size) if target.kind == "file" else ""
    return PaperLink(Link(target.title, site.link(here, target.address)), kind, note, appendices)


def _quote(site: Site, meeting: MeetingHeld, minute: Minute) -> MinuteQuote:
    here, minutes = meeting.address, meeting.minutes
    address = f"{minutes.address}#{minute.anchor}" if minutes else ""
    links = minutes.document.links if minutes else {}
    count = sum(clause.depth == 0 for resolution in minute.resolutions for clause in resolution.clauses)
    link = Link(f"Minute {minute.number}", site.link(here, address))
    return MinuteQuote(link, count, site.quoted(here, minute.html, links))


def _from_minutes(site: Site, meeting: MeetingHeld) -> Iterator[ItemView]:
    """The minutes' headings, standing in for an agenda that is not in the archive."""
    for minute in meeting.minutes.items if meeting.minutes else ():
        quote = _quote(site, meeting, minute)
        matters = tuple(part_of(site, meeting.address, minute.matter))
        papers = tuple(
            paper_link(site, meeting.address, Target(one.address, one.title, one.kind, appendices=one.appendices))
            for one in meeting.papers.values()
            if same_title(one.title) == same_title(minute.heading)
        )
        states = tuple(_put_off((minute,)))
        yield ItemView("", "", plain(minute.heading), Html(""), "", (), papers, (quote,), (), matters, states)


def _exempt(item: Item) -> Iterator[Html]:
    record = item.record
    for paragraph in record.exempt:
        yield plain(
            f"Private under paragraph {paragraph} of Part 1 of Schedule 12A to the Local Government Act 1972:"
            f" {EXEMPT[paragraph]}."
        )
    if record.confidential:
        yield plain(f"Confidential under section 100A(2) of the Local Government Act 1972: {record.confidential}")
    if record.public_interest:
        yield plain(f"Public interest: {record.public_interest}")
    elif record.exempt:
        yield plain("Why the public interest is better served by keeping it private is not recorded.")


def _notes(meeting: MeetingHeld, item: Item) -> Iterator[Html]:
    record = item.record
    if record.missing:
        yield plain(f"Not in the archive: {record.missing}")
    if record.urgent:
        yield plain(f"Taken as urgent: {record.urgent}")
    if record.withdrawn:
        yield plain("Withdrawn." if record.withdrawn == "true" else f"Withdrawn: {record.withdrawn}")
    if record.public_summary:
        yield plain(record.public_summary)
    if meeting.minutes and not item.minutes and not item.title.text.lower().startswith(("apologies", "declaration")):
        yield plain("Not minuted.")


def _other_half(meeting: MeetingHeld, item: Item) -> Iterator[Html]:
    """The same business on the other side of the agenda, public or private, by its title or matter."""
    for one in meeting.items:
        alike = one.title.text.lower() == item.title.text.lower() or set(one.record.matter) & set(item.record.matter)
        if one.private != item.private and alike:
            said = "private, as" if one.private else "public, as"
            yield Html(f"Also taken in {said} {anchor(f'item {one.number}', f'#{one.anchor}')}")


def part_of(site: Site, here: str, matters: Sequence[str]) -> Iterator[Html]:
    """The matters something belongs to, as links; nothing where there are none."""
    known = [one for one in matters if one in site.archive.matters]
    if known:
        links = (anchor(site.archive.matters[one].title, site.link(here, urls.matter(one))) for one in known)
        yield Html(f"Part of {listed(links)}")


def _item_states(item: Item) -> Iterator[State]:
    if item.record.added:
        yield State(f"Added {full(item.record.added)}", "new")
    if item.record.deferred_to:
        yield State(f"Put off to {full(item.record.deferred_to)}", "moved")
    yield from _put_off(item.minutes)


def _put_off(minutes: Sequence[Minute]) -> Iterator[State]:
    for minute in minutes:
        if minute.deferred_to:
            yield State(f"Put off to {full(date.fromisoformat(minute.deferred_to))}", "moved")
