"""Calendars (iCalendar), feeds of what is published (Atom), and what search engines are told (sitemap, robots).

Everything comes from the archive, the time stamps too, so that a file changes only when its records do. `base` is the
whole address at which the site will be served; where that is a path or nothing, only what needs no address is made.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from generator import urls
from generator.archive import Archive, MeetingHeld, in_words, value_on
from generator.pages.meetings import is_known

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWEST = 50
"""How many published things a feed has."""
TITLES = 12
"""How many titles of an agenda tell what a meeting is about."""
USUAL = timedelta(hours=2)
"""How long a meeting is taken to last where the minutes do not say when it closed."""
NEVER = date(1970, 1, 1)
"""When a feed changed that has had nothing yet."""


def calendars(archive: Archive, base: str) -> Iterator[tuple[str, bytes]]:
    """The calendar of all meetings, that of each committee, and the entry of each meeting."""

    def event(meeting: MeetingHeld) -> Event:
        return _event(archive, meeting, base)

    yield urls.CALENDAR, _calendar(archive.council.name, archive.meetings(), event)
    for committee in archive.committees.values():
        name = _latest_name(archive, committee.name)
        yield urls.committee_calendar(committee.name), _calendar(name, committee.meetings, event)
        for meeting in committee.meetings:
            yield urls.meeting_calendar(committee.name, meeting.name), _calendar("", [meeting], event)


def _calendar(name: str, meetings: Iterable[MeetingHeld], event: Callable[[MeetingHeld], Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//agendapack//agendapack//EN")
    calendar.add("version", "2.0")
    if name:
        calendar.add("x-wr-calname", name)
    for meeting in meetings:
        calendar.add_component(event(meeting))
    data: bytes = calendar.to_ical()
    return data


def _event(archive: Archive, meeting: MeetingHeld, base: str) -> Event:
    record = meeting.record
    event = Event()
    event.add("uid", f"{meeting.committee}-{meeting.name}@{_host(archive, base)}")
    stamp = datetime.combine(record.published or meeting.date, time(), UTC)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    if record.time:
        begins, ends = _from_to(meeting, record.time, archive.council.time_zone)
        event.add("dtstart", begins)
        event.add("dtend", ends)
    else:
        event.add("dtstart", meeting.date)
    event.add("status", _status(meeting))
    event.add("summary", _name(archive, meeting))
    if record.place:
        event.add("location", record.place)
    if root := _root(base):
        event.add("url", f"{root}{meeting.address}")
    if about := _about(meeting):
        event.add("description", about)
    return event


def _from_to(meeting: MeetingHeld, begins: time, zone: str) -> tuple[datetime, datetime]:
    """Beginning and end in UTC; a closing time before the beginning is after midnight."""
    start = _utc(meeting.date, begins, zone)
    closed = meeting.record.minutes.closed if meeting.record.minutes else None
    if closed is None or closed == begins:
        return start, start + USUAL
    return start, _utc(meeting.date + timedelta(days=closed < begins), closed, zone)


def _utc(day: date, at: time, zone: str) -> datetime:
    """The council's time in UTC; where its time zone is not known, a time without zone, which is local everywhere."""
    local = datetime.combine(day, at)
    try:
        return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except (KeyError, ValueError, OSError):
        return local


def _status(meeting: MeetingHeld) -> str:
    if meeting.record.cancelled is not None:
        return "CANCELLED"
    return "CONFIRMED" if is_known(meeting) else "TENTATIVE"


def _about(meeting: MeetingHeld) -> str:
    """The first titles of the agenda, without private items."""
    return "\n".join([item.title.text for item in meeting.items if not item.private][:TITLES])


