"""The register of decisions and its narrowed pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from generator import urls
from generator.archive import Decision, Outcome
from generator.archive.words import counted, rough
from generator.outputs.pages.frame import Day, Frame, NavLink, State, as_day
from generator.outputs.pages.site import Site, anchor, escape
from generator.text import Clause, Html


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A clause in the register: its text, whom it asks, by when, and what came of it."""

    day: Day
    label: str
    """As in "Minute 8, clause 1"."""
    href: str
    html: Html
    committee: str
    asked: Html
    """Empty: not recorded."""
    due: str
    """Empty: no date."""
    state: State
    outcomes: tuple[Html, ...]
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


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A page of the register: its address, the filter it is for, and the clauses that stand on it."""

    address: str
    group: str
    text: str
    title: str
    decisions: tuple[Decision, ...]


def entry(site: Site, here: str, decision: Decision) -> RegisterEntry:
    """A clause in the register on the page at `here`."""
    clause = decision.clause
    return RegisterEntry(
        day=as_day(decision.meeting.date),
        label=f"Minute {decision.minute.number}{f', clause {clause.label}' if clause.label else ''}",
        href=site.link(here, decision.address),
        html=quoted_clause(site, here, decision),
        committee=site.short_name(site.of(decision.meeting), decision.meeting.date),
        asked=Html(", ".join(_asked(site, here, one) for one in decision.action.asks)),
        due=rough(decision.action.due) if decision.action.due else "",
        state=state(decision),
        outcomes=tuple(_outcome(site, here, one) for one in decision.outcomes),
    )


def quoted_clause(site: Site, here: str, decision: Decision) -> Html:
    """A clause that can be read alone: after the lead that it completes, and with the clauses nested in it."""
    document, clause = decision.minutes.document, decision.clause
    text = site.quoted(here, document, *clause.at)
    if clause.label:
        lead = site.quoted(here, document, *decision.resolution.at)
        text = Html(f'<span class="quiet">{lead}</span> {text}')
    within = [f"<li>{escape(one.label)} {site.quoted(here, document, *one.at)}</li>" for one in _within(decision)]
    return Html(f'<p>{text}</p><ul class="plain">{"".join(within)}</ul>') if within else Html(f"<p>{text}</p>")


def _within(decision: Decision) -> Iterator[Clause]:
    """The clauses nested in a decision's own."""
    clauses = decision.resolution.clauses
    after = clauses[clauses.index(decision.clause) + 1 :]
    yield from takewhile(lambda one: one.depth > decision.clause.depth, after)


def state(decision: Decision) -> State:
    """How a clause stands: as an officer put it, else whether it is planned or heard, else that it is not recorded."""
    said = decision.action.state
    return State(*STATES[said]) if said else State(*STANDINGS[decision.standing])


def _asked(site: Site, here: str, who: str) -> str:
    address = urls.committee(who) if who in site.archive.committees else urls.person(who)
    known = who in site.archive.committees or who in site.archive.people
    return anchor(site.archive.addressee(who, site.today), site.link(here, address) if known else "")


def _outcome(site: Site, here: str, outcome: Outcome) -> Html:
    link = anchor(outcome.place, site.link(here, outcome.address) if outcome.address else "")
    return Html(f"{link}: {site.text(here, outcome.what)}") if outcome.what else link


def decision_pages(site: Site, decisions: Sequence[Decision]) -> Iterator[tuple[str, Callable[[], DecisionsPage]]]:
    """The whole register, and a page for each year, standing, addressee and committee that has clauses.

    Each is an address and what makes the page there.
    """
    narrowed = tuple(_narrowed(site, decisions))
    yield urls.DECISIONS, partial(_page, site, urls.DECISIONS, "Decisions", decisions, narrowed)
    for page in narrowed:
        yield page.address, partial(_page, site, page.address, f"Decisions: {page.title}", page.decisions, narrowed)


def _narrowed(site: Site, decisions: Sequence[Decision]) -> Iterator[Narrowed]:
    for standing, (word, _) in STANDINGS.items():
        own = tuple(one for one in decisions if one.standing == standing)
        yield Narrowed(urls.decisions(standing), "Outcome", word, word[0].lower() + word[1:], own)
    for year in sorted({one.meeting.year for one in decisions}, reverse=True):
        own = tuple(one for one in decisions if one.meeting.year == year)
        yield Narrowed(urls.decisions(year), "Year", year, year, own)
    committees = sorted({one.meeting.committee for one in decisions})
    for name in committees if len(committees) > 1 else ():
        own = tuple(one for one in decisions if one.meeting.committee == name)
        short = site.short_name(site.archive.committees[name])
        yield Narrowed(urls.decisions(name), "Committee", short, short, own)
    for who in sorted({who for one in decisions for who in one.action.asks}):
        own = tuple(one for one in decisions if who in one.action.asks)
        asked = site.archive.addressee(who, site.today)
        yield Narrowed(urls.decisions_asked(who), "Asked of", asked, asked, own)


def _page(
    site: Site, here: str, title: str, decisions: Sequence[Decision], narrowed: Sequence[Narrowed]
) -> DecisionsPage:
    steps = [("Decisions", urls.DECISIONS), *([(title.partition(": ")[2], here)] if here != urls.DECISIONS else [])]
    return DecisionsPage(
        frame=site.frame(here, title, current="Decisions", crumbs=site.crumbs(here, *steps)),
        title=title,
        lede=f"{counted(len(decisions), 'clause')} that committees resolved, newest first, and what came of each.",
        filters=tuple(_filters(site, here, narrowed)),
        decisions=tuple(entry(site, here, one) for one in decisions),
    )


def _filters(site: Site, here: str, narrowed: Sequence[Narrowed]) -> Iterator[FilterGroup]:
    for group in dict.fromkeys(one.group for one in narrowed):
        own = [one for one in narrowed if one.group == group]
        current = "true" if here not in {one.address for one in own} else ""
        links = [NavLink("All", site.link(here, urls.DECISIONS), current)]
        links += [NavLink(one.text, site.link(here, one.address), "true" if one.address == here else "") for one in own]
        yield FilterGroup(group, tuple(links))
