"""Work that is spread over processes: the one seam for whatever runs it, an executor of `concurrent.futures`.

Whoever has much to do of one kind hands over a function and the parts it is done for, and gets what is made in the
order of the parts; so the same is made by any number of processes.
"""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, TypeVar

from generator.store.memo import Spread, SpreadWith

P = TypeVar("P")
M = TypeVar("M")

G = TypeVar("G")

START = "AGENDAPACK_START"
"""The variable of the environment that says how processes begin, for those who look for a fault: fork or spawn."""
_GIVEN: list[object] = []
"""What this process was given when it began, if it is one that was started to work for another: set once."""
FEW = 24
"""Parts: for fewer, nobody else is called."""
AT_ONCE = 32
"""Parts that a process is given at a time, at most."""


def here(make: Callable[[P], M], parts: Sequence[P]) -> Iterable[M]:
    """Makes everything in this process, one after the other."""
    return map(make, parts)


@contextmanager
def spread_over(jobs: int) -> Iterator[Spread]:
    """Processes to work with, so many at a time; none is started before there is work for it.

    They are copies of this one where the system makes these at no cost (Linux), and begin anew elsewhere.
    """
    if jobs == 1:
        yield here
        return
    executor = ProcessPoolExecutor(jobs, _context(), _begin)
    try:
        yield partial(_among, executor, jobs)
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def spread_with(given: G, jobs: int) -> Iterator[SpreadWith[G]]:
    """The same for work that needs something large: each process is given it once, when it begins.

    What a part is made with is handed to `make` before the part. Where processes begin anew it is pickled.
    """
    if jobs == 1:
        yield partial(_here_with, given)
        return
    gc.freeze()  # what the processes have in common is not looked through, and so not copied
    executor = ProcessPoolExecutor(jobs, _context(), _begin_with, (given,))
    try:
        yield partial(_among_with, executor, jobs, given)
    finally:
        executor.shutdown(cancel_futures=True)
        gc.unfreeze()


def _here_with(given: G, make: Callable[[G, P], M], parts: Sequence[P]) -> Iterable[M]:
    return map(partial(make, given), parts)


def _among_with(executor: Executor, jobs: int, given: G, make: Callable[[G, P], M], parts: Sequence[P]) -> Iterable[M]:
    if len(parts) < FEW:
        return _here_with(given, make, parts)
    return _among(executor, jobs, partial(_with_given, make), parts)


def _with_given(make: Callable[[Any, P], M], part: P) -> M:
    return make(_GIVEN[0], part)


def _among(executor: Executor, jobs: int, make: Callable[[P], M], parts: Sequence[P]) -> Iterable[M]:
    if len(parts) < FEW:
        yield from here(make, parts)
        return
    size = max(1, min(len(parts) // (4 * jobs), AT_ONCE))
    try:
        yield from executor.map(make, parts, chunksize=size)
    except BrokenProcessPool as error:
        message = "a process that was at work was ended; is there too little memory?"
        raise OSError(message) from error


def _context() -> multiprocessing.context.BaseContext:
    return multiprocessing.get_context(os.environ.get(START) or ("fork" if sys.platform == "linux" else "spawn"))


def _begin_with(given: object) -> None:
    _begin()
    _GIVEN.append(given)


def _begin() -> None:
    """Leaves Ctrl+C to the first process, and ends with it, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    first = multiprocessing.parent_process()
    if first is not None:
        Thread(target=_end_after, args=(first.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
