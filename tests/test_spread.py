"""Work that is spread over processes."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import UserList
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from folders import ROOT

from generator import spread as spreading
from generator.spread import spread_over, spread_with

HELD = threading.Lock()
"""A lock, such as any library has of its own."""


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


def take_the_lock(number: int) -> int:
    with HELD:
        return number


@pytest.fixture(autouse=True)
def _few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets others be called for little, and find the tests by their path where they begin anew."""
    monkeypatch.setattr(spreading, "FEW", dict.fromkeys(spreading.FEW, 24))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), str(ROOT)]))


@pytest.fixture(params=["fork", "forkserver", "spawn"])
def _begin(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that begin as copies of this one, as copies of another, and anew."""
    if request.param != "spawn" and sys.platform != "linux":
        pytest.skip("processes are not begun so here")
    monkeypatch.setenv("AGENDAPACK_START", request.param)


@pytest.fixture
def _another_thread() -> Iterator[None]:
    """Another thread of this process, which is just in something that only one may be in at a time."""
    is_in, may_go = threading.Event(), threading.Event()

    def be_in() -> None:
        with HELD:
            is_in.set()
            may_go.wait(60)

    other = threading.Thread(target=be_in, daemon=True)
    other.start()
    is_in.wait()
    yield
    may_go.set()
    other.join()


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


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is a copy")
@pytest.mark.usefixtures("_another_thread")
@pytest.mark.timeout(60)
def test_beside_another_thread_no_process_is_a_copy_that_waits_for_it() -> None:
    with spread_over(2) as spread:
        assert list(spread(take_the_lock, range(100))) == list(range(100))


ALONE = """
from generator import spread
from generator.cli.printing import progress
with progress() as tell:
    tell("At work")
    starts = [spread.start()]
    with spread.spread_over(2) as over:
        list(over(int, range(100)))
        starts.append(spread.start())  # the executor has a thread of its own
    starts.append(spread.start())
print(*starts)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is a copy")
def test_a_command_has_one_thread_on_a_terminal_too_so_that_copies_cost_nothing() -> None:
    ours, theirs = os.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    done = subprocess.run([sys.executable, "-c", ALONE], stdout=-1, stderr=theirs, text=True, env=env, check=True)
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "At work" in said
    assert done.stdout.split() == ["fork", "forkserver", "fork"]


def test_no_more_is_handed_over_than_keeps_all_at_work() -> None:
    class Parts(UserList[int]):
        taken = 0

        def __getitem__(self, at: Any) -> Any:
            self.taken += 1
            return self.data[at]

    with spread_over(2) as spread:
        parts = Parts(range(10_000))
        made = iter(spread(int, parts))
        assert [next(made) for _ in range(3)] == [0, 1, 2]
        assert parts.taken <= 10
        assert list(made) == list(range(3, 10_000))


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
