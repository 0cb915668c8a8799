"""One fact, one telling: page, JSON, CSV, feed, calendar, Markdown and PDF say the same of an archive.

The council below is made to tell right from wrong: a committee renamed twice, once still to come; meetings held,
planned, to come and cancelled; late papers, withdrawals, substitutes, groups, exemptions. Each test takes one fact and
looks for it in every output that has it.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from content_sample import write
from made import ATOM, Made, make

from generator.loading import collect
from generator.store.memo import Memo

TODAY = date(2024, 8, 30)
COUNCIL = """
name: Fernshire Council
any-other-business: Anything that cannot wait.
attend: "Write to us, as [our page](about/index.md) says."
agenda-notes: Tell us if you need *large print*, as [our page](about/index.md) says.
"""

FILES = {
    "council.yaml": COUNCIL,
    "people.yaml": """
a-moss: {name: A Moss, kind: councillor}
b-reed: {name: B Reed, kind: councillor, roles: {Cabinet Member for Homes: 2024-05}}
c-wren: {name: C Wren, kind: councillor}
d-lark: {name: Dora Lark, title: Ms, kind: co-opted}
e-finch: {name: Ed Finch, kind: officer}
f-heron: {name: F Heron, kind: councillor}
g-rook: {name: G Rook, kind: councillor}
h-teal: {name: H Teal, kind: councillor}
""",
    "matters.yaml": 'damp: {title: Damp and mould, about: "*Wet* homes, see [a paper](panel/2024-06-12/damp.md)."}\n',
    "about/index.md": "# About\n\nAll of it.\n",
    "panel/committee.yaml": """
name: {2023-05: Tenants Panel, 2024-06: Housing Panel, 2025-05: Homes Panel}
years:
  2024/25: {chair: a-moss, members: [c-wren, g-rook], co-opted: d-lark, invited: b-reed}
""",
    "panel/actions.yaml": "2(a)/24: {asks: panel, state: waiting}\n",
    # Nothing is known but the day.
    "panel/2024-01-10/meeting.yaml": "time: 10:00\n",
    # Nothing is known but the day and who was there.
    "panel/2024-02-14/meeting.yaml": "time: 10:00\nattendance: {members: [c-wren]}\n",
    "panel/2024-03-13/meeting.yaml": """
time: 10:00
published: 2024-03-05
agenda: [Stairs]
minutes: {first: 1, published: 2024-03-20}
""",
    "panel/2024-03-13/minutes.md": "## Stairs\n\nThey are steep.\n",
    "panel/2024-07-24/meeting.yaml": "time: 14:00\ncancelled: Too few members could come.\n",
    "panel/2024-06-12/meeting.yaml": """
time: 14:00
attend: By letter alone, to [us](../../about/index.md).
place: Fern Hall
published: 2024-06-04
agenda:
  - Apologies
  - {title: Damp, papers: damp, matter: damp}
  - {title: Lifts, withdrawn: The survey is not finished}
  - {title: Boilers, withdrawn: true}
attendance:
  chair: c-wren
  members:
    - c-wren
    - f-heron: {for: a-moss}
    - g-rook: {for: not stated}
  co-opted:
    - d-lark: {remote: true}
  cabinet: [b-reed, h-teal]
  others: [Gwen Hart: Tenant]
  officers: {Homes: [e-finch: Director of Homes]}
  apologies: [a-moss]
minutes: {first: 1, closed: 15:30, published: 2024-06-20}
""",
    "panel/2024-06-12/minutes.md": """
## Apologies

There were some.

## Damp

RESOLVED that:

a) the figures be noted
""",
    "panel/2024-06-12/damp.md": """---
authors: [e-finch: Director of Homes]
---
# Damp in homes

## Purpose

To tell.
""",
    "panel/2024-09-11/meeting.yaml": """
time: 14:00
published: 2024-08-20
agenda:
  - {minutes-of: 2024-06-12}
  - {title: Rents, papers: [rents, old-rents]}
  - {title: Programme, papers: work-programme}
  - Any other business
private:
  - title: A contract
    exempt: 3
    public-interest: Bidders would learn of each other
""",
    "panel/2024-09-11/rents.md": "---\npublished: 2024-08-27\n---\n# Rents this year\n\n## Purpose\n\nTo tell.\n",
    "panel/2024-09-11/old-rents.md": """---
published: 2024-08-22
withdrawn: The figures were wrong
---
# Rents of old

## Purpose

To tell.
""",
    "panel/2024-09-11/work-programme.yaml": """
updated: 2024-08-23
programme:
  2024-11-13: [{title: Gutters, leads: [a-moss]}]
