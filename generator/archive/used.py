"""Which people, matters and abbreviations something published uses: an entry that nothing uses has no page yet."""

from collections.abc import Iterable, Iterator

from generator.archive.action_log import logged
from generator.archive.lines import Document, Line
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld, Paper
from generator.archive.resolve import walk
from generator.content.model import Named, Record
from generator.text import Abbreviations


def used_ids(archive: Archive) -> frozenset[str]:
    """The ids of people and matters that something published names; those of private items are not among them."""
    return frozenset(_ids(archive))


def _ids(archive: Archive) -> Iterator[str]:
    for committee in archive.committees.values():
        yield from _named([committee.record])
        yield from _named(decision.front for decision in committee.decisions)
        for action in committee.actions:
            yield from action.record.asks
        for listed in logged(committee, archive.people):
            yield from listed.owners
    for meeting in archive.meetings():
        yield from _named([meeting.record.model_copy(update={"agenda": None, "private": ()})])
        yield from _named(item.record for item in meeting.items if not item.private)
        yield from _named(paper.front for paper in meeting.papers.values())
        for minute in meeting.minutes.items if meeting.minutes else ():
            yield from minute.matter
        if meeting.programme:
            yield from _named([meeting.programme.record])
            yield from (name for row in meeting.programme.rows for name in row.record.decision_maker)


def _named(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        for _, named in walk(record):
            if isinstance(named, Named):
                yield named.person
                yield named.for_ or ""
            else:
                yield named


def used_words(archive: Archive) -> frozenset[str]:
    """The abbreviations of the glossary that a published text explains with the words of the glossary."""
    found = {pair for explained in _texts(archive) for pair in explained}
    by_meaning: dict[str, set[str]] = {}
    for word, means in found:
        by_meaning.setdefault(means, set()).add(word)
    return frozenset(
        word
        for word, term in archive.glossary.items()
        if any(used.startswith(word) for used in by_meaning.get(term.means, ()))
    )


def _texts(archive: Archive) -> Iterator[Abbreviations]:
    yield from _of_lines(archive.lines)
    for document in archive.about.values():
        yield from _of_document(document)
    for committee in archive.committees.values():
        yield from _of_lines(_of_committee(committee))
        for decision in committee.decisions:
            yield from _of_document(decision.document)
            yield decision.document.body.heading.abbreviations
    for meeting in archive.meetings():
        yield from _of_lines(_of_meeting(meeting))
        for text in (*meeting.papers.values(), meeting.minutes):
            yield from _of_document(text.document) if text else ()
            if isinstance(text, Paper):
                yield text.document.body.heading.abbreviations


def _of_document(document: Document) -> Iterator[Abbreviations]:
    yield document.body.abbreviations
    yield from (drawn.forms.abbreviations for drawn in document.figures.values())


def _of_lines(lines: Iterable[Line]) -> Iterator[Abbreviations]:
    return (line.forms.abbreviations for line in lines)


def _of_committee(committee: CommitteeHistory) -> Iterator[Line]:
    yield committee.remit
    for action in committee.actions:
        yield action.what
        yield from (later.what for later in action.later)


def _of_meeting(meeting: MeetingHeld) -> Iterator[Line]:
    yield from (meeting.note, meeting.attend)
    yield from (line for item in meeting.items for line in item.lines)
    if meeting.programme:
        yield from (line for row in meeting.programme.rows for line in row.lines)
