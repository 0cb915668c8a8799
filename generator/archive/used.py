"""Which people, matters and abbreviations something published uses: an entry that nothing uses has no page yet."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from generator.archive.action_log import logged
from generator.archive.lines import Document, Line
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld
from generator.archive.resolve import walk
from generator.content.model import Named, Person, Record
from generator.store.memo import Memo
from generator.text import Abbreviations


def used_ids(archive: Archive, memo: Memo | None = None) -> frozenset[str]:
    """The ids of people and matters that something published names; those of private items are not among them.

    With `memo`, a meeting that is as before is not looked through again.
    """
    memo = Memo() if memo is None else memo
    committees = (name for one in archive.committees.values() for name in _ids_of_committee(one, archive.people))
    each = (memo.of(("ids used", meeting.address), _ids_of_meeting, meeting) for meeting in archive.meetings())
    return frozenset(committees).union(*each)


def _ids_of_committee(committee: CommitteeHistory, people: Mapping[str, Person]) -> Iterator[str]:
    yield from _named([committee.record])
    yield from _named(decision.front for decision in committee.decisions)
    for action in committee.actions:
        yield from action.record.asks
    for listed in logged(committee, people):
        yield from listed.owners


def _ids_of_meeting(meeting: MeetingHeld) -> frozenset[str]:
    return frozenset(_in_meeting(meeting))


def _in_meeting(meeting: MeetingHeld) -> Iterator[str]:
    yield from _named([meeting.record.model_copy(update={"agenda": None, "private": ()})])
    yield from _named(item.record for item in meeting.items if not item.private)
    yield from _named(paper.front for paper in meeting.papers.values())
    for minute in meeting.minutes.items if meeting.minutes else ():
        yield from minute.matter
        yield from (voter.person for vote in minute.votes for side in vote.sides for voter in side.voters)
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


def used_words(archive: Archive, memo: Memo | None = None) -> frozenset[str]:
    """The abbreviations of the glossary that a published text explains with the words of the glossary."""
    memo = Memo() if memo is None else memo
    each = (memo.of(("words used", meeting.address), _of_meeting, meeting) for meeting in archive.meetings())
    found = {pair for explained in _beside_meetings(archive) for pair in explained}.union(*each)
    by_meaning: dict[str, set[str]] = {}
    for word, means in found:
        by_meaning.setdefault(means, set()).add(word)
    return frozenset(
        word
        for word, term in archive.glossary.items()
        if any(used.startswith(word) for used in by_meaning.get(term.means, ()))
    )


def _beside_meetings(archive: Archive) -> Iterator[Abbreviations]:
    yield from _of_lines(archive.lines)
    for document in archive.about.values():
        yield from _of_document(document)
    for committee in archive.committees.values():
        yield from _of_lines(_of_committee(committee))
        for decision in committee.decisions:
            yield from _of_document(decision.document)
            yield decision.document.body.heading.abbreviations


def _of_meeting(meeting: MeetingHeld) -> frozenset[tuple[str, str]]:
    """What is explained in all that came with a meeting."""
    texts = [text.document for text in (*meeting.papers.values(), meeting.minutes) if text]
    headings = (paper.document.body.heading.abbreviations for paper in meeting.papers.values())
    of_texts = (explained for document in texts for explained in _of_document(document))
    return frozenset(chain.from_iterable((*_of_lines(_lines(meeting)), *headings, *of_texts)))


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


def _lines(meeting: MeetingHeld) -> Iterator[Line]:
    yield from (meeting.note, meeting.attend)
    yield from (line for item in meeting.items for line in item.lines)
    if meeting.programme:
        yield from (line for row in meeting.programme.rows for line in row.lines)
