"""Feeds: what they tell of meetings, papers and matters, in what order, and that every parser reads them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import fastfeedparser
import feedparser
import pytest
from content_sample import TODAY, loaded
from folders import GOLDEN
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import as_published, later
from generator.archive.whole import Whole
from generator.loading import load
from generator.outputs import feeds
from generator.outputs.feeds.xml import readable

BASE = "https://archive.fernshire.example/records/"
ATOM = "{http://www.w3.org/2005/Atom}"
SUMMER = "panel/2024-06-12"
COUNCIL = {"council.yaml": "name: Fernshire Council\naddress: https://www.fernshire.example/\n"}
PAPER = "---\nauthors: E Finch\n---\n# Damp and mould\n\n## Purpose\n\nTo say how *many* homes are damp.\n"
MEETING = """
time: 14:00
place: Fern Hall
published: 2024-06-04
agenda:
  - Apologies
  - title: Damp & mould
    papers: damp
private:
  - title: A tenancy
    exempt: 3
"""
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def made(files: Mapping[str, str], folder: Path, base: str = BASE) -> dict[str, bytes]:
    """The feeds of a content folder by their address."""
    return dict(feeds.atom(Whole(loaded({**COUNCIL, **files}, folder)[0]), TODAY, base))


def told(feed: bytes) -> list[tuple[str, str, str]]:
    """The day, the title and the summary of each entry."""
    return [(str(one.updated)[:10], one.title, one.summary) for one in feedparser.parse(feed).entries]


def in_panel(folder: Path, files: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What the feed of the committee tells of one meeting's folder."""
    return told(made({f"{SUMMER}/{name}": text for name, text in files.items()}, folder)["panel/feed.xml"])


def test_a_feed_with_one_entry(tmp_path: Path) -> None:
    feed = made({f"{SUMMER}/meeting.yaml": MEETING, f"{SUMMER}/damp.md": PAPER}, tmp_path)["panel/feed.xml"]
    assert feed.decode().replace("><", ">\n<").splitlines() == [
        "<?xml version='1.0' encoding='utf-8'?>",
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
        "<id>tag:www.fernshire.example,2026:panel/feed.xml</id>",
        "<title>Housing Panel, Fernshire Council</title>",
        "<updated>2024-06-04T00:00:00Z</updated>",
        "<author>",
        "<name>Fernshire Council</name>",
        "</author>",
        f'<link rel="self" type="application/atom+xml" href="{BASE}panel/feed.xml" />',
        f'<link rel="alternate" type="text/html" href="{BASE}panel/" />',
        "<entry>",
        "<id>tag:www.fernshire.example,2026:panel/2024-06-12/</id>",
        "<title>Agenda: Housing Panel, 12 June 2024</title>",
        "<updated>2024-06-04T00:00:00Z</updated>",
        "<published>2024-06-04T00:00:00Z</published>",
        f'<link rel="alternate" type="text/html" href="{BASE}panel/2024-06-12/" />',
        '<category term="panel" label="Housing Panel" />',
        "<summary>Wednesday 12 June 2024, 2.00 pm, Fern Hall. On the agenda: Apologies; Damp &amp; mould.</summary>",
        "</entry>",
        "</feed>",
    ]


# What is told


LATE = PAPER.replace("---\n", "---\npublished: 2024-06-10\n", 1)
CORRECTED = PAPER.replace("---\n", "---\ncorrections:\n  - {on: 2024-06-14, what: 31 homes.}\n", 1)
WITHDRAWN = LATE.replace("---\n", "---\nwithdrawn: It named a tenant.\n", 1)
BRIEF = "Briefing note: Damp and mould (Housing Panel, 12 June 2024)"
ABOUT = "By E Finch. Purpose To say how many homes are damp."


