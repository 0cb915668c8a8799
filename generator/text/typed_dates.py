"""Dates in running text as clerks write them: "TUESDAY 12 SEPTEMBER 2024", "Tues the 12th of Sept. 2024"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = {"Tuesday": ("Tues", "Tue"), "Wednesday": ("Weds", "Wed"), "Thursday": ("Thurs", "Thur", "Thu")}
_SHORT |= {"September": ("Sept", "Sep"), "May": ()}


def _forms(names: tuple[str, ...]) -> dict[str, int]:
    """Every way in which names are written, whole or short, in small letters or capitals, with their count from 0."""
    each = {name: n for n, whole in enumerate(names) for name in (whole, *_SHORT.get(whole, (whole[:3],)))}
    return {form: n for name, n in each.items() for form in (name, name.upper())}


MONTHS, WEEKDAYS = _forms(_MONTHS), _forms(_WEEKDAYS)
_BLANK = r"(?:\s|&nbsp;)"
_WEEKDAY = rf"(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})"
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_ORDINAL = rf"(?:{_BLANK}?(?:<sup>|\^)?(?i:st|nd|rd|th)(?:</sup>|\^)?)?"
_OF = rf"(?:{_BLANK}+(?:day{_BLANK}+of|DAY{_BLANK}+OF|of|OF))?"
_YEAR = r"(?:(?:1[89]|20|21)\d\d|['’]\d\d)\b"
_MARK = r"(?:\*\*|\*|__|_)?"
_APART = rf"\.?{_MARK}(?:{_BLANK}+(?i:morning|afternoon|evening))?,?(?:{_BLANK}+[-–—])?{_BLANK}+\(?{_MARK}"
"""What stands between a weekday and the date."""
_DAY_FIRST = (
    rf"(?:\b(?P<weekday>{_WEEKDAY}){_APART})?(?:(?:the|THE){_BLANK}+)?(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}{_OF}"
    rf"{_BLANK}+(?P<month>{_MONTH})\b\.?(?:,?{_BLANK}+(?P<year>{_YEAR})(?:{_MARK}{_BLANK}+\((?P<weekday_5>{_WEEKDAY})\))?)?"
)
_MONTH_FIRST = (
    rf"\b(?P<weekday_2>{_WEEKDAY}){_APART}(?P<month_2>{_MONTH})\b\.?{_BLANK}+(?P<day_2>\d{{1,2}}){_ORDINAL}"
    rf",?{_BLANK}+(?P<year_2>{_YEAR})"
)
_IN_FIGURES = (
    rf"\b(?P<weekday_3>{_WEEKDAY}){_APART}(?P<day_3>\d{{1,2}})(?P<sign>[./-])(?P<month_3>\d{{1,2}})(?P=sign)"
    r"(?P<year_3>(?:20)?\d\d)\b"
)
_ISO = (
    rf"(?:\b(?P<weekday_4>{_WEEKDAY}){_APART})?(?<![\w/-])(?P<year_4>(?:1[89]|20|21)\d\d)-(?P<month_4>\d\d)-(?P<day_4>\d\d)"
    r"(?![\w/-])"
)
_DATED = re.compile(f"{_DAY_FIRST}|{_MONTH_FIRST}|{_IN_FIGURES}|{_ISO}")
DATE = re.sub(r"\?P<\w+>", "?:", f"(?:{_DAY_FIRST}|{_ISO})")
"""A day and a month in words, with the weekday and the year if they are there."""
WEEKDAY = re.compile(rf"\b{_WEEKDAY}\b")


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A date in a text: where it stands, and its parts; `weekday` counts from Monday, 0."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None
    is_in_figures: bool

    def on(self, year: int | None = None) -> date | None:
        """The day, in its own year or else in the one given; None if there is none in the calendar."""
        return _calendar(self.year or year, self.month, self.day)

    def readings(self) -> list[date]:
        """The days it may mean: in figures the month may stand first."""
        ways = [(self.month, self.day), *([(self.day, self.month)] if self.is_in_figures else [])]
        return [found for month, day in ways if (found := _calendar(self.year, month, day))]


def dates(text: str) -> Iterator[TypedDate]:
    """The dates in a text that have their month in words, and those that have a weekday."""
    for found in _DATED.finditer(text):
        which = next(which for which in ("", "_2", "_3", "_4") if found[f"day{which}"])
        day, month, year, weekday = (found[f"{part}{which}"] for part in ("day", "month", "year", "weekday"))
        weekday, year = weekday or found["weekday_5"], (year or "").lstrip("'’")
        yield TypedDate(
            found.start(),
            found.end(),
            int(day),
            MONTHS[month] + 1 if month in MONTHS else int(month),
            int(year) + (2000 if len(year) == 2 else 0) if year else None,
            WEEKDAYS[weekday] if weekday else None,
            which == "_3",
        )


def _calendar(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None
