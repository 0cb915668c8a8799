"""Rules of dates: weekdays in running text, and the order of the dates of a meeting."""

import re
from collections.abc import Iterable, Iterator
from datetime import time
from itertools import pairwise

from generator.archive import DAYS, MONTHS, MeetingHeld, in_words
from generator.archive.programme import DATED
from generator.checks.case import Case, finding, items
from generator.checks.found import PROBLEMS
from generator.checks.texts import CheckedText, in_texts, typed_files_of_meeting
from generator.content.model import Record
from generator.content.records import Filed, MeetingRecords
from generator.problems import Loc, Place, Problem, suggestion
from generator.text.typed_dates import WEEKDAY, TypedDate, dates

IN_FIGURES = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
NOON, SMALL_HOURS = time(12), time(6)
RIGHT_DAY = "correct the one that is wrong; a paper that was published so may keep it"


def weekdays(case: Case) -> Iterator[Problem]:
    """A weekday agrees with its date. Practice: people come on the day that is named first."""
    yield from in_texts(case, "weekdays", _weekdays, PROBLEMS)
    yield from case.in_meetings("weekdays in values", _weekdays_in_values)


def dates_in_programmes(case: Case) -> Iterator[Problem]:
    """A date in a work programme is written so that it is known as one. Practice: else its meeting is not found."""
    programmes = (case.source(meeting).programme for meeting in case.archive.meetings())
    for filed in filter(None, programmes):
        for heading in filed.record.programme:
            if _is_date(heading.strip()):
                what = f'"{heading}" looks like a date, and is read as a heading'
                mend = "write it like 2024-11-13, and the meeting of that day is linked"
                place = filed.place("programme", heading, key=True)
                yield Problem(place, what, mend, "programme-date", "warning", filed.about("programme", heading))


def _is_date(heading: str) -> bool:
    """Whether a heading is a date and nothing else; one in the right form that no calendar has is told of elsewhere."""
    if DATED.fullmatch(heading):
        return False
    found = next(dates(heading), None)
    return bool(
        IN_FIGURES.fullmatch(heading) or (found and found.year and (found.start, found.end) == (0, len(heading)))
    )


def joint_meetings(case: Case) -> Iterator[Problem]:
    """A joint meeting stands in the folder of one of its committees, and names the others.

    Practice: two folders are two meetings, with an address each, and what one says the other does not.
    """
    committees = case.archive.committees
    for meeting in case.archive.meetings():
        filed = case.source(meeting).meeting
        for position, name in enumerate(meeting.record.joint_with):
            at: Loc = ("joint-with", position)
            if name not in committees:
                mend = suggestion(name, committees) or "write the name of the committee's folder"
                yield finding(filed, at, f'there is no committee "{name}" here', mend, "joint-meeting")
            elif twin := next((other for other in committees[name].on(meeting.date) if _is_twin(meeting, other)), None):
                what = f'"{twin.committee}/{twin.name}" is this joint meeting too: it has two addresses'
                mend = f'keep one folder, with `joint-with:`, and take "{twin.name}" out of the other committee'
                yield finding(filed, at, what, mend, "joint-meeting")


def _is_twin(meeting: MeetingHeld, other: MeetingHeld) -> bool:
    """Whether another committee's meeting of the day is the same one: at the same time, or by its own word."""
    return meeting is not other and (
        meeting.committee in other.record.joint_with
        or (meeting.record.time is not None and meeting.record.time == other.record.time)
    )


def names_of_years(case: Case) -> Iterator[Problem]:
    """A year is written as the body's own years are called. Practice: else who sat in it is shown nowhere."""
    starts = case.archive.starts
    council, listed = case.records.council, case.archive.council.municipal_years
    written: list[tuple[Filed[Record], Loc, str]] = [(council, ("municipal-years", year), year) for year in listed]
    for committee in case.records.committees.values():
        filed = committee.committee
        written += [(filed, ("years", year), year) for year in filed.record.years]
    for within, loc, year in written:
        if ("/" not in year) != starts.is_calendar:
            what = (
                f"the years of this body begin on {starts.day} {MONTHS[starts.month - 1]}, so there is no year {year}"
            )
            mend = f"write {starts.name(int(year[:4]))}, or say in council.yaml when they begin, as `year: calendar`"
            yield Problem(within.place(*loc, key=True), what, mend, "date")


