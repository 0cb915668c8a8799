"""The pages of papers, minutes and work programmes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator import urls
from generator.archive import (
    Considered,
    Item,
    MeetingHeld,
    Mention,
    Paper,
    Programme,
    ProgrammeGroup,
    ProgrammeRow,
    Target,
    same_title,
)
from generator.pages.meetings import facts as meeting_facts
from generator.pages.meetings import found, neighbours, paper_link, part_of, state, steps
from generator.pages.people import attendance, linked, with_role
from generator.pages.site import Site, anchor, plain
from generator.pages.views import (
    Entry,
    Fact,
    Link,
    MinutesPage,
    PaperPage,
    RowView,
    State,
    WorkProgrammePage,
)
from generator.pages.views import (
    ProgrammeGroup as GroupView,
)
from generator.pages.words import KINDS, as_day, clock, full, listed
from generator.prose import Heading, Html

Referrers = Mapping[str, Sequence[Mention]]
"""By address, what refers to it."""
MINUTE = re.compile(r'(<section[^>]*>\s*<h2 id="(minute-[^"]+)".*?)</section>', re.DOTALL)


def paper_page(site: Site, meeting: MeetingHeld, paper: Paper) -> PaperPage:
    """The page of a paper."""
    here, body = paper.address, paper.document.body
    kind = KINDS[paper.kind]
    earlier, later = _beside(site, here, meeting, paper)
    return PaperPage(
        frame=site.frame(
            here,
            f"{paper.title}, {kind.lower()}, {full(meeting.date)}",
            current="Meetings",
            crumbs=site.crumbs(here, *steps(site, meeting), (paper.title, here)),
            found=found(site, meeting, "Paper", paper.title),
            description=f"{kind} for {site.name(site.of(meeting), meeting.date)}, {full(meeting.date)}: {paper.title}",
        ),
        kind=kind,
        title=site.linked(here, body.title_html, paper.document.links),
        states=tuple(_paper_states(paper)),
        facts=tuple(_paper_facts(site, meeting, paper)),
        toc=tuple(_contents(body.headings)),
        body=site.document(here, paper.document, meeting.address),
        slides=paper.kind == "presentation",
        appendices=tuple(paper_link(site, here, one) for one in paper.appendices),
        earlier=earlier,
        later=later,
    )


def _contents(headings: tuple[Heading, ...]) -> Iterator[Entry]:
    for heading in headings:
        if heading.level == 2:
            yield Entry(heading.number, heading.text, f"#{heading.anchor}")


def _paper_states(paper: Paper) -> Iterator[State]:
    front = paper.front
    if front.withdrawn:
        yield State("Withdrawn" if front.withdrawn == "true" else f"Withdrawn: {front.withdrawn}", "stop")
    for change in front.corrections:
        yield State(f"Corrected {full(change.on)}: {change.what}", "new")


def _paper_facts(site: Site, meeting: MeetingHeld, paper: Paper) -> Iterator[Fact]:
    here, front = paper.address, paper.front
    yield Fact("For", _for(site, meeting, paper))
    if parent := site.archive.part_of.get(here):
        label = next((one.label for one in _siblings(meeting, parent) if one.address == here), "")
        title = next((one.title for one in meeting.papers.values() if one.address == parent), "the paper")
        yield Fact(f"Appendix {label}".strip() + " to", anchor(title, site.link(here, parent)))
    if front.authors:
        yield Fact("By", Html("<br>".join(plain(with_role(site, one)) for one in front.authors)))
    if front.date:
        yield Fact("Dated", Html(f'<time datetime="{front.date.isoformat()}">{full(front.date)}</time>'))
    if front.published and front.published != meeting.record.published:
        yield Fact("Published", Html(f'<time datetime="{front.published.isoformat()}">{full(front.published)}</time>'))
    yield Fact("Considered", Html("<br>".join(_considered(site, paper))))
    matters = dict.fromkeys(name for one in _items_before(site, paper) for name in one.record.matter)
    for text in part_of(site, here, tuple(matters)):
        yield Fact("Subject", text)
    if front.background_papers:
        yield Fact("Background papers", plain(listed(front.background_papers)))
    if front.original:
        yield Fact("Council’s own copy", anchor("The paper on the council’s site", front.original))


def _siblings(meeting: MeetingHeld, parent: str) -> tuple[Target, ...]:
    return next((one.appendices for one in meeting.papers.values() if one.address == parent), ())


def _for(site: Site, meeting: MeetingHeld, paper: Paper) -> Html:
    text = f"{site.short_name(site.of(meeting), meeting.date)}, {full(meeting.date)}"
    items = [one for one in _items(site, paper) if one.meeting == meeting.name]
    link = anchor(text, site.link(paper.address, meeting.address))
    numbers = [anchor(f"item {one.number}", site.link(paper.address, one.address)) for one in items]
    return Html(", ".join([link, *numbers]))


def _items(site: Site, paper: Paper) -> tuple[Considered, ...]:
    """The items that had a paper before them, or the paper that it belongs to."""
    items = site.archive.considered
    return items.get(paper.address) or items.get(site.archive.part_of.get(paper.address, ""), ())


def _items_before(site: Site, paper: Paper) -> Iterator[Item]:
    """The agenda items that had a paper before them."""
    wanted = {(one.committee, one.meeting, one.number) for one in _items(site, paper)}
    for meeting in site.archive.meetings():
        for item in meeting.items:
            if (meeting.committee, meeting.name, item.number) in wanted:
                yield item


def _considered(site: Site, paper: Paper) -> Iterator[str]:
    """Where a paper was considered or put off: the minute of each item that had it, or why there is none."""
    meetings = {(one.committee, one.name): one for one in site.archive.meetings()}
    first = meetings[paper.committee, paper.meeting]
    for minute in first.minutes.items if first.minutes else ():
        if minute.deferred_to and same_title(minute.heading) == same_title(paper.title):
            address = f"{urls.minutes(first.committee, first.name)}#{minute.anchor}"
            link = anchor(f"minute {minute.number}, {full(first.date)}", site.link(paper.address, address))
            yield f"Put off by {link}"
    items = _items(site, paper)
    if not items:
        yield plain("On no agenda in the archive")
    for one in items:
        at = meetings[one.committee, one.meeting]
        recorded = [minute for item in at.items if item.number == one.number for minute in item.minutes]
        for minute in recorded:
            address = f"{urls.minutes(at.committee, at.name)}#{minute.anchor}"
            yield anchor(f"Minute {minute.number}, {full(at.date)}", site.link(paper.address, address))
        if not recorded:
            yield plain(_not_recorded(site, at))


def _not_recorded(site: Site, meeting: MeetingHeld) -> str:
    word = state(site, meeting).word
    if word == "Held":
        return f"Not known: the minutes of {full(meeting.date)} are not in the archive"
    return f"{word}: {full(meeting.date)}"


def _beside(site: Site, here: str, meeting: MeetingHeld, paper: Paper) -> tuple[Link | None, Link | None]:
    """The papers before and after one, in the order of the agenda."""
    order: list[tuple[str, str]] = []
    for item in meeting.items:
        for target in item.papers:
            order += [(one.address, one.title) for one in (target, *target.appendices)]
    places = [address for address, _ in order]
    if paper.address not in places:
        return None, None
    at = places.index(paper.address)
    links = [Link(title, site.link(here, address)) for address, title in order]
    return links[at - 1] if at else None, links[at + 1] if at + 1 < len(links) else None


def minutes_page(site: Site, meeting: MeetingHeld, referrers: Referrers) -> MinutesPage:
    """The page of a meeting's minutes, each with what refers to it later; the meeting must have some."""
    minutes = meeting.minutes
    if minutes is None:
        raise ValueError("a meeting without minutes has no page for them")
    here, record, committee = minutes.address, minutes.record, site.of(meeting)
    earlier, later = neighbours(site, here, meeting)
    return MinutesPage(
        frame=site.frame(
            here,
            f"Minutes, {full(meeting.date)}, {site.short_name(committee, meeting.date)}",
            current="Meetings",
            crumbs=site.crumbs(here, *steps(site, meeting), ("Minutes", here)),
            found=found(site, meeting, "Minutes"),
            description=f"Minutes of {site.name(committee, meeting.date)}, {full(meeting.date)}",
        ),
        day=as_day(meeting.date, meeting.record.time, weekday=True),
        committee=Link(site.name(committee, meeting.date), site.link(here, committee.address)),
        states=(_approval(site, here, meeting),),
        facts=tuple(_minutes_facts(site, here, meeting)),
        toc=tuple(Entry(one.number, one.heading, f"#{one.anchor}") for one in minutes.items),
        attendance=attendance(site, here, meeting),
        body=_with_referrers(site, here, site.document(here, minutes.document, meeting.address), referrers),
        corrections=tuple(
            plain(f"Minute {one.minute}: {one.what}" if one.minute else one.what) for one in record.corrections
        ),
        closed=clock(record.closed) if record.closed else "",
        earlier=earlier,
        later=later,
    )


