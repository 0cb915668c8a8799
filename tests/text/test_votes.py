"""Votes in minutes: how they may be written, what they say, and what they were on."""

import pytest
from marked import marked

from generator.text import Body, Minuting, convert

PEOPLE = (
    ("p-aldous", "p-aldous", "Councillor P Aldous"),
    ("Councillor P Aldous", "p-aldous", "Councillor P Aldous"),
    ("aldous", "p-aldous", "Councillor P Aldous"),
    ("eaton", "s-eaton", "Councillor S Eaton"),
    ("s-eaton", "s-eaton", "Councillor S Eaton"),
    ("R Frost", "", "R Frost"),
    ("frost", "", "R Frost"),
)


def body(text: str) -> Body:
    """Minutes of one heading, at which these people were."""
    return convert(f"## Buses\n\n{text}", "minutes", first=18, minuting=Minuting(people=PEOPLE))


def sides(text: str) -> list[tuple[str, int, list[str]]]:
    """The ways of the only vote, with counts and who is named."""
    (vote,) = body(text).minutes[0].votes
    return [(side.way, side.count, [voter.name for voter in side.voters]) for side in vote.sides]


NAMED = [
    ("yes", 2, ["Councillor P Aldous", "R Frost"]),
    ("no", 1, ["Councillor S Eaton"]),
    ("abstain", 1, ["J Birch"]),
]


@pytest.mark.parametrize(
    "text",
    [
        "- For: p-aldous, R Frost\n- Against: s-eaton\n- Abstained: J Birch\n{vote=carried}",
        "- For: p-aldous, R Frost\n- Against: s-eaton\n- Abstained: J Birch\n\n{vote=carried}",
        "- For: p-aldous, R Frost\n- Against: s-eaton\n- Abstained: J Birch {vote=carried}",
        "**For (2):** Councillors Aldous, Frost\n\n**Against (1):** Councillor Eaton\n\n"
        "**Abstained (1):** Councillor J Birch {vote=carried}",
        "For: Councillors Aldous and Frost. Total: 2. Against: Councillor Eaton. Total: 1."
        " Abstentions: J Birch. Total: 1. {vote=carried}",
        "| | | |\n|---|---|--:|\n| For | Councillors Aldous, Frost | 2 |\n| Against | Councillor Eaton | 1 |\n"
        "| Abstained | J Birch | 1 |\n\n{vote=carried}",
    ],
)
def test_a_vote_by_name_may_be_written_in_many_ways(text: str) -> None:
    assert sides(text) == NAMED


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("- For: 7\n- Against: 1\n{vote=carried}", [("yes", 7), ("no", 1)]),
        ("LOST: 3 for, 6 against, 1 abstention. {vote=lost}", [("yes", 3), ("no", 6), ("abstain", 1)]),
        ("For 4, against 1. {vote=carried}", [("yes", 4), ("no", 1)]),
        ("It was lost by 2 votes to 3. {vote=lost}", [("yes", 2), ("no", 3)]),
        ("Carried, 7 to 1. {vote=carried}", [("yes", 7), ("no", 1)]),
        ("- Ja: 12\n- Nein: 3\n- Enthaltungen: 1\n{vote=carried}", [("yes", 12), ("no", 3), ("abstain", 1)]),
        ("- O blaid: 9\n- Yn erbyn: 2\n{vote=carried}", [("yes", 9), ("no", 2)]),
        ("- Ayes: 5\n- Nays: 2\n- Absent: 1\n{vote=carried}", [("yes", 5), ("no", 2), ("absent", 1)]),
        ("All in favour. {vote=carried}", []),
    ],
)
def test_a_vote_may_be_counts_alone(text: str, counts: list[tuple[str, int]]) -> None:
    assert [(way, count) for way, count, _ in sides(text)] == counts


def test_a_named_dissent_stands_beside_a_count() -> None:
    assert sides("- For: 7\n- Against: 2 (s-eaton)\n{vote=carried}")[1] == ("no", 2, ["Councillor S Eaton"])
    assert sides("- For: 7\n- Against: 2, among them Frost\n{vote=carried}")[1] == ("no", 2, ["R Frost"])


def test_a_table_says_who_voted_which_way_and_names_lead_to_people() -> None:
    made = body("- For: p-aldous, R Frost\n- Against: 1\n{vote=carried}")
    html = marked(made)
    assert '<p lang="en">Carried, 2 to 1</p>' in html
    assert '<td><a data-ref="person:p-aldous">Councillor P Aldous</a>, R Frost</td>' in html
    assert [reference.target for reference in made.references] == ["p-aldous"]
    assert "{" not in made.minutes[0].text


def test_a_casting_vote_is_said() -> None:
    (vote,) = body("- For: 3\n- Against: 3\n{vote=lost casting=chair}").minutes[0].votes
    assert vote.in_words == "Lost, 3 to 3, by the casting vote of the chair"


def test_motions_and_amendments_come_to_what_their_votes_say() -> None:
    made = body(
        "Moved by Councillor Kemp, seconded by Councillor Frost, that buses run. {motion}\n\n"
        "Moved by Councillor Eaton, seconded by Councillor Frost, to add “soon”. {amendment}\n\n"
        "- For: 3\n- Against: 6\n{vote=lost}\n\n"
        "On the motion:\n\n- For: 7\n- Against: 1\n{vote=carried}\n\n"
        "RESOLVED that buses run."
    ).minutes[0]
    assert [(one.kind, one.outcome, one.mover, one.seconder, one.is_taken) for one in made.resolutions] == [
        ("amendment", "lost", "Councillor Eaton", "Councillor Frost", False),
        ("decision", "carried", "", "", True),
    ]
    assert [(vote.result, vote.on) for vote in made.votes] == [("lost", "minute-18-m-2"), ("carried", "minute-18-r")]


