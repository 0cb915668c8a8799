"""Work programmes from edition to edition: what became of each row, and how years are compared and parted."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import CommitteeHistory
from generator.archive.editions import Placed, called, editions, editions_until, years_apart

COMPARING = import_module("generator.archive.editions")
MARCH, JUNE, JULY = "panel/2024-03-13", "panel/2024-06-12", "panel/2024-07-10"


def panel(files: Mapping[str, str], folder: Path) -> CommitteeHistory:
    """The committee of the files."""
    archive, problems = loaded(files, folder)
    assert [line for line in problems if ": error:" in line] == []
    return archive.committees["panel"]


def programmes(**by_meeting: str) -> dict[str, str]:
    """Work programmes: `programmes(june="2024-07-10: [Damp]")`."""
    folders = {"march": MARCH, "june": JUNE, "july": JULY}
    return {f"{folders[name]}/work-programme.yaml": f"programme: {{{text}}}\n" for name, text in by_meeting.items()}


def under(placed: Placed | None) -> str:
    """What a row stands under."""
    return "" if placed is None else str(placed.group.date or placed.group.heading)


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        ("Later: [Damp]", "Later: [Damp]", ("without a date", "Later", "Later")),
        ("2024-09-11: [Damp]", "2024-09-11: [Damp]", ("unchanged", "2024-09-11", "2024-09-11")),
        ("2024-09-11: [Damp]", "2024-11-13: [Damp]", ("moved", "2024-09-11", "2024-11-13")),
        ("2024-09-11: [Damp]", "Later: [Damp]", ("moved", "2024-09-11", "Later")),
        ("2024-09-11: [Damp]", "", ("dropped", "2024-09-11", "")),
        ("", "Later: [Damp]", ("added", "", "Later")),
        ("Later: [Damp]", "Later: [{title: Damp, state: deferred}]", ("deferred", "Later", "Later")),
        ("Later: [Damp]", "Later: [{title: Damp, state: withdrawn}]", ("dropped", "Later", "Later")),
        (
            "Later: [{title: Damp, state: deferred}]",
            "Later: [{title: Damp, state: deferred}]",
            ("without a date", "Later", "Later"),
        ),
        ("Later: [Damp]", "Later: [{title: Mould, was: Damp}]", ("without a date", "Later", "Later")),
        ("2024-06-12: [Rents]", "2024-06-12: [Rents]", ("unchanged", "2024-06-12", "2024-06-12")),
        ("2024-06-12: [Rents]", "", ("heard", "2024-06-12", "")),
        ("2024-06-12: [Levels]", "2024-06-12: [{title: Rents, was: Levels}]", ("heard", "2024-06-12", "2024-06-12")),
    ],
)
def test_what_became_of_a_row(before: str, now: str, change: tuple[str, str, str], tmp_path: Path) -> None:
    files = programmes(june=before, july=now) | {f"{JUNE}/meeting.yaml": "agenda: [Rents]\n"}
    newest, oldest = editions(panel(files, tmp_path))
    assert (oldest.changes, oldest.carried) == (None, None)
    assert [(each.how, under(each.before), under(each.now)) for each in newest.changes or ()] == [change]
    assert [(str(each.meeting.date), each.programme.address) for each in (newest, oldest)] == [
        ("2024-07-10", f"{JULY}/work-programme/"),
        ("2024-06-12", f"{JUNE}/work-programme/"),
    ]


def test_of_rows_of_one_title_that_under_the_same_date_is_the_same(tmp_path: Path) -> None:
    files = programmes(june="2024-09-11: [Damp], 2024-11-13: [Damp]", july="2024-11-13: [Damp], 2024-12-11: [Damp]")
    changes = editions(panel(files, tmp_path))[0].changes or ()
    assert [(each.how, under(each.before), under(each.now)) for each in changes] == [
        ("unchanged", "2024-11-13", "2024-11-13"),
        ("moved", "2024-09-11", "2024-12-11"),
    ]


def test_the_first_edition_of_a_year_is_held_to_the_last_of_an_earlier_one(tmp_path: Path) -> None:
    files = programmes(march="Later: [Damp, Rents]", june="Later: [Rents, Keys, Lifts]", july="Later: [Rents]")
    committee = panel(files, tmp_path)
    july, june, march = editions(committee)
    assert june.carried
    assert (june.changes, july.carried, march.carried) == (None, None, None)
    assert (str(june.carried.meeting.date), june.carried.programme.address) == (
        "2024-03-13",
        f"{MARCH}/work-programme/",
    )
    assert [now.row.title.text for _, now in june.carried.both] == ["Rents"]
    assert (june.carried.new, [placed.row.title.text for placed in june.carried.left]) == (2, ["Damp"])
    assert (str(june.meeting.date), june.programme.address) == ("2024-06-12", f"{JUNE}/work-programme/")
    assert [str(each.meeting.date) for each in editions_until(committee, committee.meetings[1])] == ["2024-06-12"]
    assert [len(each.changes or ()) for each in editions_until(committee, committee.meetings[2])] == [0, 3]


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ({}, "Work programme"),
        ({"june": "Later: [Damp]"}, "Work programme"),
        ({"june": "Later: [{title: Lease, key: true}]", "july": "Later: [{title: Lease, key: true}]"}, "Forward plan"),
        ({"june": "Later: [{title: Lease, key: true}]", "july": "Later: [Damp]"}, "Work programme"),
    ],
)
def test_editions_are_called_as_the_newest_is(rows: dict[str, str], word: str, tmp_path: Path) -> None:
    assert called(panel({f"{JUNE}/meeting.yaml": "", **programmes(**rows)}, tmp_path)) == word


@pytest.mark.parametrize(
    ("together", "apart"), [(5, ()), (4, ("2021/22",)), (3, ("2021/22",)), (2, ("2022/23", "2021/22"))]
)
def test_years_that_one_page_does_not_hold_with_those_of_later_stand_apart(
    together: int, apart: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = ("2021-06-09", "2021-09-08", "2022-06-08", "2023-06-07", "2023-09-06")
    files = {f"panel/{day}/work-programme.yaml": "programme: {Later: [Damp]}\n" for day in days}
    monkeypatch.setattr(COMPARING, "TOGETHER", together)
    assert years_apart(panel({f"{JUNE}/meeting.yaml": "", **files}, tmp_path)) == apart
