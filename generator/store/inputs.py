"""What a site was made of and what came of it, by which a build of the very same is known for one without reading.

A file counts as the same if its size and times are; where these differ, its content is compared. Nothing kept here is
needed: what is damaged, of another form or of another build is as good as nothing.
"""

import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).parent.parent
PRIVATE_WORDS = "private-words.txt"
"""The file beside `content/` with words and phrases that may stand nowhere, one a line."""
MARKS = (".agendapack", ".agendapack.new")
"""The names, at the top of a site, of the list of what was made in it, and of the same while it is written."""
FORM = 2
"""Of what is kept; one of another form is as good as none."""
GRAIN = 2_000_000_000
"""Nanoseconds: a file that was changed so shortly before it was looked at may be changed again at the same time."""
SECOND = 1_000_000_000
"""In nanoseconds."""
PASSED_OVER = frozenset({"__pycache__", ".git", ".hg", ".svn"})
"""Folders of which nothing is read: compiled code, and the histories of checkouts."""
FOR_HOST = "site-extra"
INSTALLED = ".dist-info"

Stamp = tuple[int, int, int]
"""The size of a file, and when its content and its entry on the disk were changed."""
UNSOUND = (OSError, ValueError, TypeError, AttributeError, RecursionError)
"""What comes of reading something kept that is not what was kept."""
CHANGING: Stamp = (-1, 0, 0)
"""Stands for the stamp of a file whose times tell nothing yet."""


def own_folder(name: str) -> Path:
    """A folder that comes with the program: within the installed package, or beside it in a checkout."""
    inside = PROGRAM / name
    return inside if inside.is_dir() else PROGRAM.parent / name


def handbook_pages() -> list[str]:
    """What the pages of the handbook are called, in their files and in their addresses."""
    return sorted(path.stem for path in own_folder("docs").glob("*.md"))


def place_for_host(content: Path) -> Path:
    """The folder of files for the host that belongs to a content folder, whether it is there or not."""
    return _beside(content) / FOR_HOST


def place_of_private_words(content: Path) -> Path:
    """The list of words that may stand nowhere that belongs to a content folder, whether it is there or not."""
    return _beside(content) / PRIVATE_WORDS


def _beside(content: Path) -> Path:
    """The folder above, also of one that is named as the one where the command is run, or as one above that."""
    return content.parent if content.name not in {"", ".."} else content / ".."


def libraries() -> tuple[str, ...]:
    """Every library that is installed, with its version."""
    folders = (path for path in map(Path, sys.path) if path.name in {"site-packages", "dist-packages"})
    names = (name for folder in folders if folder.is_dir() for name in os.listdir(folder))  # noqa: PTH208 -- the quick way
    return tuple(sorted(name for name in names if name.endswith(INSTALLED)))


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a site is made of: everything that was asked for, in words, and the files and folders that are read."""

    asked: str
    places: tuple[Path, ...]

    @property
    def digest(self) -> str:
        """Tells what was asked for, the libraries and the Python at work from all others."""
        about = (FORM, self.asked, [str(place) for place in self.places], libraries(), sys.version)
        return sha256(repr(about).encode("utf-8", "surrogateescape")).hexdigest()


@dataclass(frozen=True, slots=True)
class Taken:
    """The inputs as they were at one time: by the name of each file its stamp and the hash of its content."""

    digest: str
    files: Mapping[str, tuple[Stamp, str]]

    @property
    def hashes(self) -> dict[str, str]:
        """The hash of each, by its name."""
        return {name: hashed for name, (_, hashed) in self.files.items()}


NOTHING = Taken("", {})
"""Of what nothing was taken."""


def take(inputs: Inputs, path: Path) -> Taken:
    """The inputs as they are; what was kept in a file of the last build is known, and taken away.

    A file that has the size and times of before is not read again, however large it is.
    """
    known = _taken(path)
    path.write_bytes(b"")  # by its time it is known what has just changed
    moment = path.stat().st_mtime_ns - GRAIN
    path.unlink()
    files = {
        name: (CHANGING if max(stamp[1:]) >= moment else stamp, hashed) for name, stamp, hashed in _seen(inputs, known)
    }
    return Taken(inputs.digest, files)


def hashes(inputs: Inputs, path: Path) -> dict[str, str]:
    """The hash of each of the inputs as it is, by its name; what was kept in a file of the last build stays there."""
    return {name: hashed for name, _, hashed in _seen(inputs, _taken(path))}


def _seen(inputs: Inputs, known: Mapping[str, tuple[Stamp, str]]) -> Iterator[tuple[str, Stamp, str]]:
    """Name, size and times, and hash of each file; one of the size and times that are known is not read."""
    for name, stamp in stamps(inputs.places):
        before = known.get(name)
        yield name, stamp, before[1] if before and before[0] == stamp else content_hash(name)


def _taken(path: Path) -> Mapping[str, tuple[Stamp, str]]:
    """The files that the last build was made of; none, where that is not known."""
    try:
        form, _, files, _ = json.loads(_read(path)[0].decode("utf-8", "surrogatepass"))
        return _files(files) if form == FORM else {}
    except UNSOUND:
        return {}


def _files(kept: Mapping[str, Any]) -> Mapping[str, tuple[Stamp, str]]:
    return {name: ((size, *times), hashed) for name, ((size, *times), hashed) in kept.items()}


def is_as_taken(taken: Taken, inputs: Inputs) -> bool:
    """Whether nothing was changed since; of files with other times the content is read."""
    if taken.digest != inputs.digest:
        return False
    now = dict(stamps(inputs.places))
    return now.keys() == taken.files.keys() and all(
        stamp == taken.files[name][0] or taken.files[name][1] == content_hash(name) for name, stamp in now.items()
    )


def keep(path: Path, taken: Taken, site: str, outcome: bytes) -> None:
    """Keeps in a file what came of a build, with what it was made of and the digest of the site that it left."""
    about = json.dumps([FORM, taken.digest, taken.files, site], separators=(",", ":"))
    _write(path, about.encode("utf-8", "surrogatepass"), outcome)


def kept(path: Path, inputs: Inputs, site: Path) -> bytes | None:
    """What came of the last build, if it was made of the very same inputs and its site stands as it was; else None."""
    try:
        about, outcome = _read(path)
        form, digest, files, standing = json.loads(about.decode("utf-8", "surrogatepass"))
        same = form == FORM and is_as_taken(Taken(digest, _files(files)), inputs) and _stands(standing, site)
    except UNSOUND:
        return None
    return outcome if same else None


def keep_of_site(path: Path, site: str, data: bytes) -> None:
    """Keeps in a file what is known of a site, by the digest of the site."""
    _write(path, site.encode(), data)


def kept_of_site(path: Path, site: Path) -> bytes | None:
    """What is known of a site, if it stands as it was; else None."""
    try:
        about, data = _read(path)
        return data if _stands(about.decode(), site) else None
    except (OSError, ValueError):
        return None


def _write(path: Path, about: bytes, data: bytes) -> None:
    whole = about + b"\n" + data
    with suppress(OSError):
        part = path.with_name(f"{path.name}.part")
        part.write_bytes(sha256(whole).hexdigest().encode() + b"\n" + whole)
        part.replace(path)


def _read(path: Path) -> tuple[bytes, bytes]:
    """What was written; ValueError if it is not whole."""
    hashed, _, whole = path.read_bytes().partition(b"\n")
    if sha256(whole).hexdigest().encode() != hashed:
        message = f"{path} is damaged"
        raise ValueError(message)
    about, _, data = whole.partition(b"\n")
    return about, data


def forget(path: Path) -> None:
    """Removes what was kept."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def stamps(places: Iterable[Path]) -> Iterator[tuple[str, Stamp]]:
    """Every file at or below some places, and every folder, by its path."""
    for place in places:
        if place.is_dir():
            yield from _below(str(place))
        elif place.exists():
            yield str(place), _stamp(place.stat())


