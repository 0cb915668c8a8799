"""Decisions outside meetings: where each is told, how it stands on a day, what is held back, what is asked of it."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_sample import loaded, write
from folders import files_below

from generator import build as building
from generator.build import build
from generator.cli import main
from generator.standing import Options, Result

FOLDER = "officer-decisions"
LEASE = f"{FOLDER}/2024-11-18-lease-of-the-mill"
TEXT = """---
by: {b-reed: Cabinet Member for Homes}
under: Scheme of delegation, paragraph 4.12
reference: OD/24/77
key: true
published: 2024-11-19
call-in: 2024-11-26
matter: mill
formerly: 2024-11-18-mill
---
# Lease of the Mill

## Decision

To let it for five years, see [the others](2024-03-01-paint.md).

## Reasons

It stood empty.

## Alternatives considered and rejected

None.
"""
FILES = {
    "people.yaml": "b-reed: {name: B Reed, kind: councillor}\n",
    "matters.yaml": "mill: {title: The Mill}\n",
    f"{FOLDER}/committee.yaml": "name: Decisions of officers\nkind: decisions\nformerly: delegated\n",
    f"{LEASE}.md": TEXT,
    f"{FOLDER}/2024-03-01-paint.md": "---\nby: Director of Homes\n---\n# Paint\n\n## Reasons\n\nNo other option.\n",
    "panel/2024-09-11/meeting.yaml": "published: 2024-08-29\nagenda: [Rents]\n",
}
IN_TIME, AFTER = date(2024, 11, 26), date(2024, 11, 27)


def made(folder: Path, today: date, files: Mapping[str, str] = FILES, *, publish: bool = False) -> Result:
    """What came of a build of the files in a folder."""
    write(files, folder / "content")
    address = "https://www.example.org/"
    return build(
        Options(folder / "content", folder / "site", today, search=False, address=address, publish=publish),
        lambda _: None,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files of the site on the last day of call-in."""
    folder = tmp_path_factory.mktemp("delegated")
    assert [one.what for one in made(folder, IN_TIME).problems if one.severity != "info"] == []
    return files_below(folder / "site")


def test_its_page_says_who_decided_by_what_power_and_how_it_stands(site: Mapping[str, bytes]) -> None:
    page = site[f"{LEASE}/index.html"].decode()
    for said in (
        "<h1>Lease of the Mill</h1>",
        "May be called in until 26\N{NO-BREAK SPACE}November 2024",
        "Councillor B Reed, Cabinet Member for Homes",
        "Scheme of delegation, paragraph 4.12",
        "OD/24/77",
        "Key decision",
        'href="../../matters/mill/"',
        'href="../2024-03-01-paint/"',
    ):
        assert said in page.replace("&nbsp;", "\N{NO-BREAK SPACE}"), said
    assert 'data-kind="Decision"' in page
    assert page.count("OD/24/77") == 1


def test_no_output_makes_a_meeting_of_it(site: Mapping[str, bytes]) -> None:
    assert not [name for name in site if name.startswith(FOLDER) and name.endswith((".ics", "meeting.json"))]
    assert site["calendar.ics"].count(b"BEGIN:VEVENT") == 1
    assert "Mill" not in site["calendar.ics"].decode()
    for page in (f"{LEASE}/index.html", f"{FOLDER}/index.html"):
        body = site[page].decode().partition("<main")[2].partition("</main>")[0]
        assert "eeting" not in body.replace("Decisions outside meetings", "")
    assert [row["id"] for row in json.loads(site["data/meetings.json"])] == ["panel/2024-09-11"]


def test_the_folder_lists_them_by_year_and_by_who_decided(site: Mapping[str, bytes]) -> None:
    page = site[f"{FOLDER}/index.html"].decode()
    years, _, makers = page.partition("By who decided")
    assert years.index("Decided in 2024/25") < years.index("Lease of the Mill") < years.index("2023/24: 1 decision")
    assert "Councillor B Reed, Cabinet Member for Homes: 1 decision" in makers
    assert makers.index("Councillor B Reed") < makers.index("Director of Homes: 1 decision")


