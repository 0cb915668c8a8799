"""The ground of the site: every address that is written to, what it is in words, and where an officer can rename it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from content_sample import write

from generator import urls
from generator.archive.ground import Ground, Taken, ground
from generator.archive.record import Recorded
from generator.content.records import parse
from generator.content.sources import read
from generator.loading import load
from generator.store.record import Entry, Noted, Record

JUNE = "panel/2024-06-12"
FILES = {
    "people.yaml": "a-moss: {name: A Moss}\n",
    "matters.yaml": "repairs: {title: Repairs}\n",
    "about/index.md": "# About\n",
    "about/privacy.md": "# Privacy\n",
    "panel/actions.yaml": "8(1)/24: {asks: [a-moss, The Mayor]}\n8(2)/24: {asks: a-moss}\n",
    f"{JUNE}/meeting.yaml": "published: 2024-06-04\nagenda:\n- {title: Rents, papers: [rents, map.pdf, sums.csv]}\n"
    "- {title: Damp, added: 2024-06-07}\nminutes: {first: 8}\n",
    f"{JUNE}/rents.md": "# Rents\n",
    f"{JUNE}/minutes.md": "## Rents\n\nRESOLVED that the Panel:\n\n1. ask\n2. ask again\n\n"
    "## Damp\n\nRESOLVED that it be granted. {outcome=granted}\n",
    f"{JUNE}/map.pdf": "%PDF",
    f"{JUNE}/sums.csv": "A,B\n1,2\n",
    "d/committee.yaml": "kind: decisions\n",
    "d/2024-06-01-lease.md": "---\nby: a-moss\n---\n# Lease\n",
    "../site-extra/robots.txt": "User-agent: *\n",
    "../site-extra/google1.html": "google1\n",
}
NOTED = (Noted(JUNE, "published", 1, "0"), Noted(f"{JUNE}/rents", "published", 2, "0"))
RECORDED = Record((Entry(1, "2024-06-20", "", "0", "0", NOTED),))


def grounds(folder: Path) -> Ground:
    """What the files take up, of which nothing is written twice."""
    content = write(FILES, folder / "content")
    sources, _ = read(content)
    archive, _ = load(content, date(2024, 8, 30))
    assert archive
    assert sources
    whole, twice = ground(replace(archive, recorded=Recorded(RECORDED)), parse(sources)[0])
    assert twice == []
    return whole


def places(whole: Ground, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Of each address that an officer could name otherwise: what it is, and where, and the address."""
    for taken in whole.files.values():
        if taken.at:
            place = taken.at()
            yield taken.what, f"{Path(place.path).relative_to(folder)}:{place.line}:{place.column}", taken.address


def test_what_an_officer_could_name_otherwise_is_known_by_its_words_and_its_place(tmp_path: Path) -> None:
    found: dict[tuple[str, str], list[str]] = {}
    for what, where, address in places(grounds(tmp_path), tmp_path):
        found.setdefault((what, where.removeprefix("content/")), []).append(address)
    of_panel = [f"panel/{name}" for name in ("", "calendar.ics", "feed.xml", "work-programme/", "actions/")]
    assert found == {
        ('the page "privacy"', "about/privacy.md:1:1"): ["about/privacy/"],
        ('the matter "repairs"', "matters.yaml:1:1"): [
            f"matters/repairs/{name}" for name in ("", "feed.xml", "matter.json")
        ],
        ('the decisions of the matter "repairs"', "matters.yaml:1:1"): ["decisions/about-repairs/"],
        ('the person "a-moss"', "people.yaml:1:1"): ["people/a-moss/", "people/a-moss/person.json"],
        ('the decisions asked of "a-moss"', "panel/actions.yaml:1:18"): ["decisions/asked-a-moss/"],
        ('the decisions asked of "The Mayor"', "panel/actions.yaml:1:26"): ["decisions/asked-the-mayor/"],
        ('the committee "d"', "d/committee.yaml:1:1"): [address.replace("panel", "d") for address in of_panel],
        ('the decisions of the committee "d"', "d/committee.yaml:1:1"): ["decisions/d/"],
        ('the decision "2024-06-01-lease.md"', "d/2024-06-01-lease.md:4:1"): [
            "d/2024-06-01-lease/",
            "d/2024-06-01-lease.md",
        ],
        ('the committee "panel"', "panel/committee.yaml:1:1"): of_panel,
        ('the decisions of the committee "panel"', "panel/committee.yaml:1:1"): ["decisions/panel/"],
        ('the paper "rents.md"', f"{JUNE}/rents.md:1:1"): [f"{JUNE}/rents/", f"{JUNE}/rents.md"],
        ('the file "sums.csv"', f"{JUNE}/sums.csv:1:1"): [f"{JUNE}/sums.csv"],
        ('the file "map.pdf"', f"{JUNE}/map.pdf:1:1"): [f"{JUNE}/map.pdf"],
        ('the page of the file "map.pdf"', f"{JUNE}/map.pdf:1:1"): [f"{JUNE}/map-pdf/"],
        ('the file "google1.html" for the host', "site-extra/google1.html:1:1"): ["google1.html"],
    }


