"""Who sat where, and as what they are described there."""

from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import Archive, MeetingHeld
from generator.archive.attendance import attendance, chairs, members, presided, seat, took_part, with_role
from generator.archive.presence import presences
from generator.content.model import Named

PEOPLE = """
a-moss:
  name: Ann Moss
  kind: councillor
b-reed:
  name: Bo Reed
  kind: councillor
c-wren:
  name: Dr Cy Wren
  kind: officer
  roles:
    - name: Director
      from: 2024-06
    - name: Head of Homes
      until: 2024-05
"""
COMMITTEE = """
name: Panel
years:
  2024/25:
    chair:
      - a-moss: {until: 2024-08}
      - b-reed: {from: 2024-09}
    deputy-chair: [d-lark]
    members: [a-moss, d-lark, {e-finch: {from: 2024-09}}, g-hart]
    co-opted: [Jo Lane]
    invited: [Pam Orr]
"""


def meeting(text: str, folder: Path, day: str = "2024-06-12") -> tuple[Archive, MeetingHeld]:
    """The archive of a meeting with this in its file."""
    files = {"people.yaml": PEOPLE, "panel/committee.yaml": COMMITTEE, f"panel/{day}/meeting.yaml": text}
    archive, _ = loaded(files, folder)
    return archive, archive.meeting("panel", day)


ATTENDANCE = """
attendance:
  absent: [g-hart]
  apologies: [d-lark]
  members:
    - a-moss
    - e-finch: {for: d-lark}
    - Sam Ash: {for: not stated}
  co-opted:
    - Jo Lane: {remote: true}
  cabinet: [b-reed]
  others: [Pam Orr]
  officers:
    Homes: [c-wren]
    Law: []
"""


def test_the_groups_stand_in_one_order_whatever_the_file_has_and_empty_ones_are_left_out(tmp_path: Path) -> None:
    archive, held = meeting(ATTENDANCE, tmp_path)
    groups = attendance(archive, held)
    assert [(group.name, group.label, group.directorate, group.is_away) for group in groups] == [
        ("members", "Members", "", False),
        ("co_opted", "Co-opted", "", False),
        ("cabinet", "Cabinet", "", False),
        ("others", "Others", "", False),
        ("officers", "Homes", "Homes", False),
        ("apologies", "Apologies", "", True),
        ("absent", "Absent", "", True),
    ]
    assert [[seat.named.person for seat in group.seats] for group in groups] == [
        ["a-moss", "e-finch", "Sam Ash"],
        *(["Jo Lane"], ["b-reed"], ["Pam Orr"], ["c-wren"], ["d-lark"], ["g-hart"]),
    ]


def test_officers_of_no_directorate_are_officers(tmp_path: Path) -> None:
    archive, held = meeting("attendance: {officers: [c-wren]}\n", tmp_path)
    (group,) = attendance(archive, held)
    assert (group.label, group.directorate) == ("Officers", "")


def test_nobody_is_named_where_nothing_is_recorded(tmp_path: Path) -> None:
    archive, held = meeting("place: Fern Hall\n", tmp_path)
    assert attendance(archive, held) == ()
    assert presided(archive, held) is None


def test_everybody_is_described_as_they_were_there(tmp_path: Path) -> None:
    archive, held = meeting(ATTENDANCE, tmp_path)
    seats = {seat.named.person: seat for group in attendance(archive, held) for seat in group.seats}
    assert {person: (seat.name, seat.office, seat.said) for person, seat in seats.items()} == {
        "a-moss": ("Councillor Ann Moss", "Chair", ("Chair",)),
        "e-finch": ("e-finch", "", ("substitute for d-lark",)),
        "Sam Ash": ("Sam Ash", "", ("substitute",)),
        "Jo Lane": ("Jo Lane", "", ("by video link",)),
        "b-reed": ("Councillor Bo Reed", "", ()),
        "Pam Orr": ("Pam Orr", "", ()),
        "c-wren": ("Dr Cy Wren", "", ("Director",)),
        "d-lark": ("d-lark", "Deputy Chair", ("Deputy Chair",)),
        "g-hart": ("g-hart", "", ()),
    }
    assert [person for person, seat in seats.items() if seat.is_substitute] == ["e-finch", "Sam Ash"]
    assert [person for person, seat in seats.items() if seat.is_councillor] == ["a-moss", "b-reed"]
    assert (seats["a-moss"].untitled, seats["c-wren"].untitled) == ("Ann Moss", "Dr Cy Wren")
    assert seats["e-finch"].roles == (("substitute for", "d-lark"),)


