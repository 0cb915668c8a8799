"""Decisions on a page: by minute, each clause with whom it asks and what came of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from generator import urls
from generator.archive import Decision, Outcome, places_of
from generator.archive.words import rough
from generator.outputs.pages.deciding import announced, states_of
from generator.outputs.pages.frame import Day, Link, State, Wording, as_day
from generator.outputs.pages.site import Site
from generator.text import Clause, Html


@dataclass(frozen=True, slots=True)
class QuotedClause:
    """A clause with the clauses nested in it."""

    html: Html
    within: tuple[tuple[str, Html], ...]
    """Label and text of each."""
    conditions: tuple[tuple[str, Html], ...]
    """What it is subject to: label and text of each."""
    more: Html
    """A table, a quotation or paragraphs that belong to it."""


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A clause in the register: its text, whom it asks, by when, and what came of it."""

    label: str
    """As typed: "1." or "(a)"; empty of what was resolved without a list."""
    name: str
    """As in "Minute 8, clause 1"."""
    href: str
    clause: QuotedClause
    result: State | None
    """What became of it, where the minutes say so."""
    states: tuple[State, ...]
    """That it is a key decision, and whether it may be called in."""
    is_followed: bool
    """Whether whom it asks, by when, and what came of it is shown."""
    is_known: bool
    """Whether anything of that is recorded."""
    asked: tuple[Link, ...]
    """Empty: not recorded."""
    due: str
    """Empty: no date."""
    state: State
    outcomes: tuple[Wording, ...]
    """Each a link with what it says."""
    kept_by: str
    """The names of the filters that keep it, for the script that narrows the register."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What was resolved at once: the words that lead to the clauses, and these."""

    lead: Html
    """Empty of what was resolved without a list."""
    clauses: tuple[RegisterEntry, ...]


@dataclass(frozen=True, slots=True)
class MinuteDecided:
    """What a minute decided: its heading stands for all of it."""

    day: Day
    title: str
    label: str
    """As in "Minute 8"."""
    href: str
    committee: str
    resolved: tuple[Resolved, ...]
    notes: tuple[Wording, ...]
    """Where a key decision was announced, and why it was so late or not at all."""
    states: tuple[State, ...]
    """What became of the clauses, each word once; for where they are not told one by one."""
    is_unknown: bool
    """Whether nothing is recorded of what came of any of them, though it is followed."""
    kept_by: str


STANDINGS = {
    "answered": ("Answered", "done"),
    "noted": ("Done at the meeting", "done"),
    "scheduled": ("Open", "open"),
    "not recorded": ("Not recorded", "unknown"),
}
STATES = {
    "open": ("Open", "open"),
    "waiting": ("Waiting", "late"),
    "part": ("Done in part", "part"),
    "done": ("Done", "done"),
    "dropped": ("Dropped", "stop"),
}


RESULTS = {
    "lost": "stop",
    "refused": "stop",
    "rejected": "stop",
    "fell": "stop",
    "deferred": "moved",
    "withdrawn": "stop",
    "no decision": "open",
    "not put": "open",
}
"""How marks look that say what became of something; of another word it is done."""


def register(site: Site, here: str, decisions: Iterable[Decision]) -> tuple[MinuteDecided, ...]:
    """Clauses by the minute that resolved them, on the page at `here`; those of one minute stand side by side."""
    by_minute = groupby(decisions, key=lambda decision: (decision.minutes.address, decision.minute.anchor))
    return tuple(_minute(site, here, list(of_minute)) for _, of_minute in by_minute)


def _minute(site: Site, here: str, decisions: Sequence[Decision]) -> MinuteDecided:
    first = decisions[0]
    by_resolution = groupby(decisions, key=lambda decision: decision.resolution.anchor)
    resolved = tuple(_resolved(site, here, list(of_one)) for _, of_one in by_resolution)
    entries = [entry for at_once in resolved for entry in at_once.clauses]
    states = [
        state
        for entry in entries
        for state in (entry.result, *entry.states, entry.state if entry.is_followed else None)
    ]
    places = places_of(first.meeting, first.minute, first.resolution.anchor)
    return MinuteDecided(
        day=as_day(first.meeting.date),
        title=first.minute.heading,
        label=first.minute.name,
        href=site.link(here, first.minutes.at(first.minute)),
        committee=site.short_name(site.of(first.meeting), first.meeting.date),
        resolved=resolved,
        notes=tuple(announced(site, here, first.deciding, *places)),
        states=tuple(dict.fromkeys(filter(None, states))),
        is_unknown=all(entry.is_followed and not entry.is_known for entry in entries),
        kept_by=" ".join(_names(urls.decisions(first.meeting.year), urls.decisions(first.meeting.committee))),
    )


