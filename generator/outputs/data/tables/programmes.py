"""The table of work programmes: each row of each edition."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from generator import urls
from generator.archive import MeetingHeld
from generator.outputs.data.tables.shape import Means, Row, TableOfMeetings
from generator.outputs.data.tables.source import Link, Source, withdrawal

STATES = {"deferred": "put off", "cancelled": "not to be heard", "withdrawn": "taken back"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow(Row):
    """A row of an edition of a work programme. An edition is what stood in it when the agenda went out."""

    id: Annotated[str, Means("Edition and title.")]
    url: Annotated[Link, Means("Where it stands.")]
    document: Annotated[str, Means("The edition.", refers="documents")]
    meeting: Annotated[str, Means("The meeting with whose agenda the edition went.", refers="meetings")]
    organization: Annotated[str, Means("The committee.", refers="committees")]
    position: Annotated[int, Means("Place in the edition, from 1.")]
    planned_for: Annotated[date | None, Means("The meeting that it was planned for.")]
    heading: Annotated[str | None, Means("What it stands under, if not a date.")]
    heading_note: Annotated[str | None, Means("What is written after that date.")]
    title: Annotated[str, Means("What is to be looked at.")]
    description: Annotated[str | None, Means("More about it.")]
    leads: Annotated[tuple[str, ...], Means("Who leads, as printed.")]
    lead_ids: Annotated[tuple[str, ...], Means("The ids of those of them who have a page.")]
    source: Annotated[str | None, Means("Where it comes from.")]
    outcome: Annotated[str | None, Means("What came of it, as the edition says.")]
    state: Annotated[
        Literal["deferred", "cancelled", "withdrawn"] | None, Means("Whether it is still planned.", STATES)
    ]
    timing: Annotated[str | None, Means("When, where it is known better.")]
    former_title: Annotated[str | None, Means("Its title in the edition before.")]
    matters: Annotated[tuple[str, ...], Means("The ids of the matters it belongs to.")]
    heard: Annotated[tuple[str, ...], Means("The ids of the agenda items and minutes that heard it.")]
    key: Annotated[bool | None, Means("Whether it is for a key decision; empty where the edition does not say.")]
    reference: Annotated[str | None, Means("The council's reference of the decision.")]
    decision_makers: Annotated[tuple[str, ...], Means("Who is to decide, as called on the day of the meeting.")]
    decision_maker_ids: Annotated[
        tuple[str, ...], Means("The ids of those of them who are a person with a page, or a committee.")
    ]
    private: Annotated[str | None, Means("Why it is to be decided in private, or that it is.")]
    decided: Annotated[tuple[str, ...], Means("The ids of the minutes and decisions outside meetings that decided it.")]


def programme_rows(source: Source, meeting: MeetingHeld) -> Iterator[EditionRow]:
    """The rows of the edition that went with a meeting's agenda."""
    programme = meeting.programme
    if programme is None:
        return
    placed = ((group, row) for group in programme.groups for row in group.rows)
    for place, (group, row) in enumerate(placed, 1):
        address = row.address
        yield EditionRow(
            id=urls.identity(address),
            url=source.url(address),
            document=urls.identity(programme.address),
            meeting=urls.identity(meeting.address),
            organization=meeting.committee,
            position=place,
            planned_for=group.date,
            heading=group.heading,
            heading_note=group.note,
            title=row.title.text,
            description=row.detail.text,
            leads=source.names(row.record.leads),
            lead_ids=source.known(row.record.leads),
            source=row.source.text,
            outcome=row.outcome.text,
            state=row.record.state,
            timing=row.record.when,
            former_title=row.record.was,
            matters=source.matters(row.record.matter),
            heard=tuple(urls.identity(heard) for _, heard in row.heard),
            key=row.record.key,
            reference=row.record.reference,
            decision_makers=source.addressees(row.record.decision_maker, meeting.date),
            decision_maker_ids=source.addressee_ids(row.record.decision_maker),
            private=withdrawal(row.record.private),
            decided=tuple(urls.identity(at.address) for at in source.taken(row)),
        )


WORK_PROGRAMME = TableOfMeetings("work_programme", "Work programmes", EditionRow, programme_rows)
