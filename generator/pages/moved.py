"""Pages at addresses that something had before: they lead to where it is now, so that no published link breaks."""

from collections.abc import Iterator

from generator import urls
from generator.pages.site import Site
from generator.pages.views import Link, MovedPage
from generator.pages.words import full


def moved_pages(site: Site) -> Iterator[tuple[str, MovedPage]]:
    """A page for each former id of a person, matter, paper or committee, and for each date a meeting was moved from."""
    archive = site.archive
    for name, person in archive.people.items():
        for old in person.formerly:
            yield _page(site, urls.person(old), person.name, urls.person(name))
    for name, matter in archive.matters.items():
        for old in matter.formerly:
            yield _page(site, urls.matter(old), matter.title, urls.matter(name))
    for committee in archive.committees.values():
        for old in committee.record.formerly:
            yield _page(site, urls.committee(old), site.name(committee), committee.address)
        taken = {meeting.name for meeting in committee.meetings}
        for meeting in committee.meetings:
            for day in meeting.record.moved_from:
                if day.isoformat() not in taken:
                    title = f"Meeting moved to {full(meeting.date)}"
                    yield _page(site, urls.meeting(committee.name, day.isoformat()), title, meeting.address)
            for paper in meeting.papers.values():
                for old in paper.front.formerly:
                    yield _page(site, urls.paper(committee.name, meeting.name, old), paper.title, paper.address)


def _page(site: Site, here: str, title: str, there: str) -> tuple[str, MovedPage]:
    return here, MovedPage(site.frame(here, title), title, Link(title, site.link(here, there)))
