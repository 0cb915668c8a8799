"""Twice the archive is twice the work: every call of a function is counted, so the machine and its load say nothing."""

import re
from collections.abc import Callable, Mapping
from cProfile import Profile
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from folders import put

from generator import build
from generator.loading import load
from generator.standing import Options

corpus: Any = import_module("bench.corpus")
TODAY = date(2026, 12, 31)
MEETINGS = 10
MOST = 2.15
"""Times as many calls as for half of it: a little is left for longer names, and for putting things in order."""


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An archive, and one with all of it twice: committees, meetings, people and matters, then under new names."""
    once = dict(corpus.files(MEETINGS, 1))
    listed = [name for of in ("people.yaml", "matters.yaml") for name in re.findall(r"^[\w-]+", once[of], re.MULTILINE)]
    committees = sorted({path.partition("/")[0] for path in once if path.endswith("committee.yaml")})
    others = re.compile(rf"(?<![\w-])(?:{'|'.join([*committees, *listed])})(?![\w-])")
    twice: dict[str, str] = {}
    for path, text in once.items():
        renamed = others.sub(lambda found: f"x-{found[0]}", text)
        twice |= {
            path: text + renamed.replace("name: ", "name: New ") if path in ("people.yaml", "matters.yaml") else text
        }
        if path.startswith(tuple(f"{name}/" for name in committees)):
            twice[f"x-{path}"] = renamed
    return write(once, tmp_path_factory), write(twice, tmp_path_factory)


def write(files: Mapping[str, str], folders: pytest.TempPathFactory) -> Path:
    return put(files, folders.mktemp("content"))


def calls(work: Callable[[], object]) -> int:
    """How often a function was called in some work, Python's own among them."""
    with Profile() as profile:
        work()
    return sum(entry.callcount for entry in profile.getstats())


def test_reading_linking_and_all_rules(archives: tuple[Path, Path]) -> None:
    load(archives[0], TODAY)  # what is worked out once for a process
    one, two = (calls(lambda content=content: load(content, TODAY)) for content in archives)  # type: ignore[misc]
    assert two / one < MOST


def test_all_files_of_the_site(archives: tuple[Path, Path], tmp_path: Path) -> None:
    counted = []
    for content in (archives[0], *archives):
        archive, _ = load(content, TODAY)
        assert archive
        renderer = build.renderer_of(archive, None)
        options = Options(content, tmp_path / "site", TODAY, address="https://sternfeld.example/")
        counted.append(calls(lambda: [len(str(data)) for _, data in build.files(options, archive, renderer)]))  # noqa: B023
    assert counted[2] / counted[1] < MOST