def test_a_motion_that_was_lost_is_no_decision_and_one_of_which_nothing_came_is_not_listed() -> None:
    lost = body(
        "Councillor Kemp moved, and Councillor Frost seconded:\n{motion}\n\n> Buses run.\n\n"
        "- For: 1\n- Against: 5\n{vote=lost}"
    )
    (made,) = lost.minutes[0].resolutions
    assert (made.kind, made.outcome, made.mover, made.more) == ("motion", "lost", "Councillor Kemp", "Buses run.")
    assert body("Moved by Councillor Kemp, that buses run. {motion}\n\nIt was withdrawn.").minutes[0].resolutions == ()


def test_a_vote_in_the_words_of_a_decision_is_on_that() -> None:
    (minute,) = body("RESOLVED that the precept be £14,200. For 4, against 1. {vote=carried}").minutes
    assert [(vote.on, vote.count("yes"), vote.count("no")) for vote in minute.votes] == [("minute-18-r", 4, 1)]
    assert minute.resolutions[0].outcome == "carried"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("- For: 7\n{vote=won}", "unknown-value"),
        ("- For: 7\n{vote}", "unknown-value"),
        ("- For: j-nobody\n{vote=carried}", "unknown-person"),
    ],
)
def test_a_mistake_in_a_vote_is_told(text: str, rule: str) -> None:
    assert rule in [fault.rule for fault in body(text).faults]


def test_lists_without_the_brace_are_lists() -> None:
    assert body("- For: the north\n- Against: the south").minutes[0].votes == ()


def test_the_table_of_a_vote_takes_no_number_from_others() -> None:
    text = "| | |\n|---|---|\n| For | Aldous |\n\n{vote=carried}\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    assert body(text).anchors == ("minute-18", "minute-18-v", "table-1")


def test_what_was_voted_on_without_a_brace_of_its_own_is_listed_by_its_vote() -> None:
    text = "The recommendation was moved, and LOST by 2 votes to 3. {vote=lost}\n\nRESOLVED that permission be granted."
    (minute,) = body(text).minutes
    assert [(one.outcome, one.is_taken) for one in minute.resolutions] == [("lost", False), ("", True)]
    assert minute.votes[0].on == "minute-18-r"


def test_a_vote_may_stand_before_the_decision_it_led_to() -> None:
    (minute,) = body("On a vote of 4 for and 1 against it was {vote=carried}\n\nRESOLVED that it be granted.").minutes
    assert [(one.lead, one.outcome) for one in minute.resolutions] == [("RESOLVED that it be granted.", "carried")]
    assert [(vote.on, vote.count("yes")) for vote in minute.votes] == [("minute-18-r", 4)]


def test_an_amendment_that_was_accepted_waits_for_no_vote() -> None:
    (minute,) = body(
        "Moved by Councillor Kemp that buses run. {motion}\n\n"
        "Councillor Frost moved to add “soon”, which was accepted. {amendment outcome=accepted}\n\n"
        "- For: 7\n- Against: 1\n{vote=carried}"
    ).minutes
    assert [(one.kind, one.outcome) for one in minute.resolutions] == [("motion", "carried"), ("amendment", "accepted")]


def test_words_after_an_amendment_say_what_came_of_it_and_leave_the_vote_to_the_motion() -> None:
    made = body(
        "Moved by Councillor Kemp that buses run. {motion}\n\nCouncillor Frost moved to add “soon”. {amendment}\n\n"
        "With consent it became part of the motion. {outcome=accepted}\n\n- For: 7\n- Against: 1\n{vote=carried}"
    )
    (minute,) = made.minutes
    assert [(one.kind, one.outcome) for one in minute.resolutions] == [("motion", "carried"), ("amendment", "accepted")]
    assert [vote.on for vote in minute.votes] == ["minute-18-m"]


@pytest.mark.parametrize(
    ("result", "said", "is_told"),
    [
        ("lost", "The motion was LOST.", False),
        ("lost", "The motion was not carried.", False),
        ("carried", "The motion was CARRIED, and the Panel went on.", False),
        ("carried", "The amendment was lost.", True),
        ("lost", "It was agreed to adjourn.", True),
    ],
)
def test_what_is_said_after_a_vote_and_is_what_came_of_it_is_no_other_decision(
    result: str,
    said: str,
    is_told: bool,  # noqa: FBT001
) -> None:
    made = body(f"Moved by Councillor Kemp that buses run. {{motion}}\n\n- For: 3\n{{vote={result}}}\n\n{said}")
    assert ("likely-decision" in [fault.rule for fault in made.faults]) is is_told


def test_what_was_lost_or_moved_stands_in_no_box_of_what_was_resolved() -> None:
    made = marked(
        body(
            "Moved by Councillor Kemp that buses run. {motion}\n\n- For: 1\n- Against: 6\n{vote=lost}\n\n"
            "It was withdrawn. {outcome=withdrawn}\n\nRESOLVED that trams run."
        )
    )
    boxes = [part.partition("</div>")[0] for part in made.split('<div class="proposed">')[1:]]
    assert ["Kemp" in boxes[0], "withdrawn" in boxes[1], len(boxes)] == [True, True, 2]
    assert '<span class="vh">Proposal </span>P </a>It was withdrawn.' in made
    assert made.count('<div class="resolved">') == 1
    assert "trams" in made.partition('<div class="resolved">')[2]


def test_a_vote_long_after_another_decision_is_not_on_that() -> None:
    (minute,) = body("RESOLVED that it be noted.\n\nThe rest was LOST, 1 for, 2 against. {vote=lost}").minutes
    assert [(one.lead[:8], one.outcome) for one in minute.resolutions] == [("RESOLVED", ""), ("The rest", "lost")]
