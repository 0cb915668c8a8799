"""The months of a municipal year: where a day lies among them, and what they are called."""

from datetime import date

import pytest

from generator.archive.months import called, columns, month_of
from generator.archive.years import Starts

APRIL, CALENDAR = Starts(month=4, day=6), Starts(month=1, day=1)
LATE = Starts({"2024/25": date(2024, 5, 16), "2025/26": date(2025, 5, 22)})


@pytest.mark.parametrize(
    ("day", "year", "starts", "month", "name"),
    [
        ("2024-05-01", "2024/25", Starts(), 0, "May"),
        ("2024-12-31", "2024/25", Starts(), 7, "December"),
        ("2025-01-01", "2024/25", Starts(), 8, "January"),
        ("2025-04-30", "2024/25", Starts(), 11, "April"),
        ("2025-05-14", "2024/25", LATE, 12, "May"),  # the next year begins a week later
        ("2024-04-08", "2024/25", APRIL, 0, "April"),
        ("2025-03-31", "2024/25", APRIL, 11, "March"),
        ("2024-12-01", "2024", CALENDAR, 11, "December"),
    ],
)
def test_a_day_lies_in_a_month_of_its_year(day: str, year: str, starts: Starts, month: int, name: str) -> None:
    assert month_of(date.fromisoformat(day), year, starts) == month
    assert called(month, starts) == name


@pytest.mark.parametrize(
    ("months", "first", "last"), [([], 0, 11), ([3, 7], 0, 11), ([0, 12], 0, 12), ([-1, 4], -1, 11)]
)
def test_a_picture_has_twelve_months_or_as_many_more_as_days_need(months: list[int], first: int, last: int) -> None:
    assert list(columns(months)) == list(range(first, last + 1))
