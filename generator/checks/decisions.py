"""Rules of decisions that are taken outside meetings: what their record says, and the order of its days."""

import re
from collections.abc import Iterator

from generator.archive import DelegatedDecision, in_words
from generator.archive.words import listed
from generator.checks.case import Case, finding
from generator.content.records import DecisionRecord
from generator.problems import Problem

REASONS = re.compile(r"\b(?:reasons?|rationale|grounds|why)\b", re.IGNORECASE)
ALTERNATIVES = re.compile(r"\b(?:alternatives?|(?:other )?options?)\b", re.IGNORECASE)
"""How headings call the other ways that were considered and rejected."""
NOTHING = re.compile(r"\bno (?:other |alternative )?(?:options?|alternatives?)\b", re.IGNORECASE)


def _decisions(case: Case) -> Iterator[tuple[DelegatedDecision, DecisionRecord]]:
    for committee in case.archive.committees.values():
        for decision in committee.decisions:
            yield decision, case.records.committees[committee.name].decisions[decision.name]


def records_of_decisions(case: Case) -> Iterator[Problem]:
    """A decision that one person takes is recorded with who took it, the reasons, and what was rejected.

    SI 2012/2089, regulation 13(2) and (4), for executive decisions of members and officers, which was not read. SI
    2014/2095, regulation 7(3), for other decisions of officers: the date, the decision with its reasons, what was
    considered and rejected if anything was, and, where an officer was empowered for this one decision, the members who
    declared a conflict of interest. Nothing tells whether any was rejected or declared: so the record is to say it.
    """
    for decision, source in _decisions(case):
        if not case.archive.law(decision.committee).holds("decision-record") or decision.front.withdrawn is not None:
            continue
        headings = [heading.text for heading in decision.document.body.headings]
        missing = [] if decision.front.by else ["who took it"]
        missing += [] if any(map(REASONS.search, headings)) else ["the reasons"]
        rejected = any(map(ALTERNATIVES.search, headings)) or NOTHING.search(source.text.body)
        missing += [] if rejected else ["what else was considered and rejected"]
        if missing:
            what = f"the record of this decision does not say {listed(missing)}"
            mend = (
                "add `by:` above its text, `## Reasons` and `## Alternatives considered and rejected` in it; if there"
                " were none, say so there"
            )
            yield finding(source.front, (), what, mend, "decision-record")


def days_of_decisions(case: Case) -> Iterator[Problem]:
    """A decision is published when it was taken, and may be called in after that. Practice: else a day is mistyped."""
    for decision, source in _decisions(case):
        front = decision.front
        if front.published and front.published < decision.date:
            what = f"published on {in_words(front.published)}, before it was taken on {in_words(decision.date)}"
            mend = "correct the date, or the name of the file, which begins with the day of the decision"
            yield finding(source.front, ("published",), what, mend, "date-order")
        if front.call_in and front.call_in < decision.published:
            what = f"the last day of call-in is {in_words(front.call_in)}, before it was published"
            yield finding(source.front, ("call-in",), what, "look both days up again", "date-order")
