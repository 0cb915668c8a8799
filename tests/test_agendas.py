"""Agendas with sections, items within items and numbers of their own, from the file to every output."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from bodies import Body, of
from bodies import read as words_of
from click.testing import CliRunner
from content_sample import loaded
from folders import put

from generator.cli import main
from generator.content.model import AgendaItem, Meeting, read
from generator.content.sources.values import read_yaml
from generator.loading import load
from generator.store.withheld.reading import divided, taken

PLANNING = {
    "council.yaml": "name: Fernshire Council\n",
    "people.yaml": "a-moss: {name: A Moss, kind: councillor}\n",
    "planning/committee.yaml": "name: Planning Committee\nminute-numbers: by-meeting\n",
    # Applications are taken in two sections, each from its own time on.
    "planning/2025-03-12/meeting.yaml": """
time: 14:00
place: The Guildhall, Fernham
published: 2025-03-04
agenda:
  - Apologies
  - Declarations of interest
  - section: Applications in the east of the county
    time: 14:15
  - title: 24/00119/FUL, Mill Road, Fernham
    papers: mill-road
  - 24/00207/FUL, The Old Forge, Oakley
  - section: "Applications in the *west* of the county"
    time: 15:30
  - title: Applications at Hill Farm
    about: Both are taken together.
    items:
      - title: 24/00131/FUL, Barn at Hill Farm
        by: Report of the Head of Planning
        papers: barn
      - 24/00132/LBC, Barn at Hill Farm
  - section: Other business
  - Appeals
minutes: {published: 2025-03-19}
""",
    "planning/2025-03-12/mill-road.md": "# Mill Road, Fernham\n\n## Proposal\n\nFour houses.\n",
    "planning/2025-03-12/barn.md": "# Barn at Hill Farm\n\n## Proposal\n\nA dwelling in the barn.\n",
    "planning/2025-03-12/minutes.md": """\
## 1. Apologies

None.

## 2. Declarations of interest

None.

## 3. 24/00119/FUL, Mill Road, Fernham

RESOLVED that permission be granted.

## 4. 24/00207/FUL, The Old Forge, Oakley

RESOLVED that permission be refused.

## 5. Applications at Hill Farm

The officer spoke to both.

### 24/00131/FUL, Barn at Hill Farm

RESOLVED that permission be granted subject to conditions.

### 24/00132/LBC, Barn at Hill Farm

RESOLVED that consent be granted.

## 6. Appeals

Noted.
""",
}

# At full council: motions within an item, one of them private, and private business in parts.
COUNCIL = {
    "council.yaml": "name: Fernshire Council\n",
    "people.yaml": "a-moss: {name: A Moss, kind: councillor}\n",
    "council/committee.yaml": "name: Full Council\nkind: council\nminute-numbers: by-meeting\n",
    "council/2025-03-20/meeting.yaml": """
time: 18:00
published: 2025-03-11
agenda:
  - Apologies
  - Petitions
  - title: Motions
    items:
      - title: Bus shelters
        by: Councillor A Moss
        papers: bus-shelters
      - Free school meals
      - title: Lease of the Mill
        exempt: 3
        public-interest: It would tell the other side what the council can pay.
      - title: River clean-up
        withdrawn: "The mover is away."
  - Exclusion of press and public
private:
  - title: Staffing
    exempt: [1, 4]
    public-interest: It would tell who is meant.
    items:
      - Chief Executive
      - {title: Monitoring Officer, exempt: 2, public-interest: It is about one person.}
""",
    "council/2025-03-20/minutes.md": """\
## Apologies

None.

## Petitions

One was handed in.

## Motions

The Mayor took them in order.

## Bus shelters

RESOLVED that every stop have a roof.

## Councillor Reed's motion {item=3b}

RESOLVED that meals be free.

## Exclusion of press and public

RESOLVED that the public be excluded.

# Private business

## Lease of the Mill

## Chief Executive

