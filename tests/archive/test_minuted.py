"""Which minute records which item: agendas and headings as bodies write them."""

from pathlib import Path

import pytest
from content_sample import loaded
from hypothesis import given
from hypothesis import strategies as st
from made import make

from generator.archive.agenda import numbered
from generator.archive.minuted import lacks_minute, minutes_of_items, references
from generator.content.model import Meeting, read
from generator.text import convert

MEETING = "panel/2024-06-12/"


def matched(agenda: list[object], headings: list[str], private: list[object] | None = None) -> dict[str, list[str]]:
    """By item number, the headings of the minutes that record it; they are of the second level if they do not say."""
    record, faults = read(Meeting, {"agenda": agenda, "private": private or []})
    assert faults == ()
    assert record
    text = "\n\n".join(heading if heading.startswith("#") else f"## {heading}" for heading in headings)
    minutes = convert(text, "minutes", first=1).minutes
    found = minutes_of_items(numbered(record), minutes)
    return {number: [minute.heading for minute in of] for number, of in found.items()}


@pytest.mark.parametrize(
    ("agenda", "headings", "found"),
    [
        # The title, whatever its case, points and alphabet.
        (["Minutes", "Fire & rescue"], ["FIRE AND RESCUE"], {"2": ["FIRE AND RESCUE"]}),
        (["Straße", "Gebühren"], ["Gebuehren", "Gebühren."], {"2": ["Gebühren."]}),
        # The minute's title contains the item's, or the item's the minute's.
        (["Work programme", "Outstanding issues"], ["Work programme and outstanding issues"], {"1": [0], "2": [0]}),
        (["To receive apologies for absence", "Finance"], ["Apologies"], {"1": ["Apologies"]}),
        (["Minutes"], ["Minutes of 3 September"], {"1": ["Minutes of 3 September"]}),
        # Not where two items' titles contain it, or the item has a minute of its own.
        (["Budget 2024", "Budget 2025"], ["Budget"], {}),
        (["Minutes", "Minutes of committees"], ["Minutes", "Budget"], {"1": ["Minutes"]}),
        # Enough words in their order, with others between them.
        (
            ["Recommendation of Cabinet, 8 October 2024 (minute 41), Medium Term Strategy"],
            ["Recommendation of Cabinet: Medium Term Strategy"],
            {"1": ["Recommendation of Cabinet: Medium Term Strategy"]},
        ),
        (["Report of the Chair on lifts"], ["Chair lifts"], {}),
        (["Report of the Chair on lifts in the blocks"], ["Chair lifts blocks"], {}),
        (["Report of the Chair on lifts in the blocks"], ["Chair lifts in blocks"], {"1": ["Chair lifts in blocks"]}),
        (["Report of the Chair on lifts in the blocks"], ["Blocks in lifts: Chair"], {}),
        # The reference number goes before likeness.
        (
            ["19/01234/FUL: Land at Mill Road", "19/00987/HOU: Mill Road"],
            ["Mill Road (19/00987/HOU)", "19/01234/ful"],
            {"2": ["Mill Road (19/00987/HOU)"], "1": ["19/01234/ful"]},
        ),
        (["19/01234/FUL: Mill Road"], ["19/55555/FUL: Mill Road and Castle Street"], {}),
        (["19/01234/FUL and 20/55555/FUL: land"], ["19/55555/FUL: land"], {}),
        (["19/01234/FUL: Land at Mill Road"], ["Land at Mill Road"], {"1": ["Land at Mill Road"]}),
        # Of several with one title, one each in order; a number at its end says which.
        (["Planning application"] * 2, ["Planning application"] * 2, {"1": [0], "2": [1]}),
        (["Planning application"] * 3, ["Planning application", "Planning application (third)"], {"1": [0], "3": [1]}),
        (["Hearing", "Hearing"], ["Hearing 2", "Hearing 1"], {"2": [0], "1": [1]}),
        (["Hearing", "Hearing"], ["Hearing 1", "Hearing (first)"], {"1": [0, 1]}),
        (["Hearing", "Hearing"], ["Hearing 3", "Hearing"], {"1": [0], "2": [1]}),
        # Ordinals, in words or figures and wherever they stand, and titles of people.
        (["First motion", "Second motion"], ["Motion 2", "Motion 1"], {"2": ["Motion 2"], "1": ["Motion 1"]}),
        (["First motion", "Second motion"], ["Motion number 2"], {"2": ["Motion number 2"]}),
        (["Motion No. 1", "Motion No. 2"], ["2nd motion", "Motion 1"], {"2": ["2nd motion"], "1": ["Motion 1"]}),
        (["Deputation (first)", "Deputation (second)"], ["Deputation (2)"], {"2": ["Deputation (2)"]}),
        (
            ["Motion by Councillor Kemp", "Motion by Councillor Dyer"],
            ["Motion by Cllr Dyer"],
            {"2": ["Motion by Cllr Dyer"]},
        ),
        # What the heading names goes before all.
        (["Budget", "Rents"], ["Budget {item=2}"], {"2": ["Budget"]}),
    ],
)
def test_a_minute_is_found_to_record_its_item(
    agenda: list[object], headings: list[str], found: dict[str, list[str | int]]
) -> None:
    expected = {number: [headings[one] if isinstance(one, int) else one for one in of] for number, of in found.items()}
    assert matched(agenda, headings) == expected