@pytest.mark.parametrize(
    ("named", "day", "said"),
    [
        (Named(person="c-wren"), "2024-05-15", "Head of Homes"),
        (Named(person="c-wren"), "2024-06-12", "Director"),
        (Named(person="c-wren", role="Acting Director"), "2024-06-12", "Acting Director"),
        (Named(person="a-moss"), "2024-06-12", "Chair"),
        (Named(person="a-moss"), "2024-09-11", ""),
        (Named(person="b-reed"), "2024-09-11", "Chair"),
        (Named(person="a-moss", role="Leader"), "2024-06-12", "Chair, Leader"),
    ],
)
def test_a_role_is_that_of_the_day(named: Named, day: str, said: str, tmp_path: Path) -> None:
    archive, held = meeting("place: Fern Hall\n", tmp_path, day)
    assert seat(archive, held, named).role == said


@pytest.mark.parametrize(
    ("voting", "said"),
    [
        ("true", "voting"),
        ("yes", "voting"),
        ("false", "non-voting"),
        ("no", "non-voting"),
        ("education", "voting on education"),
    ],
)
def test_how_somebody_votes_is_said(voting: str, said: str, tmp_path: Path) -> None:
    archive, held = meeting("place: Fern Hall\n", tmp_path)
    assert seat(archive, held, Named(person="Jo Lane", voting=voting)).said == (said,)


def test_who_presided_is_the_chair_that_day_as_the_minutes_say(tmp_path: Path) -> None:
    archive, held = meeting("attendance:\n  chair: d-lark\n  members: [d-lark, a-moss]\n", tmp_path)
    found = presided(archive, held)
    assert found
    assert (found.name, found.office) == ("d-lark", "Chair")
    (group,) = attendance(archive, held)
    assert [seat.office for seat in group.seats] == ["Chair", "Chair"]


@pytest.mark.parametrize(("day", "chair"), [("2024-06-12", "a-moss"), ("2024-09-11", "b-reed")])
def test_the_chairs_are_those_of_the_day(day: str, chair: str, tmp_path: Path) -> None:
    archive, held = meeting("place: Fern Hall\n", tmp_path, day)
    assert [named.person for named in chairs(archive, held)] == [chair]


def test_the_members_of_a_day_begin_with_the_chair_and_nobody_stands_there_twice(tmp_path: Path) -> None:
    archive, held = meeting("invited: [Tom Ash]\n", tmp_path)
    groups = members(archive, held)
    assert [
        (group.name, group.label, group.within, [seat.named.person for seat in group.seats]) for group in groups
    ] == [
        ("members", "Members", "", ["a-moss", "d-lark", "g-hart"]),
        ("co_opted", "Co-opted", "", ["Jo Lane"]),
        ("others", "By invitation", "", ["Pam Orr", "Tom Ash"]),
    ]
    archive, later = meeting("place: Fern Hall\n", tmp_path / "later", "2024-09-11")
    assert [seat.named.person for seat in members(archive, later)[0].seats] == ["b-reed", "d-lark", "e-finch", "g-hart"]


