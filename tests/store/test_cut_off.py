"""A build that is cut off, finds the disk full or read-only, or meets another one: a whole site stands, old or new."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from folders import ROOT, files_below

from generator import cli
from generator.store import writing

DAY = ("--today", "2024-08-30")
Files = dict[str, bytes]

BUILDING = """
import sys
from pathlib import Path
from generator.store import writing
from generator.store.writing import placing

site, ways = Path(sys.argv[1]), sys.argv[2]
if ways == "two renamings":
    placing.exchanged = lambda *_: False
for number in range(1_000_000):
    word = ("one", "two")[number % 2]
    with writing.claimed(site, {}, lambda: None):
        names = [f"{word}-{page}/index.html" for page in range(9)]
        files = [(name, word.encode()) for name in names] + [("index.html", word.encode()), ("same.css", b"same")]
        writing.place(writing.prepare(site, files))
    print(word, flush=True)
"""
"""Builds two sites in turn, without an end."""


def files_of(word: str) -> Files:
    pages = {f"{word}-{page}/index.html": word.encode() for page in range(9)}
    return {**pages, "index.html": word.encode(), "same.css": b"same"}


def standing(folder: Path) -> Files:
    """What a folder holds, but for the mark."""
    return {name: data for name, data in files_below(folder).items() if Path(name).name != writing.MARK}


def cut_off(site: Path, way: str, how: signal.Signals, wait: float) -> None:
    """Begins to build the two sites in turn, and ends that after a while."""
    command = [sys.executable, "-c", BUILDING, str(site), way]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"one\n"
        time.sleep(wait)
        process.send_signal(how)


def after(seed: str) -> float:
    """Some part of the tenth of a second in which several sites are built."""
    return random.Random(seed).uniform(0, 0.1)  # noqa: S311 -- no secret


def held(site: Path, way: str, how: signal.Signals, wait: float) -> None:
    """One run that is cut off; a whole site has to stand, and the next build has to find nothing in its way."""
    cut_off(site, way, how, wait)
    if way == "two renamings":
        writing.recover_unless_at_work(site)
    assert standing(site) in (files_of("one"), files_of("two"))
    files = {"index.html": str(wait).encode()}
    with writing.claimed(site, {}, lambda: pytest.fail("a dead run still holds the lock")):
        writing.place(writing.prepare(site, files.items()))
    assert standing(site) == files
    assert sorted(path.name for path in site.parent.iterdir()) == [".cache", "site"]


ENDS = [signal.SIGKILL, signal.SIGTERM, signal.SIGINT]
WAYS = ["one step", "two renamings"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("how", ENDS)
def test_a_run_that_is_ended_from_outside_leaves_a_whole_site(tmp_path: Path, way: str, how: signal.Signals) -> None:
    held(tmp_path / "site", way, how, after(f"{way}{how}"))


@pytest.mark.soak
@pytest.mark.parametrize("moment", range(20))
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("how", ENDS)
def test_120_runs_ended_at_other_moments_leave_a_whole_site(
    tmp_path: Path, way: str, how: signal.Signals, moment: int
) -> None:
    held(tmp_path / "site", way, how, after(f"{way}{how}{moment}"))


def build(*options: str, folder: Path) -> "subprocess.Popen[str]":
    """Begins a build by the command line, in a process of its own."""
    command = [sys.executable, "-m", "generator", "build", *DAY, "--no-search", "--no-packs", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def ended(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """The exit code and what was said on the standard error."""
    _, said = process.communicate(timeout=120)
    return process.returncode, said


def built(folder: Path) -> Files:
    """What a build by the command line in this process makes; it has to succeed."""
    command = ("build", *DAY, "--no-search", "--no-packs")
    result = CliRunner().invoke(
        cli.main, (*command, "--content", str(folder / "content"), "--site", str(folder / "site"))
    )
    assert result.exit_code == 0, result.output
    return standing(folder / "site")


CONTENT = {
    "council.yaml": "name: Fernshire Council\n",
    "panel/committee.yaml": "name: Housing Panel\n",
    "panel/2024-06-12/meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n",
    "panel/2024-06-12/rents.md": "# Rents\n\nThey rise. See [the plan](plan.bin).\n",
}
"""What is built; another name of the council changes every page."""


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Files, Files]:
    """A working folder whose content changed since its site was built; the old site and the one to come."""
    work = tmp_path_factory.mktemp("before") / "work"
    for name, text in CONTENT.items():
        (work / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (work / "content" / name).write_text(text, encoding="utf-8")
    (work / "content/panel/2024-06-12/plan.bin").write_bytes(bytes(range(256)) * 200)
    old = built(work)
    (work / "content/council.yaml").write_text("name: Borough of Fernshire\n", encoding="utf-8")
    shutil.copytree(work / "content", work.with_name("other") / "content")
    return work, old, built(work.with_name("other"))


@pytest.fixture
def two(before_and_after: tuple[Path, Files, Files], tmp_path: Path) -> tuple[Path, Files, Files]:
    """A copy of it to be built."""
    work, old, new = before_and_after
    assert set(old) == set(new)
    assert old["index.html"] != new["index.html"]
    shutil.copytree(work, tmp_path / "work")
    return tmp_path / "work", old, new


@pytest.mark.soak
@pytest.mark.parametrize("moment", range(1, 9))
@pytest.mark.parametrize("how", ENDS)
def test_a_build_by_the_command_line_ended_at_any_moment_leaves_a_whole_site(
    two: tuple[Path, Files, Files], how: signal.Signals, moment: int
) -> None:
    work, old, new = two
    process = build(folder=work)
    time.sleep(moment * 0.2)
    process.send_signal(how)
    _, said = ended(process)
    assert "Traceback" not in said or how == signal.SIGINT  # Python itself is still beginning
    assert standing(work / "site") in (old, new)
    assert built(work) == new
    assert sorted(path.name for path in work.iterdir()) == [".cache", "content", "site"]


def test_two_builds_begun_at_once_both_succeed(two: tuple[Path, Files, Files]) -> None:
    work, _, new = two
    begun = [build(folder=work) for _ in range(2)]
    assert [ended(process) for process in begun] == [(0, ""), (0, "")]
    assert standing(work / "site") == new
    assert sorted(path.name for path in work.iterdir()) == [".cache", "content", "site"]


def test_a_build_waits_for_the_one_at_work_and_says_so(tmp_path: Path) -> None:
    site = tmp_path / "site"
    first = subprocess.Popen([sys.executable, "-c", BUILDING, str(site), "one step"], cwd=ROOT, stdout=subprocess.PIPE)
    with first:
        assert first.stdout is not None
        first.stdout.readline()
        first.send_signal(signal.SIGSTOP)
        waited = []

        def wait() -> None:
            waited.append("waiting")
            first.kill()

        while not waited:  # it may have been stopped between two builds
            with writing.claimed(site, {}, wait):
                pass
            if not waited:
                first.send_signal(signal.SIGCONT)
                time.sleep(0.01)
                first.send_signal(signal.SIGSTOP)
    assert waited == ["waiting"]


def test_a_preview_that_begins_leaves_a_build_at_work_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    writing.place(writing.prepare(site, [("index.html", b"one")]))
    with writing.claimed(site, {}, lambda: None):
        site.rename(tmp_path / "site.last")  # between the two renamings
        writing.recover_unless_at_work(site)
        assert not site.exists()
    writing.recover_unless_at_work(site)
    assert standing(site) == {"index.html": b"one"}


def test_a_last_site_is_put_back_by_a_build_that_then_finds_errors(two: tuple[Path, Files, Files]) -> None:
    work, old, _ = two
    (work / "site").rename(work / "site.last")
    (work / "content/council.yaml").write_text("nmae: Fernshire\n", encoding="utf-8")
    code, said = ended(build(folder=work))
    assert code == 1, said
    assert standing(work / "site") == old


# Disks


def limited(what: str, most: int, folder: Path) -> tuple[int, str]:
    """A build in a process that may not have more of something than that."""
    program = (
        f"import resource, runpy, sys; sys.argv[0] = 'generator'; from generator import build, cli\n"
        f"resource.setrlimit(resource.{what}, ({most}, {most}))\n"
        "cli.main()"
    )
    command = [sys.executable, "-c", program, "build", *DAY, "--no-search", "--no-packs"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    return done.returncode, done.stderr


def fails_whole(work: Path, old: Files, new: Files, code: int, said: str) -> None:
    """A build that came to its limit: one line and the old site, or all is well; and the next build is fine."""
    assert (code, said.count("\n")) in {(3, 1), (0, 0)}, said
    assert code == 0 or said.startswith("agendapack: the run could not be finished: ")
    assert standing(work / "site") == (old if code else new)
    assert built(work) == new
    assert sorted(path.name for path in work.iterdir()) == [".cache", "content", "site"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limits")
@pytest.mark.parametrize(
    ("what", "most"), [("RLIMIT_FSIZE", 0), ("RLIMIT_FSIZE", 8_000), ("RLIMIT_NOFILE", 4), ("RLIMIT_NOFILE", 5)]
)
def test_a_build_that_may_write_or_open_too_little_leaves_the_old_site(
    two: tuple[Path, Files, Files], what: str, most: int
) -> None:
    work, old, new = two
    code, said = limited(what, most, work)
    assert code == 3, said
    fails_whole(work, old, new, code, said)


@pytest.mark.soak
@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limits")
@pytest.mark.parametrize(
    ("what", "most"),
    [*(("RLIMIT_FSIZE", 2**power) for power in range(6, 20)), *(("RLIMIT_NOFILE", most) for most in range(3, 20))],
)
def test_any_limit_leaves_the_old_site_or_lets_the_build_end(
    two: tuple[Path, Files, Files], what: str, most: int
) -> None:
    work, old, new = two
    fails_whole(work, old, new, *limited(what, most, work))


@contextmanager
def disk(folder: Path, size: int) -> Iterator[None]:
    """A disk of so many bytes, mounted at the folder; skips where none can be mounted."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(command, check=False).returncode != 0:
        pytest.skip("disks are mounted by root alone")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def on_a_disk_that_fills(two: tuple[Path, Files, Files], free: int) -> None:
    """Builds on a disk with so many bytes left."""
    work, old, new = two
    place = work.with_name("disk")
    with disk(place, 8 << 20):
        shutil.copytree(work, place, dirs_exist_ok=True)
        left = os.statvfs(place)
        (place / "full").write_bytes(bytes(left.f_bavail * left.f_frsize - free))
        code, said = ended(build(folder=place))
        (place / "full").unlink()
        fails_whole(place, old, new, code, said)


