"""Making packs: once for the same content, the same bytes each time, and what cannot be set is told of."""

from base64 import b64encode
from io import BytesIO
from types import SimpleNamespace

import pytest
from folders import GOLDEN
from packs_made import Made, Make, Memory, made_of
from PIL import Image

from generator.archive.printed import Printed
from generator.outputs.print import PackFault, Template
from generator.outputs.print.press import TOLD, Told
from generator.outputs.rendering import default_folder

PANEL = "panel/2024-09-11/pack.pdf"
FILES = {
    "panel/2024-09-11/meeting.yaml": "published: 2024-09-03\nagenda:\n  - title: Rents\n    papers: rents\n",
    "panel/2024-09-11/rents.md": "# Rents\n\nThey rise.\n",
}


def test_the_same_content_makes_the_same_bytes(fernshire: Made) -> None:
    again = made_of(GOLDEN, jobs=3)
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
        '2024-09-11/rents.md:3:8: warning: the picture "map.png" cannot be set in the pack in print;'
        " save it again as PNG or JPEG; in print a sentence stands for it [print-picture]"
    ]
    assert "This picture could not be set in print." in made.pages(PANEL)[2]


def rents(text: str) -> dict[str, str | bytes]:
    return {**FILES, "panel/2024-09-11/rents.md": f"# Rents\n\n{text}\n"}


def test_a_keycap_is_set_as_its_digit_and_told(make: Make) -> None:
    made = make(rents("Choose 2\ufe0f\u20e3 of 12, or a\u20e3."))
    assert [str(one).partition("panel/")[2] for one in made.prints.problems] == [
        '2024-09-11/rents.md:3:10: warning: no font of the packs in print has the character " \u20e3" (U+20E3);'
        " write it in words or with other signs; in print it is left out [print-glyph]",
    ]
    assert "Choose 2 of 12, or a." in made.pages(PANEL)[2]


def test_a_character_of_private_use_is_told_and_a_square_stands_for_it(make: Make) -> None:
    """It means something in one font alone."""
    made = make(rents("A \ue000 and \U000f0000."))
    assert [(one.place.line, one.place.column, one.rule, one.severity) for one in made.prints.problems] == [
        (3, 3, "print-glyph", "warning"),
        (3, 9, "print-glyph", "warning"),
    ]
    assert "A □ and □." in made.pages(PANEL)[2]


@pytest.mark.parametrize(
    "text",
    [
        "".join(map(chr, range(0x1F300, 0x1F500))),
        " ".join(f"{chr(0x4E00 + n)}\u20e3" for n in range(80)),
        "e\u20e3\u0301\u0489 \U0001f44d\U0001f3fb \U0001f1ec\U0001f1e7 \U0001f469\u200d\U0001f680",
        "Text[^\U0001f680] and[^\U0001f681] \U0001f682.\n\n[^\U0001f680]: A note.\n[^\U0001f681]: Another.",
        "## \U0001f680\n\n## \U0001f681\n\nSee [it](#section-1).",
        "part-1 \U0001f680 picture-1.png 2\u20e3 1\u20e3 3\u20e3 a\u20e3 p\u20e3",
    ],
)
def test_no_character_stops_a_pack(make: Make, text: str) -> None:
    made = make(rents(text))
    assert made.prints.problems
    assert {one.rule for one in made.prints.problems} == {"print-glyph"}


def test_a_chart_of_words_that_no_font_has_is_set(make: Make) -> None:
    files = rents("![Rents](rents.csv){chart=bar}")
    made = make({**files, "panel/2024-09-11/rents.csv": "Year,Rent \U0001f680\n2019,5\n2020,6\n2021,7\n"})
    assert {one.rule for one in made.prints.problems} == {"print-glyph"}


def jpeg(mode: str) -> bytes:
    data = BytesIO()
    Image.new(mode, (40, 30)).save(data, "JPEG")
    return data.getvalue()


def png() -> bytes:
    data = BytesIO()
    Image.new("RGB", (40, 30)).save(data, "PNG")
    return data.getvalue()


PNG = png()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 50" width="90" height="50">{}</svg>'
HTML = '<rect width="9" height="9"/><foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'
INSIDE = f'<image width="9" height="9" href="data:image/jpeg;base64,{b64encode(jpeg("CMYK")).decode()}"/>'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("map.jpg", jpeg("CMYK")),
        ("map.jpg", jpeg("RGB")[:300]),
        ("map.png", b"\x89PNG\r\n\x1a\n"),
        ("map.png", b""),
        ("map.gif", b"GIF89a"),
        ("map.svg", b"<svg"),
        ("map.svg", SVG.format(INSIDE).encode()),
        ("map.svg", SVG.format('<text x="5" y="20">\U0001f680</text>').encode()),
        ("map.svg", SVG.format("<text>caf\xe9</text>").encode("latin-1")),
        ("map.webp", b"RIFF"),
        ("map.avif", b"\x00"),
    ],
)
def test_a_picture_that_cannot_be_set_is_a_warning_with_its_line(make: Make, name: str, data: bytes) -> None:
    """Print colours, rare letters in a drawing, and damage of any kind."""
    made = make({**rents(f'![Map]({name} "Fernham")'), f"panel/2024-09-11/{name}": data})
    (problem,) = made.prints.problems
    assert (problem.place.line, problem.place.column) == (3, 8)
    assert (problem.severity, problem.rule) == ("warning", "print-picture")
    assert "This picture could not be set in print." in made.pages(PANEL)[2]


