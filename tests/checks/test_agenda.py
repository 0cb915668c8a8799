"""Agendas: each item has a number of its own, typed or counted as those beside it."""

from pathlib import Path

import pytest
from content_sample import findings

JUNE = "panel/2024-06-12/meeting.yaml"
OWN = "give each a number of its own: it is the item's address [item-number]"
LIKE = "give each its number; that of one added later, which moves no other, is written like"


def told(agenda: str, folder: Path) -> list[tuple[str, str | None]]:
    """What is said of the numbers of an agenda: "line:column: severity: what; mend [rule]", and what it is about."""
    found = findings({JUNE: f"{agenda}\n"}, folder, "item-number")
    return [(line.removeprefix(f"{JUNE}:"), about) for line, about in found]


@pytest.mark.parametrize(
    ("agenda", "line", "about"),
    [
        (
            "agenda:\n- {title: Rents, number: 4}\n- {title: Damp, number: 4}\n- {title: Repairs, number: 5}",
            f'3:25: error: the item "Damp" has the number 4, and so has "Rents"; {OWN}',
            "agenda/1/number",
        ),
        (
            "agenda:\n- Rents\nprivate:\n- {title: A claim, exempt: 1, number: 1}",
            f'4:39: error: the item "A claim" has the number 1, and so has "Rents"; {OWN}',
            "private/0/number",
        ),
        (
            "agenda:\n- {title: Rents, number: 2a}\n- Damp\n- {title: Repairs, items: [{title: Flats, number: 2A}]}",
            f'4:51: error: the item "Flats" has the number 2A, and so has "Rents"; {OWN}',
            "agenda/2/items/0/number",
        ),
        (
            "agenda:\n- {title: Rents, number: 1}\n- {title: Damp, number: '-'}",
            '3:25: error: the number "-" has no letter and no figure; write it as it is printed [item-number]',
            "agenda/1/number",
        ),
        (
            "agenda:\n- Rents\n- {title: Damp, number: 7}",
            f'3:25: error: the item "Damp" has the number 7, and others beside it have none; {LIKE} 4a [item-number]',
            "agenda/1/number",
        ),
        (
            "agenda:\n- Rents\n- {title: Damp, number: 4abc}",
            '3:25: error: the item "Damp" has the number 4abc, and others beside it have none;'
            f" {LIKE} 4a [item-number]",
            "agenda/1/number",
        ),
        (
            "agenda:\n- Rents\n- {title: Damp, items: [{title: Flats, number: 7}, Houses]}",
            '3:48: error: the item "Flats" has the number 7, and others beside it have none;'
            f" {LIKE} 2(a)a [item-number]",
            "agenda/1/items/0/number",
        ),
        (
            "agenda:\n- {title: Rents, number: '1(a)'}\n- {title: Damp, items: [Flats], number: 1}",
            f'3:25: error: the item "Flats" has the number 1(a), and so has "Rents"; {OWN}',
            "agenda/1/items/0",
        ),
        (
            "agenda:\n- {minutes-of: 2024-05-08, number: 7}\n- Rents",
            '2:36: error: the item "Minutes" has the number 7, and others beside it have none;'
            f" {LIKE} 4a [item-number]",
            "agenda/0/number",
        ),
    ],
    ids=["twice", "private", "within", "no figure", "mixed", "no letters", "mixed within", "counted", "minutes"],
)  # fmt: skip
def test_each_item_has_a_number_of_its_own(agenda: str, line: str, about: str, tmp_path: Path) -> None:
    assert told(agenda, tmp_path) == [(line, f"meeting.yaml {about}")]


@pytest.mark.parametrize(
    "agenda",
    [
        "agenda: [Rents, Damp]",
        "agenda: [{title: Rents, number: 4}, {title: Damp, number: 7}]",
        "agenda: [Rents, {title: Damp, number: 1a}, {title: Roofs, number: 12ab}, Repairs]",
        "agenda: [{title: Rents, items: [Flats, {title: Houses, number: 1(a)a}]}]",
        "agenda: [{title: Rents, number: 4, items: [Flats, Houses]}]",
        "agenda: [{title: Rents, number: 4}]\nprivate: [{title: A claim, exempt: 1}]",
        "agenda: [Rents, {title: Damp, items: [{title: Flats, number: x}, {title: Houses, number: y}]}]",
    ],
    ids=["counted", "typed", "added", "added within", "a typed one's parts", "private", "typed within"],
)
def test_numbers_that_are_typed_or_counted_alike_are_right(agenda: str, tmp_path: Path) -> None:
    assert told(agenda, tmp_path) == []


def test_nothing_is_said_of_the_numbers_of_an_agenda_that_cannot_be_read(tmp_path: Path) -> None:
    assert told("agenda: [{title: Rents, number: 4, wrong: x}, {title: Damp, number: 4}]", tmp_path) == []