def test_the_members_of_each_body_are_a_group_and_a_committee_without_any_has_none(tmp_path: Path) -> None:
    board = "name: Board\nyears:\n  2024/25:\n    members: {NHS: [Pam Orr], Council: [a-moss]}\n"
    files = {"board/committee.yaml": board, "board/2024-06-12/meeting.yaml": "", "board/2023-06-14/meeting.yaml": ""}
    archive, _ = loaded({"people.yaml": PEOPLE, **files}, tmp_path)
    groups = members(archive, archive.meeting("board", "2024-06-12"))
    assert [(group.label, group.within) for group in groups] == [("NHS", "NHS"), ("Council", "Council")]
    assert members(archive, archive.meeting("board", "2023-06-14")) == ()


def test_a_person_with_the_role_that_a_paper_prints(tmp_path: Path) -> None:
    archive, _ = meeting("place: Fern Hall\n", tmp_path)
    assert with_role(archive, Named(person="c-wren", role="Director")) == "Dr Cy Wren, Director"
    assert with_role(archive, Named(person="c-wren")) == "Dr Cy Wren"


def told(archive: Archive, held: MeetingHeld, *, sitting: bool = True) -> dict[str, str]:
    """Of those who sit on the committee, or of the others, whether they were there."""
    return {one.person: one.presence for one in presences(archive, held) if one.sits is sitting}


def test_whom_the_minutes_do_not_name_is_not_recorded_and_never_absent(tmp_path: Path) -> None:
    text = ATTENDANCE.replace("absent: [g-hart]", "absent: [a-moss]").replace("    - a-moss\n", "")
    archive, held = meeting(text, tmp_path)
    assert told(archive, held) == {
        "e-finch": "substitute",
        "Sam Ash": "substitute",
        "Jo Lane": "present",
        "d-lark": "apologies",
        "a-moss": "absent",
        "g-hart": "not recorded",
    }


def test_of_a_meeting_without_attendance_nothing_is_known_of_the_members(tmp_path: Path) -> None:
    archive, held = meeting("agenda: [Rents]\n", tmp_path)
    assert told(archive, held) == dict.fromkeys(["a-moss", "d-lark", "g-hart", "Jo Lane"], "not recorded")
    assert told(archive, held, sitting=False) == {}


def test_who_came_and_does_not_sit_on_the_committee_is_apart(tmp_path: Path) -> None:
    archive, held = meeting(ATTENDANCE, tmp_path)
    assert told(archive, held, sitting=False)["b-reed"] == "present"
    assert "b-reed" not in told(archive, held)


@pytest.mark.parametrize(
    ("keys", "said", "chair_from"),
    [
        ("from: 9:05", ("from 9.05\xa0am",), ""),
        ("until: minute 5", ("until minute 5",), ""),
        ("from: 18:40, until: 20:15", ("from 6.40\xa0pm", "until 8.15\xa0pm"), ""),
        ("chair-from: item 3", ("in the chair from item 3",), "item 3"),
        ("remote: true, from: minute 2", ("by video link", "from minute 2"), ""),
    ],
)
def test_when_somebody_came_left_and_took_the_chair_is_said(
    keys: str, said: tuple[str, ...], chair_from: str, tmp_path: Path
) -> None:
    archive, held = meeting(f"attendance: {{members: [{{Jo Lane: {{{keys}}}}}]}}\n", tmp_path)
    (group,) = attendance(archive, held)
    assert (group.seats[0].said, group.seats[0].chair_from) == (said, chair_from)
    assert seat(archive, held, Named(person="Jo Lane")).chair_from == ""


def test_the_chair_is_called_as_on_the_day(tmp_path: Path) -> None:
    files = {
        "panel/committee.yaml": "name: Panel\nchair-title: {2020: Mayor, 2024/25: President}\n"
        "years: {2023/24: {chair: Jo Lane}, 2024/25: {chair: Jo Lane}}\n",
        "panel/2024-04-10/meeting.yaml": "attendance: {chair: Sam Ash, members: [Jo Lane]}\n",
        "panel/2024-07-10/meeting.yaml": "attendance: {chair: Sam Ash, members: [Jo Lane]}\n",
    }
    archive, _ = loaded(files, tmp_path)
    found = [(presided(archive, held), attendance(archive, held)[0].seats[0]) for held in archive.meetings()]
    assert [(chair and chair.role, chair and chair.office, member.office) for chair, member in found] == [
        ("", "Mayor", "Mayor"),
        ("", "President", "President"),
    ]


