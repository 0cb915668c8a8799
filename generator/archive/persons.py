"""What the archive records of a person: offices by year, attendance, papers, and rows led in work programmes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive.shape import (
    Archive,
    CommitteeHistory,
    MeetingHeld,
    Paper,
    Programme,
    ProgrammeGroup,
    ProgrammeRow,
)
from generator.model import Attendance, Named


@dataclass(frozen=True, slots=True)
class Office:
    """What a person was in a committee in a municipal year, such as "Chair"."""

    year: str
    title: str
    committee: CommitteeHistory


@dataclass(frozen=True, slots=True)
class Attended:
    """What minutes record of a person; `named` has the role printed there, or whom they stood in for."""

    meeting: MeetingHeld
    group: str
    """The group that the minutes print, such as "Apologies"."""
    named: Named


@dataclass(frozen=True, slots=True)
class Led:
    """A row of a work programme with the person among its leads."""

    meeting: MeetingHeld
    programme: Programme
    group: ProgrammeGroup
    row: ProgrammeRow


GROUPS = (
    ("Members", "members"),
    ("Co-opted", "co_opted"),
    ("Cabinet", "cabinet"),
    ("Others", "others"),
    ("Apologies", "apologies"),
    ("Absent", "absent"),
)


def offices(archive: Archive, person: str) -> tuple[Office, ...]:
    """The offices of a person in committees, newest year first."""
    found = [
        Office(year, title, committee)
        for committee in archive.committees.values()
        for year, members in committee.record.years.items()
        for title, people in (
            ("Chair", members.chair),
            ("Deputy Chair", members.deputy_chair),
            ("Member", members.members),
            ("Co-opted member", members.co_opted),
            ("By invitation", members.invited),
        )
        if _among(person, people)
    ]
    return tuple(sorted(found, key=lambda one: one.year, reverse=True))


def attended(archive: Archive, person: str) -> tuple[Attended, ...]:
    """What minutes record of a person, newest meeting first."""
    return tuple(
        Attended(meeting, group, named)
        for meeting in reversed(archive.meetings())
        if meeting.record.attendance
        for group, named in _groups(meeting.record.attendance)
        if named.person == person
    )


def _groups(attendance: Attendance) -> Iterator[tuple[str, Named]]:
    for title, name in GROUPS:
        for named in getattr(attendance, name):
            yield title, named
    for directorate in attendance.officers:
        for named in directorate.people:
            yield directorate.name or "Officers", named


def papers_of(archive: Archive, person: str) -> tuple[tuple[MeetingHeld, Paper], ...]:
    """The papers a person is an author of, newest meeting first."""
    return tuple(
        (meeting, paper)
        for meeting in reversed(archive.meetings())
        for paper in meeting.papers.values()
        if _among(person, paper.front.authors)
    )


def led(archive: Archive, person: str) -> tuple[Led, ...]:
    """The rows a person leads on in the last edition of each municipal year's work programme, newest first."""
    last: dict[tuple[str, str], MeetingHeld] = {}
    for meeting in archive.meetings():
        if meeting.programme:
            last[meeting.committee, meeting.year] = meeting
    return tuple(
        Led(meeting, meeting.programme, group, row)
        for meeting in sorted(last.values(), key=lambda one: one.date, reverse=True)
        if meeting.programme
        for group in meeting.programme.groups
        for row in group.rows
        if _among(person, row.record.leads)
    )


def _among(person: str, people: Iterable[Named]) -> bool:
    return any(one.person == person for one in people)
