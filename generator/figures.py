"""A CSV as a table (content format, section 1.10): heading columns, joined cells, headings across, two storeys.

Cells are Markdown and are converted by the function that the caller gives.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from io import StringIO
from itertools import groupby

Cell = Callable[[str], str]
"""Converts the Markdown of a cell to HTML."""
NUMBER = re.compile(r"[*_<>≤≥~+−–-]*[£$€]?[*_]*\d[\d,.]*[*_]*%?[*_]*(\s*\([^()]*\))?[*_]*")
BAND = re.compile(r"(#{1,2})\s+(.+)", re.DOTALL)
JOINED = "^"


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in the CSV: its line from 1, what it is, how to mend it, and its short name."""

    line: int
    column: int
    what: str
    mend: str
    rule: str


@dataclass(frozen=True, slots=True)
class Table:
    """The table's HTML, and what is wrong with its CSV."""

    html: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table with the line of the file it begins on; `band` is 1 or 2 for a heading across."""

    number: int
    cells: tuple[str, ...]
    band: int = 0


def table(text: str, caption_id: str, caption: str, *, headings: int | None = None, cell: Cell) -> Table:
    """The table of a CSV under a caption (HTML); `headings` says how many columns are headings, else it is inferred."""
    rows, unreadable = _read(text)
    if unreadable:
        return Table("", (unreadable,))
    if not rows or BAND.fullmatch(rows[0][1][0]):
        return Table("", (Fault(1, 1, "the table has no header", "begin with a line of column headings", "csv"),))
    faults = tuple(_faults(rows[0][1], rows[1:]))
    header = rows[0][1][: max(_used(cells) for _, cells in rows)]
    lines = [_line(number, cells, len(header)) for number, cells in rows[1:]]
    plain = [line for line in lines if not line.band]
    columns = headings if headings is not None else heading_columns([line.cells for line in plain])
    numeric = [_is_numeric([line.cells[n] for line in plain]) for n in range(len(header))]
    body = "\n".join(_body(lines, columns, numeric, cell))
    head = "\n".join(_head(header, numeric, cell))
    return Table(
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="{escape(caption_id)}"><table>\n'
        f'<caption id="{escape(caption_id)}">{caption}</caption>\n'
        f"<thead>\n{head}\n</thead>\n{body}\n</table></div>",
        faults,
    )


def heading_columns(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first columns are headings: up to and with the first that has no blank; else one."""
    width = len(rows[0]) if rows else 1
    for column in range(width - 1):
        if all(row[column].strip() for row in rows):
            return column + 1
    return 1


def _read(text: str) -> tuple[list[tuple[int, tuple[str, ...]]], Fault | None]:
    """The lines of a CSV that are not blank, each with the line of the file it begins on; or why it cannot be read."""
    rows: list[tuple[int, tuple[str, ...]]] = []
    reader, begins = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True), 1
    try:
        for cells in reader:
            if _used(cells):
                rows.append((begins, tuple(cell.strip() for cell in cells)))
            begins = reader.line_num + 1
    except csv.Error as error:
        mend = "put a cell that holds a quote or a line end in quotes, and write a quote in it twice"
        return [], Fault(begins, 1, f"this cannot be read as a CSV: {error}", mend, "csv")
    return rows, None


