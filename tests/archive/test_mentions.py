"""Who refers to what: each place with its address, its words and its day, in order."""

from pathlib import Path

from content_sample import loaded

from generator.archive import Archive, mentions

JUNE, JULY = "panel/2024-06-12/", "panel/2024-07-10/"
FILES = {
    f"{JUNE}meeting.yaml": "agenda: [{title: Rents, papers: rents}]\n",
    f"{JUNE}rents.md": "# Rents\n\n## Now\n\nThey rise. See [here](rents.md) and [the minutes](minutes.md#minute-1).\n",
    f"{JUNE}minutes.md": """\
See [the report](rents.md).

## 1. Rents

See [it](rents.md#p1-1).

RESOLVED as [it](rents.md) has it.

## 12. Keys

RESOLVED as [it](rents.md) has it.
""",
    f"{JULY}meeting.yaml": "agenda: [Apologies, {title: 'As [reported](../2024-06-12/rents.md)'}]\n",
    f"{JULY}work-programme.yaml": "programme: {Later: [{title: Damp, detail: '[Here](../2024-06-12/rents.md)'}]}\n",
    "d/committee.yaml": "kind: decisions\nlaw: none\n",
    "d/2024-05-01-lease.md": f"# Lease\n\n## Why\n\nAs [asked](../{JUNE}minutes.md) and [told](../{JUNE}rents.md).\n",
}
RENTS = {
    "": [
        ("d/2024-05-01-lease/#why", "Lease", "2024-05-01"),
        (f"{JUNE}minutes/", "minutes", "2024-06-12"),
        (f"{JUNE}minutes/#minute-1-r", "minute 1", "2024-06-12"),
        (f"{JUNE}minutes/#minute-12-r", "minute 12", "2024-06-12"),
        (f"{JULY}#item-2", "item 2", "2024-07-10"),
        (f"{JULY}work-programme/#row-damp", "work programme: Damp", "2024-07-10"),
    ],
    "p1-1": [(f"{JUNE}minutes/#minute-1", "minute 1", "2024-06-12")],
}
MINUTES = {
    "": [("d/2024-05-01-lease/#why", "Lease", "2024-05-01")],
    "minute-1": [(f"{JUNE}rents/#p1-1", "Rents", "2024-06-12")],
}


def told(archive: Archive, of: str = "") -> dict[str, dict[str, list[tuple[str, str, str]]]]:
    """By page and fragment, what refers to it."""
    return {
        page: {at: [(each.address, each.title, str(each.date)) for each in there] for at, there in places.items()}
        for page, places in (mentions(archive, of) if of else mentions(archive)).items()
    }


def test_each_place_that_refers_to_a_page_is_told_in_order_of_date(tmp_path: Path) -> None:
    archive, problems = loaded(FILES, tmp_path)
    assert [line for line in problems if ": error:" in line] == []
    assert told(archive) == {f"{JUNE}rents/": RENTS, f"{JUNE}minutes/": MINUTES}


def test_of_one_page_it_is_the_same_and_nothing_else(tmp_path: Path) -> None:
    archive = loaded(FILES, tmp_path)[0]
    assert told(archive, f"{JUNE}rents/") == {f"{JUNE}rents/": RENTS}
    assert told(archive, JULY) == {}
