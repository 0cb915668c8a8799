"""The register of decisions: what each belongs to, whom it asks, and what came of it."""

from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import Decision, register
from generator.archive.register import is_noting, standings

JUNE, JULY = "panel/2024-06-12", "panel/2024-07-10"
MINUTES = """\
## Apologies

None.

## Rents {matter=arrears}

RESOLVED that the Panel:

1. note the report
2. ask for figures

## Repairs

RESOLVED that it be noted.
"""
FILES = {
    f"{JUNE}/meeting.yaml": "agenda: [Apologies, {title: Rents, matter: rents}, Repairs]\nminutes: {first: 1}\n",
    f"{JUNE}/minutes.md": MINUTES,
    "matters.yaml": "rents: {title: Rents}\narrears: {title: Arrears}\n",
}


def decisions(folder: Path, **more: str) -> dict[str, Decision]:
    """The register, by meeting and fragment; `more` are files of the committee by their stem, or of July's meeting."""
    files = FILES | {f"panel/{stem}.yaml": text for stem, text in more.items() if stem in ("actions", "committee")}
    files |= {f"{JULY}/{stem}.yaml": text for stem, text in more.items() if stem in ("meeting", "programme")}
    if "programme" in more:
        files[f"{JULY}/work-programme.yaml"] = files.pop(f"{JULY}/programme.yaml")
    if "minutes" in more:
        files[f"{JULY}/minutes.md"] = more["minutes"]
    archive, problems = loaded(files, folder)
    assert [line for line in problems if ": error: " in line] == []
    return {decision.address.removeprefix("panel/"): decision for decision in register(archive)}


NOTE, ASK, REPAIRS = (f"2024-06-12/minutes/#minute-{clause}" for clause in ("2-r1", "2-r2", "3-r"))


def test_a_decision_is_of_the_matters_of_its_minute_and_of_the_item_that_this_records(tmp_path: Path) -> None:
    found = decisions(tmp_path)
    assert {address: decision.matters for address, decision in found.items()} == {
        NOTE: ("arrears", "rents"),
        ASK: ("arrears", "rents"),
        REPAIRS: (),
    }


def test_a_matter_that_minute_and_item_both_name_is_told_once(tmp_path: Path) -> None:
    both = {"meeting": "agenda: [{title: Damp, matter: [rents, arrears]}]\nminutes: {first: 4}\n"}
    both["minutes"] = "## Damp {matter=arrears}\n\nRESOLVED that it be noted.\n"
    assert decisions(tmp_path, **both)["2024-07-10/minutes/#minute-4-r"].matters == ("arrears", "rents")


def test_the_newest_meeting_stands_first(tmp_path: Path) -> None:
    later = {"meeting": "minutes: {first: 4}\n", "minutes": "## Damp\n\nRESOLVED that it be noted.\n"}
    assert list(decisions(tmp_path, **later)) == ["2024-07-10/minutes/#minute-4-r", NOTE, ASK, REPAIRS]


def test_what_officers_say_came_of_it_is_told_with_its_place(tmp_path: Path) -> None:
    actions = "2(2)/24:\n  since:\n    - 3/24: The figures *came*.\n"
    (outcome,) = decisions(tmp_path, actions=actions)[ASK].outcomes
    assert outcome.place == "minute 3/24"
    assert outcome.address == "panel/2024-06-12/minutes/#minute-3"
    assert outcome.what
    assert outcome.what.text == "The figures came."


@pytest.mark.parametrize(
    ("more", "followed"),
    [
        ({}, []),
        ({"committee": "name: Panel\nkind: scrutiny\n"}, [NOTE, ASK, REPAIRS]),
        ({"actions": "2(1)/24: {asks: Head of Homes}\n"}, [NOTE]),
        ({"programme": "programme:\n  Later:\n    - {title: Arrears, source: minute 2(2)/24}\n"}, [ASK]),
    ],
)
def test_it_is_said_what_came_of_it_where_a_committee_asks_or_something_is_recorded(
    more: dict[str, str], followed: list[str], tmp_path: Path
) -> None:
    found = decisions(tmp_path, meeting="place: Fern Hall\n", **more)
    assert [address for address, decision in found.items() if decision.is_followed] == followed


def test_a_row_of_a_work_programme_that_answers_it_is_told_with_its_address(tmp_path: Path) -> None:
    programme = "programme:\n  Later:\n    - {title: Arrears, source: minute 2(2)/24}\n"
    (outcome,) = decisions(tmp_path, meeting="place: Fern Hall\n", programme=programme)[ASK].outcomes
    assert outcome.address == "panel/2024-07-10/work-programme/#row-arrears"


def test_an_action_that_names_a_minute_is_not_that_of_a_clause_with_a_label(tmp_path: Path) -> None:
    found = decisions(tmp_path, actions="2/24: {asks: Head of Homes}\n3/24: {asks: Head of Law}\n")
    assert {address: decision.action.asks for address, decision in found.items()} == {
        NOTE: (),
        ASK: (),
        REPAIRS: ("Head of Law",),
    }


