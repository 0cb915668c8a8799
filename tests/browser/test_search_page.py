"""The search page in a browser: served from a folder below the root, under its own security policy."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from golden_pages import golden_archive, golden_pages
from playwright.sync_api import expect
from servers import waited_for

from generator.outputs import look_ups, rendering
from generator.outputs.pages.documents import PaperPage
from generator.store import search
from generator.text import Html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BRUSH = {
    2: '<p id="p1-1">A ladder, a longer ladder and brushes.</p><p id="p1-2">The brush and what it is: a brush.</p>',
    3: '<p id="p1-1">A brush.</p><p id="p1-2">The ladder brush was lent by the tenants, who had it back in May.</p>',
}
NOTE = "housing-panel/2024-07-10/damp-and-mould/"


def write(folder: Path) -> Path:
    """The council's site, and 24 short notes of 2018/19 about chimneys, in a folder; two of them name a brush."""
    renderer = rendering.load_templates([rendering.default_folder()], {})
    made = golden_pages(renderer)
    note = made[NOTE]
    assert isinstance(note, PaperPage)
    assert note.frame.found is not None
    for n in range(1, 25):
        found = replace(note.frame.found, title=f"Chimney {n}", date="2018-06-21")
        address = f"housing-panel/2018-06-21/chimney-{n}/"
        shown = replace(note.frame, title=f"Chimney {n}", found=found)
        body = Html(BRUSH.get(n, "<p>Swept.</p>"))
        made[address] = replace(note, frame=shown, title=Html(f"Chimney {n}"), body=body)
    files = {(a if a.endswith(".html") else f"{a}index.html"): renderer.render(page) for a, page in made.items()}
    for name, data in [*files.items(), *renderer.assets, *look_ups.files(golden_archive())]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The council's site with its search index, in a folder below the one that is served."""
    made = write(tmp_path_factory.mktemp("served") / "archive")
    search.index(made, made / "pagefind")
    return made


@pytest.fixture(scope="module")
def root(folder: Path, serve: Callable[[Path], str]) -> str:
    """The address of the site's home page."""
    return f"{serve(folder.parent)}/archive/"


