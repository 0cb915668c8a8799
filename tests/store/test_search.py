"""The search index over written pages, and what of Pagefind's output is published."""

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pagefind_bin
import pytest
from click.testing import CliRunner
from folders import GOLDEN, files_below, put

from generator.cli import main
from generator.store import search

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = """<!doctype html><html lang="en-GB"><title>Housing Panel</title>
<main{body}><h1 data-pagefind-filter="committee">Housing Panel</h1><p>{text}</p></main></html>"""

SEARCH_PAGE = """<!doctype html><html lang="en-GB"><title>Search</title><link rel="icon" href="data:,">
<p role="status"></p>
<script type="module">
const pagefind = await import("./pagefind/pagefind.js");
await pagefind.options({noWorker: true});
const found = await pagefind.search("repair", {filters: {committee: "Housing Panel"}});
const pages = await Promise.all(found.results.map((result) => result.data()));
document.querySelector("p").textContent = pages.map((page) => page.url).join(" ") || "nothing";
</script></html>"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of two pages that are indexed, one that is not, and a search page."""
    folder = tmp_path / "site"
    body = " data-pagefind-body"
    files = {
        "repairs/index.html": PAGE.format(body=body, text="All repairs were finished."),
        "rents/index.html": PAGE.format(body=body, text="Rents stay as they are."),
        "about/index.html": PAGE.format(body="", text="How to repair this archive."),
        "index.html": SEARCH_PAGE,
    }
    return put(files, folder)


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
        "index.html",
        "pagefind-entry.json",
        "pagefind.en",
        "pagefind.js",
        "wasm.en.pagefind",
        "words",
        "agendapack.json",
    }


def test_the_entry_names_what_is_needed_before_words_are_looked_up(pages: Path) -> None:
    search.index(pages, pages / "pagefind")
    entry = json.loads((pages / "pagefind/pagefind-entry.json").read_bytes())
    meta = f"pagefind.{entry['languages']['en']['hash']}.pf_meta"
    assert entry["ahead"] == ["pagefind.js", "wasm.en.pagefind", meta]


def test_all_pages_fall_into_one_index_whatever_english_they_name(pages: Path) -> None:
    text = (pages / "rents/index.html").read_text(encoding="utf-8").replace("en-GB", "en")
    put({"rents/index.html": text}, pages)
    search.index(pages, pages / "pagefind")
    entry = json.loads((pages / "pagefind/pagefind-entry.json").read_bytes())
    assert {name: language["page_count"] for name, language in entry["languages"].items()} == {"en": 2}


