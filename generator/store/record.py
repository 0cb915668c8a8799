"""The record of what was published: a line for each time, each bound to the line before by its SHA-256.

`content/record.jsonl` holds addresses, dates and hashes, and no words of any document. An entry is hashed as
`canonical` writes it, so that it can be checked wherever it is copied to. The texts of editions lie beside it, in
`content/.editions/`, as they were published.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

State = Literal["published", "withdrawn", "moved", "gone"]
STATES = ("published", "withdrawn", "moved", "gone")
FILE = "record.jsonl"
"""The name of the record, at the top of the content folder."""
UNFINISHED = f".{FILE}.next"
"""The record with an entry more, until its site is in its place."""
NAMES = frozenset({FILE, UNFINISHED})
EDITIONS = ".editions"
"""The folder beside it with the texts of editions."""
PART = ".unfinished"
"""How the name of an edition ends while it is written."""
HASH = re.compile(r"[0-9a-f]{64}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FIRST = ""
"""What the first entry has in the place of the hash of the one before."""
ABSENT = "has no"
"""What is missing in an entry is told with these words."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A document as an entry has it: its address, what became of it, the number of its edition and the SHA-256 of that.

    `published` is the day that it gives itself, `to` the address to which it was moved, and `notes` tell the notes of
    what was changed in it from one another, without their words.
    """

    address: str
    state: State
    edition: int
    sha256: str
    published: str = ""
    to: str = ""
    notes: tuple[str, ...] = ()
    by_program: bool = False
    """Whether nothing but the program was another: it reads the same file otherwise than before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was published at one time: every document that is new or otherwise than before, and all files of the site.

    `files` is the SHA-256 of `data/files.json`, which has that of each other file of the site.
    """

    number: int
    on: str
    before: str
    made_by: str
    files: str
    documents: tuple[Noted, ...] = ()

    @property
    def line(self) -> str:
        """The entry as it is kept and hashed."""
        return canonical(plain(self))

    @property
    def sha256(self) -> str:
        """What the next entry is bound to."""
        return hashed(self.line.encode())


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a record: the number of the line, and what."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Record:
    """The entries in their order, as far as they are sound, and what is wrong in them."""

    entries: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = field(default=())

    @property
    def head(self) -> str:
        """The hash of the last entry, which stands for all of them; nothing where there is none."""
        return self.entries[-1].sha256 if self.entries else FIRST

    def last(self) -> dict[str, Noted]:
        """By its address each document as it was recorded last."""
        return {noted.address: noted for entry in self.entries for noted in entry.documents}

    def to_bytes(self) -> bytes:
        """The record as it is kept."""
        return "".join(f"{entry.line}\n" for entry in self.entries).encode()


def hashed(data: bytes) -> str:
    """The SHA-256 of some bytes, as it is written everywhere."""
    return sha256(data).hexdigest()


def canonical(value: object) -> str:
    """A value as JSON in the one form that is hashed: keys in order, no blanks, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(entry: Entry) -> dict[str, Any]:
    """An entry as JSON has it; what says nothing is left out of its documents."""
    whole = asdict(entry)
    whole["documents"] = [
        {key: list(value) if key == "notes" else value for key, value in each.items() if value}
        for each in whole["documents"]
    ]
    return whole


