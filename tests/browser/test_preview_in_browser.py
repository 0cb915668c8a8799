"""A page of the live preview in a browser: it shows what is saved, and what is wrong, by itself."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from content_sample import write
from playwright.sync_api import expect

from generator.serve import PreviewOptions, start

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

pytestmark = pytest.mark.browser
JUNE = "panel/2024-06-12"
FILES = {
    f"{JUNE}/meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n",
    f"{JUNE}/rents.md": "# Rents\n\n## Purpose\n\nTo tell of rents.\n",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(FILES, tmp_path / "content")


@pytest.fixture
def address(content: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a preview at work."""
    preview = start(PreviewOptions(content, date(2024, 8, 30), site=tmp_path / "site", port=0), lambda *_: None)
    thread = Thread(target=preview.run)
    thread.start()
    yield preview.address
    preview.server.shutdown()
    thread.join()


@pytest.fixture
def tab(address: str, opened: Callable[..., "Page"]) -> "Page":
    """A tab, closed before the preview ends, in which nothing may go wrong but what is meant to."""
    assert address
    return opened(meant="status of 50")


def test_the_open_page_shows_what_is_saved(tab: "Page", address: str, content: Path) -> None:
    tab.goto(f"{address}{JUNE}/rents/#p1-1")
    expect(tab.locator("#p1-1")).to_contain_text("To tell of rents.")
    (content / JUNE / "rents.md").write_text("# Rents\n\n## Purpose\n\nTo tell of all rents.\n", encoding="utf-8")
    expect(tab.locator("#p1-1")).to_contain_text("To tell of all rents.")
    assert tab.url == f"{address}{JUNE}/rents/#p1-1"


def test_a_mistake_takes_the_place_of_the_page_and_goes_when_it_is_mended(
    tab: "Page", address: str, content: Path
) -> None:
    tab.goto(f"{address}{JUNE}/rents/")
    expect(tab.locator("h1")).to_have_text("Rents")
    file = content / JUNE / "meeting.yaml"
    file.write_text(FILES[f"{JUNE}/meeting.yaml"].replace("rents", "rent"), encoding="utf-8")
    expect(tab.locator("h1")).to_have_text("A mistake in the content")
    expect(tab.locator("li")).to_contain_text(
        'meeting.yaml:3:13: error: there is no paper "rent"; did you mean "rents"?'
    )
    file.write_text(FILES[f"{JUNE}/meeting.yaml"], encoding="utf-8")
    expect(tab.locator("h1")).to_have_text("Rents")


def test_a_page_asked_for_too_early_comes_by_itself(tab: "Page", address: str) -> None:
    tab.goto(address)
    expect(tab.locator("footer.foot")).to_be_visible()


def test_a_new_meeting_is_on_the_open_list(tab: "Page", address: str, content: Path) -> None:
    tab.goto(f"{address}panel/")
    expect(tab.locator("main")).to_contain_text("12 Jun 2024")
    (content / "panel/2024-07-10").mkdir()
    (content / "panel/2024-07-10/meeting.yaml").write_text("time: 18:30\n", encoding="utf-8")
    expect(tab.locator("main")).to_contain_text("10 Jul 2024")


RUNS = "<script>document.title = origin; alert(1)</script>"
ATTACHED = {
    "rents.md": '# Rents\n\n![A map](map.svg "Two streets")\n\nSee [the drawing](map.svg).\n',
    "map.svg": f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Map</title>{RUNS}</svg>',
}


@pytest.fixture
def attached(content: Path) -> None:
    for name, text in ATTACHED.items():
        (content / JUNE / name).write_text(text, encoding="utf-8")


@pytest.mark.every_browser
@pytest.mark.usefixtures("attached")
def test_what_lies_beside_a_paper_is_shown_and_runs_nothing(browser: "Browser", address: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    dialogs: list[str] = []

    def note(dialog: "Dialog") -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", note)
    tab.goto(f"{address}{JUNE}/rents/")
    picture = tab.get_by_role("img", name="Two streets")
    expect(picture).to_be_visible()
    assert picture.evaluate("picture => picture.naturalWidth") == 9
    tab.goto(f"{address}{JUNE}/map.svg")
    assert tab.evaluate("[document.documentElement.tagName, origin]") == ["svg", "null"]
    assert dialogs == []
    context.close()


@pytest.mark.every_browser
@pytest.mark.usefixtures("attached")
def test_another_site_can_neither_frame_nor_load_it(
    browser: "Browser", address: str, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    """A page at another port of this machine, which a browser takes for the same site and not for the same origin."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text(
        f"<title></title><iframe src='{address}{JUNE}/rents/'></iframe>"
        f"<img src='{address}{JUNE}/map.svg' onerror='document.title += 1'>"
        f"<script src='{address}_preview/livereload.js' onerror='document.title += 2'></script>",
        encoding="utf-8",
    )
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{address}{JUNE}/rents/")
    expect(tab.locator("h1")).to_have_text("Rents")
    tab.goto(f"{serve(elsewhere)}/")
    assert sorted(tab.title()) == ["1", "2"]
    assert [("Rents" in frame.content()) for frame in tab.frames[1:]] == [False]
    context.close()
