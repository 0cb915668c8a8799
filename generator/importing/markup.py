"""Blocks of a document as Markdown: lists with their labels, tables, notes, and pictures as files beside it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.importing.document import Block, Document, Paragraph, Picture, Remark, Table, paragraphs
from generator.importing.inline import Item, as_item, bare, line, without
from generator.importing.tables import as_csv, as_markdown, grid, is_frame

_CAPTION = re.compile(r"(?:table|figure|chart)\s+[\dA-Z]+(?:\.\d+)*\b", re.IGNORECASE)
_NESTS = 100
"""How much further right an entry of another list stands that is within this one, in twentieths of a point."""


def check_mark(words: str) -> str:
    """What is to be looked at, beside the thing; `check` finds it until it is taken out."""
    return f"<!-- check: {words.replace('--', '–')} -->"


@dataclass(frozen=True, slots=True)
class Depth:
    """An entry that is open: how far right it stands, and in which list, or with what kind of label."""

    item: Item
    column: int

    def holds(self, other: Item) -> bool:
        """Whether another entry is within this one."""
        mine, words = self.item.words, other.words
        if mine.chain and mine.chain == words.chain and mine.label and words.label:
            return mine.level < words.level
        if mine.indent and words.indent and abs(words.indent - mine.indent) > _NESTS:
            return mine.indent < words.indent
        return False


@dataclass
class Markup:
    """Writes blocks as Markdown; tables and pictures that become files gather in `files`, named after `stem`."""

    stem: str
    document: Document
    files: dict[str, bytes] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    marks: int = 0
    _noted: list[str] = field(default_factory=list)
    _tables: int = 0
    _pictures: int = 0

    def mark(self, words: str) -> str:
        """A mark in the text at what is to be looked at."""
        self.marks += 1
        return check_mark(words)

    def text(self, chunks: Iterable[str]) -> str:
        """Chunks as a text, with the footnotes that they name after them."""
        body = [chunk for chunk in chunks if chunk.strip()]
        notes = [f"[^{label}]: {self._note(label)}" for label in self._noted]
        return "\n\n".join([*body, *notes]) + "\n"

    def _note(self, label: str) -> str:
        found = [line(paragraph) for paragraph in paragraphs(self.document.notes.get(label, ()))]
        return "\n\n    ".join(text.replace("\\\n", " ") for text in found if text) or "…"

    def words(self, paragraph: Paragraph, *, is_plain: bool = False) -> str:
        """The words of a paragraph; its notes will follow the text."""
        self._noted += [run.note for run in paragraph.runs if run.note and run.note not in self._noted]
        return line(paragraph, is_plain=is_plain)

    def chunks(self, blocks: Sequence[Block], *, under: str = "") -> Iterator[str]:
        """The blocks as Markdown, each a chunk to be parted from the next by a blank line; `under` is their heading."""
        entries: list[Paragraph] = []
        waiting: Paragraph | None = None
        for block in [*split_lines(blocks), None]:
            if isinstance(block, Paragraph) and (as_item(block) or (entries and _goes_on(entries, block))):
                if waiting:
                    yield self.words(waiting)
                    waiting = None
                entries.append(block)
                continue
            yield from self._list(entries)
            entries = []
            if isinstance(block, Table):
                yield from self._table(block, bare(waiting) if waiting else "", under)
                waiting = None
                continue
            if waiting:
                yield self.words(waiting)
                waiting = None
            if isinstance(block, Picture):
                yield from self._picture(block)
            elif isinstance(block, Paragraph) and _CAPTION.match(bare(block)) and len(bare(block)) < 200:
                waiting = block
            elif block is not None:
                yield self.words(block)

    def _list(self, entries: Sequence[Paragraph]) -> Iterator[str]:
        """Entries one below the other, those within others further right."""
        lines: list[str] = []
        open_items: list[Depth] = []
        for entry in entries:
            item = as_item(entry)
            if item is None:
                lines += ["", f"{' ' * (open_items[-1].column + 3)}{self.words(entry)}".replace("\\\n", " "), ""]
                continue
            while open_items and not open_items[-1].holds(item):
                open_items.pop()
            column = open_items[-1].column + 2 if open_items else 0
            open_items.append(Depth(item, column))
            words = self.words(item.words).replace("\n", f"\n{' ' * (column + 2)}")
            lines.append(f"{' ' * column}{item.written} {words}")
        if lines:
            yield "\n".join(lines).strip("\n")

    def _table(self, table: Table, before: str, under: str) -> Iterator[str]:
        """A table in the text, or as a file that it names; one that only frames its content is that."""
        if not any(bare(paragraph) for paragraph in paragraphs([table])):
            return
        if is_frame(table):
            if before:
                yield before
            for row in table.rows:
                yield from self.chunks(row[0].blocks if row else (), under=under)
            return
        made = grid(table)
        self._tables += 1
        self.remarks.append(Remark("table", under))
        caption = re.sub(r"[\[\]{}]", "", before or made.caption or under or f"Table {self._tables}")
        if made.is_across:
            yield self.mark("cells of this table were joined across; their words stand in the first of them")
        if made.is_plain:
            if before or made.caption:
                yield f"**{caption}**"
            yield as_markdown(made)
            return
        name = f"{self.stem}-table-{self._tables}.csv"
        self.files[name] = as_csv(made).encode()
        yield f"![{caption}]({name})"

    def _picture(self, picture: Picture) -> Iterator[str]:
        self._pictures += 1
        name = f"{self.stem}-picture-{self._pictures}{picture.ending}"
        self.files[name] = picture.data
        alternative = re.sub(r'["\\<>{}]', "'", picture.alternative)
        if not alternative:
            self.remarks.append(Remark("no-alternative", name))
            yield self.mark("say in the quotation marks what this picture shows")
            alternative = "Picture without a description yet"
        yield f'![Picture {self._pictures}]({name} "{alternative}")'


def _goes_on(entries: Sequence[Paragraph], paragraph: Paragraph) -> bool:
    """Whether a paragraph without a label stands below the words of the last entry, further right than the text."""
    last = entries[-1]
    is_inside = 0 < last.indent <= paragraph.indent
    return is_inside and not paragraph.heading and not paragraph.is_strong and bool(bare(paragraph))


def split_lines(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; a paragraph with entries of a list on lines of their own is a paragraph for each."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            yield block
        elif bare(block):
            yield from _lines(block)


def _lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    parts = list(in_lines(paragraph))
    if len(parts) > 1 and any(as_item(part) for part in parts[1:]):
        yield from (part for part in parts if bare(part))
    else:
        yield paragraph


def in_lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The lines of a paragraph, each as one; the first keeps its label."""
    text, start = paragraph.text, 0
    rest = paragraph
    while (at := text.find("\n", start)) >= 0:
        yield _cut(rest, at - start)
        rest = without(paragraph, at + 1)
        rest = Paragraph(rest.runs, indent=paragraph.indent)
        start = at + 1
    yield rest


def _cut(paragraph: Paragraph, characters: int) -> Paragraph:
    """A paragraph with so many of its first characters alone."""
    runs = []
    for run in paragraph.runs:
        if characters > 0:
            runs.append(replace(run, text=run.text[:characters]))
        characters -= len(run.text)
    return replace(paragraph, runs=tuple(runs))
