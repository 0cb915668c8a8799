"""How pages are cited and reported, and what they say of themselves to programs."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
from content_sample import Assets, loaded

from generator.outputs import feeds
from generator.outputs.pages import Site, pages
from generator.outputs.pages.frame import Frame

BASE = "https://www.fernshire.example/archive/"
JUNE = "panel/2024-06-12"
FILES = {
    f"{JUNE}/meeting.yaml": "time: 14:00\nplace: Fern Hall\nagenda: [Rents]\nminutes: {closed: 15:25}\n",
    f"{JUNE}/minutes.md": "## Rents\n\nNoted.\n",
    f"{JUNE}/rents.md": "# Rents & repairs\n\n## Purpose\n\nTo tell.\n",
    f"{JUNE}/work-programme.yaml": "title: Work programme 2024/25\nupdated: 2024-06-04\n",
}

PANEL = "Fernshire Council, Housing Panel, 12 June 2024"


def frames(files: Mapping[str, str], folder: Path, address: str = BASE) -> dict[str, Frame]:
    """The frame of each page by its address."""
    site = Site(loaded(files, folder)[0], date(2024, 8, 30), Assets(), "/archive/", address=address)
    return {at: page.frame for at, page in pages(site)}


def about(frame: Frame, kind: str) -> Any:
    """What a page says of the one thing of a type."""
    (found,) = (one for one in map(json.loads, frame.data) if one["@type"] == kind)
    return found


@pytest.mark.parametrize(
    ("page", "whole", "places"),
    [
        (f"{JUNE}/", *[PANEL] * 2),
        (f"{JUNE}/minutes/", f"{PANEL}, minutes", PANEL),
        (f"{JUNE}/rents/", *[f"{PANEL}, Rents & repairs"] * 2),
        (f"{JUNE}/work-programme/", *[f"{PANEL}, Work programme 2024/25 of 4 June 2024"] * 2),
        ("decisions/", *["Fernshire Council, Decisions"] * 2),
    ],
)
def test_a_page_and_its_places_are_cited_by_council_committee_day_and_title(
    page: str, whole: str, places: str, tmp_path: Path
) -> None:
    cite = frames(FILES, tmp_path)[page].cite
    assert (cite.page.replace("\xa0", " "), cite.places.replace("\xa0", " ")) == (whole, places)


def test_the_second_meeting_of_a_day_is_cited_as_that(tmp_path: Path) -> None:
    found = frames({f"{JUNE}-2/meeting.yaml": ""}, tmp_path)
    assert found[f"{JUNE}-2/"].cite.page == f"{PANEL} (meeting 2 of the day)"


def test_a_mistake_is_reported_by_mail_with_the_address_of_the_page(tmp_path: Path) -> None:
    council = "name: Fernshire Council\ncontact:\n  name: Democracy Team\n  email: record@fernshire.example\n"
    found = urlsplit(frames({**FILES, "council.yaml": council}, tmp_path)[f"{JUNE}/rents/"].report.href)
    assert (found.scheme, found.path) == ("mailto", "record@fernshire.example")
    assert f"Page: {BASE}{JUNE}/rents/\n" in parse_qs(found.query)["body"][0]


@pytest.mark.parametrize(("address", "place"), [(BASE, f"{BASE}{JUNE}/rents/"), ("", f"{JUNE}/rents/")])
def test_without_mail_it_is_reported_as_the_contact_page_says(address: str, place: str, tmp_path: Path) -> None:
    found = urlsplit(frames(FILES, tmp_path, address)[f"{JUNE}/rents/"].report.href)
    assert (found.path, found.fragment, parse_qs(found.query)) == ("../../../about/", "contact", {"page": [place]})


def test_a_page_has_its_whole_address_only_where_the_site_has_one(tmp_path: Path) -> None:
    assert frames(FILES, tmp_path)[f"{JUNE}/"].address == f"{BASE}{JUNE}/"
    assert frames(FILES, tmp_path)["404.html"].address == ""
    assert {frame.address for frame in frames(FILES, tmp_path, "").values()} == {""}


def test_programs_are_told_the_way_to_a_page(tmp_path: Path) -> None:
    steps = about(frames(FILES, tmp_path)[f"{JUNE}/minutes/"], "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"].replace("\xa0", " "), step["item"]) for step in steps] == [
        (1, "Home", BASE),
        (2, "Housing Panel", f"{BASE}panel/"),
        (3, "12 June 2024", f"{BASE}{JUNE}/"),
        (4, "Minutes", f"{BASE}{JUNE}/minutes/"),
    ]


def test_programs_are_told_of_a_meeting_as_an_event(tmp_path: Path) -> None:
    found = about(frames(FILES, tmp_path)[f"{JUNE}/"], "Event")
    assert found == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Housing Panel: Rents",
        "description": "Rents",
        "startDate": "2024-06-12T14:00:00+01:00",
        "endDate": "2024-06-12T15:25:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": "Fern Hall", "address": "Fern Hall"},
        "organizer": {"@type": "GovernmentOrganization", "name": "Fernshire Council"},
        "url": f"{BASE}{JUNE}/",
        "workFeatured": [{"@type": "DigitalDocument", "name": "Rents & repairs", "url": f"{BASE}{JUNE}/rents/"}],
    }


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        ("cancelled: snow", {"eventStatus": "https://schema.org/EventCancelled", "startDate": "2024-12-11"}),
        (
            "moved-from: 2024-12-04\ntime: 10:00",
            {
                "eventStatus": "https://schema.org/EventRescheduled",
                "previousStartDate": ["2024-12-04"],
                "startDate": "2024-12-11T10:00:00+00:00",
            },
        ),
    ],
)
def test_an_event_says_that_it_was_cancelled_or_moved(meeting: str, expected: dict[str, Any], tmp_path: Path) -> None:
    found = about(frames({"panel/2024-12-11/meeting.yaml": meeting}, tmp_path)["panel/2024-12-11/"], "Event")
    assert {name: found[name] for name in expected} == expected


def test_of_a_meeting_of_which_only_the_day_is_known_no_more_is_told(tmp_path: Path) -> None:
    found = about(frames({"panel/2024-12-11/meeting.yaml": ""}, tmp_path)["panel/2024-12-11/"], "Event")
    assert "eventStatus" not in found
    assert (found["name"], found["location"]) == ("Housing Panel", {"@type": "Place", "name": "Place not recorded"})


def test_programs_are_told_of_a_paper_as_a_report_with_author_and_day(tmp_path: Path) -> None:
    paper = "---\nauthors: [e-finch, Gwen Hart]\npublished: 2024-06-10\n"
    paper += "corrections: [{on: 2024-06-14, what: Rents.}]\n---\n# Rents\n\n## Purpose\n\nTo tell.\n"
    council = "name: Fernshire Council\nlicence: OGL-UK-3.0\n"
    people = "e-finch: {name: Ed Finch, kind: officer}\n"
    files = {**FILES, f"{JUNE}/rents.md": paper, "council.yaml": council, "people.yaml": people}
    found = about(frames(files, tmp_path)[f"{JUNE}/rents/"], "Report")
    assert found == {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": "Rents",
        "headline": "Rents",
        "author": [
            {"@type": "Person", "name": "Ed Finch", "url": f"{BASE}people/e-finch/"},
            {"@type": "Person", "name": "Gwen Hart"},
        ],
        "datePublished": "2024-06-10",
        "dateModified": "2024-06-14",
        "publisher": {"@type": "GovernmentOrganization", "name": "Fernshire Council"},
        "license": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "inLanguage": "en-GB",
        "url": f"{BASE}{JUNE}/rents/",
        "isPartOf": {"@type": "CreativeWork", "name": "Housing Panel, 12 June 2024", "url": f"{BASE}{JUNE}/"},
    }


def test_programs_are_told_of_the_search_and_of_the_data(tmp_path: Path) -> None:
    pages = frames(FILES, tmp_path)
    assert about(pages[""], "WebSite")["potentialAction"] == {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{BASE}search/?q={{words}}"},
        "query-input": "required name=words",
    }
    data = about(pages["data/"], "Dataset")
    assert data["temporalCoverage"] == "2024-06-12/2024-06-12"
    assert [one["contentUrl"] for one in data["distribution"]] == [f"{BASE}data/agendapack-data.zip"]
    assert all(
        not any("WebSite" in block or "Dataset" in block for block in page.data)
        for page in frames(FILES, tmp_path, "").values()
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## Purpose\n\nTo tell how *many* homes are damp, and why.\n", "To tell how many homes are damp, and why."),
        ("## Purpose\n\n- a list\n\nShort.\n", "Short."),
        ("## Purpose\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "Briefing note for Housing Panel: Rents"),
        (f"## Purpose\n\n{'Many words. ' * 60}\n", f"{'Many words. ' * 24}Many …"),
    ],
    ids=["a sentence", "a short one", "none", "a long one"],
)
def test_a_paper_describes_itself_by_its_first_paragraph(text: str, said: str, tmp_path: Path) -> None:
    page = frames({**FILES, f"{JUNE}/rents.md": f"# Rents\n\n{text}"}, tmp_path)[f"{JUNE}/rents/"]
    assert page.description == said


def test_nothing_written_can_end_the_script_that_programs_read(tmp_path: Path) -> None:
    frame = frames({"matters.yaml": "lifts:\n  title: </script><script>alert(1)</script>\n"}, tmp_path)[
        "matters/lifts/"
    ]
    assert "<" not in "".join(frame.data)
    steps = about(frame, "BreadcrumbList")["itemListElement"]
    assert steps[-1]["name"] == "</script><script>alert(1)</script>"


@pytest.mark.parametrize(
    ("council", "short"),
    [
        ("Fernshire Council", "Fernshire"),
        ("Fernham Town", "Fernham Town"),
        ("Llanfairpwllgwyngyllgogerych", "Llanfairpwllgwyn"),
    ],
)
def test_browsers_are_told_how_to_search_the_archive(council: str, short: str, tmp_path: Path) -> None:
    archive, _ = loaded({"council.yaml": f"name: {council}\n"}, tmp_path)
    ((address, data),) = feeds.opensearch(archive, BASE)
    described = {tag.tag.rpartition("}")[2]: tag for tag in ET.fromstring(data)}  # noqa: S314
    assert (address, described["ShortName"].text) == ("opensearch.xml", short)
    assert described["Url"].get("template") == f"{BASE}search/?q={{searchTerms}}"
    assert list(feeds.opensearch(archive, "/archive/")) == []
