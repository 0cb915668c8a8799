"""Is told by the operating system which files change."""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

logging.getLogger("watchdog").addHandler(logging.NullHandler())  # it would print of a folder that was removed
READING = frozenset({"opened", "closed_no_write"})
"""Notices of files that are only read; the preview itself reads them."""
ENDING = frozenset({"deleted", "moved"})
"""Notices of a watched folder itself after which it gives no others."""


class Watching:
    """Watches folders until it is stopped, and one that is made anew again.

    `tell` is told of every file and folder in them that changes, by its path as the folder's is written. Where the
    operating system gives no notices (too many folders, or a disk elsewhere), it looks itself.
    """

    def __init__(self, folders: Iterable[Path], tell: Callable[[Path], None]) -> None:
        self._tell = tell
        self._watched: dict[Path, _Watched | None] = dict.fromkeys(folders)
        self.renew()

    def renew(self) -> tuple[Path, ...]:
        """The folders that came, went, or were made anew since it was last asked; those that are there are watched."""
        changed = tuple(folder for folder, watched in self._watched.items() if _is_other(folder, watched))
        for folder in changed:
            _end(self._watched[folder])
            self._watched[folder] = _watched(folder, self._tell)
        return changed

    def stop(self) -> None:
        """Ends it."""
        for watched in self._watched.values():
            _end(watched)


class _Notices(FileSystemEventHandler):
    """Passes notices on."""

    def __init__(self, folder: Path, tell: Callable[[Path], None]) -> None:
        self.folder = folder
        self.root = folder.resolve()
        self.tell = tell
        self.is_over = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        """One notice; of something that was moved, both its paths. None follows when the folder itself is removed."""
        if event.event_type in READING:
            return
        for path in (event.src_path, event.dest_path):
            if path:
                place = Path(path if isinstance(path, str) else path.decode())
                if place == self.root:
                    self.is_over = self.is_over or event.event_type in ENDING
                elif place.is_relative_to(self.root):
                    self.tell(self.folder / place.relative_to(self.root))


@dataclass(frozen=True, slots=True)
class _Watched:
    """A folder that is watched: which one it was on the disk, and by what it is watched."""

    identity: tuple[int, int]
    notices: _Notices
    observer: BaseObserver


def _watched(folder: Path, tell: Callable[[Path], None]) -> _Watched | None:
    """Begins to watch a folder; None if it is not there."""
    identity = _identity(folder)
    if identity is None:
        return None
    notices = _Notices(folder, tell)
    try:
        return _Watched(identity, notices, _observed(Observer(), notices))
    except OSError:
        return _Watched(identity, notices, _observed(PollingObserver(timeout=1), notices))


def _observed(observer: BaseObserver, notices: _Notices) -> BaseObserver:
    observer.schedule(notices, str(notices.root), recursive=True)
    observer.start()
    return observer


def _is_other(folder: Path, watched: _Watched | None) -> bool:
    """Whether there is another folder now than the one that is watched; a new one may have the number of the old."""
    if watched is None:
        return folder.is_dir()
    return watched.notices.is_over or watched.identity != _identity(folder)


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another in its place; None if it is not there."""
    with suppress(OSError):
        status = folder.stat()
        return (status.st_dev, status.st_ino) if S_ISDIR(status.st_mode) else None
    return None


def _end(watched: _Watched | None) -> None:
    if watched is not None:
        watched.observer.stop()
