"""Matters: one title in two places that belong to none is proposed as one."""

from pathlib import Path

import pytest
from content_sample import findings

JUNE, JULY = "panel/2024-06-12", "panel/2024-07-10"
ALIKE = (
    "info: this has the title of a record of 12 June 2024, and neither belongs to a matter; if it is one subject, give"
    " both the same `matter:` [likely-matter]"
)


def told(june: str, july: str, folder: Path, programme: str = "") -> list[tuple[str, str | None]]:
    """What is said of the agendas of June and July, and of a work programme of July; and what it is about."""
    files = {
        "matters.yaml": "rents: {title: Rents}\n",
        f"{JUNE}/meeting.yaml": f"agenda:\n{june}\n",
        f"{JULY}/meeting.yaml": f"agenda:\n{july}\n",
    }
    files |= {f"{JULY}/work-programme.yaml": f"programme:\n{programme}\n"} if programme else {}
    found = findings(files, folder, "likely-matter")
    return [(line.removeprefix(f"{JULY}/"), about) for line, about in found]


@pytest.mark.parametrize(
    ("june", "july", "place", "about"),
    [
        ("- Damp", "- Roofs\n- Damp", "3:3", "agenda/1"),
        ("- Damp & Mould.", "- title: DAMP AND MOULD", "2:3", "agenda/0"),
        ("- {title: Homes, items: [Damp]}", "- {title: Streets, items: [Damp]}", "2:28", "agenda/0/items/0"),
        ("- Damp\n- Damp", "- Damp", "2:3", "agenda/0"),
    ],
    ids=["alike", "nearly", "within an item", "twice before"],
)  # fmt: skip
def test_an_item_that_has_the_title_of_an_earlier_one_may_be_of_one_matter(
    june: str, july: str, place: str, about: str, tmp_path: Path
) -> None:
    assert told(june, july, tmp_path) == [(f"meeting.yaml:{place}: {ALIKE}", f"meeting.yaml {about}")]


@pytest.mark.parametrize(
    ("june", "july"),
    [
        ("- Damp", "- Roofs"),
        ("- Apologies", "- Apologies"),
        ("- {title: Damp, matter: rents}", "- Damp"),
        ("- Roofs", "- Damp\n- Damp"),
        ("- Damp", "- Roofs\nprivate:\n- {title: Damp, exempt: 1}"),
        ("- '...'", "- '...'"),
    ],
    ids=["another", "of every agenda", "of a matter", "of one meeting", "private", "no words"],
)
def test_nothing_else_is_proposed(june: str, july: str, tmp_path: Path) -> None:
    assert told(june, july, tmp_path) == []


def test_rows_of_a_work_programme_are_looked_at_too(tmp_path: Path) -> None:
    programme = "  Later:\n  - {title: Damp, matter: rents}\n  - Roofs\n  Then:\n  - Bins\n  - title: Damp"
    assert told("- Damp", "- Streets", tmp_path, programme) == [
        (f"work-programme.yaml:7:5: {ALIKE}", "work-programme.yaml programme/Then/1")
    ]
