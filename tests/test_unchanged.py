"""A build of what was built before is known for one from the files alone; anything else is seen and built."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from folders import GOLDEN, put

from generator import build as building
from generator import cli, loading
from generator.store import inputs

DAY = "--today=2024-08-30"
MEETING = "content/housing-panel/2024-09-11"
WARNED = f"{MEETING}/spare.txt"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["build", "--no-packs", "--no-search", *arguments])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented council, with templates of its own and a file that is warned of, built once."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(GOLDEN, folder / "content")
    (folder / WARNED).write_text("x", encoding="utf-8")
    (folder / "own").mkdir()
    (folder / "own/note.html").write_text("nothing", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        result = run(DAY, "--templates=own")
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def place(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it all, as it lay on another disk: with the times of its files, but those of their entries."""
    for name in ("content", "own", "site", ".cache"):
        shutil.copytree(built / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Built(Exception):  # noqa: N818  it is no fault
    """The content was read."""


@pytest.fixture
def is_built() -> Callable[..., bool]:
    """Whether a build reads the content."""

    def refuse(*_: object) -> None:
        raise Built

    def is_built(*arguments: str) -> bool:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(building, "build", refuse)
            return isinstance(run(*(arguments or (DAY, "--templates=own"))).exception, SystemExit)

    return is_built


def test_what_is_unchanged_is_not_read_and_every_warning_is_said_again(
    place: Path, is_built: Callable[..., bool]
) -> None:
    before = {path: path.stat().st_mtime_ns for path in (place / "site").rglob("*")}
    assert not is_built()
    result = run(DAY, "--templates=own")
    assert " files, 0 changed; 0 pages made, " in result.stdout
    assert result.stderr.startswith(f"{WARNED}:1:1: warning: ")
    assert {path: path.stat().st_mtime_ns for path in (place / "site").rglob("*")} == before


def test_a_file_that_was_saved_without_a_change_is_no_change(place: Path, is_built: Callable[..., bool]) -> None:
    os.utime(place / MEETING / "meeting.yaml", ns=(1, 1))
    assert not is_built()


def keep_whole_seconds(site: Path) -> None:
    """Gives the files of a site the times that they have out of a ZIP, as in the cache of GitLab's CI."""
    for path in site.rglob("*"):
        second = int(path.stat().st_mtime) * inputs.SECOND
        os.utime(path, ns=(second, second))


def test_a_site_that_was_packed_up_for_the_next_run_is_known_again(place: Path, is_built: Callable[..., bool]) -> None:
    keep_whole_seconds(place / "site")
    assert not is_built()
    page = place / "site/index.html"
    os.utime(page, ns=(1, page.stat().st_mtime_ns + 1))
    assert is_built(), "a file of the site that was saved since, in the very second"
    os.utime(page, ns=(1, page.stat().st_mtime_ns - 1 + inputs.SECOND))
    assert is_built(), "one that was packed up at another time"


def written(path: Path, change: Callable[[str], str]) -> None:
    """Changes a text, and gives the file the times that it had."""
    about = path.stat()
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text, to one of the same size and time": lambda place: written(
        place / MEETING / "meeting.yaml", lambda text: text.replace("18:00", "18:10").replace("18:30", "18:40")
    ),
    "a new file": lambda place: (place / MEETING / "more.txt").write_text("x", encoding="utf-8"),
    "a file less": lambda place: (place / WARNED).unlink(),
    "a new folder": lambda place: (place / "content/housing-panel/2024-12-11").mkdir(),
    "a file of another name": lambda place: (place / WARNED).rename(place / MEETING / "spare.csv"),
    "words that may stand nowhere": lambda place: (place / "private-words.txt").write_text("x\n", encoding="utf-8"),
    "a file for the host": lambda place: put({".well-known/security.txt": "x"}, place / "site-extra"),
    "a template": lambda place: (place / "own/note.html").write_text("something", encoding="utf-8"),
    "a page that was changed by hand": lambda place: written(
        place / "site/index.html", lambda text: f"{text}<!-- by hand -->"
    ),
    "a page that was changed by hand to one of the same size": lambda place: (place / "site/index.html").write_text(
        (place / "site/index.html").read_text(encoding="utf-8").upper(), encoding="utf-8"
    ),
    "a page that was taken away": lambda place: (place / "site/404.html").unlink(),
    "another's file in the site": lambda place: (place / "site/mine.txt").write_text("x", encoding="utf-8"),
    "no site": lambda place: shutil.rmtree(place / "site"),
    "no list of what was made": lambda place: (place / "site/.agendapack").unlink(),
    "nothing kept": lambda place: (place / ".cache/agendapack-site/last.json").unlink(),
    "half of what was kept": lambda place: (place / ".cache/agendapack-site/last.json").write_bytes(
        (place / ".cache/agendapack-site/last.json").read_bytes()[:-100]
    ),
    "other bytes in what was kept": lambda place: (place / ".cache/agendapack-site/last.json").write_bytes(
        (place / ".cache/agendapack-site/last.json").read_bytes().replace(b"nothing names", b"something has")
    ),
    "something else in its place": lambda place: (place / ".cache/agendapack-site/last.json").write_bytes(b"\xff\0[]"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(change: str, place: Path, is_built: Callable[..., bool]) -> None:
    CHANGES[change](place)
    assert is_built()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--today=2024-08-31", "--templates=own"),
        (DAY,),
        (DAY, "--templates=own", "--offline"),
        (DAY, "--templates=own", "--base-url=https://www.fernshire.example/"),
        (DAY, "--templates=own", "--handbook"),
        (DAY, "--templates=own", "--fresh"),
    ],
)
def test_another_day_or_option_is_another_build(arguments: tuple[str, ...], is_built: Callable[..., bool]) -> None:
    assert is_built(*arguments)


