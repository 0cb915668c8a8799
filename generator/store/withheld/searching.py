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
from os import fstat, walk
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from generator.problems import Problem
from generator.store.inputs import place_of_private_words
from generator.store.withheld.marks import DIGEST, Mark, Marks, Public, listed, marks_of, to_find, words_of
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

    def look(self, name: str, data: bytes) -> None:
        """Searches a file of the site, and its name."""
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
            self.look(name, read(folder / name))

    def problems(self) -> list[Problem]:
        """A problem for each file of the content of which something was found, with its first place there."""
        found: dict[str, dict[Mark, str]] = {}
        for mark, name in self.hits.items():
            found.setdefault(mark.path, {})[mark] = name
        return [_first(found[path]) for path in sorted(found)[:MOST_PLACES]]


def _digest(address: str) -> bytes:
    return sha256(address.encode("utf-8", "replace")).digest()[:DIGEST]


def _first(found: Mapping[Mark, str]) -> Problem:
    """The first of the problems with one file."""
    return min(Problem(mark.place, f"{WHAT} in {name}", MEND, "withheld") for mark, name in found.items())


def gather(content: Path, today: date, program: Iterable[Path]) -> Search:
    """What is to be looked for in the site of a content folder on a day.

    `program` are the folders whose words the site may hold anyway: those of the program and its templates. OSError
    where a file cannot be read.
    """
    held: list[Divided] = []
    lists: list[Divided] = []
    public = Public()
    for file in divided(taken(content), today):
        public.add("" if file.whole else f"{file.name}\n{file.known}")
        if file.held:
            held.append(file)
        if file.entries:
            lists.append(file)
    held += _unused(lists, public)
    if held:
        public.add("\n".join(_program(program)))
    marks = [*marks_of(((str(content / file.name), file.text, file.held) for file in held), public)]
    path = place_of_private_words(content)
    marks += listed(str(path), path.read_text("utf-8-sig") if path.is_file() else "")
    whole = {_address(file.name): str(content / file.name) for file in held if file.whole}
    return Search(to_find(marks), whole)


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


def _program(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        for name in sorted(_files(folder)):
            if not name.endswith(".pyc"):
                yield (folder / name).read_text("utf-8", "replace")


def _address(name: str) -> str:
    """How the address of a file of the content would begin."""
    return re.sub(r"(?<=[^/])\.(?:md|yaml)$", "", name)


def _files(folder: Path) -> Iterator[str]:
    for top, _, names in walk(folder):
        below = Path(top).relative_to(folder).as_posix()
        start = "" if below == "." else f"{below}/"
        yield from (f"{start}{name}" for name in names)


def read(path: Path) -> bytes:
    """The bytes of a file as they are searched: of a large one that is no text, what can be read in it. Or OSError."""
    with path.open("rb") as file:
        piece = file.read(PIECE)
        if fstat(file.fileno()).st_size <= PIECE or path.name.endswith(PACKED) or _is_text(piece):
            return piece + file.read()
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
