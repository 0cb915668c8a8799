"""An abbreviation explains itself to mouse, keyboard and touch, and nothing cuts its meaning off."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from folders import ROOT, put
from playwright.sync_api import expect

from generator.build import build
from generator.standing import Options

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser
SCRIPT = ROOT / "templates" / "assets" / "terms.js"
WORDS = "the council has to say what its homes cost, what they bring in, and who pays for it, each year"
FILES = {
    "council.yaml": "name: Fernshire Council\n",
    "glossary.yaml": "HRA: Housing Revenue Account, the council's separate purse for its homes\nRSL: Landlord\n",
    "panel/committee.yaml": "name: Housing Panel\n",
    "panel/2024-06-12/meeting.yaml": "agenda:\n  - title: Homes\n    papers: homes\n",
    "panel/2024-06-12/homes.md": f"# Homes\n\nOf the HRA {WORDS}.\n\n"
    f"In words that fill the line up to its end {WORDS}, {WORDS} HRA.\n\n"
    f"## Table\n\n![Homes](homes.csv)\n\n## End\n\n{WORDS} RSL, {WORDS} HRA.\n",
    "panel/2024-06-12/homes.csv": "Area,What is said of it,Who,When,Cost\n"
    f"RSL,{WORDS.replace(',', '')},HRA,{WORDS.replace(',', '')},the HRA\n",
}
PAPER = "panel/2024-06-12/homes/"
ANCHORED = "position-area: bottom"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a site with one paper."""
    folder = tmp_path_factory.mktemp("terms")
    put(FILES, folder / "content")
    build(Options(folder / "content", folder / "site", date(2024, 8, 30), search=False), lambda _: None)
    return f"{serve(folder / 'site')}/"


@pytest.fixture
def page(browser: "Browser", archive: str) -> Iterator["Page"]:
    """The paper in a window of a telephone's width, with the script."""
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True, viewport={"width": 320, "height": 600})
    tab = context.new_page()
    tab.goto(archive + PAPER)
    tab.add_script_tag(path=SCRIPT)
    yield tab
    context.close()


def meaning(term: "Locator") -> str:
    """What is shown below a term, or nothing."""
    return str(term.evaluate(
        "term => { const style = getComputedStyle(term, '::after');"
        " return style.visibility === 'hidden' ? '' : style.content.replace('attr(title)', term.title); }"
    )).removesuffix(' / ""').strip('"').replace("none", "")  # fmt: skip


def box(page: "Page", term: "Locator") -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is shown below a term, within the window."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    session = page.context.new_cdp_session(page)
    at = term.evaluate("term => [...document.querySelectorAll('abbr')].indexOf(term)")
    found = session.send("Runtime.evaluate", {"expression": f"document.querySelectorAll('abbr')[{at}]"})
    node = session.send("DOM.describeNode", {"objectId": found["result"]["objectId"]})["node"]
    after = next(one for one in node["pseudoElements"] if one["pseudoType"] == "after")
    quad = session.send("DOM.getBoxModel", {"backendNodeId": after["backendNodeId"]})["model"]["border"]
    session.detach()
    return quad[0], quad[1], quad[4], quad[5]


HRA = "Housing Revenue Account, the council's separate purse for its homes"


def test_on_hover_and_no_longer_than_that(page: "Page") -> None:
    term = page.locator("abbr").first
    assert meaning(term) == ""
    term.hover()
    page.wait_for_timeout(300)
    assert meaning(term) == HRA
    page.mouse.move(0, 0)
    assert meaning(term) == ""


def test_the_pointer_can_go_onto_what_is_shown_and_rest_there(page: "Page") -> None:
    term = page.locator("abbr").first
    term.hover()
    page.wait_for_timeout(300)
    left, _, right, bottom = box(page, term)
    page.mouse.move((left + right) / 2, bottom - 3, steps=8)
    page.wait_for_timeout(300)
    assert meaning(term) == HRA


