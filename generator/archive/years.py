"""Municipal years, rough dates, and values that hold from a date on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from generator.content.model import Council, Since

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Starts:
    """When the years of a body begin, and so what they are called."""

    listed: Mapping[str, date] = field(default_factory=dict)
    """The first day of years that did not begin on the usual one."""
    month: int = 5
    day: int = 1

    @property
    def is_calendar(self) -> bool:
        """Whether a year is that of the calendar, and has one number."""
        return (self.month, self.day) == (1, 1)

    def name(self, start: int) -> str:
        """What the year is called that begins in 2019: "2019/20", or "2019" where it is that of the calendar."""
        return f"{start:04}" if self.is_calendar else f"{start:04}/{(start + 1) % 100:02}"


def starts_of(council: Council) -> Starts:
    """When the years of a council begin."""
    month, day = (int(part) for part in council.year.begins.split("-"))
    return Starts(council.municipal_years, month, day)


def every_year(years: Iterable[str], starts: Starts) -> tuple[str, ...]:
    """The years from the last of some to the first, those between them too."""
    begun = [int(year[:4]) for year in years]
    return tuple(starts.name(start) for start in range(max(begun), min(begun) - 1, -1)) if begun else ()


def first_day(year: str, starts: Starts) -> date:
    """The first day of a municipal year ("2019/20"): the annual meeting if it is known, else the usual day."""
    return starts.listed.get(year, date(int(year[:4]), starts.month, starts.day))


def municipal_year(day: date, starts: Starts) -> str:
    """The municipal year of a day, "2019/20"."""
    this = starts.name(day.year)
    return this if day >= first_day(this, starts) else starts.name(day.year - 1)


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
        return first_day(starts.name(int(rough[:4]) + 1), starts)
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
