"""What a build makes of calendars, feeds and the sitemap, by the address at which the site is to be served."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from content_sample import TODAY, loaded, write

from generator.archive.changes import last_changes
from generator.archive.whole import Whole
from generator.cli import main
from generator.outputs import feeds
from generator.outputs.feeds import names

BASE = "https://archive.fernshire.example/records/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FILES = {
    "matters.yaml": "lifts:\n  title: Lifts\n",
    "panel/committee.yaml": "name: Housing Panel\nformerly: homes\n",
    "panel/2024-06-12/meeting.yaml": "published: 2024-06-04\nagenda: [{title: Lifts, papers: rents, matter: lifts}]\n",
    "panel/2024-06-12/rents.md": "# Rents\n",
    "panel/2024-06-12/minutes.md": "## 8. Rents\n",
    "panel/2024-06-12/work-programme.yaml": "programme:\n  Later: [Damp and mould]\n",
}


@pytest.mark.parametrize("base", ["", "/", "/archive/"])
def test_without_an_address_there_is_no_feed_and_no_sitemap(base: str, tmp_path: Path) -> None:
    assert list(feeds.atom(Whole(loaded(FILES, tmp_path)[0]), TODAY, base)) == []
    assert list(feeds.sitemap(["", "panel/"], base)) == []


def test_the_sitemap_lists_the_pages_and_robots_lead_to_it() -> None:
    made = dict(feeds.sitemap(["panel/", "", "meetings/"], BASE))
    pages = [one.text for one in ET.fromstring(made["sitemap.xml"]).iter(f"{MAP}loc")]  # noqa: S314
    assert pages == [BASE, f"{BASE}meetings/", f"{BASE}panel/"]
    assert made["robots.txt"].decode().splitlines()[-1] == f"Sitemap: {BASE}sitemap.xml"


def test_the_sitemap_says_when_a_page_changed_where_that_is_known() -> None:
    changed = {"panel/2024-06-12/": date(2024, 6, 13)}
    listed = ET.fromstring(dict(feeds.sitemap(["", "panel/2024-06-12/"], BASE, changed=changed))["sitemap.xml"])  # noqa: S314
    assert [(one.findtext(f"{MAP}loc"), one.findtext(f"{MAP}lastmod")) for one in listed] == [
        (BASE, None),
        (f"{BASE}panel/2024-06-12/", "2024-06-13"),
    ]


def test_the_last_changes_are_those_that_are_recorded(tmp_path: Path) -> None:
    archive = loaded({**FILES, "panel/2024-07-10/meeting.yaml": "time: 10:00\n"}, tmp_path)[0]
    agenda, meeting = date(2024, 6, 4), date(2024, 6, 12)
    assert last_changes(archive) == {
        "panel/2024-06-12/": meeting,
        "panel/2024-06-12/rents/": agenda,
        "panel/2024-06-12/work-programme/": agenda,
    }


def test_a_sitemap_of_more_pages_than_one_may_list_leads_to_several() -> None:
    made = dict(feeds.sitemap((f"{number}/" for number in range(50_001)), BASE))
    listed = {}
    for name in ("sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"):
        root = ET.fromstring(made[name])  # noqa: S314
        places = [one.text for one in root.iter(f"{MAP}loc")]
        listed[name] = (root.tag.removeprefix(MAP), len(places), places[-1])
    assert listed == {
        "sitemap.xml": ("sitemapindex", 2, f"{BASE}sitemap-2.xml"),
        "sitemap-1.xml": ("urlset", 50_000, f"{BASE}9998/"),
        "sitemap-2.xml": ("urlset", 1, f"{BASE}9999/"),
    }


@pytest.fixture(scope="module")
def served_at(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """`served_at(address)` is the site of the files for that address, made once; tests only read it."""

    @cache
    def build(address: str) -> Path:
        folder = tmp_path_factory.mktemp("served")
        write(FILES, folder / "content")
        options = ["--content", str(folder / "content"), "--site", str(folder / "site"), "--base-url", address]
        done = CliRunner().invoke(main, ["build", "--today", "2024-08-30", "--no-search", *options])
        assert done.exit_code == 0, done.output
        return folder / "site"

    return build


def page(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name / "index.html").read_bytes(), "html.parser")


@pytest.mark.parametrize(
    ("address", "root"),
    [(BASE.rstrip("/"), BASE), (BASE, BASE), ("/records/", ""), ("", "")],
)
def test_the_address_of_a_build_decides_what_is_made(address: str, root: str, served_at: Callable[[str], Path]) -> None:
    site = served_at(address)
    assert [(site / name).exists() for name in ("calendar.ics", "feed.xml", "sitemap.xml")] == [
        True,
        bool(root),
        bool(root),
    ]
    if root:
        pages = {str(one.text) for one in ET.parse(site / "sitemap.xml").iter(f"{MAP}loc")}  # noqa: S314
        names = {one.relative_to(site).as_posix() for one in site.rglob("*.html")}
        moved = {"404.html", *(name for name in names if name.startswith("homes/"))}
        assert pages == {f"{root}{name.removesuffix('index.html')}" for name in names - moved}
        assert len(moved) > 1


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("", []),
        ("panel", ["calendar.ics", "feed.xml"]),
        ("panel/2024-06-12", ["meeting.ics", "meeting.json"]),
        ("panel/2024-06-12/rents", ["../rents.md"]),
        ("panel/2024-06-12/minutes", ["../minutes.md"]),
        ("panel/2024-06-12/work-programme", ["../work-programme.md"]),
        ("matters/lifts", ["feed.xml", "matter.json"]),
        ("people", []),
        ("meetings/2024-25", ["calendar.ics"]),
    ],
)
@pytest.mark.parametrize("base", [BASE, "/records/"])
def test_a_page_announces_its_own_calendar_feed_data_and_text_before_those_of_the_archive(
    name: str, own: list[str], base: str, served_at: Callable[[str], Path]
) -> None:
    up = "../" * len(name.split("/")) if name else ""
    announced = [link["href"] for link in page(served_at(base), name).select("head link[rel=alternate]")]
    everything = [*own, f"{up}calendar.ics", f"{up}feed.xml"]
    assert announced == [link for link in everything if base == BASE or not link.endswith(".xml")]


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("", ["calendar.ics", "feed.xml", "subscribe/"]),
        ("meetings", ["../calendar.ics", "../feed.xml", "../subscribe/"]),
        ("panel", ["calendar.ics", "feed.xml", "../subscribe/"]),
        ("matters/lifts", ["feed.xml", "../../subscribe/"]),
    ],
)
def test_people_find_the_calendar_and_the_feed_where_they_look_for_them(
    name: str, offered: list[str], served_at: Callable[[str], Path]
) -> None:
    heading = page(served_at(BASE), name).find("h2", string="Subscribe")
    assert heading
    links = heading.find_next("ul")
    assert links
    assert [link["href"] for link in links.select("a")] == offered


def test_the_page_about_subscribing_has_every_address_to_copy(served_at: Callable[[str], Path]) -> None:
    addresses = page(served_at(BASE), "subscribe").select("main dd a")
    assert [(link.get_text(), link["href"]) for link in addresses] == [
        (f"{BASE}calendar.ics", "../calendar.ics"),
        (
            "Open in the calendar program of this device: All committees",
            "webcal://archive.fernshire.example/records/calendar.ics",
        ),
        (f"{BASE}feed.xml", "../feed.xml"),
        (f"{BASE}decisions/feed.xml", "../decisions/feed.xml"),
        (f"{BASE}panel/calendar.ics", "../panel/calendar.ics"),
        (
            "Open in the calendar program of this device: Housing Panel",
            "webcal://archive.fernshire.example/records/panel/calendar.ics",
        ),
        (f"{BASE}panel/feed.xml", "../panel/feed.xml"),
        (f"{BASE}matters/lifts/feed.xml", "../matters/lifts/feed.xml"),
    ]


def test_without_an_address_only_calendars_are_offered_and_it_is_said_why(served_at: Callable[[str], Path]) -> None:
    site = served_at("")
    html = page(site, "subscribe")
    assert [link["href"] for link in html.select("main dd a")] == ["../calendar.ics", "../panel/calendar.ics"]
    assert "it has calendars and no feeds" in html.get_text()
    assert not html.find("h2", string=["Matters", "Feeds: what is published"])
    assert not page(site, "matters/lifts").find("h2", string="Subscribe")


@pytest.mark.parametrize(
    ("present", "former"),
    [
        ({"panel": ["homes", "housing"]}, {"panel": ("homes", "housing")}),
        ({"panel": ["homes"], "homes": []}, {"panel": (), "homes": ()}),
        ({"panel": ["homes"], "forum": ["homes", "tenants"]}, {"panel": ("homes",), "forum": ("tenants",)}),
    ],
    ids=["renamed twice", "the old name has another again", "one of two made of one"],
)
def test_a_former_name_leads_programs_to_one_thing_at_most(
    present: dict[str, list[str]], former: dict[str, tuple[str, ...]]
) -> None:
    assert names.former_keys(present) == former
