"""What real files hold, and what the page or the check says of it: one paper of one meeting, as `panel` has it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from content_sample import loaded

AGENDA = "time: 18:30\npublished: 2024-06-04\nagenda:\n  - title: Repairs update\n    papers: repairs\n"
PAPER = "# Repairs update\n\n## Waiting times\n\n"
FOLDER = "panel/2024-06-12"


def said(files: Mapping[str, str], folder: Path) -> list[str]:
    """What is said of a meeting with these files; of a paper `repairs` and the meeting's own file the rest is known."""
    written = {"meeting.yaml": AGENDA, "repairs.md": f"{PAPER}Text.", **files}
    _, problems = loaded({f"{FOLDER}/{name}": text for name, text in written.items()}, folder)
    return [problem.removeprefix(f"{FOLDER}/") for problem in problems if "[clear-days]" not in problem]


@pytest.mark.parametrize(
    ("typed", "lost", "line"),
    [
        ("The councilâ€™s fund", "â€™", 5),
        ("is Â£5m", "Â£", 5),
        ("the cafÃ© and the cafÃ¨s", "Ã©", 5),
        ("the caf\ufffd closed", "\ufffd", 5),
        ("\n\nCost â‚¬5", "â‚¬", 7),
        ("Llanfair yng NghornwyÅµ", "Åµ", 5),
    ],
)
def test_a_character_that_was_lost_is_told_where_it_stands(typed: str, lost: str, line: int, tmp_path: Path) -> None:
    assert said({"repairs.md": f"{PAPER}{typed}"}, tmp_path)[0] == (
        f'repairs.md:{line}: warning: "{lost}" stands where another character was lost [lost-character]'
    )


@pytest.mark.parametrize("typed", ["Âge moyen", "Fuß“", "São Tomé £5", "IRMÃ", "â", "€5 – “so” ’til", "naïve ï"])
def test_letters_of_other_languages_are_not_lost(typed: str, tmp_path: Path) -> None:
    assert said({"repairs.md": f"{PAPER}{typed}"}, tmp_path) == []


def test_lost_characters_are_told_in_every_kind_of_file(tmp_path: Path) -> None:
    files = {
        "meeting.yaml": f"place: The cafÃ©\n{AGENDA}",
        "repairs.md": f"---\nto: The cafÃ©\n---\n{PAPER}![Times](times.csv)",
        "times.csv": "Area,Days\nCafÃ©,3\n",
    }
    lost = 'warning: "Ã©" stands where another character was lost [lost-character]'
    assert said(files, tmp_path) == [f"meeting.yaml:1: {lost}", f"repairs.md:2: {lost}", f"times.csv:2: {lost}"]
    for name in ("people.yaml", "glossary.yaml", "council.yaml", "about/index.md"):
        text = {"council.yaml": "name: CafÃ©", "about/index.md": "# CafÃ©"}.get(name, "x:\n  name: CafÃ©")
        found = loaded(
            {name: text.replace("name", "means") if name == "glossary.yaml" else text}, tmp_path / Path(name).stem
        )[1]
        assert any(problem.startswith(name) and "[lost-character]" in problem for problem in found)


def test_a_lost_character_that_was_published_so_is_accepted(tmp_path: Path) -> None:
    front = "---\naccept:\n  lost-character: The paper was printed so\n---\n"
    assert said({"repairs.md": f"{front}{PAPER}The cafÃ©"}, tmp_path) == [
        'repairs.md:9: info: "Ã©" stands where another character was lost [lost-character]'
    ]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("North,#REF!", '"#REF!" is an error of a spreadsheet'),
        ('North,"#N/A"', '"#N/A" is an error of a spreadsheet'),
        ("North,#DIV/0!", '"#DIV/0!" is an error of a spreadsheet'),
        ("North,#BEZUG!", '"#BEZUG!" is an error of a spreadsheet'),
        ("North,########", '"########" stands for a number that was wider than its column'),
        ("North,1.2E+05", '"1.2E+05" is a number as a spreadsheet shortens it'),
        ("North,5e3", '"5e3" is a number as a spreadsheet shortens it'),
        ("North,=SUM(B2:B3)", '"=SUM(B2:B3)" is the formula, and not what it comes to'),
    ],
)
def test_an_error_of_a_spreadsheet_is_told_with_its_cell(row: str, what: str, tmp_path: Path) -> None:
    files = {"repairs.md": f"{PAPER}![Times](times.csv)", "times.csv": f"Area,Days\n{row}\n"}
    assert said(files, tmp_path) == [f"times.csv:2: warning: {what} [spreadsheet-error]"]


