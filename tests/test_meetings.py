"""Meetings of every kind: extraordinary, not held, adjourned, hearings; who declared an interest, came and left."""

import re
from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded
from made import Made, make

TODAY = date(2025, 6, 30)
COUNCIL = {
    "council.yaml": "name: Fernshire Council\n",
    "people.yaml": """
a-moss: {name: A Moss, kind: councillor}
b-reed: {name: B Reed, kind: councillor}
c-wren: {name: C Wren, kind: councillor}
""",
    "panel/committee.yaml": """
name: Full Council
quorum: 3
years:
  2024/25: {chair: a-moss, members: [b-reed, c-wren, D Dyer]}
  2025/26: {chair: b-reed, members: [a-moss, c-wren, D Dyer]}
""",
}
FILES = {
    **COUNCIL,
    # The annual and an extraordinary meeting on one day.
    "panel/2025-05-14/meeting.yaml": """
title: Annual meeting
time: 11:00
published: 2025-05-06
agenda: [Election of Mayor]
attendance:
  members:
    - a-moss: {role: Mayor, until: item 1}
    - b-reed: {chair-from: minute 2}
    - c-wren: {from: 11:05, until: 12:40}
  absent: D Dyer
minutes: {first: 1, published: 2025-05-20}
""",
    "panel/2025-05-14/minutes.md": "## Election of Mayor\n\nRESOLVED that Councillor B Reed be elected.\n",
    "panel/2025-05-14-2/meeting.yaml": """
title: Extraordinary meeting
time: 14:00
published: 2025-05-06
agenda: [Freedom of the borough]
""",
    # People came, and were too few.
    "panel/2024-10-14/meeting.yaml": """
time: 18:00
published: 2024-10-04
agenda: [Audit letter]
not-held: inquorate
changed: 2024-10-14
attendance:
  members: [a-moss, b-reed]
  apologies: [c-wren, D Dyer]
""",
    # Adjourned, and reconvened.
    "panel/2024-09-25/meeting.yaml": """
time: 18:00
published: 2024-09-17
agenda: [Accounts, Audit plan, Risks, Fees]
attendance: {members: [a-moss, b-reed, c-wren], apologies: D Dyer}
minutes: {first: 12}
""",
    "panel/2024-09-25/minutes.md": "## Audit plan\n\n## Accounts\n\nThe meeting stood adjourned.\n",
    "panel/2024-09-26/meeting.yaml": """
time: 18:00
continues: 2024-09-25
published: 2024-09-26
agenda: [Accounts, Risks]
attendance: {members: [a-moss, b-reed, c-wren], apologies: D Dyer}
minutes: {first: 14}
""",
    "panel/2024-09-26/minutes.md": "## Accounts\n\nRESOLVED that the accounts be approved.\n\n## Risks\n\nNone.\n",
    # A hearing before three of them, with interests.
    "panel/2024-11-06/meeting.yaml": """
title: Hearing
published: 2024-10-29
panel: [a-moss, c-wren, D Dyer]
agenda: [Declarations of interest, Premises licence, Street trading]
attendance: {members: [a-moss, c-wren, D Dyer]}
interests:
  - {person: c-wren, item: 2, kind: disclosable, what: Owns the shop next door, left: true}
  - {person: D Dyer, item: 3, kind: other, left: false}
  - {person: a-moss}
minutes: {first: 20, published: 2024-11-20}
""",
    "panel/2024-11-06/minutes.md": "## Premises licence\n\nRESOLVED to grant it.\n\n## Street trading\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(FILES, tmp_path_factory.mktemp("meetings"), TODAY)


def about(made: Made, meeting: str) -> list[str]:
    return [line for line in made.problems if line.startswith(f"panel/{meeting}/")]


# The title


def test_two_meetings_of_a_day_are_told_apart_by_their_titles(made: Made) -> None:
    for name, title in (("2025-05-14", "Annual meeting"), ("2025-05-14-2", "Extraordinary meeting")):
        page = made.html(f"panel/{name}/")
        assert f"<h1>{title}, <time" in page
        assert f"<title>{title}, 14\N{NO-BREAK SPACE}May 2025, Full Council" in page
        assert f'data-cite="Fernshire Council, Full Council, {title}, 14 May 2025"' in page
        assert made.event(name)["SUMMARY"] == f"Full Council: {title}"
        assert made.meeting(name)["title"] == title
        ((agenda),) = made.entries("feed.xml", f"panel/{name}/")
        assert agenda["title"] == f"Agenda: Full Council, {title}, 14 May 2025"
        assert f"Full Council, {title}" in made.pdf(f"panel/{name}/pack.pdf")
    assert "Annual meeting: Election of Mayor" in made.page("panel/")
    assert "<h1>Annual meeting, <time" in made.html("panel/2025-05-14/minutes/")
    assert made.text("panel/2025-05-14/minutes.md").startswith("# Minutes of Full Council, Annual meeting, 14 May 2025")
    assert "Full Council, Extraordinary meeting, 14 May 2025" not in made.html("panel/2025-05-14/")


# Not held


def test_a_meeting_without_a_quorum_was_not_held(made: Made) -> None:
    page = made.page("panel/2024-10-14/")
    assert "Not held" in page
    assert "This meeting was not held No quorum was present" in page
    assert not re.search(r"\bHeld\b|What was decided|minutes of this meeting", page)
    assert "Members Councillor A Moss" in page
    meeting = made.meeting("2024-10-14")
    assert (meeting["status"], meeting["not_held_because"]) == ("not held", "inquorate")
    event = made.event("2024-10-14")
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "Not held: Full Council")
    assert event["DESCRIPTION"].startswith("This meeting was not held. No quorum was present")
    told = {entry["title"]: entry["summary"] for entry in made.entries("feed.xml", "panel/2024-10-14/")}
    assert told["Not held: Full Council, 14 October 2024"] == "No quorum was present"
    assert "This meeting was not held: No quorum was present" in made.pdf("panel/2024-10-14/pack.pdf")
    assert "No meeting: it was not held" in made.page("panel/")
    assert "Of 5 meetings held, 1 is here without minutes." in made.page("coverage/")
    assert "14 October 2024, Full Council: Cancelled or not held" in made.page("coverage/")


