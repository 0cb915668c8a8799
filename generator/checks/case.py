"""What the rules look at."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Generic, TypeVar, TypeVarTuple

from generator.archive import Archive, MeetingHeld
from generator.checks.found import PROBLEMS, Findings
from generator.content.model import AgendaItem, Meeting, Record
from generator.content.records import CommitteeRecords, Filed, MeetingRecords, Records
from generator.problems import Loc, Problem, RuleName, Severity
from generator.store.memo import Form, Memo, SpreadWith

T = TypeVar("T")
Parts = TypeVarTuple("Parts")


def _is_unread(committee: CommitteeRecords) -> bool:
    """Whether something in the folder of a committee could not be read."""
    if committee.committee.faulty or committee.actions_unread or any(one.faulty for one in committee.actions.values()):
        return True
    return any(
        filed is not None and filed.faulty
        for meeting in committee.meetings.values()
        for filed in (
            meeting.meeting,
            meeting.programme,
            meeting.minutes.front if meeting.minutes else None,
            *(paper.front for paper in meeting.papers.values()),
        )
    )


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at: the archive, the records it was made of (they know their places), and the day."""

    archive: Archive
    records: Records
    today: date
    findings: Findings
    """What was found in the folders of meetings in earlier runs."""
    memo: Memo = field(default_factory=Memo)
    """What was found before, so that only what changed is looked through again."""
    spread: SpreadWith[Records] | None = None
    """Lets several processes look through the folders of meetings."""

    def in_meetings(
        self, name: str, find: Callable[[MeetingRecords, *Parts], Iterable[Problem]], *parts: *Parts
    ) -> Iterator[Problem]:
        """The problems found in each meeting's folder; `find` is given `parts` too, and may depend on nothing else."""
        yield from self.found_in_meetings(name, find, PROBLEMS, *parts)

    def found_in_meetings(
        self,
        name: str,
        find: Callable[[MeetingRecords, *Parts], Iterable[T]],
        form: Form[tuple[T, ...]] | None,
        *parts: *Parts,
    ) -> Iterator[T]:
        """The same for what is kept from run to run in another form, or (None) for this run alone."""
        known = sha256(repr([sorted(part) if isinstance(part, frozenset) else part for part in parts]).encode())
        look = _Look(name, f"{name} {known.hexdigest()}" if parts else name, find, form)
        self._look_ahead(look, *parts)
        for committee in self.records.committees.values():

            def make(committee: CommitteeRecords, *parts: *Parts) -> tuple[T, ...]:
                return self._in_committee(look, committee, *parts)

            yield from self.memo.of((name, committee.name), make, committee, *parts)

    def _look_ahead(self, look: "_Look[T]", *parts: object) -> None:
        """Looks through the folders that were not before, by several processes."""
        if self.spread is None or look.form is None:
            return
        every = [
            (committee.name, meeting)
            for committee in self.records.committees.values()
            for meeting in committee.meetings.values()
            if not self.findings.has(meeting, look.key)
        ]
        names = [(committee, meeting.name) for committee, meeting in every]
        for (_, meeting), found in zip(every, self.spread(partial(_found_in, look.find, parts), names), strict=True):
            self.findings.note(meeting, look.key, look.form, found)

    def _in_committee(self, look: "_Look[T]", committee: CommitteeRecords, *parts: object) -> tuple[T, ...]:
        found: list[T] = []
        for meeting in committee.meetings.values():
            name = (look.name, committee.name, meeting.name)
            found += self.memo.of(name, partial(self._in_meeting, look), meeting, *parts)
        return tuple(found)

    def _in_meeting(self, look: "_Look[T]", meeting: MeetingRecords, *parts: object) -> tuple[T, ...]:
        find = partial(look.find, meeting, *parts)
        return self.findings.of(meeting, look.key, look.form, find) if look.form else tuple(find())

    def source(self, meeting: MeetingHeld) -> MeetingRecords:
        """The records of a meeting."""
        return self.records.committees[meeting.committee].meetings[meeting.name]

    def in_minutes(
        self, meeting: MeetingHeld, line: int, what: str, mend: str, rule: RuleName, *, severity: Severity = "warning"
    ) -> Problem:
        """A problem of a line of the minutes of a meeting, which may be accepted below `minutes:` in meeting.yaml."""
        source = self.source(meeting)
        place = source.minutes.text.place(line) if source.minutes else source.meeting.place()
        return Problem(place, what, mend, rule, severity, source.meeting.about("minutes"))

    def names_all(self) -> bool:
        """Whether every file that may name or lead to others could be read: else nobody knows what nothing names."""
        records = self.records
        if records.council.faulty or records.people_unread or records.matters_unread:
            return False
        if any(filed.faulty for filed in (*records.matters.values(), *records.people.values())):
            return False
        return not any(map(_is_unread, records.committees.values()))

    def until_met(self, meeting: MeetingHeld) -> Severity:
        """The severity of a fault that can be mended until the meeting, and not after it (content format, rule 6)."""
        return "error" if meeting.date >= self.today else "warning"

    def by_law(self, meeting: MeetingHeld, rule: RuleName) -> Severity:
        """The same for a rule of law: never an error where the law was not read, or does not ask for it so."""
        return self.until_met(meeting) if self.archive.law(meeting.committee).is_certain(rule) else "warning"

    def was_held(self, meeting: MeetingHeld) -> bool:
        """Whether the meeting is past and took place."""
        return meeting.date < self.today and not meeting.is_off


@dataclass(frozen=True, slots=True)
class _Look(Generic[T]):
    """Something to be looked for in the folders of meetings: its name, and what tells it from others in later runs."""

    name: str
    key: str
    find: Callable[..., Iterable[T]]
    form: Form[tuple[T, ...]] | None


def _found_in(
    find: Callable[..., Iterable[T]], parts: tuple[object, ...], records: Records, name: tuple[str, str]
) -> tuple[T, ...]:
    return tuple(find(records.committees[name[0]].meetings[name[1]], *parts))


Rule = Callable[[Case], Iterator[Problem]]


def finding(
    filed: Filed[Record], loc: Loc, what: str, mend: str, rule: RuleName, *, severity: Severity = "warning"
) -> Problem:
    """A problem of a value in a YAML file, which may be accepted beside that value or above it."""
    return Problem(filed.place(*loc), what, mend, rule, severity, filed.about(*loc))


def items(meeting: Meeting) -> Iterator[tuple[Loc, AgendaItem]]:
    """The items of an agenda as written, public and private, each with the keys that lead to it."""
    for record in (*(meeting.agenda or ()), *meeting.private):
        yield record.loc, record
