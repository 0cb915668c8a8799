"""Searches the files of a site for the marks of what is held back."""

import gzip
import re
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from os import fstat, scandir
from os.path import samestat
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile, ZipFile

from generator.problems import Problem
from generator.store.inputs import place_of_private_words
from generator.store.withheld.comparing import Public, part_of, words_asked, words_in_order, words_of
from generator.store.withheld.documents import LARGEST as LARGEST_DOCUMENT
from generator.store.withheld.documents import beside_pages, is_document
from generator.store.withheld.marks import DIGEST, Mark, Marks, listed, marks_of, to_find
from generator.store.withheld.reading import Divided, divided, taken

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
        marks = to_find(mark for mark in dict.fromkeys(self.marks) if mark.digest not in before)
        whole = {address: path for address, path in self.whole.items() if _digest(address) not in before}
        return Search(marks, whole, self.hits)

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.marks.by_number or self.whole)

    def look(self, name: str, data: bytes | Path) -> None:
        """Searches a file of the site, given as its bytes or as a file that holds the same, and its name."""
        if not self:
            return
        if isinstance(data, Path):
            data = read(data)
        self.members.add((len(data), zlib.crc32(data)))
        for text in (name.encode("utf-8", "replace"), *texts(name, data, self.members)):
            for mark in self.marks.found(text):
                self.hits.setdefault(mark, name)
        for address in (name, name.removesuffix("/index.html"), name.removesuffix(".md")):
            if path := self.whole.get(address):
                self.hits.setdefault(Mark((), path, "", ()), name)

    def look_into(self, folder: Path, names: Iterable[str] | None = None) -> None:
        """Searches files in a folder, all where none are named; OSError where one cannot be read."""
        every = _files(folder) if names is None else names
        for name in sorted(every, key=lambda name: name.endswith(PACKED)) if self else ():
            self.look(name, read(f"{folder}/{name}"))

    def look_into_new(self, folder: Path, before: Path, not_before: "Search") -> None:
        """Searches all files in a folder; those that are the same in another, for what is not looked for there yet."""
        same = {name for name in _files(before) if _is_same(f"{folder}/{name}", f"{before}/{name}")}
        self.look_into(folder, set(_files(folder)) - same)
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


class Kept(Protocol):
    """Bytes by key, from one build to the next."""

    def get(self, key: str, /) -> bytes | None:
        """What was put under a key, or nothing."""

    def put(self, key: str, data: bytes, /) -> None:
        """Keeps bytes under a key."""


def gather(
    content: Path,
    today: date,
    program: Iterable[Path],
    kept: Kept | None = None,
    read: Mapping[str, Iterable[str]] | None = None,
) -> Search:
    """What is to be looked for in the site of a content folder on a day.

    `program` are the folders whose words the site may hold anyway: those of the program and its templates. `read` are
    the words of documents that are no text, by the name of the file: they may be known unless the file is held back.
    OSError where a file cannot be read.
    """
    files = list(divided(taken(content), today))
    held = [file for file in files if file.held]
    lists = [file for file in files if file.entries]
    parts = {text: part_of(text) for file in (*held, *lists) for text in _held_of(file)}
    public = Public(words_asked(parts.values()))
    for file in files if held or lists else ():
        public.add("" if file.whole else f"{file.name}\n{file.known}")
        for page in read.get(file.name, ()) if read and not file.whole else ():
            public.add(page)
    held += _unused(lists, public)
    if held:
        public.add_in_order(_words_of_program(program, kept))
    each = ((str(content / file.name), file.text, [parts[text] for text in file.held]) for file in held)
    path = place_of_private_words(content)
    words = listed(str(path), path.read_text("utf-8-sig") if path.is_file() else "")
    whole = {_address(file.name): str(content / file.name) for file in held if file.whole}
    return Search(marks_of(each, public, words), whole)


def _held_of(file: Divided) -> Iterator[str]:
    """What is held back of a file, or is unless something names it; and what this is called, in the plural too."""
    yield from file.held
    for key, text in file.entries:
        yield from (text, f"{key}s")


def _unused(lists: Iterable[Divided], public: Public) -> Iterator[Divided]:
    """The lists with those of their entries that nothing names; the others become public."""
    waiting = [(one, words_of(key.encode()), text) for one in lists for key, text in one.entries]
    left = len(waiting) + 1
    while len(waiting) < left:
        left, unused = len(waiting), []
        for one, key, text in waiting:
            # An abbreviation is explained in its plural, too: SCRs.
            if public.words.keys() >= set(key) or public.words.keys() >= {*key[:-1], key[-1] + b"s"}:
                public.add(text)
            else:
                unused.append((one, key, text))
        waiting = unused
    yield from (replace(one, held=(text,)) for one, _, text in waiting)


def _words_of_program(folders: Iterable[Path], kept: Kept | None) -> Iterable[bytes]:
    """The words of all files of some folders, in order; kept under the hash of these files."""
    names = (f"{folder}/{name}" for folder in folders for name in sorted(_files(folder)) if not name.endswith(".pyc"))
    data = b"\n".join(map(read, names))
    if kept is None:
        return words_in_order(data)
    key = f"program {sha256(data).hexdigest()}"
    words = kept.get(key)
    if words is None:
        words = b"\n".join(words_in_order(data))
        kept.put(key, words)
    return words.split(b"\n")


def _address(name: str) -> str:
    """How the address of a file of the content would begin."""
    return re.sub(r"(?<=[^/])\.(?:md|yaml)$", "", name)


def _files(folder: Path | str, start: str = "") -> Iterator[str]:
    """The names of all files below a folder; none where there is no such folder."""
    with suppress(FileNotFoundError), scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{start}{entry.name}/")
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
