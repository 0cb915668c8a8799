"""Reads documents in a process of its own, which may take so much memory and time and no more.

Started by `reader` as `python -m generator.content.attached.reading`. A line that comes in is a request, in JSON: the
file, its kind, and seconds of the processor; a line that goes out is what is in the file. What breaks down or is ended
says nothing, and whoever asked starts another. No file is opened but the one that is asked for, and only to be read.
"""

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from generator.content.attached.inside import Inside
from generator.store.codec import Codec

INSIDE = Codec(Inside)
"""How what is in a document goes from process to process, and is kept."""
READERS: Mapping[str, tuple[str, str]] = {
    "pdf": ("pdf", "read"),
    "word": ("office", "read_word"),
    "spreadsheet": ("office", "read_spreadsheet"),
}
"""What reads each kind: a module beside this, and its function. Libraries are loaded when there is a file for them."""


def main(memory: int) -> None:
    """Answers the requests that come in, one after the other, with so many bytes of memory."""
    bound_memory(memory)
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that a library says goes between the answers
    for line in sys.stdin.buffer:
        file, kind, seconds = json.loads(line)
        _bound_time(seconds)
        out.write(INSIDE.to_bytes(_read(Path(file), kind)).replace(b"\n", b" ") + b"\n")
        out.flush()


def _read(file: Path, kind: str) -> Inside:
    module, function = READERS[kind]
    try:
        read: Callable[[Path], Inside] = getattr(import_module(f"generator.content.attached.{module}"), function)
        return read(file)
    except MemoryError:
        return Inside(unread="memory")
    except Exception:  # noqa: BLE001 -- whatever a library makes of a broken file, the file is at fault
        return Inside(unread="damaged")


def bound_memory(size: int) -> None:
    """Bounds the memory of this process, where the system can: on Windows it cannot."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 -- not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound_time(seconds: int) -> None:
    """Bounds the time that the processor spends from now on, where the system can."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 -- not on Windows

        spent = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(spent.ru_utime + spent.ru_stime) + seconds + 1, hard))


if __name__ == "__main__":
    main(int(sys.argv[1]))
