"""The page of a meeting's minutes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import urls
from generator.archive import MeetingHeld, Mentions, Minutes, of_minute, places_of, subject
from generator.archive.interests import declared
from generator.archive.words import clock, full
from generator.outputs.pages.attendance import AttendanceShown, attendance_shown
from generator.outputs.pages.deciding import announced
from generator.outputs.pages.documents import in_print
from generator.outputs.pages.events import citation
from generator.outputs.pages.frame import (
    ContentsEntry,
    Day,
    Fact,
    Frame,
    Link,
    State,
    Wording,
    as_day,
    fact,
    joined,
    series,
)
from generator.outputs.pages.items import DRAFT, part_of
from generator.outputs.pages.meetings import called, chair, neighbours, search_entry, steps, time_and_place
from generator.outputs.pages.recorded import editions
from generator.outputs.pages.site import Site
from generator.outputs.pages.subscribe import text_alternate
from generator.text import Html, Minute


@dataclass(frozen=True, slots=True)
class BodyPart:
    """A part of the text of minutes, up to the end of a minute; `also` stands under that."""

    html: Html
    also: tuple[Wording, ...]
    """The items it records with their papers, its matters, and what refers to it later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPage:
    """The minutes of a meeting."""

    frame: Frame
    title: str
    """What the meeting is called, where that is more than a meeting."""
    day: Day
    committee: Link
    states: tuple[State, ...]
    facts: tuple[Fact, ...]
    toc: tuple[ContentsEntry, ...]
    attendance: AttendanceShown | None
    body: tuple[BodyPart, ...]
    corrections: tuple[str, ...]
    closed: str
    """As in "11.25 am", or empty."""
    earlier: Link | None
    later: Link | None


def minutes_page(site: Site, meeting: MeetingHeld, referrers: Mentions, agreeing: Sequence[MeetingHeld]) -> MinutesPage:
    """The page of a meeting's minutes, each with what refers to it later; the meeting must have some.

    `agreeing` are the later meetings that have them on their agenda.
    """
    minutes = meeting.minutes
    if minutes is None:
        raise ValueError("a meeting without minutes has no page for them")
    here, record, committee = minutes.address, minutes.record, site.of(meeting)
    about = subject(committee, meeting)
    earlier, later = neighbours(site, here, meeting)
    return MinutesPage(
        frame=site.frame(
            here,
            f"Minutes, {called(meeting)}, {site.short_name(committee, meeting.date)}",
            current="Meetings",
            crumbs=site.crumbs(here, *steps(site, meeting), ("Minutes", here)),
            found=search_entry(site, meeting, "Minutes"),
            description=f"Minutes of {site.name(committee, meeting.date)}, {called(meeting)}: {about}",
            alternates=[text_alternate(site, here)],
            cite=citation(site, meeting, "minutes"),
        ),
        title=meeting.title,
        day=as_day(meeting.date, meeting.record.time, weekday=True),
        committee=Link(site.name(committee, meeting.date), site.link(here, committee.address)),
        states=(_approval(site, here, meeting, agreeing),),
        facts=tuple(_minutes_facts(site, here, meeting, agreeing)),
        toc=tuple(ContentsEntry(minute.number, minute.heading, f"#{minute.anchor}") for minute in minutes.items),
        attendance=attendance_shown(site, here, meeting),
        body=tuple(_body(site, meeting, minutes, referrers)),
        corrections=tuple(
            f"Minute {correction.minute}: {correction.what}" if correction.minute else correction.what
            for correction in record.corrections
        ),
        closed=clock(record.closed) if record.closed else "",
        earlier=earlier,
        later=later,
    )


def _body(site: Site, meeting: MeetingHeld, minutes: Minutes, referrers: Mentions) -> Iterator[BodyPart]:
    """The text of minutes in parts, each up to where the lines of a minute stand: at its end, within its section."""

    def part(start: int, end: int | None, *also: Wording) -> BodyPart:
        pieces = minutes.document.body.forms.html[start:end]
        return BodyPart(site.document(minutes.address, minutes.document, meeting.address, pieces), also)

    done = 0
    for minute in minutes.items:
        _, end = minute.at
        yield part(
            done,
            end,
            *_recorded(site, meeting, minute),
            *_decided(site, meeting, minute),
            *_interests(site, meeting, minute),
            *_subjects(site, meeting, minute),
            *_referred(site, meeting, minute.anchor, referrers),
        )
        done = end
    if minutes.document.body.forms.html[done:]:
        yield part(done, None)


