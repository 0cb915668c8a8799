"""Papers, files, people and matters that nothing published names, and reports without background papers."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import findings

JUNE, JULY = "panel/2024-06-12/", "panel/2024-07-10/"
DAY = date(2024, 6, 12)
RENTS = {f"{JUNE}rents.md": "# Rents\n"}
AGENDA = {f"{JUNE}meeting.yaml": "agenda: [Rents]\n"}
NAME_IT = "name it under `papers:` of a public item or `appendices:` of a paper; or keep it elsewhere [unnamed-paper]"
NOT_NAMED = (
    "name it in `papers:` or `appendices:`, link to it, or take it out; it is not published [unnamed-file]",
    "meeting.yaml",
)


def test_a_paper_that_nothing_names_is_not_published_where_there_is_an_agenda(tmp_path: Path) -> None:
    so = "so it is not published"
    assert findings({**AGENDA, **RENTS}, tmp_path, "unnamed-paper") == [
        (f'{JUNE}rents.md:1:1: warning: nothing names the paper "rents", {so}; {NAME_IT}', "rents.md")
    ]


def test_without_an_agenda_it_is_published_after_its_meeting(tmp_path: Path) -> None:
    so = "it is published after its meeting, having no agenda"
    assert findings({f"{JUNE}meeting.yaml": "", **RENTS}, tmp_path, "unnamed-paper") == [
        (f'{JUNE}rents.md:1:1: warning: nothing names the paper "rents"; {so}; {NAME_IT}', "rents.md")
    ]


@pytest.mark.parametrize(
    "files",
    [
        {f"{JUNE}meeting.yaml": "agenda: [{title: Rents, papers: rents}]\n", **RENTS},
        {f"{JULY}meeting.yaml": "agenda: [{title: Rents, papers: 2024-06-12/rents}]\n", **AGENDA, **RENTS},
        {f"{JUNE}meeting.yaml": "agenda: [{title: Rents, papers: map.txt}]\n", f"{JUNE}map.txt": "x"},
        {f"{JUNE}meeting.yaml": "note: See [it](rents.md)\nagenda: [Damp]\n", **RENTS},
        {f"{JUNE}meeting.yaml": "note: See [times](times.csv)\n", f"{JUNE}times.csv": "Area,Days\nNorth,4\n"},
    ],
)
def test_what_something_names_is_in_order(files: dict[str, str], tmp_path: Path) -> None:
    assert findings(files, tmp_path, "unnamed-paper", "unnamed-file") == []


def test_each_file_that_nothing_names_is_told_and_those_that_are_withheld_are_not(tmp_path: Path) -> None:
    private = "private: [{title: A claim, exempt: 1, public-interest: It names a tenant., papers: claim.txt}]\n"
    files = {
        f"{JUNE}meeting.yaml": f"agenda: [{{title: Rents, papers: rents.txt}}]\n{private}",
        **{f"{JUNE}{name}": "x" for name in ("claim.txt", "map.txt", "plan.txt", "rents.txt", "times.csv")},
    }
    assert findings(files, tmp_path, "unnamed-file") == [
        (f'{JUNE}{name}:1:1: warning: nothing names the file "{name}"; {NOT_NAMED[0]}', NOT_NAMED[1])
        for name in ("map.txt", "plan.txt", "times.csv")
    ]


def test_an_old_address_leads_to_nothing_that_is_not_published(tmp_path: Path) -> None:
    files = {
        "people.yaml": "a-moss: {name: A Moss}\nb-reed: {name: B Reed}\n",
        "matters.yaml": "rents: {title: Rents}\nrepairs: {title: Repairs}\n",
        "panel/committee.yaml": "name: Panel\nyears: {2024/25: {members: b-reed}}\n",
        f"{JUNE}meeting.yaml": "agenda: [{title: Repairs, matter: repairs}]\n",
        **RENTS,
        "redirects.yaml": "old/panel: panel\nold/rents: panel/2024-06-12/rents\nold/rents-1: /panel/2024-06-12/rents/\n"
        "old/matter: matters/rents\nold/repairs: matters/repairs\nold/moss: people/a-moss\nold/reed: people/b-reed\n"
        "old/max: panel/2024-06-12/MAX\n",
        f"{JUNE}MAX": "a file",
    }
    no_use = "is not published: nothing else names it; take this out [broken-redirect]"
    assert findings(files, tmp_path, "broken-redirect") == [
        (f'redirects.yaml:2:12: warning: "panel/2024-06-12/rents" {no_use}', None),
        (f'redirects.yaml:3:14: warning: "/panel/2024-06-12/rents/" {no_use}', None),
        (f'redirects.yaml:4:13: warning: "matters/rents" {no_use}', None),
        (f'redirects.yaml:6:11: warning: "people/a-moss" {no_use}', None),
        (f'redirects.yaml:8:10: warning: "panel/2024-06-12/MAX" {no_use}', None),
    ]


def test_who_or_what_nothing_names_has_no_page(tmp_path: Path) -> None:
    files = {
        "people.yaml": "b-reed: {name: B Reed}\na-moss:\n  name: A Moss\n",
        "matters.yaml": "repairs: {title: Repairs}\nrents:\n  title: Rents\n",
        "panel/committee.yaml": "name: Panel\nyears: {2024/25: {members: b-reed}}\n",
        f"{JUNE}meeting.yaml": "agenda: [{title: Repairs, matter: repairs}]\n",
    }
    so = "nothing need be done; it is published with the first paper, item or list that names it [unused-entry]"
    assert findings(files, tmp_path, "unused-entry") == [
        (f'matters.yaml:2:1: info: nothing published names the matter "rents", so it has no page; {so}', None),
        (f'people.yaml:2:1: info: nothing published names the person "a-moss", so it has no page; {so}', None),
    ]


def report(front: str, folder: Path, today: date, law: str = "england") -> list[tuple[str, str | None]]:
    """What is said of the background papers of a report with these keys, of a body under a law."""
    files = {
        "club/committee.yaml": "name: Club\nlaw: none\n",
        "club/2024-06-11/meeting.yaml": "agenda: [Tea]\n",
        "panel/committee.yaml": f"name: Panel\nlaw: {law}\n",
        f"{JUNE}meeting.yaml": "agenda: [{title: Plan, papers: plan}, {title: Rents, papers: rents}]\n",
        f"{JUNE}plan.md": "---\nkind: plan\n---\n# Plan\n",
        f"{JUNE}rents.md": f"---\n{front}\n---\n# Rents\n",
    }
    return findings(files, folder, "background-papers", today=today)


@pytest.mark.parametrize(("today", "severity"), [(DAY, "warning"), (date(2024, 6, 13), "info")])
def test_a_report_lists_its_background_papers_until_the_meeting(today: date, severity: str, tmp_path: Path) -> None:
    assert report("kind: report", tmp_path, today) == [
        (
            f"{JUNE}rents.md:2:1: {severity}: this report does not list its background papers; add `background-papers:`"
            " with each on a line, or `none` [background-papers]",
            "rents.md",
        )
    ]


@pytest.mark.parametrize(
    ("front", "law"),
    [
        ("kind: report\nbackground-papers: none", "england"),
        ("kind: report\nbackground-papers: [The plan of 2019]", "england"),
        ("kind: report\nwithdrawn: It was not ready", "england"),
        ("kind: report", "none"),
    ],
)
def test_a_report_that_need_not_list_them_is_in_order(front: str, law: str, tmp_path: Path) -> None:
    assert report(front, tmp_path, DAY, law) == []
