"""The PDF itself: its text on each page, its tags, its bookmarks, and what the standards ask for."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packs_made import Made, Make, departures

PACK = "housing-panel/2024-09-11/pack.pdf"
PANEL = "panel/2024-09-11/pack.pdf"
BLANK = "This page is intentionally left blank"
AGENDA = "published: 2024-09-03\nagenda:\n  - title: Rents\n    papers: rents\n"


def structure(document: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the tree of tags, in reading order."""

    def walk(element: Any) -> Iterator[Any]:
        if isinstance(element, pikepdf.Array):
            for inner in element:
                yield from walk(inner)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield element
            if "/K" in element:
                yield from walk(element.K)

    yield from walk(document.Root.StructTreeRoot.K)


def bookmarks(document: pikepdf.Pdf) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []

    def walk(items: Any, depth: int) -> None:
        for item in items:
            found.append((depth, item.title))
            walk(item.children, depth + 1)

    with document.open_outline() as outline:
        walk(outline.root, 0)
    return found


def test_the_front_sheet_reads_as_members_know_it(fernshire: Made) -> None:
    front = " ".join(fernshire.pages(PACK)[:2])
    for words in (
        "Fernshire Council Agenda Housing Scrutiny Panel",
        "Time and date 6.30 pm on Wednesday, 11 September 2024 Place The Guildhall, Fernham",
        "Public business 1. Apologies 2. Minutes (Pages 3 - 4) a) To agree the minutes of",
        "b) Matters arising 3. Repairs update (Pages 5 - 8) Briefing note of the Director of Homes",
        "4. Work programme (Pages 9 - 10)",
        "Private business 7. A tenant's claim (Pages 11 - 12) Gwen Hart, Monitoring Officer"
        " Published Thursday, 29 August 2024 Notes",
        "Membership: Councillors A Moss (Chair) and C Wren",
        "Co-opted members: Ms Dora Lark By invitation: Councillor B Reed",
        "Contact Ed Finch, Panel Officer",
    ):
        assert words in front


def test_every_part_begins_on_a_right_hand_page_and_ends_on_a_left_hand_one(fernshire: Made) -> None:
    printed = fernshire.printed(PACK)
    assert printed.pages == len(fernshire.pages(PACK)) == 14
    assert printed.ranges["housing-panel/2024-09-11/repairs-update/"] == (5, 6)
    assert printed.ranges["housing-panel/2024-09-11/#item-3"] == (5, 8)
    assert all(first % 2 == 1 and last % 2 == 0 for first, last in printed.ranges.values())


def test_a_paper_says_its_item_its_page_and_the_meeting_on_every_page(fernshire: Made) -> None:
    text = fernshire.pages(PACK)[4]
    assert "Housing Scrutiny Panel 11 September 2024" in text
    assert "Agenda Item 3 Repairs update Briefing note By Ed Finch, Panel Officer Date 2 September 2024" in text
    assert "1.1 To give the figures asked for in June, see minute 2/24." in text
    assert "1) note the figures 2) say what it wants next" in text
    assert "Table 1 Repairs done in time Area 2023 2024 Fernham 58% 61%" in text
    assert "Page 5" in text


def test_the_page_of_an_exempt_item_holds_nothing_but_why_it_is_private(fernshire: Made) -> None:
    text = fernshire.pages(PACK)[10]
    for words in (
        "Housing Scrutiny Panel 11 September 2024",
        "Page 11",
        "Agenda Item 7 A tenant's claim Private business",
        "Private under paragraph 1 of Part 1 of Schedule 12A to the Local Government Act 1972: information about an"
        " individual.",
        "Private under paragraph 2 of Part 1 of Schedule 12A to the Local Government Act 1972: information that is"
        " likely to reveal who an individual is.",
        "Public interest: It would tell who the tenant is.",
    ):
        assert words in text
        text = text.replace(words, "")
    assert text.strip() == ""


def test_a_blank_page_says_so_and_is_not_read_aloud(fernshire: Made) -> None:
    assert fernshire.pages(PACK)[5] in {f"{BLANK} Page 6", f"Page 6 {BLANK}"}
    with fernshire.document(PACK) as document:
        blank = pikepdf.parse_content_stream(document.pages[5])
        kinds = [str(one.operands[0]) for one in blank if str(one.operator) in {"BDC", "BMC"}]
    assert set(kinds) == {"/Artifact"}


def test_the_document_has_title_language_and_bookmarks_for_every_item_and_paper(fernshire: Made) -> None:
    with fernshire.document(PACK) as document:
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == "Agenda pack: Housing Scrutiny Panel, Wednesday, 11 September 2024"
            assert metadata["pdfuaid:part"] == "1"
        assert str(document.Root.Lang) == "en-GB"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        marks = bookmarks(document)
    assert (0, "Agenda Housing Scrutiny Panel") in marks
    assert [title for depth, title in marks if depth == 2][:3] == ["1. Apologies", "2. Minutes", "3. Repairs update"]
    assert [title for depth, title in marks if depth == 0][1:] == [
        "Agenda Item 2 Minutes of the meeting held on 12 June 2024",
        "Agenda Item 3 Repairs update",
        "Agenda Item 3 Repairs in pictures",
        "Agenda Item 4 Work programme 2024/25",
        "Agenda Item 7 A tenant's claim",
        "Abbreviations used in this pack",
    ]


def test_tables_have_heads_and_headings_go_down_one_step_at_a_time(fernshire: Made) -> None:
    with fernshire.document(PACK) as document:
        tags = [str(one.S) for one in structure(document)]
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/THead", "/TBody", "/TH", "/TD", "/Caption"} <= set(tags)
    levels = [int(tag[2]) for tag in tags if tag in {"/H1", "/H2", "/H3", "/H4"}]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_it_conforms(fernshire: Made, profile: str) -> None:
    assert departures(fernshire.pdf(PACK), profile) == []


