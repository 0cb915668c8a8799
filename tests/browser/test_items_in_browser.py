"""Which item of an agenda the search page leads to, whatever its number looks like and however it is asked for."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from content_sample import write
from playwright.sync_api import expect

from generator.build import build
from generator.standing import Options

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
FILES = {
    "council/committee.yaml": "name: Council\n",
    "council/2024-11-12/meeting.yaml": "agenda: [Apologies, {title: Motions, items: [Buses, Meals]}]\n",
    "board/committee.yaml": "name: Board\n",
    "board/2024-11-13/meeting.yaml": """
item-numbers: "{n}.{m}"
agenda: [{title: Gifts, items: [Given, Taken]}]
""",
    "rat/committee.yaml": "name: Rat\n",
    "rat/2024-11-14/meeting.yaml": "agenda: [{title: Haushalt, number: TOP Ö1}, {title: Bau, number: 24/061}]\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a small site."""
    folder = tmp_path_factory.mktemp("items")
    write(FILES, folder / "content")
    build(Options(folder / "content", folder / "site", date(2024, 12, 1)), lambda _: None)
    return f"{serve(folder / 'site')}/"


@pytest.mark.parametrize(
    ("asked", "place", "name"),
    [
        ("item 2(a)", "council/2024-11-12/#item-2-a", "Item 2(a): Buses, Council"),
        ("agenda item 2b, 12 November 2024", "council/2024-11-12/#item-2-b", "Item 2(b): Meals, Council"),
        ("item 1.2", "board/2024-11-13/#item-1-2", "Item 1.2: Taken, Board"),
        ("TOP Ö1", "rat/2024-11-14/#item-top-o1", "Item TOP Ö1: Haushalt, Rat"),
        ("item Ö1", "rat/2024-11-14/#item-top-o1", "Item TOP Ö1: Haushalt, Rat"),
        ("item 24/061", "rat/2024-11-14/#item-24-061", "Item 24/061: Bau, Rat"),
        ("item 2, 12 November 2024", "council/2024-11-12/#item-2", "Item 2: Motions, Council"),
    ],
)
def test_an_item_is_found_by_its_number(asked: str, place: str, name: str, browser: "Browser", root: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{root}search/?q={quote(asked)}")
    expect(tab.locator("#status")).to_have_text(re.compile("1 place to go to"))
    link = tab.locator("#to a")
    assert link.inner_text().startswith(name)
    link.click()
    assert tab.url == root + place
    assert tab.locator(f'[id="{place.partition("#")[2]}"]').count() == 1
    tab.close()
