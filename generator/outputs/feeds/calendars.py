"""Calendars of meetings (iCalendar, RFC 5545; the name and how often to look again, RFC 7986)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from operator import attrgetter
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vCategory, vDuration, vText

from generator import urls
from generator.archive import Archive, Item, MeetingHeld, how_to_attend, in_words, joint_with, off, planned, with_joint
from generator.archive.changes import meeting_changed
from generator.archive.deciding import KEY
from generator.archive.words import NO_BREAK, clock, listed
from generator.archive.years import first_day, municipal_year
from generator.content.model import Council
from generator.outputs.feeds.names import former_keys, host, keys, root
from generator.outputs.feeds.xml import readable

TITLES = 12
"""How many titles of an agenda tell what a meeting is about."""
USUAL = timedelta(hours=2)
"""How long a meeting is taken to last where the minutes do not say when it closed."""
UNKNOWN = date(1970, 1, 1)
"""When an entry was made of which no date is known: an entry needs one, and any later one then goes before it."""
LONGEST = 1_000_000
"""Bytes of a calendar: some programs take no longer ones."""
DAY = timedelta(days=1)
LOOK_AGAIN = timedelta(hours=12)
"""How often a program is asked to look for changes."""
END = b"END:VCALENDAR\r\n"


def calendars(archive: Archive, today: date, base: str) -> Iterator[tuple[str, bytes]]:
    """The calendars of all meetings, of each municipal year, of each committee and meeting; also where they once were.

    A committee's calendar has the meetings that it holds jointly with another. At a former address stands the same
    calendar, since a program that subscribed to it follows no page. A calendar that is too long for programs has the
    meetings of the municipal year before and all later ones; older ones are in those of their years.
    """
    desk = _Desk(archive, today, root(base), keys(archive), _organizer(archive.council))
    entries = {meeting.address: desk.event(meeting).to_ical() for meeting in archive.meetings()}

    def filled(empty: bytes, meetings: Iterable[MeetingHeld]) -> bytes:
        return empty.replace(END, b"".join(entries[meeting.address] for meeting in meetings) + END)

    def lasting(title: str, here: str, meetings: Iterable[MeetingHeld]) -> bytes:
        """A calendar that goes on from year to year."""
        empty, every = desk.calendar(title, here), tuple(meetings)
        whole = filled(empty, every)
        return whole if len(whole) <= LONGEST else filled(empty, (each for each in every if each.year >= since))

    since = municipal_year(first_day(municipal_year(today, archive.starts), archive.starts) - DAY, archive.starts)
    council, joint, alone = archive.council.name, with_joint(archive), desk.calendar("", "")
    before = former_keys({name: committee.record.formerly for name, committee in archive.committees.items()})
    yield urls.CALENDAR, lasting(f"{council} meetings", urls.CALENDAR, archive.meetings())
    for year, of_year in groupby(archive.meetings(), key=attrgetter("year")):
        there = urls.year_calendar(year)
        yield there, filled(desk.calendar(f"{council} meetings {year}", there), of_year)
    for name, committee in archive.committees.items():
        if committee.record.kind == "decisions":
            continue
        title, here = f"{archive.committee_name(name, today)}, {council}", urls.committee_calendar(name)
        made = lasting(title, here, joint[name])
        yield here, made
        for old in before[name]:
            yield urls.committee_calendar(old), made
        for meeting in committee.meetings:
            yield urls.meeting_calendar(name, meeting.name), filled(alone, [meeting])


class _Words(vText):
    """A text escaped as RFC 5545, section 3.3.11, has it: the library takes a backslash and N for the end of a line."""

    def to_ical(self) -> bytes:
        """The text as it stands in a file."""
        text = re.sub(r"[\\;,]", r"\\\g<0>", self)
        return re.sub(r"\r\n?|\n", r"\\n", text).encode()


def _organizer(council: Council) -> vCalAddress | None:
    """The council's team, if it has an electronic address."""
    email = council.contact.email if council.contact else None
    if not email or any(letter in email for letter in " <>,;:"):
        return None
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = readable(council.name)
    return address


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where entries are written: archive, day, the site's address, what meetings are known by, who publishes."""

    archive: Archive
    today: date
    root: str
    keys: Mapping[str, str]
    organizer: vCalAddress | None

    def calendar(self, name: str, here: str) -> bytes:
        """A calendar without entries; one without a name is a single entry's, which nobody looks at again."""
        calendar = Calendar()
        calendar.add("prodid", "-//agendapack//agendapack//EN")
        calendar.add("version", "2.0")
        if self.organizer:
            calendar.add("method", "PUBLISH")  # RFC 5546, 3.2.1: only with an organizer in every entry
        if name:
            for key in ("name", "x-wr-calname"):
                calendar.add(key, _Words(readable(name)))
            calendar.add("refresh-interval", vDuration(LOOK_AGAIN), parameters={"VALUE": "DURATION"})
            calendar.add("x-published-ttl", vDuration(LOOK_AGAIN))
            if self.root:
                calendar.add("source", f"{self.root}{here}", parameters={"VALUE": "URI"})
        data: bytes = calendar.to_ical()
        return data

    def event(self, meeting: MeetingHeld) -> Event:
        """The entry of a meeting."""
        record, zone = meeting.record, self.archive.council.time_zone
        event = Event()
        event.add("uid", f"{self.keys[meeting.address].strip('/').replace('/', '-')}@{host(self.archive.council)}")
        event.add("sequence", sequence(meeting))
        revised = meeting_changed(meeting, self.archive.recorded)
        event.add("dtstamp", _midnight(revised or UNKNOWN))
        if revised:
            event.add("last-modified", _midnight(revised))
        if record.time:
            begins, ends = _from_to(meeting, record.time, zone)
            event.add("dtstart", begins)
            event.add("dtend", ends)
        else:
            event.add("dtstart", meeting.date)
        event.add("status", _status(meeting))
        taken = record.time and not meeting.is_off
        event.add("transp", "OPAQUE" if taken else "TRANSPARENT")
        committee = readable(self.archive.committee_name(meeting.committee, meeting.date))
        called = f"{committee}: {readable(meeting.title)}" if meeting.title else committee
        event.add("summary", _Words(f"{off(meeting).capitalize()}: {called}" if meeting.is_off else called))
        event.add("categories", vCategory([_Words(committee)]))
        if record.place:
            event.add("location", _Words(readable(record.place)))
        if self.root:
            event.add("url", f"{self.root}{meeting.address}")
        if self.organizer:
            event.add("organizer", self.organizer)
        if record.webcast:
            shown = {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Webcast"}
            event.add("conference", readable(record.webcast), parameters=shown)
        if about := "\n\n".join(self._about(meeting)):
            event.add("description", _Words(readable(about)))
        return event

    def _about(self, meeting: MeetingHeld) -> Iterator[str]:
        """What changed, what it is about, how to attend, and where the papers are."""
        record = meeting.record
        if meeting.is_off:
            yield f"This meeting was {off(meeting)}. {meeting.off_because}".strip()
        committee = self.archive.committees[meeting.committee]
        if names := [self.archive.committee_name(name, meeting.date) for name in joint_with(self.archive, meeting)]:
            yield f"A joint meeting with {listed(names)}."
        if earlier := committee.adjourned(meeting):
            yield f"It goes on with the meeting of {in_words(earlier.date)}, which was adjourned."
        if later := committee.reconvened(meeting):
            yield f"It was adjourned to {in_words(later.date)}."
        if record.moved_from:
            yield f"Moved from {listed(in_words(day) for day in record.moved_from)}."
        if meeting.note:
            yield meeting.note.text
        yield from self._business(meeting)
        attend = how_to_attend(self.archive, meeting, self.today)
        if attend and not meeting.is_off and not meeting.minutes:
            yield f"How to attend: {attend.text}"
        if record.webcast:
            yield f"Webcast: {record.webcast}"
        if self.root:
            yield f"More about this meeting: {self.root}{meeting.address}"

    def _business(self, meeting: MeetingHeld) -> Iterator[str]:
        """The public items of the agenda; where it is not here, the headings of the minutes, or what was planned."""
        label, titles = "Agenda", [*_lines(item for item in meeting.items if not item.private)]
        if not titles and meeting.minutes:
            label, titles = "Minutes", [item.heading for item in meeting.minutes.items if not item.private]
        if not titles:
            programme, rows = planned(self.archive.committees[meeting.committee], meeting)
            label = f"Planned in the {programme.called.lower()}" if programme else ""
            titles = [row.title.text for row in rows]
        if titles:
            more = [f"and {len(titles) - TITLES} more"] if len(titles) > TITLES else []
            yield "\n".join([f"{label}:", *titles[:TITLES], *more])


def _lines(items: Iterable[Item]) -> Iterator[str]:
    """Items as they stand in an entry, the first of a section below its heading."""
    for section, each in groupby(items, key=_section):
        for place, item in enumerate(each):
            heading = f"{section}\n" if section and not place else ""
            yield f"{heading}{item.listed}{f' ({KEY.lower()})' if item.record.key else ''}"


def _section(item: Item) -> str:
    """The heading of an item's section, with the time at which that begins."""
    time = f", {clock(item.record.time).replace(NO_BREAK, ' ')}" if item.record.time else ""
    return f"{item.section.text}{time}:" if item.section else ""


def sequence(meeting: MeetingHeld) -> int:
    """How often an entry was revised, as far as the content tells (RFC 5545, 3.8.7.4).

    It counts what is known of the meeting and only ever grows over a meeting's life: time, place, agenda, closing
    time, that it is cancelled or was not held, each date it was moved from and each day on which it was announced
    otherwise.
    """
    record = meeting.record
    closed = record.minutes.closed if record.minutes else None
    known = [
        value is not None
        for value in (record.time, record.place, record.agenda, closed, record.cancelled, record.not_held)
    ]
    return sum(known) + len(record.moved_from) + len(record.changed)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _from_to(meeting: MeetingHeld, begins: time, zone: str) -> tuple[datetime, datetime]:
    """Beginning and end in UTC."""
    start = in_utc(meeting.date, begins, zone)
    ended = meeting.ended
    return start, in_utc(ended.date(), ended.time(), zone) if ended else start + USUAL


def in_utc(day: date, at: time, zone: str) -> datetime:
    """A time of day in a time zone as UTC, which every program shows right, whatever it knows of that zone."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def _status(meeting: MeetingHeld) -> str:
    if meeting.is_off:
        return "CANCELLED"
    return "CONFIRMED" if meeting.is_known else "TENTATIVE"
