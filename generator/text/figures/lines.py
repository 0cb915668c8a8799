"""Lines: several in one picture, told apart by the shape of their marks and named at their ends, or one in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor, log10

from generator.text.figures.periods import shortened
from generator.text.figures.series import Data, Scale, Series, scale
from generator.text.figures.svg import (
    LEADING,
    LETTER,
    NARROW,
    WHOLE,
    WIDE,
    Drawn,
    breaks,
    label,
    longest,
    path,
    write_lines,
)

MARKS = (
    "M{x} {y}m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M{x} {y}m-4-4h8v8h-8z",
    "M{x} {y}m0-6l5 9h-10z",
    "M{x} {y}m0-6l6 6-6 6-6-6z",
)
"""Disc, square, triangle, diamond."""
DOT = "M{x} {y}m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0z"
"""The mark of a line that is alone."""
MOST = len(MARKS)
"""How many lines one picture may have."""
TOP = 10
"""How much room is above a line."""
TALL, TALLEST = 150, 320
"""How tall a picture of several lines is, and how tall it may be for long names."""
NAMES, LONGEST_WORD = 98, 126
"""How wide the names at the lines' ends are, and how wide they may be for a long word."""

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class End:
    """What stands at the end of a line: where that is, the last number and the name on several lines."""

    spot: Spot
    said: str
    name: list[str]

    @property
    def height(self) -> int:
        """How much room it takes."""
        return LEADING * (1 + len(self.name)) + 5


def width_of_lines(data: Data) -> int:
    """How wide the pictures of one line each are to be: wide if the numbers at both ends would leave no room."""
    return NARROW if NARROW - 2 * _edge(data, NARROW) > 60 else WIDE


def small(data: Data, series: Series, width: int, within: Scale) -> Drawn:
    """The line of one series, with its first number before it and its last one after it."""
    unit, edge = 80 / within.span, _edge(data, width)
    line = TOP + max(0, *series.values, 0) * unit
    foot = line - min(0, *series.values, 0) * unit
    places = _places(data, edge, width - edge)
    spots = _spots(series, places, line, unit)
    known = [(number.said, spot) for number, spot in zip(series.numbers, spots, strict=True) if number and spot]
    (first, (left, begins)), (last, (right, ends)) = known[0], known[-1]
    parts = [
        path(f"M{round(edge)} {round(line)}H{round(width - edge)}", "base"),
        *_line(spots, DOT, "s1"),
        label(last, right + 8, ends + 4, "start"),
    ]
    if len(known) > 1:
        parts += [label(first, left - 8, begins + 4, "end")]
    return [*parts, *_under(data.points, places, foot + 19, width)], foot + 24


def together(data: Data) -> Drawn:
    """All series in one picture, with a scale on the left and names on the right; nothing if that does not fit."""
    names = _names(data.series)
    ticks = _ticks(_within(data.series))
    marked = [_tick(tick, data) for tick in ticks]
    left = 16 + max(len(text) for text in marked) * LETTER[WHOLE]
    right = WHOLE - 18 - max((len(line) * LETTER[WHOLE] for name in names for line in name), default=0)
    tall = max(TALL, sum(LEADING * (1 + len(name)) + 5 for name in names))
    if len(names) > MOST or not all(names) or tall > TALLEST or right - left < 80:
        return [], 0
    unit = tall / (ticks[-1] - ticks[0])
    base = 10 + tall + ticks[0] * unit
    places = _places(data, left, right)
    parts: list[str] = []
    for tick, text in zip(ticks, marked, strict=True):
        y = base - tick * unit
        parts += [path(f"M{round(left - 8)} {round(y)}H{round(right + 4)}", "grid" if tick else "base")]
        parts += [label(text, left - 12, y + 4, "yr end")]
    ends: list[End] = []
    for n, (series, name) in enumerate(zip(data.series, names, strict=True)):
        spots = _spots(series, places, base, unit)
        parts += _line(spots, MARKS[n], f"s{n + 1}")
        number, spot = [(a, b) for a, b in zip(series.numbers, spots, strict=True) if a and b][-1]
        ends.append(End(spot, number.said, name))
    return [*parts, *_ends(ends, right, tall + 10), *_under(data.points, places, tall + 27, WHOLE)], tall + 33


def scale_start(series: Sequence[Series]) -> float:
    """Where the scale of lines in one picture begins."""
    return _ticks(_within(series))[0]


