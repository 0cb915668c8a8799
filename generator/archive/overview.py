"""A work programme at a glance: where each of its rows stood from edition to edition of a year, and what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from generator.archive.editions import Edition, Placed
from generator.archive.linked import CommitteeHistory, MeetingHeld
from generator.archive.programme import ProgrammeGroup, ProgrammeRow
from generator.archive.status import Status, status
from generator.text import Minute


class Came(StrEnum):
    """What came of a row on the day that it stands under."""

    PLANNED = "planned"
    ON_AGENDA = "on the agenda"
    """Whether it was heard is not known: the meeting is to come, or its minutes are not here or do not tell."""
    HEARD = "heard"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"
    """Or cancelled: it is not going to be heard."""


def came_of(committee: CommitteeHistory, group: ProgrammeGroup, row: ProgrammeRow, today: date) -> Came:
    """What came of a row, by its own state, else by the agenda and the minutes of the meeting of its day."""
    if row.record.state:
        return Came.DEFERRED if row.record.state == "deferred" else Came.WITHDRAWN
    meetings = committee.on(group.date) if group.date and row.heard else ()
    found = {_at_meeting(meeting, row, today) for meeting in meetings}
    return next((came for came in (Came.HEARD, Came.DEFERRED, Came.ON_AGENDA) if came in found), Came.PLANNED)


def was_heard(committee: CommitteeHistory, group: ProgrammeGroup, row: ProgrammeRow) -> bool:
    """Whether minutes tell of a row: that it stood on an agenda does not say that it was heard."""
    meetings = committee.on(group.date) if group.date and row.heard else ()
    minutes = [minute for meeting in meetings if not meeting.is_off for minute in _minutes_of(meeting, row)]
    return any(not minute.deferred_to for minute in minutes)


def _minutes_of(meeting: MeetingHeld, row: ProgrammeRow) -> list[Minute]:
    """The minutes of a meeting that record a row, by its item or by themselves."""
    heard = {address for _, address in row.heard}
    own = meeting.minutes
    found = [minute for item in meeting.items if item.address in heard for minute in item.minutes]
    return found + ([minute for minute in own.items if own.at(minute) in heard] if own else [])


def _at_meeting(meeting: MeetingHeld, row: ProgrammeRow, today: date) -> Came:
    if meeting.is_off:
        return Came.PLANNED
    minutes = _minutes_of(meeting, row)
    if minutes and status(meeting, today) is Status.HELD:
        return Came.DEFERRED if all(minute.deferred_to for minute in minutes) else Came.HEARD
    heard = {address for _, address in row.heard}
    return Came.ON_AGENDA if any(item.address in heard for item in meeting.items) else Came.PLANNED


@dataclass(frozen=True, slots=True)
class Tracked:
    """A row of the last edition of a year that has it."""

    row: ProgrammeRow
    group: ProgrammeGroup
    """What it stands under there."""
    before: tuple[ProgrammeGroup, ...]
    """What it stood under in earlier editions, one after the other, where that was another day."""
    is_listed: bool
    """Whether it still stands in the last edition."""


def overview(editions: Sequence[Edition]) -> tuple[Tracked, ...]:
    """The rows of the editions of one year, in their order: those of the last, then those that it lost."""
    tracked: dict[str, Tracked] = {}
    gone: list[Tracked] = []
    for number, edition in enumerate(editions):
        if not number or edition.changes is None:
            tracked = {row.address: Tracked(row, group, (), is_listed=True) for group, row in _rows(edition)}
            continue
        now: dict[str, Tracked] = {}
        for change in edition.changes:
            known = tracked.get(change.before.row.address) if change.before else None
            if change.now:
                now[change.now.row.address] = _moved(known, change.now)
            elif known:
                gone.append(replace(known, is_listed=False))
        tracked = now
    return (*tracked.values(), *gone)


def _rows(edition: Edition) -> Iterator[tuple[ProgrammeGroup, ProgrammeRow]]:
    return ((group, row) for group in edition.programme.groups for row in group.rows)


def _moved(known: Tracked | None, now: Placed) -> Tracked:
    """A row as it stands in the next edition."""
    if known is None:
        return Tracked(now.row, now.group, (), is_listed=True)
    moved = known.group.date != now.group.date
    return Tracked(now.row, now.group, (*known.before, known.group) if moved else known.before, is_listed=True)
