"""What a build had in mind, kept for the next one: the memory of its steps, in one file beside the site.

It is signed with a key that lies beside it, for the user's eyes alone, and nothing of it is read before that has been
seen to fit. Then it is read in a form that makes records, and plain values, and can call nothing else. What is damaged,
of another program, or signed with another key is as good as nothing.
"""

import hmac
import io
import os
import pickle
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from typing import BinaryIO

from generator.store.memo import Memo

KEY = "key"
"""The file with the key, in the same folder."""
LENGTH = 32
"""Bytes of the key, and of a signature."""
FORM = 1
"""Of what is kept; one of another form is as good as none."""
PLAIN = frozenset(
    {
        *(("datetime", name) for name in ("date", "time", "datetime", "timedelta")),
        *((module, name) for module in ("pathlib", "pathlib._local") for name in ("PosixPath", "WindowsPath")),
        ("builtins", "frozenset"),
        ("builtins", "set"),
    }
)
"""What is made beside records of the program's own: values that do nothing."""
MOST = 64
"""Files that may differ for what is kept to be of use; of more, everything is read again."""
GROWN = 1.25
"""Times as much as at first that is kept at most: what was made of files that are gone stays until then."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was kept: of what files, each with the hash of its content, things were made, and what came of them."""

    files: Mapping[str, str]
    memo: Memo
    first: int
    """How many things there were when everything was read last."""
    about: object = None
    """What else the builder keeps with it."""

    def changed(self, files: Mapping[str, str]) -> set[str]:
        """The names of the files that are other than these, new or gone."""
        return {name for name, hashed in files.items() if self.files.get(name) != hashed} | (
            self.files.keys() - files.keys()
        )


def recall(path: Path, made_by: str, memo: Memo) -> Remembered | None:
    """What was kept in a file by the same program; its things are put into the memory. None if there is nothing."""
    try:
        data = path.read_bytes()
        key = _key(path.with_name(KEY))
        if key is None or not hmac.compare_digest(hmac.digest(key, memoryview(data)[LENGTH:], "sha256"), data[:LENGTH]):
            return None
        stream = io.BytesIO(data)
        stream.seek(LENGTH)
        if pickle.Unpickler.load(_Reader(stream, memo)) != (FORM, made_by):
            return None
        files, things, first, about = _Reader(stream, memo).load()
    except (OSError, ValueError, TypeError, LookupError, AttributeError, EOFError, pickle.PickleError, RecursionError):
        return None
    memo.things.update(things)
    return Remembered(files, memo, first, about)


def keep(path: Path, made_by: str, remembered: Remembered) -> None:
    """Keeps it in a file, if it can be kept."""
    part = path.with_name(f"{path.name}.part")
    with suppress(OSError, RecursionError):
        key = _key(path.with_name(KEY)) or _new_key(path.with_name(KEY))
        try:
            _write(part, key, made_by, remembered)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def _write(path: Path, key: bytes, made_by: str, remembered: Remembered) -> None:
    with path.open("wb") as file:
        signing = _Signing(file, hmac.new(key, digestmod="sha256"))
        file.write(bytes(LENGTH))
        _Writer(signing, remembered.memo).dump((FORM, made_by))
        _Writer(signing, remembered.memo).dump(
            (dict(remembered.files), remembered.memo.things, remembered.first, remembered.about)
        )
        file.seek(0)
        file.write(signing.digest.digest())


@dataclass(frozen=True, slots=True)
class _Signing:
    """A file that is signed while it is written, as what is kept is large."""

    file: BinaryIO
    digest: hmac.HMAC

    def write(self, data: bytes) -> int:
        """Writes to the file."""
        self.digest.update(data)
        return self.file.write(data)


class _Writer(pickle.Pickler):
    """Writes the memory itself as what it is, where something in it was made with it."""

    def __init__(self, stream: _Signing, memo: Memo) -> None:
        super().__init__(stream, protocol=5)
        self._memo = memo

    def persistent_id(self, thing: object) -> object:
        """The name of the memory; nothing for all else."""
        return KEY if thing is self._memo else None


class _Reader(pickle.Unpickler):
    """Makes records of the program, and plain values, and nothing else."""

    def __init__(self, stream: io.BytesIO, memo: Memo) -> None:
        super().__init__(stream)
        self._memo = memo

    def persistent_load(self, name: object) -> Memo:
        """The memory that is read into."""
        if name != KEY:
            raise pickle.UnpicklingError
        return self._memo

    def find_class(self, module: str, name: str, /) -> type:
        """A type that something kept is of; UnpicklingError for all that is none of these."""
        found = getattr(sys.modules.get(module), name, None)
        is_ours = module.startswith("generator.") and isinstance(found, type) and _is_record(found)
        if not (isinstance(found, type) and (is_ours or (module, name) in PLAIN)):
            message = f"{module}.{name} is not kept"
            raise pickle.UnpicklingError(message)
        return found


def _is_record(kind: type) -> bool:
    """Whether a type is a record, a model, an enumeration, or text of a kind of its own."""
    return is_dataclass(kind) or hasattr(kind, "model_fields") or hasattr(kind, "__members__") or issubclass(kind, str)


def _key(path: Path) -> bytes | None:
    """The key, if it is one, and nobody's but the user's."""
    try:
        about = path.lstat()
        is_own = sys.platform == "win32" or (about.st_uid == os.geteuid() and not about.st_mode & 0o077)
        key = path.read_bytes() if stat.S_ISREG(about.st_mode) and is_own else b""
    except OSError:
        return None
    return key if len(key) == LENGTH else None


def _new_key(path: Path) -> bytes:
    path.unlink(missing_ok=True)
    key = os.urandom(LENGTH)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
    return key
