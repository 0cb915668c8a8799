"""A tree as structured blocks, of which print is set.

A block is a record of a kind `k`: h, p, ul, ol, dl, resolved, slide, quote, table, figure, place, charts, image, rule,
break. A `place` is the marked one of a figure whose file is known to the archive.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from generator.text.letters import breakable, said, words
from generator.text.markup import DRAWING, is_number
from generator.text.runs import Notes, Run, join, one, runs, text, trimmed

Block = dict[str, Any]
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    *("address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption"),
    *("figure", "footer", "header", "hr", DRAWING, "li", "ol", "p", "pre", "section", "table", "ul"),
}
QUIET = frozenset({"meta", "source", "quiet"})


def blocks(element: Element) -> list[Block]:
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
        loose: list[Run] = [breakable(said(before))]
        for child in children:
            if child.tag in BLOCKS:
                found += _paragraph(loose)
                found += self.block(child)
                loose = []
            else:
                loose += one(child, self.notes)
            loose.append(breakable(said(child.tail or "")))
        return found + _paragraph(loose)

    def block(self, element: Element) -> Iterator[Block]:
        tag, kind = element.tag, element.get("class", "")
        if tag in HEADINGS:
            made = self._titled({"k": "h", "level": int(tag[1]), "c": runs(element, self.notes)}, element)
            if text(made["c"]).strip() or made["n"]:  # one without words would be refused as not accessible
                yield made
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
        if element.tag == "blockquote" or kind in {"resolved", "slide"}:
            yield from [{"k": "quote" if element.tag == "blockquote" else kind, "b": inner}][: len(inner)]
        else:
            yield from inner

    def _titled(self, block: Block, element: Element) -> Block:
        """A block with the number that hangs beside it and its address; one within it is taken too."""
        shown, ids = "", [element.get("id", "")]
        for child in element:
            if child.tag == "span":
                ids.append(child.get("id", ""))
            elif not shown and is_number(child):
                shown = said(child[0].tail or "").strip() if len(child) else words(child)
        return block | {"n": shown, "ids": [name for name in ids if name]}

    def _p(self, element: Element, kind: str) -> Iterator[Block]:
        content = runs(element, self.notes)
        made = self._titled({"k": "p", "c": content}, element)
        if kind in QUIET:
            made["quiet"] = True
        if content or made["n"]:
            yield made

    def _list(self, element: Element, kind: str) -> Iterator[Block]:
        items = [self._item(li, count) for count, li in enumerate(element.findall("li"), 1)]
        if items:
            yield {"k": element.tag, "items": items, "clauses": kind == "clauses"}

    def _item(self, li: Element, count: int) -> Block:
        label = li.find("span[@class='label']")
        made = self._titled({"b": self.flow(li)}, li)
        made["n"] = made["n"] or (words(label) if label is not None else f"{count}.")
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
        title = {
            "n": words(number) if number is not None else "",
            "c": [] if caption is None else runs(caption, self.notes),
            "ids": [element.get("id", "")] if element.get("id") else [],
        }
        file = element.get("data-file", "")
        rest = [child for child in element if child.tag != "figcaption" and child is not number]
        if file:
            alternative = said(element.get("data-alt", "")).strip() or _plain(title["c"]) or file
            yield {"k": "place", **title, "anchor": element.get("id", ""), "file": file, "alt": alternative}
        else:
            yield from captioned(title, self.flow_of(rest))
            return
        for child in rest:
            yield from self.block(child) if child.tag in BLOCKS else ()

    def _charts(self, element: Element, kind: str) -> Block:
        """Small charts side by side, each under its name."""
        names = {image: item.find("p") for item in element.iter("li") for image in item.iter(DRAWING)}
        each = [(image, names.get(image)) for image in element.iter(DRAWING)]
        drawn = [_drawing(image) | {"c": [] if name is None else runs(name, self.notes)} for image, name in each]
        return {"k": "charts", "b": drawn, "wide": "wide" in kind}

    def _table(self, element: Element) -> Block:
        caption = element.find("caption")
        head = [self._row(row) for row in element.findall("thead/tr")]
        body = [self._row(row) for part in ("tbody/tr", "tr", "tfoot/tr") for row in element.findall(part)]
        if not head and body and all(cell["th"] for cell in body[0]["cells"]):
            head, body = body[:1], body[1:]
        title = runs(caption, self.notes) if caption is not None else []
        return {"k": "table", "n": "", "c": title, "ids": [], "head": head, "body": body}

    def _row(self, row: Element) -> Block:
        cells = [self._cell(cell) for cell in row if cell.tag in {"td", "th"}]
        kind = row.get("class", "")
        return {"cells": cells, "band": 2 if "sub" in kind else 1 if "band" in kind else 0}

    def _cell(self, cell: Element) -> Block:
        return {
            "b": self.flow(cell),
            "x": _count(cell.get("colspan")),
            "y": _count(cell.get("rowspan")),
            "th": cell.tag == "th",
            "row": cell.get("scope") in {"row", "rowgroup"},
            "num": cell.get("class") == "num",
            "mid": cell.get("class") == "mid",
        }


def _quiet(words: str) -> Block:
    return {"k": "p", "c": [words], "n": "", "ids": [], "quiet": True}


def captioned(title: Block, inner: list[Block]) -> Iterator[Block]:
    """A figure that holds nothing but a table lends it number and caption."""
    if len(inner) == 1 and inner[0]["k"] == "table":
        yield inner[0] | title | {"c": title["c"] or inner[0]["c"]}
    else:
        yield {"k": "figure", **title, "b": inner}


def _paragraph(loose: list[Run]) -> list[Block]:
    content = trimmed(join(loose))
    return [{"k": "p", "c": content, "n": "", "ids": []}] if content else []


def _plain(found: Sequence[Run]) -> str:
    return "".join(run if isinstance(run, str) else _plain(run.get("c", [])) for run in found).strip()


def _drawing(element: Element) -> Block:
    return {"k": "image", "svg": element.get("svg", ""), "alt": said(element.get("title", "")).strip()}


def _count(written: str | None) -> int:
    return max(1, min(int(written), 99)) if written and written.isdecimal() else 1
