"""The search index over written pages, and what of Pagefind's output is published."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.store import search

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = """<!doctype html><html lang="en-GB"><title>Housing Panel</title>
<main{body}><h1 data-pagefind-filter="committee">Housing Panel</h1><p>{text}</p></main></html>"""

SEARCH_PAGE = """<!doctype html><html lang="en-GB"><title>Search</title><link rel="icon" href="data:,">
<p role="status"></p>
<script type="module">
const pagefind = await import("./pagefind/pagefind.js");
const found = await pagefind.search("repair", {filters: {committee: "Housing Panel"}});
const pages = await Promise.all(found.results.map((result) => result.data()));
document.querySelector("p").textContent = pages.map((page) => page.url).join(" ") || "nothing";
</script></html>"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of two pages that are indexed, one that is not, and a search page."""
    folder = tmp_path / "site"
    write(folder / "repairs/index.html", PAGE.format(body=" data-pagefind-body", text="All repairs were finished."))
    write(folder / "rents/index.html", PAGE.format(body=" data-pagefind-body", text="Rents stay as they are."))
    write(folder / "about/index.html", PAGE.format(body="", text="How to repair this archive."))
    write(folder / "index.html", SEARCH_PAGE)
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def program(path: Path, script: str) -> Callable[[], Path]:
    """What finds Pagefind's program, but finds a small one that runs the script."""
    path.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    path.chmod(0o755)
    return lambda: path


def test_pages_with_a_body_to_search_are_indexed_and_counted(pages: Path) -> None:
    assert search.index(pages, pages / "pagefind") == 2


@pytest.mark.parametrize("name", ["repairs/index.html", "about/index.html"])
def test_a_page_says_whether_it_is_indexed(pages: Path, name: str) -> None:
    assert search.is_indexed((pages / name).read_bytes()) is (name == "repairs/index.html")


def test_only_what_our_search_page_asks_for_is_kept(pages: Path) -> None:
    search.index(pages, pages / "pagefind")
    assert {path.name.split("_")[0] for path in (pages / "pagefind").iterdir()} == {
        "filter",
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.en",
        "pagefind.js",
        "wasm.en.pagefind",
    }


def test_all_pages_fall_into_one_index_whatever_english_they_name(pages: Path) -> None:
    text = (pages / "rents/index.html").read_text(encoding="utf-8").replace("en-GB", "en")
    write(pages / "rents/index.html", text)
    search.index(pages, pages / "pagefind")
    entry = json.loads((pages / "pagefind/pagefind-entry.json").read_bytes())
    assert {name: language["page_count"] for name, language in entry["languages"].items()} == {"en": 2}


def test_settings_in_the_working_folder_or_the_environment_change_nothing(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(pages.parent / "pagefind.toml", 'glob = "rents/*.html"')
    monkeypatch.chdir(pages.parent)
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "h1")
    assert search.index(Path("site"), Path("site/pagefind")) == 2


def test_an_index_that_stands_is_not_written_into(pages: Path) -> None:
    search.index(pages, pages / "pagefind")
    with pytest.raises(FileExistsError):
        search.index(pages, pages / "pagefind")
    assert (pages / "pagefind/pagefind.js").exists()


def test_no_page_to_index_is_an_error_in_the_programs_own_words(tmp_path: Path) -> None:
    with pytest.raises(search.SearchError, match=r"exit code 1.*not able to build an index"):
        search.index(tmp_path, tmp_path / "pagefind")
    assert list(tmp_path.iterdir()) == []


def test_a_failing_program_is_quoted_by_its_last_lines(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import sys; sys.exit('first\\n' + 'more\\n' * 9 + 'the disk is full')"
    monkeypatch.setattr("pagefind_bin.get_executable", program(pages.parent / "failing", script))
    with pytest.raises(search.SearchError, match=r"exit code 1.*: more.* the disk is full$") as caught:
        search.index(pages, pages / "pagefind")
    assert "first" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not (pages / "pagefind").exists()


def test_a_missing_program_is_an_error(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: pages / "no-such-program")
    with pytest.raises(search.SearchError, match=r"could not be started: .*no-such-program"):
        search.index(pages, pages / "pagefind")
    assert not (pages / "pagefind").exists()


def test_a_reader_finds_a_page_and_nothing_that_is_fetched_is_missing(
    pages: Path, serve: Callable[[Path], str], browser: "Browser"
) -> None:
    """The site stands under a sub-path, as on a council's own server."""
    search.index(pages, pages / "pagefind")
    faults: list[str] = []
    with browser.new_page() as page:
        page.on("console", lambda message: faults.append(message.text))
        page.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
        page.goto(f"{serve(pages.parent)}/site/")
        page.wait_for_function("document.querySelector('p').textContent", timeout=10_000)
        assert page.inner_text("p") == "/site/repairs/"
    assert faults == []
