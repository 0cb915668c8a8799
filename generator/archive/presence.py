"""Who of a committee was at a meeting, as far as it is known: the facts of `attendance.csv`, one for each person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.archive.attendance import AWAY, SITTING, TookPart, members, took_part
from generator.archive.linked import Archive, MeetingHeld


class Presence(StrEnum):
    """Whether somebody was at a meeting."""

    PRESENT = "present"
    SUBSTITUTE = "substitute"
    """Present, in the place of a member."""
    APOLOGIES = "apologies"
    ABSENT = "absent"
    UNKNOWN = "not recorded"
    """The minutes do not name them, or are not here: that they were absent is not known."""


@dataclass(frozen=True, slots=True)
class Sat:
    """A person and a meeting."""

    meeting: MeetingHeld
    person: str
    """The id, or the name of somebody without an entry."""
    name: str
    """As it is printed."""
    presence: Presence
    sits: bool
    """Whether they sat on the committee that day, or stood in for one who did."""


def presences(archive: Archive, meeting: MeetingHeld) -> tuple[Sat, ...]:
    """Everybody whom the minutes of a meeting name and every member whom they do not, each once.

    Where nothing of the attendance is recorded, the members, of none of whom it is known.
    """
    return presences_of(archive, meeting, took_part(archive, meeting))


def presences_of(archive: Archive, meeting: MeetingHeld, recorded: Sequence[TookPart]) -> tuple[Sat, ...]:
    """The same from what the minutes record."""
    if recorded:
        return tuple(
            Sat(meeting, one.named.person, one.name, _presence(one), _sits(one))
            for one in recorded
            if not one.named.is_vacant
        )
    return tuple(_unknown(archive, meeting))


def _unknown(archive: Archive, meeting: MeetingHeld) -> Iterator[Sat]:
    sitting = (group for group in members(archive, meeting) if group.name in SITTING)
    seats = {seat.named.person: seat for group in sitting for seat in group.seats if not seat.named.is_vacant}
    for person, seat in seats.items():
        yield Sat(meeting, person, seat.name, Presence.UNKNOWN, sits=True)


def _presence(one: TookPart) -> Presence:
    there = [seat for group, seat in one.seats if not group.is_away]
    if there:
        return Presence.SUBSTITUTE if any(seat.is_substitute for seat in there) else Presence.PRESENT
    away = {group.name for group, _ in one.seats}
    if not away:
        return Presence.UNKNOWN
    return Presence.APOLOGIES if "apologies" in away else Presence.ABSENT


def _sits(one: TookPart) -> bool:
    """As a member, or in the place of one; who was away where nobody knows who the members were, too."""
    groups = {group.name for group, _ in one.seats}
    return bool(one.expected or groups & SITTING or (one.expected is None and groups <= AWAY))
