"""Agenda items on a meeting's page: papers, minutes quoted, why an item is private, gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator import urls
from generator.archive import (
    Attached,
    Item,
    MeetingHeld,
    ProgrammeRow,
    Target,
    decided_of_item,
    gist,
    in_words,
    lacks_minute,
    of_item,
    places_of_item,
    same_title,
)
from generator.archive.interests import declared
from generator.archive.law import grounds
from generator.archive.printed import page_range
from generator.archive.words import KINDS, SORTS, clock, counted, full, size, with_reason
from generator.outputs.pages.deciding import announced, states_of
from generator.outputs.pages.frame import Link, State, Wording, series
from generator.outputs.pages.site import Site
from generator.text import Html, Minute


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A paper under its item; `kind` in words ("Briefing note"), `note` says "by …", "not in the archive" or size."""

    link: Link
    kind: str
    note: str
    appendices: tuple["PaperLink", ...]


@dataclass(frozen=True, slots=True)
class PrivateLink:
    """A paper of a public item that is not for the public: where it stands, its title, and why it is private."""

    anchor: str
    title: Html
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MinuteQuote:
    """A minute under its item, with its gist."""

    link: Link
    decisions: int
    """How many clauses it resolved; they stand in full under what was decided."""
    gist: str
    """Empty of private business, and of a minute without a text."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """An agenda item."""

    number: str
    anchor: str
    title: Wording
    about: Html
    by: str
    parts: tuple[tuple[str, Html], ...]
    """Label ("a)") and text."""
    papers: tuple[PaperLink, ...]
    minutes: tuple[MinuteQuote, ...]
    exempt: tuple[str, ...]
    """Why it is private: a sentence for each paragraph, then the public-interest reason. Empty for a public item."""
    notes: tuple[Wording, ...]
    """Gaps and events in words: "Not minuted", "Put off to …"."""
    states: tuple[State, ...]
    withheld: tuple[PrivateLink, ...] = ()
    """The papers that go with a public item and are not for the public."""
    within: tuple["ItemView", ...] = ()
    """The items within it that stand on its own side of the agenda."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """Items under a heading, with the time at which they begin; of an agenda without sections all items under none."""

    heading: Html
    time: str
    items: tuple[ItemView, ...]


NO_HEADING = Html("")

DRAFT = "Draft: not published by build"
"""What the preview says of a paper that is not to be published yet."""


def agenda_view(site: Site, meeting: MeetingHeld, *, private: bool) -> tuple[SectionView, ...]:
    """The public or the private items of an agenda, by section."""
    listed = [item for item in meeting.items if item.private == private]
    numbers = {item.number for item in listed}
    first = (item for item in listed if item.part_of not in numbers)
    sections = [tuple(of_section) for _, of_section in groupby(first, key=lambda item: item.record.section_loc)]
    return tuple(
        SectionView(
            site.text(meeting.address, items[0].section),
            clock(items[0].record.time) if items[0].record.time else "",
            tuple(item_view(site, meeting, item) for item in items),
        )
        for items in sections
    )


def item_view(site: Site, meeting: MeetingHeld, item: Item) -> ItemView:
    """An agenda item on its meeting's page."""
    here, record, law = meeting.address, item.record, site.archive.law(meeting.committee)
    return ItemView(
        number=item.number,
        anchor=item.anchor,
        title=(site.text(here, item.title),),
        about=site.text(here, item.about),
        by=record.by or "",
        parts=tuple((label, site.text(here, line)) for label, line in item.parts),
        papers=tuple(paper_link(site, here, paper) for paper in item.papers),
        minutes=tuple(_quote(site, meeting, minute) for minute in item.minutes),
        exempt=grounds(item.record, law) if item.private else (),
        notes=(
            *((note,) for note in _notes(site, meeting, item)),
            *_interests(site, meeting, item),
            *announced(site, here, of_item(item), *places_of_item(meeting, item)),
            *_in_print(site, here, item),
            *_other_half(meeting, item),
            *_other_side(meeting, item),
            *part_of(site, here, item.record.matter),
        ),
        states=tuple(_item_states(site, meeting, item)),
        within=tuple(
            item_view(site, meeting, inner) for inner in meeting.within(item) if inner.private == item.private
        ),
        withheld=tuple(
            PrivateLink(paper.anchor, site.text(here, paper.title), grounds(paper.record, law))
            for paper in item.withheld
        ),
    )


