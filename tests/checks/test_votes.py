"""Votes: given by those who were there, by each once, and saying what their counts say; who left did not vote."""

from pathlib import Path

import pytest
from content_sample import TODAY, findings, write

from generator.loading import load

JUNE = "panel/2024-06-12"
PEOPLE = "".join(
    f"{name}: {{name: {title}, kind: councillor}}\n" for name, title in (("a-moss", "A Moss"), ("b-reed", "B Reed"))
)
FIRST = "minutes: {first: 1}\n"
THERE = "attendance: {members: [a-moss, b-reed], co-opted: [C Wren], apologies: [D Lane]}\n"
RULES = ("[vote-present]", "[vote-twice]", "[vote-sum]", "[vote-result]", "[recorded-vote]")


def told(
    vote: str, folder: Path, meeting: str = THERE, committee: str = "name: Panel\n", minutes: str = FIRST
) -> list[str]:
    """What is said of a vote in minutes: "what; mend [rule]"."""
    *sides, end = vote.split("; ")
    lines = "".join(f"- {side}\n" for side in sides)
    files = {
        "council.yaml": "name: Fernshire Council\nlaw: england\n",
        "people.yaml": PEOPLE,
        "panel/committee.yaml": committee,
        f"{JUNE}/meeting.yaml": f"agenda: [Budget, {{title: Rents, items: [Flats]}}]\n{meeting}{minutes}",
        f"{JUNE}/minutes.md": "## Budget\n\nRESOLVED that it be set.\n\n## Flats {item=2a}\n\nMoved: {motion}\n\n"
        f"{lines}{{{end}}}\n\nRESOLVED that it be so.\n",
    }
    _, problems = load(write({**files, "panel/2024-07-10/meeting.yaml": ""}, folder), TODAY)
    assert [problem for problem in problems if problem.severity == "error"] == []
    found = [problem for problem in problems if f"[{problem.rule}]" in RULES and problem.severity == "warning"]
    assert {Path(problem.place.path).name for problem in found} <= {"minutes.md"}
    return [f"{problem.what}; {problem.mend} [{problem.rule}]" for problem in found]


TWICE = "Councillor B Reed stands in this vote 2 times; take out all but the one that is right [vote-twice]"
TIE = "the vote was 1 to 1, and nothing says who gave the casting vote; add it: {vote=lost casting=chair} [vote-result]"
AWAY = "voted, and is not among those present; correct the vote, or the attendance in meeting.yaml [vote-present]"
SUM = "correct the vote, or the attendance in meeting.yaml [vote-sum]"
NAMES = "correct the number, or the names [vote-sum]"
COUNTS = "correct the counts, or what {vote=…} says [vote-result]"


@pytest.mark.parametrize(
    ("vote", "said"),
    [
        ("For: a-moss, b-reed; Against: C Wren; vote=carried", []),
        ("For: Councillor Moss, Councillor B Reed; Against: 1; vote=carried", []),
        ("For: 1; Against: E Fox; vote=lost casting=x", [f"E Fox {AWAY}"]),
        ("For: 2; Abstained: D Lane; vote=carried", [f"D Lane {AWAY}"]),
        ("For: E Fox; Against: 0; vote=carried", [f"E Fox {AWAY}"]),
        ("For: 2; Absent: D Lane; vote=carried", []),
        ("For: a-moss, b-reed; Absent: b-reed; vote=carried", [TWICE]),
        ("For (1): a-moss, b-reed; Against: 0; vote=carried", [f"2 are named under For, and 1 are counted; {NAMES}"]),
        ("For (3): a-moss, b-reed; Against: 0; vote=carried", []),
        ("For: 2; Against: 2; vote=carried casting=chair", [f"4 voted, and 3 members were there; {SUM}"]),
        ("For: 2; Against: 1; Abstained: 1; vote=carried", [f"4 voted, and 3 members were there; {SUM}"]),
        ("For: 1; Against: 1; vote=carried", [TIE]),
        ("For: 1; Against: 1; vote=lost casting=chair", []),
        ("For: 2; Against: 1; vote=lost", [f"2 to 1 is not lost; {COUNTS}"]),
        ("For: 1; Against: 2; vote=carried", [f"1 to 2 is not carried; {COUNTS}"]),
        ("For: 1; Against: 2; vote=lost", []),
        ("For: 2; Against: 1; vote=carried", []),
        ("For: 2; vote=lost", []),
        ("Against: 2; vote=carried", []),
        ("For: 0; Against: 0; vote=carried casting=chair", []),
        ("For: 2; Against: 1; Absent: 1; Not voting: 1; vote=carried", []),
        ("For: 2; Not voting: D Lane; vote=carried", []),
        ("Abstained: C Wren; For: 1; Absent: C Wren; vote=carried", [TWICE.replace("Councillor B Reed", "C Wren")]),
    ],
)  # fmt: skip
def test_a_vote_is_held_to_who_was_there_and_to_its_counts(vote: str, said: list[str], tmp_path: Path) -> None:
    assert told(vote, tmp_path) == said


def test_where_nobody_is_recorded_as_present_anybody_may_have_voted(tmp_path: Path) -> None:
    assert told("For: a-moss, E Finch; Against: 9; vote=lost", tmp_path, "") == []


LEFT = "Councillor B Reed voted, and had left for an interest in this item;"
LEFT += " correct the vote, or `interests` in meeting.yaml [vote-present]"


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


