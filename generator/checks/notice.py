"""Rules of notice: how long before the meeting the agenda, its items and its papers were open to the public."""

import re
from collections.abc import Iterator
from datetime import date

from generator.archive import MeetingHeld, in_words
from generator.archive.law import NUMBERS, Notice
from generator.checks.case import Case, finding, items
from generator.problems import Problem, RuleName
from generator.text import Minute

URGENCY = re.compile(r"urgen|special\s+circumstances", re.IGNORECASE)
"""How minutes say that an item was taken as urgent."""
LONG_BEFORE = 100
"""Days that hold as many as a law or a body asks for, whatever the calendar: they need no counting."""


def notice(case: Case) -> Iterator[Problem]:
    """The agenda is published as many days before the meeting as the law asks for, or the body itself.

    Local Government Act 1972, sections 100A(6)(a) and 100B(3), and the like of other laws. A meeting may be convened at
    shorter notice: the reason is then recorded beside it.
    """
    for meeting, asked in _called(case):
        published = meeting.record.published
        if published and (days := _short(published, meeting, asked)) is not None:
            what = f"the agenda was published {asked.counted(days)} before the meeting, and {_asked(asked)}"
            last = in_words(asked.last_day(meeting.date))
            mend = (
                f"the last day for it was {last}; if the meeting was convened at shorter notice, say why below"
                " `accept:`, as `clear-days: …`"
            )
            severity = case.by_law(meeting, "clear-days")
            filed = case.source(meeting).meeting
            yield finding(filed, ("published",), what, mend, "clear-days", severity=severity)


def added_items(case: Case) -> Iterator[Problem]:
    """An item added later than the law's days before the meeting is urgent, and says by what special circumstances.

    Local Government Act 1972, section 100B(4)(b), and the like of other laws.
    """
    for meeting, asked in _called(case, "urgent-reason"):
        for loc, item in items(case.source(meeting).meeting.record):
            late = _short(item.added, meeting, asked) if item.added and not item.urgent else None
            if late is not None:
                what = (
                    f"this item was added {asked.counted(late)} before the meeting, and nothing says why it is urgent"
                )
                mend = "add `urgent:` with the special circumstances that the Chair gives, or put the item off"
                severity = case.by_law(meeting, "urgent-reason")
                filed = case.source(meeting).meeting
                yield finding(filed, (*loc, "added"), what, mend, "urgent-reason", severity=severity)


def urgency_minuted(case: Case) -> Iterator[Problem]:
    """The minutes say for what special circumstances an urgent item was taken.

    Local Government Act 1972, section 100B(4)(b), and the like of other laws: they are "specified in the minutes".
    """
    for meeting, _ in _called(case, "urgent-minuted"):
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
    """A paper that comes after its agenda is open for as long too (Local Government Act 1972, section 100B)."""
    for meeting, asked in _called(case, "late-paper"):
        for stem, paper in meeting.papers.items():
            published = paper.front.published
            if published and (days := _short(published, meeting, asked)) is not None:
                what = f"this paper was published {asked.counted(days)} before the meeting, and {_asked(asked)}"
                mend = "say why it came late below `accept:` of this paper, as `late-paper: …`"
                yield finding(case.source(meeting).papers[stem].front, ("published",), what, mend, "late-paper")


def _called(case: Case, rule: RuleName | None = None) -> Iterator[tuple[MeetingHeld, Notice]]:
    """The meetings of which notice is asked for, each with that; of those under a rule.

    None is asked for of one that was cancelled, nor of one that goes on with another.
    """
    for meeting in case.archive.meetings():
        asked = case.archive.notice_of(meeting.committee)
        is_under = rule is None or case.archive.law(meeting.committee).holds(rule)
        if asked and is_under and meeting.record.cancelled is None and not meeting.record.continues:
            yield meeting, asked


def _short(published: date, meeting: MeetingHeld, asked: Notice) -> int | None:
    """The days of notice if they are fewer than those asked for; a date after the meeting is another fault."""
    if published > meeting.date or (meeting.date - published).days > LONG_BEFORE:
        return None
    days = asked.between(published, meeting.date)
    return days if days < asked.days else None


def _asked(asked: Notice) -> str:
    """As in "five are asked for"."""
    number = NUMBERS[asked.days] if asked.days < len(NUMBERS) else str(asked.days)
    return f"{number} {'is' if asked.days == 1 else 'are'} asked for"