""",
    # Its name on that day is one that it does not have yet.
    "panel/2025-06-11/meeting.yaml": "time: 14:00\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The site of the council above, packs in print included."""
    return make(FILES, tmp_path_factory.mktemp("facts"), TODAY)


# The committee


@pytest.mark.parametrize(
    ("meeting", "name"),
    [("2024-01-10", "Tenants Panel"), ("2024-06-12", "Housing Panel"), ("2025-06-11", "Housing Panel")],
    ids=["an earlier name", "its name", "a name still to come is not told"],
)
def test_a_meeting_is_of_the_committee_as_it_was_called_that_day(meeting: str, name: str, made: Made) -> None:
    assert f" {name} " in made.page(f"panel/{meeting}/")
    assert made.meeting(meeting)["organization_name"] == name
    assert made.event(meeting)["SUMMARY"] == name


@pytest.mark.parametrize(
    ("meeting", "name", "day"),
    [("2024-03-13", "Tenants Panel", "13 March 2024"), ("2024-06-12", "Housing Panel", "12 June 2024")],
)
def test_documents_are_of_the_committee_as_it_was_called_that_day(
    meeting: str, name: str, day: str, made: Made
) -> None:
    assert f" {name} " in made.page(f"panel/{meeting}/minutes/")
    assert made.text(f"panel/{meeting}/minutes.md").startswith(f"# Minutes of {name}, {day}\n\nMinutes, {name}, {day}")
    (agenda,) = made.entries("feed.xml", f"panel/{meeting}/")
    (minutes,) = made.entries("panel/feed.xml", f"panel/{meeting}/minutes/")
    assert (agenda["title"], minutes["title"]) == (f"Agenda: {name}, {day}", f"Minutes: {name}, {day}")
    assert made.pdf(f"panel/{meeting}/pack.pdf").startswith(f"Fernshire Council Agenda {name} Time and date")


def test_the_committee_as_such_has_the_name_of_today(made: Made) -> None:
    assert "Committee Housing Panel" in made.page("panel/")
    row = made.row("committees")
    assert (row["name"], row["short_name"]) == ("Housing Panel", "Housing Panel")
    assert row["other_names"] == ["Tenants Panel", "Housing Panel"]
    assert made.row("resolutions")["asks"] == ["Housing Panel"]
    assert made.feed("panel/feed.xml").findtext(f"{ATOM}title") == "Housing Panel, Fernshire Council"
    assert {label.attrib["label"] for label in made.feed("feed.xml").iter(f"{ATOM}category")} == {"Housing Panel"}
    named = made.calendar("panel/calendar.ics")["X-WR-CALNAME"].to_ical()
    assert named == rb"Housing Panel\, Fernshire Council"
    assert "Housing Panel" in made.page("decisions/asked-panel/")


def test_nothing_tells_a_name_that_is_still_to_come(made: Made) -> None:
    files = [path for path in made.folder.rglob("*") if path.is_file()]
    assert [path for path in files if b"Homes Panel" in path.read_bytes()] == []
    assert "Homes Panel" not in "".join(made.pdf(str(path)) for path in files if path.suffix == ".pdf")


# How a meeting stands


@pytest.mark.parametrize(
    ("meeting", "page", "data", "calendar"),
    [
        ("2024-01-10", "Planned; whether it was held is not recorded", "planned", "TENTATIVE"),
        ("2024-02-14", "Held", "held", "CONFIRMED"),
        ("2024-06-12", "Held", "held", "CONFIRMED"),
        ("2024-07-24", "Cancelled", "cancelled", "CANCELLED"),
        ("2024-09-11", "To come", "to come", "CONFIRMED"),
        ("2025-06-11", "To come", "to come", "TENTATIVE"),
    ],
    ids=["the day alone", "who was there alone", "minutes", "cancelled", "with an agenda", "without an agenda"],
)
def test_a_meeting_stands_the_same_everywhere(meeting: str, page: str, data: str, calendar: str, made: Made) -> None:
    assert re.search(rf"\w+day \d+ \w+ \d+ (Housing|Tenants) Panel {page} ", made.page(f"panel/{meeting}/"))
    day = f"{date.fromisoformat(meeting):%d %b %Y} ".removeprefix("0")
    listed = re.split(r"(?=\b\d{1,2} [A-Z][a-z]{2} \d{4} )", made.page("panel/"))
    assert f" {page} " in next(row for row in listed if row.startswith(day))
    assert made.meeting(meeting)["status"] == data
    assert made.event(meeting)["STATUS"] == calendar


