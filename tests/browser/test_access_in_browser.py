"""What a body needs of a page: keyboard, small screens, large type, other colours, paper."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

import pytest
from bodies import of
from servers import waited_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PANEL, BOARD = "housing-panel/", "scrutiny-board-2/"
TABLES = (
    f"{BOARD}2016-02-25/education-progress-report/",
    f"{BOARD}2016-02-25/education-progress-changes/",
    f"{BOARD}2018-07-19/virtual-school/",
    f"{BOARD}2019-09-19/education-performance-slides/",
    f"{BOARD}2023-02-09/early-years-strategy/",
    f"{BOARD}2023-03-16/development-action-plan/",
)
"""Papers with long and wide tables: up to four columns of headings, twelve columns, cells of many paragraphs."""
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-bottom: 2em !important }"
)
"""WCAG 2.2, 1.4.12."""

STANDING = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(".skip"))
  .filter((one) => {
    let block = one.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const isInText = getComputedStyle(one).display === "inline" && block.textContent.trim() !== one.textContent.trim();
    const { width, height } = one.getBoundingClientRect();
    return !isInText && width && Math.min(width, height) < 24;
  }).map((one) => one.outerHTML)"""
"""Targets smaller than 24 pixels that do not stand in a line of text (WCAG 2.2, 2.5.8)."""

HIDDEN = """() => {
  const one = document.activeElement;
  const { left, top, width, height } = one.getClientRects()[0];
  const isSeen = (x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (one.contains(hit) || hit.contains(one));
  };
  const parts = [.05, .25, .5, .75, .95];
  const high = Math.min(height, innerHeight);
  const points = parts.flatMap((x) => parts.map((y) => [left + width * x, top + high * y]));
  return one !== document.body && !points.some(([x, y]) => isSeen(x, y)) ? one.outerHTML : "";
}"""
"""What has the focus, if nothing of it is to be seen (WCAG 2.2, 2.4.11)."""

COVERED = """() => [...document.querySelectorAll(".scroll")].flatMap((region) => {
  region.scrollLeft = 1e6;
  const edge = region.getBoundingClientRect().left;
  return [...region.querySelectorAll("tbody tr")].map((row) => {
    const stuck = [...row.cells].filter((cell) => getComputedStyle(cell).position === "sticky");
    const right = Math.max(0, ...stuck.map((cell) => cell.getBoundingClientRect().right - edge));
    return { stuck: stuck.length, part: region.scrollLeft ? right / region.clientWidth : 0 };
  }).filter(({ stuck, part }) => stuck > 1 || part > .5);
})"""
"""Rows in which what stays put lies over itself, or over more than half of the region."""


OUTSIDE = """() => [...document.querySelectorAll(".resolved")].flatMap((box) => {
  const { left, right } = box.getBoundingClientRect();
  return [...box.querySelectorAll("figure, .scroll, figure > .n")].filter((one) => {
    const own = one.getBoundingClientRect();
    return own.left < left || own.right > right;
  }).map((one) => one.outerHTML);
})"""
"""What of tables hangs over the border of the box of a decision."""


@dataclass(frozen=True, slots=True)
class Served:
    """A site: the address of its home page, and that of every page as seen from there."""

    home: str
    pages: tuple[str, ...]


Sites = Callable[[str], Served]


@pytest.fixture(scope="module")
def site(built: Callable[[str], Path], serve: Callable[[Path], str]) -> Sites:
    """`site("restated")` serves the site of a content."""
    made: dict[str, Served] = {}

    def start(name: str) -> Served:
        if name not in made:
            folder = built(name)
            files = [path for path in folder.rglob("*.html") if b'http-equiv="refresh"' not in path.read_bytes()]
            files.remove(folder / "pagefind/index.html")  # a list for programs that copy the site
            pages = (path.relative_to(folder).as_posix().removesuffix("index.html") for path in sorted(files))
            made[name] = Served(f"{serve(folder)}/", tuple(pages))
        return made[name]

    return start


@pytest.fixture
def tab(browser: "Browser") -> "Iterator[Page]":
    """A new tab as small as 1280 by 1024 pixels at 400 %, in which nothing moves smoothly."""
    page = browser.new_page(viewport={"width": 320, "height": 256}, reduced_motion="reduce")
    yield page
    page.close()


def unfold(tab: "Page") -> None:
    """Opens all folds."""
    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


@pytest.mark.every_browser
@pytest.mark.parametrize("name", ["invented", "restated"])
@pytest.mark.parametrize("spaced", [False, True], ids=["as it is", "with text spaced"])
def test_no_page_scrolls_sideways_at_400_per_cent(site: Sites, tab: "Page", name: str, *, spaced: bool) -> None:
    for address in site(name).pages if name == "invented" else TABLES:
        tab.goto(site(name).home + address)
        unfold(tab)
        if spaced:
            tab.evaluate(
                "(css) => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets.push(s); }",
                SPACED,
            )
        assert tab.evaluate("document.documentElement.scrollWidth") == 320, address


