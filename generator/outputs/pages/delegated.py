"""The pages of decisions that are taken outside meetings: each decision, and all that a folder of them holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator import urls
from generator.archive import CommitteeHistory, DelegatedDecision, by_maker
from generator.archive.attendance import with_role
from generator.archive.words import COMMITTEE_KINDS, NO_BREAK, counted, full
from generator.outputs.pages.deciding import announced as announced_in_plan
from generator.outputs.pages.deciding import states_of
from generator.outputs.pages.frame import Citation, Day, Fact, Found, Frame, Link, State, Wording, as_day, fact
from generator.outputs.pages.items import DRAFT, part_of
from generator.outputs.pages.recorded import editions
from generator.outputs.pages.site import Site
from generator.outputs.pages.subscribe import OF_DECISIONS, Offer, announced, offer, text_alternate
from generator.text import Html


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """A decision in a list: its day hangs, then its title, who took it, and how it stands."""

    day: Day
    link: Link
    makers: str
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class DecisionGroup:
    """The decisions of a year, or of who took them."""

    title: str
    anchor: str
    entries: tuple[DecisionEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage:
    """A decision that was taken outside meetings."""

    frame: Frame
    kind: str
    of: Link
    """The folder of decisions that it is in."""
    title: Html
    states: tuple[State, ...]
    facts: tuple[Fact, ...]
    body: Html
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegatedPage:
    """The decisions of a folder, by year and by who took them, newest first in both."""

    frame: Frame
    kind: str
    name: str
    remit: Html
    count: str
    years: tuple[DecisionGroup, ...]
    makers: tuple[DecisionGroup, ...]
    also: tuple[Link, ...]
    subscribe: Offer | None


def decision_page(site: Site, committee: CommitteeHistory, at: int) -> DecisionPage:
    """The page of a decision, by its place among those of its folder."""
    decision = committee.decisions[at]
    here, body, name = decision.address, decision.document.body, site.name(committee, decision.date)
    day = full(decision.date).replace(NO_BREAK, " ")
    cited = f"{name}, {day}, {decision.title}"
    return DecisionPage(
        frame=site.frame(
            here,
            f"{decision.title}, decision, {full(decision.date)}",
            current="Decisions",
            crumbs=site.crumbs(here, (site.short_name(committee), committee.address), (decision.title, here)),
            found=Found(decision.title, name, "Decision", decision.year, decision.date.isoformat()),
            description=body.first or cited,
            alternates=[text_alternate(site, here)],
            cite=Citation(*[f"{site.archive.council.name}, {cited}"] * 2),
        ),
        kind="Decision",
        of=Link(name, site.link(here, committee.address)),
        title=site.linked(here, body.heading.html, decision.document.links),
        states=tuple(_states(site, decision)),
        facts=tuple(_facts(site, decision)),
        body=site.document(here, decision.document, committee.address),
        earlier=_link(site, here, committee.decisions[at - 1]) if at else None,
        later=_link(site, here, committee.decisions[at + 1]) if at + 1 < len(committee.decisions) else None,
    )


def _link(site: Site, here: str, decision: DelegatedDecision) -> Link:
    return Link(decision.title, site.link(here, decision.address))


def _states(site: Site, decision: DelegatedDecision) -> Iterator[State]:
    front = decision.front
    if front.draft:
        yield State(DRAFT, "stop")
    yield from states_of(site, decision.deciding)
    for change in front.corrections:
        yield State(f"Corrected {full(change.on)}: {change.what}", "new")


def _facts(site: Site, decision: DelegatedDecision) -> Iterator[Fact]:
    here, front = decision.address, decision.front
    lines: tuple[Wording, ...] = tuple((with_role(site.archive, named),) for named in front.by)
    yield Fact("Decided by", lines) if lines else fact("Decided by", "Not recorded")
    yield fact("Decided", as_day(decision.date))
    if front.under:
        yield fact("Under", front.under)
    if front.reference:
        yield fact("Reference", front.reference)
    if front.key is not None:
        yield fact("Key decision", "Yes" if front.key else "No")
    if front.published:
        yield fact("Published", as_day(front.published))
    if front.call_in:
        yield fact("Call-in until", as_day(front.call_in))
    if notice := tuple(announced_in_plan(site, here, decision.deciding, is_named=True)):
        yield Fact("Notice", notice)
    for words in part_of(site, here, front.matter):
        yield fact("Subject", *words)
    yield from editions(site, here)
    yield fact("Text", Link("As Markdown", site.link(here, urls.text(here))))
    if front.original:
        yield fact("Council’s own copy", Link("The decision on the council’s site", front.original))


def entries(site: Site, here: str, decisions: Iterable[DelegatedDecision]) -> tuple[DecisionEntry, ...]:
    """Decisions in a list on the page at `here`."""
    return tuple(
        DecisionEntry(
            as_day(decision.date),
            _link(site, here, decision),
            "; ".join(decision.makers(site.archive.people)),
            tuple(_states(site, decision)),
        )
        for decision in decisions
    )


def delegated_page(site: Site, committee: CommitteeHistory) -> DelegatedPage:
    """The page of a folder of decisions."""
    here, name, feed = committee.address, site.name(committee), urls.committee_feed(committee.name)
    newest = committee.decisions[::-1]
    by_year = groupby(newest, key=lambda decision: decision.year)
    return DelegatedPage(
        frame=site.frame(
            here,
            name,
            current="Decisions",
            crumbs=site.crumbs(here, (site.short_name(committee), here)),
            alternates=announced(site, here, name, feed=feed),
        ),
        kind=COMMITTEE_KINDS[committee.record.kind],
        name=name,
        remit=site.text(here, committee.remit),
        count=counted(len(newest), "decision"),
        years=tuple(
            DecisionGroup(year, f"y{year.replace('/', '-')}", entries(site, here, of_year)) for year, of_year in by_year
        ),
        makers=tuple(
            DecisionGroup(maker, f"page_by{number}", entries(site, here, own))
            for number, (maker, own) in enumerate(by_maker(newest, site.archive.people), 1)
        ),
        also=(
            Link("All decisions", site.link(here, urls.DECISIONS)),
            Link("Decisions as a table (CSV)", site.link(here, urls.table("decisions", "csv"))),
        ),
        subscribe=offer(site, here, feed=feed, words=OF_DECISIONS),
    )
