"""Copies of a site: the whole in one file, and what a program finds that goes by links alone."""

import zipfile
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import folders
import pytest
from bs4 import BeautifulSoup

from generator.store.writing import MARK

BASE = "https://meetings.fernshire.example/"


def build(folder: Path, *options: str) -> str:
    """What the program says of a build of the invented council's site."""
    return folders.build(folder, "--no-packs", "--base-url", BASE, *options)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with its search index, and with all of it in one file."""
    folder = tmp_path_factory.mktemp("copies") / "site"
    build(folder, "--archive")
    return folder


def files_of(site: Path) -> dict[str, bytes]:
    """All that is published but the one file, by its address."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in paths.items() if name not in {MARK, "copy/site.zip"}}


def test_the_whole_site_is_in_one_file(site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(site / "copy/site.zip") as packed:
        assert packed.testzip() is None
        assert {name: packed.read(name) for name in packed.namelist()} == files_of(site)
        assert packed.namelist() == sorted(packed.namelist())
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    build(tmp_path / "site")
    assert not (tmp_path / "site/copy").exists()


def test_it_is_kept_while_nothing_changes_and_goes_when_it_is_no_longer_asked_for(site: Path, tmp_path: Path) -> None:
    before = (site / "copy/site.zip").stat().st_mtime_ns
    assert "0 changed" in build(site, "--archive")
    assert (site / "copy/site.zip").stat().st_mtime_ns == before
    build(tmp_path / "site", "--no-search", "--archive")
    build(tmp_path / "site", "--no-search")
    assert not (tmp_path / "site/copy").exists()


def links(site: Path, name: str) -> list[str]:
    """The files that a page of the site leads to, as a program follows links that copies a site."""
    page = BeautifulSoup((site / name).read_bytes(), "html.parser")
    found = []
    for tag in page.select("[href], [src]"):
        link = urlsplit(urljoin(f"/{name}", str(tag.get("href") or tag.get("src"))))
        if not link.scheme and "nofollow" not in (tag.get("rel") or ()):
            path = unquote(link.path).lstrip("/")
            found.append(
                f"{path}?{link.query}"
                if link.query
                else f"{path}index.html"
                if not path or path.endswith("/")
                else path
            )
    return found


def test_by_links_alone_the_search_index_is_found_and_no_search_is_asked(site: Path) -> None:
    found, left = {"index.html"}, ["index.html"]
    while left:
        for link in links(site, left.pop()):
            if link not in found and "?page=" not in link:
                found.add(link)
                left += (
                    [link]
                    if link.endswith(".html") and (site / link).is_file() and not link.startswith("pagefind")
                    else []
                )
    assert "pagefind/index.html" in found
    assert not [link for link in found if "?" in link]
    named = {link for link in links(site, "pagefind/index.html") if link.startswith("pagefind/")}
    assert named == {name for name in files_of(site) if name.startswith("pagefind/")} - {"pagefind/index.html"}


def test_the_page_of_the_data_says_how_a_copy_is_made(site: Path) -> None:
    page = BeautifulSoup((site / "data/index.html").read_bytes(), "html.parser")
    heading = page.find(id="page_copy")
    assert heading
    section = heading.find_parent("section")
    assert section
    assert f"wget --mirror --no-parent --page-requisites --reject-regex '[?]' {BASE}" in section.get_text()
    assert [link["href"] for link in section.select("a")] == ["../copy/site.zip", "../pagefind/"]
