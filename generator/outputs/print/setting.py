"""A pack as the one document that the template sets: structured blocks and the names of pictures, nothing else."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypedDict, cast

from generator import urls
from generator.archive import Line
from generator.outputs.print.blocks import Context, Terms, blocks, line, paragraph
from generator.outputs.print.pack import FrontItem, FrontSheet, Pack, Part, in_turn
from generator.text.letters import visible
from generator.text.printed import Block, Definition, Paragraph, PrintedHeading, PrintedTable, PrintedTitle
from generator.text.runs import Note, NoteAgain, PrintedLink, Run, words_of_runs

FEW_LETTERS = 800
"""No more than so many lead to a turned table on its page."""
ABBREVIATIONS = "Abbreviations used in this pack"
TAIL = re.compile(r" (?=\(\w{1,3}\)$)")
"""The blank before a number in brackets at the end of a name, at which no line ends."""


class PartLine(TypedDict):
    """A part of an agenda item under its label."""

    n: str
    c: list[Run]


class FileLink(TypedDict):
    """A file that is published apart, by its name."""

    c: str
    to: str


class FrontEntry(PrintedTitle):
    """An agenda item on the front sheet; `range` are the first and the last of its parts."""

    c: list[Run]
    level: int
    section: list[Run]
    """The heading above it, where it is the first of a section, and when that begins."""
    time: str
    about: list[Run]
    by: str
    parts: list[PartLine]
    notes: list[str]
    files: list[FileLink]
    range: list[str]


class FrontPage(TypedDict):
    """The front sheet."""

    heading: str
    committee: str
    time: str
    place: str
    states: list[str]
    note: list[Run]
    public: list[FrontEntry]
    private: list[FrontEntry]
    nil: str
    whole: bool
    signed: list[str]
    notes: list[Block]
    members: list[tuple[str, str]]
    access: list[Block]
    contact: list[str]


class PrintedPart(TypedDict):
    """A part: a paper, minutes, an edition of the work programme, or the page of an exempt item."""

    key: str
    item: str
    c: list[Run]
    kind: str
    facts: list[tuple[str, list[Paragraph]]]
    b: list[Block]
    sheets: list[str]
    """What is read aloud for each of the pages that follow as they came."""


class PrintedPack(TypedDict):
    """All that the template sets."""

    title: str
    council: str
    language: str
    running: list[str]
    first: int
    """The number of the first page."""
    front: FrontPage
    parts: list[PrintedPart]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the template receives, as JSON, and the published file of each picture by the name it is set by."""

    document: PrintedPack
    pictures: Mapping[str, str]


def setting(pack: Pack, first: int) -> Setting:
    """The document of a pack whose pages begin with a number."""
    return _Setting(pack).made(first)


