"""Links whose words say nothing, what is nearly a link, tables without headings, abbreviations that nobody explains."""

from pathlib import Path

import pytest
from content_sample import findings

FOLDER = "panel/2024-06-12"


def said(text: str, folder: Path, rule: str, more: dict[str, str] | None = None) -> list[str]:
    """What the rule says of a paper with this text below its title, without the file's name."""
    files = {
        f"{FOLDER}/meeting.yaml": "agenda: [{title: Rents, papers: rents}]\n",
        f"{FOLDER}/rents.md": f"# Rents\n\n{text}\n",
        **(more or {}),
    }
    found = findings(files, folder, rule)
    assert {beside for _, beside in found} <= {"rents.md"}
    return [line.removeprefix(f"{FOLDER}/rents.md:") for line, _ in found]


@pytest.mark.parametrize(
    "words",
    [
        *("here", "Click here", "please see this link", "Read more:", "find out more »", "**this page**", "_Download_"),
        *("details.", "`this document`", "→ more", "> more", "here!", "This website;"),
    ],
)
def test_words_of_a_link_that_say_nothing_are_told(words: str, tmp_path: Path) -> None:
    mend = "make a link of the words that name what is there, such as the title [link-text]"
    assert said(f"It is [{words}](https://www.fernshire.example/).", tmp_path, "link-text") == [
        f'3:7: warning: the link "{words}" does not say where it leads; {mend}'
    ]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[The plan of 2019](https://a.example/)",
            "![here](map.png)",
            "[here]",
            "here",
            "[heresy](https://a.example/)",
        ),
        "[the details of it](https://a.example/)",
        "[here X](https://a.example/)",
    ],
)
def test_other_words_and_what_is_no_link_are_left_alone(text: str, tmp_path: Path) -> None:
    assert said(text, tmp_path, "link-text") == []


def test_each_link_of_a_line_is_looked_at(tmp_path: Path) -> None:
    text = (
        "A plain line.\n\nSee [the plan](https://a.example/), [here](https://a.example/) and [more](https://a.example/)"
    )
    assert [line.partition(": ")[0] for line in said(text, tmp_path, "link-text")] == ["5:37", "5:68"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("See [it]   (rents.md)", "this looks like a link, and a blank stands between ] and (; take the blank out"),
        (
            "See [it](https://a.example/",
            "this looks like a link, and its bracket is not closed; put ) where the address ends",
        ),
    ],
)
def test_what_is_nearly_a_link_is_told_with_what_to_do(text: str, what: str, tmp_path: Path) -> None:
    assert said(f"A plain line.\n\n{text}", tmp_path, "link-form") == [f"5:5: warning: {what} [link-form]"]


WITHOUT = "; write one in the first line of the table, or take the column out [table-heading]"


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        ("| | Days |", ""),
        ("| Area | |", "column 2 of this table has"),
        ("| Area | Days | | |", "columns 3 and 4 of this table have"),
        ("| Area | | | |", "columns 2 and 3 and 4 of this table have"),
        ("| Area | | | | |", "columns 2 and 3 and 4 and others of this table have"),
    ],
)
def test_a_column_without_a_heading_is_told_by_its_number(headings: str, columns: str, tmp_path: Path) -> None:
    ruler = "|" + " --- |" * (headings.count("|") - 1)
    lines = [f"3:1: warning: {columns} no heading{WITHOUT}"] if columns else []
    assert said(f"{headings}\n{ruler}\n| North |", tmp_path, "table-heading") == lines


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Area |\n:--|--:\nNorth | 4", []),
        ("Area | X\n--|--\nNorth | 4", []),
        ("| Area | |\n|:---:|\t---|\n| North | 4 |", ["3:1"]),
        ("| Area | |\n|---|--X|\n| North | 4 |", []),
        ("Area | | Days\n:-- |:-:| --:\nNorth | 4 | 5", ["3:1"]),
        ("Not a table | |\nas nothing rules it | |", []),
        ("Not a table\n|---|", []),
        ("| Area | |\n\n|---|---|", []),
        ("| Area | |\n|---|---|\n| North | 4 |\n\n| Area | |\n|---|---|\n| South | 4 |", ["3:1", "7:1"]),
        ("| For | |\n|---|---|\n| A Moss | 1 |\n\n{vote=carried}\n\n| Area | |\n|---|---|\n| South | 4 |", ["9:1"]),
        ("| For | |\n|---|---|\n| A Moss | 1 |\n  {vote=carried}", []),
    ],
)
def test_what_is_a_table_and_has_gaps_in_its_first_line_is_told(text: str, found: list[str], tmp_path: Path) -> None:
    assert [line.partition(": ")[0] for line in said(text, tmp_path, "table-heading")] == found


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("Area,Days\nNorth,4\n", ""),
        (",Days\nNorth,4\n", ""),
        ("Area,\nNorth,4\n", "column 2 of this table has"),
        ('Area," ",\nNorth,4,5\n', "columns 2 and 3 of this table have"),
        ("sep=,\nArea,\nNorth,4\n", ""),
        ("", ""),
    ],
)
def test_a_column_of_a_file_without_a_heading_is_told(table: str, columns: str, tmp_path: Path) -> None:
    files = {f"{FOLDER}/meeting.yaml": "note: See [it](times.csv)\n", f"{FOLDER}/times.csv": table}
    line = f"{FOLDER}/times.csv:1:1: warning: {columns} no heading{WITHOUT}"
    assert findings(files, tmp_path, "table-heading") == ([(line, "meeting.yaml")] if columns else [])


def test_an_abbreviation_that_nobody_explains_is_told_where_it_is_first_used(tmp_path: Path) -> None:
    text = "A line.\n\nFor the TMO and the HRA, the ALMO (arm's length), the TMO.\n\nThe GLD of the Growth Board (GB)."
    mend = "add it to glossary.yaml, or write it out the first time: its meaning, then"
    more = {"glossary.yaml": "HRA: Housing Revenue Account\n"}
    assert said(text, tmp_path, "abbreviation", more) == [
        f'5:9: info: "TMO" is not in the glossary, nor explained in this text; {mend} (TMO) [abbreviation]',
        f'7:5: info: "GLD" is not in the glossary, nor explained in this text; {mend} (GLD) [abbreviation]',
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tenants (TMO) and TMO.", []),
        ("A TMO (tenants) and a TMO.", []),
        ("Many TMOs (tenants) and a TMO.", []),
        ("The tenants (TMOs), a TMO.", []),
        ("GLD Moss and GLD Reed, and the GLD.", ["3:14"]),
        ("The TMO, part IV, and `ABC` of a@ABC.example, KS2.", ["3:5"]),
        ("See `it` and the TMO for it.", ["3:18"]),
        ("TMO is a", ["3:1"]),
        ("THE TMO IS here", []),
        ("THE TMO runs it all", ["3:5"]),
    ],
)
def test_what_is_explained_or_no_abbreviation_is_left_alone(text: str, found: list[str], tmp_path: Path) -> None:
    more = {"people.yaml": "g-moss: {name: GLD Moss}\na-reed: {name: A Reed}\n"}
    assert [line.partition(": ")[0] for line in said(text, tmp_path, "abbreviation", more)] == found