def test_minutes_were_not_put_to_a_meeting_that_did_not_take_place(tmp_path: Path) -> None:
    files = {
        **COUNCIL,
        "panel/2024-09-25/meeting.yaml": "agenda: [Accounts]\nminutes: {first: 12}\n",
        "panel/2024-09-25/minutes.md": "## Accounts\n",
        "panel/2024-11-20/meeting.yaml": "agenda: [{minutes-of: 2024-09-25}]\ncancelled: Snow\n",
        "panel/2024-12-11/meeting.yaml": "agenda: [{minutes-of: 2024-09-25}]\nnot-held: inquorate\n",
        "panel/2025-01-15/meeting.yaml": "agenda: [{minutes-of: 2024-09-25}]\n",
    }
    page = make(files, tmp_path, TODAY, packs=False).page("panel/2024-09-25/minutes/")
    assert "Draft: these minutes were put to the meeting of 15 January 2025, item 1" in page


def test_a_quorum_is_missed_where_the_meeting_is_said_to_be_held(tmp_path: Path) -> None:
    day = "panel/2024-10-14/meeting.yaml"
    held = FILES[day].replace("not-held: inquorate\n", "")
    _, problems = loaded({**COUNCIL, day: held}, tmp_path, TODAY)
    assert any("[quorum]" in line for line in problems)
    _, problems = loaded({**COUNCIL, day: FILES[day]}, tmp_path, TODAY)
    assert not [line for line in problems if "[quorum]" in line or "[date-order]" in line]


# Adjourned and reconvened


