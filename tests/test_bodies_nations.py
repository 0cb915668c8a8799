"""Councils of Wales, Scotland and Northern Ireland, a licensing panel, a meeting that was cancelled: in all outputs."""

import json
from pathlib import Path

import bodies
import pytest
from bodies import Body

DECIDED = "board/2025-06-11"
COMING = "board/2025-07-09"


def board(council: str, committee: str, private: str, minutes: str) -> dict[str, str]:
    """A council with a board that met, and is to meet again with a private item."""
    return {
        "council.yaml": f"name: Fernshire Council\n{council}",
        "board/committee.yaml": f"name: Homes Board\nkind: other\n{committee}",
        f"{DECIDED}/meeting.yaml": "published: 2025-05-30\nagenda: [Repairs]\n"
        "minutes: {first: 5, published: 2025-06-20}\n",
        f"{DECIDED}/minutes.md": f"## Repairs\n\n{minutes}\n",
        f"{COMING}/meeting.yaml": "time: 10:00\npublished: 2025-06-25\nagenda: [Repairs, Exclusion of the public]\n"
        f"private:\n  - title: A contract\n    {private}\n    public-interest: Prices would be known.\n",
    }


NATIONS = {
    "wales": (
        board(
            "law: wales\nlanguage: cy\ndecision-words: [PENDERFYNWYD]\n",
            "chair-title: Cadeirydd\nyears: {2025/26: {chair: A Moss}}\n",
            "exempt: 14",
            "PENDERFYNWYD nodi'r adroddiad.",
        ),
        "Private under paragraph 14 of Part 4 of Schedule 12A to the Local Government Act 1972: information",
        "PENDERFYNWYD nodi'r adroddiad.",
        "Cadeirydd",
    ),
    "scotland": (
        board(
            "law: scotland\ndecision-words: [The Board agreed]\n",
            "chair-title: Convener\nyears: {2025/26: {chair: A Moss}}\n",
            "exempt: 8",
            "The Board agreed to note the report.",
        ),
        "Private under paragraph 8 of Part I of Schedule 7A to the Local Government (Scotland) Act 1973",
        "The Board agreed to note the report.",
        "Convener",
    ),
    "northern-ireland": (
        board(
            "law: northern-ireland\n",
            "minute-form: HB{n}/{yy}\nyears: {2025/26: {chair: A Moss}}\n",
            "exempt: 3",
            "RESOLVED to note the report.",
        ),
        "Private under paragraph 3 of Part 1 of Schedule 6 to the Local Government Act (Northern Ireland) 2014",
        "RESOLVED to note the report.",
        "Chair",
    ),
}


@pytest.fixture(scope="module", params=NATIONS)
def nation(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Body, str, str, str]:
    files, ground, decided, chair = NATIONS[request.param]
    return bodies.of(files, tmp_path_factory.mktemp("nation"), packs=True), ground, decided, chair


def test_each_nation_has_its_own_ground_for_what_is_private(nation: tuple[Body, str, str, str]) -> None:
    body, ground, _, _ = nation
    assert ground in body.page(f"{COMING}/")
    assert ground in body.pdf(f"{COMING}/pack.pdf")
    (item,) = [item for item in body.rows("items") if not item["public"]]
    assert item["title"] == "A contract"
    for words in ("of Schedule 12A", "section 100A") if "Schedule 12A" not in ground else ():
        assert words not in body.page(f"{COMING}/")


def test_each_nation_decides_in_its_own_words(nation: tuple[Body, str, str, str]) -> None:
    body, _, decided, _ = nation
    assert decided in body.page("decisions/")
    assert decided in body.page(f"{DECIDED}/")
    assert body.column("resolutions", "text") == [decided]
    assert any(title.startswith(f"Decided: {decided}") for title in body.feed()), body.feed()
    assert [line for line in body.told if "[likely-decision]" in line or "[clear-days]" in line] == []


def test_each_nation_calls_its_chair_as_it_does(nation: tuple[Body, str, str, str]) -> None:
    body, _, _, chair = nation
    assert f"{chair} A Moss" in body.page(f"{COMING}/")
    assert f"{chair} in 2025/26 A Moss" in body.page("board/")
    assert chair in body.pdf(f"{COMING}/pack.pdf")
    assert "SUMMARY:Homes Board" in body.text(f"{COMING}/meeting.ics")


