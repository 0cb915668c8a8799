"""How wide the columns of a table are, so that nothing of it is cut: upright, or turned, or in smaller letters.

Several ways to share the room out are tried, and the one that makes the table least high is taken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.text.printed import Block, PrintedRow, PrintedTable
from generator.text.runs import Run, content

UPRIGHT, TURNED = 165.0, 252.0
"""How much room there is across a page, in millimetres: upright and turned."""
LARGEST, SMALLEST = 9.5, 6.5
"""Sizes of type in a table, in points."""
POINT = 0.3528
PADDING, BETWEEN_ROWS = 3.0, 2.6
"""Left and right of a cell's words together, above and below them, in millimetres."""
NARROW, BROAD = frozenset("ijlIt.,:;'’‘|!()[]/-f r"), frozenset("mwMWOQGD%@&—")
BOLD = 1.08
"""How much wider heavy letters are."""
LONGEST = 25.0
"""Words wider than this, in sizes of the type, are broken."""
MOST_LETTERS = 2000
"""No more letters of a line are looked at."""
TALL, SHORT = 120.0, 75.0
"""How high a cell may be, about, in millimetres, before the table is turned; and a row that is not broken."""
LEADING, RAGGED = 1.45, 1.1
"""From line to line, in sizes of the type; and how much of a line stays empty at its end."""
SHORT_LINES = 0.25
"""Columns whose lines are no longer than this part of the room may go first."""
SHARES = tuple((first, power) for first in (0.0, 0.3, 0.6) for power in (1.0, 0.75, 0.5))
"""Ways to share out: how much of what is to spare goes to short lines first, and how the rest goes by length."""
TOO_LITTLE = 0.01
BREAKS = re.compile(r"[\s/–—\u200b-]+")


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell where it stands, with how wide its lines and its longest word are, in sizes of the type."""

    row: int
    column: int
    across: int
    down: int
    lines: tuple[float, ...]
    word: float

    def height(self, widths: Sequence[float], size: float) -> float:
        """About how high it is, in millimetres."""
        room = max(sum(widths[self.column : self.column + self.across]) - PADDING, 1.0)
        count = sum(1 + line * size * POINT * RAGGED // room for line in self.lines)
        return count * size * POINT * LEADING + BETWEEN_ROWS


@dataclass(frozen=True, slots=True)
class Wants:
    """What the columns want, in millimetres: for their longest words, their longest lines, their longest cells."""

    words: tuple[float, ...]
    lines: tuple[float, ...]
    cells: tuple[float, ...]


def fitted(table: PrintedTable) -> PrintedTable:
    """The table with the widths of its columns, the size of its type, and whether it is turned."""
    cells = list(_measured([*table["head"], *table["body"]]))
    for room, size in _ways():
        widths = _best(cells, _wants(cells, size), size, room)
        fits = sum(widths) <= room + TOO_LITTLE and sum(_wants(cells, size).words) <= room
        if fits and not (room == UPRIGHT and len(widths) >= 4 and _tallest(cells, widths, size) > TALL):
            break
    heads = len(table["head"])
    broken = {cell.row - heads for cell in cells if cell.down > 1 or cell.height(widths, size) > SHORT}
    body: list[PrintedRow] = [{**row, "whole": at not in broken} for at, row in enumerate(table["body"])]
    in_mm = [round(width, 2) for width in widths]
    return {**table, "body": body, "columns": in_mm, "size": size, "turned": room == TURNED}


def _ways() -> Iterator[tuple[float, float]]:
    """Room and size of type, best first."""
    yield from ((UPRIGHT, size) for size in (LARGEST, 9.0, 8.5))
    yield from ((TURNED, size) for size in (LARGEST, 9.0, 8.5, 8.0, 7.5, 7.0, SMALLEST))


def _tallest(cells: Sequence[PlacedCell], widths: Sequence[float], size: float) -> float:
    return max((cell.height(widths, size) for cell in cells), default=0.0)


def _best(cells: Sequence[PlacedCell], wants: Wants, size: float, room: float) -> list[float]:
    """The widths that make the table least high."""
    if sum(wants.lines) <= room:
        return list(wants.lines)
    if sum(wants.words) >= room:
        return [wanted * room / sum(wants.words) for wanted in wants.words]
    ways = [_shared(wants, room, first, power) for first, power in SHARES]
    return min(ways, key=lambda widths: round(_height(cells, widths, size), 1))


def _shared(wants: Wants, room: float, first: float, power: float) -> list[float]:
    """The room shared out: what words need, then what short lines want, then by the length of the longest cell."""
    pairs = zip(wants.words, wants.lines, strict=True)
    short = [line if line <= room * SHORT_LINES else word for word, line in pairs]
    spare = room - sum(wants.words)
    widths = _filled(wants.words, short, [1.0] * len(short), room - spare * (1 - first))
    return _filled(widths, wants.lines, [wanted**power for wanted in wants.cells], room)


def _filled(widths: Sequence[float], high: Sequence[float], weights: Sequence[float], room: float) -> list[float]:
    """Widths that grow by their weights, each until it is high enough, until there is no room left."""
    made = list(widths)
    growing = [n for n in range(len(made)) if high[n] - made[n] > TOO_LITTLE]
    while growing and room - sum(made) > TOO_LITTLE:
        share = (room - sum(made)) / sum(weights[n] for n in growing)
        for n in growing:
            made[n] = min(high[n], made[n] + share * weights[n])
        growing = [n for n in growing if high[n] - made[n] > TOO_LITTLE]
    return made


def _height(cells: Sequence[PlacedCell], widths: Sequence[float], size: float) -> float:
    """About how high the whole table is."""
    rows: dict[int, float] = {}
    for cell in cells:
        if cell.down == 1:
            rows[cell.row] = max(rows.get(cell.row, 0.0), cell.height(widths, size))
    more = 0.0
    for cell in cells:
        if cell.down > 1:
            beside = sum(rows.get(row, 0.0) for row in range(cell.row, cell.row + cell.down))
            more += max(0.0, cell.height(widths, size) - beside)
    return sum(rows.values()) + more


def _wants(cells: Sequence[PlacedCell], size: float) -> Wants:
    """What each column wants in letters of a size."""
    count = max((cell.column + cell.across for cell in cells), default=1)
    words, lines, longest = ([0.6] * count for _ in range(3))
    for cell in cells:
        if cell.across == 1:
            words[cell.column] = max(words[cell.column], cell.word)
            lines[cell.column] = max(lines[cell.column], *cell.lines, 0.0)
            longest[cell.column] = max(longest[cell.column], sum(cell.lines))
    lines = [max(pair) for pair in zip(words, lines, strict=True)]
    return Wants(*(tuple(PADDING + wanted * size * POINT for wanted in each) for each in (words, lines, longest)))


def _measured(rows: Sequence[PrintedRow]) -> Iterator[PlacedCell]:
    """Each cell where it stands."""
    taken: set[tuple[int, int]] = set()
    for row, printed_row in enumerate(rows):
        column = 0
        for cell in printed_row["cells"]:
            while (row, column) in taken:
                column += 1
            taken |= {(row + y, column + x) for y in range(cell["y"]) for x in range(cell["x"])}
            lines = [said[:MOST_LETTERS] for said in _lines(cell["b"])]
            heavy = BOLD if cell["th"] else 1.0
            word = max((width(word) for said in lines for word in BREAKS.split(said)), default=0.0)
            wide = tuple(width(said) * heavy for said in lines)
            yield PlacedCell(row, column, cell["x"], cell["y"], wide or (0.0,), min(word * heavy, LONGEST))
            column += cell["x"]


def width(text: str) -> float:
    """About how wide a text is, in sizes of its type."""
    return sum(
        0.32 if character in NARROW else 0.85 if character in BROAD else 0.68 if character.isupper() else 0.57
        for character in text
    )


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """The words of a cell, line by line."""
    for block in blocks:
        if block["k"] == "ul" or block["k"] == "ol":
            for item in block["items"]:
                yield from (f"{item['n']} {said}" for said in _lines(item["b"]))
        elif block["k"] == "dl":
            for definition in block["items"]:
                yield from (f" {said}" for said in _lines(definition["b"]))
        elif block["k"] == "p" or block["k"] == "h":
            yield from "".join(_words(block["c"])).split("\n")
        elif "b" in block:
            yield from _lines(block["b"])


def _words(found: Sequence[Run]) -> Iterator[str]:
    for run in found:
        if isinstance(run, str):
            yield run
        elif run["k"] == "br":
            yield "\n"
        else:
            yield from _words(content(run))
            if run["k"] == "first":
                yield f" [{run['means']}]"
