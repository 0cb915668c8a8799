"""A CSV as a table: its headings and joined cells, headings across it, two storeys of column headings.

Cells are Markdown and are converted by the function that the caller gives.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from generator.problems import TextFault
from generator.text.figures.cells import JOINED, Line, is_joined, sheet

Cell = Callable[[str], str]
"""Converts the Markdown of a cell to HTML."""
NUMBER = re.compile(r"[*_<>≤≥~+−–-]*+[£$€]?[*_]*+\d[\d,.]*+[*_]*+%?[*_]*+(\s*+\([^()]*+\))?+[*_]*+")


@dataclass(frozen=True, slots=True)
class Table:
    """The table's HTML, and what is wrong with its CSV."""

    html: str
    faults: tuple[TextFault, ...]


@dataclass(slots=True)
class _Headers:
    """The headings of a table that has more than one for a cell: each is named, and each cell names its own.

    Without a `prefix` the table is plain: there the scope of a heading says it all. (W3C, WCAG techniques H43 and H63.)
    """

    prefix: str
    columns: dict[int, tuple[str, ...]] = field(default_factory=dict)
    rows: dict[int, str] = field(default_factory=dict)
    bands: tuple[str, ...] = ()
    named: int = 0

    def id(self) -> str:
        """A new name."""
        self.named += 1
        return f"{self.prefix}-h{self.named}"

    def shown(self, name: str) -> str:
        """The attribute of a heading that has a name."""
        return f' id="{escape(name)}"' if self.prefix else ""

    def of(self, column: int) -> str:
        """The attribute of a cell: the headings across above it, those of its column, and those of its row."""
        names = (*self.bands, *self.columns.get(column, ()), *(self.rows[n] for n in sorted(self.rows)))
        return f' headers="{escape(" ".join(names))}"' if self.prefix else ""


def table(text: str, caption_id: str, caption: str, *, headings: int | None = None, cell: Cell) -> Table:
    """The table of a CSV under a caption (HTML); `headings` says how many columns are headings, else it is inferred."""
    made = sheet(text, headings)
    if not made.header:
        return Table("", made.faults)
    plain = [line.cells for line in made.lines if not line.band]
    numeric = [n >= made.headings and _is_numeric([cells[n] for cells in plain]) for n in range(len(made.header))]
    storeys = any(_storey(made.header, n) for n in range(len(made.header)))
    several = storeys or made.headings > 1 or len(plain) < len(made.lines)
    headers = _Headers(f"page_{caption_id}" if several else "")
    head = "\n".join(_head(made.header, numeric, headers, cell))
    body = "\n".join(_body(made.lines, made.headings, numeric, headers, cell))
    return Table(
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="{escape(caption_id)}"><table>\n'
        f'<caption id="{escape(caption_id)}">{caption}</caption>\n'
        f"<thead>\n{head}\n</thead>\n{body}\n</table></div>",
        made.faults,
    )


def _is_numeric(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if cell and cell not in {"–", "-", JOINED}]
    return bool(said) and all(NUMBER.fullmatch(cell) for cell in said)


def _head(header: tuple[str, ...], numeric: Sequence[bool], headers: _Headers, cell: Cell) -> Iterator[str]:
    """One row of column headings, or two where neighbours share what stands before " / "."""
    groups = [(key, list(columns)) for key, columns in groupby(range(len(header)), lambda n: _storey(header, n))]
    two = any(key is not None for key, _ in groups)
    upper: list[str] = []
    lower: list[str] = []
    for key, columns in groups:
        group = headers.id() if key is not None else ""
        for n in columns:
            text = header[n] if key is None else header[n].partition(" / ")[2]
            name = headers.id() if text else ""
            headers.columns[n] = tuple(filter(None, (group, name)))
            more = headers.shown(name) if name else ""
            tall = ' rowspan="2"' if two and key is None else ""
            (upper if key is None else lower).append(_column(cell(text), numeric[n], f"{more}{tall}"))
        if key is not None:
            upper.append(f'<th scope="colgroup"{headers.shown(group)} colspan="{len(columns)}">{cell(key)}</th>')
    yield f"<tr>{' '.join(upper)}</tr>"
    if two:
        yield f"<tr>{' '.join(lower)}</tr>"


def _storey(header: tuple[str, ...], column: int) -> str | None:
    """What a column shares with a neighbour before " / ", if anything."""
    first, slash, _ = header[column].partition(" / ")
    beside = (header[n] for n in (column - 1, column + 1) if 0 <= n < len(header))
    return first if slash and any(heading.startswith(f"{first} / ") for heading in beside) else None


def _column(html: str, is_number: bool, more: str = "") -> str:  # noqa: FBT001  a fact of the column, in a private helper
    start, end = ('<th scope="col"', "</th>") if html else ("<td", "</td>")
    return f"{start}{more}{_num(is_number)}>{html}{end}"


def _num(is_number: bool) -> str:  # noqa: FBT001
    return ' class="num"' if is_number else ""


def _body(
    lines: Sequence[Line], headings: int, numeric: Sequence[bool], headers: _Headers, cell: Cell
) -> Iterator[str]:
    """A group of rows for each heading across, and one for what comes before the first."""
    above: list[str] = []
    for is_band, run in groupby(lines, lambda line: bool(line.band)):
        if is_band:
            above += [_band(line, len(numeric), headers, cell) for line in run]
            continue
        rows = "\n".join([*above, *_block([line.cells for line in run], headings, numeric, headers, cell)])
        above = []
        yield f"<tbody>\n{rows}\n</tbody>"
    if above:
        yield "<tbody>\n" + "\n".join(above) + "\n</tbody>"


def _band(line: Line, width: int, headers: _Headers, cell: Cell) -> str:
    name = headers.id()
    headers.bands = (*headers.bands[: line.band - 1], name)
    below = " sub" if line.band == 2 else ""
    shown = f'<th scope="rowgroup"{headers.shown(name)} colspan="{width}">'
    return f'<tr class="band{below}">{shown}{cell(line.cells[0])}</th></tr>'


def _block(
    rows: Sequence[tuple[str, ...]], headings: int, numeric: Sequence[bool], headers: _Headers, cell: Cell
) -> Iterator[str]:
    """The rows between two headings across; a cell joined with those below it spans them."""
    headers.rows = {}
    for at, row in enumerate(rows):
        made: list[str] = []
        for column, text in enumerate(row):
            if is_joined(rows, at, column, headings):
                continue
            span = 1
            while at + span < len(rows) and is_joined(rows, at + span, column, headings):
                span += 1
            more = f' rowspan="{span}"' if span > 1 else ""
            if column < headings:
                headers.rows = {n: name for n, name in headers.rows.items() if n < column}
            if column < headings and text:
                headers.rows[column] = headers.id()
                further = ' class="further"' if column else ""  # the first alone stays put when the rest is scrolled
                made.append(f'<th scope="row"{headers.shown(headers.rows[column])}{more}{further}>{cell(text)}</th>')
            else:
                of = headers.of(column)
                made.append(f"<td{of}{more}{_num(numeric[column])}>{cell('' if text == JOINED else text)}</td>")
        yield f"<tr>{' '.join(made)}</tr>"
