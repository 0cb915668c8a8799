"""A site whose search index is in bundles: what an edit makes anew, and what a build looks at."""

import gzip
import shutil
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from content_sample import write
from folders import files_below

from generator.build import build
from generator.cli import main
from generator.standing import Options, Result
from generator.store.search import bundles

TODAY = date(2024, 8, 30)
DAYS = ("2022-06-08", "2023-06-07", "2024-06-12")
FILES = {
    f"panel/{day}/{name}": text
    for day in DAYS
    for name, text in {
        "meeting.yaml": "agenda:\n  - title: Rents\n    papers: [rents]\n",
        "rents.md": f"# Rents\n\n## Purpose\n\nTo tell what was asked for on {day}.\n",
        "minutes.md": "# Minutes\n\n## 1 Rents\n\nRESOLVED that the rents be noted.\n",
    }.items()
}
HELD = "Councillor Quennell is to be asked about the ferry"


def made(folder: Path, files: Mapping[str, str] = FILES, **more: Any) -> Result:
    """What comes of a build of the files, with a bundle for each year."""
    write(files, folder / "content")
    options = Options(folder / "content", folder / "site", TODAY, bundled_from=1, **more)
    return build(options, lambda _: None)


def kept(site: Path) -> dict[str, int]:
    """Which file on the disk is the entry of each bundle."""
    return {path.parent.name: path.stat().st_ino for path in (site / "pagefind").glob("*/pagefind-entry.json")}


def texts(site: Path) -> dict[str, bytes]:
    """What each bundle holds of each page."""
    found = (site / "pagefind").glob("*/fragment/*")
    return {path.relative_to(site).as_posix(): gzip.decompress(path.read_bytes()) for path in found}


def pages(site: Path) -> dict[str, bytes]:
    """All files of a site but those of the index, whose names are not the same twice, and the list of all names."""
    return {name: data for name, data in files_below(site).items() if not name.startswith(("pagefind/", ".agendapack"))}


def test_an_edit_has_the_bundle_of_its_year_made_anew_and_gives_what_a_fresh_build_gives(tmp_path: Path) -> None:
    assert made(tmp_path).indexed == 9
    before = kept(tmp_path / "site")
    assert set(before) == {"2022-23", "2023-24", "2024-25"}
    name = "panel/2023-06-07/rents.md"
    edited = FILES | {name: f"{FILES[name]}\nAnd a ferry.\n"}
    assert made(tmp_path, edited).indexed
    after = kept(tmp_path / "site")
    assert {bundle for bundle in after if after[bundle] != before[bundle]} == {"2023-24"}
    fresh = tmp_path / "fresh"
    made(fresh, edited)
    assert pages(tmp_path / "site") == pages(fresh / "site")
    assert texts(tmp_path / "site") == texts(fresh / "site")


def test_an_edit_of_no_page_in_the_index_makes_no_bundle(tmp_path: Path) -> None:
    made(tmp_path)
    before = kept(tmp_path / "site")
    made(tmp_path, FILES | {"about/index.md": "# About\n\nThis is it.\n"})
    assert kept(tmp_path / "site") == before


def damage(site: Path) -> None:
    """Cuts a page in a bundle short."""
    page = next((site / "pagefind/2022-23/fragment").iterdir())
    page.write_bytes(page.read_bytes()[:-5])


def take_list(site: Path) -> None:
    """Takes the list of bundles away."""
    (site / "pagefind/bundles.json").unlink()


def take_bundle(site: Path) -> None:
    """Takes a bundle away."""
    shutil.rmtree(site / "pagefind/2024-25")


@pytest.mark.parametrize("spoil", [damage, take_list, take_bundle])
def test_what_was_spoilt_is_made_again(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    made(tmp_path)
    whole = texts(tmp_path / "site")
    listed = (tmp_path / "site/pagefind/bundles.json").read_bytes()
    spoil(tmp_path / "site")
    made(tmp_path)
    assert texts(tmp_path / "site") == whole
    assert (tmp_path / "site/pagefind/bundles.json").read_bytes() == listed


def test_one_index_becomes_bundles_and_these_one_again(tmp_path: Path) -> None:
    write(FILES, tmp_path / "content")
    options = [Options(tmp_path / "content", tmp_path / "site", TODAY, bundled_from=least) for least in (99, 1, 99)]
    found = []
    for option in options:
        build(option, lambda _: None)
        index = tmp_path / "site/pagefind"
        found.append(((index / "pagefind.js").exists(), (index / "bundles.json").exists()))
        assert b'"bundles":true' in (tmp_path / "site/search/index.html").read_bytes() or not found[-1][1]
    assert found == [(True, False), (False, True), (True, False)]


def test_what_is_held_back_is_looked_for_in_bundles_that_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = bundles.make

    def leaking(*given: Any, **more: Any) -> Iterable[Path]:
        folders = real(*given, **more)
        place = next(folder for folder in folders if folder.name == "2023-24")
        (place / "fragment/en_leak.pf_fragment").write_bytes(gzip.compress(HELD.encode()))
        return folders

    monkeypatch.setattr(bundles, "make", leaking)
    draft = {"panel/2023-06-07/drafted.md": f"---\ndraft: true\n---\n# Ferry\n\n{HELD}.\n"}
    (problem,) = [problem for problem in made(tmp_path, FILES | draft).problems if problem.severity == "error"]
    assert problem.rule == "withheld"
    assert "en_leak" in problem.what
    assert not (tmp_path / "site").exists()


def test_what_is_newly_held_back_is_looked_for_in_bundles_that_stay(tmp_path: Path) -> None:
    made(tmp_path)
    for path in (tmp_path / "site").rglob("*.html"):  # the pages themselves do not say it
        assert HELD.encode() not in path.read_bytes()
    page = next((tmp_path / "site/pagefind/2022-23/fragment").iterdir())
    (tmp_path / "private-words.txt").write_text("asked for on 2022-06-08\n", encoding="utf-8")
    assert b"asked for on" in gzip.decompress(b"".join(p.read_bytes() for p in page.parent.iterdir()))
    assert "withheld" in {problem.rule for problem in made(tmp_path).problems if problem.severity == "error"}


def test_a_published_site_in_bundles_is_verified(tmp_path: Path) -> None:
    assert made(tmp_path, publish=True, address="https://fernshire.example/").recorded
    said = CliRunner().invoke(main, ["verify", str(tmp_path / "site")])
    assert said.exit_code == 0, said.output
