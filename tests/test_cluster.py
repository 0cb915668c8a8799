"""A build by the workers of a Dask cluster: the same site, also where a worker is lost in the middle."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import LocalCluster
from folders import GOLDEN, ROOT, files_below

from generator import spread
from generator.build import build
from generator.cli import main
from generator.standing import Options, Step

RUN = "from dask.__main__ import main; main()"
TODAY = date(2024, 8, 30)
ALONE = ["--nthreads", "1", "--nworkers", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler and two workers, each a process of its own."""

    address: str
    workers: tuple[subprocess.Popen[str], ...]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster on this machine, whose workers see its files as it does."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    with ExitStack() as stack:

        def begin(*arguments: str, until: str) -> tuple[subprocess.Popen[str], str]:
            command = [sys.executable, "-c", RUN, *arguments]
            begun = subprocess.Popen(command, cwd=tmp_path, env=env, text=True, stderr=subprocess.PIPE)
            stack.enter_context(begun)
            stack.callback(begun.kill)
            assert begun.stderr
            lines = iter(begun.stderr.readline, "")
            found = next(match for line in lines if (match := re.search(until, line)))
            return begun, found[0]

        _, address = begin("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", until=r"tcp://\S+")
        workers = [begin("worker", address, *ALONE, until="Registered to")[0] for _ in range(2)]
        yield Cluster(address, tuple(workers))


@pytest.fixture(autouse=True)
def _few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets others be called for the smallest archive."""
    monkeypatch.setattr(spread, "FEW", dict.fromkeys(spread.FEW, 0))


def options(folder: Path, cluster: str = "") -> Options:
    """What a build of the invented council is asked for, its site in a folder."""
    return Options(GOLDEN, folder / "site", TODAY, search=False, cluster=cluster)


def test_a_cluster_makes_everything_in_the_order_of_the_parts() -> None:
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as cluster,
        spread.spread_with(7, 1, cluster.scheduler_address) as over,
    ):
        assert list(over(int.__mul__, range(100))) == [7 * number for number in range(100)]


@pytest.mark.soak
def test_a_cluster_makes_the_same_site_though_a_worker_is_killed_in_the_middle(
    cluster: Cluster, tmp_path: Path
) -> None:
    told: list[str] = []

    def tell(step: str) -> None:
        told.append(step)
        is_in_the_middle = isinstance(step, Step) and step == "Making the pages" and step.done == 5
        if is_in_the_middle:
            os.kill(cluster.workers[0].pid, signal.SIGKILL)

    by_cluster = build(options(tmp_path / "cluster", cluster.address), tell)
    assert cluster.workers[0].wait(10) == -signal.SIGKILL
    assert by_cluster.made == len([step for step in told if step == "Making the pages" and isinstance(step, Step)])
    here = build(options(tmp_path / "here"), lambda _: None)
    assert replace(by_cluster, problems=()) == replace(here, problems=())
    assert files_below(tmp_path / "cluster/site") == files_below(tmp_path / "here/site")


def test_a_worker_with_another_program_makes_nothing() -> None:
    with pytest.raises(OSError, match="another version of agendapack"):
        spread._each_on_cluster("another", spread._Load(None), max, [(1, 2)])


def test_where_no_cluster_answers_the_build_says_so_and_leaves_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "ANSWER", 1)
    with pytest.raises(OSError, match=r"no cluster answers at tcp://127\.0\.0\.1:9; name its scheduler"):
        build(options(tmp_path, "tcp://127.0.0.1:9"), lambda _: None)
    assert not (tmp_path / "site").exists()


def test_without_what_it_needs_a_cluster_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.options.find_spec", lambda _: None)
    said = CliRunner().invoke(main, ["build", "--cluster", "tcp://127.0.0.1:9"])
    assert said.exit_code == 2
    assert "pip install 'agendapack[cluster]'" in said.output
