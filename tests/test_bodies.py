"""Bodies of other kinds than scrutiny boards: what their pages, data and feeds tell of what was decided."""

import re
from pathlib import Path

import bodies
import pytest
from bodies import Body

NUMBERS = re.compile(r"\[minute-(?:overlap|order|first|gap)\]")
"""What is told of the numbers of minutes."""

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
    assert "Granted RESOLVED that the Head of Planning" in page
    assert "subject to: 1 Begun within three years. Reason: section 91 of the Act. 2 In accordance" in page
    assert "Minute 62, proposal 1 Lost The recommendation to refuse" in page
    assert "· Planning Committee Withdrawn Withdrawn by the applicant" in page


def test_an_item_says_how_many_decisions_were_taken(planning: Body) -> None:
    page = planning.page("planning/2024-11-06/")
    assert "Minute 62 (1 decision):" in page
    assert "Minute 63 (" not in page


def test_where_nobody_is_asked_for_anything_no_outcome_is_missed(planning: Body) -> None:
    for address in ("decisions/", "planning/2024-11-06/"):
        page = planning.page(address)
        assert "utcome not recorded" not in page
        assert "What came of it" not in page


def test_the_register_is_narrowed_by_outcome(planning: Body) -> None:
    assert "Result All Granted 2 Lost 1 Withdrawn 1" in planning.page("decisions/")
    page = planning.page("decisions/result-lost/")
    assert "Decisions: Lost" in page
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
    assert "Minute 64: Noted." in page


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
    assert "in these words: Buses matter to Upper Fern." in council.page("decisions/")
    assert "be appointed: Body Member Fern Arts Councillor V Kemp" in council.page("decisions/")


def test_no_page_says_that_nothing_was_decided(council: Body) -> None:
    assert "No decision is marked in these minutes." in council.page("council/2024-12-11/")


# A parish, whose minute numbers begin again each meeting

PARISH = {
    "council.yaml": "name: Northwick Parish Council\nlaw: england-parish\ndecision-words: [Resolved]\n",
    "council/committee.yaml": "name: Parish Council\nkind: council\nminute-numbers: by-meeting\n",
    "council/actions.yaml": "7 of 2024-10-01:\n  asks: The Clerk\n  state: done\n",
    "council/2024-10-01/meeting.yaml": "minutes: {published: 2024-10-09, approved: 2024-11-05}\n",
    "council/2024-10-01/minutes.md": """
## 6. To consider

**Litter picking:** Resolved: that Miss More ask about unpaid work.

## 7. Finance

### 7.1 Accounts for payment

Resolved: that the payments be approved.
""",
    "council/2024-11-05/meeting.yaml": "agenda: [{minutes-of: 2024-10-01}]\nminutes: {published: 2024-11-09}\n",
    "council/2024-11-05/minutes.md": """
## 6. To consider

The Clerk told of minute 7 below, and of minute 6 of 1 October 2024.

## 7. Finance

Resolved: that the precept be £14,200.
""",
}


@pytest.fixture(scope="module")
def parish(tmp_path_factory: pytest.TempPathFactory) -> Body:
    return bodies.of(PARISH, tmp_path_factory.mktemp("parish"))


def test_numbers_that_begin_again_are_cited_with_their_day(parish: Body) -> None:
    assert parish.column("minutes", "id", "citation") == [
        ("council/2024-10-01/minutes#minute-6", "6 of 1 October 2024"),
        ("council/2024-10-01/minutes#minute-7", "7 of 1 October 2024"),
        ("council/2024-11-05/minutes#minute-6", "6 of 5 November 2024"),
        ("council/2024-11-05/minutes#minute-7", "7 of 5 November 2024"),
    ]
    assert parish.column("resolutions", "citation", "text") == [
        ("6 of 1 October 2024", "Litter picking: Resolved: that Miss More ask about unpaid work."),
        ("7 of 1 October 2024", "Resolved: that the payments be approved."),
        ("7 of 5 November 2024", "Resolved: that the precept be £14,200."),
    ]
    assert not [line for line in parish.told if NUMBERS.search(line)]


