"""How minutes are cited, and each clause of what was decided in them."""

from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import Minutes
from generator.archive.citing import citation, cited, clauses

JUNE = "panel/2024-06-12"


def minutes(text: str, folder: Path, committee: str = "name: Panel") -> Minutes:
    """The minutes of June, numbered from 19 where the committee does not say otherwise."""
    files = {
        "panel/committee.yaml": f"{committee}\n",
        f"{JUNE}/meeting.yaml": "minutes: {first: 19}\n",
        f"{JUNE}/minutes.md": text,
    }
    found = loaded(files, folder)[0].committees["panel"].meetings[0].minutes
    assert found
    return found


def citations(text: str, folder: Path, committee: str = "name: Panel") -> list[tuple[str, str]]:
    """How the clauses of a text are cited: within the minute, and in full."""
    of = minutes(text, folder, committee)
    return [(each.part, each.full.replace("\N{NO-BREAK SPACE}", " ")) for each in cited(of, of.items[0]).values()]


@pytest.mark.parametrize(
    ("committee", "heading", "whole", "clause"),
    [
        ("name: Panel", "Rents", "19/24", "19(2)/24"),
        ("name: Panel", "12A Rents", "12A/24", "12A(2)/24"),
        ("minute-form: 'PAN{n}/{yy}'", "Rents", "PAN19/24", "PAN19/24(2)"),
        ("minute-numbers: by-meeting", "Rents", "19 of 12 June 2024", "19(2) of 12 June 2024"),
        ("{minute-numbers: by-meeting, minute-form: '{meeting}/{n}'}", "Rents", "2024-06-12/19", "2024-06-12/19(2)"),
        ("minute-numbers: none", "Rents", "Rents, 12 June 2024", "Rents (2), 12 June 2024"),
    ],
)
def test_a_minute_is_cited_as_its_body_numbers_minutes(
    committee: str, heading: str, whole: str, clause: str, tmp_path: Path
) -> None:
    of = minutes(f"## {heading}\n\nRESOLVED that it be so.\n", tmp_path, committee)
    found = [citation(of, of.items[0]), citation(of, of.items[0], "(2)")]
    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in found] == [whole, clause]


NESTED = """## Rents

RESOLVED that the Panel:

1. note the report
2. ask for figures on:
   (i) arrears
   (ii) refunds
3. meet again
"""


def test_a_clause_within_a_clause_is_cited_with_what_holds_it(tmp_path: Path) -> None:
    assert citations(NESTED, tmp_path) == [
        ("clause 1", "19(1)/24"),
        ("clause 2", "19(2)/24"),
        ("clause (i)", "19(2)(i)/24"),
        ("clause (ii)", "19(2)(ii)/24"),
        ("clause 3", "19(3)/24"),
    ]


def test_each_clause_comes_with_those_that_hold_it(tmp_path: Path) -> None:
    (minute,) = minutes(NESTED, tmp_path).items
    found = [([each.label for each in above], clause.label) for _, above, clause in clauses(minute)]
    assert found == [([], "1"), ([], "2"), (["2"], "(i)"), (["2"], "(ii)"), ([], "3")]


DAMP = "## Damp\n\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RESOLVED that it be noted.", [("", "19/24")]),
        (
            "RESOLVED that it be noted.\n\nRESOLVED that it be sent.",
            [("resolution 1", "19/24, resolution 1"), ("resolution 2", "19/24, resolution 2")],
        ),
        (
            "RESOLVED that it be noted.\n\nThe motion was LOST. {outcome=lost}",
            [("", "19/24"), ("proposal 1", "19/24, proposal 1")],
        ),
        ("The motion was LOST. {outcome=lost}", [("", "19/24")]),
        (
            "The motion was LOST. {outcome=lost}\n\nThe second was LOST. {outcome=lost}",
            [("proposal 1", "19/24, proposal 1"), ("proposal 2", "19/24, proposal 2")],
        ),
        (
            "RESOLVED that:\n\n1. it be noted\n2. it be sent\n\nText.\n\nRESOLVED that:\n\n1. it be read",
            [
                ("resolution 1, clause 1", "19(1)/24, resolution 1"),
                ("clause 2", "19(2)/24"),
                ("resolution 2, clause 1", "19(1)/24, resolution 2"),
            ],
        ),
        (
            "RESOLVED that:\n\n1.1 it be noted\n1.2 it be sent",
            [("clause 1.1", "19(1.1)/24"), ("clause 1.2", "19(1.2)/24")],
        ),
        ("RESOLVED that:\n\n(A) it be sent\n(B) it stay", [("clause (A)", "19(A)/24"), ("clause (B)", "19(B)/24")]),
    ],
    ids=["alone", "two", "one lost", "lost alone", "two lost", "labelled alike", "points in a label", "capitals"],
)
def test_no_two_clauses_of_a_minute_are_cited_alike(text: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    assert citations(f"{DAMP}{text}\n", tmp_path) == found


def test_motions_and_amendments_are_told_from_what_was_resolved(tmp_path: Path) -> None:
    text = (
        "Moved to add a word. {amendment outcome=lost}\n\n"
        "Moved to add two. {amendment outcome=carried}\n\n"
        "Moved that rents be kept. {motion outcome=carried}\n\n"
        "RESOLVED that rents be kept.\n"
    )
    assert citations(f"{DAMP}{text}", tmp_path) == [
        ("amendment 1", "19/24, amendment 1"),
        ("amendment 2", "19/24, amendment 2"),
        ("motion 1", "19/24, motion 1"),
        ("", "19/24"),
    ]
