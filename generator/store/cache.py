"""What was made before, by the hash of what it was made from: one SQLite file that may be thrown away at any time.

It is never needed and never trusted: a file that is broken or is not of our making is made anew, an entry that is not
whole is not given, and where nothing can be kept, because the disk is full or another run is at work for long, a file
without a name stands in for this run.
"""

import sqlite3
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from time import sleep
from types import TracebackType
from typing import Self

TABLE = "CREATE TABLE kept (key TEXT PRIMARY KEY, data BLOB NOT NULL, hash BLOB NOT NULL) WITHOUT ROWID"
NAMELESS = ""
"""Stands for a file that SQLite removes when it is closed."""
BESIDE = ("", "-wal", "-shm", "-journal")
"""The endings of the files that are one database; a stray one would be read into the next."""
BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
"""What SQLite says of a file that is no sound database; after all other faults the file is left alone."""
WAIT = 30.0
"""Seconds to wait for another run."""
TURN = 0.01
"""Seconds that a try to open the file waits, and from one to the next."""


def code_of(program: Path, libraries: Iterable[str]) -> str:
    """Tells the code in a folder, with the libraries and the Python it uses, from every other."""
    digest = sha256(sys.version.encode())
    for library in libraries:
        digest.update(f"{library} {version(library)}\0".encode())
    for path in sorted(program.rglob("*.py")):
        digest.update(f"{path.relative_to(program).as_posix()}\0".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class Cache:
    """Bytes by key; as a context it is closed at the end. May be used by several threads."""

    def __init__(self, path: Path | None, made_by: str, wait: float = WAIT) -> None:
        """Opens the file, or makes it; what was kept with another `made_by` is not given. None: nothing is kept."""
        self._path = path
        self._made_by = made_by
        self._wait = wait
        self._lock = Lock()
        self._used: set[str] = set()
        self._database = _opened(path, wait) if path else _nameless()

    def get(self, key: str) -> bytes | None:
        """What was put under a key; None if nothing was, or if it is not whole any more."""
        key = self._made_by + key
        with self._lock:
            try:
                row = self._database.execute("SELECT data, hash FROM kept WHERE key = ?", (key,)).fetchone()
            except sqlite3.Error as error:
                self._go_on_without(error)
                return None
        if row is None or not isinstance(row[0], bytes) or _hash(key, row[0]) != row[1]:
            return None
        self._used.add(key)
        return row[0]

    def put(self, key: str, data: bytes) -> None:
        """Keeps bytes under a key, if they can be kept."""
        key = self._made_by + key
        values = (key, data, _hash(key, data))
        with self._lock:
            try:
                self._insert(values)
            except sqlite3.Error as error:
                self._go_on_without(error)
                with suppress(sqlite3.Error):
                    self._insert(values)
            self._used.add(key)

    def spare(self, key: str) -> None:
        """Lets what lies under a key stay where it is, though nobody asks for it."""
        with self._lock:
            self._used.add(self._made_by + key)

    def prune(self) -> int:
        """Removes what was neither asked for, nor put, nor spared since it was opened; returns how many that were."""
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

    def _go_on_without(self, error: sqlite3.Error) -> None:
        """Goes on with a file without a name; the one on the disk is removed if it is broken."""
        with suppress(sqlite3.Error):
            self._database.close()
        if self._path and _is_broken(error):
            with suppress(OSError):
                remove(self._path)
        self._database = _nameless()


def _hash(key: str, data: bytes) -> bytes:
    """Of the key too, so that nothing is given for something else."""
    return sha256(f"{key}\0".encode() + data).digest()


def _opened(path: Path, wait: float) -> sqlite3.Connection:
    """The file, made anew if it is none of ours; one without a name where it cannot be used."""
    with suppress(sqlite3.Error, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _made_in_turn(str(path), wait)
        except sqlite3.Error as error:
            if _is_broken(error):
                remove(path)
                return _made_in_turn(str(path), wait)
    return _nameless()


def _made_in_turn(name: str, wait: float) -> sqlite3.Connection:
    """Tries again and again, each time shortly: SQLite itself does not wait where two runs begin the same file."""
    left = int(wait / TURN / 2)
    while True:
        try:
            database = _made(name, TURN)
        except sqlite3.OperationalError as error:
            left -= 1
            if left < 0 or _code(error) != sqlite3.SQLITE_BUSY:
                raise
            sleep(TURN)
        else:
            database.execute(f"PRAGMA busy_timeout = {int(wait * 1000)}")
            return database


def _nameless() -> sqlite3.Connection:
    return _made(NAMELESS, WAIT)


def _made(name: str, wait: float) -> sqlite3.Connection:
    database = sqlite3.connect(name, timeout=wait, check_same_thread=False)
    try:
        database.execute("PRAGMA trusted_schema = OFF")
        found = _schema(database)
        if found not in ([], [TABLE]):
            raise _ForeignError(name)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = OFF")  # a broken file is made anew, so nothing waits for the disk
        if not found:
            database.execute(TABLE.replace("TABLE", "TABLE IF NOT EXISTS"))  # another run may have made it meanwhile
        database.commit()
    except sqlite3.Error:
        database.close()
        raise
    return database


def _schema(database: sqlite3.Connection) -> list[str]:
    """All that the file declares: views and triggers of others would be run by what we ask."""
    return [sql for (sql,) in database.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")]


class _ForeignError(sqlite3.DatabaseError):
    """The file is a sound database of something else, or of another version of this program."""


def _is_broken(error: sqlite3.Error) -> bool:
    return isinstance(error, _ForeignError) or _code(error) in BROKEN


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code: the last eight bits."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def remove(path: Path) -> None:
    """Removes a file of what was kept; OSError where it cannot be."""
    for ending in BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
