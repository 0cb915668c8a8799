"""The numbers of a CSV as the series of a chart: a row is one, or a column where that is the way to read it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.text.figures.cells import CellTable, TableLine, is_joined
from generator.text.figures.periods import is_month, is_period, moments

Words = Callable[[str], str]
"""Gives the words of a cell's Markdown."""
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
DECIMAL_COMMA = re.compile(r",(?=[0-9]{1,2}$)")
BELOW_ZERO = re.compile(r"\s*(?P<money>[£$€]?)\s?\((?P<number>[^()]*)\)\s?(?P<percent>%?)\s*")
"""A cell that is all in brackets, as accounts write what is below zero."""
NUMBER = re.compile(
    r"(?<![\w.])(?<!\d:)[<>≤≥~]?\s?(?P<sign>[+−–-]?)(?P<money>[£$€]?)(?P<below>[−–-]?)"
    r"(?P<digits>[0-9]{1,3}(?:[,\s][0-9]{3}(?![0-9])){1,4}(?:\.[0-9]{1,9})?"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){1,4},[0-9]{1,2}(?![0-9,.])|[0-9]{1,3}(?:['’][0-9]{3}(?![0-9])){1,4}(?:\.[0-9]{1,9})?"
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9])(?:\.[0-9]{1,9})?"
    r"|[0-9]{1,15},[0-9]{1,2}(?![0-9,.])|[0-9]{1,15}(?:\.[0-9]{1,9})?)(?!:\d)(?P<part>[¼½¾])?(?P<after>-(?=\s*$))?"
    r"(?:\s?(?P<percent>%)|\s?(?P<times>k|m|bn|thousand|million|billion)\b)?",
    re.IGNORECASE,
)
TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
PARTS = {"¼": 0.25, "½": 0.5, "¾": 0.75}
FURTHEST = 20
"""How many times the greatest number of one series may be that of another on the same scale."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is drawn, as it was typed, and its unit: a currency, "%" or nothing."""

    value: float
    said: str
    unit: str


@dataclass(frozen=True, slots=True)
class Series:
    """What one small chart or one line shows: a number, or none, for each point."""

    name: str
    numbers: tuple[Number | None, ...]

    @property
    def values(self) -> list[float]:
        """The numbers there are."""
        return [number.value for number in self.numbers if number]


@dataclass(frozen=True, slots=True)
class Scale:
    """What a chart has room for; zero is always within."""

    low: float
    high: float

    @property
    def span(self) -> float:
        """From the lowest to the highest; never nothing."""
        return self.high - self.low or 1


@dataclass(frozen=True, slots=True)
class Data:
    """The series of a chart over the same points; `moments` are months where the points follow each other in time."""

    points: tuple[str, ...]
    series: tuple[Series, ...]
    are_periods: bool
    moments: tuple[int, ...]

    @property
    def is_enough(self) -> bool:
        """Whether there is something to compare."""
        return any(len(line.values) > 1 for line in self.series)

    @property
    def is_shared(self) -> bool:
        """Whether all series can be drawn on one scale: in one unit, and none dwarfed by another."""
        units = {number.unit for line in self.series for number in line.numbers if number}
        sizes = [size for line in self.series if (size := max(map(abs, line.values)))]
        return len(units) < 2 and (not sizes or max(sizes) <= FURTHEST * min(sizes))


