"""Records become one archive: what leads nowhere is told in its place, and an edit links anew what it concerns."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded, write
from folders import put

from generator.archive import Archive
from generator.loading import collect
from generator.problems import Problem
from generator.store.memo import Memo

BOARD, JUNE = "board/2024-05-08", "panel/2024-06-12"


# Where something is written


LINK = "'See [it](zzz.md).'"


@pytest.mark.parametrize(
    ("file", "text", "told", "sought"),
    [
        ("council.yaml", f"name: Fernshire\nnotice:\n  text: {LINK}\n", "3:9", "zzz.md"),
        ("council.yaml", f"name: Fernshire\nattend: {LINK}\n", "2:9", "zzz.md"),
        ("council.yaml", f"name: Fernshire\nagenda-notes: {LINK}\n", "2:15", "zzz.md"),
        ("matters.yaml", f"damp: {{title: Damp}}\nrents:\n  title: Rents\n  about: {LINK}\n", "4:10", "zzz.md"),
        ("panel/committee.yaml", f"name: Panel\nremit: {LINK}\n", "2:8", "panel/zzz.md"),
        ("about/index.md", "# About\n\nSee [it](zzz.md).\n", "3:10", "about/zzz.md"),
        ("d/2024-06-01-lease.md", "# Lease\n\nSee [it](zzz.md).\n", "3:10", "d/zzz.md"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_where_it_is_written(
    file: str, text: str, told: str, sought: str, tmp_path: Path
) -> None:
    content = write({"d/committee.yaml": "kind: decisions\n", file: text}, tmp_path)
    found = [each for each in collect(content).problems if each.rule == "broken-link"]
    assert [each.what for each in found] == [f'there is no "{sought}" in the content']
    place = found[0].place
    assert f"{Path(place.path).relative_to(tmp_path).as_posix()}:{place.line}:{place.column}" == f"{file}:{told}"


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("panel/committee.yaml", "name: Panel\nyears: {2024/25: {chair: a-mos}}\n", "2:26"),
        ("d/2024-06-01-lease.md", "---\nby: a-mos\n---\n# Lease\n", "2:5"),
    ],
)
def test_a_person_whom_nobody_knows_is_told_where_that_is_written(
    file: str, text: str, told: str, tmp_path: Path
) -> None:
    files = {"people.yaml": "a-moss: {name: A Moss}\n", "d/committee.yaml": "kind: decisions\n", file: text}
    found = [each for each in collect(write(files, tmp_path)).problems if each.rule == "unknown-person"]
    assert [f"{each.place.line}:{each.place.column} {each.what}; {each.mend}" for each in found] == [
        f'{told} nobody in people.yaml has the id "a-mos"; did you mean "a-moss"?'
    ]


# What the archive is made of


def test_meetings_stand_by_day_then_committee_then_name(tmp_path: Path) -> None:
    names = ["panel/2024-06-12-2", "panel/2024-06-12", "board/2024-07-01", "audit/2024-06-12", "panel/2024-01-03"]
    files = {f"{name}/meeting.yaml": "" for name in names}
    files |= {f"{committee}/committee.yaml": "" for committee in ("audit", "board")}
    archive, _ = loaded(files, tmp_path)
    assert [meeting.address.strip("/") for meeting in archive.meetings()] == [
        *("panel/2024-01-03", "audit/2024-06-12", "panel/2024-06-12", "panel/2024-06-12-2", "board/2024-07-01")
    ]
    assert [meeting.name for meeting in archive.committees["panel"].meetings] == [
        *("2024-01-03", "2024-06-12", "2024-06-12-2")
    ]


def test_a_remit_is_kept_for_each_time_and_that_of_the_last_meeting_is_shown(tmp_path: Path) -> None:
    remit = "remit: {2018/19: Homes, 2024/25: Homes and *streets*, 2030/31: All}\n"
    files = {
        "panel/committee.yaml": f"name: Panel\n{remit}",
        "board/committee.yaml": f"name: Board\n{remit}",
        "old/committee.yaml": f"name: Old\n{remit}",
        f"{JUNE}/meeting.yaml": "",
        "panel/2019-06-12/meeting.yaml": "",
        "old/2010-06-12/meeting.yaml": "",
    }
    archive, _ = loaded(files, tmp_path)
    assert {name: committee.remit.text for name, committee in archive.committees.items()} == {
        "panel": "Homes and streets",
        "board": "",
        "old": "",
    }
    assert {since: line.text for since, line in archive.committees["panel"].remits.items()} == {
        "2018/19": "Homes",
        "2024/25": "Homes and streets",
        "2030/31": "All",
    }


def test_of_a_decision_that_was_withdrawn_its_title_is_left(tmp_path: Path) -> None:
    front = "original: https://x.example/a\ncorrections: [{on: 2024-06-05, what: The sum}]\nglossary: {LA: Landlord}\n"
    text = "# Lease\n\n## Decision\n\nThe LA pays 5.\n"
    files = {
        "council.yaml": "name: Fernshire\nmunicipal-years: {2024/25: 2024-06-10}\n",
        "d/committee.yaml": "kind: decisions\n",
        "d/2024-06-01-lease.md": f"---\n{front}withdrawn: A wrong sum\n---\n{text}",
        "d/2024-06-12-let.md": f"---\n{front}---\n{text}",
    }
    archive, _ = loaded(files, tmp_path)
    gone, stands = archive.committees["d"].decisions
    assert (gone.title, gone.front.original, gone.front.corrections, gone.front.glossary) == ("Lease", None, (), {})
    assert ["pays 5" in repr(each.document.body.forms.markdown) for each in (gone, stands)] == [False, True]
    assert [len(stands.front.corrections), len(stands.front.glossary)] == [1, 1]
    assert [(each.committee, each.name, each.date, each.year) for each in (gone, stands)] == [
        ("d", "2024-06-01-lease", date(2024, 6, 1), "2023/24"),
        ("d", "2024-06-12-let", date(2024, 6, 12), "2024/25"),
    ]


def test_files_that_are_held_back_are_known_by_their_path(tmp_path: Path) -> None:
    files = {
        f"{JUNE}/meeting.yaml": "agenda: [Rents]\n",
        f"{JUNE}/exempt-claim.md": "# Claim\n",
        f"{JUNE}/rents.md": "# Rents\n",
        "d/committee.yaml": "kind: decisions\n",
        "d/2024-06-01-exempt-lease.md": "# Exempt: lease\n",
        "d/2024-06-02-let.md": "# Let\n",
    }
    archive, _ = loaded(files, tmp_path)
    assert archive.withheld == {f"{JUNE}/exempt-claim.md", "d/2024-06-01-exempt-lease.md"}


# Once more, after an edit


FILES = {
    "council.yaml": "name: Fernshire\nany-other-business: Other business\n",
    "people.yaml": "a-moss: {name: A Moss}\n",
    "matters.yaml": "rents: {title: Rents}\n",
    "glossary.yaml": "SLA: Service level agreement\n",
    "board/committee.yaml": "name: Board\n",
    f"{BOARD}/meeting.yaml": "agenda: [Damp]\nminutes: {first: 1}\n",
    f"{BOARD}/minutes.md": "## Damp\n\nNoted.\n",
    f"{BOARD}/damp.md": "# Damp\n\n## Why\n\nIt is.\n",
    "panel/committee.yaml": "name: Panel\nremit: Homes, by the SLA\n",
    f"{JUNE}/meeting.yaml": "agenda:\n- {title: Rents, papers: [rents, board/2024-05-08/minutes], matter: rent}\n"
    "- Other business\ninvited: b-reed\n",
    f"{JUNE}/rents.md": "# Rents\n\n## Why\n\nSee board minute 2/24 of the ALMO, and "
    "[damp](../../board/2024-05-08/damp.md#p1-1).\n",
    f"{JUNE}/work-programme.yaml": "programme: {May: [{title: Rents, source: meeting of 8 May 2024}]}\n",
    "audit/committee.yaml": "name: Audit\n",
    "audit/2024-07-03/meeting.yaml": "agenda: [Accounts]\n",
    "d/committee.yaml": "kind: decisions\n",
    "d/2024-06-01-lease.md": "---\nby: b-reed\n---\n# Lease\n\nSee [damp](../board/2024-05-08/damp.md#p1-1).\n",
}


def kept(folder: Path, memo: Memo) -> tuple[Archive, list[Problem]]:
    """The archive and what was found in linking it, with what is kept of the last time."""
    found = collect(folder, memo)
    assert found.archive
    return found.archive, found.problems


@pytest.mark.parametrize(
    ("file", "text", "anew"),
    [
        ("people.yaml", "a-moss: {name: A Moss}\nb-reed: {name: B Reed}\n", {"panel", "d"}),
        ("people.yaml", "a-moss: [\n", {"panel", "d", "board", "audit"}),
        ("matters.yaml", "rent: {title: Rent}\n", {"panel"}),
        ("matters.yaml", "rents: [\n", {"panel", "d", "board", "audit"}),
        ("glossary.yaml", "SLA: Another thing\n", {"panel"}),
        ("glossary.yaml", "SLA: Service level agreement\nALMO: A landlord\n", {"panel"}),
        ("board/committee.yaml", "name: Housing Board\n", {"board", "panel"}),
        (f"{BOARD}/damp.md", "# Damp\n", {"board", "panel", "d"}),
        (f"{BOARD}/minutes.md", "## Damp\n\nNoted.\n\n## More\n\nNoted.\n", {"board", "panel"}),
        (f"{BOARD}/minutes.md", "## Damp\n\nIt was noted.\n", {"board", "panel"}),
        ("council.yaml", "name: Fernshire\nany-other-business: Whatever else\n", {"panel", "d", "board", "audit"}),
        ("council.yaml", "name: Fernshire\nmunicipal-years: {2024/25: 2024-06-03}\n", {"panel", "d", "board", "audit"}),
        ("council.yaml", "name: Fernshire\nany-other-business: Other business\nnotice: {text: It moved.}\n", None),
        ("panel/2024-05-08/meeting.yaml", "agenda: [Rents]\n", {"panel"}),
        ("d/2024-06-03-let.md", "# Let\n", {"d"}),
        ("audit/2024-07-03/meeting.yaml", "agenda: [All accounts]\n", {"audit"}),
        ("about/index.md", "# About\n\nThe SLA.\n", set()),
    ],
)  # fmt: skip
def test_after_an_edit_the_committees_that_it_concerns_are_linked_anew_as_all_would_be(
    file: str, text: str, anew: set[str] | None, tmp_path: Path
) -> None:
    folder, memo = write(FILES, tmp_path), Memo()
    before, told = kept(folder, memo)
    assert kept(folder, memo) == (before, told)
    put({file: text}, folder)
    after, _ = again = kept(folder, memo)
    assert again == kept(folder, Memo())
    linked = {name for name, committee in after.committees.items() if committee is not before.committees[name]}
    assert anew is None or linked == anew