def test_on_a_phone_with_text_twice_as_large_facts_have_room_for_words(site: Sites, tab: "Page") -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    for address in (f"{PANEL}2024-09-11/", "matters/repairs/"):
        tab.goto(site("invented").home + address)
        tab.evaluate("document.documentElement.style.fontSize = '200%'")
        widths = [fact.bounding_box() for fact in tab.locator(".facts dd").all()]
        assert min(box["width"] for box in widths if box) >= 150


@pytest.mark.every_browser
@pytest.mark.parametrize("width", [320, 1280])
def test_targets_that_stand_alone_are_24_pixels(site: Sites, tab: "Page", width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    for address in site("invented").pages:
        tab.goto(site("invented").home + address)
        unfold(tab)
        assert tab.evaluate(STANDING) == [], address


@pytest.mark.parametrize(
    "address", ["", "matters/repairs/", f"{PANEL}2024-06-12/", f"{PANEL}2024-09-11/repairs-update/"]
)
def test_what_has_the_focus_is_seen(site: Sites, tab: "Page", address: str) -> None:
    tab.goto(site("invented").home + address)
    for key in ("Tab", "Shift+Tab"):
        for _ in range(80):
            tab.keyboard.press(key)
            assert tab.evaluate(HIDDEN) == ""
            assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") in ("solid", "none")
            if tab.evaluate("document.activeElement === document.body"):
                break
            assert tab.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


@pytest.mark.every_browser
def test_a_wide_table_is_scrolled_by_the_keyboard(site: Sites, tab: "Page") -> None:
    tab.set_viewport_size({"width": 760, "height": 800})
    tab.goto(site("restated").home + TABLES[2])
    region = tab.locator(".scroll").first
    region.focus()
    tab.keyboard.press("ArrowRight")
    assert waited_for(lambda: region.evaluate("(one) => one.scrollLeft") > 0)  # what waits on the page needs eval
    assert region.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", TABLES)
def test_headings_that_stay_put_leave_half_of_the_table_free(
    site: Sites, tab: "Page", address: str, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(site("restated").home + address)
    assert tab.evaluate(COVERED) == []


@pytest.mark.every_browser
def test_a_wide_table_has_the_page_and_its_head_stays_in_view(site: Sites, tab: "Page") -> None:
    tab.set_viewport_size({"width": 1440, "height": 800})
    tab.goto(site("restated").home + TABLES[5])
    table, side = tab.locator(".wide table").first, tab.locator(".side")
    box, beside = table.bounding_box(), side.bounding_box()
    assert box
    assert beside
    assert 1100 < box["width"] < 1180
    assert beside["y"] + beside["height"] <= box["y"] + 0.1
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1440
    tab.evaluate("(y) => scrollTo({ top: y, behavior: 'instant' })", box["y"] + 1500)
    head = table.locator("thead").bounding_box()
    assert head
    assert 0 <= head["y"] < 5


@pytest.mark.every_browser
def test_on_a_phone_a_row_of_a_wide_table_is_a_card(site: Sites, tab: "Page") -> None:
    tab.set_viewport_size({"width": 390, "height": 800})
    tab.goto(site("restated").home + TABLES[5])
    cell = tab.locator("td[data-label='By When']").first
    label = cell.evaluate("(one) => getComputedStyle(one, '::before').content")
    assert label in {'"By When"', "attr(data-label)"}
    above = cell.locator("xpath=preceding-sibling::td[1]").bounding_box()
    box = cell.bounding_box()
    assert above
    assert box
    assert box["y"] >= above["y"] + above["height"]
    assert tab.evaluate("[...document.querySelectorAll('.wide')].every((one) => one.scrollWidth <= one.clientWidth)")


def test_a_table_in_the_box_of_a_decision_stays_in_it(
    tab: "Page", serve: Callable[[Path], str], tmp_path: Path
) -> None:
    table = (
        "| Estate | Rent in 2023/24 | Rent in 2024/25 | Change | Remarks |\n|-|-|-|-|-|\n| North | 1 | 2 | 3 | None |\n"
    )
    minutes = (
        "## 1. Rents\n\nRESOLVED that the Panel:\n\n1. Note these\n\n" + indent(table, "   ") + "\n2. Ask for more\n"
        "\n## 2. Budget\n\nRESOLVED that this be set:\n\n" + table
    )
    files = {
        "council.yaml": "name: Fernshire\n",
        "panel/committee.yaml": "name: Panel\n",
        "panel/2024-06-12/meeting.yaml": "agenda: [Rents, Budget]\n",
        "panel/2024-06-12/minutes.md": minutes,
    }
    home = serve(of(files, tmp_path).site)
    for width in (320, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(f"{home}/panel/2024-06-12/minutes/")
        assert tab.locator(".resolved table").count() == 2
        assert tab.evaluate(OUTSIDE) == []


def test_on_a_phone_a_picture_by_month_is_still_a_table_to_those_who_hear_it(site: Sites, tab: "Page") -> None:
    tab.set_viewport_size({"width": 390, "height": 800})
    tab.goto(f"{site('restated').home}meetings/")
    tree = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
    told = [
        (node["role"]["value"], " ".join(node["name"]["value"].split()))
        for node in tree
        if not node["ignored"] and "name" in node
    ]
    assert ("table", "Year by year") in told
    assert [name for role, name in told if role == "columnheader"][:3] == ["Year", "May", "Jun"]
    assert ("rowheader", "2022/23") in told
    assert ("link", "9 February 2023, Scrutiny Board (2): Held") in told


def test_nothing_moves_for_those_who_ask_for_that(site: Sites, browser: "Browser") -> None:
    for motion, behaviour in (("reduce", "auto"), ("no-preference", "smooth")):
        page = browser.new_page(reduced_motion="reduce" if motion == "reduce" else "no-preference")
        page.goto(site("invented").home)
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour
        page.close()


def test_with_forced_colours_states_keep_their_shapes(site: Sites, browser: "Browser") -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(f"{site('invented').home}{PANEL}2024-06-12/")
    shape = page.locator(".state.done").first
    fill = shape.evaluate("(one) => getComputedStyle(one, '::before').backgroundColor")
    assert fill == page.evaluate("getComputedStyle(document.body).color")
    line = page.locator(".main-nav [aria-current]").evaluate("(one) => getComputedStyle(one).textDecorationLine")
    assert line == "underline"
    page.close()


def test_with_more_contrast_no_text_is_grey(site: Sites, browser: "Browser") -> None:
    page = browser.new_page(contrast="more")
    page.goto(site("invented").home)
    assert page.locator(".meta").first.evaluate("(one) => getComputedStyle(one).color") == page.evaluate(
        "getComputedStyle(document.body).color"
    )
    page.close()


def test_on_paper_a_page_is_the_document_and_its_address(site: Sites, tab: "Page") -> None:
    tab.goto(f"{site('invented').home}{PANEL}2024-09-11/repairs-update/#p3-1")
    tab.emulate_media(media="print", color_scheme="dark")
    for gone in (".main-nav", ".crumbs", ".find", ".toc", ".pair", ".foot .cols", "#page_report"):
        assert not tab.locator(gone).first.is_visible(), gone
    assert tab.locator(".printed").is_visible()
    assert tab.locator("#p3-1 .n").inner_text().strip().endswith("3.1")
    look = tab.locator("#p3-1").evaluate(
        "(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    )
    assert look == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]


def test_on_paper_folds_are_open(site: Sites, tab: "Page") -> None:
    tab.goto(f"{site('invented').home}{PANEL}2024-06-12/")
    inside = tab.locator("details:not([open]):not(.quote *) > :not(summary)")
    assert inside.count()
    shut = [one.evaluate("(one) => one.checkVisibility({ contentVisibilityAuto: true })") for one in inside.all()]
    tab.emulate_media(media="print")
    opened = [one.evaluate("(one) => one.checkVisibility({ contentVisibilityAuto: true })") for one in inside.all()]
    assert not any(shut)
    assert all(opened)


def test_on_paper_no_table_is_wider_than_its_page(site: Sites, tab: "Page") -> None:
    tab.set_viewport_size({"width": 658, "height": 900})  # A4 less its margins
    tab.emulate_media(media="print")
    for address in TABLES:
        tab.goto(site("restated").home + address)
        wide = "[...document.querySelectorAll('table')].filter((one) => one.scrollWidth > 658).length"
        assert tab.evaluate(wide) == 0, address


def test_pages_on_paper_are_counted(site: Sites, tab: "Page") -> None:
    tab.goto(site("restated").home + TABLES[0])
    rules = tab.evaluate("[...document.styleSheets[0].cssRules].map((rule) => rule.cssText).join('\\n')")
    assert re.search(r'@page \{[^}]*@bottom-right \{[^}]*"Page " counter\(page\) " of " counter\(pages\)', rules)
    assert tab.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") > 5


@pytest.mark.every_browser
def test_without_scripts_nothing_but_the_search_is_missing(
    site: Sites, opened: Callable[..., "Page"], scriptless: Callable[..., "Page"]
) -> None:
    texts: list[dict[str, str]] = []
    for page in (opened(), scriptless()):
        shown = {}
        for address in site("invented").pages:
            # The search page gets what finds words by itself; Firefox says so if it is left before that is there.
            page.goto(site("invented").home + address)
            shown[address] = page.evaluate("document.querySelector('main').innerText")
            page.wait_for_load_state("networkidle" if address == "search/" else "load")
        texts.append(shown)
    other = {address for address, text in texts[0].items() if texts[1][address] != text}
    combined = {address for address in other if address.startswith("decisions/")}  # where each filter is a page
    assert other - combined <= {"search/"}
