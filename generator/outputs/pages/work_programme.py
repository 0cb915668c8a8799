"""The page of one edition of a work programme."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import urls
from generator.archive import MeetingHeld, Programme, ProgrammeGroup, ProgrammeRow
from generator.archive.deciding import KEY
from generator.archive.editions import editions_until
from generator.archive.overview import Came, came_of
from generator.archive.words import full, with_reason
from generator.content.model import PlannedRow
from generator.outputs.pages import recorded
from generator.outputs.pages.attendance import linked
from generator.outputs.pages.documents import in_print
from generator.outputs.pages.drawn import of_programme
from generator.outputs.pages.events import citation
from generator.outputs.pages.frame import Day, Fact, Frame, Link, State, as_day, fact, joined
from generator.outputs.pages.items import matter_links
from generator.outputs.pages.meetings import meeting_state, search_entry, steps
from generator.outputs.pages.pictures import Picture
from generator.outputs.pages.registers import asked
from generator.outputs.pages.site import Site
from generator.outputs.pages.subscribe import text_alternate
from generator.text import Html


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a work programme."""

    anchor: str
    title: Html
    detail: Html
    leads: tuple[Link, ...]
    source: Html
    outcome: Html
    when: str
    matters: tuple[Link, ...]
    states: tuple[State, ...]
    heard: tuple[Link, ...]
    """The items and minutes that heard it, or the items that are to."""
    was_heard: bool
    """Whether it is known that it was heard, and not only that it was on the agenda."""
    makers: tuple[Link, ...]
    """Who is to decide."""
    reference: str
    decided: tuple[Link, ...]
    """Where it was decided."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """The rows of one date or under one heading; `note` is what stands after the date."""

    label: str
    day: Day | None
    href: str
    note: str
    states: tuple[State, ...]
    rows: tuple[RowView, ...]
    """Empty: the page says that nothing is planned yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkProgrammePage:
    """One edition of a committee's work programme."""

    frame: Frame
    kind: str
    heading: str
    """What stands above the rows."""
    title: str
    lede: str
    states: tuple[State, ...]
    facts: tuple[Fact, ...]
    editions: tuple[Link, ...]
    picture: Picture | None
    """Its items by month, as this edition has them."""
    groups: tuple[GroupView, ...]


def programme_page(site: Site, meeting: MeetingHeld, programme: Programme) -> WorkProgrammePage:
    """The page of one edition of a work programme."""
    here, committee = programme.address, site.of(meeting)
    updated = full(programme.updated or meeting.date)
    kind, does = programme.called, "decide" if programme.is_forward_plan else "look at"
    return WorkProgrammePage(
        frame=site.frame(
            here,
            f"{programme.title}, {site.short_name(committee, meeting.date)}, {full(meeting.date)}",
            current="Meetings",
            crumbs=site.crumbs(here, *steps(site, meeting), (kind, here)),
            found=search_entry(site, meeting, kind, programme.title),
            description=f"What {site.name(committee, meeting.date)} plans to {does}, as of {updated}",
            alternates=[text_alternate(site, here)],
            cite=citation(site, meeting, title=f"{programme.title} of {updated}"),
        ),
        kind=kind,
        heading=f"The {'plan' if programme.is_forward_plan else 'programme'} as it stands",
        title=programme.title,
        lede=f"What {site.name(committee, meeting.date)} planned to {does}, as it stood on {updated}.",
        states=(),
        facts=tuple(_programme_facts(site, here, meeting, programme)),
        editions=tuple(_editions(site, here, meeting)),
        picture=of_programme(site, here, committee, editions_until(committee, meeting)),
        groups=tuple(_group(site, here, meeting, group) for group in programme.groups),
    )


def _programme_facts(site: Site, here: str, meeting: MeetingHeld, programme: Programme) -> Iterator[Fact]:
    if programme.updated:
        yield fact("Edition", as_day(programme.updated))
    text = f"{site.short_name(site.of(meeting), meeting.date)}, {full(meeting.date)}"
    items = site.archive.considered.get(here, ())
    numbers = [Link(f"item {item.number}", site.link(here, item.address)) for item in items]
    yield fact("Went with", *joined((link,) for link in (Link(text, site.link(here, meeting.address)), *numbers)))
    yield from recorded.editions(site, here)
    yield from in_print(site, here, (site.archive.meeting(item.committee, item.meeting) for item in items))
    yield fact("Text", Link("As Markdown", site.link(here, urls.text(here))))


def _editions(site: Site, here: str, meeting: MeetingHeld) -> Iterator[Link]:
    """The other editions of the municipal year, newest first."""
    for other in reversed(site.of(meeting).meetings):
        if other.programme and other.year == meeting.year and other.programme.address != here:
            yield Link(full(other.programme.updated or other.date), site.link(here, other.programme.address))


def _group(site: Site, here: str, meeting: MeetingHeld, group: ProgrammeGroup) -> GroupView:
    held = _held(site, meeting, group.date)
    return GroupView(
        label=group.heading,
        day=as_day(group.date) if group.date else None,
        href=site.link(here, held.address) if held else "",
        note=group.note,
        states=(meeting_state(site, held),) if held and held.is_off else (),
        rows=tuple(_row(site, here, row, came_of(site.of(meeting), group, row, site.today)) for row in group.rows),
    )


def _held(site: Site, meeting: MeetingHeld, day: date | None) -> MeetingHeld | None:
    return next(iter(site.of(meeting).on(day)), None) if day else None


def _row(site: Site, here: str, row: ProgrammeRow, came: Came) -> RowView:
    record, heard = row.record, tuple(address for _, address in row.heard)
    return RowView(
        anchor=row.anchor,
        title=site.text(here, row.title),
        detail=site.text(here, row.detail),
        leads=tuple(linked(site, here, named) for named in row.record.leads),
        source=site.text(here, row.source),
        outcome=site.text(here, row.outcome),
        when=row.record.when or "",
        matters=matter_links(site, here, row.record.matter),
        states=tuple(_states(record)),
        heard=tuple(Link(label, site.link(here, address)) for label, address in row.heard),
        was_heard=came is Came.HEARD,
        makers=tuple(asked(site, here, who) for who in record.decision_maker),
        reference=record.reference or "",
        decided=tuple(
            Link(at.name, site.link(here, at.address)) for at in site.archive.plans.taken(record.reference or "", heard)
        ),
    )


WORDS = {"deferred": ("Deferred", "moved"), "cancelled": ("Cancelled", "stop"), "withdrawn": ("Withdrawn", "stop")}


def _states(record: PlannedRow) -> Iterator[State]:
    """Whether a row is still planned, whether it is for a key decision, and that it is to be taken in private."""
    if record.state:
        yield State(*WORDS[record.state])
    if record.key:
        yield State(KEY, "part")
    if record.private is not None:
        yield State(with_reason("To be decided in private", record.private), "stop")