def _recorded(site: Site, meeting: MeetingHeld, minute: Minute) -> Iterator[Wording]:
    """The agenda items that a minute records, each with its papers."""
    here = urls.minutes(meeting.committee, meeting.name)
    for item in meeting.recorded(minute):
        links = [Link(f"Agenda item {item.number}", site.link(here, item.address))]
        links += [Link(paper.title, site.link(here, paper.address)) for paper in item.papers]
        yield joined((link,) for link in links)


def _decided(site: Site, meeting: MeetingHeld, minute: Minute) -> Iterator[Wording]:
    """That a minute has a key decision, where that was announced, and whether it may be called in."""
    deciding = of_minute(meeting, minute)
    stands = deciding if minute.taken or minute.private else deciding.untaken
    said = [deciding.called, stands.said(site.today)]
    if words := ". ".join(word for word in said if word):
        yield (f"{words}.",)
    yield from announced(site, urls.minutes(meeting.committee, meeting.name), deciding, *places_of(meeting, minute))


def _interests(site: Site, meeting: MeetingHeld, minute: Minute) -> Iterator[Wording]:
    """Who declared an interest in an item that a minute records."""
    recorded = [item.number for item in meeting.recorded(minute)]
    for told in declared(site.archive, meeting):
        if not set(recorded).isdisjoint(item.number for item in told.items):
            yield (f"{told.name} declared an interest ({told.said}).",)


def _subjects(site: Site, meeting: MeetingHeld, minute: Minute) -> Iterator[Wording]:
    """The matters that a minute is part of: its own, and those of the items it records."""
    recorded = [item.record.matter for item in meeting.recorded(minute)]
    matters = dict.fromkeys(name for names in (minute.matter, *recorded) for name in names)
    yield from part_of(site, urls.minutes(meeting.committee, meeting.name), tuple(matters))


def _referred(site: Site, meeting: MeetingHeld, fragment: str, referrers: Mentions) -> Iterator[Wording]:
    """What refers to a minute or to one of its clauses."""
    here = urls.minutes(meeting.committee, meeting.name)
    mentions = (of for place, of in referrers.items() if place == fragment or place.startswith(f"{fragment}-"))
    texts = dict.fromkeys(text for of in mentions for text in of)
    if texts:
        links = (Link(f"{text.title}, {full(text.date)}", site.link(here, text.address)) for text in texts)
        yield ("Referred to in ", *series(links))


def _approval(site: Site, here: str, meeting: MeetingHeld, agreeing: Sequence[MeetingHeld]) -> State:
    """Whether minutes are agreed; for a draft, the meeting that has them on its agenda."""
    minutes = meeting.minutes
    if minutes and minutes.is_draft:
        return State(DRAFT, "stop")
    approved = minutes.record.approved if minutes else None
    if approved:
        there = site.of(meeting).on(approved) if approved > meeting.date else ()
        href = site.link(here, there[-1].address) if there else ""
        subject = ", subject to what is put right below" if minutes and minutes.record.corrections else ""
        return State(f"Approved on {full(approved)}{subject}", "done", href)
    for after in agreeing:
        for item in () if after.is_off else after.items:
            if meeting.date in item.record.minutes_of:
                href = site.link(here, item.address)
                past = "were put to the meeting of" if after.date < site.today else "go to the meeting of"
                return State(f"Draft: these minutes {past} {full(after.date)}, item {item.number}", "part", href)
    return State("Draft: no record of their approval is in the archive", "part")


def _minutes_facts(site: Site, here: str, meeting: MeetingHeld, agreeing: Sequence[MeetingHeld]) -> Iterator[Fact]:
    yield fact("Meeting", Link(full(meeting.date), site.link(here, meeting.address)))
    yield from time_and_place(meeting)
    yield from chair(site, here, meeting)
    numbers = [minute.number for minute in meeting.minutes.items if minute.number] if meeting.minutes else []
    if numbers:
        text = numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
        of_year = f" of {meeting.year}" if meeting.minutes and meeting.minutes.items[0].numbers == "by-year" else ""
        yield fact("Numbers", f"{text}{of_year}")
    yield from editions(site, here)
    yield from in_print(site, here, agreeing)
    yield fact("Text", Link("As Markdown", site.link(here, urls.text(here))))
