"""The pictures of the record: marks in rows and columns, each with its words."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from bodies import of
from bs4 import BeautifulSoup
from content_sample import COUNCIL, Assets, loaded

from generator.outputs import rendering
from generator.outputs.pages import Site, pages
from generator.outputs.pages.pictures import Picture

TODAY = date(2024, 8, 30)
RENDERER = rendering.load_templates([rendering.default_folder()], {})
PICTURES = import_module("generator.outputs.pages.pictures")
PEOPLE = """
a-moss: {name: A Moss, kind: councillor}
b-reed: {name: B Reed, kind: councillor}
c-wren: {name: C Wren, kind: councillor}
"""
FILES = {
    "people.yaml": PEOPLE,
    "panel/committee.yaml": "name: Panel\nyears:\n  2024/25: {chair: a-moss, members: [b-reed]}\n",
    "panel/2022-06-08/meeting.yaml": "cancelled: flood",
    "panel/2024-06-12/meeting.yaml": """
agenda: [Rents]
attendance:
  members: [a-moss, {c-wren: {for: b-reed}}]
  apologies: [b-reed]
""",
    "panel/2024-06-12/minutes.md": "## 1. Rents\n\nThe rents were noted.\n",
    "panel/2024-07-10/meeting.yaml": "agenda: [Damp]",
    "panel/2024-08-07/meeting.yaml": "",
    "panel/2024-11-13/meeting.yaml": "",
}


def made(folder: Path, files: Mapping[str, str] = FILES) -> dict[str, Any]:
    """The pages of the files by their addresses."""
    archive, problems = loaded(files, folder, TODAY)
    assert [line for line in problems if ": error:" in line] == []
    return dict(pages(Site(archive, TODAY, Assets())))


def drawn(picture: Picture | None) -> list[str]:
    """Its rows in a line each: what it is of, then shape and text of the marks of each column, or "."."""
    assert picture is not None
    return [
        " ".join([
            row.head.text,
            *(",".join(f"{one.shape}{one.text}" for one in cell) or "." for cell in row.cells),
            *([] if row.cells else [row.nothing]),
        ])
        for row in picture.rows
    ]  # fmt: skip


def test_meetings_stand_by_municipal_year_and_month_and_a_year_without_any_says_so(tmp_path: Path) -> None:
    picture = made(tmp_path)["meetings/"].calendar
    assert [column.text for column in picture.columns] == [
        *("May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr")
    ]
    assert drawn(picture) == [
        "2024/25 . done12 done10 unknown7 . . open13 . . . . .",
        "2023/24 No meeting in the archive",
        "2022/23 . stop8 . . . . . . . . . .",
    ]


def test_every_shape_of_a_picture_is_explained_and_no_other(tmp_path: Path) -> None:
    told = [f"{state.shape}: {state.word}" for state in made(tmp_path)["meetings/"].calendar.key]
    assert told == [
        "done: Held",
        "unknown: Planned; whether it was held is not recorded",
        "open: To come",
        "stop: Cancelled",
    ]


def test_a_mark_says_in_words_what_its_shape_shows(tmp_path: Path) -> None:
    html = BeautifulSoup(RENDERER.render(made(tmp_path)["coverage/"]), "html.parser")
    said = [" ".join(mark.get_text().split()) for mark in html.select(".picture td .state")]
    assert said == [
        "12 June 2024, Panel: Agenda and minutes",
        "10 July 2024, Panel: Agenda, no minutes",
        "7 August 2024, Panel: Only the date: whether it was held is not recorded",
        "13 November 2024, Panel: To come",
        "8 June 2022, Panel: Cancelled or not held",
    ]
    assert html.select(".picture td a")[0]["href"] == "../panel/2024-06-12/"


def test_the_day_of_a_year_that_ends_late_stands_after_its_last_month(tmp_path: Path) -> None:
    files = {
        "council.yaml": "name: Fernshire\nmunicipal-years: {2024/25: 2024-05-22}\n",
        "panel/2023-05-24/meeting.yaml": "",
        "panel/2024-05-15/meeting.yaml": "",
    }
    assert drawn(made(tmp_path, files)["meetings/"].calendar) == ["2023/24 unknown24 . . . . . . . . . . . unknown15"]


def test_who_was_there_is_shown_for_each_member_and_meeting_that_was_held(tmp_path: Path) -> None:
    [picture] = made(tmp_path)["panel/"].presence
    assert [column.text for column in picture.columns] == ["12 Jun", "10 Jul"]
    assert drawn(picture) == [
        "Councillor A Moss done unknown",
        "Councillor B Reed open unknown",
        "Councillor C Wren part .",
    ]


def test_a_person_has_a_strip_of_the_meetings_that_were_held(tmp_path: Path) -> None:
    people = made(tmp_path)
    assert drawn(people["people/b-reed/"].strip) == ["2024/25 . open12 unknown10 . . . . . . . . ."]
    assert drawn(people["people/c-wren/"].strip) == ["2024/25 . part12 . . . . . . . . . ."]


def test_a_work_programme_shows_where_each_item_stood(tmp_path: Path) -> None:
    files = {
        **FILES,
        "panel/2024-06-12/work-programme.yaml": "programme:\n  2024-07-10: [Damp, Keys]\n  2024-11-13: [Lifts]\n",
        "panel/2024-07-10/work-programme.yaml": "programme:\n  2024-06-12: [Rents]\n  2024-07-10: [Damp]\n"
        "  2024-11-13: [Keys]\n  Later: [Bins]\n",
    }
    every = made(tmp_path, files)
    rows = [
        "Rents . done12 . . . . . . . . . .",
        "Damp . . part10 . . . . . . . . .",
        "Keys . . moved10 . . . open13 . . . . .",
        "Bins Later",
        "Lifts . . . . . . unknown13 . . . . .",
    ]
    assert drawn(every["panel/2024-07-10/work-programme/"].picture) == rows
    assert drawn(every["panel/work-programme/"].years[0].picture) == rows
    assert drawn(every["panel/2024-06-12/work-programme/"].picture) == [
        "Damp . . part10 . . . . . . . . .",
        "Keys . . open10 . . . . . . . . .",
        "Lifts . . . . . . open13 . . . . .",
    ]


def test_what_is_too_much_for_one_picture_is_counted_month_by_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PICTURES, "DRAWN", 4)
    picture = made(tmp_path)["meetings/"].calendar
    assert drawn(picture)[::2] == [
        "2024/25 . done12 done10 unknown7 . . open13 . . . . .",
        "2022/23 . stop×1 . . . . . . . . . .",
    ]
    assert picture.rows[-1].cells[1][0].words == " meeting: Cancelled"
    assert "stop" in {state.shape for state in picture.key}


def test_a_month_with_many_meetings_says_how_many_there_are_of_each_kind(tmp_path: Path) -> None:
    files = {
        f"{name}/2024-0{month}-1{day}/meeting.yaml": "agenda: [Rents]\n" if day else "cancelled: flood\n"
        for name in ("panel", "board")
        for month, day in ((6, 0), (6, 2), (6, 3), (7, 1))
    }
    every = made(tmp_path, {**files, "board/committee.yaml": "name: Board\n"})
    assert drawn(every["meetings/"].calendar) == ["2024/25 . stop×2,done×4 done×2 . . . . . . . . ."]
    assert drawn(every["meetings/2024-25/"].calendar) == [
        "Board . stop10,done12,done13 done11 . . . . . . . . .",
        "Housing Panel . stop10,done12,done13 done11 . . . . . . . . .",
    ]


def test_older_meetings_of_a_committee_stand_on_the_pages_of_their_years(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("generator.outputs.pages.lists"), "LISTED", 4)
    page = made(tmp_path)["panel/"]
    assert ([year.year for year in page.years], [year.year for year in page.elsewhere]) == (["2024/25"], ["2022/23"])
    html = BeautifulSoup(RENDERER.render(page), "html.parser")
    [old] = html.select("#y2022-23")
    assert " ".join(old.get_text().split()) == "2022/23: 1 meeting"
    assert [link["href"] for link in html.select(".years th a")] == ["#y2024-25", "#y2022-23"]


def test_pictures_of_attendance_say_what_the_table_of_the_open_data_says(tmp_path: Path) -> None:
    body = of({**COUNCIL, **FILES}, tmp_path, today=TODAY)
    there = {True: "Present", False: "Apologies", None: "Not recorded"}
    told = {(row["person"], row["start_date"]): there[row["present"]] for row in body.rows("attendance")}
    strips = {
        (person, "2024-06-12"): re.search(
            r"12 June 2024, Panel: (Present|Apologies|Not recorded)", body.page(f"people/{person}/")
        )
        for person, _ in told
    }
    assert {key: found and found[1] for key, found in strips.items()} == told
    assert len(told) == 3


def test_twenty_years_of_a_committee_make_no_page_large(tmp_path: Path) -> None:
    seats = [f"m-{n}" for n in range(10)]
    years = "".join(
        f"  {year}/{(year + 1) % 100:02}: {{members: [{', '.join(seats)}]}}\n" for year in range(2004, 2025)
    )
    attendance = f"agenda: [Rents]\nattendance: {{members: [{', '.join(seats[:8])}], apologies: [m-8]}}\n"
    planned = "".join(f"  2024-{month:02}-01: [Rents {month}, Damp {month}]\n" for month in range(1, 13))
    files = {
        "people.yaml": "".join(f"{seat}: {{name: {seat.upper()}, kind: councillor}}\n" for seat in seats),
        "panel/committee.yaml": f"name: Panel\nyears:\n{years}",
    }
    for n in range(400):
        folder = f"panel/{date(2024, 8, 20) - n * timedelta(days=18)}"
        files[f"{folder}/meeting.yaml"] = attendance
        if n % 4 == 0:
            files[f"{folder}/work-programme.yaml"] = f"programme:\n{planned}"
    every = made(tmp_path, files)
    large = (
        "meetings/",
        "coverage/",
        "panel/",
        "panel/work-programme/",
        "people/m-0/",
        "panel/2024-08-20/work-programme/",
    )
    sizes = {address: len(RENDERER.render(every[address])) for address in large}
    assert {address: size for address, size in sizes.items() if size > 200_000} == {}
