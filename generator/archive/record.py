"""What the record says of each document: its editions, and when each was recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from generator import urls
from generator.store.record import Entry, Noted, Record


@dataclass(frozen=True, slots=True)
class Past:
    """An edition of a document: when it was recorded, and what the record says of it."""

    on: date
    noted: Noted


@dataclass(frozen=True)
class Recorded:
    """The record of what was published, and the texts of editions that were, as far as they are kept."""

    record: Record = field(default_factory=Record)
    texts: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """By a document's id, the text of each edition before the present one."""
    withdrawn: frozenset[str] = frozenset()
    """The ids of documents that were withdrawn since the last entry."""

    def __bool__(self) -> bool:
        """Whether anything was ever recorded."""
        return bool(self.record.entries)

    @cached_property
    def by_id(self) -> Mapping[str, tuple[Past, ...]]:
        """By its id all that was recorded of a document, in order."""
        found: dict[str, list[Past]] = {}
        for entry in self.record.entries:
            for noted in entry.documents:
                found.setdefault(noted.address, []).append(Past(date.fromisoformat(entry.on), noted))
        return {name: tuple(every) for name, every in found.items()}

    @cached_property
    def first(self) -> frozenset[Past]:
        """What the record began with."""
        entries = self.record.entries[:1]
        return frozenset(Past(date.fromisoformat(entry.on), noted) for entry in entries for noted in entry.documents)

    @cached_property
    def last(self) -> Mapping[str, Past]:
        """By its id each document as it was recorded last."""
        return {name: every[-1] for name, every in self.by_id.items()}

    def of(self, address: str) -> Past | None:
        """What was last recorded of a document, by the address of its page or file."""
        return self.last.get(urls.identity(address))

    def changed(self, address: str) -> date | None:
        """The last day on which a document was recorded as otherwise than at first; None where it never was."""
        every = self.by_id.get(urls.identity(address), ())
        return every[-1].on if len(every) > 1 else None

    def earlier(self, address: str) -> tuple[Past, ...]:
        """The editions before the present one, oldest first; none of what was withdrawn."""
        every = self.by_id.get(urls.identity(address), ())
        if not every or every[-1].noted.state != "published" or every[-1].noted.address in self.withdrawn:
            return ()
        editions = {past.noted.edition: past for past in every}
        return tuple(past for number, past in sorted(editions.items()) if number < every[-1].noted.edition)

    def replaced(self, address: str) -> tuple[tuple[Past, Past], ...]:
        """The same editions, each with the one that took its place."""
        every, last = self.earlier(address), self.of(address)
        return tuple(zip(every, (*every[1:], last), strict=True)) if every and last else ()

    def text(self, address: str, edition: int) -> str | None:
        """The text of an edition before the present one, where it is kept."""
        return self.texts.get(urls.identity(address), {}).get(edition)

    def followed_by(self, entry: Entry, texts: Mapping[str, Mapping[int, str]]) -> "Recorded":
        """The record with an entry more, as the site shows it that is published with it, and the texts it replaced."""
        every = {name: {**self.texts.get(name, {}), **texts.get(name, {})} for name in {*self.texts, *texts}}
        return Recorded(Record((*self.record.entries, entry)), every)
