"""Packs in PDF, brought in with the command: told apart by bookmarks, by stamps, or by the pages on the front sheet."""

import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result
from folders import GOLDEN, files_below
from importing_files import stamped
from packs_made import made_of

from generator.cli import main

MEETING = "housing-panel/2024-09-11"


@pytest.fixture(scope="module")
def printed() -> bytes:
    """The pack of the invented council's meeting, as this program prints it."""
    return made_of(GOLDEN).pdf(f"{MEETING}/pack.pdf")


@pytest.fixture
def workplace(printed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the council's archive but for that meeting, and the pack of it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(GOLDEN, "content")
    shutil.rmtree(Path("content", MEETING))
    Path("pack.pdf").write_bytes(printed)
    return tmp_path


def bring_in(*more: str) -> Result:
    return CliRunner().invoke(main, ["import", "pack.pdf", *MEETING.split("/"), "--today=2025-01-20", *more])


def text(name: str) -> str:
    return Path("content", MEETING, name).read_text(encoding="utf-8")


AGENDA = (
    "draft: true\ntime: 18:30\nplace: The Guildhall, Fernham\npublished: 2024-08-29\n"
    "signed-by:\n  - Gwen Hart: Monitoring Officer\n"
)


@pytest.mark.usefixtures("workplace")
def test_a_pack_becomes_an_agenda_and_a_file_for_each_document() -> None:
    result = bring_in()
    assert result.exit_code == 0, result.output
    assert AGENDA in text("meeting.yaml")
    papers = "    papers:\n      - file: repairs-update.pdf\n        title: Repairs update\n"
    assert f"  - title: Repairs update\n    by: Briefing note of the Director of Homes\n{papers}" in text(
        "meeting.yaml"
    )
    assert "private:\n  - A tenant's claim\n" in text("meeting.yaml")
    pages = {path.name: len(pypdfium2.PdfDocument(path)) for path in Path("content", MEETING).glob("*.pdf")}
    assert set(pages) >= {"repairs-update.pdf"}
    assert all(pages.values())
    checked = CliRunner().invoke(main, ["check", "--today=2025-01-20"])
    assert "error" not in checked.stdout.replace("0 errors", ""), checked.stdout


@pytest.mark.usefixtures("workplace")
def test_the_words_of_each_part_are_drafted_where_that_is_asked_for() -> None:
    bring_in("--draft-text")
    draft = text("repairs-update-text.md")
    assert draft.startswith("---\ndraft: true\n")
    assert "unread" not in draft
    assert "repairs" in draft.casefold()


@pytest.mark.usefixtures("workplace")
def test_without_bookmarks_the_pages_on_the_front_sheet_tell() -> None:
    bring_in()
    marked = {name: data for name, data in files_below(Path("content", MEETING)).items() if name.endswith(".pdf")}
    shutil.rmtree(Path("content", MEETING))
    Path("content/import-report.md").unlink()
    with pikepdf.open("pack.pdf", allow_overwriting_input=True) as document:
        del document.Root["/Outlines"]
        document.save("pack.pdf")
    assert bring_in().exit_code == 0
    found = sorted(Path("content", MEETING).glob("*.pdf"))
    assert found
    assert sum(len(pypdfium2.PdfDocument(path)) for path in found) == sum(
        len(pypdfium2.PdfDocument(data)) for data in marked.values()
    )


@pytest.mark.usefixtures("workplace")
def test_stamps_tell_and_what_is_private_is_in_no_file() -> None:
    Path("pack.pdf").write_bytes(stamped())
    result = bring_in("--draft-text")
    assert result.exit_code == 0, result.output
    made = {path.name: len(pypdfium2.PdfDocument(path)) for path in Path("content", MEETING).glob("*.pdf")}
    assert made == {"rents.pdf": 2, "fees.pdf": 1}
    assert "1 page that belongs to no public item" in Path("content/import-report.md").read_text(encoding="utf-8")
    for name, data in files_below(Path("content", MEETING)).items():
        pages = pypdfium2.PdfDocument(data) if name.endswith(".pdf") else []
        words = [page.get_textpage().get_text_range() for page in pages]
        assert not any("Quennell" in part for part in (*words, data.decode("utf-8", "replace")))


def encrypted() -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(stamped())) as document:
        document.save(target, encryption=pikepdf.Encryption(owner="one", user="two"))
    return target.getvalue()


def blank() -> bytes:
    target, document = BytesIO(), pikepdf.new()
    document.add_blank_page()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\nbroken", "it is damaged, or no PDF"),
        (b"", "it is damaged, or no PDF"),
        (encrypted(), "it is locked with a password"),
        (blank(), "it is a scan without words"),
    ],
    ids=["damaged", "empty", "locked", "scan"],
)
@pytest.mark.usefixtures("workplace")
def test_what_cannot_be_read_is_told_and_nothing_is_written(data: bytes, told: str) -> None:
    Path("pack.pdf").write_bytes(data)
    before = files_below(Path("content"))
    result = bring_in()
    assert result.exit_code == 2
    assert told in result.stderr
    assert files_below(Path("content")) == before
