"""Days: what comes before a meeting and what after it, weekdays and their dates, years, joint meetings; and notice."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import TODAY, findings, loaded

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
        ("on Monday 31 December 2023", "31 December 2023 was a Sunday, not a Monday"),
        ("on Monday 32 December 2023", "there is no 32 December 2023 in the calendar"),
        ("on Monday 32 January 2023", "there is no 32 January 2023 in the calendar"),
        ("on Monday 31/14/2024", "there is no 31/14/2024 in the calendar"),
        ("on Monday 2024-00-31", "there is no 31/0/2024 in the calendar"),
        ("on Wednesday 12/06/2024", ""),
        ("on Friday 12/06/2024", ""),
        ("on Monday 12/06/2024", "12 June 2024 was a Wednesday, not a Monday"),
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


# Whole messages, with their places and what they are about

SEE = "see which of the dates is wrong [date-order]"
RIGHT = "correct the one that is wrong; a paper that was published so may keep it [weekday]"


def whole(files: dict[str, str], folder: Path, *rules: str) -> list[tuple[str, str | None]]:
    """What is said: "meeting.yaml:1:1: severity: what; mend [rule]", and what it is about."""
    return [(line.removeprefix(f"{JUNE}/"), about) for line, about in findings(files, folder, *rules)]


OUT_OF_ORDER = """published: 2024-06-13
agenda:
- Rents
- {title: Damp, added: 2024-06-14, deferred-to: 2024-06-11}
private:
- {title: A claim, exempt: 1, added: 2024-06-15}
time: 10:00
minutes:
  published: 2024-06-01
  closed: 09:00
