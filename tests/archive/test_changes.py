"""When something is last known to have changed: its own days, those of corrections, and what was recorded."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from content_sample import write

from generator.archive import Archive
from generator.archive.changes import having, last_changes
from generator.archive.record import Recorded
from generator.loading import collect
from generator.store.record import Entry, Noted, Record

JUNE, JULY = "panel/2024-06-12", "panel/2024-07-10"
RENTS = "# Rents\n\n## Why\n\nThey rise.\n"


def archive(files: Mapping[str, str], folder: Path) -> Archive:
    """The archive of the files."""
    made = collect(write(files, folder)).archive
    assert made
    return made


def changed(made: Archive) -> dict[str, str]:
    """The last changes, by address."""
    return {address: day.isoformat() for address, day in last_changes(made).items()}


AGENDA = "published: 2024-06-04\nagenda: [Rents]\n"


@pytest.mark.parametrize(
    ("meeting", "day"),
    [
        ("agenda: [Rents]", None),
        (AGENDA, "2024-06-04"),
        (f"{AGENDA}changed: [2024-06-05, 2024-06-02]\ncancelled: true", "2024-06-05"),
        (f"{AGENDA}republished: {{2024-06-06: A title, 2024-06-05: A name}}", "2024-06-06"),
        ("published: 2024-06-04\nagenda: [Rents, {title: Damp, added: 2024-06-07, urgent: It rains}]", "2024-06-07"),
        (f"{AGENDA}private: [{{title: A claim, exempt: 1, added: 2024-06-08}}]", "2024-06-08"),
        (f"{AGENDA}attendance: {{members: [A Moss]}}", "2024-06-12"),
        (f"{AGENDA}minutes: {{first: 1}}", "2024-06-12"),
        (f"{AGENDA}minutes: {{first: 1, published: 2024-06-20, approved: 2024-07-10}}", "2024-06-20"),
    ],
)
def test_a_meeting_changed_last_on_the_last_day_that_is_told_of_it(
    meeting: str, day: str | None, tmp_path: Path
) -> None:
    assert changed(archive({f"{JUNE}/meeting.yaml": meeting}, tmp_path)).get(f"{JUNE}/") == day


def test_minutes_alone_change_the_page_of_their_meeting(tmp_path: Path) -> None:
    assert changed(archive({f"{JUNE}/minutes.md": "## 1 Rents\n\nNoted.\n"}, tmp_path)) == {f"{JUNE}/": "2024-06-12"}


DOCUMENTS = {
    f"{JUNE}/meeting.yaml": "published: 2024-06-04\nagenda: [{title: Rents, papers: [rents, late, work-programme]}]\n"
    "minutes: {first: 1, published: 2024-06-20, approved: 2024-07-10}\n",
    f"{JUNE}/rents.md": RENTS,
    f"{JUNE}/late.md": f"---\npublished: 2024-06-10\ncorrections: [{{on: 2024-07-02, what: A sum}}]\n---\n{RENTS}",
    f"{JUNE}/minutes.md": "## Rents\n\nNoted.\n",
    f"{JULY}/meeting.yaml": "minutes: {first: 1, published: 2024-07-20}\n",
    f"{JULY}/minutes.md": "## Rents\n\nNoted.\n",
    f"{JUNE}/work-programme.yaml": "updated: 2024-06-11\nprogramme: {2024-07-10: [Damp]}\n",
    "d/committee.yaml": "kind: decisions\n",
    "d/2024-06-01-lease.md": "---\npublished: 2024-06-03\n---\n# Lease\n",
    "d/2024-06-01-roof.md": "---\npublished: 2024-06-03\ncorrections: [{on: 2024-06-05, what: A sum}]\n---\n# Roof\n",
    "d/2024-06-01-wall.md": "# Wall\n",
}
KNOWN = {
    f"{JUNE}/": "2024-06-20",
    f"{JUNE}/rents/": "2024-06-04",
    f"{JUNE}/late/": "2024-07-02",
    f"{JUNE}/minutes/": "2024-07-10",
    f"{JUNE}/work-programme/": "2024-06-11",
    f"{JULY}/": "2024-07-20",
    f"{JULY}/minutes/": "2024-07-20",
    "d/2024-06-01-lease/": "2024-06-03",
    "d/2024-06-01-roof/": "2024-06-05",
}


def test_a_document_changed_when_it_was_published_corrected_or_agreed(tmp_path: Path) -> None:
    assert changed(archive(DOCUMENTS, tmp_path)) == KNOWN


def recorded(name: str, *days: str) -> Recorded:
    """The record of a document, by its id: on these days."""
    noted = Noted(name, "published", 1, "0")
    return Recorded(Record(tuple(Entry(number, day, "", "", "", (noted,)) for number, day in enumerate(days))))


def test_it_changed_when_it_was_recorded_again(tmp_path: Path) -> None:
    made = archive(DOCUMENTS, tmp_path)
    for address in (*KNOWN, "d/2024-06-01-wall/"):
        name = address.rstrip("/")
        assert changed(replace(made, recorded=recorded(name, "2024-08-01"))) == KNOWN
        again = replace(made, recorded=recorded(name, "2024-08-01", "2024-08-02"))
        assert changed(again) == {**KNOWN, address: "2024-08-02"}


def test_the_meetings_that_have_minutes_on_their_agenda_are_found_by_the_day_of_these(tmp_path: Path) -> None:
    files = {
        f"{JULY}/meeting.yaml": "agenda: [{minutes-of: 2024-06-12}, {title: More, minutes-of: 2024-06-12}]\n",
        "panel/2024-09-11/meeting.yaml": "agenda: [Rents, {minutes-of: [2024-07-10, 2024-06-12]}]\n",
    }
    found = having(archive(files, tmp_path).committees["panel"])
    assert {day.isoformat(): [meeting.name for meeting in meetings] for day, meetings in found.items()} == {
        "2024-06-12": ["2024-07-10", "2024-09-11"],
        "2024-07-10": ["2024-09-11"],
    }
