"""The part of `make mutants` that runs within pytest: which tests call a function, and which of them notice a fault.

All tests are collected once. Each fault then has a process of its own, forked from there, in which it is switched on
and the tests that call its function are run, until one of them fails. What noticed the last fault is run first.
"""

import contextlib
import gc
import json
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from mutmut.configuration import config as settings
from mutmut.state import state

SWITCH = "MUTANT_UNDER_TEST"
"""By this the code that mutmut made knows which fault is on, or that calls are to be noted."""
ORDER = "FAULTS"
"""The file that says what is to be tried: `mutants`, `jobs`, `seconds`, and the file for `outcomes`."""
ENDLESS = 15
"""Seconds of a processor beyond what is given, after which a fault is taken to never end, which is noticed."""
STUCK = 300.0
"""Seconds on the clock after which it is taken to wait for something that never comes."""


@dataclass(frozen=True)
class Calls:
    """Of a test: the functions that it called, and the seconds of a processor that it took."""

    functions: frozenset[str]
    seconds: float


@dataclass
class Child:
    """A process that works on something, and where it writes what it found."""

    name: str
    folder: Path
    since: float = field(default_factory=time.monotonic)


def in_children(names: Iterable[str], jobs: int, work: Callable[[str], object]) -> Iterator[tuple[str, object]]:
    """What `work` returned of each name, in a process of its own; None of one that ended otherwise."""
    waiting, running = iter(names), dict[int, Child]()
    while True:
        while len(running) < jobs and (name := next(waiting, None)) is not None:
            child = Child(name, Path(tempfile.mkdtemp(prefix="fault-")))
            pid = os.fork()
            if not pid:
                _end(child, work)
            running[pid] = child
        if not running:
            return
        pid, _ = os.waitpid(-1, os.WNOHANG)
        if pid in running:
            child = running.pop(pid)
            answer = child.folder / "answer.json"
            yield child.name, json.loads(answer.read_text("utf-8")) if answer.exists() else None
            shutil.rmtree(child.folder, ignore_errors=True)
            continue
        for stuck in [pid for pid, child in running.items() if time.monotonic() - child.since > STUCK]:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(stuck, signal.SIGKILL)
        time.sleep(0.002)


def _end(child: Child, work: Callable[[str], object]) -> None:
    """What a child does, in silence; it never comes back from here."""
    code = 1
    try:
        os.setpgid(0, 0)
        nothing = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            os.dup2(nothing, descriptor)
        tempfile.tempdir = str(child.folder)
        answer = child.folder / "answer.part"
        answer.write_text(json.dumps(work(child.name)), encoding="utf-8")
        answer.rename(child.folder / "answer.json")
        code = 0
    finally:
        os._exit(code)


def is_passed(item: pytest.Item, following: pytest.Item | None) -> bool:
    """Whether the test passes, or is skipped."""
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


