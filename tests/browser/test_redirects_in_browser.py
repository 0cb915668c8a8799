"""Old addresses as a reader follows them: in a browser, under a sub-path, with and without scripts."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from content_sample import write
from playwright.sync_api import expect

from generator.build import build
from generator.standing import Options

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
MEETING = "panel/2024-06-12"
FILES = {
    f"{MEETING}/meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\nminutes:\n  first: 8\n",
    f"{MEETING}/rents.md": "---\nformerly: rent\n---\n# Rents\n\n## Purpose\n\nTo say.\n",
    f"{MEETING}/minutes.md": "## Rents\n\nNoted.\n",
    "redirects.yaml": f"""\
ieListDocuments.aspx?CId=5&MId=71: {MEETING}
ieListDocuments.aspx?CId=5&MId=71&part=Minutes: {MEETING}/minutes#minute-8
mgAi.aspx?ID=7: {MEETING}#item-1
mgAi.aspx: meetings/
documents/s12/Old%20report.pdf: {MEETING}/rents
""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host's folder, with the site one folder below."""
    host = tmp_path_factory.mktemp("host")
    content = write(FILES, tmp_path_factory.mktemp("content"))
    build(Options(content, host / "archive", date(2024, 8, 30), base="/archive/", search=False), lambda _: None)
    return host


@pytest.fixture(scope="module")
def archive(folder: Path, serve: Callable[[Path], str]) -> str:
    """The address of the site."""
    return f"{serve(folder)}/archive/"


@pytest.fixture
def page(opened: Callable[..., "Page"]) -> "Page":
    """A tab of its own; whatever a page says on the console or fails to load fails the test."""
    return opened(reduced_motion="reduce")


@pytest.mark.every_browser
@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("ieListDocuments.aspx?CId=5&MId=71", f"{MEETING}/"),
        ("ieListDocuments.aspx?MId=71&CId=5", f"{MEETING}/"),
        ("ieListDocuments.aspx?cid=5&mid=71", f"{MEETING}/"),
        ("ieListDocuments.aspx?CId=5&MId=71&Ver=4", f"{MEETING}/"),
        ("ieListDocuments.aspx?CId=5&MId=71&part=minutes&Ver=4#AI9", f"{MEETING}/minutes/#minute-8"),
        ("mgAi.aspx?ID=7", f"{MEETING}/#item-1"),
        ("mgAi.aspx", "meetings/"),
        ("mgAi.aspx?ID=8", "meetings/"),
        ("documents/s12/Old%20report.pdf", f"{MEETING}/rents/"),
        (f"{MEETING}/rent/", f"{MEETING}/rents/"),
        (f"{MEETING}/rent/#p1-1", f"{MEETING}/rents/#p1-1"),
    ],
)
def test_an_old_address_leads_on(old: str, now: str, archive: str, page: "Page") -> None:
    page.goto(archive + old)
    expect(page).to_have_url(archive + now)


def test_the_way_back_does_not_lead_to_the_old_address(archive: str, page: "Page") -> None:
    page.goto(f"{archive}about/")
    page.goto(f"{archive}mgAi.aspx?ID=7")
    expect(page).to_have_url(f"{archive}{MEETING}/#item-1")
    page.go_back()
    expect(page).to_have_url(f"{archive}about/")


@pytest.mark.every_browser
@pytest.mark.parametrize("query", ["?CId=5&MId=72", "?CId=55&MId=71", "?xCId=5&MId=71"])
def test_an_address_that_is_not_listed_says_so_and_shows_the_list(query: str, archive: str, page: "Page") -> None:
    page.goto(f"{archive}ieListDocuments.aspx{query}")
    expect(page.get_by_role("status")).to_have_text("The address that led here is not in this list.")
    expect(page.locator("main a")).to_have_count(2)
    expect(page).to_have_url(f"{archive}ieListDocuments.aspx/{query}")


def test_without_a_query_the_list_is_shown_and_nothing_said(archive: str, page: "Page") -> None:
    page.goto(f"{archive}ieListDocuments.aspx")
    expect(page.locator("main a")).to_have_count(2)
    expect(page.get_by_role("status")).to_be_empty()


def test_without_a_script_the_list_leads_on(archive: str, scriptless: Callable[..., "Page"]) -> None:
    tab = scriptless()
    tab.goto(f"{archive}ieListDocuments.aspx?CId=5&MId=71")
    link = tab.get_by_role("link", name="Housing Panel, 12 June 2024", exact=True)
    tab.goto(urljoin(tab.url, link.get_attribute("href") or ""))
    expect(tab).to_have_url(f"{archive}{MEETING}/")


@pytest.mark.every_browser
def test_the_page_for_missing_addresses_finds_the_spelling_that_is_known(
    archive: str, folder: Path, page: "Page"
) -> None:
    shown = (folder / "archive/404.html").read_text(encoding="utf-8")
    page.route(re.compile("ielistdocuments"), lambda route: route.fulfill(body=shown, content_type="text/html"))
    page.goto(f"{archive}ielistdocuments.aspx?cid=5&mid=71")
    expect(page).to_have_url(f"{archive}{MEETING}/")


@pytest.mark.every_browser
def test_the_page_for_missing_addresses_stays_where_nothing_is_known(archive: str, folder: Path, page: "Page") -> None:
    shown = (folder / "archive/404.html").read_text(encoding="utf-8")
    page.route(re.compile("gone"), lambda route: route.fulfill(body=shown, content_type="text/html"))
    page.goto(f"{archive}gone/?cid=5&mid=71")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not in the record")
    expect(page).to_have_url(f"{archive}gone/?cid=5&mid=71")


@pytest.mark.parametrize("width", [320, 1100])
def test_the_list_has_no_barrier_that_axe_finds(
    width: int, archive: str, page: "Page", barriers: Callable[..., str]
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{archive}ieListDocuments.aspx?CId=0")
    expect(page.get_by_role("status")).not_to_be_empty()
    assert barriers(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
