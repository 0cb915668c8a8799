"""Files of full standing: what is known of each PDF, Word file, spreadsheet or picture that is a document by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 -- a field is called date

from generator import urls
from generator.archive.described import said_of
from generator.archive.documents import Linking
from generator.content.attached.forms import Form, form_of
from generator.content.attached.inside import Inside
from generator.content.attached.reader import Wanted, hash_of, read_each
from generator.content.model import NamedPaper
from generator.content.records import MeetingRecords
from generator.content.sources import Attachment
from generator.store.memo import Memo

NOT_READ = Inside(), ""
"""What is known of a form whose words are not read: nothing inside, and no hash."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a meeting's folder that is a document by itself: something names it, and it has a page."""

    committee: str
    meeting: str
    name: str
    """Of the file."""
    title: str
    """As it is written where it is named; else the name of the file."""
    kind: str
    """As written: "plan"; nothing where nobody says."""
    form: Form
    size: int
    """Bytes, as it is published."""
    date: Day | None
    """The date that it bears."""
    published: Day | None
    """That of the agenda which it came with."""
    inside: Inside
    original: str
    """Its old address, as typed."""
    digest: str = ""
    """The hash of its bytes, of what is read."""

    @property
    def address(self) -> str:
        """Its page."""
        return urls.attached(self.committee, self.meeting, self.name)

    @property
    def file(self) -> str:
        """The address of the file itself."""
        return urls.attachment(self.committee, self.meeting, self.name)

    @property
    def is_scan(self) -> bool:
        """Whether it has pictures of pages and no words."""
        return self.form.sort == "pdf" and self.inside.has_pictures and not self.inside.has_words

    @property
    def is_untagged(self) -> bool:
        """Whether it is a PDF that does not say what in it is a heading or a list, and in which order it is read."""
        return self.form.sort == "pdf" and not self.inside.unread and not self.inside.is_tagged

    @property
    def is_untitled(self) -> bool:
        """Whether it is a PDF that does not say what it is called."""
        return self.form.sort == "pdf" and not self.inside.unread and not self.inside.title


@dataclass(frozen=True, slots=True)
class Barriers:
    """The documents that not everybody can read, by what keeps them from it; each is named once."""

    unread: tuple[Attached, ...]
    scans: tuple[Attached, ...]
    untagged: tuple[Attached, ...]


def barriers(attached: Mapping[str, Attached]) -> Barriers:
    """What of the documents is locked or damaged, a scan without words, or a PDF without tags."""
    unread = tuple(one for one in attached.values() if one.inside.unread)
    scans = tuple(one for one in attached.values() if one.is_scan)
    untagged = tuple(one for one in attached.values() if one.is_untagged and not one.is_scan)
    return Barriers(unread, scans, untagged)


def shown_at(attached: Mapping[str, Attached], address: str) -> str:
    """Where a reader is led who is led to an address: of a file that has a page, to its page."""
    if not attached:
        return address
    found, fragment = urls.parted(address)
    file = attached.get(found)
    return urls.at(file.address, fragment) if file else address


def attach(linking: Linking, memo: Memo, jobs: int) -> Mapping[str, Attached]:
    """The files that are documents by themselves, by the address of the file; their words read by so many processes."""
    found = [one for address in sorted(linking.documents) if (one := _found(linking, address))]
    read = [one for one in found if one.form.is_read]
    wanted = [Wanted(one.file.file, one.form.sort, one.file.saved) for one in read]
    every = zip(read, wanted, read_each(wanted, memo, jobs), strict=True)
    inside = {one.address: (of, hash_of(document, memo)) for one, document, of in every}
    return {one.address: _attached(one, *inside.get(one.address, NOT_READ)) for one in found}


@dataclass(frozen=True, slots=True)
class _Found:
    """A file that something names: where it is published, what it is, and the folder that it lies in."""

    address: str
    committee: str
    meeting: MeetingRecords
    form: Form
    file: Attachment


def _found(linking: Linking, address: str) -> _Found | None:
    committee, meeting, name = urls.within(address)
    folder = linking.folders[committee, meeting]
    form = form_of(name)
    return _Found(address, committee, folder, form, folder.attachments[name]) if form else None


def _attached(one: _Found, inside: Inside, digest: str) -> Attached:
    name = urls.name(one.address)
    said = said_of(one.meeting).get(name)
    about = said.about if said else NamedPaper(file=name)
    return Attached(
        one.committee,
        one.meeting.name,
        name,
        about.title or name,
        about.kind or "",
        one.form,
        one.file.size,
        about.date,
        one.meeting.meeting.record.published,
        inside,
        about.original or "",
        digest,
    )
