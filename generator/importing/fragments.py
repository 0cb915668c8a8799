"""Pieces of HTML, as committee systems keep the words of an item, as blocks: paragraphs, lists, tables."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.importing.document import Block, Cell, Paragraph, Run, Table

_BLOCKS = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "dt", "pre", "center"})
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})
_UNSAID = frozenset({"script", "style", "head", "title", "template", "object", "iframe", "svg"})
_STEP = 360
"""How much further right a list within another stands, in twentieths of a point."""
DEEPEST = 60
"""Lists and tables within each other that are followed; deeper ones are read as words."""


@dataclass
class _List:
    """A list that is open: numbered or not, and the number of its last entry."""

    is_numbered: bool
    number: int


@dataclass
class _Rows:
    """A table that is open, and what is gathered of it."""

    around: list[Block]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    headings: int = 0
    has_data: bool = False
    span: int = 1
    is_in_cell: bool = False


def read_fragment(html: str) -> tuple[Block, ...]:
    """The blocks of a piece of HTML; nothing of it is run, and what nobody sees is left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.ended())


class _Reader(HTMLParser):
    """Gathers runs to paragraphs, and these to blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.bold = self.italic = self.unsaid = 0
        self.raised: list[str] = []
        self.links: list[str] = []
        self.lists: list[_List] = []
        self.tables: list[_Rows] = []
        self.label = ""
        self.heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens what a tag opens."""
        given = {name: value or "" for name, value in attrs}
        if tag in _UNSAID:
            self.unsaid += 1
        elif tag == "br":
            self.runs.append(Run("\n"))
        elif tag in _BOLD:
            self.bold += 1
        elif tag in _ITALIC:
            self.italic += 1
        elif tag in {"sup", "sub"}:
            self.raised.append(tag)
        elif tag == "a":
            self.links.append(given.get("href", ""))
        elif tag in {"ul", "ol"} and len(self.lists) < DEEPEST:
            self._close()
            start = given.get("start", "1")
            self.lists.append(_List(tag == "ol", int(start) - 1 if start.isdecimal() else 0))
        elif tag in _BLOCKS:
            self._open(tag)
        else:
            self._open_table(tag, given)

    def _open(self, tag: str) -> None:
        """Begins a paragraph; one within the entry of a list that has no words yet keeps its label."""
        if self.label and tag != "li" and not any(run.text.strip() for run in self.runs):
            return
        self._close()
        self.heading = int(tag[1]) if tag[0] == "h" and tag[1:].isdecimal() else 0
        if tag == "li" and self.lists:
            self.lists[-1].number += 1
            self.label = f"{self.lists[-1].number}." if self.lists[-1].is_numbered else "•"

    def _open_table(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table" and len(self.tables) < DEEPEST:
            self._close()
            self.tables.append(_Rows(self.blocks))
            self.blocks = []
        elif tag in {"td", "th"} and self.tables:
            self._end_cell()
            rows = self.tables[-1]
            span = given.get("colspan", "1")
            rows.span = min(int(span), 50) if span.isdecimal() and int(span) else 1
            rows.is_in_cell = True
            rows.has_data = rows.has_data or tag == "td"
        elif tag == "tr" and self.tables:
            self._end_row()

    def handle_endtag(self, tag: str) -> None:
        """Closes what a tag closes."""
        if tag in _UNSAID:
            self.unsaid = max(0, self.unsaid - 1)
        elif tag in _BOLD:
            self.bold = max(0, self.bold - 1)
        elif tag in _ITALIC:
            self.italic = max(0, self.italic - 1)
        elif tag in {"sup", "sub"}:
            del self.raised[-1:]
        elif tag == "a":
            del self.links[-1:]
        elif tag in {"ul", "ol"}:
            self._close()
            del self.lists[-1:]
        elif tag in _BLOCKS:
            self._close()
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table":
            self._end_table()

    def handle_data(self, data: str) -> None:
        """Words, with every row of blanks as one."""
        if self.unsaid or not data:
            return
        words = " ".join(data.replace("\xa0", " ").split())
        before = " " if data[0].isspace() or data[0] == "\xa0" else ""
        after = " " if words and (data[-1].isspace() or data[-1] == "\xa0") else ""
        raised = self.raised[-1] if self.raised else ""
        self.runs.append(
            Run(
                f"{before}{words}{after}",
                self.bold > 0,
                self.italic > 0,
                "sup" if raised == "sup" else "sub" if raised == "sub" else "",
                self.links[-1] if self.links else "",
            )
        )

    def ended(self) -> list[Block]:
        """All blocks, with what was left open closed."""
        self._close()
        while self.tables:
            self._end_table()
        return self.blocks

    def _close(self) -> None:
        """Ends the paragraph that is open."""
        runs, self.runs = tuple(self.runs), []
        label, self.label = self.label, ""
        heading, self.heading = self.heading, 0
        if any(run.text.strip() for run in runs):
            depth = max(0, len(self.lists) - 1)
            indent = _STEP * (depth + 1) if label else 0
            self.blocks.append(Paragraph(runs, label, level=depth, indent=indent, heading=heading))

    def _end_cell(self) -> None:
        self._close()
        rows = self.tables[-1] if self.tables else None
        if rows and rows.is_in_cell:
            rows.cells.append(Cell(tuple(self.blocks), rows.span))
            rows.is_in_cell = False
            self.blocks = []

    def _end_row(self) -> None:
        self._end_cell()
        rows = self.tables[-1] if self.tables else None
        if rows and rows.cells:
            is_heading = not rows.has_data and rows.headings == len(rows.rows)
            rows.rows.append(tuple(rows.cells))
            rows.headings += is_heading
        if rows:
            rows.cells, rows.has_data = [], False

    def _end_table(self) -> None:
        if self.tables:
            self._end_row()
            rows = self.tables.pop()
            left, self.blocks = self.blocks, rows.around
            self.blocks += [Table(tuple(rows.rows), rows.headings)] if rows.rows else []
            self.blocks += left
