"""Reads the files of a content folder by folder, and keeps what it reads for as long as nothing in one is otherwise.

How a file is divided is told by the files of its folder and the day alone, and what is kept lies under the hash of
these. What a file says stands beside that, as it is asked for seldom.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Protocol

from generator.store.codec import Codec
from generator.store.inputs import Taken, hash_as_taken
from generator.store.withheld.comparing import Reading, as_shown, reading_from, reading_of
from generator.store.withheld.keeping import digest_of, without_blank_lines
from generator.store.withheld.reading import Divided, bytes_of, in_folder, named_below, parted, text_of

UNKNOWN = "?"
"""The hash of what cannot be read."""


class Kept(Protocol):
    """Bytes by key, from one build to the next."""

    def get(self, key: str, /) -> bytes | None:
        """What was put under a key, or nothing."""

    def put(self, key: str, data: bytes, /) -> None:
        """Keeps bytes under a key."""

    def spare(self, key: str, /) -> None:
        """Goes on keeping what was put under a key."""


class Nowhere:
    """Where nothing is kept."""

    def get(self, _: str, /) -> bytes | None:
        """Nothing was."""

    def put(self, _: str, __: bytes, /) -> None:
        """Nothing is."""

    def spare(self, _: str, /) -> None:
        """Nothing is."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What there is to say of a file without what it says; texts stand in it by their digests."""

    name: str
    is_text: bool
    is_by_itself: bool
    """Whether it is read though nothing should name it."""
    is_whole: bool
    """Whether nothing of it may be known."""
    text: str
    """All of it."""
    known: str
    """What may be known of it."""
    known_alike: str
    """The same as one that differs in blank lines alone."""
    held: tuple[str, ...]
    """What is held back of it."""
    entries: tuple[tuple[str, str], ...]
    """An id or abbreviation, and what is said of it, which is held back unless something names it."""
    named: str
    """The names of files in what may be known, with blanks between them."""

    @property
    def names(self) -> frozenset[str]:
        """The names of files in what may be known."""
        return frozenset(self.named.split())


