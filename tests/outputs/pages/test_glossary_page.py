"""The page of the glossary: what each abbreviation means, its address, and where it is used."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from content_sample import Assets, loaded

from generator import urls
from generator.outputs.pages import Site, pages
from generator.outputs.pages.frame import Link, Wording
from generator.outputs.pages.glossary import MANY, GlossaryPage, TermView, glossary_page

TODAY = date(2024, 8, 30)
JUNE, JULY = "panel/2024-06-12/", "panel/2024-07-10/"


def glossary(files: Mapping[str, str], folder: Path) -> GlossaryPage:
    archive, _ = loaded(files, folder, TODAY)
    return glossary_page(Site(archive, TODAY, Assets()))


def terms(files: Mapping[str, str], folder: Path) -> dict[str, TermView]:
    return {term.anchor: term for term in glossary(files, folder).terms}


def words(used: Wording) -> str:
    """What is said, without links."""
    return "".join(word if isinstance(word, str) else word.text for word in used).replace("\u00a0", " ")


def test_a_term_has_its_meaning_what_is_said_of_it_and_where_there_is_more(tmp_path: Path) -> None:
    dhp = terms({"glossary.yaml": "DHP:\n  means: Discretionary housing payment\n  about: Help with rent.\n"
                 "  see: https://www.fernshire.example/dhp\n"}, tmp_path)["dhp"]  # fmt: skip
    assert (dhp.word, dhp.means, dhp.about) == ("DHP", "Discretionary housing payment", "Help with rent.")
    assert [(link.text, link.href) for link in dhp.links] == [
        ("More at www.fernshire.example", "https://www.fernshire.example/dhp"),
        ("Search for DHP", "../search/?q=DHP"),
    ]


def test_the_list_follows_the_alphabet_and_figures_come_last(tmp_path: Path) -> None:
    page = glossary({"glossary.yaml": "ZB: a\n3D: b\nde: c\nAB: d\n"}, tmp_path)
    assert [term.word for term in page.terms] == ["AB", "de", "ZB", "3D"]
    assert page.letters == ()


def test_a_long_list_has_its_letters(tmp_path: Path) -> None:
    many = "".join(f"{chr(65 + number % 3)}{number}: x\n" for number in range(MANY + 1))
    page = glossary({"glossary.yaml": f"{many}3D: y\n"}, tmp_path)
    assert [(link.text, link.href) for link in page.letters] == [
        ("A", "#page_a"),
        ("B", "#page_b"),
        ("C", "#page_c"),
        ("0 to 9", "#page_0-to-9"),
    ]
    assert [term.letter for term in page.terms if term.letter] == ["page_a", "page_b", "page_c", "page_0-to-9"]


@pytest.mark.parametrize(
    ("glossary_yaml", "addresses"),
    [
        ("EaL: a\nEAL: b\n", {"eal": "EaL", "eal-2": "EAL"}),
        ("EAL: b\nEaL: a\nAB: c\n", {"eal": "EAL", "eal-2": "EaL", "ab": "AB"}),
        ("PP: a\nPP+: b\nPP-2: c\n", {"pp": "PP", "pp-2": "PP+", "pp-2-2": "PP-2"}),
    ],
)
def test_addresses_follow_the_file_so_that_a_new_term_moves_none(
    glossary_yaml: str, addresses: dict[str, str], tmp_path: Path
) -> None:
    assert {
        anchor: term.word for anchor, term in terms({"glossary.yaml": glossary_yaml}, tmp_path).items()
    } == addresses


USES = {
    "glossary.yaml": "SCR: Serious case review\nPD: Personal development\n",
    f"{JUNE}meeting.yaml": "agenda:\n  - title: Homes\n    papers: homes\nminutes:\n  first: 1\n",
    f"{JUNE}homes.md": "# Homes\n\nTwo SCRs.\n\n## More\n\nOne SCR.\n",
    f"{JUNE}minutes.md": "## Homes\n\nThe SCR's end.\n",
    f"{JULY}meeting.yaml": "agenda:\n  - title: Rents\n    papers: [rents, work-programme]\n",
    f"{JULY}rents.md": "---\nglossary:\n  PD:\n    means: Physical development\n    about: In years.\n---\n"
    "# Rents\n\nPD\n\n![Rents](rents.csv)\n",
    f"{JULY}rents.csv": "Kind,Rent\nSCR,1\n",
    f"{JULY}work-programme.yaml": "programme:\n  Later:\n    - An SCR\n",
}


def test_where_it_is_used_counts_papers_minutes_and_work_programmes_with_plurals_and_tables(tmp_path: Path) -> None:
    used = terms(USES, tmp_path)["scr"].used
    assert words(used) == (
        "Used in 4 documents: first in Homes, 12 June 2024; last in Work programme 2024/25, 10 July 2024."
    )
    assert [word.href for word in used if isinstance(word, Link)] == [
        "../panel/2024-06-12/homes/",
        "../panel/2024-07-10/work-programme/",
    ]


def test_a_meaning_of_a_paper_alone_has_an_entry_of_its_own(tmp_path: Path) -> None:
    found = terms(USES, tmp_path)
    general, own = found["pd"], found["pd-2"]
    assert (general.means, words(general.used)) == (
        "Personal development",
        "Not used in the papers, minutes and work programmes here.",
    )
    assert (own.word, own.means, own.about) == ("PD", "Physical development", "In years.")
    assert words(own.used) == "Only in Rents, 10 July 2024."


def test_decisions_outside_meetings_use_the_glossary_and_may_mean_something_of_their_own(tmp_path: Path) -> None:
    front = "---\nglossary: {PD: {means: Planning department, about: In Fern House.}}\n---\n"
    decision = {"d/committee.yaml": "kind: decisions\n", "d/2024-06-20-x.md": f"{front}# Lease\n\nAn SCR of the PD.\n"}
    found = terms({**USES, **decision}, tmp_path)
    assert words(found["scr"].used).startswith("Used in 5 documents: first in Homes, 12 June 2024")
    (own,) = [term for term in found.values() if term.means == "Planning department"]
    assert (own.about, words(own.used)) == ("In Fern House.", "Only in Lease, 20 June 2024.")


def test_one_use_is_named_alone(tmp_path: Path) -> None:
    files = {
        "glossary.yaml": "Ofsted: Office for Standards in Education\n",
        f"{JUNE}homes.md": "# Homes\n\nOfsted's view.\n",
    }
    assert words(terms(files, tmp_path)["ofsted"].used) == "Used in Homes, 12 June 2024."


def test_the_page_is_there_without_a_glossary_and_is_not_in_the_search_index(tmp_path: Path) -> None:
    archive, _ = loaded({}, tmp_path, TODAY)
    page = dict(pages(Site(archive, TODAY, Assets())))[urls.GLOSSARY]
    assert isinstance(page, GlossaryPage)
    assert (page.terms, page.frame.found) == ((), None)
