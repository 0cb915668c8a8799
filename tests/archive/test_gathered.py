"""What grows out of the links: references backwards, the register, time lines, editions, people, coverage."""

from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import (
    Archive,
    Background,
    Gap,
    Heard,
    Moment,
    Planned,
    editions,
    everyone,
    held,
    mentions,
    missing_files,
    outside,
    register,
    timelines,
)

JUNE, JULY, SEPTEMBER = "panel/2024-06-12/", "panel/2024-07-10/", "panel/2024-09-11/"
MINUTES = {
    f"{JUNE}meeting.yaml": "minutes: {first: 1}\n",
    f"{JUNE}minutes.md": """\
## Apologies

None.

## Rents {matter=rents}

RESOLVED that the Panel:

1. note the report
2. ask for figures on:
   (i) arrears
   (ii) refunds

## Repairs

RESOLVED that it be noted.
""",
    "matters.yaml": "rents:\n  title: Rents\n",
}


def archive_of(files: dict[str, str], folder: Path) -> Archive:
    """The archive of the files, which must be sound."""
    archive, problems = loaded(files, folder)
    assert [line for line in problems if "error" in line or "warning" in line] == []
    return archive


def programme(*groups: str) -> str:
    """A work programme of groups such as "2024-09-11: Rents, Damp"."""
    text = "programme:\n"
    for group in groups:
        under, _, titles = group.partition(": ")
        text += f"  {under}:\n" + "".join(f"    - {title}\n" for title in titles.split(", "))
    return text


def test_a_reference_is_known_where_it_leads(tmp_path: Path) -> None:
    files = {
        **MINUTES,
        f"{SEPTEMBER}meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n",
        f"{SEPTEMBER}rents.md": "# Rents\n\n## Purpose\n\nAsked for by minute 2(2)/24.\n",
    }
    files |= {"d/committee.yaml": "kind: decisions\nlaw: none\n"}
    files |= {"d/2024-08-01-lease.md": f"# Lease\n\n## Why\n\nAs [asked](../{JUNE}minutes.md#minute-2-r2).\n"}
    found = mentions(archive_of(files, tmp_path))[f"{JUNE}minutes/"]["minute-2-r2"]
    assert [(mention.address, mention.title, str(mention.date)) for mention in found] == [
        ("d/2024-08-01-lease/#why", "Lease", "2024-08-01"),
        (f"{SEPTEMBER}rents/#p1-1", "Rents", "2024-09-11"),
    ]


def test_the_register_has_every_clause_and_nested_ones_with_the_one_that_holds_them(tmp_path: Path) -> None:
    decisions = register(archive_of(MINUTES, tmp_path))
    assert [(one.address, one.matters, one.standing) for one in decisions] == [
        (f"{JUNE}minutes/#minute-2-r1", ("rents",), "noted"),
        (f"{JUNE}minutes/#minute-2-r2", ("rents",), "not recorded"),
        (f"{JUNE}minutes/#minute-3-r", (), "noted"),
    ]


@pytest.mark.parametrize(
    ("action", "standing"),
    [
        ("2(2)/24: {state: done}", "answered"),
        ("2(2)/24: {state: dropped}", "answered"),
        ("2(2)/24: {state: waiting}", "scheduled"),
        ("2(2)/24: {asks: Head of Homes}", "not recorded"),
    ],
)
def test_what_came_of_a_clause_is_what_officers_noted(action: str, standing: str, tmp_path: Path) -> None:
    decisions = register(archive_of({**MINUTES, "panel/actions.yaml": f"{action}\n"}, tmp_path))
    assert {one.address.partition("#")[2]: one.standing for one in decisions}["minute-2-r2"] == standing


def test_an_action_that_names_the_minute_is_that_of_its_clause_without_a_label(tmp_path: Path) -> None:
    files = {**MINUTES, "panel/actions.yaml": "3/24:\n  asks: Head of Homes\n  due: 2024-12\n"}
    last = register(archive_of(files, tmp_path))[-1]
    assert (last.clause.anchor, last.action.asks, last.action.due) == ("minute-3-r", ("Head of Homes",), "2024-12")


@pytest.mark.parametrize(("when", "standing"), [("2024-11-13", "scheduled"), ("2024-07-10", "answered")])
def test_a_row_whose_source_is_a_clause_answers_it_once_it_was_heard(when: str, standing: str, tmp_path: Path) -> None:
    files = {
        **MINUTES,
        f"{JULY}meeting.yaml": "agenda: [Arrears and refunds]\nminutes: {first: 4}\n",
        f"{JULY}minutes.md": "## Arrears and refunds\n\nHeard.\n",
        f"{JULY}work-programme.yaml": f"programme:\n  {when}:\n"
        "    - {title: Arrears and refunds, source: minute 2(2)/24}\n",
    }
    decision = register(archive_of(files, tmp_path))[1]
    assert (decision.standing, [one.place for one in decision.outcomes]) == (
        standing,
        ["Work programme: Arrears and refunds"],
    )


def told(moment: Moment) -> str:
    """A moment in short."""
    if isinstance(moment, Background):
        return f"{moment.when} background"
    if isinstance(moment, Gap):
        return f"gap {moment.first} to {moment.last}"
    if isinstance(moment, Planned):
        return f"{moment.meeting.name} planned {len(moment.rows)}"
    assert isinstance(moment, Heard)
    return f"{moment.meeting.name} heard, {len(moment.decisions)} decided, {len(moment.papers)} papers"


