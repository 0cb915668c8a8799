"""A tree as HTML, and HTML as plain words."""

import html
import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from generator.text.body import Html
from generator.text.clean import INLINE, VOID

_HANGING = re.compile('<a class="n" .*?</a>', re.DOTALL)
_TAG = re.compile(r"""<(/?[a-zA-Z][a-zA-Z0-9]*)[^<>"]*(?:"[^"]*"[^<>"]*)*>""")
_WITHIN_WORDS = INLINE - VOID | {"span"}


Choice = Callable[[Element], bool]


def is_hanging(element: Element) -> bool:
    """Whether an element is a number, a label or a footnote's mark, which stand beside the text."""
    return element.get("class") in ("n", "label", "note", "footnote-ref")


def inner(element: Element, without: Choice | None = None) -> Html:
    """What is inside an element, but for those of its children that are chosen to be left out."""
    parts = [escaped(element.text or "")]
    for child in element:
        if without and without(child):
            parts.append(escaped(child.tail or ""))
        else:
            _write(child, parts)
    return Html("".join(parts).strip())


def words(element: Element, without: Choice = is_hanging) -> str:
    """The words of an element, white space folded, but for what is left out of them at any depth."""
    return " ".join("".join(_texts(element, without)).split())


def plain(markup: str) -> str:
    """The words of a piece of HTML without the numbers that hang beside them, white space folded."""
    text = _TAG.sub(lambda tag: "" if tag[1].strip("/").lower() in _WITHIN_WORDS else " ", _HANGING.sub("", markup))
    return " ".join(html.unescape(text).split())


def _texts(element: Element, without: Choice) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not without(child):
            yield from _texts(child, without)
            if child.tag not in _WITHIN_WORDS:
                yield " "
        yield child.tail or ""


def _write(element: Element, parts: list[str]) -> None:
    attributes = "".join(
        f' {name}="{escaped(value).replace(chr(34), "&quot;")}"' if value else f" {name}"
        for name, value in element.attrib.items()
    )
    parts.append(f"<{element.tag}{attributes}>")
    if element.tag not in VOID:
        parts.append(escaped(element.text or ""))
        for child in element:
            _write(child, parts)
        parts.append(f"</{element.tag}>")
    parts.append(escaped(element.tail or ""))


def escaped(text: str) -> str:
    """Text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
