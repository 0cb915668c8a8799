"""The site of the invented council, as files: the golden pages, every link, and the same bytes every time.

`pytest tests/test_site.py --update-golden` writes the golden pages anew; read the difference before it is committed.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from folders import GOLDEN, ROOT, TESTS, build, files_below

PAGES = TESTS / "golden" / "site"
HASHED = re.compile(r"(assets/[\w-]+)\.[0-9a-f]{8}(\.\w+)")
Pages = dict[str, BeautifulSoup]


def parsed(site: Path) -> Pages:
    """The pages of a site, read."""
    files = files_below(site)
    return {name: BeautifulSoup(data, "html.parser") for name, data in files.items() if name.endswith(".html")}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented council."""
    folder = tmp_path_factory.mktemp("golden") / "site"
    build(folder, "--no-search")
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """Its pages, read."""
    return {
        name: BeautifulSoup(data, "html.parser") for name, data in files_below(site).items() if name.endswith(".html")
    }


ALIKE = re.compile(r"decisions/(?!2024-25/|index)|people/(?!a-moss/|index)")
"""Pages of which another of the same kind is kept."""


def golden(name: str, data: bytes) -> str:
    """What is kept of a page: the home page whole, of the others what stands in `main`; no hashes of assets."""
    text = HASHED.sub(r"\1\2", data.decode())
    return text if name == "index.html" else text[text.index("<main") : text.index("</main>")] + "</main>\n"


def test_every_page_is_as_it_was_when_it_was_last_looked_at(site: Path, pytestconfig: pytest.Config) -> None:
    named = {name: data for name, data in files_below(site).items() if name.endswith(".html") and not ALIKE.match(name)}
    made = {name: golden(name, data) for name, data in named.items()}
    if pytestconfig.getoption("--update-golden"):
        shutil.rmtree(PAGES, ignore_errors=True)
        for name, text in made.items():
            (PAGES / name).parent.mkdir(parents=True, exist_ok=True)
            (PAGES / name).write_text(text, encoding="utf-8")
    assert made == {name: data.decode() for name, data in files_below(PAGES).items()}


def targets(pages: Pages) -> list[tuple[str, str]]:
    """Every page and address it links to or loads."""
    found = []
    for name, page in pages.items():
        for tag in page.select("[href], [src], [action]"):
            found += [(name, str(tag[key])) for key in ("href", "src", "action") if tag.get(key)]
    return found


def test_every_link_and_fragment_within_the_site_resolves(site: Path, pages: Pages) -> None:
    names = set(files_below(site))
    for name, link in targets(pages):
        if urlsplit(link).scheme or name == "404.html":
            continue
        path, _, fragment = urljoin(f"/{name}", link).partition("#")
        target = unquote(path.partition("?")[0]).lstrip("/")
        target = f"{target}index.html" if target.endswith("/") or not target else target
        assert target in names, f"{name} links to {link}"
        if fragment and not target.endswith(".pdf"):
            assert pages[target].find(id=unquote(fragment)), f"{name} links to {link}"


def test_links_are_relative_but_those_of_the_page_for_missing_addresses(pages: Pages) -> None:
    for name, link in targets(pages):
        assert name == "404.html" or not link.startswith("/"), f"{name} links to {link}"


def test_the_page_for_missing_addresses_links_from_the_base(tmp_path: Path) -> None:
    build(tmp_path / "site", "--no-search", "--base-url", "https://www.fernshire.example/archive/")
    page = BeautifulSoup((tmp_path / "site/404.html").read_bytes(), "html.parser")
    links = [link for _, link in targets({"404.html": page}) if not urlsplit(link).scheme]
    assert [link for link in links if not link.startswith(("/archive/", "#"))] == []


def test_offline_links_name_a_file(tmp_path: Path) -> None:
    build(tmp_path / "site", "--no-search", "--offline")
    made, names = parsed(tmp_path / "site"), files_below(tmp_path / "site")
    for name, link in targets(made):
        if not urlsplit(link).scheme and name != "404.html":
            path = urljoin(f"/{name}", link).partition("#")[0].partition("?")[0]
            assert path.lstrip("/") in names, f"{name} links to {link}"


def test_every_address_on_a_page_stands_once(pages: Pages) -> None:
    for name, page in pages.items():
        ids = [str(tag["id"]) for tag in page.select("[id]")]
        assert sorted(set(ids)) == sorted(ids), name


def test_an_item_its_paper_and_its_minute_lead_to_each_other(tmp_path: Path) -> None:
    meeting = tmp_path / "content/panel/2024-06-12"
    meeting.mkdir(parents=True)
    (tmp_path / "content/council.yaml").write_text("name: Fernshire Council\n", encoding="utf-8")
    (meeting / "rents.md").write_text("# Rents\n", encoding="utf-8")
    (meeting / "minutes.md").write_text("## Rents\n\nNoted.\n", encoding="utf-8")
    agenda = "agenda:\n  - title: Rents\n    papers: rents\nminutes:\n  first: 1\n"
    (meeting / "meeting.yaml").write_text(agenda, encoding="utf-8")
    build(tmp_path / "site", "--no-search", content=tmp_path / "content")
    folder = tmp_path / "site/panel/2024-06-12"
    links = {
        name: {str(tag["href"]) for tag in BeautifulSoup((folder / name).read_bytes(), "html.parser").select("main a")}
        for name in ("index.html", "minutes/index.html", "rents/index.html")
    }
    assert {"rents/", "minutes/#minute-1"} <= links["index.html"]
    assert {"../#item-1", "../rents/"} <= links["minutes/index.html"]
    assert {"../#item-1", "../minutes/#minute-1"} <= links["rents/index.html"]


