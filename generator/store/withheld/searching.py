"""Searches the files of a site for the marks of what is held back."""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from generator.problems import Problem
from generator.store.withheld.marks import Mark, Marks, found, marks_of, to_find, words_of
from generator.store.withheld.reading import Divided, divided

PRIVATE_WORDS = "private-words.txt"
"""The file beside `content/` with words and phrases that may stand nowhere, one a line."""
ESCAPES = re.compile(rb"\\(?:[bfnrt\"/]|u00[0-9a-f]{2})")
APOSTROPHE = re.compile(r"['’]")
FOLDED = re.compile(rb"\r?\n[ \t]")
WHAT = "what stands here is held back, and the site would show it"
MEND = "nothing was published; take it out of content/, and report this: the program should have left it out"
LARGEST = 200_000_000
"""Bytes; of a larger file, which this program never makes, the name alone is looked at."""
MOST_PLACES = 20
"""Problems that are told: more have one cause."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and what was found: the marks of texts, and files that may have no address of their own."""

    content: Path
    today: date
    program: tuple[Path, ...]
    marks: Marks
    whole: dict[str, str]
    """By the beginning of its address, the path of a file of which nothing may be known."""
    hits: dict[Mark, str] = field(default_factory=dict)
    """What was found, with the first file it was found in."""
    members: set[int] = field(default_factory=set)
    """Of the files that were searched, what tells one from another."""

    @property
    def is_needed(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.marks.words or self.whole)

    @property
    def digest(self) -> bytes:
        """Tells what is looked for from everything else."""
        every = sorted((mark.run, mark.exact) for mark in self.marks)
        return sha256(repr((every, sorted(self.whole))).encode()).digest()

    def look(self, name: str, data: bytes) -> None:
        """Searches a file of the site, and its name."""
        self.members.add(hash(data))
        for text in (name.encode("utf-8", "replace"), *texts(name, data, self.members)):
            for mark in found(self.marks, text):
                self.hits.setdefault(mark, name)
        for address in (name, name.removesuffix("/index.html"), name.removesuffix(".md")):
            if path := self.whole.get(address):
                self.hits.setdefault(Mark((), path, ""), name)

    def look_into(self, folder: Path, names: Iterable[str] | None = None) -> None:
        """Searches files in a folder, all where none are named; OSError where one cannot be read."""
        if not self.is_needed:
            return
        every = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())
        for name in every if names is None else names:
            path = folder / name
            self.look(name, path.read_bytes() if path.stat().st_size <= LARGEST else b"")

    def problems(self) -> list[Problem]:
        """A problem for each file of the content of which something was found, with its first place there."""
        hits = dict(self.hits)
        runs = to_find(mark for mark in hits if mark.run and not mark.is_alone and not mark.always)
        if runs.words:
            for text in public(self.content, self.today, self.program):
                for mark in found(runs, text.encode("utf-8", "replace")):
                    hits.pop(mark, None)
        first: dict[str, Problem] = {}
        for mark, name in hits.items():
            problem = Problem(mark.place, f"{WHAT} in {name}", MEND, "withheld")
            first[mark.path] = min(problem, first.get(mark.path, problem))
        return sorted(first.values())[:MOST_PLACES]


def gather(content: Path, today: date, program: Iterable[Path]) -> Search:
    """What is to be looked for in the site of a content folder on a day.

    `program` are the folders whose words the site may hold anyway: those of the program and its templates. OSError
    where a file cannot be read.
    """
    folders = tuple(program)
    known: set[bytes] = set()
    held: list[Divided] = []
    lists: list[Divided] = []
    for one in divided(content, today):
        known.update(_words(_known(content, one)))
        if one.held:
            held.append(one)
        if one.entries:
            lists.append(one)
    held += _unused(lists, known)
    if held:
        for text in _program(folders):
            known.update(_words(text))
    marks = [mark for one in held for mark in marks_of(str(one.path), one.text, one.held, known)]
    marks += _listed(content.parent / PRIVATE_WORDS)
    whole = {_address(content, one.path): str(one.path) for one in held if one.whole}
    return Search(content, today, folders, to_find(marks), whole)


def _unused(lists: Iterable[Divided], known: set[bytes]) -> Iterator[Divided]:
    """The lists with those of their entries that nothing names; the words of the others become known."""
    waiting = [(one, key, text) for one in lists for key, text in one.entries]
    # An abbreviation is explained in its plural, too: SCRs.
    while used := [one for one in waiting if any(known.issuperset(_words(one[1] + end)) for end in ("", "s"))]:
        waiting = [entry for entry in waiting if entry not in used]
        for _, _, text in used:
            known.update(_words(text))
    yield from (replace(one, held=(text,)) for one, _, text in waiting)


def public(content: Path, today: date, program: Iterable[Path]) -> Iterator[str]:
    """All texts whose words the site may hold."""
    yield from (_known(content, one, with_entries=True) for one in divided(content, today))
    yield from _program(program)


def _known(content: Path, one: Divided, *, with_entries: bool = False) -> str:
    """What of a file may be known, its name with it; with words also as they are without an apostrophe."""
    if one.whole:
        return ""
    said = one.known if not with_entries else "\n".join([one.known, *(text for _, text in one.entries)])
    text = f"{one.path.relative_to(content).as_posix()}\n{said}"
    return f"{text}\n{APOSTROPHE.sub('', text)}" if APOSTROPHE.search(text) else text


def _words(text: str) -> list[bytes]:
    return words_of(text.encode("utf-8", "replace"))


def _program(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield path.read_text("utf-8", "replace")


def _listed(path: Path) -> Iterator[Mark]:
    """The words and phrases of a list, one a line."""
    text = path.read_text("utf-8-sig") if path.is_file() else ""
    for line in text.splitlines():
        run = tuple(_words(line))
        if run and not line.startswith("#"):
            yield Mark(run, str(path), text, always=True)


def _address(content: Path, path: Path) -> str:
    """How the address of a file of the content would begin."""
    relative = path.relative_to(content)
    return relative.with_suffix("").as_posix() if path.suffix in {".md", ".yaml"} else relative.as_posix()


def texts(name: str, data: bytes, searched: set[int]) -> Iterator[bytes]:
    """What can be read in a file of the site; of what is packed, the files in it that were not searched before."""
    if name.endswith(".zip"):
        with suppress(BadZipFile, RuntimeError, NotImplementedError, zlib.error), ZipFile(BytesIO(data)) as packed:
            for member in packed.infolist():
                yield member.filename.encode("utf-8", "replace")
                inside = packed.read(member) if member.file_size <= LARGEST else b""
                if hash(inside) not in searched:
                    yield from texts(member.filename, inside, searched)
    elif data.startswith(b"\x1f\x8b"):
        with suppress(OSError, EOFError, zlib.error):
            yield gzip.decompress(data)
    elif name.endswith(".json") and b"\\" in data:
        yield ESCAPES.sub(b" ", data)
    elif name.endswith(".ics"):
        yield FOLDED.sub(b"", data)
    else:
        yield data
