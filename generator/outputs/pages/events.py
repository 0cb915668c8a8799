"""What programs are told of meetings, papers, the site and its data (schema.org); how pages are cited."""

from collections.abc import Iterable
from textwrap import shorten

from generator import urls
from generator.archive import Attached, MeetingHeld, Paper, printed_name
from generator.archive.changes import document_changed
from generator.archive.tables import ExplainedTable
from generator.archive.words import NO_BREAK, full, licence_of
from generator.content.model import Named
from generator.outputs.pages.data_blocks import CONTEXT, Facts, moment
from generator.outputs.pages.frame import Citation
from generator.outputs.pages.site import Site

NAMED = 110
"""Characters of the name of an event, which those who show it cut off somewhere."""
REPORTS = {"presentation": "PresentationDigitalDocument", "letter": "Message"}
"""What papers are to programs that are not reports."""


def citation(site: Site, meeting: MeetingHeld, page: str = "", *, title: str = "") -> Citation:
    """How a page of a meeting is cited; the places of a paper follow its title, others the meeting alone.

    `page` is what the page is called ("minutes"), `title` that of a paper.
    """
    day = full(meeting.date).replace(NO_BREAK, " ")
    again = f" (meeting {meeting.name[11:]} of the day)" if meeting.name[10:] else ""
    called = f"{meeting.title}, {day}" if meeting.title else f"{day}{again}"
    of = f"{site.archive.council.name}, {site.name(site.of(meeting), meeting.date)}, {called}"
    places = f"{of}, {title}" if title else of
    return Citation(f"{places}, {page}" if page else places, places)


def event(site: Site, meeting: MeetingHeld, about: str) -> Facts:
    """The meeting as an event of schema.org; `about` says what it was about."""
    record, zone, ended = meeting.record, site.archive.council.time_zone, meeting.ended
    called = ", ".join(filter(None, (site.name(site.of(meeting), meeting.date), meeting.title)))
    place = {"name": record.place, "address": record.place} if record.place else {"name": "Place not recorded"}
    return {
        "@type": "Event",
        "name": shorten(f"{called}: {about}", NAMED, placeholder=" …") if meeting.is_known else called,
        "description": about,
        "startDate": moment(meeting.date, record.time, zone),
        "endDate": moment(ended.date(), ended.time(), zone) if ended else None,
        "previousStartDate": [day.isoformat() for day in record.moved_from],
        "eventStatus": _status(meeting),
        "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
        "location": {"@type": "Place", **place},
        "organizer": _publisher(site),
        "url": f"{site.address}{meeting.address}" if site.address else None,
        "workFeatured": [
            {"@type": "DigitalDocument", "name": paper.title, "url": f"{site.address}{paper.address}"}
            for paper in meeting.papers.values()
            if site.address
        ],
    }


def _status(meeting: MeetingHeld) -> str | None:
    """How an event stands; None of a meeting of which nothing but the day is known."""
    if meeting.is_off:
        return f"{CONTEXT}/EventCancelled"
    if meeting.record.moved_from:
        return f"{CONTEXT}/EventRescheduled"
    return f"{CONTEXT}/EventScheduled" if meeting.is_known else None


def _publisher(site: Site) -> Facts:
    council = site.archive.council
    return {"@type": "GovernmentOrganization", "name": council.name, "url": council.address}


def _licence(site: Site) -> str:
    """The address of the licence, or its name where that is not known."""
    title, address = licence_of(site.archive.council)
    return address or title


def report(site: Site, meeting: MeetingHeld, paper: Paper) -> Facts:
    """A paper as a work of schema.org, with its authors as printed and its days as far as they are known."""
    changed = document_changed(paper, site.archive.recorded)
    return {
        "@type": REPORTS.get(paper.kind, "Report"),
        "name": paper.title,
        "headline": shorten(paper.title, NAMED, placeholder=" …"),
        "author": [_author(site, author.person) for author in paper.front.authors],
        "dateCreated": paper.front.date.isoformat() if paper.front.date else None,
        "datePublished": paper.published.isoformat() if paper.published else None,
        "dateModified": changed.isoformat() if changed else None,
        "creativeWorkStatus": "Withdrawn" if paper.front.withdrawn is not None else None,
        "publisher": _publisher(site),
        "license": _licence(site),
        "inLanguage": site.archive.council.language,
        "url": f"{site.address}{paper.address}" if site.address else None,
        "isPartOf": _meeting_of(site, meeting),
    }


def file_report(site: Site, meeting: MeetingHeld, document: Attached) -> Facts:
    """A file as a work of schema.org, with the file itself."""
    return {
        "@type": "DigitalDocument",
        "name": document.title,
        "headline": shorten(document.title, NAMED, placeholder=" …"),
        "dateCreated": document.date.isoformat() if document.date else None,
        "datePublished": document.published.isoformat() if document.published else None,
        "encodingFormat": document.form.media_type,
        "publisher": _publisher(site),
        "license": _licence(site),
        "url": f"{site.address}{document.address}" if site.address else None,
        "isPartOf": _meeting_of(site, meeting),
    }


def _meeting_of(site: Site, meeting: MeetingHeld) -> Facts | None:
    """The meeting that something was published with, where its address is known."""
    if not site.address:
        return None
    name = f"{site.name(site.of(meeting), meeting.date)}, {meeting.dated}"
    return {"@type": "CreativeWork", "name": name, "url": f"{site.address}{meeting.address}"}


def _author(site: Site, person: str) -> Facts:
    """An author, with the page if there is one."""
    known = site.archive.people.get(person)
    name = known.name if known else printed_name(Named(person=person), site.archive.people)
    own = f"{site.address}{urls.person(person)}" if known and site.address else None
    return {"@type": "Person", "name": name, "url": own}


def website(site: Site) -> Iterable[Facts]:
    """The site with its search; nothing where its address is not known."""
    if site.address:
        council = site.archive.council
        yield {
            "@type": "WebSite",
            "name": f"{council.name}: {council.tagline}",
            "url": site.address,
            "inLanguage": council.language,
            "publisher": _publisher(site),
            "license": _licence(site),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": f"{site.address}{urls.SEARCH}?q={{words}}"},
                "query-input": "required name=words",
            },
        }


def dataset(site: Site, about: str, tables: Iterable[ExplainedTable]) -> Iterable[Facts]:
    """The open data with every file of them; nothing where the site's address is not known."""
    if not site.address:
        return
    council, meetings = site.archive.council, site.archive.meetings()
    files = [("Everything in one file", urls.DATA_ZIP, "application/zip")]
    for table in tables:
        names = {f"{table.title}, {year}": f"{table.name}-{year.replace('/', '-')}" for year in table.years}
        for title, name in (names or {table.title: table.name}).items():
            files.append((title, urls.table(name, "csv"), "text/csv"))
            files.append((title, urls.table(name, "json"), "application/json"))
    yield {
        "@type": "Dataset",
        "name": f"{council.name}: {council.tagline}",
        "description": about,
        "url": f"{site.address}{urls.DATA}",
        "creator": _publisher(site),
        "license": _licence(site),
        "isAccessibleForFree": True,
        "inLanguage": council.language,
        "temporalCoverage": f"{meetings[0].date.isoformat()}/{meetings[-1].date.isoformat()}" if meetings else None,
        "distribution": [
            {"@type": "DataDownload", "name": name, "encodingFormat": kind, "contentUrl": f"{site.address}{address}"}
            for name, address, kind in files
        ],
    }