@pytest.mark.parametrize(
    ("files", "entry"),
    [
        ({"meeting.yaml": MEETING, "damp.md": LATE}, ("2024-06-10", BRIEF, ABOUT)),
        (
            {"meeting.yaml": MEETING, "damp.md": CORRECTED},
            ("2024-06-14", BRIEF, f"Corrected on 14 June 2024: 31 homes. {ABOUT}"),
        ),
        (
            {"meeting.yaml": MEETING, "damp.md": WITHDRAWN},
            ("2024-06-10", BRIEF, "Withdrawn: It named a tenant. By E Finch."),
        ),
        (
            {"meeting.yaml": MEETING.replace("    papers: damp", "    number: 1a\n    added: 2024-06-07")},
            (
                "2024-06-07",
                "Agenda: Housing Panel, 12 June 2024",
                "Wednesday 12 June 2024, 2.00 pm, Fern Hall. On the agenda: Apologies; Damp & mould. "
                "Item 1a was added on 7 June 2024.",
            ),
        ),
        (
            {"meeting.yaml": "time: 14:00\nmoved-from: 2024-06-05\nchanged: [2024-05-20, 2024-05-22]"},
            (
                "2024-05-22",
                "Moved: Housing Panel, 12 June 2024",
                "Moved from 5 June 2024. It is on Wednesday 12 June 2024, 2.00 pm.",
            ),
        ),
        (
            {"meeting.yaml": "place: Fern Hall\nchanged: 2024-05-20"},
            ("2024-05-20", "Changed: Housing Panel, 12 June 2024", "It is on Wednesday 12 June 2024, Fern Hall."),
        ),
        (
            {"meeting.yaml": "cancelled: The hall is flooded.\nchanged: 2024-06-11"},
            ("2024-06-11", "Cancelled: Housing Panel, 12 June 2024", "The hall is flooded."),
        ),
        (
            {
                "meeting.yaml": "minutes: {first: 1, published: 2024-06-20}",
                "minutes.md": "## Damp\n\nNoted.\n\n## Rents\n\nRESOLVED that they stay.\n",
            },
            ("2024-06-20", "Minutes: Housing Panel, 12 June 2024", "Draft. Damp; Rents. 1 decision."),
        ),
        (
            {
                "meeting.yaml": "minutes:\n  first: 1\n  published: 2024-06-20\n  approved: 2024-09-11\n"
                "  corrections: D Lark was there.\n",
                "minutes.md": "## Damp\n\nNoted.\n\n# Private business\n\n## A tenancy\n",
            },
            (
                "2024-09-11",
                "Minutes: Housing Panel, 12 June 2024",
                "Agreed on 11 September 2024. Corrected: D Lark was there. Damp.",
            ),
        ),
        (
            {
                "meeting.yaml": "published: 2024-06-04",
                "work-programme.yaml": "updated: 2024-06-03\nprogramme:\n  2024-09-11: [Damp, Rents]\n",
            },
            (
                "2024-06-04",
                "Work programme 2024/25: Housing Panel, 12 June 2024",
                "Edition of 3 June 2024. Damp; Rents",
            ),
        ),
    ],
    ids=[
        *("late paper", "corrected paper", "withdrawn paper", "item added", "moved", "changed", "cancelled"),
        *("draft minutes", "agreed minutes", "work programme"),
    ],
)
def test_the_newest_entry_tells_what_was_published(
    files: dict[str, str], entry: tuple[str, str, str], tmp_path: Path
) -> None:
    assert in_panel(tmp_path, {"damp.md": PAPER, **files})[0] == entry


@pytest.mark.parametrize(
    "files",
    [
        {"meeting.yaml": "agenda: [Rents]"},
        {"meeting.yaml": "published: 2024-06-04"},
        {"meeting.yaml": "cancelled: true\nmoved-from: 2024-06-05"},
        {"meeting.yaml": "", "work-programme.yaml": "programme:\n  2024-09-11: [Damp]\n"},
    ],
)
def test_what_has_no_day_is_not_told(files: dict[str, str], tmp_path: Path) -> None:
    assert in_panel(tmp_path, files) == []


TWO = {
    f"{SUMMER}/meeting.yaml": f"{MEETING}minutes:\n  first: 1\n  published: 2024-07-03\n",
    f"{SUMMER}/damp.md": PAPER,
    f"{SUMMER}/minutes.md": "## Damp and mould\n\nNoted.\n",
    "forum/committee.yaml": "name: Tenants’ Forum\nformerly: tenants\n",
    "forum/2024-06-05/meeting.yaml": "published: 2024-05-28\nagenda: [Gardens]\njoint-with: panel\n",
    "forum/2024-08-07/meeting.yaml": "",
}


def test_feeds_have_what_was_published_newest_first(tmp_path: Path) -> None:
    minutes, agenda = "Minutes: Housing Panel, 12 June 2024", "Agenda: Housing Panel, 12 June 2024"
    gardens = "Agenda: Tenants’ Forum, 5 June 2024"
    found = made(TWO, tmp_path)
    assert {name: [title for _, title, _ in told(data)] for name, data in found.items()} == {
        "feed.xml": [minutes, agenda, gardens],
        "decisions/feed.xml": [],
        "panel/feed.xml": [minutes, agenda, gardens],
        "forum/feed.xml": [gardens],
        "tenants/feed.xml": [gardens],
    }
    assert found["tenants/feed.xml"] == found["forum/feed.xml"]