def test_register_feeds_data_and_text_have_it(site: Mapping[str, bytes]) -> None:
    assert f'href="../{LEASE}/"' in site["decisions/index.html"].decode()
    for feed in ("feed.xml", "decisions/feed.xml", f"{FOLDER}/feed.xml"):
        told = site[feed].decode()
        assert "<title>Decision: Lease of the Mill (Decisions of officers, 18 November 2024)</title>" in told
        assert "It may be called in until 26 November 2024. It is a key decision." in told
    first, second = csv.DictReader(io.StringIO(site["data/decisions.csv"].decode()))
    assert (first["title"], first["status"], first["by"]) == ("Paint", "taken", "Director of Homes")
    assert (second["status"], second["by_ids"], second["key"]) == ("call-in", "b-reed", "true")
    assert json.loads(site["matters/mill/matter.json"])["decisions"][0]["id"] == LEASE
    assert json.loads(site["people/b-reed/person.json"])["decisions"][0]["id"] == LEASE
    text = site[f"{LEASE}.md"].decode()
    assert "Decided by Councillor B Reed, Cabinet Member for Homes" in text
    assert "It stood empty." in text


def test_the_page_of_its_matter_and_of_who_decided_have_it(site: Mapping[str, bytes]) -> None:
    for page in ("matters/mill/index.html", "people/b-reed/index.html"):
        outside = site[page].decode().partition("Decided outside meetings")[2]
        assert f'href="../../{LEASE}/"' in outside, page
        assert "Paint" not in outside, page


def test_its_former_names_and_those_of_its_folder_lead_to_it(site: Mapping[str, bytes]) -> None:
    listed = site["_redirects"].decode()
    for old in (f"{FOLDER}/2024-11-18-mill", f"{LEASE.replace(FOLDER, 'delegated')}", "delegated"):
        assert f"/{old}/" in listed or f"/{old} " in listed, old
    assert "delegated/feed.xml" in site
    assert "delegated/calendar.ics" not in site


def test_the_day_after_it_is_in_force_though_no_file_changed(tmp_path: Path) -> None:
    made(tmp_path, IN_TIME)
    result = made(tmp_path, AFTER)
    page = (tmp_path / "site" / LEASE / "index.html").read_text("utf-8")
    assert "In force" in page
    assert "May be called in" not in page
    assert result.changed > 0


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ("called-in: true", "Called in"),
        ("called-in: Upheld by the Board on 5 December", "Called in: Upheld by the Board on 5 December"),
        ("withdrawn: The tenant left", "Withdrawn: The tenant left"),
    ],
)
def test_what_was_called_in_or_withdrawn_is_never_said_to_be_in_force(front: str, says: str, tmp_path: Path) -> None:
    files = {**FILES, f"{LEASE}.md": TEXT.replace("matter: mill", front)}
    archive, _ = loaded(files, tmp_path, AFTER)
    decision = archive.committees[FOLDER].decisions[-1]
    assert decision.deciding.said(AFTER) == says
    assert ("It stood empty" in repr(decision)) == ("withdrawn" not in front)


HELD = {
    "a draft": TEXT.replace("key: true", "draft: true"),
    "published later": TEXT.replace("2024-11-19", "2024-12-19"),
    "marked in its first lines": TEXT.replace("## Decision", "NOT FOR PUBLICATION\n\n## Decision"),
    "marked in its title": TEXT.replace("# Lease of the Mill", "# Lease of the Mill (exempt)"),
    "a comment": TEXT.replace("# Lease of the Mill", "# Lease").replace("Mill", "").replace("mill", "")
    + "<!-- Mill -->",
}


