"""Rules of agendas: the numbers of their items."""

import re
from collections.abc import Iterator, Sequence

from generator import urls
from generator.archive.agenda import Numbered, numbered
from generator.checks.case import Case, finding
from generator.content.records import MeetingRecords
from generator.problems import Loc, Problem

ADDED = re.compile(r"\d+[a-z]{1,2}")
"""The number of an item that was added to others that are counted."""


def item_numbers(case: Case) -> Iterator[Problem]:
    """Each item has a number of its own, and those beside each other have theirs typed or counted, all in one way.

    Practice: "item 7" is to name one item, and its number is its address.
    """
    yield from case.in_meetings("item numbers", _in_meeting)


def _in_meeting(meeting: MeetingRecords) -> Iterator[Problem]:
    if meeting.meeting.faulty:
        return
    items = numbered(meeting.meeting.record)
    seen: dict[str, str] = {}
    for item in items:
        anchor = urls.item(item.number)
        if not any(map(str.isalnum, item.number)):
            what = f'the number "{item.number}" has no letter and no figure'
            yield _problem(meeting, item, what, "write it as it is printed")
        elif anchor in seen:
            what = f'the item "{item.title}" has the number {item.number}, and so has "{seen[anchor]}"'
            yield _problem(meeting, item, what, "give each a number of its own: it is the item's address")
        seen.setdefault(anchor, item.title)
    beside: dict[Loc, list[Numbered]] = {}
    for item in items:
        beside.setdefault(item.record.whole_loc or item.loc[:1], []).append(item)
    for siblings in beside.values():
        yield from _mixed(meeting, siblings)


def _mixed(meeting: MeetingRecords, siblings: Sequence[Numbered]) -> Iterator[Problem]:
    """Numbers that are typed among others that are counted, and are not those of items added later."""
    if all(item.record.number for item in siblings):
        return
    for item in siblings:
        number = item.record.number or ""
        is_added = ADDED.fullmatch(number) or (item.part_of and number.startswith(item.part_of))
        if number and not is_added:
            like = f"{item.part_of}(a)a" if item.part_of else "4a"
            what = f'the item "{item.title}" has the number {number}, and others beside it have none'
            mend = f"give each its number; that of one added later, which moves no other, is written like {like}"
            yield _problem(meeting, item, what, mend)


def _problem(meeting: MeetingRecords, item: Numbered, what: str, mend: str) -> Problem:
    loc = (*item.loc, "number") if item.record.number else item.loc
    return finding(meeting.meeting, loc, what, mend, "item-number", severity="error")
