"""The blocks that officers write besides those of Markdown: figures, raw HTML, headings that want a blank."""

import re
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor
from markdown.extensions.def_list import DefListIndentProcessor
from markdown.util import AtomicString

from generator.text import clean
from generator.text.braces import take
from generator.text.lists import Lists
from generator.text.source import too_long, unescaped

_FURTHEST_END = 100
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_blocks(markdown: Markdown) -> None:
    """Teach the converter these blocks, and unteach it those they stand for.

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
    known.register(Lists(parser), "lists", 78)
    known.register(Figures(parser), "figures", 76)
    known.register(Headings(parser), "hashheader", 70)


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
