"""What rows are made of: the archive, where it is published, and what is looked up often."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from generator.archive import Archive, Decision, Item, MeetingHeld, Minutes, printed_name
from generator.content.model import Named
from generator.text import Clause, Minute


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

    def url(self, address: str) -> str:
        """Where something is published: its whole address, or the one from the site's root."""
        return self.root + quote(address, safe="/#")

    def committee_name(self, meeting: MeetingHeld) -> str:
        """What the committee was called on the day of a meeting."""
        return self.archive.committee_name(meeting.committee, meeting.date)

    def names(self, people: Iterable[Named]) -> tuple[str, ...]:
        """People as they should be printed."""
        return tuple(printed_name(one, self.archive.people) for one in people)

    def known(self, people: Iterable[Named]) -> tuple[str, ...]:
        """The ids of those people who have a page."""
        return tuple(one.person for one in people if one.person in self.archive.people)

    def matters(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of matters, each once."""
        return tuple(dict.fromkeys(one for one in names if one in self.archive.matters))


def source(archive: Archive, today: date, address: str, decisions: Iterable[Decision]) -> Source:
    """What rows are made of on a day; `address` is the site's, with a slash at its end, or "" where it is not known."""
    files: dict[str, list[str]] = {}
    for one in sorted(archive.files):
        files.setdefault(f"{one.rpartition('/')[0]}/", []).append(one)
    by_address = {one.address: one for one in decisions}
    return Source(archive, today, address, by_address, {where: tuple(names) for where, names in files.items()})


def identity(address: str) -> str:
    """The id of what is published at an address: the address without a slash at the end of its path."""
    path, mark, fragment = address.partition("#")
    return f"{path.rstrip('/')}{mark}{fragment}"


def item_address(meeting: MeetingHeld, item: Item) -> str:
    """Where an agenda item stands."""
    return f"{meeting.address}#{item.anchor}"


def minute_address(minutes: Minutes, minute: Minute | Clause) -> str:
    """Where a minute or a clause stands."""
    return f"{minutes.address}#{minute.anchor}"


def documents_of(item: Item) -> Iterator[str]:
    """The ids of the documents before an item, appendices after what they belong to; a private item has none."""
    for paper in () if item.private else item.papers:
        for one in (paper, *paper.appendices):
            yield identity(one.address.partition("#")[0])


def items_before(archive: Archive, address: str) -> tuple[Item, ...]:
    """The items that had a document before them, or the document that it belongs to."""
    found = archive.considered.get(address) or archive.considered.get(archive.part_of.get(address, ""), ())
    every = ((archive.meeting(one.committee, one.meeting), one.number) for one in found)
    return tuple(item for meeting, number in every for item in meeting.items if item.number == number)


def item_ids_before(archive: Archive, address: str) -> tuple[str, ...]:
    """The ids of those items."""
    found = archive.considered.get(address) or archive.considered.get(archive.part_of.get(address, ""), ())
    return tuple(dict.fromkeys(identity(one.address) for one in found))
