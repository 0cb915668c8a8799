"""What the archive records of a person: each fact once, the newest first, and nothing of anybody without an entry."""

from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive.persons import PersonHistory, everyone

MAY, JUNE, JULY = "panel/2024-04-10", "panel/2024-06-12", "panel/2024-07-10"
FILES = {
    "people.yaml": """
a-moss: {name: A Moss, kind: councillor}
b-reed: {name: B Reed, kind: councillor}
e-finch: {name: E Finch, kind: officer}
""",
    "panel/committee.yaml": """
name: Panel
years:
  2023/24: {chair: b-reed, members: [a-moss]}
  2024/25: {chair: a-moss, deputy-chair: b-reed}
""",
    f"{MAY}/meeting.yaml": "attendance: {members: [b-reed], absent: [a-moss]}\n",
    f"{MAY}/work-programme.yaml": "programme: {2024-06-12: [{title: Damp, leads: [e-finch, e-finch, Z Vale]}]}\n",
    f"{JUNE}/meeting.yaml": """
agenda: [Rents]
attendance: {members: [a-moss, b-reed], officers: {Homes: [{e-finch: Head of Homes}]}}
interests: [{person: b-reed, item: 1, kind: other}, {person: Z Vale, item: 1, kind: other}]
minutes: {first: 1}
""",
    f"{JUNE}/rents.md": "---\nauthors: [e-finch, e-finch: Head, Z Vale]\n---\n# Rents\n\n## Why\n\nTo tell.\n",
    f"{JUNE}/minutes.md": """## Rents

Moved that rents be frozen. {motion}

- For: a-moss, Z Vale
- Against: b-reed
{vote=carried}
""",
    f"{JUNE}/work-programme.yaml": "programme: {2024-07-10: [{title: Repairs, leads: e-finch}]}\n",
    f"{JULY}/meeting.yaml": "attendance: {members: [a-moss], apologies: [b-reed]}\n",
    f"{JULY}/work-programme.yaml": """
programme:
  2024-09-11:
    - {title: Heating, leads: [e-finch, b-reed]}
    - {title: Lease, key: true, decision-maker: [b-reed, b-reed, Director of Place]}
""",
}


@pytest.fixture
def people(tmp_path: Path) -> dict[str, PersonHistory]:
    """What is recorded of everybody."""
    archive, problems = loaded(FILES, tmp_path)
    assert [line for line in problems if ": error:" in line] == []
    return dict(everyone(archive))


def test_everybody_with_an_entry_has_a_record(people: dict[str, PersonHistory]) -> None:
    assert set(people) == {"a-moss", "b-reed", "e-finch"}


def test_offices_stand_by_year_the_newest_first(people: dict[str, PersonHistory]) -> None:
    held = {
        name: [(office.year, office.title, office.committee.name) for office in people[name].offices] for name in people
    }
    assert held == {
        "a-moss": [("2024/25", "Chair", "panel"), ("2023/24", "Member", "panel")],
        "b-reed": [("2024/25", "Deputy Chair", "panel"), ("2023/24", "Chair", "panel")],
        "e-finch": [],
    }


def test_meetings_stand_with_the_group_in_which_the_minutes_name_them(people: dict[str, PersonHistory]) -> None:
    attended = {
        name: [(str(at.meeting.date), at.group.name, at.seat.role) for at in people[name].attended] for name in people
    }
    assert attended == {
        "a-moss": [
            ("2024-07-10", "members", "Chair"),
            ("2024-06-12", "members", "Chair"),
            ("2024-04-10", "absent", ""),
        ],
        "b-reed": [
            ("2024-07-10", "apologies", "Deputy Chair"),
            ("2024-06-12", "members", "Deputy Chair"),
            ("2024-04-10", "members", "Chair"),
        ],
        "e-finch": [("2024-06-12", "officers", "Head of Homes")],
    }
    sat = [(str(sat.meeting.date), sat.presence) for sat in people["b-reed"].sat]
    assert sat == [("2024-07-10", "apologies"), ("2024-06-12", "present"), ("2024-04-10", "present")]


def test_votes_interests_and_papers_are_theirs(people: dict[str, PersonHistory]) -> None:
    votes = {
        name: [(voted.side.way, voted.minute.heading, voted.address) for voted in people[name].votes] for name in people
    }
    address = f"{JUNE}/minutes/#minute-1-v"
    assert votes == {"a-moss": [("yes", "Rents", address)], "b-reed": [("no", "Rents", address)], "e-finch": []}
    assert [told.name for told in people["b-reed"].interests] == ["Councillor B Reed"]
    assert [(str(meeting.date), paper.stem) for meeting, paper in people["e-finch"].papers] == [("2024-06-12", "rents")]
    assert [*people["a-moss"].interests, *people["a-moss"].papers] == []


def test_rows_that_they_lead_are_of_the_last_edition_of_each_year(people: dict[str, PersonHistory]) -> None:
    led = {name: [(str(led.meeting.date), led.row.title.text) for led in people[name].led] for name in people}
    assert led == {
        "a-moss": [],
        "b-reed": [("2024-07-10", "Heating")],
        "e-finch": [("2024-07-10", "Heating"), ("2024-04-10", "Damp")],
    }
    to_decide = {name: [row.row.title.text for row in people[name].to_decide] for name in people}
    assert to_decide == {"a-moss": [], "b-reed": ["Lease"], "e-finch": []}
    assert people["b-reed"].led[0].group.date is not None
    assert people["b-reed"].led[0].programme.address == f"{JULY}/work-programme/"


def test_who_is_named_twice_or_has_no_entry_is_recorded_once_or_not_at_all(tmp_path: Path) -> None:
    rows = "[{title: Damp, leads: [e-finch, e-finch], key: true, decision-maker: [e-finch, e-finch, x-none]}]"
    files = {
        "people.yaml": "e-finch: {name: E Finch, kind: officer}\n",
        "panel/committee.yaml": "name: Panel\nyears: {2024/25: {members: [e-finch, e-finch]}}\n",
        "board/committee.yaml": "name: Board\n",
        f"{JUNE}/meeting.yaml": "agenda: [Rents, Damp]\n"
        "interests: [{person: e-finch, item: 1}, {person: e-finch, item: 2}]\n",
        f"{JUNE}/work-programme.yaml": f"programme: {{2024-09-11: {rows}}}\n",
        "board/2024-06-19/meeting.yaml": "",
        "board/2024-06-19/work-programme.yaml": "programme: {2024-09-11: [{title: Keys, leads: e-finch}]}\n",
    }
    known = everyone(loaded(files, tmp_path)[0])["e-finch"]
    assert [(office.year, office.title) for office in known.offices] == [("2024/25", "Member")]
    assert [[item.number for item in told.items] for told in known.interests] == [["1"], ["2"]]
    assert [row.row.title.text for row in known.led] == ["Keys", "Damp"]
    assert [row.row.title.text for row in known.to_decide] == ["Damp"]
