"""The months of a municipal year, and the place of a day among them."""

from collections.abc import Iterable
from datetime import date

from generator.archive.words import MONTHS
from generator.archive.years import Starts

YEAR = 12


def month_of(day: date, year: str, starts: Starts) -> int:
    """How many months a day lies after the first of a municipal year: 0 is that in which years begin.

    A year that begins late ends late: a day of it may lie in the same month a year on, which is 12.
    """
    return (day.year - int(year[:4])) * YEAR + day.month - starts.month


def columns(months: Iterable[int]) -> range:
    """The months that a picture of several years has, so that every day has its place: twelve, or more."""
    found = [0, YEAR - 1, *months]
    return range(min(found), max(found) + 1)


def called(month: int, starts: Starts) -> str:
    """The name of a month of a municipal year: "May"."""
    return MONTHS[(starts.month - 1 + month) % YEAR]