## Monitoring Officer {item="5(b)"}
""",
    "council/2025-03-20/bus-shelters.md": "# Bus shelters\n\n## Motion\n\nThat every stop has a roof.\n",
}


@pytest.fixture(scope="module")
def planning(tmp_path_factory: pytest.TempPathFactory) -> Body:
    return of(PLANNING, tmp_path_factory.mktemp("planning"))


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Body:
    return of(COUNCIL, tmp_path_factory.mktemp("council"))


MARCH, FULL = "planning/2025-03-12", "council/2025-03-20"


def test_sections_are_headings_between_items_with_their_time(planning: Body) -> None:
    html = planning.html(MARCH)
    headings = [
        words_of(found) for found in re.findall(r"<h[2-5]\b.*?</h[2-5]>", html.partition('id="page_public"')[2])
    ]
    assert headings[:9] == [
        "Apologies",
        "Declarations of interest",
        "Applications in the east of the county 2.15 pm",
        "24/00119/FUL, Mill Road, Fernham",
        "24/00207/FUL, The Old Forge, Oakley",
        "Applications in the west of the county 3.30 pm",
        "Applications at Hill Farm",
        "24/00131/FUL, Barn at Hill Farm",
        "24/00132/LBC, Barn at Hill Farm",
    ]
    levels = re.findall(r"<(h\d)", html.partition('id="page_public"')[2])[:10]
    assert levels == ["h3", "h3", "h3", "h4", "h4", "h3", "h4", "h5", "h5", "h3"]
    assert "Applications in the <em>west</em> of the county" in html


def test_an_item_within_an_item_has_number_address_and_papers(planning: Body) -> None:
    assert planning.at(MARCH, "item-5-a").startswith(
        "Item 5(a) 24/00131/FUL, Barn at Hill Farm Report of the Head of Planning Barn at Hill Farm Briefing note"
    )
    assert "item 5(a)" in planning.page(f"{MARCH}/barn")


def test_a_private_item_within_a_public_one_stands_with_the_private_ones(council: Body) -> None:
    public, _, private = council.page(FULL).partition("Agenda: private business")
    assert re.findall(r"Item (3\S*)", public) == ["3", "3(a)", "3(b)", "3(d)"]
    assert "River clean-up Withdrawn: The mover is away." in public
    assert "Lease of the Mill" not in public
    assert "In private: item 3(c)" in public
    assert "Item 3(c) Lease of the Mill Private: paper not published" in private
    assert "It would tell the other side what the council can pay. Within public item 3" in private
    assert re.findall(r"Item (\S+)", private)[:4] == ["3(c)", "5", "5(a)", "5(b)"]


def test_what_is_within_a_private_item_is_private_for_its_reason_or_its_own(council: Body) -> None:
    assert "paragraph 1 of" in council.at(FULL, "item-5-a")
    assert "It would tell who is meant." in council.at(FULL, "item-5-a")
    assert "paragraph 2 of" in council.at(FULL, "item-5-b")
    assert "paragraph 1 of" not in council.at(FULL, "item-5-b")
    assert {line[-16:] for line in council.told} == {"[public-summary]", "e [unused-entry]"}


def test_a_part_of_a_minute_belongs_to_the_item_whose_title_its_heading_has(planning: Body) -> None:
    assert "Minute 5 (1 decision): RESOLVED that permission be granted subject to" in planning.at(MARCH, "item-5-a")
    assert "Minute 5 (1 decision): RESOLVED that consent be granted." in planning.at(MARCH, "item-5-b")
    assert "Minute 5 (2 decisions): The officer spoke to both." in planning.at(MARCH, "item-5")
    assert "minutes/#24-00131-ful-barn-at-hill-farm" in planning.html(MARCH)
    assert "Not minuted" not in planning.page(MARCH)
    assert re.findall(r"Agenda item (5[()ab]*)", planning.page(f"{MARCH}/minutes")) == ["5", "5(a)", "5(b)"]


def test_each_motion_has_its_minute_by_title_or_by_its_number_in_braces(council: Body) -> None:
    assert "Minute 4 (1 decision): RESOLVED that every stop have a roof." in council.at(FULL, "item-3-a")
    assert "Minute 5 (1 decision): RESOLVED that meals be free." in council.at(FULL, "item-3-b")
    assert "Minute 7" in council.at(FULL, "item-3-c")
    assert [council.at(FULL, f"item-5-{part}")[-8:] for part in "ab"] == ["Minute 8", "Minute 9"]
    assert "Agenda item 3(b)" in council.page(f"{FULL}/minutes")
    assert [line for line in council.told if "minute-item" in line] == []


HELD_BACK = "Rent is not to go below 40000"


@pytest.mark.parametrize(
    "item",
    [
        # A private item within a public one, a public one within an item that is private, in each key that says more.
        f"{{title: Motions, items: [{{title: The Mill, exempt: 3, about: {HELD_BACK}}}]}}",
        f"{{title: Motions, items: [{{title: The Mill, confidential: As told, by: {HELD_BACK}}}]}}",
        f"{{title: Motions, items: [{{title: The Mill, private-because: Rule 4, missing: {HELD_BACK}}}]}}",
    ],
)
def test_of_a_private_item_within_a_public_one_nothing_else_is_published(item: str, tmp_path: Path) -> None:
    files = {
        **{name: text for name, text in COUNCIL.items() if name.count("/") < 2},
        f"{FULL}/meeting.yaml": f"published: 2025-03-11\nagenda:\n  - {item}\n  - Exclusion of press and public\n",
    }
    body = of(files, tmp_path)
    assert "The Mill" in body.page(FULL)
    for file in body.site.rglob("*"):
        assert not file.is_file() or HELD_BACK.encode() not in file.read_bytes(), file


@pytest.mark.parametrize(
    "minutes",
    [
        "## Motions\n\n### Lease of the Mill\n\n{}\n",
        "## Motions\n\n### (c) The Mill\n\n{}\n",
        "## Motions\n\n### c) The Mill\n\n{}\n\n## Petitions\n\nNone.\n",
        "## Motions\n\n### The Mill {{item=3c}}\n\n{}\n",
        "## Motions\n\nThe Mayor spoke.\n\n**3(c) The Mill**\n\n{}\n",
        "## Motions\n\n3(c) The Mill\n\n{}\n",
        "## Motions\n\n(c) Lease of the Mill: {}\n",
        "## Motions\n\n(a) Carried.\n\n(c) Lease of the Mill – {}\n",
        "## Motions\n\n- Lease of the Mill: {}\n",
        "## 3(c) The Mill\n\n{}\n\n## Petitions\n\nNone.\n",
        "## The Mill {{item=3(c)}}\n\n{}\n\n## Petitions\n\nNone.\n",
        "## The Mill {{item=3c}}\n\n{}\n\n## Petitions\n\nNone.\n",
        "## Bus shelters and the Mill {{item=3(a), 3(c)}}\n\n{}\n\n## Petitions\n\nNone.\n",
        "## Item 3(c)\n\n{}\n\n## Petitions\n\nNone.\n",
        "## Staffing\n\n### Chief Executive\n\n{}\n",
        "## Monitoring Officer\n\n{}\n\n## Petitions\n\nNone.\n",
        "## Somebody {{item=5(a)}}\n\n{}\n\n## Petitions\n\nNone.\n",
        "# Private business\n\n## Lease of the Mill\n\n{}\n",
    ],
)
def test_the_minute_of_a_private_item_within_one_is_held_back(minutes: str, tmp_path: Path) -> None:
    archive, problems = loaded({**COUNCIL, f"{FULL}/minutes.md": minutes.format(f"{HELD_BACK}.")}, tmp_path)
    held = archive.meetings()[0].minutes
    assert held is not None
    assert HELD_BACK not in repr(held)
    assert any(": error: " in problem and "[private-" in problem for problem in problems)


@pytest.mark.parametrize(
    ("agenda", "held"),
    [
        ("agenda: [{title: Exempt report, items: [{title: The Mill, papers: mill}]}]", {"mill.md"}),
        ("agenda: [{title: Sites, exempt: 3, items: [{title: The Mill, papers: mill}]}]", {"mill.md"}),
        ("agenda: [{section: Not for publication}, {title: The Mill, papers: mill}]", {"mill.md"}),
        ("agenda: [{title: Sites, items: [{title: The Mill, exempt: 3, papers: mill}]}]", {"mill.md"}),
        (
            "agenda: [Sites]\nprivate: [{title: Sites, exempt: 3, items: [{title: The Mill, papers: mill}]}]",
            {"mill.md"},
        ),
        ("agenda: [{title: Sites, items: [{title: The Mill, papers: mill}]}]", set()),
    ],
)
def test_a_paper_of_what_turns_out_private_is_held_back(agenda: str, held: set[str], tmp_path: Path) -> None:
    files = {
        **{name: text for name, text in COUNCIL.items() if name.count("/") < 2},
        f"{FULL}/meeting.yaml": f"published: 2025-03-11\n{agenda}\n",
        f"{FULL}/mill.md": f"# The Mill\n\n## Purpose\n\n{HELD_BACK}.\n",
    }
    archive, problems = loaded(files, tmp_path)
    assert archive.withheld == {f"{FULL}/{name}" for name in held}
    assert bool(held) == any(": error: " in problem for problem in problems)
    assert all(item.private for item in archive.meetings()[0].items if item.title.text == "The Mill") == bool(held)


@pytest.mark.parametrize(
    ("agenda", "told"),
    [
        ("agenda: [{section: Reports}, {section: Motions}, One]", "6: no item stands below this section"),
        ("agenda: [{section: Reports, papers: x}, One]", "6: a section is a heading, and has no `papers:`"),
        ("agenda: [{title: One, time: 14:00}]", "6: an item has no time of its own"),
        (
            "agenda: [{title: One, items: [{title: Two, items: [Three]}]}]",
            "6: an item within an item cannot",
        ),
        (
            "agenda: [{title: One, number: A.1}, Two]",
            '6: the item "One" has the number A.1, and others',
        ),
        (
            "agenda: [{title: One, number: A.1}, {title: Two, number: a-1}]",
            '6: the item "Two" has the number a-1',
        ),
        ("agenda: [{title: One, number: 1}]\nprivate: [{title: Any other private business, number: 1}]", "7: the item"),
        ("agenda: [{title: One, items: [{title: Two, number: X}, Three]}]", '6: the item "Two" has the number X, and'),
        ('agenda: [{title: One, number: "–"}]', '6: the number "–" has no letter and no figure'),
        ('item-numbers: "{m}"\nagenda: [One]', '6: "{m}" does not have the form wanted here'),
    ],
)
def test_a_mistake_in_an_agenda_is_told_with_its_place(agenda: str, told: str, tmp_path: Path) -> None:
    text = f"time: 18:00\nplace: Hall\npublished: 2025-03-11\n# The agenda\n\n{agenda}\n"
    files = {**{name: text for name, text in COUNCIL.items() if name.count("/") < 2}, f"{FULL}/meeting.yaml": text}
    _, found = loaded(files, tmp_path)
    line, _, what = told.partition(": ")
    assert any(problem.startswith(f"{FULL}/meeting.yaml:{line}: error: {what}") for problem in found), found


@pytest.mark.parametrize(
    ("agenda", "numbers"),
    [
        ("[One, {title: Two, number: 1a}, Three]", ["1", "1a", "2"]),
        ("[{title: One, items: [A, {title: B, number: 1(a)a}, C]}, Two]", ["1", "1(a)", "1(a)a", "1(b)", "2"]),
        ("[{title: One, number: TOP Ö1, items: [A]}, {title: Two, number: 24/061}]", ["TOP Ö1", "TOP Ö1(a)", "24/061"]),
    ],
)
def test_numbers_are_counted_or_kept_as_typed(agenda: str, numbers: list[str], tmp_path: Path) -> None:
    files = {"council.yaml": "name: F\n", "board/committee.yaml": "name: Board\n"}
    archive, _ = loaded({**files, "board/2025-03-20/meeting.yaml": f"agenda: {agenda}\n"}, tmp_path)
    assert [item.number for item in archive.meetings()[0].items] == numbers


def test_the_form_of_numbers_within_an_item_is_the_meetings_own(tmp_path: Path) -> None:
    agenda = 'item-numbers: "{n}.{m}"\nagenda: [One, {title: Two, items: [A, B]}]\n'
    files = {"council.yaml": "name: F\n", "board/committee.yaml": "name: Board\n"}
    archive, _ = loaded({**files, "board/2025-03-20/meeting.yaml": agenda}, tmp_path)
    assert [item.address for item in archive.meetings()[0].items][-1] == "board/2025-03-20/#item-2-2"


# German numbers in the public and in the private part, typed throughout.
GEMEINDE = {
    "council.yaml": "name: Gemeinde Fernau\nlanguage: de\nlaw: none\ndecision-words: [Beschluss]\nyear: calendar\n",
    "rat/committee.yaml": "name: Gemeinderat\nminute-numbers: none\n",
    "rat/2025-03-25/meeting.yaml": """
