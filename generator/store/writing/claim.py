"""Claims the place of a site for one run: nobody else's folder, no other run at work on it, and the last site in it."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.store.writing.kept import kept, place_kept
from generator.store.writing.mark import NotOursError
from generator.store.writing.placing import absolute, beside, recover, refuse_others, refuse_place

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = "lock"


@contextmanager
def claimed(site: Path, apart: Mapping[str, Path], wait: Callable[[], None]) -> Iterator[None]:
    """Holds the place of a site for a run, and puts the last site back if a run was cut off.

    `apart` are folders, by what they are, that must not lie in the site nor it in them; `wait` is told where another
    run is at work, which is then waited for. Raises NotOursError for a place that is another's or holds what is
    another's, OSError for a fault of the disk.
    """
    site, cache = absolute(site), place_kept(site)
    for folder in (site, beside(site, "next"), beside(site, "last")):
        _refuse_relation(folder, apart)
        _refuse_home(folder)
    _refuse_relation(cache, apart)
    _refuse_relation(site, {"where things are kept beside a site": cache})
    refuse_place(site)
    with _locked(kept(site) / LOCK, wait):
        recover(site)
        refuse_others(site)
        yield


@contextmanager
def folder_held(folder: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Holds a folder for a run, with no file of its own, however the run ends; `wait` is told where another has it.

    Windows knows no such lock; there it counts as got.
    """
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if not _took(descriptor, wait=False):
            wait()
            _took(descriptor, wait=True)
        yield
    finally:
        os.close(descriptor)


def recover_unless_at_work(site: Path) -> None:
    """Puts the last site back if a run was cut off; where a run is at work, or nothing can be written, does nothing."""
    site = absolute(site)
    if site.is_dir() or not beside(site, "last").is_dir():
        return
    try:
        with _locked(kept(site) / LOCK, None):
            recover(site)
    except OSError:
        return


def _refuse_relation(folder: Path, apart: Mapping[str, Path]) -> None:
    for what, place in apart.items():
        if _holds(folder, place):
            fault = f"is {what} or a folder above it ({place})"
        elif _holds(place, folder):
            fault = f"lies in {what} ({place})"
        else:
            continue
        message = f"{folder} {fault}, and a build replaces what it makes; name another folder with --site"
        raise NotOursError(message)


def _refuse_home(folder: Path) -> None:
    for what, place in (("the working folder", Path.cwd()), ("the home folder", Path("~").expanduser())):
        if _holds(folder, place):
            message = f"{folder} is {what} or a folder above it; name a folder of its own with --site"
            raise NotOursError(message)


def _holds(outer: Path, inner: Path) -> bool:
    """Whether a folder is another or above it, whatever the ways are called that lead there."""
    top, place = (Path(os.path.realpath(path)) for path in (outer, inner))
    places = (place, *place.parents)
    return top in places or (top.exists() and any(place.exists() and place.samefile(top) for place in places))


@contextmanager
def _locked(path: Path, wait: Callable[[], None] | None) -> Iterator[None]:
    """Holds a lock that goes with the process, however it ends; without `wait`, OSError where another has it."""
    while True:
        with path.open("ab") as file:
            if not _took(file.fileno(), wait=False):
                if wait is None:
                    message = "another run is at work"
                    raise OSError(message)
                wait()
                _took(file.fileno(), wait=True)
            if path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat()):
                yield
                return


def _took(file: int, *, wait: bool) -> bool:
    """Whether the lock was got; where a disk knows no locks, it counts as got."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
