"""What of the archive is named by something published: papers and files that nothing names are nobody's to publish.

An agenda item names its papers and a paper its appendices; a text names the files that it shows. A link names only what
no item and no paper names otherwise: what belongs to an item comes with it and not before. A paper beside a meeting
whose agenda is not in the archive is named by its place. What is named by a private item, a draft, something later or a
paper that nothing names itself, is not named.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from generator import urls
from generator.archive.lines import Document, Line
from generator.archive.linked import Archive, MeetingHeld, Paper


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is dated after a day: pages by their address, agenda items by theirs with the fragment."""

    today: date
    pages: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()


NOTHING = Hidden(date.max)


def unnamed(archive: Archive, hidden: Hidden = NOTHING, *, places: bool = True) -> frozenset[str]:
    """The addresses of papers and files that nothing published names, where some things are hidden.

    Without `places`, a paper beside a meeting that has no agenda is not named by that.
    """
    papers = {paper.address: paper for meeting in archive.meetings() for paper in meeting.papers.values()}
    return frozenset((papers.keys() | archive.files.keys()) - _Search(archive, hidden, places, papers).found())


@dataclass(slots=True)
class _Search:
    """Goes from what is published by itself to what that names, and on."""

    archive: Archive
    hidden: Hidden
    places: bool
    papers: dict[str, Paper]
    reached: set[str] = field(default_factory=set)
    to_read: list[Paper] = field(default_factory=list)
    belong: frozenset[str] = frozenset()
    """What an item or another paper names: a link does not publish it."""

    def found(self) -> set[str]:
        """The addresses of all papers and files that are named."""
        self.belong = frozenset(self.belonging())
        said = (self.archive.notice, self.archive.attend, *self.archive.agenda_notes.values())
        for line in (*said, *self.subjects(), *(committee.remit for committee in self.archive.committees.values())):
            self.follow(line.links.values())
        for document in self.archive.about.values():
            self.follow(document.links.values())
        for committee in self.archive.committees.values():
            for action in committee.actions:
                if not self.hides(action.address):
                    for line in (action.what, *(later.what for later in action.later)):
                        self.follow(line.links.values())
                    self.follow(later.address for later in action.later)
            for decision in committee.decisions:
                if not self.hides(decision.address):
                    self.follow(decision.document.links.values())
        for meeting in self.archive.meetings():
            self.of_meeting(meeting)
        while self.to_read:
            self.of_paper(self.to_read.pop())
        return self.reached

    def subjects(self) -> Iterator[Line]:
        """What is said of the matters that something public names, where that leads anywhere."""
        named = {name: line for name, line in self.archive.subjects.items() if line.links}
        for meeting in self.archive.meetings() if named else ():
            items = (item for item in meeting.items if not item.private and not self.hides(item.address))
            public = {name for item in items for name in item.record.matter}
            if meeting.minutes and not self.hides(meeting.minutes.address):
                public |= {name for minute in meeting.minutes.items if not minute.private for name in minute.matter}
            yield from (line for name, line in named.items() if name in public)
        every = (decision for committee in self.archive.committees.values() for decision in committee.decisions)
        for decision in every if named else ():
            if not self.hides(decision.address):
                yield from (line for name, line in named.items() if name in decision.front.matter)

    def belonging(self) -> Iterator[str]:
        for meeting in self.archive.meetings():
            for item in meeting.items:
                yield from (urls.page(target.address) for target in item.papers)
            for paper in meeting.papers.values():
                yield from (urls.page(target.address) for target in paper.appendices)

    def hides(self, address: str) -> bool:
        return urls.page(address) in self.hidden.pages or address in self.hidden.items

    def of_meeting(self, meeting: MeetingHeld) -> None:
        for line in (meeting.note, meeting.attend):
            self.follow(line.links.values())
        for item in meeting.items:
            if not item.private and not self.hides(item.address):
                self.name(target.address for target in item.papers)
                for line in item.lines:
                    self.follow(line.links.values())
        if meeting.minutes and not self.hides(meeting.minutes.address):
            self.read(meeting.minutes.document, meeting.address)
        if meeting.programme and not self.hides(meeting.programme.address):
            for row in meeting.programme.rows:
                for line in row.lines:
                    self.follow(line.links.values())
        if self.places and meeting.record.agenda is None:
            is_past = meeting.date < self.hidden.today
            self.follow(paper.address for paper in meeting.papers.values() if is_past or paper.front.published)

    def of_paper(self, paper: Paper) -> None:
        self.name(target.address for target in paper.appendices)
        self.read(paper.document, paper.address.removesuffix(f"{paper.stem}/"))

    def read(self, document: Document, folder: str) -> None:
        self.name(f"{folder}{figure.file}" for figure in document.body.figures)
        self.follow(document.links.values())

    def follow(self, links: Iterable[str]) -> None:
        self.name(address for address in links if urls.page(address) not in self.belong)

    def name(self, addresses: Iterable[str]) -> None:
        for address in map(urls.page, addresses):
            if address in self.reached or address in self.hidden.pages:
                continue
            if paper := self.papers.get(address):
                self.to_read.append(paper)
            if paper or address in self.archive.files:
                self.reached.add(address)
