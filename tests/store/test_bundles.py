"""A search index in bundles: which pages are in which, and which bundles are made anew."""

import gzip
import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from folders import files_below, put

from generator.store import search
from generator.store.search import bundles
from generator.store.search.bundles import Bundle, Entry

PAGE = '<!doctype html><html lang="en"><title>{0}</title><main data-pagefind-body><h1>{0}</h1></main></html>'


def entries(*years: str) -> list[Entry]:
    """A page for each year named, in the order of the years."""
    return [Entry(f"{number}/index.html", year, f"digest of {number}") for number, year in enumerate(years)]


def years(made: Sequence[Bundle]) -> list[str]:
    """The years of bundles, each of which is a line."""
    return [" ".join(bundle.years) or bundle.folder for bundle in made]


@pytest.mark.parametrize(
    ("of", "least", "expected"),
    [
        (["2019/20", "2020/21"], 1, ["2020/21", "2019/20"]),
        (["2019/20", "", "2020/21"], 1, ["undated", "2020/21", "2019/20"]),
        (["2018/19", "2019/20", "2020/21", "2020/21"], 2, ["2020/21", "2018/19 2019/20"]),
        (["2018/19", "2018/19", "2019/20"], 2, ["2018/19 2019/20"]),
        (["2018/19", "2019/20"], 9, ["2018/19 2019/20"]),
        (["2019", "2020"], 1, ["2020", "2019"]),
        (["", ""], 1, ["undated"]),
    ],
)
def test_years_are_put_together_until_they_are_enough_and_the_rest_joins_the_newest(
    of: list[str], least: int, expected: list[str]
) -> None:
    assert years(bundles.bundled(entries(*of), least, "")) == expected


def of_months(*months: str) -> list[Entry]:
    """A page for each month named, all of a municipal year that begins in May, and one of it without a date."""
    dated = [Entry(f"{number}/", "2019/20", f"{number}", month=month) for number, month in enumerate(months)]
    return [*dated, Entry("year/", "2019/20", "year")]


