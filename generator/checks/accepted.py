"""Findings that officers know and accept: a reason beside the thing makes an info of a finding, and never hides it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.checks.case import Case
from generator.content.model import AgendaItem, Record
from generator.content.records import Filed, MeetingRecords
from generator.problems import About, Loc, Problem, suggestion

MADE_GOOD = frozenset({"clear-days", "private-notice", "private-marking", "exempt-in-public", "covered-words"})
"""Errors that a reason makes good: a meeting may be convened at shorter notice (Local Government Act 1972, section
100A(6)(a)), private business be taken at shorter notice where another agrees (SI 2012/2089, regulation 5(6)), and what
is marked as private or blacked out may be public by now (Schedule 12A, paragraph 10). Every other error has to be
mended."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A reason that stands in a record at `loc`, under `accept:`, for the findings of one rule."""

    filed: Filed[Record]
    loc: Loc
    rule: str
    reason: str


Key = tuple[About, str]
"""A record and a rule whose findings are accepted beside it."""


def settled(found: Iterable[Problem], case: Case) -> Iterator[Problem]:
    """The findings, accepted ones as infos with the reason; and a warning for every reason that accepts nothing."""
    known = {
        (acceptance.filed.about(*acceptance.loc), acceptance.rule): acceptance for acceptance in _acceptances(case)
    }
    used: set[Key] = set()
    rules: dict[About, set[str]] = {}
    for problem in found:
        key = _key(problem, known)
        for above in _above(problem):
            rules.setdefault(above, set()).add(problem.rule)
        if key:
            used.add(key)
        if key and (problem.severity != "error" or problem.rule in MADE_GOOD):
            yield replace(problem, mend=f"accepted: {known[key].reason}", severity="info")
        else:
            yield problem
    for key, accepted in known.items():
        if key not in used:
            hint = suggestion(accepted.rule, rules.get(key[0], ()))
            mend = hint or "take it out, or look the name of the rule up in the handbook"
            place = accepted.filed.place(*accepted.loc, "accept", accepted.rule, key=True)
            what = f'there is nothing to accept here: the rule "{accepted.rule}" finds no fault'
            yield Problem(place, what, mend, "nothing-to-accept", "warning")


def _key(problem: Problem, known: Mapping[Key, Acceptance]) -> Key | None:
    """The nearest reason beside what a problem is about, or above it."""
    return next((key for above in _above(problem) if (key := (above, problem.rule)) in known), None)


def _above(problem: Problem) -> Iterator[About]:
    """What a problem is about, and everything that holds it, up to the whole file."""
    if problem.about:
        path, loc = problem.about
        yield from ((path, loc[:depth]) for depth in range(len(loc), -1, -1))


def _acceptances(case: Case) -> Iterator[Acceptance]:
    for committee in case.records.committees.values():
        for action in committee.actions.values():
            yield from _in_record(action, action.record, ())
        for decision in committee.decisions.values():
            yield from _in_record(decision.front, decision.front.record, ())
    yield from case.found_in_meetings("acceptances", _in_meeting, None)


def _in_meeting(meeting: MeetingRecords) -> Iterator[Acceptance]:
    yield from _in_record(meeting.meeting, meeting.meeting.record, ())
    for paper in meeting.papers.values():
        yield from _in_record(paper.front, paper.front.record, ())
    if meeting.programme:
        yield from _in_record(meeting.programme, meeting.programme.record, ())


def _in_record(filed: Filed[Record], value: object, loc: Loc) -> Iterator[Acceptance]:
    if isinstance(value, Record):
        loc = value.loc if isinstance(value, AgendaItem) else loc
        for rule, reason in getattr(value, "accept", {}).items():
            yield Acceptance(filed, loc, rule, reason)
        for name, info in type(value).model_fields.items():
            yield from _in_record(filed, getattr(value, name), (*loc, info.alias or name))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _in_record(filed, entry, (*loc, key))
    elif isinstance(value, tuple):
        for position, entry in enumerate(value):
            yield from _in_record(filed, entry, (*loc, position))
