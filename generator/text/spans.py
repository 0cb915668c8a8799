"""The words of a block on their way to Markdown: emphasis, links, numbers, and what must not be taken for a mark."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from generator.text.pieces import MarkdownLead, MarkdownPieces, MarkdownPlace

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
MARK = "\x01"
"""Before and after the number of a marked place, on the way; no text holds it."""

INLINE = frozenset(_AROUND) | _KEPT | {"a", "abbr", "bdo", "br", "cite", "code", "dfn", "ins", "kbd", "mark", "note"}
INLINE |= {"q", "small", "span", "u", "wbr"}
"""The tags that stand among words; `note` is the mark of a footnote."""


def escaped_markdown(text: str) -> str:
    """Plain words, so that nothing in them is taken for Markdown."""
    return _SPECIAL.sub(_as_words, text) if _ODD.search(text) else text


def _as_words(mark: re.Match[str]) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(mark[0], f"\\{mark[0]}")


def markdown_target(address: str) -> str:
    """An address as a link of Markdown has it."""
    odd = any(character in " ()<>" for character in address)
    return f"<{address.replace('<', '%3C').replace('>', '%3E')}>" if odd else address


def fence(text: str, least: int) -> str:
    """A run of backticks that is longer than any in a text."""
    longest = max(map(len, _TICKS.findall(text)), default=0)
    return "`" * max(least, longest + 1)


@dataclass(slots=True)
class _Open:
    """A mark that is not closed yet: its tag, where its words begin, and where it leads or what it refers to."""

    tag: str
    at: int
    href: str = ""
    ref: str = ""


class Words:
    """Gathers the words of one block after the other."""

    def __init__(self) -> None:
        self.marks: list[MarkdownLead | MarkdownPlace] = []
        """The marked places, as they are numbered."""
        self.is_in_table = False
        self._parts: list[str] = []
        self._open: list[_Open] = []
        self.strong_numbers = True
        """Whether a number that hangs beside its text is made strong; in a heading it is not."""

    def say(self, text: str, *, as_typed: bool = False) -> None:
        """Adds words; white space before all words is none."""
        if not self._parts and not as_typed and text.isspace():
            return
        as_typed = as_typed or any(mark.tag == "code" for mark in self._open)
        self._parts.append(text if as_typed else escaped_markdown(text))

    def start(self, tag: str, about: Mapping[str, str]) -> None:
        """Begins a mark with its attributes."""
        if tag == "br":
            self._parts.append(_BREAK)
        elif tag != "wbr":
            number = about.get("class") in ("n", "label")
            is_link = tag == "a" and not number
            ref = about.get("data-ref", "") if is_link else ""
            href = about.get("href", "") if is_link and not ref else ""
            self._open.append(_Open("number" if number else tag, len(self._parts), href, ref))

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
        return [self._kept_from_starting(line) for line in lines] if any(lines) else []

    def take_as_typed(self) -> str:
        """The words of the block as they are."""
        return self._taken().replace(_BREAK, "\n")

    def _taken(self) -> str:
        text, self._parts = "".join(self._parts), []
        self._open = [_Open(mark.tag, 0, mark.href, mark.ref) for mark in self._open]
        return text

    def mark(self, place: MarkdownLead | MarkdownPlace) -> str:
        """What stands for a marked place on the way."""
        self.marks.append(place)
        return f"{MARK}{len(self.marks) - 1}{MARK}"

    def _marked(self, mark: _Open, words: str) -> str:
        if mark.tag == "number":
            return f"**{words}** " if self.strong_numbers else f"{words} "
        if mark.tag == "code":
            ticks, blank = fence(words, 1), " " if "`" in (words[0], words[-1]) else ""
            return f"{ticks}{blank}{words}{blank}{ticks}"
        if mark.ref or mark.href.startswith("#"):
            words = " ".join(words.replace(_BREAK, " ").split())
            words = words.replace("|", "\\|") if self.is_in_table else words
            return self.mark(MarkdownLead(mark.ref or mark.href, words, words))
        if mark.href:
            return markdown_link(words, mark.href)
        if mark.tag in _KEPT:
            return f"<{mark.tag}>{words}</{mark.tag}>"
        around = _AROUND.get(mark.tag, "")
        return f"[^{words}]" if mark.tag == "note" else f"{around}{words}{around}"

    def _kept_from_starting(self, line: str) -> str:
        """A line that is not taken for a block; a marked place at its beginning neither, where it is no link."""
        if line.startswith(MARK):
            at = int(line.split(MARK, 2)[1])
            if isinstance(lead := self.marks[at], MarkdownLead):
                self.marks[at] = replace(lead, unlinked=_START.sub(_kept_from_starting, lead.unlinked))
        return _START.sub(_kept_from_starting, line)


def line_of(text: str) -> str:
    """Plain words as a line of Markdown; nothing of nothing."""
    line = _START.sub(_kept_from_starting, " ".join(escaped_markdown(text).split()))
    return f"{line}\n" if line else ""


def markdown_link(words: str, address: str) -> str:
    """Words of Markdown as a link."""
    text = _BRACKET.sub(r"\\\g<0>", words)
    return f"<{address}>" if words.replace("\\", "") == address else f"[{text}]({markdown_target(address)})"


def filled(pieces: MarkdownPieces, leads: Leads, figure: Callable[[str], str] = lambda _: "") -> str:
    """Markdown with its places filled in; `figure` gives the lines of a figure by its fragment."""
    parts: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(piece)
        elif isinstance(piece, MarkdownLead):
            address = leads(piece.target)
            parts.append(markdown_link(piece.words, address) if address else piece.unlinked)
        else:
            first, *others = figure(piece.anchor).rstrip("\n").split("\n")
            parts += [first, *(f"\n{piece.rest}{line}" if line else f"\n{piece.rest.rstrip()}" for line in others)]
    return "".join(parts)


def _kept_from_starting(start: re.Match[str]) -> str:
    """What would begin a heading, a quotation, a list or a rule, as words."""
    return f"{start[1]}\\" if start[1] else f"\\{start[0]}"
