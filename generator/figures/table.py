"""A CSV as a table: its headings and joined cells, headings across it, two storeys of column headings.

Cells are Markdown and are converted by the function that the caller gives.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from generator.figures.cells import JOINED, Line, is_joined, sheet
from generator.problems import TextFault

Cell = Callable[[str], str]
"""Converts the Markdown of a cell to HTML."""
NUMBER = re.compile(r"[*_<>≤≥~+−–-]*[£$€]?[*_]*\d[\d,.]*[*_]*%?[*_]*(\s*\([^()]*\))?[*_]*")


@dataclass(frozen=True, slots=True)
class Table:
    """The table's HTML, and what is wrong with its CSV."""

    html: str
    faults: tuple[TextFault, ...]


def table(text: str, caption_id: str, caption: str, *, headings: int | None = None, cell: Cell) -> Table:
    """The table of a CSV under a caption (HTML); `headings` says how many columns are headings, else it is inferred."""
    made = sheet(text, headings)
    if not made.header:
        return Table("", made.faults)
    plain = [line.cells for line in made.lines if not line.band]
    numeric = [n >= made.headings and _is_numeric([cells[n] for cells in plain]) for n in range(len(made.header))]
    body = "\n".join(_body(made.lines, made.headings, numeric, cell))
    head = "\n".join(_head(made.header, numeric, cell))
    return Table(
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="{escape(caption_id)}"><table>\n'
        f'<caption id="{escape(caption_id)}">{caption}</caption>\n'
        f"<thead>\n{head}\n</thead>\n{body}\n</table></div>",
        made.faults,
    )


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
            if is_joined(rows, at, column, headings):
                continue
            span = 1
            while at + span < len(rows) and is_joined(rows, at + span, column, headings):
                span += 1
            more = f' rowspan="{span}"' if span > 1 else ""
            if column < headings and text:
                further = ' class="further"' if column else ""  # the first alone stays put when the rest is scrolled
                made.append(f'<th scope="row"{more}{further}>{cell(text)}</th>')
            else:
                made.append(f"<td{more}{_num(numeric[column])}>{cell('' if text == JOINED else text)}</td>")
        yield f"<tr>{' '.join(made)}</tr>"
