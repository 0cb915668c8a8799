"""What was made before: kept, pruned, never trusted, and never a reason to fail."""

import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Timer

import pytest
from folders import GOLDEN, files_below

from generator import build
from generator.standing import Options
from generator.store import cache
from generator.store.cache import Cache, code_of
from generator.store.inputs import PROGRAM

TODAY = date(2024, 8, 30)


def test_what_is_put_is_there_for_the_next_run(tmp_path: Path) -> None:
    with Cache(tmp_path / "new/packs.sqlite", "") as cache:
        assert cache.get("a") is None
        cache.put("a", b"one")
        cache.put("a", b"two")
    with Cache(tmp_path / "new/packs.sqlite", "") as cache:
        assert cache.get("a") == b"two"


def other_version(monkeypatch: pytest.MonkeyPatch, _: Path) -> None:
    monkeypatch.setattr(cache, "version", lambda library: f"{library} of tomorrow")


def other_code(_: pytest.MonkeyPatch, program: Path) -> None:
    with (program / "text" / "marks.py").open("a", encoding="utf-8") as file:
        file.write("# more\n")


def other_name(_: pytest.MonkeyPatch, program: Path) -> None:
    (program / "text" / "marks.py").rename(program / "text" / "signs.py")


def other_python(monkeypatch: pytest.MonkeyPatch, _: Path) -> None:
    monkeypatch.setattr(sys, "version", "4.0")


