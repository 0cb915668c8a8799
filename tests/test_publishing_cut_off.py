"""A publication that is ended, finds the disk full or meets another: record, editions and site are whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from folders import ROOT
from test_record import CORRECTED, FILES, JUNE, Council

from generator.store import record

MOST = 400
"""More changes of files than a publication makes."""
PARTS = 8
"""Tests that share all the moments."""
HOW = ["SIGKILL", "SIGTERM", "full"]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `before/`: a council that published once, with a paper put right, one gone and a file replaced."""
    folder = tmp_path_factory.mktemp("cut-off")
    more = {f"{JUNE}/damp.md": "# Damp\n\nA tenant's home is damp.\n"}
    agenda = FILES[f"{JUNE}/meeting.yaml"].replace("map.txt", "map.txt, damp")
    made = Council(folder / "before", FILES | more | {f"{JUNE}/meeting.yaml": agenda})
    assert made.publish("2024-06-13").problems == ()
    replaced = "republished: {2024-06-20: The map is of this year.}\n"
    made.put(
        rents=CORRECTED + "# Rents\n\n## Now\n\nRents rise by 2% a year.\n",
        damp="---\nwithdrawn: It named a tenant.\n---\n# Damp\n\nA tenant's home is damp.\n",
        map="A map of 2024.\n",
        meeting=agenda + replaced,
    )
    shutil.rmtree(folder / "before/.cache")
    return folder


def run(before: Path, how: str, start: int, step: int, work: Path) -> int:
    """Publishes and ends it from one moment on, every so many; how many moments there are."""
    shutil.copytree(before / "before", work / "before")
    program = [sys.executable, str(ROOT / "tests/publishing_cut_off.py"), str(work), how, str(start), str(step)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=1500, check=False)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


@pytest.mark.parametrize("how", ["SIGKILL", "full"])
def test_a_publication_that_is_cut_off_leaves_all_whole_and_the_next_goes_on(
    how: str, before: Path, tmp_path: Path
) -> None:
    """The last changes are those of editions, record and site, and of what is kept for the next run."""
    moments = run(before, how, -30 - HOW.index(how), 5, tmp_path)
    assert 60 < moments < MOST


def test_where_the_content_can_only_be_read_nothing_is_published(before: Path, tmp_path: Path) -> None:
    run(before, "read-only", 1, 1, tmp_path)


@pytest.mark.soak
@pytest.mark.timeout(1600)
@pytest.mark.parametrize("first", range(1, PARTS + 1))
@pytest.mark.parametrize("how", HOW)
def test_a_publication_may_be_cut_off_at_every_change_of_a_file(
    how: str, first: int, before: Path, tmp_path: Path
) -> None:
    run(before, how, first, PARTS, tmp_path)


@pytest.mark.parametrize("second", ["site", "other"])
def test_two_publications_at_once_add_one_entry(second: str, before: Path, tmp_path: Path) -> None:
    shutil.copytree(before / "before", tmp_path, dirs_exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-m", "generator", "publish", "--today", "2024-06-21", "--no-search", "--no-packs"]
    begun = [
        subprocess.Popen(
            [*program, "--jobs", "1", "--site", site],
            cwd=tmp_path,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for site in ("site", second)
    ]
    said = [process.communicate(timeout=120) for process in begun]
    assert [(process.returncode, errors) for process, (_, errors) in zip(begun, said, strict=True)] == [(0, "")] * 2
    found = record.read((tmp_path / "content" / record.FILE).read_bytes())
    assert (len(found.entries), found.faults) == (2, ())
