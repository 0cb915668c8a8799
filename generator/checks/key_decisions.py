"""Rules of key decisions and forward plans of executives in England."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import text
from generator.archive import CommitteeHistory, MeetingHeld, OfDecision, in_words, of_item, places_of_item
from generator.archive.agenda import numbered
from generator.archive.clear_days import clear_days, last_day
from generator.archive.words import counted
from generator.checks.case import Case, finding
from generator.content.model import Counting, PlannedRow, Record
from generator.content.records import Filed
from generator.problems import Loc, Problem, RuleName

NOTICE = 28
"""Clear days before a key decision by which it is announced, as before private business."""
COUNTED: Counting = "every-day"
"""All days between count."""


@dataclass(frozen=True, slots=True)
class _Key:
    """A key decision: what is said of it, its day, where it stands in the archive, and where it is written."""

    title: str
    day: date
    deciding: OfDecision
    places: tuple[str, ...]
    filed: Filed[Record]
    loc: Loc


def key_notice(case: Case) -> Iterator[Problem]:
    """A key decision is announced in the forward plan 28 clear days before, or something says why it was not.

    SI 2012/2089, regulation 9, whose paragraph (2), which has the days, was not seen in its own words. Where that is
    impracticable the chair of the overview and scrutiny committee is told, and the decision waits five clear days
    (regulation 10); where that is too, they agree that it is urgent (regulation 11).
    """
    plans = case.archive.plans
    entries = (entry for found in (plans.by_reference, plans.by_place) for each in found.values() for entry in each)
    begins = min((entry.published for entry in entries if entry.published), default=date.max)
    for committee in _under(case, "key-notice"):
        for decision in _decisions(case, committee):
            if not decision.deciding.key or any(decision.deciding.at_short_notice) or decision.day <= begins:
                continue
            days = [entry.published for entry in plans.announced(decision.deciding, *decision.places)]
            first = min((day for day in days if day), default=None)
            if not days:
                what = f'no forward plan here has the key decision "{decision.title}", and nothing says why'
                mend = (
                    "give it the `reference:` that it has in the plan; if it could not be announced, say why:"
                    " `general-exception:` or `special-urgency:`"
                )
                yield finding(decision.filed, decision.loc, what, mend, "key-notice")
            elif first and (given := clear_days(first, decision.day, COUNTED)) < NOTICE:
                what = (
                    f'the key decision "{decision.title}" was announced {counted(given, "clear day")} before, and'
                    f" {NOTICE} are asked for"
                )
                last = in_words(last_day(decision.day, NOTICE, COUNTED))
                mend = (
                    f"the last day for it was {last}; say why it came late: `general-exception:` or `special-urgency:`"
                )
                yield finding(decision.filed, decision.loc, what, mend, "key-notice")


def plan_entries(case: Case) -> Iterator[Problem]:
    """A row for a key decision says who is to decide, and when or within which time.

    SI 2012/2089, regulation 9(1)(c) and (d). The newest edition of each plan is looked at.
    """
    for committee in _under(case, "plan-entry"):
        newest = next((meeting for meeting in reversed(committee.meetings) if meeting.programme), None)
        filed = case.source(newest).programme if newest else None
        if filed is None:
            continue
        for under, rows in filed.record.programme.items():
            for position, row in enumerate(rows):
                missing = list(_missing(under, row)) if row.key else []
                if missing:
                    what = f'the plan does not say {" and ".join(missing)} "{text.plain(row.title)}"'
                    mend = "add `decision-maker:`, and put it under a date or a time, or add `when:`"
                    yield finding(filed, ("programme", under, position), what, mend, "plan-entry")


def _missing(under: str, row: PlannedRow) -> Iterator[str]:
    if not row.decision_maker:
        yield "who is to decide"
    if not (row.when or any(map(str.isdigit, under))):
        yield "when anybody is to decide"


def _under(case: Case, rule: RuleName) -> Iterator[CommitteeHistory]:
    """The executives, and folders of decisions outside meetings, whose law has a rule."""
    for committee in case.archive.committees.values():
        if committee.record.kind in ("executive", "decisions") and case.archive.law(committee.name).holds(rule):
            yield committee


def _decisions(case: Case, committee: CommitteeHistory) -> Iterator[_Key]:
    """What a committee decides or is to decide, item by item, and what is decided outside meetings."""
    for decision in committee.decisions:
        if decision.front.withdrawn is None:
            source = case.records.committees[committee.name].decisions[decision.name]
            yield _Key(decision.title, decision.date, decision.deciding, (decision.address,), source.front, ())
    for meeting in committee.meetings:
        if not meeting.is_off:
            yield from _items(case, meeting)


def _items(case: Case, meeting: MeetingHeld) -> Iterator[_Key]:
    filed = case.source(meeting).meeting
    locs = {item.number: item.loc for item in numbered(filed.record)}
    for item in meeting.items:
        record, minutes = item.record, item.minutes
        if record.withdrawn is None and not record.deferred_to and not any(minute.deferred_to for minute in minutes):
            places = tuple(places_of_item(meeting, item))
            yield _Key(item.title.text, meeting.date, of_item(item), places, filed, locs[item.number])
