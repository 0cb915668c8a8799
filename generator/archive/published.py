"""The archive as it stood on a day: what is dated later is not in it, and nothing leads to it."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from generator.archive.shape import (
    ActionTaken,
    Archive,
    CommitteeHistory,
    Document,
    Item,
    Line,
    Links,
    MeetingHeld,
    Minutes,
    Paper,
    Programme,
    ProgrammeRow,
    Target,
)
from generator.archive.years import Starts, begins
from generator.content.model import Matter

ROUGH = re.compile(r"\d{4}(-\d\d){0,2}|\d{4}/\d\d")


@dataclass(frozen=True, slots=True)
class Later:
    """What is dated after a day: pages by their address, agenda items by theirs with the fragment."""

    today: date
    pages: frozenset[str]
    items: frozenset[str]

    def hides(self, address: str) -> bool:
        """Whether an address is of something later."""
        return address in self.items or address.partition("#")[0] in self.pages

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.pages or self.items)


def later(archive: Archive, today: date) -> Later:
    """What of the archive is dated after a day.

    An agenda, minutes and a paper are dated by `published`, a paper without it by its agenda, an item by `added`, a
    work programme by `updated`. Minutes without a date cannot be older than their meeting.
    """
    pages: set[str] = set()
    items: set[str] = set()
    for meeting in archive.meetings():
        record = meeting.record
        agenda = bool(record.published and record.published > today)
        items |= {_of(meeting, item) for item in meeting.items if agenda or _after(item.record.added, today)}
        for paper in meeting.papers.values():
            if _after(paper.front.published, today) or (agenda and not paper.front.published):
                pages.add(paper.address)
        if meeting.programme and (_after(meeting.programme.updated, today) or agenda):
            pages.add(meeting.programme.address)
        if meeting.minutes and _unpublished(meeting, today):
            pages.add(meeting.minutes.address)
    return Later(today, frozenset(pages), frozenset(items))


def as_published(archive: Archive, found: Later) -> Archive:
    """The archive without what is later; `found` is what `later` gives."""
    today = found.today
    if not (found or _tells_later(archive, today) or any(_is_dated_later(one, today) for one in archive.meetings())):
        return archive
    starts = archive.council.municipal_years
    committees = {name: _committee(found, one, starts) for name, one in archive.committees.items()}
    every = (meeting for committee in committees.values() for meeting in committee.meetings)
    shown = replace(
        archive,
        committees=committees,
        by_date=tuple(sorted(every, key=lambda meeting: (meeting.date, meeting.committee, meeting.name))),
        about={stem: _document(found, one) for stem, one in archive.about.items()},
        matters={name: _matter(one, today, starts) for name, one in archive.matters.items()},
        considered={
            address: tuple(one for one in items if not found.hides(one.address))
            for address, items in archive.considered.items()
            if not found.hides(address)
        },
        part_of={one: whole for one, whole in archive.part_of.items() if not (found.hides(one) or found.hides(whole))},
        redirects=tuple(one for one in archive.redirects if not found.hides(one.target)),
    )
    gone = set(_files_of(archive)) - set(_files_of(shown))
    return replace(shown, files={address: file for address, file in archive.files.items() if address not in gone})


def _after(day: date | None, today: date) -> bool:
    return day is not None and day > today


def _of(meeting: MeetingHeld, item: Item) -> str:
    return f"{meeting.address}#{item.anchor}"


def _unpublished(meeting: MeetingHeld, today: date) -> bool:
    about = meeting.record.minutes
    return meeting.date > today or _after(about.published if about else None, today)


def _is_dated_later(meeting: MeetingHeld, today: date) -> bool:
    """Whether something is dated later that is no page of its own: an approval, who was there, a correction."""
    record, about = meeting.record, meeting.record.minutes
    corrected = (change.on for paper in meeting.papers.values() for change in paper.front.corrections)
    return (
        (bool(record.attendance or about) and _unpublished(meeting, today))
        or _after(about.approved if about else None, today)
        or any(_after(day, today) for day in (*corrected, record.published))
        or _is_called_off_later(meeting, today)
        or (meeting.date > today and any(item.record.public_summary for item in meeting.items))
    )


def _is_called_off_later(meeting: MeetingHeld, today: date) -> bool:
    """Whether a meeting was cancelled after a day: what was announced last is that."""
    return meeting.record.cancelled is not None and _after(max(meeting.record.changed, default=None), today)


def _tells_later(archive: Archive, today: date) -> bool:
    """Whether the background of a matter, or what came of a clause, is dated later."""
    starts = archive.council.municipal_years
    told = [event.on for matter in archive.matters.values() for event in matter.background]
    told += [
        one.place
        for committee in archive.committees.values()
        for action in committee.actions
        for one in action.record.since
    ]
    return any(_begins_after(one, today, starts) for one in told)


def _begins_after(rough: str, today: date, starts: Starts) -> bool:
    """Whether a text is a date, which may be rough, that begins after a day."""
    return ROUGH.fullmatch(rough) is not None and begins(rough, starts) > today


def _matter(matter: Matter, today: date, starts: Starts) -> Matter:
    """A matter with the background that was known."""
    known = tuple(event for event in matter.background if not _begins_after(event.on, today, starts))
    return matter if len(known) == len(matter.background) else matter.model_copy(update={"background": known})


def _committee(found: Later, committee: CommitteeHistory, starts: Starts) -> CommitteeHistory:
    meetings = tuple(_meeting(found, one) for one in committee.meetings)
    return replace(
        committee,
        remit=_line(found, committee.remit),
        actions=tuple(_action(found, one, starts) for one in committee.actions),
        meetings=meetings,
        by_name={one.name: one for one in meetings},
    )


def _action(found: Later, action: ActionTaken, starts: Starts) -> ActionTaken:
    said = zip(action.record.since, action.later, strict=True)
    known = [
        (written, replace(one, what=_line(found, one.what)))
        for written, one in said
        if not (found.hides(one.address) or _begins_after(written.place, found.today, starts))
    ]
    return replace(
        action,
        record=action.record.model_copy(update={"since": tuple(written for written, _ in known)}),
        address="" if found.hides(action.address) else action.address,
        what=_line(found, action.what),
        later=tuple(one for _, one in known),
    )


def _meeting(found: Later, meeting: MeetingHeld) -> MeetingHeld:
    today, record, about = found.today, meeting.record, meeting.record.minutes
    changes: dict[str, object] = {}
    if _after(record.published, today):
        changes |= {"agenda": None, "private": (), "published": None, "signed_by": ()}
    if (record.attendance or about) and _unpublished(meeting, today):
        changes |= {"attendance": None, "minutes": None}
    elif about and _after(about.approved, today):
        about = about.model_copy(update={"approved": None, "corrections": ()})
        changes["minutes"] = about
    if _is_called_off_later(meeting, today):
        changes |= {"cancelled": None, "changed": tuple(day for day in record.changed if day <= today)}
    minutes = meeting.minutes if meeting.minutes and not found.hides(meeting.minutes.address) else None
    programme = meeting.programme if meeting.programme and not found.hides(meeting.programme.address) else None
    if minutes:
        minutes = replace(minutes, record=about or minutes.record, document=_document(found, minutes.document))
    return replace(
        meeting,
        record=record.model_copy(update=changes) if changes else record,
        note=_line(found, meeting.note),
        items=tuple(_item(found, one, meeting, minutes) for one in meeting.items if not found.hides(_of(meeting, one))),
        papers={stem: _paper(found, one) for stem, one in meeting.papers.items() if not found.hides(one.address)},
        minutes=minutes,
        programme=_programme(found, programme) if programme else None,
    )


def _item(found: Later, item: Item, meeting: MeetingHeld, minutes: Minutes | None) -> Item:
    record = item.record
    if record.public_summary and meeting.date > found.today:
        record = record.model_copy(update={"public_summary": None})
    return replace(
        item,
        record=record,
        title=_line(found, item.title),
        about=_line(found, item.about),
        parts=tuple((label, _line(found, text)) for label, text in item.parts),
        papers=_targets(found, item.papers),
        minutes=item.minutes if minutes else (),
    )


def _targets(found: Later, targets: Collection[Target]) -> tuple[Target, ...]:
    return tuple(
        replace(one, appendices=_targets(found, one.appendices)) for one in targets if not found.hides(one.address)
    )


def _paper(found: Later, paper: Paper) -> Paper:
    corrections = tuple(change for change in paper.front.corrections if change.on <= found.today)
    front = paper.front
    if len(corrections) < len(front.corrections):
        front = front.model_copy(update={"corrections": corrections})
    appendices = _targets(found, paper.appendices)
    return replace(paper, front=front, document=_document(found, paper.document), appendices=appendices)


def _programme(found: Later, programme: Programme) -> Programme:
    groups = tuple(replace(one, rows=tuple(_row(found, row) for row in one.rows)) for one in programme.groups)
    return replace(programme, groups=groups)


def _row(found: Later, row: ProgrammeRow) -> ProgrammeRow:
    line = partial(_line, found)
    return replace(
        row,
        title=line(row.title),
        detail=line(row.detail),
        source=line(row.source),
        outcome=line(row.outcome),
        heard=tuple(one for one in row.heard if not found.hides(one[1])),
    )


def _line(found: Later, line: Line) -> Line:
    return replace(line, links=_links(found, line.links)) if line.links else line


def _document(found: Later, document: Document) -> Document:
    return replace(document, links=_links(found, document.links))


def _links(found: Later, links: Links) -> Mapping[str, str]:
    """The links with those to something later as plain words."""
    return {mark: "" if found.hides(address) else address for mark, address in links.items()}


def _files_of(archive: Archive) -> Iterator[str]:
    """The addresses of files that something shown names: figures of texts, attachments, links."""
    for meeting in archive.meetings():
        documents = [paper.document for paper in meeting.papers.values()]
        documents += [meeting.minutes.document] if meeting.minutes else []
        for document in documents:
            yield from (f"{meeting.address}{figure.file}" for figure in document.body.figures)
            yield from document.links.values()
        named = [item.papers for item in meeting.items] + [paper.appendices for paper in meeting.papers.values()]
        for targets in named:
            yield from (one.address for target in targets for one in (target, *target.appendices))
        for item in meeting.items:
            for line in (item.title, item.about, *(text for _, text in item.parts)):
                yield from line.links.values()
    for document in archive.about.values():
        yield from document.links.values()
