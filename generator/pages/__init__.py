"""What is published: the address of each page, and the record that its template receives."""

from collections.abc import Iterator

from generator import urls
from generator.pages.documents import minutes_page, paper_page, programme_page
from generator.pages.lists import committee_page, home_page, meetings_page, year_pages
from generator.pages.meetings import meeting_page
from generator.pages.plain import about_page, not_found_page, search_page
from generator.pages.site import Site
from generator.pages.views import (
    AboutPage,
    CommitteePage,
    HomePage,
    MeetingPage,
    MeetingsPage,
    MinutesPage,
    NotFoundPage,
    PaperPage,
    SearchPage,
    WorkProgrammePage,
    YearPage,
)

View = (
    AboutPage
    | CommitteePage
    | HomePage
    | MeetingPage
    | MeetingsPage
    | MinutesPage
    | NotFoundPage
    | PaperPage
    | SearchPage
    | WorkProgrammePage
    | YearPage
)
__all__ = ["Site", "View", "pages"]


def pages(site: Site) -> Iterator[tuple[str, View]]:
    """Every page of the site: its address and its record."""
    yield urls.HOME, home_page(site)
    yield urls.MEETINGS, meetings_page(site)
    yield from year_pages(site)
    for committee in site.archive.committees.values():
        yield committee.address, committee_page(site, committee)
        for meeting in committee.meetings:
            yield meeting.address, meeting_page(site, meeting)
            for paper in meeting.papers.values():
                yield paper.address, paper_page(site, meeting, paper)
            if meeting.minutes:
                yield meeting.minutes.address, minutes_page(site, meeting)
            if meeting.programme:
                yield meeting.programme.address, programme_page(site, meeting, meeting.programme)
    yield urls.SEARCH, search_page(site)
    for stem, document in {"index": None, **site.archive.about}.items():
        yield urls.about(stem), about_page(site, stem, document)
    yield urls.NOT_FOUND, not_found_page(site)
