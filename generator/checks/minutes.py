"""Rules of minutes: their numbers and their approval."""

from collections.abc import Iterator

from generator.archive import in_words
from generator.checks.case import Case
from generator.problems import Problem


def minute_numbers(case: Case) -> Iterator[Problem]:
    """No two minutes of a committee bear the same number in a municipal year.

    Practice: minutes are numbered on through the year so that "minute 8/19" names one and no other.
    """
    for committee in case.archive.committees.values():
        seen: dict[tuple[str, str], str] = {}
        for meeting in committee.meetings:
            if meeting.minutes is None:
                continue
            for minute in meeting.minutes.items:
                number = meeting.year, minute.number
                text = case.source(meeting).minutes
                if number in seen and text:
                    what = f"minute {minute.number} of {meeting.year} stands in the minutes of {seen[number]} already"
                    mend = "see that `minutes: first:` in meeting.yaml, or the typed numbers, go on from there"
                    yield Problem(text.text.place(minute.line), what, mend, "minute-overlap")
                seen.setdefault(number, in_words(meeting.date))


def approval(case: Case) -> Iterator[Problem]:
    """Minutes are approved by a later meeting (Local Government Act 1972, Schedule 12, paragraph 41)."""
    for meeting in case.archive.meetings():
        minutes = meeting.record.minutes
        if minutes and minutes.approved and minutes.approved <= meeting.date:
            what = f"the minutes of {in_words(meeting.date)} cannot have been approved on {in_words(minutes.approved)}"
            place = case.source(meeting).meeting.place("minutes", "approved")
            yield Problem(place, what, "write the date of the later meeting that agreed them", "approved-before")
