"""The search page: its form, what it is told of the archive, and what it shows before anything is asked."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from generator import urls
from generator.archive import Archive, Decision, MeetingHeld, delegated, printed_name
from generator.archive.deciding import folded
from generator.archive.words import KINDS, full
from generator.content.model import Named
from generator.outputs.pages.frame import Frame, Link
from generator.outputs.pages.lists import holdings, missing
from generator.outputs.pages.matters import MatterEntry
from generator.outputs.pages.plain import browse
from generator.outputs.pages.site import Site
from generator.text import Html

DIGITS = re.compile(r"\d+")
LATEST = 5
"""How many minutes that decided something the page shows before anything is asked."""


@dataclass(frozen=True, slots=True)
class OfKind:
    """How many pages of a kind there are to find, and the search for them alone."""

    kind: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class LatestDecision:
    """A decision by the heading of its minute, and the day."""

    link: Link
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """The search form, its filters, what to begin with, and what to do without JavaScript."""

    frame: Frame
    early: str
    """The address of the script that has to run before anything is drawn."""
    index: str
    """The files of the index that are needed whatever is asked; empty where it is in bundles."""
    known: Html
    """What the script has to know of the archive: names with their addresses, and words that mean the same."""
    committees: tuple[str, ...]
    kinds: tuple[OfKind, ...]
    """Those of which there is anything."""
    years: tuple[str, ...]
    matters: tuple[Link, ...]
    """Those heard or planned last."""
    decisions: tuple[LatestDecision, ...]
    browse: tuple[Link, ...]
    holds: str
    missing: str
    """What is known not to be in the archive, for the page that found nothing."""


def search_page(site: Site, decisions: Sequence[Decision], matters: Sequence[MatterEntry]) -> SearchPage:
    """The search page; committees, kinds and years are those of pages in the index.

    `decisions` is the register, newest first, `matters` those heard last.
    """
    here, meetings = urls.SEARCH, site.archive.meetings()
    counts = counts_of(site.archive, decisions)
    return SearchPage(
        frame=site.frame(here, "Search", current="Search", crumbs=site.crumbs(here, ("Search", here)), search=False),
        early=site.link(here, site.assets["ahead.js"]),
        index="" if site.in_bundles else "pagefind.js wasm.en.pagefind",
        known=_as_script(_known(site)),
        committees=tuple(sorted({site.name(site.of(meeting), meeting.date) for meeting in meetings})),
        kinds=tuple(OfKind(kind, count, f"?kind={kind.replace(' ', '+')}") for kind, count in counts.items() if count),
        years=tuple(sorted({meeting.year for meeting in meetings}, reverse=True)),
        matters=tuple(matter.link for matter in matters),
        decisions=tuple(islice(_latest(site, here, decisions), LATEST)),
        browse=browse(site, here),
        holds=holdings(site.archive),
        missing=missing(site.archive),
    )


def _latest(site: Site, here: str, decisions: Sequence[Decision]) -> Iterator[LatestDecision]:
    """The minutes that decided last, each once, by their first clause."""
    for _, clauses in groupby(decisions, lambda decision: decision.minutes.at(decision.minute)):
        latest = next(clauses)
        yield LatestDecision(Link(latest.minute.heading, site.link(here, latest.address)), full(latest.meeting.date))


def counts_of(archive: Archive, decisions: Sequence[Decision]) -> Mapping[str, int]:
    """By kind, how many pages are in the index."""
    meetings = archive.meetings()
    return {
        "Meeting": len(meetings),
        "Paper": sum(len(meeting.papers) for meeting in meetings),
        "File": len(archive.attached),
        "Minutes": sum(meeting.minutes is not None for meeting in meetings),
        "Decision": len(decisions) + len(delegated(archive)),
        **{KINDS[kind]: count for kind, count in _editions(meetings).items()},
        "Matter": len(archive.matters),
        "Person": len(archive.people),
    }


def _years(archive: Archive) -> set[str]:
    """The municipal years of which there is a meeting or a decision outside meetings."""
    return {meeting.year for meeting in archive.meetings()} | {decision.year for decision in delegated(archive)}


def _codes(archive: Archive) -> Mapping[str, Sequence[str]]:
    """How the references of decisions begin, up to the first figure, and the years that have such, newest first."""
    found: dict[str, set[str]] = {}
    for decision in delegated(archive):
        if decision.front.reference:
            found.setdefault(_beginning(decision.front.reference), set()).add(decision.year)
    for meeting in archive.meetings():
        written = [item.record.reference for item in meeting.items]
        written += [row.record.reference for row in meeting.programme.rows] if meeting.programme else []
        written += [minute.deciding.reference for minute in meeting.minutes.items] if meeting.minutes else []
        for reference in filter(None, written):
            found.setdefault(_beginning(reference), set()).add(meeting.year)
    return {beginning: sorted(years, reverse=True) for beginning, years in sorted(found.items())}


def _beginning(reference: str) -> str:
    return re.split(r"\d", folded(reference), maxsplit=1)[0]


def _editions(meetings: Iterable[MeetingHeld]) -> Mapping[str, int]:
    """How many editions there are of work programmes, and of forward plans."""
    kinds = [meeting.programme.kind for meeting in meetings if meeting.programme]
    return {kind: kinds.count(kind) for kind in ("work-programme", "forward-plan")}


def _known(site: Site) -> Mapping[str, object]:
    archive = site.archive
    return {
        "bundles": site.in_bundles,
        "people": [[printed_name(Named(person=name), archive.people), urls.person(name)] for name in archive.people],
        "committees": sorted({tuple(name) for name in _committees(site)}),
        "matters": [[matter.title, urls.matter(name)] for name, matter in archive.matters.items()],
        "years": [[year, urls.year(year), *_numbers(own)] for year, own in sorted(_by_year(archive), reverse=True)],
        "placed": sorted(_years(archive), reverse=True),
        "codes": _codes(archive),
        "alike": [*_alike(archive)],
    }


def _by_year(archive: Archive) -> Iterator[tuple[str, list[MeetingHeld]]]:
    by_year: dict[str, list[MeetingHeld]] = {}
    for meeting in archive.meetings():
        by_year.setdefault(meeting.year, []).append(meeting)
    yield from by_year.items()


def _numbers(meetings: Iterable[MeetingHeld]) -> tuple[int | None, int | None]:
    """The first and the last number of the minutes of a year; None where any begins otherwise than with digits."""
    every = [minute.number for meeting in meetings if meeting.minutes for minute in meeting.minutes.items]
    digits = [DIGITS.match(number) for number in every]
    if not all(digits):
        return None, None
    numbers = [int(found[0]) for found in digits if found]
    return min(numbers, default=1), max(numbers, default=0)


def _committees(site: Site) -> Iterator[tuple[str, str]]:
    """Every name that a committee had, with its address."""
    for committee in site.archive.committees.values():
        for day in (None, *(meeting.date for meeting in committee.meetings)):
            yield site.name(committee, day), committee.address
            yield site.short_name(committee, day), committee.address


def _alike(archive: Archive) -> Iterator[Sequence[str]]:
    """Words that mean the same, each with all others: those the council lists, and what abbreviations stand for."""
    groups: dict[str, list[str]] = {}
    for words in [*((word, term.means) for word, term in archive.glossary.items()), *_listed(archive)]:
        joined = list(dict.fromkeys(word for each in words for word in groups.get(each.casefold(), [each])))
        for word in joined:
            groups[word.casefold()] = joined
    yield from {id(group): group for group in groups.values()}.values()


def _listed(archive: Archive) -> Iterator[Sequence[str]]:
    yield from ((word, *others) for word, others in archive.synonyms.items())


def _as_script(facts: Mapping[str, object]) -> Html:
    """The facts as they stand in a script element, which nothing in them can end."""
    return Html(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))
