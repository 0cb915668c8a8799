"""How people are named, and in which capacity, on a date."""

from datetime import date

import pytest

from generator.archive.people import chair_title, membership, office, offices, printed_name, role_on, role_printed
from generator.archive.years import Starts
from generator.content.model import Committee, Membership, Named, Person, read

MAY = Starts()


def person(**keys: object) -> Person:
    """A person with these keys in `people.yaml`."""
    made, faults = read(Person, {"name": "Ann Moss", **keys})
    assert faults == ()
    assert made
    return made


def committee(**keys: object) -> Committee:
    """A committee with these keys in its file."""
    made, faults = read(Committee, keys)
    assert faults == ()
    assert made
    return made


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ({"kind": "councillor"}, "Councillor Ann Moss"),
        ({"kind": "councillor", "title": "Alderman"}, "Alderman Ann Moss"),
        ({"kind": "councillor", "title": " "}, "Ann Moss"),
        ({"kind": "officer"}, "Ann Moss"),
        ({"kind": "guest", "title": "Mrs"}, "Mrs Ann Moss"),
    ],
)
def test_a_name_is_printed_with_its_title_or_that_of_councillors(keys: dict[str, object], name: str) -> None:
    assert printed_name(Named(person="a-moss"), {"a-moss": person(**keys)}) == name


def test_who_has_no_entry_is_printed_as_written_and_a_seat_without_anybody_is_vacant() -> None:
    assert [printed_name(Named(person=name), {}) for name in ("Jo Lane", "vacant")] == ["Jo Lane", "Vacant"]


YEARS = {
    "2024/25": {
        "chair": [{"a-moss": {"until": "2024-08"}}, {"b-reed": {"from": "2024-09"}}],
        "deputy-chair": {"d-lark": {"from": "2024/25"}},
        "members": "e-finch",
        "co-opted": "Jo Lane",
        "invited": "Pam Orr",
    }
}


def test_the_offices_of_a_year_are_called_as_the_committee_did_on_its_first_day() -> None:
    board = committee(years=YEARS, **{"chair-title": {"2020": "Mayor", "2025/26": "President"}})
    assert [(title, [named.person for named in held]) for title, held in offices(board, "2024/25", MAY)] == [
        ("Mayor", ["a-moss", "b-reed"]),
        ("Deputy Mayor", ["d-lark"]),
        ("Member", ["e-finch"]),
        ("Co-opted member", ["Jo Lane"]),
        ("By invitation", ["Pam Orr"]),
    ]
    assert chair_title(board, date(2025, 5, 1), MAY) == "President"
    assert chair_title(board, date(2019, 12, 31), MAY) == "Chair"


def test_of_a_year_that_is_not_known_nobody_has_an_office() -> None:
    assert membership(committee(years=YEARS), "2023/24") == Membership()
    assert office(Named(person="a-moss"), committee(years=YEARS), "2023/24", date(2023, 6, 1), MAY) == ""


@pytest.mark.parametrize(
    ("who", "day", "held"),
    [
        ("a-moss", "2024-08-31", "Convener"),
        ("a-moss", "2024-09-01", ""),
        ("b-reed", "2024-08-31", ""),
        ("b-reed", "2024-09-01", "Convener"),
        ("d-lark", "2024-09-01", "Deputy Convener"),
        ("e-finch", "2024-09-01", ""),
    ],
)
def test_an_office_is_held_on_the_days_of_its_holder(who: str, day: str, held: str) -> None:
    board = committee(years=YEARS, **{"chair-title": "Convener"})
    assert office(Named(person=who), board, "2024/25", date.fromisoformat(day), MAY) == held


def test_the_roles_of_a_day_are_told_together_and_of_who_has_no_entry_there_are_none() -> None:
    roles = [
        {"Leader": {"from": "2024-05-16"}},
        {"Cabinet Member for Homes": {"until": "2024-06"}},
        {"Mayor": {"from": "2025/26"}},
    ]
    leader = person(roles=roles)
    assert role_on(date(2024, 6, 1), leader, MAY) == "Leader, Cabinet Member for Homes"
    assert role_on(date(2024, 7, 1), leader, MAY) == "Leader"
    assert role_on(date(2024, 7, 1), None, MAY) == ""


@pytest.mark.parametrize(
    ("role", "held", "said"),
    [
        (None, "", ""),
        (None, "Chair", "Chair"),
        ("Leader", "", "Leader"),
        ("Leader", "Chair", "Chair, Leader"),
        ("chair of the Panel", "Chair", "chair of the Panel"),
        ("Vice Chairman", "Deputy Chair", "Vice Chairman"),
        ("Deputy Leader", "Chair", "Deputy Leader"),
        ("Lord Provost", "Provost", "Lord Provost"),
        ("Director of Deputations", "Chair", "Chair, Director of Deputations"),
    ],
)
def test_the_role_printed_comes_after_the_office_unless_it_tells_of_one(role: str | None, held: str, said: str) -> None:
    assert role_printed(Named(person="a-moss", role=role), held) == said
