"""What a pack holds, in order: the front sheet, the papers, supplements."""

from pathlib import Path
from textwrap import dedent

import pytest
from content_sample import TODAY, loaded

from generator.outputs.print import Pack, packs_of
from generator.outputs.print.blocks import Context, blocks
from generator.text.runs import words_of_runs

HERE = "panel/2024-09-11"


def packs(folder: Path, agenda: str, files: dict[str, str] | None = None) -> tuple[Pack, ...]:
    """The packs of a meeting with an agenda published on 3 September 2024."""
    meeting = f"time: 18:30\nplace: The Guildhall\npublished: 2024-09-03\n{dedent(agenda)}"
    archive, _ = loaded({f"{HERE}/meeting.yaml": meeting, **(files or {})}, folder)
    return packs_of(archive, archive.meeting("panel", "2024-09-11"), TODAY)


def held(pack: Pack) -> list[tuple[str, str, str]]:
    return [(part.item, part.kind, part.heading.text) for part in pack.parts]


def test_papers_stand_in_the_order_of_the_agenda_each_with_its_appendices(tmp_path: Path) -> None:
    agenda = """
        agenda:
          - Apologies
          - title: Repairs
            papers: repairs
          - title: Work programme
            papers: work-programme
    """
    files = {
        f"{HERE}/rates.md": "# Rates\n",
        f"{HERE}/repairs.md": "---\nappendices: [rates]\n---\n# Repairs update\n",
        f"{HERE}/work-programme.yaml": "programme:\n  2024-09-11:\n    - Repairs\n",
    }
    (pack,) = packs(tmp_path, agenda, files)
    assert held(pack) == [
        ("2", "Briefing note", "Repairs update"),
        ("2", "Appendix", "Rates"),
        ("3", "Work programme", "Work programme 2024/25"),
    ]
    assert [(one.number, len(one.papers)) for one in pack.front.public] == [("1", 0), ("2", 2), ("3", 1)]


def test_the_minutes_to_be_agreed_are_in_the_pack_of_the_meeting_that_agrees_them(tmp_path: Path) -> None:
    files = {
        "panel/2024-06-12/meeting.yaml": "time: 18:00\nattendance:\n  members: [A Moss]\nminutes:\n  first: 1\n",
        "panel/2024-06-12/minutes.md": "## Rents\n\nNoted.\n",
    }
    (pack,) = packs(tmp_path, "agenda:\n  - minutes-of: 2024-06-12\n", files)
    assert held(pack) == [("1", "Minutes to be agreed", "Minutes of the meeting held on 12 June 2024")]
    assert {label: " / ".join(lines) for label, lines in pack.parts[0].facts} == {
        "Committee": "Housing Panel",
        "Held": "6.00\N{NO-BREAK SPACE}pm on Wednesday, 12 June 2024",
        "Members": "A\N{NO-BREAK SPACE}Moss",
    }


def test_a_paper_under_two_items_is_printed_once(tmp_path: Path) -> None:
    agenda = "agenda:\n  - title: Rents\n    papers: rents\n  - title: Rents again\n    papers: rents\n"
    (pack,) = packs(tmp_path, agenda, {f"{HERE}/rents.md": "# Rents\n"})
    assert len(pack.parts) == 1
    assert [one.papers for one in pack.front.public] == [(f"{HERE}/rents/",), (f"{HERE}/rents/",)]


def test_an_exempt_item_has_its_reason_and_nothing_else(tmp_path: Path) -> None:
    agenda = """
        agenda: [Apologies]
        private:
          - title: A claim
            by: Report of the Director
            exempt: [1]
            public-interest: It would name the tenant.
            public-summary: The claim was settled.
            contact: [A Moss]
          - Any other private business
    """
    (pack,) = packs(tmp_path, agenda)
    (part,) = pack.parts
    assert (part.item, part.heading.text, part.kind, part.facts) == ("2", "A claim", "Private business", ())
    assert [words_of_runs(block["c"]) for block in blocks(part.body, Context()) if block["k"] == "p"] == [
        "Private under paragraph 1 of Part 1 of Schedule 12A to the Local Government Act 1972:"
        " information about an individual.",
        "Public interest: It would name the tenant.",
    ]


def test_a_file_is_named_and_not_printed(tmp_path: Path) -> None:
    folder = tmp_path / HERE
    folder.mkdir(parents=True)
    (folder / "map.pdf").write_bytes(b"%PDF-1.7")
    (pack,) = packs(tmp_path, "agenda:\n  - title: Depots\n    papers: map.pdf\n")
    assert pack.parts == ()
    assert pack.front.public[0].files == (("map.pdf, 1 KB", ""),)


def test_a_meeting_without_an_agenda_has_no_pack(tmp_path: Path) -> None:
    assert packs(tmp_path, "note: Only the date is known.\n") == ()


def test_what_is_published_later_makes_a_supplement_for_each_day(tmp_path: Path) -> None:
    agenda = """
        agenda:
          - title: Rents
            papers: [rents, late]
          - title: Fire
            papers: fire
          - title: Floods
            number: 2a
            added: 2024-09-06
            urgent: The river rose.
            papers: floods
    """
    files = {
        f"{HERE}/rents.md": "# Rents\n",
        f"{HERE}/late.md": "---\npublished: 2024-09-09\n---\n# More about rents\n",
        f"{HERE}/fire.md": "---\npublished: 2024-09-09\n---\n# Fire\n",
        f"{HERE}/floods.md": "# Floods\n",
    }
    whole, first, second = packs(tmp_path, agenda, files)
    assert [held(one) for one in (whole, first, second)] == [
        [("1", "Briefing note", "Rents")],
        [("2a", "Briefing note", "Floods")],
        [("1", "Briefing note", "More about rents"), ("2", "Briefing note", "Fire")],
    ]
    assert [(one.number, one.notes) for one in whole.front.public] == [("1", ()), ("2", ())]
    assert [one.number for one in first.front.public] == ["2a"]
    assert [one.address for one in (whole, first, second)] == [
        f"{HERE}/pack.pdf",
        f"{HERE}/pack-supplement-1.pdf",
        f"{HERE}/pack-supplement-2.pdf",
    ]
    assert [one.dated.isoformat() for one in (whole, first, second)] == ["2024-09-03", "2024-09-06", "2024-09-09"]
    assert second.front.heading == "Supplementary agenda 2"


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("cancelled: true", "This meeting was cancelled."),
        ("cancelled: The hall flooded.", "This meeting was cancelled: The hall flooded."),
        ("moved-from: 2024-09-04", "Moved from 4 September 2024"),
    ],
)
def test_what_became_of_the_meeting_is_said_first(tmp_path: Path, line: str, state: str) -> None:
    (pack,) = packs(tmp_path, f"agenda: [Apologies]\n{line}\n")
    assert pack.front.states == (state,)


def test_members_stand_with_their_office_in_one_line(tmp_path: Path) -> None:
    people = "a-moss:\n  name: A Moss\n  kind: councillor\nb-reed:\n  name: B Reed\n  kind: councillor\n"
    committee = "name: Housing Panel\nyears:\n  2024/25:\n    chair: a-moss\n    members: [b-reed]\n"
    files = {"people.yaml": people, "panel/committee.yaml": committee}
    (pack,) = packs(tmp_path, "agenda: [Apologies]\n", files)
    (members,) = pack.front.members
    assert members == ("Membership", "Councillors A\N{NO-BREAK SPACE}Moss (Chair) and B\N{NO-BREAK SPACE}Reed")
