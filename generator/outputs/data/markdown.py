"""A converted text as Markdown again, with the numbers that its page shows.

What the page drops (comments, front matter, words in braces, private business) is not in the converted text, so it
cannot come back here.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from generator.outputs.data.grid import Grid
from generator.outputs.data.words import INLINE, Leads, Words, fence

Figure = Callable[[Mapping[str, str]], str]
"""What stands for a figure's figures or picture, as Markdown, by the attributes of its place."""

_NOTE = re.compile(r'<sup\b[^>]*>\s*<a class="note"[^>]*>(\d+)</a>\s*</sup>')
_BESIDE = re.compile(
    r'\s*<a href="#fr\d[^"]*">Back to [^<]*</a>'
    r'|<a class="n"[^>]*><span class="vh">Resolution </span>R</a>'
    r'|<span class="vh">[^<]*</span>|(?<=<div class="footnotes">)<hr>'
)
"""What helps a reader of the page to find the way and is no part of the text."""
_TOKEN = re.compile(r"""<(/?)([a-z][a-z0-9]*)([^<>"]*(?:"[^"]*"[^<>"]*)*)>|([^<]+)""")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_FOOTNOTE = re.compile(r"fn(\d+)")
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


def markdown(html: str, leads: Leads, figure: Figure) -> str:
    """The Markdown of a converted text, with a line end; nothing of nothing."""
    return _Writer(leads, figure).write(html)


def _about(attributes: str) -> Mapping[str, str]:
    return dict(_ATTRIBUTE.findall(attributes)) if attributes else {}


class _Writer:
    """Writes block after block."""

    def __init__(self, leads: Leads, figure: Figure) -> None:
        self._words = Words(leads)
        self._figure = figure
        self._lines: list[str] = []
        self._ahead: list[_Ahead] = []
        self._lists: list[_List] = []
        self._figures: list[Mapping[str, str]] = []
        self._grid: Grid | None = None
        self._tables = 0
        self._heading = ""
        self._as_typed = False

    def write(self, html: str) -> str:
        """The Markdown of a piece of HTML."""
        html = _NOTE.sub(r"<note>\1</note>", _BESIDE.sub("", html))
        for token in _TOKEN.finditer(html):
            closes, tag, attributes, text = token.groups()
            if text is not None:
                self._words.say(unescape(text), as_typed=self._as_typed)
            elif tag in INLINE:
                if not self._as_typed:
                    self._mark(tag, closes, attributes)
            elif closes:
                self._end(tag)
            else:
                self._start(tag, _about(attributes))
        self._flush()
        return "".join(f"{line}\n" for line in self._lines)

    def _mark(self, tag: str, closes: str, attributes: str) -> None:
        if closes:
            self._words.end(tag)
        else:
            self._words.start(tag, _about(attributes))

    def _start(self, tag: str, about: Mapping[str, str]) -> None:
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
            self._figures.append(about)
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
            if made := self._figure(self._figures[-1]):
                self._emit(made.rstrip("\n").split("\n"))
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
            self._lines.append("".join(one.rest for one in self._ahead if one.begun).rstrip())
        first = "".join(one.rest if one.begun else one.first for one in self._ahead)
        rest = "".join(one.rest for one in self._ahead)
        self._lines += [first + lines[0], *((rest + line) if line else rest.rstrip() for line in lines[1:])]
        for one in self._ahead:
            one.begun = True

    def _start_in_table(self, tag: str, about: Mapping[str, str]) -> None:
        """Begins a table or a part of one; a table within another is a part of its cell."""
        if tag == "table":
            self._tables += 1
            self._grid = self._grid or Grid()
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
                lines, self._grid = list(self._grid.lines()), None
                if lines:
                    self._emit(lines)