time: 19:00
place: Rathaus
published: 2025-03-14
agenda:
  - section: Öffentlicher Teil
    time: 19:00
  - title: Einwohnerfragestunde
    number: TOP Ö1
  - title: Haushalt 2025
    number: TOP Ö2
    papers: haushalt
    items:
      - {title: Stellenplan, number: TOP Ö2.1}
      - {title: Investitionen, number: TOP Ö2.2}
private:
  - section: Nichtöffentlicher Teil
    time: 21:00
  - title: Verkauf eines Grundstücks
    number: TOP N1
    private-because: § 48 Abs. 2 der Gemeindeordnung
minutes: {published: 2025-04-01}
""",
    "rat/2025-03-25/haushalt.md": "# Haushalt 2025\n\n## Lage\n\nDer Haushalt ist ausgeglichen.\n",
    "rat/2025-03-25/minutes.md": """\
## Einwohnerfragestunde

Niemand fragte.

## Haushalt 2025

Die Kämmerin trug vor.

### Stellenplan

Beschluss: Dem Stellenplan wird zugestimmt.

### Über die Investitionen {item="Ö2.2"}

Beschluss: Den Investitionen wird zugestimmt.

# Private business

## Verkauf eines Grundstücks
""",
}

# A consent agenda: one item, decided at once, with papers on its parts, which are numbered 2.1, 2.2.
CONSENT = {
    "council.yaml": "name: Fern Health Board\nlaw: none\n",
    "matters.yaml": "beds: {title: Beds}\n",
    "board/committee.yaml": "name: Board\nminute-numbers: by-meeting\n",
    "board/2025-04-02/meeting.yaml": """
