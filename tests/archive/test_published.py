"""The archive as it stood on a day: what is dated later is not there, and nothing leads to it."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import Archive, as_published, later

JUNE, JULY = "panel/2024-06-12", "panel/2024-07-10"
FILES = {
    f"{JUNE}/meeting.yaml": """
published: 2024-06-04
agenda:
  - title: Rents
    papers: [rents, late]
  - title: Repairs
    added: 2024-06-10
    urgent: The roof fell in.
attendance:
  members: [A Moss]
minutes:
  first: 1
  published: 2024-06-20
  approved: 2024-07-10
  corrections: A Moss is added
""",
    f"{JUNE}/rents.md": "# Rents\n\n## Purpose\n\nSee [what came late](late.md).\n",
    f"{JUNE}/late.md": "---\npublished: 2024-06-10\ncorrections:\n  - on: 2024-06-11\n    what: A figure\n---\n"
    "# Late\n\n## Purpose\n\nFigures.\n\n![Costs](costs.csv)\n",
    f"{JUNE}/costs.csv": "Home,Cost\nFlat,5\n",
    f"{JUNE}/minutes.md": "## Rents\n\nRESOLVED that rents be frozen.\n",
    f"{JULY}/meeting.yaml": "published: 2024-07-02\nagenda:\n  - minutes-of: 2024-06-12\n"
    "  - title: Rents\n    papers: work-programme\n",
    f"{JULY}/work-programme.yaml": "programme:\n  2024-06-12:\n    - title: Rents\n      source: minute 1/24\n",
    "panel/actions.yaml": "1/24:\n  asks: A Moss\n",
}


def shown(folder: Path, today: str) -> Archive:
    """The archive of the files as it stood on a day."""
    archive, problems = loaded(FILES, folder)
    assert [line for line in problems if "error" in line] == []
    return as_published(archive, later(archive, date.fromisoformat(today)))


@pytest.mark.parametrize(
    ("today", "items", "papers", "files"),
    [
        ("2024-06-03", [], [], 0),
        ("2024-06-04", ["Rents"], ["rents"], 0),
        ("2024-06-10", ["Rents", "Repairs"], ["rents", "late"], 1),
    ],
)
def test_an_agenda_a_paper_and_an_item_are_there_from_their_day_on(
    today: str, items: list[str], papers: list[str], files: int, tmp_path: Path
) -> None:
    archive = shown(tmp_path, today)
    june = archive.meeting("panel", "2024-06-12")
    assert [item.title.text for item in june.items] == items
    assert sorted(june.papers) == sorted(papers)
    assert [target.title.lower() for item in june.items for target in item.papers] == papers
    assert june.has_agenda == bool(items)
    assert len(archive.files) == files
    if "rents" in papers:
        (link,) = june.papers["rents"].document.links.values()
        assert bool(link) is ("late" in papers)


@pytest.mark.parametrize(("today", "titles"), [("2024-06-09", ["Sale"]), ("2024-06-10", ["Sale", "Lease"])])
def test_a_private_item_that_was_added_is_there_from_its_day_on(today: str, titles: list[str], tmp_path: Path) -> None:
    private = "  - {title: Sale, exempt: 3}\n  - {title: Lease, exempt: 3, added: 2024-06-10, urgent: It ends}\n"
    archive, _ = loaded({f"{JUNE}/meeting.yaml": f"published: 2024-06-04\nprivate:\n{private}"}, tmp_path)
    june = as_published(archive, later(archive, date.fromisoformat(today))).meeting("panel", "2024-06-12")
    assert [item.title for item in june.record.private] == titles
    assert [item.title.text for item in june.items] == titles


@pytest.mark.parametrize(("today", "why"), [("2024-06-11", None), ("2024-06-12", "No quorum")])
def test_that_a_meeting_was_not_held_is_told_from_its_day_on(today: str, why: str | None, tmp_path: Path) -> None:
    archive, _ = loaded({f"{JUNE}/meeting.yaml": "not-held: No quorum\n"}, tmp_path)
    june = as_published(archive, later(archive, date.fromisoformat(today))).meeting("panel", "2024-06-12")
    assert june.record.not_held == why


@pytest.mark.parametrize(("today", "days"), [("2024-06-04", []), ("2024-06-05", [5]), ("2024-06-06", [5, 6])])
def test_a_new_publication_of_an_agenda_is_there_from_its_day_on(today: str, days: list[int], tmp_path: Path) -> None:
    again = "republished: {2024-06-05: Item 2 has moved, 2024-06-06: Item 3 has moved}\n"
    files = {f"{JUNE}/meeting.yaml": f"published: 2024-06-04\n{again}agenda: [Rents]\n"}
    archive, _ = loaded(files, tmp_path)
    june = as_published(archive, later(archive, date.fromisoformat(today))).meeting("panel", "2024-06-12")
    assert [change.on.day for change in june.record.republished] == days


@pytest.mark.parametrize(
    ("today", "held", "approved"),
    [("2024-06-19", False, None), ("2024-06-20", True, None), ("2024-07-10", True, date(2024, 7, 10))],
)
def test_minutes_are_there_from_their_day_on_and_approved_from_the_meeting_that_agreed_them(
    today: str, approved: date | None, tmp_path: Path, *, held: bool
) -> None:
    archive = shown(tmp_path, today)
    june = archive.meeting("panel", "2024-06-12")
    assert [part is not None for part in (june.minutes, june.record.minutes, june.record.attendance)] == [held] * 3
    assert [bool(item.minutes) for item in june.items] == [held, False]
    assert bool(archive.committees["panel"].actions) is held
    if june.minutes:
        assert june.minutes.record.approved == approved
        assert bool(june.minutes.record.corrections) is bool(approved)


def test_a_row_was_heard_and_has_its_source_only_once_these_are_there(tmp_path: Path) -> None:
    rows = [
        group.rows[0]
        for today in ("2024-06-30", "2024-07-02")
        if (programme := shown(tmp_path / today, today).meeting("panel", "2024-07-10").programme)
        for group in programme.groups
    ]
    assert [(len(row.heard), [bool(link) for link in row.source.links.values()]) for row in rows] == [(2, [True])]


@pytest.mark.parametrize(("today", "corrected"), [("2024-06-10", 0), ("2024-06-11", 1)])
def test_a_correction_is_there_from_its_day_on(today: str, corrected: int, tmp_path: Path) -> None:
    front = shown(tmp_path, today).meeting("panel", "2024-06-12").papers["late"].front
    assert len(front.corrections) == corrected


TOLD = {
    "matters.yaml": "rents:\n  title: Rents\n  background:\n    - {on: 2024-01, what: Frozen}\n"
    "    - {on: 2024-09, what: Raised}\n",
    f"{JUNE}/meeting.yaml": "published: 2024-06-04\nagenda: [Exclusion of the public, {title: Rents, matter: rents}]\n"
    "private:\n  - title: A claim\n"
    "    exempt: 1\n    public-interest: It names a tenant.\n    public-summary: It was paid.\nminutes: {first: 1}\n",
    f"{JUNE}/minutes.md": "## Rents\n\nRESOLVED that rents be frozen.\n",
    f"{JULY}/meeting.yaml": "changed: [2024-06-20, 2024-07-01]\ncancelled: The hall is flooded\n",
    "panel/actions.yaml": "1/24:\n  asks: A Moss\n  since:\n    - 2024-06-30: Begun\n    - 2024-09-30: Done\n",
}


@pytest.mark.parametrize(
    ("today", "background", "since", "cancelled", "summed_up"),
    [
        ("2024-06-11", ["Frozen"], [], False, False),
        ("2024-06-30", ["Frozen"], ["30 June 2024"], False, True),
        ("2024-07-01", ["Frozen"], ["30 June 2024"], True, True),
        ("2024-09-01", ["Frozen", "Raised"], ["30 June 2024"], True, True),
        ("2024-09-30", ["Frozen", "Raised"], ["30 June 2024", "30 September 2024"], True, True),
    ],
)
def test_what_is_no_document_is_there_from_the_day_on_that_it_is_told_of(
    today: str, background: list[str], since: list[str], tmp_path: Path, *, cancelled: bool, summed_up: bool
) -> None:
    whole, _ = loaded(TOLD, tmp_path)
    archive = as_published(whole, later(whole, date.fromisoformat(today)))
    assert [event.what for event in archive.matters["rents"].background] == background
    actions = archive.committees["panel"].actions
    assert [word.place for action in actions for word in action.later] == since
    assert sum(len(action.record.since) for action in actions) == len(since)
    july = archive.meeting("panel", "2024-07-10").record
    assert (july.cancelled is not None) is cancelled
    assert len(july.changed) == (2 if cancelled else int(today >= "2024-06-20"))
    assert bool(archive.meeting("panel", "2024-06-12").items[-1].record.public_summary) is summed_up


def test_when_nothing_is_later_the_archive_is_the_same(tmp_path: Path) -> None:
    archive, _ = loaded(FILES, tmp_path)
    assert as_published(archive, later(archive, date(2024, 8, 1))) is archive


ROW = "{{title: 'A {}', detail: '{}', source: '{}', outcome: '{}'}}"
LATE = "---\npublished: 2024-06-20\n---\n# Late\n\n## Purpose\n\nFigures.\n"
WORDS = {
    f"{JUNE}/meeting.yaml": """published: 2024-06-04
