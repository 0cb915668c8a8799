"""The mark of a folder that was made here: the list of what was made in it, by which it is known and removed again.

The mark of a whole site is written last, its names in order, so that the same site has the same mark. The mark of a
site in the making grows with it: a name is in it before its file is there. So whatever is not in a mark is another's.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator.problems import printable
from generator.store.inputs import MARKS

MARK, FOLLOWING = MARKS
"""The name of the mark within the folder, and that of the mark of a whole site while it is written."""
HEAD = "agendapack made this folder, form 1. It removes what is listed here, and leaves a folder alone that holds more."
ALL = "*"
"""Stands for everything in a folder that another program fills for us."""
LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db"})
"""What a computer puts into a folder that somebody looks at; nobody's work."""

OUR_PAGE = b'<main id="page_main" class="page"'
"""What every page has, and had before there were marks."""
OUR_ASSET = re.compile(r"assets/[\w-]+\.[0-9a-f]{8}\.\w+")


class NotOursError(OSError):
    """A folder is another's, or holds what is another's; the text says what stands there and what to do."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a mark lists: files by name, the folders that they lie in, and folders of which everything is ours."""

    files: frozenset[str]
    folders: frozenset[str]
    whole: tuple[str, ...] = ()

    def strangers(self, folder: Path, inside: str = "") -> Iterator[str]:
        """What stands in the folder and is not listed: files, folders (with a slash) and links."""
        for entry in list(os.scandir(folder / inside)):
            name = inside + entry.name
            if entry.is_dir(follow_symlinks=False):
                if f"{name}/" not in self.folders:
                    yield f"{name}/"
                elif name not in self.whole:
                    yield from self.strangers(folder, f"{name}/")
            elif not self.has(name, entry):
                yield name

    def has(self, name: str, entry: os.DirEntry[str]) -> bool:
        """Whether what stands under a name is a plain file, and listed or of no worth."""
        is_known = name in self.files or name in {MARK, FOLLOWING} or entry.name in LEFT_BY_SYSTEMS
        return is_known and entry.is_file(follow_symlinks=False)


NOTHING = Listed(frozenset(), frozenset())
"""What is ours in a folder that is empty."""


def read_mark(folder: Path) -> Listed | None:
    """What the mark of a folder lists; None if it has none, or one that cannot be understood."""
    if not is_marked(folder):
        return None
    return _understood((folder / MARK).read_text("utf-8", "surrogateescape").split("\n")[1:])


def is_marked(folder: Path) -> bool:
    """Whether a folder has a mark that can be understood."""
    try:
        if stat.S_ISREG(os.lstat(folder / MARK).st_mode):
            with (folder / MARK).open("rb") as file:
                return file.readline(len(HEAD) + 1) == _encoded([HEAD])
    except (FileNotFoundError, NotADirectoryError):
        pass
    return False


def begin(folder: Path, whole: Iterable[str]) -> None:
    """Puts the mark of a site in the making into a new folder; everything in the folders `whole` will be ours."""
    lines = [HEAD, *(line for name in whole for line in (f"{name}/", ALL))]
    with (folder / MARK).open("xb") as file:
        file.write(_encoded(lines))