def _used(cells: Sequence[str]) -> int:
    """How many cells a line has, up to the last that is not blank."""
    return max((count for count, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _line(number: int, cells: tuple[str, ...], width: int) -> Line:
    if across := _across(cells, width):
        return Line(number, (across[2],), len(across[1]))
    return Line(number, (cells + ("",) * width)[:width])


def _across(cells: tuple[str, ...], width: int) -> re.Match[str] | None:
    """A line that is one heading; in one that is too short to be a row, a comma is a comma."""
    if any(cells[1:]) and len(cells) >= width:
        return None
    return BAND.fullmatch(", ".join(filter(None, cells)))


def _faults(header: tuple[str, ...], rows: Sequence[tuple[int, tuple[str, ...]]]) -> Iterator[Fault]:
    above = False
    for number, cells in rows:
        if _across(cells, len(header)):
            above = False
            continue
        if len(cells) != len(header):
            what = f"this line has {len(cells)} cells, and the first line {len(header)}"
            yield Fault(number, 1, what, "give every line as many cells; quote one that holds a comma", "ragged-row")
        if JOINED in cells and not above:
            yield Fault(number, 1, "^ has no cell above it", "write the text itself", "nothing-above")
        above = True


def _is_numeric(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if cell and cell not in {"–", "-", JOINED}]
    return bool(said) and all(NUMBER.fullmatch(cell) for cell in said)


def _head(header: tuple[str, ...], numeric: Sequence[bool], cell: Cell) -> Iterator[str]:
    """One row of column headings, or two where neighbours share what stands before " / "."""
    groups = [(key, list(columns)) for key, columns in groupby(range(len(header)), lambda n: _storey(header, n))]
    if all(key is None for key, _ in groups):
        yield "<tr>" + " ".join(_column(cell(name), numeric[n]) for n, name in enumerate(header)) + "</tr>"
        return
    upper: list[str] = []
    lower: list[str] = []
    for key, columns in groups:
        if key is None:
            upper += [_column(cell(header[n]), numeric[n], ' rowspan="2"') for n in columns]
        else:
            upper.append(f'<th scope="colgroup" colspan="{len(columns)}">{cell(key)}</th>')
            lower += [_column(cell(header[n].partition(" / ")[2]), numeric[n]) for n in columns]
    yield f"<tr>{' '.join(upper)}</tr>"
    yield f"<tr>{' '.join(lower)}</tr>"


def _storey(header: tuple[str, ...], column: int) -> str | None:
    """What a column shares with a neighbour before " / ", if anything."""
    first, slash, _ = header[column].partition(" / ")
    beside = (header[n] for n in (column - 1, column + 1) if 0 <= n < len(header))
    return first if slash and any(other.startswith(f"{first} / ") for other in beside) else None


def _column(html: str, is_number: bool, more: str = "") -> str:  # noqa: FBT001  a fact of the column, in a private helper
    start, end = ('<th scope="col"', "</th>") if html else ("<td", "</td>")
    return f"{start}{more}{_num(is_number)}>{html}{end}"


def _num(is_number: bool) -> str:  # noqa: FBT001
    return ' class="num"' if is_number else ""


def _body(lines: Sequence[Line], headings: int, numeric: Sequence[bool], cell: Cell) -> Iterator[str]:
    """A group of rows for each heading across, and one for what comes before the first."""
    above: list[str] = []
    for is_band, run in groupby(lines, lambda line: bool(line.band)):
        if is_band:
            above += [_band(line, len(numeric), cell) for line in run]
            continue
        rows = "\n".join([*above, *_block([line.cells for line in run], headings, numeric, cell)])
        above = []
        yield f"<tbody>\n{rows}\n</tbody>"
    if above:
        yield "<tbody>\n" + "\n".join(above) + "\n</tbody>"


def _band(line: Line, width: int, cell: Cell) -> str:
    below = " sub" if line.band == 2 else ""
    return f'<tr class="band{below}"><th scope="rowgroup" colspan="{width}">{cell(line.cells[0])}</th></tr>'


def _block(rows: Sequence[tuple[str, ...]], headings: int, numeric: Sequence[bool], cell: Cell) -> Iterator[str]:
    """The rows between two headings across; a cell joined with those below it spans them."""
    for at, row in enumerate(rows):
        made: list[str] = []
        for column, text in enumerate(row):
            if _is_joined(rows, at, column, headings):
                continue
            span = 1
            while at + span < len(rows) and _is_joined(rows, at + span, column, headings):
                span += 1
            more = f' rowspan="{span}"' if span > 1 else ""
            if column < headings and text:
                made.append(f'<th scope="row"{more}>{cell(text)}</th>')
            else:
                made.append(f"<td{more}{_num(numeric[column])}>{cell('' if text == JOINED else text)}</td>")
        yield f"<tr>{' '.join(made)}</tr>"


def _is_joined(rows: Sequence[tuple[str, ...]], at: int, column: int, headings: int) -> bool:
    """Whether a cell says the same as the one above: `^`, or a blank heading within the heading to its left."""
    if at == 0:
        return False
    if column >= headings:
        return rows[at][column] == JOINED
    same = rows[at][column] in ("", JOINED)
    return same and (column == 0 or _is_joined(rows, at, column - 1, headings))
