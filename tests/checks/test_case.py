"""What rules look at: each meeting's folder, once for as long as it stands as it did; and whether all could be read."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from content_sample import TODAY, findings, write

from generator.checks.case import Case
from generator.checks.found import PROBLEMS, Findings
from generator.content.records import MeetingRecords, Records
from generator.loading import collect
from generator.problems import Place, Problem
from generator.store.memo import Memo

FILES = {
    "board/committee.yaml": "name: Board\n",
    "board/2024-05-14/meeting.yaml": "agenda: [Rents]\n",
    "panel/2024-06-12/meeting.yaml": "agenda: [Rents]\n",
    "panel/2024-07-10/meeting.yaml": "agenda: [Damp]\n",
}
EVERY = ["2024-05-14", "2024-06-12", "2024-07-10"]


class Stored(dict[str, bytes]):
    """What is kept, in memory."""

    put = dict[str, bytes].__setitem__


class Rule:
    """Finds the date of every meeting, and notes in whose folders it looked."""

    def __init__(self) -> None:
        self.looked: list[str] = []

    def __call__(self, meeting: MeetingRecords, *parts: object) -> Iterable[Problem]:
        """What is found in one."""
        self.looked.append(meeting.name)
        yield Problem(Place(meeting.name), str(len(parts)), "", "weekday", about=("panel/meeting.yaml", ("agenda", 0)))


class Shared:
    """Several processes, of which this one does the work; it notes what each is given."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.given: list[tuple[str, str]] = []

    def __call__(self, make: Callable[..., object], parts: Sequence[tuple[str, str]]) -> list[object]:
        """What is made of each part."""
        self.given += parts
        return [make(self.records, part) for part in parts]


def case(folder: Path, memo: Memo, *, is_shared: bool = False) -> Case:
    """What rules are given of a folder, with what a memory has of earlier runs."""
    loaded = collect(folder, memo)
    assert loaded.archive
    assert loaded.records
    spread = Shared(loaded.records) if is_shared else None
    return Case(loaded.archive, loaded.records, TODAY, Findings(memo), memo, spread)  # type: ignore[arg-type]


def test_each_folder_is_looked_through_once_in_a_run(tmp_path: Path) -> None:
    rule, one = Rule(), case(write(FILES, tmp_path), Memo())
    for _ in range(2):
        assert [problem.place.path for problem in one.in_meetings("dates", rule)] == EVERY
    assert rule.looked == EVERY
    assert [problem.what for problem in one.in_meetings("dates", rule, 2024, "May")] == ["2"] * 3
    assert rule.looked == EVERY * 2


def test_what_a_change_does_not_touch_is_not_looked_through_again(tmp_path: Path) -> None:
    memo = Memo()
    list(case(write(FILES, tmp_path), memo).in_meetings("dates", Rule()))
    write({"panel/2024-07-10/meeting.yaml": "agenda: [Damp, Mould]\n"}, tmp_path)
    rule = Rule()
    assert [problem.place.path for problem in case(tmp_path, memo).in_meetings("dates", rule)] == EVERY
    assert rule.looked == ["2024-07-10"]


@pytest.mark.parametrize(
    ("name", "parts", "is_known"),
    [
        ("dates", (frozenset({0, 8}), "May"), True),
        ("dates", (frozenset({8, 0}), "May"), True),
        ("dates", (frozenset({0}), "May"), False),
        ("dates", (frozenset({0, 8}), "June"), False),
        ("dates", (), False),
        ("days", (frozenset({0, 8}), "May"), False),
    ],
)
def test_what_was_found_with_the_same_in_mind_is_known_in_later_runs(
    name: str,
    parts: tuple[object, ...],
    is_known: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    store = Stored()
    first = case(write(FILES, tmp_path), Memo(store=store))
    found = list(first.in_meetings("dates", Rule(), frozenset({0, 8}), "May"))
    first.findings.keep()
    rule, later = Rule(), case(tmp_path, Memo(store=store))
    again = list(later.in_meetings(name, rule, *parts))
    assert rule.looked == ([] if is_known else EVERY)
    if is_known:
        assert again == found
        assert [problem.about for problem in again] == [problem.about for problem in found]


def test_without_a_form_it_is_kept_for_this_run_alone(tmp_path: Path) -> None:
    store, rule = Stored(), Rule()
    for run in (1, 2):
        one = case(write(FILES, tmp_path), Memo(store=store), is_shared=True)
        for _ in range(2):
            assert len(list(one.found_in_meetings("dates", rule, None))) == len(EVERY)
        assert rule.looked == EVERY * run
        one.findings.keep()


def test_several_processes_look_through_what_nobody_has(tmp_path: Path) -> None:
    store = Stored()
    given: list[list[tuple[str, str]]] = []
    for text in ("agenda: [Damp]\n", "agenda: [Damp, Mould]\n"):
        write({**FILES, "panel/2024-07-10/meeting.yaml": text}, tmp_path)
        rule, one = Rule(), case(tmp_path, Memo(store=store), is_shared=True)
        found = list(one.found_in_meetings("dates", rule, PROBLEMS, 2024, "May"))
        assert [(problem.place.path, problem.what) for problem in found] == [(name, "2") for name in EVERY]
        assert isinstance(one.spread, Shared)
        assert rule.looked == [name for _, name in one.spread.given]
        given.append(one.spread.given)
        one.findings.keep()
    assert given == [
        [("board", "2024-05-14"), ("panel", "2024-06-12"), ("panel", "2024-07-10")],
        [("panel", "2024-07-10")],
    ]


WRONG = "wrong: x\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("council.yaml", f"name: F\n{WRONG}"),
        ("people.yaml", "a-moss: {name: A Moss, wrong: x}\n"),
        ("people.yaml", "a-moss: [x\n"),
        ("matters.yaml", "rents: {title: Rents, wrong: x}\n"),
        ("matters.yaml", "rents: [x\n"),
        ("panel/committee.yaml", f"name: Panel\n{WRONG}"),
        ("panel/actions.yaml", "1/24: [x\n"),
        ("panel/actions.yaml", "1/24: {asks: The clerk, wrong: x}\n"),
        ("board/2024-05-14/meeting.yaml", WRONG),
        ("board/2024-05-14/work-programme.yaml", WRONG),
        ("board/2024-05-14/minutes.md", f"---\n{WRONG}---\n## Rents\n"),
        ("board/2024-05-14/damp.md", f"---\n{WRONG}---\n# Damp\n"),
    ],
)
def test_while_something_cannot_be_read_nobody_says_what_nothing_names(name: str, text: str, tmp_path: Path) -> None:
    rules = ("unnamed-paper", "unnamed-file", "unused-entry")
    unnamed = {
        "matters.yaml": "repairs: {title: Repairs}\n",
        "people.yaml": "b-reed: {name: B Reed}\n",
        "panel/2024-06-12/rents.md": "# Rents\n",
        "panel/2024-06-12/plan.txt": "x",
    }
    assert len(findings({**FILES, **unnamed}, tmp_path / "sound", *rules)) == 4
    assert findings({**FILES, **unnamed, name: text}, tmp_path / "wrong", *rules) == []
