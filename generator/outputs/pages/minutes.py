"""The page of a meeting's minutes."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.archive import MeetingHeld, Mentions, Minutes
from generator.archive.words import clock, full, listed
from generator.outputs.pages.documents import in_print
from generator.outputs.pages.events import citation
from generator.outputs.pages.frame import Day, Entry, Fact, Frame, Link, State, as_day
from generator.outputs.pages.items import part_of
from generator.outputs.pages.meetings import chair, found, neighbours, steps, when_and_where
from generator.outputs.pages.people import AttendanceShown, attendance_shown
from generator.outputs.pages.site import Site, anchor, plain
from generator.outputs.pages.subscribe import as_text
from generator.text import Html, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPage:
    """The minutes of a meeting."""

    frame: Frame
    day: Day
    committee: Link
    states: tuple[State, ...]
    facts: tuple[Fact, ...]
    toc: tuple[Entry, ...]
    attendance: AttendanceShown | None
    body: Html
    corrections: tuple[Html, ...]
    closed: str
    """As in "11.25 am", or empty."""
    earlier: Link | None
    later: Link | None


def minutes_page(site: Site, meeting: MeetingHeld, referrers: Mentions) -> MinutesPage:
    """The page of a meeting's minutes, each with what refers to it later; the meeting must have some."""
    minutes = meeting.minutes
    if minutes is None:
        raise ValueError("a meeting without minutes has no page for them")
    here, record, committee = minutes.address, minutes.record, site.of(meeting)
    earlier, later = neighbours(site, here, meeting)
    return MinutesPage(
        frame=site.frame(
            here,
            f"Minutes, {full(meeting.date)}, {site.short_name(committee, meeting.date)}",
            current="Meetings",
            crumbs=site.crumbs(here, *steps(site, meeting), ("Minutes", here)),
            found=found(site, meeting, "Minutes"),
            description=f"Minutes of {site.name(committee, meeting.date)}, {full(meeting.date)}",
            alternates=[as_text(site, here)],
            cite=citation(site, meeting, "minutes"),
        ),
        day=as_day(meeting.date, meeting.record.time, weekday=True),
        committee=Link(site.name(committee, meeting.date), site.link(here, committee.address)),
        states=(_approval(site, here, meeting),),
        facts=tuple(_minutes_facts(site, here, meeting)),
        toc=tuple(Entry(one.number, one.heading, f"#{one.anchor}") for one in minutes.items),
        attendance=attendance_shown(site, here, meeting),
        body=_with_links(site, meeting, minutes, referrers),
        corrections=tuple(
            plain(f"Minute {one.minute}: {one.what}" if one.minute else one.what) for one in record.corrections
        ),
        closed=clock(record.closed) if record.closed else "",
        earlier=earlier,
        later=later,
    )


def _with_links(site: Site, meeting: MeetingHeld, minutes: Minutes, referrers: Mentions) -> Html:
    """The text of minutes with lines under each: the item it records, its papers and matters, and what refers to it."""
    pieces = list[Piece]()
    done = 0
    for minute in minutes.items:
        said = [
            *_recorded(site, meeting, minute.anchor),
            *_subjects(site, meeting, minute.anchor),
            *_referred(site, meeting, minute.anchor, referrers),
        ]
        _, end = minute.at
        lines = (f'<p class="meta" data-pagefind-ignore>{line}</p>' for line in said)
        pieces += [*minutes.document.body.forms.html[done:end], *lines]
        done = end
    pieces += minutes.document.body.forms.html[done:]
    return site.document(minutes.address, minutes.document, meeting.address, tuple(pieces))


def _recorded(site: Site, meeting: MeetingHeld, fragment: str) -> Iterator[str]:
    """The agenda items that a minute records, each with its papers."""
    here = urls.minutes(meeting.committee, meeting.name)
    for item in meeting.items:
        if any(minute.anchor == fragment for minute in item.minutes):
            links = [anchor(f"Agenda item {item.number}", site.link(here, item.address))]
            links += [anchor(paper.title, site.link(here, paper.address)) for paper in item.papers]
            yield ", ".join(links)


def _subjects(site: Site, meeting: MeetingHeld, fragment: str) -> Iterator[str]:
    """The matters that a minute is part of: its own, and those of the items it records."""
    own = [one.matter for one in meeting.minutes.items if one.anchor == fragment] if meeting.minutes else []
    recorded = [item.record.matter for item in meeting.items if any(one.anchor == fragment for one in item.minutes)]
    matters = dict.fromkeys(name for names in (*own, *recorded) for name in names)
    yield from part_of(site, urls.minutes(meeting.committee, meeting.name), tuple(matters))


def _referred(site: Site, meeting: MeetingHeld, fragment: str, referrers: Mentions) -> Iterator[str]:
    """What refers to a minute or to one of its clauses."""
    here = urls.minutes(meeting.committee, meeting.name)
    places = (each for place, each in referrers.items() if place == fragment or place.startswith(f"{fragment}-"))
    found = dict.fromkeys(one for each in places for one in each)
    if found:
        links = (anchor(f"{one.title}, {full(one.date)}", site.link(here, one.address)) for one in found)
        yield f"Referred to in {listed(links)}"


def _approval(site: Site, here: str, meeting: MeetingHeld) -> State:
    """Whether minutes are agreed; for a draft, the meeting that has them on its agenda."""
    minutes = meeting.minutes
    approved = minutes.record.approved if minutes else None
    later = {one.date: one for one in site.of(meeting).meetings if one.date > meeting.date}
    if approved:
        href = site.link(here, later[approved].address) if approved in later else ""
        subject = ", subject to what is put right below" if minutes and minutes.record.corrections else ""
        return State(f"Approved on {full(approved)}{subject}", "done", href)
    for day, one in later.items():
        for item in one.items:
            if meeting.date in item.record.minutes_of:
                href = site.link(here, item.address)
                past = "were put to the meeting of" if day < site.today else "go to the meeting of"
                return State(f"Draft: these minutes {past} {full(day)}, item {item.number}", "part", href)
    return State("Draft: no record of their approval is in the archive", "part")


def _minutes_facts(site: Site, here: str, meeting: MeetingHeld) -> Iterator[Fact]:
    yield Fact("Meeting", anchor(full(meeting.date), site.link(here, meeting.address)))
    yield from when_and_where(meeting)
    yield from chair(site, here, meeting)
    numbers = [one.number for one in meeting.minutes.items] if meeting.minutes else []
    if numbers:
        text = numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
        yield Fact("Numbers", plain(f"{text} of {meeting.year}"))
    later = (one for one in site.of(meeting).meetings if one.date > meeting.date)
    agreeing = [one for one in later if any(meeting.date in item.record.minutes_of for item in one.items)]
    yield from in_print(site, here, agreeing)
    yield Fact("Text", anchor("As Markdown", site.link(here, urls.text(here))))