def test_what_is_known_of_a_meeting_by_who_was_there_alone(made: Made) -> None:
    assert "Nothing is known here" in made.page("panel/2024-01-10/")
    assert "Nothing is known here" not in made.page("panel/2024-02-14/")
    assert "Members Councillor C Wren" in made.page("panel/2024-02-14/")
    assert made.row("attendance", meeting="panel/2024-02-14")["name"] == "Councillor C Wren"


def test_why_a_meeting_was_cancelled(made: Made) -> None:
    reason = "Too few members could come."
    assert f"This meeting was cancelled {reason}" in made.page("panel/2024-07-24/")
    assert made.meeting("2024-07-24")["cancelled_because"] == reason
    event = made.event("2024-07-24")
    assert event["SUMMARY"] == "Cancelled: Housing Panel"
    assert event["DESCRIPTION"].startswith(f"This meeting was cancelled. {reason}")


# How to attend, and what stands below agendas


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        ("2024-03-13", ""),
        ("2024-06-12", ""),
        ("2024-09-11", "Write to us, as our page says."),
        ("2025-06-11", "Write to us, as our page says."),
    ],
    ids=["of a meeting that is over", "of one with words of its own", "with an agenda", "without one"],
)
def test_how_to_attend_a_meeting(meeting: str, words: str, made: Made) -> None:
    told = [made.page(f"panel/{meeting}/")]
    if meeting != "2024-06-12":  # its minutes are here, so nobody is told how to come; its pack says what it said
        told.append(made.event(meeting).get("DESCRIPTION", ""))
        if (made.folder / f"panel/{meeting}/pack.pdf").exists():
            told.append(made.pdf(f"panel/{meeting}/pack.pdf"))
    for output in told:
        assert re.findall(r"By letter alone, to us\.|Write to us, as our page says\.", output) == [words] * bool(words)


def test_what_the_council_says_of_every_meeting_leads_to_where_it_says(made: Made) -> None:
    assert '<a href="../../about/">our page</a>' in made.html("panel/2025-06-11/")
    note = "Tell us if you need large print, as our page says."
    assert note in made.page("panel/2024-09-11/")
    assert note in made.pdf("panel/2024-09-11/pack.pdf")


def test_what_a_matter_is_about(made: Made) -> None:
    assert "Wet homes, see a paper." in made.page("matters/damp/")
    assert "Damp and mould Wet homes, see a paper." in made.page("matters/")
    assert '<a href="../../panel/2024-06-12/damp/">a paper</a>' in made.html("matters/damp/")
    assert 'content="Damp and mould: Wet homes, see a paper."' in made.html("matters/damp/")
    assert made.row("matters")["description"] == "Wet homes, see a paper."


# When things were published


@pytest.mark.parametrize(
    ("document", "day"),
    [
        ("panel/2024-06-12/damp", "2024-06-04"),
        ("panel/2024-06-12/minutes", "2024-06-20"),
        ("panel/2024-09-11/old-rents", "2024-08-22"),
        ("panel/2024-09-11/rents", "2024-08-27"),
        ("panel/2024-09-11/work-programme", "2024-08-23"),
    ],
    ids=["with its agenda", "minutes", "late and withdrawn", "late", "a work programme after its agenda"],
)
def test_the_day_on_which_a_document_was_published(document: str, day: str, made: Made) -> None:
    assert made.row("documents", id=document)["published"] == day
    (whole,) = [row for row in made.meeting(document[6:16])["documents"] if row["id"] == document]
    assert whole["published"] == day
    told = made.entries("feed.xml", f"{document}/")
    assert {entry["published"] for entry in told} == ({f"{day}T00:00:00Z"} if "damp" not in document else set())


def test_the_day_of_an_agenda_a_late_paper_and_an_edition(made: Made) -> None:
    page = made.page("panel/2024-09-11/")
    assert "Agenda published 20 August 2024" in page
    assert "Rents this year Published 27 August 2024," in page
    assert "Published 27 August 2024" in made.page("panel/2024-09-11/rents/")
    assert made.meeting("2024-09-11")["agenda_published"] == "2024-08-20"
    (agenda,) = made.entries("feed.xml", "panel/2024-09-11/")
    assert agenda["published"] == "2024-08-20T00:00:00Z"
    assert made.event("2024-09-11")["LAST-MODIFIED"].dt.date() == date(2024, 8, 20)
    assert "Published Tuesday, 20 August 2024" in made.pdf("panel/2024-09-11/pack.pdf")
    assert "Published Tuesday, 27 August 2024" in made.pdf("panel/2024-09-11/pack-supplement-2.pdf")
    assert "Edition 23 August 2024" in made.page("panel/2024-09-11/work-programme/")
    assert "As it stood on 23 August 2024" in made.text("panel/2024-09-11/work-programme.md")
    assert "Edition 23 August 2024" in made.pdf("panel/2024-09-11/pack.pdf")


