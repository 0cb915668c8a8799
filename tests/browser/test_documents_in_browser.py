"""A word that stands on page 37 of a PDF is found by search in a browser, and leads to that very page."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import documents_made as made
import pytest
from content_sample import write
from playwright.sync_api import expect

from generator import build, standing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TODAY = date(2024, 10, 1)
FOLDER = "panel/2024-09-11"
MEETING = """\
published: 2024-09-03
agenda:
  - title: Mill Road
    papers:
      - {file: plan.pdf, title: Location plan}
      - petition.pdf
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a site with a PDF of forty pages."""
    folder = tmp_path_factory.mktemp("documents")
    write({f"{FOLDER}/meeting.yaml": MEETING}, folder / "content")
    pages = [
        f"Sheet {n} shows the lane\nand the {'quillfeather' if n == 37 else 'hedge'} beside it" for n in range(1, 41)
    ]
    (folder / "content" / FOLDER / "plan.pdf").write_bytes(made.pdf(pages))
    (folder / "content" / FOLDER / "petition.pdf").write_bytes(made.pdf(["We the undersigned"]))
    build.build(standing.Options(folder / "content", folder / "site", TODAY), lambda _: None)
    return serve(folder / "site")


@pytest.fixture
def tab(browser: "Browser") -> "Iterator[Page]":
    """A new tab."""
    page = browser.new_page()
    yield page
    page.close()


def test_a_word_on_page_37_is_found_and_leads_to_that_page(root: str, tab: "Page") -> None:
    tab.goto(f"{root}/search/?q=quillfeather")
    place = tab.locator("#results a", has_text="Page 37")
    expect(place).to_be_visible()
    expect(tab.locator("#results > li > h3")).to_contain_text("Location plan")
    place.click()
    expect(tab).to_have_url(re.compile(rf"{root}/{FOLDER}/plan-pdf/[^/]*#page-37$"))
    expect(tab.locator("#page-37")).to_be_in_viewport()


def test_the_kind_file_is_among_those_that_can_be_asked_for(root: str, tab: "Page") -> None:
    tab.goto(f"{root}/search/?q=hedge&kind=File")
    expect(tab.locator("#results > li")).to_have_count(1)
