"""The table of documents: papers, minutes, editions of work programmes, and files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import urls
from generator.archive import MeetingHeld
from generator.content.model import PaperFront
from generator.outputs.data.tables.common import identified, of_meeting, said_withdrawn
from generator.outputs.data.tables.shape import Column, Table
from generator.outputs.data.tables.source import Source, identity, item_ids_before, items_before


@dataclass(frozen=True, slots=True)
class Published:
    """A document: a paper, minutes, an edition of a work programme, or a file."""

    meeting: MeetingHeld
    address: str
    kind: str
    title: str
    dated: date | None
    published: date | None
    front: PaperFront | None = None
    """What stands above a paper's text."""


def _published(source: Source, meeting: MeetingHeld) -> Iterator[Published]:
    """Papers, minutes and work programme of a meeting's folder, then its other files."""
    for one in meeting.papers.values():
        yield Published(meeting, one.address, one.kind, one.title, one.front.date, one.published, one.front)
    if minutes := meeting.minutes:
        yield Published(meeting, minutes.address, "minutes", "Minutes", meeting.date, minutes.record.published)
    if edition := meeting.programme:
        yield Published(meeting, edition.address, "work-programme", edition.title, edition.updated, edition.published)
    for address in source.files.get(meeting.address, ()):
        yield Published(meeting, address, "file", address.rpartition("/")[2], None, None)


def _part_of(source: Source, one: Published) -> str:
    return identity(source.archive.part_of.get(one.address, ""))


def _matters(source: Source, one: Published) -> tuple[str, ...]:
    return source.matters(name for item in items_before(source.archive, one.address) for name in item.record.matter)


def _corrections(_: Source, one: Published) -> tuple[str, ...]:
    return tuple(f"{each.on.isoformat()}: {each.what}" for each in one.front.corrections) if one.front else ()


def _withdrawn(_: Source, one: Published) -> str | None:
    return said_withdrawn(one.front.withdrawn) if one.front else None


def _original(_: Source, one: Published) -> str | None:
    return one.front.original if one.front else None


DOCUMENTS: Table[Published] = Table(
    "documents",
    "Documents",
    "A paper, the minutes of a meeting, an edition of a work programme, or another file, with the meeting whose "
    "agenda first carried it.",
    _published,
    (
        *identified("Meeting and name.", "Its page, or the file.", lambda one: one.address),
        Column(
            "text_url",
            "link",
            "Its text as Markdown; none of a file.",
            lambda source, one: "" if one.kind == "file" else source.url(urls.text(one.address)),
        ),
        of_meeting("The meeting that it was published with.", lambda one: one.meeting),
        Column(
            "kind",
            "text",
            "What it is.",
            lambda _, one: one.kind,
            required=True,
            among={
                "briefing-note": "a note by officers for the committee",
                "report": "a report",
                "presentation": "slides",
                "plan": "a plan or strategy",
                "letter": "a letter",
                "appendix": "belongs to another paper",
                "minutes": "the minutes of the meeting",
                "work-programme": "what the committee plans to look at",
                "file": "a file as it is, such as the figures of a table",
            },
        ),
        Column("title", "text", "What it is called; of a file its name.", lambda _, one: one.title, required=True),
        Column("date", "date", "The day it bears.", lambda _, one: one.dated),
        Column("published", "date", "When it was published.", lambda _, one: one.published),
        Column(
            "authors",
            "list",
            "Who wrote it, as printed.",
            lambda source, one: source.names(one.front.authors) if one.front else (),
        ),
        Column(
            "author_ids",
            "list",
            "The ids of those of them who have a page.",
            lambda source, one: source.known(one.front.authors) if one.front else (),
        ),
        Column("part_of", "text", "The paper that an appendix belongs to.", _part_of, refers="documents"),
        Column(
            "items",
            "list",
            "The ids of the agenda items that had it before them.",
            lambda source, one: item_ids_before(source.archive, one.address),
        ),
        Column("matters", "list", "The ids of the matters of those items.", _matters),
        Column("withdrawn", "text", "Why it was withdrawn.", _withdrawn),
        Column("corrections", "list", "What was put right after it was published, with the day.", _corrections),
        Column(
            "original",
            "link",
            "The council's own copy.",
            _original,
        ),
    ),
)