time: 9:30
published: 2025-03-26
item-numbers: "{n}.{m}"
agenda:
  - Welcome
  - title: Consent agenda
    about: Taken together unless a member asks otherwise.
    items:
      - {title: Beds in spring, papers: beds, matter: beds}
      - {title: Register of gifts, papers: gifts}
  - Date of the next meeting
minutes: {published: 2025-04-09}
""",
    "board/2025-04-02/beds.md": "# Beds in spring\n\n## Figures\n\nForty beds were open.\n",
    "board/2025-04-02/gifts.md": "# Register of gifts\n\n## Entries\n\nNone.\n",
    "board/2025-04-02/minutes.md": """\
## 1. Welcome

All were welcome.

## 2. Consent agenda

RESOLVED that what is before the Board be received.

## 3. Date of the next meeting

May.
""",
}


@pytest.fixture(scope="module")
def gemeinde(tmp_path_factory: pytest.TempPathFactory) -> Body:
    return of(GEMEINDE, tmp_path_factory.mktemp("gemeinde"), packs=True)


@pytest.fixture(scope="module")
def consent(tmp_path_factory: pytest.TempPathFactory) -> Body:
    return of(CONSENT, tmp_path_factory.mktemp("consent"), packs=True)


def test_numbers_of_two_parts_are_kept_on_the_page_in_the_data_and_by_the_search(gemeinde: Body) -> None:
    numbers = ["TOP Ö1", "TOP Ö2", "TOP Ö2.1", "TOP Ö2.2", "TOP N1"]
    assert gemeinde.column("items", "number") == numbers
    assert [url.partition("#")[2] for url in gemeinde.column("items", "url")] == [
        *("item-top-o1", "item-top-o2", "item-top-o2-1", "item-top-o2-2", "item-top-n1"),
    ]
    assert "Item TOP N1 Verkauf eines Grundstücks Private: paper not published" in gemeinde.page("rat/2025-03-25")
    (meeting,) = json.loads(gemeinde.text("search/2025.json"))
    assert meeting["items"]["top-n1"] == ["TOP N1", "Verkauf eines Grundstücks"]


def test_the_data_have_sections_and_what_an_item_is_within(gemeinde: Body, planning: Body) -> None:
    whole = "rat/2025-03-25#item-top-o2"
    assert gemeinde.column("items", "part_of") == [None, None, whole, whole, None]
    assert gemeinde.column("items", "section", "section_time", "public")[-2:] == [
        ("Öffentlicher Teil", "19:00", True),
        ("Nichtöffentlicher Teil", "21:00", False),
    ]
    assert planning.column("items", "section", "section_time")[2] == (
        *("Applications in the east of the county", "14:15"),
    )


def test_a_decision_in_a_part_of_a_minute_is_of_that_item_alone(gemeinde: Body, planning: Body) -> None:
    of_items = [[item.partition("#")[2] for item in items] for items in gemeinde.column("resolutions", "items")]
    assert of_items == [["item-top-o2-1"], ["item-top-o2-2"]]
    minutes = {row["number"]: row["minutes"] for row in planning.rows("items")}
    assert minutes["5"] == minutes["5(a)"] == minutes["5(b)"] == [f"{MARCH}/minutes#minute-5"]
    told = json.loads(planning.text("data/oparl/meeting/planning/2025-03-12.json"))["agendaItem"]
    resolved = {item["number"]: item.get("resolutionText") for item in told}
    assert resolved["5(a)"] == "RESOLVED that permission be granted subject to conditions."
    assert resolved["5(b)"] == "RESOLVED that consent be granted."
    assert resolved["5"] is None


def test_the_parts_of_a_consent_agenda_share_its_minute(consent: Body) -> None:
    assert consent.column("items", "number") == ["1", "2", "2.1", "2.2", "3"]
    assert "Beds in spring Pages 3 to 4 Briefing note" in consent.at("board/2025-04-02", "item-2-1")
    assert "Not minuted" not in consent.page("board/2025-04-02")
    assert "Minute 2, 2 April 2025" in consent.page("board/2025-04-02/beds").replace("\xa0", " ")
    assert [row["documents"] for row in consent.rows("items") if row["part_of"]] == [
        ["board/2025-04-02/beds"],
        ["board/2025-04-02/gifts"],
    ]


def test_a_calendar_entry_lists_sections_and_what_is_within_items(planning: Body, council: Body) -> None:
    entry = planning.text(f"{MARCH}/meeting.ics").replace("\n ", "")
    assert r"2. Declarations of interest\nApplications in the east of the county\, 2.15 pm:\n3. 24/00119" in entry
    assert r"\n5. Applications at Hill Farm\n5(a) 24/00131/FUL\, Barn at Hill Farm\n5(b) 24" in entry
    assert "Lease of the Mill" not in council.text(f"{FULL}/meeting.ics").replace("\n ", "")


def test_the_pack_has_sections_and_what_is_within_items_with_pages(gemeinde: Body, consent: Body) -> None:
    front = gemeinde.pdf("rat/2025-03-25/pack.pdf")
    assert "Öffentlicher Teil, 7.00 pm TOP Ö1 Einwohnerfragestunde TOP Ö2 Haushalt 2025 (Pages 3 - 4)" in front
    assert "TOP Ö2.1 Stellenplan TOP Ö2.2 Investitionen Private business Nichtöffentlicher Teil, 9.00 pm" in front
    assert "Agenda Item TOP N1 Verkauf eines Grundstücks" in front
    pack = consent.pdf("board/2025-04-02/pack.pdf")
    assert "2.1 Beds in spring (Pages 3 - 4) 2.2 Register of gifts (Pages 5 - 6) 3. Date of the next" in pack
    assert "Agenda Item 2.1 Beds in spring" in pack


def test_a_private_item_within_a_public_one_is_named_in_the_pack_among_private_business(tmp_path: Path) -> None:
    body = of(PLANNING | COUNCIL, tmp_path, packs=True)
    pack = body.pdf(f"{FULL}/pack.pdf")
    assert "3. Motions In private: item 3(c). 3(a) Bus shelters (Pages 3 - 4)" in pack
    assert "Private business 3(c) Lease of the Mill (Pages 5 - 6) 5. Staffing (Pages 7 - 8) 5(a) Chief" in pack
    assert "2. Declarations of interest Applications in the east of the county, 2.15 pm 3. 24/00119" in (
        body.pdf(f"{MARCH}/pack.pdf")
    )


def test_new_minutes_have_a_heading_for_each_item_within_an_item(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {name: text for name, text in (COUNCIL | GEMEINDE).items() if not name.endswith("minutes.md")}
    put({**files, "council.yaml": COUNCIL["council.yaml"]}, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    for folder in ("council", "rat"):
        day = "2025-03-20" if folder == "council" else "2025-03-25"
        assert CliRunner().invoke(main, ["new", "minutes", folder, day]).exit_code == 0
    text = (tmp_path / "content" / FULL / "minutes.md").read_text(encoding="utf-8")
    assert re.findall(r"^#+ .*", text, re.MULTILINE) == [
        *("## Apologies", "## Petitions", "## Motions", "## Bus shelters", "## Free school meals"),
        *("## Exclusion of press and public", "# Private business", "## Lease of the Mill", "## Staffing"),
        *("## Chief Executive", "## Monitoring Officer"),
    ]
    _, problems = load(tmp_path / "content", date(2025, 6, 30))
    assert [problem.what for problem in problems if problem.severity == "error"] == []


def test_a_new_meeting_has_the_standing_sections_and_the_form_of_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agenda = """
item-numbers: "{n}.{m}"
agenda:
  - Apologies
  - section: Reports of committees
    time: 19:00
  - title: Reports
    items: [Finance, Highways, The flood]
  - section: Close
  - Any other business
