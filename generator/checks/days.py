"""Rules of dates in running text."""

import re
from collections.abc import Iterator
from datetime import date

from generator.archive import DAYS, MONTHS, in_words
from generator.checks.case import Case
from generator.problems import Problem

WEEKDAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(DAYS)}),? (?P<day>\d{{1,2}})(?:st|nd|rd|th)? "
    rf"(?P<month>{'|'.join(MONTHS)}),? (?P<year>\d{{4}})"
)


def weekdays(case: Case) -> Iterator[Problem]:
    """A weekday agrees with its date. Practice: people come on the day that is named first."""
    for committee in case.records.committees.values():
        for meeting in committee.meetings.values():
            texts = [paper.text for paper in meeting.papers.values()]
            texts += [meeting.minutes.text] if meeting.minutes else []
            for text in texts:
                for number, line in enumerate(text.body.split("\n"), 1):
                    for match in WEEKDAY.finditer(line):
                        if what := _wrong_day(match):
                            place = text.place(number, match.start() + 1)
                            mend = "correct the one that is wrong; a paper that was published so may keep it"
                            yield Problem(place, what, mend, "weekday", "warning")


def _wrong_day(match: re.Match[str]) -> str:
    try:
        day = date(int(match["year"]), MONTHS.index(match["month"]) + 1, int(match["day"]))
    except ValueError:
        return f"there is no {match['day']} {match['month']} {match['year']} in the calendar"
    real = DAYS[day.weekday()]
    return "" if real == match["weekday"] else f"{in_words(day)} was a {real}, not a {match['weekday']}"