@pytest.fixture
def tab(browser: "Browser") -> "Iterator[Page]":
    """A new tab; whatever its console says is a failure."""
    page = browser.new_page()
    page.set_default_timeout(10_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.close()
    assert said == []


MOULD = "1 place to go to. 9 results for “mould”"


@contextmanager
def serving(handler: Callable[..., SimpleHTTPRequestHandler]) -> Iterator[str]:
    """A server with a handler of its own, by its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def status(tab: "Page", text: str | re.Pattern[str]) -> None:
    """Waits until the status says so."""
    expect(tab.get_by_role("status")).to_have_text(text)


def titles(tab: "Page") -> list[str]:
    """The titles of the hits."""
    return tab.locator("#results > li > h3 > a:first-child").all_inner_texts()


def places(tab: "Page", hit: int) -> list[str]:
    """What the places of a hit are called."""
    return [
        " ".join(text.split()) for text in tab.locator("#results > li").nth(hit).locator(".places a").all_inner_texts()
    ]


@pytest.mark.every_browser
def test_a_word_is_found_with_its_places_and_marked_on_the_page_it_leads_to(tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/?q=inspector")
    status(tab, "1 result for “inspector”")
    assert titles(tab) == ["Damp and mould in council homes"]
    assert places(tab, 0) == ["3.1"]
    assert tab.get_by_role("link", name="Paragraph 3.1", exact=True).count() == 1
    assert tab.locator(".places mark").all_inner_texts() == ["Inspectors"]
    tab.locator(".places a").click()
    expect(tab).to_have_url(f"{root}{NOTE}?highlight=inspector#p3-1")
    expect(tab.locator("#p3-1 mark")).to_have_text(["Inspectors"])


def test_pages_that_have_the_words_side_by_side_come_first(tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/?q=ladder+brush")
    status(tab, "2 results for “ladder brush”")
    assert titles(tab) == ["Chimney 3", "Chimney 2"]
    assert "1.2" in places(tab, 0)


def test_a_clause_a_slide_an_item_and_a_row_are_places(tab: "Page", root: str) -> None:
    expected = {"quarter": "Minute 5, clause 1", "photographs": "Slide 2", "doors&kind=Meeting": "Item 1"}
    for query, place in (expected | {"doors&kind=Work+programme": "Fire doors", "alder": "Table 1"}).items():
        tab.goto(f"{root}search/?q={query}")
        status(tab, re.compile("result"))
        assert place in places(tab, 0)


@pytest.mark.every_browser
def test_the_form_keeps_its_state_in_the_address_and_the_back_button_restores_it(tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/")
    tab.get_by_label("Words to look for").fill("mould")
    tab.get_by_role("button", name="Search").click()
    status(tab, MOULD)
    tab.get_by_label("Kind").select_option("Minutes")
    status(tab, "1 place to go to. 1 result for “mould”")
    expect(tab).to_have_url(f"{root}search/?q=mould&kind=Minutes")
    tab.go_back()
    status(tab, MOULD)
    assert tab.get_by_label("Kind").input_value() == ""
    tab.go_back()
    status(tab, "")
    assert tab.locator("#results").is_hidden()


@pytest.mark.every_browser
def test_a_form_sent_from_another_page_is_answered(tab: "Page", root: str) -> None:
    tab.goto(f"{root}{NOTE}")
    tab.get_by_label("Search the record").fill("libraries")
    tab.keyboard.press("Enter")
    status(tab, "3 results for “libraries”")
    expect(tab).to_have_url(f"{root}search/?q=libraries")


def test_the_button_opens_another_tab_where_one_is_wanted(tab: "Page", root: str) -> None:
    tab.goto(f"{root}{NOTE}")
    tab.get_by_label("Search the record").fill("libraries")
    with tab.context.expect_page() as opened:
        tab.get_by_role("button", name="Search").click(modifiers=["ControlOrMeta"])
    status(opened.value, "3 results for “libraries”")
    expect(tab).to_have_url(f"{root}{NOTE}")
    tab.get_by_label("Search the record").press("Enter")
    status(tab, "3 results for “libraries”")


def test_a_search_from_another_page_asks_for_the_parts_of_the_index_alone(tab: "Page", folder: Path) -> None:
    """All else came while the words were typed, from a host that lets it be kept five minutes, as in the handbook."""
    got: list[str] = []

    class Host(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            got.append(self.path)
            self.send_header("Cache-Control", "public, max-age=300")
            super().end_headers()

    tab.clock.set_fixed_time("2026-01-01T12:01:00Z")  # else five minutes may end within the test
    with serving(partial(Host, directory=str(folder))) as address:
        tab.goto(f"{address}/{NOTE}")
        assert not [path for path in got if "pagefind" in path], "nothing before the box has the focus"
        tab.get_by_label("Search the record").focus()
        assert waited_for(lambda: {"wasm.en", "pagefind.js", "pagefind-entry", "search"} <= set(map(named, got)))
        tab.wait_for_load_state("networkidle")
        got.clear()
        tab.keyboard.type("libraries")
        tab.keyboard.press("Enter")
        status(tab, "3 results for “libraries”")
        expect(tab).to_have_url(f"{address}/search/?q=libraries")
        assert titles(tab)
        assert {path.split("/")[2] for path in got} == {"index", "fragment"}, got


def named(path: str) -> str:
    """What a file is called, without its hash and ending."""
    return re.split(r"\.[0-9a-f]{8}\.|\.pagefind|\.json|/$|$", path.strip("/").rpartition("/")[2])[0]


def test_a_page_that_was_open_while_a_newer_index_was_published_finds_what_that_has(
    browser: "Browser", folder: Path, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    site = tmp_path / "site"
    shutil.copytree(folder, site)
    tab = browser.new_page()
    tab.goto(f"{serve(site)}/search/")
    tab.wait_for_load_state("networkidle")
    shutil.rmtree(site / "pagefind")
    for path in site.glob("housing-panel/2018-06-21/*/index.html"):
        path.write_text(path.read_text("utf-8").replace("Swept.", "Swept with heather."), "utf-8")
    search.index(site, site / "pagefind")
    tab.get_by_label("Words to look for").fill("heather")
    tab.keyboard.press("Enter")
    status(tab, "22 results for “heather”")
    tab.close()


def test_a_figure_is_found_as_written_alone_and_where_it_stands(tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/?q=61.2%25")
    status(tab, "2 results for “61.2%”")
    written = titles(tab)
    assert sorted(written) == ["Damp and mould in council homes", "Minutes, 12 June 2024: Waiting times"]
    paper = written.index("Damp and mould in council homes")
    assert places(tab, paper) == ["3.1", "Table 1"]
    assert set(tab.locator("#results > li").nth(paper).locator("mark").all_inner_texts()) == {"61.2%"}


@pytest.mark.every_browser
@pytest.mark.parametrize("quotes", ["%22{}%22", "%E2%80%9C{}%E2%80%9D"], ids=["straight", "curly"])
def test_a_phrase_in_quotes_is_found_as_it_stands(tab: "Page", root: str, quotes: str) -> None:
    """The index takes "homes" for "home" and runs on over the end of a sentence: the page may not."""
    tab.goto(f"{root}search/?q={quotes.format('damp and mould in its homes')}")
    status(tab, re.compile("^1 result for"))
    assert places(tab, 0) == ["1.1"]
    tab.goto(f"{root}search/?q={quotes.format('damp and mould in its home')}")
    status(tab, re.compile("^Nothing found for|^No page has"))


@pytest.mark.every_browser
def test_newest_first_goes_by_date(tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/?q=panel&sort=newest")
    status(tab, "1 place to go to. 20 results for “panel”")
    dates = [time.get_attribute("datetime") for time in tab.locator("#results time").all()]
    assert dates == sorted(dates, key=str, reverse=True)
    assert len(set(dates)) > 1


def test_filters_alone_list_what_there_is_newest_first(tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/?committee=Homes%2C+Repairs+and+Housing+Panel&kind=Meeting")
    status(tab, "6 results")
    assert titles(tab)[0] == "Meeting, 9 October 2024: No meeting: it was cancelled"


@pytest.mark.every_browser
def test_more_results_come_twenty_at_a_time_and_the_focus_goes_to_the_first_new_one(tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/?q=chimney&year=2024/25")
    status(tab, "24 results for “chimney”")
    more = tab.get_by_role("button", name="More results")
    for shown in (6, 9, 12, 15, 18, 20):
        tab.mouse.wheel(0, 4000)
        expect(tab.locator(f"#results > li:nth-child({shown})")).to_be_attached()
    expect(more).to_be_visible()
    assert len(titles(tab)) == 20
    tab.get_by_role("button", name="More results").press("Enter")
    expect(tab.locator("#results > li")).to_have_count(24)
    assert tab.evaluate("[...document.querySelectorAll('#results h3 a')].indexOf(document.activeElement)") == 20
    assert tab.locator("#more").is_hidden()


UNSAID = [
    ("xylophone", "No page has “xylophone”.", 0),
    ("mould xylophone", "No page has “xylophone”. 9 pages have “mould”:", 9),
    ("dentist", "No page has “dentist”.", 0),
    ("inspec", "No page has “inspec”. 1 page has words that begin so: “inspectors”:", 1),
    ("alder libraries ladder", "No page has all of “alder libraries ladder”. 5 pages have some of these words", 5),
    ("the alder inspector", "1 result for “the alder inspector”", 1),
    ("how is the library of alder?", "1 result for “how is the library of alder?”. Not asked for: “how”, “is”", 1),
    ("61.3%", "No page has “61.3%”.", 0),
    ("5612", "No page has “5612”.", 0),
    ("mildew", "No page has “mildew”. 9 pages have “mould”:", 9),
]
"""What is asked for, what is said of it (how that begins), and how many pages are shown."""


@pytest.mark.parametrize(("asked", "said", "count"), UNSAID, ids=[asked for asked, _, _ in UNSAID])
def test_nothing_is_claimed_that_no_page_has(asked: str, said: str, count: int, tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/?q={quote(asked)}")
    status(tab, re.compile(f"^{re.escape(said)}"))
    assert count == 0 or tab.locator("#shown").inner_text().endswith(f" of {count}")
    assert count or tab.locator("#results > li").count() == 0


@pytest.mark.every_browser
def test_a_word_mistyped_is_asked_about_with_one_of_the_archive(tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/?q=laddre&kind=Paper")
    tab.get_by_role("link", name="ladder", exact=True).click()
    status(tab, "2 results for “ladder”")
    expect(tab).to_have_url(f"{root}search/?q=ladder&kind=Paper")


WAYS = [
    ("1/24", ["Minute 1, Housing Panel, 12\u00a0June 2024"]),
    ("minute 5(1)", ["Minute 5(1), Housing Panel, 10\u00a0July 2024"]),
    ("item 2, 10 July 2024", ["Item 2: Damp and mould, Housing Panel, 10\u00a0July 2024"]),
    ("paragraph 3.1 repairs", ["Paragraph 3.1, Repairs update, 11\u00a0September 2024"]),
    ("10/07/2024", [f"{kind}, Housing Panel, 10\u00a0July 2024" for kind in ("Meeting", "Minutes")]),
    ("jun 2024", [f"{kind}, Housing Panel, 12\u00a0June 2024" for kind in ("Meeting", "Minutes")]),
    ("housing panel", ["Housing Panel"]),
]


@pytest.mark.parametrize(("asked", "names"), WAYS, ids=[asked for asked, _ in WAYS])
def test_a_reference_a_date_and_a_name_lead_straight_there(
    asked: str, names: list[str], tab: "Page", root: str
) -> None:
    tab.goto(f"{root}search/?q={quote(asked)}")
    status(tab, re.compile(f"^{len(names)} places? to go to"))
    assert tab.locator("#to a").all_inner_texts() == names
    tab.locator("#to a").first.click()
    place = tab.url.partition("#")[2]
    assert not place or tab.locator(f'[id="{place}"]').count() == 1
    assert "404" not in tab.title()


def test_a_date_without_a_meeting_is_said(tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/?q=1+May+2024")
    status(tab, "The archive has no meeting on 1 May 2024. No page has “1 May 2024”.")


def test_a_filter_that_is_none_is_said(tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/?q=alder&kind=Ladder")
    status(tab, "There is no kind “Ladder” here, so that is left out. 1 result for “alder”")


def test_who_listens_hears_the_blanks_of_a_title(tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/?q=alder")
    status(tab, "1 result for “alder”")
    pieces = tab.locator("#results h3 a").evaluate("(link) => [...link.childNodes].map((node) => node.data)")
    assert pieces == ["Damp and mould in council homes"]


def test_before_anything_is_asked_the_page_shows_what_there_is_and_the_box_has_the_focus(
    tab: "Page", root: str
) -> None:
    tab.goto(f"{root}search/")
    expect(tab.get_by_label("Words to look for")).to_be_focused()
    tab.locator("#first").get_by_role("link", name="Meeting", exact=True).click()
    status(tab, "6 results")
    assert tab.locator("#first").is_hidden()


def test_nothing_found_says_what_is_here_and_offers_to_drop_the_filters(tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/?q=chimney&kind=Minutes")
    status(tab, "Nothing found for “chimney” with these filters.")
    assert "Not in the archive: the agenda of 12\u00a0June 2024" in tab.locator("#nothing").inner_text()
    tab.get_by_role("link", name="without the filters").click()
    status(tab, "24 results for “chimney”")


@pytest.mark.every_browser
def test_the_query_is_shown_as_text(tab: "Page", root: str) -> None:
    tab.goto(f"{root}search/?q=%3Cimg+src%3Dx%3E")
    status(tab, "No page has “img” or “src=x”.")
    assert tab.locator("main img").count() == 0


@pytest.mark.every_browser
def test_marks_go_across_other_markup_and_leave_numbers_alone(tab: "Page", root: str) -> None:
    tab.goto(f"{root}{NOTE}?highlight=work+of+each+RSL+is+told&highlight=3.1&highlight=waits#p3-2")
    expect(tab.locator("#p1-2 mark")).to_have_count(3)
    assert tab.locator("#p1-2 mark").all_inner_texts() == ["work of each ", "RSL", " is told"]
    assert tab.locator(".n mark").count() == 0
    assert tab.locator("main mark").all_inner_texts()[3:] == ["Waiting", "waited"]


def test_the_results_pass_the_accessibility_rules(browser: "Browser", root: str, barriers: Callable[..., str]) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(f"{root}search/?q=mould")
    status(page, MOULD)
    assert barriers(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


@pytest.mark.every_browser
def test_without_its_index_the_page_says_so_and_offers_to_browse(
    browser: "Browser", serve: Callable[[Path], str], tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{serve(write(tmp_path / 'archive').parent)}/archive/search/?q=mould")
    status(page, "Search does not work here.")
    assert page.locator("#broken a").first.is_visible()
    page.close()


@pytest.mark.every_browser
def test_in_a_folder_opened_from_a_disk_the_page_says_so_and_offers_to_browse(browser: "Browser", folder: Path) -> None:
    page = browser.new_page()
    page.goto(f"{(folder / 'search/index.html').as_uri()}?q=mould")
    status(page, "Search does not work in a folder opened from a disk: it needs a web server.")
    assert page.locator("#broken a").first.is_visible()
    page.close()


@pytest.mark.every_browser
def test_without_scripts_the_page_offers_to_browse(scriptless: "Callable[..., Page]", root: str) -> None:
    page = scriptless()
    page.goto(f"{root}search/?q=mould")
    assert page.locator("noscript a").first.is_visible()
