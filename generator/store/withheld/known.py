"""What may be known, as its words, and whether what was told by it before is told still."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from generator.store.inputs import Taken, hash_as_taken
from generator.store.withheld import keeping
from generator.store.withheld.comparing import (
    Public,
    Reading,
    as_shown,
    reading_from,
    reading_of,
    reading_of_bytes,
    words_of,
)
from generator.store.withheld.folders import Files, HeldBack, Kept
from generator.store.withheld.keeping import Sought, digest_of
from generator.store.withheld.marks import within
from generator.store.withheld.searching import files_below, read

COUNTED = "counted"
"""Under which is kept in how many texts that may be known, but for entries and the program, each word is."""


@dataclass
class Program:
    """The words of all files of some folders; kept under the hash of these files."""

    folders: Iterable[Path]
    kept: Kept
    taken: Taken

    @cached_property
    def _names(self) -> list[str]:
        every = (f"{folder}/{name}" for folder in self.folders for name in sorted(files_below(folder)))
        return [name for name in every if not name.endswith(".pyc")]

    @cached_property
    def digest(self) -> str:
        """Tells the files from all others."""
        digest = digest_of("program", *(hash_as_taken(self.taken, name) for name in self._names))
        self.kept.spare(f"program {digest}")
        return digest

    def reading(self) -> Reading:
        """The words of all files, read as one text."""
        key = f"program {self.digest}"
        line = self.kept.get(key)
        if line is not None:
            return reading_from(line)
        reading = reading_of_bytes(b"\n".join(map(read, self._names)))
        self.kept.put(key, reading.to_bytes())
        return reading


@dataclass
class Known:
    """All that may be known, and what is held back beside it."""

    files: Files
    program: Program
    documents: Mapping[str, Iterable[str]]
    """By its name, the words of the pages of each document that is no text."""
    kept: Kept

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The digests of all that may be known, the same where only blank lines are otherwise.

        Each with where its words are kept; with nothing, where they are more than the words of one text.
        """
        found = {self.program.digest: ""}
        for sheet in self.files.public:
            if not sheet.is_whole:
                pages = self.documents.get(sheet.name)
                digest = digest_of(sheet.known_alike, *pages) if pages else sheet.known_alike
                found[digest] = "" if pages or sheet.entries else self.files.where(sheet)
        return found

    @cached_property
    def entries(self) -> list[tuple[str, HeldBack]]:
        """The entries of lists, each with its key."""
        return list(self.files.entries())

    @property
    def keys(self) -> set[bytes]:
        """The words that say whether an entry is named."""
        return {word for key, _ in self.entries for word in words_of(f"{key} {key}s".encode())}

    def counts(self, before: Sought) -> Counter[bytes] | None:
        """In how many texts beside entries each word is, if what told the texts of before tells them still.

        It does, if in what is otherwise no word of theirs, or that names an entry, began or ceased to be known, nor a
        sentence or an amount.
        """
        counts = keeping.counts(self.kept.get(COUNTED), before.known)
        gone = [where for digest, where in before.known.items() if digest not in self.digests]
        come = [where for digest, where in self.digests.items() if digest not in before.known]
        if counts is None or "" in {*gone, *come}:
            return None
        old, new = ([read for place in places if (read := self.files.reading_at(place))] for places in (gone, come))
        if len(old) < len(gone) or len(new) < len(come):
            return None
        words = {word for reading in (*old, *new) for word in reading.words.split()}
        were = counts.keys() & words
        counts.subtract(word for reading in old for word in reading.words.split())
        counts.update(word for reading in new for word in reading.words.split())
        for word in words:
            if counts[word] <= 0:
                del counts[word]
        if not (were ^ (counts.keys() & words)).isdisjoint(before.asked.encode("latin-1").split()):
            return None
        telling, public = before.in_order
        was_said, is_said = (within(telling | public, _in_order(readings)) for readings in (old, new))
        return counts if telling.isdisjoint(is_said) and was_said <= is_said else None

    def public(
        self, counts: Counter[bytes] | None, unused: Container[str]
    ) -> tuple[Public, list[HeldBack], Counter[bytes]]:
        """What may be known, the entries of lists that nothing names, and in how many texts beside entries words are.

        Where the last is known, `unused` has the digests of these entries.
        """
        public = Public(Counter() if counts is None else Counter(counts))
        add = public.add if counts is None else public.add_counted
        for sheet, reading in self.files.readings():
            add(partial(self.files.shown, sheet), reading)
        for sheet in self.files.public:
            for page in self.documents.get(sheet.name, ()) if not sheet.is_whole else ():
                add(partial(str, page), reading_of(page))
        if counts is None:
            counts = Counter(public.words)
            left = list(_unnamed(self.entries, public))
        else:
            left = [entry for _, entry in self.entries if entry.digest in unused]
            for _, entry in self.entries:
                if entry.digest not in unused:
                    public.add(entry.read, reading_of(as_shown(entry.read())))
        public.add(str, self.program.reading())
        return public, left, counts


def _in_order(readings: Iterable[Reading]) -> Iterator[bytes]:
    return (text for reading in readings for text in reading.in_order)


def _unnamed(entries: Iterable[tuple[str, HeldBack]], public: Public) -> Iterator[HeldBack]:
    """The entries of lists that nothing names; the others become public."""
    waiting = [(words_of(key.encode()), entry) for key, entry in entries]
    left = len(waiting) + 1
    while len(waiting) < left:
        left, unused = len(waiting), []
        for key, entry in waiting:
            # An abbreviation is explained in its plural, too: SCRs.
            if public.words.keys() >= set(key) or public.words.keys() >= {*key[:-1], key[-1] + b"s"}:
                public.add(entry.read, reading_of(as_shown(entry.read())))
            else:
                unused.append((key, entry))
        waiting = unused
    yield from (entry for _, entry in waiting)
