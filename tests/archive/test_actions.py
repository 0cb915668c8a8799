"""What officers note of clauses: which clause is meant, where a later place is, and what is told of what is none."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from content_sample import TODAY, write

from generator.archive import Archive
from generator.loading import load

JUNE, JULY = "panel/2024-06-12", "panel/2024-07-10"
FILES = {
    "people.yaml": "a-moss: {name: A Moss, kind: councillor}\n",
    "board/committee.yaml": "name: Board\n",
    f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, papers: rents}]\nminutes: {first: 14}\n",
    f"{JUNE}/minutes.md": "## Rents\n\nRESOLVED that the Panel:\n\n(a) ask for figures\n(b) meet again\n",
    f"{JUNE}/rents.md": "# Rents\n\n## Why\n\nThey rise.\n",
    f"{JULY}/meeting.yaml": "",
}


def noted(actions: str, folder: Path, files: Mapping[str, str] = FILES) -> tuple[Archive, list[str]]:
    """The archive with an actions file, and what is told of that: "line: severity: what; mend [rule]"."""
    archive, problems = load(write({**FILES, **files, "panel/actions.yaml": actions}, folder), TODAY)
    assert archive
    own = [each for each in problems if each.place.path.endswith("actions.yaml")]
    return archive, [f"{each.place.line}: {each.severity}: {each.what}; {each.mend} [{each.rule}]" for each in own]


WHOLE = "write it as the council cites it: 14(b)/22; where numbers begin again, 14(b) of 2022-11-17 [clause]"
OUTSIDE = "is not in the archive; it stays without a link [outside]"


@pytest.mark.parametrize(
    ("clause", "address", "said"),
    [
        ("14(b)/24", f"{JUNE}/minutes/#minute-14-rb", []),
        ("14(b) of 2024-06-12", f"{JUNE}/minutes/#minute-14-rb", []),
        ("14/24", f"{JUNE}/minutes/#minute-14", []),
        ("14(b)/23", "", [f"1: info: minute 14(b)/23 {OUTSIDE}"]),
        ("14(b)", "", [f'1: error: "14(b)" is not a clause; {WHOLE}', f"1: info: minute 14(b) {OUTSIDE}"]),
        ("the gate", "", [f'1: error: "the gate" is not a clause; {WHOLE}', f"1: info: minute the gate {OUTSIDE}"]),
    ],
)
def test_a_clause_is_named_as_the_council_cites_it(clause: str, address: str, said: list[str], tmp_path: Path) -> None:
    archive, told = noted(f"{clause}: {{state: waiting, asks: Head of Homes}}\n", tmp_path)
    (action,) = archive.committees["panel"].actions
    assert (action.clause, action.address) == (clause, address)
    assert told == said


@pytest.mark.parametrize(
    ("place", "word", "address"),
    [
        ("14(a)/24", "minute 14(a)/24", f"{JUNE}/minutes/#minute-14-ra"),
        ("board 9/24", "minute board 9/24", ""),
        ("PLA1 of 2024-06-13", "minute PLA1 of 2024-06-13", ""),
        ("2024-06-12", "12 June 2024", f"{JUNE}/minutes/"),
        ("2024-07-10", "10 July 2024", f"{JULY}/"),
        ("2024-08-01", "1 August 2024", ""),
        ("2024-08", "August 2024", ""),
        ("2024-06-12/rents", "Rents", f"{JUNE}/rents/"),
        ("2024-06-12/zzz", "2024-06-12/zzz", ""),
        ("a letter", "a letter", ""),
    ],
)
def test_what_came_of_it_says_where(place: str, word: str, address: str, tmp_path: Path) -> None:
    archive, _ = noted(f"14(b)/24: {{since: ['{place}': 'Seen, and [told](2024-06-12/rents.md)']}}\n", tmp_path)
    (action,) = archive.committees["panel"].actions
    assert [(later.place, later.address, later.what.text) for later in action.later] == [
        (word, address, "Seen, and told")
    ]


ADD = "add the person, or write in plain words who it is [unknown-person]"


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("a-moss", []),
        ("board", []),
        ("Head of Homes", []),
        ("a-mos", ['1: error: no person or committee has the id "a-mos"; did you mean "a-moss"? [unknown-person]']),
        ("zzz-qqq", [f'1: error: no person or committee has the id "zzz-qqq"; {ADD}']),
    ],
)
def test_whom_a_clause_asks_is_a_person_a_committee_or_words(who: str, said: list[str], tmp_path: Path) -> None:
    archive, told = noted(f"14(b)/24: {{asks: [{who}], what: 'By [him](2024-06-12/rents.md)'}}\n", tmp_path)
    (action,) = archive.committees["panel"].actions
    assert action.what.links == {"2024-06-12/rents.md": f"{JUNE}/rents/"}
    assert told == said


def test_each_fault_is_told_in_its_line(tmp_path: Path) -> None:
    actions = """14(b)/24:
  asks:
    - A Moss
    - zzz-qqq
  what: See [it](no.md)
  since:
    - 2024-06-12/zzz: Done
    - 2024-07-10: See [it](none.md)
"""
    _, told = noted(actions, tmp_path)
    assert [(line.partition(":")[0], line.rpartition(" ")[2]) for line in told if ": error:" in line] == [
        ("4", "[unknown-person]"),
        ("5", "[broken-link]"),
        ("7", "[missing-paper]"),
        ("8", "[broken-link]"),
    ]


@pytest.mark.parametrize(
    ("form", "links"),
    [
        ("PAN{n}/{yy}", {"minute:PAN14/24": f"{JUNE}/minutes/#minute-pan14-24"}),
        ("{2020: 'OLD{n}/{yy}', 2023: 'PAN{n}/{yy}'}", {"minute:PAN14/24": f"{JUNE}/minutes/#minute-pan14-24"}),
        ("'{n}'", {}),
    ],
)
def test_a_line_cites_minutes_in_the_form_that_the_body_has_today(
    form: str, links: Mapping[str, str], tmp_path: Path
) -> None:
    actions = "PAN14/24(b): {what: As PAN14/24 has it, since: [2024-07-10: Done by PAN14/24]}\n"
    files = {"panel/committee.yaml": f"name: Panel\nminute-form: {form}\n"}
    archive, _ = noted(actions, tmp_path, files)
    (action,) = archive.committees["panel"].actions
    assert action.what.links == links
    assert action.later[0].what.links == links
