"""Rules of notice: how long before the meeting the agenda, its items and its papers were open to the public."""

import re
from collections.abc import Iterator
from datetime import date

from generator.archive import MeetingHeld, clear_days, in_words
from generator.archive.clear_days import FIVE
from generator.checks.case import Case, finding, items
from generator.problems import Problem
from generator.text import Minute

URGENCY = re.compile(r"urgen|special\s+circumstances", re.IGNORECASE)
"""How minutes say that an item was taken as urgent."""
LONG_BEFORE = 60
"""Days that hold five clear ones whatever the calendar: they need no counting."""


def notice(case: Case) -> Iterator[Problem]:
    """The agenda is published five clear days before the meeting.

    Local Government Act 1972, sections 100A(6)(a) and 100B(3). A meeting may be convened at shorter notice: the reason
    is then recorded beside it.
    """
    for meeting in _called(case):
        published = meeting.record.published
        if published and (days := _short_of_five(case, published, meeting)) is not None:
            what = f"the agenda was published {_in_words(days)} before the meeting, and five are asked for"
            last = clear_days.last_day(meeting.date, FIVE, case.archive.council.clear_days)
            mend = (
                f"the last day for it was {in_words(last)}; if the meeting was convened at shorter notice,"
                " say why below `accept:`, as `clear-days: …`"
            )
            filed = case.source(meeting).meeting
            yield finding(filed, ("published",), what, mend, "clear-days", severity=case.until_met(meeting))


def added_items(case: Case) -> Iterator[Problem]:
    """An item added less than five clear days before the meeting is urgent, and says by what special circumstances.

    Local Government Act 1972, section 100B(4)(b).
    """
    for meeting in _called(case):
        for loc, item in items(case.source(meeting).meeting.record):
            late = _short_of_five(case, item.added, meeting) if item.added and not item.urgent else None
            if late is not None:
                what = f"this item was added {_in_words(late)} before the meeting, and nothing says why it is urgent"
                mend = "add `urgent:` with the special circumstances that the Chair gives, or put the item off"
                filed = case.source(meeting).meeting
                yield finding(filed, (*loc, "added"), what, mend, "urgent-reason", severity=case.until_met(meeting))


def urgency_minuted(case: Case) -> Iterator[Problem]:
    """The minutes say for what special circumstances an urgent item was taken.

    Local Government Act 1972, section 100B(4)(b): they are "specified in the minutes".
    """
    for meeting in _called(case):
        listed = items(case.source(meeting).meeting.record)
        taken = ((loc, item) for loc, item in listed if item.withdrawn is None and not item.deferred_to)
        urgent = [(loc, item) for loc, item in taken if item.urgent]
        if urgent and meeting.minutes and not any(_is_of_urgency(minute) for minute in meeting.minutes.items):
            for loc, _ in urgent:
                what = "this item was taken as urgent, and the minutes do not say why"
                mend = (
                    "add the special circumstances to minutes.md; if the minutes are agreed and leave them out,"
                    " say so below `accept:`, as `urgent-minuted: …`"
                )
                yield finding(case.source(meeting).meeting, (*loc, "urgent"), what, mend, "urgent-minuted")


def _is_of_urgency(minute: Minute) -> bool:
    return bool(URGENCY.search(f"{minute.heading} {minute.text}"))


def late_papers(case: Case) -> Iterator[Problem]:
    """A paper that comes after its agenda is open for five clear days too (Local Government Act 1972, section 100B)."""
    for meeting in _called(case):
        for stem, paper in meeting.papers.items():
            published = paper.front.published
            if published and (days := _short_of_five(case, published, meeting)) is not None:
                what = f"this paper was published {_in_words(days)} before the meeting, and five are asked for"
                mend = "say why it came late below `accept:` of this paper, as `late-paper: …`"
                yield finding(case.source(meeting).papers[stem].front, ("published",), what, mend, "late-paper")


def _called(case: Case) -> Iterator[MeetingHeld]:
    """The meetings that were not cancelled."""
    return (meeting for meeting in case.archive.meetings() if meeting.record.cancelled is None)


def _short_of_five(case: Case, published: date, meeting: MeetingHeld) -> int | None:
    """The clear days between publication and meeting if they are fewer than five; a date after it is another fault."""
    if published > meeting.date or (meeting.date - published).days > LONG_BEFORE:
        return None
    days = clear_days.clear_days(published, meeting.date, case.archive.council.clear_days)
    return days if days < FIVE else None


def _in_words(days: int) -> str:
    return f"{('no', 'one', 'two', 'three', 'four')[days]} clear day{'' if days == 1 else 's'}"