"""
    earlier = agenda.replace(", The flood", "")
    put(
        {
            "council.yaml": "name: F\n",
            "board/committee.yaml": "name: Board\n",
            "board/2025-01-20/meeting.yaml": earlier,
            "board/2025-02-20/meeting.yaml": agenda,
        },
        tmp_path / "content",
    )
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["new", "meeting", "board", "2025-03-20"]).exit_code == 0
    made = (tmp_path / "content/board/2025-03-20/meeting.yaml").read_text(encoding="utf-8")
    record, faults = read(Meeting, read_yaml("", made)[0].value)
    assert record is not None, faults
    assert record.item_numbers == "{n}.{m}"
    assert [(item.title, item.section, str(item.time or "")) for item in record.agenda or ()] == [
        ("Apologies", None, ""),
        ("Reports", "Reports of committees", "19:00:00"),
        ("Finance", "Reports of committees", "19:00:00"),
        ("Highways", "Reports of committees", "19:00:00"),
        ("Any other business", "Close", ""),
    ]


UNSAID = sorted(
    {info.alias or name for name, info in AgendaItem.model_fields.items()}
    - {"title", "number", "added", "exempt", "confidential", "private-because", "public-interest", "public-summary"}
    - {"key", "reference", "call-in", "called-in", "general-exception", "special-urgency", "section", "time", "accept"}
    - {"items", "minutes-of", "deferred-to"}
)


@pytest.mark.parametrize("key", UNSAID)
def test_no_key_of_a_private_item_within_a_public_one_says_more(key: str, tmp_path: Path) -> None:
    value = f"[{{title: {HELD_BACK}, exempt: 3}}]" if key == "private-papers" else HELD_BACK
    value = {"matter": "canary-of-the-mill", "parts": f"[{HELD_BACK}]"}.get(key, value)
    item = f"{{title: The Mill, exempt: 3, public-interest: Price, {key}: {value}}}"
    meeting = f"published: 2025-03-11\nagenda: [{{title: Motions, items: [{item}]}}, Exclusion of press and public]\n"
    files = {"council.yaml": "name: F\n", "board/committee.yaml": "name: Board\n"}
    files |= {"matters.yaml": "canary-of-the-mill: {title: Canary}\n"} if key == "matter" else {}
    archive, _ = loaded({**files, "board/2025-03-20/meeting.yaml": meeting}, tmp_path)
    shown = repr((archive.committees, archive.matters, archive.considered, archive.files))
    assert "The Mill" in shown
    assert HELD_BACK not in shown
    assert "canary-of-the-mill" not in shown
    # And the last look at a site before it is put in place goes for the same words.
    held = [text for file in divided(taken(tmp_path), date(2025, 6, 30)) for text in file.held]
    assert any(value.strip("[]") in text or HELD_BACK in text for text in held)


def test_what_is_within_an_item_comes_with_it_and_not_before(tmp_path: Path) -> None:
    agenda = """
published: 2025-03-11
agenda:
  - One
  - {title: Flood, number: 1a, added: 2025-03-14, urgent: The flood of 13 March, items: [Roads, Bridges]}
"""
    files = {"council.yaml": "name: F\n", "board/committee.yaml": "name: Board\n"}
    files |= {"board/2025-03-20/meeting.yaml": agenda}
    before = of(files, tmp_path / "before", today=date(2025, 3, 13))
    assert before.column("items", "number") == ["1"]
    assert not any(b"Bridges" in file.read_bytes() for file in before.site.rglob("*") if file.is_file())
    after = of(files, tmp_path / "after", today=date(2025, 3, 15))
    assert after.column("items", "number", "added", "urgent")[-1] == (
        *("1a(b)", "2025-03-14", "The flood of 13 March"),
    )
