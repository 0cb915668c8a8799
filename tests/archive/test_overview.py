"""A work programme at a glance: where its rows stood from edition to edition, and what came of them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import CommitteeHistory
from generator.archive.editions import editions, editions_until
from generator.archive.overview import came_of, overview, was_heard

TODAY = date(2024, 8, 30)
JUNE, JULY = "panel/2024-06-12/", "panel/2024-07-10/"


def programme(*groups: str) -> str:
    """Its YAML: `programme("2024-07-10: Damp, Rents", "Later: Lifts")`."""
    told = (group.partition(": ") for group in groups)
    return "programme:\n" + "".join(
        f"  {under}:\n" + "".join(f"    - {row}\n" for row in rows.split(", ")) for under, _, rows in told
    )


def panel(files: Mapping[str, str], folder: Path) -> CommitteeHistory:
    """The committee of the files."""
    archive, problems = loaded({f"{JUNE}meeting.yaml": "", **files}, folder, TODAY)
    assert [line for line in problems if ": error:" in line] == []
    return archive.committees["panel"]


def test_a_row_is_followed_to_where_it_was_moved_and_one_that_went_stays_in_the_overview(tmp_path: Path) -> None:
    files = {
        f"{JUNE}work-programme.yaml": programme("2024-07-10: Damp, Rents", "2024-09-11: Keys"),
        f"{JULY}work-programme.yaml": programme("2024-09-11: Damp", "Later: Rents, Lifts"),
    }
    committee = panel(files, tmp_path)
    tracked = overview(editions_until(committee, committee.meetings[-1]))
    assert [
        (one.row.title.text, str(one.group.date or one.group.heading), [str(group.date) for group in one.before],
         one.is_listed)
        for one in tracked
    ] == [
        ("Damp", "2024-09-11", ["2024-07-10"], True),
        ("Rents", "Later", ["2024-07-10"], True),
        ("Lifts", "Later", [], True),
        ("Keys", "2024-09-11", [], False),
    ]  # fmt: skip


MINUTED = "## 1. Damp\n\nThe survey was noted.\n"
PUT_OFF = "## 1. Damp {deferred-to=2024-11-13}\n\nThere was no time.\n"


@pytest.mark.parametrize(
    ("meeting", "minutes", "came"),
    [
        (f"{JULY}meeting.yaml: ", "", "planned"),
        (f"{JULY}meeting.yaml: agenda: [Damp]", "", "on the agenda"),
        (f"{JULY}meeting.yaml: agenda: [Damp]", MINUTED, "heard"),
        (f"{JULY}meeting.yaml: agenda: [Damp]", PUT_OFF, "deferred"),
        (f"{JULY}meeting.yaml: ", MINUTED, "heard"),
        (f"{JULY}meeting.yaml: {{agenda: [Damp], cancelled: flood}}", "", "planned"),
        ("panel/2024-09-11/meeting.yaml: agenda: [Damp]", "", "on the agenda"),
    ],
    ids=["only a date", "no minutes", "minutes", "put off there", "no agenda", "cancelled", "to come"],
)
def test_no_row_is_said_to_be_heard_but_by_minutes(meeting: str, minutes: str, came: str, tmp_path: Path) -> None:
    name, text = meeting.split(": ", 1)
    day = name.split("/")[1]
    files = {f"{JUNE}work-programme.yaml": programme(f"{day}: Damp"), name: text}
    if minutes:
        files[name.replace("meeting.yaml", "minutes.md")] = minutes
    committee = panel(files, tmp_path)
    [group] = editions(committee)[0].programme.groups
    assert came_of(committee, group, group.rows[0], TODAY) == came


@pytest.mark.parametrize(
    ("row", "came"),
    [
        ("{title: Damp, state: deferred}", "deferred"),
        ("{title: Damp, state: withdrawn}", "withdrawn"),
        ("{title: Damp, state: cancelled}", "withdrawn"),
        ("Damp", "heard"),
    ],
)
def test_what_a_row_says_of_itself_goes_before_what_minutes_tell(row: str, came: str, tmp_path: Path) -> None:
    files = {
        f"{JUNE}work-programme.yaml": f"programme: {{2024-07-10: [{row}]}}\n",
        f"{JULY}meeting.yaml": "agenda: [Damp]\n",
        f"{JULY}minutes.md": MINUTED,
    }
    committee = panel(files, tmp_path)
    [group] = editions(committee)[0].programme.groups
    assert came_of(committee, group, group.rows[0], TODAY) == came


CALLED_OFF = "{agenda: [Damp], cancelled: flood}"


@pytest.mark.parametrize(
    ("first", "second", "came", "heard"),
    [
        (("agenda: [Damp]", ""), ("agenda: [Rents]", ""), "on the agenda", False),
        (("agenda: [Damp]", ""), ("agenda: [Damp]", MINUTED), "heard", True),
        (("agenda: [Damp]", PUT_OFF), ("agenda: [Damp]", MINUTED.replace("1.", "2.")), "heard", True),
        (("agenda: [Damp]", PUT_OFF), ("agenda: [Damp]", ""), "deferred", False),
        ((CALLED_OFF, ""), ("agenda: [Rents]", ""), "planned", False),
        ((CALLED_OFF, MINUTED), ("agenda: [Rents]", ""), "planned", False),
        ((CALLED_OFF, ""), ("agenda: [Damp]", MINUTED), "heard", True),
        (("agenda: [Damp]", f"{PUT_OFF}\n## 2. Damp\n\nIt was taken after all.\n"), ("", ""), "heard", True),
    ],
)
def test_of_two_meetings_of_a_day_the_one_that_tells_more_counts(
    first: tuple[str, str], second: tuple[str, str], came: str, tmp_path: Path, *, heard: bool
) -> None:
    files = {f"{JUNE}work-programme.yaml": programme("2024-07-10: Damp")}
    for folder, (meeting, minutes) in ((JULY, first), ("panel/2024-07-10-2/", second)):
        files |= {f"{folder}meeting.yaml": f"{meeting}\n"} | ({f"{folder}minutes.md": minutes} if minutes else {})
    committee = panel(files, tmp_path)
    [group] = editions(committee)[0].programme.groups
    assert came_of(committee, group, group.rows[0], TODAY) == came
    assert was_heard(committee, group, group.rows[0]) == heard


def test_a_row_below_no_date_is_only_planned(tmp_path: Path) -> None:
    files = {f"{JUNE}work-programme.yaml": programme("Later: Damp"), f"{JULY}meeting.yaml": "agenda: [Damp]\n"}
    committee = panel(files, tmp_path)
    [group] = editions(committee)[0].programme.groups
    assert came_of(committee, group, group.rows[0], TODAY) == "planned"
    assert not was_heard(committee, group, group.rows[0])


def test_of_one_edition_all_rows_are_listed_and_stood_nowhere_before(tmp_path: Path) -> None:
    committee = panel({f"{JUNE}work-programme.yaml": programme("2024-07-10: Damp", "Later: Keys")}, tmp_path)
    tracked = overview(editions_until(committee, committee.meetings[0]))
    assert [(one.row.title.text, one.group.heading, one.before, one.is_listed) for one in tracked] == [
        ("Damp", "", (), True),
        ("Keys", "Later", (), True),
    ]


def test_a_row_is_followed_through_three_editions_and_the_next_year_begins_anew(tmp_path: Path) -> None:
    files = {
        "panel/2023-06-07/work-programme.yaml": programme("2023-07-05: Old"),
        f"{JUNE}work-programme.yaml": programme("2024-07-10: Damp, Keys, Bins"),
        f"{JULY}work-programme.yaml": programme("2024-09-11: Damp", "2024-07-10: Keys"),
        "panel/2024-09-11/work-programme.yaml": programme("2024-10-09: Damp", "Later: Rents"),
    }
    committee = panel(files, tmp_path)
    tracked = overview(editions_until(committee, committee.meetings[-1]))
    assert [
        (one.row.title.text, str(one.group.date), [str(group.date) for group in one.before], one.is_listed)
        for one in tracked
    ] == [
        ("Damp", "2024-10-09", ["2024-07-10", "2024-09-11"], True),
        ("Rents", "None", [], True),
        ("Bins", "2024-07-10", [], False),
        ("Keys", "2024-07-10", [], False),
    ]


def test_the_first_edition_of_a_year_is_beside_the_last_of_the_one_before(tmp_path: Path) -> None:
    files = {
        "panel/2022-06-08/work-programme.yaml": programme("Later: Rents, Keys, Bins"),
        f"{JUNE}work-programme.yaml": programme("2024-07-10: Rents", "Later: Lifts"),
    }
    now, before = editions(panel(files, tmp_path))
    assert (now.changes, before.changes, before.carried) == (None, None, None)
    assert now.carried is not None
    assert now.carried.meeting == before.meeting
    assert [row.row.title.text for row, _ in now.carried.both] == ["Rents"]
    assert (now.carried.new, [row.row.title.text for row in now.carried.left]) == (1, ["Keys", "Bins"])