def test_a_feed_has_the_newest_hundred(tmp_path: Path) -> None:
    days = [date(2024, month, day).isoformat() for month in (1, 2, 3, 4) for day in range(1, 27)]
    files = {f"panel/{day}/meeting.yaml": f"published: {day}\nagenda: [Rents]\n" for day in days}
    assert [day for day, _, _ in told(made(files, tmp_path)["panel/feed.xml"])] == days[:3:-1]


def test_an_entry_keeps_its_id_when_its_meeting_is_moved_and_the_site_too(tmp_path: Path) -> None:
    def ids(day: str, more: str, base: str) -> list[str]:
        files = {f"panel/{day}/meeting.yaml": MEETING + more, f"panel/{day}/damp.md": LATE}
        feed = made(files, tmp_path / day, base)["feed.xml"]
        return [one.id for one in feedparser.parse(feed).entries]

    planned = ids("2024-06-12", "", BASE)
    assert ids("2024-06-19", "moved-from: 2024-06-12\n", "https://elsewhere.example/") == planned
    assert planned[0] == "tag:www.fernshire.example,2026:panel/2024-06-12/damp/"


# Minutes of which it is not recorded when they were published


MINUTED = f"{MEETING}minutes: {{first: 1}}\n"
AGREED = "published: 2024-07-02\nagenda: [minutes-of: 2024-06-12]\n"


@pytest.mark.parametrize(
    ("files", "day", "said"),
    [
        ({}, "2024-06-12", "Draft. Dated by their meeting: when they were published is not recorded."),
        (
            {"panel/2024-07-10/meeting.yaml": AGREED},
            "2024-07-02",
            "Draft. Out by 2 July 2024, with the agenda of 10 July 2024.",
        ),
        (
            {
                "panel/2024-07-10/meeting.yaml": AGREED,
                f"{SUMMER}/meeting.yaml": MINUTED.replace("first: 1", "first: 1, approved: 2024-07-10"),
            },
            "2024-07-10",
            "Agreed on 10 July 2024. Out by 2 July 2024, with the agenda of 10 July 2024.",
        ),
        (
            {f"{SUMMER}/meeting.yaml": MINUTED.replace("first: 1", "first: 1, approved: 2024-07-10")},
            "2024-07-10",
            "Agreed on 10 July 2024.",
        ),
        (
            {"panel/2024-09-11/meeting.yaml": AGREED.replace("2024-07-02", "2024-09-03")},
            "2024-06-12",
            "Draft. Dated by their meeting: when they were published is not recorded.",
        ),
    ],
    ids=["nothing else", "a later agenda", "and agreed", "agreed by a meeting whose agenda is not here", "not yet"],
)
def test_minutes_are_dated_by_the_meeting_that_had_them(
    files: dict[str, str], day: str, said: str, tmp_path: Path
) -> None:
    own = {f"{SUMMER}/meeting.yaml": MINUTED, f"{SUMMER}/minutes.md": "## Damp and mould\n\nNoted.\n"}
    archive = loaded({**COUNCIL, **own, **files}, tmp_path)[0]
    shown = as_published(archive, later(archive, TODAY))
    (entry,) = [
        one
        for one in feedparser.parse(dict(feeds.atom(Whole(shown), TODAY, BASE))["panel/feed.xml"]).entries
        if one.title.startswith("Minutes")
    ]
    assert (str(entry.updated)[:10], entry.summary) == (day, f"{said} Damp and mould.")
    assert "published" not in entry


# Decisions, and the licence


def test_the_feed_of_decisions_has_those_of_all_committees_and_nothing_else(tmp_path: Path) -> None:
    files = {"forum/committee.yaml": "name: Tenants’ Forum\n"}
    for committee, name, words in (("panel", "2024-06-12", "note it"), ("forum", "2024-06-19", "ask again")):
        files[f"{committee}/{name}/meeting.yaml"] = "published: 2024-06-04\nagenda: [Lifts]\nminutes: {first: 1}\n"
        files[f"{committee}/{name}/minutes.md"] = f"## Lifts\n\nRESOLVED to {words}.\n"
    assert [title for _, title, _ in told(made(files, tmp_path)["decisions/feed.xml"])] == [
        "Decided: RESOLVED to ask again. (Tenants’ Forum, 19 June 2024)",
        "Decided: RESOLVED to note it. (Housing Panel, 12 June 2024)",
    ]


