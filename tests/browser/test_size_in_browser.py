"""How much a page and a first search load, as a host sends it: compressed with gzip."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MEETING = re.compile(r"[a-z0-9-]+/\d{4}-\d\d-\d\d(-\d+)?/index\.html")
PAGE_LIMIT, SEARCH_LIMIT = 60_000, 350_000


def sent(path: Path) -> int:
    """The bytes of a file as a host sends them."""
    return len(gzip.compress(path.read_bytes(), mtime=0))


def loaded(site: Path, name: str) -> set[Path]:
    """The page, its style sheet, scripts, icon and pictures."""
    page = BeautifulSoup((site / name).read_bytes(), "html.parser")
    tags = page.select("link[rel=stylesheet], link[rel=icon], script[src], img[src]")
    return {site / name, *(site / urljoin(name, str(tag.get("src") or tag["href"])) for tag in tags)}


@pytest.fixture(params=["invented", "restated"])
def site(request: pytest.FixtureRequest, built: Callable[[str], Path]) -> Path:
    """A site with its search index."""
    return built(request.param)


def test_a_meeting_page_with_all_it_needs_is_small(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("index.html")]
    meetings = {name: sum(map(sent, loaded(site, name))) for name in names if MEETING.fullmatch(name)}
    assert len(meetings) > 1
    assert {name: size for name, size in meetings.items() if size > PAGE_LIMIT} == {}


def test_what_a_page_loads_is_counted(site: Path) -> None:
    name = next(path.relative_to(site).as_posix() for path in site.glob("*/2*/index.html"))
    assert {".html", ".css", ".svg"} <= {path.suffix for path in loaded(site, name)}


@pytest.mark.every_browser
def test_the_first_search_is_small(site: Path, serve: Callable[[Path], str], browser: "Browser") -> None:
    page = browser.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(unquote(urlsplit(request.url).path).lstrip("/")))
    page.goto(f"{serve(site)}/search/?q=performance+of+repairs+and+schools")
    expect(page.get_by_role("status")).to_have_text(re.compile("result|page"))
    page.close()
    files = {site / (name if not name.endswith("/") else f"{name}index.html") for name in asked}
    assert {".wasm", ".pagefind"} & {path.suffix for path in files}
    assert any(path.suffix == ".pf_index" for path in files)
    assert sum(map(sent, files)) <= SEARCH_LIMIT
