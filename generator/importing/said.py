"""What a line of a front sheet or of minutes says: a date, a time of day, pages, who, and that a meeting ended."""

import re
from datetime import date

from generator.archive import MONTHS

_MONTH = "|".join(MONTHS)
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})\b"
    rf"|\b(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})\b"
    r"|\b(?P<day3>\d{1,2})[./](?P<month3>\d{1,2})[./](?P<year3>\d{4})\b",
    re.IGNORECASE,
)
_DAYS = re.compile(
    rf"\b(\d{{1,2}})(?!\d)(?:\s*(?:st|nd|rd|th)\b)?(?:\s+({_MONTH})\b)?(?:,?\s+(\d{{4}}))?", re.IGNORECASE
)
_TIME = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?\s?m\b\.?"
    r"|\b(?P<hour24>[01]?\d|2[0-3])[.:](?P<minute24>[0-5]\d)\s*(?:hrs|hours|h)?\b"
    r"|\b(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)\s*(?:hrs|hours)\b",
    re.IGNORECASE,
)
_NOON = re.compile(r"\b(?:12(?:[.:]00)?\s*(?:noon|midday)|noon|midday)\b", re.IGNORECASE)
_PAGES = re.compile(r"\(?\bpages?\s+(\d{1,4})(?:\s*(?:-|–|—|to)\s*(\d{1,4}))?\)?", re.IGNORECASE)
_CLOSED = re.compile(
    r"\b(?:meeting|proceedings|session|council|committee|board|panel|it)\b.{0,40}?"
    r"\b(?:closed|ended|concluded|finished|terminated|rose|adjourned)\b.{0,20}?\bat\b"
    r"|\b(?:closed|ended|concluded|finished|terminated|duration of (?:the )?meeting|end of meeting|meeting end)\s*:?"
    r".{0,12}?(?=\d)",
    re.IGNORECASE,
)
_LONGEST = 200


def days_in(text: str) -> list[date]:
    """The dates that a text names, in order; one that is not in the calendar is none."""
    found = []
    for match in _DAY.finditer(text):
        parts = match.groupdict()
        day = parts["day"] or parts["day2"] or parts["day3"]
        month = parts["month"] or parts["month2"]
        number = int(parts["month3"]) if not month else _number(month)
        year = parts["year"] or parts["year2"] or parts["year3"]
        try:
            found.append(date(int(year), number, int(day)))
        except ValueError:
            continue
    return found


def several_days(text: str) -> list[date]:
    """The dates of a text in which the first ones may lack month and year: "16th December and 7 January, 2016"."""
    month = year = ""
    found: list[date] = []
    for match in reversed(list(_DAYS.finditer(text))):
        month, year = match[2] or month, match[3] or year
        try:
            day = date(int(year), _number(month), int(match[1])) if month and year else None
        except ValueError:
            day = None
        if day and found and day > found[-1] and not match[3]:
            day = day.replace(year=day.year - 1)
        if day:
            found.append(day)
    return found[::-1]


def _number(month: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.lower() == month.lower())


def time_in(text: str) -> str:
    """The first time of day that a text names, as 14:00, or nothing."""
    noon = _NOON.search(text)
    match = _TIME.search(text)
    if noon and (match is None or noon.start() <= match.start()):
        return "12:00"
    if match is None:
        return ""
    if match["half"]:
        hour = int(match["hour"]) % 12 + 12 * (match["half"].lower() == "p") if int(match["hour"]) <= 12 else -1
        return f"{hour:02}:{match['minute'] or '00'}" if hour >= 0 else ""
    return f"{int(match['hour24'] or match['hour4']):02}:{match['minute24'] or match['minute4']}"


def without_time(text: str) -> str:
    """A text without the times and dates in it."""
    return _DAY.sub(" ", _NOON.sub(" ", _TIME.sub(" ", text)))


def pages_in(text: str) -> tuple[int, int] | None:
    """The pages that a line of an agenda names: "(Pages 3 - 6)"."""
    match = _PAGES.search(text)
    return (int(match[1]), int(match[2] or match[1])) if match else None


def without_pages(text: str) -> str:
    """A line without the pages that it names."""
    return " ".join(_PAGES.sub(" ", text).split())


def closed_in(text: str) -> str:
    """When a meeting ended, of a line that says nothing else: "(Meeting closed at 4.50 pm)"."""
    match = _CLOSED.search(text) if len(text) <= _LONGEST else None
    return time_in(text[match.end() :]) if match else ""
