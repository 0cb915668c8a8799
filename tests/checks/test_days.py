"""Days: what comes before a meeting and what after it, weekdays and their dates, years, joint meetings; and notice."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import TODAY, loaded

JUNE = "panel/2024-06-12"


def told(files: dict[str, str], folder: Path, *rules: str, today: date = TODAY) -> list[str]:
    """What is said under some rules: "line: severity: what"."""
    _, problems = loaded(files, folder, today)
    found = [line.rpartition(" [") for line in problems]
    return [line.partition(":")[2] for line, _, rule in found if rule.removesuffix("]") in rules]


def meeting(text: str, **papers: str) -> dict[str, str]:
    """A meeting of 12 June, and papers with this front matter."""
    files = {f"{JUNE}/{stem}.md": f"---\n{front}\n---\n# Paper\n" for stem, front in papers.items()}
    return {f"{JUNE}/meeting.yaml": f"{text}\n", **files}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("published: 2024-06-12", ""),
        ("published: 2024-06-13", "an agenda published on 13 June 2024 came after its meeting"),
        ("agenda: [{title: Rents, added: 2024-06-12, urgent: Flood}]", ""),
        ("agenda: [{title: Rents, added: 2024-06-13}]", "an item added on 13 June 2024 came after the meeting"),
        ("agenda: [{title: Rents, deferred-to: 2024-06-13}]", ""),
        ("agenda: [{title: Rents, deferred-to: 2024-06-12}]", "12 June 2024 is not later than this meeting"),
        ("minutes: {published: 2024-06-12}", ""),
        ("minutes: {published: 2024-06-11}", "minutes published on 11 June 2024 came before their meeting"),
        ("time: 14:00\nminutes: {closed: 14:00}", ""),
        ("time: 14:00\nminutes: {closed: 13:59}", "the meeting closed at 13:59 and began at 14:00"),
        ("time: 12:00\nminutes: {closed: 05:59}", ""),
        ("time: 12:00\nminutes: {closed: 06:00}", "the meeting closed at 06:00 and began at 12:00"),
        ("time: 11:59\nminutes: {closed: 05:59}", "the meeting closed at 05:59 and began at 11:59"),
        ("cancelled: true\nagenda: [Rents]", ""),
        (
            "cancelled: true\nattendance: {members: [A Moss]}",
            "the meeting was cancelled, and there are minutes or an attendance of it",
        ),
        ("continues: 2024-06-12", "the meeting of 12 June 2024 cannot have been adjourned to this one"),
        (
            "continues: 2024-06-11",
            "no meeting of 11 June 2024 is in the archive to have been adjourned to this one",
        ),
    ],
)
def test_what_is_before_a_meeting_is_dated_so_and_what_is_after_it_too(text: str, said: str, tmp_path: Path) -> None:
    lines = told(meeting(text), tmp_path, "date-order")
    assert [line.partition(": warning: ")[2] for line in lines] == ([said] if said else [])


def test_a_meeting_that_goes_on_with_one_of_the_archive_is_right(tmp_path: Path) -> None:
    files = meeting("continues: 2024-06-10") | {"panel/2024-06-10/meeting.yaml": ""}
    assert told(files, tmp_path, "date-order") == []


@pytest.mark.parametrize("key", ["date", "published"])
def test_a_paper_is_not_later_than_its_meeting(key: str, tmp_path: Path) -> None:
    files = meeting("", late=f"{key}: 2024-06-13", same=f"{key}: 2024-06-12")
    said = "2: warning: 13 June 2024 is after the meeting of 12 June 2024 that had this paper"
    assert told(files, tmp_path, "date-order") == [said]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("on Wednesday 12 June 2024", ""),
        ("on Tuesday 12 June 2024", "12 June 2024 was a Wednesday, not a Tuesday"),
        ("on Tuesday 12 June", ""),
        ("on 12 June 2024", ""),
        ("on Monday 31 June 2024", "there is no 31 June 2024 in the calendar"),
    ],
)
def test_a_weekday_is_that_of_its_date(words: str, said: str, tmp_path: Path) -> None:
    lines = [f"6: warning: {said}"] if said else []
    files = meeting("", rents="kind: report") | {f"{JUNE}/rents.md": f"# Rents\n\n## Why\n\nIt meets\n{words}.\n"}
    assert told(files, tmp_path, "weekday") == lines
    assert told(meeting(f"place: Hall\nnote: It meets {words}."), tmp_path / "value", "weekday") == (
        [f"2: warning: {said}"] if said else []
    )


@pytest.mark.parametrize(
    ("heading", "is_told"),
    [
        ("13 November 2024", True),
        ("13/11/2024", True),
        ("13 November", False),
        ("By 13 November 2024", False),
        ("13 November 2024 or later", False),
        ("2024-11-13", False),
        ("2024-11-31", False),  # which no calendar has: that is an error, and told once
        ("Later", False),
    ],
)
def test_a_date_in_a_work_programme_is_written_as_one(heading: str, tmp_path: Path, *, is_told: bool) -> None:
    files = meeting("") | {f"{JUNE}/work-programme.yaml": f"programme:\n  {heading}: [Rents]\n"}
    said = f'2: warning: "{heading}" looks like a date, and is read as a heading'
    assert told(files, tmp_path, "programme-date") == ([said] if is_told else [])


TWO = '1: warning: "board/2024-06-12" is this joint meeting too: it has two addresses'


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ("joint-with: [board]", None, []),
        ("joint-with: [bord]", None, ['1: warning: there is no committee "bord" here']),
        ("joint-with: [board]", "joint-with: [panel]", [TWO, TWO.replace("board", "panel")]),
        ("joint-with: [board]\ntime: 14:00", "time: 14:00", [TWO]),
        ("joint-with: [board]\ntime: 14:00", "time: 15:00", []),
        ("joint-with: [board]", "place: Hall", []),
    ],
)
def test_a_joint_meeting_has_one_folder(ours: str, theirs: str | None, said: list[str], tmp_path: Path) -> None:
    files = meeting(ours) | {"board/committee.yaml": "name: Board\n"}
    files |= {} if theirs is None else {"board/2024-06-12/meeting.yaml": f"{theirs}\n"}
    assert sorted(told(files, tmp_path, "joint-meeting")) == sorted(said)


@pytest.mark.parametrize(
    ("council", "year", "said"),
    [
        ("", "2024/25", []),
        ("", "'2024'", ["there is no year 2024"]),
        ("year: calendar\n", "'2024'", []),
        ("year: calendar\n", "2024/25", ["there is no year 2024/25"]),
    ],
)
def test_a_year_is_called_as_the_body_calls_its_own(council: str, year: str, said: list[str], tmp_path: Path) -> None:
    files = {
        "council.yaml": f"name: F\n{council}",
        "panel/committee.yaml": f"years:\n  {year}: {{members: [A Moss]}}\n",
    }
    lines = told({**files, **meeting("")}, tmp_path, "date")
    assert [line.rpartition(", so ")[2] for line in lines] == said
