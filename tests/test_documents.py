"""Files of full standing: a PDF, Word file, spreadsheet or picture that something names has a page, and its words too.

An invented council attaches ten files to one meeting; one site is made of them, and looked at.
"""

import gzip
import io
import json
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import documents_made as made
import pikepdf
import pypdfium2
import pytest
from content_sample import write
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator import build, standing
from generator.archive.attached import Attached, shown_at
from generator.content.attached import reader
from generator.content.attached.inside import Inside
from generator.content.attached.reader import Limits, Wanted, read_each
from generator.loading import load
from generator.store.memo import Memo

TODAY = date(2024, 10, 1)
FOLDER = "panel/2024-09-11"
MEETING = """\
published: 2024-09-03
agenda:
  - title: Mill Road
    papers:
      - mill-road
      - file: mill-road-plan.pdf
        title: Location plan
        kind: plan
        date: 2024-08-20
        original: https://democracy.fernshire.example/documents/s4412/Plan%20of%20Mill%20Road.pdf
      - petition.pdf
      - letter.docx
      - fees.xlsx
      - locked.pdf
      - cut.pdf
      - scan.pdf
      - redacted.pdf
    accept: {covered-words: They were read out at the meeting}
private:
  - title: A tenant's claim
    exempt: [1]
"""
PAPER = """\
---
appendices:
  - file: photo.png
    title: The mill in 1911
---
# Mill Road
## Purpose
See [the petition](petition.pdf) and [page 2 of the plan](mill-road-plan.pdf#page=2).
"""
FILES = {
    "mill-road-plan.pdf": made.tagged(["The mill", "The kingfisher weir", "The towpath"], "Mill Road"),
    "petition.pdf": made.pdf(["We the undersigned", "Quillfeather and others"], author="Ed Finch"),
    "letter.docx": made.word(["Dear Panel,", "the otter holt is to be left alone."]),
    "fees.xlsx": made.spreadsheet("Fees 2024", [["Allotment", 42.5], ["Bowls", 7.0]]),
    "locked.pdf": made.locked(made.pdf(["Locked away"])),
    "cut.pdf": made.damaged(made.tagged(["Cut short"], "Cut")),
    "scan.pdf": made.scan(2),
    "redacted.pdf": made.blacked_out("The price is", "twelve thousand pounds", "and no more"),
    "unnamed.pdf": made.pdf(["Nobody named the bittern"]),
}


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (20, 90, 60)).save(out, "PNG")
    return out.getvalue()


def content(folder: Path) -> Path:
    write({f"{FOLDER}/meeting.yaml": MEETING, f"{FOLDER}/mill-road.md": PAPER}, folder)
    for name, data in {**FILES, "photo.png": picture()}.items():
        (folder / FOLDER / name).write_bytes(data)
    return folder


def options(folder: Path, **more: object) -> standing.Options:
    return standing.Options(folder / "content", folder / "site", TODAY, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, standing.Result]:
    """The folder with `content/` and `site/`, and what came of the build."""
    folder = tmp_path_factory.mktemp("documents")
    content(folder / "content")
    return folder, build.build(options(folder, jobs=2), lambda _: None)


@pytest.fixture(scope="module")
def site(built: tuple[Path, standing.Result]) -> Path:
    return built[0] / "site"


def page(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))


