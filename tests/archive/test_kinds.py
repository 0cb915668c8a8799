"""What bodies call their years, who chairs them, and how their members are listed."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded
from made import make

from generator.archive.people import role_printed
from generator.content.model import Council, Membership, Named, read

AFTER = date(2024, 10, 1)
MEETING = "panel/2024-09-11/meeting.yaml"
BOARD = """
name: Health Board
quorum: 4
chair-title: {2023-05: Convener, 2024-09: President}
years:
  2024/25:
    chair: {Dr Ann Bee: Integrated Care Board}
    deputy-chair: {Pam Orr: Vice-President}
    members:
      - Councillors: [A Moss, B Reed]
      - NHS: [vacant: NHS England, Uli Fry]
      - Tom Ash
    co-opted:
      - Rev Dan Poe: {role: Voluntary Action, voting: true}
      - Jo Lane: {voting: false}
"""


# Years


@pytest.mark.parametrize(
    ("written", "begins"), [("municipal", "05-01"), ("calendar", "01-01"), ({"begins": "04-06"}, "04-06")]
)
def test_when_years_begin(written: object, begins: str) -> None:
    council, faults = read(Council, {"name": "F", "year": written})
    assert faults == ()
    assert council
    assert council.year.begins == begins


@pytest.mark.parametrize("written", ["academic", {"begins": "02-30"}, {"begins": "4-1"}, {"begins": "13-01"}])
def test_a_year_that_cannot_begin_so_is_refused(written: object) -> None:
    assert read(Council, {"name": "F", "year": written})[1]


def test_a_body_whose_years_are_those_of_the_calendar(tmp_path: Path) -> None:
    files = {
        "council.yaml": "name: Fernau\nyear: calendar\n",
        "panel/committee.yaml": "name: Council\nyears: {2024: {chair: A Moss}}\n",
        MEETING: "minutes: {first: 3}\n",
        "panel/2024-09-11/minutes.md": "## Rents\n\nAs in minute 1/24 and minute 2/24.\n",
        "panel/2024-01-10/meeting.yaml": "minutes: {first: 1}\n",
        "panel/2024-01-10/minutes.md": "## Rents\n\n## Lifts\n",
        "panel/2022-12-31/meeting.yaml": "",
    }
    made = make(files, tmp_path, AFTER, packs=False)
    assert "Chair A Moss" in made.page("panel/2024-09-11/")
    assert made.row("meetings", id="panel/2022-12-31")["municipal_year"] == "2022"
    assert (made.folder / "meetings/2024/index.html").exists()
    assert 'href="../../2024-01-10/minutes/#minute-2"' in made.html("panel/2024-09-11/minutes/")
    assert made.row("memberships", name="A Moss")["id"] == "panel/2024/1"
    assert made.problems == ()


@pytest.mark.parametrize(
    ("year", "written", "right"), [("calendar", "2024/25", "2024"), ("municipal", "2024", "2024/25")]
)
def test_a_year_that_the_body_has_not_is_told(year: str, written: str, right: str, tmp_path: Path) -> None:
    files = {
        "council.yaml": f"name: F\nyear: {year}\n",
        "panel/committee.yaml": f"name: P\nyears:\n  {written}: {{chair: A Moss}}\n",
    }
    _, problems = loaded(files, tmp_path)
    begins = {"calendar": "1 January", "municipal": "1 May"}[year]
    what = f"the years of this body begin on {begins}, so there is no year {written}"
    assert problems == [f"panel/committee.yaml:3: error: {what} [date]"]
    _, problems = loaded({**files, "panel/committee.yaml": f"name: P\nyears:\n  {right}: {{}}\n"}, tmp_path)
    assert problems == []


# Who chairs, and who sits


@pytest.mark.parametrize(
    ("role", "held", "printed"),
    [
        ("", "Mayor", "Mayor"),
        ("Integrated Care Board", "Chair", "Chair, Integrated Care Board"),
        ("Mayor, in the chair for minutes 1 and 2", "Mayor", "Mayor, in the chair for minutes 1 and 2"),
        ("Vice-Chairman", "Deputy Chair", "Vice-Chairman"),
        ("Observer", "", "Observer"),
    ],
)
def test_a_role_never_takes_the_place_of_an_office(role: str, held: str, printed: str) -> None:
    assert role_printed(Named(person="A Moss", role=role or None), held) == printed


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        (["a-moss", "b-reed"], [("a-moss", None), ("b-reed", None)]),
        ({"a-moss": "Leader"}, [("a-moss", None)]),
        ({"Heads": ["a-moss", {"b-reed": "Leader"}]}, [("a-moss", "Heads"), ("b-reed", "Heads")]),
        ({"Heads": ["a-moss"], "Staff": ["c-wren"]}, [("a-moss", "Heads"), ("c-wren", "Staff")]),
        ([{"Heads": [{"vacant": "Infants"}]}, "a-moss"], [("vacant", "Heads"), ("a-moss", None)]),
        ([{"a-moss": {"from": "2024-06"}}], [("a-moss", None)]),
    ],
)
def test_members_may_be_in_groups(written: object, listed: list[tuple[str, str | None]]) -> None:
    members, faults = read(Membership, {"members": written})
    assert faults == ()
    assert members
    assert [(named.person, named.group) for named in members.members] == listed


def test_a_board_of_several_bodies(tmp_path: Path) -> None:
    there = "{members: [Dr Ann Bee, A Moss], co-opted: [Rev Dan Poe, Jo Lane]}"
    meeting = f"published: 2024-09-03\nagenda: [Plan]\nattendance: {there}\n"
    made = make({"panel/committee.yaml": BOARD, MEETING: meeting, "panel/2024-06-12/meeting.yaml": ""}, tmp_path, AFTER)
    page = made.page("panel/2024-09-11/")
    assert "President Dr Ann Bee" in page
    assert "Convener Dr Ann Bee" in made.page("panel/2024-06-12/")
    listed = (
        "Members Dr Ann Bee, President, Integrated Care Board Pam Orr, Vice-President Tom Ash"
        " Councillors A Moss B Reed NHS Vacant, NHS England Uli Fry"
        " Co-opted Rev Dan Poe, Voluntary Action, voting Jo Lane, non-voting"
    )
    assert listed in page
    assert "NHS: Vacant (NHS England) and Uli Fry" in made.pdf("panel/2024-09-11/pack.pdf")
    assert made.row("committees")["chair_title"] == "President"
    vacant = made.row("memberships", name="Vacant")
    assert (vacant["group"], vacant["printed_role"], vacant["person"]) == ("NHS", "NHS England", None)
    assert made.row("attendance", name="Dr Ann Bee")["office"] == "President"
    # Two members and one who votes are three, and four are needed; nobody misses who has the vacant seat.
    assert "3 members are recorded as present, and the quorum is 4" in "".join(made.problems)
    unlisted = [line for line in made.problems if "stands in no list" in line]
    assert len(unlisted) == 4
    assert not [line for line in unlisted if "vacant" in line]
