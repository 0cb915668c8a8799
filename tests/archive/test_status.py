"""How a meeting stands on a day, what it was about, and what came after its agenda."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import Archive, Status, how_to_attend, off, planned, status, subject, supplements
from generator.archive.status import joint_with, no_private_item, with_joint

JUNE = "panel/2024-06-12"
LATER = "panel/2024-07-10"


def of(meeting: str, folder: Path, **more: str) -> Archive:
    """The archive of a meeting in June with this in its file; `more` are its other files, by their stem."""
    files = {f"{JUNE}/meeting.yaml": meeting, f"{LATER}/meeting.yaml": "place: Fern Hall\n"}
    files |= {f"{JUNE}/{stem}.md": text for stem, text in more.items() if stem != "programme"}
    if "programme" in more:
        files[f"{LATER}/work-programme.yaml"] = more["programme"]
    return loaded(files, folder)[0]


@pytest.mark.parametrize(
    ("meeting", "today", "stands"),
    [
        ("place: Fern Hall", "2024-06-11", Status.TO_COME),
        ("place: Fern Hall", "2024-06-12", Status.TO_COME),
        ("place: Fern Hall", "2024-06-13", Status.PLANNED),
        ("agenda: [Rents]", "2024-06-13", Status.HELD),
        ("attendance: {members: [A Moss]}", "2024-06-13", Status.HELD),
        ("cancelled: No business", "2024-06-11", Status.CANCELLED),
        ("agenda: [Rents]\ncancelled: No business", "2024-06-13", Status.CANCELLED),
    ],
)
def test_a_meeting_stands_as_its_day_and_its_records_say(
    meeting: str, today: str, stands: Status, tmp_path: Path
) -> None:
    june = of(f"{meeting}\n", tmp_path).meeting("panel", "2024-06-12")
    assert status(june, date.fromisoformat(today)) is stands


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        ("cancelled: true", "cancelled"),
        ("cancelled: No business", "cancelled"),
        ("not-held: inquorate", "not held"),
        ("not-held: The hall was flooded\ncancelled: No business", "cancelled"),
        ("place: Fern Hall", ""),
    ],
)
def test_a_meeting_is_off_as_it_was_called_off(meeting: str, words: str, tmp_path: Path) -> None:
    assert off(of(f"{meeting}\n", tmp_path).meeting("panel", "2024-06-12")) == words


@pytest.mark.parametrize(
    ("meeting", "today", "words"),
    [
        ("attend: Ring us.", "2024-06-12", "Ring us."),
        ("attend: Ring us.", "2024-06-13", "Ring us."),
        ("agenda: [Rents]", "2024-06-12", "Write to us."),
        ("agenda: [Rents]", "2024-06-13", ""),
        ("cancelled: true", "2024-06-11", ""),
    ],
    ids=["its own", "its own, after", "the council's", "after, what the council says now is not of it", "cancelled"],
)
def test_how_to_attend_is_said_by_the_meeting_or_for_those_to_come_by_the_council(
    meeting: str, today: str, words: str, tmp_path: Path
) -> None:
    files = {"council.yaml": "name: Fernshire Council\nattend: Write to us.\n", f"{JUNE}/meeting.yaml": f"{meeting}\n"}
    archive, _ = loaded(files, tmp_path)
    june = archive.meeting("panel", "2024-06-12")
    assert how_to_attend(archive, june, date.fromisoformat(today)).text == words


@pytest.mark.parametrize(
    ("meeting", "ended"),
    [
        ("time: 14:00\nminutes: {closed: 16:30}", "2024-06-12T16:30:00"),
        ("time: 22:00\nminutes: {closed: 00:10}", "2024-06-13T00:10:00"),
        ("time: 14:00\nminutes: {closed: 14:00}", None),
        ("minutes: {closed: 16:30}", None),
        ("time: 14:00\nminutes: {first: 1}", None),
        ("time: 14:00", None),
    ],
)
def test_when_a_meeting_ended(meeting: str, ended: str | None, tmp_path: Path) -> None:
    found = of(f"{meeting}\n", tmp_path).meeting("panel", "2024-06-12").ended
    assert (found.isoformat() if found else None) == ended


MINUTES = "## Apologies\n\nNone.\n\n## Damp\n\nNoted.\n"
PROGRAMME = "programme:\n  2024-06-12: [Repairs]\n  2024-07-10: [Rents]\n"


@pytest.mark.parametrize(
    ("meeting", "more", "about"),
    [
        ("agenda: [Apologies, Rents, Repairs, Rents, Any other business]", {}, "Rents; Repairs"),
        ("agenda: [Rents]\nprivate: [{title: A claim, exempt: [1]}]", {}, "Rents"),
        ("agenda: [Rents]", {"minutes": MINUTES}, "Rents"),
        ("place: Fern Hall", {"minutes": MINUTES}, "Damp"),
        ("place: Fern Hall", {"programme": PROGRAMME}, "Repairs"),
        ("agenda: [Apologies, Work programme]", {"programme": PROGRAMME}, "Repairs"),
        ("agenda: [Rents]", {"programme": PROGRAMME}, "Rents"),
        ("agenda: [Apologies, Work programme]", {}, "Apologies and Work programme"),
        ("place: Fern Hall", {}, "Neither agenda nor minutes are in the archive"),
        ("agenda: [Rents]\ncancelled: Snow", {}, "No meeting: it was cancelled"),
    ],
)
def test_a_meeting_was_about_what_is_not_on_every_agenda(
    meeting: str, more: dict[str, str], about: str, tmp_path: Path
) -> None:
    archive = of(f"{meeting}\n", tmp_path, **more)
    assert subject(archive.committees["panel"], archive.meeting("panel", "2024-06-12")) == about


@pytest.mark.parametrize(
    "title",
    [
        *("Apologies for absence", "Apology for absence", "Declarations of interest", "Minutes of 12 June 2024"),
        *("Matters arising", "Work programme 2024/25", "Forward plan", "Outstanding issues", "Any other business"),
        *("Exclusion of press and public", "Date of next meeting", "Dates of future meetings", "Meeting evaluation"),
    ],
)
def test_what_is_on_every_agenda_is_not_what_a_meeting_was_about(title: str, tmp_path: Path) -> None:
    archive = of(f"agenda:\n  - {title}\n  - minutes-of: 2024-05-08\n  - Rents\n", tmp_path)
    assert subject(archive.committees["panel"], archive.meeting("panel", "2024-06-12")) == "Rents"


@pytest.mark.parametrize("title", ["Exclusions from school", "Meeting the need for homes", "Outstanding schools"])
def test_a_subject_that_begins_like_what_is_on_every_agenda_is_one(title: str, tmp_path: Path) -> None:
    archive = of(f"agenda:\n  - {title}\n", tmp_path)
    assert subject(archive.committees["panel"], archive.meeting("panel", "2024-06-12")) == title


def test_what_was_planned_is_as_the_last_programme_that_names_the_day_has_it(tmp_path: Path) -> None:
    days = ("2024-05-15", "2024-06-12", "2024-07-10", "2024-09-11")
    rows = ("2024-06-12: [Damp]", "2024-06-12: [Repairs]", "2024-06-12: []", "2024-10-09: [Heating]")
    files = {f"panel/{day}/meeting.yaml": "place: Fern Hall\n" for day in days}
    files |= {f"panel/{day}/work-programme.yaml": f"programme:\n  {row}\n" for day, row in zip(days, rows, strict=True)}
    archive, _ = loaded(files, tmp_path)
    panel = archive.committees["panel"]
    programme, found = planned(panel, archive.meeting("panel", "2024-06-12"))
    assert programme is archive.meeting("panel", "2024-06-12").programme
    assert [row.title.text for row in found] == ["Repairs"]
    assert planned(panel, archive.meeting("panel", "2024-05-15")) == (None, ())


def paper(title: str, day: str = "") -> str:
    """A paper, with the day on which it was published."""
    return f"{f'---{chr(10)}published: {day}{chr(10)}---{chr(10)}' if day else ''}# {title}\n\n## Purpose\n\nFigures.\n"


def test_a_supplement_is_a_day_after_that_of_the_agenda_on_which_something_was_added(tmp_path: Path) -> None:
    agenda = """published: 2024-06-04