def test_settings_in_the_working_folder_or_the_environment_change_nothing(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put({"pagefind.toml": 'glob = "rents/*.html"'}, pages.parent)
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


BREAKS = {
    "an entry that is empty": "entry.write_text('')",
    "an entry that is no JSON": "entry.write_text('{')",
    "an entry of something else": "entry.write_text('[1]')",
    "an entry without languages": "entry.write_text('{\"languages\": {}}')",
    "an entry that counts in words": "entry.write_text(entry.read_text().replace(':2}', ':\"2\"}'))",
    "an entry that is too deep": "entry.write_text('[' * 99999)",
    "no entry": "entry.unlink()",
    "an entry that is a folder": "entry.unlink(); entry.mkdir()",
    "none of the pages": "shutil.rmtree(out / 'fragment')",
    "a page less than it says": "next(out.glob('fragment/*')).unlink()",
    "a page less": "entry.write_text(entry.read_text().replace(':2}', ':1}')); next(out.glob('fragment/*')).unlink()",
    "a page that is empty": "next(out.glob('fragment/*')).write_bytes(b'')",
    "a page that ends early": "page = next(out.glob('fragment/*')); page.write_bytes(page.read_bytes()[:-9])",
    "a page of something else": "next(out.glob('fragment/*')).write_bytes(b'something else')",
    "an index that ends early": "one = next(out.glob('index/*')); one.write_bytes(one.read_bytes()[:-1])",
    "no index": "shutil.rmtree(out / 'index')",
    "no list of words": "next(out.glob('*.pf_meta')).unlink()",
    "no script": "(out / 'pagefind.js').unlink()",
    "an empty script": "(out / 'pagefind.js').write_bytes(b'')",
    "a link to a file outside": "(out / 'passwd').symlink_to('/etc/passwd')",
    "a link to a folder outside": "(out / 'fragment' / 'more').symlink_to('/etc')",
    "a link that leads nowhere": "(out / 'gone').symlink_to(out / 'nothing')",
    "a pipe": "os.mkfifo(out / 'pipe')",
    "a link in its place": "out.rename(out.with_name('away')); out.symlink_to(out.with_name('away'))",
}
"""What a program may do to the index that it made."""


@pytest.mark.parametrize("broken", BREAKS)
def test_an_index_that_is_not_sound_is_never_given(pages: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    script = f"""
import os, shutil, subprocess, sys
from pathlib import Path
subprocess.run([{str(pagefind_bin.get_executable())!r}, *sys.argv[1:]], check=True)
out = Path(sys.argv[sys.argv.index("--output-path") + 1])
entry = out / "pagefind-entry.json"
{BREAKS[broken]}
"""
    monkeypatch.setattr("pagefind_bin.get_executable", program(pages.parent / "breaking", script))
    with pytest.raises(search.SearchError, match=r"^Pagefind did not make a sound search index: [^\n]+$"):
        search.index(pages, pages / "pagefind")
    assert not (pages / "pagefind").is_dir() or (pages / "pagefind").is_symlink()


def test_an_index_of_less_than_all_pages_is_told_in_one_line_and_the_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is where there are too few open files: the program passes over pages and ends well."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(GOLDEN, tmp_path / "content")
    assert CliRunner().invoke(main, ["build", "--today=2024-08-30", "--no-packs"]).exit_code == 0
    before = files_below(tmp_path / "site")
    shutil.copytree(tmp_path / "site", tmp_path / "less", ignore=shutil.ignore_patterns("pagefind"))
    shutil.rmtree(tmp_path / "less" / "housing-panel")
    real = pagefind_bin.get_executable()
    script = f"import subprocess, sys; subprocess.run([{str(real)!r}, *sys.argv[1:]], cwd={str(tmp_path / 'less')!r})"
    monkeypatch.setattr("pagefind_bin.get_executable", program(tmp_path / "passing", script))
    council = (tmp_path / "content/council.yaml").read_text(encoding="utf-8")
    put({"council.yaml": council.replace("name: Fern", "name: New Fern")}, tmp_path / "content")
    done = CliRunner().invoke(main, ["build", "--today=2024-08-30", "--no-packs"])
    assert done.exit_code == 3
    (line,) = done.stderr.splitlines()
    assert "Pagefind did not make a sound search index: it holds " in line
    assert files_below(tmp_path / "site") == before


def a_page(index: Path) -> Path:
    return next(index.glob("fragment/*"))


def replaced(path: Path, data: bytes) -> None:
    path.unlink()
    path.write_bytes(data)


def without_a_page(index: Path) -> None:
    """So that it fits in itself."""
    a_page(index).unlink()
    entry = index / "pagefind-entry.json"
    replaced(entry, entry.read_bytes().replace(count(entry), less(entry)))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a page is missing": lambda index: a_page(index).unlink(),
    "a page is empty": lambda index: replaced(a_page(index), b""),
    "a page is not whole": lambda index: replaced(a_page(index), a_page(index).read_bytes()[:-9]),
    "it counts fewer pages": without_a_page,
    "it says nothing": lambda index: replaced(index / "pagefind-entry.json", b"{}"),
    "its words are missing": lambda index: shutil.rmtree(index / "index"),
}


def count(entry: Path) -> bytes:
    """What the entry says of its pages."""
    found = re.search(rb'"page_count":\d+', entry.read_bytes())
    assert found
    return found[0]


def less(entry: Path) -> bytes:
    return b'"page_count":%d' % (int(count(entry).partition(b":")[2]) - 1)


AGAIN = ("build", "--today=2024-08-30", "--no-packs")


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small content and its site with an index, to be copied."""
    folder = tmp_path_factory.mktemp("indexed")
    put({"council.yaml": "name: Fernshire Council\n", "panel/2024-06-12/meeting.yaml": ""}, folder / "content")
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        assert CliRunner().invoke(main, AGAIN).exit_code == 0
        assert "new search index" not in CliRunner().invoke(main, AGAIN).stdout
    return folder


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_index_of_the_site_that_stands_is_counted_again_before_it_is_kept(
    indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    shutil.copytree(indexed, tmp_path / "work")
    monkeypatch.chdir(tmp_path / "work")
    held = len(list(Path("site/pagefind/fragment").iterdir()))
    DAMAGES[damage](Path("site/pagefind"))
    done = CliRunner().invoke(main, AGAIN)
    assert f", {held} of them pages in a new search index" in done.stdout, done.output
    assert search.is_sound(Path("site/pagefind"), held)


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
