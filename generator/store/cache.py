"""What was made before, by the hash of what it was made from: one SQLite file that may be thrown away at any time.

A file that cannot be opened, is broken or is of an older form is made anew; where none can be kept, one without a name
stands in for this run.
"""

import sqlite3
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from types import ModuleType, TracebackType
from typing import Self

FORM = 1
"""The form of the file; one of another form is made anew."""
TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, data BLOB NOT NULL, hash BLOB NOT NULL) WITHOUT ROWID"
NAMELESS = ""
"""Stands for a file that SQLite removes when it is closed."""


def code_of(package: ModuleType, *libraries: str) -> str:
    """Tells the code of a package, with the libraries and the Python it uses, from every other."""
    digest = sha256(sys.version.encode())
    for library in libraries:
        digest.update(f"{library} {version(library)}".encode())
    for folder in package.__path__:
        for path in sorted(Path(folder).glob("*.py")):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


class Cache:
    """Bytes by key; as a context it is closed at the end. May be used by several threads."""

    def __init__(self, path: Path, made_by: str = "") -> None:
        """Opens the file, or makes it; what was kept with another `made_by` is not given."""
        self._path = path
        self._made_by = made_by
        self._lock = Lock()
        self._used: set[str] = set()
        self._database = _opened(path)

    def get(self, key: str) -> bytes | None:
        """What was put under a key; None if nothing was, or if it is not whole any more."""
        key = self._made_by + key
        with self._lock:
            try:
                row = self._database.execute("SELECT data, hash FROM kept WHERE key = ?", (key,)).fetchone()
            except sqlite3.Error:
                self._begin_again()
                return None
        if row is None or sha256(row[0]).digest() != row[1]:
            return None
        self._used.add(key)
        return bytes(row[0])

    def put(self, key: str, data: bytes) -> None:
        """Keeps bytes under a key."""
        key = self._made_by + key
        with self._lock:
            values = (key, data, sha256(data).digest())
            try:
                self._insert(values)
            except sqlite3.Error:
                self._begin_again()
                self._insert(values)
            self._used.add(key)

    def prune(self) -> int:
        """Removes what was neither asked for nor put since it was opened; returns how many that were."""
        with self._lock, suppress(sqlite3.Error):
            stale = [key for (key,) in self._database.execute("SELECT key FROM kept") if key not in self._used]
            self._database.executemany("DELETE FROM kept WHERE key = ?", ((key,) for key in stale))
            self._database.commit()
            return len(stale)
        return 0

    def close(self) -> None:
        """Closes the file."""
        with self._lock, suppress(sqlite3.Error):
            self._database.close()

    def __enter__(self) -> Self:
        """The same cache."""
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        """Closes it."""
        self.close()

    def _insert(self, values: tuple[str, bytes, bytes]) -> None:
        with self._database:
            self._database.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", values)

    def _begin_again(self) -> None:
        """Goes on with a file without a name: the one on the disk is broken, full, or another run's for too long."""
        with suppress(sqlite3.Error):
            self._database.close()
        with suppress(OSError):
            self._path.unlink()
        self._database = _made(NAMELESS)


def _opened(path: Path) -> sqlite3.Connection:
    """The file, made anew if it is none of ours; one without a name where it cannot be made."""
    for attempt in (1, 2):
        with suppress(sqlite3.Error, OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            if attempt == 2:
                path.unlink(missing_ok=True)
            return _made(str(path))
    return _made(NAMELESS)


def _made(name: str) -> sqlite3.Connection:
    database = sqlite3.connect(name, timeout=30, check_same_thread=False)
    try:
        found = database.execute("PRAGMA user_version").fetchone()[0]
        if found not in {0, FORM}:
            message = f"{name} has another form"
            raise sqlite3.DatabaseError(message)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = OFF")  # a broken file is made anew, so nothing waits for the disk
        database.execute(TABLE)
        database.execute(f"PRAGMA user_version = {FORM}")
        database.commit()
    except sqlite3.Error:
        database.close()
        raise
    return database
