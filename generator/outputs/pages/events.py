"""A meeting as it is cited, and as programs are told of it."""

from generator.archive import MeetingHeld
from generator.archive.words import NO_BREAK, full
from generator.outputs.pages.data_blocks import CONTEXT, Facts, moment
from generator.outputs.pages.frame import Citation
from generator.outputs.pages.site import Site


def citation(site: Site, meeting: MeetingHeld, page: str = "", *, title: str = "") -> Citation:
    """How a page of a meeting is cited; the places of a paper follow its title, others the meeting alone.

    `page` is what the page is called ("minutes"), `title` that of a paper.
    """
    day = full(meeting.date).replace(NO_BREAK, " ")
    again = f" (meeting {meeting.name[11:]} of the day)" if meeting.name[10:] else ""
    called = f"{meeting.title}, {day}" if meeting.title else f"{day}{again}"
    of = f"{site.name(site.of(meeting), meeting.date)}, {called}"
    places = f"{of}, {title}" if title else of
    return Citation(f"{places}, {page}" if page else places, places)


def event(site: Site, meeting: MeetingHeld, about: str) -> Facts:
    """The meeting as an event of schema.org; `about` says what it was about."""
    record, council = meeting.record, site.archive.council
    zone, ended = council.time_zone, meeting.ended
    status = "EventRescheduled" if record.moved_from else "EventScheduled"
    body = {"@type": "GovernmentOrganization", "name": council.name, "url": council.address}
    return {
        "@type": "Event",
        "name": ", ".join(filter(None, (site.name(site.of(meeting), meeting.date), meeting.title))),
        "description": about,
        "startDate": moment(meeting.date, record.time, zone),
        "endDate": moment(ended.date(), ended.time(), zone) if ended else None,
        "previousStartDate": [day.isoformat() for day in record.moved_from],
        "eventStatus": f"{CONTEXT}/{'EventCancelled' if meeting.is_off else status}",
        "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": record.place, "address": record.place} if record.place else None,
        "organizer": body,
        "url": f"{site.address}{meeting.address}" if site.address else None,
        "workFeatured": [
            {"@type": "DigitalDocument", "name": paper.title, "url": f"{site.address}{paper.address}"}
            for paper in meeting.papers.values()
            if site.address
        ],
    }
