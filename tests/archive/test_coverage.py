"""What the archive holds of each year, what it has of a meeting, and what is known to exist and is not here."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import held, missing_files, outside
from generator.archive.coverage import Here, what_is_here

JUNE, LEASE = "panel/2024-06-12", "d/2024-06-01-lease"
MINUTES = "## Rents\n\nSee minute 9/20 and the minutes of the meeting held on 3 May 2020.\n\n![Costs](missing)\n"


@pytest.mark.parametrize(
    ("meeting", "minutes", "today", "here"),
    [
        ("agenda: [Rents]", True, "2024-06-13", Here.BOTH),
        ("agenda: [Rents]", False, "2024-06-13", Here.AGENDA),
        ("", True, "2024-06-13", Here.MINUTES),
        ("attendance: {members: [A Moss]}", False, "2024-06-13", Here.NEITHER),
        ("", False, "2024-06-13", Here.DATE),
        ("agenda: [Rents]", False, "2024-06-12", Here.TO_COME),
        ("cancelled: true", False, "2024-06-13", Here.OFF),
        ("not-held: inquorate", False, "2024-06-12", Here.OFF),
    ],
)
def test_what_is_here_of_a_meeting(meeting: str, today: str, here: Here, tmp_path: Path, *, minutes: bool) -> None:
    files = {f"{JUNE}/meeting.yaml": f"{meeting}\nminutes: {{first: 1}}\n" if minutes else f"{meeting}\n"}
    files |= {f"{JUNE}/minutes.md": "## Rents\n\nNoted.\n"} if minutes else {}
    archive, _ = loaded(files, tmp_path)
    assert what_is_here(archive.meeting("panel", "2024-06-12"), date.fromisoformat(today)) is here


def test_what_is_held_is_counted_by_year_and_years_between_have_nothing(tmp_path: Path) -> None:
    files = {
        "panel/2022-06-08/meeting.yaml": "agenda: [{title: Rents, papers: [rents, costs]}]\nminutes: {first: 1}\n",
        "panel/2022-06-08/minutes.md": "## Rents\n\nNoted.\n",
        **{f"panel/2022-06-08/{stem}.md": "# Rents\n\n## Why\n\nTo tell.\n" for stem in ("rents", "costs")},
        "panel/2022-07-13/meeting.yaml": "",
        f"{JUNE}/meeting.yaml": "agenda: [Rents]\n",
        f"{JUNE}/work-programme.yaml": "programme: {May: [Rents]}\n",
    }
    archive, _ = loaded(files, tmp_path)
    rows = [(row.year, row.meetings, row.agendas, row.minutes, row.papers, row.programmes) for row in held(archive)]
    assert rows == [("2024/25", 1, 1, 0, 0, 1), ("2023/24", 0, 0, 0, 0, 0), ("2022/23", 2, 1, 1, 2, 0)]


def test_years_of_all_committees_stand_newest_first_and_one_without_meetings_has_none(tmp_path: Path) -> None:
    files = {
        "board/committee.yaml": "name: Board\n",
        "group/committee.yaml": "name: Group\n",
        "board/2024-06-05/meeting.yaml": "",
        "panel/2023-06-07/meeting.yaml": "",
        f"{JUNE}/meeting.yaml": "",
    }
    archive, _ = loaded(files, tmp_path)
    rows = [(row.year, row.committee.name, row.meetings) for row in held(archive)]
    assert rows == [("2024/25", "board", 1), ("2024/25", "panel", 1), ("2023/24", "panel", 1)]


def test_what_is_told_of_and_is_not_here_is_listed_with_where_it_is_told(tmp_path: Path) -> None:
    files = {
        f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, papers: rents, missing: Two maps}]\nminutes: {first: 1}\n",
        f"{JUNE}/minutes.md": MINUTES,
        f"{JUNE}/rents.md": "# Rents up\n\n## Why\n\nAs in minute 8/20, and minute 1/24.\n\n![Rents](missing)\n",
        "d/committee.yaml": "kind: decisions\n",
        f"{LEASE}.md": "# Lease\n\n## Why\n\nAs in minute 7/20.\n\n![Prices](missing)\n",
    }
    archive, problems = loaded(files, tmp_path)
    assert [line for line in problems if ": error:" in line] == []
    assert [(each.what, each.address, each.title) for each in missing_files(archive)] == [
        ("Two maps", f"{JUNE}/#item-1", "Rents"),
        ("Figure: Costs", f"{JUNE}/minutes/#figure-1", "minutes of 12 June 2024"),
        ("Figure: Rents", f"{JUNE}/rents/#figure-1", "Rents up"),
        ("Figure: Prices", f"{LEASE}/#figure-1", "Lease"),
    ]
    assert [(each.what, each.address, each.title) for each in outside(archive)] == [
        ("Minute 9/20", f"{JUNE}/minutes/#minute-1", "minutes of 12 June 2024"),
        ("The minutes of 3 May 2020", f"{JUNE}/minutes/#minute-1", "minutes of 12 June 2024"),
        ("Minute 8/20", f"{JUNE}/rents/#p1-1", "Rents up"),
        ("Minute 7/20", f"{LEASE}/#why", "Lease"),
    ]
