"""What the archive holds, and what is known to exist and is missing, so that "nothing found" means something."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator import urls
from generator.archive.lines import Document
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld
from generator.archive.status import Status, status
from generator.archive.words import in_words
from generator.archive.years import every_year
from generator.text import Reference


@dataclass(frozen=True, slots=True)
class Held:
    """What the archive holds of a committee in a municipal year."""

    committee: CommitteeHistory
    year: str
    meetings: int
    agendas: int
    minutes: int
    papers: int
    programmes: int


class Here(StrEnum):
    """What the archive has of a meeting."""

    BOTH = "agenda and minutes"
    AGENDA = "agenda, no minutes"
    MINUTES = "minutes, no agenda"
    NEITHER = "neither agenda nor minutes"
    """Though more than its date is known, such as who was there."""
    DATE = "only the date; whether it was held is not recorded"
    TO_COME = "to come"
    OFF = "cancelled or not held"


def what_is_here(meeting: MeetingHeld, today: date) -> Here:
    """What the archive has of a meeting, on a day: minutes are expected of one that was held, and of no other."""
    stands = status(meeting, today)
    if stands is not Status.HELD:
        others = {Status.TO_COME: Here.TO_COME, Status.PLANNED: Here.DATE}
        return others.get(stands, Here.OFF)
    if meeting.minutes:
        return Here.BOTH if meeting.has_agenda else Here.MINUTES
    return Here.AGENDA if meeting.has_agenda else Here.NEITHER


@dataclass(frozen=True, slots=True)
class Missing:
    """Something known to exist that is not here: what, and the address of the page that tells of it."""

    what: str
    address: str
    title: str


def held(archive: Archive) -> tuple[Held, ...]:
    """What is held by committee and year, newest year first; a year between two others stands there with nothing."""
    found = []
    for committee in archive.committees.values():
        by_year: dict[str, list[MeetingHeld]] = {}
        for meeting in committee.meetings:
            by_year.setdefault(meeting.year, []).append(meeting)
        found += [_held(committee, year, by_year.get(year, [])) for year in every_year(by_year, archive.starts)]
    return tuple(sorted(found, key=lambda row: row.year, reverse=True))


def _held(committee: CommitteeHistory, year: str, meetings: list[MeetingHeld]) -> Held:
    return Held(
        committee,
        year,
        len(meetings),
        sum(meeting.has_agenda for meeting in meetings),
        sum(meeting.minutes is not None for meeting in meetings),
        sum(len(meeting.papers) for meeting in meetings),
        sum(meeting.programme is not None for meeting in meetings),
    )


def missing_files(archive: Archive) -> Iterator[Missing]:
    """Figures and papers that a text or an agenda tells of and the archive has not."""
    for meeting in archive.meetings():
        for item in meeting.items:
            if item.record.missing:
                yield Missing(item.record.missing, item.address, item.title.text)
    for title, address, document in _texts(archive):
        for figure in document.body.figures:
            if figure.file == "missing":
                yield Missing(f"Figure: {figure.caption}", urls.at(address, figure.anchor), title)


def outside(archive: Archive) -> Iterator[Missing]:
    """References that point out of the archive: what is cited, and where."""
    for title, address, document in _texts(archive):
        for anchor, what in _outside(document):
            yield Missing(what, urls.at(address, anchor), title)


def _texts(archive: Archive) -> Iterator[tuple[str, str, Document]]:
    """Minutes and papers, meeting by meeting, and decisions outside meetings: title, address and text of each."""
    for meeting in archive.meetings():
        if meeting.minutes:
            yield f"minutes of {in_words(meeting.date)}", meeting.minutes.address, meeting.minutes.document
        for paper in meeting.papers.values():
            yield paper.title, paper.address, paper.document
    for committee in archive.committees.values():
        for decision in committee.decisions:
            yield decision.title, decision.address, decision.document


def _outside(document: Document) -> Iterator[tuple[str, str]]:
    for reference in document.body.references:
        mark = f"{reference.kind}:{reference.target}"
        if reference.kind in {"minute", "minutes"} and not document.links.get(mark):
            yield reference.anchor, _cited(reference)


def _cited(reference: Reference) -> str:
    if reference.kind == "minutes":
        return f"The minutes of {in_words(date.fromisoformat(reference.target))}"
    return f"Minute {reference.target}"
