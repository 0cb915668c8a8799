"""Markdown to a tree, in two steps.

First its blocks, whose text is still as typed, so that they can be counted and addressed; then the words in them.
"""

import re
from dataclasses import dataclass
from string import punctuation
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.tables import TableExtension
from markdown.util import AtomicString

from generator.text.blocks import Notes, References, read_blocks
from generator.text.decisions import DEFAULT_WORDS
from generator.text.patterns import read_within_lines

# Text without any of these is the same after the inline patterns, which are the dear part of a conversion.
_MARKUP = re.compile(r"[\\`*_\[<&~^]|  \n")
_BLANK_LINES = re.compile(r"(?<=\n) +\n")


@dataclass(frozen=True, slots=True)
class Reader:
    """A converter for one text: link definitions and footnotes met on the way are kept in it."""

    markdown: Markdown
    notes: Notes
    references: References


def reader(decision_words: tuple[str, ...] = DEFAULT_WORDS) -> Reader:
    """A converter with the project's dialect: see `blocks`, `lists` and `patterns` for what it adds.

    Any ASCII punctuation can be escaped (CommonMark 0.31, section 2.4).
    """
    notes = Notes()
    tables = TableExtension(use_align_attribute=True)
    markdown = Markdown(extensions=[notes, tables, DefListExtension()])
    markdown.ESCAPED_CHARS = list(punctuation)
    references = read_blocks(markdown, decision_words)
    read_within_lines(markdown, notes)
    return Reader(markdown, notes, references)


def source_blocks(reader: Reader, text: str) -> Element:
    """The blocks of a text under one root; their text is as typed."""
    root = Element("div")
    reader.references.begin(text)
    reader.markdown.parser.parseChunk(root, _BLANK_LINES.sub("\n", f"\n{text.expandtabs(4)}\n\n"))
    return root


def footnotes(reader: Reader) -> Element | None:
    """The footnotes that the blocks defined, as a list whose items bear their label."""
    root = Element("div", {"class": "footnotes"})
    SubElement(root, "hr")
    items, texts = SubElement(root, "ol"), reader.notes.footnotes
    # A footnote may define another one, so there may be more of them after reading all.
    while len(items) < len(texts):
        for label, text in list(texts.items())[len(items) :]:
            reader.markdown.parser.parseChunk(SubElement(items, "li", {"footnote": label}), text)
    return root if texts else None


def convert_words(reader: Reader, root: Element) -> None:
    """Convert the text of all blocks under a root."""
    marked = False
    for element in root.iter():
        for place in ("text", "tail"):
            text = getattr(element, place)
            if text and has_markup(text):
                marked = True
            elif text:
                setattr(element, place, AtomicString(text))
    if marked:
        reader.markdown.treeprocessors["inline"].run(root)
        reader.markdown.treeprocessors["unescape"].run(root)


def has_markup(text: str) -> bool:
    """Whether conversion could change a line of text."""
    return bool(_MARKUP.search(text))
