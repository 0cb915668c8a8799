"""Records become one linked archive: the files in, numbers and addresses out."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import in_words

JUNE = "panel/2024-06-12/"
SEPTEMBER = "panel/2024-09-11/"
MINUTES = {
    f"{JUNE}meeting.yaml": "minutes: {first: 1}\n",
    f"{JUNE}minutes.md": "## Apologies\n\nNone.\n\n## Rents\n\nRESOLVED that the Panel:\n\n1. note it\n2. ask again\n",
}


def test_items_are_numbered_on_through_public_and_private_business(tmp_path: Path) -> None:
    meeting = (
        "agenda:\n  - Apologies\n  - title: Late\n    number: 1a\n  - Rents\nprivate:\n  - Any other private business\n"
    )
    archive, problems = loaded({f"{SEPTEMBER}meeting.yaml": meeting}, tmp_path)
    assert problems == []
    numbers = [(item.number, item.title.text, item.private) for item in archive.meetings()[0].items]
    assert numbers == [
        ("1", "Apologies", False),
        ("1a", "Late", False),
        ("2", "Rents", False),
        ("3", "Any other private business", True),
    ]


def test_an_item_about_minutes_needs_no_more_than_their_date(tmp_path: Path) -> None:
    files = {**MINUTES, f"{SEPTEMBER}meeting.yaml": "agenda:\n  - minutes-of: 2024-06-12\n"}
    archive, _ = loaded(files, tmp_path)
    item = archive.meetings()[1].items[0]
    assert item.title.text == "Minutes"
    assert [label for label, _ in item.parts] == ["a)", "b)"]
    assert item.parts[0][1].text.endswith("held on 12 June 2024")
    assert item.parts[0][1].links == {"minutes:2024-06-12": "panel/2024-06-12/minutes/"}


def test_a_paper_knows_who_considered_it_and_an_appendix_what_it_belongs_to(tmp_path: Path) -> None:
    files = {
        f"{SEPTEMBER}meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n",
        f"{SEPTEMBER}rents.md": "---\nappendices: [rents-table]\n---\n# Rents\n",
        f"{SEPTEMBER}rents-table.md": "# The table\n",
    }
    archive, problems = loaded(files, tmp_path)
    assert problems == []
    paper = f"{SEPTEMBER}rents/"
    assert [one.address for one in archive.considered[paper]] == [f"{SEPTEMBER}#item-1"]
    assert archive.part_of == {f"{SEPTEMBER}rents-table/": paper}
    target = archive.meetings()[0].items[0].papers[0]
    assert (target.title, target.kind, [one.title for one in target.appendices]) == (
        "Rents",
        "briefing-note",
        ["The table"],
    )


def test_a_paper_of_another_meeting_is_named_with_its_date(tmp_path: Path) -> None:
    files = {
        f"{JUNE}rents.md": "# Rents\n",
        f"{SEPTEMBER}meeting.yaml": "agenda:\n  - title: Rents\n    papers: 2024-06-12/rents\n",
    }
    archive, problems = loaded(files, tmp_path)
    assert problems == []
    assert archive.meetings()[1].items[0].papers[0].address == f"{JUNE}rents/"


@pytest.mark.parametrize(
    ("text", "marked", "address"),
    [
        ("See [June](../2024-06-12/minutes.md#minute-2-r1).", "../2024-06-12/minutes.md#minute-2-r1", "#minute-2-r1"),
        ("See minute 2/24.", "minute:2/24", "#minute-2"),
        ("See minute 2(1)/24.", "minute:2(1)/24", "#minute-2-r1"),
        ("See Minute 2.", "minute:2", "#minute-2"),
        ("The minutes of 12 June 2024 say so.", "minutes:2024-06-12", ""),
    ],
)
def test_a_reference_leads_to_the_very_place(text: str, marked: str, address: str, tmp_path: Path) -> None:
    files = {
        **MINUTES,
        f"{SEPTEMBER}meeting.yaml": "agenda:\n  - minutes-of: 2024-06-12\n  - title: Rents\n    papers: rents\n",
        f"{SEPTEMBER}rents.md": f"# Rents\n\n## Purpose\n\n{text}\n",
    }
    archive, problems = loaded(files, tmp_path)
    assert problems == []
    links = archive.meetings()[1].papers["rents"].document.links
    assert links == {marked: f"panel/2024-06-12/minutes/{address}"}


def test_a_reference_out_of_the_archive_is_no_mistake(tmp_path: Path) -> None:
    files = {**MINUTES, f"{JUNE}minutes.md": "## Rents\n\nFurther to minute 40/23 and the minutes of 3 May 2024.\n"}
    archive, problems = loaded(files, tmp_path)
    assert problems == [
        f"{JUNE}minutes.md:3: info: minute 40/23 is not in the archive [outside]",
        f"{JUNE}minutes.md:3: info: no meeting of 2024-05-03 is in the archive [outside]",
    ]
    minutes = archive.meetings()[0].minutes
    assert minutes is not None
    assert set(minutes.document.links.values()) == {""}


@pytest.mark.parametrize(
    ("agenda", "heading", "items"),
    [
        ("[Rents & repairs]", "Rents and repairs", ["1"]),
        ("[Work programme, Outstanding issues]", "Work programme and outstanding issues", ["1", "2"]),
        ("[Rents, Homes]", "What tenants pay {item=1}", ["1"]),
        ("[Rents, Homes, Any other public business]", 'Other {item="2, 3"}', ["2", "3"]),
        ("[Rents, Homes]", 'Other {item="Homes"}', ["2"]),
        ("[Rents]", "Something else", []),
    ],
)
def test_a_minute_belongs_to_the_item_it_names_or_of_its_title(
    agenda: str, heading: str, items: list[str], tmp_path: Path
) -> None:
    files = {
        f"{JUNE}meeting.yaml": f"agenda: {agenda}\nminutes:\n  first: 1\n",
        f"{JUNE}minutes.md": f"## {heading}\n\nNoted.\n",
    }
    archive, problems = loaded(files, tmp_path)
    assert [problem for problem in problems if "[minute-item]" not in problem] == []
    assert any("[minute-item]" in problem for problem in problems) == (not items)
    assert [item.number for item in archive.meetings()[0].items if item.minutes] == items


def test_a_row_of_a_work_programme_knows_its_address_and_who_heard_it(tmp_path: Path) -> None:
    programme = """
