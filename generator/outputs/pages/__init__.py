"""What is published: the address of each page, and the record that its template receives."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from generator import urls
from generator.archive import Attached, CommitteeHistory, MeetingHeld
from generator.archive.action_log import has_actions
from generator.archive.editions import years_apart
from generator.archive.said import titles
from generator.archive.whole import Whole
from generator.outputs.pages.actions import ActionsPage, actions_page
from generator.outputs.pages.attached import AttachedPage, attached_page
from generator.outputs.pages.clauses import ClausePage, clause_pages
from generator.outputs.pages.coverage import CoveragePage, coverage_page
from generator.outputs.pages.data import DataPage, data_page
from generator.outputs.pages.decisions import DecisionsPage, decision_pages
from generator.outputs.pages.delegated import DecisionPage, DelegatedPage, decision_page, delegated_page
from generator.outputs.pages.documents import PaperPage, paper_page
from generator.outputs.pages.earlier import EarlierPage, earlier_decisions, earlier_pages
from generator.outputs.pages.glossary import GlossaryPage, glossary_page
from generator.outputs.pages.lists import (
    CommitteePage,
    HomePage,
    MeetingsPage,
    YearPage,
    committee_page,
    home_page,
    meetings_page,
    year_page,
    years_of,
)
from generator.outputs.pages.matters import MatterPage, MattersPage, latest_matters, matter_page, matters_page
from generator.outputs.pages.meetings import MeetingPage, meeting_page
from generator.outputs.pages.minutes import MinutesPage, minutes_page
from generator.outputs.pages.moved import LookUpPage, MovedPage, moved_pages
from generator.outputs.pages.persons import PeoplePage, PersonPage, people_page, person_page
from generator.outputs.pages.plain import AboutPage, NotFoundPage, about_page, not_found_page
from generator.outputs.pages.programmes import ProgrammesPage, programmes_page
from generator.outputs.pages.searching import SearchPage, counts_of, search_page
from generator.outputs.pages.site import Site
from generator.outputs.pages.statement import AccessibilityPage, accessibility_page
from generator.outputs.pages.subscribe import SubscribePage, subscribe_page
from generator.outputs.pages.work_programme import WorkProgrammePage, programme_page
from generator.store.memo import Memo

View = (
    AboutPage
    | AccessibilityPage
    | ActionsPage
    | AttachedPage
    | CommitteePage
    | CoveragePage
    | DataPage
    | DecisionPage
    | DecisionsPage
    | DelegatedPage
    | EarlierPage
    | GlossaryPage
    | HomePage
    | LookUpPage
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
    | SubscribePage
    | WorkProgrammePage
    | YearPage
)
__all__ = [
    "ClausePage",
    "Make",
    "Section",
    "Site",
    "View",
    "clause_pages",
    "counts_of",
    "page",
    "pages",
    "sections",
]

Make = Callable[[], View]
"""Makes the record of a page."""
Section = Callable[[], Iterator[tuple[str, Make]]]
"""Lists the addresses of a section, each with what makes its page."""
ELSEWHERE = "*"
"""The section of the pages that lead on from addresses of before, which may be anywhere."""


def pages(site: Site) -> Iterator[tuple[str, View]]:
    """Every page of the site: its address and its record."""
    for section in sections(site).values():
        for address, make in section():
            yield address, make()


def page(of: Mapping[str, Section], address: str) -> View | None:
    """The page at an address, made alone; None if the site has no page there."""
    for section in (of.get(urls.section(address)), of[ELSEWHERE]):
        for there, make in section() if section else ():
            if there == address:
                return make()
    return None


def sections(site: Site, memo: Memo | None = None, whole: Whole | None = None) -> Mapping[str, Section]:
    """The sections of the site by the first folder of their addresses; "" is that of pages in no folder.

    With `memo`, pages are going to be asked for one by one: what they need of the whole archive is kept from one
    archive to the next, as far as it is the same. `whole` is what was worked out already.
    """
    whole = whole or Whole(site.archive, memo)
    files = _by_meeting(site)
    return {
        "": partial(_front, site, whole),
        "meetings": partial(_meetings, site),
        **{
            name: partial(_committee, site, committee, whole, files)
            for name, committee in site.archive.committees.items()
        },
        "decisions": partial(_decisions, site, whole),
        "matters": partial(_matters, site, whole),
        "people": partial(_people, site, whole),
        **{urls.section(address): partial(_alone, address, make) for address, make in _single(site, whole)},
        "about": partial(_about, site),
        ELSEWHERE: partial(_elsewhere, site),
    }


def _front(site: Site, whole: Whole) -> Iterator[tuple[str, Make]]:
    yield urls.HOME, lambda: home_page(site, whole.decisions, latest_matters(site, whole.lines))
    yield urls.NOT_FOUND, partial(not_found_page, site)


def _meetings(site: Site) -> Iterator[tuple[str, Make]]:
    yield urls.MEETINGS, partial(meetings_page, site)
    for year in years_of(site):
        yield urls.year(year), partial(year_page, site, year)


def _by_meeting(site: Site) -> Mapping[str, Sequence[Attached]]:
    """The files that have a page, by the address of their meeting."""
    found: dict[str, list[Attached]] = {}
    for address, file in site.archive.attached.items():
        found.setdefault(urls.folder(address), []).append(file)
    return found


def _committee(
    site: Site, committee: CommitteeHistory, whole: Whole, files: Mapping[str, Sequence[Attached]]
) -> Iterator[tuple[str, Make]]:
    if committee.record.kind == "decisions":
        yield committee.address, partial(delegated_page, site, committee)
        for at, decision in enumerate(committee.decisions):
            yield from earlier_decisions(site, committee, decision)
            yield decision.address, partial(decision_page, site, committee, at)
        return
    yield committee.address, partial(_committee_page, site, committee, whole)
    if any(meeting.programme for meeting in committee.meetings):
        yield urls.programmes(committee.name), partial(programmes_page, site, committee)
    if has_actions(committee):
        yield urls.actions(committee.name), lambda: actions_page(site, committee, whole.actions(committee))
    for year in years_apart(committee):
        yield urls.programmes_of_year(committee.name, year), partial(programmes_page, site, committee, year)
    for meeting in committee.meetings:
        yield from _earlier(site, meeting)
        yield meeting.address, partial(_meeting, site, meeting, whole)
        for paper in meeting.papers.values():
            yield paper.address, partial(paper_page, site, meeting, paper)
        for file in files.get(meeting.address, ()):
            yield file.address, partial(attached_page, site, meeting, file)
        if meeting.minutes:
            yield meeting.minutes.address, partial(_minutes, site, meeting, meeting.minutes.address, whole)
        if meeting.programme:
            yield meeting.programme.address, partial(programme_page, site, meeting, meeting.programme)


def _committee_page(site: Site, committee: CommitteeHistory, whole: Whole) -> CommitteePage:
    return committee_page(site, committee, whole.joint[committee.name], whole.actions(committee))


def _earlier(site: Site, meeting: MeetingHeld) -> Iterator[tuple[str, Make]]:
    """The earlier editions of a meeting's agenda and documents."""
    if not site.archive.recorded:
        return
    for name, title in titles(meeting).items():
        yield from earlier_pages(site, meeting, f"{name}/", title)


