"""What the archive holds, and what it is known to lack."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.archive import MeetingHeld, Missing, held, missing_files, outside
from generator.archive.words import full
from generator.outputs.pages.frame import Day, Frame, Link, as_day
from generator.outputs.pages.lists import holds
from generator.outputs.pages.site import Site, anchor, escape
from generator.text import Html


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What is held of a committee in a municipal year; all counts are 0 in a year of which nothing is here."""

    year: Link
    committee: Link
    meetings: int
    agendas: int
    minutes: int
    papers: int
    programmes: int


@dataclass(frozen=True, slots=True)
class CoverageList:
    """Things of one sort that are known and not here: a heading, a sentence, and each with its link."""

    title: str
    text: str
    items: tuple[Html, ...]
    none: str
    """What is said where there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """What the archive holds and what it is known to lack."""

    frame: Frame
    holds: str
    rows: tuple[CoverageRow, ...]
    lists: tuple[CoverageList, ...]
    stood: Day


def coverage_page(site: Site) -> CoveragePage:
    """The page that says what is here and what is not."""
    here = urls.COVERAGE
    years = {one.year for one in site.archive.meetings()}
    rows = tuple(
        CoverageRow(
            Link(one.year, site.link(here, urls.year(one.year)) if one.year in years else ""),
            Link(site.short_name(one.committee), site.link(here, one.committee.address)),
            one.meetings,
            one.agendas,
            one.minutes,
            one.papers,
            one.programmes,
        )
        for one in held(site.archive)
    )
    return CoveragePage(
        frame=site.frame(here, "What the archive holds", crumbs=site.crumbs(here, ("Coverage", here)), current="About"),
        holds=holds(site.archive),
        rows=rows,
        lists=tuple(_lists(site, here)),
        stood=as_day(site.today),
    )


def _lists(site: Site, here: str) -> Iterator[CoverageList]:
    meetings = site.archive.meetings()
    over = [one for one in meetings if one.date < site.today and one.record.cancelled is None]
    past = [one for one in over if one.is_known]

    def links(of: list[MeetingHeld]) -> tuple[Html, ...]:
        return tuple(_meeting(site, here, one) for one in of)

    yield CoverageList(
        "Meetings without their agenda",
        "These meetings are known, and their agendas are not in the archive.",
        links([one for one in past if not one.has_agenda]),
        "Every meeting here has its agenda.",
    )
    yield CoverageList(
        "Meetings without their minutes",
        "These meetings were held, and their minutes are not in the archive.",
        links([one for one in past if not one.minutes]),
        "Every meeting held has its minutes here.",
    )
    yield CoverageList(
        "Meetings of which only the date is known",
        "Work programmes name these dates. Whether the meetings were held is not recorded here.",
        links([one for one in over if not one.is_known]),
        "More is known of every meeting than its date.",
    )
    yield CoverageList(
        "Minutes whose approval is not recorded",
        "These minutes are in the archive as drafts: that a later meeting agreed them is not recorded.",
        links([one for one in past if one.minutes and not one.minutes.record.approved]),
        "All minutes here are approved.",
    )
    yield CoverageList(
        "Figures and papers that are not here",
        "The packs tell of these, and what they show is not in the archive.",
        tuple(_missing(site, here, one) for one in missing_files(site.archive)),
        "Nothing that the papers tell of is missing.",
    )
    yield CoverageList(
        "References that lead out of the archive",
        "These minutes and meetings are cited, and are not in the archive.",
        tuple(_missing(site, here, one) for one in outside(site.archive)),
        "Every minute that is cited is here.",
    )


def _meeting(site: Site, here: str, meeting: MeetingHeld) -> Html:
    committee = site.short_name(site.of(meeting), meeting.date)
    return Html(f"{anchor(full(meeting.date), site.link(here, meeting.address))}, {escape(committee)}")


def _missing(site: Site, here: str, one: Missing) -> Html:
    return Html(f"{escape(one.what)}, {anchor(one.title, site.link(here, one.address))}")
