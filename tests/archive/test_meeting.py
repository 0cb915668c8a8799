"""One meeting linked: where what is wrong in its files is told, and what its papers and its programme come to."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import TODAY, loaded, write

from generator.archive import Archive, MeetingHeld
from generator.archive.lines import Considered
from generator.loading import collect, load

JUNE = "panel/2024-06-12"


def june(files: dict[str, str], folder: Path) -> tuple[Archive, MeetingHeld]:
    """The archive of files of a meeting in June, others by their path, and that meeting."""
    paths = {name if "/" in name or name == "council.yaml" else f"{JUNE}/{name}": text for name, text in files.items()}
    archive, problems = loaded(paths, folder)
    assert [line for line in problems if ": error:" in line] == []
    return archive, archive.meeting("panel", "2024-06-12")


BROKEN = {
    "meeting.yaml": """\
note: Not [here](a.md).
attend: Nor [here](b.md).
agenda:
  - section: Not [here](c.md)
  - title: Rents [now](d.md)
    about: Not [here](e.md).
    papers: [rents, gone]
    parts:
      - The first
      - Not [here](f.md)
    private-papers:
      - {title: Bids, exempt: 3, public-interest: It tells the price.}
      - title: As minute 9/20 says
        exempt: 3
        public-interest: It tells the price.
  - minutes-of: 2024-05-08
interests:
  - person: no-body
""",
    "rents.md": "---\nappendices:\n  - gone\n  - lost\nauthors: no-author\n---\n# Rents\n\n## Why\n\nTo tell.\n",
    "minutes.md": "## 1. Rents\n\n## 2. Damp {matter=none}\n",
    "work-programme.yaml": """\
programme:
  2024-06-31 at the depot: [Damp]
  Later:
    - Keys
    - title: Not [here](g.md)
      detail: Nor [here](h.md)
      source: Nor [here](i.md)
      outcome: Nor [here](j.md)
      key: true
      decision-maker: [The Cabinet, no-maker]
      leads: no-lead
