"""What was found in the folder of a meeting is kept for later runs, and found anew where anything in it changed."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from content_sample import TODAY, write

from generator import loading
from generator.checks import wording
from generator.checks.found import PROBLEMS, Findings
from generator.checks.texts import CheckedText
from generator.problems import Place, Problem
from generator.store.memo import Memo

JUNE = "panel/2024-06-12"
FILES = {
    "council.yaml": "name: Fernshire Council\n",
    "panel/committee.yaml": "name: Housing Panel\n",
    f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, papers: rents}]\n",
    f"{JUNE}/rents.md": "# Rents\n\n## Now\n\nThe GLD, and [here](https://www.fernshire.example/).\n",
    "panel/2024-07-03/meeting.yaml": "agenda: [{title: Rents}]\n",
}


class Stored(dict[str, bytes]):
    """What is kept, in memory."""

    put = dict[str, bytes].__setitem__


def problems(folder: Path, store: Stored | None) -> list[Problem]:
    return loading.load(folder, TODAY, Memo(store=store))[1]


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts in which links are looked for."""
    met: list[str] = []
    look = wording._link_texts

    def note(text: CheckedText) -> object:
        met.append(text.file.path)
        return look(text)

    monkeypatch.setattr(wording, "_link_texts", note)
    return met


def test_it_is_looked_for_once_and_the_same_is_said_again(tmp_path: Path, looked: list[str]) -> None:
    write(FILES, tmp_path)
    store = Stored()
    first = problems(tmp_path, store)
    assert {problem.rule for problem in first} >= {"link-text", "abbreviation"}
    looked.clear()
    assert problems(tmp_path, store) == first == problems(tmp_path, None)
    assert len(looked) == 1  # without a store


def test_a_changed_text_is_looked_through_again(tmp_path: Path, looked: list[str]) -> None:
    write(FILES, tmp_path)
    store = Stored()
    problems(tmp_path, store)
    looked.clear()
    write({f"{JUNE}/rents.md": "# Rents\n\n## Now\n\nThe GLD, [more](https://www.fernshire.example/).\n"}, tmp_path)
    assert problems(tmp_path, store) == problems(tmp_path, None)
    assert len(looked) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"glossary.yaml": "GLD: Growth and land\n"},
        {"people.yaml": "g-gld:\n  name: GLD Moss\n  kind: councillor\n"},
        {"council.yaml": "name: Fernshire Council\ncontact: {email: clerk@fernshire.example, about: x}\n"},
    ],
)
def test_what_is_meant_by_the_whole_council_counts(change: dict[str, str], tmp_path: Path) -> None:
    write(FILES | {f"{JUNE}/rents.md": "# Rents\n\n## Now\n\nGLD Moss, write to a.moss@fernshire.example.\n"}, tmp_path)
    store = Stored()
    problems(tmp_path, store)
    write(change, tmp_path)
    assert problems(tmp_path, store) == problems(tmp_path, None)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"\xff", b'{"link texts": 1}', b'{"link texts": "[[1]]"}', b"[" * 100_000]
)
def test_what_is_damaged_is_found_anew(data: bytes, tmp_path: Path) -> None:
    write(FILES, tmp_path)
    store = Stored()
    first = problems(tmp_path, store)
    for key in [key for key in store if key.startswith("found ")]:
        store[key] = data
    assert problems(tmp_path, store) == first


def test_what_nobody_added_to_is_not_written_again(tmp_path: Path) -> None:
    write(FILES, tmp_path)
    store = Stored()
    problems(tmp_path, store)
    kept = {key for key in store if key.startswith("found ")}
    assert len(kept) == 2  # an entry for each meeting
    written: list[str] = []
    later = Stored(store)
    later.put = lambda key, _data: written.append(key)  # type: ignore[method-assign]
    problems(tmp_path, later)
    assert written == []


def test_a_name_that_no_file_can_hold_comes_back_as_it_was(tmp_path: Path) -> None:
    write(FILES, tmp_path)
    store = Stored()
    problem = Problem(Place("panel/\udcff.csv"), "what", "mend", "table-heading")
    for made in ([problem], []):
        memo = Memo(store=store)
        records = loading.collect(tmp_path, memo).records
        assert records
        found = Findings(memo)
        meeting = records.committees["panel"].meetings["2024-06-12"]
        assert found.of(meeting, "headings", PROBLEMS, lambda made=made: made) == (problem,)  # type: ignore[misc]
        assert found.has(meeting, "headings")
        assert not found.has(meeting, "links")
        found.keep()


def test_without_a_place_to_keep_it_nothing_is_known(tmp_path: Path) -> None:
    memo = Memo()
    records = loading.collect(write(FILES, tmp_path), memo).records
    assert records
    found, meeting = Findings(memo), records.committees["panel"].meetings["2024-06-12"]
    found.note(meeting, "headings", PROBLEMS, ())
    assert not found.has(meeting, "headings")
    found.keep()


def test_others_look_through_the_folders_and_find_the_same(tmp_path: Path) -> None:
    asked: set[object] = set()

    @contextmanager
    def crew(given: object) -> Iterator[Any]:
        def spread(make: Callable[..., object], parts: Sequence[object]) -> list[object]:
            asked.update(parts)
            return [make(given, part) for part in parts]

        yield spread

    def found(store: Stored) -> list[Problem]:
        memo = Memo(store=store)
        return loading.ruled(loading.collect(write(FILES, tmp_path), memo), TODAY, memo, crew)

    store = Stored()
    first = found(store)
    assert asked == {("panel", "2024-06-12"), ("panel", "2024-07-03")}
    assert first == problems(tmp_path, None)
    asked.clear()
    assert found(store) == first
    assert asked == set()  # it is known from before


def test_what_each_rule_found_is_kept_under_a_name_of_its_own(tmp_path: Path) -> None:
    """Two of one name would say what the other found, and a new name has all of it looked for anew."""
    store = Stored()
    problems(write(FILES, tmp_path), store)
    for data in (data for key, data in store.items() if key.startswith("found ")):
        names = [re.sub(r" [0-9a-f]{64}$", " …", name) for name in json.loads(data)]
        assert sorted(names) == [
            "abbreviations …",
            "headings in data",
            "headings in texts",
            "item numbers",
            "link forms",
            "link texts",
            "links in values",
            "lost characters",
            "marked",
            "personal details …",
            "plain links",
            "plain names …",
            "spreadsheet errors",
            "weekdays",
            "weekdays in values",
        ]
