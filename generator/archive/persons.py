"""What the archive records of a person, newest first: offices, attendance, papers, votes, rows of work programmes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator import urls
from generator.archive.attendance import Group, Seat, took_part
from generator.archive.interests import Declared, declared
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld, Paper
from generator.archive.people import offices
from generator.archive.presence import Sat, presences_of
from generator.archive.programme import Programme, ProgrammeGroup, ProgrammeRow
from generator.archive.years import Starts
from generator.content.model import Named
from generator.text import Minute, Vote, VoteSide


@dataclass(frozen=True, slots=True)
class Office:
    """What a person was in a committee in a municipal year, such as "Chair"."""

    year: str
    title: str
    committee: CommitteeHistory


@dataclass(frozen=True, slots=True)
class Attended:
    """What minutes record of a person: in which group, and how they are described there."""

    meeting: MeetingHeld
    group: Group
    seat: Seat


@dataclass(frozen=True, slots=True)
class Led:
    """A row of a work programme with the person among its leads."""

    meeting: MeetingHeld
    programme: Programme
    group: ProgrammeGroup
    row: ProgrammeRow


@dataclass(frozen=True, slots=True)
class Voted:
    """How a person voted, as minutes record it by name."""

    meeting: MeetingHeld
    minute: Minute
    vote: Vote
    side: VoteSide

    @property
    def address(self) -> str:
        """Where the vote stands."""
        return urls.at(urls.minutes(self.meeting.committee, self.meeting.name), self.vote.anchor)


@dataclass(slots=True)
class PersonHistory:
    """Everything that the archive records of one person, newest first."""

    offices: list[Office] = field(default_factory=list)
    attended: list[Attended] = field(default_factory=list)
    sat: list[Sat] = field(default_factory=list)
    """Each meeting that they attended or were to attend, once."""
    interests: list[Declared] = field(default_factory=list)
    papers: list[tuple[MeetingHeld, Paper]] = field(default_factory=list)
    votes: list[Voted] = field(default_factory=list)
    led: list[Led] = field(default_factory=list)
    """Rows of the last edition of each municipal year."""
    to_decide: list[Led] = field(default_factory=list)
    """Those of them that they are to decide."""


def everyone(archive: Archive) -> Mapping[str, PersonHistory]:
    """By id, what the archive records of everybody with an entry in `people.yaml`."""
    found = {name: PersonHistory() for name in archive.people}

    def of(named: Iterable[Named]) -> Iterator[PersonHistory]:
        return (found[name] for name in dict.fromkeys(person.person for person in named) if name in found)

    for committee in archive.committees.values():
        for office, holders in _offices(committee, archive.starts):
            for holder in of(holders):
                holder.offices.append(office)
    for meeting in reversed(archive.meetings()):
        _note_meeting(archive, meeting, found)
        for told in declared(archive, meeting):
            for person_of in of([told.interest.person]):
                person_of.interests.append(told)
        for paper in meeting.papers.values():
            for author in of(paper.front.authors):
                author.papers.append((meeting, paper))
    _note_rows(archive, found)
    return found


def _note_rows(archive: Archive, found: Mapping[str, PersonHistory]) -> None:
    """Notes who leads on the rows of work programmes, and who is to decide those of forward plans."""
    for row in _rows(archive):
        for who in dict.fromkeys(named.person for named in row.row.record.leads):
            if who in found:
                found[who].led.append(row)
        for who in dict.fromkeys(row.row.record.decision_maker):
            if who in found:
                found[who].to_decide.append(row)


def _note_meeting(archive: Archive, meeting: MeetingHeld, found: Mapping[str, PersonHistory]) -> None:
    """Notes who was at a meeting, and how they voted."""
    recorded = took_part(archive, meeting)
    for one in recorded:
        if one.named.person in found:
            found[one.named.person].attended += [Attended(meeting, group, seat) for group, seat in one.seats]
    for sat in presences_of(archive, meeting, recorded):
        if sat.person in found:
            found[sat.person].sat.append(sat)
    for person, voted in _votes(meeting):
        if person in found:
            found[person].votes.append(voted)


def _offices(committee: CommitteeHistory, starts: Starts) -> Iterator[tuple[Office, Iterable[Named]]]:
    """The offices of a committee, newest year first, with those who held them."""
    for year in sorted(committee.record.years, reverse=True):
        for title, holders in offices(committee.record, year, starts):
            yield Office(year, title, committee), holders


def _rows(archive: Archive) -> Iterator[Led]:
    """The rows of the last edition of each municipal year's work programme, newest first."""
    last = {(meeting.committee, meeting.year): meeting for meeting in archive.meetings() if meeting.programme}
    for meeting in sorted(last.values(), key=lambda meeting: meeting.date, reverse=True):
        if programme := meeting.programme:
            yield from (Led(meeting, programme, group, row) for group in programme.groups for row in group.rows)


def _votes(meeting: MeetingHeld) -> Iterator[tuple[str, Voted]]:
    """Everybody whom the votes of a meeting name, with how they voted."""
    for minute in meeting.minutes.items if meeting.minutes else ():
        for vote in minute.votes:
            for side in vote.sides:
                for voter in side.voters:
                    yield voter.person, Voted(meeting, minute, vote, side)
