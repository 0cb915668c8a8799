"""A CSV as a chart: a small one for each row on one scale, or its rows as lines in one picture.

The chart is drawn from the same cells as the table, which stands below it and has all that the chart leaves out.
"""

from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from generator.problems import TextFault
from generator.text.figures.bars import bars, width_of_bars
from generator.text.figures.cells import sheet
from generator.text.figures.lines import scale_start, small, together, width_of_lines
from generator.text.figures.series import Data, Series, Words, data, scale
from generator.text.figures.svg import WHOLE, WIDE, picture

Kind = Literal["bar", "line"]


@dataclass(frozen=True, slots=True)
class Chart:
    """The chart's elements, if there are any, and why there are none."""

    elements: tuple[Element, ...]
    faults: tuple[TextFault, ...]


def chart(text: str, kind: Kind, *, headings: int | None = None, name: str, words: Words = str) -> Chart:
    """The chart of a CSV; ids in it begin with `name`, and `words` gives the words of a cell's Markdown.

    What cannot be read as a CSV has no chart; that it cannot is a fault of its table.
    """
    made = sheet(text, headings)
    if not made.header:
        return Chart((), ())
    shown = data(made, words)
    if not shown.is_enough:
        what = "a chart is asked for, and no row or column has two numbers"
        mend = "write numbers in figures, or take {chart=…} out of the text"
        return Chart((), (TextFault(1, 1, what, mend, "no-numbers"),))
    return Chart((_one(shown, name) if kind == "line" else ()) or _each(shown, kind, name), ())


def _one(shown: Data, name: str) -> tuple[Element, ...]:
    """All series as lines in one picture; nothing where they need more room or scales of their own."""
    parts, height = together(shown) if shown.is_shared else ([], 0)
    if not parts:
        return ()
    box = Element("div", {"class": "charts whole", "data-pagefind-ignore": ""})
    title = "; ".join(_title(shown, series) for series in shown.series)
    box.append(picture(WHOLE, height, f"{name}-chart", title, parts))
    return (*([_note("The scale does not begin at zero.")] if scale_start(shown.series) > 0 else []), box)


def _each(shown: Data, kind: Kind, name: str) -> tuple[Element, ...]:
    """A picture for each series, on one scale if that is fair."""
    width = (width_of_bars if kind == "bar" else width_of_lines)(shown)
    items = Element("ul", {"class": f"charts{' large' if width == WIDE else ''}", "data-pagefind-ignore": ""})
    items.text = "\n"
    for n, series in enumerate(shown.series, 1):
        within = scale(shown.series if shown.is_shared else (series,))
        parts, height = bars(shown, series, width, within) if kind == "bar" else small(shown, series, width, within)
        item = SubElement(items, "li")
        SubElement(item, "p", {"class": "meta"}).text = series.name
        item.append(picture(width, height, f"{name}-chart-{n}", _title(shown, series), parts))
        item.tail = "\n"
    return (*([] if shown.is_shared else [_note("Each chart has a scale of its own.")]), items)


def _note(text: str) -> Element:
    note = Element("p", {"class": "meta"})
    note.text, note.tail = text, "\n"
    return note


def _title(shown: Data, series: Series) -> str:
    """What a series shows, in words: "Plans issued: 55 in 2017-18, 54 in 2018-19"."""
    said: list[str] = []
    for point, number in zip(shown.points, series.numbers, strict=True):
        value = number.said if number else "no number"
        said.append(f"{value} in {point}" if shown.are_periods else f"{point} {value}")
    return f"{series.name}: {', '.join(said)}"
