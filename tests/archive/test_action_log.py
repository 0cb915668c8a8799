"""Actions that tables in minutes list: whose each is and by when, how it stands, and what later tables say of it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import Archive
from generator.archive.action_log import Logged, due_of, has_actions, logged

JUNE, JULY, SEPTEMBER = "panel/2024-06-12", "panel/2024-07-10", "panel/2024-09-11"
PEOPLE = """\
a-moss: {name: A Moss, kind: councillor}
e-finch: {name: E Finch, kind: officer}
j-ash: {name: J Ash, kind: officer}
j-ash-2: {name: J Ash, kind: officer}
"""
HEADS = "| Action | Owner | Due | Status |\n|---|---|---|---|\n"


def table(*rows: str) -> str:
    """A table of actions of rows such as "Visit | All | May 2025 | Open"."""
    return HEADS + "".join(f"| {row} |\n" for row in rows) + "{actions}\n"


def archive_of(folder: Path, actions: str = "", **minutes: str) -> Archive:
    """The archive of the minutes of June, July and September, and of what officers note."""
    files = {"people.yaml": PEOPLE, "panel/actions.yaml": actions} if actions else {"people.yaml": PEOPLE}
    for n, (month, text) in enumerate(minutes.items(), 1):
        name = {"june": JUNE, "july": JULY, "september": SEPTEMBER}[month]
        files |= {f"{name}/meeting.yaml": f"minutes: {{first: {n}}}\n", f"{name}/minutes.md": f"## Damp\n\n{text}"}
    return loaded(files, folder)[0]


def every(archive: Archive) -> tuple[Logged, ...]:
    """All actions of the panel."""
    return logged(archive.committees["panel"], archive.people)


@pytest.mark.parametrize(
    ("written", "owners"),
    [
        ("E Finch", ("e-finch",)),
        ("e finch", ("e-finch",)),
        ("e-finch", ("e-finch",)),
        ("Cllr A Moss", ("a-moss",)),
        ("Cllr. A Moss", ("a-moss",)),
        ("COUNCILLOR A Moss", ("a-moss",)),
        ("A Moss, E Finch", ("a-moss", "e-finch")),
        ("A Moss / E Finch", ("a-moss", "e-finch")),
        ("A Moss & E Finch;", ("a-moss", "e-finch")),
        ("A Moss and B Reed", ("A Moss and B Reed",)),
        ("J Ash", ("J Ash",)),
        ("homes", ("Homes",)),
        ("Head of Homes", ("Head of Homes",)),
        ("", ()),
    ],
)
def test_an_action_is_of_those_who_are_known_by_a_name_that_one_alone_has_else_of_the_words(
    written: str, owners: tuple[str, ...], tmp_path: Path
) -> None:
    (action,) = every(archive_of(tmp_path, june=table(f"Visit | {written} | | ")))
    assert action.owners == owners


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("2024-09-30", "2024-09-30"),
        ("2024-02-30", ""),
        ("2024", "2024"),
        ("2024/25", "2024/25"),
        ("by 30th September 2024 or 1 October 2024", "2024-09-30"),
        ("11 June", "2025-06-11"),
        ("12 June", "2024-06-12"),
        ("11 June 2024", "2024-06-11"),
        ("30/9/2024", ""),
        ("30/9/2024, that is 1 October 2024", "2024-10-01"),
        ("29 February", ""),
        ("january 2025", "2025-01"),
        ("End of DECEMBER, 2025", "2025-12"),
        ("March", ""),
        ("", ""),
    ],
)
def test_by_when_is_what_its_words_name(words: str, due: str) -> None:
    assert due_of(words, date(2024, 6, 12)) == due


@pytest.mark.parametrize(
    ("status", "stands"),
    [
        ("ACTIONED", "done"),
        ("All done", "done"),
        ("Now closed", "done"),
        ("(Resolved)", "done"),
        ("Discharged", "done"),
        ("To be completed", "open"),
        ("Partly done", "open"),
        ("Done, not reported", "open"),
        ("Cancelled", "dropped"),
        ("Superseded by 4", "dropped"),
        ("Not proceeding", "open"),
        ("Withdrawn in part", "open"),
    ],
)
def test_how_an_action_stands_is_what_its_table_says(status: str, stands: str, tmp_path: Path) -> None:
    (action,) = every(archive_of(tmp_path, june=table(f"Visit | All | | {status}")))
    assert action.standing == stands


@pytest.mark.parametrize(
    ("noted", "status", "stands"),
    [
        ("state: done", "Open", "done"),
        ("state: dropped", "Done", "dropped"),
        ("state: waiting", "Done", "open"),
        ("asks: Head of Homes", "Done", "done"),
    ],
)
def test_what_officers_note_goes_before_what_the_table_says(
    noted: str, status: str, stands: str, tmp_path: Path
) -> None:
    (action,) = every(archive_of(tmp_path, f"1(A1)/24: {{{noted}}}\n", june=table(f"Visit | All | | {status}")))
    assert action.standing == stands


def test_officers_say_whose_an_action_is_and_by_when(tmp_path: Path) -> None:
    noted = "1(A1)/24: {asks: [e-finch, Head of Homes], due: 2024-08, since: [{2024-07-10: 'A *visit*'}]}\n"
    (action,) = every(archive_of(tmp_path, noted, june=table("Visit | All | 2024-07 | "), july="None.\n"))
    assert (action.owners, action.due) == (("e-finch", "Head of Homes"), "2024-08")
    ((place, address, what),) = [(each.place, each.address, each.what) for each in action.outcomes]
    assert (place.replace("\N{NO-BREAK SPACE}", " "), address) == ("10 July 2024", f"{JULY}/minutes/")
    assert what
    assert what.text == "A visit"


def test_an_action_is_carried_to_every_later_table_that_has_its_words(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path,
        june=table("Visit *Mill* Lane | All | | ", "Write | All | | "),
        july=table("visit mill lane. | All | | In hand", "Write again | All | | "),
        september=table("Visit Mill Lane | All | | Done"),
    )
    told = {
        each.cited: (
            each.standing,
            [(one.place.replace("\N{NO-BREAK SPACE}", " "), one.address) for one in each.outcomes],
        )
        for each in every(archive)
    }
    july = ("minute 2, 10 July 2024: In hand", f"{JULY}/minutes/#minute-2-a1")
    september = ("minute 3, 11 September 2024: Done", f"{SEPTEMBER}/minutes/#minute-3-a1")
    assert told == {
        "1(A1)/24": ("carried", [july, september]),
        "1(A2)/24": ("open", []),
        "2(A1)/24": ("carried", [september]),
        "2(A2)/24": ("open", []),
        "3(A1)/24": ("done", []),
    }


def test_a_later_table_without_a_status_says_nothing_more(tmp_path: Path) -> None:
    first, second = every(archive_of(tmp_path, june=table("Visit | All | | "), july=table("Visit | All | | ")))
    (outcome,) = first.outcomes
    assert outcome.place.replace("\N{NO-BREAK SPACE}", " ") == "minute 2, 10 July 2024"
    assert (first.address, second.address) == (f"{JUNE}/minutes/#minute-1-a1", f"{JULY}/minutes/#minute-2-a1")


@pytest.mark.parametrize(
    ("row", "today", "is_late"),
    [
        ("Visit | All | 2024-07-01 | ", date(2024, 7, 1), False),
        ("Visit | All | 2024-07-01 | ", date(2024, 7, 2), True),
        ("Visit | All | July 2024 | ", date(2024, 7, 31), False),
        ("Visit | All | July 2024 | ", date(2024, 8, 1), True),
        ("Visit | All | 2024-07-01 | Done", date(2024, 7, 2), False),
        ("Visit | All | Soon | ", date(2030, 1, 1), False),
    ],
)
def test_an_open_action_is_late_once_its_day_has_passed(
    row: str, today: date, *, is_late: bool, tmp_path: Path
) -> None:
    archive = archive_of(tmp_path, june=table(row))
    (action,) = every(archive)
    assert action.is_late(today, archive.starts) is is_late


@pytest.mark.parametrize(
    ("minutes", "has"),
    [({}, False), ({"june": "None.\n"}, False), ({"june": "None.\n", "july": table("Visit | All | | ")}, True)],
)
def test_a_committee_has_actions_if_any_minutes_list_one(
    minutes: Mapping[str, str], *, has: bool, tmp_path: Path
) -> None:
    archive = archive_of(tmp_path, **minutes)
    assert has_actions(archive.committees["panel"]) is has
