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
from functools import cache, partial
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, Generic, Literal, TypeVar, cast, get_args

from generator.store.cache import code_of
from generator.store.inputs import PROGRAM
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
MAKING = ("markdown", "nh3", "jinja2", "markupsafe", "pydantic")
"""The libraries by which texts and pages come out otherwise."""
ANSWER = 10
"""Seconds in which a cluster has to answer."""
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
def spread_over(jobs: int, cluster: str = "") -> Iterator[Spread]:
    """Processes to work with, so many at a time, or a cluster; none is started before there is work for it."""
    with spread_with(None, jobs, cluster) as spread:
        yield partial(_with_nothing, spread)


def _with_nothing(spread: SpreadWith[None], make: Callable[[P], M], parts: Sequence[P]) -> Iterable[M]:
    return spread(partial(_leaving_out, make), parts)


def _leaving_out(make: Callable[[P], M], _: None, part: P) -> M:
    return make(part)


@contextmanager
def spread_with(given: G, jobs: int, cluster: str = "") -> Iterator[SpreadWith[G]]:
    """The same for work that needs something large: each process is given it once, when it begins.

    What a part is made with is handed to `make` before the part. Where processes are no copies of this it is pickled.
    `cluster` is the address of the scheduler of a Dask cluster, which then does all work of which there is much.
    """
    with ExitStack() as stack:
        yield _Hands(given, jobs, cluster, stack)


@dataclass(frozen=True, slots=True)
class _Others:
    """Who is at work for this process: an executor, for how many, and how they come by what they are given."""

    executor: Executor
    count: int
    handing: Callable[[Callable[[Any, Any], Any], Sequence[Any]], tuple[Any, ...]]
    """Function and arguments of a call that makes something of each of some parts."""


@dataclass
class _Hands(Generic[G]):
    """This process, and others from when there is first much to do."""

    given: G
    jobs: int
    cluster: str
    stack: ExitStack
    """What ends the others."""
    others: list[_Others] = field(default_factory=list)
    """One, once there was much to do."""

    def __call__(self, make: Callable[[G, P], M], parts: Sequence[P]) -> Iterable[M]:
        """What `make` makes of each part, in their order."""
        if not self.others and not self._is_much(len(parts)):
            return map(partial(make, self.given), parts)
        if not self.others:
            begun = _on_cluster(self.given, self.cluster) if self.cluster else _processes(self.given, self.jobs)
            self.others.append(self.stack.enter_context(begun))
        return _in_order(self.others[0], make, parts)

    def _is_much(self, parts: int) -> bool:
        return parts >= FEW["spawn"] if self.cluster else self.jobs > 1 and parts >= FEW[start()]


@contextmanager
def _processes(given: object, jobs: int) -> Iterator[_Others]:
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
        yield _Others(executor, jobs, lambda make, parts: (_each_with_given, make, parts))
    finally:
        executor.shutdown(cancel_futures=True)
        if how == "fork":
            gc.unfreeze()


@contextmanager
def _on_cluster(given: object, address: str) -> Iterator[_Others]:
    """The workers of a Dask cluster; each keeps what it is given, and one that is lost is done without.

    Raises OSError where none answers, and where one has another program than this.
    """
    from distributed import Client  # noqa: PLC0415 -- an extra, and it takes a while to come

    try:
        client = Client(address, timeout=ANSWER, set_as_default=False)
    except OSError as error:
        message = f"no cluster answers at {address}; name its scheduler, as in tcp://10.0.0.5:8786"
        raise OSError(message) from error
    with client:
        count = sum(client.nthreads().values())
        if not count:
            message = f"the cluster at {address} has no workers; start some with: dask worker {address}"
            raise OSError(message)
        (there,) = client.scatter([_Load(given)], broadcast=True, hash=False)
        executor = client.get_executor()
        try:
            yield _Others(executor, count, lambda make, parts: (_each_on_cluster, _program(), there, make, parts))
        finally:
            executor.shutdown()


@dataclass(frozen=True, slots=True)
class _Load:
    """Something that is carried to a cluster whole: Dask would look into a list or a mapping for what it knows."""

    thing: object


def _each_on_cluster(program: str, load: _Load, make: Callable[[Any, P], M], parts: Sequence[P]) -> list[M]:
    if program != _program():
        message = "a worker of the cluster has another version of agendapack, its libraries or Python"
        raise OSError(message)
    return [make(load.thing, part) for part in parts]


@cache
def _program() -> str:
    """Tells the program and the libraries that make texts and pages from others."""
    return code_of(PROGRAM, MAKING)


def _in_order(others: _Others, make: Callable[[Any, P], M], parts: Sequence[P]) -> Iterator[M]:
    """What is made of each part; no more is handed over at a time than keeps everybody at work.

    So neither parts nor what is made of them pile up, and an executor is never told so much at once that it cannot be
    heard (in Python before 3.12, one that is told 16,000 things while it is itself at work stands still).
    """
    size = max(1, min(len(parts) // (4 * others.count), AT_ONCE))
    under_way: deque[Future[list[M]]] = deque()
    try:
        for first in range(0, len(parts), size):
            if len(under_way) >= AHEAD * others.count:
                yield from under_way.popleft().result()
            under_way.append(others.executor.submit(*others.handing(make, parts[first : first + size])))
        while under_way:
            yield from under_way.popleft().result()
    except BrokenProcessPool as error:
        message = "a process that was at work was ended; is there too little memory?"
        raise OSError(message) from error


def _each_with_given(make: Callable[[Any, P], M], parts: Sequence[P]) -> list[M]:
    return [make(_GIVEN[0], part) for part in parts]


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
