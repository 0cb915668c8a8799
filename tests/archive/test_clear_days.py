"""Clear days, counted as councils count them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.clear_days import Nation, clear_days, counts, last_day
from generator.content.model import Counting

WORKING: Counting = "weekdays"
CALENDAR: Counting = "all-but-bank-holidays"
FIVE = 5


@pytest.mark.parametrize(
    ("published", "meeting"),
    [
        ("2016-02-17", "2016-02-25"),
        ("2018-07-11", "2018-07-19"),
        ("2019-09-11", "2019-09-19"),
        ("2023-03-08", "2023-03-16"),
    ],
)
def test_packs_as_they_were_published_have_five_and_not_a_day_more(published: str, meeting: str) -> None:
    assert clear_days(date.fromisoformat(published), date.fromisoformat(meeting), WORKING) == FIVE
    assert last_day(date.fromisoformat(meeting), FIVE, WORKING) == date.fromisoformat(published)


@pytest.mark.parametrize(
    ("published", "meeting", "weekdays", "calendar", "why"),
    [
        ("2024-09-03", "2024-09-11", 5, 6, "Saturday counts in one way, Sunday in none"),
        ("2024-09-06", "2024-09-09", 0, 1, "from Friday to Monday"),
        ("2024-09-10", "2024-09-11", 0, 0, "the day before"),
        ("2024-09-11", "2024-09-11", 0, 0, "on the day itself"),
        ("2024-09-12", "2024-09-11", 0, 0, "the day after"),
        ("2019-04-15", "2019-04-25", 5, 5, "Easter: Good Friday and Monday; Maundy Thursday against Saturday"),
        ("2024-12-19", "2024-12-31", 5, 6, "Christmas: two holidays; two Saturdays against Christmas Eve"),
        ("2022-09-15", "2022-09-27", 6, 8, "the day of the Queen's funeral was a bank holiday"),
        ("2021-12-23", "2021-12-31", 3, 2, "Christmas on a Saturday is made up for on Monday and Tuesday"),
        ("2020-05-07", "2020-05-12", 1, 2, "the May holiday of 2020 was a Friday"),
    ],
)
def test_days_are_counted_by_the_rule_of_the_council(
    published: str, meeting: str, weekdays: int, calendar: int, why: str
) -> None:
    days = date.fromisoformat(published), date.fromisoformat(meeting)
    assert (clear_days(*days, WORKING), clear_days(*days, CALENDAR)) == (weekdays, calendar), why


@pytest.mark.parametrize(
    ("meeting", "weekdays", "calendar"),
    [
        ("2019-04-23", "2019-04-11", "2019-04-12"),  # the Tuesday after Easter
        ("2025-01-02", "2024-12-20", "2024-12-21"),  # the day after New Year
        ("2024-09-09", "2024-08-30", "2024-09-02"),  # a Monday: the Sunday before last is no day to publish on
    ],
)
def test_the_last_day_to_publish_passes_over_easter_christmas_and_sundays(
    meeting: str, weekdays: str, calendar: str
) -> None:
    day = date.fromisoformat(meeting)
    assert (str(last_day(day, FIVE, WORKING)), str(last_day(day, FIVE, CALENDAR))) == (weekdays, calendar)


@given(
    meeting=st.dates(date(1999, 1, 1), date(2060, 1, 1)),
    days=st.integers(0, 28),
    rule=st.sampled_from([WORKING, CALENDAR]),
)
def test_the_last_day_is_early_enough_and_the_next_is_too_late(meeting: date, days: int, rule: Counting) -> None:
    last = last_day(meeting, days, rule)
    assert counts(last, rule)
    assert last < meeting
    assert clear_days(last, meeting, rule) == days
    following = next(day for number in range(1, 15) if counts(day := last + timedelta(days=number), rule))
    assert following >= meeting or clear_days(following, meeting, rule) < days


@pytest.mark.parametrize(
    ("day", "nations"),
    [
        ("2024-01-02", ["ENG", "WLS", "NIR", ""]),  # a bank holiday in Scotland
        ("2024-07-12", ["ENG", "WLS", "SCT", ""]),  # and in Northern Ireland
        ("2024-08-26", ["SCT", ""]),  # the last Monday of August
        ("2024-12-25", [""]),
        ("2024-12-27", ["ENG", "WLS", "SCT", "NIR", ""]),
        ("2024-12-28", []),  # a Saturday
    ],
)
def test_a_weekday_counts_unless_it_is_a_bank_holiday_of_the_nation(day: str, nations: list[Nation]) -> None:
    every: list[Nation] = ["ENG", "WLS", "SCT", "NIR", ""]
    assert [nation for nation in every if counts(date.fromisoformat(day), "weekdays", nation)] == nations


@pytest.mark.parametrize(
    ("day", "is_counted"),
    [
        ("2019-04-17", True),  # the Wednesday before Good Friday
        ("2019-04-18", False),  # Maundy Thursday
        ("2019-04-19", False),
        ("2019-04-20", True),  # the Saturday between
        ("2019-04-21", False),  # a Sunday
        ("2019-04-25", True),  # another Thursday
        ("2024-12-24", False),  # Christmas Eve
        ("2024-11-24", False),  # a Sunday
        ("2024-12-23", True),
        ("2022-11-24", True),  # the 24th of another month
    ],
)
def test_all_but_the_days_that_the_act_sets_aside_count(day: str, *, is_counted: bool) -> None:
    assert counts(date.fromisoformat(day), CALENDAR) is is_counted
    assert counts(date.fromisoformat(day), "every-day") is True


def test_the_days_between_are_those_of_the_nation() -> None:
    published, meeting = date(2023, 12, 29), date(2024, 1, 5)
    assert [clear_days(published, meeting, WORKING, nation) for nation in ("ENG", "SCT", "")] == [3, 2, 4]
    assert [str(last_day(meeting, 3, WORKING, nation)) for nation in ("ENG", "SCT", "")] == [
        *("2023-12-29", "2023-12-28", "2024-01-01")
    ]
    assert str(last_day(date(2024, 1, 3), 0, WORKING, "SCT")) == "2023-12-29"
    assert str(last_day(date(2024, 1, 3), 0, WORKING)) == "2024-01-02"