def paper_link(site: Site, here: str, target: Target) -> PaperLink:
    """A paper, programme or file as a link, with its appendices below it."""
    kind = f"Appendix {target.label}".strip() if target.label or target.kind == "appendix" else _kind(target)
    appendices = tuple(paper_link(site, here, appendix) for appendix in target.appendices)
    printed = site.in_print(here, urls.page(target.address))
    pages = page_range(printed[1]).capitalize() if printed else ""
    file = site.archive.attached.get(urls.page(target.address))
    held = extent(file) if file else size(target.size) if target.kind == "file" else ""
    note = DRAFT if target.is_draft else ", ".join(filter(None, (held, pages)))
    said_of = [*_paper_said(site, target), *([note] if note else [])]
    return PaperLink(Link(target.title, site.link(here, target.address)), kind, ", ".join(said_of), appendices)


def _kind(target: Target) -> str:
    """What a paper or file is, in words: as it is written where it is named, or as it says itself."""
    return f"{target.called[:1].upper()}{target.called[1:]}" or KINDS[target.kind]


def extent(document: Attached) -> str:
    """What a file is, and how large: "PDF, 12 pages, 1.2 MB"."""
    pages = [counted(document.inside.pages, "page")] if document.inside.pages else []
    return ", ".join([SORTS[document.form.sort], *pages, size(document.size)])


def _paper_said(site: Site, target: Target) -> Iterator[str]:
    """That a paper was withdrawn, or came after the agenda it was first on."""
    paper = site.archive.paper(target.address)
    if paper is None:
        return
    if paper.front.withdrawn is not None:
        yield "Withdrawn"
    if paper.is_late and paper.published:
        yield f"Published {full(paper.published)}"


def _quote(site: Site, meeting: MeetingHeld, minute: Minute) -> MinuteQuote:
    here, minutes = meeting.address, meeting.minutes
    address = minutes.at(minute) if minutes else ""
    link = Link(minute.name, site.link(here, address))
    return MinuteQuote(link, minute.taken, gist(minute))


def items_from_minutes(site: Site, meeting: MeetingHeld) -> Iterator[ItemView]:
    """The minutes' headings, standing in for an agenda that is not in the archive."""
    for minute in meeting.minutes.items if meeting.minutes else ():
        quote = _quote(site, meeting, minute)
        matters = tuple(part_of(site, meeting.address, minute.matter))
        papers = tuple(
            paper_link(
                site, meeting.address, Target(paper.address, paper.title, paper.kind, appendices=paper.appendices)
            )
            for paper in meeting.papers.values()
            if same_title(paper.title) == same_title(minute.heading)
        )
        states = tuple(_put_off((minute,)))
        yield ItemView("", "", (minute.heading,), Html(""), "", (), papers, (quote,), (), matters, states)


def items_from_programme(site: Site, meeting: MeetingHeld, rows: Sequence[ProgrammeRow]) -> Iterator[ItemView]:
    """What was planned for a meeting, standing in for an agenda that is not in the archive."""
    for row in rows:
        title = Link(row.title.text, site.link(meeting.address, row.address))
        matters = tuple(part_of(site, meeting.address, row.record.matter))
        yield ItemView("", "", (title,), Html(""), "", (), (), (), (), matters, ())


