"""Who of a committee was at a meeting, each once, as far as that is known."""

from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive.presence import presences

COMMITTEE = """
name: Panel
years:
  2024/25: {chair: a-moss, members: [b-reed, vacant], co-opted: Jo Lane, invited: Pam Orr}
"""
PEOPLE = "a-moss: {name: A Moss, kind: councillor}\nb-reed: {name: B Reed, kind: councillor}\n"
MOSS, REED, LANE = ("a-moss", "Councillor A Moss"), ("b-reed", "Councillor B Reed"), ("Jo Lane", "Jo Lane")
ASH, ORR = ("Sam Ash", "Sam Ash"), ("Pam Orr", "Pam Orr")


@pytest.mark.parametrize(
    ("attendance", "found"),
    [
        (  # nothing is recorded: the members, and who was only invited is none
            "",
            [(*MOSS, "not recorded", True), (*REED, "not recorded", True), (*LANE, "not recorded", True)],
        ),
        (  # a substitute sits, and so do those who were away; who came otherwise does not
            "attendance: {members: [Sam Ash: {for: b-reed}], others: [Pam Orr], apologies: [b-reed], absent: [a-moss]}",
            [
                (*ASH, "substitute", True),
                (*ORR, "present", False),
                (*REED, "apologies", True),
                (*MOSS, "absent", True),
                (*LANE, "not recorded", True),
            ],
        ),
        (  # whom the minutes have among the members sits; a vacant seat is nobody
            "attendance: {members: [a-moss, vacant, Sam Ash], co-opted: [Jo Lane], officers: [Pam Orr]}",
            [
                (*MOSS, "present", True),
                (*ASH, "present", True),
                (*LANE, "present", True),
                (*ORR, "present", False),
                (*REED, "not recorded", True),
            ],
        ),
        (  # one who is listed twice was there if either says so, and sent apologies if either does
            "attendance: {officers: [a-moss], apologies: [a-moss, b-reed], absent: [b-reed, Jo Lane]}",
            [(*MOSS, "present", True), (*REED, "apologies", True), (*LANE, "absent", True)],
        ),
    ],
)
def test_everybody_stands_once_with_what_is_known(
    attendance: str, found: list[tuple[str, str, str, bool]], tmp_path: Path
) -> None:
    files = {
        "people.yaml": PEOPLE,
        "panel/committee.yaml": COMMITTEE,
        "panel/2024-06-12/meeting.yaml": f"{attendance}\n",
    }
    archive, _ = loaded(files, tmp_path)
    held = archive.meeting("panel", "2024-06-12")
    assert [(sat.person, sat.name, sat.presence, sat.sits) for sat in presences(archive, held)] == found
    assert {sat.meeting.name for sat in presences(archive, held)} == {"2024-06-12"}


@pytest.mark.parametrize(
    ("attendance", "sits"),
    [
        ("members: [Sam Ash]", True),
        ("apologies: [Sam Ash]", True),
        ("absent: [Sam Ash]", True),
        ("apologies: [Sam Ash], absent: [Sam Ash]", True),
        ("others: [Sam Ash]", False),
        ("cabinet: [Sam Ash]", False),
        ("officers: [Sam Ash]", False),
        ("officers: [Sam Ash], apologies: [Sam Ash]", False),
        ("members: [Sam Ash], officers: [Sam Ash]", True),
    ],
)
def test_where_nobody_knows_who_the_members_were_those_listed_as_such_sat_and_who_was_away(
    attendance: str, tmp_path: Path, *, sits: bool
) -> None:
    archive, _ = loaded({"panel/2024-06-12/meeting.yaml": f"attendance: {{{attendance}}}\n"}, tmp_path)
    (sat,) = presences(archive, archive.meeting("panel", "2024-06-12"))
    assert sat.sits is sits
