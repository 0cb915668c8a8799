"""The last changes to a tree: addresses of headings, numbers hung beside their text, labels, tables, footnotes."""

import re
from collections import defaultdict
from xml.etree.ElementTree import Element, SubElement

from generator.content.model import short_form
from generator.text.body import Heading
from generator.text.breadth import Breadth, breadth, classes
from generator.text.markup import words
from generator.text.outline import HEADINGS, Draft

_FACTS = frozenset(
    {"line", "column", "label", "shape", "typed", "too-long", "above", "also", "number", "word", "footnote", "cells"}
    | {"conditions", "told", "voted"}
)
SIGNS = " \u00a0*_~-–—#\\"
"""What converters leave where words were: blanks, and what makes words bold or a rule."""
MARGIN = 5
"""Signs that the margin of a phone has room for; a longer number stands above its text there."""
_AGAIN = re.compile(r"(.*) \(\d+\)")
_ALIGNED = {"right": "num", "center": "mid"}


def address_headings(draft: Draft) -> tuple[Heading, ...]:
    """Give each heading without a number an address made of its words; return all of them."""
    headings = []
    for element in draft.root.iter():
        if element.tag in HEADINGS:
            text = words(element)
            if "id" not in element.attrib:
                element.set("id", draft.address(short_form(text)))
            headings.append(Heading(int(element.tag[1]), element.get("number", ""), text, element.attrib["id"]))
    return tuple(headings)


def tell_empty_headings(draft: Draft, title: Element) -> None:
    """Say which headings, and whether the title, have nothing to read in them."""
    for element in (title, *draft.root.iter()):
        if element.tag in HEADINGS and "line" in element.attrib and not words(element).strip(SIGNS):
            mend = "write what stands below it in a few words, or take it out"
            draft.fault(element, "empty-heading", "this heading has no words", mend, severity="warning")


def tie_footnotes(draft: Draft, marks: list[tuple[Element, str]]) -> None:
    """Address the footnotes and the marks in the text that lead to them, and lead back to each.

    A mark is given with the address it stands under, which the way back names.
    """
    marks_of = defaultdict(list)
    for mark, anchor in marks:
        marks_of[mark.attrib["href"].removeprefix("#fn:")].append((mark, anchor))
    numbered = {element.get("id"): element for element in draft.root.iter() if "number" in element.attrib}
    for count, note in enumerate(draft.root.findall("div[@class='footnotes']/ol/li"), 1):
        note.set("id", draft.address(f"fn{count}"))
        last = note[-1] if len(note) and note[-1].tag == "p" else note
        label = note.get("footnote", "")
        if not marks_of[label]:
            _tell_unused(draft, note, label)
        elif not words(note):
            what, mend = f"the note [^{label}] has no words", f"write them after [^{label}]:"
            draft.fault(marks_of[label][0][0], "footnote", what, mend, severity="warning")
        for mark, anchor in marks_of[label]:
            address = draft.address(f"fr{count}")
            mark.text = str(count)
            mark.attrib = {
                "class": "note",
                "href": f"#{note.get('id')}",
                "id": address,
                "aria-label": f"Footnote {count}",
            }
            back = SubElement(last, "a", {"href": f"#{address}"})
            back.text = f"Back to {_name(numbered.get(anchor))}"
            _put_blank_before(last)


def _tell_unused(draft: Draft, note: Element, label: str) -> None:
    """Say that nothing leads to a note, which stands below the text all the same."""
    what, mend = f"no mark in the text leads to the note [^{label}]", f"put [^{label}] where it belongs"
    if again := _AGAIN.fullmatch(label):
        what, mend = f"another note is called [^{again[1]}], and the mark leads to that", "call this one otherwise"
    at = next((part for part in note.iter() if "line" in part.attrib), note)
    draft.fault(at, "footnote", what, f"{mend}, or take the note out", severity="warning")


def finish(root: Element) -> None:
    """Turn what the elements bear as facts into what a reader sees."""
    for parent in list(root.iter()):
        _drop_empty(parent)
        _make_tables_scroll(parent)
        if parent.tag == "ol":
            _show_labels(parent)
    for element in list(root.iter()):
        _show_numbers(element)
        if element.tag == "figure":
            _show_figure_number(element)
        if element.tag in ("th", "td"):
            _finish_cell(element)
        elif element.tag == "br":
            element.tail = f"\n{(element.tail or '').lstrip()}"
        for fact in _FACTS & element.attrib.keys():
            del element.attrib[fact]
    for parent in [root, *root.findall("section")]:
        for block in parent:
            block.tail = "\n"


