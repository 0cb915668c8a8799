"""Rules of dates: weekdays in running text, and the order of the dates of a meeting."""

import re
from collections.abc import Iterator
from datetime import date

from generator.archive import DAYS, MONTHS, MeetingHeld, in_words
from generator.checks.case import Case, finding, items
from generator.checks.texts import Text, in_texts
from generator.problems import Loc, Problem
from generator.records import MeetingRecords

WEEKDAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(DAYS)}),? (?P<day>\d{{1,2}})(?:st|nd|rd|th)? "
    rf"(?P<month>{'|'.join(MONTHS)}),? (?P<year>\d{{4}})"
)


def weekdays(case: Case) -> Iterator[Problem]:
    """A weekday agrees with its date. Practice: people come on the day that is named first."""
    yield from in_texts(case, "weekdays", _weekdays)


def _weekdays(text: Text) -> Iterator[Problem]:
    for number, line in text.lines:
        for match in WEEKDAY.finditer(line):
            if what := _wrong_day(match):
                mend = "correct the one that is wrong; a paper that was published so may keep it"
                place = text.file.place(number, match.start() + 1)
                yield Problem(place, what, mend, "weekday", "warning", text.about)


def _wrong_day(match: re.Match[str]) -> str:
    try:
        day = date(int(match["year"]), MONTHS.index(match["month"]) + 1, int(match["day"]))
    except ValueError:
        return f"there is no {match['day']} {match['month']} {match['year']} in the calendar"
    real = DAYS[day.weekday()]
    return "" if real == match["weekday"] else f"{in_words(day)} was a {real}, not a {match['weekday']}"


def order_of_dates(case: Case) -> Iterator[Problem]:
    """What comes before a meeting is dated before it, and what comes after it after. Practice: a slip of the pen."""
    for meeting in case.archive.meetings():
        source = case.source(meeting)
        mend = "see which of the dates is wrong"
        for loc, what in _out_of_order(meeting):
            yield finding(source.meeting, loc, what, mend, "date-order")
        yield from _papers_out_of_order(meeting, source)


def _out_of_order(meeting: MeetingHeld) -> Iterator[tuple[Loc, str]]:
    record, day, minutes = meeting.record, meeting.date, meeting.record.minutes
    if record.published and record.published > day:
        yield ("published",), f"an agenda published on {in_words(record.published)} came after its meeting"
    for loc, item in items(meeting):
        if item.added and item.added > day:
            yield (*loc, "added"), f"an item added on {in_words(item.added)} came after the meeting"
        if item.deferred_to and item.deferred_to <= day:
            yield (*loc, "deferred-to"), f"{in_words(item.deferred_to)} is not later than this meeting"
    if minutes and minutes.published and minutes.published < day:
        yield ("minutes", "published"), f"minutes published on {in_words(minutes.published)} came before their meeting"
    if minutes and minutes.closed and record.time and minutes.closed < record.time:
        yield ("minutes", "closed"), f"the meeting closed at {minutes.closed:%H:%M} and began at {record.time:%H:%M}"
    if record.cancelled is not None and (record.attendance or meeting.minutes):
        yield ("cancelled",), "the meeting was cancelled, and there are minutes or an attendance of it"


def _papers_out_of_order(meeting: MeetingHeld, source: MeetingRecords) -> Iterator[Problem]:
    for stem, paper in meeting.papers.items():
        for key, day in (("date", paper.front.date), ("published", paper.front.published)):
            if day and day > meeting.date:
                what = f"{in_words(day)} is after the meeting of {in_words(meeting.date)} that had this paper"
                mend = "see which of the dates is wrong"
                yield finding(source.papers[stem].front, (key,), what, mend, "date-order")