agenda:
  - title: Rents
    papers: [early, same, late, after]
  - title: Repairs
    added: 2024-06-10
    urgent: The roof fell in.
  - title: Damp
    added: 2024-06-07
    papers: [late]
"""
    days = {"early": "2024-06-03", "same": "2024-06-04", "late": "2024-06-07", "after": "2024-06-13"}
    papers = {stem: paper(stem.title(), day) for stem, day in days.items()}
    archive = of(agenda, tmp_path / "dated", **papers)
    june = archive.meeting("panel", "2024-06-12")
    assert supplements(archive, june) == (date(2024, 6, 7), date(2024, 6, 10))
    undated = of(agenda.replace("published: 2024-06-04\n", ""), tmp_path / "undated", **papers)
    assert supplements(undated, undated.meeting("panel", "2024-06-12")) == ()


def test_a_late_appendix_and_a_paper_of_the_very_day_are_supplements(tmp_path: Path) -> None:
    agenda = "published: 2024-06-04\nagenda:\n  - title: Rents\n    papers: rents\n  - title: Damp\n    papers: damp\n"
    rents = "---\nappendices: [costs]\n---\n# Rents\n\n## Purpose\n\nFigures.\n"
    made = of(agenda, tmp_path, rents=rents, costs=paper("Costs", "2024-06-05"), damp=paper("Damp", "2024-06-12"))
    assert supplements(made, made.meeting("panel", "2024-06-12")) == (date(2024, 6, 5), date(2024, 6, 12))


def test_a_joint_meeting_is_one_of_each_committee_that_is_known(tmp_path: Path) -> None:
    files = {
        "board/committee.yaml": "name: Board\n",
        "group/committee.yaml": "name: Group\n",
        f"{JUNE}/meeting.yaml": "joint-with: [board, board, panel]\n",
        f"{LATER}/meeting.yaml": "",
        "board/2024-05-08/meeting.yaml": "",
    }
    archive, _ = loaded(files, tmp_path)
    june = archive.meeting("panel", "2024-06-12")
    assert joint_with(archive, june) == ("board",)
    assert joint_with(archive, archive.meeting("panel", "2024-07-10")) == ()
    assert {name: [meeting.address for meeting in held] for name, held in with_joint(archive).items()} == {
        "panel": [f"{JUNE}/", f"{LATER}/"],
        "board": ["board/2024-05-08/", f"{JUNE}/"],
        "group": [],
    }


@pytest.mark.parametrize(("private", "said"), [(["Rents"], "item 1"), (["Rents", "Damp"], "items 1 and 2"), ([], "")])
def test_papers_that_alone_are_private_are_told_of(private: list[str], said: str, tmp_path: Path) -> None:
    part = "private-papers: [{title: A price, exempt: 3, public-interest: It would tell what was bid.}]"
    items = "".join(f"  - {{title: {title}{f', {part}' if title in private else ''}}}\n" for title in ("Rents", "Damp"))
    told = no_private_item(of(f"agenda:\n{items}", tmp_path).meeting("panel", "2024-06-12"))
    rest = "are, and the public can be asked to leave for these."
    assert told == (f"No item is private as a whole. Papers of {said} {rest}" if said else "")
