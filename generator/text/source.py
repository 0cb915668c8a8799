"""The text as it was typed: made safe to read, and the places of things in it."""

import html
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import accumulate
from xml.etree.ElementTree import Element

from generator.text.outline import HEADINGS

# What HTML and XML may not hold, Windows line ends aside; two kinds of white space become blanks.
_CONTROLS = {
    **dict.fromkeys([*range(9), *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF, 0xFEFF]),
    **dict.fromkeys([11, 12], " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff]")
_MARKERS = re.compile(r"(?:[\s>]|#{1,6}\s|[-*•]\s|\(?\w{1,5}[.)]\s|\[\^[^\]]{0,100}\]:)*")
CODE = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n\n)[\s\S]){1,2000}?(?<!`)(?P=ticks)(?!`)")
"""Code within a paragraph, with the marks around it."""

LONGEST_PARAGRAPH = 50_000
LONGEST_WORD, MOST_BLANKS = 2_500, 500
"""Signs without a blank between them, longer than any address; and blanks without a sign, line ends among them."""
MOST_LINES = 2_000
MOST_UNMATCHED = 500
_BLANKS = re.compile(rf"\s{{{MOST_BLANKS + 1}}}")
_BRACKETS = re.compile(r"[\[\]()<>]")
_CLOSES = {"]": "[", ")": "(", ">": "<"}


def tidy(text: str) -> str:
    """The text with plain line ends and no characters that a page cannot hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(_CONTROLS) if _ODD.search(text) else text


def unescaped(text: str) -> str:
    """The text with named and numbered characters read, such as `&pound;`."""
    return tidy(html.unescape(text)) if "&" in text else text


def too_long(paragraph: str) -> str:
    """What makes a paragraph too dear to convert, or nothing."""
    if len(paragraph) > LONGEST_PARAGRAPH:
        return f"a paragraph of {len(paragraph):,} characters"
    if paragraph.count("\n") >= MOST_LINES:
        return f"a paragraph of {paragraph.count(chr(10)) + 1:,} lines"
    if len(paragraph) > MOST_UNMATCHED and _unmatched(paragraph) > MOST_UNMATCHED:
        return f"a paragraph with more than {MOST_UNMATCHED} brackets that do not match"
    if len(paragraph) > LONGEST_WORD and (longest := max(map(len, paragraph.split()), default=0)) > LONGEST_WORD:
        return f"a word of {longest:,} characters"
    if len(paragraph) > MOST_BLANKS and _BLANKS.search(paragraph):
        return f"more than {MOST_BLANKS} blanks in a row"
    return ""


def _unmatched(paragraph: str) -> int:
    opened, stray = dict.fromkeys("[(<", 0), 0
    for bracket in _BRACKETS.findall(paragraph):
        if bracket in opened:
            opened[bracket] += 1
        elif opened[_CLOSES[bracket]]:
            opened[_CLOSES[bracket]] -= 1
        else:
            stray += 1
    return stray + sum(opened.values())


def place(text: str, start: int) -> tuple[int, int]:
    """Line and column, from 1, of a character of a text."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


class Places:
    """Finds things in a text by their words: the n-th time the same is asked for, its n-th place.

    What stands in code is none of them, and neither is what only begins or ends with the same words.
    """

    def __init__(self, text: str) -> None:
        self._text = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text) if "`" in text else text
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._after: dict[tuple[str, int], int] = {}
        self._taken: set[tuple[str, int]] = set()

    def next(self, target: str, line: int = 1) -> tuple[int, int]:
        """Line and column, from 1, of the next place of the target from a line on; that line, where there is none."""
        return self.found(target, line) or (line, 1)

    def of_link(self, target: str, line: int = 1) -> tuple[int, int]:
        """The same of a link's target: where it stands as one, if it does."""
        for before in ("](", "](<", "]: "):
            if found := self.found(f"{before}{target}", line):
                return found[0], found[1] + len(before)
        return self.next(target, line)

    def found(self, target: str, line: int) -> tuple[int, int] | None:
        """The next place of the target from a line on, if there is one."""
        start = max(self._after.get((target, line), 0), self._starts[line - 1])
        while (start := self._text.find(target, start)) >= 0:
            if (target, start) not in self._taken and self._is_whole(target, start):
                self._taken.add((target, start))
                self._after[target, line] = start + max(len(target), 1)
                at = bisect_right(self._starts, start)
                return at, start - self._starts[at - 1] + 1
            start += 1
        return None

    def _is_whole(self, target: str, start: int) -> bool:
        """Whether the target is no part of a longer word or address there, and is not escaped."""
        before, after = self._text[start - 1 : start], self._text[start + len(target) : start + len(target) + 1]
        if before == "\\" or (target[:1].isalnum() and before.isalnum()):
            return False
        return not (target[-1:].isalnum() and (after.isalnum() or after in ("#", "(", "/", "_")))


def locate(root: Element, text: str) -> None:
    """Give each heading, paragraph, item, row and figure of a tree of unconverted blocks the line it begins on."""
    lines = defaultdict(list)
    rows: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        lines[_bare(line) or line.lstrip()[:1]].append(number)
        if "|" in line:
            rows.append((number, line))
    here, rows_at, after = 1, 0, defaultdict[str, int](int)
    for element in root.iter():
        if element.tag == "tr":
            cells = [cell.text for cell in element if cell.text]
            of_row = rows[bisect_left(rows, (here + (rows_at == here), "")) :]
            here = rows_at = next((at for at, row in of_row if all(cell in row for cell in cells)), here)
            element.set("line", str(here))
            continue
        words = element.get("typed") or element.text
        is_heading = element.tag in HEADINGS
        if (words or is_heading) and element.tag not in ("figcaption", "th", "td"):
            first = _bare((words or "").split("\n", 1)[0]) or ("#" if is_heading else "")
            places = lines.get(first, [])
            at = max(bisect_left(places, here), after[first])
            if at < len(places):
                here, after[first] = places[at], at + 1
            element.set("line", str(here))


def _bare(line: str) -> str:
    """A line without the marks before and after its words."""
    return _MARKERS.sub("", line, count=1).rstrip("# ")