UNSAID = "the council decided on its budget or tax here, and nothing says who voted which way;"
UNSAID += " add the vote by name, ended by {vote=carried} [recorded-vote]"


@pytest.mark.parametrize(
    ("committee", "law", "said"),
    [
        ("name: Council\nkind: council\n", "england", [UNSAID]),
        ("name: Panel\nkind: scrutiny\n", "england", []),
        ("name: Council\nkind: council\n", "scotland", []),
    ],
)
def test_a_council_s_budget_is_voted_on_by_name(committee: str, law: str, said: list[str], tmp_path: Path) -> None:
    assert told("For: 2; Against: 1; vote=carried", tmp_path, THERE, f"{committee}law: {law}\n") == said


def test_what_is_said_of_a_vote_is_accepted_below_the_minutes(tmp_path: Path) -> None:
    accepted = "minutes: {first: 1, accept: {vote-result: The Chair had the count read out.}}\n"
    vote = "For: 1; Against: 1; vote=carried"
    assert told(vote, tmp_path, minutes=accepted) == []


VOTES = """## Budget

RESOLVED that it be set.

## Flats {item=2a}

Moved.

- For (1): a-moss, D Lane, a-moss
- Against: B Reed
- Abstained (2): E Fox, C Wren

{vote=lost}

And moved.

- For: 1
- Against: 2

{vote=carried}

RESOLVED that it be so.
"""


def test_what_is_said_of_votes(tmp_path: Path) -> None:
    files = {
        "council.yaml": "name: Fernshire Council\nlaw: england\n",
        "people.yaml": PEOPLE,
        "board/committee.yaml": "name: Board\n",
        "board/2024-06-05/meeting.yaml": "minutes: {first: 1}\n",
        "board/2024-06-05/minutes.md": "## Budget\n\nRESOLVED that it be set.\n",
        "panel/committee.yaml": "name: Council\nkind: council\n",
        "panel/2024-05-15/meeting.yaml": "",
        f"{JUNE}/meeting.yaml": f"agenda: [Budget, {{title: Rents, items: [Flats]}}]\n{THERE}{FIRST}"
        "interests: [{person: C Wren, item: 2a, left: true}]\n",
        f"{JUNE}/minutes.md": VOTES,
    }
    found = findings(files, tmp_path, *(rule.strip("[]") for rule in RULES))
    assert {about for _, about in found} == {"meeting.yaml minutes"}
    there = "is not among those present; correct the vote, or the attendance in meeting.yaml [vote-present]"
    assert [line.removeprefix(f"{JUNE}/minutes.md:") for line, _ in found] == [
        f"1:1: warning: {UNSAID}",
        "13:1: warning: 3 are named under For, and 1 are counted; correct the number, or the names [vote-sum]",
        f"13:1: warning: 4 voted, and 3 members were there; {SUM}",
        "13:1: warning: C Wren voted, and had left for an interest in this item; correct the vote, or `interests` in"
        " meeting.yaml [vote-present]",
        f"13:1: warning: {TWICE.replace('B Reed', 'A Moss')}",
        f"13:1: warning: D Lane voted, and {there}",
        f"13:1: warning: E Fox voted, and {there}",
        f"13:1: warning: {TIE}",
        "20:1: warning: 1 to 2 is not carried; correct the counts, or what {vote=…} says [vote-result]",
    ]


@pytest.mark.parametrize(
    ("minutes", "is_said"),
    [
        ("## Budget\n\nRESOLVED that it be set.\n", True),
        ("## Setting the COUNCIL TAX\n\nRESOLVED that it be set.\n", True),
        ("## Budgets of old\n\nRESOLVED that it be so.\n", False),
        ("## Budget\n\nIt was noted.\n", False),
        ("## Budget\n\nMoved.\n\n- For: a-moss\n- Against: b-reed, C Wren\n\n{vote=lost}\n", False),
        ("## Budget\n\nMoved.\n\n- For: a-moss, C Wren\n- Against: 1\n\n{vote=carried}\n\nRESOLVED.\n", False),
        ("## Rents\n\nRESOLVED that it be so.\n\n# Private business\n\n## Budget\n", False),
    ],
)
def test_where_a_council_decides_on_its_budget_a_vote_by_name_is_missed(
    minutes: str, tmp_path: Path, *, is_said: bool
) -> None:
    agenda = "private: [{title: Budget, exempt: 1}]\n" if "Private" in minutes else ""
    files = {
        "council.yaml": "name: Fernshire Council\nlaw: england\n",
        "people.yaml": PEOPLE,
        "panel/committee.yaml": "name: Council\nkind: council\n",
        f"{JUNE}/meeting.yaml": f"{agenda}{THERE}{FIRST}",
        f"{JUNE}/minutes.md": minutes,
    }
    assert len(findings(files, tmp_path, "recorded-vote")) == is_said


def test_of_a_vote_whose_result_is_no_word_no_more_is_said_than_that(tmp_path: Path) -> None:
    text = "## Rents\n\nMoved.\n\n- For: 1\n- Against: 1\n\n{vote=soon}\n"
    files = {f"{JUNE}/meeting.yaml": FIRST, f"{JUNE}/minutes.md": text}
    ((line, _),) = findings(files, tmp_path, "vote-result", "unknown-value")
    assert line.endswith("[unknown-value]")
