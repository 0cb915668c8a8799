"""A CSV as a figure: its chart, if one is asked for, and its table below that, in all forms."""

import csv
from collections.abc import Mapping
from io import StringIO
from itertools import accumulate
from xml.etree.ElementTree import Element, SubElement

from generator.problems import TextFault
from generator.text import figures
from generator.text.body import Drawn, Figure, Reference
from generator.text.converting import cell, may_be_marked, plain, plain_lines
from generator.text.forms import forms
from generator.text.markdown import markdown
from generator.text.marks import fewer_stops
from generator.text.source import place

TOLD_OF_CELLS = frozenset({"bad-link", "converter-mark", "footnote", "likely-table", "link-form"})
"""What is said of a cell; the other rules are about texts of their own."""


def draw(data: str, figure: Figure, terms: Mapping[str, str]) -> Drawn:
    """The figure of a CSV; what its cells refer to, and what is wrong in it, is told by the line of the CSV."""
    references: list[Reference] = []
    faults: list[TextFault] = []

    starts = [0, *accumulate(len(line) + 1 for line in data.split("\n"))]

    def read(text: str, row: int) -> Element:
        """A cell in a row that begins at a line; what is said of it has that line if it is typed otherwise."""
        element, found, wrong = cell(text, terms)
        begins = data.find(text.split("\n", 1)[0], starts[row - 1]) if found or wrong else -1
        line, column = place(data, begins) if begins >= 0 else (row, 1)

        def at(one: Reference | TextFault) -> tuple[int, int]:
            return line + one.line - 1, one.column + (column - 1 if one.line == 1 else 0)

        references.extend(Reference(one.kind, one.target, *at(one)) for one in found)
        told = (fault for fault in wrong if fault.rule in TOLD_OF_CELLS)
        faults.extend(TextFault(*at(fault), fault.what, fault.mend, fault.rule, fault.severity) for fault in told)
        return element

    chart = figures.Chart((), ())
    if figure.chart:
        chart = figures.chart(data, figure.chart, headings=figure.headings, name=figure.anchor, words=plain)
    caption = _caption(figure, is_under_chart=bool(chart.elements))
    table = figures.table(data, caption, headings=figure.headings, cell=read)
    root, bare = Element("div"), Element("div")
    root.extend(chart.elements)
    if chart.elements:
        root[-1].tail = "\n"
    if table.region is not None:
        fewer_stops(table.region)
        root.append(table.region)
        head_and_body = SubElement(bare, "table")
        head_and_body.extend(table.region[0][1:])  # the text has the caption already
    return Drawn(
        forms(root, text=markdown(bare)),
        bool(chart.elements),
        tuple(references),
        (*table.faults, *chart.faults, *faults),
    )


def _caption(figure: Figure, *, is_under_chart: bool) -> Element:
    caption = Element("caption", {"id": f"{figure.anchor}-caption"})
    if is_under_chart:
        caption.text = "The same figures"
        SubElement(caption, "span", {"class": "vh"}).text = f": {figure.caption}"
    else:
        caption.text = figure.caption
    return caption


def table_in_words(data: str) -> str:
    """A CSV as it is offered for download: without the Markdown of its cells, and with nothing that is a formula.

    A heading across the table is its words, and a cell that is joined with the one above says the same. A CSV without
    any of these is as it was typed; so is one that is too large to be shown as a table, or no table at all.
    """
    made = figures.sheet(data)
    if made.header and not made.faults:
        typed = [made.header, *(line.cells for line in made.lines)]
        width = len(made.header)
        rows = [tuple(map(_said, (*cells, *[""] * (width - len(cells))))) for cells in typed]
        if rows != typed or any(figures.JOINED in cells for cells in typed):
            written = StringIO(newline="")
            csv.writer(written, lineterminator="\n").writerows(_joined(rows))
            return figures.offered(written.getvalue())
    return figures.offered(data)


def _said(text: str) -> str:
    """The words of a cell, a line for each of its paragraphs and entries."""
    if "\n" in text:
        return plain_lines(text)
    return plain(text) if may_be_marked(text) else text


def _joined(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows with what is joined with the cell above said again."""
    found = rows[:1]
    for cells in rows[1:]:
        found.append(
            tuple(found[-1][n] if text == figures.JOINED and len(found) > 1 else text for n, text in enumerate(cells))
        )
    return found
