"""Officers' lists: `-`, `•`, `1.`, `1)`, `(1)`, `a)`, `(a)`, `a.`, `(i)`, with the labels kept as typed.

The lists of the converter know `1.` and `-` alone, and only after a blank line; so these take their place.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from generator.text.braces import take

_NUMBER = r"(?:\d{1,3}[A-Z]?|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})|[a-z])"
_ITEM = re.compile(rf"( *)([-*•]|\({_NUMBER}\)|{_NUMBER}[.)]) +(?=\S)(.*)")
_RULE = re.compile(r" *([-*_])(?: *\1){2,} *")
_OTHER_BLOCK = re.compile(r"#{1,6} |!\[|>|\|")
_LEAD_IN = re.compile(r":[-–—]?[*_]*$")
_BULLETS = "-*•"
_DEEPEST = 12

RESOLVED = re.compile(r"(?:\*\*|__)?(?:RESOLVED|RECOMMENDED)\b")


def is_lead(text: str) -> bool:
    """Whether a paragraph leads to what follows it, by a colon at its end."""
    return bool(_LEAD_IN.search(take(text, ("resolved", "unnumbered"))[0]))


class Lists(BlockProcessor):
    """Reads one block of lines at a time into `ul` and `ol`.

    Each `li` bears, until the tree is finished, the column it was typed at and, in an `ol`, its label.
    """

    def test(self, parent: Element, block: str) -> bool:
        """Whether a list starts in the block, or goes on in it."""
        lines = block.split("\n")
        return _goes_on(parent, lines[0]) or _start(parent, lines) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Read the block's items; what stands before and after them is left to others."""
        lines = blocks.pop(0).split("\n")
        start = 0 if _goes_on(parent, lines[0]) else _start(parent, lines) or 0
        end = next((i for i in range(start + 1, len(lines)) if _ends_list(lines[i])), len(lines))
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        if end < len(lines):
            blocks.insert(0, "\n".join(lines[end:]))
        self._read(parent, lines[start:end])

    def _read(self, parent: Element, lines: list[str]) -> None:
        first = next((i for i, line in enumerate(lines) if labelled(line)), len(lines))
        if first:
            inside = "\n".join(line.strip() for line in lines[:first])
            self.parser.parseBlocks(_item_at(parent, _indent(lines[0])), [inside])
        here = parent
        for line in lines[first:]:
            found = labelled(line)
            if found:
                here = _add(parent, *found)
            else:
                here.text = f"{here.text}\n{line.strip()}"


def labelled(line: str) -> tuple[int, str, str] | None:
    """A line that is an item, as its column, label and words."""
    match = _ITEM.fullmatch(line)
    if match is None or _RULE.fullmatch(line):
        return None
    return len(match[1]), match[2], match[3]


def _start(parent: Element, lines: list[str]) -> int | None:
    """The first line of a list that starts in these lines: the first of all, or one after words that lead to it."""
    if labelled(lines[0]):
        return 0
    resolution, leads = bool(RESOLVED.match(lines[0])), False
    for number, line in enumerate(lines):
        if _ends_list(line):
            return None
        if labelled(line) and (leads or resolution or _under_recommendations(parent)):
            return number
        words, braces = take(line, ("resolved", "unnumbered"))
        resolution = resolution or "resolved" in braces
        leads = bool(_LEAD_IN.search(words)) if words else leads
    return None


def _under_recommendations(parent: Element) -> bool:
    heading = next((child for child in reversed(parent) if child.tag == "h2"), None)
    return heading is not None and bool(re.match(r"[\d.\s]*recommendation", heading.text or "", re.IGNORECASE))


def _ends_list(line: str) -> bool:
    """Whether another kind of block begins with the line."""
    return bool(_OTHER_BLOCK.match(line) or _RULE.fullmatch(line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _last_list(parent: Element) -> Element | None:
    last = parent[-1] if len(parent) else None
    return last if last is not None and last.tag in ("ul", "ol") and len(last) else None


def _goes_on(parent: Element, line: str) -> bool:
    return _indent(line) >= 2 and bool(line.strip()) and _last_list(parent) is not None


def _open_items(parent: Element) -> list[Element]:
    """The last item of the last list, its own last item, and so on inwards."""
    items = []
    last = _last_list(parent)
    while last is not None:
        items.append(last[-1])
        last = _last_list(last[-1])
    return items


def _item_at(parent: Element, column: int) -> Element:
    """The innermost open item that a line at this column is inside of."""
    items = _open_items(parent)
    inside = [li for li in items if _column(li) <= column - 2]
    return inside[-1] if inside else items[0]


def _column(li: Element) -> int:
    return int(li.get("column", "0"))


def _add(parent: Element, column: int, label: str, words: str) -> Element:
    """Put a new item where its column says: two or more blanks nest."""
    inside = [li for li in _open_items(parent) if _column(li) <= column - 2][: _DEEPEST - 1]
    place = inside[-1] if inside else parent
    tag = "ul" if label in _BULLETS else "ol"
    last = _last_list(place)
    within = last if last is not None and last.tag == tag else SubElement(place, tag)
    li = SubElement(within, "li", {"column": str(column)})
    if tag == "ol":
        li.set("label", label)
    li.text = words
    return li
