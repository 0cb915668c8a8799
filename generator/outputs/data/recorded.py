"""The record as everybody can read and check it: every entry, every document, every file, and the words recorded."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from generator import urls
from generator.archive import Archive
from generator.archive.said import Said
from generator.store.record import Entry, Noted, Record, canonical, plain

ABOUT = (
    "What was published and when. Each entry has as `before` the SHA-256 of the one before it: of its JSON in UTF-8 "
    "with the keys in order and no blanks; `head` is that of the last. `sha256` is that of a document’s words as they "
    "were recorded, which are at its `text`; `files` is that of files.json, which has those of all other files."
)


def texts(archive: Archive, said: Iterable[Said]) -> Iterator[tuple[str, bytes]]:
    """The words of each document as they are recorded, and those of its earlier editions as far as they are kept."""
    recorded = archive.recorded
    for document in said:
        past = recorded.of(document.address)
        if past and document.text is not None and past.noted.sha256 == document.sha256:
            yield urls.edition_text(document.address, past.noted.edition), document.text.encode()
        for earlier in recorded.earlier(document.address):
            text = recorded.text(document.address, earlier.noted.edition)
            if text is not None:
                yield urls.edition_text(document.address, earlier.noted.edition), text.encode()


def listing(hashes: Mapping[str, str]) -> bytes:
    """The SHA-256 of every file of the site, by its address."""
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(hashes[name])}" for name in sorted(hashes))
    return f"{{\n{lines}\n}}\n".encode()


def record(council: str, kept: Record) -> bytes:
    """The record whole, a line for each entry and each document as it was recorded last."""
    about = {"council": council, "about": ABOUT, "head": kept.head}
    head = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in about.items())
    entries = ",\n".join(canonical(plain(entry)) for entry in kept.entries)
    last = {noted.address: (entry, noted) for entry in kept.entries for noted in entry.documents}
    documents = ",\n".join(canonical(_row(*last[name])) for name in sorted(last))
    return f'{{\n{head},\n"entries": [\n{entries}\n],\n"documents": [\n{documents}\n]\n}}\n'.encode()


def _row(entry: Entry, noted: Noted) -> dict[str, object]:
    """A document as it was recorded last, and where its words are; those of a file are the file."""
    row = {key: value for key, value in asdict(noted).items() if value and key != "notes"}
    if noted.state in {"published", "withdrawn"}:
        is_file = "." in urls.name(noted.address)
        row["text"] = noted.address if is_file else urls.edition_text(f"{noted.address}/", noted.edition)
    return {**row, "on": entry.on}
