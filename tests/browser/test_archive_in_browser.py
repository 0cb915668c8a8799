"""The invented council's site as a reader has it: in a browser, under a sub-path."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from folders import GOLDEN
from playwright.sync_api import expect

from generator.build import build
from generator.standing import Options

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
KINDS = {
    "home": "",
    "committee": "housing-panel/",
    "meetings": "meetings/",
    "year": "meetings/2024-25/",
    "meeting": "housing-panel/2024-09-11/",
    "held meeting": "housing-panel/2024-06-12/",
    "paper": "housing-panel/2024-09-11/repairs-update/",
    "slides": "housing-panel/2024-09-11/repairs-update-slides/",
    "minutes": "housing-panel/2024-06-12/minutes/",
    "work programme": "housing-panel/2024-09-11/work-programme/",
    "people": "people/",
    "person": "people/a-moss/",
    "matters": "matters/",
    "matter": "matters/repairs/",
    "decisions": "decisions/",
    "decisions of a year": "decisions/2024-25/",
    "editions": "housing-panel/work-programme/",
    "coverage": "coverage/",
    "glossary": "glossary/",
    "accessibility statement": "accessibility/",
    "subscribe": "subscribe/",
    "data": "data/",
    "search": "search/?q=repairs",
    "nothing found": "search/?q=zeppelin",
    "about": "about/",
    "not found": "404.html",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of the site, one folder below the root of its host."""
    folder = tmp_path_factory.mktemp("host")
    options = Options(GOLDEN, folder / "archive", date(2024, 8, 30), base="/archive/")
    outcome = build(options, lambda _: None)
    assert outcome.indexed
    return f"{serve(folder)}/archive/"


@pytest.fixture
def page(opened: Callable[..., "Page"]) -> "Page":
    """A tab of its own; whatever a page says on the console or fails to load fails the test."""
    return opened(reduced_motion="reduce")


def hits(page: "Page") -> list[str]:
    """The titles of the results, once the search has ended."""
    expect(page.get_by_role("status")).to_contain_text(re.compile("result|nothing|no page", re.IGNORECASE))
    return page.locator("ol#results > li > :first-child a").all_inner_texts()


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_has_a_barrier_that_axe_finds(
    kind: str, archive: str, page: "Page", barriers: Callable[..., str]
) -> None:
    page.goto(archive + KINDS[kind])
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    if "search" in KINDS[kind]:
        hits(page)
    for width, again in ((1100, ""), (320, "width")):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert barriers(page, again) == "", f"{width} pixels wide"
    page.emulate_media(color_scheme="dark")
    assert barriers(page, "colours") == "", "dark"
    page.emulate_media(color_scheme="light", forced_colors="active")
    assert barriers(page, "colours") == "", "forced colours"


@pytest.mark.every_browser
def test_a_word_is_found_at_its_paragraph_and_marked_there(archive: str, page: "Page") -> None:
    page.goto(f"{archive}search/?q=ring-fenced")
    assert hits(page)[0] == "Repairs update"
    page.locator("#results .places a").first.click()
    page.wait_for_url("**/repairs-update/?*#p3-1")
    expect(page.locator("#p3-1 mark").first).to_have_text("ring-fenced")


@pytest.mark.every_browser
def test_a_figure_as_written_comes_first(archive: str, page: "Page") -> None:
    page.goto(f"{archive}search/?q=61.2%25")
    assert "Minutes" in hits(page)[0]


@pytest.mark.every_browser
def test_a_filter_narrows_and_stands_in_the_address(archive: str, page: "Page") -> None:
    page.goto(f"{archive}search/?q=repairs")
    everything = hits(page)
    page.get_by_label("Kind").select_option("Minutes")
    page.wait_for_url("**kind=Minutes**")
    expect(page.locator("ol#results > li")).to_have_count(1)
    assert "Minutes" in hits(page)[0]
    page.go_back()
    expect(page.locator("ol#results > li")).to_have_count(len(everything))


@pytest.mark.every_browser
def test_a_phrase_is_found_only_in_its_order(archive: str, page: "Page") -> None:
    page.goto(f'{archive}search/?q="figures+asked+for"')
    assert len(hits(page)) == 1
    page.goto(f'{archive}search/?q="asked+figures+for"')
    assert hits(page) == []
    assert "archive holds" in page.locator("main").inner_text()


@pytest.mark.every_browser
def test_the_whole_way_goes_by_keyboard(archive: str, page: "Page") -> None:
    page.set_viewport_size({"width": 1100, "height": 900})
    page.goto(archive)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "search":
            break
    page.keyboard.type("waiting times")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=waiting+times**")
    assert hits(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('#results')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/?highlight=waiting**")


@pytest.mark.every_browser
def test_without_a_script_there_are_ways_to_browse(archive: str, scriptless: Callable[..., "Page"]) -> None:
    tab = scriptless()
    tab.goto(f"{archive}search/?q=repairs")
    assert tab.get_by_role("link", name="All meetings").first.is_visible()
