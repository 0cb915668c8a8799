"""What a linked meeting, its committee and the archive answer of themselves."""

from datetime import date, datetime
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import Archive, MeetingHeld

JUNE = "panel/2024-06-12"
FILES = {
    "council.yaml": "name: Fernshire Council\nagenda-notes: {2023/24: Bring water., 2024/25: Bring *nothing*.}\n"
    "attend: Come along.\nnotice: {text: It moved.}\n",
    "people.yaml": "a-moss: {name: A Moss, kind: councillor}\n",
    "matters.yaml": "rents: {title: Rents, about: What tenants pay.}\n",
    "panel/committee.yaml": "name: {2018/19: Housing Board, 2024/25: Housing Panel}\nshort: {2024/25: Panel}\n",
    "panel/2024-05-08/meeting.yaml": "",
    f"{JUNE}/meeting.yaml": "agenda:\n- {title: Rents, papers: rents}\n"
    "- {title: Homes, items: [Flats, Houses]}\n- Damp\nminutes: {first: 1}\n",
    f"{JUNE}/rents.md": "# *Rents* in 2024\n",
    f"{JUNE}/minutes.md": "## Rents\n\nNoted.\n\n## Homes\n\nRESOLVED that it be noted.\n\n"
    "### Flats\n\nRESOLVED that they be let.\n\n"
    "## Something else\n\nNoted.\n",
    f"{JUNE}-2/meeting.yaml": "",
    "panel/2024-06-19/meeting.yaml": "continues: 2024-06-12\n",
    "panel/2024-07-10/meeting.yaml": "title: Annual meeting\ncontinues: 2024-07-01\n",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The archive of the files."""
    return loaded(FILES, tmp_path_factory.mktemp("linked"))[0]


def june(meeting: str, folder: Path, **files: str) -> MeetingHeld:
    """The meeting of June, with what `meeting.yaml` says of it."""
    archive, _ = loaded({f"{JUNE}/meeting.yaml": meeting, **files}, folder)
    return archive.meeting("panel", "2024-06-12")


# A meeting


@pytest.mark.parametrize(
    ("meeting", "files", "is_known"),
    [
        ("", {}, False),
        ("time: 18:30\nplace: Town Hall\ncancelled: true\n", {}, False),
        ("agenda: [Rents]\n", {}, True),
        ("attendance: {members: [A Moss]}\n", {}, True),
        ("minutes: {approved: 2024-07-10}\n", {}, True),
        ("", {f"{JUNE}/minutes.md": "## 1. Rents\n\nNoted.\n"}, True),
    ],
)
def test_more_than_the_date_of_a_meeting_is_known_by_agenda_attendance_or_minutes(
    meeting: str, files: dict[str, str], tmp_path: Path, *, is_known: bool
) -> None:
    assert june(meeting, tmp_path, **files).is_known is is_known


@pytest.mark.parametrize(
    ("meeting", "ended"),
    [
        ("time: 18:30\nminutes: {closed: 20:05}\n", "2024-06-12 20:05:00"),
        ("time: 18:30\nminutes: {closed: 00:15}\n", "2024-06-13 00:15:00"),
        ("time: 18:30\nminutes: {closed: 18:30}\n", None),
        ("minutes: {closed: 20:05}\n", None),
        ("time: 18:30\nminutes: {first: 1}\n", None),
        ("time: 18:30\n", None),
    ],
)
def test_a_meeting_that_closed_before_it_began_went_on_past_midnight(
    meeting: str, ended: str | None, tmp_path: Path
) -> None:
    assert june(meeting, tmp_path).ended == (datetime.fromisoformat(ended) if ended else None)


@pytest.mark.parametrize(
    ("meeting", "is_off", "because"),
    [
        ("", False, ""),
        ("cancelled: true\n", True, ""),
        ("cancelled: No business\n", True, "No business"),
        ("not-held: inquorate\n", True, "No quorum was present"),
    ],
)
def test_a_meeting_is_off_that_was_cancelled_or_not_held(
    meeting: str, because: str, tmp_path: Path, *, is_off: bool
) -> None:
    found = june(meeting, tmp_path)
    assert (found.is_off, found.off_because) == (is_off, because)


def test_a_meeting_is_called_by_its_title_and_its_day(archive: Archive) -> None:
    found = [archive.meeting("panel", name) for name in ("2024-06-12", "2024-07-10")]
    assert [meeting.title for meeting in found] == ["", "Annual meeting"]
    assert [meeting.dated for meeting in found] == ["12 June 2024", "Annual meeting, 10 July 2024"]


def test_items_within_an_item_have_its_minutes_where_they_have_none_of_their_own(archive: Archive) -> None:
    meeting = archive.meeting("panel", "2024-06-12")
    items = {item.number: item for item in meeting.items}
    within = {number: [part.number for part in meeting.within(item)] for number, item in items.items()}
    assert within == {"1": [], "2": ["2(a)", "2(b)"], "2(a)": [], "2(b)": [], "3": []}
    minutes = {number: [minute.anchor for minute in meeting.minutes_of(item)] for number, item in items.items()}
    assert minutes == {"1": ["minute-1"], "2": ["minute-2"], "2(a)": ["flats"], "2(b)": ["minute-2"], "3": []}


def test_a_minute_records_its_item_and_a_decision_in_a_part_of_it_that_of_the_part(archive: Archive) -> None:
    meeting = archive.meeting("panel", "2024-06-12")
    assert meeting.minutes
    homes = meeting.minutes.items[1]
    whole, of_flats = (resolution.anchor for resolution in homes.resolutions)
    recorded = {anchor: [item.number for item in meeting.recorded(homes, anchor)] for anchor in ("", whole, of_flats)}
    assert recorded == {"": ["2", "2(a)"], whole: ["2"], of_flats: ["2(a)"]}
    assert meeting.recorded(meeting.minutes.items[2], "minute-3-r") == ()


def test_items_that_are_known_from_elsewhere_are_no_agenda(tmp_path: Path) -> None:
    assert june("agenda: [Rents]\n", tmp_path / "here").has_agenda
    assert not june("agenda: [Rents]\nagenda-missing: true\n", tmp_path / "missing").has_agenda


def test_a_minute_that_belongs_to_no_item_is_known_where_there_is_an_agenda(archive: Archive, tmp_path: Path) -> None:
    assert [minute.heading for minute in archive.meeting("panel", "2024-06-12").unplaced] == ["Something else"]
    assert archive.meeting("panel", "2024-05-08").unplaced == ()
    without = june("minutes: {first: 1}\n", tmp_path, **{f"{JUNE}/minutes.md": FILES[f"{JUNE}/minutes.md"]})
    assert (without.items, without.unplaced, without.has_agenda) == ((), (), False)


# A committee


def test_the_meetings_of_a_committee_are_found_by_their_day(archive: Archive) -> None:
    panel = archive.committees["panel"]
    assert [meeting.name for meeting in panel.on(date(2024, 6, 12))] == ["2024-06-12", "2024-06-12-2"]
    assert [meeting.name for meeting in panel.on(date(2024, 7, 10))] == ["2024-07-10"]
    assert panel.on(date(2024, 6, 13)) == panel.on(date(2025, 1, 1)) == ()
    assert panel.address == "panel/"
    assert [panel.place_of(meeting) for meeting in panel.meetings] == [0, 1, 2, 3, 4]


def test_the_first_meeting_of_a_day_is_the_one_that_another_goes_on_with(archive: Archive) -> None:
    panel = archive.committees["panel"]
    _, first, second, third, other = panel.meetings
    assert (panel.adjourned(third), panel.reconvened(first)) == (first, third)
    assert [panel.adjourned(meeting) for meeting in (first, second, other)] == [None] * 3
    assert [panel.reconvened(meeting) for meeting in (second, third, other)] == [None] * 3


# The archive


def test_a_committee_is_called_as_it_was_on_the_day(archive: Archive) -> None:
    then, now = date(2019, 6, 1), date(2024, 6, 12)
    assert [archive.committee_name("panel", day) for day in (then, now)] == ["Housing Board", "Housing Panel"]
    assert [archive.committee_short_name("panel", day) for day in (then, now)] == ["Housing Board", "Panel"]
    assert [archive.committee_name("panel", date(2010, 1, 1))] == ["panel"]


def test_whom_a_clause_asks_is_called_as_on_the_day(archive: Archive) -> None:
    asked = [archive.addressee(who, date(2019, 6, 1)) for who in ("panel", "a-moss", "The Mayor")]
    assert asked == ["Housing Board", "Councillor A Moss", "The Mayor"]


def test_below_an_agenda_stands_what_the_council_said_then(archive: Archive) -> None:
    days = (date(2020, 1, 1), date(2024, 4, 30), date(2024, 5, 1))
    assert [archive.agenda_note(day).text for day in days] == ["", "Bring water.", "Bring nothing."]


def test_what_the_council_says_is_in_lines(archive: Archive) -> None:
    assert [line.text for line in archive.lines] == [
        *("It moved.", "Come along.", "Bring water.", "Bring nothing.", "What tenants pay.")
    ]


def test_a_paper_is_found_by_the_address_of_its_page_and_nothing_else_is(archive: Archive) -> None:
    paper = archive.paper(f"{JUNE}/rents/")
    assert paper
    assert (paper.address, paper.title) == (f"{JUNE}/rents/", "Rents in 2024")
    others = (
        f"{JUNE}/minutes/",
        f"{JUNE}/",
        "panel/2024-05-08/rents/",
        "panel/2024-06-13/rents/",
        "board/x/rents/",
        "",
    )
    assert [archive.paper(address) for address in others] == [None] * 6
