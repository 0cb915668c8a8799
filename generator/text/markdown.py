"""A tree as Markdown again, with the numbers that the page shows.

What the page drops (comments, front matter, words in braces, private business) is not in the tree, so it cannot come
back here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from generator.text.clean import VOID
from generator.text.markdown_tables import Grid
from generator.text.markup import is_note_mark
from generator.text.pieces import MarkdownPieces, MarkdownPlace
from generator.text.spans import INLINE, MARK, Words, fence

_FOOTNOTE = re.compile(r"fn(\d+)")
_MARKS = re.compile(f"{MARK}(\\d+){MARK}")
_HEADINGS = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
_AHEAD = {"blockquote": ("> ", "> "), "dd": (":   ", "    ")}


@dataclass(slots=True)
class _Ahead:
    """What stands before the lines of an item or a quotation: before its first line, and before the others."""

    first: str
    rest: str
    begun: bool = False


@dataclass(slots=True)
class _List:
    """A list: whether its items are counted, and how many have begun."""

    counted: bool
    items: int = 0


def markdown(element: Element) -> MarkdownPieces:
    """The Markdown of what is inside an element, with a line end; nothing of nothing."""
    return _Writer().write(element)


def _helps_reading(element: Element) -> bool:
    """Whether an element helps a reader of the page to find the way, and is no part of the text."""
    kind = element.get("class")
    if kind == "n":
        return [child.tail for child in element] == ["R"]
    return kind == "vh" or (element.tag == "a" and element.get("href", "").startswith("#fr"))


class _Writer:
    """Writes block after block."""

    def __init__(self) -> None:
        self._words = Words()
        self._lines: list[str] = []
        self._ahead: list[_Ahead] = []
        self._lists: list[_List] = []
        self._figures: list[Element] = []
        self._grid: Grid | None = None
        self._tables = 0
        self._heading = ""
        self._as_typed = False

    def write(self, element: Element) -> MarkdownPieces:
        """The Markdown of what is inside an element."""
        self._inside(element)
        self._flush()
        parts = _MARKS.split("".join(f"{line}\n" for line in self._lines))
        each = (self._words.marks[int(part)] if n % 2 else part for n, part in enumerate(parts))
        return tuple(piece for piece in each if piece)

    def _inside(self, element: Element) -> None:
        self._say(element.text)
        for child in element:
            is_rule_above_notes = child.tag == "hr" and element.get("class") == "footnotes"
            if not (is_rule_above_notes or _helps_reading(child)):
                self._write(child)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        if text:
            self._words.say(text, as_typed=self._as_typed)

    def _write(self, element: Element) -> None:
        tag = "note" if is_note_mark(element) else element.tag
        if tag in INLINE:
            if not self._as_typed:
                self._words.start(tag, element.attrib)
            self._inside(element[0] if tag == "note" else element)
            if not self._as_typed:
                self._words.end(tag)
            return
        self._start(element)
        if tag not in VOID:
            self._inside(element)
            self._end(tag)

    def _start(self, element: Element) -> None:
        tag, about = element.tag, element.attrib
        if tag != "figcaption":  # its number stands before it
            self._flush()
        if tag in _HEADINGS:
            self._heading, self._words.strong_numbers = _HEADINGS[tag], False
        elif tag in ("ul", "ol"):
            self._lists.append(_List(tag == "ol" and "class" not in about))
        elif tag == "li":
            self._item(about)
        elif tag in _AHEAD:
            self._ahead.append(_Ahead(*_AHEAD[tag]))
        elif tag == "pre":
            self._as_typed = True
        elif tag == "hr":
            self._emit(["* * *"])
        elif tag == "figure":
            self._figures.append(element)
        else:
            self._start_in_table(tag, about)

    def _item(self, about: Mapping[str, str]) -> None:
        here = self._lists[-1] if self._lists else _List(counted=False)
        here.items += 1
        note = _FOOTNOTE.fullmatch(about.get("id", ""))
        first = f"[^{note[1]}]: " if note else f"{here.items}. " if here.counted else "- "
        self._ahead.append(_Ahead(first, "    " if note else " " * len(first)))

    def _end(self, tag: str) -> None:
        self._flush()
        if tag in _HEADINGS:
            self._heading, self._words.strong_numbers = "", True
        elif tag in ("ul", "ol"):
            self._lists = self._lists[:-1]
        elif tag in _AHEAD or tag == "li":
            self._ahead = self._ahead[:-1]
        elif tag == "pre":
            self._as_typed = False
        elif tag == "figcaption" and self._figures:
            if "data-file" in self._figures[-1].attrib:
                rest = "".join(ahead.rest for ahead in self._ahead)
                self._emit([self._words.mark(MarkdownPlace(self._figures[-1].get("id", ""), rest))])
        elif tag == "figure":
            self._figures = self._figures[:-1]
        else:
            self._end_in_table(tag)

    def _flush(self) -> None:
        """Ends the block whose words were gathered."""
        if self._as_typed:
            text = self._words.take_as_typed().strip("\n")
            if text:
                ticks = fence(text, 3)
                self._emit([ticks, *text.split("\n"), ticks])
        elif lines := self._words.take():
            if self._grid:
                self._grid.say(f"{'- ' if self._lists else ''}{' '.join(lines)}")
            elif self._heading:
                self._emit([f"{self._heading}{' '.join(lines)}"])
            else:
                self._emit([*(f"{line}  " for line in lines[:-1]), lines[-1]])

    def _emit(self, lines: Sequence[str]) -> None:
        """Puts a block below those before: an item right below the one before it, else after an empty line."""
        is_next = bool(self._ahead) and not self._ahead[-1].begun and bool(self._lists)
        if self._lines and not (is_next and (len(self._lists) > 1 or self._lists[-1].items > 1)):
            self._lines.append("".join(ahead.rest for ahead in self._ahead if ahead.begun).rstrip())
        first = "".join(ahead.rest if ahead.begun else ahead.first for ahead in self._ahead)
        rest = "".join(ahead.rest for ahead in self._ahead)
        self._lines += [first + lines[0], *((rest + line) if line else rest.rstrip() for line in lines[1:])]
        for ahead in self._ahead:
            ahead.begun = True

    def _start_in_table(self, tag: str, about: Mapping[str, str]) -> None:
        """Begins a table or a part of one; a table within another is a part of its cell."""
        if tag == "table":
            self._tables += 1
            self._grid = self._grid or Grid()
            self._words.is_in_table = True
        elif self._grid and self._tables == 1:
            if tag == "thead":
                self._grid.is_head = True
            elif tag == "tr":
                self._grid.row()
            elif tag in ("th", "td"):
                self._grid.begin(about.get("colspan", ""), about.get("rowspan", ""))

    def _end_in_table(self, tag: str) -> None:
        if self._grid and self._tables == 1:
            if tag == "thead":
                self._grid.is_head = False
            elif tag == "tr":
                self._grid.end_row()
            elif tag in ("th", "td"):
                self._grid.end()
        if self._grid and tag == "table":
            self._tables -= 1
            if not self._tables:
                lines, self._grid, self._words.is_in_table = list(self._grid.lines()), None, False
                if lines:
                    self._emit(lines)
