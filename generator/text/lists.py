"""Officers' lists: `-`, `•`, `1.`, `1)`, `(1)`, `a)`, `(a)`, `A.`, `(i)`, `1.1`, with the labels kept as typed.

The lists of the converter know `1.` and `-` alone, and only after a blank line; so these take their place.
"""

import re
from collections.abc import Sequence
from itertools import dropwhile
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from generator.text.braces import take
from generator.text.decisions import opening
from generator.text.list_labels import Item, labelled, serial
from generator.text.outline import HEADINGS, LEADS

_RULE = re.compile(r" *([-_*])(?: *\1){2,} *")
_OTHER_BLOCK = re.compile(r"#{1,6} |!\[|>|\|")

_TYPED_NUMBER = re.compile(r"[*_]*\d+\\?\.\d")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)*_\]]*\s*$")
_DEEPEST = 12

BRACES = ("resolved", "unnumbered", "outcome", "conditions", "motion", "amendment")
"""The words in braces that a paragraph which leads to a list may have."""


def is_lead(text: str) -> bool:
    """Whether a paragraph leads to what follows it, by a colon at its end."""
    return bool(LEADS.search(take(text, BRACES)[0].rstrip()))


class Lists(BlockProcessor):
    """Reads one block of lines at a time into `ul` and `ol`.

    Each `li` bears, until the tree is finished, the column it was typed at and, in an `ol`, its label.
    """

    def __init__(self, parser: BlockParser, words: tuple[str, ...]) -> None:
        """`words` are those that open a decision, which leads to a list without a colon too."""
        super().__init__(parser)
        self._words = words

    def test(self, parent: Element, block: str) -> bool:
        """Whether a list starts in the block, or goes on in it."""
        lines = block.split("\n")
        if _goes_on(parent, lines[0]) or self._start(parent, lines) is not None:
            return True
        return self._series(parent, lines, None) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Read the block's items; what stands before and after them is left to others. False if there are none."""
        lines = blocks[0].split("\n")
        start = 0 if _goes_on(parent, lines[0]) else self._start(parent, lines)
        if start is None:
            after = next((block for block in blocks[1:] if not block.lstrip().startswith("|")), "")
            start = self._series(parent, lines, after.partition("\n")[0])
        if start is None:
            return False
        del blocks[0]
        end = next((i for i in range(start + 1, len(lines)) if _ends_list(lines[i])), len(lines))
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        if end < len(lines):
            blocks.insert(0, "\n".join(lines[end:]))
        self._read(parent, lines[start:end])
        return None

    def _read(self, parent: Element, lines: list[str]) -> None:
        first = 0
        if _goes_on(parent, lines[0]):
            first = next((i for i, line in enumerate(lines) if _item_in(parent, line)), len(lines))
        if first:
            inside = "\n".join(line.strip() for line in lines[:first])
            self.parser.parseBlocks(_item_at(parent, _indent(lines[0])), [inside])
        here = parent
        for position, line in enumerate(lines[first:]):
            found = labelled(line) or serial(line) if position == 0 else _item_in(parent, line)
            if found:
                here = _add(parent, found)
            else:
                here.text = f"{here.text}\n{line.strip()}"

    def _start(self, parent: Element, lines: list[str]) -> int | None:
        """The first line of a list that starts in these lines: the first of all, or one after words that lead to it."""
        first = labelled(lines[0])
        if first and (first.sure or self._is_led(parent, first, lines)):
            return 0
        decision, leads = opening(lines[0], self._words) is not None, False
        for number, line in enumerate(lines):
            if _ends_list(line):
                return None
            found = labelled(line) if number else None
            if found and (leads or decision or _under_recommendations(parent)) and _fits(found, lines, number, leads):
                return number
            words, braces = take(line, BRACES)
            decision = decision or "resolved" in braces or "outcome" in braces
            leads = bool(LEADS.search(words)) if words else leads
        return None

    def _series(self, parent: Element, lines: Sequence[str], after: str | None) -> int | None:
        """The first line of a series that begins after words which lead to it, or goes on with the open list.

        `after` is the line after these, and after tables below them, if that is known: the label that follows the
        first may stand there.
        """
        if _last_list(parent) is not None:
            found = serial(lines[0])
            return 0 if found and _goes_on_with(parent, found) else None
        if (found := serial(lines[0])) and _goes_on_beyond_tables(parent, found):
            return 0
        above = parent[-1] if len(parent) and parent[-1].tag in ("p", *HEADINGS) else None
        leads = above is not None and self._leads(above.text or "")
        for number, line in enumerate(lines):
            if _ends_list(line):
                return None
            if leads and (found := serial(line)) and found.is_first():
                others = [*lines[number + 1 :], *([after] if after else [])]
                if after is None or any(_follows(found, other) for other in others):
                    return number
            leads = self._leads(line)
        return None

    def _leads(self, text: str) -> bool:
        """Whether words lead to a list: by a colon at their end, or because a decision opens and does not end."""
        words, braces = take(text, BRACES)
        if LEADS.search(words.rstrip()):
            return True
        decides = bool(braces) or opening(words, self._words) is not None
        return decides and not _SENTENCE_END.search(words)

    def _is_led(self, parent: Element, first: Item, lines: Sequence[str]) -> bool:
        """Whether what would be words elsewhere begins a list here: after a lead, in a list, or dash below dash."""
        above = parent[-1] if len(parent) else None
        if above is not None and above.tag in ("ul", "ol"):
            return _goes_on_with(parent, first)
        if first.family == "dash" and sum(labelled(line) is not None for line in lines) > 1:
            return True
        if above is None or above.tag != "p":
            return False
        words, braces = take(above.text or "", BRACES)
        decision = bool(braces) or opening(words, self._words) is not None
        leads = bool(LEADS.search(words.rstrip())) or (decision and not _SENTENCE_END.search(words))
        if first.family == "parted" and (_TYPED_NUMBER.match(words) or _is_typed(parent)) and not decision:
            return False
        return (leads or decision) and _fits(first, lines, 0, leads, decision=decision)