def value_of(data: bytes) -> object:
    """The value of a file that is JSON; None of any other."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def read(data: bytes) -> Record:
    """The record that a file holds, line by line."""
    return chained([value_of(line) for line in data.splitlines()])


def chained(found: Sequence[object]) -> Record:
    """The record whose entries are given as JSON has them; every break in the chain is told."""
    entries: list[Entry] = []
    faults: list[Fault] = []
    before, number = FIRST, 0
    for line, value in enumerate(found, 1):
        entry = _entry(value)
        if isinstance(entry, str):
            faults.append(Fault(line, f"this is no entry of a record: {entry}"))
            before, number = "?", number + 1
            continue
        if before != "?" and (why := _break(entry, number, before)):
            faults.append(Fault(line, why))
        entries.append(entry)
        before, number = entry.sha256, entry.number
    return Record(tuple(entries), tuple(faults))


def _break(entry: Entry, number: int, before: str) -> str:
    """Why an entry does not follow the one before; nothing where it does."""
    if entry.number != number + 1:
        if entry.number > number:
            is_one = entry.number == number + 2
            missing = f"entry {number + 1} was" if is_one else f"entries {number + 1} to {entry.number - 1} were"
            follows = f"follows here on entry {number}" if number else "is the first here"
            return f"{missing} taken out: entry {entry.number} {follows}"
        return f"entry {entry.number} stands after entry {number}"
    if entry.before != before:
        return f"entry {number} was altered, or another was put in its place: entry {entry.number} is bound to another"
    return ""


def _entry(value: object) -> Entry | str:
    """An entry of what JSON gives, or what is wrong with it; what is not in an entry is not passed over."""
    if not isinstance(value, dict):
        return "it is not the JSON of an object"
    try:
        documents = tuple(_noted(each) for each in _of(value, "documents", list))
        number, day = _of(value, "number", int), _formed(value, "on", DAY)
        made_by, files, before = _of(value, "made_by", str), _formed(value, "files", HASH), _of(value, "before", str)
    except ValueError as fault:
        return str(fault)
    entry = Entry(number, day, before, made_by, files, documents)
    return entry if plain(entry) == value else "it holds what no entry holds"


def _noted(value: object) -> Noted:
    if not isinstance(value, dict):
        message = "one of its documents is not the JSON of an object"
        raise ValueError(message)  # noqa: TRY004 -- what is wrong with a file, and no fault of this program
    state, notes = _of(value, "state", str), value.get("notes", [])
    if state not in STATES or not isinstance(notes, list) or not all(isinstance(note, str) for note in notes):
        message = f'a document of it is "{state}", or its notes are none'
        raise ValueError(message)
    return Noted(
        address=_of(value, "address", str),
        state=state,
        edition=_of(value, "edition", int),
        sha256=_formed(value, "sha256", HASH),
        published=_formed(value, "published", DAY) if "published" in value else "",
        to=_of(value, "to", str) if "to" in value else "",
        notes=tuple(notes),
        by_program=_of(value, "by_program", bool) if "by_program" in value else False,
    )


def _of(value: Mapping[str, object], key: str, kind: type[Any]) -> Any:  # noqa: ANN401  of the kind
    found = value.get(key)
    if type(found) is not kind:
        message = f'it {ABSENT} "{key}"' if key not in value else f'its "{key}" is of another kind'
        raise ValueError(message)
    return found


def _formed(value: Mapping[str, object], key: str, form: re.Pattern[str]) -> str:
    text: str = _of(value, key, str)
    if not form.fullmatch(text):
        message = f'its "{key}" has another form'
        raise ValueError(message)
    return text


def at(content: Path) -> Path:
    """The record that belongs to a content folder, whether it is there or not."""
    return content / FILE


def kept_text(content: Path, address: str, edition: int) -> Path:
    """Where the text of an edition of a document is kept."""
    return content / EDITIONS / f"{address}.{edition}.txt"


def kept_file(content: Path, address: str, edition: int) -> Path:
    """Where an edition of a file that another has taken the place of is kept."""
    return content / EDITIONS / f"{address}.{edition}"


def keep_file(content: Path, address: str, edition: int, file: Path) -> None:
    """Keeps an edition of a file, as it was published."""
    path = kept_file(content, address, edition)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}{PART}")
    shutil.copyfile(file, part)
    part.replace(path)


def text_of(content: Path, address: str, edition: int, sha256: str) -> str | None:
    """The text of an edition; None where it is not kept, or is not what was recorded."""
    try:
        data = kept_text(content, address, edition).read_bytes()
    except OSError:
        return None
    return data.decode("utf-8", "replace") if hashed(data) == sha256 else None


def keep_texts(content: Path, texts: Iterable[tuple[str, int, bytes]]) -> None:
    """Keeps texts of editions; each is there whole or not at all. OSError where the disk has no room."""
    for address, edition, text in texts:
        path = kept_text(content, address, edition)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}{PART}")
        part.write_bytes(text)
        part.replace(path)


def forget_editions(content: Path, addresses: Iterable[str]) -> None:
    """Deletes all editions of documents that were withdrawn, and what was left of copying one."""
    for address in addresses:
        first = kept_file(content, address, 1)
        named = re.compile(re.escape(first.name.removesuffix("1")) + rf"\d+(\.txt)?({re.escape(PART)})?")
        for path in sorted(first.parent.iterdir()) if first.parent.is_dir() else ():
            if named.fullmatch(path.name):
                path.unlink(missing_ok=True)


def forget_parts(content: Path) -> None:
    """Deletes what a run that was cut off left of keeping editions."""
    for path in sorted((content / EDITIONS).rglob(f"*{PART}")):
        path.unlink(missing_ok=True)


def prepare(content: Path, record: Record) -> Path:
    """Writes a record beside the present one, so that nothing is left to do but to rename it.

    What was kept before is on the disk by then: whatever ends the machine, the record names no edition that is not.
    """
    if hasattr(os, "sync"):
        os.sync()
    part = content / UNFINISHED
    with part.open("wb") as file:
        file.write(record.to_bytes())
        file.flush()
        os.fsync(file.fileno())
    return part


def unfinished(content: Path) -> Path | None:
    """A record that was written beside the present one and not put in its place, as a run was cut off."""
    part = content / UNFINISHED
    return part if part.is_file() else None


def follows(part: Path) -> Record | None:
    """The record that was written beside the present one, if it is whole and goes on from it; else None."""
    present, whole = at(part.parent), part.read_bytes()
    found = read(whole)
    known = present.read_bytes() if present.is_file() else b""
    is_whole = whole.endswith(b"\n") and whole.startswith(known) and not found.faults
    return found if is_whole else None


def put_in_place(part: Path) -> None:
    """Puts a record that was written beside the present one in its place, in one step."""
    part.replace(part.with_name(FILE))