def data(sheet: CellTable, words: Words) -> Data:
    """What a chart of the CSV shows; a time without numbers is a gap, a column or row of mere words is left out."""

    def said(text: str) -> str:
        return words(" ".join(text.split()))

    rows = list(_filled(sheet.lines, sheet.headings))
    heads = [said(head) or f"Column {n}" for n, head in enumerate(sheet.header, 1)]
    columns = [
        n
        for n in range(sheet.headings, len(heads))
        if is_period(heads[n]) or _is_numeric([row[n] for _, row in rows], said)
    ]
    names = [", ".join(filter(None, map(said, name))) or f"Row {n}" for n, (name, _) in enumerate(rows, 1)]
    points = [heads[n] for n in columns]
    grid = [[number(said(row[n])) for n in columns] for _, row in rows]
    if _is_turned(names, points, grid):
        names, points, grid = points, names, list(map(list, zip(*grid, strict=True)))
        keep = [n for n, point in enumerate(points) if is_period(point) or any(row[n] for row in grid)]
        points, grid = [points[n] for n in keep], [[row[n] for n in keep] for row in grid]
    series = tuple(Series(name, tuple(row)) for name, row in zip(names, grid, strict=True) if any(row))
    return Data(tuple(points), series, all(map(is_period, points)), moments(points))


def scale(series: Sequence[Series]) -> Scale:
    """The scale that holds all numbers of these series, and zero."""
    values = [0.0, *(value for line in series for value in line.values)]
    return Scale(min(values), max(values))


def number(text: str) -> Number | None:
    """The first number in a cell's words, without what stands in brackets; none in a date.

    Blanks and commas group thousands, a comma before one or two digits is a decimal comma, and a cell that is all in
    brackets is below zero.
    """
    if whole := BELOW_ZERO.fullmatch(text):
        bare = f"{whole['money']}{whole['number'].strip()}{whole['percent']}"
        inside = number(bare) if NUMBER.fullmatch(bare) else None
        if bare.startswith("+"):
            return inside
        return inside and Number(-abs(inside.value), f"−{inside.said.lstrip('+−–-')}", inside.unit)
    found = None if is_month(text) else NUMBER.search(BRACKETS.sub("", text))
    if not found:
        return None
    digits = found["digits"]
    if re.search(r"\.\d{3},", digits):  # 1.350,5
        digits = digits.replace(".", "")
    size = float(re.sub(r"[,'’\s]", "", DECIMAL_COMMA.sub(".", digits))) + PARTS.get(found["part"], 0)
    size *= TIMES.get((found["times"] or "").lower(), 1)
    is_below = (found["sign"] or found["below"] or found["after"] or "") not in {"", "+"}
    return Number(-size if is_below and size else size, found[0].strip(), found["money"] or found["percent"] or "")


def _filled(lines: Sequence[TableLine], headings: int) -> Iterator[tuple[list[str], list[str]]]:
    """The heading of each row, with the headings across above it, and its cells, with what `^` and blanks stand for."""
    band: list[str] = []
    for is_band, run in groupby(lines, lambda line: bool(line.band)):
        if is_band:
            for line in run:
                band = [*band[: line.band - 1], line.cells[0]]
            continue
        rows = [line.cells for line in run]
        above: list[str] = []
        for at, row in enumerate(rows):
            above = [above[n] if is_joined(rows, at, n, headings) else text for n, text in enumerate(row)]
            yield [*band, *above[:headings]], above


def _is_numeric(cells: Sequence[str], said: Words) -> bool:
    """Whether a column is one of numbers and not of words with a number here and there."""
    written = [cell for cell in cells if cell and cell not in {"–", "-"}]
    numbers = [cell for cell in written if "\n" not in cell and number(said(cell))]
    return bool(numbers) and 2 * len(numbers) >= len(written)


def _is_turned(names: Sequence[str], points: Sequence[str], grid: Sequence[Sequence[Number | None]]) -> bool:
    """Whether columns are the series: rows are times, or have but one number, or each column has a unit of its own."""
    columns = list(zip(*grid, strict=True))
    if not any(sum(map(bool, column)) > 1 for column in columns):
        return False
    if all(map(is_period, names)) and not all(map(is_period, points)):
        return True
    if not any(sum(map(bool, row)) > 1 for row in grid):
        return True
    return any(map(_is_mixed, grid)) and not any(map(_is_mixed, columns))


def _is_mixed(numbers: Sequence[Number | None]) -> bool:
    return len({number.unit for number in numbers if number}) > 1