def test_of_a_public_and_a_private_item_of_one_title_each_has_its_own() -> None:
    found = matched(["Review"], ["Review", "# Private business", "Review"], ["Review"])
    assert found == {"1": ["Review"], "2": ["Review"]}


MOTIONS = {"title": "Motions", "items": ["Buses", "Trams", "24/01234/FUL, Mill Road"]}
SITES: list[object] = [{"title": "East", "items": ["Hearing", "Hearing"]}, {"title": "West", "items": ["Hearing"]}]


@pytest.mark.parametrize(
    ("agenda", "headings", "found"),
    [
        # The title of an item within an item, with its letter or number before it.
        ([MOTIONS], ["Motions", "### Trams"], {"1": ["Motions"], "1(b)": ["Trams"]}),
        ([MOTIONS], ["Motions", "### (b) Trams"], {"1": ["Motions"], "1(b)": ["(b) Trams"]}),
        ([MOTIONS], ["Motions", "### b) Trams"], {"1": ["Motions"], "1(b)": ["b) Trams"]}),
        ([MOTIONS], ["Motions", "### 1(b) Trams"], {"1": ["Motions"], "1(b)": ["1(b) Trams"]}),
        ([MOTIONS], ["Motions", "### (c) Trams"], {"1": ["Motions"]}),
        (
            [{**MOTIONS, "number": "TOP 3"}],
            ["Motions", "### (b) Trams"],
            {"TOP 3": ["Motions"], "TOP 3(b)": ["(b) Trams"]},
        ),
        # What it names, or its reference number.
        ([MOTIONS], ["Motions", "### On rails {item=1b}"], {"1": ["Motions"], "1(b)": ["On rails"]}),
        (
            [MOTIONS],
            ["Motions", "### The mill (24/01234/ful)"],
            {"1": ["Motions"], "1(c)": ["The mill (24/01234/ful)"]},
        ),
        # Within the item of its minute, if that has one; else wherever there is one; of several of one title the first.
        (SITES, ["West", "### Hearing"], {"2": ["West"], "2(a)": ["Hearing"]}),
        (SITES, ["East", "### Hearing"], {"1": ["East"], "1(a)": ["Hearing"]}),
        (["Rents", *SITES], ["Rents", "### Hearing"], {"1": ["Rents"], "2(a)": ["Hearing"]}),
        # No item by itself.
        (["Rents", "Damp"], ["Rents", "### Damp"], {"1": ["Rents"]}),
    ],
)
def test_a_part_of_a_minute_records_an_item_within_an_item(
    agenda: list[object], headings: list[str], found: dict[str, list[str]]
) -> None:
    assert matched(agenda, headings) == found


def test_of_a_public_and_a_private_item_of_one_title_a_public_part_records_the_public_one() -> None:
    within = [{"title": "Mill Road", "items": ["Lease"]}]
    found = matched(
        [*within], ["Sites", "### Lease", "# Private business", "Mill Road"], [{**within[0], "exempt": "3"}]
    )
    assert found == {"1(a)": ["Lease"], "2": ["Mill Road"]}


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("24/01234/FUL: Land at Mill Road", {"24/01234/FUL"}),
        ("Lease (OD/24/77)", {"OD/24/77"}),
        ("pla146/14", {"PLA146/14"}),
        ("Lease OD2/24", {"OD2/24"}),
        ("Lease A/1/2", {"A/1/2"}),
        ("Lease O2/24, AB/C1/D", set()),
        ("Meeting of 12/11/2024, 2024/25 and/or his/her 3/19, minute 41/24", set()),
        ("The week of 2024-11-12", set()),
    ],
)
def test_what_is_a_reference_number(title: str, found: set[str]) -> None:
    assert references(title) == found


TITLES = st.lists(st.text("ab1/ ()", min_size=1, max_size=12), max_size=6)


@given(TITLES, TITLES)
def test_a_minute_of_any_title_records_items_that_are_there_and_those_of_one_title_in_turn(
    agenda: list[str], headings: list[str]
) -> None:
    agenda = [title for title in agenda if title.strip()]
    found = matched([*agenda], [f"x {heading}" for heading in headings])
    assert set(found) <= {str(number) for number in range(1, len(agenda) + 1)}


# What is told where titles do not tell