def test_a_minute_of_the_same_minutes_is_meant_first_and_a_day_tells_of_others(parish: Body) -> None:
    page = parish.html("council/2024-11-05/minutes/")
    assert '<a href="#minute-7">minute 7</a>' in page
    assert '<a href="../../2024-10-01/minutes/#minute-6">minute 6 of 1 October 2024</a>' in page
    assert "Referred to in minute 6, 5 November 2024" in parish.page("council/2024-10-01/minutes/")


def test_what_came_of_a_clause_is_told_by_number_and_day(parish: Body) -> None:
    assert "Asked of The Clerk · Done" in parish.page("decisions/")
    assert parish.page("decisions/").count("Asked of The") == 1


# Ireland: numbers of its own, an Irish council's way to vote

IRELAND = {
    "council.yaml": "name: Fernmeath County Council\nlanguage: en-IE\ntime-zone: Europe/Dublin\nlaw: none\n",
    "council/committee.yaml": "name: Comhairle Chontae Fernmeath\nkind: council\nminute-numbers: by-meeting\n"
    "decision-words: [The minutes were confirmed, It was resolved]\n",
    "council/2024-06-10/meeting.yaml": "agenda: [Notices of motion]\nminutes: {published: 2024-06-20}\n",
    "council/2024-06-10/minutes.md": """
## 1.0 Confirmation of minutes

1.1 The minutes were confirmed on the proposal of Councillor Cam.

## 4.0 Notices of motion

4.1 Proposed by Councillor Cam, seconded by Councillor Bon. The motion was carried. {outcome=carried}

See minute 1.0 above.
""",
}


def test_ireland_keeps_its_numbers_in_pages_addresses_citations_and_data(tmp_path: Path) -> None:
    ireland = bodies.of(IRELAND, tmp_path)
    assert ireland.column("minutes", "id", "number", "citation") == [
        ("council/2024-06-10/minutes#minute-1-0", "1.0", "1.0 of 10 June 2024"),
        ("council/2024-06-10/minutes#minute-4-0", "4.0", "4.0 of 10 June 2024"),
    ]
    assert ireland.column("resolutions", "citation", "outcome") == [
        ("1.0 of 10 June 2024", None),
        ("4.0 of 10 June 2024", "carried"),
    ]
    assert '<a href="#minute-1-0">minute 1.0</a>' in ireland.html("council/2024-06-10/minutes/")
    assert "Minute 4.0 (1 decision)" in ireland.page("council/2024-06-10/")
    assert "Numbers 1.0 to 4.0" in ireland.page("council/2024-06-10/minutes/")
    assert "## 4.0 Notices of motion" in ireland.text("council/2024-06-10/minutes.md")
    assert any(text.startswith("Minute 4.0, Notices of motion: 4.1 Proposed") for text in ireland.feed().values())


# A German council: own words and paragraphs

GERMANY = {
    "council.yaml": """
name: Gemeinde Farnau
language: de-DE
time-zone: Europe/Berlin
law: none
decision-words: [Der Gemeinderat beschließt]
""",
    "gemeinderat/committee.yaml": "name: Gemeinderat\nkind: council\n",
    "gemeinderat/2024-05-13/meeting.yaml": "minutes: {published: 2024-05-20}\n",
    "gemeinderat/2024-05-13/minutes.md": """
## § 12 Haushaltssatzung

Der Gemeinderat beschließt mit 12 zu 3 Stimmen:

a) Die Satzung wird erlassen.
b) Der Plan wird genehmigt.

## § 13 Bürgerfragen

Keine.
""",
    "gemeinderat/2024-06-10/meeting.yaml": "agenda: [Bekanntgaben]\nminutes: {published: 2024-06-20}\n",
    "gemeinderat/2024-06-10/minutes.md": "## § 14 Bekanntgaben\n\nZu minute § 12: erledigt.\n\n## § 15 Ende\n",
}


def test_germany_keeps_its_paragraphs_and_its_words(tmp_path: Path) -> None:
    germany = bodies.of(GERMANY, tmp_path)
    assert germany.column("resolutions", "id", "citation", "text") == [
        ("gemeinderat/2024-05-13/minutes#minute-12-ra", "§ 12(a)", "Die Satzung wird erlassen."),
        ("gemeinderat/2024-05-13/minutes#minute-12-rb", "§ 12(b)", "Der Plan wird genehmigt."),
    ]
    assert '<a href="../../2024-05-13/minutes/#minute-12">minute § 12</a>' in germany.html(
        "gemeinderat/2024-06-10/minutes/"
    )
    assert not [line for line in germany.told if NUMBERS.search(line)]


