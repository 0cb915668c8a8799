"""A CSV as a chart: a small one for each row on one scale, or its rows as lines in one picture.

The chart is drawn from the same cells as the table, which stands below it and has all that the chart leaves out.
"""

from dataclasses import dataclass
from html import escape
from typing import Literal

from generator.problems import TextFault
from generator.text.figures.bars import bars, width_of_bars
from generator.text.figures.cells import sheet
from generator.text.figures.lines import small, start, together, width_of_lines
from generator.text.figures.series import Data, Series, Words, data, scale
from generator.text.figures.svg import WIDE, picture

Kind = Literal["bar", "line"]


@dataclass(frozen=True, slots=True)
class Chart:
    """The chart's HTML, and why there is none."""

    html: str
    faults: tuple[TextFault, ...]


def chart(text: str, kind: Kind, *, headings: int | None = None, name: str, words: Words = str) -> Chart:
    """The chart of a CSV; ids in it begin with `name`, and `words` gives the words of a cell's Markdown.

    What cannot be read as a CSV has no chart; that it cannot is a fault of its table.
    """
    made = sheet(text, headings)
    if not made.header:
        return Chart("", ())
    shown = data(made, words)
    if not shown.is_enough:
        what = "a chart is asked for, and no row or column has two numbers"
        mend = "write numbers in figures, or take {chart=…} out of the text"
        return Chart("", (TextFault(1, 1, what, mend, "no-numbers"),))
    return Chart((_one(shown, name) if kind == "line" else "") or _each(shown, kind, name), ())


def _one(shown: Data, name: str) -> str:
    """All series as lines in one picture; nothing where they need more room or scales of their own."""
    parts, height = together(shown) if shown.is_shared else ([], 0)
    if not parts:
        return ""
    note = '<p class="meta">The scale does not begin at zero.</p>\n' if start(shown.series) > 0 else ""
    title = "; ".join(_title(shown, series) for series in shown.series)
    drawn = picture(WIDE, height, f"{name}-chart", title, parts)
    return f'{note}<div class="charts wide" data-pagefind-ignore>{drawn}</div>'


def _each(shown: Data, kind: Kind, name: str) -> str:
    """A picture for each series, on one scale if that is fair."""
    width = (width_of_bars if kind == "bar" else width_of_lines)(shown)
    items: list[str] = []
    for n, series in enumerate(shown.series, 1):
        within = scale(shown.series if shown.is_shared else (series,))
        parts, height = bars(shown, series, width, within) if kind == "bar" else small(shown, series, width, within)
        drawn = picture(width, height, f"{name}-chart-{n}", _title(shown, series), parts)
        items.append(f'<li><p class="meta">{escape(series.name)}</p>{drawn}</li>')
    note = "" if shown.is_shared else '<p class="meta">Each chart has a scale of its own.</p>\n'
    wide = " wide" if width == WIDE else ""
    return f'{note}<ul class="charts{wide}" data-pagefind-ignore>\n' + "\n".join(items) + "\n</ul>"


def _title(shown: Data, series: Series) -> str:
    """What a series shows, in words: "Plans issued: 55 in 2017-18, 54 in 2018-19"."""
    said: list[str] = []
    for point, number in zip(shown.points, series.numbers, strict=True):
        value = number.said if number else "no number"
        said.append(f"{value} in {point}" if shown.are_periods else f"{point} {value}")
    return f"{series.name}: {', '.join(said)}"
