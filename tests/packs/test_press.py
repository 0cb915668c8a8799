"""Making packs: once for the same content, the same bytes each time, and what cannot be set is told of."""

from pathlib import Path

import pytest
from packs_made import Made, Make, Memory, made_of

from generator.archive.printed import Printed
from generator.outputs.print import PackFault, Template
from generator.outputs.print.store import TOLD, Told
from generator.outputs.rendering import default_folder

PANEL = "panel/2024-09-11/pack.pdf"
FERNSHIRE = Path(__file__).parent.parent / "golden" / "content"
FILES = {
    "panel/2024-09-11/meeting.yaml": "published: 2024-09-03\nagenda:\n  - title: Rents\n    papers: rents\n",
    "panel/2024-09-11/rents.md": "# Rents\n\nThey rise.\n",
}


def test_the_same_content_makes_the_same_bytes(fernshire: Made) -> None:
    again = made_of(FERNSHIRE, jobs=3)
    assert {name: pdf() for name, pdf in again.prints.pdfs.items()} == {
        name: pdf() for name, pdf in fernshire.prints.pdfs.items()
    }


def test_what_was_made_of_the_same_is_not_made_again(make: Make) -> None:
    store = Memory()
    first = make(FILES, store=store)
    missed = store.missed
    second = make(FILES, store=store)
    assert store.missed == missed == 1
    assert first.pdf(PANEL) == second.pdf(PANEL)
    assert first.prints.printed == second.prints.printed


@pytest.mark.parametrize(
    "changed",
    [
        {"panel/2024-09-11/rents.md": "# Rents\n\nThey fall.\n"},
        {"panel/committee.yaml": "name: Homes Panel\n"},
        {"council.yaml": "name: Fernshire County Council\n"},
    ],
)
def test_what_a_pack_shows_makes_it_anew(make: Make, changed: dict[str, str]) -> None:
    store = Memory()
    first = make(FILES, store=store)
    assert make({**FILES, **changed}, store=store).pdf(PANEL) != first.pdf(PANEL)


def test_a_pack_that_is_gone_from_the_store_is_made_again(make: Make) -> None:
    store = Memory()
    made = make(FILES, store=store)
    before = made.pdf(PANEL)
    store.kept.clear()
    assert made.pdf(PANEL) == before


@pytest.mark.parametrize("altered", [b"", b"%PDF-1.7", b"#" * 99_999])
def test_what_is_not_the_pack_that_is_told_of_is_made_again(make: Make, altered: bytes) -> None:
    store = Memory()
    before = make(FILES, store=store).pdf(PANEL)
    made = make(FILES, store=store)
    (key,) = (key for key in store.kept if key.endswith(" pdf"))
    store.kept[key] = altered[: len(before)].ljust(len(before) if altered[:1] == b"#" else 0, b"#")
    assert made.pdf(PANEL) == before


def test_what_is_told_of_a_pack_in_another_form_is_found_out_anew(make: Make) -> None:
    store = Memory()
    before = make(FILES, store=store)
    (key,) = (key for key in store.kept if key.endswith(" told"))
    store.kept[key] = b'{"printed": {}}'
    assert make(FILES, store=store).prints.printed == before.prints.printed


def test_another_template_makes_packs_anew(make: Make) -> None:
    store = Memory()
    before = make(FILES, store=store).pdf(PANEL)
    text = (default_folder() / "pack.typ").read_bytes().replace(b"#let margin = 13mm", b"#let margin = 12mm")
    assert make(FILES, store=store, template=Template("pack.typ", text)).pdf(PANEL) != before


def test_other_fonts_or_another_typst_make_packs_anew(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Memory()
    make(FILES, store=store)
    monkeypatch.setattr("generator.outputs.print.press.tools", lambda: "of tomorrow")
    make(FILES, store=store)
    assert store.missed == 2


def test_a_character_in_no_font_is_told_with_its_place_and_a_square_stands_for_it(make: Make) -> None:
    made = make({**FILES, "panel/2024-09-11/rents.md": "# Rents\n\nThey rise \N{ROCKET}\N{SNOWMAN}.\n"})
    assert [str(one).partition("panel/")[2] for one in made.prints.problems] == [
        '2024-09-11/rents.md:3:12: warning: no font of the packs in print has the character "\N{SNOWMAN}" (U+2603);'
        " write it in words or with other signs; in print a square stands for it [print-glyph]",
        '2024-09-11/rents.md:3:11: warning: no font of the packs in print has the character "\N{ROCKET}" (U+1F680);'
        " write it in words or with other signs; in print a square stands for it [print-glyph]",
    ]
    assert "They rise □□." in made.pages(PANEL)[2]


def test_a_picture_that_cannot_be_read_is_told_with_its_place(make: Make) -> None:
    files: dict[str, str | bytes] = {**FILES, "panel/2024-09-11/map.png": b"no picture"}
    made = make({**files, "panel/2024-09-11/rents.md": "# Rents\n\n![Map](map.png)\n"})
    assert [str(one).partition("panel/")[2] for one in made.prints.problems] == [
        '2024-09-11/rents.md:3:8: warning: the picture "map.png" cannot be read for the pack in print;'
        " save it again as PNG or JPEG; in print a sentence stands for it [print-picture]"
    ]
    assert "This picture could not be read." in made.pages(PANEL)[2]


def test_a_mistake_in_a_template_is_told_with_its_line(make: Make) -> None:
    with pytest.raises(PackFault) as caught:
        make(FILES, template=Template("own/pack.typ", b"= Agenda\n\n#nothing-such\n"))
    fault = caught.value
    assert (fault.path, fault.line, fault.what) == ("own/pack.typ", 3, "unknown variable: nothing-such")


def test_a_template_cannot_read_files_outside_of_the_folder_made_for_it(make: Make) -> None:
    reading = f'#read("{(default_folder() / "base.html").resolve()}")'
    with pytest.raises(PackFault):
        make(FILES, template=Template("own/pack.typ", reading.encode()))


def test_what_is_known_of_a_pack_is_read_back_as_it_was_kept() -> None:
    known = Told(Printed("a/b/pack.pdf", 9, 1, 4, {"a/b/c/": (3, 4)}), ("x",), ("a/b/map.png",))
    assert TOLD.read(TOLD.to_bytes(known)) == known


@pytest.mark.parametrize("language", ["cy", "en-GB", "zh-Hant", "english"])
def test_a_council_may_write_in_any_language(make: Make, language: str) -> None:
    council = f"name: Fernshire Council\nlanguage: {language}\n"
    assert make({**FILES, "council.yaml": council}).printed(PANEL).pages == 4


HOSTILE = [
    "x" * 3000,
    "| a |\n|---|\n" + "| b |\n" * 400,
    "| " + "h | " * 60 + "\n|" + "---|" * 60 + "\n| " + "1 | " * 60,
    "- a\n" + "".join(f"{'  ' * n}- deeper\n" for n in range(1, 14)),
    "<table><tr><td><table><tr><td>within</td></tr></table></td></tr></table>",
    "> " * 12 + "quoted",
    "###### Six deep\n\nText.\n",
    "Text[^1].\n\n[^1]: A note with\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n",
    "<details>\n\nWords\n\n</details>",
    "\u202eturned\u202c and \u0007",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_a_pack(make: Make, text: str) -> None:
    assert make({**FILES, "panel/2024-09-11/rents.md": f"# Rents\n\n{text}\n"}).printed(PANEL).pages >= 4
