"""A search index in bundles by municipal year, in a browser: it finds what one index finds, in the same order."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from generator.build import build
from generator.standing import Options
from generator.store.search import bundles as parts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

corpus: Any = import_module("bench.corpus")
TODAY = date(2026, 7, 1)
FIRST = 5
IN_BUNDLES = 45
"""From how many pages on the index is in bundles here."""


OLDER = re.compile(r"/pagefind/20(22|23|24)-")


@dataclass(frozen=True)
class Answer:
    """What the page says, and the addresses of what it shows."""

    said: str
    leads: tuple[str, ...]


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two committees over four municipal years: their content, the site with one index, and the one in bundles."""
    folder = tmp_path_factory.mktemp("bundles")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"PACE": timedelta(days=200), "COMMITTEES": 2, "PAPERS": 2}.items():
            patch.setattr(corpus, name, value)
        patch.setattr(parts, "SMALLEST", 25)
        corpus.write(folder / "content", 14)
        for name, least in {"one": 10 * IN_BUNDLES, "bundles": IN_BUNDLES}.items():
            made = build(Options(folder / "content", folder / name, TODAY, bundled_from=least), lambda _: None)
            assert made.indexed
    return folder


@pytest.fixture(scope="module")
def tabs(launch: "Callable[..., Browser]", council: Path, serve: Callable[[Path], str]) -> "Iterator[Sequence[Page]]":
    """The search page over one index, and over bundles; whatever their consoles say is a failure."""
    said: list[str] = []
    opened = [launch("chromium").new_page() for _ in range(2)]
    for page, name in zip(opened, ("one", "bundles"), strict=True):
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{serve(council / name)}/search/")
    yield opened
    for page in opened:
        page.close()
    assert said == []


def listed(council: Path) -> list[dict[str, object]]:
    """The bundles, in the order in which they are searched."""
    found: list[dict[str, object]] = json.loads((council / "bundles/pagefind/bundles.json").read_bytes())
    return found


def done(page: "Page") -> Answer:
    """What the page says and shows once everything was searched."""
    expect(page.locator("#results")).to_have_attribute("aria-busy", "false", timeout=20_000)
    leads = [link.get_attribute("href") or "" for link in page.locator("#found:visible h3 a").all()[:FIRST]]
    return Answer(page.locator("#status").inner_text(), tuple(urlsplit(lead).path for lead in leads))


def ask(page: "Page", words: str) -> Answer:
    """What comes of asking on the page for words."""
    page.get_by_label("Words to look for").fill(words)
    page.keyboard.press("Enter")
    return done(page)


def opened(page: "Page", root: str, **asked: str) -> Answer:
    """What comes of the address of a search."""
    page.goto(f"{root}?{urlencode(asked)}")
    return done(page)


def headings(council: Path) -> list[str]:
    """The titles of papers, in the order of their addresses."""
    papers = sorted((council / "content").glob("*/*/*.md"))
    found = (re.search(r"^# (.+)$", paper.read_text(encoding="utf-8"), re.MULTILINE) for paper in papers)
    return [heading[1] for heading in found if heading]


def words(council: Path) -> list[str]:
    """Words that many papers have, and some that few have."""
    counts: dict[str, int] = {}
    for paper in sorted((council / "content").glob("*/*/*.md")):
        for word in set(re.findall(r"\b[a-z]{5,}", paper.read_text(encoding="utf-8"))):
            counts[word] = counts.get(word, 0) + 1
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return [*ordered[20:400:80], *ordered[500:1100:200]]


def test_years_and_parts_of_them_are_put_into_bundles_the_newest_first_after_what_has_none(council: Path) -> None:
    assert not (council / "one/pagefind/bundles.json").exists()
    assert [(bundle["at"], bundle["years"]) for bundle in listed(council)] == [
        ("undated", []),
        ("2025-26-12", ["2025/26", "2026/27"]),
        ("2025-26", ["2025/26"]),
        ("2024-25", ["2024/25"]),
        ("2023-24", ["2023/24"]),
        ("2022-23", ["2022/23"]),
    ]


def test_bundles_give_the_same_first_five_the_same_counts_and_the_same_words_as_one_index(
    tabs: "Sequence[Page]", council: Path
) -> None:
    titles, single = headings(council), words(council)
    asked = [*titles[::8], *single, *(f"{one} {two}" for one, two in zip(single, single[3:], strict=False))]
    asked += [f'"{titles[3]}"', "scrutiny", "2024", "nothing of the kind", single[-1][:-1]]
    unlike = {}
    for query in asked:
        one, many = (ask(page, query) for page in tabs)
        if one != many:
            unlike[query] = (one, many)
    assert unlike == {}
    assert len(asked) > 20


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "Paper"},
        {"kind": "Matter"},
        {"q": "costs", "year": "2024/25"},
        {"q": "costs", "sort": "newest"},
        {"q": "resolved", "kind": "Minutes", "sort": "newest"},
    ],
)
def test_the_address_with_filters_and_order_gives_the_same_across_bundles(
    asked: dict[str, str], tabs: "Sequence[Page]"
) -> None:
    one, many = (opened(page, page.url.partition("?")[0], **asked) for page in tabs)
    assert one == many
    assert one.leads


def test_a_first_search_asks_the_newest_and_says_that_older_years_follow(
    council: Path, browser: "Browser", serve: Callable[[Path], str]
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    waiting: list[Route] = []
    page.on("request", lambda request: asked.append(unquote(urlsplit(request.url).path)))
    held = [True]
    page.route(OLDER, lambda route: waiting.append(route) if held else route.continue_())
    page.goto(f"{serve(council / 'bundles')}/search/?q=costs")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ results? so far\. Older years are being looked"))
    early = page.locator("#found h3").count()
    assert early
    held.clear()
    for route in waiting:
        route.continue_()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ results? for “costs”"))
    assert page.locator("#found h3").count() >= early
    page.close()
    of = [name.split("/")[2] for name in asked if re.match("/pagefind/[^/]+/", name)]
    assert list(dict.fromkeys(of)) == [str(bundle["at"]) for bundle in listed(council)]


def test_a_bundle_that_cannot_be_got_is_named_and_the_others_are_searched(
    council: Path, browser: "Browser", serve: Callable[[Path], str]
) -> None:
    page = browser.new_page()
    page.route("**/pagefind/2023-24/**", lambda route: route.fulfill(status=404, body=""))
    answer = opened(page, f"{serve(council / 'bundles')}/search/", q="costs")
    page.close()
    assert answer.said.startswith("Not searched, for it could not be got: 2023/24. ")
    assert answer.leads


@pytest.mark.parametrize("name", ["one", "bundles"])
@pytest.mark.parametrize("asked", ["kind=Paper", "q=costs&sort=newest", "q=costs"])
def test_of_the_index_only_that_is_got_in_which_words_are_looked_up(
    asked: str, name: str, council: Path, browser: "Browser", serve: Callable[[Path], str]
) -> None:
    page = browser.new_page()
    got: list[str] = []
    page.on("request", lambda request: got.append(unquote(urlsplit(request.url).path)))
    page.goto(f"{serve(council / name)}/search/?{asked}")
    assert done(page).leads
    page.close()
    chunks = list((council / name).glob("pagefind/**/*.pf_index"))
    parts = {path.parent for path in chunks}
    assert len(parts) < len(chunks) / 3
    assert sum(file.endswith(".pf_index") for file in got) <= 2 * len(parts)
