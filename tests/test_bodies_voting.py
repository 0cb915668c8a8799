"""A full council: votes by name, motions with amendments, questions, petitions, and a table of appointments."""

from pathlib import Path

import bodies
import pytest
from bodies import Body

MINUTES = """
## Petitions

Councillor L Jarvis presented a petition of 412 signatures. It was referred to the Head of Highways.

## Questions by the public

**Question 1, from Mr Abel Crane**

"When will Station Bridge be open again?"

Councillor J Birch replied that it would be open on 1 December.

## Financial Strategy

It was moved by Councillor J Birch and seconded by Councillor N Gale that the Strategy be approved. {motion}

It was moved by Councillor S Eaton and seconded by Councillor R Frost that "£1.2m" be left out. {amendment}

On being put to the vote the amendment was LOST: 2 for, 5 against, 1 abstention. {vote=lost}

RESOLVED that:

1. the Strategy be approved
2. the target of £1.2m be adopted

## Motion 1: Bus services

It was moved by Councillor V Kemp and seconded by Councillor L Jarvis: {motion}

> This Council asks for a case for franchising.

A recorded vote having been asked for, there voted:

- For: Councillors Aldous, Birch, Gale, Jarvis, Kemp
- Against: s-eaton
- Abstained: Councillor R Frost
{vote=carried}

RESOLVED that this Council asks for a case for franchising.

## Motion 2: Winter fuel

Moved by Councillor V Kemp, seconded by Councillor S Eaton, that the Leader write to the Chancellor. {motion}

**For (3):** Councillors Eaton, Frost, Kemp

**Against (3):** Councillors Birch, Gale, Jarvis {vote=lost casting=Mayor}

## Appointments to outside bodies

RESOLVED that these appointments be made:

| Outside body | Appointed |
|---|---|
| Fern Arts | Councillor N Gale |
"""
NAMES = {
    "p-aldous": "P Aldous",
    "j-birch": "J Birch",
    "n-gale": "N Gale",
    "l-jarvis": "L Jarvis",
    "v-kemp": "V Kemp",
    "s-eaton": "S Eaton",
    "r-frost": "R Frost",
}
COUNCIL = {
    "council.yaml": "name: Fernshire Council\n",
    "people.yaml": "".join(f"{name}: {{name: {printed}, kind: councillor}}\n" for name, printed in NAMES.items()),
    "council/committee.yaml": "name: Fernshire Council\nshort: Council\nkind: council\nyears:\n  2024/25:\n"
    f"    chair: p-aldous\n    members: [{', '.join(name for name in NAMES if name != 'p-aldous')}]\n",
    "council/2024-10-23/meeting.yaml": "minutes: {first: 38, published: 2024-11-01}\nattendance:\n  members:\n"
    + "".join(f"    - {name}\n" for name in (*NAMES, "{person: O Lund, for: not stated}")),
    "council/2024-10-23/minutes.md": MINUTES,
}


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Body:
    return bodies.of(COUNCIL, tmp_path_factory.mktemp("council"), packs=True)


def test_every_decision_and_what_was_lost_is_in_the_register(council: Body) -> None:
    assert council.column("resolutions", "citation", "kind", "outcome", "taken") == [
        ("40/24", "amendment", "lost", False),
        ("40(1)/24", "decision", None, True),
        ("40(2)/24", "decision", None, True),
        ("41/24", "decision", "carried", True),
        ("42/24", "motion", "lost", False),
        ("43/24", "decision", None, True),
    ]
    page = council.page("decisions/")
    assert "Carried RESOLVED that this Council asks for a case for franchising." in page
    assert "Motion: lost Moved by Councillor V Kemp" in page
    assert "Amendment: lost It was moved by Councillor S Eaton" in page


