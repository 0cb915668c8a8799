"""The register of decisions: every clause that was resolved, whom it asks, by when, and what came of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from generator.archive.citing import Cited, cited
from generator.archive.deciding import OfDecision
from generator.archive.delegated import DelegatedDecision
from generator.archive.lines import ActionTaken, Line
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld, Minutes
from generator.archive.overview import was_heard
from generator.archive.plans import of_minute
from generator.content.model import Action
from generator.text import Clause, Minute, Resolution

Standing = Literal["answered", "scheduled", "noted", "not recorded"]
"""`noted` is what asks for nothing more than to be noted, which was done at the meeting."""
ANSWERED = frozenset({"done", "dropped"})
NOTHING_NOTED = Action()
NOTES = re.compile(r"\b(?:to note|notes|noted|note (?:that|the|these|this|what|with))\b|^\W*note\b", re.IGNORECASE)
"""How a clause says that something is noted; a "briefing note" is none of these."""
ACTS = re.compile(
    r"\b(?:adopt|agree|appoint|approve|ask|authorise|bring|circulate|confirm|consider|delegate|defer|endorse|establish"
    r"|instruct|invite|prepare|provide|recommend|refer|request|require|seek|send|submit|write|report back)s?\b"
    r"|\b(?:be|is|are) (?:\w+ )?(?!noted)\w+ed\b|\bnoted,? and (?:that|\w+ed)\b"
    r"|\b(?:should|must|be (?:brought|given|held|made|put|sent|taken))\b",
    re.IGNORECASE,
)
"""What a clause has that does more."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that came of a clause: what it is called, its address if it is here, and what it says."""

    place: str
    address: str
    what: Line | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A clause with what is known of it."""

    meeting: MeetingHeld
    minutes: Minutes
    minute: Minute
    resolution: Resolution
    clause: Clause
    cited: Cited
    matters: tuple[str, ...]
    standing: Standing
    action: Action
    """What officers noted of it: whom it asks, by when, its state; empty where they noted nothing."""
    outcomes: tuple[Outcome, ...]

    deciding: OfDecision
    """Whether it is a key decision, and until when it may be called in."""
    is_followed: bool
    """Whether it is said what came of it: where something is recorded, or where the committee is one that asks."""

    @property
    def places(self) -> frozenset[str]:
        """The fragments of its minute, and of the part of that in which it stands."""
        part = self.minute.part_at(self.resolution.anchor)
        return frozenset([self.minute.anchor, *([part.anchor] if part else [])])

    @property
    def address(self) -> str:
        """The clause in its minutes."""
        return self.minutes.at(self.clause)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a committee's clauses, by their addresses."""

    asks: bool
    """Whether the committee is one that asks others for something."""
    actions: Mapping[str, ActionTaken]
    planned: Mapping[str, Sequence[tuple[Outcome, bool]]]
    """The rows of work programmes that name a clause as their source, and whether each was heard."""

    def action(self, minutes: Minutes, minute: Minute, clause: Clause) -> ActionTaken | None:
        """The action of a clause; one that names the minute alone is that of its clause without a label."""
        alone = "" if clause.label else minutes.at(minute)
        return self.actions.get(minutes.at(clause)) or self.actions.get(alone)


def register(archive: Archive) -> tuple[Decision, ...]:
    """Every clause of the archive, newest meeting first; nested clauses stand with the one that holds them."""
    return newest_first(decision for committee in archive.committees.values() for decision in decided(committee))


def delegated(archive: Archive) -> tuple[DelegatedDecision, ...]:
    """Every decision that was taken outside meetings, the newest first."""
    every = (decision for committee in archive.committees.values() for decision in committee.decisions)
    return tuple(sorted(every, key=lambda decision: (decision.date, decision.name), reverse=True))


