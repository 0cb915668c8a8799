"""Rules of the accessibility statement: it is kept under review, and what it says holds together."""

from collections.abc import Iterator
from datetime import timedelta

from generator.archive import in_words
from generator.checks.case import Case, finding
from generator.problems import Problem

A_YEAR = timedelta(days=365)


def statement(case: Case) -> Iterator[Problem]:
    """A statement that stands was reviewed within a year, and its status agrees with what it lists.

    Accessibility Regulations 2018 (SI 2018/952), regulation 8(1) and 8(4)(a). "Regular review" is at least once a year
    in the government's guidance. Where no statement is recorded, its page says so, and there is nothing to review.
    """
    council = case.records.council
    said = council.record.accessibility
    if said is None:
        return
    last = max((day for day in (said.prepared, said.reviewed) if day), default=None)
    mend = "look it through, bring it up to date, and write the day under `reviewed`"
    if last is None:
        what = "the accessibility statement does not say when it was prepared or last reviewed"
        yield finding(council, ("accessibility",), what, mend, "statement-review")
    elif last < case.today - A_YEAR:
        key, done = ("reviewed", "last reviewed") if last == said.reviewed else ("prepared", "prepared")
        what = f"the accessibility statement was {done} on {in_words(last)}, more than a year ago"
        yield finding(council, ("accessibility", key), what, mend, "statement-review")
    faults = any(part.why == "non-compliance" for part in said.not_accessible)
    if said.status == "full" and faults:
        what = "the accessibility statement says that the site is fully compliant, and lists what does not comply"
        mend = "write `status: partial`, or take out what has been put right"
        yield finding(council, ("accessibility", "status"), what, mend, "statement-status")
    elif said.status in ("partial", "not") and not said.not_accessible:
        what = "the accessibility statement says that the site is not fully compliant, and does not say why"
        mend = "list under `not-accessible` what is not, and why"
        yield finding(council, ("accessibility", "status"), what, mend, "statement-status")
