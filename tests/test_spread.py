"""Work that is spread over processes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from folders import ROOT

from generator.spread import spread_over, spread_with


def twice(number: int) -> tuple[int, int]:
    time.sleep(0.001 * (number % 7))
    return 2 * number, os.getpid()


def fail(number: int) -> int:
    if number == 40:
        raise ValueError(number)
    return number


def be_killed(number: int) -> int:
    if number == 40:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.fixture(params=["fork", "spawn"])
def _begin(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that begin as copies of this one, and anew; the latter find the tests by their path."""
    if request.param == "fork" and sys.platform != "linux":
        pytest.skip("processes are not begun so here")
    monkeypatch.setenv("AGENDAPACK_START", request.param)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), str(ROOT)]))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_made_comes_in_the_order_of_the_parts(jobs: int) -> None:
    with spread_over(jobs) as spread:
        made = list(spread(twice, range(200)))
    assert [number for number, _ in made] == [2 * number for number in range(200)]
    assert len({process for _, process in made}) == jobs


@pytest.mark.usefixtures("_begin")
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_all_need_is_given_to_each_process_once(jobs: int) -> None:
    with spread_with(7, jobs) as spread:
        assert list(spread(int.__mul__, range(100))) == [7 * number for number in range(100)]


def test_a_fault_in_another_process_is_raised_here() -> None:
    with pytest.raises(ValueError, match="40"), spread_over(2) as spread:
        list(spread(fail, range(100)))


def test_a_process_that_is_killed_is_a_fault_of_the_machine() -> None:
    with pytest.raises(OSError, match="too little memory"), spread_over(2) as spread:
        list(spread(be_killed, range(100)))


ENDLESS = r"""
import os, sys, time
from generator.spread import spread_over
def stay(number):
    os.write(1, f"{os.getpid()}\n".encode())
    time.sleep(60)
with spread_over(2) as spread:
    list(spread(stay, range(100)))
"""


def test_processes_end_with_the_first_however_that_ends() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as first:
        assert first.stdout
        others = [int(first.stdout.readline()) for _ in range(2)]
        first.kill()
        first.wait()
        until = time.monotonic() + 10
        while time.monotonic() < until and any(map(is_at_work, others)):
            time.sleep(0.05)
        assert not any(map(is_at_work, others))


def is_at_work(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
