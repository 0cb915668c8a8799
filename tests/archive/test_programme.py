"""Work programmes: what their rows stand under and are known by, and which items and minutes heard them."""

from datetime import date

import pytest

from generator.archive.lines import NO_LINE
from generator.archive.programme import (
    GroupHeading,
    Hearing,
    ProgrammeRow,
    anchors,
    heading,
    hearings_of,
    hearings_of_minutes,
    with_links,
)
from generator.content.model import PlannedRow, WorkProgramme, read
from generator.text import Minute


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("2024-09-11", GroupHeading("", date(2024, 9, 11), "")),
        ("2024-09-11 at the Town Hall", GroupHeading("", date(2024, 9, 11), "at the Town Hall")),
        ("Later", GroupHeading("Later", None, "")),
        ("By 2024-09-11", GroupHeading("By 2024-09-11", None, "")),
        ("2024-09", GroupHeading("2024-09", None, "")),
    ],
)
def test_a_group_stands_under_a_date_with_a_note_or_under_words(text: str, group: GroupHeading) -> None:
    assert heading(text) == group


def test_a_day_that_no_calendar_has_is_none() -> None:
    with pytest.raises(ValueError, match="day is out of range"):
        heading("2024-09-31")


def test_rows_are_known_by_their_titles_and_those_of_one_title_by_their_order() -> None:
    made, faults = read(WorkProgramme, {"programme": {"May": ["Damp", "Rents", "Damp"], "Later": ["damp", "Keys"]}})
    assert made
    assert faults == ()
    assert anchors(made) == {
        ("May", 0): "row-damp",
        ("May", 1): "row-rents",
        ("May", 2): "row-damp-2",
        ("Later", 0): "row-damp-3",
        ("Later", 1): "row-keys",
    }


@pytest.mark.parametrize(
    ("source", "linked"),
    [
        ("meeting of 12 June 2024", "[meeting of 12 June 2024](../2024-06-12-special/meeting.yaml)"),
        (
            "Asked at the Meeting held on 12 June 2024, item 3",
            "Asked at the [Meeting held on 12 June 2024](../2024-06-12-special/meeting.yaml), item 3",
        ),
        ("meeting of 13 June 2024", "meeting of 13 June 2024"),
        ("their meeting on 12 June 2024", "their meeting on 12 June 2024"),
        ("12 June 2024", "12 June 2024"),
    ],
)
def test_a_source_leads_to_the_meeting_that_it_names(source: str, linked: str) -> None:
    assert with_links(source, {"2024-06-12": "2024-06-12-special"}) == linked


def row(title: str, *matter: str) -> PlannedRow:
    """A row of a work programme."""
    return PlannedRow(title=title, matter=matter)


def test_a_row_is_known_on_its_page_by_its_fragment() -> None:
    address = "panel/2024-06-12/work-programme/#row-damp"
    assert ProgrammeRow(address, row("Damp"), NO_LINE, NO_LINE, NO_LINE, NO_LINE, ()).anchor == "row-damp"


RENTS = Hearing("Rents.", ("homes",), "item 2", "panel/2024-06-12/#item-2")
DAMP = Hearing("Damp and Mould", (), "item 3", "panel/2024-06-12/#item-3")


@pytest.mark.parametrize(
    ("planned", "others", "heard"),
    [
        (row("rents"), [], ["item 2"]),
        (row("Damp & mould"), [], ["item 3"]),
        (row("Damp"), [], []),
        (row("Rent levels", "homes"), [], ["item 2"]),
        (row("Rent levels", "homes", "repairs"), [row("Keys", "repairs")], ["item 2"]),
        (row("Rent levels", "homes"), [row("Keys", "homes")], []),
        (row("Rents", "homes"), [row("Keys", "homes")], ["item 2"]),
        (row("Rent levels", "repairs"), [], []),
    ],
    ids=["title", "its signs aside", "a part of it", "matter", "one of two", "another has it", "title first", "other"],
)
def test_a_row_was_heard_by_what_has_its_title_or_its_matter_alone(
    planned: PlannedRow, others: list[PlannedRow], heard: list[str]
) -> None:
    assert [label for label, _ in hearings_of(planned, [planned, *others], [RENTS, DAMP])] == heard


def test_a_minute_that_put_its_business_off_has_heard_nothing() -> None:
    minutes = [
        Minute("1", "minute-1", "Damp", (0, 0), "", 1, deferred_to="2024-07-10"),
        Minute("2", "minute-2", "Rents", (0, 0), "", 5, matter=("homes",)),
    ]
    assert list(hearings_of_minutes(minutes, "panel/2024-06-12/minutes/")) == [
        Hearing("Rents", ("homes",), "minute 2", "panel/2024-06-12/minutes/#minute-2")
    ]
