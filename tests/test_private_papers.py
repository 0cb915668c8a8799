"""The private part of a public item: what is told of it, where, and what is asked of the agenda.

Local Government Act 1972, sections 100A and 100B, and for executives of England SI 2012/2089, regulations 4 and 5.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded, write
from folders import files_below

from generator.archive import MeetingHeld
from generator.build import build
from generator.outputs.print.contents import packs_of
from generator.standing import Options

DAY = "cabinet/2024-11-12"
CABINET = {
    "cabinet/committee.yaml": "name: Cabinet\nkind: executive\n",
    f"{DAY}/lease.md": "---\nkind: report\nbackground-papers: none\n---\n# Lease of the Mill\n\n## Why\n\nTo let it.\n",
}
AGENDA = """published: 2024-11-01
private-notice: 2024-10-14
agenda:
  - Apologies
  - title: Lease of the Mill
    papers: lease
    private-papers:
      - title: "Appendix 3: valuation"
        exempt: 3
        public-interest: It would tell what the council can pay.
      - title: Advice of counsel
        confidential: It was given in confidence.
  - title: Exclusion of the press and public
"""
BEFORE, AFTER = date(2024, 11, 4), date(2024, 12, 1)


def told(folder: Path, agenda: str = AGENDA, today: date = BEFORE, files: Mapping[str, str] = CABINET) -> list[str]:
    """What is said of an agenda."""
    _, lines = loaded({**files, f"{DAY}/meeting.yaml": agenda}, folder, today)
    return [line.removeprefix(f"{DAY}/") for line in lines]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files of a site with one agenda."""
    folder = tmp_path_factory.mktemp("cabinet")
    write({**CABINET, f"{DAY}/meeting.yaml": AGENDA}, folder / "content")
    options = Options(folder / "content", folder / "site", BEFORE, search=False, address="https://www.example.org/")
    outcome = build(options, lambda _: None)
    assert [one.what for one in outcome.problems if one.severity != "info"] == []
    return files_below(folder / "site")


def test_the_page_lists_it_among_the_papers_with_the_reason_and_without_a_link(site: Mapping[str, bytes]) -> None:
    page = site[f"{DAY}/index.html"].decode()
    entry = page.partition('<li id="item-2-private-1">')[2].partition("</ul></li>")[0]
    assert "Appendix 3: valuation" in entry
    assert "not published" in entry
    assert "Private under paragraph 3 of Part 1 of Schedule 12A" in entry
    assert "Public interest: It would tell what the council can pay." in entry
    assert "<a " not in entry
    assert '<li id="item-2-private-2">' in page
    assert page.count("Part private") == 1
    assert "No item is private as a whole. Papers of item 2 are" in page
    assert "Nil" not in page


def test_the_data_has_a_row_for_each_and_says_that_the_item_is_part_private(site: Mapping[str, bytes]) -> None:
    first, second = json.loads(site["data/private-papers.json"])
    assert first == {
        "id": f"{DAY}#item-2-private-1",
        "url": f"https://www.example.org/{DAY}/#item-2-private-1",
        "meeting": DAY,
        "item": f"{DAY}#item-2",
        "position": 1,
        "title": "Appendix 3: valuation",
        "exempt": [3],
        "confidential": None,
        "private_because": None,
        "public_interest": "It would tell what the council can pay.",
    }
    assert second["confidential"] == "It was given in confidence."
    items = json.loads(site["data/items.json"])
    assert [(item["number"], item["public"], item["part_private"]) for item in items] == [
        ("1", True, False),
        ("2", True, True),
        ("3", True, False),
    ]
    meeting = json.loads(site[f"{DAY}/meeting.json"])
    assert meeting["private_notice"] == "2024-10-14"
    assert [paper["title"] for paper in meeting["agenda_items"][1]["private_papers"]] == [
        "Appendix 3: valuation",
        "Advice of counsel",
    ]
    assert [row["title"] for row in json.loads(site["data/documents.json"])] == ["Lease of the Mill"]


def test_the_feed_says_that_a_part_is_private(site: Mapping[str, bytes]) -> None:
    said = "Item 2 is part private: Appendix 3: valuation and Advice of counsel are not published."
    assert said in site["cabinet/feed.xml"].decode()


