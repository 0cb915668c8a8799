"""A table of a document as Markdown, or as a CSV where Markdown cannot say what it says (content format, 1.10)."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from generator.importing.document import Cell, Table, paragraphs
from generator.importing.inline import as_item, line

MOST_COLUMNS = 100
_LARGEST_IN_TEXT = (6, 12, 120)
"""Columns, rows and characters of a cell of a table that is written in the text."""
JOINED = "^"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of cells of equal number; the first row is the heading."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    """What stood across its top."""
    has_joined: bool = False
    is_across: bool = False
    """Cells were joined across, which a CSV cannot say."""

    @property
    def is_plain(self) -> bool:
        """Whether Markdown can say it."""
        columns, rows, characters = _LARGEST_IN_TEXT
        is_small = len(self.rows[0]) <= columns and len(self.rows) <= rows
        cells = [cell for row in self.rows for cell in row]
        fit = all(len(cell) <= characters and "\n" not in cell for cell in cells)
        is_banded = any(row[0].startswith("#") for row in self.rows[1:])
        headed = all(cell for cell in self.rows[0][1:]) and any(self.rows[0])
        return is_small and fit and headed and not (self.has_joined or is_banded)


def words_of(cell: Cell) -> str:
    """The words of a cell as Markdown: its paragraphs and entries, a line each."""
    found = []
    for paragraph in paragraphs(cell.blocks):
        item = as_item(paragraph)
        text = f"{item.written} {line(item.words)}" if item else line(paragraph)
        found.append(text.replace("\\\n", "\n"))
    return "\n".join(text for text in found if text.strip())


def is_frame(table: Table) -> bool:
    """Whether a table only frames what is in it: it has one column."""
    return all(sum(1 for _ in row) <= 1 for row in table.rows)


def grid(table: Table) -> Grid:
    """The cells of a table: its heading rows as one, `^` for what goes on from above."""
    width = min(max((sum(cell.span for cell in row) for row in table.rows), default=0), MOST_COLUMNS)
    rows = [row for row in table.rows if row]
    caption = ""
    while len(rows) > 1 and _is_across(rows[0], width) and width > 1:
        caption = f"{caption} {words_of(rows[0][0])}".strip()
        rows = rows[1:]
    headings = max(table.headings - (len(table.rows) - len(rows)), 1)
    if headings == 1 and len(rows) > 2 and _has_storeys(rows[0]):
        headings = 2
    header = _header([_spread(row, width) for row in rows[:headings]], width)
    body = [_line(row, width) for row in rows[headings:]]
    across = any(1 < cell.span < width for row in rows[headings:] for cell in row if words_of(cell))
    joined = any(cell == JOINED for row in body for cell in row)
    made = (header, *_filled(body))
    return Grid(_used(made), caption, has_joined=joined, is_across=across)


def _is_across(row: Sequence[Cell], width: int) -> bool:
    return len(row) == 1 and row[0].span >= width and bool(words_of(row[0])) and not row[0].joined


def _has_storeys(row: Sequence[Cell]) -> bool:
    return any(cell.span > 1 and words_of(cell) for cell in row) and any(words_of(cell) for cell in row)


def _spread(row: Sequence[Cell], width: int) -> list[str]:
    """The words of a heading row, over each column that a cell takes."""
    cells: list[str] = []
    for cell in row:
        cells += [" ".join(words_of(cell).split())] * cell.span
    return [*cells, *[""] * width][:width]


def _header(rows: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """Several heading rows as one, their storeys parted by " / "."""
    return tuple(
        " / ".join(dict.fromkeys(row[column].replace(" / ", "/") for row in rows if row[column]))
        for column in range(width)
    )


def _line(row: Sequence[Cell], width: int) -> tuple[str, ...]:
    if _is_across(row, width) and width > 1:
        return (f"# {words_of(row[0])}", *[""] * (width - 1))
    cells: list[str] = []
    for cell in row:
        words = JOINED if cell.joined else words_of(cell)
        words = f"\\{words}" if words.startswith(("# ", "## ")) or (words == JOINED and not cell.joined) else words
        cells += [words, *([JOINED if cell.joined else ""] * (cell.span - 1))]
    return tuple([*cells, *[""] * width][:width])


def _filled(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows with a dash in each blank of the leading columns, where a blank would say the same as above."""
    if not rows:
        return rows
    made = [list(row) for row in rows]
    for column in range(len(rows[0])):
        lines = [row for row in made if not row[0].startswith("# ")]
        if all(row[column] and row[column] != JOINED for row in lines):
            break
        for row in lines:
            row[column] = row[column] or NOTHING
    return [tuple(row) for row in made]


def _used(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows without columns that are empty from top to bottom."""
    kept = [column for column in range(len(rows[0])) if any(row[column] not in ("", NOTHING, JOINED) for row in rows)]
    return tuple(tuple(row[column] for column in kept or [0]) for row in rows)


def as_markdown(made: Grid) -> str:
    """A plain grid as a table in the text."""
    lines = [[cell.replace("|", "\\|") for cell in row] for row in made.rows]
    ruler = ["---"] * len(lines[0])
    return "\n".join(f"| {' | '.join(row)} |" for row in (lines[0], ruler, *lines[1:]))


def as_csv(made: Grid) -> str:
    """A grid as a CSV."""
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(made.rows)
    return out.getvalue()