""",
}


def test_what_leads_nowhere_is_told_where_it_stands(tmp_path: Path) -> None:
    files = {f"{JUNE}/{name}": text for name, text in BROKEN.items()}
    archive, problems = load(write(files, tmp_path), TODAY)
    told = [
        (Path(each.place.path).name, each) for each in problems if each.severity == "error" or each.rule == "outside"
    ]
    assert [f"{name}:{each.place.line}:{each.place.column}: {each.what} [{each.rule}]" for name, each in told] == [
        f'meeting.yaml:1:7: there is no "{JUNE}/a.md" in the content [broken-link]',
        f'meeting.yaml:2:9: there is no "{JUNE}/b.md" in the content [broken-link]',
        f'meeting.yaml:4:14: there is no "{JUNE}/c.md" in the content [broken-link]',
        f'meeting.yaml:5:12: there is no "{JUNE}/d.md" in the content [broken-link]',
        f'meeting.yaml:6:12: there is no "{JUNE}/e.md" in the content [broken-link]',
        'meeting.yaml:7:21: there is no paper "gone" [missing-paper]',
        f'meeting.yaml:10:9: there is no "{JUNE}/f.md" in the content [broken-link]',
        "meeting.yaml:13:16: minute 9/20 is not in the archive [outside]",
        "meeting.yaml:16:17: no meeting of 2024-05-08 is in the archive [outside]",
        'meeting.yaml:18:13: nobody in people.yaml has the id "no-body" [unknown-person]',
        'minutes.md:3:1: no matter in matters.yaml has the id "none" [unknown-matter]',
        'rents.md:3:5: there is no paper "gone" [missing-paper]',
        'rents.md:4:5: there is no paper "lost" [missing-paper]',
        'rents.md:5:10: nobody in people.yaml has the id "no-author" [unknown-person]',
        "work-programme.yaml:2:3: there is no 2024-06-31 in the calendar [date]",
        f'work-programme.yaml:5:14: there is no "{JUNE}/g.md" in the content [broken-link]',
        f'work-programme.yaml:6:15: there is no "{JUNE}/h.md" in the content [broken-link]',
        f'work-programme.yaml:7:15: there is no "{JUNE}/i.md" in the content [broken-link]',
        f'work-programme.yaml:8:16: there is no "{JUNE}/j.md" in the content [broken-link]',
        'work-programme.yaml:10:37: no person or committee has the id "no-maker" [unknown-person]',
        'work-programme.yaml:11:14: nobody in people.yaml has the id "no-lead" [unknown-person]',
    ]
    assert {each.mend for _, each in told if each.rule == "date"} == {"look the day and month up again"}
    edition = archive and archive.meeting("panel", "2024-06-12").programme
    assert edition
    assert [(group.heading, group.date, group.note) for group in edition.groups] == [
        ("2024-06-31 at the depot", None, ""),
        ("Later", None, ""),
    ]


def test_an_id_in_the_standing_words_of_the_council_is_told_in_its_file(tmp_path: Path) -> None:
    council = "name: Fernshire\nany-other-business: See [us](about/none.md).\n"
    files = {"council.yaml": council, f"{JUNE}/meeting.yaml": "agenda: [Any other business]\n"}
    assert loaded(files, tmp_path)[1] == [
        'council.yaml:2: error: there is no "about/none.md" in the content [broken-link]'
    ]


def test_other_business_has_the_councils_words_of_the_day_where_an_item_has_none(tmp_path: Path) -> None:
    council = "name: F\nany-other-business: {2020: Ask the clerk., 2024/25: 'Ask [us](about/us.md).'}\n"
    files = {
        "council.yaml": council,
        "about/us.md": "# Us\n\nWe.\n",
        "panel/2024-04-10/meeting.yaml": "agenda: [Any other business]\n",
        "meeting.yaml": "agenda: [Any other business, Rents, {title: Any other business, about: None.}]\n",
    }
    archive, held = june(files, tmp_path)
    assert [item.about.text for item in archive.meetings()[0].items] == ["Ask the clerk."]
    assert [item.about.text for item in held.items] == ["Ask us.", "", "None."]
    assert held.items[0].about.links == {"about/us.md": "about/us/"}


AGENDA = "published: 2024-06-04\nagenda: [{title: Rents, papers: rents}]\n"


@pytest.mark.parametrize(
    ("meeting", "front", "published", "is_late"),
    [
        (AGENDA, "", date(2024, 6, 4), False),
        (AGENDA, "published: 2024-06-03", date(2024, 6, 3), False),
        (AGENDA, "published: 2024-06-04", date(2024, 6, 4), False),
        (AGENDA, "published: 2024-06-05", date(2024, 6, 5), True),
        ("agenda: [{title: Rents, papers: rents}]\n", "published: 2024-06-05", date(2024, 6, 5), False),
        ("agenda: [{title: Rents, papers: rents}]\n", "", None, False),
    ],
)
def test_a_paper_is_of_its_own_day_or_that_of_the_agenda_and_late_after_it(
    meeting: str, front: str, published: date | None, tmp_path: Path, *, is_late: bool
) -> None:
    head = f"---\n{front}\n---\n" if front else ""
    _, held = june({"meeting.yaml": meeting, "rents.md": f"{head}# Rents\n\n## Why\n\nTo tell.\n"}, tmp_path)
    assert (held.papers["rents"].published, held.papers["rents"].is_late) == (published, is_late)


WITHDRAWN = """---
withdrawn: A wrong sum
original: https://fernshire.example/rents.pdf
background-papers: [The survey]
corrections: [{on: 2024-06-05, what: A sum}]
glossary: {TSM: Tenant satisfaction measure}
appendices: {Costs: costs, Table: table.csv}
---
# Rents

## Why

