"""Each rule: content that breaks it, and what is said."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import gathered

JUNE = "panel/2024-06-12/"
JULY = "panel/2024-07-10/"
MEMBERS = {"panel/committee.yaml": "name: Panel\nyears:\n  2024/25:\n    members: [A Moss]\n"}
BEFORE, AFTER = date(2024, 6, 1), date(2024, 9, 1)


@pytest.mark.parametrize(
    ("files", "line"),
    [
        (
            {
                f"{JUNE}meeting.yaml": "minutes:\n  first: 1\n",
                f"{JUNE}minutes.md": "## Apologies\n\n## Rents\n",
                f"{JULY}meeting.yaml": "minutes:\n  first: 2\n",
                f"{JULY}minutes.md": "## Apologies\n",
            },
            f"{JULY}minutes.md:1: error: minute 2 of 2024/25 stands in the minutes of 12 June 2024 already"
            " [minute-overlap]",
        ),
        (
            {
                f"{JUNE}meeting.yaml": "minutes:\n  first: 1\n  approved: 2024-06-12\n",
                f"{JUNE}minutes.md": "## Apologies\n",
            },
            f"{JUNE}meeting.yaml:3: error: the minutes of 12 June 2024 cannot have been approved on 12 June 2024"
            " [approved-before]",
        ),
        (
            {
                f"{JUNE}meeting.yaml": "agenda: [Rents]\nprivate:\n"
                "  - title: Any other private business\n    papers: claim\n"
            }
            | {f"{JUNE}claim.md": "# A claim\n"},
            f'{JUNE}meeting.yaml:3: error: the private item "Any other private business" names a paper [private-paper]',
        ),
        (
            {f"{JUNE}meeting.yaml": "attendance:\n  members: [A Moss]\n  apologies:\n    - A Moss\n"},
            f'{JUNE}meeting.yaml:4: error: "A Moss" is among those present too [present-and-away]',
        ),
        (
            {f"{JUNE}meeting.yaml": "agenda:\n  - Rents\n  - title: Exclusion of press and public\n"},
            f"{JUNE}meeting.yaml:3: warning: item 2 is to exclude the public, and there is no private business"
            " [exclusion]",
        ),
        (
            {
                f"{JUNE}meeting.yaml": "agenda: [Rents]\nprivate:\n  - title: A claim\n    exempt: 1\n"
                "    public-interest: It would name the tenant.\n"
            },
            f"{JUNE}meeting.yaml:3: warning: there is private business, and no item to exclude the public [exclusion]",
        ),
        (
            {
                f"{JUNE}meeting.yaml": "agenda: [Exclusion of press and public]\nprivate:\n  - title: A claim\n"
                "    exempt: 1\n"
            },
            f'{JUNE}meeting.yaml:3: warning: the exempt item "A claim" gives no public-interest reason'
            " [public-interest]",
        ),
        (
            {
                f"{JUNE}meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n",
                f"{JUNE}rents.md": "# Rents\n\nThe Panel met on Thursday 12 June 2024.\n",
            },
            f"{JUNE}rents.md:3: warning: 12 June 2024 was a Wednesday, not a Thursday [weekday]",
        ),
        (
            {f"{JUNE}meeting.yaml": "attendance:\n  members:\n    - A Moss\n    - B Reed\n", **MEMBERS},
            f'{JUNE}meeting.yaml:4: warning: "B Reed" is not a member of 2024/25 in committee.yaml [not-a-member]',
        ),
        (
            {f"{JUNE}meeting.yaml": "attendance:\n  co-opted: [C Wren]\n", **MEMBERS},
            f'{JUNE}meeting.yaml:2: warning: the member "A Moss" stands in no list of the attendance [member-unlisted]',
        ),
        (
            {f"{JUNE}meeting.yaml": "agenda: [Damp]\n", f"{JULY}meeting.yaml": "agenda: [Damp]\n"},
            f"{JULY}meeting.yaml:1: info: this has the title of a record of 12 June 2024, and neither belongs"
            " to a matter [likely-matter]",
        ),
        (
            {f"{JUNE}rents.md": "# Rents\n"},
            f'{JUNE}rents.md:1: warning: nothing names the paper "rents" [unnamed-paper]',
        ),
    ],
)
def test_what_breaks_a_rule_is_said_with_its_place(files: dict[str, str], line: str, tmp_path: Path) -> None:
    assert gathered(files, tmp_path, AFTER)[1] == [line]


@pytest.mark.parametrize(("today", "severity"), [(BEFORE, "error"), (AFTER, "warning")])
def test_a_private_item_without_a_paragraph_can_be_mended_only_before_the_meeting(
    today: date, severity: str, tmp_path: Path
) -> None:
    files = {f"{JUNE}meeting.yaml": "agenda: [Rents]\nprivate:\n  - A claim\n  - Any other private business\n"}
    assert gathered(files, tmp_path, today)[1] == [
        f'{JUNE}meeting.yaml:3: {severity}: the private item "A claim" does not say why it is exempt [exempt-paragraph]'
    ]


def test_numbers_of_another_year_or_committee_do_not_overlap(tmp_path: Path) -> None:
    files = {
        "board/committee.yaml": "name: Board\n",
        "board/2024-06-12/meeting.yaml": "minutes: {first: 1}\n",
        "board/2024-06-12/minutes.md": "## Apologies\n",
        f"{JUNE}meeting.yaml": "minutes: {first: 1}\n",
        f"{JUNE}minutes.md": "## Apologies\n",
        "panel/2025-06-11/meeting.yaml": "minutes: {first: 1}\n",
        "panel/2025-06-11/minutes.md": "## Apologies\n",
    }
    assert gathered(files, tmp_path)[1] == []
