"""Characters that were lost and errors of spreadsheets: where each stands, and how it is mended."""

from pathlib import Path

import pytest
from content_sample import findings

FOLDER = "panel/2024-06-12"
AGENDA = "agenda:\n  - title: Repairs\n    papers: repairs\n"
PAPER = "# Repairs\n\n![Waits](waits.csv)\n"
AS_UTF8 = "type what is meant, and save the file as UTF-8"


def said(files: dict[str, str], folder: Path, rule: str) -> list[tuple[str, str | None]]:
    """What is said by the rule of a meeting with these files beside its own."""
    every = {"meeting.yaml": AGENDA, "repairs.md": PAPER, "waits.csv": "Area,Days\n", **files}
    lines = findings({f"{FOLDER}/{name}": text for name, text in every.items()}, folder, rule)
    return [(line.removeprefix(f"{FOLDER}/"), beside) for line, beside in lines]


@pytest.mark.parametrize(
    ("typed", "mend"),
    [
        ("â€™", 'write "’"'),
        ("Ã©Ã¨", 'write "éè"'),
        ("ðŸ˜€", 'write "😀"'),
        ("√©", 'write "é"'),
        ("‚Äô", 'write "’"'),
        ("├®", 'write "é"'),
        ("ΓÇÖ", 'write "’"'),
        ("=E2=80=99", 'write "’"'),
        (r"\u2019\u00e9", 'write "’é"'),
        ("&acirc;&euro;&trade;", AS_UTF8),
        ("&Atilde;&copy;", AS_UTF8),
        ("&#xFFFD;", AS_UTF8),
        ("\ufffd", AS_UTF8),
        ("ï¿½", AS_UTF8),
        ("â€", AS_UTF8),
        ("=E2=80=A9", AS_UTF8),
        (r"\u0007", AS_UTF8),
    ],
)
def test_what_was_lost_is_mended_by_what_it_was_if_that_is_known(typed: str, mend: str, tmp_path: Path) -> None:
    line = f'repairs.md:5:8: warning: "{typed}" stands where another character was lost; {mend} [lost-character]'
    assert said({"repairs.md": f"{PAPER}\nIt was {typed}"}, tmp_path, "lost-character") == [(line, "repairs.md")]


def test_an_escape_is_what_yaml_writes_and_a_lost_character_beside_it_is_told(tmp_path: Path) -> None:
    files = {"meeting.yaml": f'note: "Tea\\u2014or cafÃ©"\n{AGENDA}'}
    assert said(files, tmp_path, "lost-character") == [
        (
            'meeting.yaml:1:23: warning: "Ã©" stands where another character was lost; write "é" [lost-character]',
            "meeting.yaml",
        )
    ]


@pytest.mark.parametrize(
    ("cell", "what", "mend"),
    [
        ("#REF!", "is an error of a spreadsheet", "mend it where the table was made, or write what is known"),
        ("####", "stands for a number that was wider than its column", "widen the column and save the table again"),
        (
            "1.2E+05",
            "is a number as a spreadsheet shortens it",
            "write it in full: 120000; digits that were cut are lost",
        ),
        (
            "9E14",
            "is a number as a spreadsheet shortens it",
            "write it in full: 900000000000000; digits that were cut are lost",
        ),
        (
            "1E+15",
            "is a number as a spreadsheet shortens it",
            "write it in full; digits that were cut are lost",
        ),
        ("=SUM(B2:B3)", "is the formula, and not what it comes to", "save the table with its values"),
        ("+B2", "is the formula, and not what it comes to", "save the table with its values"),
        ("@SUM(B2)", "is the formula, and not what it comes to", "save the table with its values"),
        ("{=B2}", "is the formula, and not what it comes to", "save the table with its values"),
    ],
)
def test_a_cell_that_is_no_figure_is_told_with_its_column_and_what_to_do(
    cell: str, what: str, mend: str, tmp_path: Path
) -> None:
    line = f'waits.csv:2:10: warning: "{cell}" {what}; {mend} [spreadsheet-error]'
    files = {"waits.csv": f"Area,Days\nNorth,1, {cell}\n"}
    assert said(files, tmp_path, "spreadsheet-error") == [(line, "meeting.yaml")]


@pytest.mark.parametrize(("typed", "column"), [("It came to #REF! now", 19), ("| It | =SUM(A1) |", 15)])
def test_an_error_in_a_value_is_told_whatever_else_the_file_has(typed: str, column: int, tmp_path: Path) -> None:
    (found,) = said({"meeting.yaml": f"note: '{typed}'\n{AGENDA}"}, tmp_path, "spreadsheet-error")
    assert found[0].startswith(f"meeting.yaml:1:{column}: warning: ")


def test_errors_in_the_tables_of_a_text_are_told_too_and_on_every_line(tmp_path: Path) -> None:
    table = "| Area | Days |\n|---|---|\n| North | #REF! |\n| South | =SUM(A1) |\n"
    assert said({"repairs.md": f"{PAPER}\n{table}"}, tmp_path, "spreadsheet-error") == [
        (
            'repairs.md:7:11: warning: "#REF!" is an error of a spreadsheet; mend it where the table was made, or write'
            " what is known [spreadsheet-error]",
            "repairs.md",
        ),
        (
            'repairs.md:8:11: warning: "=SUM(A1)" is the formula, and not what it comes to; save the table with its'
            " values [spreadsheet-error]",
            "repairs.md",
        ),
    ]
