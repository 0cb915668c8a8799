"""The pages of files that are documents by themselves: what each is, the file, and its words page by page."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.archive import Attached, MeetingHeld
from generator.archive.words import NOT_READ, SORTS, full
from generator.outputs.pages.documents import appendix_to, before_whom, beside, considered, in_print, items_with
from generator.outputs.pages.events import citation, file_report
from generator.outputs.pages.frame import Fact, Frame, Link, as_day, fact
from generator.outputs.pages.items import extent
from generator.outputs.pages.meetings import search_entry, steps
from generator.outputs.pages.recorded import editions
from generator.outputs.pages.site import Site

FULL = 0.7
"""Of the longest line of a page: a shorter one ends a paragraph."""


@dataclass(frozen=True, slots=True)
class SheetView:
    """A page of a document, a sheet of a spreadsheet, or all of a Word file: its heading, its address, its words."""

    title: str
    """Empty where the document has but one, which is all of it."""
    anchor: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Of a spreadsheet, instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedPage:
    """A file that is a document by itself."""

    frame: Frame
    kind: str
    title: str
    facts: tuple[Fact, ...]
    file: Link
    picture: str
    """Its address, of a picture."""
    notes: tuple[str, ...]
    """What keeps readers from its words, and where these come from."""
    sheets: tuple[SheetView, ...]
    earlier: Link | None
    later: Link | None


def attached_page(site: Site, meeting: MeetingHeld, document: Attached) -> AttachedPage:
    """The page of a file."""
    here, sort = document.address, SORTS[document.form.sort]
    earlier, later = beside(site, here, meeting, document.file)
    kind = f"{document.kind[:1].upper()}{document.kind[1:]}" or sort
    return AttachedPage(
        frame=site.frame(
            here,
            f"{document.title}, {kind[:1].lower()}{kind[1:]}, {full(meeting.date)}"
            if document.kind
            else document.title,
            current="Meetings",
            crumbs=site.crumbs(here, *steps(site, meeting), (document.title, here)),
            found=search_entry(site, meeting, "File", document.title),
            description=f"{sort} for {site.name(site.of(meeting), meeting.date)}: {document.title}",
            cite=citation(site, meeting, title=document.title),
            data=[file_report(site, meeting, document)],
        ),
        kind=kind,
        title=document.title,
        facts=tuple(_facts(site, meeting, document)),
        file=Link(f"Open {document.name} ({extent(document)})", site.direct(here, document.file)),
        picture=site.direct(here, document.file) if document.form.is_shown else "",
        notes=tuple(_notes(document)),
        sheets=tuple(_sheets(document)),
        earlier=earlier,
        later=later,
    )


def _facts(site: Site, meeting: MeetingHeld, document: Attached) -> Iterator[Fact]:
    here = document.address
    yield fact("For", *before_whom(site, meeting, here, document.file))
    yield from appendix_to(site, meeting, here, document.file)
    if document.date:
        yield fact("Dated", as_day(document.date))
    if document.published:
        yield fact("Published", as_day(document.published))
    yield from considered(site, meeting, here, document.file, document.title)
    yield from editions(site, document.file)
    items = items_with(site, document.file)
    meetings = (site.archive.meeting(item.committee, item.meeting) for item in items)
    yield from in_print(site, here, meetings, document.file)
    yield fact("File", extent(document))


def _notes(document: Attached) -> Iterator[str]:
    """What is to be known of a document before it is opened or its words are read here."""
    inside = document.inside
    if inside.unread:
        yield f"Its words cannot be shown here: {NOT_READ[inside.unread]}."
    elif document.is_scan:
        yield "It is a scan: a picture of each page, without words that could be found, copied or read aloud."
    elif document.form.is_read and not inside.has_words:
        yield "There are no words in it."
    elif not document.form.is_read and document.form.sort != "picture":
        yield f"Its words cannot be shown here: {NOT_READ['form']}."
    if document.is_untagged and not document.is_scan:
        yield "It is not tagged: what reads it aloud may not know its headings, its tables and the order of its text."
    if inside.has_words:
        yield "The words below are those of the file as a program reads them. The file itself is the document."
    if inside.is_cut:
        yield "It has more than is shown here: the rest is in the file alone."


def _sheets(document: Attached) -> Iterator[SheetView]:
    inside = document.inside
    if not inside.has_words:
        return
    for number, sheet in enumerate(inside.sheets, 1):
        is_table = document.form.sort == "spreadsheet"
        title = f"Page {number}" if document.form.sort == "pdf" else sheet.name
        rows = tuple(tuple(line.split("\t")) for line in sheet.words.split("\n")) if is_table and sheet.words else ()
        paragraphs = () if is_table else tuple(_paragraphs(sheet.words))
        yield SheetView(title, urls.sheet(number), paragraphs, rows)


def _paragraphs(words: str) -> Iterator[str]:
    """The lines of a page as paragraphs: one that is as long as most goes on in the next."""
    lines = words.split("\n")
    full_line = FULL * max(map(len, lines))
    paragraph: list[str] = []
    for line in lines:
        if line:
            paragraph.append(line)
        if paragraph and len(line) < full_line:
            yield " ".join(paragraph)
            paragraph = []
    if paragraph:
        yield " ".join(paragraph)
