"""The blocks of a text as the converter reads them: figures, tables, raw HTML, headings, notes, references.

Figures are none of Markdown's; of the others these stand for Markdown's own, which would lose words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor, ReferenceProcessor
from markdown.extensions.def_list import DefListIndentProcessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableProcessor
from markdown.util import AtomicString

from generator.text import clean
from generator.text.braces import take
from generator.text.lists import Lists
from generator.text.source import too_long, unescaped

_FURTHEST_END = 100
_IN_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_blocks(markdown: Markdown, decision_words: tuple[str, ...]) -> "References":
    """Teach the converter these blocks, and unteach it those they stand for; what reads references is given back.

    Indented code goes too: officers' papers hold none, but many paragraphs pasted with an indent.
    """
    parser, known = markdown.parser, markdown.parser.blockprocessors
    for name in ("indent", "code", "olist", "ulist"):
        known.deregister(name)
    indents = DefListIndentProcessor(parser)
    indents.ITEM_TYPES, indents.LIST_TYPES = ["dd"], ["dl"]
    known.register(TooLong(parser), "too-long", 98)
    known.register(RawHtml(parser), "raw-html", 96)
    known.register(indents, "defindent", 85)
    known.register(Lists(parser, decision_words), "lists", 78)
    known.register(Figures(parser), "figures", 76)
    known.register(Headings(parser), "hashheader", 70)
    known.register(Tables(parser, {"use_align_attribute": True}), "table", 75)
    references = References(parser)
    known.register(references, "reference", 15)
    return references


class Notes(FootnoteExtension):
    """Keeps each of several footnotes of one label: the first is that of the mark, the others stand below it."""

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802  named by the library
        """Keeps a note."""
        label, times = id, 1
        while label in self.footnotes:
            times += 1
            label = f"{id} ({times})"
        super().setFootnote(label, text)


class References(ReferenceProcessor):
    """Reads where a reference leads, `[plan]: https://…`; a line to which nothing in the text refers stays text."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.unused: list[str] = []
        """The names, as typed, of those to which nothing refers."""
        self._uses: Counter[str] = Counter()
        self._lines: Counter[str] = Counter()

    def begin(self, text: str) -> None:
        """Looks what the text refers to."""
        if "]:" in text:
            self._uses = Counter(_folded(name) for name in _IN_BRACKETS.findall(text))
            self._lines = Counter(_folded(match[1]) for match in self.RE.finditer(text))

    def run(self, parent: Element, blocks: list[str]) -> bool:  # noqa: ARG002
        """Take the first lines of the block that are used; what stands before and after them is left to others."""
        block = blocks[0]
        lines = list(self._used(block))
        if not lines:
            return False
        before, after = block[: lines[0].start()].rstrip("\n"), block[lines[-1].end() :].lstrip("\n")
        for line in lines:
            target, title = line[2].lstrip("<").rstrip(">"), line[5] or line[6]
            self.parser.md.references[_folded(line[1])] = (target, title)
        blocks[:1] = [part for part in (before, after) if part.strip()]
        return True

    def _used(self, block: str) -> Iterator[re.Match[str]]:
        """The lines that follow each other and are used, from the first on."""
        end = -1
        for line in self.RE.finditer(block) if "]:" in block else ():
            name = _folded(line[1])
            is_used = self._uses[name] > self._lines[name] and name not in self.parser.md.references
            if end >= 0 and (not is_used or block[end : line.start()].strip("\n")):
                return
            if is_used:
                yield line
                end = line.end()
            elif self._uses[name] <= self._lines[name] and line[1] not in self.unused:
                self.unused.append(line[1])


def _folded(name: str) -> str:
    return " ".join(name.split()).lower()


class Tables(TableProcessor):
    """Keeps what a row has beyond the headings, in its last cell; the row bears how many cells were typed."""

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        super()._build_row(row, parent, align)  # type: ignore[misc]
        made = parent[-1]
        made.set("typed", row)
        cells = self._split_row(row)  # type: ignore[attr-defined]
        if len(cells) > len(align):
            made[-1].text = " | ".join(cell.strip(" ") for cell in cells[len(align) - 1 :])
            made.set("cells", f"{len(cells)} {len(align)}")


