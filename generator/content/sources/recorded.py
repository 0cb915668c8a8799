"""Reads the record of what was published and the texts of editions that others have taken the place of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.problems import Place, Problem
from generator.store import record
from generator.store.memo import Memo
from generator.store.record import Record


@dataclass(frozen=True, slots=True)
class Kept:
    """The record, and the texts of earlier editions by the document's id and the edition, as far as they are kept."""

    record: Record = field(default_factory=Record)
    texts: Mapping[str, Mapping[int, str]] = field(default_factory=dict)


def recorded(content: Path, memo: Memo) -> tuple[Kept, list[Problem]]:
    """What was recorded of a content folder; nothing, where nothing was ever published with `publish`."""
    path = record.at(content)
    try:
        if not path.exists():
            return Kept(), []
        saved = path.stat().st_size, path.stat().st_mtime_ns
        found = memo.of(("record", path), lambda _size, _at: record.read(path.read_bytes()), *saved)
    except OSError as error:
        mend = "see that you may read it, and that the disk is there"
        return Kept(), [Problem(Place(path.as_posix()), f"this cannot be read: {error.strerror}", mend, "unreadable")]
    mend = "put the record back as it was, from a copy or the history of the folder: nothing in it is ever changed"
    problems = [Problem(Place(path.as_posix(), fault.line), fault.what, mend, "record") for fault in found.faults]
    return Kept(found, dict(_texts(content, found))), problems


def _texts(content: Path, found: Record) -> Iterator[tuple[str, Mapping[int, str]]]:
    """The texts of the editions before the last; one that is not what was recorded counts as not kept."""
    last = found.last()
    editions: dict[str, dict[int, str]] = {}
    for entry in found.entries:
        for noted in entry.documents:
            if noted.edition < last[noted.address].edition:
                editions.setdefault(noted.address, {})[noted.edition] = noted.sha256
    for address, hashes in editions.items():
        if last[address].state == "published":
            read = {edition: record.text_of(content, address, edition, sha256) for edition, sha256 in hashes.items()}
            yield address, {edition: text for edition, text in read.items() if text is not None}
