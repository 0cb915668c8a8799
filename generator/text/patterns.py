"""What the converter reads within a line besides its own: code, addresses, named characters and a few HTML tags."""

import html
import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import (
    AUTOMAIL_RE,
    BACKTICK_RE,
    ENTITY_RE,
    BacktickInlineProcessor,
    InlineProcessor,
    SimpleTagInlineProcessor,
)
from markdown.util import AtomicString

from generator.text import clean
from generator.text.source import unescaped

STRUCK = r"(?<![~\\])(~~)(?=[^\s~])((?:(?!~~)[^\n]|\n(?!\n)){1,500}?)(?<=\S)~~(?!~)"
LOWERED = r"(?<=[\w)\]])(~)([\w+−-]{1,8})~(?!~)"
RAISED = r"(?<=[\w)\]])(\^)([\w+−-]{1,8})\^"

Found = tuple[Element | str | None, int | None, int | None]


def read_within_lines(markdown: Markdown, notes: FootnoteExtension) -> None:
    """Teach the converter these patterns."""
    known = markdown.inlinePatterns
    known.register(Code(BACKTICK_RE), "backtick", 190)
    known.register(LineEnd(LineEnd.PATTERN, markdown), "line-end", 185)
    known.register(NoteMark(notes, markdown), "footnote", 175)
    for pattern, tag in ((STRUCK, "del"), (LOWERED, "sub"), (RAISED, "sup")):
        known.register(SimpleTagInlineProcessor(pattern, tag), tag, 120)
    known.register(MailAddress(AUTOMAIL_RE, markdown), "automail", 110)
    # Each pattern reads what is inside the one before it, so this is how deep raw tags may nest.
    for depth, name in enumerate(("html", "html-2", "html-3")):
        known.register(RawTag(RawTag.PATTERN, markdown), name, 90 - depth)
    known.register(CharacterName(ENTITY_RE, markdown), "entity", 80)


class Code(BacktickInlineProcessor):
    """Leaves the escaping of code to the one place where HTML is written."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override] # noqa: N802
        """The code without its escapes."""
        element, start, end = super().handleMatch(m, data)
        if isinstance(element, Element):
            element.text = AtomicString(html.unescape(element.text or ""))
        return element, start, end


class LineEnd(InlineProcessor):
    """Reads a backslash at the end of a line as the end of that line (CommonMark 0.31, section 6.7)."""

    PATTERN = r"(?<!\\)\\\n"

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override] # noqa: ARG002, N802
        """The end of the line."""
        return Element("br"), m.start(), m.end()


class NoteMark(InlineProcessor):
    """Makes a mark of `[^1]`, if there is a footnote of that label; it is numbered when all are known."""

    PATTERN = r"\[\^([^\]]{0,100})\]"

    def __init__(self, notes: FootnoteExtension, markdown: Markdown) -> None:
        super().__init__(self.PATTERN, markdown)
        self._notes = notes

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override] # noqa: ARG002, N802
        """The mark."""
        label = m[1] if m[1] in self._notes.footnotes else self._alike(m[1])
        if label is None:
            return None, None, None
        raised = Element("sup")
        SubElement(raised, "a", {"class": "footnote-ref", "href": f"#fn:{label}"}).text = AtomicString(label)
        return raised, m.start(), m.end()

    def _alike(self, typed: str) -> str | None:
        """The one label that differs in capitals or blanks alone."""
        found = [label for label in self._notes.footnotes if _folded(label) == _folded(typed)]
        return found[0] if len(found) == 1 else None


def _folded(label: str) -> str:
    return "".join(label.split()).casefold()


class MailAddress(InlineProcessor):
    """Makes a plain link of `<democracy@example.gov.uk>`."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override] # noqa: ARG002, N802
        """The link."""
        address = self.unescape(m[1]).removeprefix("mailto:")
        link = Element("a", {"href": f"mailto:{address}"})
        link.text = AtomicString(address)
        return link, m.start(), m.end()


class CharacterName(InlineProcessor):
    """Reads `&pound;` as the character it names."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override] # noqa: ARG002, N802
        """The character."""
        return unescaped(m[1]), m.start(), m.end()


class RawTag(InlineProcessor):
    """Reads the few HTML tags that may stand in a line; takes out others; leaves "<name of school>" as words."""

    PATTERN = r"<(?P<slash>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9:-]*)(?P<attributes>(?:\s[^<>]*)?)/?>|<!--.{0,2000}?-->"

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override] # noqa: N802
        """The element, nothing for a tag that goes, or no match."""
        typed = (m["tag"] or "").lower()
        tag = clean.SAME.get(typed, typed)
        is_mark = tag == "a" and "href" not in m["attributes"].lower()
        if tag in clean.INLINE and not m["slash"] and not is_mark:
            element = Element(tag, clean.attributes(tag, self.unescape(m["attributes"])))
            if tag in clean.VOID:
                return element, m.start(), m.end()
            end = re.compile(rf"</{typed}\s*>", re.IGNORECASE).search(data, m.end())
            if end:
                element.text = data[m.end() : end.start()]
                return element, m.start(), end.end()
        if not tag or tag in clean.INLINE or tag in clean.DROPPED or ":" in tag:
            return "", m.start(), m.end()
        return None, None, None
