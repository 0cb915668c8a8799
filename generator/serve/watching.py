"""Is told by the operating system which files change."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

READING = frozenset({"opened", "closed_no_write"})
"""Notices of files that are only read; the preview itself reads them."""


class Watching(Protocol):
    """What watches folders until it is stopped."""

    def stop(self) -> None:
        """Ends it."""


def watch(folders: Iterable[Path], tell: Callable[[Path], None]) -> Watching:
    """Tells of every file and folder in the folders that changes, by its path as the folder's is written.

    Where the operating system gives no notices (too many folders, or a disk elsewhere), it looks itself.
    """
    there = [folder for folder in folders if folder.is_dir()]
    try:
        return _observed(Observer(), there, tell)
    except OSError:
        return _observed(PollingObserver(timeout=1), there, tell)


class _Notices(FileSystemEventHandler):
    """Passes notices on."""

    def __init__(self, folder: Path, tell: Callable[[Path], None]) -> None:
        self.folder = folder
        self.root = folder.resolve()
        self.tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        """One notice; of something that was moved, both its paths."""
        if event.event_type in READING:
            return
        for path in (event.src_path, event.dest_path):
            if path:
                place = Path(path if isinstance(path, str) else path.decode())
                if place.is_relative_to(self.root) and place != self.root:
                    self.tell(self.folder / place.relative_to(self.root))


def _observed(observer: BaseObserver, folders: Iterable[Path], tell: Callable[[Path], None]) -> Watching:
    for folder in folders:
        observer.schedule(_Notices(folder, tell), str(folder.resolve()), recursive=True)
    observer.start()
    return observer
