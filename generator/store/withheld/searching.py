"""Searches the files of a site for the marks of what is held back."""

import gzip
import re
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
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
from generator.store.inputs import place_for_host, place_of_private_words
from generator.store.withheld import keeping
from generator.store.withheld.comparing import Part, Public, part_of, words_asked, words_in_order, words_of
from generator.store.withheld.documents import LARGEST as LARGEST_DOCUMENT
from generator.store.withheld.documents import beside_pages, is_document
from generator.store.withheld.keeping import Sought, digest_of, known_of, still_found, together, written
from generator.store.withheld.marks import DIGEST, Found, Held, Mark, Marks, listed, marks_of, to_find
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
LOOKED_FOR = "sought"
"""Under which is kept what was looked for, and for which texts."""
EARLIER = re.compile(r"\bedition-\d")
"""In the address of what was made of a text that stood in the content before."""
MOST_PLACES = 20
"""Problems that are told: more have one cause."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and what was found: the marks of texts, and files that may have no address of their own."""

    marks: Marks
    whole: Mapping[str, str]
    """By the beginning of its address, the path of a file of which nothing may be known."""
    known: frozenset[bytes] = frozenset()
    """The digests of all that may be known."""
    copied: frozenset[str] = frozenset()
    """The files that are no text of the content and are published as they are."""
    list_path: str = ""
    """The path of the list of words that may never be published."""
    is_of_new: bool = False
    """Whether it is only for what no text had when the files were made in which it is looked for: of these only the
    names, what was copied, and what was made of texts of before can hold it."""
    hits: dict[Mark, str] = field(default_factory=dict)
    """What was found, with the first file it was found in."""
    members: set[tuple[int, int]] = field(default_factory=set)
    """The sizes and check sums of the files that were searched: an archive that has them is not unpacked for it."""

    @property
    def digests(self) -> bytes:
        """Tells each thing that is looked for from every other, and what may be known: how much, then one by one."""
        sought = {mark.digest for mark in self.marks} | {_digest(address) for address in self.whole}
        return b"".join((len(self.known).to_bytes(8), *sorted(self.known), *sorted(sought)))

    def beyond(self, digests: bytes) -> "Search":
        """The same search for what is not among those looked for before; what it finds is found by both.

        Where all that might be known before still may be, what is new was in no text when those files were made that
        are as before, nor could it be in them: it would have been held back, and looked for, or known.
        """
        every = [digests[at : at + DIGEST] for at in range(8, len(digests), DIGEST)]
        count = int.from_bytes(digests[:8])
        known, before = every[:count], set(every[count:])
        marks = [mark for mark in dict.fromkeys(self.marks) if mark.digest not in before]
        whole = {address: path for address, path in self.whole.items() if _digest(address) not in before}
        is_of_new = bool(known) and self.known.issuperset(known) and all(mark.path != self.list_path for mark in marks)
        return replace(self, marks=to_find(marks), whole=whole, members=set(), is_of_new=is_of_new)

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.marks.by_number or self.whole)

    def look(self, name: str, data: bytes | Path) -> None:
        """Searches a file of the site, given as its bytes or as a file that holds the same, and its name."""
        if not self:
            return
        said: Iterable[bytes] = ()
        if not self.is_of_new or name in self.copied or EARLIER.search(name):
            data = read(data) if isinstance(data, Path) else data
            self.members.add((len(data), zlib.crc32(data)))
            said = texts(name, data, self.members)
        for text in (name.encode("utf-8", "replace"), *said):
            for mark in self.marks.found(text):
                self.hits.setdefault(mark, name)
        for address in (name, name.removesuffix("/index.html"), name.removesuffix(".md")):
            if path := self.whole.get(address):
                self.hits.setdefault(Mark((), path, "", ()), name)

    def look_into(self, folder: Path, names: Iterable[str] | None = None) -> None:
        """Searches files in a folder, all where none are named; OSError where one cannot be read."""
        every = _files(folder) if names is None else names
        for name in sorted(every, key=lambda name: name.endswith(PACKED)) if self else ():
            self.look(name, folder / name)

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


