"""What came of resolutions: whom a clause asks, and what is overdue."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import TODAY, findings

RULES = ("no-addressee", "overdue")
WRITE = "add `state:` or `since:`; if nothing is known, leave it [overdue]"


def told(
    actions: str, folder: Path, day: str = "2024-06-12", today: date = TODAY, minutes: str = ""
) -> list[tuple[str, str | None]]:
    """What is said of two clauses of a scrutiny committee's minutes, 1(a) and 1(b), and what it is about."""
    clauses = "RESOLVED that\n\n(a) the Cabinet respond; and\n\n(b) it be noted.\n"
    files = {
        "panel/committee.yaml": "name: Panel\nkind: scrutiny\n",
        "cabinet/committee.yaml": "name: Cabinet\nkind: executive\n",
        "board/committee.yaml": "name: Board\n",
        f"panel/{day}/meeting.yaml": "minutes: {first: 1}\n",
        f"panel/{day}/minutes.md": f"## Rents\n\n{minutes or clauses}",
        "panel/actions.yaml": actions,
    }
    return [(line.removeprefix("panel/"), about) for line, about in findings(files, folder, *RULES, today=today)]


@pytest.mark.parametrize(
    ("clauses", "line", "about"),
    [
        (
            "1(a)/24: {state: done}\n1(b)/24: {state: open}\n",
            "2:10: info: nothing says whom 1(b)/24 asks; add `asks:` with a person, a committee or plain words; if the"
            " minutes name nobody, leave it [no-addressee]",
            "1(b)/24",
        ),
        (
            "1(a)/24: {asks: Clerk, due: 2024-08-29, state: dropped}\n1(b)/24: {asks: Clerk, due: 2024-08-29}\n",
            f"2:29: info: 1(b)/24 was due by 2024-08-29, and nothing says what came of it; {WRITE}",
            "1(b)/24/due",
        ),
        (
            "1(a)/24: {asks: Clerk, due: 2024-07, since: [2024-07-01: Begun]}\n1(b)/24: {asks: Clerk, due: 2024-07}\n",
            f"2:29: info: 1(b)/24 was due by 2024-07, and nothing says what came of it; {WRITE}",
            "1(b)/24/due",
        ),
        (
            "1(a)/24: {asks: [Clerk, cabinet]}\n1(b)/24: {asks: [board, Clerk]}\n",
            "1:17: info: 1(a)/24 asks the executive, whose response was due by 12 August 2024; add `state:` or `since:`"
            " with what came of it; if nothing is known, leave it [overdue]",
            "1(a)/24/asks",
        ),
    ],
    ids=["asks nobody", "due by a day", "due in a month", "the executive"],
)  # fmt: skip
def test_what_is_open_is_said(clauses: str, line: str, about: str, tmp_path: Path) -> None:
    assert told(clauses, tmp_path) == [(f"actions.yaml:{line}", f"actions.yaml {about}")]


@pytest.mark.parametrize(
    "clause",
    [
        "{asks: Clerk}",
        "{state: dropped}",
        "{asks: Clerk, due: 2024-08-30}",
        "{asks: Clerk, due: 2024-08}",
        "{asks: cabinet, due: 2024-12}",
        "{asks: cabinet, state: done}",
    ],
)
def test_what_is_settled_or_to_come_is_not(clause: str, tmp_path: Path) -> None:
    assert told(f"1(a)/24: {clause}\n", tmp_path) == []


@pytest.mark.parametrize(
    ("day", "until"),
    [
        ("2024-05-15", "15 July 2024"),
        ("2024-10-31", "31 December 2024"),
        ("2024-11-30", "30 January 2025"),
        ("2024-12-31", "28 February 2025"),
        ("2024-07-31", "30 September 2024"),
    ],
)
def test_the_executive_has_two_months(day: str, until: str, tmp_path: Path) -> None:
    ((line, _),) = told("1(a)/24: {asks: cabinet}\n", tmp_path, day, today=date(2025, 6, 1))
    assert f" asks the executive, whose response was due by {until}; " in line


def test_two_months_are_counted_from_the_meeting_whose_minutes_have_the_clause(tmp_path: Path) -> None:
    files = {
        "panel/committee.yaml": "name: Panel\nkind: scrutiny\n",
        "cabinet/committee.yaml": "name: Cabinet\nkind: executive\n",
        "panel/2024-05-15/meeting.yaml": "",
        "panel/2024-05-22/meeting.yaml": "minutes: {first: 1}\n",
        "panel/2024-05-22/minutes.md": "## Roofs\n\nRESOLVED that it be noted.\n",
        "panel/2024-06-12/meeting.yaml": "minutes: {first: 2}\n",
        "panel/2024-06-12/minutes.md": "## Rents\n\nRESOLVED that the Cabinet respond.\n",
        "panel/actions.yaml": "2/24: {asks: cabinet}\n",
    }
    ((line, _),) = findings(files, tmp_path, "overdue")
    assert " was due by 12 August 2024; " in line


def test_an_action_that_minutes_list_is_overdue_too(tmp_path: Path) -> None:
    table = (
        "Noted.\n\n## Actions\n\n| Action | Who | By when |\n|---|---|---|\n| Ring Flats Ltd | Clerk | 2024-07-01 |\n"
        "| Write | Clerk | 2024-12-01 |\n\n{actions}\n"
    )
    assert told("{}", tmp_path, minutes=table) == [
        (
            "2024-06-12/minutes.md:5:1: info: action 2(A1)/24 was due by 2024-07-01, and nothing says what came of it;"
            ' write "2(A1)/24" in actions.yaml with `state:`; if nothing is known, leave it [overdue]',
            "meeting.yaml minutes",
        )
    ]
    for n, noted in enumerate(("state: done", "since: [2024-07-03: Flats Ltd is to answer]")):
        assert told(f'"2(A1)/24": {{asks: Clerk, {noted}}}\n', tmp_path / f"noted-{n}", minutes=table) == []


def test_an_action_that_minutes_list_is_told_once_where_its_day_is_noted(tmp_path: Path) -> None:
    table = "Noted.\n\n## Actions\n\n| Action | Who | By when |\n|---|---|---|\n| Ring | Clerk | {} |\n\n{{actions}}\n"
    noted = '"2(A1)/24": {asks: Clerk, due: 2023/24}\n'
    ((line, _),) = told(noted, tmp_path, minutes=table.format("2024-07-01"))
    assert line.startswith("actions.yaml:1:32: info: 2(A1)/24 was due by 2023/24, and nothing says what came of it; ")
    ((line, _),) = told("{}", tmp_path / "rough", minutes=table.format("2023/24"))
    assert "action 2(A1)/24 was due by 2023/24, and nothing says" in line


def test_of_a_clause_that_is_not_in_the_archive_no_answer_is_missed(tmp_path: Path) -> None:
    assert told("9/24: {asks: cabinet}\n", tmp_path) == []


@pytest.mark.parametrize(("today", "count"), [(date(2024, 8, 12), 0), (date(2024, 8, 13), 1)])
def test_an_answer_is_overdue_from_the_next_day_on(today: date, count: int, tmp_path: Path) -> None:
    assert len(told("1(a)/24: {asks: cabinet}\n", tmp_path, today=today)) == count