agenda:
  - {{title: 'A {}', about: '{}', parts: ['{}'], papers: report}}
  - {{title: Late, papers: late}}
  - {{title: Later still, added: 2024-06-21}}
note: '{}'
attend: '{}'
minutes: {{first: 1, published: 2024-06-19}}
""",
    f"{JUNE}/minutes.md": "## Rents\n\nRESOLVED that it see {}.\n",
    f"{JUNE}/report.md": "---\npublished: 2024-06-04\n---\n# Report\n\n## Purpose\n\nSee {}.\n",
    f"{JULY}/work-programme.yaml": f"programme: {{{{May: [{ROW}]}}}}\n",
    "council.yaml": "name: F\nnotice: '{}'\nattend: '{}'\nagenda-notes: '{}'\n",
    "matters.yaml": "rents: {{title: Rents, about: 'It {}'}}\n",
    "panel/committee.yaml": "name: Panel\nremit: 'It {}'\n",
    "panel/actions.yaml": "1/24: {{what: '{}', since: [2024-06-05: 'Then {}']}}\n",
    "officers/committee.yaml": "name: Officers\nkind: decisions\n",
    "officers/2024-06-01-repairs.md": "---\nmatter: rents\n---\n# Repairs\n\n## Decision\n\nSee {}.\n",
    "about/index.md": "# About\n\nSee {}.\n",
}
"""An archive with gaps for words that may be a link."""
PLACES = [(name, gap) for name, text in WORDS.items() for gap in range(text.count("{}"))]


def linked(*places: tuple[str, int]) -> dict[str, str]:
    """The files, with a link to the paper that came late in some gaps, and plain words in the others."""
    files = {f"{JUNE}/late.md": LATE, f"{JULY}/meeting.yaml": "place: Fern Hall\n"}
    for name, text in WORDS.items():
        folder = name.rpartition("/")[0]
        steps = {JUNE: "", JULY: "../2024-06-12/", "panel": "2024-06-12/", "": f"{JUNE}/"}.get(folder, f"../{JUNE}/")
        links = [f"[it]({steps}late.md)" if (name, gap) in places else "Rents" for gap in range(text.count("{}"))]
        files[name] = text.format(*links)
    return files


def led_to(files: dict[str, str], folder: Path, today: str) -> int:
    """How often the archive of a day leads to the late paper."""
    archive, problems = loaded(files, folder)
    assert [line for line in problems if "error" in line] == []
    return repr(as_published(archive, later(archive, date.fromisoformat(today)))).count(f"{JUNE}/late/")


@pytest.mark.parametrize(("name", "gap"), PLACES)
def test_whatever_leads_to_something_later_is_plain_words_until_its_day(name: str, gap: int, tmp_path: Path) -> None:
    assert led_to(linked((name, gap)), tmp_path, "2024-06-19") == 0


def test_from_its_day_on_all_lead_there(tmp_path: Path) -> None:
    own = led_to(linked(), tmp_path / "plain", "2024-06-20")
    assert led_to(linked(*PLACES), tmp_path / "linked", "2024-06-20") >= own + len(PLACES)


USED = {
    "people.yaml": "a-moss: {name: A Moss, kind: officer}\nb-reed: {name: B Reed, kind: officer, formerly: [b-old]}\n",
    "matters.yaml": "rents: {title: Rents}\nrepairs: {title: Repairs, formerly: [mending]}\n",
    "glossary.yaml": "HRA: Housing Revenue Account\nPIP: Planned improvements\n",
    f"{JUNE}/meeting.yaml": "published: 2024-06-04\nagenda:\n  - {title: Rents, matter: rents, papers: rents}\n"
    "  - {title: Repairs, matter: repairs, papers: late, added: 2024-06-10}\n",
    f"{JUNE}/rents.md": "---\nauthors: a-moss\n---\n# Rents\n\n## Purpose\n\nThe HRA.\n",
    f"{JUNE}/late.md": "---\nauthors: b-reed\n---\n# Repairs\n\n## Purpose\n\nThe PIP.\n",
}


@pytest.mark.parametrize(
    ("today", "used", "led_to"),
    [
        ("2024-06-09", ({"a-moss"}, {"rents"}, {"HRA"}), set()),
        (
            "2024-06-10",
            ({"a-moss", "b-reed"}, {"rents", "repairs"}, {"HRA", "PIP"}),
            {"people/b-reed/", "matters/repairs/"},
        ),
    ],
)
def test_people_matters_and_abbreviations_that_nothing_else_uses_come_with_what_uses_them(
    today: str, used: tuple[set[str], ...], led_to: set[str], tmp_path: Path
) -> None:
    whole, _ = loaded({**USED, "redirects.yaml": f"old.aspx: {JUNE}/rents\n"}, tmp_path)
    archive = as_published(whole, later(whole, date.fromisoformat(today)))
    assert (set(archive.people), set(archive.matters), set(archive.glossary)) == used
    assert {redirect.target for redirect in archive.redirects} == {f"{JUNE}/rents/", *led_to}


@pytest.mark.parametrize(
    ("today", "there"),
    [
        ("2024-06-04", {}),
        ("2024-06-05", {"roof": 0}),
        ("2024-06-07", {"roof": 0, "lease": 0}),
        ("2024-06-08", {"roof": 0, "lease": 1}),
    ],
)
def test_a_decision_outside_meetings_is_there_from_its_day_and_that_of_its_publication_on(
    today: str, there: dict[str, int], tmp_path: Path
) -> None:
    front = "published: 2024-06-07\ncorrections: [{on: 2024-06-08, what: A sum}]"
    files = {
        "officers/committee.yaml": "name: Officers\nkind: decisions\n",
        "officers/2024-06-05-roof.md": "# Roof\n\n## Decision\n\nTo mend it.\n",
        "officers/2024-06-05-lease.md": f"---\n{front}\n---\n# Lease\n\n## Decision\n\nTo let it.\n",
    }
    whole, _ = loaded(files, tmp_path)
    archive = as_published(whole, later(whole, date.fromisoformat(today)))
    decisions = archive.committees["officers"].decisions
    assert {each.document.body.title.lower(): len(each.front.corrections) for each in decisions} == there


@pytest.mark.parametrize(
    ("today", "appendices", "programme"),
    [("2024-06-04", [], False), ("2024-06-10", ["Costs"], False), ("2024-06-11", ["Costs"], True)],
)
def test_an_appendix_and_a_work_programme_are_there_from_their_own_days_on(
    today: str, appendices: list[str], tmp_path: Path, *, programme: bool
) -> None:
    files = {
        f"{JUNE}/meeting.yaml": "published: 2024-06-04\nagenda: [{title: Rents, papers: [rents, work-programme]}]\n",
        f"{JUNE}/rents.md": "---\nappendices: [costs]\n---\n# Rents\n\n## Purpose\n\nThey rise.\n",
        f"{JUNE}/costs.md": "---\npublished: 2024-06-10\n---\n# Costs\n\n## Purpose\n\nFigures.\n",
        f"{JUNE}/work-programme.yaml": "updated: 2024-06-11\nprogramme: {2024-07-10: [Repairs]}\n",
    }
    whole, _ = loaded(files, tmp_path)
    archive = as_published(whole, later(whole, date.fromisoformat(today)))
    june = archive.meeting("panel", "2024-06-12")
    assert [appendix.title for appendix in june.items[0].papers[0].appendices] == appendices
    assert [appendix.title for appendix in june.papers["rents"].appendices] == appendices
    assert len(archive.part_of) == len(appendices)
    assert (june.programme is not None) is programme
    assert len(june.items[0].papers) == 1 + programme


@pytest.mark.parametrize(("today", "told"), [("2024-06-11", False), ("2024-06-12", True)])
@pytest.mark.parametrize("key", ["call-in: 2024-06-20", "called-in: true", "public-summary: It was let"])
def test_what_came_of_an_item_is_there_from_the_day_of_its_meeting_on(
    today: str, key: str, tmp_path: Path, *, told: bool
) -> None:
    agenda = f"agenda: [Exclusion of the public]\nprivate: [{{title: A lease, exempt: 3, {key}}}]\n"
    whole, _ = loaded({f"{JUNE}/meeting.yaml": f"published: 2024-06-04\n{agenda}"}, tmp_path)
    archive = as_published(whole, later(whole, date.fromisoformat(today)))
    item = archive.meeting("panel", "2024-06-12").items[1].record
    assert (item.call_in is not None or item.called_in is not None or bool(item.public_summary)) is told


@pytest.mark.parametrize(
    ("today", "quorum", "members", "roles"),
    [
        ("2024-08-31", ["3"], {"2024/25": ["a-moss"]}, 0),
        ("2024-09-01", ["3"], {"2024/25": ["a-moss", "b-reed"]}, 1),
        ("2025-05-13", ["3"], {"2024/25": ["a-moss", "b-reed"]}, 1),
        ("2025-05-14", ["3", "4"], {"2024/25": ["a-moss", "b-reed"], "2025/26": ["c-wren"]}, 1),
    ],
)
def test_what_holds_from_a_day_on_is_there_from_that_day_on(
    today: str, quorum: list[str], members: dict[str, list[str]], roles: int, tmp_path: Path
) -> None:
    files = {
        "council.yaml": "name: Fernshire Council\nmunicipal-years: {2025/26: 2025-05-14}\n",
        "people.yaml": "a-moss: {name: A Moss, kind: councillor, roles: [Leader: {from: 2024-09}]}\n"
        "b-reed: {name: B Reed, kind: councillor}\nc-wren: {name: C Wren, kind: councillor}\n",
        "panel/committee.yaml": "name: Panel\nquorum: {2024/25: 3, 2025/26: 4}\nyears:\n"
        "  2024/25: {members: [a-moss, b-reed: {from: 2024-09-01}]}\n  2025/26: {members: [c-wren]}\n",
        f"{JUNE}/meeting.yaml": "attendance: {members: [a-moss]}\n",
        f"{JULY}/meeting.yaml": "attendance: {members: [b-reed, c-wren]}\n",
    }
    whole, _ = loaded(files, tmp_path)
    archive = as_published(whole, later(whole, date.fromisoformat(today)))
    panel = archive.committees["panel"].record
    assert [str(dated.value) for dated in panel.quorum] == quorum
    assert {year: [named.person for named in held.members] for year, held in panel.years.items()} == members
    assert len(archive.people["a-moss"].roles) == roles


@pytest.mark.parametrize(("today", "there"), [("2024-06-11", 0), ("2024-06-12", 1)])
def test_who_came_is_there_from_the_day_of_the_meeting_on_also_without_minutes(
    today: str, there: int, tmp_path: Path
) -> None:
    files = {f"{JUNE}/meeting.yaml": "attendance: {members: [A Moss]}\ninterests: [{person: A Moss, item: 1}]\n"}
    whole, _ = loaded(files, tmp_path)
    record = as_published(whole, later(whole, date.fromisoformat(today))).meeting("panel", "2024-06-12").record
    assert (len(record.attendance.members) if record.attendance else 0, len(record.interests)) == (there, there)


@pytest.mark.parametrize(("today", "there"), [("2024-06-03", False), ("2024-06-04", True)])
def test_what_comes_with_an_agenda_comes_with_it_and_when_and_where_before(
    today: str, tmp_path: Path, *, there: bool
) -> None:
    with_agenda = {
        "agenda": "[Rents, Exclusion of the public]",
        "private": "[{title: A lease, exempt: 3}]",
        "published": "2024-06-04",
        "signed-by": "A Moss",
        "contact": "B Reed",
        "invited": "[C Wren]",
        "note": "Bring the last agenda.",
        "webcast": "https://fernshire.example/webcast",
        "original": "https://fernshire.example/pack.pdf",
    }
    before = {"time": "14:00", "place": "Fern Hall", "attend": "Ring us."}
    text = "".join(f"{key}: {value}\n" for key, value in (with_agenda | before).items())
    whole, _ = loaded({f"{JUNE}/meeting.yaml": text}, tmp_path)
    june = as_published(whole, later(whole, date.fromisoformat(today))).meeting("panel", "2024-06-12")
    told = {key for key in with_agenda | before if getattr(june.record, key.replace("-", "_"))}
    assert told == {*before, *(with_agenda if there else ())}
    assert (len(june.items), bool(june.note), bool(june.attend)) == (3 * there, there, True)