class TooLong(BlockProcessor):
    """Keeps a paragraph as it is typed, if converting it would take many seconds."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """Whether the block is too long."""
        return bool(too_long(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a paragraph of it that nothing reads."""
        block = blocks.pop(0)
        paragraph = SubElement(parent, "p", {"too-long": too_long(block)})
        paragraph.text = AtomicString(block.strip())


class RawHtml(BlockProcessor):
    """Cleans a block that begins with an HTML tag or comment, up to the end of that element."""

    START = re.compile(r" {0,3}<(?:!--|([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>]))")

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """Whether the block begins with a tag that parts text, or with a comment."""
        start = self.START.match(block)
        return bool(start and (not start[1] or start[1].lower() in clean.BLOCKS))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Put what is allowed of it into the tree; its text is not Markdown."""
        start = self.START.match(blocks[0])
        count = _blocks_of_element(start[1], blocks) if start and start[1] else _blocks_of_comment(blocks)
        for element in clean.elements("\n\n".join(blocks[:count])):
            for inner in element.iter():
                inner.text = inner.text and AtomicString(inner.text)
                inner.tail = inner.tail and AtomicString(inner.tail)
            element.tail = None
            parent.append(element)
        del blocks[:count]
        return count > 0


def _blocks_of_element(tag: str, blocks: list[str]) -> int:
    """How many blocks an element is written over; one, if it has no end."""
    tags, opened = re.compile(rf"<(/?){tag}\b", re.IGNORECASE), 0
    for count, block in enumerate(blocks[:_FURTHEST_END], 1):
        opened += sum(-1 if slash else 1 for slash in tags.findall(block))
        if opened <= 0 or tag.lower() in clean.VOID:
            return count
    return 1


def _blocks_of_comment(blocks: list[str]) -> int:
    """How many blocks a comment is written over; none, if it has no end."""
    return next((count for count, block in enumerate(blocks[:_FURTHEST_END], 1) if "-->" in block), 0)


class Figures(BlockProcessor):
    """Makes a marked place of a line `![Caption](file.csv){chart=bar}`, wherever it stands in a block."""

    LINE = re.compile(
        r" {0,3}!\[(?P<caption>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])*)\]"
        r"\((?P<file>[^()\"\n]*(?:\([^()\"\n]*\)[^()\"\n]*)*)(?:\"(?P<alt>(?:[^\"\\\n]|\\.)*)\")?\s*\)"
        r"(?P<after>[ ]*(?:\{.*)?)"
    )

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """Whether a line of the block is a figure."""
        return "![" in block and any(map(self.LINE.fullmatch, block.split("\n")))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Read the figures; what stands between them is left to others."""
        for found, lines in groupby(blocks.pop(0).split("\n"), self.LINE.fullmatch):
            if found:
                parent.append(_figure(found))
            else:
                self.parser.parseBlocks(parent, ["\n".join(lines)])


def _figure(found: re.Match[str]) -> Element:
    after, words = take(found["after"], ("chart", "headings"))
    file = found["file"].strip().removeprefix("<").removesuffix(">")
    figure = Element("figure", {"typed": found[0].strip(), "data-file": unescaped(_ESCAPED.sub(r"\1", file))})
    figure.attrib |= {f"data-{word}": value for word, value in words.items()}
    if found["alt"]:
        figure.set("data-alt", unescaped(_ESCAPED.sub(r"\1", found["alt"])))
    SubElement(figure, "figcaption").text = f"{found['caption']} {after}".strip()
    return figure


class Headings(HashHeaderProcessor):
    """Wants a blank between `##` and the words, so that "#2 scheme" stays text."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?= )(?P<header>[^\n]*)(?:\n|$)")
