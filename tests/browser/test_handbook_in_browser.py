"""The handbook in a browser: within reach of everybody, and searched."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator import handbook

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of its first page."""
    folder = tmp_path_factory.mktemp("site")
    handbook.make(folder / "handbook")
    return f"{serve(folder)}/handbook/"


@pytest.fixture
def page(opened: Callable[..., "Page"]) -> "Page":
    """A tab; whatever a page complains of on the console fails the test."""
    return opened(reduced_motion="reduce")


@pytest.mark.parametrize("address", ["", "first-meeting/", "markdown/", "rules/"])
def test_no_page_has_a_barrier_that_axe_finds(
    address: str, home: str, page: "Page", barriers: Callable[..., str]
) -> None:
    page.goto(home + address)
    for width, again in ((1280, ""), (320, "width")):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert barriers(page, again) == "", f"{width} pixels wide"
    page.emulate_media(color_scheme="dark")
    assert barriers(page, "colours") == "", "dark"


def test_a_word_is_found_and_leads_to_its_place(home: str, page: "Page") -> None:
    page.goto(f"{home}rules/")
    page.get_by_role("searchbox", name="Search the handbook").fill("quorum")
    found = page.get_by_role("region", name="Found in the handbook")
    page.keyboard.press("Enter")
    expect(found.get_by_role("link", name="quorum", exact=True)).to_be_visible(timeout=30_000)  # it is indexed first
    found.get_by_role("link", name="quorum", exact=True).click()
    page.wait_for_url("**/rules/#quorum")