@pytest.mark.parametrize(
    ("licence", "rights", "links"),
    [
        (
            "licence: CC-BY-4.0\n",
            "Creative Commons Attribution 4.0",
            ["https://creativecommons.org/licenses/by/4.0/"],
        ),
        ("licence: Ours\n", "Ours", []),
        ("", None, []),
    ],
)
def test_a_feed_says_its_licence(licence: str, rights: str | None, links: list[str], tmp_path: Path) -> None:
    council = COUNCIL["council.yaml"] + licence
    feed = ET.fromstring(made({"council.yaml": council, **TWO}, tmp_path)["panel/feed.xml"])  # noqa: S314  ours
    assert feed.findtext(f"{ATOM}rights") == rights
    assert [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='license']")] == links


# Matters


LIFTS = {
    "matters.yaml": "lifts:\n  title: Lifts\n  formerly: hoists\n",
    f"{SUMMER}/meeting.yaml": """
time: 14:00
published: 2024-06-04
agenda:
  - {title: Lifts that stand still, papers: lifts, matter: lifts}
minutes: {first: 1, published: 2024-06-20}
""",
    f"{SUMMER}/lifts.md": "# Lifts\n\n## Purpose\n\nTo say which.\n",
    f"{SUMMER}/minutes.md": "## Lifts that stand still\n\nRESOLVED that the Panel:\n\n"
    "1. Note it\n2. Ask for a *report*\n",
    f"{SUMMER}/work-programme.yaml": """
programme:
  2024-09-11:
    - {title: Report on lifts, detail: What it costs., matter: lifts}
  Later:
    - {title: New lifts, state: deferred, matter: lifts}
""",
}


def test_a_matter_tells_what_was_planned_heard_and_decided(tmp_path: Path) -> None:
    found = made(LIFTS, tmp_path)
    assert found["matters/hoists/feed.xml"] == found["matters/lifts/feed.xml"]
    of = "(Housing Panel, 12 June 2024)"
    assert told(found["matters/lifts/feed.xml"]) == [
        (
            "2024-06-20",
            f"Heard: Lifts that stand still {of}",
            "Wednesday 12 June 2024, 2.00 pm. Minute 1. 2 decisions. Papers: Lifts.",
        ),
        ("2024-06-20", f"Decided: Note it {of}", "Minute 1, Lifts that stand still: Note it"),
        ("2024-06-20", f"Decided: Ask for a report {of}", "Minute 1, Lifts that stand still: Ask for a report"),
        ("2024-06-04", f"Briefing note: Lifts {of}", "Purpose To say which."),
        (
            "2024-06-04",
            "Planned: Report on lifts, for 11 September 2024",
            "Work programme 2024/25, Housing Panel, 12 June 2024. What it costs.",
        ),
        ("2024-06-04", "Put off: New lifts, under “Later”", "Work programme 2024/25, Housing Panel, 12 June 2024."),
    ]


ITEM = "agenda:\n  - title: Lifts\n    matter: lifts\n"


@pytest.mark.parametrize(
    ("meeting", "minutes", "entry"),
    [
        (f"published: 2024-06-04\n{ITEM}", "", ("2024-06-04", "On the agenda", "Wednesday 12 June 2024.")),
        (
            f"published: 2024-06-04\ncancelled: Snow.\nchanged: 2024-06-11\n{ITEM}",
            "",
            ("2024-06-11", "Cancelled", "Wednesday 12 June 2024. Snow."),
        ),
        (
            f"published: 2024-06-04\nmoved-from: 2024-06-05\n{ITEM}",
            "",
            ("2024-06-04", "On the agenda", "Wednesday 12 June 2024. Moved from 5 June 2024."),
        ),
        (
            f"published: 2024-06-04\n{ITEM}    deferred-to: 2024-09-11\n",
            "",
            ("2024-06-04", "Put off", "Wednesday 12 June 2024. To 11 September 2024."),
        ),
        (
            f"published: 2024-06-04\n{ITEM}    withdrawn: The report was late.\n",
            "",
            ("2024-06-04", "Withdrawn", "Wednesday 12 June 2024. The report was late."),
        ),
        (
            f"{ITEM}minutes: {{first: 1}}\n",
            "## Lifts {deferred-to=2024-09-11}\n\nPut off.\n",
            ("2024-06-12", "Put off", "Wednesday 12 June 2024. To 11 September 2024. Minute 1."),
        ),
        (
            "minutes: {first: 1, published: 2024-06-20}\n",
            "## Lifts {matter=lifts}\n\nNoted.\n",
            ("2024-06-20", "Heard", "Wednesday 12 June 2024. Minute 1."),
        ),
    ],
    ids=["to come", "cancelled", "moved", "put off before", "withdrawn", "put off there", "minutes alone"],
)
def test_a_matter_tells_what_became_of_it_at_a_meeting(
    meeting: str, minutes: str, entry: tuple[str, str, str], tmp_path: Path
) -> None:
    files = {"matters.yaml": "lifts: {title: Lifts}", f"{SUMMER}/meeting.yaml": meeting}
    feed = made({**files, **({f"{SUMMER}/minutes.md": minutes} if minutes else {})}, tmp_path)["matters/lifts/feed.xml"]
    day, word, text = entry
    assert told(feed) == [(day, f"{word}: Lifts (Housing Panel, 12 June 2024)", text)]


