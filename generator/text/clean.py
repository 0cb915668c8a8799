"""Raw HTML of an author, cleaned with an allow-list: no ids, classes, styles, scripts or odd addresses come through."""

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

import nh3

from generator.content.model.addresses import LINKS
from generator.text.source import tidy


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("br col hr wbr")
INLINE = _names("a abbr b br cite code del dfn em i ins kbd mark q s small strong sub sup u wbr")
SAME = {"strike": "s"}
"""Tags that mean the same as one that is kept."""
BLOCKS = _names(
    "address article aside blockquote body center details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 head "
    "header hr html iframe link main math meta nav noscript object ol p pre script section style svg table template "
    "textarea title ul video"
)
# Tags that go while the words in them stay; any other name in angle brackets is taken for words.
DROPPED = BLOCKS | _names(
    "audio big button canvas dd dt embed figcaption font img input label legend li option select span summary "
    "tbody td tfoot th thead tr tt"
)

_KEPT = INLINE | _names(
    "blockquote caption dd div dl dt h2 h3 h4 h5 h6 hr li ol p pre table tbody td tfoot th thead tr ul"
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_CLEANER = nh3.Cleaner(tags=set(_KEPT), attributes=_ATTRIBUTES, url_schemes=set(LINKS), link_rel=None)
_ATTRIBUTE = re.compile(r"""(?<![a-z])([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_STRIKE = re.compile(r"(</?)strike\b", re.IGNORECASE)
_DEEPEST = 40


def elements(raw: str) -> list[Element]:
    """The blocks of a piece of raw HTML, as far as they are allowed; in one `div` if words stand outside of them."""
    reader = _Reader()
    reader.feed(tidy(_CLEANER.clean(_STRIKE.sub(r"\1s", raw))))
    reader.close()
    root = reader.root()
    for element in root.iter():
        if element.tag in ("ul", "ol") and element.find("li") is None:
            element.tag = "div"
    outside = "".join([root.text or "", *(child.tail or "" for child in root)])
    if outside.strip() or any(child.tag in INLINE for child in root):
        return [root]
    return [child for child in root if len(child) or child.text or child.tag in VOID]


def attributes(tag: str, typed: str) -> dict[str, str]:
    """Those attributes of a typed tag that it may keep."""
    found = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(typed)}
    return {name: value for name, value in found.items() if name in _ATTRIBUTES.get(tag, ())}


class _Reader(HTMLParser):
    """Makes a tree of clean HTML; what is nested beyond reason is flattened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = TreeBuilder()
        self._builder.start("div", {})
        self._depth = 0

    def root(self) -> Element:
        self._builder.end("div")
        return self._builder.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._depth += 1
        if self._depth <= _DEEPEST:
            self._builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._depth <= _DEEPEST:
            self._builder.end(tag)
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        self._builder.data(data)
