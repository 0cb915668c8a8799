"""The register narrowed on its page: filters that combine, counts that follow, and a box for words."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

CLAUSE = "main .rows > li:not([hidden]) [data-kept]:not([hidden])"


@pytest.fixture
def register(built: Callable[[str], Path], serve: Callable[[Path], str], opened: "Callable[..., Page]") -> "Page":
    page = opened()
    page.goto(f"{serve(built('restated'))}/decisions/")
    return page


@pytest.mark.every_browser
def test_filters_combine_and_the_address_tells_them(register: "Page") -> None:
    every = register.locator(CLAUSE).count()
    register.get_by_role("link", name="2018/19", exact=True).click()
    of_year = register.locator(CLAUSE).count()
    register.get_by_role("link", name="Done at the meeting").click()
    both = register.locator(CLAUSE).count()
    assert every > of_year > both > 0
    expect(register.get_by_role("status")).to_have_text(f"{both} of {every} kept.")
    assert register.url.endswith("/decisions/?year=2018-19&outcome=noted")
    register.reload()
    assert register.locator(CLAUSE).count() == both
    assert register.locator(".filters li:visible a[aria-current]").all_inner_texts()[:2] == [
        "2018/19",
        "Done at the meeting",
    ]


@pytest.mark.every_browser
def test_counts_follow_and_no_filter_is_left_that_leads_to_nothing(register: "Page") -> None:
    register.get_by_role("link", name="2018/19", exact=True).click()
    outcomes = register.locator(".filters div").filter(has_text="Outcome")
    counts = {int(said) for said in outcomes.locator("li:visible .meta").all_inner_texts()}
    of_each = set()
    for name in outcomes.locator("li:visible a[data-name]").evaluate_all("(all) => all.map((one) => one.dataset.name)"):
        outcomes.locator(f"[data-name='{name}']").click()
        of_each.add(register.locator(CLAUSE).count())
        outcomes.get_by_role("link", name="All").click()
    assert of_each == counts
    assert 0 not in counts


@pytest.mark.every_browser
def test_the_box_narrows_by_words_whatever_their_accents_and_case(register: "Page") -> None:
    box = register.get_by_label("Only with the words")
    box.fill("FÓSTER housing")
    assert register.locator(CLAUSE).count() == 1
    box.fill("helicopter")
    expect(register.get_by_role("status")).to_contain_text("None of")
    assert not register.locator("main section:visible:has([data-kept])").count()