def test_a_full_disk_leaves_the_old_site(two: tuple[Path, Files, Files]) -> None:
    on_a_disk_that_fills(two, 100_000)


@pytest.mark.soak
@pytest.mark.parametrize("free", [number * 24_576 for number in range(20)])
def test_20_disks_that_fill_at_other_moments_leave_the_old_site_or_the_new_one(
    two: tuple[Path, Files, Files], free: int
) -> None:
    on_a_disk_that_fills(two, free)


def test_a_folder_that_may_only_be_read_is_left_as_it_is(two: tuple[Path, Files, Files]) -> None:
    work, old, _ = two
    place = work.with_name("disk")
    with disk(place, 16 << 20):
        shutil.copytree(work, place, dirs_exist_ok=True)
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        code, said = ended(build(folder=place))
        assert (code, said.count("\n")) == (3, 1), said
        assert "Read-only file system" in said
        assert standing(place / "site") == old


ADDING = """
import resource, sys
from pathlib import Path
from generator.scaffold.plan import Plan, write
resource.setrlimit(resource.RLIMIT_FSIZE, (90, 90))
write(Plan((("new.md", "# New"),), (), (("people.yaml", "b-reed: B Reed " * 9),)), Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limits")
def test_a_file_of_the_officers_that_cannot_be_added_to_keeps_every_byte(tmp_path: Path) -> None:
    old = b"a-moss: A Moss" + b" " * 80
    (tmp_path / "people.yaml").write_bytes(old)
    done = subprocess.run([sys.executable, "-c", ADDING, str(tmp_path)], cwd=ROOT, capture_output=True, check=False)
    assert b"File too large" in done.stderr
    assert standing(tmp_path) == {"people.yaml": old}


# Large files


def test_a_large_file_is_compared_and_copied_in_pieces(tmp_path: Path) -> None:
    site, film = tmp_path / "site", tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(64 << 20)
    tracemalloc.start()
    try:
        assert writing.place(writing.prepare(site, [("index.html", b""), ("film.mp4", film)])) is True
        assert writing.place(writing.prepare(site, [("index.html", b""), ("film.mp4", film)])) is False
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 8 << 20
    assert (site / "film.mp4").stat().st_size == 64 << 20
    assert not (site / "film.mp4").samefile(film)


@pytest.mark.parametrize("changed", [b"one, longer", b"two", b""])
def test_a_file_that_changed_is_copied_anew_whatever_its_time(tmp_path: Path, changed: bytes) -> None:
    site, plan = tmp_path / "site", tmp_path / "plan.png"
    plan.write_bytes(b"one")
    before = plan.stat()
    writing.place(writing.prepare(site, [("plan.png", plan)]))
    plan.write_bytes(changed)
    os.utime(plan, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert writing.place(writing.prepare(site, [("plan.png", plan)])) is True
    assert (site / "plan.png").read_bytes() == changed


def test_an_attachment_reaches_the_site_as_it_is(before_and_after: tuple[Path, Files, Files]) -> None:
    assert before_and_after[1]["panel/2024-06-12/plan.bin"] == bytes(range(256)) * 200