def test_numbers_in_the_form_of_a_council_of_northern_ireland(tmp_path: Path) -> None:
    body = bodies.of(NATIONS["northern-ireland"][0], tmp_path)
    assert body.column("minutes", "citation") == ["HB5/25"]
    assert "HB5/25" in body.page(f"{DECIDED}/minutes/")


# A licensing panel: who is to sit, a ground of its own, an outcome with conditions

LICENSING = {
    "council.yaml": "name: Fernshire Council\n",
    "licensing/committee.yaml": "name: Licensing Panel\nkind: regulatory\nquorum: 3\n"
    "years: {2025/26: {chair: A Moss, members: [B Reed, C Wren, D Dyer, E Finch]}}\n",
    "licensing/2025-06-11/meeting.yaml": """
title: Hearing
time: 10:00
published: 2025-06-02
panel: [A Moss, C Wren, D Dyer]
agenda: ["Premises licence: The Old Forge"]
private:
  - title: Deliberation
    private-because: Regulation 14(2) of the Licensing Act 2003 (Hearings) Regulations 2005
attendance: {members: [A Moss, C Wren, D Dyer], others: ["Mr F Gale: Applicant"]}
minutes: {first: 4, published: 2025-06-20}
""",
    "licensing/2025-06-11/minutes.md": """
## Premises licence: The Old Forge

RESOLVED that the licence be granted, subject to: {outcome=granted}

1. No music after 23:00.
2. Doors kept shut.
{conditions}
""",
    "licensing/2025-06-25/meeting.yaml": "time: 10:00\npublished: 2025-06-16\nagenda: [Premises licence]\n"
    "cancelled: The application was withdrawn\nchanged: 2025-06-23\n",
}


@pytest.fixture(scope="module")
def licensing(tmp_path_factory: pytest.TempPathFactory) -> Body:
    return bodies.of(LICENSING, tmp_path_factory.mktemp("licensing"), packs=True)


def test_a_licensing_panel_says_who_was_to_sit_and_why_it_deliberated_in_private(licensing: Body) -> None:
    page, ground = licensing.page("licensing/2025-06-11/"), "Regulation 14(2) of the Licensing Act 2003"
    assert "Hearing, Wednesday 11 June 2025" in page
    assert "Who was to sit Who they were Panel A Moss, Chair C Wren D Dyer" in page
    assert f"Private: {ground}" in page
    pdf = licensing.pdf("licensing/2025-06-11/pack.pdf")
    assert f"Private: {ground}" in pdf
    assert "Panel: A Moss (Chair), C Wren and D Dyer" in pdf
    assert [line for line in licensing.told if "[member-unlisted]" in line or "[exempt-paragraph]" in line] == []


def test_a_licence_is_one_decision_with_its_conditions(licensing: Body) -> None:
    assert licensing.column("resolutions", "citation", "outcome", "conditions") == [
        ("4/25", "granted", ["No music after 23:00.", "Doors kept shut."])
    ]
    assert any(title.startswith("Granted: RESOLVED that the licence") for title in licensing.feed())
    meeting = json.loads(licensing.text("licensing/2025-06-11/meeting.json"))
    assert meeting["panel"] == ["A Moss", "C Wren", "D Dyer"]


def test_a_meeting_that_was_cancelled_is_told_as_that_everywhere(licensing: Body) -> None:
    page = licensing.page("licensing/2025-06-25/")
    assert "This meeting was cancelled The application was withdrawn" in page
    assert "What was decided" not in page
    assert "Not minuted" not in page
    event = licensing.text("licensing/2025-06-25/meeting.ics")
    assert "STATUS:CANCELLED" in event
    assert json.loads(licensing.text("licensing/2025-06-25/meeting.json"))["status"] == "cancelled"
    assert licensing.feed()["Cancelled: Licensing Panel, 25 June 2025"] == "The application was withdrawn"
    assert "This meeting was cancelled: The application was withdrawn" in licensing.pdf("licensing/2025-06-25/pack.pdf")
    assert "No meeting: it was cancelled" in licensing.page("licensing/")
