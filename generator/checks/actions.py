"""Rules of what came of resolutions (`actions.yaml`)."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from generator import urls
from generator.archive import CommitteeHistory, in_words
from generator.archive.action_log import logged
from generator.archive.lines import ActionTaken
from generator.archive.years import ends
from generator.checks.case import Case, finding
from generator.problems import Problem

SETTLED = frozenset({"done", "dropped"})


def addressees(case: Case) -> Iterator[Problem]:
    """A clause that is followed up says whom it asks.

    Practice: most clauses note something and ask nobody, so only those of `actions.yaml` are looked at.
    """
    for committee in case.records.committees.values():
        for clause, filed in committee.actions.items():
            if not (filed.faulty or filed.record.asks or filed.record.state in SETTLED):
                what = f"nothing says whom {clause} asks"
                mend = "add `asks:` with a person, a committee or plain words; if the minutes name nobody, leave it"
                yield finding(filed, (), what, mend, "no-addressee", severity="info")


def overdue(case: Case) -> Iterator[Problem]:
    """Of a clause whose time is up something is recorded.

    Practice; and Local Government Act 2000, section 9FE: an executive that a scrutiny committee asks for a response
    gives it within two months.
    """
    for name, committee in case.records.committees.items():
        history = case.archive.committees[name]
        for taken in history.actions:
            filed, action = committee.actions[taken.clause], taken.record
            if action.since or action.state in SETTLED:
                continue
            if action.due and ends(action.due, case.archive.starts) <= case.today:
                what = f"{taken.clause} was due by {action.due}, and nothing says what came of it"
                mend = "add `state:` or `since:`; if nothing is known, leave it"
                yield finding(filed, ("due",), what, mend, "overdue", severity="info")
            elif not action.due and (last := _last_day(case, history, taken)) and last < case.today:
                what = f"{taken.clause} asks the executive, whose response was due by {in_words(last)}"
                mend = "add `state:` or `since:` with what came of it; if nothing is known, leave it"
                yield finding(filed, ("asks",), what, mend, "overdue", severity="info")


def overdue_actions(case: Case) -> Iterator[Problem]:
    """Of an action that minutes list, whose time is up, something is recorded. Practice.

    One that has its `due` in `actions.yaml` is told of there.
    """
    for committee in case.archive.committees.values():
        told = {taken.address for taken in committee.actions if taken.record.due}
        for action in logged(committee, case.archive.people):
            if action.is_late(case.today, case.archive.starts) and not action.outcomes and action.address not in told:
                what = f"action {action.cited} was due by {action.due}, and nothing says what came of it"
                mend = f'write "{action.cited}" in actions.yaml with `state:`; if nothing is known, leave it'
                yield case.in_minutes(action.meeting, action.minute.line, what, mend, "overdue", severity="info")


def _last_day(case: Case, committee: CommitteeHistory, taken: ActionTaken) -> date | None:
    """Two months after a scrutiny committee asked an executive for something; None where it is another case."""
    asked = (case.archive.committees.get(name) for name in taken.record.asks)
    if committee.record.kind != "scrutiny" or not any(body and body.record.kind == "executive" for body in asked):
        return None
    day = next(
        (meeting.date for meeting in committee.meetings if meeting.minutes and _is_in(taken, meeting.minutes.address)),
        None,
    )
    if day is None:
        return None
    year, month = day.year + (day.month + 1) // 12, (day.month + 1) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _is_in(taken: ActionTaken, minutes: str) -> bool:
    return urls.page(taken.address) == minutes