def atom(archive: Archive, base: str) -> Iterator[tuple[str, bytes]]:
    """The feed of all that is published and that of each committee; none without an address, which Atom needs."""
    if not (root := _root(base)):
        return
    found = sorted(_published(archive, root), key=lambda each: each[:2], reverse=True)
    council = archive.council.name
    yield urls.FEED, _feed(council, council, root, (urls.FEED, urls.HOME), [(day, one) for day, _, one in found])
    for committee in archive.committees.values():
        own = [(day, one) for day, address, one in found if address.startswith(committee.address)]
        title = f"{_latest_name(archive, committee.name)}, {council}"
        here = urls.committee_feed(committee.name)
        yield here, _feed(title, council, root, (here, committee.address), own)


def _published(archive: Archive, root: str) -> Iterator[tuple[date, str, ET.Element]]:
    """Agendas and minutes whose day of publishing is known: the day, the address and the entry."""
    for meeting in archive.meetings():
        of = f"{_name(archive, meeting)}, {in_words(meeting.date)}"
        day = meeting.record.published
        if day and meeting.has_agenda:
            entry = _entry(f"Agenda: {of}", root, meeting.address, meeting.date, day)
            ET.SubElement(entry, "summary").text = _about(meeting)
            yield day, meeting.address, entry
        minutes = meeting.minutes
        if minutes and minutes.record.published:
            day = minutes.record.published
            yield day, minutes.address, _entry(f"Minutes: {of}", root, minutes.address, meeting.date, day)


def _entry(title: str, root: str, address: str, held: date, published: date) -> ET.Element:
    entry = ET.Element("entry")
    ET.SubElement(entry, "id").text = f"tag:{urlsplit(root).hostname},{held.isoformat()}:{address}"
    ET.SubElement(entry, "title").text = title
    ET.SubElement(entry, "updated").text = _instant(published)
    ET.SubElement(entry, "published").text = _instant(published)
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=f"{root}{address}")
    return entry


def _feed(title: str, author: str, root: str, at: tuple[str, str], entries: list[tuple[date, ET.Element]]) -> bytes:
    """A feed; `at` is its own address and that of the page it belongs to."""
    here, page = (f"{root}{address}" for address in at)
    feed = ET.Element("feed", xmlns=ATOM)
    ET.SubElement(feed, "id").text = here
    ET.SubElement(feed, "title").text = title
    ET.SubElement(feed, "updated").text = _instant(entries[0][0] if entries else NEVER)
    ET.SubElement(ET.SubElement(feed, "author"), "name").text = author
    ET.SubElement(feed, "link", rel="self", type="application/atom+xml", href=here)
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=page)
    feed.extend(entry for _, entry in entries[:NEWEST])
    return _xml(feed)


def sitemap(addresses: Iterable[str], base: str) -> Iterator[tuple[str, bytes]]:
    """The list of all pages for search engines, and the file that leads to it; none without an address."""
    if not (root := _root(base)):
        return
    pages = ET.Element("urlset", xmlns=SITEMAP)
    for address in sorted(addresses):
        ET.SubElement(ET.SubElement(pages, "url"), "loc").text = f"{root}{address}"
    yield urls.SITEMAP, _xml(pages)
    yield urls.ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {root}{urls.SITEMAP}\n".encode()


def _xml(element: ET.Element) -> bytes:
    data: bytes = ET.tostring(element, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _root(base: str) -> str:
    """The site's address with a slash at its end; empty where it is not known."""
    parts = urlsplit(base)
    return f"{base.rstrip('/')}/" if parts.scheme in {"http", "https"} and parts.hostname else ""


def _host(archive: Archive, base: str) -> str:
    return urlsplit(base).hostname or urlsplit(archive.council.address or "").hostname or "agendapack.invalid"


def _name(archive: Archive, meeting: MeetingHeld) -> str:
    """What the committee was called on the day of a meeting."""
    return _name_on(archive, meeting.committee, meeting.date)


def _latest_name(archive: Archive, committee: str) -> str:
    """What a committee is called at its last meeting."""
    meetings = archive.committees[committee].meetings
    return _name_on(archive, committee, meetings[-1].date if meetings else date.max)


def _name_on(archive: Archive, committee: str, day: date) -> str:
    record = archive.committees[committee].record
    return value_on(day, record.name, archive.council.municipal_years) or committee
