"""What a person was: offices with all their years, and jobs as they were printed."""

from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import Archive
from generator.archive.persons import everyone
from generator.archive.roles import jobs, spans, tenures
from generator.archive.years import Starts

FILES = {
    "people.yaml": """
a-moss: {name: A Moss, kind: councillor}
c-wren:
  name: C Wren
  kind: officer
  roles:
    - Director: {from: 2024-06}
""",
    "panel/committee.yaml": """
name: Panel
years:
  2021/22: {members: [a-moss]}
  2023/24: {members: [a-moss]}
  2024/25: {chair: a-moss}
  2025/26: {members: [a-moss]}
""",
    "board/committee.yaml": "name: Board\nyears: {2022/23: {members: [a-moss]}}\n",
    "panel/2022-06-08/meeting.yaml": "attendance: {officers: {Homes: [{c-wren: Head of Homes}]}, members: [a-moss]}\n",
    "panel/2023-06-07/meeting.yaml": "agenda: [{title: Damp, papers: [damp]}]\n",
    "panel/2023-06-07/damp.md": "---\nkind: report\nauthors: [{c-wren: head of homes}]\n---\n\n# Damp\n",
    "panel/2024-06-12/meeting.yaml": "attendance: {officers: {Homes: [{c-wren: Director}]}}\n",
    "panel/2024-07-10/meeting.yaml": "attendance: {officers: {Homes: [{c-wren: Acting Head}]}}\n",
}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """The archive of the files."""
    made, problems = loaded(FILES, tmp_path)
    assert [line for line in problems if ": error:" in line] == []
    return made


def test_an_office_stands_once_with_all_its_years(archive: Archive) -> None:
    held = tenures(everyone(archive)["a-moss"])
    assert [(one.title, one.committee.name, one.years) for one in held] == [
        ("Member", "panel", ("2025/26", "2023/24", "2021/22")),
        ("Chair", "panel", ("2024/25",)),
        ("Member", "board", ("2022/23",)),
    ]


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (["2021/22"], ["2021/22"]),
        (["2025/26", "2024/25", "2023/24", "2021/22"], ["2023/24 to 2025/26", "2021/22"]),
        (["1999/00", "2000/01"], ["1999/00 to 2000/01"]),
        (["2021/22", "2022/23", "2022/23"], ["2021/22 to 2022/23"]),
        ([], []),
    ],
)
def test_years_one_after_the_other_are_said_together(years: list[str], said: list[str]) -> None:
    assert list(spans(years, Starts())) == said


def test_a_job_stands_once_from_its_first_print_to_its_last_and_the_last_comes_first(archive: Archive) -> None:
    found = jobs("c-wren", archive.people["c-wren"], everyone(archive)["c-wren"])
    assert [(job.title, str(job.first), str(job.last)) for job in found] == [
        ("Acting Head", "2024-07-10", "2024-07-10"),
        ("head of homes", "2022-06-08", "2023-06-07"),
    ]


def test_the_first_print_of_a_job_gives_its_words_and_roles_of_members_are_none(tmp_path: Path) -> None:
    files = {
        "people.yaml": "a-moss: {name: A Moss, kind: councillor}\ng-hall: {name: G Hall, kind: guest}\n",
        "panel/2024-06-12/meeting.yaml": "attendance: {members: [{a-moss: Leader}], others: [{g-hall: Observer}]}\n"
        "agenda: [{title: Damp, papers: damp}]\n",
        "panel/2024-06-12/damp.md": "---\nkind: report\nauthors: [{a-moss: Mover}, {Jo Lane: Clerk}]\n---\n\n# Damp\n",
        "panel/2024-07-10/meeting.yaml": "attendance: {others: [g-hall]}\n",
    }
    archive, _ = loaded(files, tmp_path)
    found = {name: jobs(name, person, everyone(archive)[name]) for name, person in archive.people.items()}
    assert {name: [job.title for job in of] for name, of in found.items()} == {
        "a-moss": ["Mover"],
        "g-hall": ["Observer"],
    }


def test_of_jobs_printed_last_on_one_day_the_one_printed_first_of_all_comes_last(tmp_path: Path) -> None:
    files = {
        "people.yaml": "c-wren: {name: C Wren, kind: officer}\n",
        "panel/2023-06-07/meeting.yaml": "attendance: {officers: [c-wren: Head of Homes]}\n",
        "panel/2024-06-12/meeting.yaml": "attendance: {officers: [c-wren: Head of Homes], others: [c-wren: Clerk]}\n",
    }
    archive, _ = loaded(files, tmp_path)
    found = jobs("c-wren", archive.people["c-wren"], everyone(archive)["c-wren"])
    assert [(job.title, str(job.first)) for job in found] == [("Clerk", "2024-06-12"), ("Head of Homes", "2023-06-07")]