class Growing:
    """The mark of a site in the making, kept open: names come into it before their files are made."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / MARK).open("ab", buffering=0)

    def add(self, names: Iterable[str]) -> None:
        """Adds names; when it returns they are in the file."""
        data = _encoded(_lines(names))
        if data and self._file.write(data) != len(data):
            message = f"{self._file.name} could not be written whole: is the disk full?"
            raise OSError(message)

    def close(self) -> None:
        """Closes the file."""
        self._file.close()


def finish_mark(folder: Path, names: Iterable[str]) -> None:
    """Puts the mark of a whole site in the place of the one that grew."""
    with (folder / FOLLOWING).open("wb") as file:
        file.write(_encoded([HEAD, *_lines(sorted(names, key=lambda name: name.rpartition("/")))]))
        file.flush()
        os.fsync(file.fileno())  # an empty mark after a power cut would make the site another's
    (folder / FOLLOWING).replace(folder / MARK)


def listed_files(folder: Path, inside: str = "") -> Iterator[str]:
    """The names of all files below a folder, but marks."""
    for entry in list(os.scandir(folder / inside)) if (folder / inside).is_dir() else []:
        name = inside + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from listed_files(folder, f"{name}/")
        elif name not in {MARK, FOLLOWING}:
            yield name


def discard(folder: Path) -> None:
    """Removes what the mark of a folder lists, then mark and folder; if anything else is in it, that stays."""
    if _empty(folder, read_mark(folder) or NOTHING):
        for name in (FOLLOWING, MARK):
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()


def refuse_strangers(folder: Path, listed: Listed, mend: str) -> None:
    """NotOursError, with the first few names, if anything in the folder is not listed."""
    found = listed.strangers(folder)
    first = list(islice(found, 3))
    if first:
        more = sum(1 for _ in found)
        names = ", ".join(printable(name) for name in first) + (f" and {more} more" if more else "")
        message = f"{folder} holds what agendapack did not make ({names}); {mend}"
        raise NotOursError(message)


def is_empty(folder: Path) -> bool:
    """Whether a folder holds nothing of anybody's."""
    return all(path.name in LEFT_BY_SYSTEMS for path in folder.iterdir())


def is_of_before(site: Path) -> bool:
    """Whether a folder without a mark is a site that was made before there were marks, as its first pages say."""
    return all(OUR_PAGE in _bytes(site / name) for name in ("index.html", "404.html", "meetings/index.html"))


def listed_before(site: Path, given: Iterable[str], whole: Iterable[str]) -> Listed:
    """What is ours in a site that was made before there were marks.

    That is what this build makes too, pages that only we make, static files by their hash, and the folders `whole`,
    which other programs fill.
    """
    same = {name for name in given if (site / name).is_file()}
    there = [name for name in whole if (site / name).is_dir()]
    for name in listed_files(site):
        is_filled = name.startswith(tuple(f"{folder}/" for folder in there)) or OUR_ASSET.fullmatch(name)
        if is_filled or (name not in same and name.endswith(".html") and OUR_PAGE in _bytes(site / name)):
            same.add(name)
    return Listed(frozenset(same), frozenset(_folders(same)))


def _understood(lines: Iterable[str]) -> Listed:
    names, folders, whole, folder = set(), set(), [], ""
    for line in lines:
        if line.endswith("/"):
            folder = line.lstrip("/")
            folders.add(folder)
        elif line == ALL:
            whole.append(folder.rstrip("/"))
        elif line:
            names.add(folder + line)
    return Listed(frozenset(names), frozenset(_folders(folders)), tuple(whole))


def _lines(names: Iterable[str]) -> Iterator[str]:
    """Names in the form of a mark: a folder once, with a slash at its end, before the files in it."""
    last = None
    for name in names:
        folder, _, file = name.rpartition("/")
        if folder != last:
            yield f"{folder}/"
            last = folder
        yield file


def _encoded(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")


def _folders(names: Iterable[str]) -> set[str]:
    """The folders that names lie in, up to the topmost, each with a slash at its end."""
    found: set[str] = set()
    for name in names:
        end = name.rfind("/")
        while end > 0 and (folder := name[: end + 1]) not in found:
            found.add(folder)
            end = name.rfind("/", 0, end)
    return found


def _empty(folder: Path, listed: Listed, inside: str = "", *, whole: bool = False) -> bool:
    """Removes what is ours in a folder, links never followed; whether nothing but the mark is left."""
    left = False
    for entry in list(os.scandir(folder / inside)):
        name = inside + entry.name
        if entry.is_dir(follow_symlinks=False):
            is_empty = _empty(folder, listed, f"{name}/", whole=whole or name in listed.whole)
            if is_empty and (whole or f"{name}/" in listed.folders):
                (folder / name).rmdir()
            else:
                left = True
        elif name in {MARK, FOLLOWING}:
            pass
        elif whole or listed.has(name, entry):
            (folder / name).unlink()
        else:
            left = True
    return not left


def _bytes(path: Path) -> bytes:
    try:
        is_plain = stat.S_ISREG(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return b""
    return path.read_bytes() if is_plain else b""
