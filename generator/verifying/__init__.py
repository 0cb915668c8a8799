"""Tells whether a site still says what was recorded: every file of it, every word of its documents, and the record."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import urls
from generator.store import record
from generator.store.inputs import MARKS
from generator.store.record import Entry, Record, hashed
from generator.store.writing import APART
from generator.verifying.missing import missing_words
from generator.verifying.places import Folder, Place, UnreadableError, Web, json_of, place_of

__all__ = ["Finding", "Folder", "UnreadableError", "Verified", "Web", "place_of", "verify"]

Tell = Callable[[str], None]
OWN = frozenset({urls.RECORD, urls.FILES, *MARKS})
"""Files of a site that its listing does not list."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was recorded: the file or the place in the record, and what of it."""

    where: str
    what: str

    def __str__(self) -> str:
        """One line."""
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it: how much was looked at, what is not as recorded, and what was changed openly and when."""

    record: Record
    files: int
    findings: tuple[Finding, ...]
    is_as_published: bool
    """Whether the files are those of the last publication; else the site was made again since."""

    @property
    def changes(self) -> tuple[str, ...]:
        """What became of documents after they were first recorded, in order, a line each."""
        return tuple(_changes(self.record))


def verify(place: Place, own: Path | None, tell: Tell) -> Verified:
    """Compares a site with its record, and with one that somebody kept if that is given.

    UnreadableError where there is no site or no record, or one that is no record at all.
    """
    tell("Reading the record")
    shown = json_of(place, urls.RECORD)
    entries = shown.get("entries") if isinstance(shown, dict) else None
    if not isinstance(shown, dict) or not isinstance(entries, list):
        message = f"{place.called(urls.RECORD)} is no record"
        raise UnreadableError(message)
    found = record.chained(entries)
    findings = [Finding(urls.RECORD, fault.what) for fault in found.faults]
    if not found.faults and shown.get("head") != found.head:
        findings.append(Finding(urls.RECORD, "its head is not that of its last entry"))
    findings += _against(found, own) if own else ()
    listing = place.read(urls.FILES)
    is_as_published = bool(listing and found.entries and hashed(listing) == found.entries[-1].files)
    if listing is None:
        findings.append(Finding(urls.FILES, "it is missing: no file can be held to it"))
    hashes = json_of(place, urls.FILES) if listing is not None else {}
    if not isinstance(hashes, dict):
        message = f"{place.called(urls.FILES)} lists no files"
        raise UnreadableError(message)
    since = f"since {found.entries[-1].on}" if found.entries and is_as_published else "since the site was made"
    looked = _Looked(place, found, {str(name): str(value) for name, value in hashes.items()}, since)
    findings += [*looked.files(tell), *looked.documents(tell), *looked.strangers()]
    return Verified(found, len(hashes), tuple(dict.fromkeys(findings)), is_as_published)


def _against(found: Record, own: Path) -> Iterator[Finding]:
    """What in the record of a site is not as in a copy that somebody kept."""
    kept = _kept(own)
    yield from (Finding(str(own), f"line {fault.line}: {fault.what}") for fault in kept.faults)
    shown = {entry.number: entry for entry in found.entries}
    for entry in kept.entries:
        there = shown.get(entry.number)
        if there is None:
            yield Finding(urls.RECORD, f"entry {entry.number} of {entry.on} is missing, which {own} has")
        elif there.sha256 != entry.sha256:
            yield Finding(urls.RECORD, f"entry {entry.number} is not that of {own}{_otherwise(entry, there)}")


def _kept(own: Path) -> Record:
    """A record from a file: the lines that are kept with the content, or what a site shows."""
    try:
        data = own.read_bytes()
    except OSError as error:
        message = f"{own} cannot be read: {error.strerror}"
        raise UnreadableError(message) from None
    value = record.value_of(data)
    if isinstance(value, dict) and isinstance(value.get("entries"), list):
        return record.chained(value["entries"])
    return record.read(data)


def _otherwise(kept: Entry, there: Entry) -> str:
    """The documents that two entries of one number have otherwise."""
    one, other = ({noted.address: noted for noted in entry.documents} for entry in (kept, there))
    names = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    return f": {', '.join(names)}" if names else ""


def _changes(found: Record) -> Iterator[str]:
    known: set[str] = set()
    for entry in found.entries:
        for noted in entry.documents:
            if noted.address in known or noted.state != "published":
                said = f"edition {noted.edition}" if noted.state == "published" else noted.state
                to = f" to {noted.to}" if noted.to else ""
                yield f"{entry.on} {noted.address}: {said}{to}{' (read otherwise)' if noted.by_program else ''}"
            known.add(noted.address)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A site with its record and its listing."""

    place: Place
    record: Record
    hashes: Mapping[str, str]
    since: str

    def files(self, tell: Tell) -> Iterator[Finding]:
        """The files that are not those which were listed."""
        for number, (name, wanted) in enumerate(self.hashes.items(), 1):
            if not self.place.shows(name):
                continue
            tell(f"Looking at the files: {number:,} of {len(self.hashes):,}")
            data = self.place.read(name)
            if data is None:
                yield Finding(name, "it is missing")
            elif hashed(data) != wanted:
                yield Finding(name, f"it was changed {self.since}")

    def documents(self, tell: Tell) -> Iterator[Finding]:
        """The documents of which the words are not those that were recorded, or whose page does not have them."""
        last = self.record.last()
        for number, noted in enumerate(last.values(), 1):
            if noted.state != "published":
                continue
            tell(f"Reading the documents: {number:,} of {len(last):,}")
            is_file = "." in urls.name(noted.address)
            name = noted.address if is_file else urls.edition_text(f"{noted.address}/", noted.edition)
            data = self.place.read(name)
            if data is None:
                yield Finding(name, "it is missing")
            elif hashed(data) != noted.sha256:
                yield Finding(name, f"it is not edition {noted.edition} of {noted.address} as it was recorded")
            elif not is_file:
                yield from self._page(noted.address, data)

    def _page(self, address: str, text: bytes) -> Iterator[Finding]:
        name = urls.file(f"{address}/")
        page = self.place.read(name)
        if page is not None and (words := missing_words(text.decode("utf-8", "replace"), page, address)):
            yield Finding(name, f"it does not say what was recorded: “{words}”")

    def strangers(self) -> Iterator[Finding]:
        """Files that are in a folder and were never listed; of a site on the web nobody knows."""
        for name in self.place.names():
            if name not in self.hashes and name not in OWN and name.partition("/")[0] not in APART:
                yield Finding(name, "nothing lists it: it was put there by somebody else")
