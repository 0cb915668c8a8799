"""Files that are documents by themselves: what is said of each, what it holds, and whom it keeps out."""

from datetime import date
from pathlib import Path

import documents_made as made
import pytest
from content_sample import write

from generator.archive.attached import Attached, barriers, shown_at
from generator.content.attached.forms import FORMS
from generator.content.attached.inside import Inside, Sheet
from generator.loading import collect
from generator.store.memo import Memo

JUNE = "panel/2024-06-12"
WORDS = (Sheet("", "Rents rise."),)


def document(name: str, inside: Inside) -> Attached:
    """A file that holds something."""
    form = FORMS[name.rpartition(".")[2]]
    return Attached("panel", "2024-06-12", name, name, "", form, 9, None, None, inside, "")


@pytest.mark.parametrize(
    ("name", "inside", "expected"),
    [
        ("a.pdf", Inside(WORDS, title="Rents", is_tagged=True, has_pictures=True), set()),
        ("a.pdf", Inside(WORDS, title="Rents", is_tagged=True), set()),
        ("a.pdf", Inside(WORDS, title="Rents"), {"untagged"}),
        ("a.pdf", Inside(WORDS, is_tagged=True), {"untitled"}),
        ("a.pdf", Inside(title="Rents", is_tagged=True, has_pictures=True), {"scan"}),
        ("a.pdf", Inside(title="Rents", is_tagged=True), set()),
        ("a.pdf", Inside((Sheet("", ""),), has_pictures=True), {"scan", "untagged", "untitled"}),
        ("a.pdf", Inside(unread="encrypted"), set()),
        ("a.docx", Inside(has_pictures=True), set()),
        ("a.xlsx", Inside(), set()),
    ],
)
def test_only_a_pdf_that_was_read_is_a_scan_or_lacks_tags_or_a_title(
    name: str, inside: Inside, expected: set[str]
) -> None:
    one = document(name, inside)
    told = {"scan": one.is_scan, "untagged": one.is_untagged, "untitled": one.is_untitled}
    assert {word for word, is_so in told.items() if is_so} == expected


def test_what_keeps_readers_out_of_a_document_is_named_once() -> None:
    locked, cut = document("locked.pdf", Inside(unread="encrypted")), document("cut.docx", Inside(unread="damaged"))
    scan, plain = document("scan.pdf", Inside(has_pictures=True)), document("plain.pdf", Inside(WORDS))
    whole = document("whole.pdf", Inside(WORDS, is_tagged=True))
    found = barriers({one.file: one for one in (locked, scan, plain, whole, cut)})
    assert (found.unread, found.scans, found.untagged) == ((locked, cut), (scan,), (plain,))


def test_who_is_led_to_a_file_that_has_a_page_is_led_to_its_page() -> None:
    plan = document("plan.pdf", Inside(WORDS))
    attached = {f"{JUNE}/plan.pdf": plan}
    assert (plan.address, plan.file) == (f"{JUNE}/plan-pdf/", f"{JUNE}/plan.pdf")
    assert [
        shown_at(attached, address)
        for address in (f"{JUNE}/plan.pdf", f"{JUNE}/plan.pdf#page-2", f"{JUNE}/costs.csv#x")
    ] == [f"{JUNE}/plan-pdf/", f"{JUNE}/plan-pdf/#page-2", f"{JUNE}/costs.csv#x"]
    assert shown_at({}, f"{JUNE}/plan.pdf#page-2") == f"{JUNE}/plan.pdf#page-2"


MEETING = """published: 2024-06-04
agenda:
  - title: Rents
    papers:
      - file: plan.pdf
        title: Location plan
        kind: plan
        date: 2024-05-20
        original: documents/s4412/Plan.pdf
      - letter.docx
      - photo.png
      - costs.csv
      - plans.zip
"""


def test_a_document_has_what_is_said_of_it_and_what_it_holds(tmp_path: Path) -> None:
    files = {"plan.pdf": made.pdf(["The mill", "The weir"], "Mill Road"), "letter.docx": made.word(["Dear Panel,"])}
    files |= {"photo.png": b"PNG", "plans.zip": b"ZIP", "unnamed.pdf": made.pdf(["Nobody named it"])}
    write({f"{JUNE}/meeting.yaml": MEETING, f"{JUNE}/costs.csv": "A,B\n1,2\n"}, tmp_path)
    for name, data in files.items():
        (tmp_path / JUNE / name).write_bytes(data)
    archive = collect(tmp_path).archive
    assert archive
    assert list(archive.attached) == [f"{JUNE}/letter.docx", f"{JUNE}/photo.png", f"{JUNE}/plan.pdf"]
    letter, photo, plan = archive.attached.values()
    assert (plan.title, plan.kind, plan.date, plan.original) == (
        "Location plan",
        "plan",
        date(2024, 5, 20),
        "documents/s4412/Plan.pdf",
    )
    assert (letter.title, letter.kind, letter.date, letter.original) == ("letter.docx", "", None, "")
    assert [(one.committee, one.meeting, one.name, one.published) for one in archive.attached.values()] == [
        ("panel", "2024-06-12", name, date(2024, 6, 4)) for name in ("letter.docx", "photo.png", "plan.pdf")
    ]
    assert [one.size for one in (letter, photo, plan)] == [len(files[one.name]) for one in (letter, photo, plan)]
    assert [one.form.sort for one in (letter, photo, plan)] == ["word", "picture", "pdf"]
    assert [sheet.words for sheet in plan.inside.sheets] == ["The mill", "The weir"]
    assert plan.inside.title == "Mill Road"
    assert [sheet.words for sheet in letter.inside.sheets] == ["Dear Panel,"]
    assert photo.inside == Inside()
    assert [bool(one.digest) for one in (letter, photo, plan)] == [True, False, True]
    assert letter.digest != plan.digest


def test_a_file_that_was_changed_is_read_again_and_no_other(tmp_path: Path) -> None:
    meeting = "agenda: [{title: Rents, papers: [plan.pdf, letter.docx]}]\n"
    folder, memo = write({f"{JUNE}/meeting.yaml": meeting}, tmp_path) / JUNE, Memo()
    (folder / "letter.docx").write_bytes(made.word(["Dear Panel,"]))

    def told(words: str) -> list[tuple[str, str]]:
        (folder / "plan.pdf").write_bytes(made.pdf([words]))
        archive = collect(tmp_path, memo).archive
        assert archive
        return [(one.inside.sheets[0].words, one.digest) for one in archive.attached.values()]

    first, second = told("The mill"), told("The weir and the towpath")
    assert [words for words, _ in first] == ["Dear Panel,", "The mill"]
    assert [words for words, _ in second] == ["Dear Panel,", "The weir and the towpath"]
    assert [before == after for (_, before), (_, after) in zip(first, second, strict=True)] == [True, False]