# What was withdrawn


def test_an_item_was_withdrawn_for_a_reason_or_without_one(made: Made) -> None:
    reason = "The survey is not finished"
    page, pdf = made.page("panel/2024-06-12/"), made.pdf("panel/2024-06-12/pack.pdf")
    assert f"Lifts Withdrawn: {reason}" in page
    assert f"3. Lifts Withdrawn: {reason}" in pdf
    assert "Boilers Withdrawn. " in page
    assert "4. Boilers Withdrawn. " in pdf
    assert made.row("items", title="Lifts")["withdrawn"] == reason
    assert made.row("items", title="Boilers")["withdrawn"] == "no reason given"
    assert [item["withdrawn"] for item in made.meeting("2024-06-12")["agenda_items"]] == [
        *(None, None, reason, "no reason given")
    ]


def test_a_paper_was_withdrawn(made: Made) -> None:
    reason = "The figures were wrong"
    paper = "panel/2024-09-11/old-rents"
    assert "Rents of old Withdrawn," in made.page("panel/2024-09-11/")
    assert f"Withdrawn: {reason}" in made.page(f"{paper}/")
    assert made.row("documents", id=paper)["withdrawn"] == reason
    assert f"Withdrawn: {reason}" in made.text(f"{paper}.md")
    (told,) = made.entries("feed.xml", f"{paper}/")
    assert told["summary"] == f"Withdrawn: {reason}"
    assert f"Withdrawn {reason}" in made.pdf("panel/2024-09-11/pack-supplement-1.pdf")


# Who was there


def test_who_was_there_in_which_group_and_as_what(made: Made) -> None:
    for address in ("panel/2024-06-12/", "panel/2024-06-12/minutes/"):
        assert (
            "Presided Councillor C Wren"
            " Members Councillor C Wren Councillor F Heron, substitute for Councillor A Moss"
            " Councillor G Rook, substitute"
            " Co-opted Ms Dora Lark, by video link"
            " Cabinet Councillor B Reed, Cabinet Member for Homes Councillor H Teal"
            " Others Gwen Hart, Tenant"
            " Apologies Councillor A Moss, Chair"
            " Officers Homes Ed Finch, Director of Homes"
        ) in made.page(address)
    assert """
- Presided: Councillor C Wren
- Members: Councillor C Wren; Councillor F Heron (substitute for Councillor A Moss); Councillor G Rook (substitute)
- Co-opted: Ms Dora Lark (by video link)
- Cabinet: Councillor B Reed (Cabinet Member for Homes); Councillor H Teal
- Others: Gwen Hart (Tenant)
- Officers, Homes: Ed Finch (Director of Homes)
- Apologies: Councillor A Moss (Chair)
""" in made.text("panel/2024-06-12/minutes.md")
    assert (
        "In the chair Councillor C Wren"
        " Members Councillor C Wren Councillor F Heron (substitute for Councillor A Moss)"
        " Councillor G Rook (substitute)"
        " Co-opted Ms Dora Lark (by video link)"
        " Cabinet Councillor B Reed (Cabinet Member for Homes) Councillor H Teal"
        " Others Gwen Hart (Tenant)"
        " Employees, Homes Ed Finch (Director of Homes)"
        " Apologies Councillor A Moss (Chair)"
    ) in made.pdf("panel/2024-09-11/pack.pdf")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Councillor C Wren", {"person": "c-wren", "groups": ["members"], "office": "Chair", "expected": True}),
        (
            "Councillor F Heron",
            {
                "person": "f-heron",
                "groups": ["members"],
                "substitute_for": "Councillor A Moss",
                "substitute_for_id": "a-moss",
            },
        ),
        (
            "Councillor G Rook",
            {"person": "g-rook", "groups": ["members"], "substitute_for": "not stated", "expected": True},
        ),
        ("Ms Dora Lark", {"person": "d-lark", "groups": ["co_opted"], "remote": True, "expected": True}),
        ("Councillor B Reed", {"person": "b-reed", "groups": ["cabinet"]}),
        ("Councillor H Teal", {"person": "h-teal", "groups": ["cabinet"]}),
        ("Gwen Hart", {"person": None, "groups": ["others"], "role": "Tenant"}),
        (
            "Ed Finch",
            {"person": "e-finch", "groups": ["officers"], "directorate": "Homes", "role": "Director of Homes"},
        ),
        (
            "Councillor A Moss",
            {"person": "a-moss", "groups": ["apologies"], "office": "Chair", "present": False}
            | {"expected": True, "absent": True},
        ),
    ],
)
def test_the_data_say_who_was_there_in_which_group_and_as_what(name: str, said: dict[str, object], made: Made) -> None:
    unsaid = {
        "office": None,
        "role": None,
        "substitute_for": None,
        "substitute_for_id": None,
        "arrived": None,
        "left": None,
        "chair_from": None,
        "remote": False,
        "directorate": None,
    }
    row = made.row("attendance", meeting="panel/2024-06-12", name=name)
    place = {"meeting": "panel/2024-06-12", "organization": "panel", "start_date": "2024-06-12"}
    own = {"name": name, "position": row["position"], "present": True, "expected": False, "absent": False}
    assert row == own | place | unsaid | said
    assert row in made.meeting("2024-06-12")["attendance"]


