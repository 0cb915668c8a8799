"""The letters of a text as they are set in print: blanks, what cannot be seen, words longer than a line."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

UNSEEN = re.compile(
    r"[^\S\t\n\r ]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200c-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
    r"|[\U000e0000-\U000e0fff]"
)
"""Blanks of odd widths, and characters that stand for nothing that can be seen."""
TO_CHANGE = re.compile(rf"[\t\n\r]|  |{UNSEEN.pattern}")
"""What hardly any text holds, so that most are as they are."""
ENDLESS = re.compile(r"[^\s/–—-]{40}(?=[^\s/–—-])")
LONGEST = 40
KEPT_BLANKS = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def visible(text: str) -> str:
    """Text as it is set: one blank for every run of white space, and nothing that cannot be seen."""
    if not TO_CHANGE.search(text):
        return text
    return re.sub(r"[\t\n\r ]+", " ", UNSEEN.sub(_blank, text))


def breakable(text: str) -> str:
    """Text in which a line can end within a word that is longer than any line."""
    if len(text) <= LONGEST or max(map(len, text.split()), default=0) <= LONGEST:
        return text
    return ENDLESS.sub("\\g<0>\u200b", text)


def printed_words(element: Element) -> str:
    """The words in an element, but for those that hang beside it or are for screen readers alone."""
    return visible("".join(_words(element))).strip()


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.get("class") not in {"n", "vh", "label", "note"}:
            yield from _words(child)
        yield child.tail or ""


def _blank(match: re.Match[str]) -> str:
    character = match[0]
    return character if character in KEPT_BLANKS else " " if character.isspace() else ""
