"""Clear days: how many days that count lie between two, such as the publication of an agenda and its meeting.

Neither of the two is counted here; where a law counts one of them, `law.Notice` adds it. The laws do not say which days
count in between: that is the council's own rule (`clear-days`), so it is an argument here.

Weekdays: Monday to Friday, without bank holidays, as courts and most councils read the Act of 1972. All but bank
holidays: every day that section 243 of that Act does not set aside: Sundays, Christmas Eve and Christmas Day, Maundy
Thursday and Good Friday, bank holidays and days of public mourning; Saturdays count. Every day: all of them.
"""

from datetime import date, timedelta
from functools import cache
from typing import Literal

from holidays import country_holidays

from generator.content.model import Counting

Nation = Literal["ENG", "WLS", "SCT", "NIR", ""]
"""Whose bank holidays are left out: England, Wales, Scotland, Northern Ireland; nobody's."""

DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


def counts(day: date, counted: Counting, nation: Nation = "ENG") -> bool:
    """Whether a day is one of those that are counted."""
    if counted == "every-day":
        return True
    off = _bank_holidays(day.year, nation)
    if day in off or day.weekday() == SUNDAY:
        return False
    if counted == "weekdays":
        return day.weekday() != SATURDAY
    is_christmas_eve = (day.month, day.day) == (12, 24)
    is_maundy_thursday = day.weekday() == 3 and off.get(day + DAY) == "Good Friday"
    return not is_christmas_eve and not is_maundy_thursday


def clear_days(published: date, meeting: date, counted: Counting, nation: Nation = "ENG") -> int:
    """The days counted between publication and meeting, neither of them included; 0 if there are none."""
    return sum(counts(published + number * DAY, counted, nation) for number in range(1, (meeting - published).days))


def last_day(meeting: date, days: int, counted: Counting, nation: Nation = "ENG") -> date:
    """The last day on which an agenda can be published with so many clear days before the meeting.

    It is itself a day that counts: what is published on a Sunday is open to nobody at the council's offices.
    """
    day = meeting - DAY
    left = days
    while left or not counts(day, counted, nation):
        left -= counts(day, counted, nation)
        day -= DAY
    return day


@cache
def _bank_holidays(year: int, nation: Nation) -> dict[date, str]:
    """The bank holidays of a nation in a year, with those of a single occasion, by date."""
    return dict(country_holidays("GB", subdiv=nation, years=year)) if nation else {}
