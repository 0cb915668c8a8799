"""A hundred queries of every kind to the demonstration: the answer comes first, and nothing untrue is said.

What is asked, and where that should lead, is `bench/queries.yaml`. With `-s` it tells what does not lead there first.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
import yaml
from folders import ROOT
from playwright.sync_api import expect

from generator.build import build
from generator.standing import Options

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response

QUERIES = yaml.safe_load((ROOT / "bench/queries.yaml").read_text(encoding="utf-8"))
DAY = date(2026, 11, 29)
ENOUGH = 90


@dataclass(frozen=True)
class Answer:
    """What is said of a query, the words it says no page has, and the addresses it leads to, best first."""

    said: str
    unknown: tuple[str, ...]
    meant: tuple[str, ...]
    leads: tuple[str, ...]


@pytest.fixture(scope="module")
def address(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the search page of the demonstration is."""
    site = tmp_path_factory.mktemp("queries") / "site"
    made = build(Options(ROOT / "content", site, DAY), lambda _: None)
    assert made.indexed
    return f"{serve(site)}/search/"


@pytest.fixture(scope="module")
def page(launch: "Callable[..., Browser]", address: str) -> "Iterator[Page]":
    """The search page; whatever its console says is a failure."""
    opened = launch("chromium").new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(address)
    yield opened
    opened.close()
    assert said == []


def answer(page: "Page", asked: str) -> Answer:
    """What the page says and shows when something is asked."""
    page.get_by_label("Words to look for").fill(asked)
    page.keyboard.press("Enter")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "false", timeout=20_000)
    said = page.locator("#status").inner_text()
    _, mark, rest = said.partition("No page has ")
    named = rest.partition(". ")[0].removesuffix(".") if mark and not rest.startswith("all of") else ""
    leads = [link.get_attribute("href") or "" for link in page.locator("#ways:visible a, #found:visible h3 a").all()]
    return Answer(
        said,
        tuple(word.strip("“”") for part in named.split("”, “") for word in part.split("” or “")) if named else (),
        tuple(page.locator("#meant:visible a").all_inner_texts()),
        tuple(place(lead) for lead in leads),
    )


def place(lead: str) -> str:
    """A place in the site, without the words that are to be marked there."""
    parts = urlsplit(lead)
    return f"{parts.path.lstrip('/')}{f'#{parts.fragment}' if parts.fragment else ''}"


def judged(query: dict[str, Any], found: Answer) -> str:
    """How good an answer is: first, first three, later, honest (nothing to be found, and said), or false."""
    none = query.get("none", [])
    if sorted(found.unknown) != sorted(none):
        return "false"
    if "meant" in query:
        return "honest" if query["meant"] in found.meant else "later"
    if "page" not in query:
        return "honest"
    wanted = query["page"] if isinstance(query["page"], list) else [query["page"]]
    place = next((number for number, lead in enumerate(found.leads) if lead in wanted), None)
    return "later" if place is None or place > 2 else "first three" if place else "first"


@pytest.mark.timeout(900)
def test_nothing_untrue_is_said_and_what_is_wanted_comes_first(page: "Page") -> None:
    counts: Counter[str] = Counter()
    told: list[str] = []
    for query in QUERIES:
        found = answer(page, query["ask"])
        result = judged(query, found)
        counts[result] += 1
        if result not in {"first", "honest"}:
            told.append(f"{result}: {query['kind']}: {query['ask']}: {found.said} {found.meant} {found.leads[:3]}")
    report = "\n".join(["", *told, ", ".join(f"{count} {result}" for result, count in counts.items()), ""])
    sys.stdout.write(report)
    assert len(QUERIES) == ENOUGH + 10
    assert counts["false"] == 0, report
    assert counts["first"] + counts["honest"] >= ENOUGH, report


# How many files a first search may load, what finds words with it; a reference without its year looks into several.
FIRST = {
    "fostering": 12,
    "early years strategy": 12,
    "61.2%": 9,
    '"signs of safety"': 12,
    "Councillor Mutton": 12,
    "feb 2023": 12,
    "minute 43": 12,
    "potholes": 12,
    "what did the board decide about fostering?": 12,
    "send update": 14,
    "paragraph 3.7 early years": 15,
}
BYTES = 250_000
"""What all of that may come to, before a host packs it."""


@pytest.mark.parametrize("asked", FIRST)
def test_a_first_search_loads_little(asked: str, launch: "Callable[..., Browser]", address: str) -> None:
    context = launch("chromium").new_context()
    try:
        page = context.new_page()
        got: dict[str, int] = {}

        def note(response: "Response") -> None:
            if re.search(r"/pagefind/|/search/.+\.json", response.url):
                got[urlsplit(response.url).path] = len(response.body())

        page.on("response", note)
        page.goto(address)
        answer(page, asked)
        page.wait_for_load_state("networkidle")
        assert len(got) <= FIRST[asked], got
        assert sum(got.values()) <= BYTES
    finally:
        context.close()


def test_what_finds_words_is_got_while_they_are_typed(launch: "Callable[..., Browser]", address: str) -> None:
    page = launch("chromium").new_page()
    with page.expect_response("**/wasm.*.pagefind"):
        page.goto(address)
    expect(page.get_by_label("Words to look for")).to_be_focused()
    page.close()


def test_no_other_word_is_asked_for_where_one_that_means_the_same_was_found(page: "Page") -> None:
    found = answer(page, "kids fostering")
    assert (found.unknown, found.meant) == (("kids",), ())