def test_other_libraries_or_another_program_are_another_build(
    place: Path, is_built: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(inputs, "libraries", lambda: ("Jinja2-0.dist-info",))
        assert is_built()
    assert not is_built()
    monkeypatch.setattr(inputs, "PROGRAM", place / "own")
    assert is_built()


def test_a_file_as_it_was_is_not_read_again_to_know_it(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / MEETING / "map.txt").write_text("x", encoding="utf-8")
    for name in ("spare.txt", "map.txt"):
        os.utime(place / MEETING / name, ns=(1, 1))
    monkeypatch.setattr(inputs, "GRAIN", -(10**15))  # as if all had been saved long ago
    assert run(DAY, "--templates=own").exit_code == 0
    read: list[str] = []
    known = inputs.content_hash

    def note(name: str) -> str:
        read.append(name)
        return known(name)

    monkeypatch.setattr(inputs, "content_hash", note)
    (place / MEETING / "map.txt").write_text("y", encoding="utf-8")
    assert run(DAY, "--templates=own").exit_code == 0
    assert set(read) == {f"{MEETING}/map.txt"}


def test_a_build_during_which_something_was_saved_is_not_taken_for_the_last_word(place: Path) -> None:
    collect = loading.collect

    def save_meanwhile(*given: object, **named: object) -> object:
        loaded = collect(*given, **named)  # type: ignore[arg-type]
        written(place / MEETING / "meeting.yaml", lambda text: f"{text}\n")
        return loaded

    written(place / MEETING / "meeting.yaml", lambda text: f"{text}\n")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(building, "collect", save_meanwhile)
        assert run(DAY, "--templates=own").exit_code == 0
    assert not (place / ".cache/agendapack-site/last.json").exists()


def test_fresh_makes_anew_what_was_kept(place: Path) -> None:
    (place / ".cache/agendapack-site/texts.sqlite").write_bytes(b"anything")
    result = run(DAY, "--templates=own", "--fresh")
    assert result.exit_code == 0
    assert " files, 0 changed; " in result.stdout
    assert ", 0 as before" in result.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.timeout(20)
def test_a_pipe_beside_the_papers_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "papers")
    assert inputs.content_hash(str(tmp_path / "papers")) == "?"
