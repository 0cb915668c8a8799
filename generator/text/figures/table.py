"""A CSV as a table: its headings and joined cells, headings across it, two storeys of column headings.

Cells are Markdown and are converted by the function that the caller gives.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from generator.problems import TextFault
from generator.text.breadth import HIDDEN, Breadth, breadth, classes
from generator.text.figures.cells import JOINED, CellTable, TableLine, is_joined, sheet

Cell = Callable[[str, int], Element]
"""Converts the Markdown of a cell in a row that begins at a line: what is inside the element is inside the cell."""
NUMBER = re.compile(
    r"[*_<>≤≥~+−–\\-]*+[£$€]?[*_]*+\d(?:[\d,.]|\s(?=\d{3}(?!\d)))*+[*_]*+%?[*_]*+(\s*+\([^()]*+\))?+[*_]*+"
    r"|[*_]*+[£$€]?\s?\([+−–-]?[£$€]?\d(?:[\d,.]|\s(?=\d{3}(?!\d)))*+%?\)%?[*_]*+"
)
"""A number as a cell has it, in brackets too; blanks group thousands."""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The table in a region that scrolls, if there is one, and what is wrong with its CSV."""

    region: Element | None
    faults: tuple[TextFault, ...]


@dataclass(slots=True)
class _Headers:
    """The headings of a table that has more than one for a cell: each is named, and each cell names its own.

    Without a `prefix` the table is plain: there the scope of a heading says it all. (W3C, WCAG techniques H43 and H63.)
    """

    prefix: str
    labels: tuple[str, ...]
    """What each cell is called where columns do not stand beside each other; empty where they always can."""
    columns: dict[int, tuple[str, ...]] = field(default_factory=dict)
    rows: dict[int, str] = field(default_factory=dict)
    bands: tuple[str, ...] = ()
    named: int = 0

    def id(self) -> str:
        """A new name."""
        self.named += 1
        return f"{self.prefix}-h{self.named}"

    def shown(self, name: str) -> Mapping[str, str]:
        """The attribute of a heading that has a name."""
        return {"id": name} if self.prefix and name else {}

    def of(self, column: int) -> Mapping[str, str]:
        """The attribute of a cell: the headings across above it, those of its column, and those of its row."""
        names = (*self.bands, *self.columns.get(column, ()), *(self.rows[n] for n in sorted(self.rows)))
        return {"headers": " ".join(names)} if self.prefix else {}

    def label(self, column: int) -> Mapping[str, str]:
        """The attribute of a cell that says what it is called."""
        return {"data-label": self.labels[column]} if self.labels and self.labels[column] else {}


def table(text: str, caption: Element, *, headings: int | None = None, cell: Cell) -> FigureTable:
    """The table of a CSV under a caption that has an id.

    `headings` says how many columns are headings, else it is inferred.
    """
    made = sheet(text, headings)
    if not made.header:
        return FigureTable(None, made.faults)
    plain = [line.cells for line in made.lines if not line.band]
    numeric = [n >= made.headings and _is_numeric([cells[n] for cells in plain]) for n in range(len(made.header))]
    storeys = any(_storey(made.header, n) for n in range(len(made.header)))
    several = storeys or made.headings > 1 or len(plain) < len(made.lines)
    name = caption.get("id", "")
    broad = breadth([made.header, *plain])
    headers = _Headers(f"page_{name}" if several else "", _labels(made, broad))
    region = Element("div", {"class": classes(broad), "tabindex": "0", "role": "region", "aria-labelledby": name})
    whole = SubElement(region, "table")
    head = _lines("thead", _head(made.header, numeric, headers, lambda text: cell(text, made.first)))
    whole.extend([caption, head, *_body(made.lines, made.headings, numeric, headers, cell)])
    whole.text = "\n"
    for part in whole:
        part.tail = "\n"
    return FigureTable(region, made.faults)


def _labels(made: CellTable, broad: Breadth) -> tuple[str, ...]:
    """The column headings as labels of cells, for a table whose rows can be read one by one.

    A cell that several rows have in common would be missed in all but the first.
    """
    plain = [line.cells[made.headings :] for line in made.lines if not line.band]
    if not broad or any(JOINED in cells for cells in plain):
        return ()
    return tuple(HIDDEN.sub("", heading).replace(" / ", ", ") for heading in made.header)


def _lines(tag: str, rows: Iterable[Element]) -> Element:
    """Rows below each other."""
    part = Element(tag)
    part.text = "\n"
    for row in rows:
        row.tail = "\n"
        part.append(row)
    return part


def _row(cells: Iterable[Element], **attributes: str) -> Element:
    """Cells beside each other."""
    row = Element("tr", attributes)
    for made in cells:
        if len(row):
            row[-1].tail = " "
        row.append(made)
    return row


