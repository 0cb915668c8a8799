"""Searches the files of a site for the marks of what is held back."""

import gzip
import re
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO
from os import fstat, scandir
from os.path import samestat
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from generator.problems import Problem
from generator.store.withheld.documents import LARGEST as LARGEST_DOCUMENT
from generator.store.withheld.documents import beside_pages, is_document
from generator.store.withheld.marks import DIGEST, Mark, Marks, to_find

ESCAPES = re.compile(rb"\\(?:[\\bfnrt\"/]|x[0-9a-f]{2}|u[0-9a-f]{4})")
"""What stands in JSON and calendars, and in what packs are set from, for characters that are no letters."""
FOLDED = re.compile(rb"\r?\n[ \t]")
WHAT = "what stands here is held back, and the site would show it"
MEND = "nothing was published; take it out of content/, and report this: the program should have left it out"
LARGEST = 200_000_000
"""Bytes; what is packed in a larger archive, which this program never makes, is looked at up to here."""
PIECE = 1_000_000
"""Bytes of a file that is no text that are read at a time."""
OVER = 1000
"""Bytes of the piece before that are read again, for what stands in both."""
READABLE = re.compile(rb"[\x20-\x7e]{8,}")
"""What in a file that is no text is one: what is shorter is there by chance, as any word of four letters would be."""
PACKED = ".zip"
MOST_PLACES = 20
"""Problems that are told: more have one cause."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and what was found: the marks of texts, and files that may have no address of their own."""

    marks: Marks
    whole: Mapping[str, str]
    """By the beginning of its address, the path of a file of which nothing may be known."""
    hits: dict[Mark, str] = field(default_factory=dict)
    """What was found, with the first file it was found in."""
    members: set[tuple[int, int]] = field(default_factory=set)
    """The sizes and check sums of the files that were searched: an archive that has them is not unpacked for it."""

    @property
    def digests(self) -> bytes:
        """Tells each thing that is looked for from every other, one after the other."""
        return b"".join(sorted({mark.digest for mark in self.marks} | {_digest(address) for address in self.whole}))

    def beyond(self, digests: bytes) -> "Search":
        """The same search for what is not among those looked for before; what it finds is found by both."""
        before = {digests[at : at + DIGEST] for at in range(0, len(digests), DIGEST)}
        marks = [mark for mark in dict.fromkeys(self.marks) if mark.digest not in before]
        whole = {address: path for address, path in self.whole.items() if _digest(address) not in before}
        return replace(self, marks=to_find(marks), whole=whole, members=set())

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.marks.by_number or self.whole)

    def look(self, name: str, data: bytes | Path) -> None:
        """Searches a file of the site, given as its bytes or as a file that holds the same, and its name."""
        if self:
            for text in self._texts(name, data):
                self._look(name, text)

    def look_into(self, folder: Path, names: Iterable[str] | None = None) -> None:
        """Searches files in a folder, all where none are named; OSError where one cannot be read."""
        every = files_below(folder) if names is None else names
        many: list[tuple[str, bytes]] = []
        size = 0
        for name in sorted(every, key=lambda name: name.endswith(PACKED)) if self else ():
            for text in self._texts(name, folder / name):
                many.append((name, text))
                size += len(text)
            if size > PIECE:
                self._look_at(many)
                many, size = [], 0
        self._look_at(many)

    def _texts(self, name: str, data: bytes | Path) -> Iterator[bytes]:
        """The name of a file, and what can be read in it; notes where something is that may have no such name."""
        for address in (name, name.removesuffix("/index.html"), name.removesuffix(".md")):
            if path := self.whole.get(address):
                self.hits.setdefault(Mark((), path, ()), name)
        yield name.encode("utf-8", "replace")
        if self.marks.by_number:
            data = read(data) if isinstance(data, Path) else data
            self.members.add((len(data), zlib.crc32(data)))
            yield from texts(name, data, self.members)

    def _look(self, name: str, text: bytes) -> None:
        for mark in self.marks.found(text):
            self.hits.setdefault(mark, name)

    def _look_at(self, many: Iterable[tuple[str, bytes]]) -> None:
        """Searches many texts, each with the name of its file: all at once first, as there is hardly ever anything."""
        if self.marks.may_be_in(b"\n".join(text for _, text in many)):
            for name, text in many:
                self._look(name, text)

    def look_into_new(self, folder: Path, before: Path, not_before: "Search") -> None:
        """Searches all files in a folder; those that are the same in another, for what is not looked for there yet."""
        same = {name for name in files_below(before) if _is_same(f"{folder}/{name}", f"{before}/{name}")}
        self.look_into(folder, set(files_below(folder)) - same)
        not_before.look_into(folder, same)

    def problems(self) -> list[Problem]:
        """A problem for each file of the content of which something was found, with its first place there."""
        found: dict[str, dict[Mark, str]] = {}
        for mark, name in self.hits.items():
            found.setdefault(mark.path, {})[mark] = name
        return [_first(found[path]) for path in sorted(found)[:MOST_PLACES]]