def _meeting(site: Site, meeting: MeetingHeld, whole: Whole) -> MeetingPage:
    return meeting_page(site, meeting, whole.decided(site.of(meeting)).get(meeting.name, ()))


def _minutes(site: Site, meeting: MeetingHeld, here: str, whole: Whole) -> MinutesPage:
    return minutes_page(site, meeting, whole.referring(here), whole.agreeing(meeting))


def _decisions(site: Site, whole: Whole) -> Iterator[tuple[str, Make]]:
    yield from decision_pages(site, whole.decisions, whole.outside)


def _matters(site: Site, whole: Whole) -> Iterator[tuple[str, Make]]:
    yield urls.MATTERS, lambda: matters_page(site, whole.lines)
    for name in site.archive.matters:
        yield urls.matter(name), partial(_matter, site, name, whole)


def _matter(site: Site, name: str, whole: Whole) -> MatterPage:
    return matter_page(site, name, whole.lines[name], whole.outside_about.get(name, ()))


def _people(site: Site, whole: Whole) -> Iterator[tuple[str, Make]]:
    yield urls.PEOPLE, lambda: people_page(site, whole.people)
    for name in site.archive.people:
        yield urls.person(name), partial(_person, site, name, whole)


def _person(site: Site, name: str, whole: Whole) -> PersonPage:
    return person_page(
        site,
        name,
        whole.people[name],
        whole.asked.get(name, ()),
        outside=whole.outside_by.get(name, ()),
        actions=whole.actions_of.get(name, ()),
    )


def _single(site: Site, whole: Whole) -> Iterator[tuple[str, Make]]:
    """The pages that are alone in their folder."""
    yield urls.COVERAGE, partial(coverage_page, site)
    yield urls.DATA, lambda: data_page(site, whole)
    yield urls.SEARCH, lambda: search_page(site, whole.decisions, latest_matters(site, whole.lines, urls.SEARCH))
    yield urls.SUBSCRIBE, partial(subscribe_page, site)
    yield urls.GLOSSARY, partial(glossary_page, site)
    yield urls.ACCESSIBILITY, partial(accessibility_page, site)


def _alone(address: str, make: Make) -> Iterator[tuple[str, Make]]:
    yield address, make


def _about(site: Site) -> Iterator[tuple[str, Make]]:
    for stem, document in {"index": None, **site.archive.about}.items():
        if stem != "accessibility":
            yield urls.about(stem), partial(about_page, site, stem, document)


def _elsewhere(site: Site) -> Iterator[tuple[str, Make]]:
    for address, view in moved_pages(site):
        yield address, partial(_as_it_is, view)


def _as_it_is(view: View) -> View:
    return view
