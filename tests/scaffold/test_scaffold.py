"""`agendapack new`, as an officer uses it who knows no programming."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from content_sample import write
from folders import ROOT, files_below
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import cli, scaffold
from generator.build import build
from generator.content.model import short_form
from generator.content.sources.values import read_yaml
from generator.loading import load
from generator.scaffold import lines
from generator.scaffold.plan import fits
from generator.standing import Options

DOCS = ROOT / "docs"


def run(*arguments: str) -> Result:
    """A command in a pipe: a question would find no answer."""
    return CliRunner().invoke(cli.main, arguments)


def problems(today: date = date(2024, 8, 30)) -> list[str]:
    """What is wrong in `content`, but notes."""
    return [str(one) for one in load(Path("content"), today)[1] if one.severity != "info"]


def text_of(path: str) -> str:
    return Path("content", path).read_text(encoding="utf-8")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


PANEL = {
    "panel/committee.yaml": """
        name: Housing Scrutiny Panel
        short: Housing Panel
        years:
          2024/25:
            chair: A Moss
            members: [B Reed, C Wren]
            co-opted: Dora Lark
            invited: [F Heron, Tenants' Union]
        """,
    "panel/2024-06-12/meeting.yaml": """
        time: 18:30
        place: The Guildhall
        signed-by: {Gwen Hart: Monitoring Officer}
        contact: {Ed Finch: Panel Officer}
        agenda:
          - Apologies for absence
          - minutes-of: 2024-04-10
          - Questions from the public
          - Repairs update
          - title: Fire safety
            papers: fire-safety
            matter: fire
          - title: Work programme
            by: Note of the Panel Officer
            papers: work-programme
          - Any other business
        attendance:
          members: [A Moss, B Reed, C Wren]
          cabinet: F Heron
        minutes: {first: 1}
        """,
    "panel/2024-06-12/minutes.md": """
        ## Minutes

        ## Repairs update

        ## Fire safety {deferred-to=2024-09-11}
        """,
    "panel/2024-06-12/fire-safety.md": "# Fire safety",
    "panel/2024-06-12/work-programme.yaml": """
        title: "Work programme: a draft"
        programme:
          2024-06-12:
            - Repairs update
            - title: Allotments
              source: see [the note](fire-safety.md)
          2024-09-11 at the depot:
            - Rent review
          2024-11-13: []
          Items for 2025/26:
            - title: Damp & mould
              leads: [F Heron]
              was: Damp
        """,
    "panel/2024-07-10/meeting.yaml": """
        time: 14:00
        agenda: [Apologies for absence, Declarations, Questions from the public, Parking, Any other business]
        private: [{title: A claim, exempt: 1, public-interest: It names a tenant.}, Any other private business]
        """,
    "matters.yaml": "fire: {title: Fire safety}",
}


def undented(text: str) -> str:
    body = text.strip("\n").rstrip(" ")
    margin = len(body) - len(body.lstrip(" "))
    return re.sub(rf"^ {{{margin}}}", "", body, flags=re.MULTILINE)


def panel(**more: str) -> None:
    write({name: undented(text) for name, text in {**PANEL, **more}.items()}, Path("content"))


@pytest.mark.usefixtures("place")
def test_the_agenda_of_a_meeting_is_made_of_what_the_archive_knows() -> None:
    panel()
    result = run("new", "meeting", "panel", "2024-09-11", "--today", "2024-08-01")
    assert result.stdout.splitlines() == [
        "content/panel/2024-09-11/meeting.yaml",
        "content/panel/2024-09-11/work-programme.yaml",
    ]
    assert text_of("panel/2024-09-11/meeting.yaml") == undented("""
        # Housing Panel, Wednesday 11 September 2024
        time: 14:00
        place: The Guildhall
        # The day the agenda goes out, the last one possible; put it right and take the # away:
        # published: 2024-09-03
        signed-by:
          - Gwen Hart: Monitoring Officer
        contact:
          - Ed Finch: Panel Officer
        agenda:
          - Apologies for absence
          - Declarations
          - minutes-of: 2024-06-12
          - Questions from the public
          # Put off to this meeting on 12 June 2024.
          - title: Fire safety
            papers: 2024-06-12/fire-safety
            matter: fire
          # Planned in the work programme: name its paper, or take it out.
          - Rent review
          - title: Work programme
            papers: work-programme
          - Any other business
        private:
          - Any other private business
          # Only what the public may read, and never a paper. The paragraphs are those of Schedule 12A, 1 to 7.
          # - title: A tenant's claim
          #   exempt: [1, 2]
          #   public-interest: Why it is better kept private.
        """)


@pytest.mark.usefixtures("place")
def test_a_work_programme_is_carried_over_without_what_was_heard() -> None:
    panel()
    run("new", "meeting", "panel", "2024-09-11")
    assert text_of("panel/2024-09-11/work-programme.yaml") == undented("""
        # The work programme that went with the meeting of 12 June 2024,
        # without what was heard.
        # Put it right and add to it. A row keeps its address as long as it keeps its title.
        title: "Work programme: a draft"
        programme:
          # This day is past, and these rows were not heard: move them or delete them.
          2024-06-12:
            - title: Allotments
              source: see [the note](../2024-06-12/fire-safety.md)
          2024-09-11 at the depot:
            - Rent review
          2024-11-13: []
          Items for 2025/26:
            - title: Damp & mould
              leads:
                - F Heron
        """)


@pytest.mark.usefixtures("place")
def test_minutes_have_headings_the_next_number_and_everybody() -> None:
    panel()
    before = text_of("panel/2024-07-10/meeting.yaml")
    result = run("new", "minutes", "panel", "2024-07-10")
    assert "The first minute is number 4: it goes on from minute 3, of 12 June 2024." in result.stderr
    headings = [line for line in text_of("panel/2024-07-10/minutes.md").splitlines() if line.startswith("#")]
    assert headings == [
        *("## Declarations", "## Questions from the public", "## Parking", "## Any other business"),
        *("# Private business", "## A claim", "## Any other private business"),
    ]
    assert text_of("panel/2024-07-10/meeting.yaml").removeprefix(before) == "\n" + undented("""
        # Everybody who may have been there: delete who was not, move who sent apologies or was absent.
        attendance:
          members:
            - A Moss
            - B Reed
            - C Wren
          co-opted:
            - Dora Lark
          cabinet:
            - F Heron
          others:
            - Tenants' Union
          officers:
            # - e-finch: Panel Officer
          apologies:
          absent:
        minutes:
          first: 4
          # It goes on from minute 3, of 12 June 2024.
          # closed: 19:45             # when the meeting ended
          # published: 2024-09-20     # when the minutes were published
          # approved: 2024-11-13      # the meeting that agreed them; until then they are a draft
        """)


@pytest.mark.usefixtures("place")
def test_a_paper_has_the_headings_of_its_kind_and_the_agenda_its_line() -> None:
    panel()
    result = run("new", "paper", "panel", "2024-07-10", "--item", "4", "--kind", "report")
    assert result.stdout == "content/panel/2024-07-10/parking.md\n"
    assert "  - title: Parking\n    papers: parking\n" in result.stderr
    written = text_of("panel/2024-07-10/parking.md")
    assert re.findall("^(?:#|kind|The|1).*", written, re.MULTILINE)[0] == "kind: report"
    assert re.findall(r"^#+ [A-Z].*", written, re.MULTILINE) == [
        *("# Parking", "## Purpose of the report", "## Recommendations", "## Background", "## Finance and law"),
    ]
    assert "The Housing Panel is asked to:" in written


@pytest.mark.usefixtures("place")
def test_the_story_of_a_new_user_builds_at_every_step() -> None:
    assert run("new", "council", ".", "--name", "Upper Fern: Town Council", "--today", "2024-08-19").exit_code == 0
    steps = [
        ("new", "committee", "Planning #1 Committee", "--today", "2024-08-19"),
        ("new", "meeting", "planning-1-committee", "2024-09-18", "--time", "10:00", "--today", "2024-08-19"),
        ("new", "work-programme", "planning-1-committee", "2024-09-18"),
        ("new", "minutes", "planning-1-committee", "2024-09-18"),
        ("new", "meeting", "planning-1-committee", "2024-11-20", "--today", "2024-10-01"),
        ("new", "minutes", "housing-panel", "2024-09-11"),
        ("new", "meeting", "housing-panel", "2024-11-13", "--today", "2024-10-01"),
    ]
    for step in steps:
        assert run(*step).exit_code == 0, step
        assert problems(date(2024, 10, 1)) == [], step
    agenda = text_of("planning-1-committee/2024-11-20/meeting.yaml")
    assert "time: 10:00\n" in agenda
    assert "  - minutes-of: 2024-09-18\n" in agenda
    assert "  - title: Work programme\n    papers: work-programme\n" in agenda
    outcome = build(Options(Path("content"), Path("site"), date(2024, 10, 1), search=False), lambda _: None)
    assert outcome.files > 30
    page = Path("site/planning-1-committee/2024-09-18/minutes/index.html").read_text(encoding="utf-8")
    assert "Declarations of interest" in page
    assert "Delete a heading" not in page


# Nothing is overwritten, nothing is asked


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("council", "."), "content is there already, with files in it; nothing was written"),
        (("committee", "panel"), "content/panel/committee.yaml is there already"),
        (("committee", "Search"), 'no committee can be called "search"'),
        (("meeting", "panel", "2024-06-12"), "content/panel/2024-06-12/meeting.yaml is there already"),
        (("meeting", "pannel", "2024-09-11"), 'there is no committee "pannel" in content; did you mean "panel"?'),
        (("meeting", "panel", "2024-02-30"), '"2024-02-30" is not a date'),
        (("meeting", "panel", "2024-09-11", "--time", "25:00"), '"25:00" is not a time of day'),
        (("paper", "panel", "2024-06-12", "Fire safety"), "content/panel/2024-06-12/fire-safety.md is there already"),
        (("paper", "panel", "2024-06-12", "minutes"), 'no paper can be called "minutes"'),
        (("paper", "panel", "2024-07-10", "--item", "6"), "item 6 is private"),
        (("paper", "panel", "2024-07-10", "--item", "9"), "the agenda has no item 9; it has: 1, 2, 3, 4, 5, 6, 7"),
        (("paper", "panel", "2024-07-10"), "Missing argument TITLE"),
        (("minutes", "panel", "2024-06-12"), "content/panel/2024-06-12/minutes.md is there already"),
        (("minutes", "panel", "2024-08-08"), "make it with: agendapack new meeting panel 2024-08-08"),
        (("work-programme", "panel", "2024-06-12"), "content/panel/2024-06-12/work-programme.yaml is there already"),
        (("work-programme", "panel"), "Missing argument DATE"),
        (("minutes",), "Missing argument COMMITTEE"),
        (("council",), "Missing argument FOLDER"),
    ],
)
def test_what_cannot_be_made_is_said_and_changes_nothing(place: Path, command: tuple[str, ...], said: str) -> None:
    panel()
    before = files_below(place)
    result = run("new", *command)
    assert result.exit_code == 2
    assert said in result.stderr
    assert files_below(place) == before


@pytest.mark.usefixtures("place")
def test_a_fault_in_a_file_that_numbers_depend_on_comes_first() -> None:
    panel(**{"panel/2024-06-12/meeting.yaml": "minutes: {first: one}"})
    result = run("new", "minutes", "panel", "2024-07-10")
    assert result.exit_code == 1
    assert result.stderr.startswith("content/panel/2024-06-12/meeting.yaml:1:18: error: ")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no such terminals here")
@pytest.mark.usefixtures("place")
def test_at_a_terminal_what_was_left_out_is_asked_for() -> None:
    panel()
    typing, terminal = os.openpty()
    command = [sys.executable, "-m", "generator", "new", "minutes"]
    environment = {**os.environ, "PYTHONPATH": str(DOCS.parent)}
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=subprocess.PIPE, env=environment) as running:
        os.write(typing, b"panel\n2024-07-10\n")
        _, said = running.communicate(timeout=60)
    os.close(typing)
    os.close(terminal)
    assert running.returncode == 0, said
    assert Path("content/panel/2024-07-10/minutes.md").is_file()


def test_a_plan_is_written_whole_or_not_at_all(place: Path) -> None:
    (place / "b").write_text("mine", encoding="utf-8")
    plan = scaffold.Plan((("a/one.md", "1\n"), ("b/two.md", "2\n")), ())
    with pytest.raises(OSError, match="b"):
        scaffold.write(plan, place)
    assert files_below(place) == {"b": b"mine"}
    assert not (place / "a").exists()


@pytest.mark.parametrize("there", ["minutes:\n  first: 7", "attendance:\n  members: [A Moss]"])
@pytest.mark.usefixtures("place")
def test_an_attendance_that_is_there_is_left(there: str) -> None:
    panel(**{"panel/2024-07-10/meeting.yaml": there})
    result = run("new", "minutes", "panel", "2024-07-10")
    assert result.stdout == "content/panel/2024-07-10/minutes.md\n"
    assert "already and was left as it is" in result.stderr
    assert text_of("panel/2024-07-10/meeting.yaml") == there


@pytest.mark.parametrize(
    ("there", "whether"),
    [(b"", True), (b"time: 18:30", True), (b"note: |\r\n  Two\r\n", True), (b"{time: 18:30}\n", False)],
)
def test_text_is_added_only_where_the_file_is_read_as_before(place: Path, there: bytes, whether: bool) -> None:  # noqa: FBT001
    (place / "meeting.yaml").write_bytes(there)
    assert fits(place / "meeting.yaml", "minutes:\n  first: 1\n") == whether


# YAML


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Repairs update", "Repairs update"),
        ("Cost of the school day: update", '"Cost of the school day: update"'),
        ("Scheme #2", '"Scheme #2"'),
        ('"Family" project', '"\\"Family\\" project"'),
        ("@risk", '"@risk"'),
        ("- a", '"- a"'),
        ("no", '"no"'),
        ("2024-09-11", '"2024-09-11"'),
        ("18:30", '"18:30"'),
        ("two\nlines", '"two\\nlines"'),
        ("", '""'),
    ],
)
def test_a_text_stands_in_quotes_where_yaml_would_trap_it(value: str, written: str) -> None:
    assert lines.scalar(value) == written


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(deadline=None)
@given(key=TEXT, value=TEXT, several=st.lists(TEXT, min_size=2), paragraph=TEXT)
def test_any_text_is_read_as_it_was_written(key: str, value: str, several: list[str], paragraph: str) -> None:
    written = [
        f"{lines.scalar('k ' + key)}: {lines.scalar(value)}",
        *lines.entry("several", several),
        "below:",
        *lines.indented(lines.list_item([*lines.block("block", paragraph), "after: x"])),
    ]
    file, faults = read_yaml("x", "\n".join(written) + "\n")
    assert faults == []
    assert isinstance(file.value, dict)
    assert list(file.value.values()) == [value, several, [{"block": paragraph, "after": "x"}]]


def test_a_paragraph_is_written_as_a_block() -> None:
    assert list(lines.block("attend", "Come in.\n\nAsk us.\n")) == ["attend: |", "  Come in.", "", "  Ask us."]


@given(title=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_the_short_form_of_any_title_is_a_name(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", short_form(title))


# The handbook

STEP = re.compile(r"^\*\*`([^`]+)`\*\*\n\n```yaml\n(.*?)^```$|^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(page: str) -> Iterator[tuple[str, str]]:
    """What a reader does in order: a file's path with its text, or a command with its answer."""
    for path, text, console in STEP.findall(page):
        if path:
            yield path, text
        for step in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
            command, _, answer = step.partition("\n")
            yield f"$ {command}", answer


@pytest.mark.usefixtures("place")
def test_the_first_meeting_of_the_handbook_goes_as_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (DOCS / "first-meeting.md").read_text(encoding="utf-8")
    done = list(steps(page))
    assert len(done) >= 10
    for what, expected in done:
        words = shlex.split(what.removeprefix("$ "))
        if not what.startswith("$"):
            Path(what).write_text(expected, encoding="utf-8")
        elif words[0] == "cd":
            monkeypatch.chdir(words[1])
        else:
            assert run(*words[1:]).output == expected, what
    assert problems(date(2024, 12, 2)) == []