programme:
  2024-06-12 at the depot:
    - title: Rents
      source: meeting of 12 June 2024
  Later:
    - Damp
    - Damp
"""
    files = {
        **MINUTES,
        f"{SEPTEMBER}meeting.yaml": "agenda:\n  - title: Work programme\n    papers: work-programme\n",
        f"{SEPTEMBER}work-programme.yaml": programme,
    }
    archive, problems = loaded(files, tmp_path)
    edition = archive.meetings()[1].programme
    assert problems == []
    assert edition is not None
    dated, later = edition.groups
    assert edition.title == "Work programme 2024/25"
    assert (dated.date, dated.note, later.heading) == (date(2024, 6, 12), "at the depot", "Later")
    assert dated.rows[0].heard == (("minute 2", f"{JUNE}minutes/#minute-2"),)
    assert list(dated.rows[0].source.links.values()) == [JUNE]
    assert [row.anchor for row in later.rows] == ["row-damp", "row-damp-2"]


def test_a_row_is_heard_by_its_matter_where_no_other_row_that_day_has_it(tmp_path: Path) -> None:
    files = {
        "matters.yaml": "rents: {title: Rents}\n",
        f"{JUNE}meeting.yaml": "agenda:\n  - title: What tenants pay\n    matter: rents\n",
        f"{JUNE}work-programme.yaml": "programme:\n  2024-06-12:\n    - {title: Rent levels, matter: rents}\n",
    }
    archive, _ = loaded(files, tmp_path)
    edition = archive.meetings()[0].programme
    assert edition is not None
    assert edition.groups[0].rows[0].heard == (("item 1", f"{JUNE}#item-1"),)


def test_only_files_that_something_names_are_published(tmp_path: Path) -> None:
    files = {
        f"{JUNE}meeting.yaml": "agenda:\n  - title: Rents\n    papers: [rents, plan]\n",
        f"{JUNE}rents.md": "# Rents\n\n[terms](terms.pdf)\n\n![Rents by area](rents.csv)\n",
        f"{JUNE}rents.csv": "Area,Rent\nNorth,90\n",
        f"{JUNE}plan.pdf": "plan",
        f"{JUNE}terms.pdf": "terms",
        f"{JUNE}notes.txt": "not for the public",
    }
    archive, problems = loaded(files, tmp_path)
    assert sorted(archive.files) == [f"{JUNE}plan.pdf", f"{JUNE}rents.csv", f"{JUNE}terms.pdf"]
    assert [line for line in problems if "unread-document" not in line] == [
        f'{JUNE}notes.txt:1: warning: nothing names the file "notes.txt" [unnamed-file]'
    ]


def test_nothing_is_asked_of_a_file_that_could_not_be_read(tmp_path: Path) -> None:
    files = {"people.yaml": "a-moss: [\n", f"{JUNE}meeting.yaml": "contact: [a-moss]\n"}
    _, problems = loaded(files, tmp_path)
    assert [line.rpartition(" ")[2] for line in problems] == ["[yaml-open]"]


def test_dates_are_read_as_words() -> None:
    assert in_words(date(2019, 7, 8)) == "8 July 2019"
