"""Decisions outside meetings: what their record says, and the order of its days."""

from pathlib import Path

import pytest
from content_sample import findings

FILE = "2024-06-01-lease.md"
LEASE = f"d/{FILE}"
MEND = (
    "add `by:` above its text, `## Reasons` and `## Alternatives considered and rejected` in it; if there were none,"
    " say so there [decision-record]"
)
WHOLE = "## Reasons\n\nIt ends.\n\n## Alternatives\n\nNone.\n"


def told(front: str, text: str, folder: Path, law: str = "england") -> list[tuple[str, str | None]]:
    """What is said of a decision of 1 June 2024, and what it is about; one before it is withdrawn."""
    files = {
        "board/committee.yaml": "name: Board\n",
        "d/committee.yaml": f"kind: decisions\nlaw: {law}\n",
        "d/2024-05-01-roof.md": "---\nwithdrawn: true\n---\n# Roof\n\nIt is mended.\n",
        LEASE: f"---\n{front}\n---\n# Lease\n\n{text}\n",
    }
    found = findings(files, folder, "decision-record", "date-order")
    return [(line.removeprefix(f"{LEASE}:"), about) for line, about in found]


@pytest.mark.parametrize(
    ("front", "text", "missing"),
    [
        ("reference: OD/1", "It is let.", "who took it, the reasons and what else was considered and rejected"),
        ("reference: OD/1", WHOLE, "who took it"),
        ("by: Clerk", WHOLE.replace("Reasons", "Unreasonable"), "the reasons"),
        ("by: Clerk", WHOLE.replace("Alternatives", "Later"), "what else was considered and rejected"),
        ("by: Clerk", "## Reasons\n\nThere are options.", "what else was considered and rejected"),
    ],
)
def test_what_a_record_does_not_say_is_told(front: str, text: str, missing: str, tmp_path: Path) -> None:
    line = f"2:1: warning: the record of this decision does not say {missing}; {MEND}"
    assert told(front, text, tmp_path) == [(line, FILE)]
    assert told(front, text, tmp_path / "no-law", "none") == []
    assert told(f"{front}\nwithdrawn: Let to another", text, tmp_path / "withdrawn") == []


@pytest.mark.parametrize("reasons", ["REASON for it", "The rationale", "Grounds", "Why"])
@pytest.mark.parametrize(
    "rejected",
    [
        "## ALTERNATIVE ways\n",
        "## Other options\n",
        "## An option\n",
        "There were no options.\n",
        "There was NO OTHER option.\n",
        "There were no alternatives.\n",
        "There was no alternative option.\n",
    ],
)
def test_headings_and_sentences_that_say_it(reasons: str, rejected: str, tmp_path: Path) -> None:
    assert told("by: Clerk", f"## {reasons}\n\nIt ends.\n\n{rejected}\nSo it is.\n", tmp_path) == []


def test_days_out_of_order_are_told(tmp_path: Path) -> None:
    assert told("by: Clerk\npublished: 2024-05-31\ncall-in: 2024-05-30", WHOLE, tmp_path / "both") == [
        (
            "3:12: warning: published on 31 May 2024, before it was taken on 1 June 2024; correct the date, or the name"
            " of the file, which begins with the day of the decision [date-order]",
            f"{FILE} published",
        ),
        (
            "4:10: warning: the last day of call-in is 30 May 2024, before it was published; look both days up again"
            " [date-order]",
            f"{FILE} call-in",
        ),
    ]
    ((line, about),) = told("by: Clerk\ncall-in: 2024-05-31", WHOLE, tmp_path / "call-in")
    assert (line.partition("; ")[0], about) == (
        "3:10: warning: the last day of call-in is 31 May 2024, before it was published",
        f"{FILE} call-in",
    )
    assert told("by: Clerk\npublished: 2024-06-01\ncall-in: 2024-06-01", WHOLE, tmp_path / "same") == []
