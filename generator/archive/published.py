"""The archive as it stood on a day: what is dated later, or named by nothing published, is not in it.

Nothing leads to it either, and what nothing else uses goes with it: files, people, matters, abbreviations.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from operator import is_
from typing import Any, TypeVar

from generator import urls
from generator.archive.delegated import DelegatedDecision
from generator.archive.item import Item
from generator.archive.lines import NO_LINE, ActionTaken, Document, Line, Links, Target
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld, Minutes, Paper
from generator.archive.named import Hidden, unnamed
from generator.archive.plans import plans
from generator.archive.programme import Programme, ProgrammeRow
from generator.archive.used import used_ids, used_words
from generator.archive.years import Starts, begins
from generator.content.model import (
    Council,
    DecisionFront,
    Event,
    Matter,
    Membership,
    Named,
    PaperFront,
    Person,
    Record,
    Role,
    Since,
)
from generator.content.model.values import ROUGH_DATE
from generator.store.memo import Memo

Front = TypeVar("Front", PaperFront, DecisionFront)
Known = Callable[[Any], Any]
"""Gives a record without what in it holds only later."""
WITH_AGENDA: Mapping[str, object] = {
    "agenda": None,
    "private": (),
    "published": None,
    "signed_by": (),
    "contact": (),
    "invited": (),
    "note": None,
    "webcast": None,
    "original": None,
}
"""What a meeting has instead of the keys that come with its agenda, before that is published. Time and place
are announced without one (Local Government Act 1972, section 100A(6)(a)), as are how to attend, and that it was
moved or cancelled."""


@dataclass(frozen=True, slots=True)
class Unpublished:
    """What is dated after a day: pages by their address, agenda items by theirs with the fragment."""

    today: date
    pages: frozenset[str]
    items: frozenset[str]
    unnamed: frozenset[str]
    """Papers and files that nothing published on the day names."""

    def hides(self, address: str) -> bool:
        """Whether an address is of something that is not published."""
        page = urls.page(address)
        return address in self.items or page in self.pages or page in self.unnamed

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.pages or self.items or self.unnamed)


def later(archive: Archive, today: date) -> Unpublished:
    """What of the archive is dated after a day, and what nothing published then names.

    An agenda, minutes and a paper are dated by `published`, a paper without it by its agenda, an item by `added`, a
    work programme by `updated`, a decision outside meetings by its own day and `published`. Minutes without a date
    cannot be older than their meeting. A paper that only later items name is later like them.
    """
    pages: set[str] = set()
    items: set[str] = set()
    for meeting in archive.meetings():
        record = meeting.record
        agenda = bool(record.published and record.published > today)
        items |= {item.address for item in meeting.items if agenda or _after(item.record.added, today)}
        for paper in meeting.papers.values():
            if _after(paper.front.published, today) or (agenda and not paper.front.published):
                pages.add(paper.address)
        if meeting.programme and (_after(meeting.programme.updated, today) or agenda):
            pages.add(meeting.programme.address)
        if meeting.minutes and _unpublished(meeting, today):
            pages.add(meeting.minutes.address)
    for committee in archive.committees.values():
        for decision in committee.decisions:
            if decision.date > today or _after(decision.front.published, today):
                pages.add(decision.address)
    left = unnamed(archive, Hidden(today, frozenset(pages), frozenset(items)))
    papers = frozenset(address for address in left - unnamed(archive) if archive.paper(address))
    return Unpublished(today, papers.union(pages), frozenset(items), left - papers)


def as_published(archive: Archive, found: Unpublished, memo: Memo | None = None) -> Archive:
    """The archive without what is not published; `found` is what `later` gives.

    With `memo`, a meeting that is as before is the very same.
    """
    memo = Memo() if memo is None else memo
    shown = _shown(archive, memo.same("unpublished", found), memo)
    ids, words = used_ids(shown, memo), used_words(shown, memo)
    people = {name: person for name, person in shown.people.items() if name in ids}
    matters = {name: matter for name, matter in shown.matters.items() if name in ids}
    glossary = {word: term for word, term in shown.glossary.items() if word in words}
    if (len(people), len(matters), len(glossary)) == (len(shown.people), len(shown.matters), len(shown.glossary)):
        return shown
    gone = {urls.person(name) for name in shown.people.keys() - people}
    gone |= {urls.matter(name) for name in shown.matters.keys() - matters}
    redirects = tuple(redirect for redirect in shown.redirects if urls.page(redirect.target) not in gone)
    return replace(shown, people=people, matters=matters, glossary=glossary, redirects=redirects)


def _shown(archive: Archive, found: Unpublished, memo: Memo) -> Archive:
    """The archive without what is dated later or named by nothing."""
    today, starts = found.today, archive.starts
    known = partial(_as_known, is_later=partial(_begins_after, today=today, starts=starts))
    council: Council = known(archive.council)
    people: Mapping[str, Person] = known(archive.people)
    matters: Mapping[str, Matter] = known(archive.matters)
    committees = {
        name: _committee(found, committee, known, starts, memo) for name, committee in archive.committees.items()
    }
    is_same = committees == archive.committees if not found else False
    if is_same and (council, people, matters) == (archive.council, archive.people, archive.matters):
        return archive
    every = (meeting for committee in committees.values() for meeting in committee.meetings)
    hidden = {file.address for address, file in archive.attached.items() if found.hides(address)}
    shown = replace(
        archive,
        council=council,
        notice=_line(found, archive.notice),
        attend=_line(found, archive.attend),
        agenda_notes={words: _line(found, line) for words, line in archive.agenda_notes.items()},
        subjects={name: _line(found, line) for name, line in archive.subjects.items()},
        people=people,
        matters=matters,
        committees=committees,
        by_date=tuple(sorted(every, key=lambda meeting: (meeting.date, meeting.committee, meeting.name))),
        about={stem: _document(found, document) for stem, document in archive.about.items()},
        considered={
            address: tuple(item for item in items if not found.hides(item.address))
            for address, items in archive.considered.items()
            if not found.hides(address)
        },
        part_of={
            part: whole for part, whole in archive.part_of.items() if not (found.hides(part) or found.hides(whole))
        },
        files={address: file for address, file in archive.files.items() if not found.hides(address)},
        attached={address: file for address, file in archive.attached.items() if not found.hides(address)},
        redirects=tuple(
            redirect
            for redirect in archive.redirects
            if not (found.hides(redirect.target) or urls.page(redirect.target) in hidden)
        ),
    )
    return replace(shown, plans=plans(shown))


def _as_known(value: Any, is_later: Callable[[str], bool]) -> Any:  # noqa: ANN401  any value of a record
    """A value of a record without what in it holds, or happened, only later; the very same if there is nothing."""
    if isinstance(value, Record):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        changes = {name: made for name, old in fields.items() if (made := _as_known(old, is_later)) is not old}
        return value.model_copy(update=changes) if changes else value
    if isinstance(value, tuple):
        kept = tuple(_as_known(entry, is_later) for entry in value if not is_later(_since(entry)))
        return value if len(kept) == len(value) and all(map(is_, kept, value)) else kept
    if isinstance(value, Mapping):
        years = {name for name, entry in value.items() if isinstance(entry, Membership) and is_later(name)}
        kept_by_key = {name: _as_known(entry, is_later) for name, entry in value.items() if name not in years}
        same = len(kept_by_key) == len(value) and all(entry is value[name] for name, entry in kept_by_key.items())
        return value if same else kept_by_key
    return value


def _since(value: object) -> str:
    """From when on a value holds, as a date that may be rough; nothing where it does not say."""
    if isinstance(value, Since):
        return value.since
    if isinstance(value, Role | Named):
        return value.from_ or ""
    return value.on if isinstance(value, Event) else ""


def _after(day: date | None, today: date) -> bool:
    return day is not None and day > today


def _unpublished(meeting: MeetingHeld, today: date) -> bool:
    about = meeting.record.minutes
    return meeting.date > today or _after(about.published if about else None, today)


def _is_called_off_later(meeting: MeetingHeld, today: date) -> bool:
    """Whether a meeting was cancelled after a day: what was announced last is that."""
    return meeting.record.cancelled is not None and _after(max(meeting.record.changed, default=None), today)


def _begins_after(rough: str, today: date, starts: Starts) -> bool:
    """Whether a text is a date, which may be rough, that begins after a day."""
    return ROUGH_DATE.fullmatch(rough) is not None and begins(rough, starts) > today


def _committee(
    found: Unpublished, committee: CommitteeHistory, known: Known, starts: Starts, memo: Memo
) -> CommitteeHistory:
    meetings = tuple(
        memo.of(("published", committee.name, meeting.name), _meeting, found, meeting) for meeting in committee.meetings
    )
    remits = {since: line for since, line in committee.remits.items() if not _begins_after(since, found.today, starts)}
    is_known = any(line is committee.remit for line in remits.values())
    remit = committee.remit if is_known else next(reversed(remits.values()), NO_LINE)
    return replace(
        committee,
        record=known(committee.record),
        remit=_line(found, remit),
        remits={since: _line(found, line) for since, line in remits.items()},
        actions=tuple(
            _action(found, action, starts) for action in committee.actions if not found.hides(action.address)
        ),
        meetings=meetings,
        by_name={meeting.name: meeting for meeting in meetings},
        decisions=tuple(
            _decision(found, decision) for decision in committee.decisions if not found.hides(decision.address)
        ),
    )


def _decision(found: Unpublished, decision: DelegatedDecision) -> DelegatedDecision:
    front = _as_corrected(decision.front, found.today)
    return replace(decision, front=front, document=_document(found, decision.document))


def _as_corrected(front: Front, today: date) -> Front:
    return front.model_copy(update={"corrections": tuple(each for each in front.corrections if each.on <= today)})


def _action(found: Unpublished, action: ActionTaken, starts: Starts) -> ActionTaken:
    said = zip(action.record.since, action.later, strict=True)
    known = [
        (written, replace(word, what=_line(found, word.what)))
        for written, word in said
        if not (found.hides(word.address) or _begins_after(written.place, found.today, starts))
    ]
    return replace(
        action,
        record=action.record.model_copy(update={"since": tuple(written for written, _ in known)}),
        what=_line(found, action.what),
        later=tuple(day for _, day in known),
    )


def _meeting(found: Unpublished, meeting: MeetingHeld) -> MeetingHeld:
    today, record, about = found.today, meeting.record, meeting.record.minutes
    changes: dict[str, object] = {}
    if _after(record.published, today):
        changes |= WITH_AGENDA
    elif any(_after(item.added, today) for item in (*(record.agenda or ()), *record.private)):
        changes["private"] = tuple(item for item in record.private if not _after(item.added, today))
        if record.agenda is not None:
            changes["agenda"] = tuple(item for item in record.agenda if not _after(item.added, today))
    if (record.attendance or about or record.interests) and _unpublished(meeting, today):
        changes |= {"attendance": None, "minutes": None, "interests": ()}
    elif about and _after(about.approved, today):
        about = about.model_copy(update={"approved": None, "corrections": ()})
        changes["minutes"] = about
    if _after(record.private_notice, today):
        changes["private_notice"] = None
    if record.not_held is not None and meeting.date > today:
        changes["not_held"] = None
    if any(change.on > today for change in record.republished):
        changes["republished"] = tuple(change for change in record.republished if change.on <= today)
    if _is_called_off_later(meeting, today):
        changes |= {"cancelled": None, "changed": tuple(day for day in record.changed if day <= today)}
    minutes = meeting.minutes if meeting.minutes and not found.hides(meeting.minutes.address) else None
    programme = meeting.programme if meeting.programme and not found.hides(meeting.programme.address) else None
    if minutes:
        minutes = replace(minutes, record=about or minutes.record, document=_document(found, minutes.document))
    return replace(
        meeting,
        record=record.model_copy(update=changes) if changes else record,
        note=NO_LINE if _after(record.published, today) else _line(found, meeting.note),
        attend=_line(found, meeting.attend),
        items=tuple(_item(found, item, meeting, minutes) for item in meeting.items if not found.hides(item.address)),
        papers={stem: _paper(found, paper) for stem, paper in meeting.papers.items() if not found.hides(paper.address)},
        minutes=minutes,
        programme=_programme(found, programme) if programme else None,
    )


def _item(found: Unpublished, item: Item, meeting: MeetingHeld, minutes: Minutes | None) -> Item:
    record = item.record
    if meeting.date > found.today and (record.public_summary or record.call_in or record.called_in is not None):
        record = record.model_copy(update={"public_summary": None, "call_in": None, "called_in": None})
    return replace(
        item,
        record=record,
        title=_line(found, item.title),
        about=_line(found, item.about),
        parts=tuple((label, _line(found, text)) for label, text in item.parts),
        papers=_targets(found, item.papers),
        minutes=item.minutes if minutes else (),
    )


def _targets(found: Unpublished, targets: Collection[Target]) -> tuple[Target, ...]:
    return tuple(
        replace(target, appendices=_targets(found, target.appendices))
        for target in targets
        if not found.hides(target.address)
    )


def _paper(found: Unpublished, paper: Paper) -> Paper:
    front, appendices = _as_corrected(paper.front, found.today), _targets(found, paper.appendices)
    return replace(paper, front=front, document=_document(found, paper.document), appendices=appendices)


def _programme(found: Unpublished, programme: Programme) -> Programme:
    groups = tuple(replace(group, rows=tuple(_row(found, row) for row in group.rows)) for group in programme.groups)
    return replace(programme, groups=groups)


def _row(found: Unpublished, row: ProgrammeRow) -> ProgrammeRow:
    line = partial(_line, found)
    return replace(
        row,
        title=line(row.title),
        detail=line(row.detail),
        source=line(row.source),
        outcome=line(row.outcome),
        heard=tuple(heard for heard in row.heard if not found.hides(heard[1])),
    )


def _line(found: Unpublished, line: Line) -> Line:
    return replace(line, links=_links(found, line.links)) if line.links else line


def _document(found: Unpublished, document: Document) -> Document:
    return replace(document, links=_links(found, document.links))


def _links(found: Unpublished, links: Links) -> Mapping[str, str]:
    """The links with those to something later as plain words."""
    return {mark: "" if found.hides(address) else address for mark, address in links.items()}
