"""What comes after the agenda: supplements, corrections, approval with corrections, withdrawal."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import Assets, loaded

from generator.outputs.pages import Site, pages
from generator.outputs.pages.documents import PaperPage
from generator.outputs.pages.meetings import MeetingPage
from generator.outputs.pages.minutes import MinutesPage

JUNE = "panel/2024-06-12"
MEETING = """
published: 2024-06-04
agenda:
  - title: Rents
    papers: [rents, late]
  - title: Fire doors
    number: 1a
    added: 2024-06-10
    urgent: A door failed.
"""
LATE = "---\npublished: 2024-06-07\n---\n# Late figures\n\n## Purpose\n\nTo tell.\n"
RENTS = "# Rents\n\n## Purpose\n\nTo tell of a secret.\n\n![Costs](costs.csv)\n"
FILES = {
    f"{JUNE}/meeting.yaml": MEETING,
    f"{JUNE}/rents.md": RENTS,
    f"{JUNE}/late.md": LATE,
    f"{JUNE}/costs.csv": "Home,Cost\nFlat,5\n",
}


def made(folder: Path, **files: str) -> dict[str, object]:
    """The pages of the files, some of them replaced, by address."""
    archive, problems = loaded({**FILES, **{f"{JUNE}/{name}": text for name, text in files.items()}}, folder)
    assert [line for line in problems if ": error:" in line] == []
    return dict(pages(Site(archive, date(2024, 8, 30), Assets())))


def test_what_was_added_to_an_agenda_later_is_a_supplement_for_each_day(tmp_path: Path) -> None:
    page = made(tmp_path)[f"{JUNE}/"]
    assert isinstance(page, MeetingPage)
    assert [state.word.replace("\xa0", " ") for state in page.states][1:] == [
        "Agenda published 4 June 2024",
        "Supplementary agenda 1, published 7 June 2024",
        "Supplementary agenda 2, published 10 June 2024",
    ]
    notes = [paper.note.replace("\xa0", " ") for item in page.public[0].items for paper in item.papers]
    assert notes == ["", "Published 7 June 2024"]


@pytest.mark.parametrize(
    ("withdrawn", "word"), [("true", "Withdrawn"), ("it named a tenant", "Withdrawn: it named a tenant")]
)
def test_a_withdrawn_paper_keeps_its_page_and_its_places_and_loses_its_text(
    withdrawn: str, word: str, tmp_path: Path
) -> None:
    text = f"---\nwithdrawn: {withdrawn}\n---\n{RENTS}"
    found = made(tmp_path, **{"rents.md": text, "late.md": f"{LATE}\nSee [there](rents.md#p1-1).\n"})
    page, meeting, late = (found[f"{JUNE}/{name}"] for name in ("rents/", "", "late/"))
    assert isinstance(page, PaperPage)
    assert isinstance(meeting, MeetingPage)
    assert isinstance(late, PaperPage)
    assert [state.word for state in page.states] == [word]
    assert "no longer published" in page.body
    assert "secret" not in page.body
    assert 'id="p1-1"' in page.body
    assert 'href="../rents/#p1-1"' in late.body
    assert meeting.public[0].items[0].papers[0].note == "Withdrawn"


def test_the_figures_of_a_withdrawn_paper_are_not_published(tmp_path: Path) -> None:
    archive, _ = loaded({**FILES, f"{JUNE}/rents.md": f"---\nwithdrawn: true\n---\n{RENTS}"}, tmp_path)
    assert dict(archive.files) == {}


def test_minutes_agreed_with_corrections_say_so(tmp_path: Path) -> None:
    agreed = "minutes:\n  first: 1\n  approved: 2024-07-10\n  corrections: A Moss is added\n"
    page = made(tmp_path, **{"meeting.yaml": MEETING + agreed, "minutes.md": "## Rents\n\nNoted.\n"})
    meeting, minutes = page[f"{JUNE}/"], page[f"{JUNE}/minutes/"]
    assert isinstance(meeting, MeetingPage)
    assert isinstance(minutes, MinutesPage)
    assert meeting.states[-1].word.endswith("2024, with corrections")
    assert minutes.states[0].word.endswith("2024, subject to what is put right below")
    assert minutes.corrections == ("A Moss is added",)
