"""Divides the items of an agenda, as officers write them, into what may be known and what is held back."""

import re
from collections.abc import Mapping, Sequence

from generator.content.sources.values import Value

DAY = re.compile(r"\d{4}-\d\d-\d\d")
FILE_NAME = re.compile(r"[a-z0-9]+|[\w.]+([-/][\w.]+)+|.*\.\w{1,5}")
"""What is the name of a file, and no title."""
GROUNDS = {"exempt", "confidential", "private-because"}
"""Keys by which an item within an item is private."""
OF_PRIVATE_PAPER = GROUNDS | {"title", "public-interest"}
"""The keys of a private paper of a public item whose values may be known."""
OF_PRIVATE_ITEM = OF_PRIVATE_PAPER | {
    *("public-summary", "number", "added", "section", "time"),
    *("key", "reference", "call-in", "called-in", "general-exception", "special-urgency"),
}
"""The same of a private item."""
Kept = tuple[list[Value], list[str]]
"""What may be known of several things, and the texts in them that are held back."""


def divided_items(items: Sequence[Value], day: str, *, is_public: bool, accepted: Value) -> Kept:
    """The items of one side of an agenda: what may be known of them on a day, and the texts that are held back.

    `accepted` are the rules that the meeting accepts the findings of.
    """
    known: list[Value] = []
    held: list[str] = []
    for item in items:
        if not isinstance(item, dict):
            known.append(item)
        elif is_after(item, "added", day):
            held.append(all_words(item))
        else:
            one, more = _item(item, day, is_public=is_public, accepted=accepted)
            known.append(one)
            held += more
    return known, held


def _item(item: dict[str, Value], day: str, *, is_public: bool, accepted: Value) -> tuple[Value, list[str]]:
    kept = {name: one for name, one in item.items() if name not in {"items", "private-papers"}}
    held: list[str] = []
    if not is_public:
        held += (all_words(one) for name, one in item.items() if name not in {*OF_PRIVATE_ITEM, "items"})
        kept = {name: one for name, one in kept.items() if name in OF_PRIVATE_ITEM}
    elif "private-papers" in item:
        kept["private-papers"], more = _private_papers(item["private-papers"])
        held += more
    within = item.get("items")
    found: list[Value] = []
    for inner in within if isinstance(within, list) else ():
        public = is_public and not (isinstance(inner, dict) and _is_private(inner, accepted))
        one, more = divided_items([inner], day, is_public=public, accepted=accepted)
        found += one
        held += more
    return ({**kept, "items": found} if "items" in item else kept), held


def _is_private(item: Mapping[str, Value], accepted: Value) -> bool:
    """Whether an item within a public one is private, by what it says itself."""
    accepts = (item.get("accept"), accepted)
    is_accepted = any(isinstance(rules, dict) and "exempt-in-public" in rules for rules in accepts)
    return not GROUNDS.isdisjoint(item) and not is_accepted


def _private_papers(value: Value) -> Kept:
    """The private papers of a public item: what may be known of each, and what is held back."""
    known: list[Value] = []
    held: list[str] = []
    for paper in value if isinstance(value, list) else [value]:
        if isinstance(paper, dict):
            public = {name for name in paper if name in OF_PRIVATE_PAPER and not _is_file(name, paper[name])}
            known.append({name: one for name, one in paper.items() if name in public})
            held += (all_words(one) for name, one in paper.items() if name not in public)
        elif _is_file("title", paper):
            held.append(all_words(paper))
        else:
            known.append(paper)
    return known, held


def _is_file(key: str, value: Value) -> bool:
    """Whether a title is the name of a file, and none."""
    return key == "title" and isinstance(value, str) and FILE_NAME.fullmatch(value.strip()) is not None


def is_after(value: Mapping[str, Value], key: str, day: str) -> bool:
    """Whether a key has a date after a day."""
    found = value.get(key)
    return isinstance(found, str) and bool(DAY.fullmatch(found)) and found > day


def all_words(value: Value) -> str:
    """All words of a value, its keys aside."""
    if isinstance(value, str):
        return value
    parts = value.values() if isinstance(value, dict) else value or ()
    return "\n".join(all_words(one) for one in parts)
