"""Bars: upright with their headings below, or lying below their headings where these are long or many."""

from generator.text.figures.series import Data, Scale, Series
from generator.text.figures.svg import (
    LEADING,
    LETTER,
    NARROW,
    WIDE,
    Drawn,
    below,
    box,
    breaks,
    label,
    longest,
    path,
    write_lines,
)

TALL = 100
"""How tall the longest bar is, or the longest above and the longest below the line together."""
HEAD = 18
"""How much room a number takes above or below a bar."""
THICK, WIDEST = 14, 40
"""How thick a lying bar is, and how wide an upright one may be."""


def width_of_bars(data: Data) -> int:
    """How wide the charts are to be: wide if numbers or headings would not stand side by side in a narrow one."""
    return NARROW if _stands(data, NARROW) else WIDE


def bars(data: Data, series: Series, width: int, scale: Scale) -> Drawn:
    """The bars of a series in a picture of this width."""
    return (_upright if _stands(data, width) else _lying)(data, series, width, scale)


def _stands(data: Data, width: int) -> bool:
    room = _slot(data, width)
    return longest(data) <= room and bool(below(data.points, room, LETTER[width]))


def _slot(data: Data, width: int) -> float:
    return (width - 4) / len(data.points)


def _upright(data: Data, series: Series, width: int, scale: Scale) -> Drawn:
    slot, unit, low = _slot(data, width), TALL / scale.span, min(0, *series.values, 0)
    thick = min(slot * 0.84, WIDEST)
    line = HEAD + max(0, *series.values, 0) * unit
    foot = line - low * unit + (HEAD if low < 0 else 0)
    headings = below(data.points, slot, LETTER[width])
    parts: list[str] = []
    for n, number in enumerate(series.numbers):
        middle = 2 + slot * (n + 0.5)
        if number:
            end = line - number.value * unit
            parts += [box(middle - thick / 2, min(line, end), thick, abs(line - end), _kind(data, n))]
            parts += [label(number.said, middle, end + 14 if number.value < 0 else end - 5)]
        parts += [write_lines(headings[n], middle, foot + 15, "yr")]
    return [*parts, path(f"M2 {round(line)}h{width - 4}", "base")], foot + 6 + LEADING * max(map(len, headings))


def _lying(data: Data, series: Series, width: int, scale: Scale) -> Drawn:
    beside = max(map(len, data.points)) * LETTER[width] + 6
    margin = beside if beside < width / 3 else 2
    room, left = longest(data) + 6, margin + (longest(data) + 6 if scale.low < 0 else 0)
    unit = max(width - room - left, THICK) / scale.span
    line, y = left - scale.low * unit, 0.0
    parts: list[str] = []
    for n, (heading, number) in enumerate(zip(data.points, series.numbers, strict=True)):
        lines = breaks(heading, width - 4, LETTER[width]) or [heading]
        parts += [write_lines(lines, 2, y + 12, "yr start")]
        y += 0 if margin > 2 else LEADING * len(lines) + 4
        if number:
            end = line + number.value * unit
            parts += [box(min(line, end), y, abs(line - end), THICK, _kind(data, n))]
            place, kind = (end - 4, "end") if number.value < 0 else (end + 4, "start")
            parts += [label(number.said, place, y + 12, kind)]
        parts += [path(f"M{round(line)} {round(y - 2)}v{THICK + 4}", "base")]
        y += THICK + (6 if margin > 2 else 8)
    return parts, y


def _kind(data: Data, point: int) -> str:
    """The last of points in time is what is news."""
    return "bar last" if data.moments and point == len(data.points) - 1 else "bar"
