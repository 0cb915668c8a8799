"""What rows are made of: the archive, where it is published, and what is looked up often."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NewType
from urllib.parse import quote

from generator import urls
from generator.archive import (
    Archive,
    Considered,
    DecidedAt,
    Item,
    MeetingHeld,
    OfDecision,
    ProgrammeRow,
    printed_name,
)
from generator.archive.whole import Whole
from generator.archive.words import NO_REASON
from generator.content.model import Named

Link = NewType("Link", str)
"""Where something is: a whole address, or one from the site's root."""


STANDS = {
    "call-in": "it may be called in",
    "in force": "the days on which it could be called in have passed",
    "called in": "it was called in",
    "withdrawn": "it was withdrawn",
    "taken": "nothing is said of a call-in",
}
"""How a decision stands on a day."""


@dataclass(frozen=True, slots=True)
class Source:
    """The archive with `root`, the site's whole address with a slash at its end, or "" where it is not known."""

    archive: Archive
    today: date
    root: str
    whole: Whole
    """What is worked out of all of it."""
    files: Mapping[str, tuple[str, ...]]
    """By a meeting's address, the addresses of the files that are published with it."""

    def url(self, address: str) -> Link:
        """Where something is published: its whole address, or the one from the site's root."""
        return Link(self.root + quote(address, safe="/#"))

    def committee_name(self, meeting: MeetingHeld) -> str:
        """What the committee was called on the day of a meeting."""
        return self.archive.committee_name(meeting.committee, meeting.date)

    def page_of(self, named: Named) -> str | None:
        """The id of a person who has a page."""
        return named.person if named.person in self.archive.people else None

    def names(self, people: Iterable[Named]) -> tuple[str, ...]:
        """People as they should be printed."""
        return tuple(printed_name(named, self.archive.people) for named in people)

    def known(self, people: Iterable[Named]) -> tuple[str, ...]:
        """The ids of those people who have a page."""
        return tuple(named.person for named in people if named.person in self.archive.people)

    def addressees(self, names: Iterable[str], on: date) -> tuple[str, ...]:
        """People or committees by their ids, or the words written, as called on a day."""
        return tuple(self.archive.addressee(who, on) for who in names)

    def addressee_ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of those of them who are a person with a page, or a committee."""
        return tuple(who for who in names if who in self.archive.people or who in self.archive.committees)

    def taken(self, row: ProgrammeRow) -> tuple[DecidedAt, ...]:
        """Where a row of a plan was decided."""
        return self.archive.plans.taken(row.record.reference or "", (address for _, address in row.heard))

    def announced(self, deciding: OfDecision, *places: str) -> tuple[str, ...]:
        """The ids of the rows of forward plans that announce a decision."""
        return tuple(urls.identity(entry.address) for entry in self.archive.plans.announced(deciding, *places))

    def matters(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of matters, each once."""
        return tuple(dict.fromkeys(name for name in names if name in self.archive.matters))


def source(whole: Whole, today: date, address: str, files: Mapping[str, tuple[str, ...]] | None = None) -> Source:
    """What rows are made of on a day; `address` is the site's, with a slash at its end, or "" where it is not known.

    `files` are what `files_by_folder` gives, if that was worked out before.
    """
    files = files_by_folder(whole.archive) if files is None else files
    return Source(whole.archive, today, address, whole, files)


def files_by_folder(archive: Archive) -> Mapping[str, tuple[str, ...]]:
    """By the address of a folder, such as a meeting's, the addresses of the files in it, in their order."""
    files: dict[str, list[str]] = {}
    for file in sorted(archive.files):
        files.setdefault(urls.folder(file), []).append(file)
    return {folder: tuple(names) for folder, names in files.items()}


def documents_of(item: Item) -> Iterator[str]:
    """The ids of the documents before an item, appendices after what they belong to; a private item has none."""
    for paper in () if item.private else item.papers:
        for document in (paper, *paper.appendices):
            yield urls.identity(urls.page(document.address))


def withdrawal(reason: str | None) -> str | None:
    """Why something was withdrawn, or that no reason is given; None where it was not."""
    return NO_REASON if reason == "" else reason


def items_before(archive: Archive, address: str) -> tuple[Item, ...]:
    """The items that had a document before them, or the document that it belongs to."""
    return tuple(item for _, item in _before(archive, address))


def item_ids_before(archive: Archive, address: str) -> tuple[str, ...]:
    """The ids of those items."""
    return tuple(dict.fromkeys(urls.identity(before.address) for before in _considered(archive, address)))


def minutes_of_items_before(archive: Archive, address: str) -> tuple[str, ...]:
    """The ids of the minutes that record those items."""
    return tuple(
        urls.identity(urls.at(meeting.minutes.address, minute.whole or minute.anchor))
        for meeting, item in _before(archive, address)
        for minute in item.minutes
        if meeting.minutes
    )


def _before(archive: Archive, address: str) -> Iterator[tuple[MeetingHeld, Item]]:
    for before in _considered(archive, address):
        meeting = archive.meeting(before.committee, before.meeting)
        yield from ((meeting, item) for item in meeting.items if item.number == before.number)


def _considered(archive: Archive, address: str) -> Sequence[Considered]:
    return archive.considered.get(address) or archive.considered.get(archive.part_of.get(address, ""), ())
