"""Rules of minutes: their numbers and their approval."""

from collections.abc import Iterator
from datetime import date

from generator.archive import CommitteeHistory, MeetingHeld, in_words, minuting
from generator.checks.case import Case, finding
from generator.problems import Loc, Problem
from generator.text import Minute, counted

TOO_LONG = 2
"""Meetings with an agenda after which minutes should have been before one of them."""


def minute_numbers(case: Case) -> Iterator[Problem]:
    """The numbers of minutes run on as the body has it: each once, none lower than before.

    Through the meetings of a municipal year, or within each meeting; a number of another form than figures is alone for
    ever. Practice: "minute 8/19" is to name one minute and no other. A number that is left out is an info: mostly it
    stands in minutes that are not in the archive.
    """
    for committee in case.archive.committees.values():
        taken: dict[str, dict[str, str]] = {}
        for meeting in committee.meetings:
            numbers = meeting.minutes.items[:1] if meeting.minutes else ()
            begun = committee.adjourned(meeting) or meeting  # one meeting on two days numbers on
            scope = begun.name if any(minute.numbers == "by-meeting" for minute in numbers) else meeting.year
            is_first = scope not in taken
            yield from _numbers(case, meeting, taken.setdefault(scope, {}), is_first=is_first)


def _numbers(case: Case, meeting: MeetingHeld, seen: dict[str, str], *, is_first: bool) -> Iterator[Problem]:
    """What is wrong with the numbers of one meeting; `seen` are those of the scope so far, with where they stand.

    The first meeting of a year that is here begins with any number: the archive may begin with it.
    """
    if meeting.minutes is None or case.source(meeting).meeting.faulty:
        return
    form = _form(case, meeting)
    mend = "see that `minutes: first:` in meeting.yaml, or the typed numbers, go on from there"
    before, highest = seen.copy(), max((_count(number, form) for number in seen), default=0)
    if is_first and meeting.minutes.items:
        highest = _count(meeting.minutes.items[0].number, form) - 1
    for minute in meeting.minutes.items:
        number = _count(minute.number, form)
        if minute.number and minute.number in before:
            what = f"minute {minute.number} of {meeting.year} stands in the minutes of {before[minute.number]} already"
            again = "; where numbers begin again each meeting, say `minute-numbers: by-meeting` in committee.yaml"
            yield case.in_minutes(meeting, minute.line, what, f"{mend}{again}", "minute-overlap", severity="error")
        elif 0 < number < highest:
            what = f"minute {minute.number} of {meeting.year} comes after minute {highest}"
            yield case.in_minutes(meeting, minute.line, what, mend, "minute-order", severity="error")
        elif number > highest + 1 and (seen or not is_first):
            yield _gap(case, meeting, minute, (highest + 1, number - 1))
        highest = max(highest, number)
        seen.setdefault(minute.number, in_words(meeting.date))


def _form(case: Case, meeting: MeetingHeld) -> str:
    """The form of the committee's numbers at a meeting, with all in it but the number."""
    committee = case.records.committees[meeting.committee].committee.record
    return minuting(case.archive.council, committee, meeting.date, meeting.name).own_form


def minutes_of_items(case: Case) -> Iterator[Problem]:
    """Every minute belongs to an item of the agenda. Practice: else readers do not find it from there.

    While one belongs to none, no item is said not to be minuted.
    """
    for meeting in case.archive.meetings():
        for minute in meeting.unplaced:
            what = f'the minute "{minute.heading}" belongs to no item of the agenda'
            mend = (
                "add `{item=…}` to its heading, with the number of the item; if it belongs to none, say so below"
                " `minutes:`, as `accept: {minute-item: …}`"
            )
            yield case.in_minutes(meeting, minute.line, what, mend, "minute-item")
        placed = {minute.anchor for item in meeting.items for minute in item.minutes}
        for minute in meeting.minutes.items if meeting.minutes and meeting.items else ():
            for part in minute.parts:
                if part.items and part.anchor not in placed:
                    what = f'"{part.heading}" names an item that is not on the agenda: {", ".join(part.items)}'
                    mend = "write the number of the item as the page of the meeting shows it"
                    yield case.in_minutes(meeting, part.line, what, mend, "minute-item")


def first_minute(case: Case) -> Iterator[Problem]:
    """The number of the first minute is the same in meeting.yaml and in the heading that has it typed. Practice."""
    for meeting in case.archive.meetings():
        about = meeting.record.minutes
        numbers = meeting.minutes.items[:1] if meeting.minutes else ()
        for minute in numbers:
            number = _count(minute.number, _form(case, meeting))
            if about and about.first and number not in (0, about.first):
                what = f"the first minute is {about.first} here, and {minute.number} as it is typed in minutes.md"
                mend = "correct the one that is wrong; `first:` is not needed where numbers are typed"
                yield finding(case.source(meeting).meeting, ("minutes", "first"), what, mend, "minute-first")


