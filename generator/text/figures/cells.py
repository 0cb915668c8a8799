"""The cells of a CSV (content format, section 1.10): lines, headings across, heading columns, joined cells."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from generator.problems import TextFault

BAND = re.compile(r"(#{1,2})\s+(.+)", re.DOTALL)
JOINED = "^"
FOR_EXCEL = re.compile(r"\"?sep=.?\"?", re.IGNORECASE)
"""A line that tells a spreadsheet what parts the cells."""
PARTING = {";": "semicolons", "\t": "tabs", "|": "strokes", "^": "carets"}
PARTED_MEND = (
    "save it as CSV with commas between the cells; a number with a decimal comma goes into quotes, or gets a full stop"
)


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of the table with the line of the file it begins on; `band` is 1 or 2 for a heading across."""

    number: int
    cells: tuple[str, ...]
    band: int = 0


MOST_CELLS = 20_000
"""Cells of a table: nobody reads more, and each is Markdown to be converted."""


@dataclass(frozen=True, slots=True)
class CellTable:
    """A CSV read: the headings of its columns, its other lines, how many columns are headings, and its faults.

    There is no header where the text is no table; then the fault says why.
    """

    header: tuple[str, ...] = ()
    lines: tuple[TableLine, ...] = ()
    headings: int = 1
    first: int = 1
    """The line that the header begins on."""
    faults: tuple[TextFault, ...] = ()


def sheet(text: str, headings: int | None = None) -> CellTable:
    """The cells of a CSV; `headings` says how many columns are headings, else it is inferred."""
    if parted := _parted_otherwise(text):
        return CellTable(faults=(parted,))
    rows, unreadable = _read(text)
    if unreadable:
        return CellTable(faults=(unreadable,))
    if not rows or BAND.fullmatch(rows[0][1][0]):
        return CellTable(
            faults=(TextFault(1, 1, "the table has no header", "begin with a line of column headings", "csv"),)
        )
    count = sum(len(cells) for _, cells in rows)
    if count > MOST_CELLS:
        what, mend = f"the table has {count:,} cells", f"show a part of it, at most {MOST_CELLS:,}, and attach the rest"
        return CellTable(faults=(TextFault(1, 1, what, mend, "csv"),))
    faults = tuple(_faults(rows[0][1], rows[1:]))
    header = rows[0][1][: max(_used(cells) for _, cells in rows)]
    lines = tuple(_line(number, cells, len(header)) for number, cells in rows[1:])
    columns = headings if headings is not None else _heading_columns([line.cells for line in lines if not line.band])
    return CellTable(header, lines, columns, rows[0][0], faults)


def _parted_otherwise(text: str) -> TextFault | None:
    """What is to be said of a table whose cells are not parted by commas, or that says for a program how they are."""
    first = text.removeprefix("\ufeff").lstrip().partition("\n")[0].strip()
    if FOR_EXCEL.fullmatch(first):
        what, mend = f'the first line, "{first}", is for a spreadsheet alone, and no row', "take it out"
        return TextFault(1, 1, what, f"{mend}; {PARTED_MEND}", "csv")
    widths = {sign: _widths(text, sign) for sign in (",", *PARTING) if sign in first or sign == ","}
    if len(widths[","]) == 1 < max(widths[","]) or len(widths) == 1:
        return None
    for sign, name in PARTING.items():
        counts = widths.get(sign, set())
        if (len(counts) == 1 < max(counts)) or _parts_each_line(text, sign, widths[","]):
            return TextFault(1, 1, f"the cells of this table are parted by {name}, not by commas", PARTED_MEND, "csv")
    return None


def _parts_each_line(text: str, sign: str, by_commas: set[int]) -> bool:
    """Whether a sign stands in each of several lines that commas do not part: some lines have a cell too many."""
    lines = [line for line in text.split("\n") if line.strip()]
    return by_commas == {1} and len(lines) > 1 and all(sign in line.strip(f" {sign}") for line in lines)


def _widths(text: str, sign: str) -> set[int]:
    """How many cells the lines of a text have, if this sign parts them; those of a table that cannot be read so, 0."""
    try:
        rows = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=sign, strict=True)
        return {len(cells) for cells in rows if _used(cells)} or {0}
    except csv.Error:
        return {0}


def is_joined(rows: Sequence[tuple[str, ...]], at: int, column: int, headings: int) -> bool:
    """Whether a cell says the same as the one above: `^`, or a blank heading within the heading to its left."""
    if at == 0:
        return False
    if column >= headings:
        return rows[at][column] == JOINED
    same = rows[at][column] in ("", JOINED)
    return same and (column == 0 or is_joined(rows, at, column - 1, headings))


def _heading_columns(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first columns are headings: up to and with the first that has no blank; else one."""
    width = len(rows[0]) if rows else 1
    for column in range(width - 1):
        if all(row[column].strip() for row in rows):
            return column + 1
    return 1


def _read(text: str) -> tuple[list[tuple[int, tuple[str, ...]]], TextFault | None]:
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
        return [], TextFault(begins, 1, f"this cannot be read as a CSV: {error}", mend, "csv")
    return rows, None


def _used(cells: Sequence[str]) -> int:
    """How many cells a line has, up to the last that is not blank."""
    return max((count for count, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _line(number: int, cells: tuple[str, ...], width: int) -> TableLine:
    if across := _across(cells, width):
        return TableLine(number, (across[2],), len(across[1]))
    return TableLine(number, (cells + ("",) * width)[:width])


def _across(cells: tuple[str, ...], width: int) -> re.Match[str] | None:
    """A line that is one heading; in one that is too short to be a row, a comma is a comma."""
    if any(cells[1:]) and len(cells) >= width:
        return None
    return BAND.fullmatch(", ".join(filter(None, cells)))


def _faults(header: tuple[str, ...], rows: Sequence[tuple[int, tuple[str, ...]]]) -> Iterator[TextFault]:
    above = False
    for number, cells in rows:
        if _across(cells, len(header)):
            above = False
            continue
        if len(cells) != len(header):
            what = f"this line has {len(cells)} cells, and the first line {len(header)}"
            yield TextFault(
                number, 1, what, "give every line as many cells; quote one that holds a comma", "ragged-row"
            )
        if JOINED in cells and not above:
            yield TextFault(number, 1, "^ has no cell above it", "write the text itself", "nothing-above")
        above = True