@pytest.mark.parametrize(
    "line", ["| North | #REF! |", "It cost #VALUE! in all", "| a | ##### |", "| a | =SUM(A1:A9) |", "#NAME? of tenants"]
)
def test_an_error_of_a_spreadsheet_in_a_text_is_told(line: str, tmp_path: Path) -> None:
    (problem,) = said({"repairs.md": f"{PAPER}{line}"}, tmp_path)
    assert problem.startswith("repairs.md:5: warning: ")
    assert problem.endswith("[spreadsheet-error]")


@pytest.mark.parametrize(
    "cell", ["# North", "E5", "3E", "Block 1E5 2", "= 5", "#12", "C#", '"# North, all"', "#N/Area"]
)
def test_other_cells_are_no_errors(cell: str, tmp_path: Path) -> None:
    files = {"repairs.md": f"{PAPER}![Times](times.csv)", "times.csv": f"Area,Days\nNorth,2\nSouth,{cell}\n"}
    assert said(files, tmp_path) == []


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("Area;2023;2024\nNorth;1,5;2,5\n", "the cells of this table are parted by semicolons, not by commas"),
        ("Area;2023\nNorth;36\n", "the cells of this table are parted by semicolons, not by commas"),
        ("Area\t2023\nNorth\t1,5\n", "the cells of this table are parted by tabs, not by commas"),
        ("Area, all|2023\nNorth|1,5\nSouth|2\n", "the cells of this table are parted by strokes, not by commas"),
        ("sep=,\nArea,2023,2024\nNorth,36,40\n", 'the first line, "sep=,", is for a spreadsheet alone, and no row'),
        ("sep=;\nArea;2023\nNorth;1,5\n", 'the first line, "sep=;", is for a spreadsheet alone, and no row'),
    ],
)
def test_a_table_that_is_parted_otherwise_is_named_as_what_it_is(table: str, what: str, tmp_path: Path) -> None:
    files = {"repairs.md": f"{PAPER}![Times](times.csv)", "times.csv": table}
    assert said(files, tmp_path) == [f"times.csv:1: error: {what} [csv]"]


@pytest.mark.parametrize("table", ["Area,Note\nNorth,a; b\nSouth,c; d\n", "Note\na; b\n", "Area,A|B\nNorth,x|y\n"])
def test_semicolons_and_strokes_within_cells_are_words(table: str, tmp_path: Path) -> None:
    assert said({"repairs.md": f"{PAPER}![Times](times.csv)", "times.csv": table}, tmp_path) == []


def test_what_a_cell_refers_to_stands_where_it_is_typed(tmp_path: Path) -> None:
    table = 'Area,Note\nno.md,none\nNorth,"see\n[it](no.md)"\nSouth,[word]{.x}\n'
    assert said({"repairs.md": f"{PAPER}![Times](times.csv)", "times.csv": table}, tmp_path) == [
        f'times.csv:4: error: there is no "{FOLDER}/no.md" in the content [broken-link]',
        "times.csv:5: warning: {.x} was left by a converter [converter-mark]",
    ]


def test_what_a_converter_left_in_a_value_is_told_where_it_stands(tmp_path: Path) -> None:
    agenda = 'note: |\n  Watch it.\n\n  See [this]{.underline}.\nagenda:\n  - title: "[Rents]{.mark}"\n'
    assert said({"meeting.yaml": agenda}, tmp_path)[:2] == [
        "meeting.yaml:4: warning: {.underline} was left by a converter [converter-mark]",
        "meeting.yaml:6: warning: {.mark} was left by a converter [converter-mark]",
    ]