def _name(numbered: Element | None) -> str:
    return f"{numbered.get('word', '').lower()} {numbered.get('number')}" if numbered is not None else "the text"


def _put_blank_before(last: Element) -> None:
    if len(last) > 1:
        last[-2].tail = f"{last[-2].tail or ''} "
    else:
        last.text = f"{last.text or ''} "


def _drop_empty(parent: Element) -> None:
    """Take out paragraphs of which nothing is left, such as one of nothing but a comment."""
    for child in parent.findall("p"):
        if not len(child) and not (child.text or "").strip() and "id" not in child.attrib:
            parent.remove(child)


def _show_numbers(element: Element) -> None:
    """Hang an element's number beside it as a link to itself; a second address goes round the text."""
    also, number = element.get("also"), element.get("number")
    if also:
        _put_first(element, Element("span", {"id": also}), whole=True)
    if number:
        link = Element("a", {"class": "n", "href": f"#{element.get('id')}", "data-pagefind-ignore": ""})
        hidden = SubElement(link, "span", {"class": "vh"})
        hidden.text = f"{element.get('word')} "
        hidden.tail = number
        if len(number) > MARGIN:
            link.set("data-long", "")
        _put_first(element, link)


def _show_labels(items: Element) -> None:
    """Show the labels of a list as they were typed, unless the browser counts the same."""
    labels = [li.get("label", "") for li in items]
    if not any(labels) or labels == [f"{count}." for count in range(1, len(labels) + 1)]:
        return
    items.set("class", "labels")
    for li in items:
        label = Element("span", {"class": "label"})
        label.text = li.get("label")
        _put_first(li, label)
        label.tail = f" {label.tail}"


def _put_first(element: Element, first: Element, *, whole: bool = False) -> None:
    """Put an element before the text of another one, or round all that is in it."""
    if whole:
        first.text = element.text
        first.extend(element)
        element[:] = []
    else:
        first.tail = element.text or ""
    element.text = None
    element.insert(0, first)


def _make_tables_scroll(parent: Element) -> None:
    """Put each table of the text into a figure of its own that bears its number, in a region that scrolls."""
    for position, child in enumerate(parent):
        if child.tag == "table":
            number = child.attrib.pop("data-number", "Table")
            figure = Element("figure", {"id": child.attrib.pop("id", ""), "data-number": number})
            broad = _breadth(child)
            region = {"class": classes(broad), "tabindex": "0", "role": "region", "aria-label": number}
            SubElement(figure, "div", region).append(child)
            figure.tail, child.tail = child.tail, None
            parent[position] = figure


def _breadth(table: Element) -> Breadth:
    """How broad a table of the text is; the cells of a broad one are told what they are called."""
    rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in table.iter("tr")]
    said = [[words(cell) for cell in row] for row in rows]
    broad = breadth(said) if len({len(row) for row in said}) == 1 else ""
    for row in rows[1:] if broad else ():
        for label, cell in zip(said[0], row, strict=True):
            if label:
                cell.set("data-label", label)
    return broad


def _show_figure_number(figure: Element) -> None:
    """Put a figure's number before its caption, or before it where it has none, as a link to itself."""
    link = Element("a", {"class": "n", "href": f"#{figure.get('id')}", "data-pagefind-ignore": ""})
    link.text = figure.attrib.pop("data-number", "")
    if figure[0].tag == "figcaption":
        _put_first(figure[0], link)
    else:
        figure.insert(0, link)


def _finish_cell(cell: Element) -> None:
    """Say by a class how a cell is aligned, and by its scope what a heading is for; an empty one is no heading."""
    alignment = _ALIGNED.get(cell.attrib.pop("align", ""))
    if alignment:
        cell.set("class", alignment)
    if cell.tag == "th" and not words(cell):
        cell.tag = "td"
    elif cell.tag == "th":
        cell.attrib.setdefault("scope", "col")
