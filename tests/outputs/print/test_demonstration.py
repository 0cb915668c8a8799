"""The packs of the demonstration beside the front sheets of the packs that it was written from."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from folders import ROOT
from packs_made import Made, departures, made_of

from generator.importing.packs import read_pack

CONTENT = ROOT / "content"
BOARD = "scrutiny-board-2"
NOTE, REPORT = "Briefing Note of the ", "Report of the "
DCE, DIRECTOR = "Deputy Chief Executive (People)", "Director of Children's Services"
PEOPLE, SCRUTINY = "Executive Director for People", "Scrutiny Co-ordinator"

Sheet = list[tuple[str, str, bool]]
FRONT_SHEETS: dict[str, Sheet] = {
    "2016-02-25": [
        ("Apologies and Substitutions", "", False),
        ("Declarations of Interests", "", False),
        ("Minutes", "", True),
        ("Children's Services Workforce Development Strategy", REPORT + PEOPLE, True),
        ("Improvement Board Progress Report from 6th January, 2016", NOTE + PEOPLE, True),
        ("School Improvement and Education Progress", REPORT + PEOPLE, True),
        ("Work Programme", NOTE + SCRUTINY, True),
        ("Any Other Business", "", False),
        ("Meeting Evaluation", "", False),
    ],
    "2018-07-19": [
        ("Apologies and Substitutions", "", False),
        ("Declarations of Interests", "", False),
        ("Minutes", "", True),
        ("The Virtual School for Looked After Children", REPORT + DCE, True),
        ("Improvement Board - 4th July, 2018 Update Report", REPORT + DCE, True),
        ("Supported Internship", REPORT + DCE, True),
        ("Co-option of Parent Representative to the Board", NOTE + SCRUTINY, True),
        ("Work Programme", NOTE + SCRUTINY, True),
        ("Serious Case Review", NOTE + SCRUTINY, True),
        ("Any Other Public Business", "", False),
        ("Serious Case Review", "", True),  # private: of such an item the author line is not published
        ("Any Other Private Business", "", False),
    ],
    "2019-09-19": [
        ("Apologies and Substitutions", "", False),
        ("Declarations of Interests", "", False),
        ("Minutes", "", True),
        ("Special Educational Need and Disability (SEND) Update", NOTE + DCE, True),
        ("Education Performance", NOTE + DCE, True),
        ("Work Programme", NOTE + SCRUTINY, True),
        ("Any Other Business", "", False),
    ],
    "2023-03-16": [
        ("Apologies and Substitutions", "", False),
        ("Declarations of Interests", "", False),
        ("Exclusion of Press and Public", "", False),
        ("Minutes", "", True),
        ("Early Years Strategy", REPORT + DIRECTOR, True),
        ("Children's Services Development Plan (Ofsted actions)", REPORT + DIRECTOR, True),
        ("Outstanding Issues", "", False),
        ("Work Programme", f"{NOTE}{SCRUTINY} (attached)", True),
        ("Any Other Business", "", False),
    ],
}
"""The items of each front sheet in order: title, author line, and whether it gives pages."""

every_agenda = pytest.mark.parametrize("day", FRONT_SHEETS)


@pytest.fixture(scope="module")
def demonstration() -> Made:
    return made_of(CONTENT, jobs=2)


def plainly(text: str) -> str:
    """A title without what this archive writes otherwise: dashes, ordinals, commas, kinds of blanks."""
    return " ".join(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text).replace("–", "-").replace(",", "").split())


@every_agenda
def test_items_author_lines_and_which_have_pages_agree_with_the_front_sheet(demonstration: Made, day: str) -> None:
    address = f"{BOARD}/{day}/pack.pdf"
    printed, text = demonstration.printed(address), plainly(" ".join(demonstration.pages(address)[:2]))
    ranges = {name.rpartition("-")[2]: pages for name, pages in printed.ranges.items() if "#item-" in name}
    assert {int(number) for number in ranges} == {n for n, (_, _, has) in enumerate(FRONT_SHEETS[day], 1) if has}
    found = []
    for number, (title, by, has_pages) in enumerate(FRONT_SHEETS[day], 1):
        pages = "(Pages {} - {})".format(*ranges[str(number)]) if has_pages else ""
        parts = "a) To agree the minutes" if title == "Minutes" else by
        found.append(text.find(plainly(" ".join(filter(None, (f"{number}.", title, pages, parts))))))
    assert -1 not in found
    assert found == sorted(found)


@every_agenda
def test_ranges_begin_odd_and_end_even_and_follow_each_other(demonstration: Made, day: str) -> None:
    printed = demonstration.printed(f"{BOARD}/{day}/pack.pdf")
    ranges = sorted(pages for address, pages in printed.ranges.items() if "#" not in address or address.endswith("-11"))
    assert all(first % 2 == 1 and last % 2 == 0 for first, last in ranges)
    assert all(before[1] + 1 == after[0] for before, after in pairwise(ranges))
    assert ranges[0][0] == 3


@every_agenda
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_it_conforms(demonstration: Made, day: str, profile: str) -> None:
    assert departures(demonstration.pdf(f"{BOARD}/{day}/pack.pdf"), profile) == []


def test_everything_in_them_can_be_set(demonstration: Made) -> None:
    assert demonstration.prints.problems == ()


@every_agenda
def test_a_pack_comes_back_with_the_items_lines_pages_and_parts_that_went_into_it(
    demonstration: Made, day: str, tmp_path: Path
) -> None:
    """What `agendapack import` reads of the pack as it is printed."""
    address = f"{BOARD}/{day}/pack.pdf"
    file = tmp_path / "pack.pdf"
    file.write_bytes(demonstration.pdf(address))
    read = read_pack(file)
    items = [(plainly(item.title), plainly(item.by), item.pages is not None) for item in read.front.items]
    assert items == [(plainly(title), plainly(by), has_pages) for title, by, has_pages in FRONT_SHEETS[day]]
    ranges = demonstration.printed(address).ranges
    of_items = {name.rpartition("-")[2]: pages for name, pages in ranges.items() if "#item-" in name}
    assert {item.number: item.pages for item in read.front.items if item.pages} == of_items
    parts = {(part.first + 1, part.last + 1) for part in read.parts}
    assert parts == {pages for name, pages in ranges.items() if "#" not in name}
    assert str(read.front.day) == day