def test_a_matter_s_time_line_has_past_plans_hearings_and_gaps(tmp_path: Path) -> None:
    files = {
        **MINUTES,
        "matters.yaml": "rents:\n  title: Rents\n  background:\n    - {on: 2020, what: Rents were frozen}\n",
        "panel/2021-06-09/meeting.yaml": "agenda:\n  - title: Rents\n    matter: rents\n    papers: rents\n",
        "panel/2021-06-09/rents.md": "# Rents\n",
        f"{JUNE}work-programme.yaml": "programme:\n  2024-09-11:\n    - {title: Rents again, matter: rents}\n",
    }
    archive = archive_of(files, tmp_path)
    assert [told(one) for one in timelines(archive, register(archive))["rents"]] == [
        "2020 background",
        "2021-06-09 heard, 0 decided, 1 papers",
        "gap 2022/23 to 2023/24",
        "2024-06-12 heard, 2 decided, 0 papers",
        "2024-06-12 planned 1",
    ]


def changed(before: str, now: str, folder: Path, **more: str) -> list[tuple[str, str]]:
    """How the rows of an edition of September differ from those of June."""
    files = {
        f"{JUNE}work-programme.yaml": before,
        f"{SEPTEMBER}work-programme.yaml": now,
        **{f"panel/{name.removeprefix('on_').replace('_', '-')}/meeting.yaml": text for name, text in more.items()},
    }
    newest = editions(archive_of(files, folder).committees["panel"])[0]
    assert newest.changes is not None
    rows = [(one.how, one.now or one.before) for one in newest.changes]
    return [(how, placed.row.title.text) for how, placed in rows if placed]


def test_editions_of_a_year_are_compared_row_by_row(tmp_path: Path) -> None:
    before = programme("2024-07-10: Damp", "2024-09-11: Rents, Repairs", "Later: Lifts, Keys")
    now = programme("2024-09-11: Repairs, Bins", "2024-11-13: Rents", "Later: Lifts")
    assert changed(before, now, tmp_path) == [
        ("unchanged", "Repairs"),
        ("added", "Bins"),
        ("moved", "Rents"),
        ("without a date", "Lifts"),
        ("dropped", "Damp"),
        ("dropped", "Keys"),
    ]


def test_a_row_that_was_heard_since_is_not_dropped(tmp_path: Path) -> None:
    before = programme("2024-07-10: Damp")
    assert changed(before, programme("2024-11-13: Rents"), tmp_path, on_2024_07_10="agenda: [Damp]\n") == [
        ("added", "Rents"),
        ("heard", "Damp"),
    ]


def test_a_row_that_was_renamed_or_put_off_is_the_same_row(tmp_path: Path) -> None:
    now = "programme:\n  2024-09-11:\n    - {title: Rent levels, was: Rents}\n    - {title: Damp, state: deferred}\n"
    before = programme("2024-09-11: Rents, Damp")
    assert changed(before, now, tmp_path) == [("unchanged", "Rent levels"), ("deferred", "Damp")]


def test_editions_of_different_years_are_not_compared(tmp_path: Path) -> None:
    files = {
        "panel/2023-06-14/work-programme.yaml": programme("Later: Rents"),
        f"{JUNE}work-programme.yaml": programme("Later: Rents"),
    }
    found = editions(archive_of(files, tmp_path).committees["panel"])
    assert [one.changes for one in found] == [None, None]


def test_a_person_s_record_is_gathered_from_every_file_that_names_them(tmp_path: Path) -> None:
    files = {
        "people.yaml": "a-moss: {name: A Moss, kind: councillor}\nb-reed: {name: B Reed, kind: councillor}\n",
        "panel/committee.yaml": "name: Panel\nyears:\n  2023/24: {chair: a-moss}\n  2024/25: {members: [b-reed]}\n",
        f"{JUNE}meeting.yaml": "attendance:\n  members:\n    - a-moss: {for: b-reed}\n  apologies: [b-reed]\n"
        "agenda:\n  - title: Rents\n    papers: rents\n",
        f"{JUNE}rents.md": "---\nauthors: [a-moss]\n---\n# Rents\n",
        f"{JUNE}work-programme.yaml": "programme:\n  Later:\n    - {title: Damp, leads: a-moss}\n",
    }
    archive = archive_of(files, tmp_path)
    moss, reed = everyone(archive)["a-moss"], everyone(archive)["b-reed"]
    assert [(one.year, one.title) for one in moss.offices] == [("2023/24", "Chair")]
    assert [(row.group.label, row.seat.substitute_for) for row in moss.attended] == [("Members", "Councillor B Reed")]
    assert [row.group.label for row in reed.attended] == ["Apologies"]
    assert [paper.title for _, paper in moss.papers] == ["Rents"]
    assert [one.row.title.text for one in moss.led] == ["Damp"]


def test_coverage_says_what_is_here_and_what_is_not(tmp_path: Path) -> None:
    files = {
        **MINUTES,
        "panel/2022-06-08/meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n    missing: Appendix 2\n",
        "panel/2022-06-08/rents.md": "# Rents\n\n## Purpose\n\nSee minute 9/21.\n\n![Map](missing)\n",
    }
    archive = archive_of(files, tmp_path)
    assert [(one.year, one.meetings, one.agendas, one.minutes, one.papers) for one in held(archive)] == [
        ("2024/25", 1, 0, 1, 0),
        ("2023/24", 0, 0, 0, 0),
        ("2022/23", 1, 1, 0, 1),
    ]
    assert [one.what for one in missing_files(archive)] == ["Appendix 2", "Figure: Map"]
    assert [(one.what, one.address) for one in outside(archive)] == [("Minute 9/21", "panel/2022-06-08/rents/#p1-1")]
