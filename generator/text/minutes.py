"""The numbers of minutes, and what was resolved in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from xml.etree.ElementTree import Element

from generator.text.body import Minuting
from generator.text.headings import number_first
from generator.text.outline import Draft, chosen_number, read_number, read_words
from generator.text.private_words import is_only_private
from generator.text.resolutions import Decided, find_decisions
from generator.text.withholding import WORDS

_TYPED = re.compile(r"(\d{1,3}[A-Z]?)[.)]?\s+(?=\S)")
_ITEM_NUMBERS = re.compile(r"\d+[a-z]?(?:\s*,\s*\d+[a-z]?)*")


@dataclass(frozen=True, slots=True)
class Section:
    """A minute while its text is still to be converted: its place in the tree, its facts, what was decided."""

    element: Element
    number: str
    line: int
    items: tuple[str, ...]
    matter: tuple[str, ...]
    deferred_to: str
    private: bool
    decisions: tuple[Decided, ...]


def mark_private_heading(root: Element) -> None:
    """Make the heading over the private minutes one like theirs, so that it is not taken for a title."""
    for heading in root.findall("h1"):
        if is_only_private(heading.text or ""):
            heading.tag = "h2"
            heading.set("private", "")


def number_minutes(draft: Draft, sections: list[Element], first: int | None, minuting: Minuting) -> list[Section]:
    """Number the minutes, as typed or from the first; find what was decided in them."""
    headings = [section[0] for section in sections if "private" not in section[0].attrib]
    typed = bool(headings) and bool(_TYPED.match(number_first(headings[0].text or "")))
    if headings and not typed and first is None:
        mend = "write the first number in meeting.yaml, minutes: {first: 18}, or type them all: ## 18. Heading"
        draft.fault(headings[0], "no-number", "nothing says which number the first minute has", mend)
    numbers = None if typed else count(1 if first is None else first)
    private, minutes = False, []
    for section in sections:
        if "private" in section[0].attrib:
            del section[0].attrib["private"]
            private = True
        else:
            minutes += _number_minute(draft, section, numbers, minuting, private=private)
    return minutes


def _number_minute(
    draft: Draft, section: Element, numbers: Iterator[int] | None, minuting: Minuting, *, private: bool
) -> list[Section]:
    heading = section[0]
    words = read_words(draft, heading, WORDS)
    number = chosen_number(draft, heading, words)
    if not number:
        number = read_number(heading, _TYPED) if numbers is None else str(next(numbers))
    if not number:
        what = f'the minute "{heading.text}" has no number, though others have theirs typed'
        draft.fault(heading, "no-number", what, "type its number too: ## 18. Heading")
        return []
    draft.number(heading, "Minute", number, f"minute-{number.replace('.', '-')}")
    decisions = find_decisions(draft, section, heading.get("id", ""), minuting.decision_words)
    items, matter = _items(words.get("item", "")), _several(words.get("matter", ""))
    line, deferred_to = int(heading.get("line", "1")), _deferred(draft, heading, words)
    return [Section(section, number, line, items, matter, deferred_to, private, decisions)]


def _items(value: str) -> tuple[str, ...]:
    """Item numbers, or the title of one item, in which a comma is a comma."""
    return _several(value) if _ITEM_NUMBERS.fullmatch(value) else tuple(filter(None, [value]))


def _several(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _deferred(draft: Draft, heading: Element, words: Mapping[str, str]) -> str:
    day = words.get("deferred-to", "")
    try:
        return date.fromisoformat(day).isoformat() if day else ""
    except ValueError:
        mend = "write the date of the meeting it was put off to: {deferred-to=2023-03-16}"
        draft.fault(heading, "unknown-value", f"{{deferred-to={day}}} is not a date", mend)
        return ""
