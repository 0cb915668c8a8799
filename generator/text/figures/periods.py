"""Years, months and quarters among headings, so that time runs from left to right."""

import re
from collections.abc import Sequence
from itertools import pairwise

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?P<year>(?:(?:19|20)[0-9]{2}))"
SPAN = re.compile(r"(?:19|20)([0-9]{2})\s?[-–/]\s?(?:19|20)?([0-9]{2})")
PERIOD = re.compile(
    rf"(?:(?:[0-9]{{1,2}}\s+)?{MONTH}(?:[\s'’/–-]*(?P<of>(?:19|20)?[0-9]{{2}}))?"
    rf"|{YEAR}(?:\s?[-–/]\s?(?:19|20)?[0-9]{{2}})?"
    r"|(?:q|(?:quarter|term|week|year)\s)[0-9]{1,2}(?:[\s/–-].*[0-9])?)"
    r"(?:\s*\([^()]*\))?\*?",
    re.IGNORECASE,
)


def is_period(heading: str) -> bool:
    """Whether a heading names a time: "2017-18", "2024", "Mar-12", "September 2024", "April", "Q1"."""
    return bool(PERIOD.fullmatch(heading))


def is_month(text: str) -> bool:
    """Whether a text names a month or a day in one, so that the number in it is no count."""
    found = PERIOD.fullmatch(text)
    return bool(found and found["month"])


def moments(headings: Sequence[str]) -> tuple[int, ...]:
    """The months that headings name, counted from one beginning, if each comes after the one before; else none."""
    found = [_moment(heading) for heading in headings]
    known = tuple(moment for moment in found if moment is not None)
    rises = all(before < after for before, after in pairwise(known))
    return known if rises and len(known) == len(found) else ()


def shortened(heading: str) -> str:
    """A heading of two years without their centuries: "2017-18" is "17/18"."""
    return SPAN.sub(r"\1/\2", heading) if SPAN.fullmatch(heading) else heading


def _moment(heading: str) -> int | None:
    found = PERIOD.fullmatch(heading)
    if not found:
        return None
    if found["year"]:
        return int(found["year"]) * 12
    if not found["of"]:
        return None
    year = int(found["of"])
    century = 0 if year > 99 else 1900 if year > 70 else 2000
    return (century + year) * 12 + MONTHS.index(found["month"][:3].lower())