AGENDA = """
published: 2024-06-04
agenda:
  - {title: Stairs, papers: stairs}
  - Lifts
  - {title: Roofs, withdrawn: true}
"""
PAPER = {f"{MEETING}stairs.md": "# Stairs\n\n## Why\n\nTo tell.\n"}


def test_a_minute_of_no_item_is_told_and_no_item_is_called_not_minuted(tmp_path: Path) -> None:
    files = {
        f"{MEETING}meeting.yaml": f"{AGENDA}minutes: {{first: 1}}\n",
        f"{MEETING}minutes.md": "## Lifts\n\n## The steps\n\nThey are steep.\n",
        **PAPER,
    }
    made = make(files, tmp_path, packs=False)
    told = f'{MEETING}minutes.md:3: warning: the minute "The steps" belongs to no item of the agenda [minute-item]'
    assert told in made.problems
    assert "Not minuted" not in made.page(MEETING)
    paper = made.page(f"{MEETING}stairs/")
    assert "Considered Not known: the minutes of 12 June 2024 do not name it" in paper
    assert "not in the archive" not in paper


def test_where_every_minute_has_its_item_the_others_are_not_minuted(tmp_path: Path) -> None:
    files = {
        f"{MEETING}meeting.yaml": f"{AGENDA}minutes: {{first: 1}}\n",
        f"{MEETING}minutes.md": "## Lifts\n",
        **PAPER,
    }
    page = make(files, tmp_path, packs=False).page(MEETING)
    assert page.count("Not minuted.") == 1
    assert "Roofs Withdrawn." in page


def test_a_minute_of_no_item_can_be_accepted(tmp_path: Path) -> None:
    accept = "minutes: {first: 1, accept: {minute-item: The order was changed}}\n"
    files = {f"{MEETING}meeting.yaml": f"{AGENDA}{accept}", f"{MEETING}minutes.md": "## Order of business\n", **PAPER}
    _, problems = loaded(files, tmp_path)
    assert [line.split(": ")[1] for line in problems if "minute-item" in line] == ["info"]


def test_minutes_of_another_body_among_the_papers_are_called_by_body_and_day(tmp_path: Path) -> None:
    files = {
        "cabinet/committee.yaml": "name: {2020: Executive, 2024-06: Cabinet}\n",
        "cabinet/2024-05-08/meeting.yaml": "minutes: {first: 1}\n",
        "cabinet/2024-05-08/minutes.md": "## Rents\n",
        "panel/2024-03-13/meeting.yaml": "minutes: {first: 1}\n",
        "panel/2024-03-13/minutes.md": "## Rents\n",
        f"{MEETING}meeting.yaml": "published: 2024-06-04\nagenda:\n  - title: Minutes of committees\n"
        "    papers: [cabinet/2024-05-08/minutes, 2024-03-13/minutes]\n",
    }
    made = make(files, tmp_path)
    page = made.page(MEETING)
    assert "Minutes of Executive, 8 May 2024" in page
    assert "Minutes of 13 March 2024" in page
    assert "Minutes of Executive, 8 May 2024" in made.html(MEETING)


@pytest.mark.parametrize(
    ("agenda", "minutes", "lacking"),
    [
        ("[Rents, Damp]", "## Rents\n", ["2"]),
        ("[Rents, Damp]", "", []),  # none are here
        ("[Rents, Damp]", "## Rents\n\n## The steps\n", []),  # one belongs to no item
        ("[Apologies, Declarations of interest, Rents]", "## Rents\n", []),  # of these nobody expects one
        ("[{title: Roofs, withdrawn: It was late}, Rents]", "## Rents\n", []),
        ("[Hearing, Rents, Hearing]", "## Hearing\n", ["2"]),  # of one title: which it was is not known
        ("[{title: Sites, items: [East, West]}, Rents]", "## Sites\n", ["2"]),  # of what they are within
        ("[{title: Sites, items: [East, West]}, Rents]", "## East\n", ["1(b)", "2"]),  # of what is within it
    ],
)
def test_an_item_lacks_its_minute_where_it_surely_has_none(
    agenda: str, minutes: str, lacking: list[str], tmp_path: Path
) -> None:
    files = {f"{MEETING}meeting.yaml": f"agenda: {agenda}\nminutes: {{first: 1}}\n"}
    files |= {f"{MEETING}minutes.md": minutes} if minutes else {}
    held = loaded(files, tmp_path)[0].meeting("panel", "2024-06-12")
    assert [item.number for item in held.items if lacks_minute(held, item)] == lacking


def test_of_several_items_of_one_title_none_is_called_not_minuted_while_one_has_a_minute(tmp_path: Path) -> None:
    site = make(
        {
            f"{MEETING}meeting.yaml": "agenda: [Hearing, Rents, Hearing]\nminutes: {first: 1}\n",
            f"{MEETING}minutes.md": "## Hearing\n\nText.\n",
        },
        tmp_path,
        packs=False,
    )
    assert site.page(MEETING).count("Not minuted.") == 1