@pytest.mark.parametrize(
    ("person", "as_what"),
    [
        ("f-heron", "Substitute for Councillor A Moss Present"),
        ("g-rook", "Substitute, for whom is not stated Present"),
        ("b-reed", "Cabinet Member for Homes Present"),
        ("h-teal", "Cabinet Present"),
        ("d-lark", "Co-opted member, by video link Present"),
        ("a-moss", "Chair Apologies"),
    ],
)
def test_a_persons_page_says_the_same_of_them(person: str, as_what: str, made: Made) -> None:
    assert f"12 Jun 2024 Housing Panel {as_what}" in made.page(f"people/{person}/")


def test_who_sits_on_the_committee(made: Made) -> None:
    page, pdf = made.page("panel/2024-09-11/"), made.pdf("panel/2024-09-11/pack.pdf")
    assert "Members Councillor A Moss, Chair Councillor C Wren Councillor G Rook Co-opted Ms Dora Lark" in page
    assert "By invitation Councillor B Reed, Cabinet Member for Homes" in page
    assert "Councillors A Moss (Chair), C Wren and G Rook Co-opted members: Ms Dora Lark" in pdf
    assert "By invitation: Councillor B Reed (Cabinet Member for Homes)" in pdf
    roles = {"a-moss": "Chair", "c-wren": "Member", "g-rook": "Member", "d-lark": "Co-opted member"}
    for person, role in {**roles, "b-reed": "By invitation"}.items():
        assert made.row("memberships", person=person, organization="panel")["role"] == role
        assert f"2024/25 {role}, Housing Panel" in made.page(f"people/{person}/")


def test_who_wrote_a_paper(made: Made) -> None:
    assert "Ed Finch, Director of Homes" in made.page("panel/2024-06-12/damp/")
    assert made.row("documents", id="panel/2024-06-12/damp")["authors"] == ["Ed Finch"]
    assert "\nBy Ed Finch\n" in made.text("panel/2024-06-12/damp.md")
    assert "By Ed Finch, Director of Homes" in made.pdf("panel/2024-06-12/pack.pdf")


# Why an item is private


def test_why_an_item_is_private(made: Made) -> None:
    ground = (
        "Private under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972: information about the "
        "financial or business affairs of a person, the council included. Public interest: Bidders would learn of each "
        "other"
    )
    assert ground in made.page("panel/2024-09-11/")
    assert ground in made.pdf("panel/2024-09-11/pack.pdf")
    row = made.row("items", title="A contract")
    assert (row["public"], row["exempt"], row["public_interest"]) == (False, [3], "Bidders would learn of each other")
    (entry,) = made.entries("feed.xml", "panel/2024-09-11/")
    assert "A contract" not in entry["summary"]
    assert "A contract" not in made.event("2024-09-11")["DESCRIPTION"]


# What was kept


@pytest.mark.parametrize("also", [(), ("panel/2024-01-10/meeting.yaml",)], ids=["alone", "with another meeting"])
def test_other_business_is_worded_as_the_council_words_it_now(also: tuple[str, ...], tmp_path: Path) -> None:
    memo, content = Memo(), write(FILES, tmp_path)
    collect(content, memo)
    (content / "council.yaml").write_text(COUNCIL.replace("Anything that", "What else"), encoding="utf-8")
    for name in also:
        (content / name).write_text("time: 11:00\n", encoding="utf-8")
    archive = collect(content, memo, [content / "council.yaml", *(content / name for name in also)]).archive
    assert archive is not None
    (item,) = [item for item in archive.meeting("panel", "2024-09-11").items if item.title.text == "Any other business"]
    assert item.about.text == "What else cannot wait."
