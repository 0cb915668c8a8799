"""The pages of the register of decisions: the newest, and those that a filter keeps."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice
from typing import Literal

from generator import urls
from generator.archive import Decision, DelegatedDecision
from generator.archive.action_log import has_actions
from generator.archive.deciding import KEY
from generator.archive.register import standings
from generator.archive.words import counted, full
from generator.outputs.pages.delegated import DecisionEntry, entries
from generator.outputs.pages.frame import Frame, Link
from generator.outputs.pages.registers import STANDINGS, MinuteDecided, register
from generator.outputs.pages.site import Site
from generator.outputs.pages.subscribe import announced


@dataclass(frozen=True, slots=True)
class FilterLink:
    """A filter: how many clauses it keeps, and its name in `kept_by`; the current one has aria-current."""

    text: str
    count: int
    href: str
    current: str
    name: str
    """Empty of the link to all."""


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """A row of filters as links; `own` says that the page itself is of one of them."""

    label: str
    links: tuple[FilterLink, ...]
    own: bool
    more: Link | None
    """Where the others are, if there are too many."""


@dataclass(frozen=True, slots=True)
class YearOfDecisions:
    """The minutes of a municipal year that decided something, newest first."""

    year: str
    anchor: str
    minutes: tuple[MinuteDecided, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsPage:
    """The register of decisions, or those that a filter keeps."""

    frame: Frame
    title: str
    lede: str
    filters: tuple[FilterGroup, ...]
    years: tuple[YearOfDecisions, ...]
    is_whole: bool
    """Whether all that the page is of stand on it; else the newest do."""
    further_title: str
    further: tuple[tuple[Link, int], ...]
    """Where the others are, each with how many clauses."""
    outside: tuple[DecisionEntry, ...]
    """The newest of those taken outside meetings, of the year that the page is narrowed to."""
    outside_all: tuple[tuple[Link, int], ...]
    """Where all of these are, each with how many."""
    also: tuple[Link, ...]


MOST = 200
"""Clauses on a page: it stays small enough for a phone, and longer lists go on by year, committee or meeting."""
MOST_FILTERS = 12
NEWEST = 20
"""Decisions outside meetings on a page of the register: the others stand in their folders."""
Kind = Literal["all", "year", "committee", "key", "outcome", "result", "asked", "matter"]
"""What a page of the register is narrowed by."""
LABELS: Mapping[Kind, str] = {
    "year": "Year",
    "committee": "Committee",
    "key": "Kind",
    "outcome": "Outcome",
    "result": "Result",
    "asked": "Asked of",
    "matter": "Matter",
}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A page of the register: its address, the filter it is for, and the clauses that it keeps."""

    address: str
    group: Kind
    text: str
    decisions: Sequence[Decision]
    outside: Sequence[DelegatedDecision] = ()
    """Those taken outside meetings, of key decisions."""

    @property
    def count(self) -> int:
        """How many it keeps."""
        return len(self.decisions) or len(self.outside)


def decision_pages(
    site: Site, decisions: Sequence[Decision], outside: Sequence[DelegatedDecision] = ()
) -> Iterator[tuple[str, Callable[[], DecisionsPage]]]:
    """The register, and a page for each filter that keeps any of its clauses; newest first, as they are given.

    `outside` are those that were taken outside meetings: the newest of all and of each year stand there too.

    The filters are years, committees, how a clause stands, what became of it, whom it asks and the matters it is part
    of. Where a year or a committee has too many for a page, so has each committee of each year.
    """
    narrowed = (*_key(decisions, outside), *_narrowed(site, decisions))
    whole = Narrowed(urls.DECISIONS, "all", "", decisions)
    pages = (whole, *narrowed, *_years_of_committees(narrowed))
    kept = {page.address for page in pages}
    for page in pages:
        yield page.address, partial(_page, site, page, narrowed, kept, outside)


