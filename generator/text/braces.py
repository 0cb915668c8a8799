"""The words in braces at the end of a heading, paragraph or figure: `{item=10}`, `{unnumbered}`, `{chart=bar}`."""

import re
from collections.abc import Collection

_WORD = re.compile(r'\s*([a-z-]+)(?:=(?:"([^"]*)"|([^\s"]+)))?(?=\s|$)')


def take(text: str, known: Collection[str]) -> tuple[str, dict[str, str]]:
    """The text without the words in braces that end it, and those words with their values.

    Braces count only if every word in them is known in this place; anything else stays text.
    """
    words: dict[str, str] = {}
    rest = text.rstrip()
    while rest.endswith("}"):
        start = rest.rfind("{")
        found = _words(rest[start + 1 : -1])
        if start < 0 or rest[start - 1 : start] == "\\" or not found or not found.keys() <= set(known):
            break
        words = found | words
        rest = rest[:start].rstrip()
    return rest, words


def _words(inside: str) -> dict[str, str]:
    words, position = {}, 0
    while inside[position:].strip():
        match = _WORD.match(inside, position)
        if match is None:
            return {}
        words[match[1]] = (match[2] or match[3] or "").strip()
        position = match.end()
    return words
