"""Minutes, agendas and papers in Word, brought in with the command; what is made of them, and what is said."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from folders import GOLDEN, files_below
from importing_files import abstract, bold, cell, level, num, p, table, word_file

from generator.cli import main

LISTS = abstract(1, level(0, "decimal", "%1.", start=18), level(1, "lowerLetter", "(%2)")) + num(1, 1)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the invented council's archive in `content/`."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(GOLDEN, "content")
    return tmp_path


def bring_in(body: str, meeting: str, *more: str, name: str = "file.docx", numbering: str = LISTS) -> Result:
    Path(name).write_bytes(word_file(body, numbering=numbering))
    return CliRunner().invoke(main, ["import", name, "housing-panel", meeting, "--today=2025-01-20", *more])


def text(name: str) -> str:
    return Path("content", "housing-panel", name).read_text(encoding="utf-8")


MINUTES = (
    p(bold("Minutes of the Housing Panel held at 6.30 pm on 13 November 2024 in The Guildhall"))
    + p("Present:")
    + p("Councillor A Moss (Chair), Councillor B Reed (substitute for Councillor C Wren) and John Wren")
    + p("Officers: Ed Finch (Panel Officer), G Hart")
    + p("Apologies: Councillor C Wren")
    + p(bold("Public Business"))
    + p(bold("Declarations of interest"), item=(1, 0))
    + p("There were none.")
    + p(bold("Rents"), item=(1, 0))
    + p("It was agreed that the Panel:")
    + p("Notes the rents", item=(1, 1))
    + p(bold("Exclusion of the press and public"), item=(1, 0))
    + p("RESOLVED that the press and public be excluded for the next item.")
    + p(bold("A tenant's claim"), item=(1, 0))
    + p("The tenant, Mr Jones, owes money.")
    + p("(Meeting closed at 7.45 pm)")
)


@pytest.mark.usefixtures("workplace")
def test_minutes_become_a_draft_with_marks_at_what_is_a_guess() -> None:
    assert bring_in(MINUTES, "2024-11-13").exit_code == 0
    assert text("2024-11-13/minutes.md") == (
        "---\ndraft: true\n---\n"
        "<!-- check: written by `agendapack import` from file.docx; read it through, then take out this line and "
        "`draft: true` -->\n\n"
        "## 18. Declarations of interest\n\nThere were none.\n\n"
        "## 19. Rents\n\n"
        "<!-- check: is this what was decided? Else take {resolved} away -->\n\n"
        "It was agreed that the Panel:\n{resolved}\n\n(a) Notes the rents\n\n"
        "## 20. Exclusion of the press and public\n\n"
        "RESOLVED that the press and public be excluded for the next item.\n\n"
        "# Private business\n\n## 21. A tenant's claim\n"
    )
    assert text("2024-11-13/meeting.yaml") == (
        "# check: written by `agendapack import` from file.docx; read it through, then take out this line and "
        "`draft: true`\n"
        "draft: true\ntime: 18:30\nplace: The Guildhall\n"
        "attendance:\n  members:\n    - a-moss\n    - b-reed: {for: c-wren}\n    - John Wren\n"
        "  apologies:\n    - c-wren\n"
        "  officers:\n    - e-finch: Panel Officer\n    - G Hart\n"
        "minutes:\n  closed: 19:45\n"
    )


@pytest.mark.usefixtures("workplace")
def test_what_is_private_is_in_no_file_and_the_report_says_that_it_was_left_out() -> None:
    result = bring_in(MINUTES, "2024-11-13")
    assert not any(b"Jones" in data for data in files_below(Path("content")).values())
    assert "4 minutes, 1 private part left out, 1 decision to confirm" in result.stderr
    assert "1 private part left out. Nothing private may be in the archive." in Path(
        "content/import-report.md"
    ).read_text(encoding="utf-8")


@pytest.mark.usefixtures("workplace")
def test_a_draft_is_checked_and_not_published_and_the_marks_are_warnings_until_they_are_taken_out() -> None:
    bring_in(MINUTES, "2024-11-13")
    checked = CliRunner().invoke(main, ["check", "--today=2025-01-20", "--strict"])
    marks = [line for line in checked.stdout.splitlines() if "[unread-import]" in line]
    assert [line.split(": ")[0] for line in marks] == [
        "content/housing-panel/2024-11-13/meeting.yaml:1:1",
        "content/housing-panel/2024-11-13/minutes.md:4:1",
        "content/housing-panel/2024-11-13/minutes.md:12:1",
    ]
    options = ["build", "--no-search", "--no-packs", "--today=2025-01-20"]
    assert CliRunner().invoke(main, options).exit_code == 0
    assert not Path("site/housing-panel/2024-11-13").exists()
    for name in ("minutes.md", "meeting.yaml"):
        lines = text(f"2024-11-13/{name}").split("\n")
        read = [line for line in lines if "check:" not in line and line not in ("draft: true", "---")]
        Path(f"content/housing-panel/2024-11-13/{name}").write_text("\n".join(read), encoding="utf-8")
    built = CliRunner().invoke(main, options)
    assert built.exit_code == 0, built.stderr
    assert "unread-import" not in built.stderr
    assert "Notes the rents" in Path("site/housing-panel/2024-11-13/minutes/index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("workplace")
def test_nothing_is_overwritten_and_what_is_published_gets_notes_alone() -> None:
    before = files_below(Path("content"))
    refused = bring_in(MINUTES, "2024-06-12")
    assert refused.exit_code == 2
    assert "minutes.md is there already; nothing was written" in refused.stderr
    assert files_below(Path("content")) == before
    old = text("2024-09-11/meeting.yaml")
    assert bring_in(MINUTES, "2024-09-11").exit_code == 0
    new = text("2024-09-11/meeting.yaml")
    assert new.startswith(old)
    assert all(line.startswith("#") for line in new[len(old) :].strip().split("\n"))


@pytest.mark.usefixtures("workplace")
def test_an_agenda_becomes_the_items_of_a_meeting() -> None:
    body = (
        p(bold("Housing Panel"))
        + p("Time and Date")
        + p("6.30 pm on Wednesday, 13th November, 2024")
        + p("Place")
        + p("Committee Room 2 - The Guildhall")
        + table(
            cell("1.") + cell(p("Apologies")) + cell(""),
            cell("2.") + cell(p("Minutes"), p("To agree the minutes of 11th September, 2024")) + cell("3 - 6"),
            cell("3.") + cell(p("Rents"), p("Report of the Director of Homes")) + cell("7 - 9"),
            headings=0,
        )
        + p(bold("Private Business"))
        + p("4. A tenant's claim")
        + p("(Exempt: paragraphs 1 and 2)")
        + p("Gwen Hart, Monitoring Officer, The Guildhall Fernham")
        + p("Tuesday, 5 November 2024")
    )
    assert bring_in(body, "2024-11-13", "--as=agenda").exit_code == 0
    assert text("2024-11-13/meeting.yaml").split("\n", 2)[2] == (
        "time: 18:30\nplace: Committee Room 2, The Guildhall\npublished: 2024-11-05\n"
        "signed-by:\n  - Gwen Hart: Monitoring Officer\n"
        "agenda:\n  - Apologies\n  - minutes-of: 2024-09-11\n    parts: []\n"
        "  - title: Rents\n    by: Report of the Director of Homes\n"
        "private:\n  - title: A tenant's claim\n    exempt: [1, 2]\n"
    )


@pytest.mark.usefixtures("workplace")
def test_a_paper_keeps_its_numbers_and_says_who_wrote_it() -> None:
    numbers = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + num(1, 1)
    body = (
        table(
            cell("To:") + cell("Housing Panel"),
            cell("Title:") + cell("Rents in 2025"),
            cell("Date:") + cell("13 November 2024"),
        )
        + p("Report author: E Finch, Panel Officer")
        + p(bold("Purpose"), item=(1, 0))
        + p("To say what rents will be.", item=(1, 1))
        + p(bold("Recommendations"), item=(1, 0))
        + p("The Panel is asked to:", item=(1, 1))
        + p("1)\tnote the rents")
        + p(bold("Background papers"), item=(1, 0))
        + p("None")
    )
    assert bring_in(body, "2024-11-13", "--as=paper", numbering=numbers).exit_code == 0
    made = text("2024-11-13/rents-in-2025.md")
    assert made.startswith(
        "---\ndraft: true\nauthors:\n  - e-finch: Panel Officer\ndate: 2024-11-13\nto: Housing Panel\n"
        "background-papers: none\n---\n"
    )
    assert made.endswith(
        "# Rents in 2025\n\n## 1 Purpose\n\n1.1 To say what rents will be.\n\n## 2 Recommendations\n\n"
        "2.1 The Panel is asked to:\n\n1) note the rents\n\n## 3 Background papers\n\nNone\n"
    )


@pytest.mark.usefixtures("workplace")
def test_a_paper_that_is_marked_as_not_for_the_public_is_refused() -> None:
    result = bring_in(p("NOT FOR PUBLICATION") + p(bold("A claim")) + p("It is large."), "2024-11-13", "--as=paper")
    assert (result.exit_code, Path("content/import-report.md").exists()) == (2, False)
    assert "is marked as not for the public" in result.stderr


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no Word file", "this is no Word file, or a damaged one"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "of before 2007, or under a password"),
    ],
)
def test_a_file_that_cannot_be_read_is_wrong_usage(data: bytes, said: str) -> None:
    Path("file.docx").write_bytes(data)
    result = CliRunner().invoke(main, ["import", "file.docx", "housing-panel", "2024-11-13"])
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.usefixtures("workplace")
def test_a_paper_without_numbers_keeps_what_stands_before_its_first_list() -> None:
    body = (
        p("A strategy for rents", style="Heading1")
        + p("To: the Panel")
        + p("Foreword", style="Heading2")
        + p("Nothing is worth more than a home.")
        + p("What is to be done", style="Heading2")
        + p("Ask the tenants", item=(1, 0))
        + p("Ask the officers", item=(1, 0))
    )
    assert bring_in(body, "2024-11-13", "--as", "paper").exit_code == 0
    draft = text("2024-11-13/a-strategy-for-rents.md")
    assert "# A strategy for rents\n" in draft
    assert "to: the Panel\n" in draft
    assert "## Foreword\n\nNothing is worth more than a home.\n\n## What is to be done\n\n" in draft


PLAIN = """Minutes of the Housing Panel held at 6.30 pm on 13 November 2024