def test_links_lead_within_the_pack_to_the_site_and_outside(make: Make) -> None:
    links_of = "[fire](fire.md), [our site](https://www.fernshire.example/), [June](../2024-06-12/meeting.yaml)"
    files = {
        "panel/2024-09-11/meeting.yaml": "agenda:\n  - title: Rents\n    papers: [rents, fire]\n",
        "panel/2024-09-11/rents.md": f"# Rents\n\nSee {links_of}.\n",
        "panel/2024-09-11/fire.md": "# Fire\n\nHot.\n",
        "panel/2024-06-12/meeting.yaml": "",
    }
    made = make(files, site="https://www.fernshire.example/archive/")
    with made.document(PANEL) as document:
        links = [one for one in document.pages[2].Annots if one.Subtype == "/Link"]
        outside = {str(one.A.URI) for one in links if "/A" in one}
    assert outside == {"https://www.fernshire.example/", "https://www.fernshire.example/archive/panel/2024-06-12/"}
    assert len(links) > len(outside)


def test_a_picture_has_its_text_alternative(make: Make) -> None:
    from io import BytesIO

    from PIL import Image

    data = BytesIO()
    Image.new("RGB", (40, 30), "green").save(data, "PNG")
    made = make({
        "panel/2024-09-11/meeting.yaml": AGENDA,
        "panel/2024-09-11/rents.md": '# Rents\n\n![Map](map.png "Where the rents rise")\n',
        "panel/2024-09-11/map.png": data.getvalue(),
    })  # fmt: skip
    assert made.prints.problems == ()
    with made.document(PANEL) as document:
        figures = [one for one in structure(document) if one.S == "/Figure"]
        assert [str(one.Alt) for one in figures] == ["Where the rents rise"]


def test_a_chart_has_its_numbers_as_its_text_alternative(make: Make) -> None:
    made = make({
        "panel/2024-09-11/meeting.yaml": AGENDA,
        "panel/2024-09-11/rents.md": "# Rents\n\n![Rents](rents.csv){chart=bar}\n",
        "panel/2024-09-11/rents.csv": "Area,2022,2023\nNorth,3,4\nSouth,5,6\n",
    })  # fmt: skip
    with made.document(PANEL) as document:
        said = [str(one.Alt) for one in structure(document) if one.S == "/Figure"]
    assert said == ["North: 3 in 2022, 4 in 2023", "South: 5 in 2022, 6 in 2023"]


def test_a_table_that_breaks_repeats_its_heads(make: Make) -> None:
    rows = "".join(f"Street {n},{n}\n" for n in range(120))
    made = make({
        "panel/2024-09-11/meeting.yaml": AGENDA,
        "panel/2024-09-11/rents.md": "# Rents\n\n![By street](streets.csv)\n",
        "panel/2024-09-11/streets.csv": f"Where,Repairs done\n{rows}",
    })  # fmt: skip
    pages = made.pages(PANEL)[2:5]
    assert all("Where Repairs done" in text for text in pages)
    assert "Street 119 119" in " ".join(pages)


def test_a_supplement_goes_on_from_the_last_page(make: Make) -> None:
    made = make({
        "panel/2024-09-11/meeting.yaml": AGENDA.replace("papers: rents", "papers: [rents, more]"),
        "panel/2024-09-11/rents.md": "# Rents\n\nA.\n",
        "panel/2024-09-11/more.md": "---\npublished: 2024-09-05\n---\n# More\n\nB.\n",
    })  # fmt: skip
    supplement = made.printed("panel/2024-09-11/pack-supplement-1.pdf")
    assert made.printed(PANEL).last == 4
    assert (supplement.first, supplement.ranges) == (
        5,
        {"panel/2024-09-11/more/": (7, 8), "panel/2024-09-11/#item-1": (7, 8)},
    )
    assert supplement.at((7, 8)) == "panel/2024-09-11/pack-supplement-1.pdf#page=3"
    front, _, paper, _ = made.pages(supplement.address)
    assert "Supplementary agenda 1" in front
    assert "1. Rents (Pages 7 - 8)" in front
    assert "Page 7" in paper


def test_minutes_of_private_business_are_not_in_the_pack(make: Make) -> None:
    made = make({
        "panel/2024-09-11/meeting.yaml": "agenda:\n  - minutes-of: 2024-06-12\n",
        "panel/2024-06-12/meeting.yaml": "minutes:\n  first: 1\n",
        "panel/2024-06-12/minutes.md": "## Rents\n\nNoted.\n\n# Private business\n\n## Claim\n\nThe tenant is Ann.\n",
    })  # fmt: skip
    assert "Noted." in made.pages(PANEL)[2]
    assert "Ann" not in " ".join(made.pages(PANEL))


SIGNS = [*"#$\\@`{}<>*_=~[]", "//", "/*", "#import", "#read(", '"']


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*SIGNS, "rents", "2024", "a-b", "-", "+", "1.", "%"]), min_size=1, max_size=12))
def test_whatever_an_officer_writes_comes_out_as_text(make: Make, words: list[str]) -> None:
    """In titles, authors, notes and texts; nothing is read as markup, code or the name of a file."""
    typed = " ".join(words)
    quoted = "'" + typed.replace("'", "''") + "'"
    meeting = f"place: {quoted}\nagenda:\n  - title: Rents\n    by: {quoted}\n    urgent: {quoted}\n"
    shown = make({"panel/2024-09-11/meeting.yaml": meeting}).pages(PANEL)[0]
    bare = typed.replace(" ", "")
    assert f"Place{bare}Publicbusiness1.Rents{bare}Takenasurgent:{bare}Private" in shown.replace(" ", "")
