"""From a phrase to its citation, what was resolved and the subject's feed: by keyboard, on a phone's width."""

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
PANEL = "Fernshire Council, Housing Scrutiny Panel"
JUNE, SEPTEMBER = f"{PANEL}, 12 June 2024", f"{PANEL}, 11 September 2024"
MINUTES = "housing-panel/2024-06-12/minutes/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of the site, which it was told when it was built."""
    folder = tmp_path_factory.mktemp("host")
    address = f"{serve(folder)}/archive/"
    options = Options(GOLDEN, folder / "archive", date(2024, 8, 30), base="/archive/", address=address)
    assert build(options, lambda _: None).indexed
    return address


@pytest.fixture
def phone(opened: Callable[..., "Page"]) -> "Page":
    """A tab as wide as a phone, in which nothing may go wrong."""
    return opened(viewport={"width": 360, "height": 740}, reduced_motion="reduce", permissions=CLIPBOARD)


def copied(page: "Page") -> str:
    """What the clipboard holds, its blanks as typed."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text.replace("\xa0", " ")


def tab_to(page: "Page", found: str, at_most: int = 60) -> None:
    """Presses Tab until the element in focus is the one that a selector finds."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", found):
            return
    pytest.fail(f"{found} was not reached by keyboard")


@pytest.mark.every_browser
def test_a_journalist_gets_from_a_phrase_to_its_source_by_keyboard(archive: str, phone: "Page") -> None:
    phone.goto(archive)
    tab_to(phone, "input[type=search]")
    phone.keyboard.type('"figures again"')
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("status")).to_contain_text("2 results")  # the minutes, and the decision in them
    tab_to(phone, "#results .places a")
    phone.keyboard.press("Enter")
    phone.wait_for_url(re.compile(f"{MINUTES}.*#minute-"))
    expect(phone.locator(":target mark").first).to_have_text(re.compile("figures", re.IGNORECASE))

    tab_to(phone, "[href='#minute-2-r1']")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("status")).to_have_text(f"Copied: {JUNE}, minute 2, clause 1")
    assert copied(phone) == f"{JUNE}, minute 2, clause 1, {archive}{MINUTES}#minute-2-r1"

    phone.keyboard.press("Escape")
    tab_to(phone, "main a[href$='matters/repairs/']")
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"{archive}matters/repairs/")
    resolved = phone.locator(".resolved")
    expect(resolved).to_contain_text("Ask for the figures again in September")
    expect(resolved).to_contain_text("Outcome not recorded")
    tab_to(phone, "main a[href='feed.xml']")
    box = phone.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
    assert 0 <= box["left"] < box["right"] <= 360
    assert phone.request.get(f"{archive}matters/repairs/feed.xml").ok


@pytest.mark.every_browser
@pytest.mark.parametrize(
    ("page", "place", "citation"),
    [
        (MINUTES, "#minute-2", f"{JUNE}, minute 2"),
        (MINUTES, "#minute-2-r2-ii", f"{JUNE}, minute 2, clause 2(ii)"),
        (
            "housing-panel/2024-09-11/",
            "#item-3",
            f"{SEPTEMBER}, item 3",
        ),
        (
            "housing-panel/2024-09-11/repairs-update/",
            "#p3-1",
            f"{SEPTEMBER}, Repairs update, paragraph 3.1",
        ),
        (
            "housing-panel/2024-09-11/repairs-update/",
            "#table-1",
            f"{SEPTEMBER}, Repairs update, table 1",
        ),
        (
            "housing-panel/2024-09-11/repairs-update-slides/",
            "#slide-2",
            f"{SEPTEMBER}, Repairs in pictures, slide 2",
        ),
    ],
)
def test_a_click_on_a_number_copies_how_its_place_is_cited(
    page: str, place: str, citation: str, archive: str, phone: "Page"
) -> None:
    phone.goto(archive + page)
    phone.locator(f"main a.n[href='{place}']").click()
    expect(phone.get_by_role("status")).to_contain_text("Copied: ")
    assert copied(phone) == f"{citation}, {archive}{page}{place}"
    assert phone.url == f"{archive}{page}{place}"


@pytest.mark.every_browser
@pytest.mark.parametrize(
    ("page", "place", "number"),
    [
        (MINUTES, "#minute-1", "1"),
        (MINUTES, "#minute-2-r2", "2"),
        ("housing-panel/2024-09-11/repairs-update/", "#p1-1", "1.1"),
        ("housing-panel/2024-09-11/repairs-update/", "#table-1", "Table 1"),
    ],
)
def test_a_blank_stands_after_a_number_in_what_is_selected(
    page: str, place: str, number: str, archive: str, phone: "Page"
) -> None:
    phone.goto(archive + page)
    phone.evaluate("place => getSelection().selectAllChildren(document.querySelector(place))", place)
    selected = phone.evaluate("getSelection().toString()")
    assert re.match(rf"(\w+ ?)?{re.escape(number)} \n?\w", selected), selected


@pytest.mark.every_browser
def test_the_bar_copies_the_link_alone_reports_the_place_and_closes(archive: str, phone: "Page") -> None:
    phone.goto(archive + MINUTES)
    number = phone.locator("a.n[href='#minute-2-r1']")
    number.click()
    phone.get_by_role("button", name="Copy the words with it").click()
    expect(phone.locator(".cited > span")).to_contain_text("Copied: “")
    expect(phone.locator(".cited > span")).to_contain_text("#")
    phone.get_by_role("button", name="Copy the link alone").click()
    expect(phone.get_by_role("status")).to_contain_text("Copied: http")
    assert copied(phone) == f"{archive}{MINUTES}#minute-2-r1"
    report = phone.get_by_role("link", name="Report a mistake here").get_attribute("href") or ""
    assert report.startswith("mailto:meetings@fernshire.example?")
    assert "%23minute-2-r1" in report
    assert "+" not in report
    phone.get_by_role("button", name="Close").press("Enter")
    expect(phone.locator(".cited")).to_have_count(0)
    expect(number).to_be_focused()
    number.press("Enter")
    expect(phone.locator(".cited")).to_have_count(1)
    phone.keyboard.press("Escape")
    expect(phone.locator(".cited")).to_have_count(0)


@pytest.mark.every_browser
def test_where_nothing_can_be_copied_the_citation_is_shown_to_be_copied_by_hand(archive: str, phone: "Page") -> None:
    phone.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    phone.goto(archive + MINUTES)
    phone.locator("a.n[href='#minute-2-r1']").click()
    whole = re.compile(rf"^{PANEL}, 12.June 2024, minute 2, clause 1, {archive}{MINUTES}#minute-2-r1$")
    expect(phone.get_by_role("status")).to_have_text(whole)


@pytest.mark.every_browser
def test_the_contact_page_names_the_place_that_is_to_be_reported(archive: str, phone: "Page") -> None:
    phone.goto(f"{archive}about/?page={archive}{MINUTES}%23minute-2#contact")
    expect(phone.get_by_text("The place that you want to report")).to_contain_text("#minute-2")
    phone.goto(f"{archive}about/")
    expect(phone.get_by_text("The place that you want to report")).to_be_hidden()


def test_a_printed_page_says_when_and_from_where(archive: str, phone: "Page") -> None:
    phone.goto(archive + MINUTES)
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    phone.emulate_media(media="print")
    expect(phone.locator(".printed")).to_be_visible()
    assert re.search(rf"Printed on \d+ \w+ \d{{4}} from {archive}{MINUTES}", phone.locator(".printed").inner_text())
