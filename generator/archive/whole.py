"""What outputs need of the whole archive: worked out when one first asks for it."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, TypeVarTuple

from generator.archive.action_log import Logged, Standing, logged
from generator.archive.asked import Asked
from generator.archive.changes import having
from generator.archive.delegated import DelegatedDecision
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld
from generator.archive.mentions import Mentions, mentions
from generator.archive.persons import PersonHistory, everyone
from generator.archive.register import Decision, decided, delegated, newest_first
from generator.archive.status import with_joint
from generator.archive.timeline import Moment, timelines
from generator.store.memo import Memo

T = TypeVar("T")
E = TypeVar("E", Decision, Logged)
Parts = TypeVarTuple("Parts")
Decided = Mapping[str, Sequence[Decision]]
"""By the name of a meeting, what it resolved."""


class Whole:
    """What is worked out of a whole archive; with `memo`, for pages that are asked for one by one."""

    def __init__(self, archive: Archive, memo: Memo | None = None) -> None:
        self.archive = archive
        self._memo = Memo() if memo is None else memo
        self._one_by_one = memo is not None

    def kept(self, name: Hashable, make: Callable[[*Parts], T], *parts: *Parts) -> T:
        """Anything else that is worked out once for all who ask, under a name."""
        return self._memo.of(name, make, *parts)

    def decided(self, committee: CommitteeHistory) -> Decided:
        """What the meetings of a committee resolved."""
        return self._memo.of(("decided", committee.name), _decided, committee)

    def clauses(self, meeting: MeetingHeld) -> Mapping[str, Decision]:
        """What is known of each clause that a meeting resolved, by its address."""
        of = self.decided(self.archive.committees[meeting.committee])
        return {decision.address: decision for decision in of.get(meeting.name, ())}

    def agreeing(self, meeting: MeetingHeld) -> Sequence[MeetingHeld]:
        """The later meetings that have the minutes of one on their agenda, in order."""
        committee = self.archive.committees[meeting.committee]
        found = self._memo.of(("agreeing", committee.name), having, committee)
        return [later for later in found.get(meeting.date, ()) if later.date > meeting.date]

    @cached_property
    def joint(self) -> Mapping[str, Sequence[MeetingHeld]]:
        """By committee its meetings, those among them that it holds jointly with another."""
        return with_joint(self.archive)

    @cached_property
    def outside(self) -> Sequence[DelegatedDecision]:
        """The decisions that were taken outside meetings, newest first."""
        return delegated(self.archive)

    @cached_property
    def outside_by(self) -> Mapping[str, Sequence[DelegatedDecision]]:
        """The same by who took each, as far as they have a page."""
        found: dict[str, list[DelegatedDecision]] = {}
        for decision in self.outside:
            for who in dict.fromkeys(named.person for named in decision.front.by):
                found.setdefault(who, []).append(decision)
        return found

    @cached_property
    def outside_about(self) -> Mapping[str, Sequence[DelegatedDecision]]:
        """The same by the matters that each is part of."""
        found: dict[str, list[DelegatedDecision]] = {}
        for decision in self.outside:
            for matter in dict.fromkeys(decision.front.matter):
                found.setdefault(matter, []).append(decision)
        return found

    def actions(self, committee: CommitteeHistory) -> tuple[Logged, ...]:
        """The actions that the minutes of a committee list."""
        return self._memo.of(("actions", committee.name), logged, committee, self.archive.people)

    def actions_at(self, meeting: MeetingHeld) -> Sequence[Logged]:
        """The actions that the minutes of a meeting list."""
        committee = self.archive.committees[meeting.committee]
        return self.by_meeting(committee).get(meeting.name, ())

    def by_meeting(self, committee: CommitteeHistory) -> Mapping[str, Sequence[Logged]]:
        """The actions that the minutes of a committee list, by the name of the meeting."""
        return self._memo.of(("actions by meeting", committee.name), _by_meeting, self.actions(committee))

    @cached_property
    def actions_of(self) -> Mapping[str, Sequence[Logged]]:
        """By who is to do them, as far as they have a page or are a committee, the open actions, oldest first."""
        found: dict[str, list[Logged]] = {}
        for committee in self.archive.committees.values():
            for each in self.actions(committee):
                for who in each.owners if each.standing is Standing.OPEN else ():
                    found.setdefault(who, []).append(each)
        return found

    @cached_property
    def asked(self) -> Mapping[str, Sequence[Decision]]:
        """By whom a clause asks, the clauses, newest first."""
        found: dict[str, list[Decision]] = {}
        for decision in self.decisions:
            for who in dict.fromkeys(decision.action.asks):
                found.setdefault(who, []).append(decision)
        return found

    def work_out(self) -> None:
        """Works everything out, for processes that are going to be copies of this one."""
        every = (self.decisions, self.asked, self.lines, self.people, self.referrers)
        for known in (*every, self.joint, self.outside, self.outside_by, self.outside_about, self.actions_of):
            len(known)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The register, newest first."""
        every = [self.decided(committee) for committee in self.archive.committees.values()]
        return newest_first(decision for of in every for meeting in of.values() for decision in meeting)

    @cached_property
    def lines(self) -> Mapping[str, Sequence[Moment]]:
        """The time line of each matter."""
        return timelines(self.archive, self.decisions)

    @cached_property
    def people(self) -> Mapping[str, PersonHistory]:
        """What the archive records of everybody."""
        return everyone(self.archive)

    @cached_property
    def referrers(self) -> Mapping[str, Mentions]:
        """What refers to each page."""
        return mentions(self.archive)

    def referring(self, page: str) -> Mentions:
        """What refers to a page; for one page alone, nothing else is looked for."""
        found = mentions(self.archive, page) if self._one_by_one else self.referrers
        return found.get(page, {})


class NotedWhole(Whole):
    """The same of an archive that notes what it is asked for: who asks for a thing asks for all it is worked out of."""

    def __init__(self, archive: Archive, asked: Asked) -> None:
        super().__init__(archive)
        self._asked = asked
        self._memo = _Once(asked=asked)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401  whatever is asked for
        """What is worked out, once for all who ask."""
        found = getattr(Whole, name, None)
        if isinstance(found, cached_property):
            return self._asked.once(name, lambda: found.func(self))
        return super().__getattribute__(name)


@dataclass(frozen=True, slots=True)
class _Once(Memo):
    """A memory for one archive, which notes what it is asked for."""

    asked: Asked = field(default_factory=Asked)

    def of(
        self,
        name: Hashable,
        make: Callable[[*Parts], T],
        *parts: *Parts,
        is_current: Callable[[T], bool] | None = None,  # noqa: ARG002  an archive does not change
    ) -> T:
        """What is made under a name, once for all who ask."""
        return self.asked.once(repr(name), lambda: make(*parts))


def _decided(committee: CommitteeHistory) -> Decided:
    return _by_meeting(decided(committee))


def _by_meeting(things: Sequence[E]) -> Mapping[str, Sequence[E]]:
    """Decisions, or actions, by the name of the meeting."""
    found: dict[str, list[E]] = {}
    for each in things:
        found.setdefault(each.meeting.name, []).append(each)
    return found
