"""The table of documents: papers, minutes, editions of work programmes, and files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Annotated, Literal

from generator import urls
from generator.archive import MeetingHeld, Paper
from generator.archive.linked import PaperKind
from generator.outputs.data.tables.shape import Means, Row, TableOfMeetings
from generator.outputs.data.tables.source import Link, Source, item_ids_before, items_before, withdrawal

Kind = PaperKind | Literal["minutes", "work-programme", "file"]
Day = date
"""The type, where a column is called the same."""
KINDS = {
    "briefing-note": "a note by officers for the committee",
    "report": "a report",
    "presentation": "slides",
    "plan": "a plan or strategy",
    "letter": "a letter",
    "appendix": "belongs to another paper",
    "minutes": "the minutes of the meeting",
    "work-programme": "what the committee plans to look at",
    "file": "a file as it is, such as the figures of a table",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow(Row):
    """A paper, the minutes of a meeting, an edition of a work programme, or another file, with the meeting whose
    agenda first carried it.
    """  # noqa: D205  one sentence, as the schema has it

    id: Annotated[str, Means("Meeting and name.")]
    url: Annotated[Link, Means("Its page, or the file.")]
    text_url: Annotated[Link | None, Means("Its text as Markdown; none of a file.")]
    meeting: Annotated[str, Means("The meeting that it was published with.", refers="meetings")]
    kind: Annotated[Kind, Means("What it is.", KINDS)]
    title: Annotated[str, Means("What it is called; of a file its name.")]
    date: Annotated[Day | None, Means("The day it bears.")]
    published: Annotated[Day | None, Means("When it was published.")]
    authors: Annotated[tuple[str, ...], Means("Who wrote it, as printed.")] = ()
    author_ids: Annotated[tuple[str, ...], Means("The ids of those of them who have a page.")] = ()
    part_of: Annotated[str | None, Means("The paper that an appendix belongs to.", refers="documents")]
    items: Annotated[tuple[str, ...], Means("The ids of the agenda items that had it before them.")]
    matters: Annotated[tuple[str, ...], Means("The ids of the matters of those items.")]
    withdrawn: Annotated[str | None, Means("Why it was withdrawn.")] = None
    corrections: Annotated[tuple[str, ...], Means("What was put right after it was published, with the day.")] = ()
    original: Annotated[Link | None, Means("The council's own copy.")] = None


def document_rows(source: Source, meeting: MeetingHeld) -> Iterator[DocumentRow]:
    """The rows of papers, minutes and work programme of a meeting's folder, then of its other files."""
    row = partial(_row, source, meeting)
    for paper in meeting.papers.values():
        named = row(paper.address, paper.kind, paper.title, dated=paper.front.date, published=paper.published)
        yield _of_paper(named, source, paper)
    if minutes := meeting.minutes:
        yield row(minutes.address, "minutes", "Minutes", dated=meeting.date, published=minutes.record.published)
    if edition := meeting.programme:
        yield row(edition.address, "work-programme", edition.title, dated=edition.updated, published=edition.published)
    for address in source.files.get(meeting.address, ()):
        yield row(address, "file", urls.name(address))


def _row(
    source: Source,
    meeting: MeetingHeld,
    address: str,
    kind: Kind,
    title: str,
    *,
    dated: date | None = None,
    published: date | None = None,
) -> DocumentRow:
    """What a row has of any document."""
    part_of = source.archive.part_of.get(address)
    before = items_before(source.archive, address)
    return DocumentRow(
        id=urls.identity(address),
        url=source.url(address),
        text_url=None if kind == "file" else source.url(urls.text(address)),
        meeting=urls.identity(meeting.address),
        kind=kind,
        title=title,
        date=dated,
        published=published,
        part_of=urls.identity(part_of) if part_of else None,
        items=item_ids_before(source.archive, address),
        matters=source.matters(name for item in before for name in item.record.matter),
    )


def _of_paper(row: DocumentRow, source: Source, paper: Paper) -> DocumentRow:
    """What the front of a paper says beside that."""
    front = paper.front
    return replace(
        row,
        authors=source.names(front.authors),
        author_ids=source.known(front.authors),
        withdrawn=withdrawal(front.withdrawn),
        corrections=tuple(f"{correction.on.isoformat()}: {correction.what}" for correction in front.corrections),
        original=Link(front.original) if front.original else None,
    )


DOCUMENTS = TableOfMeetings("documents", "Documents", DocumentRow, document_rows)