def _within(series: Sequence[Series]) -> Scale:
    """The scale of lines in one picture: from zero, unless all of them run far above it."""
    found = scale(series)
    lowest = min(value for line in series for value in line.values)
    return Scale(lowest, found.high) if lowest > found.high / 2 and lowest < found.high else found


def _edge(data: Data, width: int) -> float:
    """How far a line begins and ends from the edges: the numbers stand there, and headings below."""
    ends = [shortened(point) for point in (data.points[0], data.points[-1])]
    return max(longest(data) + 10, *(len(end) * LETTER[width] / 2 for end in ends))


def _names(series: Sequence[Series]) -> list[list[str]]:
    names = [breaks(line.name, NAMES, LETTER[WHOLE]) for line in series]
    return names if all(names) else [breaks(line.name, LONGEST_WORD, LETTER[WHOLE]) for line in series]


def _ticks(within: Scale) -> list[float]:
    """Round numbers that the scale is marked at, about four."""
    least = within.span / 4
    power = 10.0 ** floor(log10(least))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= least)
    return [round(n * step, 12) for n in range(floor(within.low / step), ceil((within.low + within.span) / step) + 1)]


def _tick(value: float, data: Data) -> str:
    unit = next(number.unit for line in data.series for number in line.numbers if number)
    size, more = (value / 1e6, "m") if max(max(line.values) for line in data.series) >= 1e6 else (value, "")
    text = f"{size:,.10g}{more}".replace("-", "−")
    return f"{text}%" if unit == "%" else f"{unit}{text}"


def _places(data: Data, left: float, right: float) -> list[float]:
    """How far from the left each point stands: as far from each other as they are in time."""
    moments = data.moments or range(len(data.points))
    unit = (right - left) / ((moments[-1] - moments[0]) or 1)
    return [left + (moment - moments[0]) * unit for moment in moments]


def _spots(series: Series, places: Sequence[float], base: float, unit: float) -> list[Spot | None]:
    pairs = zip(places, series.numbers, strict=True)
    return [(x, base - number.value * unit) if number else None for x, number in pairs]


def _line(spots: Sequence[Spot | None], mark: str, kind: str) -> Iterator[str]:
    """The pieces of a line between its gaps, and a mark at each number."""
    for _, run in groupby(spots, bool):
        piece = [f"{round(spot[0])} {round(spot[1])}" for spot in run if spot]
        if len(piece) > 1:
            yield path(f"M{' '.join(piece)}", f"line {kind}")
    for x, y in filter(None, spots):
        yield path(mark.format(x=round(x), y=round(y)), f"mark {kind}")


def _ends(ends: Sequence[End], right: float, foot: float) -> Iterator[str]:
    """Numbers and names at the lines' ends, pushed apart where lines end close together."""
    order = sorted(ends, key=lambda end: end.spot[1])
    tops: list[float] = []
    for end in order:
        free = tops[-1] + order[len(tops) - 1].height if tops else 0
        tops.append(max(free, end.spot[1] - 8))
    for n in reversed(range(len(order))):
        free = tops[n + 1] if n + 1 < len(order) else foot + 5
        tops[n] = min(tops[n], free - order[n].height)
    for end, top in zip(order, tops, strict=True):
        x, y = end.spot
        yield path(f"M{round(x + 6)} {round(y)}L{round(right + 13)} {round(top + 8)}", "lead")
        yield label(end.said, right + 16, top + 12, "start")
        yield write_lines(end.name, right + 16, top + 12 + LEADING, "yr start")


def _under(points: Sequence[str], places: Sequence[float], y: float, width: int) -> Iterator[str]:
    """Headings under a line: all of them, or all that fit shortened, and always the first and the last."""
    for headings in (points, [shortened(point) for point in points]):
        shown = _apart([len(heading) * LETTER[width] for heading in headings], places)
        if len(shown) == len(points) or headings is not points:
            yield from (label(headings[n], places[n], y, "yr") for n in sorted(shown))
            return


def _apart(widths: Sequence[float], places: Sequence[float]) -> set[int]:
    """Which headings can stand side by side."""
    shown: list[int] = []
    for n in (len(places) - 1, 0, *range(1, len(places) - 1)):
        if all(abs(places[n] - places[neighbour]) >= (widths[n] + widths[neighbour]) / 2 + 4 for neighbour in shown):
            shown.append(n)
    return set(shown)
