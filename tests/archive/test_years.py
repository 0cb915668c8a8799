"""Municipal years, rough dates, and values that hold from a date on."""

from datetime import date

import pytest

from generator.archive.years import (
    Starts,
    begins,
    ends,
    every_year,
    first_day,
    holds,
    municipal_year,
    starts_of,
    value_on,
)
from generator.content.model import Council, Since, read

MAY, CALENDAR = Starts(), Starts(month=1, day=1)


def test_the_years_of_a_council_begin_as_it_says() -> None:
    council, faults = read(
        Council, {"name": "F", "year": {"begins": "04-06"}, "municipal-years": {"2024/25": "2024-04-09"}}
    )
    assert faults == ()
    assert council
    starts = starts_of(council)
    assert (starts.month, starts.day, starts.is_calendar) == (4, 6, False)
    assert (first_day("2024/25", starts), first_day("2025/26", starts)) == (date(2024, 4, 9), date(2025, 4, 6))


@pytest.mark.parametrize(
    ("starts", "start", "name"),
    [
        (MAY, 2024, "2024/25"),
        (MAY, 1999, "1999/00"),
        (CALENDAR, 2024, "2024"),
        (Starts(month=1, day=6), 2024, "2024/25"),
    ],
)
def test_a_year_is_called_by_both_years_of_the_calendar_that_it_lies_in(starts: Starts, start: int, name: str) -> None:
    assert starts.name(start) == name


@pytest.mark.parametrize(
    ("month", "day", "year"),
    [(1, "2019-01-01", "2019"), (1, "2019-12-31", "2019"), (4, "2019-03-31", "2018/19"), (4, "2019-04-01", "2019/20")],
)
def test_a_year_is_called_by_where_it_begins(month: int, day: str, year: str) -> None:
    assert municipal_year(date.fromisoformat(day), Starts(month=month, day=1)) == year


@pytest.mark.parametrize(
    ("day", "year"),
    [("2019-05-01", "2019/20"), ("2019-04-30", "2018/19"), ("2020-01-01", "2019/20"), ("1999-06-01", "1999/00")],
)
def test_a_municipal_year_begins_on_the_first_of_may(day: str, year: str) -> None:
    assert municipal_year(date.fromisoformat(day), Starts()) == year


def test_a_municipal_year_begins_at_its_annual_meeting_where_that_is_known() -> None:
    starts = Starts({"2019/20": date(2019, 5, 16)})
    assert municipal_year(date(2019, 5, 15), starts) == "2018/19"
    assert municipal_year(date(2019, 5, 16), starts) == "2019/20"


@pytest.mark.parametrize(
    ("years", "every"),
    [
        ([], ()),
        (["2024/25"], ("2024/25",)),
        (["2021/22", "2024/25", "2022/23"], ("2024/25", "2023/24", "2022/23", "2021/22")),
    ],
)
def test_years_stand_newest_first_with_those_between(years: list[str], every: tuple[str, ...]) -> None:
    assert every_year(years, MAY) == every


@pytest.mark.parametrize(
    ("rough", "first", "after"),
    [
        ("", date.min, None),
        ("2024-02-29", date(2024, 2, 29), date(2024, 3, 1)),
        ("2024-11", date(2024, 11, 1), date(2024, 12, 1)),
        ("2024-12", date(2024, 12, 1), date(2025, 1, 1)),
        ("2024", date(2024, 1, 1), date(2025, 1, 1)),
        ("2024/25", date(2024, 5, 1), date(2025, 5, 1)),
    ],
)
def test_a_rough_date_has_a_first_day_and_one_after_it(rough: str, first: date, after: date | None) -> None:
    assert begins(rough, MAY) == first
    assert after is None or ends(rough, MAY) == after


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (None, None, [True, True, True, True]),
        ("2024-05", None, [False, True, True, True]),
        (None, "2024-05", [True, True, True, False]),
        ("2024-05-01", "2024-05-31", [False, True, True, False]),
        ("2023/24", "2023/24", [True, False, False, False]),
    ],
)
def test_both_ends_of_a_time_are_counted_in_and_one_may_be_open(
    since: str | None, until: str | None, days: list[bool]
) -> None:
    around = [date(2024, 4, 30), date(2024, 5, 1), date(2024, 5, 31), date(2024, 6, 1)]
    assert [holds(day, since, until, MAY) for day in around] == days


@pytest.mark.parametrize(
    ("day", "value"), [("2019-12-31", None), ("2020-01-01", "b"), ("2023-12-31", "b"), ("2024-01-01", "a")]
)
def test_of_values_the_last_that_began_holds_in_whatever_order_they_stand(day: str, value: str | None) -> None:
    values = (Since[str](since="2024", value="a"), Since[str](since="2020", value="b"))
    assert value_on(date.fromisoformat(day), values, MAY) == value
    assert value_on(date.fromisoformat(day), values[::-1], MAY) == value
