"""Rules of votes: who gave them, how many there were, and what came of them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive import MeetingHeld, printed_name
from generator.archive.interests import declared
from generator.checks.case import Case
from generator.content.model import Named
from generator.problems import Problem, RuleName
from generator.text import Minute, Vote

BUDGET = re.compile(r"\b(?:budget|council tax)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the minutes of a meeting, of which something is to be said."""

    case: Case
    meeting: MeetingHeld
    line: int

    def problem(self, rule: RuleName, what: str, mend: str) -> Problem:
        """A warning, which may be accepted below `minutes:` in meeting.yaml."""
        return self.case.in_minutes(self.meeting, self.line, what, mend, rule)


def votes(case: Case) -> Iterator[Problem]:
    """A vote is given by those present, by each once, and says what its counts say. Practice."""
    for meeting in case.archive.meetings():
        for minute in meeting.minutes.items if meeting.minutes else ():
            for vote in minute.votes:
                here = _Line(case, meeting, vote.line)
                yield from _voters(here, vote)
                yield from _left(here, vote, {item.number for item in meeting.recorded(minute, vote.anchor)})
                yield from _sums(here, vote)
                yield from _result(here, vote)


def _present(meeting: MeetingHeld) -> tuple[Named, ...]:
    """Those who were there and may vote; nobody where that is not recorded."""
    attendance = meeting.record.attendance
    if attendance is None:
        return ()
    return (*attendance.members, *attendance.co_opted, *attendance.cabinet, *attendance.others)


def _voters(here: _Line, vote: Vote) -> Iterator[Problem]:
    people, present = here.case.archive.people, _present(here.meeting)
    known = {name for who in present for name in (who.person, printed_name(who, people))}
    cast = [voter for side in vote.sides if side.way in ("yes", "no", "abstain") for voter in side.voters]
    for voter in cast:
        if present and not known & {voter.person, voter.name}:
            what = f"{voter.name} voted, and is not among those present"
            yield here.problem("vote-present", what, "correct the vote, or the attendance in meeting.yaml")
    names = Counter(voter.name for side in vote.sides for voter in side.voters)
    for name in (name for name, times in names.items() if times > 1):
        what = f"{name} stands in this vote {names[name]} times"
        yield here.problem("vote-twice", what, "take out all but the one that is right")


def _left(here: _Line, vote: Vote, items: set[str]) -> Iterator[Problem]:
    """Whoever left for an interest in an item that the minute records did not vote."""
    told = [told for told in declared(here.case.archive, here.meeting) if told.interest.left]
    away = {each.interest.person.person for each in told if items & {item.number for item in each.items}}
    for side in vote.sides:
        for voter in side.voters if side.way in ("yes", "no", "abstain") else ():
            if away & {voter.person, voter.name}:
                what = f"{voter.name} voted, and had left for an interest in this item"
                yield here.problem("vote-present", what, "correct the vote, or `interests` in meeting.yaml")


def _sums(here: _Line, vote: Vote) -> Iterator[Problem]:
    for side in vote.sides:
        if len(side.voters) > side.count:
            what = f"{len(side.voters)} are named under {side.label}, and {side.count} are counted"
            yield here.problem("vote-sum", what, "correct the number, or the names")
    attendance = here.meeting.record.attendance
    members = len({who.person for who in (*attendance.members, *attendance.co_opted)}) if attendance else 0
    cast = sum(side.count for side in vote.sides if side.way in ("yes", "no", "abstain"))
    if members and cast > members:
        what = f"{cast} voted, and {members} members were there"
        yield here.problem("vote-sum", what, "correct the vote, or the attendance in meeting.yaml")


def _result(here: _Line, vote: Vote) -> Iterator[Problem]:
    yes, no = vote.count("yes"), vote.count("no")
    if yes is None or no is None or not vote.result:
        return
    if yes == no and not vote.casting:
        what = f"the vote was {yes} to {no}, and nothing says who gave the casting vote"
        yield here.problem("vote-result", what, "add it: {vote=lost casting=chair}")
    elif (yes > no and vote.result == "lost") or (yes < no and vote.result == "carried"):
        what = f"{yes} to {no} is not {vote.result}"
        yield here.problem("vote-result", what, "correct the counts, or what {vote=…} says")


def recorded_vote(case: Case) -> Iterator[Problem]:
    """The minutes of a council's budget meeting say who voted which way.

    Local Authorities (Standing Orders) (England) (Amendment) Regulations 2014 (SI 2014/165).
    """
    for meeting in case.archive.meetings():
        record = case.archive.committees[meeting.committee].record
        if record.kind != "council" or not case.archive.law(meeting.committee).holds("recorded-vote"):
            continue
        for minute in meeting.minutes.items if meeting.minutes else ():
            if _is_budget(minute) and not any(vote.is_named for vote in minute.votes):
                what = "the council decided on its budget or tax here, and nothing says who voted which way"
                mend = "add the vote by name, ended by {vote=carried}"
                yield _Line(case, meeting, minute.line).problem("recorded-vote", what, mend)


def _is_budget(minute: Minute) -> bool:
    return bool(BUDGET.search(minute.heading)) and minute.taken > 0 and not minute.private
