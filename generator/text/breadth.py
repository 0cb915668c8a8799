"""How broad a table is: whether it needs more room than the lines of its text have."""

import re
from collections.abc import Sequence
from typing import Literal

Breadth = Literal["", "wide", "vast"]
"""`wide` does better with the whole page, and `vast` has more than that holds."""
FEWEST = 4
"""Fewer columns have room beside each other."""
LINE = 92
"""Characters of a table that a column of text has room for, where headings and cells break once."""
PAGE = 108
"""Characters for which the page is surely broad enough, whatever its letters are."""
READABLE = 30
"""As many of a cell as are easily read in one line: longer ones break."""
GAP = 2
"""What keeps columns apart, in characters."""
HIDDEN = re.compile(r"\]\([^)]*\)|[*_`[]")
"""What Markdown has in a cell and its reader does not see."""


def breadth(rows: Sequence[Sequence[str]]) -> Breadth:
    """How broad the table of these rows is, which are the words or the Markdown of their cells."""
    columns = [[HIDDEN.sub("", cell) for cell in column] for column in zip(*rows, strict=True)]
    readable = sum(min(READABLE, _longest(column, "\n")) + GAP for column in columns)
    if len(columns) < FEWEST or readable <= LINE:
        return ""
    return "wide" if sum(_longest(column, None) + GAP for column in columns) <= PAGE else "vast"


def classes(broad: Breadth) -> str:
    """The classes of the region around a table."""
    return {"": "scroll", "wide": "scroll wide", "vast": "scroll wide vast"}[broad]


def _longest(cells: Sequence[str], between: str | None) -> int:
    """How long the longest part of the cells of a column is."""
    return max((len(part) for cell in cells for part in cell.split(between)), default=0)
