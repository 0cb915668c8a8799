"""Rules of dates: weekdays in running text, and the order of the dates of a meeting."""

import re
from collections.abc import Iterator
from datetime import date

from generator.archive import DAYS, MONTHS, MeetingHeld, in_words
from generator.checks.case import Case, finding, items
from generator.checks.texts import LONGEST_LINE, CheckedText, in_texts
from generator.content.records import MeetingRecords
from generator.problems import Loc, Place, Problem

WEEKDAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(DAYS)}),? (?P<day>\d{{1,2}})(?:st|nd|rd|th)? "
    rf"(?P<month>{'|'.join(MONTHS)}),? (?P<year>\d{{4}})"
)

IN_WORDS = rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)}),? \d{{4}}"
TYPED_DATE = re.compile(rf"(?:(?:{'|'.join(DAYS)}),? )?(?:{IN_WORDS}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}})")
RIGHT_DAY = "correct the one that is wrong; a paper that was published so may keep it"


def weekdays(case: Case) -> Iterator[Problem]:
    """A weekday agrees with its date. Practice: people come on the day that is named first."""
    yield from in_texts(case, "weekdays", _weekdays)
    yield from case.in_meetings("weekdays in values", _weekdays_in_values)


def dates_in_programmes(case: Case) -> Iterator[Problem]:
    """A date in a work programme is written so that it is known as one. Practice: else its meeting is not found."""
    for meeting in case.archive.meetings():
        source = case.source(meeting).programme
        for group in meeting.programme.groups if meeting.programme and source else ():
            if source and group.date is None and TYPED_DATE.fullmatch(group.heading.strip()):
                what = f'"{group.heading}" looks like a date, and is read as a heading'
                mend = "write it like 2024-11-13, and the meeting of that day is linked"
                place, about = (
                    source.place("programme", group.heading, key=True),
                    source.about("programme", group.heading),
                )
                yield Problem(place, what, mend, "programme-date", "warning", about)


def _weekdays(text: CheckedText) -> Iterator[Problem]:
    for number, line in text.lines:
        for column, what in _wrong_days(line):
            yield Problem(text.file.place(number, column), what, RIGHT_DAY, "weekday", "warning", text.about)


def _weekdays_in_values(meeting: MeetingRecords) -> Iterator[Problem]:
    """Those of the meeting's YAML and tables, read as lines."""
    about = meeting.meeting.about()
    texts = [(meeting.meeting.file.path, meeting.meeting.file.text, about)]
    texts += [(data.path, data.text, about) for data in meeting.data.values()]
    if meeting.programme:
        texts.append((meeting.programme.file.path, meeting.programme.file.text, meeting.programme.about()))
    for path, text, of in texts:
        for number, line in enumerate(text.split("\n"), 1):
            for column, what in _wrong_days(line) if len(line) <= LONGEST_LINE else ():
                yield Problem(Place(path, number, column), what, RIGHT_DAY, "weekday", "warning", of)


def _wrong_days(line: str) -> Iterator[tuple[int, str]]:
    """The columns of dates in a line whose weekday is wrong, and what is."""
    for match in WEEKDAY.finditer(line):
        if what := _wrong_day(match):
            yield match.start() + 1, what


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
        for loc, what in _out_of_order(meeting, source):
            yield finding(source.meeting, loc, what, mend, "date-order")
        yield from _papers_out_of_order(meeting, source)


def _out_of_order(meeting: MeetingHeld, source: MeetingRecords) -> Iterator[tuple[Loc, str]]:
    record, day, minutes = meeting.record, meeting.date, meeting.record.minutes
    if record.published and record.published > day:
        yield ("published",), f"an agenda published on {in_words(record.published)} came after its meeting"
    for loc, item in items(source.meeting.record):
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
