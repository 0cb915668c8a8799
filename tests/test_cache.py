"""What was made before: kept, pruned, and never a reason to fail."""

import sqlite3
from pathlib import Path

import pytest

from generator import text as prose
from generator.store.cache import Cache, code_of
from generator.text import figures


def test_what_is_put_is_there_for_the_next_run(tmp_path: Path) -> None:
    with Cache(tmp_path / ".cache/packs.sqlite") as cache:
        assert cache.get("a") is None
        cache.put("a", b"one")
        cache.put("a", b"two")
    with Cache(tmp_path / ".cache/packs.sqlite") as cache:
        assert cache.get("a") == b"two"


def test_what_other_code_made_is_not_given(tmp_path: Path) -> None:
    with Cache(tmp_path / "kept", code_of(prose, "markdown")) as cache:
        cache.put("a", b"one")
    with Cache(tmp_path / "kept", code_of(prose, "markdown")) as cache:
        assert cache.get("a") == b"one"
    for other in (code_of(figures, "markdown"), code_of(prose, "pyyaml"), code_of(prose)):
        with Cache(tmp_path / "kept", other) as cache:
            assert cache.get("a") is None


def test_what_was_not_used_is_pruned(tmp_path: Path) -> None:
    with Cache(tmp_path / "kept") as cache:
        for key in ("asked", "left", "put"):
            cache.put(key, b"old")
    with Cache(tmp_path / "kept") as cache:
        cache.get("asked")
        cache.put("put", b"new")
        assert cache.prune() == 1
        assert [cache.get(key) for key in ("asked", "left", "put")] == [b"old", None, b"new"]


@pytest.mark.parametrize("data", [b"", b"not a database at all, but long enough to look like one" * 40])
def test_a_file_that_is_no_database_is_made_anew(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "kept"
    path.write_bytes(data)
    for _ in range(2):
        with Cache(path) as cache:
            cache.put("a", b"one")
            assert cache.get("a") == b"one"


def test_a_file_of_another_form_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE kept (other TEXT)")
    database.execute("PRAGMA user_version = 99")
    database.commit()
    database.close()
    with Cache(path) as cache:
        cache.put("a", b"one")
        assert cache.get("a") == b"one"


def test_what_is_not_whole_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    with Cache(path) as cache:
        cache.put("a", b"one")
    database = sqlite3.connect(path)
    database.execute("UPDATE kept SET data = ?", (b"odd",))
    database.commit()
    database.close()
    with Cache(path) as cache:
        assert cache.get("a") is None


def test_pages_broken_on_the_disk_are_no_error(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    with Cache(path) as cache:
        for n in range(50):
            cache.put(str(n), bytes(5000))
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with Cache(path) as cache:
        cache.get("7")
        cache.put("7", b"again")
        assert cache.get("7") == b"again"


def test_where_nothing_can_be_kept_it_lasts_for_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with Cache(tmp_path / "file" / "kept") as cache:
        cache.put("a", b"one")
        assert cache.get("a") == b"one"
