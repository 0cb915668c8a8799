"""What is published: the address of each page, and the record that its template receives."""

from collections.abc import Iterator

from generator import urls
from generator.archive import Decision, everyone, ledger, mentions, timelines
from generator.pages.coverage import coverage_page
from generator.pages.documents import paper_page
from generator.pages.editions import programme_page
from generator.pages.lists import committee_page, home_page, meetings_page, year_pages
from generator.pages.matters import latest_matters, matter_pages
from generator.pages.meetings import meeting_page
from generator.pages.minutes import minutes_page
from generator.pages.moved import moved_pages
from generator.pages.persons import person_pages
from generator.pages.plain import about_page, not_found_page, search_page
from generator.pages.programmes import programmes_page
from generator.pages.registers import decision_pages
from generator.pages.site import Site
from generator.pages.views import (
    AboutPage,
    CommitteePage,
    CoveragePage,
    DecisionsPage,
    HomePage,
    MatterPage,
    MattersPage,
    MeetingPage,
    MeetingsPage,
    MinutesPage,
    MovedPage,
    NotFoundPage,
    PaperPage,
    PeoplePage,
    PersonPage,
    ProgrammesPage,
    SearchPage,
    WorkProgrammePage,
    YearPage,
)

View = (
    AboutPage
    | CommitteePage
    | CoveragePage
    | DecisionsPage
    | HomePage
    | MatterPage
    | MattersPage
    | MeetingPage
    | MeetingsPage
    | MinutesPage
    | MovedPage
    | NotFoundPage
    | PaperPage
    | PeoplePage
    | PersonPage
    | ProgrammesPage
    | SearchPage
    | WorkProgrammePage
    | YearPage
)
__all__ = ["Site", "View", "pages"]


def pages(site: Site) -> Iterator[tuple[str, View]]:
    """Every page of the site: its address and its record."""
    decisions = ledger(site.archive)
    by_minutes: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_minutes.setdefault(decision.minutes.address, []).append(decision)
    referrers, lines = mentions(site.archive), timelines(site.archive, decisions)
    yield urls.HOME, home_page(site, decisions, latest_matters(site, lines))
    yield urls.MEETINGS, meetings_page(site)
    yield from year_pages(site)
    for committee in site.archive.committees.values():
        yield committee.address, committee_page(site, committee)
        if programmes := programmes_page(site, committee):
            yield urls.programmes(committee.name), programmes
        for meeting in committee.meetings:
            own = by_minutes.get(meeting.minutes.address, []) if meeting.minutes else []
            yield meeting.address, meeting_page(site, meeting, own)
            for paper in meeting.papers.values():
                yield paper.address, paper_page(site, meeting, paper)
            if meeting.minutes:
                yield meeting.minutes.address, minutes_page(site, meeting, referrers.get(meeting.minutes.address, {}))
            if meeting.programme:
                yield meeting.programme.address, programme_page(site, meeting, meeting.programme)
    yield from decision_pages(site, decisions)
    yield from matter_pages(site, lines)
    yield from person_pages(site, everyone(site.archive), decisions)
    yield from moved_pages(site)
    yield urls.COVERAGE, coverage_page(site)
    yield urls.SEARCH, search_page(site)
    for stem, document in {"index": None, **site.archive.about}.items():
        yield urls.about(stem), about_page(site, stem, document)
    yield urls.NOT_FOUND, not_found_page(site)
