"""Packs in a build: beside their meetings, named on the pages, left out where they cannot be made."""

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from folders import GOLDEN

from generator.build import build
from generator.cli import main
from generator.cli.printing import NO_PACKS
from generator.outputs import print as packs
from generator.outputs.print import press
from generator.standing import Options, Result

MEETING = "housing-panel/2024-09-11"


def made(folder: Path, **options: object) -> Result:
    whole = Options(GOLDEN, folder / "site", date(2024, 9, 30), search=False, packs=True, **options)  # type: ignore[arg-type]
    return build(whole, lambda _: None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site of the invented council, packs and all."""
    folder = tmp_path_factory.mktemp("built")
    assert made(folder).packs == 1
    return folder


def soup(folder: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((folder / "site" / address / "index.html").read_bytes(), "html.parser")


def words(folder: Path, address: str, selector: str) -> str:
    return " ".join(" ".join(tag.get_text(" ") for tag in soup(folder, address).select(selector)).split())


def test_the_page_of_a_meeting_says_how_large_its_pack_is(folder: Path) -> None:
    size = round((folder / f"site/{MEETING}/pack.pdf").stat().st_size / 1000)
    assert f"The pack in print (PDF, {size} KB, 14 pages)" in words(folder, MEETING, "aside")


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("#item-2", "In print: pages 3 to 4 of the pack"),
        ("#item-3", "Repairs update Pages 5 to 6"),
        ("#item-3", "Repairs in pictures Pages 7 to 8"),
        ("#item-7", "In print: pages 11 to 12 of the pack"),
    ],
)
def test_an_item_says_its_pages(folder: Path, item: str, said: str) -> None:
    assert said in words(folder, MEETING, item)


@pytest.mark.parametrize(
    ("address", "said", "href"),
    [
        (f"{MEETING}/repairs-update", "Pages 5 to 6 of the pack", "../pack.pdf#page=5"),
        (f"{MEETING}/repairs-update-slides", "Pages 7 to 8 of the pack", "../pack.pdf#page=7"),
        (f"{MEETING}/work-programme", "Pages 9 to 10 of the pack", "../pack.pdf#page=9"),
        (
            "housing-panel/2024-06-12/minutes",
            "Pages 3 to 4 of the pack of 11 September 2024",
            "../../2024-09-11/pack.pdf#page=3",
        ),
    ],
)
def test_a_paper_says_where_it_stands_in_print(folder: Path, address: str, said: str, href: str) -> None:
    (link,) = soup(folder, address).select('aside a[href*="pack.pdf"]')
    assert (" ".join(link.get_text().split()), link["href"]) == (said, href)


def test_a_second_build_makes_no_pack_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(press, "typeset")
    outcome = made(folder)
    assert (outcome.packs, outcome.changed) == (1, 0)


def test_progress_is_shown(tmp_path: Path) -> None:
    told: list[str] = []
    build(Options(GOLDEN, tmp_path / "site", date(2024, 9, 30), search=False, packs=True), told.append)
    assert "Making the packs in print: 1 of 1" in told


def test_without_typst_everything_else_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "is_available", lambda: False)
    options = ("--content", str(GOLDEN), "--site", str(tmp_path / "site"), "--no-search", "--today", "2024-09-30")
    result = CliRunner().invoke(main, ["build", *options])
    assert result.exit_code == 0
    assert NO_PACKS in result.stderr
    assert not (tmp_path / f"site/{MEETING}/pack.pdf").exists()
    assert not (tmp_path / ".cache/agendapack-site/packs.sqlite").exists()


def test_packs_can_be_left_out(tmp_path: Path) -> None:
    options = ("--content", str(GOLDEN), "--site", str(tmp_path / "site"), "--no-search", "--today", "2024-09-30")
    result = CliRunner().invoke(main, ["build", *options, "--no-packs"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert not (tmp_path / f"site/{MEETING}/pack.pdf").exists()
    assert "The pack in print" not in words(tmp_path, MEETING, "aside")


def test_a_mistake_in_the_template_of_a_council_is_a_problem(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "pack.typ").write_text("#set page(paper: nothing-such)\n", encoding="utf-8")
    outcome = made(tmp_path, templates=own)
    (wrong,) = [one for one in outcome.problems if one.severity == "error"]
    assert (wrong.place.path, wrong.place.line, wrong.rule) == (str(own / "pack.typ"), 1, "template")
    assert not (tmp_path / "site").exists()


def test_an_agenda_that_is_not_published_yet_has_no_pack(tmp_path: Path) -> None:
    outcome = build(Options(GOLDEN, tmp_path / "site", date(2024, 8, 28), search=False, packs=True), lambda _: None)
    assert outcome.packs == 0
    assert not list((tmp_path / "site").rglob("*.pdf"))