def _weekdays(text: CheckedText) -> Iterator[Problem]:
    for number, column, what in _wrong_days(text.lines):
        yield Problem(text.file.place(number, column), what, RIGHT_DAY, "weekday", "warning", text.about)


def _weekdays_in_values(meeting: MeetingRecords) -> Iterator[Problem]:
    """Those of the meeting's YAML and tables, read as lines."""
    for file in typed_files_of_meeting(meeting, texts=False):
        for number, column, what in _wrong_days(file.lines):
            yield Problem(Place(file.path, number, column), what, RIGHT_DAY, "weekday", "warning", file.about)


def _wrong_days(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """The lines and columns of dates whose weekday is wrong, and what is; a date may go on in the next line."""
    for (number, line), (after, more) in pairwise([*lines, (-1, "")]):
        if not WEEKDAY.search(line):
            continue
        for found in dates(f"{line}\n{more}" if after == number + 1 else line):
            if found.start < len(line) and (what := _wrong_day(found)):
                yield number, found.start + 1, what


def _wrong_day(found: TypedDate) -> str:
    """What is wrong with a date that has a weekday and a year; nothing, if one of the days it may mean is right."""
    if found.weekday is None or found.year is None:
        return ""
    days = found.readings()
    if not days:
        is_known = 0 < found.month <= len(MONTHS)
        month = f" {MONTHS[found.month - 1]} " if is_known else f"/{found.month}/"
        return f"there is no {found.day}{month}{found.year} in the calendar"
    if any(day.weekday() == found.weekday for day in days):
        return ""
    return f"{in_words(days[0])} was a {DAYS[days[0].weekday()]}, not a {DAYS[found.weekday]}"


def order_of_dates(case: Case) -> Iterator[Problem]:
    """What comes before a meeting is dated before it, and what comes after it after. Practice: a slip of the pen."""
    for meeting in case.archive.meetings():
        source = case.source(meeting)
        mend = "see which of the dates is wrong"
        for loc, what in _out_of_order(meeting, source):
            yield finding(source.meeting, loc, what, mend, "date-order")
        day = meeting.record.continues
        if day and day < meeting.date and case.archive.committees[meeting.committee].adjourned(meeting) is None:
            what = f"no meeting of {in_words(day)} is in the archive to have been adjourned to this one"
            mend = "correct the date, or make a folder for that meeting with an empty meeting.yaml"
            yield finding(source.meeting, ("continues",), what, mend, "date-order")
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
    if minutes and minutes.closed and record.time and _is_before(minutes.closed, record.time):
        yield ("minutes", "closed"), f"the meeting closed at {minutes.closed:%H:%M} and began at {record.time:%H:%M}"
    if record.cancelled is not None and (record.attendance or meeting.minutes):
        yield ("cancelled",), "the meeting was cancelled, and there are minutes or an attendance of it"
    if record.continues and record.continues >= day:
        yield ("continues",), f"the meeting of {in_words(record.continues)} cannot have been adjourned to this one"


def _is_before(closed: time, began: time) -> bool:
    """Whether a meeting closed before it began; one of the evening may close in the small hours of the next day."""
    return closed < began and not (began >= NOON and closed < SMALL_HOURS)


def _papers_out_of_order(meeting: MeetingHeld, source: MeetingRecords) -> Iterator[Problem]:
    for stem, paper in meeting.papers.items():
        for key, day in (("date", paper.front.date), ("published", paper.front.published)):
            if day and day > meeting.date:
                what = f"{in_words(day)} is after the meeting of {in_words(meeting.date)} that had this paper"
                mend = "see which of the dates is wrong"
                yield finding(source.papers[stem].front, (key,), what, mend, "date-order")
