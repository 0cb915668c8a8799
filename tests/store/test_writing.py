"""The folder `site/` becomes equal to the given files, all at once or not at all."""

import itertools
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from folders import files_below
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.store import writing
from generator.store.writing import placing
from generator.store.writing.exchange import exchanged

Files = dict[str, bytes]

OLD: Files = {"index.html": b"one", "panel/index.html": b"Housing Panel", "gone.html": b"x"}
NEW: Files = {"index.html": b"two", "panel/index.html": b"Housing Panel", "new/a.html": b"y"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The place of a site in an empty folder."""
    return tmp_path / "site"


def build(site: Path, files: Files) -> bool:
    return writing.place(writing.prepare(site, files.items()))


def standing(folder: Path) -> Files:
    """What a folder holds, but for the mark."""
    return {name: data for name, data in files_below(folder).items() if Path(name).name != writing.MARK}


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


def test_the_site_becomes_equal_to_the_files(site: Path) -> None:
    assert build(site, OLD) is True
    assert build(site, NEW) is True
    assert standing(site) == NEW
    assert beside(site) == ["site"]


def test_the_next_site_says_what_is_different(site: Path) -> None:
    build(site, OLD)
    made = writing.prepare(site, NEW.items())
    assert (made.changed, made.removed, made.kept, made.total) == (2, 1, ("panel/index.html",), 3)
    assert standing(made.folder) == {"index.html": b"two", "new/a.html": b"y"}
    assert standing(writing.complete(made)) == NEW
    assert standing(site) == OLD


def test_a_build_that_finds_nothing_changed_touches_nothing(site: Path) -> None:
    build(site, OLD)
    before = site.stat()
    assert build(site, OLD) is False
    after = site.stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
        before.st_ctime_ns,
    )
    assert beside(site) == ["site"]


def test_a_completed_next_site_is_placed_or_not_all_the_same(site: Path) -> None:
    build(site, OLD)
    for files, placed in ((OLD, False), (NEW, True)):
        with writing.prepare(site, files.items()) as made:
            writing.complete(made)
            assert writing.place(made) is placed
        assert standing(site) == files


def test_a_file_with_the_same_bytes_is_the_same_file(site: Path) -> None:
    build(site, OLD)
    before = (site / "panel/index.html").stat().st_ino
    build(site, NEW)
    assert (site / "panel/index.html").stat().st_ino == before


def test_a_changed_file_is_a_new_file_so_that_a_link_to_the_old_one_keeps_its_bytes(site: Path) -> None:
    build(site, {"index.html": b"one"})
    os.link(site / "index.html", site.parent / "kept.html")
    build(site, {"index.html": b"two"})
    assert (site.parent / "kept.html").read_bytes() == b"one"


def test_files_are_copied_with_their_time_where_links_fail(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError

    build(site, OLD)
    before = (site / "panel/index.html").stat()
    monkeypatch.setattr(os, "link", no_links)
    build(site, NEW)
    after = (site / "panel/index.html").stat()
    assert after.st_ino != before.st_ino
    assert after.st_mtime_ns == before.st_mtime_ns
    assert standing(site) == NEW


def test_a_folder_may_become_a_file_and_a_file_a_folder(site: Path) -> None:
    files = {"index.html": b"", "panel": b"was a folder", "gone.html/index.html": b"was a file"}
    build(site, OLD)
    build(site, files)
    assert standing(site) == files


def test_files_are_written_as_they_come(site: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        for number in range(3):
            yield f"{number}.html", b"page"
            assert (site.with_name("site.next") / f"{number}.html").read_bytes() == b"page"

    assert writing.prepare(site, files()).changed == 3


def test_the_folders_above_a_new_site_are_made(tmp_path: Path) -> None:
    build(tmp_path / "a/b/site", OLD)
    assert standing(tmp_path / "a/b/site") == OLD


def test_a_relative_place_is_seen_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    build(Path("site"), OLD)
    assert standing(tmp_path / "site") == OLD


@pytest.mark.parametrize(
    "name",
    ["", "/index.html", "../index.html", "a/../b", "./a", "a//b", "a/", "a\\b", "c:a", "a\0", "pagefind/pagefind.js"],
)
def test_a_name_that_is_not_inside_the_site_is_refused(site: Path, name: str) -> None:
    build(site, OLD)
    with pytest.raises(ValueError, match="not a name"):
        writing.prepare(site, [("index.html", b"two"), (name, b"")])
    assert standing(site) == OLD
    assert beside(site) == ["site"]


def test_a_name_given_twice_is_refused(site: Path) -> None:
    with pytest.raises(ValueError, match="given twice"):
        writing.prepare(site, [("index.html", b"one"), ("index.html", b"one")])
    assert beside(site) == []


@given(st.lists(st.dictionaries(st.sampled_from(["a", "b/c", "b/d", "e/f/g"]), st.binary(max_size=2)), max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_row_of_builds_ends_in_the_last_files(
    tmp_path_factory: pytest.TempPathFactory, states: list[Files]
) -> None:
    site = tmp_path_factory.mktemp("row") / "site"
    for state in states:
        files = state | {"index.html": b""}
        differs = not site.exists() or standing(site) != files
        assert build(site, files) is differs
        assert standing(site) == files


# Folders that must not be replaced; tests/store/test_others_folders.py has more


def test_a_symbolic_link_is_refused(site: Path) -> None:
    build(site.with_name("elsewhere"), OLD)
    site.symlink_to(site.with_name("elsewhere"))
    with pytest.raises(writing.NotOursError, match="is a symbolic link"):
        build(site, NEW)
    assert standing(site) == OLD


def test_a_file_is_refused(site: Path) -> None:
    site.write_bytes(b"mine")
    with pytest.raises(writing.NotOursError, match="is a file; name a folder"):
        build(site, NEW)
    assert site.read_bytes() == b"mine"


def test_an_empty_folder_is_taken(site: Path) -> None:
    site.mkdir()
    build(site, OLD)
    assert standing(site) == OLD


# Folders made by other programs


def index(folder: Path, data: bytes) -> None:
    (folder / "pagefind/index").mkdir(parents=True)
    (folder / "pagefind/index/en.pf_index").write_bytes(data)


def with_index(site: Path, files: Files, data: bytes) -> bool:
    with writing.prepare(site, files.items()) as made:
        index(made.folder, data)
        return writing.place(made)


def test_the_index_is_carried_over_by_links(site: Path) -> None:
    with_index(site, OLD, b"index")
    before = (site / "pagefind/index/en.pf_index").stat().st_ino
    made = writing.prepare(site, NEW.items())
    assert made.removed == 1
    assert writing.take_over(made, "pagefind", Path.is_dir) is True
    assert writing.place(made) is True
    assert standing(site) == NEW | {"pagefind/index/en.pf_index": b"index"}
    assert (site / "pagefind/index/en.pf_index").stat().st_ino == before


def test_where_there_is_no_index_none_is_carried_over(site: Path) -> None:
    assert writing.take_over(writing.prepare(site, NEW.items()), "pagefind", lambda _: True) is False


def test_an_index_that_is_not_sound_is_not_carried_over(site: Path) -> None:
    with_index(site, OLD, b"index")
    made = writing.prepare(site, NEW.items())
    assert writing.take_over(made, "pagefind", lambda folder: (folder / "index/whole").exists()) is False
    assert not (made.folder / "pagefind").exists()


@pytest.mark.parametrize(
    ("following", "placed"), [(b"index", False), (b"other", True)], ids=["same index", "another index"]
)
def test_an_index_made_afresh_is_placed_where_it_differs(site: Path, following: bytes, placed: bool) -> None:  # noqa: FBT001
    with_index(site, OLD, b"index")
    assert with_index(site, OLD, following) is placed
    assert standing(site)["pagefind/index/en.pf_index"] == following


def test_an_index_neither_made_nor_carried_over_goes(site: Path) -> None:
    with_index(site, OLD, b"index")
    assert build(site, OLD) is True
    assert standing(site) == OLD


@pytest.mark.parametrize(
    ("files", "stale"),
    [
        ({"index.html": b"page", "a.html": b"page a"}, False),
        ({"index.html": b"page", "a.html": b"page b"}, True),
        ({"index.html": b"page"}, True),
        ({"index.html": b"page", "a.html": b"no longer indexed"}, True),
        ({"index.html": b"page", "a.html": b"page a", "b.html": b"page b"}, True),
        ({"index.html": b"page", "a.html": b"page a", "feed.xml": b"feed"}, False),
    ],
    ids=["same", "changed", "removed", "left out of the index", "added", "no page"],
)
def test_the_next_site_says_whether_the_indexed_pages_are_others(site: Path, files: Files, stale: bool) -> None:  # noqa: FBT001
    build(site, {"index.html": b"page", "a.html": b"page a"})
    made = writing.prepare(site, files.items(), lambda data: data.startswith(b"page"))
    assert made.index_stale is stale
    assert made.indexed == sum(data.startswith(b"page") for data in files.values())


# What goes wrong on the way


def test_a_fault_of_the_disk_leaves_the_site_as_it_was(site: Path) -> None:
    build(site, OLD)
    with pytest.raises(OSError, match="name too long"):
        writing.prepare(site, [("index.html", b"two"), ("a" * 300, b"")])
    assert standing(site) == OLD
    assert beside(site) == ["site"]


def test_files_that_fail_to_come_leave_the_site_as_it_was(site: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"two"
        raise LookupError

    build(site, OLD)
    with pytest.raises(LookupError):
        writing.prepare(site, files())
    assert standing(site) == OLD
    assert beside(site) == ["site"]


def test_a_next_site_that_is_not_placed_is_thrown_away_by_its_context(site: Path) -> None:
    build(site, OLD)
    with pytest.raises(LookupError), writing.prepare(site, NEW.items()):
        raise LookupError
    assert standing(site) == OLD
    assert beside(site) == ["site"]


HOUSE = Path(writing.__file__).parent


def stepping(at: Callable[[int, str], None]) -> Callable[[FrameType, str, Any], Any]:
    """A tracer that calls with the number and the place of each line of `writing` that is run."""
    steps = itertools.count(1)

    def trace(frame: FrameType, event: str, _: object) -> Any:
        if Path(frame.f_code.co_filename).parent != HOUSE:
            return None
        if event == "line":
            at(next(steps), f"{frame.f_code.co_filename}:{frame.f_lineno}")
        return trace

    return trace


def traced(site: Path, at: Callable[[int, str], None]) -> None:
    """Builds NEW under a tracer."""
    before = sys.gettrace()
    sys.settrace(stepping(at))
    try:
        build(site, NEW)
    finally:
        sys.settrace(before)


def steps_of(folder: Path) -> dict[int, str]:
    """The lines that are run where OLD becomes NEW, by their number."""
    steps: dict[int, str] = {}
    build(folder / "site", OLD)
    traced(folder / "site", steps.__setitem__)
    return steps


def ends_of_interrupts(folder: Path, steps: Iterable[int]) -> set[bool]:
    """Interrupts a build at each of the steps; whether the new site stood after it or the old one."""
    ends = set()

    for step in steps:

        def interrupt(now: int, _: str, step: int = step) -> None:
            if now == step:
                raise KeyboardInterrupt

        site = folder / str(step) / "site"
        build(site, OLD)
        with pytest.raises(KeyboardInterrupt):
            traced(site, interrupt)
        writing.recover(site)
        assert standing(site) in (OLD, NEW), step
        ends.add(standing(site) == NEW)
        build(site, NEW)
        assert standing(site) == NEW, step
        assert beside(site) == ["site"], step
    return ends


@pytest.fixture(params=["one step", "two renamings"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in which the two sites change places."""
    monkeypatch.setattr(os, "fsync", lambda _: None)  # no power fails here
    if request.param == "two renamings":
        monkeypatch.setattr(placing, "exchanged", lambda *_: False)


@pytest.mark.usefixtures("way")
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # an interrupt just before the file is closed
def test_an_interrupt_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    last = {line: step for step, line in steps_of(tmp_path).items()}
    assert ends_of_interrupts(tmp_path, sorted(last.values())[::4]) == {False, True}


@pytest.mark.soak
@pytest.mark.usefixtures("way")
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_an_interrupt_at_any_line_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    assert ends_of_interrupts(tmp_path, steps_of(tmp_path)) == {False, True}


def test_where_the_system_can_there_is_no_moment_without_a_site(site: Path) -> None:
    if not exchanged(*(made_folder(site.with_name(name)) for name in "ab")):
        pytest.skip("this disk cannot exchange two folders")
    seen = []
    build(site, OLD)
    traced(site, lambda *_: seen.append((site / "index.html").read_bytes()))
    assert set(seen) == {b"one", b"two"}


def made_folder(path: Path) -> Path:
    path.mkdir()
    return path


def test_a_site_moved_aside_by_a_run_that_died_is_put_back(site: Path) -> None:
    build(site, OLD)
    site.rename(site.with_name("site.last"))
    writing.recover(site)
    assert standing(site) == OLD
    assert beside(site) == ["site"]


def test_recovery_leaves_the_work_of_a_build_alone(site: Path) -> None:
    build(site, OLD)
    made = writing.prepare(site, NEW.items())
    writing.recover(site)
    assert writing.place(made) is True
    assert standing(site) == NEW


def test_what_dead_runs_left_is_cleared_by_the_next_build(site: Path) -> None:
    build(site, OLD)
    writing.prepare(site, NEW.items())
    shutil.copytree(site, site.with_name("site.last"))
    (site.with_name("site.next") / "pagefind").mkdir()
    (site.with_name("site.next") / "pagefind/half.js").write_bytes(b"half")
    assert beside(site) == ["site", "site.last", "site.next"]
    build(site, NEW)
    assert standing(site) == NEW
    assert beside(site) == ["site"]


def test_of_two_builds_at_once_the_first_fails_and_the_second_is_placed(site: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"first"
        build(site, NEW)
        yield "late.html", b"first"

    build(site, OLD)
    with pytest.raises(OSError, match="No such file"):
        writing.prepare(site, files())
    assert standing(site) == NEW


def test_a_next_site_that_lost_a_file_is_not_placed(site: Path) -> None:
    build(site, OLD)
    made = writing.prepare(site, NEW.items())
    (made.folder / "new/a.html").unlink()
    with pytest.raises(OSError, match="is another build at work"):
        writing.place(made)
    assert standing(site) == OLD
    assert beside(site) == ["site"]
