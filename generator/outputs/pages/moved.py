"""Pages at addresses that something had before: they lead to where it is now, so that no published link breaks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from generator import urls
from generator.archive import MeetingHeld, Redirect
from generator.archive.editions import called, years_apart
from generator.archive.words import full
from generator.outputs.pages.frame import Frame, Link
from generator.outputs.pages.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage:
    """Stands at a former address and leads on to the present one."""

    frame: Frame
    title: str
    now: Link


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An old address in a list: as it was written, its query for the script, and where it leads now."""

    text: str
    query: str
    now: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpPage:
    """Stands at an old path whose query said what was meant: a list, from which a script takes what is asked for."""

    frame: Frame
    path: str
    addresses: tuple[OldAddress, ...]
    """The one without a query, to which all lead that are not listed, first."""


SCRIPT = "moved.js"
"""Goes where the query asks for, and takes along the place on a page that moved."""
PLACES = {
    "item": "item",
    "minute": "minute",
    "p": "paragraph",
    "s": "section",
    "r": "recommendation",
    "table": "table",
    "figure": "figure",
    "slide": "slide",
}
PLACE = re.compile(r"(item(?!-\d+-)|minute|table|figure|slide|[psr])-?(\d+(?:-\d+)*[A-Za-z]?)(?:-r[\w-]*)?")
"""A numbered place on a page: "p3-2A", "item-4a", "minute-8-r2" (which is called by its minute alone).

An item whose number is written otherwise than its address, such as 24/061, is called by its page alone.
"""


def moved_pages(site: Site) -> Iterator[tuple[str, MovedPage | LookUpPage]]:
    """The page at each old path: one that leads on, or where queries were asked a list of where they lead."""
    by_path: dict[str, list[Redirect]] = {}
    for redirect in site.archive.redirects:
        by_path.setdefault(redirect.key, []).append(redirect)
    titles = _titles(site) if by_path else {}
    dates = {
        urls.meeting(meeting.committee, day.isoformat()): f"Meeting moved to {full(meeting.date)}"
        for meeting in site.archive.meetings()
        for day in meeting.record.moved_from
    }
    for own in by_path.values():
        here = urls.moved(own[0].path)
        if any(redirect.query for redirect in own):
            yield here, _look_up(site, here, own, titles)
        else:
            title = dates.get(here) or _title(own[0].target, titles)
            now = Link(title, site.link(here, own[0].target))
            yield here, MovedPage(frame=_frame(site, here, title), title=title, now=now)


def look_ups(site: Site, here: str) -> Iterator[Link]:
    """The pages that list old addresses, for the page of an address that does not exist."""
    for path in dict.fromkeys(redirect.path for redirect in site.archive.redirects if redirect.query):
        yield Link(f"Old addresses: {path}", site.link(here, urls.moved(path)))


def scripted(site: Site, here: str, frame: Frame) -> Frame:
    """The frame with the script that leads on from old addresses."""
    return replace(frame, scripts=(*frame.scripts, site.link(here, site.assets[SCRIPT])))


def _frame(site: Site, here: str, title: str) -> Frame:
    return scripted(site, here, site.frame(here, title))


def _look_up(site: Site, here: str, own: Sequence[Redirect], titles: Mapping[str, str]) -> LookUpPage:
    def listed(redirect: Redirect) -> OldAddress:
        query = urlencode(redirect.query)
        now = Link(_title(redirect.target, titles), site.link(here, redirect.target))
        return OldAddress(f"{redirect.path}?{query}" if query else redirect.path, query, now)

    ordered = sorted(own, key=lambda redirect: bool(redirect.query))
    return LookUpPage(
        frame=_frame(site, here, f"Old addresses: {own[0].path}"),
        path=own[0].path,
        addresses=tuple(map(listed, ordered)),
    )


def _title(target: str, titles: Mapping[str, str]) -> str:
    """What an address leads to, in words: "Housing Panel, 12 June 2024, item 3"."""
    address, fragment = urls.parted(target)
    title = titles.get(address) or urls.identity(address)
    if place := PLACE.fullmatch(fragment):
        return f"{title}, {PLACES[place[1]]} {place[2].replace('-', '.')}"
    return title


def _titles(site: Site) -> Mapping[str, str]:
    """What stands at each address, in words."""
    archive = site.archive
    titles = {
        urls.HOME: archive.council.name,
        urls.MEETINGS: "Meetings",
        urls.DECISIONS: "Decisions",
        urls.MATTERS: "Matters",
        urls.PEOPLE: "People",
        urls.SEARCH: "Search",
        urls.COVERAGE: "What the archive holds",
        urls.SUBSCRIBE: "Calendars and feeds",
        urls.GLOSSARY: "Glossary",
        urls.DATA: "Data",
        urls.ACCESSIBILITY: "Accessibility statement",
        urls.ABOUT: "About this archive",
        urls.CALENDAR: "Calendar of meetings",
    }
    titles |= {urls.about(stem): page.body.title for stem, page in archive.about.items()}
    titles |= {urls.person(name): person.name for name, person in archive.people.items()}
    titles |= {urls.matter(name): matter.title for name, matter in archive.matters.items()}
    titles |= {urls.year(meeting.year): f"Meetings in {meeting.year}" for meeting in archive.meetings()}
    for committee in archive.committees.values():
        titles[committee.address] = name = site.name(committee)
        titles[urls.programmes(committee.name)] = f"{called(committee)}, {name}"
        titles[urls.actions(committee.name)] = f"Actions, {name}"
        for year in years_apart(committee):
            titles[urls.programmes_of_year(committee.name, year)] = f"{called(committee)} in {year}, {name}"
        titles[urls.committee_calendar(committee.name)] = f"Calendar of meetings, {name}"
        for meeting in committee.meetings:
            titles |= _of_meeting(site, meeting)
    return titles


def _of_meeting(site: Site, meeting: MeetingHeld) -> Mapping[str, str]:
    when = f"{site.name(site.of(meeting), meeting.date)}, {full(meeting.date)}"
    titles = {meeting.address: when, urls.meeting_calendar(meeting.committee, meeting.name): f"Calendar entry, {when}"}
    titles |= {paper.address: paper.title for paper in meeting.papers.values()}
    if meeting.minutes:
        titles[meeting.minutes.address] = f"Minutes, {when}"
    if meeting.programme:
        titles[meeting.programme.address] = f"{meeting.programme.title}, {when}"
    return titles