@pytest.mark.parametrize(
    ("of", "smallest", "expected"),
    [
        (["2019-05", "2019-09", "2020-01"], 9, ["2019-20: 2019-05 2019-09 2020-01"]),
        (["2019-05", "2019-09", "2020-01"], 2, ["2019-20-09: 2019-09 2020-01", "2019-20: 2019-05"]),
        (["2019-05", "2019-05", "2019-05", "2020-01", "2019-09"], 3, ["2019-20: 2019-05 2019-09 2020-01"]),
        (["2019-09", "2020-01", "2020-01", "2019-05"], 2, ["2019-20-09: 2019-09 2020-01", "2019-20: 2019-05"]),
    ],
)
def test_a_year_with_very_many_is_parted_by_months_the_newest_first(
    of: list[str], smallest: int, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "SMALLEST", smallest)
    monkeypatch.setattr(bundles, "PARTS", 100)
    made = bundles.bundled(of_months(*of), 1, "")
    months = [" ".join(dict.fromkeys(entry.month for entry in bundle.entries if entry.month)) for bundle in made]
    assert [f"{bundle.folder}: {found}" for bundle, found in zip(made, months, strict=True)] == expected
    assert {bundle.years for bundle in made} == {("2019/20",)}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of four pages in three years, and of one without a year."""
    return put({f"{number}/index.html": PAGE.format(f"Page {number}") for number in range(5)}, tmp_path / "site")


PARTS = bundles.bundled(entries("2018/19", "2019/20", "2020/21", "2020/21", ""), 1, "these programs")


def made_again(site: Path, of: Sequence[Bundle], *, is_whole: bool = True) -> list[str]:
    """Makes the index once more beside the one there is, in its place then; which bundles were made."""
    output, before = site / "pagefind", site.parent / "before"
    if output.exists():
        output.rename(before)
    made = bundles.make(site, output, of, before, 2, is_whole=is_whole)
    return sorted(folder.name for folder in made)


def test_each_bundle_is_an_index_of_its_own_pages(site: Path) -> None:
    assert made_again(site, PARTS) == ["2018-19", "2019-20", "2020-21", "undated"]
    index = site / "pagefind"
    listed = json.loads((index / "bundles.json").read_bytes())
    assert {bundle["at"]: bundle["pages"] for bundle in listed} == {
        "undated": 1,
        "2020-21": 2,
        "2019-20": 1,
        "2018-19": 1,
    }
    ahead = json.loads((index / "pagefind-entry.json").read_bytes())["ahead"]
    assert ahead[:3] == ["bundles.json", "undated/pagefind-entry.json", "undated/pagefind.js"]
    assert all((index / name).is_file() for name in ahead)
    texts = {path.parts[-3]: gzip.decompress(path.read_bytes()) for path in index.glob("*/fragment/*")}
    assert b"Page 0" in texts["2018-19"]
    assert b'"url":"/0/"' in texts["2018-19"]
    assert not [name for name in files_below(index) if ".pages" in name]


def test_a_bundle_is_made_anew_where_a_page_of_it_is_another_and_only_there(site: Path) -> None:
    made_again(site, PARTS)
    before = (site / "pagefind/2019-20/pagefind-entry.json").stat().st_ino
    put({"2/index.html": PAGE.format("Another page")}, site)
    changed = entries("2018/19", "2019/20", "2020/21", "2020/21", "")
    changed[2] = replace(changed[2], digest="another")
    assert made_again(site, bundles.bundled(changed, 1, "these programs")) == ["2020-21"]
    assert (site / "pagefind/2019-20/pagefind-entry.json").stat().st_ino == before
    texts = b"".join(gzip.decompress(path.read_bytes()) for path in (site / "pagefind").glob("2020-21/fragment/*"))
    assert b"Another page" in texts


@pytest.mark.parametrize(
    "of",
    [
        bundles.bundled(entries("2018/19", "2019/20", "2020/21", "2020/21", ""), 1, "another program"),
        [replace(part, entries=part.entries[:-1]) if part.folder == "2020-21" else part for part in PARTS],
    ],
    ids=["made by others", "a page less"],
)
def test_what_was_made_otherwise_is_not_taken_for_the_same(site: Path, of: Sequence[Bundle]) -> None:
    made_again(site, PARTS)
    assert not bundles.as_before(of, site / "pagefind", is_whole=True)
    assert "2020-21" in made_again(site, of)


def test_a_bundle_that_was_damaged_is_made_anew(site: Path) -> None:
    made_again(site, PARTS)
    page = next((site / "pagefind/2018-19/fragment").iterdir())
    page.write_bytes(page.read_bytes()[:-3])
    assert not bundles.as_before(PARTS, site / "pagefind", is_whole=False)
    assert made_again(site, PARTS, is_whole=False) == ["2018-19"]
    assert bundles.as_before(PARTS, site / "pagefind", is_whole=False)


@pytest.mark.parametrize("fault", ["{", "[[]]", '[{"at": "2018-19"}]'])
def test_a_list_that_is_none_is_of_no_index(site: Path, fault: str) -> None:
    made_again(site, PARTS)
    put({"pagefind/bundles.json": fault}, site)
    assert not bundles.as_before(PARTS, site / "pagefind", is_whole=True)


def test_pages_that_are_none_of_the_site_are_found_beside_its_own(site: Path) -> None:
    decision = Entry("a.html", "2018/19", "decided", lambda: PAGE.format("A decision").encode())
    made_again(site, bundles.bundled([*entries("2018/19", "2018/19"), decision], 1, ""))
    texts = [gzip.decompress(path.read_bytes()) for path in (site / "pagefind/2018-19/fragment").iterdir()]
    assert sum(b"A decision" in text for text in texts) == 1
    assert len(texts) == 3


def test_a_bundle_that_cannot_be_made_leaves_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: site / "no-such-program")
    with pytest.raises(search.SearchError):
        made_again(site, PARTS)
    assert not (site / "pagefind").exists()


def test_where_files_cannot_be_linked_they_are_copied(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    made_again(site, PARTS)
    monkeypatch.setattr(os, "link", refuse)
    assert made_again(site, PARTS) == []
    assert bundles.as_before(PARTS, site / "pagefind", is_whole=False)


def test_programs_that_copy_a_site_find_every_file_by_links(site: Path) -> None:
    made_again(site, PARTS)
    index = site / "pagefind"
    found: set[str] = set()
    ahead = ["index.html"]
    while ahead:
        page = ahead.pop()
        found.add(page)
        text = (index / page).read_text(encoding="utf-8")
        for link in (part.partition('"')[0] for part in text.split('<li><a href="')[1:]):
            name = os.path.normpath(f"{Path(page).parent}/{link}")
            if link.endswith("/"):
                ahead.append(f"{name}/index.html")
            else:
                found.add(name)
    assert found == set(files_below(index))


def test_the_files_of_a_large_index_are_named_on_several_pages(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "ON_A_PAGE", 20)
    search.index(site, site / "pagefind")
    pages = [path.read_text(encoding="utf-8") for path in sorted((site / "pagefind").glob("*.html"))]
    assert len(pages) > 1
    assert '<a href="more-2.html">' in pages[0]
    named = {part.partition('"')[0] for page in pages for part in page.split('<li><a href="')[1:]}
    assert named == set(files_below(site / "pagefind")) - {"index.html"}
    assert max(page.count("<li>") for page in pages) <= 20 + len(pages)
