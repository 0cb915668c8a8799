"""What is published: the address of each page, and the record that its template receives."""

from collections.abc import Iterator

from generator import urls
from generator.archive import ledger, mentions
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
    referrers = mentions(site.archive)
    yield urls.HOME, home_page(site, decisions, latest_matters(site, decisions))
    yield urls.MEETINGS, meetings_page(site)
    yield from year_pages(site)
    for committee in site.archive.committees.values():
        yield committee.address, committee_page(site, committee)
        if programmes := programmes_page(site, committee):
            yield urls.programmes(committee.name), programmes
        for meeting in committee.meetings:
            own = [one for one in decisions if one.minutes is meeting.minutes]
            yield meeting.address, meeting_page(site, meeting, own)
            for paper in meeting.papers.values():
                yield paper.address, paper_page(site, meeting, paper)
            if meeting.minutes:
                yield meeting.minutes.address, minutes_page(site, meeting, referrers)
            if meeting.programme:
                yield meeting.programme.address, programme_page(site, meeting, meeting.programme)
    yield from decision_pages(site, decisions)
    yield from matter_pages(site, decisions)
    yield from person_pages(site, decisions)
    yield from moved_pages(site)
    yield urls.COVERAGE, coverage_page(site)
    yield urls.SEARCH, search_page(site)
    for stem, document in {"index": None, **site.archive.about}.items():
        yield urls.about(stem), about_page(site, stem, document)
    yield urls.NOT_FOUND, not_found_page(site)