def test_an_adjourned_meeting_goes_on_on_another_day(made: Made) -> None:
    first, second = made.page("panel/2024-09-25/"), made.page("panel/2024-09-26/")
    assert "Adjourned to 26 September 2024" in first
    assert "Goes on with the meeting of 25 September 2024" in second
    assert "Risks Taken when the meeting went on, on 26 September 2024." in first
    assert "Fees Not minuted before the adjournment to 26 September 2024." in first
    assert 'href="../2024-09-25/"' in made.html("panel/2024-09-26/")
    assert made.meeting("2024-09-26")["continues"] == "panel/2024-09-25"
    assert "It was adjourned to 26 September 2024." in made.event("2024-09-25")["DESCRIPTION"]
    assert "It goes on with the meeting of 25 September 2024" in made.event("2024-09-26")["DESCRIPTION"]
    assert "It goes on with the meeting of 25 September 2024" in made.pdf("panel/2024-09-26/pack.pdf")
    assert [line for line in about(made, "2024-09-26") if "clear-days" in line or "minute-" in line] == []


def test_numbers_that_begin_with_each_meeting_go_on_in_one_that_was_adjourned(tmp_path: Path) -> None:
    files = {
        "panel/committee.yaml": "name: Panel\nminute-numbers: by-meeting\n",
        "panel/2024-09-25/meeting.yaml": "minutes: {first: 1}\n",
        "panel/2024-09-25/minutes.md": "## Accounts\n\n## Plan\n",
        "panel/2024-09-26/meeting.yaml": "continues: 2024-09-25\nminutes: {first: 2}\n",
        "panel/2024-09-26/minutes.md": "## Accounts\n",
    }
    _, problems = loaded(files, tmp_path, TODAY)
    assert [line.rpartition("[")[2] for line in problems if "minute-" in line] == ["minute-overlap]"]


@pytest.mark.parametrize(
    ("day", "what"),
    [
        ("2024-09-24", "no meeting of 24 September 2024 is in the archive to have been adjourned to this one"),
        ("2024-09-26", "the meeting of 26 September 2024 cannot have been adjourned to this one"),
    ],
)
def test_a_meeting_that_was_not_adjourned_to_it(day: str, what: str, tmp_path: Path) -> None:
    _, problems = loaded({"panel/2024-09-26/meeting.yaml": f"continues: {day}\n"}, tmp_path, TODAY)
    assert problems == [f"panel/2024-09-26/meeting.yaml:1: warning: {what} [date-order]"]


# Hearings, interests, comings and goings


def test_a_panel_sits_and_the_attendance_is_judged_by_it(made: Made) -> None:
    page = made.page("panel/2024-11-06/")
    assert "Who was to sit Who they were Panel Councillor A Moss, Chair Councillor C Wren D Dyer" in page
    assert made.meeting("2024-11-06")["panel"] == ["Councillor A Moss", "Councillor C Wren", "D Dyer"]
    assert "Panel: Councillor A Moss (Chair), Councillor C Wren and D Dyer" in made.pdf("panel/2024-11-06/pack.pdf")
    assert not [line for line in about(made, "2024-11-06") if "stands in no list" in line]


def test_who_is_to_sit_is_told_before_the_day(tmp_path: Path) -> None:
    meeting = "published: 2025-06-20\nagenda: [Licence]\npanel: [A Moss, C Wren]\n"
    page = make({"panel/2025-07-09/meeting.yaml": meeting}, tmp_path, TODAY, packs=False).page("panel/2025-07-09/")
    assert "Who is to sit Panel A Moss C Wren" in page


def test_interests_stand_at_the_item_its_minute_and_the_person(made: Made) -> None:
    said = "disclosable interest: Owns the shop next door; left for the item"
    page = made.page("panel/2024-11-06/")
    assert f"Interests declared Councillor C Wren, {said} ( item 2 ) D Dyer, other interest; stayed ( item 3 )" in page
    assert f"Councillor C Wren declared an interest ({said})." in page
    assert f"Councillor C Wren declared an interest ({said})." in made.page("panel/2024-11-06/minutes/")
    assert f"Interests declared 6 November 2024, Full Council : {said} ( item 2 )" in made.page("people/c-wren/")
    row = made.row("interests", name="Councillor C Wren")
    assert (row["kind"], row["left"], row["items"]) == ("disclosable", True, ["panel/2024-11-06#item-2"])
    assert made.row("interests", name="Councillor A Moss")["left"] is None
    assert f"Interest declared: Councillor C Wren, {said}" in made.text("panel/2024-11-06/minutes.md")
    assert "Interests declared" not in made.page("panel/2025-05-14/")


