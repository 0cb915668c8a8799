"""How minutes are read: a committee's words and numbers, and whom its votes name."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive.minuting import minuting
from generator.content.model import Committee, Council, read
from generator.text import Minuting


@pytest.mark.parametrize(
    ("council", "committee", "words"),
    [
        ({}, {}, ("RESOLVED", "RECOMMENDED")),
        ({"decision-words": "Agreed"}, {}, ("Agreed",)),
        ({"decision-words": "Agreed"}, {"decision-words": ["Beschluss", "Resolved"]}, ("Beschluss", "Resolved")),
    ],
)
def test_the_words_for_a_decision_are_the_committees_else_the_councils(
    council: dict[str, object], committee: dict[str, object], words: tuple[str, ...]
) -> None:
    body, faults = read(Council, {"name": "Fernshire", **council})
    panel, more = read(Committee, committee)
    assert body
    assert panel
    assert (faults, more) == ((), ())
    assert minuting(body, panel, date(2024, 6, 12)) == Minuting(words, "by-year")


@pytest.mark.parametrize(
    ("day", "style"),
    [
        ("2021-06-09", Minuting(("Agreed",), "by-year")),
        ("2022-05-01", Minuting(("Agreed",), "by-meeting")),
        ("2025-04-09", Minuting(("Agreed",), "by-meeting", "HP{n}/{yy}/{meeting}", "2024/25", "2025-04-09-2")),
    ],
)
def test_numbers_are_made_as_they_were_on_the_day(day: str, style: Minuting) -> None:
    numbers = {"2022/23": "by-meeting"}
    panel, faults = read(
        Committee,
        {"decision-words": "Agreed", "minute-numbers": numbers, "minute-form": {"2024/25": "HP{n}/{yy}/{meeting}"}},
    )
    assert faults == ()
    assert panel
    assert minuting(Council(name="Fernshire"), panel, date.fromisoformat(day), f"{day}-2") == style


PEOPLE = """
a-moss: {name: Ann Moss, kind: councillor}
b-reed: {name: Bo Reed, kind: councillor, title: Mrs}
c-reed: {name: Cy Reed, kind: councillor}
d-lark: {name: D Lark, kind: councillor}
e-finch: {name: E Finch, kind: councillor}
f-hall: {name: F Hall, kind: officer}
"""
ATTENDANCE = """
attendance:
  members: [a-moss]
  co-opted: [Jo Lane]
  cabinet: [b-reed]
  others: [Tom Ash]
  officers: [f-hall]
  apologies: [c-reed]
  absent: [d-lark]
minutes: {first: 1}
"""


@pytest.mark.parametrize(
    ("typed", "person", "printed"),
    [
        ("a-moss", "a-moss", "Councillor Ann Moss"),
        ("Cllr Ann Moss", "a-moss", "Councillor Ann Moss"),
        ("Moss", "a-moss", "Councillor Ann Moss"),
        ("Jo Lane", "Jo Lane", "Jo Lane"),
        ("Lane", "Jo Lane", "Jo Lane"),
        ("Ash", "Tom Ash", "Tom Ash"),
        ("Mrs Bo Reed", "b-reed", "Mrs Bo Reed"),
        ("Bo Reed", "b-reed", "Mrs Bo Reed"),
        ("Cy Reed", "c-reed", "Councillor Cy Reed"),
        ("Reed", "Reed", "Reed"),  # there are two
        ("Lark", "d-lark", "Councillor D Lark"),
        ("e-finch", "e-finch", "Councillor E Finch"),  # of nobody else there
        ("E Finch", "E Finch", "E Finch"),
        ("Hall", "Hall", "Hall"),  # officers do not vote
    ],
)
def test_a_voter_is_who_at_the_meeting_has_the_id_the_name_or_alone_the_surname(
    typed: str, person: str, printed: str, tmp_path: Path
) -> None:
    files = {
        "people.yaml": PEOPLE,
        "panel/2024-06-12/meeting.yaml": ATTENDANCE,
        "panel/2024-06-12/minutes.md": f"## Rents\n\n- For: {typed}\n{{vote=carried}}\n",
    }
    minutes = loaded(files, tmp_path)[0].meeting("panel", "2024-06-12").minutes
    assert minutes
    (vote,) = minutes.items[0].votes
    assert [(voter.person or voter.name, voter.name) for voter in vote.sides[0].voters] == [(person, printed)]


def test_a_word_that_only_holds_an_id_names_nobody_who_was_not_there(tmp_path: Path) -> None:
    files = {
        "people.yaml": "lee: {name: Ann Lee, kind: councillor}\nb-lee: {name: Bo Lee, kind: councillor}\n",
        "panel/2024-06-12/meeting.yaml": "attendance: {members: [b-lee]}\nminutes: {first: 1}\n",
        "panel/2024-06-12/minutes.md": "## The fleet\n\n- For: Lee\n- Against: Ann Lee\n{vote=carried}\n",
    }
    minutes = loaded(files, tmp_path)[0].meeting("panel", "2024-06-12").minutes
    assert minutes
    sides = minutes.items[0].votes[0].sides
    assert [[voter.person for voter in side.voters] for side in sides] == [["b-lee"], [""]]
