"""Bodies of other kinds than scrutiny boards: what their pages, data and feeds tell of what was decided."""

import bodies
import pytest
from bodies import Body

# A planning committee: outcomes, conditions, contrary to officers, an update sheet

PLANNING = {
    "council.yaml": "name: Fernshire Council\nlicence: OGL-UK-3.0\ncontact: {name: Democratic Services}\n",
    "planning/committee.yaml": """
name: Planning Committee
kind: regulatory
years:
  2024/25: {chair: Councillor S Eaton, members: [Councillor D Dyer, Councillor V Kemp]}
""",
    "planning/2024-11-06/meeting.yaml": """
time: 18:00
published: 2024-10-29
agenda:
  - title: "24/01234/FUL: Land at Mill Road"
    papers: mill-road
  - title: "24/00987/HOU: 5 Castle Terrace"
  - title: "24/01101/LBC: Old Customs House"
  - title: Update sheet
    papers: update-sheet
attendance:
  members: [Councillor S Eaton, Councillor D Dyer, Councillor V Kemp]
minutes: {first: 61, published: 2024-11-20}
""",
    "planning/2024-11-06/mill-road.md": "---\nkind: report\nbackground-papers: none\n---\n# Land at Mill Road\n\n"
    "## Recommendation\n\nGRANT permission.\n",
    "planning/2024-11-06/update-sheet.md": "---\npublished: 2024-11-06\nnumbering: none\n---\n# Update sheet\n\n"
    "Two further letters came.\n",
    "planning/2024-11-06/minutes.md": """
## 24/01234/FUL: Land at Mill Road

On a vote of 4 for and 1 against it was

RESOLVED that the Head of Planning be authorised to GRANT permission, subject to: {outcome=granted}

1. Begun within three years.
   Reason: section 91 of the Act.
2. In accordance with the plans.
{conditions}

## 24/00987/HOU: 5 Castle Terrace

The recommendation to refuse was moved by Councillor Dyer, and LOST by 1 vote to 2. {outcome=lost}

RESOLVED, contrary to the officer's recommendation, that permission be GRANTED. {outcome=granted}

## 24/01101/LBC: Old Customs House

Withdrawn by the applicant. {outcome=withdrawn}

## Update sheet

Noted.
""",
}


@pytest.fixture(scope="module")
def planning(tmp_path_factory: pytest.TempPathFactory) -> Body:
    return bodies.of(PLANNING, tmp_path_factory.mktemp("planning"), packs=True)


def test_planning_data_has_one_row_a_decision_with_outcome_and_conditions(planning: Body) -> None:
    assert planning.column("resolutions", "citation", "outcome", "taken", "conditions") == [
        (
            "61/24",
            "granted",
            True,
            ["Begun within three years. Reason: section 91 of the Act.", "In accordance with the plans."],
        ),
        ("62/24, proposal 1", "lost", False, []),
        ("62/24", "granted", True, []),
        ("63/24", "withdrawn", False, []),
    ]


def test_the_register_says_first_what_became_of_a_thing(planning: Body) -> None:
    page = planning.page("decisions/")
    assert "2 clauses that committees resolved, newest first, and what came of each, and 2 on which nothing" in page
    assert "6 Nov 2024 Granted RESOLVED that the Head of Planning" in page
    assert "subject to: 1 Begun within three years. Reason: section 91 of the Act. 2 In accordance" in page
    assert "6 Nov 2024 Lost The recommendation to refuse" in page
    assert "Minute 62, proposal 1 · Planning Committee" in page
    assert "6 Nov 2024 Withdrawn Withdrawn by the applicant" in page


def test_an_item_says_how_many_decisions_were_taken(planning: Body) -> None:
    page = planning.page("planning/2024-11-06/")
    assert "Minute 62: 1 decision The minute in full" in page
    assert "Minute 63 The minute in full" in page


def test_where_nobody_is_asked_for_anything_no_outcome_is_missed(planning: Body) -> None:
    for address in ("decisions/", "planning/2024-11-06/"):
        assert "Asked of Not recorded" not in planning.page(address)
        assert "Outcome: Not recorded" not in planning.page(address)


def test_the_register_is_narrowed_by_outcome(planning: Body) -> None:
    assert "Result All Granted Lost Withdrawn" in planning.page("decisions/")
    page = planning.page("decisions/result-lost/")
    assert "Decisions: lost" in page
    assert "The recommendation to refuse" in page
    assert "Mill Road" not in page


def test_a_decision_has_an_entry_in_the_feed(planning: Body) -> None:
    feed = planning.feed()
    (told,) = (text for title, text in feed.items() if title.startswith("Granted: RESOLVED that the Head of Planning"))
    assert told == (
        "Minute 61, 24/01234/FUL: Land at Mill Road: RESOLVED that the Head of Planning be authorised to GRANT"
        " permission, subject to: 1 Begun within three years. Reason: section 91 of the Act."
        " 2 In accordance with the plans."
    )
    assert any(title.startswith("Lost: The recommendation to refuse was moved") for title in feed)


def test_conditions_have_places_of_their_own_on_the_page_and_in_the_text(planning: Body) -> None:
    shown = planning.at("planning/2024-11-06/minutes/", "minute-61-c2")
    assert shown.startswith("Condition 2 In accordance with the plans.")
    assert "- **1** Begun within three years." in planning.text("planning/2024-11-06/minutes.md")


def test_the_update_sheet_is_late_and_was_minuted(planning: Body) -> None:
    page = planning.page("planning/2024-11-06/")
    assert "Item 4 Update sheet Update sheet Published 6 November 2024" in page
    assert "Minute 64 The minute in full Noted." in page


def test_planning_is_told_of_nothing_but_what_is_so(planning: Body) -> None:
    assert [line for line in planning.told if "[likely-decision]" in line or "[empty-lead]" in line] == []


# A council that has motions and quotes what it resolved

COUNCIL = {
    "council.yaml": "name: Fernshire Council\ndecision-words: [RESOLVED, Agreed]\n",
    "council/committee.yaml": "name: Council\nkind: council\n",
    "council/2024-10-23/meeting.yaml": "minutes: {first: 38, published: 2024-11-01}\n",
    "council/2024-10-23/minutes.md": """
## Minutes

Agreed as a correct record.

## Motion: bus services

RESOLVED that the Council write to the Minister in these words:

> Buses matter to Upper Fern.

## Appointments

RESOLVED that these be appointed:

| Body | Member |
|---|---|
| Fern Arts | Councillor V Kemp |

## Annual report

The report was heard.
""",
    "council/2024-12-11/meeting.yaml": "minutes: {first: 42}\n",
    "council/2024-12-11/minutes.md": "## Annual report\n\nIt was heard.\n",
}


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Body:
    return bodies.of(COUNCIL, tmp_path_factory.mktemp("council"))


def test_what_a_lead_leads_to_is_in_the_data_and_in_the_register(council: Body) -> None:
    assert council.column("resolutions", "text", "more") == [
        ("Agreed as a correct record.", None),
        ("RESOLVED that the Council write to the Minister in these words:", "Buses matter to Upper Fern."),
        ("RESOLVED that these be appointed:", "Body Member Fern Arts Councillor V Kemp"),
    ]
    assert "in these words: Buses matter to Upper Fern. Minute 39" in council.page("decisions/")
    assert "be appointed: Body Member Fern Arts Councillor V Kemp Minute 40" in council.page("decisions/")


def test_no_page_says_that_nothing_was_decided(council: Body) -> None:
    assert "No decision is marked in these minutes." in council.page("council/2024-12-11/")