def _notes(site: Site, meeting: MeetingHeld, item: Item) -> Iterator[str]:
    record = item.record
    if record.missing:
        yield f"Not in the archive: {record.missing}"
    if record.urgent:
        yield f"Taken as urgent: {record.urgent}"
    if record.withdrawn is not None:
        yield with_reason("Withdrawn", record.withdrawn) if record.withdrawn else "Withdrawn."
    if record.public_summary:
        yield record.public_summary
    if lacks_minute(meeting, item):
        yield _not_minuted(site.of(meeting).reconvened(meeting), item)


def _not_minuted(later: MeetingHeld | None, item: Item) -> str:
    """That minutes have nothing of an item; where the meeting was adjourned to a later one, what is known of that."""
    if later is None:
        return "Not minuted."
    title, day = same_title(item.title.text), in_words(later.date)
    is_taken = any(other.minutes and same_title(other.title.text) == title for other in later.items)
    return f"Taken when the meeting went on, on {day}." if is_taken else f"Not minuted before the adjournment to {day}."


def _interests(site: Site, meeting: MeetingHeld, item: Item) -> Iterator[Wording]:
    """Who declared an interest in an item."""
    for told in declared(site.archive, meeting):
        if item in told.items:
            yield (f"{told.name} declared an interest ({told.said}).",)


def _in_print(site: Site, here: str, item: Item) -> Iterator[Wording]:
    """The pages of an item's minutes, or of its exempt page; those of papers stand beside them."""
    printed = site.in_print(here, item.address)
    if printed and not item.papers:
        pack, pages = printed
        yield ("In print: ", Link(f"{page_range(pages)} of the pack", site.link(here, pack.at(pages))))


def _other_half(meeting: MeetingHeld, item: Item) -> Iterator[Wording]:
    """The same business on the other side of the agenda, public or private, by its title or matter."""
    for half in meeting.items:
        alike = half.title.text.lower() == item.title.text.lower() or set(half.record.matter) & set(item.record.matter)
        is_within = half.part_of == item.number or item.part_of == half.number
        if half.private != item.private and alike and not is_within:
            side = "private" if half.private else "public"
            yield (f"Also taken in {side}, as ", Link(f"item {half.number}", f"#{half.anchor}"))


def _other_side(meeting: MeetingHeld, item: Item) -> Iterator[Wording]:
    """Of a public item, the private ones within it; of such a one, the item that it is within."""
    inner = [Link(f"item {one.number}", f"#{one.anchor}") for one in meeting.within(item) if one.private]
    if inner and not item.private:
        yield ("In private: ", *series(inner))
    whole = next((one for one in meeting.items if item.private and one.number == item.part_of), None)
    if whole and not whole.private:
        yield ("Within public ", Link(f"item {whole.number}", f"#{whole.anchor}"))


def part_of(site: Site, here: str, matters: Sequence[str]) -> Iterator[Wording]:
    """The matters something belongs to, as links; nothing where there are none."""
    if links := matter_links(site, here, matters):
        yield ("Part of ", *series(links))


def matter_links(site: Site, here: str, matters: Sequence[str]) -> tuple[Link, ...]:
    """Links to the pages of matters."""
    known = (name for name in matters if name in site.archive.matters)
    return tuple(Link(site.archive.matters[name].title, site.link(here, urls.matter(name))) for name in known)


def _item_states(site: Site, meeting: MeetingHeld, item: Item) -> Iterator[State]:
    yield from states_of(site, decided_of_item(meeting, item))
    if item.is_part_private:
        yield State("Part private", "stop")
    if item.record.added and not item.private:
        yield State(f"Added {full(item.record.added)}", "new")
    if item.record.deferred_to:
        yield State(f"Put off to {full(item.record.deferred_to)}", "moved")
    yield from _put_off(item.minutes)


def _put_off(minutes: Sequence[Minute]) -> Iterator[State]:
    for minute in minutes:
        if minute.deferred_to:
            yield State(f"Put off to {full(date.fromisoformat(minute.deferred_to))}", "moved")
