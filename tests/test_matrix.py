"""The same bytes: whatever the folder, the processes, the time zone, the hash seed, the cache or the Python."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

import pytest
from folders import GOLDEN, ROOT, files_below

ADDRESS = "https://www.fernshire.example/meetings/"
OTHER = "AGENDAPACK_PYTHON"
"""The variable that names another Python with the libraries, for the soak."""
NOON = str(1_725_019_200)
"""Seconds since 1970: noon of 30 August 2024 in Greenwich, which is the 31st where the day begins."""


def publish(
    folder: Path,
    *options: str,
    environment: Mapping[str, str] | None = None,
    python: str = sys.executable,
    keep: bool = False,
) -> Mapping[str, bytes]:
    """The site and the record that come of the invented council's content, in a folder of their own."""
    if not keep:
        folder.mkdir(parents=True)
        shutil.copytree(GOLDEN, folder / "content")
    told = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": NOON, **(environment or {})}
    command = [python, "-m", "generator", "publish", "--no-search", "--base-url", ADDRESS, *options]
    done = subprocess.run(command, cwd=folder, env=told, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    made = {f"site/{name}": data for name, data in files_below(folder / "site").items()}
    return made | {name: data for name, data in files_below(folder / "content").items() if name.startswith("record")}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, bytes]]:
    """The folder of a publication, by one process, and what came of it."""
    folder = tmp_path_factory.mktemp("first") / "a"
    return folder, publish(folder, "--jobs", "1", "--no-packs", environment={"PYTHONHASHSEED": "1", "TZ": "UTC"})


CELLS: Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]] = {
    "another folder, seed and time zone, two processes": (
        ("--jobs", "2"),
        {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati"},
    ),
    "the day given by hand, in the west": (
        ("--jobs", "2", "--today", "2024-08-30"),
        {"PYTHONHASHSEED": "0", "TZ": "America/Los_Angeles", "SOURCE_DATE_EPOCH": "0"},
    ),
    "processes that begin anew": (
        ("--jobs", "2"),
        {"AGENDAPACK_START": "spawn", "PYTHONHASHSEED": "random", "LC_ALL": "C"},
    ),
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_publication_is_the_same_bytes(cell: str, first: tuple[Path, Mapping[str, bytes]], tmp_path: Path) -> None:
    options, environment = CELLS[cell]
    assert publish(tmp_path / "somewhere else" / "b", *options, "--no-packs", environment=environment) == first[1]


def test_a_publication_over_the_one_before_is_the_same_bytes(first: tuple[Path, Mapping[str, bytes]]) -> None:
    assert publish(first[0], "--jobs", "2", "--no-packs", keep=True) == first[1]
    shutil.rmtree(first[0] / ".cache")
    assert publish(first[0], "--fresh", "--no-packs", keep=True) == first[1]


@pytest.mark.soak
@pytest.mark.parametrize("cell", CELLS)
def test_a_publication_with_packs_is_the_same_bytes(cell: str, tmp_path: Path) -> None:
    options, environment = CELLS[cell]
    assert publish(tmp_path / "b", *options, environment=environment) == publish(tmp_path / "a", "--jobs", "1")


def alike() -> list[str]:
    """The Pythons of this machine that can use the installed libraries, of other builds than the one that runs this."""
    places = ["python3", f"python3.{sys.version_info.minor}", "/usr/bin/python3", "/usr/local/bin/python3"]
    found = {str(Path(place).resolve()) for place in map(shutil.which, places) if place}
    return [place for place in sorted(found - {str(Path(sys.executable).resolve())}) if _say(place, 0) == _say("", 0)]


def _say(python: str, what: int) -> str:
    """What libraries a Python can use (0), or its version with its build (1)."""
    code = f"import sys, sysconfig; print((sysconfig.get_config_var('SOABI'), sys.version)[{what}])"
    done = subprocess.run([python or sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout


def test_a_python_of_another_build_gives_the_same_bytes(
    first: tuple[Path, Mapping[str, bytes]], tmp_path: Path
) -> None:
    """Debian's own beside the one in use, where there are both; else the one in use, which is to agree with itself."""
    libraries = os.pathsep.join([str(ROOT), sysconfig.get_path("purelib")])
    for number, python in enumerate(alike() or [sys.executable]):
        made = publish(tmp_path / str(number), "--no-packs", environment={"PYTHONPATH": libraries}, python=python)
        assert made == first[1], _say(python, 1)


@pytest.mark.soak
def test_another_python_gives_the_same_bytes(tmp_path: Path) -> None:
    if not os.environ.get(OTHER):
        pytest.skip(f"no other Python: name one that has the libraries in {OTHER}")
    assert publish(tmp_path / "other", python=os.environ[OTHER]) == publish(tmp_path / "own")
