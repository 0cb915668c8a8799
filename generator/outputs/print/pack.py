"""What the pack of a meeting holds, in order: the front sheet and the papers. A function of the archive alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.archive import Line, Links
from generator.text import Drawn

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FrontItem:
    """An item on the front sheet; `papers` are the addresses of what the pack holds for it."""

    number: str
    printed: str
    """Its number as it stands before the title: "10.", "10(a)"."""
    level: int
    """That of its heading: 3, one more in a section, one more within the item above."""
    section: Line
    time: str
    """The heading of its section, and when that begins, where it is the first of one; else nothing."""
    title: Line
    about: Line
    by: str
    parts: tuple[tuple[str, Line], ...]
    notes: tuple[str, ...]
    papers: tuple[str, ...]
    files: tuple[Link, ...] = ()
    """What is published beside the pack: its name and size, and its address."""


@dataclass(frozen=True, slots=True)
class FrontSheet:
    """The front sheet: what is before the committee, when and where, who signed it, and what members need to know."""

    heading: str
    """Agenda, or Supplementary agenda."""
    committee: str
    time: str
    place: str
    states: tuple[str, ...]
    note: Line
    public: tuple[FrontItem, ...]
    private: tuple[FrontItem, ...]
    no_private: str
    """What is said where no item is private."""
    is_whole: bool
    """Whether all business of the meeting is here; a supplement has only what was added."""
    signed: tuple[str, ...]
    notes: Line
    members: tuple[tuple[str, str], ...]
    access: Line
    contact: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Something of the pack that begins on a right-hand page: a paper, minutes, a work programme, an exempt item."""

    address: str
    """Where it is published; that of the item for an exempt one."""
    item: str
    """What stands at its head: Agenda Item 8."""
    heading: Line
    kind: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    """What is known of it: a label, and lines."""
    body: str
    """Its text as converted for print."""
    links: Links
    figures: Mapping[str, Drawn] = field(default_factory=dict)
    folder: str = ""
    """The address of the folder in which its pictures are."""
    source: str = ""
    """The file that it is written in, below the content folder."""
    pictures: tuple[str, ...] = ()
    """The published files of its pictures."""
    sheets: tuple[str, ...] = ()
    """Of a PDF, whose pages follow as they came, what is read aloud for each."""
    digest: str = ""
    """The hash of that PDF."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack: the whole agenda, or with `supplement` what was published on a later day."""

    address: str
    meeting: str
    """The address of the meeting."""
    title: str
    council: str
    language: str
    running: tuple[str, str]
    """What stands at the head of every page: committee and date."""
    dated: date
    """The day it was published, which is its time stamp."""
    front: FrontSheet
    parts: tuple[Part, ...]
    supplement: int = 0
    site: str = ""
    """The whole address of the site, if it is known, so that links to its pages work in print."""
    sources: tuple[str, ...] = ()
    """The files it is made from, below the content folder, in the order in which a fault is looked for."""


def ranges_of_items(pack: Pack, ranges: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """The pages of each item that has any, by its number."""
    found: dict[str, tuple[int, int]] = {}
    for entry in (*pack.front.public, *pack.front.private):
        pages = [ranges[address] for address in entry.papers if address in ranges]
        if pages:
            found[entry.number] = pages[0][0], pages[-1][1]
    return found


def in_turn(each: Sequence[Part]) -> Iterator[tuple[str, Part]]:
    """The parts with the name that each goes by in the document."""
    for count, part in enumerate(each, 1):
        yield f"part-{count}", part
