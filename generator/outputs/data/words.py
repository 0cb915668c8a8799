"""The words of a block on their way to Markdown: emphasis, links, numbers, and what must not be taken for a mark."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape

Leads = Callable[[str], str]
"""Where a reference or a fragment of the text leads, as it is to be written; "" where that is not in the archive."""

_SPECIAL = re.compile(r"[\\`*<]|(?<!\w)_|_(?!\w)|\](?=[(\[:])|\[(?=\^)|&(?=#?\w+;)|~(?=~)")
_ODD = re.compile(r"[\\`*<_\]\[&~]")
_START = re.compile(r"^(?:#{1,6}(?= |$)|>|[-+](?= |$)|=+$|-+$|(\d{1,9})(?=[.)](?: |$)))")
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_TICKS = re.compile("`+")
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}
_KEPT = {"sup", "sub"}
_BREAK = "\x00"

INLINE = frozenset(_AROUND) | _KEPT | {"a", "abbr", "bdo", "br", "cite", "code", "dfn", "ins", "kbd", "mark", "note"}
INLINE |= {"q", "small", "span", "u", "wbr"}
"""The tags that stand among words; `note` is the mark of a footnote."""


def escaped(text: str) -> str:
    """Plain words, so that nothing in them is taken for Markdown."""
    return _SPECIAL.sub(_as_words, text) if _ODD.search(text) else text


def _as_words(mark: re.Match[str]) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(mark[0], f"\\{mark[0]}")


def target(address: str) -> str:
    """An address as a link of Markdown has it."""
    odd = any(character in " ()<>" for character in address)
    return f"<{address.replace('<', '%3C').replace('>', '%3E')}>" if odd else address


def fence(text: str, least: int) -> str:
    """A run of backticks that is longer than any in a text."""
    longest = max(map(len, _TICKS.findall(text)), default=0)
    return "`" * max(least, longest + 1)


@dataclass(slots=True)
class _Open:
    """A mark that is not closed yet: its tag, where its words begin, and where it leads."""

    tag: str
    at: int
    href: str = ""


class Words:
    """Gathers the words of one block after the other."""

    def __init__(self, leads: Leads) -> None:
        self._leads = leads
        self._parts: list[str] = []
        self._open: list[_Open] = []
        self.strong_numbers = True
        """Whether a number that hangs beside its text is made strong; in a heading it is not."""

    def say(self, text: str, *, as_typed: bool = False) -> None:
        """Adds words; white space before all words is none."""
        if not self._parts and not as_typed and text.isspace():
            return
        as_typed = as_typed or any(mark.tag == "code" for mark in self._open)
        self._parts.append(text if as_typed else escaped(text))

    def start(self, tag: str, about: Mapping[str, str]) -> None:
        """Begins a mark with its attributes."""
        if tag == "br":
            self._parts.append(_BREAK)
        elif tag != "wbr":
            number = about.get("class") in ("n", "label")
            href = self._leads_to(about) if tag == "a" and not number else ""
            self._open.append(_Open("number" if number else tag, len(self._parts), href))

    def end(self, tag: str) -> None:
        """Ends the mark that was begun last."""
        if tag in ("br", "wbr") or not self._open:
            return
        mark = self._open.pop()
        text = "".join(self._parts[mark.at :])
        if words := text.strip():
            before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            self._parts[mark.at :] = [before, self._marked(mark, words), after]

    def take(self) -> list[str]:
        """The lines of the block, which ends here; none if it has no words. A mark that is open goes on in the next."""
        if not self._parts:
            return []
        lines = [" ".join(line.split()) for line in self._taken().split(_BREAK)]
        return [_START.sub(_kept_from_starting, line) for line in lines] if any(lines) else []

    def take_as_typed(self) -> str:
        """The words of the block as they are."""
        return self._taken().replace(_BREAK, "\n")

    def _taken(self) -> str:
        text, self._parts = "".join(self._parts), []
        self._open = [_Open(mark.tag, 0, mark.href) for mark in self._open]
        return text

    def _leads_to(self, about: Mapping[str, str]) -> str:
        href = unescape(about.get("href", ""))
        if "data-ref" in about or href.startswith("#"):
            return self._leads(unescape(about.get("data-ref", href)))
        return href

    def _marked(self, mark: _Open, words: str) -> str:
        if mark.tag == "number":
            return f"**{words}** " if self.strong_numbers else f"{words} "
        if mark.tag == "code":
            ticks, blank = fence(words, 1), " " if "`" in (words[0], words[-1]) else ""
            return f"{ticks}{blank}{words}{blank}{ticks}"
        if mark.href:
            text = _BRACKET.sub(r"\\\g<0>", words)
            return f"<{mark.href}>" if words.replace("\\", "") == mark.href else f"[{text}]({target(mark.href)})"
        if mark.tag in _KEPT:
            return f"<{mark.tag}>{words}</{mark.tag}>"
        around = _AROUND.get(mark.tag, "")
        return f"[^{words}]" if mark.tag == "note" else f"{around}{words}{around}"


def _kept_from_starting(start: re.Match[str]) -> str:
    """What would begin a heading, a quotation, a list or a rule, as words."""
    return f"{start[1]}\\" if start[1] else f"\\{start[0]}"
