"""The register of decisions and its narrowed pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from generator import urls
from generator.archive import Decision, Outcome
from generator.archive.words import counted, rough
from generator.outputs.pages.frame import Day, Frame, Link, NavLink, State, Wording, as_day
from generator.outputs.pages.site import Site
from generator.outputs.pages.subscribe import announced
from generator.text import Clause, Html


@dataclass(frozen=True, slots=True)
class QuotedClause:
    """A clause that can be read alone: after the lead that it completes, and with the clauses nested in it."""

    lead: Html
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

    day: Day
    label: str
    """As in "Minute 8, clause 1"."""
    href: str
    clause: QuotedClause
    committee: str
    result: State | None
    """What became of it, where the minutes say so."""
    is_followed: bool
    """Whether whom it asks, by when, and what came of it is shown."""
    asked: tuple[Link, ...]
    """Empty: not recorded."""
    due: str
    """Empty: no date."""
    state: State
    outcomes: tuple[Wording, ...]
    """Each a link with what it says."""


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """A row of filters as links; the current one has aria-current."""

    label: str
    links: tuple[NavLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsPage:
    """The register of decisions, whole or narrowed by one filter."""

    frame: Frame
    title: str
    lede: str
    filters: tuple[FilterGroup, ...]
    decisions: tuple[RegisterEntry, ...]


STANDINGS = {
    "answered": ("Answered", "done"),
    "scheduled": ("Scheduled or open", "part"),
    "not recorded": ("Not recorded", "open"),
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


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A page of the register: its address, the filter it is for, and the clauses that stand on it."""

    address: str
    group: str
    text: str
    title: str
    decisions: tuple[Decision, ...]


def register_entry(site: Site, here: str, decision: Decision) -> RegisterEntry:
    """A clause in the register on the page at `here`."""
    return RegisterEntry(
        day=as_day(decision.meeting.date),
        label=", ".join(filter(None, (decision.minute.name, decision.cited.part))),
        href=site.link(here, decision.address),
        clause=_quoted(site, here, decision),
        committee=site.short_name(site.of(decision.meeting), decision.meeting.date),
        result=result(decision),
        is_followed=decision.is_followed,
        asked=tuple(_asked(site, here, who) for who in decision.action.asks),
        due=rough(decision.action.due) if decision.action.due else "",
        state=clause_state(decision),
        outcomes=tuple(_outcome(site, here, outcome) for outcome in decision.outcomes),
    )


def _quoted(site: Site, here: str, decision: Decision) -> QuotedClause:
    document, clause = decision.minutes.document, decision.clause
    return QuotedClause(
        lead=site.quoted(here, document, *decision.resolution.at) if clause.label else Html(""),
        html=site.quoted(here, document, *clause.at),
        within=tuple((nested.label, site.quoted(here, document, *nested.at)) for nested in _within(decision)),
        conditions=tuple(
            (condition.label, site.quoted(here, document, *condition.at))
            for condition in decision.resolution.conditions
            if condition.depth == 0
        ),
        more=site.quoted(here, document, *decision.resolution.more_at),
    )


def _within(decision: Decision) -> Iterator[Clause]:
    """The clauses nested in a decision's own."""
    clauses = decision.resolution.clauses
    after = clauses[clauses.index(decision.clause) + 1 :]
    yield from takewhile(lambda clause: clause.depth > decision.clause.depth, after)


def clause_state(decision: Decision) -> State:
    """How a clause stands: as an officer put it, else whether it is planned or heard, else that it is not recorded."""
    recorded = decision.action.state
    return State(*STATES[recorded]) if recorded else State(*STANDINGS[decision.standing])


def result(decision: Decision) -> State | None:
    """What became of a decision or a motion, in the words of the minutes."""
    resolution = decision.resolution
    if not resolution.outcome:
        return None
    said = f"{resolution.outcome[0].upper()}{resolution.outcome[1:]}"
    kind = "" if resolution.kind == "decision" else f"{resolution.kind.capitalize()}: "
    shape = RESULTS.get(resolution.outcome.lower(), "done")
    return State(f"{kind}{said.lower() if kind else said}", shape)