cancelled: true
attendance: {members: [A Moss]}
continues: 2024-06-13
"""


def test_what_is_said_of_dates_out_of_order(tmp_path: Path) -> None:
    files = meeting(OUT_OF_ORDER, rents="date: 2024-06-13\npublished: 2024-06-14")
    had = "is after the meeting of 12 June 2024 that had this paper"
    assert whole(files, tmp_path, "date-order") == [
        (f"{line}; {SEE}", about)
        for line, about in (
            (
                "meeting.yaml:1:12: warning: an agenda published on 13 June 2024 came after its meeting",
                "meeting.yaml published",
            ),
            (
                "meeting.yaml:4:24: warning: an item added on 14 June 2024 came after the meeting",
                "meeting.yaml agenda/1/added",
            ),
            (
                "meeting.yaml:4:49: warning: 11 June 2024 is not later than this meeting",
                "meeting.yaml agenda/1/deferred-to",
            ),
            (
                "meeting.yaml:6:38: warning: an item added on 15 June 2024 came after the meeting",
                "meeting.yaml private/0/added",
            ),
            (
                "meeting.yaml:9:14: warning: minutes published on 1 June 2024 came before their meeting",
                "meeting.yaml minutes/published",
            ),
            (
                "meeting.yaml:10:11: warning: the meeting closed at 09:00 and began at 10:00",
                "meeting.yaml minutes/closed",
            ),
            (
                "meeting.yaml:11:12: warning: the meeting was cancelled, and there are minutes or an attendance of it",
                "meeting.yaml cancelled",
            ),
            (
                "meeting.yaml:13:12: warning: the meeting of 13 June 2024 cannot have been adjourned to this one",
                "meeting.yaml continues",
            ),
            (f"rents.md:2:7: warning: 13 June 2024 {had}", "rents.md date"),
            (f"rents.md:3:12: warning: 14 June 2024 {had}", "rents.md published"),
        )
    ]


def test_what_is_said_of_a_meeting_that_goes_on_with_none(tmp_path: Path) -> None:
    assert whole(meeting("continues: 2024-06-10"), tmp_path, "date-order") == [
        (
            "meeting.yaml:1:12: warning: no meeting of 10 June 2024 is in the archive to have been adjourned to this"
            " one; correct the date, or make a folder for that meeting with an empty meeting.yaml [date-order]",
            "meeting.yaml continues",
        )
    ]


def test_minutes_of_a_cancelled_meeting_are_told(tmp_path: Path) -> None:
    files = meeting("cancelled: true") | {f"{JUNE}/minutes.md": "## 1. Rents\n"}
    said = "1: warning: the meeting was cancelled, and there are minutes or an attendance of it"
    assert told(files, tmp_path, "date-order") == [said]


def test_what_is_said_of_weekdays(tmp_path: Path) -> None:
    files = meeting("note: x\nplace: 'Hall, Monday 12 June 2024'") | {
        f"{JUNE}/rents.md": "# Rents\n\nOn Wednesday 12 June 2024 and Friday\n14 June 2024, or Monday 12 June 2024.\n"
        "On Tuesday\n12 June 2024.\n",
        f"{JUNE}/table.csv": "Day,Sum\nMonday 12 June 2024,1\n",
        f"{JUNE}/work-programme.yaml": "programme:\n  Later:\n  - On Monday 12 June 2024\n",
    }
    what = f"warning: 12 June 2024 was a Wednesday, not a {{}}; {RIGHT}"
    assert whole(files, tmp_path, "weekday") == [
        (f"meeting.yaml:2:15: {what.format('Monday')}", "meeting.yaml"),
        (f"rents.md:4:18: {what.format('Monday')}", "rents.md"),
        (f"rents.md:5:4: {what.format('Tuesday')}", "rents.md"),
        (f"table.csv:2:1: {what.format('Monday')}", "meeting.yaml"),
        (f"work-programme.yaml:3:8: {what.format('Monday')}", "work-programme.yaml"),
    ]


def test_a_weekday_and_a_date_with_a_line_between_are_two(tmp_path: Path) -> None:
    files = meeting("") | {f"{JUNE}/rents.md": "# Rents\n\nWe met on Tuesday\n\n12 June 2024 it was.\n"}
    assert told(files, tmp_path, "weekday") == []


def test_what_is_said_of_a_date_in_a_work_programme(tmp_path: Path) -> None:
    programme = "programme:\n  Later: [Rents]\n  10 July 2024: [Damp]\n"
    files = {"board/committee.yaml": "name: Board\n", "board/2024-06-12/meeting.yaml": ""}
    assert whole({**files, **meeting(""), f"{JUNE}/work-programme.yaml": programme}, tmp_path, "programme-date") == [
        (
            'work-programme.yaml:3:3: warning: "10 July 2024" looks like a date, and is read as a heading; write it'
            " like 2024-11-13, and the meeting of that day is linked [programme-date]",
            "work-programme.yaml programme/10 July 2024",
        )
    ]


def test_what_is_said_of_joint_meetings(tmp_path: Path) -> None:
    files = meeting("joint-with:\n- board\n- bord\n- zz") | {
        "board/committee.yaml": "name: Board\n",
        "board/2024-06-12/meeting.yaml": "place: Hall\n",
        "board/2024-06-12-2/meeting.yaml": "joint-with: [panel]\n",
    }
    two = "is this joint meeting too: it has two addresses; keep one folder, with `joint-with:`, and take"
    assert whole(files, tmp_path, "joint-meeting") == [
        (
            f'board/2024-06-12-2/meeting.yaml:1:14: warning: "panel/2024-06-12" {two} "2024-06-12" out of the other'
            " committee [joint-meeting]",
            "meeting.yaml joint-with/0",
        ),
        (
            f'meeting.yaml:2:3: warning: "board/2024-06-12-2" {two} "2024-06-12-2" out of the other committee'
            " [joint-meeting]",
            "meeting.yaml joint-with/0",
        ),
        (
            'meeting.yaml:3:3: warning: there is no committee "bord" here; did you mean "board"? [joint-meeting]',
            "meeting.yaml joint-with/1",
        ),
        (
            'meeting.yaml:4:3: warning: there is no committee "zz" here; known here: board, panel [joint-meeting]',
            "meeting.yaml joint-with/2",
        ),
    ]


def test_where_there_are_many_committees_none_is_proposed_for_what_is_like_none(tmp_path: Path) -> None:
    files = meeting("joint-with: [zz]") | {f"c-{n}/committee.yaml": "name: C\n" for n in range(12)}
    ((line, _),) = whole(files, tmp_path, "joint-meeting")
    assert line.endswith('there is no committee "zz" here; write the name of the committee\'s folder [joint-meeting]')


def test_what_is_said_of_a_year(tmp_path: Path) -> None:
    years = "municipal-years: {'2022': 2022-05-12, 2023/24: 2023-05-18}"
    files = meeting("") | {"panel/committee.yaml": "years:\n  2023/24: {members: [A]}\n  '2024': {members: [A]}\n"}
    said = (
        "error: the years of this body begin on {}, so there is no year {}; write {}, or say in council.yaml when they"
        " begin, as `year: calendar` [date]"
    )
    assert whole({**files, "council.yaml": f"name: F\n{years}\n"}, tmp_path, "date") == [
        (f"council.yaml:2:19: {said.format('1 May', '2022', '2022/23')}", None),
        (f"panel/committee.yaml:3:3: {said.format('1 May', '2024', '2024/25')}", None),
    ]
    ((line, _),) = whole({**files, "council.yaml": "name: F\nyear: {begins: 12-31}\n"}, tmp_path / "late", "date")
    assert line == f"panel/committee.yaml:3:3: {said.format('31 December', '2024', '2024/25')}"