@pytest.mark.every_browser
def test_with_the_tab_key_and_the_ring_round_the_term(page: "Page") -> None:
    term = page.locator("abbr").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if term.evaluate("term => term === document.activeElement"):
            break
    assert meaning(term) == HRA
    assert term.evaluate("term => getComputedStyle(term).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    assert meaning(term) == ""


def test_the_keyboard_stops_once_for_each_meaning_in_a_section_and_in_a_table(page: "Page") -> None:
    stops = page.locator("main abbr[tabindex='0']").all_inner_texts()
    assert stops == ["HRA", "RSL", "HRA", "RSL", "HRA"]
    assert page.locator("main abbr").count() == 6


def test_on_a_tap_without_any_script_until_another_tap(browser: "Browser", archive: str) -> None:
    context = browser.new_context(
        has_touch=True, is_mobile=True, java_script_enabled=False, viewport={"width": 360, "height": 600}
    )
    tab = context.new_page()
    tab.goto(archive + PAPER)
    before = tab.screenshot()
    tab.locator("abbr").first.tap()
    tab.wait_for_timeout(300)
    shown = tab.screenshot()
    tab.locator("h1").tap()
    tab.wait_for_timeout(300)
    assert shown != before == tab.screenshot()
    context.close()


def test_on_a_tap_with_the_script(browser: "Browser", archive: str) -> None:
    context = browser.new_context(
        has_touch=True, is_mobile=True, bypass_csp=True, viewport={"width": 360, "height": 600}
    )
    tab = context.new_page()
    tab.goto(archive + PAPER)
    tab.add_script_tag(path=SCRIPT)
    term = tab.locator("td abbr").last
    term.tap()
    tab.wait_for_timeout(300)
    assert meaning(term) == HRA
    tab.locator("h2").last.tap()
    tab.wait_for_timeout(300)
    assert meaning(term) == ""
    context.close()


@pytest.mark.parametrize("by", ["hover", "focus"])
def test_escape_closes_it_and_coming_again_opens_it(by: str, page: "Page") -> None:
    term = page.locator("abbr").first
    getattr(term, by)()
    page.wait_for_timeout(300)
    assert meaning(term) == HRA
    page.keyboard.press("Escape")
    assert meaning(term) == ""
    page.mouse.move(0, 0)
    page.locator("a").first.focus()
    getattr(term, by)()
    page.wait_for_timeout(300)
    assert meaning(term) == HRA


def test_the_browsers_own_tooltip_does_not_double_it_and_the_title_comes_back(page: "Page") -> None:
    term = page.locator("abbr").first
    term.hover()
    expect(term).to_have_attribute("title", "")
    page.mouse.move(0, 0)
    expect(term).to_have_attribute("title", HRA)


@pytest.mark.parametrize("placed", [True, False], ids=["placed against the window", "in a browser that cannot"])
@pytest.mark.parametrize("width", [320, 640, 1280])
def test_it_is_never_cut_off_also_in_a_table_that_scrolls(
    width: int, *, placed: bool, browser: "Browser", archive: str
) -> None:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": width, "height": 500})
    tab = context.new_page()
    if not placed:
        script = SCRIPT.read_text(encoding="utf-8")
        assert ANCHORED in script
        body = script.replace(ANCHORED, "position-area: nowhere")
        tab.route("**/terms.*.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
    tab.goto(archive + PAPER)
    for term in tab.locator("main abbr").all():
        for block in ("start", "end"):
            term.evaluate(
                "(term, block) => {"
                " term.focus({preventScroll: true}); term.scrollIntoView({block, inline: 'nearest'}); }",
                block,
            )
            left, top, right, bottom = box(tab, term)
            assert -0.5 <= left < right <= width + 0.5
            assert top >= -0.5
            assert bottom <= 500.5 or not placed
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_while_it_is_open(scheme: str, page: "Page", barriers: Callable[..., str]) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.locator("td abbr").last.focus()
    assert barriers(page) == ""


def test_print_spells_out_the_first_in_the_text_alone(page: "Page") -> None:
    page.emulate_media(media="print")
    page.locator("abbr").last.focus()
    shown = [meaning(term) for term in page.locator("main abbr").all()]
    assert [bool(text) for text in shown] == [True, False, False, False, True, False]
    assert shown[0] == f" [{HRA}]"
