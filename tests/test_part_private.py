"""A cabinet meeting with a public report, two public appendices, one of them a PDF, and a private one: nothing of that.

The private words stand in everything beside it: comments, names of files, reasons, other people's links. What is right
is built as it is; what is not is an error, and is built in spite of it.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import documents_made
import pikepdf
import pypdfium2
import pytest
from content_sample import write

from generator import build as building
from generator.build import build
from generator.standing import Options, Result

DAY = "cabinet/2024-11-12"
MARK = "quagmirelyn"
"""A word that stands in private words alone."""
AGENDA = f"""# The price: {MARK}comment
published: 2024-11-01
private-notice: 2024-10-14
accept: {{clear-days: {MARK}accept}}
agenda:
  - title: Lease of the Mill
    papers: lease
    private-papers:
      - title: "Appendix 3: valuation"
        exempt: 3
        public-interest: It would tell what the council can pay.
        accept: {{public-interest: {MARK}reason}}
        # {MARK}below
  - title: Exclusion of the press and public
private:
  - title: Terms of the lease
    exempt: 3
    public-interest: It would tell what the council can pay.
    by: {MARK}by
    about: {MARK}about
    contact: {MARK}-contact
    missing: {MARK}missing
    parts: [{MARK}part]
minutes: {{first: 20, published: 2024-11-20}}
"""
REPORT = f"""---
kind: report
background-papers: none
appendices: [lease-plan, survey.pdf]
# {MARK}front
---
# Lease of the Mill

## Why

To let it. <!-- {MARK}markdown -->

## Recommendations

The Cabinet is asked to let it.
"""
MINUTES = f"""## Lease of the Mill

RESOLVED that it be let. <!-- {MARK}minutes -->

## Exclusion of the press and public

RESOLVED that they be asked to leave.

# Private business

## Lease of the Mill