def _asked(site: Site, here: str, who: str) -> Link:
    address = urls.committee(who) if who in site.archive.committees else urls.person(who)
    known = who in site.archive.committees or who in site.archive.people
    return Link(site.archive.addressee(who, site.today), site.link(here, address) if known else "")


def _outcome(site: Site, here: str, outcome: Outcome) -> Wording:
    link = Link(outcome.place, site.link(here, outcome.address) if outcome.address else "")
    return (link, ": ", site.text(here, outcome.what)) if outcome.what else (link,)


def decision_pages(site: Site, decisions: Sequence[Decision]) -> Iterator[tuple[str, Callable[[], DecisionsPage]]]:
    """The whole register, and a page for each year, standing, addressee and committee that has clauses.

    Each is an address and what makes the page there.
    """
    narrowed = tuple(_narrowed(site, decisions))
    yield urls.DECISIONS, partial(_page, site, urls.DECISIONS, "Decisions", decisions, narrowed)
    for page in narrowed:
        yield page.address, partial(_page, site, page.address, f"Decisions: {page.title}", page.decisions, narrowed)


def _narrowed(site: Site, decisions: Sequence[Decision]) -> Iterator[Narrowed]:
    results = {
        urls.decisions_resulting(decision.resolution.outcome): decision.resolution.outcome
        for decision in reversed(decisions)
        if decision.resolution.outcome
    }
    for address, said in sorted(results.items()):
        own = tuple(
            decision for decision in decisions if urls.decisions_resulting(decision.resolution.outcome) == address
        )
        yield Narrowed(address, "Result", said[0].upper() + said[1:], said[0].lower() + said[1:], own)
    for standing, (word, _) in STANDINGS.items():
        own = tuple(decision for decision in decisions if decision.standing == standing)
        yield Narrowed(urls.decisions(standing), "Outcome", word, word[0].lower() + word[1:], own)
    for year in sorted({decision.meeting.year for decision in decisions}, reverse=True):
        own = tuple(decision for decision in decisions if decision.meeting.year == year)
        yield Narrowed(urls.decisions(year), "Year", year, year, own)
    committees = sorted({decision.meeting.committee for decision in decisions})
    for name in committees if len(committees) > 1 else ():
        own = tuple(decision for decision in decisions if decision.meeting.committee == name)
        short = site.short_name(site.archive.committees[name])
        yield Narrowed(urls.decisions(name), "Committee", short, short, own)
    for who in sorted({who for decision in decisions for who in decision.action.asks}):
        own = tuple(decision for decision in decisions if who in decision.action.asks)
        asked = site.archive.addressee(who, site.today)
        yield Narrowed(urls.decisions_asked(who), "Asked of", asked, asked, own)


def _page(
    site: Site, here: str, title: str, decisions: Sequence[Decision], narrowed: Sequence[Narrowed]
) -> DecisionsPage:
    steps = [("Decisions", urls.DECISIONS), *([(title.partition(": ")[2], here)] if here != urls.DECISIONS else [])]
    return DecisionsPage(
        frame=site.frame(
            here,
            title,
            current="Decisions",
            crumbs=site.crumbs(here, *steps),
            alternates=announced(site, here, "what is decided", feed=urls.DECISIONS_FEED),
        ),
        title=title,
        lede=_lede(decisions),
        filters=tuple(_filters(site, here, narrowed)),
        decisions=tuple(register_entry(site, here, decision) for decision in decisions),
    )


def _lede(decisions: Sequence[Decision]) -> str:
    taken = sum(decision.resolution.is_taken for decision in decisions)
    others = len(decisions) - taken
    and_not = f", and {others} on which nothing was decided" if others else ""
    return f"{counted(taken, 'clause')} that committees resolved, newest first, and what came of each{and_not}."


def _filters(site: Site, here: str, narrowed: Sequence[Narrowed]) -> Iterator[FilterGroup]:
    for group in dict.fromkeys(narrow.group for narrow in narrowed):
        own = [narrow for narrow in narrowed if narrow.group == group]
        current = "true" if here not in {narrow.address for narrow in own} else ""
        links = [NavLink("All", site.link(here, urls.DECISIONS), current)]
        links += [
            NavLink(narrow.text, site.link(here, narrow.address), "true" if narrow.address == here else "")
            for narrow in own
        ]
        yield FilterGroup(group, tuple(links))