def text(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def facts(of: LexborHTMLParser) -> dict[str, str]:
    return {text(fact.css_first("dt")): text(fact.css_first("dd")) for fact in of.css("dl.facts > div")}


# The page of a file


def test_a_file_has_a_page_with_what_is_said_of_it_and_the_file_itself(site: Path) -> None:
    plan = page(site, f"{FOLDER}/mill-road-plan-pdf")
    assert (text(plan.css_first(".kind")), text(plan.css_first("h1"))) == ("plan".capitalize(), "Location plan")
    told = facts(plan)
    assert told["For"] == "Housing Panel, 11 September 2024 , item 1"
    assert (told["Dated"], told["Published"]) == ("20 August 2024", "3 September 2024")
    assert told["File"].startswith("PDF, 3 pages, ")
    link = plan.css_first(".file a")
    assert link
    assert link.attributes["href"] == "../mill-road-plan.pdf"
    assert (site / FOLDER / "mill-road-plan.pdf").read_bytes() == FILES["mill-road-plan.pdf"]


def test_its_words_stand_page_by_page_each_at_its_own_address(site: Path) -> None:
    plan = page(site, f"{FOLDER}/mill-road-plan-pdf")
    assert [(h2.attributes.get("id"), text(h2)) for h2 in plan.css(".sheet h2")] == [
        (f"page-{n}", f"Page {n}") for n in (1, 2, 3)
    ]
    assert text(plan.css(".sheet")[1]) == "Page 2 Part 2 The kingfisher weir"


def test_the_words_of_a_word_file_and_of_a_spreadsheet_stand_in_order(site: Path) -> None:
    letter = page(site, f"{FOLDER}/letter-docx")
    assert [text(p) for p in letter.css(".sheet p")] == ["Dear Panel,", "the otter holt is to be left alone."]
    fees = page(site, f"{FOLDER}/fees-xlsx")
    assert text(fees.css_first(".sheet h2")) == "Fees 2024"
    assert [[text(cell) for cell in row.css("td")] for row in fees.css("tr")] == [["Allotment", "42.5"], ["Bowls", "7"]]


def test_a_picture_is_shown_on_its_page_and_goes_by_its_title(site: Path) -> None:
    photo = page(site, f"{FOLDER}/photo-png")
    shown = photo.css_first("figure img")
    assert shown
    assert shown.attributes == {"src": "../photo.png", "alt": "The mill in 1911"}
    assert facts(photo)["Appendix to"] == "Mill Road"


def test_items_papers_and_texts_lead_to_the_page_and_its_pages(site: Path) -> None:
    meeting, paper = page(site, FOLDER), page(site, f"{FOLDER}/mill-road")
    named = {text(link): link.attributes["href"] for link in meeting.css(".papers a")}
    assert named["Location plan"] == "mill-road-plan-pdf/"
    assert named["petition.pdf"] == "petition-pdf/"
    led = {text(link): link.attributes["href"] for link in paper.css(".doc a")}
    assert led["the petition"] == "../petition-pdf/"
    assert led["page 2 of the plan"] == "../mill-road-plan-pdf/#page-2"


def test_the_old_address_of_a_file_leads_to_its_page(site: Path) -> None:
    old = (site / "documents/s4412/Plan of Mill Road.pdf/index.html").read_text(encoding="utf-8")
    assert f"../../../{FOLDER}/mill-road-plan-pdf/" in old


def test_what_cannot_be_read_is_said_on_the_page(site: Path) -> None:
    assert "locked with a password" in text(page(site, f"{FOLDER}/locked-pdf").css_first(".body"))
    assert "damaged" in text(page(site, f"{FOLDER}/cut-pdf").css_first(".body"))
    assert "It is a scan" in text(page(site, f"{FOLDER}/scan-pdf").css_first(".body"))
    assert "It is not tagged" in text(page(site, f"{FOLDER}/petition-pdf").css_first(".body"))
    assert "not tagged" not in text(page(site, f"{FOLDER}/mill-road-plan-pdf").css_first(".body"))


def test_search_finds_the_words_and_knows_the_page_they_stand_on(site: Path) -> None:
    fragments = [gzip.decompress(path.read_bytes()).decode() for path in (site / "pagefind/fragment").iterdir()]
    (found,) = (fragment for fragment in fragments if "Quillfeather" in fragment)
    assert f'"/{FOLDER}/petition-pdf/"' in found
    assert '"id":"page-2"' in found
    assert '"kind":["File"]' in found


def test_the_data_have_the_title_the_media_type_and_the_pages(site: Path) -> None:
    rows = {row["id"]: row for row in json.loads((site / "data/documents.json").read_text(encoding="utf-8"))}
    plan = rows[f"{FOLDER}/mill-road-plan.pdf"]
    assert (plan["kind"], plan["title"], plan["media_type"], plan["pages"], plan["date"], plan["published"]) == (
        *("file", "Location plan", "application/pdf", 3, "2024-08-20", "2024-09-03"),
    )
    assert (plan["url"], plan["file_url"]) == (f"{FOLDER}/mill-road-plan-pdf/", f"{FOLDER}/mill-road-plan.pdf")
    assert rows[f"{FOLDER}/locked.pdf"]["pages"] is None


def test_what_not_everybody_can_read_is_counted_in_the_statement_and_listed(site: Path) -> None:
    statement = text(page(site, "accessibility").css_first("main"))
    assert "Of the files 1 is a scan without words, 2 are not tagged and 2 cannot be read by a program." in statement
    coverage = page(site, "coverage")
    heading = next(h2 for h2 in coverage.css("h2") if text(h2) == "Files that not everybody can read")
    listed = text(heading.parent)
    assert "cut.pdf cannot be read, 11 September 2024" in listed
    assert "scan.pdf is a scan without words" in listed
    assert "Location plan" not in listed


# What is told


def test_each_fault_is_told_with_the_name_of_the_file(built: tuple[Path, standing.Result]) -> None:
    told = {(Path(p.place.path).name, p.severity, p.rule) for p in load(built[0] / "content", TODAY)[1]}
    assert told >= {
        ("locked.pdf", "warning", "unread-document"),
        ("cut.pdf", "warning", "unread-document"),
        ("redacted.pdf", "info", "covered-words"),
        ("scan.pdf", "info", "scan"),
        ("petition.pdf", "info", "untagged-pdf"),
        ("petition.pdf", "info", "untitled-pdf"),
        ("petition.pdf", "warning", "attachment-details"),
        ("unnamed.pdf", "warning", "unnamed-file"),
    }
    assert not {rule for name, _, rule in told if name in {"mill-road-plan.pdf", "letter.docx", "fees.xlsx"}}


def test_a_file_with_words_under_a_black_box_is_refused_unless_they_may_be_known(tmp_path: Path) -> None:
    content(tmp_path)
    write({f"{FOLDER}/meeting.yaml": re.sub(r"    accept: .*\n", "", MEETING)}, tmp_path)
    (problem,) = [problem for problem in load(tmp_path, TODAY)[1] if problem.rule == "covered-words"]
    assert (Path(problem.place.path).name, problem.severity) == ("redacted.pdf", "error")
    assert problem.what == 'on page 1 of "redacted.pdf" 3 words cannot be seen and can be copied all the same'


def test_words_under_a_black_box_are_told_and_words_on_one_are_not(tmp_path: Path) -> None:
    under, on = tmp_path / "under.pdf", tmp_path / "on.pdf"
    under.write_bytes(FILES["redacted.pdf"])
    on.write_bytes(made.blacked_out("The price is", "twelve thousand pounds", "and no more", under=True))
    first, second = read_each([Wanted(under, "pdf"), Wanted(on, "pdf", (1,))], Memo())
    assert (first.sheets[0].covered, second.sheets[0].covered) == (3, 0)
    assert first.sheets[0].words == "The price is\n[blacked out]\nand no more"
    assert "twelve thousand pounds" in second.sheets[0].words


def test_an_old_address_that_cannot_be_one_is_told_with_its_line(tmp_path: Path) -> None:
    text = MEETING.replace(
        "https://democracy.fernshire.example/documents/s4412/Plan%20of%20Mill%20Road.pdf", "meetings/"
    )
    content(tmp_path)
    write({f"{FOLDER}/meeting.yaml": text}, tmp_path)
    (problem,) = (p for p in load(tmp_path, TODAY)[1] if p.rule == "taken-address")
    assert (problem.place.line, problem.what) == (
        10,
        '"meetings/" cannot be an old address: it is an address of the site',
    )


# What is held back


def test_words_under_a_black_box_are_in_no_page_no_index_and_no_message(built: tuple[Path, standing.Result]) -> None:
    assert all(b"twelve thousand" not in data for data in everything(built[0] / "site"))
    assert all("twelve" not in str(problem) for problem in load(built[0] / "content", TODAY)[1])
    assert "[blacked out]" in text(page(built[0] / "site", f"{FOLDER}/redacted-pdf").css_first(".sheet"))


def everything(site: Path) -> Iterator[bytes]:
    """Every file of a site, unpacked, and every name."""
    for path in site.rglob("*"):
        yield str(path).encode()
        if path.is_file() and not path.name.endswith(".pdf"):
            data = path.read_bytes()
            yield gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def test_a_file_that_nothing_public_names_has_no_page_and_its_words_are_nowhere(tmp_path: Path) -> None:
    content(tmp_path / "content")
    private = MEETING.replace("    exempt: [1]", "    exempt: [1]\n    added: 2024-12-01\n    papers: [claim.pdf]")
    later = private + "  - title: Later\n    exempt: [1]\n"
    text = later.replace("agenda:\n", "agenda:\n  - title: To come\n    added: 2024-12-01\n    papers: tocome.pdf\n")
    write({f"{FOLDER}/meeting.yaml": text}, tmp_path / "content")
    for name, word in {"claim.pdf": "Ptarmigan", "tocome.pdf": "Dotterel"}.items():
        (tmp_path / "content" / FOLDER / name).write_bytes(made.pdf([f"{word} word"], title=f"{word} title"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(build, "has_errors", lambda _: False)
        build.build(options(tmp_path), lambda _: None)
    for data in everything(tmp_path / "site"):
        for held in (b"Ptarmigan", b"Dotterel", b"bittern", b"claim-pdf", b"tocome-pdf", b"unnamed-pdf"):
            assert held.lower() not in data.lower()


def test_a_file_whose_title_is_marked_as_private_is_not_published(tmp_path: Path) -> None:
    content(tmp_path)
    text = MEETING.replace("title: Location plan", "title: Exempt appendix – not for publication")
    write({f"{FOLDER}/meeting.yaml": text}, tmp_path)
    archive, problems = load(tmp_path, TODAY)
    assert archive
    assert not {address for address in archive.attached if "plan" in address}
    assert "private-marking" in {problem.rule for problem in problems}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("petition.pdf", made.pdf(["Report of the Director\nNOT FOR PUBLICATION\nby virtue of paragraph 3", "Two"])),
        ("letter.docx", made.word(["CONFIDENTIAL", "Dear Panel,"])),
        ("fees.xlsx", made.spreadsheet("Fees", [["Private and confidential", 1.0], ["Bowls", 7.0]])),
    ],
)
@pytest.mark.parametrize("accept", ["", "accept: {private-marking: The Panel resolved to publish it}\n"])
def test_a_document_whose_first_page_is_marked_as_private_is_refused(
    name: str, data: bytes, accept: str, tmp_path: Path
) -> None:
    content(tmp_path)
    write({f"{FOLDER}/meeting.yaml": accept + MEETING}, tmp_path)
    (tmp_path / FOLDER / name).write_bytes(data)
    (problem,) = [problem for problem in load(tmp_path, TODAY)[1] if problem.rule == "private-marking"]
    assert problem.what == f'the first page of "{name}" says that it is not for the public'
    assert problem.severity == ("info" if accept else "error")
    assert Path(problem.place.path).name == name


def test_a_public_document_may_say_what_a_draft_says(tmp_path: Path) -> None:
    words = "The towpath between the weir and the wharf is to be closed for nineteen weeks from the second of May"
    content(tmp_path / "content")
    write({f"{FOLDER}/draft.md": f"---\ndraft: true\n---\n# Towpath\n{words}\n"}, tmp_path / "content")
    (tmp_path / "content" / FOLDER / "petition.pdf").write_bytes(made.pdf([words]))
    result = build.build(options(tmp_path, search=False), lambda _: None)
    assert "withheld" not in {problem.rule for problem in result.problems}
    assert "nineteen weeks" in (tmp_path / "site" / FOLDER / "petition-pdf/index.html").read_text(encoding="utf-8")


# How documents are read


def test_a_second_build_reads_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    by_process = reader.Reader.read

    def counted(self: reader.Reader, document: Wanted) -> Inside:
        read.append(document.file.name)
        return by_process(self, document)

    monkeypatch.setattr(reader.Reader, "read", counted)
    folder = content(tmp_path / "content") / FOLDER
    build.build(options(tmp_path, search=False), lambda _: None)
    assert sorted(read) == sorted(name for name in FILES if name != "unnamed.pdf")
    read.clear()
    (folder / "mill-road.md").write_text(PAPER.replace("Purpose", "What it is for"), encoding="utf-8")
    assert build.build(options(tmp_path, search=False), lambda _: None).changed
    assert read == []
    (folder / "petition.pdf").touch()  # of another time, and the same bytes
    build.build(options(tmp_path, search=False), lambda _: None)
    assert read == []
    (folder / "petition.pdf").write_bytes(made.pdf(["Withdrawn by its signatories"]))
    build.build(options(tmp_path, search=False), lambda _: None)
    assert read == ["petition.pdf"]
    assert "signatories" in (tmp_path / "site" / FOLDER / "petition-pdf/index.html").read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in folders")
def test_a_document_that_is_never_read_to_its_end_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    pipe, sound = tmp_path / "endless.docx", tmp_path / "sound.pdf"
    os.mkfifo(pipe)
    sound.write_bytes(FILES["petition.pdf"])
    with reader.reading(1, Limits(wait=2)) as read:
        assert read(Wanted(pipe, "word")).unread == "slow"
        assert read(Wanted(sound, "pdf")).pages == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of a process")
@pytest.mark.parametrize(("limits", "why"), [(Limits(memory=150_000_000), "memory"), (Limits(seconds=0), "slow")])
def test_a_document_that_takes_too_much_memory_or_time_is_given_up(limits: Limits, why: str, tmp_path: Path) -> None:
    path = tmp_path / "long.docx"
    path.write_bytes(made.word(["Item"] * 60_000))
    assert read_each([Wanted(path, "word")], Memo(), limits=limits)[0].unread == why


def test_a_document_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    path.write_bytes(FILES["petition.pdf"])
    assert read_each([Wanted(path, "pdf")], Memo(), limits=Limits(size=100))[0].unread == "large"


def test_a_document_knows_its_own_page(built: tuple[Path, standing.Result]) -> None:
    archive, _ = load(built[0] / "content", TODAY)
    assert archive
    plan = archive.attached[f"{FOLDER}/mill-road-plan.pdf"]
    assert isinstance(plan, Attached)
    assert shown_at(archive.attached, f"{plan.file}#page-2") == f"{FOLDER}/mill-road-plan-pdf/#page-2"


# In print


def test_the_pages_of_a_pdf_are_in_the_pack_with_their_numbers_and_their_words(tmp_path: Path) -> None:
    content(tmp_path / "content")
    result = build.build(options(tmp_path, search=False, packs=True), lambda _: None)
    assert not [problem for problem in result.problems if problem.rule == "print-picture"]
    pack = (tmp_path / "site" / FOLDER / "pack.pdf").read_bytes()
    with pypdfium2.PdfDocument(pack) as document:
        pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    weir = next(n for n, words in enumerate(pages) if "The kingfisher weir" in words)
    assert f"Page {weir + 1}" in pages[weir]  # as it came, with the number of the pack at its foot
    assert "Housing Panel" in pages[weir]
    named = {text(link.parent): link for link in page(tmp_path / "site", FOLDER).css(".papers a")}
    (plan,) = (words for words in named if words.startswith("Location plan"))
    first, last = map(int, re.findall(r"Pages (\d+) to (\d+)", plan)[0])
    assert first < weir + 1 <= last
    assert first % 2 == 1
    assert last - first + 1 == 4  # the sheet that says what follows, and three pages
    with pikepdf.open(io.BytesIO(pack)) as made_pack:
        told = [str(each.Alt) for each in made_pack.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        said = made_pack.open_metadata()
        assert "pdfuaid:part" not in said
        assert made_pack.Root.MarkInfo.Marked
    assert any(alt.startswith("Page 2 of Location plan: ") and "The kingfisher weir" in alt for alt in told)
    front = "".join(pages[:2])
    assert "locked.pdf" in front  # what cannot be read is named, and published beside the pack
    assert "petition.pdf" not in front


def test_a_pack_is_the_same_bytes_twice(tmp_path: Path) -> None:
    content(tmp_path / "content")
    first = build.build(options(tmp_path, search=False, packs=True), lambda _: None)
    before = (tmp_path / "site" / FOLDER / "pack.pdf").read_bytes()
    build.build(options(tmp_path, search=False, packs=True, fresh=True), lambda _: None)
    assert first.packs == 1
    assert (tmp_path / "site" / FOLDER / "pack.pdf").read_bytes() == before