@dataclass(frozen=True, slots=True)
class _Setting:
    pack: Pack
    terms: Terms = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)

    def made(self, first: int) -> Setting:
        front = self._front(self.pack.front)
        parts = [self._part(key, part) for key, part in in_turn(self.pack.parts)]
        if self.terms:
            parts.append(self._abbreviations())
        document: PrintedPack = {
            "title": visible(self.pack.title),
            "council": visible(self.pack.council),
            "language": self.pack.language,
            "running": [visible(words) for words in self.pack.running],
            "first": first,
            "front": front,
            "parts": parts,
        }
        _link_up(document)
        return Setting(document, self.pictures)

    def _front(self, front: FrontSheet) -> FrontPage:
        return {
            "heading": front.heading,
            "committee": TAIL.sub("\N{NO-BREAK SPACE}", visible(front.committee)),
            "time": visible(front.time),
            "place": visible(front.place),
            "states": [visible(state) for state in front.states],
            "note": self._line(front.note),
            "public": [self._entry(entry) for entry in front.public],
            "private": [self._entry(entry) for entry in front.private],
            "nil": front.no_private,
            "whole": front.is_whole,
            "signed": [visible(line) for line in front.signed],
            "notes": self._paragraphs(front.notes),
            "members": [(label, visible(names)) for label, names in front.members],
            "access": self._paragraphs(front.access),
            "contact": [visible(line) for line in front.contact],
        }

    def _entry(self, entry: FrontItem) -> FrontEntry:
        keys = {part.address: key for key, part in in_turn(self.pack.parts)}
        held = [keys[address] for address in entry.papers if address in keys]
        return {
            "n": entry.printed,
            "ids": [urls.item(entry.number)],
            "level": entry.level,
            "section": self._line(entry.section),
            "time": visible(entry.time),
            "c": self._line(entry.title),
            "about": self._line(entry.about),
            "by": visible(entry.by),
            "parts": [{"n": label, "c": self._line(part)} for label, part in entry.parts],
            "notes": [visible(note) for note in entry.notes],
            "files": [{"c": visible(name), "to": to} for name, to in entry.files],
            "range": [held[0], held[-1]] if held else [],
        }

    def _part(self, key: str, part: Part) -> PrintedPart:
        to = self._to(key)
        ground = Context(self._through(part.links, to), part.figures, self._picture(part), self.terms)
        body = blocks(part.body, ground)
        return {
            "key": key,
            "item": f"Agenda Item {part.item}" if part.item else "",
            "c": self._line(part.heading),
            "kind": visible(part.kind),
            "facts": [(label, [paragraph(*lines)]) for label, lines in part.facts],
            "b": _ended(key, _turned(_in_steps(_within(key, body)))),
            "sheets": [visible(words) for words in part.sheets],
        }

    def _abbreviations(self) -> PrintedPart:
        """The abbreviations of the whole pack; one that means two things stands there twice."""
        rows = sorted(_shortest(self.terms), key=lambda pair: (pair[0].casefold(), pair))
        items: list[Definition] = [{"c": [term], "b": [paragraph(means)]} for term, means in rows]
        body: list[Block] = [{"k": "dl", "items": items}]
        return {
            "key": "abbreviations",
            "item": "",
            "c": [ABBREVIATIONS],
            "kind": "",
            "facts": [],
            "b": body,
            "sheets": [],
        }

    def _line(self, words: Line) -> list[Run]:
        return line(words.forms.printed, Context(self._through(words.links, self._to(None)))) if words else []

    def _paragraphs(self, words: Line) -> list[Block]:
        return blocks(words.forms.printed, Context(self._through(words.links, self._to(None)))) if words else []

    def _through(self, links: Mapping[str, str], to: Callable[[str], str]) -> Callable[[str], str]:
        """Where a marked place leads: through the links of its text; one within the page leads there."""

        def resolved(target: str) -> str:
            return to(target if target.startswith("#") else links.get(target, ""))

        return resolved

    def _to(self, key: str | None) -> Callable[[str], str]:
        """Where an address leads: within the pack, else to the site if its address is known."""
        keys = {part.address: name for name, part in in_turn(self.pack.parts)}

        def found(address: str) -> str:
            page, fragment = urls.parted(address)
            if not page:
                return f"#{key}:{fragment}" if fragment and key else ""
            if page == self.pack.meeting:
                return f"#front:{fragment}"
            if address in keys or page in keys:
                return f"#{keys.get(address) or keys[page]}:{fragment if page in keys else ''}"
            return f"{self.pack.site}{address}" if self.pack.site else ""

        return found

    def _picture(self, part: Part) -> Callable[[str], str]:
        def named(name: str) -> str:
            address = f"{part.folder}{name}"
            known = {there: called for called, there in self.pictures.items()}
            if address not in known:
                # Without an ending, Typst goes by what is in the file.
                known[address] = f"picture-{len(known) + 1}"
                self.pictures[known[address]] = address
            return known[address]

        return named