def test_nothing_of_a_private_item_but_its_paragraphs_and_reason_is_published(pages: Pages) -> None:
    page = pages["housing-panel/2024-09-11/index.html"]
    item = page.find(id="item-7")
    assert item is not None
    text = item.get_text(" ", strip=True)
    assert "paragraph 1 of Part 1 of Schedule 12A" in text
    assert "It would tell who the tenant is." in text
    assert [link["href"] for link in item.select("a:not(.n)")] == ["pack.pdf#page=11"]


def test_the_same_content_gives_the_same_bytes_wherever_and_whenever_it_is_built(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another folder" / "content"
    shutil.copytree(GOLDEN, elsewhere)
    command = [sys.executable, "-m", "generator", "build", "--content", str(elsewhere), "--today", "2024-08-30"]
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    options = ["--site", str(tmp_path / "site"), "--no-search"]
    subprocess.run([*command, *options], cwd=ROOT, env=environment, check=True, capture_output=True)
    assert files_below(tmp_path / "site") == files_below(site)


def test_a_second_build_touches_nothing(tmp_path: Path) -> None:
    build(tmp_path / "site", "--no-search")
    before = {path: path.stat().st_ino for path in (tmp_path / "site").rglob("*")}
    build(tmp_path / "site", "--no-search")
    assert {path: path.stat().st_ino for path in (tmp_path / "site").rglob("*")} == before


BOARD = "scrutiny-board-2/"


@pytest.fixture(scope="module")
def restated(built: Callable[[str], Path]) -> Pages:
    """The pages of the project's own content."""
    folder = built("restated")
    return {
        name: BeautifulSoup(data, "html.parser") for name, data in files_below(folder).items() if name.endswith(".html")
    }


@pytest.mark.parametrize(
    ("page", "places", "ids"),
    [
        ("2016-02-25/", ".items > li", [f"item-{n}" for n in range(1, 10)]),
        ("2018-07-19/", ".items > li", [f"item-{n}" for n in range(1, 13)]),
        ("2019-09-19/", ".items > li", [f"item-{n}" for n in range(1, 8)]),
        ("2023-03-16/", ".items > li", [f"item-{n}" for n in range(1, 10)]),
        ("2015-12-16/minutes/", "h2[id^=minute-]", [f"minute-{n}" for n in range(42, 47)]),
        ("2016-01-07/minutes/", "h2[id^=minute-]", [f"minute-{n}" for n in range(47, 54)]),
        ("2018-06-21/minutes/", "h2[id^=minute-]", [f"minute-{n}" for n in range(1, 9)]),
        ("2019-07-18/minutes/", "h2[id^=minute-]", [f"minute-{n}" for n in range(6, 11)]),
        ("2023-02-09/minutes/", "h2[id^=minute-]", [f"minute-{n}" for n in range(18, 25)]),
        ("2019-07-18/minutes/", "[id*=-r]", ["minute-8-r1", "minute-8-r2", "minute-9-r"]),
        (
            "2023-02-09/minutes/",
            "[id*=-r]",
            ["minute-20-r1", "minute-20-r2", "minute-20-r2-i", "minute-20-r2-ii", "minute-20-r2-iii", "minute-21-r"],
        ),
        ("2019-09-19/education-performance-slides/", "[id^=slide-]", [f"slide-{n}" for n in range(1, 10)]),
        ("2022-07-21/overview/", "[id^=slide-]", [f"slide-{n}" for n in range(1, 38)]),
    ],
)
def test_every_numbered_place_of_the_packs_has_its_address(
    page: str, places: str, ids: list[str], restated: Pages
) -> None:
    assert [str(tag["id"]) for tag in restated[f"{BOARD}{page}index.html"].select(f"main {places}")] == ids


@pytest.mark.parametrize(
    ("edition", "rows"), [("2016-02-25", 45), ("2018-07-19", 22), ("2019-09-19", 25), ("2023-03-16", 26)]
)
def test_every_row_of_the_work_programmes_is_there(edition: str, rows: int, restated: Pages) -> None:
    page = restated[f"{BOARD}{edition}/work-programme/index.html"]
    assert len(page.select("main [id^=row-]")) == rows


def steps(pages: Pages, start: str, end: str) -> int:
    """How many links lie between two pages."""
    reached, edge, count = {start}, {start}, 0
    while end not in reached and edge:
        found = set()
        for name in edge:
            for tag in pages[name].select("a[href]"):
                path = urljoin(f"/{name}", str(tag["href"])).partition("#")[0].partition("?")[0].lstrip("/")
                found.add(f"{path}index.html" if path.endswith("/") or not path else path)
        edge = (found & set(pages)) - reached
        reached |= edge
        count += 1
    return count


def test_the_search_page_begins_with_the_latest_decisions_each_once(restated: Pages) -> None:
    shown = [link.get_text() for link in restated["search/index.html"].select("[aria-labelledby=page_decided] a")]
    assert shown[:2] == [
        "Coventry Safeguarding Children's Partnership Annual Report",
        "Coventry Education Performance 2022",
    ]
    assert len(shown) == 5


def test_home_lists_no_meeting_twice(restated: Pages) -> None:
    """The last meeting stands at the top, since none to come is announced."""
    links = restated["index.html"].select(".next h3 a, section[aria-labelledby=page_recent] h3 a")
    shown = [str(link["href"]) for link in links]
    assert shown[0].endswith("/2023-04-20/")
    assert len(shown) == len(set(shown)) == 6


@pytest.mark.parametrize(
    "page",
    [
        f"{BOARD}2018-07-19/virtual-school/",
        "matters/early-years/",
        "matters/children-services-improvement/",
        f"{BOARD}2019-07-18/",
    ],
)
def test_a_reader_gets_there_from_home_in_five_steps(page: str, restated: Pages) -> None:
    assert steps(restated, "index.html", f"{page}index.html") <= 5
