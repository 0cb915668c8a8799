"""The tables of documents (papers, minutes, editions of work programmes, files) and of what papers recommend."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Annotated, Literal

from generator import urls
from generator.archive import MeetingHeld, Minutes, Paper
from generator.archive.changes import document_changed
from generator.archive.linked import PaperKind
from generator.outputs.data.tables.shape import Means, Row, TableOfMeetings
from generator.outputs.data.tables.source import (
    Link,
    Source,
    item_ids_before,
    items_before,
    minutes_of_items_before,
    withdrawal,
)

Kind = PaperKind | Literal["minutes", "work-programme", "forward-plan", "table", "file"]
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
    "forward-plan": "what is planned to be decided, key decisions among it",
    "table": "the figures of a table, as CSV",
    "file": "any other file, as it is",
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
    title: Annotated[str, Means("What it is called; of a table its caption, of a file without a title its name.")]
    date: Annotated[Day | None, Means("The day it bears.")]
    published: Annotated[Day | None, Means("When it was published.")]
    modified: Annotated[
        Day | None, Means("The last day on which it is known to have been published, corrected or agreed.")
    ]
    deleted: Annotated[
        bool, Means("Whether it was withdrawn: its row and its address stay, and its text is published no more.")
    ]
    authors: Annotated[tuple[str, ...], Means("Who wrote it, as printed.")] = ()
    author_ids: Annotated[tuple[str, ...], Means("The ids of those of them who have a page.")] = ()
    part_of: Annotated[
        str | None, Means("The paper that an appendix belongs to, or a table stands in.", refers="documents")
    ]
    items: Annotated[tuple[str, ...], Means("The ids of the agenda items that had it before them.")]
    matters: Annotated[tuple[str, ...], Means("The ids of the matters of those items.")]
    withdrawn: Annotated[str | None, Means("Why it was withdrawn.")] = None
    corrections: Annotated[tuple[str, ...], Means("What was put right after it was published, with the day.")] = ()
    edition: Annotated[int | None, Means("The number of its edition, where a record is kept.")] = None
    original: Annotated[Link | None, Means("The council's own copy.")] = None
    file_url: Annotated[Link | None, Means("The file itself, of what is a table or a file.")] = None
    media_type: Annotated[str | None, Means("The media type of the file.")] = None
    pages: Annotated[int | None, Means("How many pages a file has, of a PDF that can be read.")] = None


def document_rows(source: Source, meeting: MeetingHeld) -> Iterator[DocumentRow]:
    """The rows of papers, minutes and work programme of a meeting's folder, then of its other files."""
    row = partial(_row, source, meeting)
    for paper in meeting.papers.values():
        named = row(paper.address, paper.kind, paper.title)
        yield _of_paper(named, source, paper)
    if minutes := meeting.minutes:
        named = row(minutes.address, "minutes", "Minutes")
        published, modified = minutes.record.published, document_changed(minutes, source.archive.recorded)
        yield replace(named, date=meeting.date, published=published, modified=modified)
    if edition := meeting.programme:
        named = row(edition.address, edition.kind, edition.title)
        yield replace(
            named,
            date=edition.updated,
            published=edition.published,
            modified=document_changed(edition, source.archive.recorded),
        )
    shown = _tables(meeting)
    for address in source.files.get(meeting.address, ()):
        name = urls.name(address)
        if name.lower().endswith(".csv"):
            yield replace(_of_table(source, row, shown, address), file_url=source.url(address), media_type="text/csv")
        else:
            yield _of_file(row(address, "file", name), source, address)


def _of_table(
    source: Source, row: Callable[[str, Kind, str], DocumentRow], shown: Mapping[str, tuple[str, str]], address: str
) -> DocumentRow:
    """A table: one that a paper shows goes with that."""
    name = urls.name(address)
    if name not in shown:
        return row(address, "table", name)
    stands_in, caption = shown[name]
    return replace(
        row(stands_in, "table", caption),
        id=urls.identity(address),
        url=source.url(address),
        part_of=urls.identity(stands_in),
    )


def _of_file(row: DocumentRow, source: Source, address: str) -> DocumentRow:
    """A file, with what is known of it where it is a document by itself."""
    file = source.archive.attached.get(address)
    row = replace(row, file_url=source.url(address))
    if file is None:
        return row
    return replace(
        row,
        url=source.url(file.address),
        title=file.title,
        date=file.date,
        published=file.published,
        media_type=file.form.media_type,
        pages=file.inside.pages or None,
    )