def _resolved(site: Site, here: str, decisions: Sequence[Decision]) -> Resolved:
    first = decisions[0]
    has_list = bool(first.clause.label)
    lead = site.quoted(here, first.minutes.document, *first.resolution.at) if has_list else Html("")
    return Resolved(lead, tuple(register_entry(site, here, decision) for decision in decisions))


def register_entry(site: Site, here: str, decision: Decision) -> RegisterEntry:
    """A clause in the register on the page at `here`."""
    action = decision.action
    return RegisterEntry(
        label=decision.clause.label,
        name=", ".join(filter(None, (decision.minute.name, decision.cited.part))),
        href=site.link(here, decision.address),
        clause=_quoted(site, here, decision),
        result=result(decision),
        states=tuple(states_of(site, decision.deciding)),
        is_followed=decision.is_followed,
        is_known=bool(action.asks or action.due or action.state) or decision.standing != "not recorded",
        asked=tuple(asked(site, here, who) for who in action.asks),
        due=rough(action.due) if action.due else "",
        state=clause_state(decision),
        outcomes=tuple(outcome_shown(site, here, outcome) for outcome in decision.outcomes),
        kept_by=" ".join(
            _names(
                urls.decisions(decision.standing),
                *([urls.KEY_DECISIONS] if decision.deciding.key else []),
                *([urls.decisions_resulting(decision.resolution.outcome)] if decision.resolution.outcome else []),
                *(urls.decisions_asked(who) for who in action.asks),
                *(urls.decisions_about(matter) for matter in dict.fromkeys(decision.matters)),
            )
        ),
    )


def _names(*addresses: str) -> Iterator[str]:
    """What filters are called, which have these addresses."""
    return (urls.name(address) for address in addresses)


def _quoted(site: Site, here: str, decision: Decision) -> QuotedClause:
    document, clause = decision.minutes.document, decision.clause
    return QuotedClause(
        html=site.quoted(here, document, *clause.at),
        within=tuple((inner.label, site.quoted(here, document, *inner.at)) for inner in nested(decision)),
        conditions=tuple(
            (condition.label, site.quoted(here, document, *condition.at))
            for condition in decision.resolution.conditions
            if condition.depth == 0
        ),
        more=site.quoted(here, document, *decision.resolution.more_at),
    )


def nested(decision: Decision) -> Iterator[Clause]:
    """The clauses nested in a decision's own."""
    clauses = decision.resolution.clauses
    after = clauses[clauses.index(decision.clause) + 1 :]
    yield from takewhile(lambda clause: clause.depth > decision.clause.depth, after)


def clause_state(decision: Decision) -> State:
    """How a clause stands: as an officer put it, else whether it is planned or heard, else that it is not recorded."""
    recorded = decision.action.state
    if recorded:
        return State(*STATES[recorded])
    word, shape = STANDINGS[decision.standing]
    return State("Outcome not recorded" if decision.standing == "not recorded" else word, shape)


def result(decision: Decision) -> State | None:
    """What became of a decision or a motion, in the words of the minutes."""
    resolution = decision.resolution
    if not resolution.outcome:
        return None
    said = f"{resolution.outcome[0].upper()}{resolution.outcome[1:]}"
    kind = "" if resolution.kind == "decision" else f"{resolution.kind.capitalize()}: "
    shape = RESULTS.get(resolution.outcome.lower(), "done")
    return State(f"{kind}{said.lower() if kind else said}", shape)


def asked(site: Site, here: str, who: str) -> Link:
    """Whom a clause asks, or who is to decide: a committee, a person, or the words written."""
    address = urls.committee(who) if who in site.archive.committees else urls.person(who)
    known = who in site.archive.committees or who in site.archive.people
    return Link(site.archive.addressee(who, site.today), site.link(here, address) if known else "")


def outcome_shown(site: Site, here: str, outcome: Outcome) -> Wording:
    """What came of something: the place that tells, and its words."""
    link = Link(outcome.place, site.link(here, outcome.address) if outcome.address else "")
    return (link, ": ", site.text(here, outcome.what)) if outcome.what else (link,)