def _shortest(terms: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The abbreviations without those that are others in the plural or the possessive."""
    known = set(terms)
    return {(term, means) for term, means in known if not any((term[:-n], means) in known for n in (1, 2))}


def _within(key: str, body: list[Block]) -> list[Block]:
    """The blocks with their addresses, and those of footnotes, made those of their part."""
    for title in _titles(body):
        title["ids"] = [f"{key}:{name}" for name in title["ids"]]
    for note in _notes(body):
        note["id"] = f"{key}:{note['id']}"
    return body


def _in_steps(body: list[Block]) -> list[Block]:
    """The blocks with headings that go down one step at a time, below that of the part."""
    last = 1
    for heading in _headings(body):
        last = heading["level"] = max(2, min(heading["level"], last + 1))
    return body


def _turned(body: list[Block]) -> list[Block]:
    """The blocks with what leads to a turned table on the page of the table: its headings and a few lines."""
    found: list[Block] = []
    for block in _opened(body):
        if block["k"] == "table" and block.get("turned"):
            start = _lead(found)
            block["above"] = found[start:]
            del found[start:]
            if found and found[-1]["k"] == "break":
                del found[-1]
        found.append(block)
    return found


def _opened(body: list[Block]) -> Iterator[Block]:
    """The blocks, without the box round those among which a table is turned."""
    for block in body:
        is_box = block["k"] == "slide" or block["k"] == "resolved" or block["k"] == "quote"
        if is_box and "b" in block and any(_turned_table(inner) for inner in block["b"]):
            yield from block["b"]
        else:
            yield block


def _turned_table(block: Block) -> PrintedTable | None:
    return block if block["k"] == "table" and block.get("turned") else None


def _ended(key: str, body: list[Block]) -> list[Block]:
    """The blocks, of which the last says that the part ends on its page if that is a turned one."""
    if body and (table := _turned_table(body[-1])):
        table["ends"] = key
    return body


def _lead(before: list[Block]) -> int:
    """Where what leads to a table begins: after a break or another turned table, or with a heading."""
    start, room = len(before), FEW_LETTERS
    for at in range(len(before) - 1, -1, -1):
        block = before[at]
        if block["k"] != "h" and block["k"] != "p":
            return start
        room -= len(words_of_runs(block["c"]))
        if room < 0:
            return start
        after = before[at - 1] if at else None
        if block["k"] == "h" or after is None or after["k"] == "break" or _turned_table(after):
            start = at
    return start


def _link_up(document: PrintedPack) -> None:
    """Takes addresses out that no link leads to, and lets links to places that are not there lead to their part."""
    parts = {part["key"] for part in document["parts"]} | {"front"}
    titles = list(_titles(document))
    there: set[str] = set()
    for title in titles:
        title["ids"] = [name for name in dict.fromkeys(title["ids"]) if name not in there]
        there.update(title["ids"])
    wanted: set[str] = set()
    for link in _links(document):
        key, _, fragment = link["to"][1:].partition(":")
        name = fragment if key == "front" else f"{key}:{fragment}"
        link["to"] = f"#{name}" if name in there else f"#start:{key}" if key in parts else ""
        wanted.add(name)
    for title in titles:
        title["ids"] = [name for name in title["ids"] if name in wanted]


def _titles(value: object) -> Iterator[PrintedTitle]:
    return (cast("PrintedTitle", record) for record in _records(value) if "ids" in record)


def _headings(body: list[Block]) -> Iterator[PrintedHeading]:
    return (cast("PrintedHeading", record) for record in _records(body) if record.get("k") == "h")


def _notes(body: list[Block]) -> Iterator[Note | NoteAgain]:
    return (cast("Note | NoteAgain", record) for record in _records(body) if record.get("k") in {"note", "again"})


def _links(document: PrintedPack) -> Iterator[PrintedLink]:
    """The links within the pack."""
    links = (cast("PrintedLink", record) for record in _records(document) if record.get("k") == "a")
    return (link for link in links if link["to"].startswith("#"))


def _records(value: object) -> Iterator[Mapping[str, object]]:
    """Every record within a value, outermost first."""
    if isinstance(value, dict):
        yield value
        for inner in list(value.values()):
            yield from _records(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _records(inner)