def test_a_panel_is_who_sits_that_day_with_those_invited(tmp_path: Path) -> None:
    archive, held = meeting("panel: [a-moss, Sam Ash]\ninvited: [Tom Ash]\n", tmp_path)
    assert [
        (group.name, group.label, group.directorate, group.within, [seat.name for seat in group.seats])
        for group in members(archive, held)
    ] == [
        ("members", "Panel", "", "Panel", ["Councillor Ann Moss", "Sam Ash"]),
        ("others", "By invitation", "", "", ["Tom Ash"]),
    ]
    archive, alone = meeting("panel: [a-moss]\n", tmp_path / "alone")
    assert [group.label for group in members(archive, alone)] == ["Panel"]


def test_a_member_of_a_group_is_expected_and_stands_in_none_of_the_others(tmp_path: Path) -> None:
    board = "name: Board\nyears: {2024/25: {members: {NHS: [Pam Orr, vacant], Council: [a-moss]}, invited: Jo Lane}}\n"
    files = {
        "people.yaml": PEOPLE,
        "board/committee.yaml": board,
        "board/2024-06-12/meeting.yaml": "attendance: {members: [a-moss], others: [Jo Lane]}\n",
    }
    archive, _ = loaded(files, tmp_path)
    held = archive.meeting("board", "2024-06-12")
    assert [
        (one.named.person, one.name, one.expected, one.present, one.absent) for one in took_part(archive, held)
    ] == [
        ("a-moss", "Councillor Ann Moss", True, True, False),
        ("Jo Lane", "Jo Lane", False, True, False),
        ("Pam Orr", "Pam Orr", True, None, None),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Of the committee; away with apologies; of another capacity; nobody of the committee, though listed as one.
        ("{members: [a-moss]}", ("a-moss", True, True, False)),
        ("{apologies: [a-moss]}", ("a-moss", True, False, True)),
        ("{absent: [a-moss]}", ("a-moss", True, False, True)),
        ("{officers: {Homes: [c-wren]}}", ("c-wren", False, True, False)),
        ("{apologies: [c-wren]}", ("c-wren", False, False, False)),
        ("{members: [Sam Ash]}", ("Sam Ash", None, True, None)),
        ("{members: [{Sam Ash: {for: a-moss}}]}", ("Sam Ash", False, True, False)),
        ("{co-opted: [Sam Ash]}", ("Sam Ash", None, True, None)),
        ("{apologies: [a-moss], officers: [a-moss]}", ("a-moss", True, True, False)),
    ],
)
def test_whether_somebody_was_expected_and_there(
    text: str, told: tuple[str, bool | None, bool | None, bool | None], tmp_path: Path
) -> None:
    archive, held = meeting(f"attendance: {text}\n", tmp_path)
    first = took_part(archive, held)[0]
    assert (first.named.person, first.expected, first.present, first.absent) == told


def test_where_nobody_knows_who_the_members_were_nobody_is_unexpected(tmp_path: Path) -> None:
    archive, held = meeting("attendance: {members: [a-moss], officers: [c-wren]}\n", tmp_path, "2022-06-08")
    assert [(one.named.person, one.expected, one.absent) for one in took_part(archive, held)] == [
        ("a-moss", None, None),
        ("c-wren", None, None),
    ]


def test_somebody_in_two_groups_stands_once_with_both_seats(tmp_path: Path) -> None:
    text = "attendance: {members: [a-moss], others: [{a-moss: As ward councillor}]}\n"
    archive, held = meeting(text, tmp_path)
    first = took_part(archive, held)[0]
    assert [(group.name, each.role) for group, each in first.seats] == [
        ("members", "Chair"),
        ("others", "Chair, As ward councillor"),
    ]
    assert [one.named.person for one in took_part(archive, held)] == ["a-moss", "d-lark", "g-hart", "Jo Lane"]
