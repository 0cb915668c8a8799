"""Decisions outside meetings are looked through as papers are, and what is said of one can be accepted in it."""

from pathlib import Path

import pytest
from content_sample import loaded

LEASE = "d/2024-06-01-lease.md"


def told(text: str, folder: Path, rule: str, front: str = "reference: OD/1") -> list[str]:
    """What is said of a decision under a rule: "line: severity: what"."""
    files = {
        "people.yaml": "e-finch: {name: E Finch, kind: officer}\n",
        "d/committee.yaml": "kind: decisions\nlaw: none\n",
        LEASE: f"---\n{front}\n---\n# Lease\n\n## Reasons\n\n{text}\n",
    }
    _, problems = loaded(files, folder)
    assert [line for line in problems if ": error:" in line] == []
    found = [line for line in problems if line.endswith(f"[{rule}]")]
    return [line.removeprefix(f"{LEASE}:").rpartition(" [")[0] for line in found]


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        ("Ring 07700 900123.", "personal-details", 'this looks like a telephone number: "0770…"'),
        ("Write to jo@gmail.com.", "personal-details", 'this looks like an e-mail address: "j…@gmail.com"'),
        (
            "It\u00e2\u20ac\u2122s due.",
            "lost-character",
            '"\u00e2\u20ac\u2122" stands where another character was lost',
        ),
        ("It comes to #REF! now.", "spreadsheet-error", '"#REF!" is an error of a spreadsheet'),
        ("On Tuesday 12 June 2024.", "weekday", "12 June 2024 was a Wednesday, not a Tuesday"),
    ],
)
def test_a_decision_is_looked_through_as_a_paper_is(text: str, rule: str, said: str, tmp_path: Path) -> None:
    assert told(text, tmp_path / "said", rule) == [f"8: warning: {said}"]
    accepted = told(text, tmp_path / "accepted", rule, f"accept: {{{rule}: It was agreed}}")
    assert [line for line in accepted if "warning" in line] == []


def test_what_stands_above_its_text_is_looked_through_too(tmp_path: Path) -> None:
    phone = told("Fine.", tmp_path / "phone", "personal-details", "under: Ring 07700 900123")
    assert phone == ['2: warning: this looks like a telephone number: "0770…"']
    (plain,) = told("Fine.", tmp_path / "name", "plain-name", "by: E Finch")
    assert plain == '2: info: "E Finch" is written as a plain name, and people.yaml has one of that name'


def test_a_link_above_its_text_is_told_where_it_can_be_none(tmp_path: Path) -> None:
    link = told("Fine.", tmp_path, "link-form", "under: '[Scheme](https://fernshire.example/scheme)'")
    assert link == ["2: warning: a link in `under` is shown as it is typed, and leads nowhere"]
    left = told("Fine.", tmp_path / "left", "converter-mark", "under: 'Paragraph 3 {.underline}'")
    assert left == ["2: warning: {.underline} was left by a converter"]