@pytest.mark.parametrize("changed", [other_version, other_code, other_name, other_python])
def test_what_another_program_or_library_made_is_not_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: Callable[[pytest.MonkeyPatch, Path], None]
) -> None:
    program = tmp_path / "generator"
    shutil.copytree(PROGRAM, program, ignore=shutil.ignore_patterns("__pycache__"))
    with Cache(tmp_path / "kept", code_of(program, build.LIBRARIES)) as one:
        one.put("a", b"one")
    with Cache(tmp_path / "kept", code_of(program, build.LIBRARIES)) as again:
        assert again.get("a") == b"one"
    changed(monkeypatch, program)
    with Cache(tmp_path / "kept", code_of(program, build.LIBRARIES)) as other:
        assert other.get("a") is None


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the archive of the invented council was built, with what the build keeps."""
    folder = tmp_path_factory.mktemp("sound")
    build.build(Options(GOLDEN, folder / "site", TODAY, search=False, packs=True), lambda _: None)
    return folder


@pytest.fixture
def workplace(sound: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.mark.parametrize("name", ["texts", "packs"])
def test_both_caches_of_a_build_are_of_the_program_that_made_them(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """All that a build keeps is kept anew by another program."""

    def keys() -> set[str]:
        database = sqlite3.connect(workplace / ".cache/agendapack-site" / f"{name}.sqlite")
        found = {key for (key,) in database.execute("SELECT key FROM kept")}
        database.close()
        return found

    options = Options(GOLDEN, workplace / "site", TODAY, search=False, packs=True)
    before = keys()
    build.build(options, lambda _: None)
    assert keys() == before != set()
    monkeypatch.setattr(build, "code_of", lambda *_: "another program ")
    build.build(options, lambda _: None)
    assert keys().isdisjoint(before)
    assert len(keys()) == len(before)


def test_what_was_not_used_is_pruned(tmp_path: Path) -> None:
    with Cache(tmp_path / "kept", "") as cache:
        for key in ("asked", "left", "put"):
            cache.put(key, b"old")
    with Cache(tmp_path / "kept", "") as cache:
        cache.get("asked")
        cache.put("put", b"new")
        assert cache.prune() == 1
        assert [cache.get(key) for key in ("asked", "left", "put")] == [b"old", None, b"new"]


@pytest.mark.parametrize("data", [b"", b"not a database at all, but long enough to look like one" * 40])
def test_a_file_that_is_no_database_is_made_anew(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "kept"
    path.write_bytes(data)
    for _ in range(2):
        with Cache(path, "") as cache:
            cache.put("a", b"one")
            assert cache.get("a") == b"one"


def test_a_file_of_another_form_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE kept (other TEXT)")
    database.execute("PRAGMA user_version = 99")
    database.commit()
    database.close()
    with Cache(path, "") as cache:
        cache.put("a", b"one")
        assert cache.get("a") == b"one"


def test_what_is_not_whole_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    with Cache(path, "") as cache:
        cache.put("a", b"one")
    database = sqlite3.connect(path)
    database.execute("UPDATE kept SET data = ?", (b"odd",))
    database.commit()
    database.close()
    with Cache(path, "") as cache:
        assert cache.get("a") is None


def test_pages_broken_on_the_disk_are_no_error(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    with Cache(path, "") as cache:
        for n in range(50):
            cache.put(str(n), bytes(5000))
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with Cache(path, "") as cache:
        cache.get("7")
        cache.put("7", b"again")
        assert cache.get("7") == b"again"


def test_where_nothing_can_be_kept_it_lasts_for_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with Cache(tmp_path / "file" / "kept", "") as cache:
        cache.put("a", b"one")
        assert cache.get("a") == b"one"


def rows(path: Path, change: str, *values: object) -> None:
    """Changes a closed file by hand."""
    database = sqlite3.connect(path)
    database.execute(change, values)
    database.commit()
    database.close()


@dataclass
class Opens:
    """What a pickle may do when it is read."""

    path: Path

    def __reduce__(self) -> tuple[object, ...]:
        """Makes a file."""
        return Path.touch, (self.path,)


@pytest.mark.parametrize("name", ["texts", "packs"])
@pytest.mark.parametrize(
    "given", ["pickle", "null", "[]", '["", "", "", [], [], [], [], [], [1], []]', "[" * 99_999, ""]
)
def test_whatever_lies_in_the_cache_of_a_build_is_made_anew(workplace: Path, name: str, given: str) -> None:
    """Each entry is another thing under a right hash, as somebody else could write it."""
    site, path = workplace / "site", workplace / ".cache/agendapack-site" / f"{name}.sqlite"
    options = Options(GOLDEN, site, TODAY, search=False, packs=True)
    before = files_below(site)
    data = pickle.dumps(Opens(workplace / "opened")) if given == "pickle" else given.encode()
    database = sqlite3.connect(path)
    for (key,) in database.execute("SELECT key FROM kept").fetchall():
        right = sha256(key.encode() + b"\0" + data).digest()
        database.execute("UPDATE kept SET data = ?, hash = ? WHERE key = ?", (data, right, key))
    database.commit()
    database.close()
    with Cache(path, "") as read:
        assert read.get(key) == data
    shutil.rmtree(site)
    build.build(options, lambda _: None)
    assert not (workplace / "opened").exists()
    assert files_below(site) == before


@pytest.mark.parametrize(
    ("change", "values"),
    [
        ("UPDATE kept SET data = 'a text'", ()),
        ("UPDATE kept SET data = 7", ()),
        ("UPDATE kept SET hash = 'a text'", ()),
        ("UPDATE kept SET hash = ?", (sha256(b"one").digest(),)),
    ],
)
def test_an_entry_of_another_kind_is_not_given(tmp_path: Path, change: str, values: tuple[object, ...]) -> None:
    with Cache(tmp_path / "kept", "") as one:
        one.put("a", b"one")
    rows(tmp_path / "kept", change, *values)
    with Cache(tmp_path / "kept", "") as one:
        assert one.get("a") is None


def test_nothing_is_given_for_something_else(tmp_path: Path) -> None:
    with Cache(tmp_path / "kept", "") as one:
        one.put("a", b"one")
    rows(tmp_path / "kept", "UPDATE kept SET key = 'b'")
    with Cache(tmp_path / "kept", "") as one:
        assert one.get("b") is None


@pytest.mark.parametrize(
    "schema",
    [
        "CREATE VIEW kept AS SELECT 'a' AS key, x'01' AS data, x'02' AS hash",
        "CREATE TABLE kept (key, data, hash)",
        "; ".join([cache.TABLE, "CREATE TRIGGER more AFTER INSERT ON kept BEGIN DELETE FROM kept; END"]),
        "CREATE TABLE theirs (a)",
    ],
)
def test_a_database_that_declares_more_than_ours_is_made_anew(tmp_path: Path, schema: str) -> None:
    database = sqlite3.connect(tmp_path / "kept")
    database.executescript(schema)
    database.close()
    with Cache(tmp_path / "kept", "") as one:
        one.put("a", b"one")
    with Cache(tmp_path / "kept", "") as one:
        assert one.get("a") == b"one"


def test_while_another_run_writes_for_long_its_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    with Cache(path, "") as first:
        first.put("a", b"first")
        other = sqlite3.connect(path)
        other.execute("BEGIN IMMEDIATE")
        with Cache(path, "", wait=0.01) as second:
            second.put("b", b"second")
            assert second.get("b") == b"second"
        other.rollback()
        other.close()
        assert first.get("a") == b"first"
        first.put("c", b"first")
    with Cache(path, "") as later:
        assert [later.get(key) for key in "abc"] == [b"first", None, b"first"]


def test_a_file_that_stays_locked_is_not_waited_for_longer_than_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    def locked(_: str, wait: float) -> None:
        waited.append(wait)
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise error

    made = cache._made
    monkeypatch.setattr(cache, "_made", lambda name, wait: locked(name, wait) if name else made(name, wait))
    monkeypatch.setattr(cache, "sleep", waited.append)
    with Cache(tmp_path / "kept", "", wait=2.0) as kept:
        kept.put("a", b"one")
        assert kept.get("a") == b"one"
    assert 1.9 < sum(waited) < 2.1


WRITES = """
import sys
from pathlib import Path
from threading import Timer
from generator.store.cache import Cache
with Cache(Path(sys.argv[1]), "") as kept:
    for count in range(300):
        kept.put(f"{sys.argv[2]} {count}", sys.argv[2].encode() * 2000)
