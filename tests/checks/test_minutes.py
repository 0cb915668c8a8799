"""Minutes: how their numbers run on, which items they belong to, and when they were approved."""

from pathlib import Path

import pytest
from content_sample import loaded

APRIL, JUNE, JULY = "panel/2024-04-10", "panel/2024-06-12", "panel/2024-07-10"
NUMBERS = ("[minute-overlap]", "[minute-order]", "[minute-gap]", "[minute-first]", "[minute-item]")
APPROVAL = ("[approved-before]", "[approved-where]", "[approved-again]", "[minutes-of-later]", "[awaiting-approval]")


def told(files: dict[str, str], folder: Path, rules: tuple[str, ...] = NUMBERS) -> list[str]:
    """What is said of minutes, without their committee: "2024-06-12/minutes.md:1: severity: what [rule]"."""
    _, problems = loaded(files, folder)
    return [line.removeprefix("panel/") for line in problems if line.endswith(rules)]


def numbered(*meetings: tuple[str, str]) -> dict[str, str]:
    """Minutes with typed numbers: `(JUNE, "1 2 4")`."""
    files = {f"{folder}/meeting.yaml": "" for folder, _ in meetings}
    return files | {
        f"{folder}/minutes.md": "".join(f"## {number}. Minute\n\nNoted.\n\n" for number in numbers.split())
        for folder, numbers in meetings
    }


TWICE = "of 2024/25 stands in the minutes of 12 June 2024 already [minute-overlap]"


@pytest.mark.parametrize(
    ("meetings", "said"),
    [
        ([(JUNE, "1 2"), (JULY, "3")], []),
        ([(JUNE, "31 32"), (JULY, "33")], []),
        ([(APRIL, "31"), (JUNE, "1")], []),
        ([(JUNE, "1 2"), (JULY, "2 3")], [f"error: minute 2 {TWICE}"]),
        ([(JUNE, "2 3 1"), (JULY, "4")], ["error: minute 1 of 2024/25 comes after minute 3 [minute-order]"]),
        ([(JUNE, "5"), (JULY, "4")], ["error: minute 4 of 2024/25 comes after minute 5 [minute-order]"]),
        ([(JUNE, "1 2"), (JULY, "4")], ["info: minute 3 is missing in 2024/25 [minute-gap]"]),
        ([(JUNE, "1 4")], ["info: minutes 2 to 3 are missing in 2024/25 [minute-gap]"]),
        ([(JUNE, "1 1A 2")], []),
    ],
)  # fmt: skip
def test_numbers_run_on_through_the_year(meetings: list[tuple[str, str]], said: list[str], tmp_path: Path) -> None:
    lines = told(numbered(*meetings), tmp_path)
    assert [line.partition(": ")[2] for line in lines if "minute-" in line] == said


def test_where_numbers_begin_again_each_meeting_they_do(tmp_path: Path) -> None:
    files = numbered((JUNE, "1 2"), (JULY, "1 3"))
    files["panel/committee.yaml"] = "name: Panel\nminute-numbers: by-meeting\n"
    assert told(files, tmp_path) == ["2024-07-10/minutes.md:5: info: minute 2 is missing in 2024/25 [minute-gap]"]


@pytest.mark.parametrize(
    ("first", "said"), [(1, []), (2, ["the first minute is 2 here, and 1 as it is typed in minutes.md"])]
)
def test_the_first_number_is_the_same_in_both_places(first: int, said: list[str], tmp_path: Path) -> None:
    files = {**numbered((JUNE, "1 2")), f"{JUNE}/meeting.yaml": f"minutes: {{first: {first}}}\n"}
    assert told(files, tmp_path) == [f"2024-06-12/meeting.yaml:1: warning: {line} [minute-first]" for line in said]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ("## 1. Rents\n\nNoted.\n", []),
        ("## 1. Damp {item=1}\n\nNoted.\n", []),
        ("## 1. Damp\n\nNoted.\n", ['1: warning: the minute "Damp" belongs to no item of the agenda [minute-item]']),
        (
            "## 1. Rents\n\n### Flats {item=9}\n\nNoted.\n",
            ['3: warning: "Flats" names an item that is not on the agenda: 9 [minute-item]'],
        ),
    ],
)
def test_every_minute_belongs_to_an_item(minutes: str, said: list[str], tmp_path: Path) -> None:
    files = {f"{JUNE}/meeting.yaml": "agenda: [Rents, Repairs]\n", f"{JUNE}/minutes.md": minutes}
    assert told(files, tmp_path) == [f"2024-06-12/minutes.md:{line}" for line in said]
    assert told({**files, f"{JUNE}/meeting.yaml": ""}, tmp_path) == []


def approved(june: str, *agendas: tuple[str, str]) -> dict[str, str]:
    """Minutes of June with what is said of them, and the agendas of later meetings."""
    files = {
        f"{JUNE}/meeting.yaml": f"agenda: [Rents]\nminutes: {{first: 1, {june}}}\n",
        f"{JUNE}/minutes.md": "## Rents\n",
    }
    return files | {f"panel/{day}/meeting.yaml": f"agenda: [{agenda}]\n" for day, agenda in agendas}


OF_JUNE = "{minutes-of: 2024-06-12}"
NOTHING_SAYS = "these minutes were before the meeting of 10 July 2024, and nothing says they were agreed"
NOT_HERE = "these minutes were before the meeting of 10 July 2024, whose minutes are not here"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (approved("approved: 2024-07-10", ("2024-07-10", OF_JUNE)), []),
        (
            approved("approved: 2024-06-12"),
            ["error: the minutes of 12 June 2024 cannot have been approved on 12 June 2024 [approved-before]"],
        ),
        (
            approved("approved: 2024-07-10"),
            ["warning: no meeting of 10 July 2024 is in the archive to have approved these minutes [approved-where]"],
        ),
        (
            approved("approved: 2024-07-10", ("2024-07-10", OF_JUNE), ("2024-07-24", OF_JUNE)),
            ["warning: the minutes of 12 June 2024 were approved on 10 July 2024 already [approved-again]"],
        ),
        (
            approved("closed: '16:00'", ("2024-05-08", OF_JUNE)),
            ["error: the minutes of 12 June 2024 cannot be before a meeting of 8 May 2024 [minutes-of-later]"],
        ),
        (approved("closed: '16:00'", ("2024-07-10", OF_JUNE)), [f"info: {NOT_HERE} [awaiting-approval]"]),
        (
            approved("closed: '16:00'", ("2024-07-10", OF_JUNE)) | {f"{JULY}/minutes.md": "## 2 Minutes\n"},
            [f"warning: {NOTHING_SAYS} [awaiting-approval]"],
        ),
        (approved("closed: '16:00'", ("2024-09-11", OF_JUNE)), []),
        (approved("closed: '16:00'", ("2024-07-10", "Damp")), []),
        (
            approved("closed: '16:00'", ("2024-07-10", "Damp"), ("2024-07-24", "Damp")),
            ["warning: 2 meetings were held since, and none had these minutes on its agenda [awaiting-approval]"],
        ),
    ],
    ids=["approved", "too soon", "nowhere", "again", "later", "no minutes of it", "not said", "to come", "one", "two"],
)  # fmt: skip
def test_minutes_are_approved_once_by_a_later_meeting(files: dict[str, str], said: list[str], tmp_path: Path) -> None:
    assert [line.partition(": ")[2] for line in told(files, tmp_path, APPROVAL)] == said