def test_what_is_written_in_another_language_is_marked_and_the_words_of_the_program_are_not(tmp_path: Path) -> None:
    germany = bodies.of({**GERMANY, "council.yaml": f"{GERMANY['council.yaml']}notice: Alle Angaben.\n"}, tmp_path)
    for page in germany.site.rglob("index.html"):
        assert '<html lang="en-GB">' in page.read_text(encoding="utf-8")
        assert '<b lang="de-DE">Gemeinde Farnau</b>' in page.read_text(encoding="utf-8")
        assert ' lang="de-DE">Alle Angaben.' in page.read_text(encoding="utf-8")
    minutes = germany.html("gemeinderat/2024-05-13/minutes/")
    assert '<div class="doc nums" lang="de-DE">' in minutes
    assert '<span class="vh" lang="en-GB">Minute </span>§ 12' in minutes
    assert '<h2 id="page_present" data-pagefind-ignore>Attendance</h2>' in minutes
    assert '<h1 lang="de-DE">Gemeinderat</h1>' in germany.html("gemeinderat/")
    assert '<h3 lang="de-DE">Bekanntgaben</h3>' in germany.html("gemeinderat/2024-06-10/")
    assert '<div class="prose" lang="de-DE">' in germany.html("decisions/")


def test_pages_in_english_say_whose_english_it_is_and_mark_nothing(tmp_path: Path) -> None:
    ireland = bodies.of(IRELAND, tmp_path)
    for page in ireland.site.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        assert '<html lang="en-IE">' in text
        assert text.count(' lang="en-IE"') == 1


# A US city council: numbers in a form of its own, made

CITY = {
    "council.yaml": "name: City of Fernville\nlanguage: en-US\ntime-zone: America/New_York\nlaw: none\n",
    "council/committee.yaml": """
name: City Council
kind: council
decision-words: [NOW THEREFORE BE IT RESOLVED, RESOLVED]
minute-form: CC-{n}/{yyyy}
""",
    "council/2024-06-10/meeting.yaml": "minutes: {first: 17, published: 2024-06-20}\n",
    "council/2024-06-10/minutes.md": """
## Zoning

NOW THEREFORE BE IT RESOLVED by the City Council:

Section 1. The map is amended.
""",
    "council/2024-07-08/meeting.yaml": "minutes: {first: 18, published: 2024-07-18}\n",
    "council/2024-07-08/minutes.md": "## Parks\n\nAs in CC-17/2024, RESOLVED that the parks be kept.\n",
}


def test_a_city_has_numbers_made_in_its_form_and_found_without_the_word(tmp_path: Path) -> None:
    city = bodies.of(CITY, tmp_path)
    assert city.column("resolutions", "citation", "more") == [
        ("CC-17/2024", "Section 1. The map is amended."),
        ("CC-18/2024", None),
    ]
    assert 'data-long><span class="vh">Minute </span>CC-17/2024 </a>' in city.html("council/2024-06-10/minutes/")
    assert '<a href="../../2024-06-10/minutes/#minute-cc-17-2024">CC-17/2024</a>' in city.html(
        "council/2024-07-08/minutes/"
    )
    assert not [line for line in city.told if NUMBERS.search(line)]


def test_a_number_in_the_form_of_a_city_is_found_in_lines_of_yaml_too(tmp_path: Path) -> None:
    meeting = "agenda: [{title: Parks, about: As CC-17/2024 says.}]\nnote: See CC-17/2024, and not CC-17/2025.\n"
    city = bodies.of({**CITY, "council/2024-07-08/meeting.yaml": f"{meeting}minutes: {{first: 18}}\n"}, tmp_path)
    link = '<a href="../2024-06-10/minutes/#minute-cc-17-2024">CC-17/2024</a>'
    page = city.html("council/2024-07-08/")
    assert f"See {link}, and not CC-17/2025." in page
    assert f"As {link} says." in page
    assert [line for line in city.told if "[outside]" in line] == [
        "council/2024-07-08/meeting.yaml:2: info: minute CC-17/2025 is not in the archive [outside]"
    ]


