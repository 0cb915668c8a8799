"""Which lines of which files are looked through, where a fault in them stands, and beside what it can be accepted."""

from pathlib import Path

import pytest
from content_sample import findings

FOLDER = "panel/2024-06-12"
AGENDA = {f"{FOLDER}/meeting.yaml": "agenda: [{title: Rents, papers: rents}]\n"}
HERE = "[here](https://www.fernshire.example/)"
DECISION = "officers/2024-06-13-lease.md"
DECISIONS = {"officers/committee.yaml": "name: Officers\nkind: decisions\n"}


def places(files: dict[str, str], folder: Path, rule: str = "link-text") -> list[str]:
    """Where the rule finds something, without the folder of the meeting."""
    found = findings(files, folder, rule)
    return [line.partition(": ")[0].removeprefix(f"{FOLDER}/") for line, _ in found]


@pytest.mark.parametrize(
    ("file", "text", "place", "beside"),
    [
        (f"{FOLDER}/rents.md", f"# Rents\n\nSee {HERE}\n", "3:5", "rents.md"),
        (f"{FOLDER}/rents.md", f"---\nkind: report\n---\n# Rents\n\nSee {HERE}\n", "6:5", "rents.md"),
        (f"{FOLDER}/minutes.md", f"## Rents\n\nSee {HERE}\n", "3:5", "meeting.yaml minutes"),
        (DECISION, f"---\nby: The clerk\n---\n# Lease\n\nSee {HERE}\n", "6:5", "2024-06-13-lease.md"),
        ("about/index.md", f"# About\n\nSee {HERE}\n", "3:5", None),
    ],
)
def test_every_text_is_looked_through(file: str, text: str, place: str, beside: str | None, tmp_path: Path) -> None:
    (found,) = findings({**AGENDA, **DECISIONS, file: text}, tmp_path, "link-text")
    assert (found[0].partition(": ")[0], found[1]) == (f"{file}:{place}", beside)


@pytest.mark.parametrize("own", ["glossary: {TMO: Tenant management organisation}", "# nothing"])
@pytest.mark.parametrize(
    ("file", "text"),
    [
        (f"{FOLDER}/rents.md", "# Rents\n\nThe TMO runs it.\n"),
        (f"{FOLDER}/minutes.md", "## Rents\n\nThe TMO runs it.\n"),
        (DECISION, "# Lease\n\nThe TMO runs it.\n"),
    ],
)
def test_what_a_text_explains_above_it_is_explained_in_it_alone(file: str, text: str, own: str, tmp_path: Path) -> None:
    files = {**AGENDA, **DECISIONS, "about/index.md": "# About\n\nThe TMO runs it.\n", file: f"---\n{own}\n---\n{text}"}
    found = [line.partition(":")[0] for line, _ in findings(files, tmp_path, "abbreviation")]
    assert found == sorted(["about/index.md", *([file] if own == "# nothing" else [])])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"```\n{HERE}\n```\n\n{HERE}", ["6:1"]),
        (f"~~~\n{HERE}\n```\n{HERE}\n~~~\n\n{HERE}", ["8:1"]),
        (f"   ```\n{HERE}\n   ```\n\n{HERE}", ["6:1"]),
        (f"```\n{HERE}\n```\n\n```\n{HERE}\n```", []),
        (f"<!-- {HERE} --> so {HERE}", ["2:52"]),
        (f"{HERE} <!-- {HERE} -->", ["2:1"]),
        (f"{HERE}{'x' * (10_000 - len(HERE))}", ["2:1"]),
        (f"{HERE}{'x' * (10_001 - len(HERE))}\n\n{HERE}", ["4:1"]),
    ],
)
def test_code_comments_and_lines_that_nobody_wrote_are_passed_over(text: str, found: list[str], tmp_path: Path) -> None:
    files = {**AGENDA, f"{FOLDER}/rents.md": f"# Rents\n{text}\n"}
    assert places(files, tmp_path) == [f"rents.md:{place}" for place in found]


