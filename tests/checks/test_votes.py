"""Votes: given by those who were there, by each once, and saying what their counts say; who left did not vote."""

from pathlib import Path

import pytest
from content_sample import loaded

JUNE = "panel/2024-06-12"
PEOPLE = "".join(
    f"{name}: {{name: {title}, kind: councillor}}\n" for name, title in (("a-moss", "A Moss"), ("b-reed", "B Reed"))
)
THERE = "attendance: {members: [a-moss, b-reed], co-opted: [C Wren], apologies: [D Lane]}\n"
RULES = ("[vote-present]", "[vote-twice]", "[vote-sum]", "[vote-result]", "[recorded-vote]")


def told(vote: str, folder: Path, meeting: str = THERE, committee: str = "name: Panel\n") -> list[str]:
    """What is said of a vote in minutes: "what [rule]"."""
    *sides, end = vote.split("; ")
    lines = "".join(f"- {side}\n" for side in sides)
    files = {
        "council.yaml": "name: Fernshire Council\nlaw: england\n",
        "people.yaml": PEOPLE,
        "panel/committee.yaml": committee,
        f"{JUNE}/meeting.yaml": f"agenda: [Budget, {{title: Rents, items: [Flats]}}]\nminutes: {{first: 1}}\n{meeting}",
        f"{JUNE}/minutes.md": "## Budget\n\nRESOLVED that it be set.\n\n## Flats {item=2a}\n\nMoved: {motion}\n\n"
        f"{lines}{{{end}}}\n\nRESOLVED that it be so.\n",
    }
    _, problems = loaded(files, folder)
    assert [line for line in problems if ": error:" in line] == []
    return [line.partition(": warning: ")[2] for line in problems if line.endswith(RULES)]


TWICE = "Councillor B Reed stands in this vote 2 times [vote-twice]"
TIE = "the vote was 1 to 1, and nothing says who gave the casting vote [vote-result]"


@pytest.mark.parametrize(
    ("vote", "said"),
    [
        ("For: a-moss, b-reed; Against: C Wren; vote=carried", []),
        ("For: Councillor Moss, Councillor B Reed; Against: 1; vote=carried", []),
        ("For: 1; Against: E Fox; vote=lost casting=x", ["E Fox voted, and is not among those present [vote-present]"]),
        ("For: 2; Abstained: D Lane; vote=carried", ["D Lane voted, and is not among those present [vote-present]"]),
        ("For: 2; Absent: D Lane; vote=carried", []),
        ("For: a-moss, b-reed; Absent: b-reed; vote=carried", [TWICE]),
        ("For (1): a-moss, b-reed; Against: 0; vote=carried", ["2 are named under For, and 1 are counted [vote-sum]"]),
        ("For (3): a-moss, b-reed; Against: 0; vote=carried", []),
        ("For: 2; Against: 2; vote=carried casting=chair", ["4 voted, and 3 members were there [vote-sum]"]),
        ("For: 2; Against: 1; Abstained: 1; vote=carried", ["4 voted, and 3 members were there [vote-sum]"]),
        ("For: 1; Against: 1; vote=carried", [TIE]),
        ("For: 1; Against: 1; vote=lost casting=chair", []),
        ("For: 2; Against: 1; vote=lost", ["2 to 1 is not lost [vote-result]"]),
        ("For: 1; Against: 2; vote=carried", ["1 to 2 is not carried [vote-result]"]),
        ("For: 1; Against: 2; vote=lost", []),
    ],
)  # fmt: skip
def test_a_vote_is_held_to_who_was_there_and_to_its_counts(vote: str, said: list[str], tmp_path: Path) -> None:
    assert told(vote, tmp_path) == said


def test_where_nobody_is_recorded_as_present_anybody_may_have_voted(tmp_path: Path) -> None:
    assert told("For: a-moss, E Finch; Against: 9; vote=lost", tmp_path, "") == []


LEFT = "Councillor B Reed voted, and had left for an interest in this item [vote-present]"


@pytest.mark.parametrize(
    ("interest", "said"),
    [
        ("person: b-reed, item: 2a, left: true", [LEFT]),
        ("person: b-reed, item: 2(a), left: true", [LEFT]),
        ("person: b-reed, item: 2a, left: false", []),
        ("person: b-reed, item: 1, left: true", []),
        ("person: C Wren, item: 2a, left: true", []),
    ],
)
def test_who_left_for_an_interest_did_not_vote(interest: str, said: list[str], tmp_path: Path) -> None:
    meeting = f"{THERE}interests: [{{{interest}}}]\n"
    assert told("For: a-moss; Against: b-reed; vote=lost casting=chair", tmp_path, meeting) == said
    assert told("For: a-moss; Absent: b-reed; vote=carried", tmp_path, meeting) == []


UNSAID = ["the council decided on its budget or tax here, and nothing says who voted which way [recorded-vote]"]


@pytest.mark.parametrize(
    ("committee", "law", "said"),
    [
        ("name: Council\nkind: council\n", "england", UNSAID),
        ("name: Panel\nkind: scrutiny\n", "england", []),
        ("name: Council\nkind: council\n", "scotland", []),
    ],
)
def test_a_council_s_budget_is_voted_on_by_name(committee: str, law: str, said: list[str], tmp_path: Path) -> None:
    vote = "For: a-moss, b-reed; Against: C Wren; vote=carried"
    assert told(vote, tmp_path, THERE, f"{committee}law: {law}\n") == said