def test_interests_are_known_only_with_the_minutes(tmp_path: Path) -> None:
    made = make(FILES, tmp_path, date(2024, 11, 7), packs=False)
    assert "Owns the shop" not in "".join(
        path.read_text("utf-8") for path in made.folder.rglob("*") if path.suffix in {".html", ".json", ".csv", ".md"}
    )


@pytest.mark.parametrize(
    ("interest", "what"),
    [
        ("{person: b-reed, item: 2}", '"b-reed" declared an interest, and is not among those present'),
        ("{person: c-wren, item: 9}", "the agenda has no item 9"),
    ],
)
def test_an_interest_that_cannot_be(interest: str, what: str, tmp_path: Path) -> None:
    name = "panel/2024-11-06/meeting.yaml"
    written = re.sub(r"interests:\n(  - .*\n)+", f"interests:\n  - {interest}\n", FILES[name])
    _, problems = loaded({**COUNCIL, name: written}, tmp_path, TODAY)
    told = [problem for problem in problems if "[interest]" in problem]
    assert told == [f"{name}:8: warning: {what} [interest]"]


def test_who_left_for_an_interest_did_not_vote(tmp_path: Path) -> None:
    sides = "- For: a-moss, c-wren\n- Against: D Dyer\n{vote=carried}\n"
    vote = f"## Premises licence\n\nMoved to grant it. {{motion}}\n\n{sides}"
    files = {**FILES, "panel/2024-11-06/minutes.md": vote}
    _, problems = loaded(files, tmp_path, TODAY)
    assert any("C Wren voted, and had left for an interest in this item [vote-present]" in line for line in problems)


def test_who_came_left_and_took_the_chair(made: Made) -> None:
    page = made.page("panel/2025-05-14/")
    assert "Councillor A Moss, Mayor, until item 1" in page
    assert "Councillor B Reed, Chair, in the chair from minute 2" in page
    assert "Councillor C Wren, from 11.05 am, until 12.40 pm" in page
    row = made.row("attendance", meeting="panel/2025-05-14", name="Councillor C Wren")
    assert (row["arrived"], row["left"]) == ("11:05", "12:40")
    assert made.row("attendance", meeting="panel/2025-05-14", name="Councillor B Reed")["chair_from"] == "minute 2"


def test_where_items_alone_are_known_the_agenda_is_missing_on_every_page_and_in_the_data(tmp_path: Path) -> None:
    files = {
        **COUNCIL,
        "panel/2025-05-14/meeting.yaml": "agenda-missing: true\nagenda: [{title: Audit letter, papers: letter}]\n",
        "panel/2025-05-14/letter.md": "# Audit letter\n\n## Findings\n\nNone.\n",
    }
    made = make(files, tmp_path, today=TODAY, packs=True)
    page = made.page("panel/2025-05-14/")
    assert (
        "The agenda of this meeting is not in the archive. What is known of its business stands here instead." in page
    )
    assert "Audit letter" in page
    assert "Nil" not in page
    assert not (made.folder / "panel/2025-05-14/pack.pdf").exists()
    assert made.row("meetings", id="panel/2025-05-14")["has_agenda"] is False
    assert made.meeting("2025-05-14")["agenda_items"][0]["title"] == "Audit letter"
    assert "1 meeting, 0 agendas, 1 paper" in made.page("coverage/")
    assert "1 is here without agenda" in made.page("coverage/")
    assert "Read the agenda" not in made.html("")


@pytest.mark.parametrize(("today", "invites"), [(date(2025, 5, 13), True), (date(2025, 5, 15), False)])
def test_nobody_is_invited_to_a_meeting_that_is_over(today: date, tmp_path: Path, *, invites: bool) -> None:
    files = {**COUNCIL, "panel/2025-05-14/meeting.yaml": "agenda: [Rents]\nattend: Come to the Guildhall.\n"}
    made = make(files, tmp_path, today=today, packs=False)
    assert ("Come to the Guildhall" in made.page("panel/2025-05-14/")) is invites