@pytest.mark.parametrize("how", HELD)
def test_what_is_held_back_is_in_no_file(how: str, tmp_path: Path) -> None:
    word = "Quagmirelyn"
    text = (
        HELD[how]
        .replace("It stood empty", f"It stood {word}" if how != "a comment" else "It stood")
        .replace("<!-- Mill", f"<!-- {word}")
    )
    files = {**FILES, "matters.yaml": "", f"{LEASE}.md": text.replace("matter: mill\n", "").replace("matter: \n", "")}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(building, "has_errors", lambda _: False)
        made(tmp_path, AFTER, files)
    site = files_below(tmp_path / "site")
    assert f"{FOLDER}/2024-03-01-paint/index.html" in site
    assert [name for name, data in site.items() if word.encode() in data] == []
    assert (f"{LEASE}/index.html" in site) == (how == "a comment")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("by: {b-reed: Cabinet Member for Homes}\n", "", "does not say who took it [decision-record]"),
        ("## Reasons", "## Purpose", "does not say the reasons [decision-record]"),
        (
            "## Alternatives considered and rejected\n\nNone.\n",
            "",
            "does not say what else was considered and rejected",
        ),
        ("2024-11-19", "2024-11-17", "published on 17 November 2024, before it was taken on 18 November 2024"),
        ("2024-11-26", "2024-11-16", "the last day of call-in is 16 November 2024, before it was published"),
        ("matter: mill", "matter: mile", 'no matter in matters.yaml has the id "mile"'),
        ("2024-03-01-paint.md", "2024-03-01-pain.md", "2024-03-01-pain"),
    ],
)
def test_what_is_wrong_with_one_is_said(old: str, new: str, line: str, tmp_path: Path) -> None:
    _, lines = loaded({**FILES, f"{LEASE}.md": TEXT.replace(old, new)}, tmp_path, AFTER)
    found = [one for one in lines if ": info: " not in one and one.startswith(LEASE)]
    assert len(found) == 1, lines
    assert line in found[0]


def test_the_record_is_asked_for_in_england_alone(tmp_path: Path) -> None:
    files = {**FILES, "council.yaml": "name: Fernshire\nlaw: scotland\n", f"{LEASE}.md": "# Lease\n\nLet.\n"}
    _, lines = loaded(files, tmp_path, AFTER)
    assert [line for line in lines if "decision-record" in line] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("panel/2024-11-18-lease.md", "# Lease\n"), (f"{FOLDER}/2024-11-18/meeting.yaml", "agenda: [Rents]\n")],
)
def test_one_in_a_committee_and_a_meeting_among_decisions_are_errors_and_not_published(
    name: str, text: str, tmp_path: Path
) -> None:
    archive, lines = loaded({**FILES, name: text}, tmp_path, AFTER)
    assert next(line for line in lines if line.endswith("[decision-file]")).startswith(f"{name}:1: error: ")
    assert archive.committees["panel"].decisions == ()
    assert archive.committees[FOLDER].meetings == ()


def test_a_change_in_silence_is_refused_and_a_correction_makes_an_edition(tmp_path: Path) -> None:
    assert made(tmp_path, AFTER, publish=True).recorded == 3
    silent = {**FILES, f"{LEASE}.md": TEXT.replace("five years", "six years")}
    (problem,) = [one for one in made(tmp_path, AFTER, silent, publish=True).problems if one.severity == "error"]
    assert problem.rule == "silent-change"
    assert problem.place.path.endswith(f"{LEASE}.md")
    told = silent[f"{LEASE}.md"].replace("key: true", "corrections: [{on: 2024-11-27, what: It is six years.}]")
    result = made(tmp_path, AFTER, {**FILES, f"{LEASE}.md": told}, publish=True)
    assert [one for one in result.problems if one.severity == "error"] == []
    earlier = (tmp_path / "site" / LEASE / "edition-1" / "index.html").read_text("utf-8")
    assert "five" in earlier
    assert "Decisions of officers" in earlier


def test_new_decision_makes_a_file_that_is_sound_but_for_who_decided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(FILES, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["new", "decision", FOLDER, "2024-11-20", "Trees in Mill Lane"])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "content" / FOLDER / "2024-11-20-trees-in-mill-lane.md").is_file()
    checked = CliRunner().invoke(main, ["check", "--today=2024-11-27"])
    assert "2024-11-20-trees-in-mill-lane.md" in checked.output
    assert "the record of this decision does not say who took it;" in checked.output
    assert checked.exit_code == 0
    refused = CliRunner().invoke(main, ["new", "decision", "panel", "2024-11-20", "Trees"])
    assert "panel decides at meetings" in refused.output
    refused = CliRunner().invoke(main, ["new", "meeting", FOLDER, "2024-11-20"])
    assert f"{FOLDER} has no meetings" in refused.output
