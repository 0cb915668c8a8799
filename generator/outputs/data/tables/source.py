"""What rows are made of: the archive, where it is published, and what is looked up often."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NewType
from urllib.parse import quote

from generator import urls
from generator.archive import Archive, Decision, Item, MeetingHeld, printed_name
from generator.archive.words import NO_REASON
from generator.content.model import Named

Link = NewType("Link", str)
"""Where something is: a whole address, or one from the site's root."""


@dataclass(frozen=True, slots=True)
class Source:
    """The archive with `root`, the site's whole address with a slash at its end, or "" where it is not known."""

    archive: Archive
    today: date
    root: str
    decisions: Mapping[str, Decision]
    """What is known of each clause, by its address."""
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

    def matters(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of matters, each once."""
        return tuple(dict.fromkeys(name for name in names if name in self.archive.matters))


def source(archive: Archive, today: date, address: str, decisions: Iterable[Decision]) -> Source:
    """What rows are made of on a day; `address` is the site's, with a slash at its end, or "" where it is not known."""
    files: dict[str, list[str]] = {}
    for file in sorted(archive.files):
        files.setdefault(urls.folder(file), []).append(file)
    by_address = {decision.address: decision for decision in decisions}
    return Source(archive, today, address, by_address, {where: tuple(names) for where, names in files.items()})


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
    found = archive.considered.get(address) or archive.considered.get(archive.part_of.get(address, ""), ())
    every = ((archive.meeting(before.committee, before.meeting), before.number) for before in found)
    return tuple(item for meeting, number in every for item in meeting.items if item.number == number)


def item_ids_before(archive: Archive, address: str) -> tuple[str, ...]:
    """The ids of those items."""
    found = archive.considered.get(address) or archive.considered.get(archive.part_of.get(address, ""), ())
    return tuple(dict.fromkeys(urls.identity(before.address) for before in found))