def newest_first(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions by the date of their meeting, the newest first."""
    return tuple(sorted(decisions, key=lambda decision: decision.meeting.date, reverse=True))


def decided(committee: CommitteeHistory) -> tuple[Decision, ...]:
    """Every clause of a committee, oldest meeting first."""
    actions = {action.address: action for action in committee.actions if action.address}
    # A scrutiny committee asks others, who have two months to respond (Local Government Act 2000, section 9FE). Other
    # committees decide: where nothing is recorded of what came of it, nothing is missing.
    known, found = _Known(committee.record.kind == "scrutiny", actions, _planned(committee)), list[Decision]()
    for meeting in committee.meetings:
        if meeting.minutes:
            found += _of_minutes(meeting, meeting.minutes, known)
    return tuple(found)


def _of_minutes(meeting: MeetingHeld, minutes: Minutes, known: _Known) -> Iterator[Decision]:
    matters_of = _matters(meeting)
    for minute in minutes.items:
        citations = cited(minutes, minute) if minute.resolutions else {}
        for resolution in minute.resolutions:
            deciding = of_minute(meeting, minute, resolution.anchor)
            for clause in resolution.clauses:
                if clause.depth == 0:
                    address = minutes.at(clause)
                    action = known.action(minutes, minute, clause)
                    rows = known.planned.get(address, ())
                    part = minute.part_at(resolution.anchor)
                    of_part = matters_of.get(part.anchor, ()) if part else ()
                    matters = dict.fromkeys((*minute.matter, *matters_of.get(minute.anchor, ()), *of_part))
                    yield Decision(
                        meeting,
                        minutes,
                        minute,
                        resolution,
                        clause,
                        citations[clause.anchor],
                        tuple(matters),
                        _standing(action, [heard for _, heard in rows], is_noting(clause.text)),
                        action.record if action else NOTHING_NOTED,
                        (*outcomes_of(action), *(outcome for outcome, _ in rows)),
                        deciding if resolution.is_taken else deciding.untaken,
                        known.asks or action is not None or bool(rows),
                    )


def is_noting(text: str) -> bool:
    """Whether a clause, by its words, is to note something and to do nothing else."""
    return NOTES.search(text) is not None and ACTS.search(text) is None


def standings(decisions: Iterable[Decision]) -> tuple[Standing, ...]:
    """How decisions can stand, in order; "noted" only where one of these does."""
    met = {decision.standing for decision in decisions}
    return tuple(standing for standing in get_args(Standing) if standing in met or standing != "noted")


def _standing(action: ActionTaken | None, heard: Sequence[bool], is_noted: bool) -> Standing:  # noqa: FBT001
    """How a clause stands: an officer's word first, else whether a row that answers it was planned or heard."""
    said = action.record.state if action else None
    if said in ANSWERED or (not said and any(heard)):
        return "answered"
    if said or heard:
        return "scheduled"
    return "noted" if is_noted else "not recorded"


def outcomes_of(action: ActionTaken | None) -> Iterator[Outcome]:
    """What officers noted of a clause, or of an action."""
    for later in action.later if action else ():
        yield Outcome(later.place, later.address, later.what)


def _planned(committee: CommitteeHistory) -> dict[str, list[tuple[Outcome, bool]]]:
    """By a clause's address, the rows of work programmes that name it as their source, and whether each was heard."""
    found: dict[str, list[tuple[Outcome, bool]]] = {}
    for programme in (meeting.programme for meeting in committee.meetings if meeting.programme):
        for group in programme.groups:
            for row in group.rows:
                outcome = Outcome(f"{programme.called}: {row.title.text}", row.address)
                for target in row.source.links.values():
                    found.setdefault(target, []).append((outcome, was_heard(committee, group, row)))
    return found


def _matters(meeting: MeetingHeld) -> dict[str, tuple[str, ...]]:
    """By a minute's fragment, the matters of the items that it records."""
    found: dict[str, tuple[str, ...]] = {}
    for item in meeting.items:
        for minute in item.minutes:
            found[minute.anchor] = (*found.get(minute.anchor, ()), *item.record.matter)
    return found
