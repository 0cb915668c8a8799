"""A document as it was read, whatever it was written with: paragraphs with their labels, tables and pictures, in order.

The record is made of this (`minutes`, `agenda`, `papers`), and Markdown (`markdown`); both know nothing of Word or PDF.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NoReturn

Kind = Literal[
    "table",
    "tracked-insertion",
    "tracked-deletion",
    "picture",
    "no-alternative",
    "lost-picture",
    "comment",
    "text-box",
    "control",
    "header",
    "footer",
    "hidden",
    "struck",
    "formula",
    "macro",
    "object",
    "landscape",
    "private",
    "person",
    "decision",
    "item",
    "number",
    "guess",
    "lost",
    "changed",
    "there",
]
"""What the report counts."""


class UnreadableError(Exception):
    """A file cannot be read as what it should be; the text says why and what to do."""


def unreadable(message: str, cause: Exception | None = None) -> NoReturn:
    """Ends the reading of a file with the message."""
    raise UnreadableError(message) from cause


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was not carried over as it was, or is to be looked at."""

    kind: Kind
    what: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words with one look; `note` is the label of the footnote whose mark this is."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: Literal["", "sup", "sub"] = ""
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with the label that is printed before it where the program numbered it by itself."""

    runs: tuple[Run, ...]
    label: str = ""
    chain: str = ""
    """The list that numbers it; those of one list count on."""
    level: int = 0
    """How deep in that list, from 0."""
    indent: int = 0
    """How far from the left the words stand, in twentieths of a point."""
    heading: int = 0
    """1 for a heading of the first level, and so on; 0 for what is none."""
    is_title: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

    @property
    def is_strong(self) -> bool:
        """Whether all of its words are bold."""
        worded = [run for run in self.runs if run.text.strip()]
        return bool(worded) and all(run.bold for run in worded)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its bytes, the ending that tells what it is, and the text alternative that it has."""

    data: bytes = field(repr=False)
    ending: str
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: what is in it, how many columns it takes, and whether it goes on from the one above."""

    blocks: tuple["Block", ...]
    span: int = 1
    joined: bool = False

    @property
    def text(self) -> str:
        """The words alone, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in paragraphs(self.blocks))


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row; `headings` rows at its top are marked as headings."""

    rows: tuple[tuple[Cell, ...], ...]
    headings: int = 0


Block = Paragraph | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """What was read of a file."""

    blocks: tuple[Block, ...]
    notes: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    """Footnotes and endnotes by their label."""
    remarks: tuple[Remark, ...] = ()


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Every paragraph, those in tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from paragraphs(cell.blocks)


def plain(text: str) -> Paragraph:
    """A paragraph of words without any look."""
    return Paragraph((Run(text),))
