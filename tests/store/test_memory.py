"""What a build had in mind: the next one has it again, whoever else may have written there."""

import hmac
import os
import pickle
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from folders import GOLDEN, files_below

from generator import build, loading
from generator.problems import Place
from generator.standing import Options
from generator.store import memory
from generator.store.memo import Memo
from generator.store.memory import KEY, LENGTH, Remembered, keep, recall

TODAY = date(2024, 8, 30)
PLACE = Place("meeting.yaml", 3)


def kept(folder: Path) -> Path:
    """A memory that was kept: one record, made of the memory itself and a day."""
    memo = Memo()
    memo.keep("place", PLACE, memo, TODAY)
    keep(folder / "memory", "us", Remembered({"a": "1", "b": "2"}, memo, 1, "about"))
    return folder / "memory"


def test_what_was_kept_is_had_again(tmp_path: Path) -> None:
    memo = Memo()
    found = recall(kept(tmp_path), "us", memo)
    assert found
    assert (found.first, found.about) == (1, "about")
    assert memo.of("place", lambda *_: Place("anew"), memo, TODAY) == PLACE
    assert memo.of("place", lambda *_: Place("anew"), Memo(), TODAY) == Place("anew")


def test_files_that_differ_are_named() -> None:
    remembered = Remembered({"a": "1", "b": "2", "c": "3"}, Memo(), 0)
    assert remembered.changed({"a": "1", "b": "3", "d": "4"}) == {"b", "c", "d"}


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def other_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(data)


def other_key(path: Path) -> None:
    path.with_name(KEY).write_bytes(bytes(LENGTH))


def no_key(path: Path) -> None:
    path.with_name(KEY).unlink()


def half_a_key(path: Path) -> None:
    key = path.with_name(KEY)
    key.write_bytes(key.read_bytes()[: LENGTH // 2])


def open_key(path: Path) -> None:
    path.with_name(KEY).chmod(0o644)


def linked_key(path: Path) -> None:
    path.with_name(KEY).rename(path.with_name("elsewhere"))
    path.with_name(KEY).symlink_to(path.with_name("elsewhere"))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [cut, other_byte, other_key, no_key, half_a_key, open_key, linked_key, a_folder])
def test_what_does_not_bear_the_signature_is_not_read(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    path, memo = kept(tmp_path), Memo()
    harm(path)
    assert recall(path, "us", memo) is None
    assert not memo.things


def test_what_another_program_kept_is_not_read(tmp_path: Path) -> None:
    assert recall(kept(tmp_path), "them", Memo()) is None


def signed(folder: Path, thing: object) -> Path:
    """A memory that somebody signed who has the key."""
    path = kept(folder)
    key = path.with_name(KEY).read_bytes()
    whole = pickle.dumps((memory.FORM, "us")) + pickle.dumps(({}, {"a": ((), thing)}, 1, None))
    path.write_bytes(hmac.digest(key, whole, "sha256") + whole)
    return path


class Harm:
    """Would make a file where it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        """What would be called."""
        return os.mkdir, (str(self.path),)


@dataclass(frozen=True)
class Other:
    """A record of somebody else's."""

    value: int


FOREIGN: dict[str, Callable[[Path], object]] = {
    "a record of another's": lambda _: Other(1),
    "a function of Python": lambda _: os.getcwd,
    "a function of ours": lambda _: recall,
    "a method of a record": lambda _: Memo.of,
    "a call": Harm,
}


@pytest.mark.parametrize("name", FOREIGN)
def test_nothing_is_made_but_records_of_the_program_and_plain_values(tmp_path: Path, name: str) -> None:
    assert recall(signed(tmp_path, TODAY), "us", Memo())
    assert recall(signed(tmp_path, FOREIGN[name](tmp_path / "made")), "us", Memo()) is None
    assert not (tmp_path / "made").exists()


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """The invented council, built once."""
    shutil.copytree(GOLDEN, tmp_path / "content")
    assert not made(tmp_path)
    return tmp_path


def made(folder: Path) -> list[Path]:
    """Builds, and gives back what was read as changed; nothing where everything was read."""
    collect, seen = loading.collect, list[Path]()

    def note(content: Path, memo: Memo, changed: Sequence[Path] | None, **more: Any) -> loading.Loaded:
        seen.extend(changed or ())
        return collect(content, memo, changed, **more)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(build, "collect", note)
        build.build(Options(folder / "content", folder / "site", TODAY, search=False), lambda _: None)
    return seen


def test_a_build_after_an_edit_reads_what_was_changed_and_makes_the_same(workplace: Path) -> None:
    paper = next((workplace / "content").glob("*/*/*.md"))
    paper.write_text(paper.read_text(encoding="utf-8") + "\nAnother.\n", encoding="utf-8")
    assert made(workplace) == [paper]
    before = files_below(workplace / "site")
    shutil.rmtree(workplace / "site")
    shutil.rmtree(workplace / ".cache")
    assert made(workplace) == []
    assert files_below(workplace / "site") == before


def test_after_many_edits_it_is_kept_anew(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.standing.RENEWED", 2)
    papers = sorted((workplace / "content").glob("*/*/*.md"))[:3]
    for paper in papers:
        paper.write_text(paper.read_text(encoding="utf-8") + "\nAnother.\n", encoding="utf-8")
    assert len(made(workplace)) == len(papers)
    papers[0].write_text(papers[0].read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert made(workplace) == papers[:1]


def test_where_too_much_differs_everything_is_read(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST", 1)
    for paper in list((workplace / "content").glob("*/*/*.md"))[:2]:
        paper.write_text(paper.read_text(encoding="utf-8") + "\nAnother.\n", encoding="utf-8")
    assert made(workplace) == []
