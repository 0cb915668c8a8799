"""Converted HTML as a tree: the elements that converting makes, and nothing that draws."""

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

VOID = frozenset({"br", "hr", "img", "col", "wbr"})
DRAWN = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
UNSEEN = re.compile(
    r"[^\S\t\n\r ]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200c-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
    r"|[\U000e0000-\U000e0fff]"
)
"""Blanks of odd widths, and characters that stand for nothing that can be seen."""
ENDLESS = re.compile(r"[^\s/–—-]{40}(?=[^\s/–—-])")
KEPT_BLANKS = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def tree(html: str) -> Element:
    """The elements of a piece of HTML under one `div`; a drawing becomes an `img` with its SVG and what it shows."""
    reader = _Reader()
    reader.feed(DRAWN.sub(_as_image, html))
    reader.close()
    return reader.root()


def said(text: str) -> str:
    """Text as it is set: one blank for every run of white space, and nothing that cannot be seen."""
    return re.sub(r"[\t\n\r ]+", " ", UNSEEN.sub(_blank, text))


def breakable(text: str) -> str:
    """Text in which a line can end within a word that is longer than any line."""
    return ENDLESS.sub("\\g<0>\u200b", text)


def words(element: Element) -> str:
    """The words in an element, but for those that hang beside it or are for screen readers alone."""
    return said("".join(_words(element))).strip()


def _words(element: Element) -> list[str]:
    found = [element.text or ""]
    for child in element:
        if child.get("class") not in {"n", "vh", "label", "note"}:
            found += _words(child)
        found.append(child.tail or "")
    return found


def _blank(match: re.Match[str]) -> str:
    one = match[0]
    return one if one in KEPT_BLANKS else " " if one.isspace() else ""


def _as_image(match: re.Match[str]) -> str:
    title = TITLE.search(match[0])
    drawing = match[0].replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    shown = title[1].replace('"', "&quot;") if title else ""
    return f'<img data-svg="{drawing}" alt="{shown}">'


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = TreeBuilder()
        self._builder.start("div", {})
        self._open: list[str] = []

    def root(self) -> Element:
        for tag in reversed(self._open):
            self._builder.end(tag)
        self._builder.end("div")
        return self._builder.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self._builder.end(tag)
        else:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open:
                last = self._open.pop()
                self._builder.end(last)
                if last == tag:
                    return

    def handle_data(self, data: str) -> None:
        self._builder.data(data)
