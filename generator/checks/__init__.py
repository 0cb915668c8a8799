"""The rules: what a governance officer would want to be told before the archive is published.

Each rule is a small generator over the archive, named in `RULES`; its short name is that of the problem it yields.
A fault that can no longer be mended is a warning (content format, rule 6).
"""

from datetime import date

from generator.archive import Archive
from generator.checks.case import Case, Rule
from generator.checks.days import weekdays
from generator.checks.matters import likely_matters
from generator.checks.minutes import approval, minute_numbers
from generator.checks.papers import unnamed_papers
from generator.checks.people import attendance, present_and_apologies
from generator.checks.private import exclusion, private_items, public_interest
from generator.problems import Problem
from generator.records import Records

__all__ = ["RULES", "check"]


RULES: tuple[Rule, ...] = (
    minute_numbers,
    approval,
    private_items,
    present_and_apologies,
    unnamed_papers,
    exclusion,
    public_interest,
    weekdays,
    attendance,
    likely_matters,
)


def check(archive: Archive, records: Records, today: date) -> list[Problem]:
    """Everything that the rules find."""
    case = Case(archive, records, today)
    return [problem for rule in RULES for problem in rule(case)]