def test_votes_are_rows_of_popolo(council: Body) -> None:
    here = "council/2024-10-23/minutes#minute-"
    assert council.column("votes", "id", "resolution", "result", "yes", "no", "abstain", "casting_vote", "by_name") == [
        (
            f"{here}40-v",
            f"{here}40-m-2",
            "lost",
            2,
            5,
            1,
            None,
            False,
        ),
        (
            f"{here}41-v",
            f"{here}41-r",
            "carried",
            5,
            1,
            1,
            None,
            True,
        ),
        (
            f"{here}42-v",
            f"{here}42-m",
            "lost",
            3,
            3,
            None,
            "Mayor",
            True,
        ),
    ]
    votes = [row for row in council.rows("votes-by-person") if row["vote"].endswith("minute-41-v")]
    assert [(row["person"], row["name"], row["option"]) for row in votes] == [
        ("p-aldous", "Councillor P Aldous", "yes"),
        ("j-birch", "Councillor J Birch", "yes"),
        ("n-gale", "Councillor N Gale", "yes"),
        ("l-jarvis", "Councillor L Jarvis", "yes"),
        ("v-kemp", "Councillor V Kemp", "yes"),
        ("s-eaton", "Councillor S Eaton", "no"),
        ("r-frost", "Councillor R Frost", "abstain"),
    ]
    assert council.column("resolutions", "moved_by", "seconded_by")[-2] == ("Councillor V Kemp", "Councillor S Eaton")


def test_the_page_shows_a_vote_as_a_table_with_its_result(council: Body) -> None:
    page = council.page("council/2024-10-23/minutes/")
    assert "Carried, 5 to 1, 1 abstained Vote Vote Number Who For 5 Councillor P Aldous, Councillor J Birch" in page
    assert "Lost, 3 to 3, by the casting vote of the Mayor" in page
    assert '<a href="../../../people/s-eaton/">Councillor S Eaton</a>' in council.html("council/2024-10-23/minutes/")
    assert "| Against | 1 | [Councillor S Eaton]" in council.text("council/2024-10-23/minutes.md")


def test_a_person_has_how_they_voted(council: Body) -> None:
    page = council.page("people/s-eaton/")
    assert "How they voted" in page
    assert "Against: minute 41, Motion 1: Bus services (Carried, 5 to 1, 1 abstained), Council" in page
    assert "For: minute 42, Motion 2: Winter fuel (Lost, 3 to 3, by the casting vote of the Mayor), Council" in page


def test_the_meeting_as_data_has_its_votes_with_their_minute(council: Body) -> None:
    text = council.text("council/2024-10-23/meeting.json")
    assert '"casting_vote": "Mayor"' in text
    assert '"by_person"' in text


def test_the_feed_tells_of_what_was_lost_too(council: Body) -> None:
    assert any(title.startswith("Lost: Moved by Councillor V Kemp") for title in council.feed())
    assert any(title.startswith("Carried: RESOLVED that this Council") for title in council.feed())


def test_a_vote_that_is_sound_is_not_spoken_of(council: Body) -> None:
    assert [line for line in council.told if "vote" in line] == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("s-eaton\n", "s-eaton, J Nobody\n", "J Nobody voted, and is not among those present [vote-present]"),
        (
            "- Against: s-eaton",
            "- Against: Councillor Kemp",
            "Councillor V Kemp stands in this vote 2 times [vote-twice]",
        ),
        ("**For (3):**", "**For (2):**", "3 are named under For, and 2 are counted [vote-sum]"),
        ("2 for, 5 against", "2 for, 7 against", "10 voted, and 8 members were there [vote-sum]"),
        ("2 for, 5 against", "6 for, 2 against", "6 to 2 is not lost [vote-result]"),
        (" casting=Mayor", "", "the vote was 3 to 3, and nothing says who gave the casting vote [vote-result]"),
        (
            "## Financial Strategy",
            "## Budget and council tax",
            "the council decided on its budget or tax here, and nothing says who voted which way [recorded-vote]",
        ),
    ],
)
def test_a_vote_that_cannot_be_so_is_told(before: str, after: str, told: str, tmp_path: Path) -> None:
    files = {**COUNCIL, "council/2024-10-23/minutes.md": MINUTES.replace(before, after)}
    assert files["council/2024-10-23/minutes.md"] != MINUTES
    assert told in [line.partition(": warning: ")[2] for line in bodies.of(files, tmp_path).told]
