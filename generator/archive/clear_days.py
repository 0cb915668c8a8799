"""Clear days: how many working days lie between the publication of an agenda and its meeting.

The Local Government Act 1972 asks for them (sections 100A(6)(a) and 100B(3)) and does not say what they are. Everyone
leaves out the day of publication and the day of the meeting. Which days count in between is the council's own rule
(`clear-days` in `council.yaml`), so it is an argument here.
"""

from datetime import date, timedelta
from functools import cache
from typing import Literal

from holidays import country_holidays

FIVE = 5
"""The clear days that agendas and reports have to be open to the public (sections 100A(6)(a) and 100B(3))."""

Rule = Literal["weekdays", "all-but-bank-holidays"]
"""Which days count. Weekdays: Monday to Friday, without bank holidays, as courts and most councils read the Act.

All but bank holidays: every day that section 243 does not set aside: Sundays, Christmas Eve and Christmas Day, Maundy
Thursday and Good Friday, bank holidays and days of public mourning. Saturdays count.
"""

DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


def counts(day: date, counted: Rule) -> bool:
    """Whether a day is one of those that are counted."""
    if day in _bank_holidays(day.year) or day.weekday() == SUNDAY:
        return False
    if counted == "weekdays":
        return day.weekday() != SATURDAY
    is_christmas_eve = (day.month, day.day) == (12, 24)
    is_maundy_thursday = day.weekday() == 3 and _bank_holidays(day.year).get(day + DAY) == "Good Friday"
    return not is_christmas_eve and not is_maundy_thursday


def clear_days(published: date, meeting: date, counted: Rule) -> int:
    """The days counted between publication and meeting, neither of them included; 0 if there are none."""
    return sum(counts(published + number * DAY, counted) for number in range(1, (meeting - published).days))


def last_day(meeting: date, days: int, counted: Rule) -> date:
    """The last day on which an agenda can be published with so many clear days before the meeting.

    It is itself a day that counts: what is published on a Sunday is open to nobody at the council's offices.
    """
    day = meeting - DAY
    left = days
    while left or not counts(day, counted):
        left -= counts(day, counted)
        day -= DAY
    return day


@cache
def _bank_holidays(year: int) -> dict[date, str]:
    """The bank holidays of England and Wales in a year, with those of a single occasion, by date."""
    return dict(country_holidays("GB", subdiv="ENG", years=year))
