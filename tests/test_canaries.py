"""A word in everything that is held back, one build, and every byte of what was made searched for it."""

import gzip
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from content_sample import write

from generator.cli import main

MARK = "Zyq"
JUNE, JULY, SEPT, OCT = "panel/2024-06-12", "panel/2024-07-10", "panel/2024-09-11", "panel/2024-10-09"
LATER = "2025-01-01"
FILES = {
    "council.yaml": f"""
name: Fernshire Council
notice: All is public. <!-- {MARK}notice -->
tagline: Meetings <!-- {MARK}tagline -->
agenda-notes: {{2024-01-01: Notes hold., {LATER}: {MARK}agendanotes}}
any-other-business: {{2024-01-01: Business., {LATER}: {MARK}aob}}
contact: {{name: Team <!-- {MARK}contact -->}}
# {MARK}hash
""",
    "people.yaml": f"""
a-moss: {{name: Ada Moss <!-- {MARK}name -->, kind: councillor,
  roles: [{{name: Mayor, from: 2024}}, {{name: {MARK}role, from: {LATER}}}],
  ward: {{2024-01-01: Fernham, {LATER}: {MARK}ward}}, party: {{2024-01-01: Green, {LATER}: {MARK}party}}}}
unused: {{name: {MARK}unused, formerly: zyqformer}}
of-draft: {{name: {MARK}ofdraft}}
of-private: {{name: {MARK}ofprivate}}
of-later-item: {{name: {MARK}oflateritem}}
of-later-agenda: {{name: {MARK}oflateragenda}}
of-unnamed: {{name: {MARK}ofunnamed}}
of-later-minutes: {{name: {MARK}oflaterminutes}}
of-later-action: {{name: {MARK}oflateraction}}
of-later-year: {{name: {MARK}oflateryear}}
of-later-member: {{name: {MARK}oflatermember}}
of-later-programme: {{name: {MARK}oflaterprogramme}}
""",
    "matters.yaml": f"""
rents: {{title: Rents, about: Of homes. <!-- {MARK}about -->, background: [{{on: {LATER}, what: {MARK}background}},
  {{on: 2023, what: Raised, source: {JUNE}/zyqunnamed}}, {{on: 2022, what: Set, source: 2024-06-12/zyqdraft#p1-1}}]}}
zyqunused: {{title: {MARK}matter, background: [{{on: 2024, what: {MARK}event}}]}}
zyqprivate: {{title: {MARK}privatematter}}
zyqlater: {{title: {MARK}latermatter}}
""",
    "glossary.yaml": f"""
HRA: {{means: Housing Revenue Account, about: Pays. <!-- {MARK}term -->}}
ZQA: {MARK}unusedword
ZQB: {MARK}draftword
ZQC: {MARK}laterword
ZQD: {MARK}unnamedword
""",
    "redirects.yaml": f"zyqold.aspx: {JUNE}/zyqunnamed\nzyqperson.aspx: people/unused\n",
    "about/index.md": f"# About\n\nOf the panel. <!-- {MARK}aboutpage -->\n\n## Licence\n",
    "panel/committee.yaml": f"""
name: {{2024-01-01: Housing Panel, {LATER}: {MARK}committee}}
short: {{2024-01-01: Panel, {LATER}: {MARK}short}}
remit: {{2024-01-01: Homes., 2024-09-01: {MARK}remit}}
years:
  2024/25: {{members: [a-moss, {{of-later-member: {{from: {LATER}}}}}]}}
  2025/26: {{members: [of-later-year, {MARK}member]}}
""",
    "panel/actions.yaml": f"""
1/24: {{asks: a-moss, what: Frozen <!-- {MARK}action -->, since: [{{{LATER}: {MARK}since}}]}}
3/24: {{asks: [of-later-action, {MARK}asked], what: {MARK}what}}
""",
    f"{JUNE}/meeting.yaml": f"""
published: 2024-06-04
note: Held upstairs <!-- {MARK}note -->
agenda:
  - title: Rents <!-- {MARK}title -->
    matter: rents
    papers: [rents, withdrawn, later-paper, supplement.pdf]
  - Exclusion of the public
  - {{title: {MARK}lateritem, number: 2a, added: 2024-09-05, urgent: {MARK}urgent, by: {MARK}by, matter: zyqlater,
     about: {MARK}laterabout, contact: of-later-item, papers: [zyqlater-item, zyqlater-item.pdf]}}
private:
  - {{title: A claim, exempt: 1, public-interest: It names a tenant., contact: of-private, matter: zyqprivate}}
minutes: {{first: 1}}
attendance: {{members: a-moss}}
""",
    f"{JUNE}/minutes.md": "## Rents\n\nRESOLVED that rents be frozen. See [Late](later-paper.md).\n",
    f"{JUNE}/rents.md": f"""---
background-papers: none <!-- {MARK}front -->
---
# Rents <!-- {MARK}papertitle -->

## Purpose <!-- {MARK}heading -->

The HRA. See [what comes](zyqlater-item.md), [the map](zyqlater-item.pdf) and [more](later-paper.md).

- Item <!-- {MARK}item
  {MARK}more --> one <!-- a <!-- {MARK}nested --> {MARK}rest -->

| A | B |
|---|---|
| x <!-- {MARK}cell --> | `<!-- {MARK}code -->` |

    code <!-- {MARK}block -->

![Costs](costs.csv)
""",
    f"{JUNE}/costs.csv": f"""Home,Cost
Flat <!-- {MARK}csv -->,5
<!-- {MARK}line -->
House,"6 <!-- {MARK}a,
b -->"
""",
    f"{JUNE}/supplement.pdf": "%PDF a file",
    f"{JUNE}/later-paper.md": f"---\npublished: 2024-09-05\n---\n# {MARK}laterpaper\n\n## Purpose\n\nZQC.\n",
    f"{JUNE}/zyqlater-item.md": f"# {MARK}lateritempaper\n\n## Purpose\n\nText.\n\n![Costs](zyqlater.csv)\n",
    f"{JUNE}/zyqlater-item.pdf": f"{MARK}lateritemfile",
    f"{JUNE}/zyqdraft.md": f"""---
draft: true
authors: of-draft
appendices: zyqdraft.pdf
---
# {MARK}draft

## Purpose

ZQB. [File](zyqdraft-link.pdf)

![Costs](zyqdraft.csv)
""",
    f"{JUNE}/zyqdraft.pdf": f"{MARK}draftfile",
    f"{JUNE}/zyqdraft-link.pdf": f"{MARK}draftlink",
    f"{JUNE}/zyqdraft.csv": f"A,B\n{MARK}draftcsv,1\n",
    f"{JUNE}/zyqunnamed.md": f"""---
authors: of-unnamed
appendices: [zyqunnamed-appendix, zyqunnamed.pdf]
original: https://www.fernshire.example/{MARK}unnamedoriginal
---
# {MARK}unnamed

## Purpose

ZQD. See [the next](zyqunnamed-next.md) and [the file](zyqunnamed-link.xlsx).
""",
    f"{JUNE}/zyqunnamed-appendix.md": f"# {MARK}unnamedappendix\n\n## Purpose\n\nText.\n",
    f"{JUNE}/zyqunnamed-next.md": f"# {MARK}unnamednext\n\n## Purpose\n\nBack to [it](zyqunnamed.md).\n",
    f"{JUNE}/zyqunnamed.pdf": f"{MARK}unnamedfile",
    f"{JUNE}/zyqunnamed-link.xlsx": f"{MARK}unnamedlink",
    f"{JUNE}/zyqalone.pdf": f"{MARK}alone",
    f"{JUNE}/withdrawn.md": f"""---
withdrawn: It named a tenant.
appendices: [zyqwithdrawn.pdf, annex, zyqwithdrawn.csv]
original: https://www.fernshire.example/{MARK}original
background-papers: {MARK}backgroundpaper
corrections: [{{on: 2024-06-11, what: {MARK}correction}}]
---
# A report

## Purpose

{MARK}withdrawn, see [it](zyqwithdrawn-link.pdf).

![Costs](zyqwithdrawn-figure.csv)

![Map](zyqwithdrawn.png "A map")
""",
    f"{JUNE}/annex.md": f"# An annex\n\n## Purpose\n\n{MARK}annex, see [it](zyqannex.pdf).\n",
    **{
        f"{JUNE}/{name}": f"{MARK}withdrawnfile\n"
        for name in ("zyqwithdrawn.pdf", "zyqwithdrawn-link.pdf", "zyqwithdrawn.png", "zyqannex.pdf")
    },
    f"{JUNE}/zyqwithdrawn.csv": f"A,B\n{MARK}withdrawncsv,1\n",
    f"{JUNE}/zyqwithdrawn-figure.csv": f"A,B\n{MARK}withdrawnfigure,1\n",
    **{
        f"{JUNE}/{name}": f"{MARK}leftover"
        for name in ("~$rents.docx", "rents.md~", "rents.md.bak", ".rents.md.swp", "Zyq (conflicted copy).md")
    },
    f"{JULY}/meeting.yaml": f"""
published: 2024-07-02
agenda: [Rents]
minutes: {{published: 2024-09-05, first: 3, corrections: {MARK}minutescorrection}}
attendance: {{members: [of-later-minutes, {MARK}present]}}
""",
    f"{JULY}/minutes.md": f"## Rents\n\nRESOLVED that {MARK}minutes be noted. [File](zyqminutes.pdf)\n",
    f"{JULY}/zyqminutes.pdf": f"{MARK}minutesfile",
    f"{SEPT}/meeting.yaml": f"""
time: 18:30
published: 2024-09-03
note: {MARK}laternote
contact: [of-later-agenda, {MARK}latercontact]
signed-by: {{{MARK}signed: Officer}}
invited: {MARK}invited
original: https://www.fernshire.example/{MARK}pack
webcast: https://www.fernshire.example/{MARK}webcast
agenda: [{{title: {MARK}agenda, papers: [zyqagenda, zyqagenda.pdf]}}]
private: [{{title: {MARK}privatetitle, confidential: {MARK}confidential}}]
""",
    f"{SEPT}/zyqagenda.md": f"---\nformerly: zyqformerpaper\n---\n# {MARK}agendapaper\n\n## Purpose\n\nText.\n",
    f"{SEPT}/zyqagenda.pdf": f"{MARK}agendafile",
    f"{SEPT}/work-programme.yaml": f"programme: {{{MARK}group: [{{title: {MARK}row, leads: of-later-programme}}]}}\n",
    f"{OCT}/meeting.yaml": "time: 18:30\n",
    f"{OCT}/zyqahead.md": f"# {MARK}ahead\n\n## Purpose\n\nText.\n",
}  # fmt: skip
HIDDEN = f"{JUNE}/zyqlater.csv"
PUBLISHED = ("Ada Moss", "rents be frozen", "Housing Revenue Account", "Homes.", "It named a tenant", "A claim")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all that, as of 30 August 2024."""
    folder = tmp_path_factory.mktemp("canaries")
    write({**FILES, HIDDEN: f"A,B\n{MARK}latercsv,1\n"}, folder / "content")
    command = ["build", f"--content={folder / 'content'}", f"--site={folder / 'site'}", "--today=2024-08-30"]
    result = CliRunner().invoke(main, [*command, "--base-url=https://fernshire.example/"])
    assert result.exit_code == 0, result.output
    return folder / "site"


def told(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file with what can be read in it, archives and packed files unpacked; and its name as a text."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        yield name, name.encode()
        if path.is_file():
            data = path.read_bytes()
            yield name, data
            if data[:2] == b"\x1f\x8b":
                yield name, gzip.decompress(data)
            if name.endswith("pack.pdf"):
                with pypdfium2.PdfDocument(data) as document:
                    text = " ".join(page.get_textpage().get_text_range() for page in document)
                yield name, text.encode()
            if data[:2] == b"PK":
                with zipfile.ZipFile(BytesIO(data)) as packed:
                    yield from ((f"{name}/{one}", packed.read(one)) for one in packed.namelist())


def test_nothing_held_back_is_in_any_file_or_name(site: Path) -> None:
    mark = MARK.lower().encode()
    found = []
    for name, data in told(site):
        low = data.lower()
        at = low.find(mark)
        if at >= 0:
            found.append((name, data[max(at - 30, 0) : at + 40]))
    assert found == []


@pytest.mark.parametrize("words", PUBLISHED)
def test_what_is_published_is_there(site: Path, words: str) -> None:
    assert any(words.encode() in data for _, data in told(site))


def test_the_packs_in_print_are_searched_too(site: Path) -> None:
    assert any(name.endswith("pack.pdf") and b"Housing Revenue Account" in data for name, data in told(site))


@pytest.mark.parametrize("page", ["withdrawn/", "annex/", "rents/", "costs.csv", "supplement.pdf", "minutes/"])
def test_pages_and_addresses_of_what_is_public_and_withdrawn_stay(site: Path, page: str) -> None:
    path = site / JUNE / page
    assert (path / "index.html" if page.endswith("/") else path).is_file()
