"""The time line of a matter: what stands on it in which order, where it was last, and what is next."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import Background, Gap, Heard, Moment, Planned, heard_at, register, timelines
from generator.archive.timeline import last_heard, last_planned, next_day

JUNE, JULY = "panel/2024-06-12", "panel/2024-07-10"
ITEM, ROW = "agenda: [{title: Rents, matter: rents}]\n", "{title: Rents, matter: rents}"


def line(files: Mapping[str, str], folder: Path, background: str = "[]") -> tuple[Moment, ...]:
    """The moments of the matter "rents" in the files."""
    matters = f"rents: {{title: Rents, background: {background}}}\ndamp: {{title: Damp}}\n"
    archive, problems = loaded({"matters.yaml": matters, **files}, folder)
    assert [problem for problem in problems if ": error:" in problem] == []
    return timelines(archive, register(archive))["rents"]


AGENDA = "agenda: [{title: Rents, matter: rents, papers: rents}, {title: Damp, matter: damp}]\nminutes: {first: 1}\n"
MINUTES = """\
## Rents

RESOLVED that they be kept.

## Keys {matter=rents}

RESOLVED that they be cut.

## Damp

RESOLVED that it be noted.
"""


def heard(moment: Moment) -> tuple[str, str, list[str], list[str], list[str]]:
    """Where a matter was heard: meeting, item, minutes, papers, decisions."""
    assert isinstance(moment, Heard)
    return (
        moment.meeting.name,
        moment.item.number if moment.item else "",
        [minute.number for minute in moment.minutes],
        [paper.title for paper in moment.papers],
        [decision.cited.full.replace("\N{NO-BREAK SPACE}", " ") for decision in moment.decisions],
    )


def test_an_item_has_its_minutes_its_papers_and_what_was_decided_on_it_alone(tmp_path: Path) -> None:
    files = {f"{JUNE}/meeting.yaml": AGENDA, f"{JUNE}/minutes.md": MINUTES, f"{JUNE}/rents.md": "# The rents\n"}
    (moment,) = line(files, tmp_path)
    assert heard(moment) == ("2024-06-12", "1", ["1"], ["The rents"], ["1/24"])
    assert isinstance(moment, Heard)
    assert heard_at(moment) == f"{JUNE}/#item-1"


def test_minutes_of_a_matter_that_no_item_has_stand_together(tmp_path: Path) -> None:
    minutes = MINUTES + "\n## Locks {matter=rents}\n\nRESOLVED that they be changed.\n"
    files = {f"{JUNE}/meeting.yaml": "agenda: [Apologies]\nminutes: {first: 1}\n", f"{JUNE}/minutes.md": minutes}
    (moment,) = line(files, tmp_path)
    assert heard(moment) == ("2024-06-12", "", ["2", "4"], [], ["2/24", "4/24"])
    assert isinstance(moment, Heard)
    assert heard_at(moment) == f"{JUNE}/minutes/#minute-2"


def test_decisions_are_those_of_the_meeting_itself(tmp_path: Path) -> None:
    files = {
        "panel/committee.yaml": "minute-numbers: by-meeting\n",
        f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, matter: rents}]\nminutes: {first: 1}\n",
        f"{JUNE}/minutes.md": "## Rents\n\nRESOLVED that they be kept.\n\nRESOLVED that they be told.\n",
        f"{JULY}/meeting.yaml": "agenda: [{title: Rents, matter: rents}]\nminutes: {first: 1}\n",
        f"{JULY}/minutes.md": "## Rents\n\nRESOLVED that they rise.\n",
    }
    assert [heard(moment)[4] for moment in line(files, tmp_path)] == [
        ["1 of 12 June 2024, resolution 1", "1 of 12 June 2024, resolution 2"],
        ["1 of 10 July 2024"],
    ]


def test_an_edition_that_plans_it_has_each_of_its_rows_with_what_that_stands_under(tmp_path: Path) -> None:
    files = {
        f"{JUNE}/work-programme.yaml": f"programme:\n  2024-09-11: [{ROW}, Keys]\n  Later: [{ROW}]\n",
        f"{JULY}/work-programme.yaml": "programme:\n  Later: [Keys]\n",
    }
    (moment,) = line(files, tmp_path)
    assert isinstance(moment, Planned)
    assert (moment.meeting.name, moment.programme.address) == ("2024-06-12", f"{JUNE}/work-programme/")
    assert [(under, row.address) for under, row in moment.rows] == [
        ("2024-09-11", f"{JUNE}/work-programme/#row-rents"),
        ("Later", f"{JUNE}/work-programme/#row-rents-2"),
    ]


def test_what_papers_tell_of_its_past_stands_where_it_belongs(tmp_path: Path) -> None:
    background = "[{on: 2024-07, what: Asked, source: 'https://fernshire.example/'}, {on: 2021, what: Frozen},"
    background += " {on: 2023/24, what: Told}, {on: 2023-04, what: Said}]"
    files = {f"{name}/meeting.yaml": ITEM for name in (JULY, JUNE)}
    found = line(files, tmp_path, background)
    assert [each if isinstance(each, Background) else heard(each)[0] for each in found] == [
        Background("2021", "Frozen", ""),
        Background("2023-04", "Said", ""),
        Background("2023/24", "Told", ""),
        "2024-06-12",
        Background("2024-07", "Asked", "https://fernshire.example/"),
        "2024-07-10",
    ]


@pytest.mark.parametrize(
    ("days", "gaps"),
    [
        (["2019-06-12", "2020-06-10"], []),
        (["2019-06-12", "2021-06-09"], [("2020/21", "2020/21")]),
        (["2019-06-12", "2023-06-14"], [("2020/21", "2022/23")]),
        (["2019-06-12", "other 2020-06-10", "2021-06-09"], []),
        (["2019-06-12", "other 2021-06-09", "2024-06-12"], [("2020/21", "2020/21"), ("2022/23", "2023/24")]),
    ],
    ids=["none", "a year", "some", "a meeting on other things", "between"],
)
def test_a_gap_is_of_years_without_any_meeting(days: list[str], gaps: list[tuple[str, str]], tmp_path: Path) -> None:
    files = {
        f"panel/{day.removeprefix('other ')}/meeting.yaml": "agenda: [Keys]\n" if day.startswith("other") else ITEM
        for day in days
    }
    found = line(files, tmp_path, "[{on: 2001, what: Begun}]")
    assert [(each.first, each.last) for each in found if isinstance(each, Gap)] == gaps


MET = {
    "panel/2024-05-15/work-programme.yaml": f"programme: {{2024-08-14: [{ROW}]}}\n",
    f"{JUNE}/meeting.yaml": f"{ITEM}minutes: {{first: 1}}\n",
    f"{JUNE}/minutes.md": "## Rents\n\nThey were told.\n",
    f"{JUNE}/work-programme.yaml": f"programme: {{2024-09-11: [{ROW}]}}\n",
    f"{JULY}/meeting.yaml": ITEM,
    f"{JULY}/work-programme.yaml": f"programme: {{2024-10-09: [{ROW}], 2024-12-11: [{ROW}], Later: [{ROW}]}}\n",
}


@pytest.mark.parametrize(
    ("today", "last", "coming"),
    [
        ("2024-06-01", "", "2024-06-12"),
        ("2024-06-12", "", "2024-06-12"),
        ("2024-06-13", "2024-06-12", "2024-07-10"),
        ("2024-07-11", "2024-07-10", "2024-10-09"),
        ("2024-10-09", "2024-07-10", "2024-10-09"),
        ("2024-10-10", "2024-07-10", "2024-12-11"),
        ("2024-12-12", "2024-07-10", None),
    ],
)
def test_where_it_was_heard_last_and_for_when_it_is_next(
    today: str, last: str, coming: str | None, tmp_path: Path
) -> None:
    day, moments = date.fromisoformat(today), line(MET, tmp_path)
    found = last_heard(moments, day)
    assert (found.meeting.name if found else "") == last
    assert next_day(moments, day) == (date.fromisoformat(coming) if coming else None)


@pytest.mark.parametrize(
    ("files", "coming"),
    [
        ({f"{JUNE}/meeting.yaml": f"cancelled: true\n{ITEM}"}, None),
        ({f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, matter: rents, withdrawn: true}]\n"}, None),
        ({f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, matter: rents, deferred-to: 2024-07-10}]\n"}, None),
        ({f"{JUNE}/work-programme.yaml": f"programme: {{2024-09-11: [{ROW[:-1]}, state: deferred}}]}}\n"}, None),
        ({f"{JUNE}/meeting.yaml": f"cancelled: true\n{ITEM}", f"{JULY}/meeting.yaml": ITEM}, date(2024, 7, 10)),
    ],
    ids=["a meeting called off", "an item withdrawn", "one put off", "a row put off", "the meeting after"],
)
def test_what_is_off_is_for_no_day(files: Mapping[str, str], coming: date | None, tmp_path: Path) -> None:
    assert next_day(line(files, tmp_path), date(2024, 6, 1)) == coming


@pytest.mark.parametrize(
    ("rows", "when"),
    [
        ("2024-10-09: [{}], 2024-12-11: [{}], Later: [{}]", date(2024, 12, 11)),
        ("Soon: [{}], Next: [{}], Later: [{}]", "Later"),
    ],
)
def test_the_last_edition_says_for_when_it_is_planned(rows: str, when: date | str, tmp_path: Path) -> None:
    files = {**MET, f"{JULY}/work-programme.yaml": f"programme: {{{rows.replace('{}', ROW)}}}\n"}
    found = last_planned(line(files, tmp_path))
    assert found
    assert (found[0].meeting.name, found[1]) == ("2024-07-10", when)


def test_what_is_on_no_agenda_and_no_plan_is_neither_heard_nor_next(tmp_path: Path) -> None:
    moments = line({f"{JUNE}/meeting.yaml": "agenda: [Keys]\n"}, tmp_path, "[{on: 2021, what: Frozen}]")
    today = date(2024, 1, 1)
    assert (last_heard(moments, today), next_day(moments, today), last_planned(moments)) == (None, None, None)