def _is_same(one: str, other: str) -> bool:
    """Whether two files are there and hold the same."""
    with suppress(FileNotFoundError), open(one, "rb", buffering=0) as file, open(other, "rb", buffering=0) as another:  # noqa: PTH123 -- the names are text
        about, of_other = fstat(file.fileno()), fstat(another.fileno())
        return samestat(about, of_other) or (about.st_size == of_other.st_size and file.readall() == another.readall())
    return False


def _digest(address: str) -> bytes:
    return sha256(address.encode("utf-8", "replace")).digest()[:DIGEST]


def _first(found: Mapping[Mark, str]) -> Problem:
    """The first of the problems with one file."""
    return min(Problem(mark.place, f"{WHAT} in {name}", MEND, "withheld") for mark, name in found.items())


def files_below(folder: Path | str, start: str = "") -> Iterator[str]:
    """The names of all files below a folder; none where there is no such folder."""
    with suppress(FileNotFoundError), scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_below(entry.path, f"{start}{entry.name}/")
            else:
                yield f"{start}{entry.name}"


def read(path: Path | str) -> bytes:
    """The bytes of a file as they are searched: of a large one that is no text, what can be read in it. Or OSError."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- the name is text
        if fstat(file.fileno()).st_size <= PIECE:
            return file.readall()
        piece = file.read(PIECE)
        is_read_whole = is_document(piece) and fstat(file.fileno()).st_size <= LARGEST_DOCUMENT
        if str(path).endswith(PACKED) or _is_text(piece) or is_read_whole:
            return piece + file.readall()
        found = [_readable(piece)]
        while more := file.read(PIECE):
            piece = piece[-OVER:] + more
            found.append(_readable(piece))
        return b"\n".join(found)


def _is_text(data: bytes) -> bool:
    return not data.startswith(b"%PDF-") and b"\0" not in data[:PIECE]


def _readable(data: bytes) -> bytes:
    """What can be read in bytes that are no text, and where each letter has two of them."""
    return b"\n".join(READABLE.findall(data) + READABLE.findall(data.replace(b"\0", b"")))


def texts(name: str, data: bytes, searched: Container[tuple[int, int]]) -> Iterator[bytes]:
    """What can be read in a file of the site; of what is packed, the files in it that were not searched before."""
    if name.endswith(PACKED):
        with suppress(BadZipFile, RuntimeError, NotImplementedError, zlib.error), ZipFile(BytesIO(data)) as packed:
            left = LARGEST
            for member in packed.infolist():
                yield member.filename.encode("utf-8", "replace")
                left -= member.file_size
                if left > 0 and (member.file_size, member.CRC) not in searched:
                    yield from texts(member.filename, packed.read(member), searched)
    elif is_document(data):
        yield _readable(data)
        yield from (part if _is_text(part) else _readable(part) for part in beside_pages(data))
    elif data.startswith(b"\x1f\x8b"):
        with suppress(OSError, EOFError, zlib.error):
            yield gzip.decompress(data)
    elif name.endswith(".json"):
        yield _unescaped(data)
    elif name.endswith(".ics"):
        yield _unescaped(FOLDED.sub(b"", data))
    else:
        yield data if _is_text(data) else _readable(data)


def _unescaped(data: bytes) -> bytes:
    return ESCAPES.sub(b" ", data) if b"\\" in data else data