"""


def test_runs_at_the_same_time_keep_all_that_they_make_in_one_file(tmp_path: Path) -> None:
    """They begin where there is no file yet."""
    for attempt in range(4):
        path = tmp_path / str(attempt) / "kept"
        runs = [subprocess.Popen([sys.executable, "-c", WRITES, str(path), name]) for name in "ab"]
        assert [run.wait(60) for run in runs] == [0, 0]
        with Cache(path, "") as kept:
            each = [kept.get(f"{name} {count}") == name.encode() * 2000 for name in "ab" for count in range(300)]
        assert all(each)


def test_a_run_waits_for_another_that_begins_the_same_file(tmp_path: Path) -> None:
    """SQLite says at once that it is locked: it does not wait where each would wait for the other."""
    path = tmp_path / "kept"
    other = sqlite3.connect(path, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute(cache.TABLE)
    done = Timer(0.2, other.commit)
    done.start()
    with Cache(path, "") as kept:
        kept.put("a", b"one")
    done.join()
    other.close()
    with Cache(path, "") as later:
        assert later.get("a") == b"one"


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="limits of a process are those of POSIX")
def test_on_a_full_disk_a_run_goes_on_and_the_next_is_fine(tmp_path: Path) -> None:
    """The largest file that the process may write stands for the disk."""
    path = tmp_path / "kept"
    limited = f"""
import resource, signal, sys
from pathlib import Path
from threading import Timer
from generator.store.cache import Cache
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
with Cache(Path({str(path)!r}), "") as kept:
    for count in range(100):
        kept.put(str(count), bytes(50_000))
    kept.prune()
"""
    done = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    with Cache(path, "") as later:
        kept = [later.get(str(count)) for count in range(100)]
        assert {data for data in kept if data is not None} <= {bytes(50_000)}
        later.put("a", b"one")
    with Cache(path, "") as later:
        assert later.get("a") == b"one"