def _narrowed(site: Site, decisions: Sequence[Decision]) -> Iterator[Narrowed]:
    def by(keys: Callable[[Decision], Iterable[str]]) -> Mapping[str, list[Decision]]:
        found: dict[str, list[Decision]] = {}
        for decision in decisions:
            for key in dict.fromkeys(keys(decision)):
                found.setdefault(key, []).append(decision)
        return found

    for year, own in sorted(by(lambda decision: [decision.meeting.year]).items(), reverse=True):
        yield Narrowed(urls.decisions(year), "year", year, own)
    committees = by(lambda decision: [decision.meeting.committee])
    for name, own in sorted(committees.items()) if len(committees) > 1 else ():
        yield Narrowed(urls.decisions(name), "committee", site.short_name(site.archive.committees[name]), own)
    of_standing, met = by(lambda decision: [decision.standing]), standings(decisions)
    for standing, (word, _) in STANDINGS.items():
        if standing in met:
            yield Narrowed(urls.decisions(standing), "outcome", word, of_standing.get(standing, ()))
    yield from _by_result(by(lambda decision: filter(None, [decision.resolution.outcome])))
    for who, own in sorted(by(lambda decision: decision.action.asks).items()):
        yield Narrowed(urls.decisions_asked(who), "asked", _capital(site.archive.addressee(who, site.today)), own)
    matters = site.archive.matters
    for name, own in sorted(by(lambda decision: filter(matters.__contains__, decision.matters)).items()):
        yield Narrowed(urls.decisions_about(name), "matter", matters[name].title, own)


def _key(decisions: Sequence[Decision], outside: Sequence[DelegatedDecision]) -> Iterator[Narrowed]:
    """Key decisions, those outside meetings too, where there are any."""
    taken = [decision for decision in decisions if decision.deciding.key]
    others = [decision for decision in outside if decision.front.key]
    if taken or others:
        yield Narrowed(urls.KEY_DECISIONS, "key", KEY, taken, others)


def _by_result(results: Mapping[str, Sequence[Decision]]) -> Iterator[Narrowed]:
    said: dict[str, tuple[str, list[Decision]]] = {}
    for outcome, own in results.items():
        said.setdefault(urls.decisions_resulting(outcome), (outcome, []))[1].extend(own)
    for address, (outcome, own) in sorted(said.items()):
        yield Narrowed(address, "result", _capital(outcome), own)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _years_of_committees(narrowed: Sequence[Narrowed]) -> Iterator[Narrowed]:
    """A committee's clauses of a year, where those of the year or those of the committee are too many for a page."""
    long = {page.text for page in narrowed if page.group == "year" and len(page.decisions) > MOST}
    for page in narrowed:
        if page.group != "committee":
            continue
        for year, of_year in groupby(page.decisions, key=lambda decision: decision.meeting.year):
            if year in long or len(page.decisions) > MOST:
                address = urls.decisions_of(year, urls.name(page.address))
                yield Narrowed(address, "committee", f"{page.text}, {year}", list(of_year))


def _page(
    site: Site, page: Narrowed, narrowed: Sequence[Narrowed], kept: set[str], outside: Sequence[DelegatedDecision]
) -> DecisionsPage:
    here = page.address
    title = f"Decisions: {page.text}" if page.text else "Decisions"
    steps = [("Decisions", urls.DECISIONS), *([(page.text, here)] if page.text else [])]
    shown, others = _cut(page.decisions)
    further_title, further = _further(site, page, others, kept) if others else ("", ())
    return DecisionsPage(
        frame=site.frame(
            here,
            title,
            current="Decisions",
            crumbs=site.crumbs(here, *steps),
            alternates=announced(site, here, "what is decided", feed=urls.DECISIONS_FEED),
        ),
        title=title,
        lede=_lede(page.decisions, len(shown)),
        filters=tuple(_filters(site, here, narrowed)),
        years=tuple(
            YearOfDecisions(year, f"page_y{year.replace('/', '-')}", register(site, here, of_year))
            for year, of_year in groupby(shown, key=lambda decision: decision.meeting.year)
        ),
        is_whole=not others,
        further_title=further_title,
        further=further,
        outside=entries(site, here, islice(_outside(page, outside), NEWEST)),
        outside_all=tuple(
            (Link(site.name(committee), site.link(here, committee.address)), len(committee.decisions))
            for committee in site.archive.committees.values()
            if committee.decisions and page.group in {"all", "year"}
        ),
        also=tuple(_also(site, here)),
    )


