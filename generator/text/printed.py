"""A tree as structured blocks, of which print is set: what the template of packs receives, and so plain JSON."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NotRequired, TypedDict, final
from xml.etree.ElementTree import Element

from generator.text.letters import breakable, printed_words, visible
from generator.text.markup import DRAWING, is_number
from generator.text.runs import Notes, Run, join, run_of, runs, trimmed, words_of_runs


class PrintedTitle(TypedDict):
    """The number that hangs beside a block, and the ids by which it is referred to."""

    n: str
    ids: list[str]


@final
class PrintedHeading(PrintedTitle):
    """A heading of a level from 1 to 6."""

    k: Literal["h"]
    level: int
    c: list[Run]


@final
class Paragraph(PrintedTitle):
    """A paragraph; a quiet one is smaller and greyer."""

    k: Literal["p"]
    c: list[Run]
    quiet: NotRequired[Literal[True]]


@final
class ListItem(PrintedTitle):
    """What stands under one label of a list."""

    b: "list[Block]"


@final
class List(TypedDict):
    """A list; the labels of `ol` are those of its items."""

    k: Literal["ul", "ol"]
    items: list[ListItem]
    clauses: bool


@final
class Definition(TypedDict):
    """A term and what it means."""

    c: list[Run]
    b: "list[Block]"


@final
class Definitions(TypedDict):
    """Terms with what they mean."""

    k: Literal["dl"]
    items: list[Definition]


@final
class Box(TypedDict):
    """Blocks that stand apart: what was resolved, a slide, a quotation."""

    k: Literal["resolved", "slide", "quote"]
    b: "list[Block]"


@final
class Cell(TypedDict):
    """A cell `x` columns wide and `y` rows high; whether it is a heading, of its row, a number, in the middle."""

    b: "list[Block]"
    x: int
    y: int
    th: bool
    row: bool
    num: bool
    mid: bool


@final
class PrintedRow(TypedDict):
    """A row; a band is a heading across the table, the second kind below the first."""

    cells: list[Cell]
    band: Literal[0, 1, 2]
    whole: NotRequired[bool]
    """Whether it stands on one page."""


@final
class PrintedTable(PrintedTitle):
    """A table; its columns are fitted, and it is turned, as a pack is set."""

    k: Literal["table"]
    c: list[Run]
    head: list[PrintedRow]
    body: list[PrintedRow]
    columns: NotRequired[list[float]]
    """Their widths in millimetres."""
    size: NotRequired[float]
    """Of the type, in points."""
    turned: NotRequired[bool]
    above: NotRequired["list[Block]"]
    """What stands on the page of a turned table."""
    ends: NotRequired[str]
    """The part that ends on the page of a turned table."""


@final
class Image(TypedDict):
    """A drawing, or a picture of a file, perhaps under its name."""

    k: Literal["image"]
    svg: NotRequired[str]
    file: NotRequired[str]
    alt: str
    c: NotRequired[list[Run]]


@final
class Charts(TypedDict):
    """Small charts side by side."""

    k: Literal["charts"]
    b: list[Image]
    across: Literal[1, 2, 3]
    """How many stand side by side."""


@final
class FigureBlock(PrintedTitle):
    """A figure under its number and caption."""

    k: Literal["figure"]
    c: list[Run]
    b: "list[Block]"


@final
class PrintedFigure(PrintedTitle):
    """The marked place of a figure whose file is known to the archive."""

    k: Literal["place"]
    c: list[Run]
    anchor: str
    file: str
    alt: str


@final
class PrintedMark(TypedDict):
    """A rule across the page, or the end of a page."""

    k: Literal["rule", "break"]


Block = (
    PrintedHeading
    | Paragraph
    | List
    | Definitions
    | Box
    | PrintedTable
    | Image
    | Charts
    | FigureBlock
    | PrintedFigure
    | PrintedMark
)

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    *("address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption"),
    *("figure", "footer", "header", "hr", DRAWING, "li", "ol", "p", "pre", "section", "table", "ul"),
}
QUIET = frozenset({"meta", "source", "quiet"})
BOXES: Mapping[str, Literal["resolved", "slide"]] = {"resolved": "resolved", "slide": "slide"}


def printed_blocks(element: Element) -> list[Block]:
    """The blocks of what is inside an element."""
    notes = {li.get("id", ""): li for li in element.findall("div[@class='footnotes']/ol/li")}
    return _Setter(Notes(notes)).flow(element)


@dataclass(frozen=True, slots=True)
class _Setter:
    notes: Notes

    def flow(self, element: Element) -> list[Block]:
        """The blocks in an element; words that stand between blocks are paragraphs."""
        return self.flow_of(element, element.text or "")

    def flow_of(self, children: Iterable[Element], before: str = "") -> list[Block]:
        """The blocks of elements, and of the words before them."""
        found: list[Block] = []
        loose: list[Run] = [breakable(visible(before))]
        for child in children:
            if child.tag in BLOCKS:
                found += _paragraph(loose)
                found += self.block(child)
                loose = []
            else:
                loose += run_of(child, self.notes)
            loose.append(breakable(visible(child.tail or "")))
        return found + _paragraph(loose)

    def block(self, element: Element) -> Iterator[Block]:
        tag, kind = element.tag, element.get("class", "")
        if tag in HEADINGS:
            heading: PrintedHeading = {
                "k": "h",
                "level": int(tag[1]),
                "c": runs(element, self.notes),
                **_title(element),
            }
            if (
                words_of_runs(heading["c"]).strip() or heading["n"]
            ):  # one without words would be refused as not accessible
                yield heading
        elif tag == "p":
            yield from self._p(element, kind)
        elif tag == "table":
            yield self._table(element)
        elif tag == "figure":
            yield from self._figure(element)
        elif tag in {"ul", "ol"} and "charts" not in kind:
            yield from self._list(element, kind)
        elif tag == "dl":
            yield from self._definitions(element)
        elif tag == "hr":
            yield {"k": "rule"}
        elif tag == DRAWING:
            yield _drawing(element)
        else:
            yield from self._around(element, kind)

    def _around(self, element: Element, kind: str) -> Iterator[Block]:
        """What an element that stands around blocks makes of them."""
        if kind == "footnotes":
            return
        if "charts" in kind:
            yield self._charts(element, kind)
            return
        if kind == "appendix":
            yield {"k": "break"}
        inner = self.flow(element)
        box: Literal["quote", "resolved", "slide"] | None
        box = "quote" if element.tag == "blockquote" else BOXES.get(kind)
        if box and inner:
            yield {"k": box, "b": inner}
        else:
            yield from inner

    def _p(self, element: Element, kind: str) -> Iterator[Block]:
        title = _title(element)
        made: Paragraph = {"k": "p", "c": runs(element, self.notes), "n": title["n"], "ids": title["ids"]}
        if kind in QUIET:
            made["quiet"] = True
        if made["c"] or made["n"]:
            yield made

    def _list(self, element: Element, kind: str) -> Iterator[Block]:
        items = [self._item(li, count) for count, li in enumerate(element.findall("li"), 1)]
        if items:
            yield {"k": "ul" if element.tag == "ul" else "ol", "items": items, "clauses": kind == "clauses"}

    def _item(self, li: Element, count: int) -> ListItem:
        label = li.find("span[@class='label']")
        made: ListItem = {"b": self.flow(li), **_title(li)}
        made["n"] = made["n"] or (printed_words(label) if label is not None else f"{count}.")
        return made

    def _definitions(self, element: Element) -> Iterator[Block]:
        rows: list[tuple[list[Run], list[Block]]] = []
        for child in element.iter():
            if child.tag == "dt":
                rows.append((runs(child, self.notes), []))
            elif child.tag == "dd" and rows:
                rows[-1][1].extend(self.flow(child))
        if rows:
            yield {"k": "dl", "items": [{"c": term, "b": meaning} for term, meaning in rows]}

    def _figure(self, element: Element) -> Iterator[Block]:
        """A figure: what it shows under its number and caption, or that it is not in the archive."""
        caption = element.find("figcaption")
        about = element if caption is None else caption
        number = about.find("a[@class='n']")
        said_below = [] if caption is None else runs(caption, self.notes)
        title: PrintedTitle = {
            "n": printed_words(number) if number is not None else "",
            "ids": [element.get("id", "")] if element.get("id") else [],
        }
        file = element.get("data-file", "")
        rest = [child for child in element if child.tag != "figcaption" and child is not number]
        if file:
            alternative = visible(element.get("data-alt", "")).strip() or words_of_runs(said_below).strip() or file
            yield {
                "k": "place",
                "c": said_below,
                **title,
                "anchor": element.get("id", ""),
                "file": file,
                "alt": alternative,
            }
        else:
            yield from captioned(title, said_below, self.flow_of(rest))
            return
        for child in rest:
            yield from self.block(child) if child.tag in BLOCKS else ()

    def _charts(self, element: Element, kind: str) -> Block:
        """Small charts side by side, each under its name."""
        names = {image: item.find("p") for item in element.iter("li") for image in item.iter(DRAWING)}
        drawn: list[Image] = []
        for image in element.iter(DRAWING):
            name = names.get(image)
            drawn.append({**_drawing(image), "c": [] if name is None else runs(name, self.notes)})
        across: Literal[1, 2, 3] = 1 if "whole" in kind else 2 if "large" in kind else 3
        return {"k": "charts", "b": drawn, "across": across}

    def _table(self, element: Element) -> PrintedTable:
        caption = element.find("caption")
        head = [self._row(row) for row in element.findall("thead/tr")]
        body = [self._row(row) for part in ("tbody/tr", "tr", "tfoot/tr") for row in element.findall(part)]
        if not head and body and all(cell["th"] for cell in body[0]["cells"]):
            head, body = body[:1], body[1:]
        title = runs(caption, self.notes) if caption is not None else []
        return {"k": "table", "n": "", "c": title, "ids": [], "head": head, "body": body}

    def _row(self, row: Element) -> PrintedRow:
        cells = [self._cell(cell) for cell in row if cell.tag in {"td", "th"}]
        kind = row.get("class", "")
        return {"cells": cells, "band": 2 if "sub" in kind else 1 if "band" in kind else 0}

    def _cell(self, cell: Element) -> Cell:
        return {
            "b": self.flow(cell),
            "x": _count(cell.get("colspan")),
            "y": _count(cell.get("rowspan")),
            "th": cell.tag == "th",
            "row": cell.get("scope") in {"row", "rowgroup"},
            "num": cell.get("class") == "num",
            "mid": cell.get("class") == "mid",
        }


def _title(element: Element) -> PrintedTitle:
    """The number and the ids of an element; an id within it is taken too."""
    shown, ids = "", [element.get("id", "")]
    for child in element:
        if child.tag == "span":
            ids.append(child.get("id", ""))
        elif not shown and is_number(child):
            shown = visible(child[0].tail or "").strip() if len(child) else printed_words(child)
    return {"n": shown, "ids": [name for name in ids if name]}


def captioned(title: PrintedTitle, caption: list[Run], inner: list[Block]) -> Iterator[Block]:
    """A figure that holds nothing but a table lends it number and caption."""
    if len(inner) == 1 and inner[0]["k"] == "table":
        yield {**inner[0], **title, "c": caption or inner[0]["c"]}
    else:
        yield {"k": "figure", "c": caption, **title, "b": inner}


def _paragraph(loose: list[Run]) -> list[Block]:
    content = trimmed(join(loose))
    return [{"k": "p", "c": content, "n": "", "ids": []}] if content else []


def _drawing(element: Element) -> Image:
    return {"k": "image", "svg": element.get("svg", ""), "alt": visible(element.get("title", "")).strip()}


def _count(written: str | None) -> int:
    return max(1, min(int(written), 99)) if written and written.isdecimal() else 1