@dataclass(frozen=True, slots=True)
class Texts:
    """What a file says: what may be known as it is shown, what is held back, and its entries."""

    shown: str
    held: tuple[str, ...]
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A text that is held back, by its digest: the path of its file, and how it is read."""

    digest: str
    path: str
    read: Callable[[], str]


@dataclass(frozen=True, slots=True)
class _Sheets:
    every: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class _Texts:
    by_name: Mapping[str, Texts]


_SHEETS, _TEXTS = Codec(_Sheets), Codec(_Texts)


@dataclass
class Files:
    """The files of a content folder as they are divided on a day; OSError where one cannot be read.

    `taken` has the hashes of files, which are good for as long as their times are the same.
    """

    content: Path
    today: date
    kept: Kept
    taken: Taken
    _keys: dict[str, str] = field(default_factory=dict)
    _texts: dict[str, Mapping[str, Texts]] = field(default_factory=dict)
    _readings: dict[str, Sequence[Reading]] = field(default_factory=dict)

    @cached_property
    def _folders(self) -> dict[str, tuple[Sheet, ...]]:
        return {folder: self._sheets(folder, names) for folder, names in named_below(self.content)}

    @property
    def every(self) -> Iterator[Sheet]:
        """All of them."""
        return chain.from_iterable(self._folders.values())

    @cached_property
    def _parted(self) -> tuple[list[Sheet], list[Sheet]]:
        return parted((sheet, sheet.is_by_itself) for sheet in self.every)

    @property
    def public(self) -> list[Sheet]:
        """Those of which something may be known, and drafts and the like where they are named or read by themselves."""
        return self._parted[0]

    @property
    def whole(self) -> Iterator[Sheet]:
        """Those of which nothing may be known, not even their names."""
        yield from (sheet for sheet in self.public if sheet.is_whole)
        yield from self._parted[1]

    def held(self) -> Iterator[HeldBack]:
        """All texts that are held back, but entries."""
        for sheet in self.public:
            for number, digest in enumerate(sheet.held):
                yield HeldBack(digest, self._path(sheet.name), partial(self._held, sheet, number))
        for sheet in self._parted[1]:
            path, name = self._path(sheet.name), sheet.name.rpartition("/")[2]
            yield HeldBack(sheet.text, path, partial(self._whole, path))
            yield HeldBack(digest_of(name), path, partial(str, name))

    def entries(self) -> Iterator[tuple[str, HeldBack]]:
        """The entries of lists, each with its key."""
        for sheet in self.public:
            for number, (key, digest) in enumerate(sheet.entries):
                yield key, HeldBack(digest, self._path(sheet.name), partial(self._entry, sheet, number))

    def readings(self) -> Iterator[tuple[Sheet, Reading]]:
        """All of which something may be known, with its words."""
        public = {sheet.name for sheet in self.public if not sheet.is_whole}
        for folder, sheets in self._folders.items():
            for sheet, reading in zip(sheets, self._read_of(folder), strict=True):
                if sheet.name in public:
                    yield sheet, reading

    def where(self, sheet: Sheet) -> str:
        """Where the words of a file are kept: as long as anything there is, it is of this very file."""
        folder = sheet.name.rpartition("/")[0]
        return f"{self._keys[folder]} {self._folders[folder].index(sheet)}"

    def reading_at(self, where: str) -> Reading | None:
        """The words of a file by where they are kept, of the content as it was before too; None if they are not."""
        key, _, number = where.partition(" ")
        data = self.kept.get(f"words {key}")
        lines = data.split(b"\n") if data else []
        return reading_from(lines[int(number)]) if int(number) < len(lines) else None

    def shown(self, sheet: Sheet) -> str:
        """What may be known of a file, as it is shown."""
        return self._texts_of(sheet).shown

    def _texts_of(self, sheet: Sheet) -> Texts:
        folder = sheet.name.rpartition("/")[0]
        if folder not in self._texts:
            data = self.kept.get(f"texts {self._keys[folder]}")
            texts = _TEXTS.read(data) if data else None
            if texts and texts.by_name.keys() == {other.name for other in self._folders[folder]}:
                self._texts[folder] = texts.by_name
            else:
                self._read_again(folder)
        return self._texts[folder][sheet.name]

    def _read_of(self, folder: str) -> Sequence[Reading]:
        if folder not in self._readings:
            data = self.kept.get(f"words {self._keys[folder]}")
            lines = data.split(b"\n") if data else []
            if len(lines) == len(self._folders[folder]):
                self._readings[folder] = [reading_from(line) for line in lines]
            else:
                self._read_again(folder)
        return self._readings[folder]

    def _read_again(self, folder: str) -> None:
        if self._read(folder, [sheet.name for sheet in self._folders[folder]]) != self._folders[folder]:
            message = f"{self._path(folder)} was changed while a build was at work"
            raise OSError(message)

    def _path(self, name: str) -> str:
        return str(self.content / name)

    def _held(self, sheet: Sheet, number: int) -> str:
        return self._texts_of(sheet).held[number]

    def _entry(self, sheet: Sheet, number: int) -> str:
        return self._texts_of(sheet).entries[number]

    def _whole(self, path: str) -> str:
        return text_of(bytes_of(path))

    def _sheets(self, folder: str, names: Sequence[str]) -> tuple[Sheet, ...]:
        hashes = {name: hash_as_taken(self.taken, f"{self.content}/{name}") for name in names}
        key = self._keys[folder] = self._key(folder, hashes)
        data = self.kept.get(f"sheets {key}")
        sheets = _SHEETS.read(data) if data else None
        if sheets is None:
            return self._read(folder, names)
        self.kept.spare(f"texts {key}")
        self.kept.spare(f"words {key}")
        return sheets.every

    def _key(self, folder: str, hashes: Mapping[str, str]) -> str:
        return digest_of(self.today.isoformat(), folder, *(part for pair in hashes.items() for part in pair))

    def _read(self, folder: str, names: Sequence[str]) -> tuple[Sheet, ...]:
        """Reads a folder, and keeps what was read under the hash of the very bytes."""
        paths = {name: f"{self.content}/{name}" for name in names}
        files = {name: bytes_of(path) for name, path in paths.items()}
        sheets: list[Sheet] = []
        by_name: dict[str, Texts] = {}
        for file, is_by_itself in in_folder(folder, files, self.today):
            sheets.append(_sheet(file, is_text=bool(files[file.name]), is_by_itself=is_by_itself))
            shown = as_shown("" if file.whole else f"{file.name}\n{file.known}")
            by_name[file.name] = Texts(shown, file.held, tuple(text for _, text in file.entries))
        self._texts[folder] = by_name
        readings = self._readings[folder] = [reading_of(texts.shown) for texts in by_name.values()]
        hashes = {
            name: sha256(data).hexdigest() if data else hash_as_taken(self.taken, paths[name])
            for name, data in files.items()
        }
        if UNKNOWN not in hashes.values():
            key = self._keys[folder] = self._key(folder, hashes)
            self.kept.put(f"sheets {key}", _SHEETS.to_bytes(_Sheets(tuple(sheets))))
            self.kept.put(f"texts {key}", _TEXTS.to_bytes(_Texts(by_name)))
            self.kept.put(f"words {key}", b"\n".join(map(Reading.to_bytes, readings)))
        return tuple(sheets)


def _sheet(file: Divided, *, is_text: bool, is_by_itself: bool) -> Sheet:
    rest = [part for entry in file.entries for part in entry]
    return Sheet(
        file.name,
        is_text,
        is_by_itself,
        file.whole,
        digest_of(file.text),
        digest_of(file.name, file.known, *rest),
        digest_of(file.name, without_blank_lines(file.known), *rest),
        tuple(map(digest_of, file.held)),
        tuple((key, digest_of(text)) for key, text in file.entries),
        " ".join(file.names),
    )
