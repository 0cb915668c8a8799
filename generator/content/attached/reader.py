"""Has documents read by processes of their own, several at a time: one that is damaged or endless takes only its own.

Each process reads one file after the other. One that breaks down, or is at work on a file for too long, is ended, and
the next file goes to another.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import file_digest
from pathlib import Path
from queue import SimpleQueue
from threading import Timer
from typing import TypeVar, cast

from generator.content.attached.forms import Sort
from generator.content.attached.inside import Inside
from generator.content.attached.reading import INSIDE
from generator.store.codec import Codec
from generator.store.memo import Memo

P = TypeVar("P")
M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one document may take."""

    size: int = 250_000_000
    """Bytes of the file."""
    seconds: int = 60
    """Of the processor."""
    wait: int = 300
    """Seconds by the clock: for what waits for ever and is never at work, and on a machine with much else to do."""
    memory: int = 2_000_000_000
    """Bytes that a process may take."""


LIMITS = Limits()
OUT_OF_TIME = getattr(signal, "SIGXCPU", 0) or 1_000
"""The signal that ends a process which had no more time of the processor, where the system has it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that is to be read: the file, what reads it, and the size and times by which it is known."""

    file: Path
    sort: Sort
    saved: tuple[int, ...] = ()

    @property
    def name(self) -> tuple[str, str]:
        """Under which it is kept in memory what is in it."""
        return "inside", self.file.as_posix()


@dataclass(frozen=True, slots=True)
class Hash:
    """The hash of what is in a file."""

    of: str


HASH = Codec(Hash)


def read_each(wanted: Sequence[Wanted], memo: Memo, jobs: int = 1, limits: Limits = LIMITS) -> list[Inside]:
    """What is in each of the documents, in their order, read by so many processes at a time.

    A file that has the size and times of before is not read again, and one that has the bytes of another is not either.
    OSError if no process can be started.
    """
    new = [one for one in wanted if memo.things.get(one.name, ((), None))[0] != (one.sort, *one.saved)]
    with reading(jobs, limits) as read:
        pairs = [(("inside", one.sort, repr(limits), hash_of(one, memo)), partial(read, one)) for one in new]
        with ThreadPoolExecutor(max(jobs, 1)) as pool:
            found = memo.lasting_each(INSIDE, pairs, _Threads(pool))
    for one, inside in zip(new, found, strict=True):
        memo.keep(one.name, inside, one.sort, *one.saved)
    return [cast("Inside", memo.things[one.name][1]) for one in wanted]


@dataclass(frozen=True, slots=True)
class _Threads:
    """Makes something of each part in threads: they only wait for the processes."""

    pool: ThreadPoolExecutor

    def __call__(self, make: Callable[[P], M], parts: Sequence[P]) -> Iterable[M]:
        return self.pool.map(make, parts)


def hash_of(document: Wanted, memo: Memo) -> str:
    """The hash of a document's bytes, which are read once for its size and times."""
    parts = ("hash", document.file.as_posix(), *document.saved)

    def make(*_: object) -> Hash:
        return memo.lasting(HASH, parts, lambda: Hash(_hashed(document.file)))

    return memo.of(parts[:2], make, *document.saved).of


def _hashed(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


@contextmanager
def reading(jobs: int, limits: Limits) -> Iterator[Callable[[Wanted], Inside]]:
    """What reads a document, in one of so many processes: the next that is idle."""
    readers = [Reader(limits) for _ in range(max(jobs, 1))]
    idle: SimpleQueue[Reader] = SimpleQueue()
    for reader in readers:
        idle.put(reader)

    def read(document: Wanted) -> Inside:
        reader = idle.get()
        try:
            return reader.read(document)
        finally:
            idle.put(reader)

    try:
        yield read
    finally:
        for reader in readers:
            reader.end()


class Reader:
    """A process that reads documents, begun when there is the first, and again after it was ended."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.process: subprocess.Popen[bytes] | None = None

    def read(self, document: Wanted) -> Inside:
        """What is in a document, or why that is not known."""
        if document.file.stat().st_size > self.limits.size:
            return Inside(unread="large")
        process = self._begun()
        late = _Late(process.kill)
        timer = Timer(self.limits.wait, late)
        timer.daemon = True
        timer.start()
        try:
            answer = _asked(process, [str(document.file.absolute()), document.sort, self.limits.seconds])
        finally:
            timer.cancel()
        if answer.endswith(b"\n") and (inside := INSIDE.read(answer)) is not None:
            return inside
        code = self.end()
        return Inside(unread="slow" if late.came or code == -OUT_OF_TIME else "damaged")

    def _begun(self) -> "subprocess.Popen[bytes]":
        if self.process is None or self.process.poll() is not None:
            command = [sys.executable, "-P", "-m", "generator.content.attached.reading", str(self.limits.memory)]
            self.process = subprocess.Popen(  # noqa: S603 -- this program itself
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        return self.process

    def end(self) -> int:
        """Ends the process, and says how it ended."""
        process, self.process = self.process, None
        if process is None:
            return 0
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                stream.close() if stream else None
        try:
            return process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def _asked(process: "subprocess.Popen[bytes]", request: list[object]) -> bytes:
    """The line that a process answers; nothing where it broke down."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
        return process.stdout.readline()
    except OSError:
        return b""


class _Late:
    """Ends something, and says afterwards that it did."""

    def __init__(self, end: Callable[[], None]) -> None:
        self.end = end
        self.came = False

    def __call__(self) -> None:
        self.came = True
        self.end()
