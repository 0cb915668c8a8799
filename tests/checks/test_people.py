"""Who was there: what is said of an attendance, and of which none is said."""

from pathlib import Path

import pytest
from content_sample import loaded

JUNE = "panel/2024-06-12"
FILES = {
    "people.yaml": """
a-moss: {name: A Moss, kind: councillor}
b-reed: {name: B Reed, kind: councillor}
c-wren: {name: C Wren, kind: councillor}
d-lane: {name: D Lane, kind: councillor}
j-lark: {name: J Lark, title: Mrs, kind: co-opted}
k-poe: {name: K Poe, kind: co-opted}
""",
    "panel/committee.yaml": """
name: Panel
quorum: 3
years:
  2024/25:
    chair: a-moss
    deputy-chair: b-reed
    members: [c-wren: {until: 2024-06-30}, {vacant: Labour Group}]
    co-opted: [j-lark: {voting: true}, k-poe]
""",
}
ALL = "members: [a-moss, b-reed, c-wren]"
NO_MEMBER = "is not a member of 2024/25 in committee.yaml"
UNLISTED = 'the member "c-wren" stands in no list of the attendance [member-unlisted]'
AWAY = "declared an interest, and is not among those present [interest]"
QUORUM = "recorded as present, and the quorum is 3 [quorum]"
RULES = (
    "[present-and-away]",
    "[two-groups]",
    "[not-a-member]",
    "[member-unlisted]",
    "[substitute]",
    "[quorum]",
    "[interest]",
)


def told(attendance: str, folder: Path, more: str = "", day: str = "2024-06-12") -> list[str]:
    """What is said of an attendance, without its place: "severity: what [rule]"."""
    text = f"agenda: [Rents]\nattendance: {{{attendance}}}\n{more}\n"
    _, problems = loaded({**FILES, f"panel/{day}/meeting.yaml": text}, folder)
    return [line.partition("meeting.yaml:2: ")[2] or line for line in problems if line.endswith(RULES)]


@pytest.mark.parametrize(
    ("attendance", "said"),
    [
        (ALL, []),
        ("members: [Councillor A Moss, Cllr. B. Reed, 'Wren, C']", []),
        ("members: [a-moss, b-reed, c-wren, d-lane: {for: not stated}]", []),
        (f"{ALL}, officers: [a-moss: Director]", []),
        (f"{ALL}, apologies: [b-reed]", ['error: "b-reed" is among those present too [present-and-away]']),
        (f"{ALL}, absent: [Cllr B Reed]", ['error: "Cllr B Reed" is among those present too [present-and-away]']),
        (f"{ALL}, others: [b-reed]", ['info: "b-reed" stands both under `members` and under `others` [two-groups]']),
        ("members: [a-moss, b-reed], absent: [c-wren]", [f"warning: 2 members are {QUORUM}"]),
        ("members: [a-moss], apologies: [b-reed], cabinet: [c-wren]", [f"warning: one member is {QUORUM}"]),
        ("members: [a-moss, b-reed], others: [c-wren], co-opted: [j-lark]", []),
        ("members: [a-moss, b-reed], others: [c-wren], co-opted: [Mrs J Lark]", []),
        ("members: [a-moss, b-reed], others: [c-wren], co-opted: [k-poe]", [f"warning: 2 members are {QUORUM}"]),
        ("members: [a-moss, b-reed], others: [c-wren], co-opted: [k-poe: {voting: true}]", []),
        ("officers: [E Finch], apologies: [a-moss, b-reed, c-wren]", []),
    ],
)  # fmt: skip
def test_nobody_stands_twice_and_a_quorum_was_there(attendance: str, said: list[str], tmp_path: Path) -> None:
    assert told(attendance, tmp_path) == said


@pytest.mark.parametrize(
    ("attendance", "said"),
    [
        ("members: [a-moss, b-reed, d-lane], apologies: [c-wren]", [f'"d-lane" {NO_MEMBER} [not-a-member]']),
        (f"{ALL}, co-opted: [D Lane]", ['"D Lane" is not co-opted in 2024/25 in committee.yaml [not-a-member]']),
        (ALL.replace("]", ", k-poe]"), ['"k-poe" is co-opted, and stands among the members [not-a-member]']),
        ("members: [a-moss, b-reed, k-poe: {for: c-wren}]", [UNLISTED]),
        ("members: [a-moss, b-reed, d-lane: {for: c-wren}], apologies: [c-wren]", []),
        (
            "members: [a-moss, b-reed, c-wren, d-lane: {for: b-reed}]",
            ['"d-lane" is a substitute for "b-reed", who is present too [substitute]'],
        ),
        (
            "members: [a-moss, d-lane: {for: b-reed}, E Fox: {for: b-reed}], apologies: [b-reed, c-wren]",
            ['"b-reed" has two substitutes [substitute]'],
        ),
        (
            "members: [a-moss, b-reed: {for: c-wren}, E Fox: {for: not stated}], apologies: [c-wren]",
            ['"b-reed" is a member, and is called a substitute [substitute]'],
        ),
        (
            "members: [a-moss, b-reed, c-wren, E Fox: {for: d-lane}]",
            ['"E Fox" is a substitute for "d-lane", who is not a member of 2024/25 [substitute]'],
        ),
    ],
)  # fmt: skip
def test_those_listed_are_members_or_stand_in_for_one(attendance: str, said: list[str], tmp_path: Path) -> None:
    assert told(attendance, tmp_path) == [f"warning: {line}" for line in said]


def test_members_are_those_of_the_day(tmp_path: Path) -> None:
    assert told("members: [a-moss, b-reed, d-lane: {for: not stated}]", tmp_path / "left", day="2024-07-10") == []
    assert told("members: [d-lane, b-reed, E Fox]", tmp_path / "panel", "panel: [d-lane, b-reed, E Fox]") == []


@pytest.mark.parametrize(
    ("interest", "said"),
    [
        ("{person: b-reed, item: 1}", []),
        ("{person: Cllr B Reed, item: 1}", []),
        ("{person: E Finch, item: 1}", []),
        ("{person: d-lane, item: 1}", [f'warning: "d-lane" {AWAY}']),
        ("{person: b-reed, item: [1, 2]}", ["warning: the agenda has no item 2 [interest]"]),
    ],
)  # fmt: skip
def test_who_declared_an_interest_was_there_and_the_item_is_on_the_agenda(
    interest: str, said: list[str], tmp_path: Path
) -> None:
    lines = told(f"{ALL}, officers: {{Homes: [E Finch]}}", tmp_path, f"interests: [{interest}]")
    assert [line.rpartition("meeting.yaml:3: ")[2] for line in lines] == said