def _cell(tag: str, inside: Element, attributes: Mapping[str, str]) -> Element:
    """A cell with what is inside an element."""
    made = Element(tag, dict(attributes))
    made.text = inside.text
    made.extend(inside)
    if len(made):
        made.text, made[-1].tail = (made.text or "").lstrip(), (made[-1].tail or "").rstrip()
    else:
        made.text = (made.text or "").strip()
    return made


def _is_numeric(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if cell and cell not in {"–", "-", JOINED}]
    return bool(said) and all(NUMBER.fullmatch(cell) for cell in said)


def _head(
    header: tuple[str, ...], numeric: Sequence[bool], headers: _Headers, cell: Callable[[str], Element]
) -> Iterator[Element]:
    """One row of column headings, or two where neighbours share what stands before " / "."""
    groups = [(key, list(columns)) for key, columns in groupby(range(len(header)), lambda n: _storey(header, n))]
    two = any(key is not None for key, _ in groups)
    upper: list[Element] = []
    lower: list[Element] = []
    for key, columns in groups:
        group = headers.id() if key is not None else ""
        for n in columns:
            text = header[n] if key is None else header[n].partition(" / ")[2]
            name = headers.id() if text else ""
            headers.columns[n] = tuple(filter(None, (group, name)))
            tall = {"rowspan": "2"} if two and key is None else {}
            about = {**({"scope": "col"} if text else {}), **headers.shown(name), **tall, **_num(numeric[n])}
            (upper if key is None else lower).append(_cell("th" if text else "td", cell(text), about))
        if key is not None:
            about = {"scope": "colgroup", **headers.shown(group), "colspan": str(len(columns))}
            upper.append(_cell("th", cell(key), about))
    yield _row(upper)
    if two:
        yield _row(lower)


def _storey(header: tuple[str, ...], column: int) -> str | None:
    """What a column shares with a neighbour before " / ", if anything."""
    first, slash, _ = header[column].partition(" / ")
    beside = (header[n] for n in (column - 1, column + 1) if 0 <= n < len(header))
    return first if slash and any(heading.startswith(f"{first} / ") for heading in beside) else None


def _num(is_number: bool) -> Mapping[str, str]:  # noqa: FBT001  a fact of the column, in a private helper
    return {"class": "num"} if is_number else {}


def _body(
    lines: Sequence[TableLine], headings: int, numeric: Sequence[bool], headers: _Headers, cell: Cell
) -> Iterator[Element]:
    """A group of rows for each heading across, and one for what comes before the first."""
    above: list[Element] = []
    for is_band, run in groupby(lines, lambda line: bool(line.band)):
        if is_band:
            above += [_band(line, len(numeric), headers, cell) for line in run]
            continue
        yield _lines("tbody", [*above, *_block(list(run), headings, numeric, headers, cell)])
        above = []
    if above:
        yield _lines("tbody", above)


def _band(line: TableLine, width: int, headers: _Headers, cell: Cell) -> Element:
    name = headers.id()
    headers.bands = (*headers.bands[: line.band - 1], name)
    about = {"scope": "rowgroup", **headers.shown(name), "colspan": str(width)}
    return _row(
        [_cell("th", cell(line.cells[0], line.number), about)], **{"class": "band sub" if line.band == 2 else "band"}
    )


def _block(
    lines: Sequence[TableLine], headings: int, numeric: Sequence[bool], headers: _Headers, cell: Cell
) -> Iterator[Element]:
    """The rows between two headings across; a cell joined with those below it spans them."""
    headers.rows = {}
    rows = [line.cells for line in lines]
    for at, row in enumerate(rows):
        made: list[Element] = []
        for column, text in enumerate(row):
            if is_joined(rows, at, column, headings):
                continue
            span = 1
            while at + span < len(rows) and is_joined(rows, at + span, column, headings):
                span += 1
            more = {"rowspan": str(span)} if span > 1 else {}
            if column < headings:
                headers.rows = {n: name for n, name in headers.rows.items() if n < column}
            if column < headings and text:
                headers.rows[column] = headers.id()
                further = {"class": "further"} if column else {}  # the first alone stays put when the rest is scrolled
                about = {
                    "scope": "row",
                    **headers.shown(headers.rows[column]),
                    **more,
                    **further,
                    **headers.label(column),
                }
                made.append(_cell("th", cell(text, lines[at].number), about))
            else:
                about = {**headers.of(column), **more, **_num(numeric[column]), **headers.label(column)}
                made.append(_cell("td", cell("" if text == JOINED else text, lines[at].number), about))
        yield _row(made)
