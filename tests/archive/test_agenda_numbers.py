"""Agendas: the number of each item, which number is meant, and the parts of an item about minutes."""

from datetime import date

import pytest

from generator.archive.agenda import letters, meant, numbered, parts, same_title, to_agree
from generator.content.model import Meeting, read


def meeting(**keys: object) -> Meeting:
    """A meeting with these keys in its file."""
    made, faults = read(Meeting, keys)
    assert faults == ()
    assert made
    return made


def test_items_are_numbered_through_public_and_private_ones_and_typed_numbers_are_kept() -> None:
    within = {"title": "Motions", "items": ["Buses", {"title": "Trams", "number": "9x"}, "Boats"]}
    items = numbered(meeting(agenda=["Rents", within, {"minutes-of": "2024-05-08"}], private=["A claim"]))
    assert [(item.number, item.part_of, item.private, item.title) for item in items] == [
        ("1", "", False, "Rents"),
        ("2", "", False, "Motions"),
        ("2(a)", "2", False, "Buses"),
        ("9x", "2", False, "Trams"),
        ("2(b)", "2", False, "Boats"),
        ("3", "", False, "Minutes"),
        ("4", "", True, "A claim"),
    ]


@pytest.mark.parametrize(
    ("form", "numbers"), [("{n}.{m}", ["1", "1.1", "1.2"]), ("{n} ({a})", ["1", "1 (a)", "1 (b)"])]
)
def test_items_within_an_item_are_numbered_as_their_meeting_has_it(form: str, numbers: list[str]) -> None:
    items = numbered(meeting(**{"item-numbers": form}, agenda=[{"title": "Motions", "items": ["Buses", "Trams"]}]))
    assert [item.number for item in items] == numbers


@pytest.mark.parametrize(
    ("count", "said"), [(1, "a"), (2, "b"), (26, "z"), (27, "aa"), (28, "ab"), (52, "az"), (53, "ba"), (703, "aaa")]
)
def test_a_count_in_letters_goes_on_after_z(count: int, said: str) -> None:
    assert letters(count) == said


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("10", "10"),
        ("10a", "10(a)"),
        ("10 (A)", "10(a)"),
        ("N1", "TOP N1"),
        ("top n1", "TOP N1"),
        ("9", ""),  # a figure alone never means the end of another number
        ("5.1", ""),  # two are written like it
        ("5-1", "5-1"),  # but one is this very number
        ("b", ""),  # two end in it
        ("", ""),
    ],
)
def test_a_number_means_the_one_item_that_is_written_like_it(typed: str, number: str) -> None:
    assert meant(typed, ["10", "10(a)", "TOP N1", "5-1", "5/1", "2/b", "3/b", "7/9"]) == number


def test_an_item_about_minutes_has_two_parts_unless_it_says_otherwise() -> None:
    about = {"minutes-of": ["2024-05-08", "2024-06-12"]}
    own = ["To agree them", "Actions"]
    first, second, third, fourth = (
        meeting(agenda=[about, {**about, "parts": own}, {**about, "parts": []}, "Rents"]).agenda or ()
    )
    assert parts(first) == (
        ("a)", "To agree the minutes of the meetings held on 8 May 2024 and 12 June 2024"),
        ("b)", "Matters arising"),
    )
    assert parts(second) == (("a)", "To agree them"), ("b)", "Actions"))
    assert parts(third) == parts(fourth) == ()


def test_minutes_of_one_meeting_are_agreed_in_the_singular() -> None:
    assert to_agree([date(2024, 5, 8)]) == "To agree the minutes of the meeting held on 8 May 2024"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Fire & rescue", "FIRE AND RESCUE."), ("Children's homes", "Children’s homes"), ("Children's", "Childrens")],
)
def test_titles_are_the_same_whatever_their_case_and_points(one: str, other: str) -> None:
    assert same_title(one) == same_title(other)


@pytest.mark.parametrize(("one", "other"), [("Fire rescue", "Firerescue"), ("Sand", "S"), ("Rents 1", "Rents 2")])
def test_titles_of_other_words_are_not_the_same(one: str, other: str) -> None:
    assert same_title(one) != same_title(other)
