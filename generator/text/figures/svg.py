"""The words and lines of a small picture: how wide they are, where they break, and their SVG."""

import re
from collections.abc import Sequence
from html import escape
from xml.etree.ElementTree import Element

from generator.text.figures.periods import shortened
from generator.text.figures.series import Data
from generator.text.markup import DRAWING

NARROW, WIDE, WHOLE = 176, 272, 380
"""How wide a chart is drawn: three stand side by side in a text, or two, or one, which has the whole width of it."""
LETTER = {NARROW: 6.5, WIDE: 7.0, WHOLE: 7.0}
"""About how wide a character of a heading is, in a chart of this width."""
DIGIT = 7.2
"""About how wide a character of a number is."""
LEADING = 14
"""From line to line."""


Drawn = tuple[list[str], float]
"""The parts of a picture and its height."""


def picture(width: int, height: float, name: str, title: str, drawn: Sequence[str]) -> Element:
    """An SVG that says in words what it shows; `name` is its title's id."""
    svg = (
        f'<svg viewBox="0 0 {width} {round(height)}" role="img" aria-labelledby="{escape(name)}">'
        f'<title id="{escape(name)}">{escape(title)}</title>{"".join(drawn)}</svg>'
    )
    return Element(DRAWING, {"svg": svg, "title": title})


def label(text: str, x: float, y: float, kind: str = "") -> str:
    """A line of text at a point."""
    return f'<text{_class(kind)} x="{round(x)}" y="{round(y)}">{escape(text)}</text>'


def write_lines(lines: Sequence[str], x: float, y: float, kind: str = "") -> str:
    """Lines of text below each other."""
    return "".join(label(line, x, y + n * LEADING, kind) for n, line in enumerate(lines))


def box(x: float, y: float, width: float, height: float, kind: str) -> str:
    """A rectangle."""
    place = f'x="{round(x)}" y="{round(y)}" width="{round(width)}" height="{round(height)}"'
    return f"<rect{_class(kind)} {place}/>"


def path(drawn: str, kind: str) -> str:
    """A line or shape."""
    return f'<path{_class(kind)} d="{drawn}"/>'


def longest(data: Data) -> float:
    """How much room the longest number takes; a percent sign is wider than a digit."""
    said = [number.said for line in data.series for number in line.numbers if number]
    return DIGIT * max(len(text) + text.count("%") / 2 for text in said)


def breaks(text: str, room: float, letter: float) -> list[str]:
    """A text as lines that fit into a room; none if a word does not."""
    lines: list[str] = []
    for piece in filter(None, re.split(r"(?<=[\s/–-])", text)):
        if len(piece.strip()) * letter > room:
            return []
        if lines and len((lines[-1] + piece).rstrip()) * letter <= room:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [line.strip() for line in lines]


def below(headings: Sequence[str], room: float, letter: float) -> list[list[str]]:
    """What stands under bars: headings whole, or shortened, or on up to three lines; none if that does not fit."""
    for lines in (headings, [shortened(heading) for heading in headings]):
        if all(len(line) * letter <= room for line in lines):
            return [[line] for line in lines]
    broken = [breaks(heading, room, letter) for heading in headings]
    return broken if all(0 < len(lines) < 4 for lines in broken) else []


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
