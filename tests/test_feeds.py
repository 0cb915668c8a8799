"""Calendars, feeds and the sitemap, from small archives."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from content_sample import gathered, write
from icalendar import Calendar, Component

from generator import feeds
from generator.cli import main

BASE = "https://www.fernshire.example/archive/"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SUMMER = "panel/2024-06-12"
FULL = """
time: 14:00
place: Fern Hall
published: 2024-06-04
agenda: [Damp and mould, Rents]
private:
  - title: A tenancy
    exempt: 3
"""


def calendars(files: Mapping[str, str], folder: Path, base: str = "") -> dict[str, bytes]:
    """The calendars of a content folder by their address."""
    return dict(feeds.calendars(gathered(files, folder)[0], base))


def event(meeting: str, folder: Path, name: str = SUMMER, base: str = "") -> Component:
    """The calendar entry of a meeting with the given `meeting.yaml`."""
    made = calendars({f"{name}/meeting.yaml": meeting}, folder, base)[f"{name}/meeting.ics"]
    calendar = Calendar.from_ical(made)
    (found,) = calendar.walk("VEVENT")
    assert (calendar.errors, found.errors) == ([], [])
    return found


def test_the_entry_of_a_meeting_tells_what_where_and_since_when(tmp_path: Path) -> None:
    found = event(FULL, tmp_path, base=BASE)
    assert {name: str(found[name]) for name in ("UID", "SUMMARY", "LOCATION", "STATUS", "URL", "DESCRIPTION")} == {
        "UID": "panel-2024-06-12@www.fernshire.example",
        "SUMMARY": "Housing Panel",
        "LOCATION": "Fern Hall",
        "STATUS": "CONFIRMED",
        "URL": f"{BASE}panel/2024-06-12/",
        "DESCRIPTION": "Damp and mould\nRents",
    }
    published = datetime(2024, 6, 4, tzinfo=UTC)
    assert (found.decoded("DTSTAMP"), found.decoded("LAST-MODIFIED")) == (published, published)


@pytest.mark.parametrize(
    ("day", "meeting", "begins", "ends"),
    [
        ("2024-06-12", "time: 14:00", datetime(2024, 6, 12, 13, tzinfo=UTC), datetime(2024, 6, 12, 15, tzinfo=UTC)),
        ("2024-12-11", "time: 14:00", datetime(2024, 12, 11, 14, tzinfo=UTC), datetime(2024, 12, 11, 16, tzinfo=UTC)),
        (
            "2024-06-12",
            "time: 14:00\nminutes:\n  closed: 15:25",
            datetime(2024, 6, 12, 13, tzinfo=UTC),
            datetime(2024, 6, 12, 14, 25, tzinfo=UTC),
        ),
        (
            "2024-10-26",
            "time: 22:00\nminutes:\n  closed: 02:30",
            datetime(2024, 10, 26, 21, tzinfo=UTC),
            datetime(2024, 10, 27, 2, 30, tzinfo=UTC),
        ),
    ],
    ids=["summer", "winter", "closing time", "closed after the clocks changed"],
)
def test_times_are_those_of_the_council_in_utc(
    day: str, meeting: str, begins: datetime, ends: datetime, tmp_path: Path
) -> None:
    found = event(meeting, tmp_path, f"panel/{day}")
    assert (found.decoded("DTSTART"), found.decoded("DTEND")) == (begins, ends)


def test_a_time_in_a_zone_that_does_not_exist_is_local(tmp_path: Path) -> None:
    council = {"council.yaml": "name: Fernshire Council\ntime-zone: Fernshire/Fernham\n"}
    made = calendars({**council, f"{SUMMER}/meeting.yaml": "time: 14:00"}, tmp_path)["calendar.ics"]
    assert b"DTSTART:20240612T140000\r\n" in made


def test_a_meeting_without_a_time_is_on_the_whole_day_and_dated_by_it(tmp_path: Path) -> None:
    found = event("place: Fern Hall", tmp_path)
    assert (found.decoded("DTSTART"), "DTEND" in found) == (date(2024, 6, 12), False)
    assert found.decoded("DTSTAMP") == datetime(2024, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("meeting", "status"),
    [
        ("", "TENTATIVE"),
        ("time: 14:00", "TENTATIVE"),
        ("agenda: [Rents]", "CONFIRMED"),
        ("agenda: [Rents]\ncancelled: snow", "CANCELLED"),
        ("cancelled: yes", "CANCELLED"),
    ],
)
def test_the_status_is_what_is_known(meeting: str, status: str, tmp_path: Path) -> None:
    assert event(meeting, tmp_path)["STATUS"] == status


@pytest.mark.parametrize(
    ("council", "base", "host"),
    [
        ("address: https://fernshire.example", BASE, "www.fernshire.example"),
        ("address: https://fernshire.example", "", "fernshire.example"),
        ("", "/archive/", "agendapack.invalid"),
    ],
)
def test_the_id_has_a_host_and_without_an_address_no_url(council: str, base: str, host: str, tmp_path: Path) -> None:
    files = {"council.yaml": f"name: Fernshire Council\n{council}\n", f"{SUMMER}/meeting.yaml": ""}
    (found,) = Calendar.from_ical(calendars(files, tmp_path, base)["calendar.ics"]).walk("VEVENT")
    assert (found["UID"], "URL" in found) == (f"panel-2024-06-12@{host}", base == BASE)


TWO = {
    f"{SUMMER}/meeting.yaml": f"{FULL}minutes:\n  first: 1\n  published: 2024-07-03\n",
    f"{SUMMER}/minutes.md": "## Damp and mould\n\nNoted.\n",
    "forum/committee.yaml": "name: Tenants’ Forum\n",
    "forum/2024-06-05/meeting.yaml": "published: 2024-05-28\nagenda: [Gardens]\n",
    "forum/2024-08-07/meeting.yaml": "",
}


def test_there_is_a_calendar_of_all_of_each_committee_and_of_each_meeting(tmp_path: Path) -> None:
    made = calendars(TWO, tmp_path)
    days = {name: [one["UID"] for one in Calendar.from_ical(data).walk("VEVENT")] for name, data in made.items()}
    panel, june, august = (
        f"{name}@agendapack.invalid" for name in ("panel-2024-06-12", "forum-2024-06-05", "forum-2024-08-07")
    )
    assert days == {
        "calendar.ics": [june, panel, august],
        "panel/calendar.ics": [panel],
        "panel/2024-06-12/meeting.ics": [panel],
        "forum/calendar.ics": [june, august],
        "forum/2024-06-05/meeting.ics": [june],
        "forum/2024-08-07/meeting.ics": [august],
    }


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (gathered(TWO, tmp_path / name, day)[0] for name, day in (("a", date(2024, 7, 4)), ("b", date.max)))
    assert list(feeds.calendars(first, BASE)) == list(feeds.calendars(second, BASE))
    assert list(feeds.atom(first, BASE)) == list(feeds.atom(second, BASE))


def test_feeds_have_what_was_published_newest_first(tmp_path: Path) -> None:
    made = {name: ET.fromstring(data) for name, data in feeds.atom(gathered(TWO, tmp_path)[0], BASE)}  # noqa: S314
    titles = {name: [one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")] for name, feed in made.items()}
    minutes, agenda = "Minutes: Housing Panel, 12 June 2024", "Agenda: Housing Panel, 12 June 2024"
    gardens = "Agenda: Tenants’ Forum, 5 June 2024"
    assert titles == {
        "feed.xml": [minutes, agenda, gardens],
        "panel/feed.xml": [minutes, agenda],
        "forum/feed.xml": [gardens],
    }
    for name, feed in made.items():
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links == {"self": f"{BASE}{name}", "alternate": f"{BASE}{name.removesuffix('feed.xml')}"}
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Fernshire Council"
        assert feed.findtext(f"{ATOM}id") == f"{BASE}{name}"


def test_a_feed_and_its_entries_are_dated_by_what_was_published(tmp_path: Path) -> None:
    feed = ET.fromstring(dict(feeds.atom(gathered(TWO, tmp_path)[0], BASE))["feed.xml"])  # noqa: S314
    first = feed.find(f"{ATOM}entry")
    assert first is not None
    link = first.find(f"{ATOM}link")
    assert link is not None
    assert feed.findtext(f"{ATOM}updated") == first.findtext(f"{ATOM}updated") == "2024-07-03T00:00:00Z"
    assert first.findtext(f"{ATOM}id") == "tag:www.fernshire.example,2024-06-12:panel/2024-06-12/minutes/"
    assert link.get("href") == f"{BASE}panel/2024-06-12/minutes/"


def test_a_feed_has_the_newest_fifty(tmp_path: Path) -> None:
    days = [date(2024, month, day).isoformat() for month in (1, 2) for day in range(1, 27)]
    files = {f"panel/{day}/meeting.yaml": f"published: {day}\nagenda: [Rents]\n" for day in days}
    feed = ET.fromstring(dict(feeds.atom(gathered(files, tmp_path)[0], BASE))["panel/feed.xml"])  # noqa: S314
    dates = [str(one.findtext(f"{ATOM}updated"))[:10] for one in feed.iter(f"{ATOM}entry")]
    assert dates == days[:1:-1]


@pytest.mark.parametrize("base", ["", "/", "/archive/"])
def test_without_an_address_there_is_no_feed_and_no_sitemap(base: str, tmp_path: Path) -> None:
    assert list(feeds.atom(gathered(TWO, tmp_path)[0], base)) == []
    assert list(feeds.sitemap(["", "panel/"], base)) == []


def test_the_sitemap_lists_the_pages_and_robots_lead_to_it() -> None:
    made = dict(feeds.sitemap(["panel/", "", "meetings/"], BASE))
    pages = [one.text for one in ET.fromstring(made["sitemap.xml"]).iter(f"{MAP}loc")]  # noqa: S314
    assert pages == [BASE, f"{BASE}meetings/", f"{BASE}panel/"]
    assert made["robots.txt"].decode().splitlines()[-1] == f"Sitemap: {BASE}sitemap.xml"


@pytest.mark.parametrize(
    ("address", "root"),
    [("https://www.fernshire.example/archive", BASE), (BASE, BASE), ("/archive/", ""), ("", "")],
)
def test_the_address_of_a_build_decides_what_is_made_and_announced(address: str, root: str, tmp_path: Path) -> None:
    write({**TWO, "panel/committee.yaml": "name: Housing Panel\nformerly: homes\n"}, tmp_path / "content")
    options = ["--content", str(tmp_path / "content"), "--site", str(tmp_path / "site"), "--base-url", address]
    done = CliRunner().invoke(main, ["build", "--today", "2024-08-30", "--no-search", *options])
    assert done.exit_code == 0, done.output
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert 'type="text/calendar"' in home
    assert ("application/atom+xml" in home, (tmp_path / "site/feed.xml").exists()) == (bool(root), bool(root))
    listed = tmp_path / "site/sitemap.xml"
    assert listed.exists() == bool(root)
    if root:
        pages = {str(one.text) for one in ET.parse(listed).iter(f"{MAP}loc")}  # noqa: S314
        names = {page.relative_to(tmp_path / "site").as_posix() for page in (tmp_path / "site").rglob("*.html")}
        moved = {"404.html", *(name for name in names if name.startswith("homes/"))}
        assert pages == {f"{root}{name.removesuffix('index.html')}" for name in names - moved}
        assert len(moved) > 1
