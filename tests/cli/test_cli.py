"""The command line as a stranger runs it."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from folders import TESTS

from generator import cli, loading
from generator.cli import printing
from generator.standing import Step

DAY = "--today=2024-08-30"


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sound archive of the invented council in `content/`."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(TESTS / "golden" / "content", tmp_path / "content")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments)


def test_build_says_what_it_made(workplace: Path) -> None:
    result = run("build", "--today", "2024-08-30")
    assert result.exit_code == 0, result.output
    made = [path for path in (workplace / "site").rglob("*") if path.is_file() and path.name != ".agendapack"]
    files = sum("pagefind" not in path.parts for path in made)
    line = (
        rf"site: {files} files, {files} changed, 12 of them pages in a new search index; (\d+) pages made, 0 as before"
    )
    assert re.fullmatch(rf"{line}, in \d+\.\d s\.\n", result.stdout)
    assert result.stderr == ""


def test_how_far_a_long_step_is_and_how_fast_it_goes_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, shown = [0.0], list[str]()
    monkeypatch.setattr(time, "perf_counter", lambda: clock[0])
    tell = printing.Progress(shown.append)
    for seconds, step in (
        (1.0, "Reading the content"),
        (3.0, Step("Making the pages", 1, 6250)),
        (4.0, Step("Making the pages", 400, 6250)),
        (4.01, Step("Making the pages", 401, 6250)),  # nobody reads another number so soon
        (23.0, Step("Making the pages", 6250, 6250)),
    ):
        clock[0] = seconds
        tell(step)
    assert shown == [
        "Reading the content …",
        "Making the pages: 1 of 6,250, 10 a second …",
        "Making the pages: 400 of 6,250, 400 a second …",
        "Making the pages: 6,250 of 6,250, 312 a second …",
    ]
    assert tell.took() == ["     2.0 s  Reading the content", "    20.0 s  Making the pages"]


@pytest.mark.usefixtures("workplace")
def test_where_the_time_went_is_said_where_it_is_asked_for() -> None:
    result = run("build", DAY, "--no-packs", "--no-search", "--verbose")
    steps = re.findall(r"^ +\d+\.\d s  (.*)$", result.stderr, re.MULTILINE)
    assert steps[:2] == ["Reading the content", "Converting and linking"]
    assert {"Checking it", "Making the pages", "Searching for what is held back"} <= set(steps)


def test_a_second_build_changes_nothing_and_makes_no_new_index(workplace: Path) -> None:
    run("build", "--today", "2024-08-30")
    result = run("build", "--today", "2024-08-30")
    assert " files, 0 changed; 0 pages made, " in result.stdout
    assert (workplace / "site/pagefind/pagefind.js").is_file()


def test_check_of_a_sound_archive_has_nothing_to_say(workplace: Path) -> None:
    result = run("check", "--today", "2024-08-30")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "0 errors, 0 warnings.\n")
    assert not (workplace / "site").exists()


def test_a_warning_stops_only_a_strict_check(workplace: Path) -> None:
    (workplace / "content/housing-panel/2024-09-11/spare.txt").write_text("x", encoding="utf-8")
    line = "content/housing-panel/2024-09-11/spare.txt:1:1: warning: "
    assert run("check", DAY).stdout.startswith(line)
    assert run("check", DAY).exit_code == 0
    assert run("check", DAY, "--strict").exit_code == 1
    assert run("build", "--no-search").exit_code == 0


def test_check_prints_json_and_annotations(workplace: Path) -> None:
    (workplace / "content/council.yaml").write_text("nam: Fernshire\n", encoding="utf-8")
    problems = json.loads(run("check", DAY, "--format", "json").stdout)
    assert [(one["path"], one["line"], one["rule"]) for one in problems] == [
        ("content/council.yaml", 1, "unknown-key"),
    ]
    annotations = run("check", DAY, "--format", "github").stdout.splitlines()
    assert annotations[0].startswith("::error file=content/council.yaml,line=1,col=1,title=unknown-key::")


def test_a_line_is_never_wrapped_and_never_read_as_markup(workplace: Path) -> None:
    name = "[bold]" + "long " * 40
    (workplace / "content/people.yaml").write_text(f'x:\n  name: X\n  kind: "{name}"\n', encoding="utf-8")
    line = next(line for line in run("check", DAY).stdout.splitlines() if "people.yaml:3" in line)
    assert name in line


@pytest.mark.parametrize(
    "arguments",
    [("buld",), ("build", "--today", "2024-02-30"), ("check", "--format", "xml"), ("build", "--templates", "none")],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("day", ["", "20240911", "2024-W37-3", "2024-9-11", "11.09.2024", "2024-09-11T10:00", "soon"])
def test_a_day_is_written_in_one_form(day: str) -> None:
    result = run("check", f"--today={day}")
    assert result.exit_code == 2
    assert result.stderr.endswith(f'"{day}" is not a date; write it like 2019-09-19\n')


def test_no_content_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert result.exit_code == 1
    assert result.stderr.startswith("content:1:1: error: there is no such folder; ")


def test_a_folder_of_others_is_wrong_usage_and_left_as_it_is(workplace: Path) -> None:
    notes = workplace / "site/notes.txt"
    notes.parent.mkdir()
    notes.write_text("not a site made earlier", encoding="utf-8")
    result = run("build", "--no-search")
    assert result.exit_code == 2
    assert result.stderr == (
        f"agendapack: {notes.parent} holds files, and agendapack did not make it; "
        "name a new or an empty folder with --site\n"
    )
    assert list((workplace / "site").iterdir()) == [notes]


def test_a_run_that_cannot_be_finished_ends_with_3_and_leaves_the_site(workplace: Path) -> None:
    assert run("build", DAY, "--no-search").exit_code == 0
    before = (workplace / "site/index.html").read_bytes()
    too_long = "a" * 250 + ".txt"  # and ".next" on top of it
    result = run("build", DAY, "--no-search", "--site", too_long)
    assert result.exit_code == 3
    assert result.stderr.startswith("agendapack: the run could not be finished: ")
    assert (workplace / "site/index.html").read_bytes() == before


def test_a_mistake_in_a_council_s_own_template_is_a_problem_with_its_line(workplace: Path) -> None:
    (workplace / "mine").mkdir()
    (workplace / "mine/about.html").write_text("<p>\n{{ titel }}\n</p>\n", encoding="utf-8")
    result = run("build", DAY, "--templates", "mine", "--no-search")
    assert result.exit_code == 1
    assert result.stderr.startswith("mine/about.html:2:1: error: 'titel' is undefined; ")
    assert not (workplace / "site").exists()


def test_a_council_s_own_template_goes_before_the_project_s(workplace: Path) -> None:
    (workplace / "mine").mkdir()
    (workplace / "mine/about.html").write_text("<p>{{ title }}, in our own words</p>\n", encoding="utf-8")
    assert run("build", "--templates", "mine", "--no-search").exit_code == 0
    page = (workplace / "site/about/index.html").read_text(encoding="utf-8")
    assert page == "<p>About this archive, in our own words</p>\n"


@pytest.mark.parametrize(
    ("name", "text"), [("assets/site.css", b"a {}\n/* caf\xe9 */"), ("about.html", b"<p>\ncaf\xe9")]
)
def test_a_template_that_is_not_utf_8_is_a_problem_with_its_file(workplace: Path, name: str, text: bytes) -> None:
    path = workplace / "mine" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(text)
    result = run("build", DAY, "--templates", "mine", "--no-search", "--no-packs")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        f"mine/{name}:2:1: error: the file is not text in UTF-8; save it as UTF-8 [template]"
    )
    assert not (workplace / "site").exists()


def test_a_template_of_packs_that_is_not_utf_8_is_a_problem_with_its_file(workplace: Path) -> None:
    (workplace / "mine").mkdir()
    (workplace / "mine/pack.typ").write_bytes(b"= caf\xe9")
    result = run("build", DAY, "--templates", "mine", "--no-search")
    assert result.exit_code == 1
    assert result.stderr.startswith("mine/pack.typ:1:1: error: ")


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1",
        "http://www.fernshire.example:99999/",
        "https:///meetings/",
        "ftp://www.fernshire.example/",
        "javascript:alert(1)",
        "www.fernshire.example/meetings/",
        "//www.fernshire.example/",
        "/meet ings/",
        '/"onload="x',
        "/meetings/?draft",
        "https://www.fernshire.example/#top",
    ],
)
def test_a_base_url_that_is_no_address_of_a_site_is_wrong_usage_in_one_line(workplace: Path, address: str) -> None:
    result = run("build", DAY, "--base-url", address)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("Error: Invalid value for '--base-url': ")
    assert not (workplace / "site").exists()


@pytest.mark.parametrize("address", ["", "/", "/meetings", "https://www.fernshire.example", "http://[::1]:8080/a/"])
def test_an_address_or_a_path_is_taken_as_base_url(workplace: Path, address: str) -> None:
    (workplace / "content/council.yaml").unlink()
    assert run("build", DAY, "--base-url", address).exit_code == 1


def alone(
    folder: Path, *arguments: str, output: object = subprocess.PIPE, **environment: str
) -> tuple[int, bytes, bytes]:
    """Runs the program as a process of its own: how it ended, and what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=output,  # type: ignore[call-overload]
        stderr=subprocess.PIPE,
        check=False,
    )
    return done.returncode, done.stdout or b"", done.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_what_an_output_cannot_print_is_replaced(workplace: Path, environment: dict[str, str]) -> None:
    (workplace / "content/people.yaml").write_text("x:\n  name: X\n  kind: \u2013\u0141\n", encoding="utf-8")
    code, printed, said = alone(workplace, "check", DAY, **environment)
    assert code == 1
    assert b'people.yaml:3:9: error: "??" is not ' in printed
    assert b"Traceback" not in said
    assert alone(workplace, "schema", **environment)[0] == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("arguments", [("schema",), ("--help",), ("check", DAY)])
