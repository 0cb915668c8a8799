"""An agenda item as it stands in lists, and all that it says in words of its own."""

from pathlib import Path

import pytest
from content_sample import loaded

AGENDA = """
item-numbers: "{n}({a})"
agenda:
  - section: Reports
  - {title: Sites, items: [Mill Road]}
  - title: Rents
    about: They rise.
    parts: [Now, Later]
    private-papers: [{title: Bids, exempt: 3, public-interest: It would tell what was bid.}]
  - {title: Damp, number: 4a}
  - {title: Keys, number: 4aa}
  - {title: Staffing, number: TOP N1}
  - Declarations of interest
  - Any other business
private:
  - title: A claim
    exempt: 3
    public-interest: It would tell the price.
    private-papers: [{title: Costs, exempt: 3, public-interest: It would tell the price.}]
"""


def test_an_item_is_listed_by_its_number_and_title(tmp_path: Path) -> None:
    archive, _ = loaded({"panel/2024-06-12/meeting.yaml": AGENDA}, tmp_path)
    items = archive.meetings()[0].items
    assert [(item.listed, item.anchor) for item in items] == [
        ("1. Sites", "item-1"),
        ("1(a) Mill Road", "item-1-a"),
        ("2. Rents", "item-2"),
        ("4a. Damp", "item-4a"),
        ("4aa Keys", "item-4aa"),
        ("TOP N1 Staffing", "item-top-n1"),
        ("3. Declarations of interest", "item-3"),
        ("4. Any other business", "item-4"),
        ("5. A claim", "item-5"),
    ]


def test_what_an_item_says_itself_is_all_that_it_says(tmp_path: Path) -> None:
    archive, _ = loaded({"panel/2024-06-12/meeting.yaml": AGENDA}, tmp_path)
    items = archive.meetings()[0].items
    assert [line.text for line in items[2].lines] == ["Reports", "Rents", "They rise.", "Now", "Later", "Bids"]
    assert [item.number for item in items if item.is_part_private] == ["2"]
    assert [item.title.text for item in items if item.is_of_attendance] == ["Declarations of interest"]
    assert [item.title.text for item in items if item.is_other_business] == ["Any other business"]
    assert [item.part_of for item in items[:3]] == ["", "1", ""]


@pytest.mark.parametrize("title", ["Apologies", "Apology for absence", "declarations of interest"])
def test_of_who_is_there_nobody_expects_a_minute(title: str, tmp_path: Path) -> None:
    archive, _ = loaded({"panel/2024-06-12/meeting.yaml": f"agenda: [{title}]\n"}, tmp_path)
    assert archive.meetings()[0].items[0].is_of_attendance
