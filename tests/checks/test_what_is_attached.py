"""Files that are documents by themselves: what is said of what a program could read in one, and how it is mended."""

from dataclasses import replace
from pathlib import Path

import pytest
from content_sample import findings

from generator.archive import attached
from generator.content.attached.inside import Inside, Sheet

FOLDER = "panel/2024-06-12"
FILES = {
    f"{FOLDER}/meeting.yaml": "agenda:\n  - Apologies\n  - title: Rents\n    papers: map.pdf\n",
    f"{FOLDER}/map.pdf": "%PDF-1.4\n%%EOF\n",
}
RULES = ("unread-document", "private-marking", "covered-words", "scan", "untagged-pdf", "untitled-pdf")
PLAIN = Sheet("", "The mill")
IN_ORDER = Inside(title="The mill", is_tagged=True)


def said(inside: Inside, folder: Path, monkeypatch: pytest.MonkeyPatch, *rules: str) -> list[tuple[str, str | None]]:
    """What is said of a map, in which was read what `inside` has, without the beginning that is the same in all."""
    monkeypatch.setattr(attached, "read_each", lambda wanted, _memo, _jobs: [inside for _ in wanted])
    found = findings(FILES, folder, *(rules or RULES))
    assert all(line.startswith(f"{FOLDER}/map.pdf:1:1: ") for line, _ in found)
    return [(line.removeprefix(f"{FOLDER}/map.pdf:1:1: "), beside) for line, beside in found]


@pytest.mark.parametrize(
    ("unread", "why", "mend"),
    [
        (
            "damaged",
            "the file is damaged, or is not what its name says",
            "open it and save it anew; what cannot be opened at all is no document",
        ),
        (
            "encrypted",
            "the file is locked with a password",
            "save it without a password: nobody can read what is published",
        ),
        ("large", "the file is too large", "save it smaller, or in parts"),
        ("slow", "reading it takes too long", "print it to a new PDF, or save it in parts"),
        ("memory", "reading it takes too much memory", "print it to a new PDF, or save it in parts"),
    ],
)
def test_what_no_program_reads_is_told_with_the_reason(
    unread: str, why: str, mend: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(Inside(unread=unread), tmp_path, monkeypatch) == [  # type: ignore[arg-type]
        (f'warning: the words of "map.pdf" are not known: {why}; {mend} [unread-document]', "meeting.yaml")
    ]


def test_a_first_page_that_says_it_is_not_for_the_public_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = Sheet("", "NOT FOR PUBLICATION\nThe mill")
    assert said(replace(IN_ORDER, sheets=(marked, PLAIN)), tmp_path, monkeypatch) == [
        (
            'error: the first page of "map.pdf" says that it is not for the public; take it out of content/; if it is'
            " public after all, say why below `accept:`, as `private-marking: …` [private-marking]",
            "meeting.yaml agenda/1",
        )
    ]
    assert said(replace(IN_ORDER, sheets=(PLAIN, marked)), tmp_path, monkeypatch) == []


def test_words_that_were_only_blacked_out_are_an_error_for_each_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = (Sheet("", "The mill", covered=1), PLAIN, Sheet("", "The weir", covered=3))
    mend = (
        "cannot be seen and can be copied all the same; take the words themselves out, then make the PDF anew; if the"
        " public may know them, say why below `accept:`, as `covered-words: …` [covered-words]"
    )
    assert said(replace(IN_ORDER, sheets=sheets), tmp_path, monkeypatch) == [
        (f'error: on page 1 of "map.pdf" 1 word {mend}', "meeting.yaml agenda/1"),
        (f'error: on page 3 of "map.pdf" 3 words {mend}', "meeting.yaml agenda/1"),
    ]


SCAN = (
    'info: "map.pdf" is a scan: 2 pages without a word that could be found or read aloud; make a PDF of the document'
    " itself, or have its letters read (OCR) [scan]"
)
UNTAGGED = (
    'info: "map.pdf" is not tagged: a screen reader may not know its headings, tables and order; save it from the'
    " program it was written in as a tagged or accessible PDF [untagged-pdf]"
)
UNTITLED = (
    'info: "map.pdf" does not say what it is called; give it a title under Properties, in the program it was written in'
    " [untitled-pdf]"
)


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        (Inside((PLAIN,), is_tagged=True, title="The mill"), []),
        (Inside((PLAIN,), title="The mill"), [UNTAGGED]),
        (Inside((PLAIN,), is_tagged=True), [UNTITLED]),
        (Inside((PLAIN,)), [UNTITLED, UNTAGGED]),
        (Inside((Sheet("", ""),) * 2, pages=2, has_pictures=True), [SCAN]),
        (replace(IN_ORDER, sheets=(PLAIN,), pages=1, has_pictures=True), []),
    ],
)
def test_what_keeps_some_from_reading_a_pdf_is_told(
    inside: Inside, lines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(inside, tmp_path, monkeypatch) == [(line, "meeting.yaml") for line in lines]


def test_each_document_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = Inside((Sheet("", "", covered=2),), pages=1, has_pictures=True)
    monkeypatch.setattr(attached, "read_each", lambda wanted, _memo, _jobs: [scan for _ in wanted])
    agenda = "agenda:\n  - title: Rents\n    papers: [map.pdf, plan.pdf]\n"
    files = {f"{FOLDER}/meeting.yaml": agenda, f"{FOLDER}/map.pdf": "%PDF", f"{FOLDER}/plan.pdf": "%PDF"}
    found = [line for line, _ in findings(files, tmp_path, "scan", "covered-words")]
    assert [(line.partition(":")[0], line.rpartition(" ")[2]) for line in found] == [
        (f"{FOLDER}/map.pdf", "[scan]"),
        (f"{FOLDER}/map.pdf", "[covered-words]"),
        (f"{FOLDER}/plan.pdf", "[scan]"),
        (f"{FOLDER}/plan.pdf", "[covered-words]"),
    ]
