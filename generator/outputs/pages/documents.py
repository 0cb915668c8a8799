"""The page of a paper, and what pages of documents have in common: before whom each was, in print, and beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.archive import Considered, Item, MeetingHeld, Paper, Status, Target, same_title, status
from generator.archive.attendance import with_role
from generator.archive.printed import page_range
from generator.archive.words import KINDS, full, listed, with_reason
from generator.outputs.pages.events import citation, report
from generator.outputs.pages.frame import ContentsEntry, Fact, Frame, Link, State, Wording, as_day, fact, joined
from generator.outputs.pages.items import DRAFT, PaperLink, paper_link, part_of
from generator.outputs.pages.meetings import meeting_state, search_entry, steps
from generator.outputs.pages.recorded import editions
from generator.outputs.pages.site import Site
from generator.outputs.pages.subscribe import text_alternate
from generator.text import Heading, Html


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """A paper, numbered as the officers cite it; `slides` for a presentation."""

    frame: Frame
    kind: str
    title: Html
    states: tuple[State, ...]
    facts: tuple[Fact, ...]
    toc: tuple[ContentsEntry, ...]
    body: Html
    slides: bool
    appendices: tuple[PaperLink, ...]
    earlier: Link | None
    later: Link | None


def paper_page(site: Site, meeting: MeetingHeld, paper: Paper) -> PaperPage:
    """The page of a paper."""
    here, body = paper.address, paper.document.body
    kind = KINDS[paper.kind]
    earlier, later = beside(site, here, meeting, here)
    return PaperPage(
        frame=site.frame(
            here,
            f"{paper.title}, {kind.lower()}, {full(meeting.date)}",
            current="Meetings",
            crumbs=site.crumbs(here, *steps(site, meeting), (paper.title, here)),
            found=search_entry(site, meeting, "Paper", paper.title),
            description=body.first or f"{kind} for {site.name(site.of(meeting), meeting.date)}: {paper.title}",
            alternates=[text_alternate(site, here)],
            cite=citation(site, meeting, title=paper.title),
            data=[report(site, meeting, paper)],
        ),
        kind=kind,
        title=site.linked(here, body.heading.html, paper.document.links),
        states=tuple(_paper_states(paper)),
        facts=tuple(_paper_facts(site, meeting, paper)),
        toc=tuple(_contents(body.headings)),
        body=site.document(here, paper.document, meeting.address),
        slides=paper.kind == "presentation",
        appendices=tuple(paper_link(site, here, appendix) for appendix in paper.appendices),
        earlier=earlier,
        later=later,
    )


def _contents(headings: tuple[Heading, ...]) -> Iterator[ContentsEntry]:
    for heading in headings:
        if heading.level == 2:
            yield ContentsEntry(heading.number, heading.text, f"#{heading.anchor}")


def _paper_states(paper: Paper) -> Iterator[State]:
    front = paper.front
    if front.draft:
        yield State(DRAFT, "stop")
    if front.withdrawn is not None:
        yield State(with_reason("Withdrawn", front.withdrawn), "stop")
    for change in front.corrections:
        yield State(f"Corrected {full(change.on)}: {change.what}", "new")


def _paper_facts(site: Site, meeting: MeetingHeld, paper: Paper) -> Iterator[Fact]:
    here, front = paper.address, paper.front
    yield fact("For", *before_whom(site, meeting, here, here))
    yield from appendix_to(site, meeting, here, here)
    if front.authors:
        yield Fact("By", tuple((with_role(site.archive, author),) for author in front.authors))
    if front.date:
        yield fact("Dated", as_day(front.date))
    if front.published and front.published != meeting.record.published:
        yield fact("Published", as_day(front.published))
    yield from considered(site, meeting, here, here, paper.title)
    if front.background_papers:
        yield fact("Background papers", listed(front.background_papers))
    yield from editions(site, here)
    items = items_with(site, here)
    yield from in_print(site, here, (site.archive.meeting(item.committee, item.meeting) for item in items))
    yield fact("Text", Link("As Markdown", site.link(here, urls.text(here))))
    if front.original:
        yield fact("Council’s own copy", Link("The paper on the council’s site", front.original))


def in_print(site: Site, here: str, meetings: Iterable[MeetingHeld], document: str = "") -> Iterator[Fact]:
    """On which pages of the packs of these meetings a document stands, by default that of the page."""
    lines: list[Wording] = []
    for address, meeting in {meeting.address: meeting for meeting in meetings}.items():
        if printed := site.in_print(address, document or here):
            pack, pages = printed
            what = f"supplement {pack.supplement} to the pack" if pack.supplement else "the pack"
            of = "" if here.startswith(address) else f" of {full(meeting.date)}"
            lines.append((Link(f"{page_range(pages).capitalize()} of {what}{of}", site.link(here, pack.at(pages))),))
    if lines:
        yield Fact("In print", tuple(lines))


def _siblings(meeting: MeetingHeld, parent: str) -> tuple[Target, ...]:
    return next((paper.appendices for paper in meeting.papers.values() if paper.address == parent), ())


def appendix_to(site: Site, meeting: MeetingHeld, here: str, document: str) -> Iterator[Fact]:
    """The paper that a document belongs to, as what it goes by there."""
    if parent := site.archive.part_of.get(document):
        label = next((appendix.label for appendix in _siblings(meeting, parent) if appendix.address == document), "")
        title = next((other.title for other in meeting.papers.values() if other.address == parent), "the paper")
        yield fact(f"Appendix {label}".strip() + " to", Link(title, site.link(here, parent)))


def before_whom(site: Site, meeting: MeetingHeld, here: str, document: str) -> Wording:
    """The meeting whose agenda first carried a document, and the items that it was before there."""
    text = f"{site.short_name(site.of(meeting), meeting.date)}, {full(meeting.date)}"
    items = [item for item in items_with(site, document) if item.meeting == meeting.name]
    numbers = [Link(f"item {item.number}", site.link(here, item.address)) for item in items]
    return joined((link,) for link in (Link(text, site.link(here, meeting.address)), *numbers))


def items_with(site: Site, document: str) -> tuple[Considered, ...]:
    """The items that had a document before them, or the paper that it belongs to."""
    items = site.archive.considered
    return items.get(document) or items.get(site.archive.part_of.get(document, ""), ())


def considered(site: Site, meeting: MeetingHeld, here: str, document: str, title: str) -> Iterator[Fact]:
    """Where a document was considered, and the matters of the items that had it before them."""
    yield Fact("Considered", tuple(_considered(site, meeting, here, document, title)))
    matters = dict.fromkeys(name for item in _items_before(site, document) for name in item.record.matter)
    for words in part_of(site, here, tuple(matters)):
        yield fact("Subject", *words)


def _items_before(site: Site, document: str) -> Iterator[Item]:
    """The agenda items that had a document before them."""
    for before in items_with(site, document):
        items = site.archive.meeting(before.committee, before.meeting).items
        yield from (item for item in items if item.number == before.number)


def _considered(site: Site, first: MeetingHeld, here: str, document: str, title: str) -> Iterator[Wording]:
    """Where a document was considered or put off: the minute of each item that had it, or why there is none."""
    for minute in first.minutes.items if first.minutes else ():
        if minute.deferred_to and same_title(minute.heading) == same_title(title):
            address = urls.at(urls.minutes(first.committee, first.name), minute.anchor)
            link = Link(f"{minute.called}, {full(first.date)}", site.link(here, address))
            yield ("Put off by ", link)
    items = items_with(site, document)
    if not items:
        yield ("On no agenda in the archive",)
    for before in items:
        at = site.archive.meeting(before.committee, before.meeting)
        recorded = [minute for item in at.items if item.number == before.number for minute in at.minutes_of(item)]
        for minute in recorded:
            address = urls.at(urls.minutes(at.committee, at.name), minute.anchor)
            yield (Link(f"{minute.name}, {full(at.date)}", site.link(here, address)),)
        if not recorded:
            yield (_not_recorded(site, at),)


def _not_recorded(site: Site, meeting: MeetingHeld) -> str:
    if meeting.minutes:
        return f"Not known: the minutes of {full(meeting.date)} do not name it"
    if status(meeting, site.today) is Status.HELD:
        return f"Not known: the minutes of {full(meeting.date)} are not in the archive"
    return f"{meeting_state(site, meeting).word}: {full(meeting.date)}"


def beside(site: Site, here: str, meeting: MeetingHeld, document: str) -> tuple[Link | None, Link | None]:
    """The documents before and after one, in the order of the agenda."""
    order: list[tuple[str, str]] = []
    for item in meeting.items:
        for target in item.papers:
            order += [(found.address, found.title) for found in (target, *target.appendices)]
    places = [address for address, _ in order]
    if document not in places:
        return None, None
    at = places.index(document)
    links = [Link(title, site.link(here, address)) for address, title in order]
    return links[at - 1] if at else None, links[at + 1] if at + 1 < len(links) else None
