"""Tables of actions in minutes, marked `{actions}`: where they are told, how each stands, what closes one."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded, write
from folders import files_below

from generator.archive import Archive
from generator.archive.action_log import due_of, logged
from generator.build import build
from generator.standing import Options
from generator.text import convert

JUNE, SEPTEMBER = "panel/2024-06-12", "panel/2024-09-11"
FIRST = """## Damp

It was discussed.

| Action | By whom | By when |
|---|---|---|
| Write to **the Minister** | E Finch | 30 July 2024 |
| Visit Mill Lane | All members | Spring 2025 |
| Publish the figures | Cllr A Moss and E Finch | October 2024 |
| Mend the gate | Tom Ash | |

{actions}
"""
SECOND = """## Actions

| No. | Actions | Owner | Due | Status |
|---|---|---|---|---|
| 1 | Write to the Minister. | E Finch | 30 July 2024 | Completed on 2 August |
| 2 | Visit Mill Lane | All members | Spring 2025 | Not done yet |
{actions}
"""
FILES = {
    "people.yaml": "e-finch: {name: E Finch, kind: officer}\na-moss: {name: A Moss, kind: councillor}\n",
    f"{JUNE}/meeting.yaml": "agenda: [Damp]\nminutes: {first: 20}\n",
    f"{JUNE}/minutes.md": FIRST,
    f"{SEPTEMBER}/meeting.yaml": "agenda: [Actions]\nminutes: {first: 30}\n",
    f"{SEPTEMBER}/minutes.md": SECOND,
    "panel/actions.yaml": '20(A4)/24: {asks: Tom Ash, state: done, since: [2024-07-01: "Mended"]}\n',
}
TODAY = date(2024, 11, 2)


def standings(archive: Archive) -> Mapping[str, tuple[str, tuple[str, ...], str]]:
    """Of each action how it stands, whose it is, and by when, by how it is cited."""
    actions = logged(archive.committees["panel"], archive.people)
    return {each.cited: (each.standing, each.owners, each.due) for each in actions}


def test_each_action_has_its_owner_its_day_and_what_later_tables_and_officers_say(tmp_path: Path) -> None:
    archive, lines = loaded(FILES, tmp_path, TODAY)
    assert [line for line in lines if ": error: " in line] == []
    assert standings(archive) == {
        "20(A1)/24": ("carried", ("e-finch",), "2024-07-30"),
        "20(A2)/24": ("carried", ("All members",), ""),
        "20(A3)/24": ("open", ("a-moss", "e-finch"), "2024-10"),
        "20(A4)/24": ("done", ("Tom Ash",), ""),
        "30(A1)/24": ("done", ("e-finch",), "2024-07-30"),
        "30(A2)/24": ("open", ("All members",), ""),
    }
    first = logged(archive.committees["panel"], archive.people)[0]
    assert [outcome.place for outcome in first.outcomes] == ["minute 30, 11 September 2024: Completed on 2 August"]


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("Complete", "done"),
        ("Closed: see minute 4", "done"),
        ("Completed in part", "open"),
        ("Not complete", "open"),
        ("No longer needed", "dropped"),
        ("In hand", "open"),
        ("", "open"),
    ],
)
def test_a_status_closes_an_action_only_if_it_says_so(status: str, standing: str, tmp_path: Path) -> None:
    heads = "| Action | Owner | Due | Progress |\n|---|---|---|---|"
    table = f"## Damp\n\n{heads}\n| Visit | All | | {status} |\n{{actions}}\n"
    archive, _ = loaded({f"{JUNE}/meeting.yaml": "", f"{JUNE}/minutes.md": table}, tmp_path, TODAY)
    (action,) = logged(archive.committees["panel"], archive.people)
    assert action.standing == standing


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("30 September 2024", "2024-09-30"),
        ("by 30 September", "2024-09-30"),
        ("3 March", "2025-03-03"),
        ("By March 2025", "2025-03"),
        ("2024-09", "2024-09"),
        ("2024-13", ""),
        ("31 June 2024", ""),
        ("Next meeting", ""),
        ("ASAP", ""),
    ],
)
def test_by_when_is_a_date_only_where_the_words_name_one(words: str, due: str) -> None:
    assert due_of(words, date(2024, 6, 12)) == due


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "## 1. Damp\n\n| Action | When |\n|---|---|\n| Visit | Soon |\n{actions}\n",
            "3: this table is marked {actions}, and no column of it is called owner",
        ),
        ("## 1. Damp\n\nTo be done.\n\n{actions}\n", "5: {actions} stands below no table"),
    ],
)
def test_a_mark_that_fits_nothing_is_said_with_its_place(text: str, fault: str) -> None:
    (found,) = convert(text, "minutes").faults
    assert f"{found.line}: {found.what}" == fault
    assert found.rule == "action-log"


def test_a_table_without_the_mark_is_none(tmp_path: Path) -> None:
    archive, _ = loaded({**FILES, f"{JUNE}/minutes.md": FIRST.replace("{actions}\n", "")}, tmp_path, TODAY)
    assert len(standings(archive)) == 2


def words(page: bytes) -> str:
    """The words of a page, one blank between two."""
    text = re.sub(r"<[^>]+>", " ", page.decode().partition("<main")[2].partition("</main>")[0])
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_pages_data_and_feed_tell_what_is_open_and_by_when(tmp_path: Path) -> None:
    write(FILES, tmp_path / "content")
    options = Options(tmp_path / "content", tmp_path / "site", TODAY, search=False, address="https://www.example.org/")
    build(options, lambda _: None)
    site = files_below(tmp_path / "site")
    page = words(site["panel/actions/index.html"])
    open_, _, closed = page.partition("Closed")
    assert (
        "Publish the figures Minute 20, action 3 · Councillor A Moss , E Finch · due October 2024 ·"
        " Open, and its day has passed" in open_
    )
    assert open_.index("Publish the figures") < open_.index("Visit Mill Lane")
    assert "Visit Mill Lane Minute 30, action 2 · All members · due Spring 2025 · Open As listed: Not done yet" in open_
    assert "Minister" not in open_
    assert "Write to the Minister. Minute 30, action 1 · E Finch · due 30 July 2024 · Done" in closed
    assert "Mend the gate Minute 20, action 4 · Tom Ash · Done 1 July 2024: Mended" in closed
    assert 'href="../2024-06-12/minutes/#minute-20-a3"' in site["panel/actions/index.html"].decode()
    assert 'id="minute-20-a3"' in site[f"{JUNE}/minutes/index.html"].decode()
    assert "{actions}" not in words(site[f"{JUNE}/minutes/index.html"])
    committee = words(site["panel/index.html"])
    assert "Open actions" in committee
    assert "Publish the figures" in committee
    assert "Publish the figures" in words(site["people/a-moss/index.html"])
    rows = json.loads(site["data/actions.json"])
    assert [(row["citation"], row["owner_ids"], row["due"], row["standing"]) for row in rows][2] == (
        "20(A3)/24",
        ["a-moss", "e-finch"],
        "2024-10",
        "open",
    )
    minutes = json.loads(site[f"{JUNE}/meeting.json"])["minutes"]
    assert [action["id"] for action in minutes[0]["actions"]] == [
        f"{JUNE}/minutes#minute-20-a{n}" for n in (1, 2, 3, 4)
    ]
    assert "4 actions: Write to the Minister (E Finch, 30 July 2024); Visit" in site["panel/feed.xml"].decode()
    assert "{actions}" not in site[f"{JUNE}/minutes.md"].decode()


def test_an_action_that_is_overdue_is_an_info(tmp_path: Path) -> None:
    _, lines = loaded(FILES, tmp_path, TODAY)
    assert [line for line in lines if line.endswith("[overdue]")] == [
        f"{JUNE}/minutes.md:1: info: action 20(A3)/24 was due by 2024-10, and nothing says what came of it [overdue]"
    ]
