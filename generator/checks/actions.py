"""Rules of what came of resolutions (`actions.yaml`)."""

from collections.abc import Iterator

from generator.archive.years import Starts, ends
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

    Local Government Act 2000, section 9FE: whom a scrutiny committee asks for a response gives it within two months.
    """
    starts = case.archive.council.municipal_years
    for committee in case.records.committees.values():
        for clause, filed in committee.actions.items():
            action = filed.record
            if action.due and not action.since and action.state not in SETTLED and _past(action.due, case, starts):
                what = f"{clause} was due by {action.due}, and nothing says what came of it"
                mend = "add `state:` or `since:`; if nothing is known, leave it"
                yield finding(filed, ("due",), what, mend, "overdue", severity="info")


def _past(due: str, case: Case, starts: Starts) -> bool:
    return ends(due, starts) <= case.today
