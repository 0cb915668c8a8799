"""What the reference or the day of a decision leads to: at a meeting, in the forward plan, or outside meetings."""

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
    "cabinet/committee.yaml": "name: Cabinet\nkind: executive\n",
    "cabinet/2024-10-08/work-programme.yaml": """
updated: 2024-10-02
programme: {2024-11-12: [{title: Sale of the Mill, key: true, reference: FP/24/17}]}
""",
    "cabinet/2024-11-12/meeting.yaml": "agenda: [{title: Sale, reference: FP/24/17}]\nminutes: {first: 20}\n",
    "cabinet/2024-11-12/minutes.md": """## Sale {key=FP/24/17 call-in=2024-11-21}

RESOLVED that it be sold.

| Action | Owner | Due |
|---|---|---|
| Tell the tenants, all of them, by letter | Director of Place | 29 November 2024 |
{actions}
""",
    "officers/committee.yaml": "name: Decisions of officers\nkind: decisions\n",
    "officers/2024-11-18-paint.md": "---\nreference: OD/24/7\n---\n# Paint\n\nTo paint it.\n",
}
DAY = "12\N{NO-BREAK SPACE}November 2024"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a small site."""
    folder = tmp_path_factory.mktemp("references")
    write(FILES, folder / "content")
    build(Options(folder / "content", folder / "site", date(2024, 12, 1)), lambda _: None)
    return f"{serve(folder / 'site')}/"


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (
            "fp/24/17",
            [f"FP/24/17: minute 20, Sale, Cabinet, {DAY}", "FP/24/17: Sale of the Mill, Forward plan 2024/25"],
        ),
        ("FP 24/17", []),
        ("OD/24/7", ["OD/24/7: Paint, Decisions of officers"]),
        ("18 November 2024", ["Decision: Paint, Decisions of officers"]),
        ("12 November 2024", ["Meeting, Cabinet", "Minutes, Cabinet"]),
        ("OD/24/8", []),
    ],
)
def test_a_reference_leads_to_where_it_stands(asked: str, names: list[str], browser: "Browser", root: str) -> None:

    tab = browser.new_page()
    tab.goto(f"{root}search/?q={quote(asked)}")
    expect(tab.locator("#status")).to_have_text(re.compile("to go to|No page"))
    found = tab.locator("#to a").all_inner_texts()
    assert len(found) == len(names)
    assert all(link.startswith(name) for link, name in zip(found, names, strict=True)), found
    tab.close()


PAGES = ("cabinet/", "cabinet/actions/", "cabinet/2024-10-08/work-programme/", "cabinet/2024-11-12/", "decisions/key/")


@pytest.mark.parametrize("page", [*PAGES, "cabinet/2024-11-12/minutes/", "officers/2024-11-18-paint/"])
def test_pages_of_key_decisions_and_actions_pass_the_accessibility_rules(
    page: str, browser: "Browser", root: str, barriers: Callable[..., str]
) -> None:
    tab = browser.new_page(viewport={"width": 320, "height": 800})
    tab.goto(f"{root}{page}")
    assert barriers(tab) == ""
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    tab.close()