def _gap(case: Case, meeting: MeetingHeld, minute: Minute, gap: tuple[int, int]) -> Problem:
    """An info that numbers up to a minute are not here."""
    first, last = gap
    what = f"minute{f' {first} is' if first == last else f's {first} to {last} are'} missing in {meeting.year}"
    mend = "if minutes are not in the archive, nothing need be done; else correct the number"
    if meeting.record.minutes and meeting.record.minutes.first == last + 1:
        filed = case.source(meeting).meeting
        return finding(filed, ("minutes", "first"), what, mend, "minute-gap", severity="info")
    return case.in_minutes(meeting, minute.line, what, mend, "minute-gap", severity="info")


def _count(number: str, form: str) -> int:
    """14A as 14, PLA14/24 as 14 where that is the form; 0 of a number that does not count."""
    return counted(number, form) or 0


def approval(case: Case) -> Iterator[Problem]:
    """Minutes are approved once, by a later meeting (Local Government Act 1972, Schedule 12, paragraph 41)."""
    for meeting in case.archive.meetings():
        minutes = meeting.record.minutes
        if minutes is None or not minutes.approved:
            continue
        filed, loc = case.source(meeting).meeting, ("minutes", "approved")
        history = case.archive.committees[meeting.committee]
        if minutes.approved <= meeting.date:
            what = f"the minutes of {in_words(meeting.date)} cannot have been approved on {in_words(minutes.approved)}"
            mend = "write the date of the later meeting that agreed them"
            yield Problem(filed.place(*loc), what, mend, "approved-before")
        elif not any(meeting.date == minutes.approved for meeting in history.meetings):
            what = f"no meeting of {in_words(minutes.approved)} is in the archive to have approved these minutes"
            mend = "correct the date, or make a folder for that meeting with an empty meeting.yaml"
            yield finding(filed, loc, what, mend, "approved-where")


def minutes_on_agendas(case: Case) -> Iterator[Problem]:
    """An agenda has minutes of earlier meetings, and none that were approved before (as above)."""
    for committee in case.archive.committees.values():
        for meeting, loc, day in _named(committee):
            filed = case.source(meeting).meeting
            if day >= meeting.date:
                what = f"the minutes of {in_words(day)} cannot be before a meeting of {in_words(meeting.date)}"
                yield Problem(filed.place(*loc), what, "write the date of an earlier meeting", "minutes-of-later")
            for taken in committee.meetings:
                minutes = taken.record.minutes
                approved = minutes.approved if minutes and taken.date == day else None
                if approved and taken.date < approved < meeting.date:
                    what = f"the minutes of {in_words(day)} were approved on {in_words(approved)} already"
                    mend = "correct the date here, or `approved:` of those minutes"
                    yield finding(filed, loc, what, mend, "approved-again")


def awaiting_approval(case: Case) -> Iterator[Problem]:
    """Minutes are approved by the next suitable meeting (as above).

    A warning where the archive has the minutes of the meeting that had them on its agenda, or where the committee met
    time and again without them; an info where only what is not in the archive could tell.
    """
    for committee in case.archive.committees.values():
        named = list(_named(committee))
        for meeting in committee.meetings:
            if meeting.minutes is None or meeting.minutes.record.approved:
                continue
            filed, loc = case.source(meeting).meeting, ("minutes",)
            own = [agreeing for agreeing, _, day in named if day == meeting.date < agreeing.date]
            before = [agreeing for agreeing in own if case.was_held(agreeing)]
            since = [later for later in committee.meetings if later.date > meeting.date and case.was_held(later)]
            mend = "add `approved:` with the date of the meeting that agreed them"
            if told := next((earlier for earlier in before if earlier.minutes), None):
                what = (
                    f"these minutes were before the meeting of {in_words(told.date)}, and nothing says they were agreed"
                )
                yield finding(filed, loc, what, mend, "awaiting-approval")
            elif before:
                what = (
                    f"these minutes were before the meeting of {in_words(before[0].date)}, whose minutes are not here"
                )
                yield finding(filed, loc, what, f"if they were agreed, {mend}", "awaiting-approval", severity="info")
            elif sum(meeting.has_agenda for meeting in since) >= TOO_LONG:
                what = f"{len(since)} meetings were held since, and none had these minutes on its agenda"
                yield finding(filed, loc, what, mend, "awaiting-approval")


def _named(committee: CommitteeHistory) -> Iterator[tuple[MeetingHeld, Loc, date]]:
    """The days whose minutes are on an agenda: the meeting, the keys that lead to the day, and the day."""
    for meeting in committee.meetings:
        for item in meeting.record.agenda or ():
            for n, day in enumerate(item.minutes_of):
                yield meeting, (*item.loc, "minutes-of", n), day
