"""What is accepted: a reason beside the thing, or above it, makes an info of a finding; one that meets none is told."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import findings, write

from generator.loading import load

JUNE = "panel/2024-06-12"
BEFORE = date(2024, 6, 1)
ACCEPT = "accept: {quorum: It is so}"
EVERYWHERE = {
    f"{JUNE}/meeting.yaml": f"""{ACCEPT}
agenda:
- title: Rents
  papers: rents
  {ACCEPT}
  items:
  - title: Flats
    {ACCEPT}
  private-papers:
  - {{title: Rents of some, exempt: 1, {ACCEPT}}}
private:
- title: A claim
  exempt: 1
  {ACCEPT}
minutes:
  first: 1
  {ACCEPT}
""",
    f"{JUNE}/minutes.md": "## Rents\n\nRESOLVED that it be so.\n",
    f"{JUNE}/rents.md": f"---\n{ACCEPT}\n---\n# Rents\n",
    f"{JUNE}/work-programme.yaml": f"programme:\n  Later:\n  - Bins\n  - title: Roofs\n    {ACCEPT}\n",
    "panel/actions.yaml": f"1/24:\n  asks: Clerk\n  {ACCEPT}\n",
    "d/committee.yaml": "kind: decisions\n",
    "d/2024-06-01-lease.md": f"---\n{ACCEPT}\n---\n# Lease\n",
}


def test_a_reason_that_accepts_nothing_is_told_where_it_stands(tmp_path: Path) -> None:
    handbook = "take it out, or look the name of the rule up in the handbook"
    nothing = 'warning: there is nothing to accept here: the rule "quorum" finds no fault'
    assert findings(EVERYWHERE, tmp_path, "nothing-to-accept") == [
        (f"{place}: {nothing}; {mend} [nothing-to-accept]", None)
        for place, mend in (
            ("d/2024-06-01-lease.md:2:10", "known here: decision-record"),
            (f"{JUNE}/meeting.yaml:1:10", "known here: exclusion, public-interest"),
            (f"{JUNE}/meeting.yaml:5:12", "known here: public-interest"),
            (f"{JUNE}/meeting.yaml:8:14", handbook),
            (f"{JUNE}/meeting.yaml:10:48", "known here: public-interest"),
            (f"{JUNE}/meeting.yaml:14:12", "known here: public-interest"),
            (f"{JUNE}/meeting.yaml:17:12", handbook),
            (f"{JUNE}/rents.md:2:10", handbook),
            (f"{JUNE}/work-programme.yaml:5:14", handbook),
            ("panel/actions.yaml:3:12", handbook),
        )
    ]


@pytest.mark.parametrize(
    ("text", "reason", "left"),
    [
        ("accept: {exclusion: Above}\nagenda:\n- title: Exclusion of press", "Above", 0),
        ("agenda:\n- title: Exclusion of press\n  accept: {exclusion: Beside}", "Beside", 0),
        (
            "accept: {exclusion: Above}\nagenda:\n- title: Exclusion of press\n  accept: {exclusion: Beside}",
            "Beside",
            1,
        ),
    ],
    ids=["above", "beside", "both"],
)
def test_the_nearest_reason_counts(text: str, reason: str, left: int, tmp_path: Path) -> None:
    files = {f"{JUNE}/meeting.yaml": f"{text}\n"}
    lines = [line for line, _ in findings(files, tmp_path, "exclusion", "nothing-to-accept")]
    found = [line for line in lines if line.endswith("[exclusion]")]
    assert [line.split(": ", 1)[1] for line in found] == [
        f"info: item 1 is to exclude the public, and there is no private business; accepted: {reason} [exclusion]"
    ]
    assert len(lines) - len(found) == left


def test_a_reason_accepts_what_is_found_in_its_own_record_alone(tmp_path: Path) -> None:
    meeting = "published: 2024-06-11\n"
    files = {
        f"{JUNE}/meeting.yaml": f"{meeting}accept: {{clear-days: A flood}}\n",
        "panel/2024-06-05/meeting.yaml": "published: 2024-06-04\n",
        "panel/2024-06-26/meeting.yaml": "published: 2024-06-25\naccept: {late-paper: A flood}\n",
    }
    lines = [line for line, _ in findings(files, tmp_path, "clear-days", "nothing-to-accept", today=BEFORE)]
    assert [(line.split(": ")[0], line.split(": ")[1], "accepted: A flood" in line) for line in lines] == [
        ("panel/2024-06-05/meeting.yaml:1:12", "error", False),
        (f"{JUNE}/meeting.yaml:1:12", "info", True),
        ("panel/2024-06-26/meeting.yaml:1:12", "error", False),
        ("panel/2024-06-26/meeting.yaml:2:10", "warning", False),
    ]


def test_no_reason_makes_good_what_has_to_be_mended(tmp_path: Path) -> None:
    files = {
        f"{JUNE}/meeting.yaml": "agenda: [{title: A, number: 1}, {title: B, number: 1, accept: {item-number: So}}]\n"
    }
    ((line, about),) = findings(files, tmp_path, "item-number", "nothing-to-accept")
    assert line.split(": ")[1] == "error"
    assert "accepted" not in line
    assert about == "meeting.yaml agenda/1/number"


def test_what_is_accepted_stays_in_the_report_as_it_was_but_for_the_mend(tmp_path: Path) -> None:
    write({f"{JUNE}/meeting.yaml": "published: 2024-06-11\naccept: {clear-days: A flood}\n"}, tmp_path)
    _, (problem,) = load(tmp_path, BEFORE)
    assert problem.what == "the agenda was published no clear days before the meeting, and five are asked for"
    assert (problem.mend, problem.severity, problem.rule) == ("accepted: A flood", "info", "clear-days")
    assert (problem.place.line, problem.place.column) == (1, 12)
