"""The words that every output prints: dates, times, counts, sizes, licences; pages of a pack."""

from datetime import date, time

import pytest

from generator.archive.printed import Printed, page_range
from generator.archive.words import (
    DAYS,
    MONTHS,
    clock,
    counted,
    from_to,
    full,
    in_words,
    licence_of,
    listed,
    rough,
    short,
    size,
    with_reason,
)
from generator.content.model import Council

JULY = date(2019, 7, 8)


def blank(text: str) -> str:
    """The text with each blank that does not break as `_`."""
    return text.replace("\N{NO-BREAK SPACE}", "_")


def test_a_date_is_written_whole_or_short() -> None:
    assert (in_words(JULY), blank(full(JULY)), blank(short(JULY))) == ("8 July 2019", "8_July 2019", "8_Jul 2019")
    assert [in_words(date(2019, month, 1)).split()[1] for month in range(1, 13)] == list(MONTHS)
    assert date(2024, 1, 1).strftime("%A") == DAYS[0]


@pytest.mark.parametrize(
    ("day", "words"),
    [("2019-07-18", "18_July 2019"), ("2019-01", "January 2019"), ("2019", "2019"), ("2019/20", "2019/20")],
)
def test_a_rough_date_is_written_as_far_as_it_is_known(day: str, words: str) -> None:
    assert blank(rough(day)) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(0), "midnight"),
        (time(0, 5), "12.05_am"),
        (time(9), "9.00_am"),
        (time(11, 59), "11.59_am"),
        (time(12), "12 noon"),
        (time(12, 30), "12.30_pm"),
        (time(13), "1.00_pm"),
        (time(23, 9), "11.09_pm"),
    ],
)
def test_a_time_is_written_by_the_clock_of_twelve_hours(at: time, words: str) -> None:
    assert blank(clock(at)) == words


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        (time(10), None, "10.00_am"),
        (time(10), time(11, 25), "10.00 to 11.25_am"),
        (time(14), time(16, 5), "2.00 to 4.05_pm"),
        (time(10), time(13), "10.00_am to 1.00_pm"),
        (time(12), time(13), "12 noon to 1.00_pm"),
        (time(18), time(0), "6.00_pm to midnight"),
    ],
)
def test_from_when_to_when_says_morning_or_afternoon_once_where_it_is_one(
    begins: time, ends: time | None, words: str
) -> None:
    assert blank(from_to(begins, ends)) == words


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_listed_with_an_and_before_the_last(words: list[str], said: str) -> None:
    assert listed(iter(words)) == said


@pytest.mark.parametrize(
    ("number", "many", "said"),
    [(0, "", "0 papers"), (1, "", "1 paper"), (2, "", "2 papers"), (1, "news", "1 paper"), (2, "news", "2 news")],
)
def test_one_is_counted_otherwise_than_many(number: int, many: str, said: str) -> None:
    assert counted(number, "paper", *([many] if many else [])) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1 KB"),
        (1499, "1 KB"),
        (1501, "2 KB"),
        (640_000, "640 KB"),
        (999_000, "999 KB"),
        (1_000_000, "1.0 MB"),
        (1_750_000, "1.8 MB"),
        (12_340_000, "12.3 MB"),
    ],
)
def test_a_size_is_told_in_thousands_or_millions_of_bytes(number: int, said: str) -> None:
    assert size(number) == said


def test_a_reason_follows_what_it_is_of_where_there_is_one() -> None:
    assert with_reason("Withdrawn", "the figures were wrong") == "Withdrawn: the figures were wrong"
    assert with_reason("Withdrawn", "") == with_reason("Withdrawn", None) == "Withdrawn"


@pytest.mark.parametrize(
    ("licence", "called", "address"),
    [
        ("OGL-UK-3.0", "Open Government Licence v3.0",
         "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
        ("Our own", "Our own", ""),
        (None, "", ""),
    ],
)  # fmt: skip
def test_a_licence_is_called_by_its_name_where_that_is_known(licence: str | None, called: str, address: str) -> None:
    assert licence_of(Council(name="Fernshire Council", licence=licence)) == (called, address)


def test_the_pages_of_a_supplement_go_on_from_those_before_it() -> None:
    pack = Printed("panel/2024-06-12/pack-supplement-1.pdf", 9_000, first=21, pages=10, ranges={})
    assert (pack.last, pack.at((27, 28)), pack.supplement) == (30, f"{pack.address}#page=7", 0)
    assert blank(page_range((27, 28))) == "pages_27 to_28"