def _with_referrers(site: Site, here: str, body: Html, referrers: Referrers) -> Html:
    """The text of minutes with a line under each that something refers to."""

    def add(match: re.Match[str]) -> str:
        to = f"{here}#{match[2]}"
        found = [
            one for target, each in referrers.items() if target == to or target.startswith(f"{to}-") for one in each
        ]
        links = (anchor(f"{one.title}, {full(one.date)}", site.link(here, one.address)) for one in dict.fromkeys(found))
        line = f'<p class="meta" data-pagefind-ignore>Referred to in {listed(links)}</p>' if found else ""
        return f"{match[1]}{line}</section>"

    return Html(MINUTE.sub(add, body))


def _approval(site: Site, here: str, meeting: MeetingHeld) -> State:
    """Whether minutes are agreed; for a draft, the meeting that has them on its agenda."""
    approved = meeting.minutes.record.approved if meeting.minutes else None
    later = {one.date: one for one in site.of(meeting).meetings if one.date > meeting.date}
    if approved:
        href = site.link(here, later[approved].address) if approved in later else ""
        return State(f"Approved on {full(approved)}", "done", href)
    for day, one in later.items():
        for item in one.items:
            if meeting.date in item.record.minutes_of:
                href = site.link(here, f"{one.address}#{item.anchor}")
                past = "were put to the meeting of" if day < site.today else "go to the meeting of"
                return State(f"Draft: these minutes {past} {full(day)}, item {item.number}", "part", href)
    return State("Draft: no record of their approval is in the archive", "part")