# The form


def faults(feed: ET.Element) -> Iterator[str]:
    """What is wrong with a feed by RFC 4287, sections 4.1 and 4.2."""
    entries = feed.findall(f"{ATOM}entry")
    if feed.tag != f"{ATOM}feed" or not feed.findtext(f"{ATOM}author/{ATOM}name"):
        yield "no feed, or nobody wrote it"
    for one in (feed, *entries):
        counts = Counter(child.tag.removeprefix(ATOM) for child in one)
        yield from (f"{counts[name]} {name}" for name in ("id", "title", "updated") if counts[name] != 1)
        days = [one.findtext(f"{ATOM}{name}") or "" for name in ("published", "updated") if counts[name]]
        yield from (f"the instant {day}" for day in days if not INSTANT.fullmatch(day))
        if days != sorted(days):
            yield "changed before it was published"
        links = Counter((link.get("rel"), link.get("type")) for link in one.findall(f"{ATOM}link"))
        if links["alternate", "text/html"] != 1 or links["self", "application/atom+xml"] != (one is feed):
            yield f"links {links}"
        own = [link for link in one.findall(f"{ATOM}link") if link.get("rel") != "license"]
        if any(not (link.get("href") or "").startswith(BASE) for link in own):
            yield "a link that is not whole"
        if any(not child.text and child.tag in {f"{ATOM}id", f"{ATOM}title"} for child in one):
            yield "an empty id or title"
    ids = [one.findtext(f"{ATOM}id") for one in (feed, *entries)]
    yield from (f"the id {name} {count} times" for name, count in Counter(ids).items() if count > 1)
    days = [one.findtext(f"{ATOM}updated") or "" for one in entries]
    if days != sorted(days, reverse=True) or feed.findtext(f"{ATOM}updated") != max(
        days, default="1970-01-01T00:00:00Z"
    ):
        yield "not in order, or the feed is not as new as its newest entry"


@pytest.mark.parametrize("name", ["golden", "two", "lifts"])
def test_every_parser_reads_every_feed(name: str, tmp_path: Path) -> None:
    if name == "golden":
        archive, _ = load(GOLDEN, date(2024, 8, 30))
        assert archive
        found = dict(feeds.atom(Whole(archive), TODAY, BASE))
    else:
        found = made(TWO if name == "two" else LIFTS, tmp_path)
    for feed in found.values():
        tree = ET.fromstring(feed)  # noqa: S314
        assert list(faults(tree)) == []
        first, second = feedparser.parse(feed), fastfeedparser.parse(feed)
        assert not first.bozo
        expected = [(one.findtext(f"{ATOM}id"), one.findtext(f"{ATOM}title")) for one in tree.iter(f"{ATOM}entry")]
        assert [(one.id, one.title) for one in first.entries] == expected
        assert [(one["id"], one["title"]) for one in second.entries] == expected


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    days = {"a": date(2024, 7, 4), "b": date.max}
    first, second = (loaded({**COUNCIL, **TWO, **LIFTS}, tmp_path / name, day)[0] for name, day in days.items())
    assert list(feeds.atom(Whole(first), TODAY, BASE)) == list(feeds.atom(Whole(second), TODAY, BASE))


@given(st.text())
def test_any_text_can_stand_in_xml_and_in_a_line(text: str) -> None:
    element = ET.Element("title")
    element.text = readable(text)
    again = ET.fromstring(ET.tostring(element, encoding="utf-8")).text or ""  # noqa: S314
    assert again == element.text.replace("\r\n", "\n").replace("\r", "\n")
    assert len(again.splitlines()) <= again.count("\n") + 1
