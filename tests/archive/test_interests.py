"""Interests that were declared: what is said of each, and which public items it was about."""

from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive.interests import declared

MEETING = "panel/2024-06-12/meeting.yaml"
AGENDA = """
agenda:
  - Rents
  - {title: Sites, items: [Mill Road, {title: The lease, exempt: 3, public-interest: It tells the price.}]}
private:
  - {title: A claim, exempt: 3, public-interest: It tells the price.}
"""


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("", "interest"),
        ("kind: other", "other interest"),
        ("kind: disclosable, what: owns a field, left: true", "disclosable interest: owns a field; left for the item"),
        ("what: is a governor, left: false", "interest: is a governor; stayed"),
    ],
)
def test_an_interest_is_said_as_far_as_it_is_recorded(keys: str, said: str, tmp_path: Path) -> None:
    archive, _ = loaded({MEETING: f"{AGENDA}interests: [{{person: Pam Orr, {keys}}}]\n"}, tmp_path)
    (found,) = declared(archive, archive.meeting("panel", "2024-06-12"))
    assert (found.said, found.items) == (said, ())


def test_an_interest_is_of_the_public_items_that_it_names_and_no_private_one_is_told(tmp_path: Path) -> None:
    interests = """
interests:
  - {person: a-moss, item: [2a, 1]}
  - {person: Pam Orr, item: [2(b), 3]}
"""
    people = "a-moss: {name: Ann Moss, kind: councillor}\n"
    archive, _ = loaded({MEETING: f"{AGENDA}{interests}", "people.yaml": people}, tmp_path)
    held = archive.meeting("panel", "2024-06-12")
    assert [
        (found.meeting.name, found.interest.person.person, found.name, [item.number for item in found.items])
        for found in declared(archive, held)
    ] == [
        ("2024-06-12", "a-moss", "Councillor Ann Moss", ["1", "2(a)"]),
        ("2024-06-12", "Pam Orr", "Pam Orr", []),
    ]