def test_numbers_in_a_form_are_judged_by_what_counts_in_them(tmp_path: Path) -> None:
    files = {**CITY, "council/2024-07-08/meeting.yaml": "minutes: {first: 20}\n"}
    assert [line for line in bodies.of(files, tmp_path).told if NUMBERS.search(line)] == [
        "council/2024-07-08/meeting.yaml:1: info: minutes 18 to 19 are missing in 2024/25 [minute-gap]"
    ]


# A foundation's board that numbers no minutes

BOARD = {
    "council.yaml": "name: Fern Foundation\nlaw: none\n",
    "board/committee.yaml": "name: Board of Trustees\nminute-numbers: none\n",
    "board/2024-06-10/meeting.yaml": "agenda: [Grants]\nminutes: {published: 2024-06-20}\n",
    "board/2024-06-10/minutes.md": "## Grants\n\nRESOLVED that:\n\n(a) the grants be made\n",
}


def test_minutes_without_numbers_are_cited_by_their_headings(tmp_path: Path) -> None:
    board = bodies.of(BOARD, tmp_path)
    assert board.column("minutes", "id", "number", "citation") == [
        ("board/2024-06-10/minutes#grants", None, "Grants, 10 June 2024")
    ]
    assert board.column("resolutions", "id", "citation") == [
        ("board/2024-06-10/minutes#grants-ra", "Grants (a), 10 June 2024")
    ]
    assert "“Grants” (1 decision)" in board.page("board/2024-06-10/")


# A cabinet: reasons and options beside the decision, a recommendation to Council, a private appendix

CABINET = {
    "council.yaml": "name: Fernshire Council\n",
    "cabinet/committee.yaml": "name: Cabinet\nkind: executive\n",
    "cabinet/2024-11-12/meeting.yaml": """
published: 2024-11-04
agenda:
  - Medium Term Financial Strategy
  - Leisure centre contract
  - Exclusion of the press and public
private:
  - title: "Leisure centre contract: appendix 2"
    exempt: 3
    public-interest: Bidders' prices would be known.
minutes: {first: 42, published: 2024-11-14}
""",
    "cabinet/2024-11-12/minutes.md": """
## Medium Term Financial Strategy

RECOMMENDED that Council:

1. approve the Strategy
2. adopt a savings target of £1.2m

## Leisure centre contract

RESOLVED that:

1. the contract be awarded to Bidder A
2. the Director be authorised to finalise it, subject to:
   (a) the bond
   (b) the guarantee

**Reasons for the decision:** Bidder A scored highest.

**Alternative options considered and rejected:** To bring the service in house.

## Exclusion of the press and public

RESOLVED that the public be excluded.

# Private business

## Leisure centre contract: appendix 2
""",
}


def test_a_cabinets_reasons_stand_beside_its_decision_and_are_none(tmp_path: Path) -> None:
    cabinet = bodies.of(CABINET, tmp_path, packs=True)
    assert cabinet.column("resolutions", "citation", "text", "more") == [
        ("42(1)/24", "approve the Strategy", None),
        ("42(2)/24", "adopt a savings target of £1.2m", None),
        ("43(1)/24", "the contract be awarded to Bidder A", None),
        ("43(2)/24", "the Director be authorised to finalise it, subject to:", None),
        ("43(2)(a)/24", "the bond", None),
        ("43(2)(b)/24", "the guarantee", None),
        ("44/24", "RESOLVED that the public be excluded.", None),
    ]
    assert cabinet.column("minutes", "citation", "public")[-1] == ("45/24", False)
    assert "Reasons for the decision: Bidder A scored highest." in cabinet.page("cabinet/2024-11-12/minutes/")
    assert "RECOMMENDED that Council:" in cabinet.page("decisions/")
    assert "adopt a savings target" in cabinet.page("decisions/")
    assert "not recorded" not in cabinet.page("decisions/")
    assert any(title.startswith("Decided: the contract be awarded") for title in cabinet.feed())