def test_the_pack_has_a_sheet_for_each_behind_the_papers_of_the_item(tmp_path: Path) -> None:
    archive, _ = loaded({**CABINET, f"{DAY}/meeting.yaml": AGENDA}, tmp_path, BEFORE)
    (pack,) = packs_of(archive, archive.meeting(*DAY.split("/")), BEFORE)
    assert [(part.item, part.kind, part.heading.text) for part in pack.parts] == [
        ("2", "Report", "Lease of the Mill"),
        ("2", "Private paper: not published", "Appendix 3: valuation"),
        ("2", "Private paper: not published", "Advice of counsel"),
    ]
    assert "It was given in confidence" in pack.parts[2].body
    assert pack.front.public[1].notes == (
        "Private, not published: Appendix 3: valuation",
        "Private, not published: Advice of counsel",
    )
    assert "Papers of item 2 are" in pack.front.no_private


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("        exempt: 3\n", "", '8: error: the private paper "Appendix 3: valuation" does not say why it is not'),
        ("exempt: 3\n", "exempt: 9\n", "9: error: Part 1 of Schedule 12A to the Local Government Act 1972 has no"),
        ("        public-interest: It would tell what the council can pay.\n", "", "8: warning: the private paper "),
        ("  - title: Exclusion of the press and public\n", "", "4: warning: there is private business, and no item to"),
        ("private-notice: 2024-10-14\n", "", "3: warning: a part of this meeting is private, and nothing says when"),
        ("2024-10-14", "2024-10-15", "2: error: notice of private business was given 27 clear days before, and 28"),
        ("2024-10-14", "2024-12-24", "2: error: notice of private business was given 0 clear days before, and 28"),
    ],
)
def test_what_is_asked_of_the_agenda_is_said(old: str, new: str, line: str, tmp_path: Path) -> None:
    lines = [one for one in told(tmp_path, AGENDA.replace(old, new)) if ": info: " not in one]
    assert len(lines) == 1
    assert lines[0].startswith(f"meeting.yaml:{line}")


def test_what_can_no_longer_be_mended_is_a_warning_and_agreement_makes_it_good(tmp_path: Path) -> None:
    late = AGENDA.replace("2024-10-14", "2024-10-21")
    assert any(": warning: notice of private business" in line for line in told(tmp_path / "a", late, AFTER))
    agreed = f"{late}accept: {{private-notice: The chair of the scrutiny board agreed on 21 October}}\n"
    assert [line for line in told(tmp_path / "b", agreed) if ": error: " in line] == []


def test_a_board_that_is_no_executive_of_england_gives_no_such_notice(tmp_path: Path) -> None:
    files = {**CABINET, "cabinet/committee.yaml": "name: Cabinet\nkind: scrutiny\n"}
    lines = told(tmp_path, AGENDA.replace("private-notice: 2024-10-14\n", ""), files=files)
    assert [line for line in lines if "private-notice" in line] == []


def test_the_private_minute_of_the_item_has_its_title_and_no_text(tmp_path: Path) -> None:
    minutes = "## Apologies\n\nNone.\n\n## Lease of the Mill\n\nAgreed.\n\n# Private business\n\n## Lease of the Mill\n"
    agenda = f"{AGENDA}minutes: {{first: 1, published: 2024-11-20}}\n"
    files = {**CABINET, f"{DAY}/minutes.md": minutes, f"{DAY}/meeting.yaml": agenda}
    archive, lines = loaded(files, tmp_path, AFTER)
    assert [line for line in lines if ": error: " in line] == []
    held: MeetingHeld = archive.meeting(*DAY.split("/"))
    assert held.minutes
    assert [(minute.heading, minute.private) for minute in held.minutes.items] == [
        ("Apologies", False),
        ("Lease of the Mill", False),
        ("Lease of the Mill", True),
    ]


def test_a_link_to_it_leads_there(tmp_path: Path) -> None:
    files = {**CABINET, f"{DAY}/lease.md": CABINET[f"{DAY}/lease.md"] + "\nSee [it](meeting.yaml#item-2-private-1).\n"}
    assert [line for line in told(tmp_path, files=files) if ": error: " in line] == []
