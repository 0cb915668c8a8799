"""The pages of people: the list by letter, and no line of one twice."""

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from content_sample import Assets, loaded

from generator.outputs.pages import Site, pages

PERSONS = import_module("generator.outputs.pages.persons")
FILES = {
    "people.yaml": """
a-obrien: {name: A O'Brien, kind: councillor}
e-ostlund: {name: E Östlund, kind: councillor}
b-reed: {name: B Reed, kind: councillor}
c-wren: {name: C Wren, kind: officer}
""",
    "panel/committee.yaml": """
name: Panel
years:
  2023/24: {members: [b-reed]}
  2024/25: {members: [b-reed]}
""",
    "panel/2024-06-12/meeting.yaml": """
attendance:
  members: [b-reed, a-obrien]
  officers: {Homes: [{c-wren: Head of Repairs}]}
""",
    "panel/2024-07-10/meeting.yaml": "agenda: [Damp]\n",
}


def made(folder: Path) -> dict[str, Any]:
    """The pages of the files by their addresses."""
    archive, problems = loaded(FILES, folder)
    assert [line for line in problems if ": error:" in line] == []
    return dict(pages(Site(archive, date(2024, 8, 30), Assets())))


def said(rows: Any) -> list[tuple[str, str]]:
    """Each row with what hangs beside it."""
    return [(row.when, "".join(getattr(word, "text", word) for word in row.words)) for row in rows]


def test_people_stand_under_their_letters_where_they_are_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PERSONS, "LONG", 2)
    councillors, officers = made(tmp_path)["people/"].groups
    assert [(one.letter, one.anchor, [who.link.text for who in one.people]) for one in councillors.people] == [
        ("O", "councillor-o", ["Councillor A O'Brien", "Councillor E Östlund"]),
        ("R", "councillor-r", ["Councillor B Reed"]),
    ]
    assert [(one.letter, [who.note for who in one.people]) for one in officers.people] == [
        ("", ["Head of Repairs, 12\u00a0Jun 2024"])
    ]


def test_an_office_is_one_line_with_its_years_and_a_job_one_with_its_day(tmp_path: Path) -> None:
    people = made(tmp_path)
    assert said(people["people/b-reed/"].offices) == [("2023/24 to 2024/25", "Member, Panel")]
    assert said(people["people/c-wren/"].offices) == [("12\u00a0Jun 2024", "Head of Repairs, as printed then")]


def test_meetings_of_which_nobody_knows_are_counted_apart(tmp_path: Path) -> None:
    counts = "Present at 1 meeting. Of 1 other meeting it is not recorded whether they were there."
    assert made(tmp_path)["people/b-reed/"].counts == counts


def test_a_page_lists_the_newest_entries_of_minutes_and_names_the_table_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PERSONS, "LISTED", 0)
    page = made(tmp_path)["people/b-reed/"]
    assert (page.attended, page.attended_of, page.attendance) == ((), 1, "../../data/attendance.csv")
