"""Municipal years, rough dates, and values that hold from a date on."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from generator.content.model import Since

T = TypeVar("T")
Starts = Mapping[str, date]
"""The first day of municipal years that did not begin on 1 May."""


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_words(day: date) -> str:
    """A date as it is read: "18 July 2019"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def year_name(start: int) -> str:
    """2019 as a municipal year: "2019/20"."""
    return f"{start:04}/{(start + 1) % 100:02}"


def first_day(year: str, starts: Starts) -> date:
    """The first day of a municipal year ("2019/20"): the annual meeting if it is known, else 1 May."""
    return starts.get(year, date(int(year[:4]), 5, 1))


def municipal_year(day: date, starts: Starts) -> str:
    """The municipal year of a day, "2019/20"."""
    this = year_name(day.year)
    return this if day >= first_day(this, starts) else year_name(day.year - 1)


def begins(rough: str, starts: Starts) -> date:
    """The first day of a rough date: 2019-07-18, 2019-07, 2019 or 2019/20; "" is the beginning of time."""
    if not rough:
        return date.min
    if "/" in rough:
        return first_day(rough, starts)
    year, month, day = ([int(part) for part in rough.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def ends(rough: str, starts: Starts) -> date:
    """The first day after a rough date."""
    if "/" in rough:
        return first_day(year_name(int(rough[:4]) + 1), starts)
    parts = [int(part) for part in rough.split("-")]
    if len(parts) == 1:
        return date(parts[0] + 1, 1, 1)
    if len(parts) == 2:
        return date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
    return date.fromordinal(date(*parts).toordinal() + 1)


def holds(day: date, since: str | None, until: str | None, starts: Starts) -> bool:
    """Whether a day lies between two rough dates, both counted in; None is open."""
    return begins(since or "", starts) <= day and (not until or day < ends(until, starts))


def value_on(day: date, values: Sequence[Since[T]], starts: Starts) -> T | None:
    """The value that holds on a day: the last that began by then; before all of them, none."""
    begun = [(begins(value.since, starts), value.value) for value in values if begins(value.since, starts) <= day]
    return max(begun, key=lambda dated: dated[0])[1] if begun else None