MARK = "[it]{.mark}"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (f"note: See {MARK} and {MARK}", ["1:15", "1:31"]),
        (f"note: '{MARK}'\nplace: '{MARK}'", ["1:12", "2:13"]),
        (f"agenda: ['{MARK}', '{MARK}']", ["1:15", "1:30"]),
        (f"note: |\n  One\n  {MARK}", ["3:7"]),
        (f"note: |\n  {MARK}\n\n  {MARK}", ["2:7", "4:7"]),
        (f"note: |\n  {MARK}\n  {MARK}", ["2:7", "3:7"]),
        (f"note: |\n  One\n    {MARK}", ["3:9"]),
        (f"note: >\n  One\n  {MARK}", ["1:7"]),
        (f'note: "\\u004fne {MARK}"', ["1:7"]),
        (f'note: "\\u004fne {MARK}"\nplace: x\ncancelled: One {MARK}', ["1:7", "3:20"]),
        (f"note: 'One\n\n{MARK}'", ["3:5"]),
        (f"note: >-\n  See {MARK}", ["2:11"]),
        (f"place: The Guildhall\nnote: See {MARK}\ncancelled: See {MARK}", ["2:15", "3:20"]),
    ],
)
def test_what_stands_in_a_value_is_found_where_it_is_typed(typed: str, found: list[str], tmp_path: Path) -> None:
    files = {f"{FOLDER}/meeting.yaml": f"{typed}\n"}
    assert places(files, tmp_path, "converter-mark") == [f"meeting.yaml:{place}" for place in found]


LOST = "cafÃ©"


@pytest.mark.parametrize(
    ("file", "text", "place", "beside"),
    [
        ("council.yaml", f"name: {LOST}\n", "1:10", None),
        ("glossary.yaml", f"HRA: {LOST}\n", "1:9", None),
        ("redirects.yaml", f"# {LOST}\nold: panel\n", "1:6", None),
        ("people.yaml", f"a-moss:\n  name: A Moss\nb-reed:\n  name: {LOST}\n", "4:12", None),
        ("matters.yaml", f"rents:\n  title: Rents\nrepairs:\n  title: {LOST}\n", "4:13", None),
        ("panel/committee.yaml", f"name: {LOST}\n", "1:10", None),
        ("panel/actions.yaml", f"1/24: {{asks: {LOST}}}\n", "1:17", None),
        ("about/index.md", f"# About\n\nThe {LOST}\n", "3:8", None),
        (DECISION, f"---\nby: {LOST}\n---\n# Lease\n", "2:8", "2024-06-13-lease.md"),
        (DECISION, f"---\nby: The clerk\n---\n# Lease\n\nThe {LOST}\n", "6:8", "2024-06-13-lease.md"),
        (f"{FOLDER}/meeting.yaml", f"place: {LOST}\n", "1:11", "meeting.yaml"),
        (f"{FOLDER}/work-programme.yaml", f"programme:\n  Later: [{LOST}]\n", "2:14", "work-programme.yaml"),
        (f"{FOLDER}/rents.md", f"---\nto: {LOST}\n---\n# Rents\n", "2:8", "rents.md"),
        (f"{FOLDER}/rents.md", f"# Rents\n\nThe {LOST}\n", "3:8", "rents.md"),
        (f"{FOLDER}/rents.md", f"# Rents\n{LOST}{'x' * 9_995}\n", "2:4", "rents.md"),
        (f"{FOLDER}/rents.md", f"# Rents\n{LOST}{'x' * 9_996}\n\n{LOST}\n", "4:4", "rents.md"),
        (f"{FOLDER}/minutes.md", f"## Rents\n\nThe {LOST}\n", "3:8", "meeting.yaml minutes"),
        (f"{FOLDER}/times.csv", f"Area,Days\n{LOST},4\n", "2:4", "meeting.yaml"),
    ],
)
def test_every_file_that_officers_type_is_looked_through(
    file: str, text: str, place: str, beside: str | None, tmp_path: Path
) -> None:
    meeting = {f"{FOLDER}/meeting.yaml": ""} if file.startswith(FOLDER) else {}
    (found,) = findings({**DECISIONS, **meeting, file: text}, tmp_path, "lost-character")
    assert (found[0].partition(": ")[0], found[1]) == (f"{file}:{place}", beside)
