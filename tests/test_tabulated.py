"""Of the open data of meetings only those are made anew that can tell otherwise; the rest is kept."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from folders import put

from generator.archive import MeetingHeld
from generator.build import build
from generator.outputs import data
from generator.standing import Options

JUNE, JULY, BOARD = "content/panel/2024-06-12", "content/panel/2024-07-10", "content/board/2024-07-03"
FILES = {
    "content/council.yaml": "name: Fernshire Council\n",
    "content/people.yaml": "a-moss: {name: A Moss}\n",
    "content/panel/committee.yaml": "name: Panel\n",
    "content/board/committee.yaml": "name: Board\n",
    f"{JUNE}/meeting.yaml": "place: Hall\nagenda: [{title: Rents, papers: rents}]\nminutes: {first: 1}\n",
    f"{JUNE}/rents.md": "# Rents\n\nThey rise.\n",
    f"{JUNE}/minutes.md": "## Rents\n\nRESOLVED that the Panel note the rise.\n",
    f"{JULY}/meeting.yaml": "place: Hall\nagenda: [Repairs]\nattendance: {members: [a-moss]}\n",
    f"{BOARD}/meeting.yaml": "agenda: [{title: Rents, papers: panel/2024-06-12/rents}]\n",
}
Made = Callable[..., set[str]]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """Puts files and builds; tells the meetings whose data were made."""
    put(FILES, tmp_path)
    names: set[str] = set()
    of_meeting = data.of_meeting

    def note(source: data.Source, objects: data.Objects | None, meeting: MeetingHeld) -> data.OfMeeting:
        names.add(meeting.address)
        return of_meeting(source, objects, meeting)

    monkeypatch.setattr(data, "of_meeting", note)

    def run(files: dict[str, str], address: str = "https://www.fernshire.example/", day: int = 30) -> set[str]:
        names.clear()
        put(files, tmp_path)
        site = tmp_path / "made/site"
        build(Options(tmp_path / "content", site, date(2024, 8, day), address=address, search=False), lambda _: None)
        return {name.removesuffix("/") for name in names}

    run({})
    return run


EVERY = {"panel/2024-06-12", "panel/2024-07-10", "board/2024-07-03"}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        # the board had the paper before it, and shows its row
        ({f"{JUNE}/rents.md": "# Rents of June\n\nThey rise.\n"}, {"panel/2024-06-12", "board/2024-07-03"}),
        ({f"{JUNE}/rents.md": "# Rents\n\nThey rise by a tenth.\n"}, {"panel/2024-06-12"}),
        (
            {f"{JUNE}/rents.md": "# Rents\n\n![Homes](homes.csv)\n", f"{JUNE}/homes.csv": "Street,Homes\nHill,3\n"},
            {"panel/2024-06-12", "board/2024-07-03"},
        ),
        ({f"{JULY}/meeting.yaml": "place: Hall\nagenda: [Repairs, Leaks]\n"}, {"panel/2024-07-10"}),
        # where they met in July is known since June, and told with that day
        ({f"{JUNE}/meeting.yaml": FILES[f"{JUNE}/meeting.yaml"] + "published: 2024-06-03\n"}, EVERY),
        ({"content/people.yaml": "a-moss: {name: Anna Moss}\n"}, {"panel/2024-07-10"}),
        ({"content/board/committee.yaml": "name: Board of Landlords\n"}, {"board/2024-07-03"}),
        ({"content/council.yaml": "name: Fernshire\n"}, EVERY),
    ],
)
def test_data_are_made_of_those_meetings_that_can_tell_otherwise(
    files: dict[str, str], expected: set[str], made: Made
) -> None:
    assert made(files) == expected


def test_nothing_is_made_of_what_was_put_back(made: Made, tmp_path: Path) -> None:
    page = tmp_path / "made/site/panel/2024-07-10/meeting.json"
    before = page.read_bytes()
    made({f"{JULY}/meeting.yaml": "agenda: [Leaks]\n"})
    assert json.loads(page.read_bytes())["agenda_items"][0]["title"] == "Leaks"
    assert made({f"{JULY}/meeting.yaml": FILES[f"{JULY}/meeting.yaml"]}) == {"panel/2024-07-10"}
    assert page.read_bytes() == before
    assert made({"content/about.md": "# About\n\nUs.\n"}) == set()


@pytest.mark.parametrize("otherwise", [{"address": "https://council.example/"}, {"day": 31}])
def test_of_another_day_or_address_all_is_made(otherwise: dict[str, object], made: Made) -> None:
    assert made({}, **otherwise) == EVERY


def test_what_was_asked_for_is_kept_of_what_was_not_made_anew(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.standing.RENEWED", 1)
    assert made({f"{JULY}/meeting.yaml": "agenda: [Leaks]\n"}) == {"panel/2024-07-10"}
    assert made({f"{JUNE}/rents.md": "# Rents of June\n\nThey rise.\n"}) == {"panel/2024-06-12", "board/2024-07-03"}
    assert made({f"{BOARD}/meeting.yaml": FILES[f"{BOARD}/meeting.yaml"] + "place: Shed\n"}) == {"board/2024-07-03"}
    assert made({"content/panel/actions.yaml": "1/24: {state: done}\n"}) == {"panel/2024-06-12", "panel/2024-07-10"}
    council = FILES["content/council.yaml"] + "time-zone: Europe/Dublin\n"
    assert made({"content/council.yaml": council}) == EVERY
