"""Each rule: content that breaks it, and what is said."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded

JUNE = "panel/2024-06-12/"
JULY = "panel/2024-07-10/"
MEMBERS = {"panel/committee.yaml": "name: Panel\nyears:\n  2024/25:\n    members: [A Moss]\n"}
CO_OPTED = {"panel/committee.yaml": f"{MEMBERS['panel/committee.yaml']}    co-opted: [J Lark]\n"}
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
            f'{JUNE}rents.md:1: warning: nothing names the paper "rents"; it is published after its meeting, having'
            " no agenda [unnamed-paper]",
        ),
        (
            {
                f"{JUNE}meeting.yaml": "agenda:\n  - title: Flooding\n    added: 2024-06-11\n"
                "    urgent: The river rose.\nminutes: {first: 1}\n",
                f"{JUNE}minutes.md": "## Flooding\n\nNoted.\n",
            },
            f"{JUNE}meeting.yaml:4: warning: this item was taken as urgent, and the minutes do not say why"
            " [urgent-minuted]",
        ),
        (
            {
                f"{JUNE}meeting.yaml": "agenda: [Exclusion of the public]\nprivate:\n  - title: A claim\n"
                "    exempt: 1\n    public-interest: It would name the tenant.\nminutes: {first: 1}\n",
                f"{JUNE}minutes.md": "## Exclusion of the public\n\n# Private business\n\n## A claim\n",
            },
            f'{JUNE}meeting.yaml:3: warning: the minutes leave out what was said of "A claim", and nothing tells it'
            " in short [public-summary]",
        ),
        (
            {
                **CO_OPTED,
                f"{JUNE}meeting.yaml": "attendance:\n  members:\n    - A Moss\n    - J Lark\n",
            },
            f'{JUNE}meeting.yaml:4: warning: "J Lark" is co-opted, and stands among the members [not-a-member]',
        ),
        (
            {
                **CO_OPTED,
                f"{JUNE}meeting.yaml": "attendance:\n  members: [A Moss]\n  co-opted: [J Larke]\n",
            },
            f'{JUNE}meeting.yaml:3: warning: "J Larke" is not co-opted in 2024/25 in committee.yaml [not-a-member]',
        ),
        (
            {
                f"{JUNE}meeting.yaml": "minutes: {first: 2}\n",
                f"{JUNE}minutes.md": "## 1. Apologies\n",
            },
            f"{JUNE}meeting.yaml:1: warning: the first minute is 2 here, and 1 as it is typed in minutes.md"
            " [minute-first]",
        ),
        (
            {
                f"{JUNE}meeting.yaml": "agenda:\n  - title: Work programme\n    papers: work-programme\n",
                f"{JUNE}work-programme.yaml": "programme:\n  2024-06-12: []\n  10 July 2024:\n    - Rents\n",
            },
            f'{JUNE}work-programme.yaml:3: warning: "10 July 2024" looks like a date, and is read as a heading'
            " [programme-date]",
        ),
        (
            {f"{JUNE}meeting.yaml": "place: The Guildhall\nnote: The visit is on Monday 17 July 2024.\n"},
            f"{JUNE}meeting.yaml:2: warning: 17 July 2024 was a Wednesday, not a Monday [weekday]",
        ),
        (
            {
                "panel/committee.yaml": "name: Panel\nkind: scrutiny\n",
                "cabinet/committee.yaml": "name: Cabinet\nkind: executive\n",
                f"{JUNE}meeting.yaml": "minutes: {first: 1}\n",
                f"{JUNE}minutes.md": "## Rents\n\nRESOLVED that the Cabinet respond.\n",
                "panel/actions.yaml": "1/24:\n  asks: cabinet\n",
            },
            "panel/actions.yaml:2: info: 1/24 asks the executive, whose response was due by 12 August 2024 [overdue]",
        ),
    ],
)
def test_what_breaks_a_rule_is_said_with_its_place(files: dict[str, str], line: str, tmp_path: Path) -> None:
    assert loaded(files, tmp_path, AFTER)[1] == [line]


@pytest.mark.parametrize(("today", "severity"), [(BEFORE, "error"), (AFTER, "warning")])
def test_a_private_item_without_a_paragraph_can_be_mended_only_before_the_meeting(
    today: date, severity: str, tmp_path: Path
) -> None:
    files = {f"{JUNE}meeting.yaml": "agenda: [Rents]\nprivate:\n  - A claim\n  - Any other private business\n"}
    assert loaded(files, tmp_path, today)[1] == [
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
    assert loaded(files, tmp_path)[1] == []


ASKED = {
    "panel/committee.yaml": "name: Panel\nkind: scrutiny\n",
    "cabinet/committee.yaml": "name: Cabinet\nkind: executive\n",
    "panel/2023-12-31/meeting.yaml": "minutes: {first: 1}\n",
    "panel/2023-12-31/minutes.md": "## Rents\n\nRESOLVED that the Cabinet respond.\n",
}


@pytest.mark.parametrize(
    ("actions", "today", "is_said"),
    [
        ("asks: cabinet", date(2024, 2, 29), False),
        ("asks: cabinet", date(2024, 3, 1), True),
        ("asks: Head of Homes", date(2024, 9, 1), False),
        ("asks: cabinet\n  state: done", date(2024, 9, 1), False),
        ("asks: cabinet\n  due: 2025-01", date(2024, 9, 1), False),
        ("asks: cabinet\n  since:\n    - 2024-01-17: It answered", date(2024, 9, 1), False),
    ],
)
def test_an_executive_has_two_months_to_answer_a_scrutiny_committee(
    actions: str, today: date, tmp_path: Path, *, is_said: bool
) -> None:
    lines = loaded({**ASKED, "panel/actions.yaml": f"1/23:\n  {actions}\n"}, tmp_path, today)[1]
    assert any("[overdue]" in line for line in lines) is is_said


@pytest.mark.parametrize("told", ["Taken as urgent: the river rose.", "By reason of special circumstances, noted."])
def test_minutes_that_say_why_an_item_was_urgent_are_in_order(told: str, tmp_path: Path) -> None:
    files = {
        f"{JUNE}meeting.yaml": "agenda:\n  - title: Flooding\n    urgent: The river rose.\nminutes: {first: 1}\n",
        f"{JUNE}minutes.md": f"## Flooding\n\n{told}\n",
    }
    assert loaded(files, tmp_path, AFTER)[1] == []


def test_an_item_on_exclusions_from_school_excludes_nobody(tmp_path: Path) -> None:
    assert loaded({f"{JUNE}meeting.yaml": "agenda: [Exclusions from school]\n"}, tmp_path, AFTER)[1] == []


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("See [the plan] (plan.pdf).", "this looks like a link, and a blank stands between ] and ("),
        ("See [the code](https://fernshire.example/code", "this looks like a link, and its bracket is not closed"),
        ("See [the code](https://fernshire.example/code).", ""),
        ("The Chair [Councillor Moss] (in the chair) spoke.", ""),
        ("It is [sic](as printed", ""),
    ],
)
def test_what_is_nearly_a_link_is_said(line: str, what: str, tmp_path: Path) -> None:
    files = {
        f"{JUNE}meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n",
        f"{JUNE}rents.md": f"# Rents\n\n{line}\n",
    }
    assert loaded(files, tmp_path, AFTER)[1] == ([f"{JUNE}rents.md:3: warning: {what} [link-form]"] if what else [])


@pytest.mark.parametrize("heading", ["10 July 2024", "Wednesday 10th July, 2024", "10/07/2024", "10.7.24"])
def test_a_date_in_words_as_a_heading_is_said(heading: str, tmp_path: Path) -> None:
    files = {
        f"{JUNE}meeting.yaml": "agenda:\n  - title: Work programme\n    papers: work-programme\n",
        f"{JUNE}work-programme.yaml": f'programme:\n  "{heading}":\n    - Rents\n  Items for 2025:\n    - Repairs\n',
    }
    assert len(loaded(files, tmp_path, AFTER)[1]) == 1