def _below(folder: str) -> Iterator[tuple[str, Stamp]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_symlink():
                to = f"{entry.path} -> {os.readlink(entry.path)}"  # noqa: PTH115 -- an entry has its path as text
                yield to, _stamp(entry.stat()) if os.path.exists(entry.path) else CHANGING  # noqa: PTH110 -- as above
            elif not entry.is_dir():
                yield entry.path, _stamp(entry.stat())
            elif entry.name not in PASSED_OVER:
                yield f"{entry.path}/", (0, 0, 0)
                yield from _below(entry.path)


def _stamp(about: os.stat_result) -> Stamp:
    return about.st_size, about.st_mtime_ns, about.st_ctime_ns


def hash_as_taken(taken: Taken, path: str) -> str:
    """The hash of what a file holds; that with which it was taken, if its size and times are as they were then."""
    stamp, hashed = taken.files.get(path, (CHANGING, ""))
    with suppress(OSError):
        if stamp == _stamp(os.stat(path)):  # noqa: PTH116 -- the name is text
            return hashed
    return content_hash(path)


def content_hash(name: str) -> str:
    """The hash of what a file holds; nothing of a folder, or of what leads elsewhere or cannot be read."""
    if name.endswith("/"):
        return ""
    try:
        with open(name.partition(" -> ")[0], "rb", opener=_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return "?"
            digest = sha256()
            while piece := file.read(1 << 20):
                digest.update(piece)
            return digest.hexdigest()
    except OSError:
        return "?"


def _at_once(name: str, flags: int) -> int:
    """Opens a file without waiting: a pipe would have it wait for a writer."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def site_digest(site: Path) -> str:
    """Tells a site from one in which a file was added, taken away or written since: by names, sizes and times.

    It says so twice, to the nanosecond and to the second.
    """
    exact, by_second, _ = _digests(site)
    return f"{exact} {by_second}"


def _stands(known: str, site: Path) -> bool:
    """Whether a site is that of a digest; where all of its times are whole seconds, it may have come out of a ZIP.

    What packs a folder up for the next run in CI may keep no more of the times, and no build or editor writes such.
    """
    exact, by_second, is_whole = _digests(site)
    before, _, before_by_second = known.partition(" ")
    return exact == before or (is_whole and by_second == before_by_second)


def _digests(site: Path) -> tuple[str, str, bool]:
    """Of the names, sizes and times of all files to the nanosecond, the same to the second, and whether these agree."""
    exact: list[str] = []
    by_second: list[str] = []
    start = len(str(site))
    folders = [str(site)] if site.is_dir() else []
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                about = entry.stat(follow_symlinks=False)
                name = entry.path[start:]
                if stat.S_ISDIR(about.st_mode):
                    folders.append(entry.path)
                    exact.append(f"{name}/")
                    by_second.append(f"{name}/")
                else:
                    known = f"{name} {about.st_mode} {about.st_size} "
                    exact.append(f"{known}{about.st_mtime_ns}")
                    by_second.append(f"{known}{about.st_mtime_ns // SECOND * SECOND}")
    return _digest(exact), _digest(by_second), exact == by_second


def _digest(lines: list[str]) -> str:
    return sha256("\n".join(sorted(lines)).encode("utf-8", "surrogateescape")).hexdigest()
