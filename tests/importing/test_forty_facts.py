"""The forty facts of one set of minutes in Word: what of them is kept, and that the others are said."""

import shutil

import pytest
from click.testing import CliRunner
from folders import GOLDEN
from forty_facts import minutes_of_40_facts

from generator.cli import main

MINUTES, MEETING, TABLE, REPORT = "minutes.md", "meeting.yaml", "minutes-table-1.csv", "import-report.md"
FACTS = [
    ("the number that the list begins with", MINUTES, "## 43. Declarations of interest"),
    ("the number after it", MINUTES, "## 44. Repairs update"),
    ("a number after a list between", MINUTES, "## 45. Fees"),
    ("a number after a table", MINUTES, "## 46. Options"),
    ("the last number", MINUTES, "## 47. Any other business"),
    ("a raised ending", MINUTES, "26<sup>th</sup>"),
    ("curly quotation marks", MINUTES, "“waits”"),
    ("dashes and an apostrophe", MINUTES, "– the tenants’ view –"),
    ("a link", MINUTES, "[the waiting times](https://www.fernshire.example/waits)"),
    ("the mark of a footnote", MINUTES, "waits)[^1]"),
    ("the words of a footnote", MINUTES, "[^1]: From the call to the last visit."),
    ("a tracked insertion", MINUTES, "A repair took 31 days on average."),
    ("a tracked deletion, said", REPORT, "1 tracked deletion left out"),
    ("a tracked insertion, said", REPORT, "1 tracked insertion taken"),
    ("a comment, said", REPORT, "by G Hart"),
    ("a text box", MINUTES, "\n\nThe depot is closed on Mondays.\n\n"),
    ("bullets, nested", MINUTES, "- leaks\n  - in winter\n- bills"),
    ("a decision in bold", MINUTES, "**RESOLVED** that the Panel:"),
    ("a clause in letters", MINUTES, "(a) Notes the update"),
    ("a clause that leads to others", MINUTES, "(b) Asks the Cabinet Member to:\n  (i) visit the depot"),
    ("the second of these", MINUTES, "  (ii) write to tenants"),
    ("a clause after them", MINUTES, "(c) Looks again in March"),
    ("letters that begin again in the next minute", MINUTES, "RESOLVED that the Panel:\n\n(a) Agrees the fees"),
    ("a heading in two storeys", TABLE, "Area,Days / 2023,Days / 2024"),
    ("a cell joined with the one above", TABLE, "North,40,36\n^,44,38"),
    ("capital letters as labels", MINUTES, "A. Keep the depot"),
    ("labels with those above in them", MINUTES, "A.1 as it is\n  A.2 enlarged\nB. Sell it"),
    ("a list of its own", MINUTES, "1) value it\n2) ask the ward"),
    ("a list that begins anew", MINUTES, "Then, the Panel would:\n\n1) visit it"),
    ("a label that was typed", MINUTES, "(a) typed by hand"),
    ("a content control", MINUTES, "The venue was booked."),
    ("a picture with its alternative", MINUTES, '(minutes-picture-1.png "Plan of Mill Road")'),
    ("words on a page on its side", MINUTES, "On wide pages."),
    ("who was there, of a table", MEETING, "  members:\n    - a-moss"),
    ("a substitute", MEETING, "- b-reed: {for: c-wren}"),
    ("who was co-opted", MEETING, "  co-opted:\n    - d-lark"),
    ("an officer's role", MEETING, "- e-finch: Panel Officer"),
    ("who sent apologies", MEETING, "  apologies:\n    - c-wren"),
    ("time and place", MEETING, "time: 18:30\nplace: Committee Room 2"),
    ("when it ended", MEETING, "  closed: 19:45"),
]
"""Each with the file that has it, and the words."""
SAID = ["1 page header left out", "DRAFT – not yet agreed", "1 page footer left out", "1 hidden text left out"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What was made of the minutes, by the name of the file."""
    folder = tmp_path_factory.mktemp("facts")
    shutil.copytree(GOLDEN, folder / "content")
    shutil.rmtree(folder / "content/housing-panel/2024-06-12")
    (folder / "minutes.docx").write_bytes(minutes_of_40_facts())
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        result = CliRunner().invoke(main, ["import", "minutes.docx", "housing-panel", "2024-06-12"])
    assert result.exit_code == 0, result.output
    paths = [*(folder / "content/housing-panel/2024-06-12").iterdir(), folder / "content" / REPORT]
    return {path.name: path.read_text(encoding="utf-8") for path in paths if path.suffix != ".png"}


def test_there_are_forty() -> None:
    assert len(FACTS) == 40


@pytest.mark.parametrize(("fact", "file", "words"), FACTS, ids=[fact for fact, _, _ in FACTS])
def test_a_fact_is_kept(fact: str, file: str, words: str, made: dict[str, str]) -> None:
    assert words in made[file], fact


@pytest.mark.parametrize("words", SAID)
def test_what_is_left_out_is_said(words: str, made: dict[str, str]) -> None:
    assert words in made[REPORT]


def test_what_word_does_not_print_is_nowhere(made: dict[str, str]) -> None:
    assert not any(words in text for text in made.values() for words in ("nobody sees", "28", "Is that right?"))