def _minutes_facts(site: Site, here: str, meeting: MeetingHeld) -> Iterator[Fact]:
    yield Fact("Meeting", anchor(full(meeting.date), site.link(here, meeting.address)))
    shown = ("Time", "Place", "Chair")
    yield from (fact for fact in meeting_facts(site, here, meeting) if fact.label in shown)
    numbers = [one.number for one in meeting.minutes.items] if meeting.minutes else []
    if numbers:
        text = numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
        yield Fact("Numbers", plain(f"{text} of {meeting.year}"))


def programme_page(site: Site, meeting: MeetingHeld, programme: Programme) -> WorkProgrammePage:
    """The page of one edition of a work programme."""
    here, committee = programme.address, site.of(meeting)
    updated = full(programme.updated or meeting.date)
    return WorkProgrammePage(
        frame=site.frame(
            here,
            f"{programme.title}, {site.short_name(committee, meeting.date)}, {full(meeting.date)}",
            current="Meetings",
            crumbs=site.crumbs(here, *steps(site, meeting), ("Work programme", here)),
            found=found(site, meeting, "Work programme", programme.title),
            description=f"What {site.name(committee, meeting.date)} plans to look at, as of {updated}",
        ),
        title=programme.title,
        lede=f"What {site.name(committee, meeting.date)} planned to look at, as it stood on {updated}.",
        states=(),
        facts=tuple(_programme_facts(site, here, meeting, programme)),
        editions=tuple(_editions(site, here, meeting)),
        groups=tuple(_group(site, here, meeting, one) for one in programme.groups),
    )


def _programme_facts(site: Site, here: str, meeting: MeetingHeld, programme: Programme) -> Iterator[Fact]:
    if programme.updated:
        iso = programme.updated.isoformat()
        yield Fact("Edition", Html(f'<time datetime="{iso}">{full(programme.updated)}</time>'))
    text = f"{site.short_name(site.of(meeting), meeting.date)}, {full(meeting.date)}"
    items = site.archive.considered.get(here, ())
    numbers = [anchor(f"item {one.number}", site.link(here, one.address)) for one in items]
    yield Fact("Went with", Html(", ".join([anchor(text, site.link(here, meeting.address)), *numbers])))


def _editions(site: Site, here: str, meeting: MeetingHeld) -> Iterator[Link]:
    """The other editions of the municipal year, newest first."""
    for one in reversed(site.of(meeting).meetings):
        if one.programme and one.year == meeting.year and one.programme.address != here:
            yield Link(full(one.programme.updated or one.date), site.link(here, one.programme.address))


def _group(site: Site, here: str, meeting: MeetingHeld, group: ProgrammeGroup) -> GroupView:
    held = _held(site, meeting, group.date)
    return GroupView(
        label=group.heading,
        day=as_day(group.date) if group.date else None,
        href=site.link(here, held.address) if held else "",
        note=group.note,
        states=(state(site, held),) if held and held.record.cancelled is not None else (),
        rows=tuple(_row(site, here, one) for one in group.rows),
    )


def _held(site: Site, meeting: MeetingHeld, day: date | None) -> MeetingHeld | None:
    return next((one for one in site.of(meeting).meetings if one.date == day), None)


def _row(site: Site, here: str, row: ProgrammeRow) -> RowView:
    words = {"deferred": ("Deferred", "moved"), "cancelled": ("Cancelled", "stop"), "withdrawn": ("Withdrawn", "stop")}
    return RowView(
        anchor=row.anchor,
        title=site.text(here, row.title),
        detail=site.text(here, row.detail),
        leads=tuple(linked(site, here, one) for one in row.record.leads),
        source=site.text(here, row.source),
        outcome=site.text(here, row.outcome),
        when=row.record.when or "",
        matter=Html(listed(part_of(site, here, row.record.matter)).removeprefix("Part of ")),
        states=(State(*words[row.record.state]),) if row.record.state else (),
        heard=tuple(Link(label, site.link(here, address)) for label, address in row.heard),
    )