def _tables(meeting: MeetingHeld) -> Mapping[str, tuple[str, str]]:
    """By the name of a table's file, the address of the paper or minutes that it stands in, and its caption."""
    texts: list[Paper | Minutes] = [*meeting.papers.values(), *([meeting.minutes] if meeting.minutes else [])]
    return {
        figure.file: (text.address, figure.caption)
        for text in reversed(texts)
        for figure in reversed(text.document.body.figures)
        if figure.file.lower().endswith(".csv")
    }


def _row(source: Source, meeting: MeetingHeld, address: str, kind: Kind, title: str) -> DocumentRow:
    """What a row has of any document."""
    part_of = source.archive.part_of.get(address, "")
    past = source.archive.recorded.of(address)
    before = items_before(source.archive, address)
    return DocumentRow(
        id=urls.identity(address),
        url=source.url(address),
        text_url=None if kind in {"file", "table"} else source.url(urls.text(address)),
        meeting=urls.identity(meeting.address),
        kind=kind,
        title=title,
        date=None,
        published=None,
        modified=None,
        deleted=False,
        part_of=urls.identity(part_of) if part_of else None,
        edition=past.noted.edition if past else None,
        items=item_ids_before(source.archive, address),
        matters=source.matters(name for item in before for name in item.record.matter),
    )


def _of_paper(row: DocumentRow, source: Source, paper: Paper) -> DocumentRow:
    """What the front of a paper says beside that."""
    front = paper.front
    return replace(
        row,
        date=front.date,
        published=paper.published,
        modified=document_changed(paper, source.archive.recorded),
        deleted=front.withdrawn is not None,
        authors=source.names(front.authors),
        author_ids=source.known(front.authors),
        withdrawn=withdrawal(front.withdrawn),
        corrections=tuple(f"{correction.on.isoformat()}: {correction.what}" for correction in front.corrections),
        original=Link(front.original) if front.original else None,
    )


DOCUMENTS = TableOfMeetings("documents", "Documents", DocumentRow, document_rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationRow(Row):
    """What a paper recommends to those whom it is before."""

    id: Annotated[str, Means("Document and number.")]
    url: Annotated[Link, Means("Where it stands.")]
    document: Annotated[str, Means("The paper.", refers="documents")]
    meeting: Annotated[str, Means("The meeting that the paper was published with.", refers="meetings")]
    organization: Annotated[str, Means("The committee of that meeting.", refers="committees")]
    position: Annotated[int, Means("Place among those of the paper, from 1.")]
    label: Annotated[str, Means("Its number or letter in the paper.")]
    part_of: Annotated[str | None, Means("The recommendation that holds it.", refers="recommendations")]
    text: Annotated[str | None, Means("Its words.")]
    items: Annotated[tuple[str, ...], Means("The ids of the agenda items that had the paper before them.")]
    minutes: Annotated[
        tuple[str, ...], Means("The ids of the minutes that record those items, and so what became of it.")
    ]
    matters: Annotated[tuple[str, ...], Means("The ids of the matters of those items.")]


def recommendation_rows(source: Source, meeting: MeetingHeld) -> Iterator[RecommendationRow]:
    """The rows of what the papers of a meeting recommend."""
    for paper in meeting.papers.values():
        before = items_before(source.archive, paper.address)
        holding: list[str] = []
        for place, clause in enumerate(paper.document.body.recommendations, 1):
            address = urls.identity(urls.at(paper.address, clause.anchor))
            del holding[clause.depth :]
            yield RecommendationRow(
                id=address,
                url=source.url(urls.at(paper.address, clause.anchor)),
                document=urls.identity(paper.address),
                meeting=urls.identity(meeting.address),
                organization=meeting.committee,
                position=place,
                label=clause.label,
                part_of=holding[-1] if holding else None,
                text=clause.text,
                items=item_ids_before(source.archive, paper.address),
                minutes=minutes_of_items_before(source.archive, paper.address),
                matters=source.matters(name for item in before for name in item.record.matter),
            )
            holding.append(address)


RECOMMENDATIONS = TableOfMeetings("recommendations", "Recommendations", RecommendationRow, recommendation_rows)