## Terms of the lease
"""
FILES = {
    "cabinet/committee.yaml": "name: Cabinet\nkind: executive\n",
    f"{DAY}/meeting.yaml": AGENDA,
    f"{DAY}/lease.md": REPORT,
    f"{DAY}/lease-plan.md": f"# Plan of the Mill\n\n## Where\n\nBy the river. <!-- {MARK}plan -->\n",
    f"{DAY}/minutes.md": MINUTES,
    f"{DAY}/{MARK}-draft.md": f"---\ndraft: true\n---\n# {MARK}draft\n\n## Price\n\n{MARK}text\n",
    f"{DAY}/.{MARK}.yaml": f"{MARK}: hidden\n",
    f"{DAY}/lease.md~": f"{MARK} before\n",
}
BESIDE = (f"appendix-3-{MARK}.pdf", f"{MARK}.xlsx")
"""Files that lie beside the report and that nothing public names."""
PRIVATE, MEETING, REPORT_FILE = BESIDE[0], f"{DAY}/meeting.yaml", f"{DAY}/lease.md"
EXEMPT = "        exempt: 3\n"
OTHER = "cabinet/2024-12-10/meeting.yaml"
SLIPS: Mapping[str, tuple[str, str, str]] = {
    "named as its file": (
        MEETING,
        "        exempt: 3\n",
        f"        exempt: 3\n        file: {PRIVATE}\n",
    ),
    "named for its title": (MEETING, '"Appendix 3: valuation"', PRIVATE),
    "a link in its title": (MEETING, '"Appendix 3: valuation"', f'"[Valuation]({PRIVATE})"'),
    "a link in its reason": (MEETING, "It would tell what the council can pay.", f'"[It]({PRIVATE}) would tell."'),
    "an appendix of the report": (REPORT_FILE, "survey.pdf]", f"survey.pdf, {PRIVATE}]"),
    "a link in the report": (REPORT_FILE, "To let it.", f"To let it, see [it]({PRIVATE})."),
    "a paper of the public item": (MEETING, "papers: lease", f"papers: [lease, {PRIVATE}]"),
    "a paper of another meeting": (OTHER, "", f"agenda: [{{title: Lease, papers: 2024-11-12/{PRIVATE}}}]\n"),
    "text of the private minute": (f"{DAY}/minutes.md", "## Terms of the lease\n", f"## Terms\n\nIt is {MARK}terms.\n"),
    "a private item with papers": (MEETING, f"    by: {MARK}by\n", f"    papers: [{PRIVATE}]\n"),
}
"""What may be written by mistake: in which file, in place of what."""
TODAY = date(2024, 12, 1)


def made(folder: Path, files: Mapping[str, str] = FILES, *, packs: bool = False) -> Result:
    """What came of a build of the meeting in a folder."""
    content = write(files, folder / "content")
    where = content / DAY
    (where / "survey.pdf").write_bytes(documents_made.pdf(["The walls are sound."], title="Survey of the Mill"))
    secret = documents_made.pdf([f"Worth {MARK}pdf"], title=f"{MARK}title", author=f"{MARK}author")
    for name in BESIDE:
        (where / name).write_bytes(secret if name.endswith("pdf") else MARK.encode())
    options = Options(content, folder / "site", TODAY, search=False, address="https://www.example.org/", packs=packs)
    return build(options, lambda _: None)


def told(site: Path) -> Iterator[tuple[str, str]]:
    """Every file of a site by its name, and what can be read in it: packed ones unpacked, the words of PDFs."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        yield name, name
        if not path.is_file():
            continue
        data = path.read_bytes()
        yield name, (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8", "replace")
        if name.endswith(".pdf"):
            with pypdfium2.PdfDocument(data) as document:
                yield name, " ".join(page.get_textpage().get_text_range() for page in document)
            with pikepdf.open(path) as opened:
                yield name, str(dict(opened.docinfo)) + str(opened.open_metadata())


def found(site: Path) -> list[str]:
    """The files of a site in which a private word stands."""
    return sorted({name for name, text in told(site) if MARK in text.casefold()})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the meeting as it should be written, with its pack in print."""
    folder = tmp_path_factory.mktemp("part-private")
    outcome = made(folder, packs=True)
    assert [one.what for one in outcome.problems if one.severity == "error"] == []
    return folder / "site"


def test_the_private_words_are_in_no_output(site: Path) -> None:
    assert found(site) == []


def test_what_is_searched_is_what_a_reader_gets(site: Path) -> None:
    every = list(told(site))
    for name, said in ((f"{DAY}/pack.pdf", "By the river"), (f"{DAY}/survey.pdf", "The walls are sound")):
        assert any(there == name and said in text for there, text in every), name


def test_the_page_lists_the_report_its_two_appendices_and_the_private_one(site: Path) -> None:
    page = (site / DAY / "index.html").read_text("utf-8")
    item = page.partition('id="item-1"')[2].partition('id="item-2"')[0]
    papers = [
        item.index(said)
        for said in ("Lease of the Mill</a>", "Plan of the Mill", "survey.pdf", "Appendix 3: valuation")
    ]
    assert papers == sorted(papers)
    private = item.partition('id="item-1-private-1"')[2]
    assert "not published" in private
    assert "<a " not in private.partition("</ul></li>")[0]
    assert "Part private" in item


def test_the_pack_has_the_report_both_appendices_and_a_sheet_for_the_private_one(site: Path) -> None:
    with pypdfium2.PdfDocument(site / DAY / "pack.pdf") as document:
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    whole = " ".join(pages)
    places = [whole.rindex(said) for said in ("The Cabinet is asked", "By the river", "Private paper: not published")]
    assert places == sorted(places)
    assert "Private, not published: Appendix 3: valuation" in pages[0]
    assert "It would tell what the council can pay" in whole


def test_the_data_has_three_documents_and_one_private_paper(site: Path) -> None:
    documents = json.loads((site / "data" / "documents.json").read_text("utf-8"))
    assert {row["id"].rpartition("/")[2] for row in documents} == {"lease", "lease-plan", "survey.pdf", "minutes"}
    (private,) = json.loads((site / "data" / "private-papers.json").read_text("utf-8"))
    assert (private["title"], private["exempt"], set(private)) == (
        "Appendix 3: valuation",
        [3],
        {"id", "url", "meeting", "item", "position", "title", "exempt", "confidential", "private_because"}
        | {"public_interest"},
    )


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_an_error_and_lets_nothing_out(slip: str, tmp_path: Path) -> None:
    name, old, new = SLIPS[slip]
    before = FILES.get(name, "")
    assert old in before
    files = {**FILES, name: before.replace(old, new, 1) if before else new}
    if name in (REPORT_FILE, OTHER) or new.startswith("papers: [lease"):  # another names what is private by its file
        files[MEETING] = files[MEETING].replace(EXEMPT, f"{EXEMPT}        file: {PRIVATE}\n", 1)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(building, "has_errors", lambda _: False)
        outcome = made(tmp_path, files)
    assert [one.rule for one in outcome.problems if one.severity == "error"] != []
    assert (tmp_path / "site" / DAY / "index.html").is_file()
    assert found(tmp_path / "site") == []