class _Nowhere:
    """Where nothing is kept."""

    def get(self, _: str, /) -> bytes | None:
        """Nothing was."""

    def put(self, _: str, __: bytes, /) -> None:
        """Nothing is."""


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
    kept = _Nowhere() if kept is None else kept
    every = taken(content)
    known = _Known(list(divided(every, today)), _Program(program, kept), read or {})
    found, digests = _found(content, known, kept)
    path = place_of_private_words(content)
    words = listed(str(path), path.read_text("utf-8-sig") if path.is_file() else "")
    whole = {_address(file.name): str(content / file.name) for file in known.files if file.whole}
    copied = frozenset((*(name for name, data in every.items() if not data), *_files(place_for_host(content))))
    may_be_known = frozenset(bytes.fromhex(digest) for digest in digests)
    return Search(to_find((*found, *words)), whole, may_be_known, copied, str(path))


@dataclass(slots=True)
class _Program:
    """The words of all files of some folders, in order; kept under the hash of these files."""

    folders: Iterable[Path]
    kept: Kept
    data: bytes = field(init=False)
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        names = (f"{folder}/{name}" for folder in self.folders for name in sorted(_files(folder)))
        self.data = b"\n".join(read(name) for name in names if not name.endswith(".pyc"))
        self.digest = sha256(self.data).hexdigest()

    def words(self) -> Iterable[bytes]:
        """Each file's words."""
        key = f"program {self.digest}"
        words = self.kept.get(key)
        if words is None:
            words = b"\n".join(words_in_order(self.data))
            self.kept.put(key, words)
        return words.split(b"\n")


@dataclass(frozen=True, slots=True)
class _Known:
    """All that may be known, and what is held back beside it."""

    files: Sequence[Divided]
    program: _Program
    read: Mapping[str, Iterable[str]]

    @property
    def lists(self) -> list[Divided]:
        """The files of whose entries some may be named by nothing."""
        return [file for file in self.files if file.entries]

    def public(self, parts: Iterable[Part]) -> tuple[Public, list[Divided], Mapping[str, Part]]:
        """What may be known, for texts that are held back; the lists with each entry that nothing names.

        And the texts of these entries as they were read, by their digests.
        """
        entries = {digest_of(text): part_of(text) for file in self.lists for _, text in file.entries}
        names = (part_of(f"{key}s") for file in self.lists for key, _ in file.entries)
        public = Public(words_asked((*parts, *entries.values(), *names)))
        for file in self.files:
            public.add("" if file.whole else f"{file.name}\n{file.known}")
            for page in self.read.get(file.name, ()) if not file.whole else ():
                public.add(page)
        unused = list(_unused(self.lists, public))
        public.add_in_order(self.program.words())
        of_unused = {digest_of(text) for file in unused for text in file.held}
        return public, unused, {digest: part for digest, part in entries.items() if digest in of_unused}


def _found(content: Path, known: _Known, kept: Kept) -> tuple[list[Mark], set[str]]:
    """What tells the texts that are held back, and the digests of what may be known.

    Where that is the very same as when it was kept, what was kept is taken, and only texts that are new are read.
    """
    before = keeping.read(kept.get(LOOKED_FOR))
    digests = known_of(known.files, known.read, before.known) | {"program": digest_of(known.program.digest)}
    same = set(digests.values()) == set(before.known.values())
    old = set(before.parts if same else ())
    held = [file for file in known.files if file.held]
    unused = [replace(file, held=(text,)) for file in known.lists for _, text in file.entries if digest_of(text) in old]
    parts = {digest: part_of(text) for file in held for text in file.held if (digest := digest_of(text)) not in old}
    found: list[Found] = []
    if parts or not same:
        public, unused, more = known.public(parts.values())
        parts |= {digest: part for digest, part in more.items() if digest not in old}
        each = ((file, text, digest_of(text)) for file in (*held, *unused) for text in file.held)
        new = (Held(str(content / file.name), file.text, at, parts[at]) for file, _, at in each if at in parts)
        found = marks_of(new, public)
    places: dict[str, tuple[str, str]] = {}
    for file in (*held, *unused):
        for text in file.held:
            places.setdefault(digest_of(text), (str(content / file.name), file.text))
    if same:
        old_ones = still_found(before, places)
        found = together((*old_ones, *found), places) if found else old_ones
    if parts or before.known != digests or places.keys() != set(before.parts):
        kept.put(LOOKED_FOR, keeping.to_bytes(Sought(digests, tuple(places), written(found, places))))
    return [one.mark for one in found], set(digests.values())


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