def _fits(first: Item, lines: Sequence[str], number: int, leads: bool, *, decision: bool = False) -> bool:  # noqa: FBT001
    """Whether a line below a lead begins its list: of "A. Moss" and the like another item has to tell so."""
    if first.sure:
        return True
    if leads and (first.is_first() or decision):
        return True
    if first.is_first() and not first.is_bullet and not first.is_initial:
        return True
    others = (found for line in lines[number + 1 :] if (found := labelled(line)))
    return any(found.follows(first.label) or found.is_bullet for found in others)


def _follows(first: Item, line: str) -> bool:
    """Whether a line bears the label that comes after the first of a series."""
    found = serial(line)
    return found is not None and found.follows(first.label, first.shape)


def _item_in(parent: Element, line: str) -> Item | None:
    """A line as an item of the list that is open, if it is one."""
    if (found := labelled(line)) and (found.sure or _goes_on_with(parent, found)):
        return found
    return found if (found := serial(line)) and _goes_on_with(parent, found) else None


def _goes_on_with(parent: Element, found: Item) -> bool:
    """Whether an item that would be words elsewhere goes on with an open list, or begins one within it."""
    inner = _open_items(parent)
    if not inner:
        return False
    if found.shape:
        return any(found.follows(li.get("label", ""), li.get("shape", "")) for li in inner)
    labels = [li.get("label", "") for li in inner]
    if found.is_bullet and ("" in labels or LEADS.search(inner[-1].text or "")):
        return True
    if any(label and found.follows(label) for label in labels):
        return True
    return found.is_first() and found.column >= _column(inner[-1]) + 2


def _goes_on_beyond_tables(parent: Element, found: Item) -> bool:
    """Whether an item goes on with the list that stands above the tables which are last of all."""
    if not len(parent) or parent[-1].tag != "table":
        return False
    above = Element("div")
    above.extend(list(dropwhile(lambda block: block.tag == "table", reversed(parent)))[:1])
    return _goes_on_with(above, found)


def _is_typed(parent: Element) -> bool:
    """Whether the last heading has its number typed, so that paragraphs have theirs."""
    heading = next((child for child in reversed(parent) if child.tag == "h2"), None)
    return heading is not None and bool(re.match(r"[*_]*\d", heading.text or ""))


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


def _add(parent: Element, found: Item) -> Element:
    """Put a new item where its column says: two or more blanks nest."""
    inside = [li for li in _open_items(parent) if _column(li) <= found.column - 2][: _DEEPEST - 1]
    place = inside[-1] if inside else parent
    tag = "ul" if found.is_bullet else "ol"
    last = _last_list(place)
    within = last if last is not None and last.tag == tag else SubElement(place, tag)
    li = SubElement(within, "li", {"column": str(found.column)})
    if tag == "ol":
        li.set("label", found.label)
    if found.shape:
        li.set("shape", found.shape)
    li.text = found.words
    return li
