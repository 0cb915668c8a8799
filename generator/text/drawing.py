"""A CSV as a figure: its chart, if one is asked for, and its table below that, in all forms."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from generator.problems import TextFault
from generator.text import figures
from generator.text.body import Drawn, Figure, Reference
from generator.text.converting import cell, plain
from generator.text.forms import forms
from generator.text.markdown import markdown
from generator.text.marks import fewer_stops


def draw(data: str, figure: Figure, terms: Mapping[str, str]) -> Drawn:
    """The figure of a CSV; what its cells refer to, and what is wrong in it, is told by the line of the CSV."""
    references: list[Reference] = []
    faults: list[TextFault] = []

    def read(text: str) -> Element:
        element, found, wrong = cell(text, terms)
        line = data.count("\n", 0, max(data.find(text), 0)) + 1
        references.extend(Reference(reference.kind, reference.target, line, 1) for reference in found)
        told = (fault for fault in wrong if fault.rule == "bad-link")
        faults.extend(TextFault(line, 1, fault.what, fault.mend, fault.rule, fault.severity) for fault in told)
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