To tell of TSM.
"""


def test_of_a_withdrawn_paper_nothing_is_left_that_goes_with_its_text(tmp_path: Path) -> None:
    files = {
        "meeting.yaml": AGENDA,
        "rents.md": WITHDRAWN,
        "costs.md": "# Costs\n\n## Why\n\nTo tell.\n",
        "table.csv": "Area,Rent\nNorth,90\n",
    }
    archive, held = june(files, tmp_path)
    paper, address = held.papers["rents"], f"{JUNE}/rents/"
    front = paper.front
    assert (front.withdrawn, front.original, front.background_papers, front.corrections, front.glossary) == (
        "A wrong sum", None, (), (), {},
    )  # fmt: skip
    assert [(target.label, target.address, target.title) for target in paper.appendices] == [
        ("Costs", f"{JUNE}/costs/", "Costs")
    ]
    assert archive.part_of == {f"{JUNE}/costs/": address}
    assert "TSM" not in repr(paper)
    assert f"{JUNE}/table.csv" not in archive.files


def test_the_papers_that_are_not_for_the_public_are_numbered_within_their_item(tmp_path: Path) -> None:
    because = "exempt: 3, public-interest: It would tell what was bid."
    papers = f"private-papers: [{{title: Bids, {because}}}, {{title: Prices, {because}}}]"
    _, held = june({"meeting.yaml": f"agenda: [Damp, {{title: Rents, {papers}}}]\n"}, tmp_path)
    assert [[(each.address, each.title.text, each.record.exempt) for each in item.withheld] for item in held.items] == [
        [],
        [(f"{JUNE}/#item-2-private-1", "Bids", ("3",)), (f"{JUNE}/#item-2-private-2", "Prices", ("3",))],
    ]


@pytest.mark.parametrize(
    ("agenda", "updated", "known"),
    [
        (None, None, (None, None)),
        ("2024-06-04", None, ("2024-06-04", "2024-06-04")),
        (None, "2024-06-03", ("2024-06-03", "2024-06-03")),
        ("2024-06-04", "2024-06-03", ("2024-06-03", "2024-06-04")),
        ("2024-06-04", "2024-06-10", ("2024-06-10", "2024-06-10")),
    ],
)
def test_a_work_programme_is_as_of_its_own_day_and_published_with_the_agenda_or_after_it(
    agenda: str | None, updated: str | None, known: tuple[str | None, str | None], tmp_path: Path
) -> None:
    files = {
        "meeting.yaml": f"published: {agenda}\n" if agenda else "",
        "work-programme.yaml": f"{f'updated: {updated}{chr(10)}' if updated else ''}programme: {{Later: [Damp]}}\n",
    }
    edition = june(files, tmp_path)[1].programme
    assert edition
    assert tuple(day and str(day) for day in (edition.updated, edition.published)) == known


def test_a_row_was_heard_by_the_items_and_minutes_of_every_meeting_of_its_day(tmp_path: Path) -> None:
    files = {
        "meeting.yaml": "",
        "work-programme.yaml": "programme:\n  2024-07-10: [Damp]\n  2024-07-11: [Damp]\n  Later: [Damp]\n",
        "panel/2024-07-10/meeting.yaml": "agenda: [Rents, Damp]\n",
        "panel/2024-07-10-2/meeting.yaml": "minutes: {first: 7}\n",
        "panel/2024-07-10-2/minutes.md": "## Damp\n\nNoted.\n",
        "board/committee.yaml": "name: Board\n",
        "board/2024-07-11/meeting.yaml": "agenda: [Damp]\n",
    }
    edition = june(files, tmp_path)[1].programme
    assert edition
    assert [group.rows[0].heard for group in edition.groups] == [
        (
            ("item 2", "panel/2024-07-10/#item-2"),
            ("minute 7", "panel/2024-07-10-2/minutes/#minute-7"),
        ),
        (),
        (),
    ]


def test_a_row_says_what_is_written_of_it_and_nothing_else(tmp_path: Path) -> None:
    rows = "[Damp, {title: '*Rents*', detail: They rise., source: 'meeting of 12 June 2024', outcome: Noted.}]"
    files = {
        "meeting.yaml": "",
        "work-programme.yaml": f"programme: {{2024-07-10 at the depot: {rows}, Later: [Keys]}}\n",
    }
    edition = june(files, tmp_path)[1].programme
    assert edition
    assert [(group.heading, str(group.date), group.note) for group in edition.groups] == [
        ("", "2024-07-10", "at the depot"),
        ("Later", "None", ""),
    ]
    assert [
        (row.address, row.title.text, row.detail.text, row.source.text, row.outcome.text) for row in edition.rows
    ] == [
        (f"{JUNE}/work-programme/#row-damp", "Damp", "", "", ""),
        (f"{JUNE}/work-programme/#row-rents", "Rents", "They rise.", "meeting of 12 June 2024", "Noted."),
        (f"{JUNE}/work-programme/#row-keys", "Keys", "", "", ""),
    ]
    assert edition.rows[1].source.links == {"../2024-06-12/meeting.yaml": f"{JUNE}/"}


@pytest.mark.parametrize(
    ("agenda", "approved", "before"),
    [
        ("agenda: [{minutes-of: [2024-04-10, 2024-05-08]}]", "", {"2024-04-10", "2024-05-08"}),
        ("agenda: [{minutes-of: 2024-04-10}]", "", {"2024-04-10"}),
        ("", "approved: 2024-06-12", {"2024-05-08"}),
        ("agenda: [{minutes-of: 2024-04-10}]", "approved: 2024-06-12", {"2024-04-10", "2024-05-08"}),
        ("", "approved: 2024-07-10", set()),
    ],
)
def test_a_bare_number_is_that_of_the_minutes_before_the_meeting(
    agenda: str, approved: str, before: set[str], tmp_path: Path
) -> None:
    files = {
        "panel/2024-04-10/meeting.yaml": "minutes: {first: 4}\n",
        "panel/2024-04-10/minutes.md": "## Damp\n\nNoted.\n",
        "panel/2024-05-08/meeting.yaml": f"minutes: {{first: 5, {approved}}}\n",
        "panel/2024-05-08/minutes.md": "## Rents\n\nNoted.\n",
        "meeting.yaml": f"{agenda}\n",
        "minutes.md": "## 9. Keys\n\nNoted.\n",
        "rents.md": "# Rents\n\n## Why\n\nAs minute 4, minute 5 and minute 9 say.\n",
    }
    links = june(files, tmp_path)[1].papers["rents"].document.links
    assert links == {
        "minute:4": "panel/2024-04-10/minutes/#minute-4" if "2024-04-10" in before else "",
        "minute:5": "panel/2024-05-08/minutes/#minute-5" if "2024-05-08" in before else "",
        "minute:9": "",  # what its own meeting is going to decide cannot be meant
    }


def test_a_table_has_the_words_of_the_papers_own_glossary(tmp_path: Path) -> None:
    files = {
        "meeting.yaml": AGENDA,
        "rents.md": "---\nglossary: {TSM: Tenant satisfaction}\n---\n# Rents\n\n## Why\n\n![Scores](table.csv)\n",
        "table.csv": "Area,TSM\nNorth,90\n",
    }
    (drawn,) = june(files, tmp_path)[1].papers["rents"].document.figures.values()
    assert "Tenant satisfaction" in repr(drawn)


def test_minutes_are_of_their_meeting_its_year_and_its_record(tmp_path: Path) -> None:
    files = {"meeting.yaml": "minutes: {first: 3, closed: 16:30}\n", "minutes.md": "## Rents\n\nNoted. See minute 3.\n"}
    minutes = june(files, tmp_path / "known")[1].minutes
    assert minutes
    assert (minutes.address, minutes.date, minutes.year, minutes.is_draft) == (
        f"{JUNE}/minutes/", date(2024, 6, 12), "2024/25", False,
    )  # fmt: skip
    assert minutes.record.first == 3
    assert minutes.document.links == {"minute:3": f"{JUNE}/minutes/#minute-3"}
    bare = june({"meeting.yaml": "", "minutes.md": "## 3. Rents\n\nNoted.\n"}, tmp_path / "bare")[1].minutes
    assert bare
    assert bare.record.first is None


def test_items_of_two_meetings_had_a_paper_before_them(tmp_path: Path) -> None:
    files = {
        "meeting.yaml": "agenda: [Damp, {title: Rents, papers: rents}]\n",
        "rents.md": "# Rents\n\n## Why\n\nTo tell.\n",
        "panel/2024-07-10/meeting.yaml": "agenda: [{title: Rents, papers: [2024-06-12/rents, gone.pdf]}]\n",
        "panel/2024-07-10/gone.pdf": "plan",
    }
    archive, _ = june(files, tmp_path)
    assert archive.considered[f"{JUNE}/rents/"] == (
        Considered("panel", "2024-06-12", date(2024, 6, 12), "2"),
        Considered("panel", "2024-07-10", date(2024, 7, 10), "1"),
    )


def test_a_line_cites_minutes_by_the_form_of_the_day(tmp_path: Path) -> None:
    files = {
        "panel/committee.yaml": "name: Panel\nminute-form: {2024/25: 'HP{n}/{yy}'}\n",
        "meeting.yaml": "note: As HP7/24 says.\nminutes: {first: 7}\n",
        "minutes.md": "## Rents\n\nNoted.\n",
        "panel/2024-04-10/meeting.yaml": "note: As HP7/24 says.\n",
    }
    archive, held = june(files, tmp_path)
    assert held.note.links == {"minute:HP7/24": f"{JUNE}/minutes/#minute-hp7-24"}
    assert archive.meeting("panel", "2024-04-10").note.links == {}


def test_minutes_that_are_a_draft_are_there_for_the_preview_alone_and_marked(tmp_path: Path) -> None:
    files = {f"{JUNE}/meeting.yaml": "", f"{JUNE}/minutes.md": "---\ndraft: true\n---\n## 3. Rents\n\nNoted.\n"}
    folder = write(files, tmp_path)
    seen = [collect(folder, with_drafts=with_drafts).archive for with_drafts in (False, True)]
    found = [archive and archive.meeting("panel", "2024-06-12").minutes for archive in seen]
    assert [minutes and minutes.is_draft for minutes in found] == [None, True]