def test_what_is_the_sites_own_can_be_named_otherwise_by_nobody(tmp_path: Path) -> None:
    own = {each.address for each in grounds(tmp_path).files.values() if each.at is None}
    assert {each.what for each in grounds(tmp_path).files.values() if each.at is None} == {
        "a page or file of the site itself"
    }
    parts = {f"sitemap-{number}.xml" for number in range(1, 100)}
    assert own >= parts
    assert sorted(own - parts) == sorted(
        [
            *("", "meetings/", "decisions/", "matters/", "people/", "search/", "coverage/", "about/", "subscribe/"),
            *("glossary/", "accessibility/", "data/", "404.html", "calendar.ics", "feed.xml", "sitemap.xml"),
            *("robots.txt", "opensearch.xml", ".agendapack", ".agendapack.new", "_redirects", "redirects.nginx.conf"),
            *("_headers", "decisions/feed.xml", "copy/site.zip", "decisions/key/", "decisions/answered/"),
            *("decisions/scheduled/", "decisions/noted/", "decisions/not-recorded/", "decisions/2024-25/"),
            *("decisions/result-granted/", "meetings/2024-25/", "meetings/2024-25/calendar.ics"),
            *(f"{JUNE}/", f"{JUNE}/minutes/", f"{JUNE}/minutes.md", f"{JUNE}/work-programme/"),
            *(f"{JUNE}/work-programme.md", f"{JUNE}/meeting.ics", f"{JUNE}/meeting.json", f"{JUNE}/pack.pdf"),
            urls.pack("panel", "2024-06-12", 1),
            *(f"{JUNE}/edition-1/", f"{JUNE}/edition-1.txt"),
            *(f"{JUNE}/rents/edition-{number}{end}" for number in (1, 2) for end in ("/", ".txt")),
        ]
    )


@pytest.mark.parametrize(
    ("address", "taker"),
    [
        ("a/b/", "a/b/"),
        ("A/b/index.html", "a/b/"),
        ("a/c", ""),
        ("a", "a/b/"),
        ("a/b", "a/b/"),
        ("map.pdf", "map.pdf"),
        ("Map.pdf/x/y", "map.pdf"),
        ("map.pdf/", "map.pdf"),
        ("c", "c/d/e"),
        ("c/d", "c/d/e"),
        ("c/d/e/f", "c/d/e"),
        ("c/f", ""),
    ],
)
def test_a_file_takes_its_own_room_and_that_of_the_folders_above_it(address: str, taker: str) -> None:
    whole = Ground()
    for taken in ("a/b/", "map.pdf", "c/d/e", "c/d/f", "A/B/index.html"):
        whole.take(Taken(taken))
    found = whole.taker(address)
    assert (found.address if found else "") == taker