class Faults:
    """Tries each fault in place of running the tests once."""

    def __init__(self) -> None:
        """Reads what is to be tried."""
        settings()  # it is read from where the run begins, and tests go elsewhere
        order = json.loads(Path(os.environ[ORDER]).read_text("utf-8"))
        self.mutants: list[str] = order["mutants"]
        self.jobs: int = order["jobs"]
        self.seconds: float = order["seconds"]
        self.outcomes = Path(order["outcomes"])

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Does it all: notes the calls, tries each mutant, and writes how it went after each."""
        gc.collect()
        gc.disable()  # a process is over before much can be thrown away
        gc.freeze()
        self.items = {item.nodeid: item for item in session.items}
        self.calls = self.noted(session.items)
        self.by_file: dict[str, list[str]] = defaultdict(list)
        for test in self.calls:
            self.by_file[file_of(test)].append(test)
        self.noticed: dict[str, Counter[str]] = defaultdict(Counter)
        called = {function for calls in self.calls.values() for function in calls.functions}
        outcomes = {mutant: "no tests" for mutant in self.mutants if function_of(mutant) not in called}
        count = Counter(outcomes.values())
        for mutant, answer in in_children(
            [name for name in self.mutants if name not in outcomes], self.jobs, self.tried
        ):
            outcome = "timeout" if answer is None else "killed" if answer else "survived"
            if answer:
                function = function_of(mutant)
                self.noticed[function][str(answer)] += 1
                self.noticed[module_of(function)][file_of(str(answer))] += 1
            outcomes[mutant] = outcome
            count[outcome] += 1
            if not sum(count.values()) % 100:
                self.outcomes.write_text(json.dumps(outcomes), encoding="utf-8")
                print(dict(count), flush=True)
        self.outcomes.write_text(json.dumps(outcomes), encoding="utf-8")
        return True

    def noted(self, items: Sequence[pytest.Item]) -> dict[str, Calls]:
        """What each test calls, of those that pass without a fault.

        A file has a process of its own, so that what a test before it keeps for all is called again.
        """
        by_file: dict[str, list[pytest.Item]] = defaultdict(list)
        for item in items:
            by_file[file_of(item.nodeid)].append(item)

        def noted(file: str) -> object:
            os.environ[SWITCH] = "stats"
            answer, called = {}, state()._stats  # noqa: SLF001 - mutmut has no other name for it
            for item, following in zip(by_file[file], [*by_file[file][1:], None], strict=True):
                called.clear()
                start = time.process_time()
                if is_passed(item, following):
                    answer[item.nodeid] = (sorted(called), time.process_time() - start)
            return answer

        calls = {}
        for file, answer in in_children(by_file, self.jobs, noted):
            failed = [item.nodeid for item in by_file[file] if item.nodeid not in (answer or ())]  # type: ignore[operator]
            if failed:
                print(
                    f"{len(failed)} of {file} fail without a fault, so they are not run: {', '.join(failed[:3])}",
                    flush=True,
                )
            for test, (functions, seconds) in (answer or {}).items():  # type: ignore[attr-defined]
                calls[test] = Calls(frozenset(functions), seconds)
        return calls

    def tests(self, function: str) -> list[str]:
        """The tests that call it, those that noticed most first, then by file.

        First is that of the module, then those that noticed faults in the module, then what speaks of the same, then
        the quick before the slow. What is made once for all tests of a file is put down to the first of them, so the
        others of its file come last.
        """
        noticed = [test for test, _ in self.noticed[function].most_common()]
        direct: dict[str, list[str]] = defaultdict(list)
        others = []
        for file, tests in self.by_file.items():
            called = [test for test in tests if function in self.calls[test].functions]
            if called:
                direct[file] = called
                others += [test for test in tests if function not in self.calls[test].functions]
        module = module_of(function)
        own = f"tests/{module.partition('.')[2].replace('.', '/test_')}.py"
        seconds = {file: sum(self.calls[test].seconds for test in tests) / len(tests) for file, tests in direct.items()}
        noticed_in, near = self.noticed[module], {file: nearness(file, module) for file in direct}
        files = sorted(direct, key=lambda file: (file != own, -noticed_in[file], -near[file], seconds[file]))
        return list(dict.fromkeys(noticed + [test for file in files for test in direct[file]] + others))

    def tried(self, mutant: str) -> str:
        """Which test notices it, or none."""
        os.environ[SWITCH] = mutant
        limit = int(self.seconds) + ENDLESS
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        tests = self.tests(function_of(mutant))
        for test, following in zip(tests, [*tests[1:], None], strict=True):
            if time.process_time() > self.seconds:
                break
            if not is_passed(self.items[test], self.items[following] if following else None):
                return test
        return ""


def file_of(test: str) -> str:
    """The file that the test stands in."""
    return test.partition("::")[0]


@cache
def nearness(file: str, module: str) -> int:
    """How many names of rules and the like a file of tests has in common with a module, and whether it imports that."""
    tests, source = Path(file).read_text("utf-8"), Path(sys.modules[module].__file__ or "").read_text("utf-8")
    return len(_names(tests) & _names(source)) + 5 * (f"from {module} import" in tests)


@cache
def _names(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+(?:-[a-z]+)+", text))


def module_of(function: str) -> str:
    """The module that a function stands in, such as generator.archive.status."""
    return function.rpartition(".")[0]


def function_of(mutant: str) -> str:
    """The function that has the fault, as mutmut names it."""
    return mutant.rpartition("__mutmut_")[0]


def pytest_configure(config: pytest.Config) -> None:
    """Takes the place of the run."""
    config.pluginmanager.register(Faults())