Present: Councillor A Moss (Chair) and Councillor B Reed

18. Declarations of interest

There were none.

# 19. **Rents**

RESOLVED that the Panel:

(a) Notes the rents

# 20. Fees

Nothing was said.

(Meeting closed at 7.45 pm)
"""


@pytest.mark.usefixtures("workplace")
def test_minutes_in_plain_text_are_read_though_some_headings_have_lost_their_look() -> None:
    Path("minutes.txt").write_text(PLAIN, encoding="utf-8")
    result = CliRunner().invoke(main, ["import", "minutes.txt", "housing-panel", "2024-11-13", "--today=2025-01-20"])
    assert result.exit_code == 0, result.output
    headings = [line for line in text("2024-11-13/minutes.md").splitlines() if line.startswith("#")]
    assert headings == ["## 18. Declarations of interest", "## 19. Rents", "## 20. Fees"]
    assert "RESOLVED that the Panel:\n\n(a) Notes the rents\n" in text("2024-11-13/minutes.md")
    assert "closed: 19:45" in text("2024-11-13/meeting.yaml")


@pytest.mark.usefixtures("workplace")
def test_a_text_that_is_not_utf_8_is_refused() -> None:
    Path("minutes.txt").write_bytes("Fernh\xe4m".encode("latin-1"))
    result = CliRunner().invoke(main, ["import", "minutes.txt", "housing-panel", "2024-11-13"])
    assert (result.exit_code, "it is not UTF-8" in result.stderr) == (2, True)


@pytest.mark.usefixtures("workplace")
def test_minutes_without_a_heading_say_so() -> None:
    Path("minutes.txt").write_text("Minutes of the Panel\n\nNothing was said.\n", encoding="utf-8")
    assert CliRunner().invoke(main, ["import", "minutes.txt", "housing-panel", "2024-11-13"]).exit_code == 0
    assert "no headings of minutes were found: write ## before each" in text("2024-11-13/minutes.md")