@pytest.mark.parametrize(
    ("words", "is_noted"),
    [
        ("note the report", True),
        ("To note the progress on what the group recommended in 2015.", True),
        ("Notes what the report contains", True),
        ("RESOLVED that it be noted.", True),
        ("Consider what the briefing note says", False),
        ("To note the report and to refer it to Cabinet", False),
        ("That the report be noted and approved", False),
        ("To note the position, and that a report be brought in May", False),
        ("having noted the briefing note, ask that more thought be given to it", False),
    ],
)
def test_what_is_to_be_noted_and_nothing_else_was_done_at_the_meeting(words: str, *, is_noted: bool) -> None:
    assert is_noting(words) is is_noted


def test_what_officers_say_counts_before_what_a_clause_says_itself(tmp_path: Path) -> None:
    assert decisions(tmp_path)[NOTE].standing == "noted"
    assert decisions(tmp_path, actions="2(1)/24: {state: open}\n")[NOTE].standing == "scheduled"


@pytest.mark.parametrize(
    ("more", "standing"),
    [
        ({"meeting.yaml": "agenda: [Figures of rents]\n"}, "scheduled"),
        ({"meeting.yaml": "agenda: [Figures of rents]\nstatus: cancelled\n"}, "scheduled"),
        ({"meeting.yaml": "agenda: [Figures of rents]\n", "minutes.md": "## Figures of rents\n\nHeard.\n"}, "answered"),
        ({"minutes.md": "## Figures of rents\n\nHeard.\n"}, "answered"),
        ({"minutes.md": "## Figures of rents {deferred-to=2024-10-09}\n\nPut off.\n"}, "scheduled"),
    ],
    ids=["on an agenda", "on that of a meeting that was cancelled", "minuted", "minuted alone", "put off"],
)
def test_a_clause_is_answered_once_minutes_tell_of_the_row(more: dict[str, str], standing: str, tmp_path: Path) -> None:
    row = (
        "updated: 2024-07-02\nprogramme:\n  2024-09-11:\n    - title: Figures of rents\n      source: Minute 2(2)/24\n"
    )
    files = FILES | {
        f"{JULY}/meeting.yaml": "{}\n",
        f"{JULY}/work-programme.yaml": row,
        "panel/2024-09-11/meeting.yaml": "{}\n",
        "panel/2024-10-09/meeting.yaml": "{}\n",
        **{f"panel/2024-09-11/{name}": text for name, text in more.items()},
    }
    archive, _ = loaded(files, tmp_path)
    (asked,) = [decision for decision in register(archive) if decision.clause.text == "ask for figures"]
    assert asked.standing == standing


def test_a_decision_in_a_part_of_a_minute_is_of_the_matters_of_the_item_of_that_part(tmp_path: Path) -> None:
    files = {
        "matters.yaml": "rents: {title: Rents}\nkeys: {title: Keys}\nhomes: {title: Homes}\n",
        f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, matter: rents}, {title: Keys, matter: keys}]\n"
        "minutes: {first: 1}\n",
        f"{JUNE}/minutes.md": "## Homes {matter=homes}\n\n### Rents {item=1}\n\nRESOLVED that they be kept.\n\n"
        "### Keys {item=2}\n\nRESOLVED that they be cut.\n\n### Bins\n\nRESOLVED that they be emptied.\n",
    }
    archive, _ = loaded(files, tmp_path)
    assert [(each.clause.text, each.matters, sorted(each.places)) for each in register(archive)] == [
        ("RESOLVED that they be kept.", ("homes", "rents"), ["minute-1", "rents"]),
        ("RESOLVED that they be cut.", ("homes", "keys"), ["keys", "minute-1"]),
        ("RESOLVED that they be emptied.", ("homes",), ["bins", "minute-1"]),
    ]


def test_what_was_decided_may_be_called_in_and_what_was_lost_may_not(tmp_path: Path) -> None:
    files = {
        f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, key: true, reference: FP/1, call-in: 2024-06-20}]\n"
        "minutes: {first: 1}\n",
        f"{JUNE}/minutes.md": "## Rents\n\nRESOLVED that they be kept.\n\nThe other was LOST. {outcome=lost}\n",
    }
    archive, _ = loaded(files, tmp_path)
    assert [(each.deciding.called, str(each.deciding.call_in)) for each in register(archive)] == [
        ("Key decision FP/1", "2024-06-20"),
        ("Key decision FP/1", "None"),
    ]


def test_how_decisions_can_stand_has_noted_only_where_one_does(tmp_path: Path) -> None:
    found = decisions(tmp_path)
    assert standings(found.values()) == ("answered", "scheduled", "noted", "not recorded")
    assert standings([found[ASK]]) == ("answered", "scheduled", "not recorded")