def test_a_drawing_is_set_without_the_html_in_it(make: Make) -> None:
    made = make({**rents('![Map](map.svg "Fernham")'), "panel/2024-09-11/map.svg": SVG.format(HTML).encode()})
    assert made.prints.problems == ()
    assert "This picture could not be set in print." not in made.pages(PANEL)[2]


@pytest.mark.parametrize(
    ("name", "data"), [("map.jpg", jpeg("RGB")), ("map.svg", SVG.format("<path d='M0 0L9 9'/>").encode())]
)
def test_a_sound_picture_is_set(make: Make, name: str, data: bytes) -> None:
    made = make({**rents(f'![Map]({name} "Fernham")'), f"panel/2024-09-11/{name}": data})
    assert made.prints.problems == ()
    assert "could not be set" not in made.pages(PANEL)[2]


def test_of_two_pictures_only_the_broken_one_is_left_out(make: Make) -> None:
    files = {
        **rents('![Map](map.jpg "Fernham")\n\n![Plan](plan.jpg "Fernham")'),
        "panel/2024-09-11/map.jpg": jpeg("RGB"),
    }
    made = make({**files, "panel/2024-09-11/plan.jpg": jpeg("CMYK")})
    assert [str(one).partition('"')[2].partition('"')[0] for one in made.prints.problems] == ["plan.jpg"]


def test_where_a_link_leads_is_not_changed_by_what_no_font_has(make: Make) -> None:
    made = make(rents("See \U0001f680 [there](https://www.fernshire.example/\U0001f680)."))
    document = made.document(PANEL)
    notes = [note for page in document.pages for note in page.get("/Annots", [])]
    assert [bytes(note.A.URI).decode() for note in notes if "/A" in note and "/URI" in note.A] == [
        "https://www.fernshire.example/\U0001f680"
    ]


def test_a_picture_in_how_to_attend_does_not_stop_a_pack(make: Make) -> None:
    attend = 'attend: |\n  Come in here:\n\n  ![Map](map.png "Fernham")\n'
    made = make({**FILES, "panel/2024-09-11/meeting.yaml": f"{FILES['panel/2024-09-11/meeting.yaml']}{attend}"})
    assert made.printed(PANEL).pages == 4


def test_a_heading_without_words_does_not_stop_a_pack(make: Make) -> None:
    made = make(rents("## First\n\nWords.\n\n### <br>\n\nMore words."))
    assert "More words." in made.pages(PANEL)[2]


@pytest.mark.parametrize(
    ("name", "data"), [("map.png", jpeg("RGB")), ("map.jpg", PNG), ("map.gif", PNG), ("MAP.JPG", jpeg("L"))]
)
def test_a_picture_under_a_wrong_ending_is_set_as_what_it_is(make: Make, name: str, data: bytes) -> None:
    made = make({**rents(f'![Map]({name} "Fernham")'), f"panel/2024-09-11/{name}": data})
    assert made.prints.problems == ()
    assert "could not be set" not in made.pages(PANEL)[2]


def test_a_picture_is_told_of_where_it_is_shown_and_not_where_it_is_named(make: Make) -> None:
    made = make({**rents('See map.jpg below.\n\n![Map](map.jpg "Fernham")'), "panel/2024-09-11/map.jpg": jpeg("CMYK")})
    (problem,) = made.prints.problems
    assert (problem.place.line, problem.place.column) == (5, 8)


def missing(_: str) -> None:
    message = "typst.abi3.so: failed to map segment from shared object"
    raise ImportError(message)


def test_without_memory_for_typst_a_run_cannot_be_finished(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.outputs.print.typeset.import_module", missing)
    with pytest.raises(OSError, match=r"^Typst cannot be used: typst\.abi3\.so: failed to map"):
        make(FILES)


class PanicException(BaseException):
    """What stands for a fault in the library itself."""


def test_where_typst_breaks_down_a_run_cannot_be_finished(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        message = "index out of bounds"
        raise PanicException(message)

    monkeypatch.setattr("typst.Compiler", lambda *_, **__: SimpleNamespace(compile_with_warnings=breaks))
    with pytest.raises(OSError, match=r"^Typst broke down: index out of bounds"):
        make(FILES)


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
