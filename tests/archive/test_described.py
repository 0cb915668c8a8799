"""What agenda items and papers say of the files beside them: by which names, which of two, and where it stands."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from content_sample import write

from generator.archive.described import said_of, words_of_file, words_of_named
from generator.content.records import MeetingRecords
from generator.loading import collect

JUNE = "panel/2024-06-12"


def meeting(agenda: str, folder: Path, **front: str) -> MeetingRecords:
    """A meeting with a PDF, a table and a text file beside it; `front` stands above papers."""
    files = {
        f"{JUNE}/meeting.yaml": agenda,
        f"{JUNE}/plan.pdf": "%PDF-1.4\n",
        f"{JUNE}/arrears.csv": "A,B\nx,1\n",
        f"{JUNE}/notes.v2.txt": "Notes.\n",
        **{f"{JUNE}/{stem}.md": f"---\n{text}---\n# Paper\n" for stem, text in front.items()},
    }
    records = collect(write(files, folder)).records
    assert records
    return records.committees["panel"].meetings["2024-06-12"]


ALL = "title: The plan, kind: plan, date: 2024-06-01, original: docs/plan.pdf"


@pytest.mark.parametrize(
    ("agenda", "front", "said"),
    [
        (f"agenda: [{{title: A, papers: {{file: plan.pdf, {ALL}}}}}]", {}, {"plan.pdf": ("The plan", "plan")}),
        ("agenda: [{title: A, papers: [{file: plan, title: The plan}]}]", {}, {"plan.pdf": ("The plan",)}),
        ("agenda: [{title: A, papers: {file: arrears.csv, kind: table}}]", {}, {"arrears.csv": ("table",)}),
        ("agenda: [{title: A, papers: {file: plan, date: 2024-06-01}}]", {}, {"plan.pdf": ()}),
        ("agenda: [{title: A, papers: {file: plan, original: docs/plan.pdf}}]", {}, {"plan.pdf": ()}),
        ("agenda: [{title: A, papers: {file: notes.v2, title: Notes}}]", {}, {"notes.v2.txt": ("Notes",)}),
        ("agenda: [{title: A, papers: {file: notes, title: Notes}}]", {}, {}),
        ("agenda: [{title: A, papers: [plan, arrears]}]", {}, {}),
        ("agenda: [{title: A, papers: {file: other.pdf, title: Another}}]", {}, {}),
        (
            "agenda: [{title: A, papers: plan}, {title: B, papers: {file: plan, title: The plan}}, "
            "{title: C, papers: {file: plan.pdf, title: Another}}]",
            {},
            {"plan.pdf": ("The plan",)},
        ),
        (
            "agenda: [{title: A, papers: a}]",
            {"a": "appendices: [plan, {file: arrears.csv, title: Arrears}]\n"},
            {"arrears.csv": ("Arrears",)},
        ),
        (
            "agenda: [{title: A, papers: [a, {file: plan, title: Of the item}]}]",
            {"a": "appendices: {file: plan, title: Of the paper}\n"},
            {"plan.pdf": ("Of the item",)},
        ),
    ],
    ids=[
        "all",
        "by its stem",
        "a table",
        "a day",
        "an old address",
        "two dots in a name",
        "another stem",
        "nothing",
        "what is not here",
        "first",
        "paper",
        "item",
    ],
)
def test_what_is_said_of_files(
    agenda: str, front: Mapping[str, str], said: Mapping[str, tuple[str, ...]], tmp_path: Path
) -> None:
    found = said_of(meeting(f"{agenda}\n", tmp_path, **front))
    assert {name: each.words for name, each in found.items()} == said


def test_what_is_said_of_a_file_is_found_again(tmp_path: Path) -> None:
    agenda = f"agenda:\n  - title: A\n    papers:\n      - notes.v2.txt\n      - {{file: plan.pdf, {ALL}}}\n"
    paper = "appendices:\n  - plan\n  - file: arrears.csv\n    title: Arrears\n"
    found = said_of(meeting(agenda, tmp_path, a=paper))
    plan, arrears = found["plan.pdf"], found["arrears.csv"]
    assert (plan.about.date, plan.about.original) == (date(2024, 6, 1), "docs/plan.pdf")
    assert (plan.place().line, plan.place("title").line, plan.place("title").column) == (5, 5, 33)
    assert (arrears.place("title").line, Path(arrears.place("title").path).name) == (5, "a.md")


def test_papers_and_files_are_called_what_items_and_papers_call_them(tmp_path: Path) -> None:
    agenda = """\
agenda:
  - {title: A, papers: [{file: a, title: First, kind: report}, {file: plan, title: Plan}]}
  - {title: B, papers: [b, {file: plan.pdf, title: Map}]}
"""
    of = meeting(agenda, tmp_path, b="appendices: [{file: a.md, title: Second}]\n", a="kind: report\n")
    named = words_of_named(of)
    assert named == {"a": ("First", "report", "Second"), "plan": ("Plan",), "b": (), "plan.pdf": ("Map",)}
    assert [words_of_file(named, name) for name in ("plan.pdf", "notes.v2.txt")] == [("Map", "Plan"), ()]
