"""A table on its way to Markdown, which knows no joined cells: what is joined downwards is said again in each row."""

from collections.abc import Iterator

_WIDEST = 200
"""Columns that a cell may span: nobody means more."""


class Grid:
    """The rows of a table, cell by cell."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._heads = 0
        self._below: dict[int, tuple[int, str]] = {}
        """By column, for how many more rows a cell from above goes on, and its words."""
        self._parts: list[str] = []
        self._span = (1, 1)
        self.is_head = False

    def row(self) -> None:
        """Begins a row."""
        self._rows.append([])
        self._heads += self.is_head

    def begin(self, across: str, down: str) -> None:
        """Begins a cell that spans so many columns and rows, as its attributes say."""
        if not self._rows:
            self.row()
        self._parts = []
        self._span = (_count(across), _count(down))

    def say(self, words: str) -> None:
        """Adds a piece of the cell's text, on a line of its own."""
        self._parts.append(words)

    def end(self) -> None:
        """Ends the cell: a heading over several columns is said over each, other cells in the first alone."""
        self._from_above()
        words, (across, down) = "<br>".join(self._parts), self._span
        for n in range(across):
            if down > 1:
                self._below[len(self._rows[-1])] = (down - 1, words)
            self._rows[-1].append(words if not n or self.is_head else "")
        self._parts = []

    def end_row(self) -> None:
        """Ends the row."""
        if self._rows:
            self._from_above()

    def lines(self) -> Iterator[str]:
        """The table as lines of Markdown; several rows of column headings become one."""
        rows = [row for row in self._rows if row]
        if not rows:
            return
        width = max(map(len, rows))
        filled = [row + [""] * (width - len(row)) for row in rows]
        heads, body = filled[: self._heads], filled[self._heads :]
        yield _line(
            [" / ".join(dict.fromkeys(filter(None, column))) for column in zip(*heads, strict=True)] or [""] * width
        )
        yield _line(["---"] * width)
        yield from map(_line, body)

    def _from_above(self) -> None:
        """Puts in the cells that go on from the row above."""
        row = self._rows[-1]
        while len(row) in self._below:
            more, words = self._below.pop(len(row))
            if more > 1:
                self._below[len(row)] = (more - 1, words)
            row.append(words)


def _count(typed: str) -> int:
    return min(max(int(typed), 1), _WIDEST) if typed.isdecimal() else 1


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
