"""Work that is spread over processes: the one seam for whatever runs it, an executor of `concurrent.futures`.

Whoever has much to do of one kind hands over a function and the parts it is done for, and gets what is made in the
order of the parts; so the same is made by any number of processes.
"""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, Generic, Literal, TypeVar, cast, get_args

from generator.store.memo import Spread, SpreadWith

P = TypeVar("P")
M = TypeVar("M")
G = TypeVar("G")

Start = Literal["fork", "forkserver", "spawn"]
"""How processes begin, in the words of `multiprocessing`."""
START = "AGENDAPACK_START"
"""The variable of the environment that says how processes begin, for those who look for a fault."""
_GIVEN: list[object] = []
"""What this process was given when it began, if it is one that was started to work for another: set once."""
FEW: dict[Start, int] = {"fork": 24, "forkserver": 200, "spawn": 400}
"""Parts: for fewer, nobody else is called. Processes that do not begin as copies take longer to come."""
AT_ONCE = 32
"""Parts that a process is given at a time, at most."""
AHEAD = 4
"""Times as many parts are handed over, before what is made of the first is taken, as are given at a time to all."""


def start() -> Start:
    """How processes begin now: as copies of this one where the system makes these at no cost, and it has one thread.

    A copy has no other thread, but every lock that one held, for ever; so one that is made while others are at work may
    wait for nobody, and whoever waits for it too. Where others are at work, copies are made of a process that is begun
    for this alone (Linux); elsewhere all begin anew.
    """
    asked = os.environ.get(START)
    if asked in get_args(Start):
        return cast("Start", asked)
    if sys.platform != "linux":
        return "spawn"
    return "fork" if len(sys._current_frames()) == 1 else "forkserver"  # noqa: SLF001 -- the only list of all threads


@contextmanager
def spread_over(jobs: int) -> Iterator[Spread]:
    """Processes to work with, so many at a time; none is started before there is work for it."""
    with spread_with(None, jobs) as spread:
        yield partial(_with_nothing, spread)


def _with_nothing(spread: SpreadWith[None], make: Callable[[P], M], parts: Sequence[P]) -> Iterable[M]:
    return spread(partial(_leaving_out, make), parts)


def _leaving_out(make: Callable[[P], M], _: None, part: P) -> M:
    return make(part)


@contextmanager
def spread_with(given: G, jobs: int) -> Iterator[SpreadWith[G]]:
    """The same for work that needs something large: each process is given it once, when it begins.

    What a part is made with is handed to `make` before the part. Where processes are no copies of this it is pickled.
    """
    with ExitStack() as stack:
        yield _Hands(given, jobs, stack)


@dataclass
class _Hands(Generic[G]):
    """This process, and others from when there is first much to do."""

    given: G
    jobs: int
    stack: ExitStack
    """What ends the others."""
    others: list[Executor] = field(default_factory=list)
    """One executor, once there was much to do."""

    def __call__(self, make: Callable[[G, P], M], parts: Sequence[P]) -> Iterable[M]:
        """What `make` makes of each part, in their order."""
        if self.jobs == 1 or (not self.others and len(parts) < FEW[start()]):
            return map(partial(make, self.given), parts)
        if not self.others:
            self.others.append(self.stack.enter_context(_processes(self.given, self.jobs)))
        return _in_order(self.others[0], self.jobs, partial(_with_given, make), parts)


@contextmanager
def _processes(given: object, jobs: int) -> Iterator[Executor]:
    """As many processes, each with what it is given."""
    how = start()
    if how == "fork":
        gc.freeze()  # what the processes have in common is not looked through, and so not copied
    context = multiprocessing.get_context(how)
    if how == "forkserver":
        context.set_forkserver_preload(["generator.build"])
    begin = partial(_begin_with, given) if how == "fork" else partial(_begin_reading, pickle.dumps(given, protocol=5))
    executor = ProcessPoolExecutor(jobs, context, begin)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)
        if how == "fork":
            gc.unfreeze()


def _in_order(executor: Executor, jobs: int, make: Callable[[P], M], parts: Sequence[P]) -> Iterator[M]:
    """What is made of each part; no more is handed over at a time than keeps everybody at work.

    So neither parts nor what is made of them pile up, and an executor is never told so much at once that it cannot be
    heard (in Python before 3.12, one that is told 16,000 things while it is itself at work stands still).
    """
    size = max(1, min(len(parts) // (4 * jobs), AT_ONCE))
    under_way: deque[Future[list[M]]] = deque()
    try:
        for first in range(0, len(parts), size):
            if len(under_way) >= AHEAD * jobs:
                yield from under_way.popleft().result()
            under_way.append(executor.submit(_each, make, parts[first : first + size]))
        while under_way:
            yield from under_way.popleft().result()
    except BrokenProcessPool as error:
        message = "a process that was at work was ended; is there too little memory?"
        raise OSError(message) from error


def _each(make: Callable[[P], M], parts: Sequence[P]) -> list[M]:
    return [make(part) for part in parts]


def _with_given(make: Callable[[Any, P], M], part: P) -> M:
    return make(_GIVEN[0], part)


def _begin_reading(given: bytes) -> None:
    _begin_with(pickle.loads(given))  # noqa: S301 -- the process that began this one wrote it


def _begin_with(given: object) -> None:
    """Takes what is given, leaves Ctrl+C to the first process, and ends with it, however that ends."""
    _GIVEN.append(given)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    first = multiprocessing.parent_process()
    if first is not None:
        Thread(target=_end_after, args=(first.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
