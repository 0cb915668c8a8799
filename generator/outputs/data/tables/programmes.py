"""The table of work programmes: each row of each edition."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive import MeetingHeld, Programme, ProgrammeGroup, ProgrammeRow
from generator.outputs.data.tables.common import identified, of_meeting
from generator.outputs.data.tables.shape import Column, Table
from generator.outputs.data.tables.source import Source, identity


@dataclass(frozen=True, slots=True)
class Planned:
    """A row of a work programme, with its place in it, counted from 1."""

    meeting: MeetingHeld
    programme: Programme
    group: ProgrammeGroup
    row: ProgrammeRow
    place: int

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"{self.programme.address}#{self.row.anchor}"


def _planned(_: Source, meeting: MeetingHeld) -> Iterator[Planned]:
    if meeting.programme:
        rows = ((group, row) for group in meeting.programme.groups for row in group.rows)
        for place, (group, row) in enumerate(rows, 1):
            yield Planned(meeting, meeting.programme, group, row, place)


def _heard(_: Source, one: Planned) -> tuple[str, ...]:
    return tuple(identity(address) for _, address in one.row.heard)


WORK_PROGRAMME: Table[Planned] = Table(
    "work_programme",
    "Work programmes",
    "A row of an edition of a work programme. An edition is what stood in it when the agenda went out.",
    _planned,
    (
        *identified("Edition and title.", "Where it stands.", lambda one: one.address),
        Column(
            "document",
            "text",
            "The edition.",
            lambda _, one: identity(one.programme.address),
            required=True,
            refers="documents",
        ),
        of_meeting("The meeting with whose agenda the edition went.", lambda one: one.meeting),
        Column(
            "organization",
            "text",
            "The committee.",
            lambda _, one: one.meeting.committee,
            required=True,
            refers="committees",
        ),
        Column("position", "number", "Place in the edition, from 1.", lambda _, one: one.place, required=True),
        Column("planned_for", "date", "The meeting that it was planned for.", lambda _, one: one.group.date),
        Column("heading", "text", "What it stands under, if not a date.", lambda _, one: one.group.heading),
        Column("heading_note", "text", "What is written after that date.", lambda _, one: one.group.note),
        Column("title", "text", "What is to be looked at.", lambda _, one: one.row.title.text, required=True),
        Column("description", "text", "More about it.", lambda _, one: one.row.detail.text),
        Column("leads", "list", "Who leads, as printed.", lambda source, one: source.names(one.row.record.leads)),
        Column(
            "lead_ids",
            "list",
            "The ids of those of them who have a page.",
            lambda source, one: source.known(one.row.record.leads),
        ),
        Column("source", "text", "Where it comes from.", lambda _, one: one.row.source.text),
        Column("outcome", "text", "What came of it, as the edition says.", lambda _, one: one.row.outcome.text),
        Column(
            "state",
            "text",
            "Whether it is still planned.",
            lambda _, one: one.row.record.state,
            among={"deferred": "put off", "cancelled": "not to be heard", "withdrawn": "taken back"},
        ),
        Column("timing", "text", "When, where it is known better.", lambda _, one: one.row.record.when),
        Column("former_title", "text", "Its title in the edition before.", lambda _, one: one.row.record.was),
        Column(
            "matters",
            "list",
            "The ids of the matters it belongs to.",
            lambda source, one: source.matters(one.row.record.matter),
        ),
        Column(
            "heard",
            "list",
            "The ids of the agenda items and minutes that heard it.",
            _heard,
        ),
    ),
)