def test_a_full_output_ends_with_3_and_one_line(workplace: Path, arguments: tuple[str, ...]) -> None:
    (workplace / "content/people.yaml").write_text("x:\n  name: X\n  kind: none\n", encoding="utf-8")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        code, _, said = alone(workplace, *arguments, output=full)
    assert code == 3
    (line,) = said.decode().splitlines()
    assert line.startswith("agendapack: the run could not be finished: ")


def test_an_output_that_is_closed_ends_with_3_and_one_line(workplace: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    code, _, said = alone(workplace, "schema", output=write)
    os.close(write)
    assert code == 3
    (line,) = said.decode().splitlines()
    assert line.startswith("agendapack: the run could not be finished: ")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (KeyError("id"), "agendapack: a fault of this program, not of your files (KeyError at __init__.py:"),
        (RecursionError(), "agendapack: a fault of this program, not of your files (RecursionError at __init__.py:"),
        (
            ValueError("two\nlines"),
            "agendapack: a fault of this program, not of your files (ValueError at __init__.py:",
        ),
        (MemoryError(), "agendapack: the run could not be finished: there is too little memory"),
        (OSError(28, "No space left"), "agendapack: the run could not be finished: [Errno 28] No space left"),
    ],
)
@pytest.mark.usefixtures("workplace")
def test_no_fault_of_the_program_or_machine_is_a_traceback(
    monkeypatch: pytest.MonkeyPatch, error: Exception, line: str
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(loading, "load", fails)
    result = run("check", DAY)
    assert result.exit_code == 3
    (said,) = result.stderr.splitlines()
    assert said.startswith(line)
    assert ("please report it, with what AGENDAPACK_TRACEBACK=1 shows" in said) is ("fault of this program" in line)
    monkeypatch.setenv("AGENDAPACK_TRACEBACK", "1")
    assert "Traceback" in run("check", DAY).stderr


@pytest.mark.parametrize(
    ("command", "step"), [("check", "generator.loading.load"), ("build", "generator.build.collect")]
)
def test_ctrl_c_ends_a_command_with_one_line_and_leaves_the_site(
    command: str, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(step, interrupted)
    monkeypatch.chdir(tmp_path)
    result = run(command)
    assert result.exit_code == 130
    assert result.stderr == "agendapack: stopped by Ctrl+C; what was published stays\n"
    assert not (tmp_path / "site").exists()