def _outside(page: Narrowed, outside: Sequence[DelegatedDecision]) -> Iterator[DelegatedDecision]:
    """The decisions outside meetings that a page of the register is of."""
    if page.group in {"all", "year"}:
        yield from (decision for decision in outside if page.text in ("", decision.year))
    yield from page.outside


def _cut(decisions: Sequence[Decision]) -> tuple[Sequence[Decision], Sequence[Decision]]:
    """The newest that a page holds, and the others; those of one minute are not parted."""
    at = min(MOST, len(decisions))
    while 0 < at < len(decisions) and decisions[at].minute is decisions[at - 1].minute and at < 2 * MOST:
        at += 1
    return decisions[:at], decisions[at:]


def _lede(decisions: Sequence[Decision], shown: int) -> str:
    taken = sum(decision.resolution.is_taken for decision in decisions)
    others = len(decisions) - taken
    and_not = f", and {others} on which nothing was decided" if others else ""
    here = f" The newest {shown} stand here." if shown < len(decisions) else ""
    return f"{counted(taken, 'clause')} that committees resolved, newest first, and what came of each{and_not}.{here}"


def _further(
    site: Site, page: Narrowed, others: Sequence[Decision], kept: set[str]
) -> tuple[str, tuple[tuple[Link, int], ...]]:
    """Where those are that the page has no room for."""
    here, counts = page.address, dict[str, tuple[Link, int]]()
    is_year = page.group == "year"
    for decision in page.decisions if is_year or page.group == "committee" else others:
        year, committee = decision.meeting.year, decision.meeting.committee
        there, text = urls.decisions(year), year
        if is_year or page.group == "committee":
            there = urls.decisions_of(year, committee)
            text = site.short_name(site.archive.committees[committee]) if is_year else year
        if there == here or there not in kept:
            there, text = decision.meeting.address, f"Meeting of {full(decision.meeting.date)}"
        link, count = counts.get(there, (Link(text, site.link(here, there)), 0))
        counts[there] = (link, count + 1)
    title = "All of them, by committee" if is_year else "All of them, by year or meeting"
    if not is_year and page.group != "committee":
        title = "Older ones, with the others of their year" if page.text else "Older ones, by year"
    return title, tuple(counts.values())


def _filters(site: Site, here: str, narrowed: Sequence[Narrowed]) -> Iterator[FilterGroup]:
    for group in dict.fromkeys(narrow.group for narrow in narrowed):
        own = [narrow for narrow in narrowed if narrow.group == group and narrow.count]
        is_own = any(here.startswith(narrow.address) for narrow in own)
        is_open = group in {"asked", "matter"} and len(own) > MOST_FILTERS
        if is_open:
            most = sorted(own, key=lambda narrow: (narrow.address != here, -narrow.count))[:MOST_FILTERS]
            own = [narrow for narrow in own if narrow in most]
        links = [FilterLink("All", 0, site.link(here, urls.DECISIONS), "" if is_own else "true", "")]
        links += [
            FilterLink(
                narrow.text,
                narrow.count,
                site.link(here, narrow.address),
                "true" if here.startswith(narrow.address) else "",
                urls.name(narrow.address) if narrow.decisions else "",
            )
            for narrow in own
        ]
        more = Link("All matters", site.link(here, urls.MATTERS)) if is_open and group == "matter" else None
        if is_open and group == "asked":
            more = Link("All people", site.link(here, urls.PEOPLE))
        if len(links) > 1:
            yield FilterGroup(LABELS[group], tuple(links), is_own, more)


def _also(site: Site, here: str) -> Iterator[Link]:
    for committee in site.archive.committees.values():
        if has_actions(committee):
            yield Link(f"Actions, {site.short_name(committee)}", site.link(here, urls.actions(committee.name)))
    yield Link("Decisions as a table (CSV)", site.link(here, urls.table("resolutions", "csv")))
    if site.address:
        yield Link("Feed of decisions (Atom)", site.link(here, urls.DECISIONS_FEED))
    yield Link("About the data", site.link(here, urls.DATA))
