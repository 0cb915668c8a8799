"""The tables of meetings: when and where, what was on the agenda, who was there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import urls
from generator.archive import Item, MeetingHeld, Status, status
from generator.archive.attendance import NOT_STATED, Group, Seat, attendance
from generator.outputs.data.tables.common import identified, of_meeting, said_withdrawn, somebody
from generator.outputs.data.tables.shape import Column, Table
from generator.outputs.data.tables.source import (
    Source,
    documents_of,
    identity,
    item_address,
    minute_address,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """An agenda item with its place on the agenda, counted from 1."""

    meeting: MeetingHeld
    item: Item
    place: int

    @property
    def address(self) -> str:
        """Where it stands."""
        return item_address(self.meeting, self.item)


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody whom the minutes name: in which group, and at which place, counted from 1."""

    meeting: MeetingHeld
    place: int
    group: Group
    seat: Seat


def _minutes_status(_: Source, meeting: MeetingHeld) -> str:
    if _approved(meeting):
        return "approved"
    return "draft" if meeting.minutes else ""


def _approved(meeting: MeetingHeld) -> date | None:
    return meeting.record.minutes.approved if meeting.record.minutes else None


MEETINGS: Table[MeetingHeld] = Table(
    "meetings",
    "Meetings",
    "A committee on a date, whether it is to come, was held or was cancelled.",
    lambda _, meeting: (meeting,),
    (
        *identified("Committee and date.", "Its page.", lambda one: one.address),
        Column(
            "data_url",
            "link",
            "The meeting whole, with all that belongs to it, as JSON.",
            lambda source, one: source.url(urls.meeting_data(one.committee, one.name)),
            required=True,
        ),
        Column(
            "organization",
            "text",
            "The committee.",
            lambda _, one: one.committee,
            required=True,
            refers="committees",
        ),
        Column("organization_name", "text", "What it was called on that day.", Source.committee_name, required=True),
        Column(
            "municipal_year", "year", "From one annual meeting to the next.", lambda _, one: one.year, required=True
        ),
        Column("start_date", "date", "The day.", lambda _, one: one.date, required=True),
        Column("start_time", "time", "When it began, in the council's own time.", lambda _, one: one.record.time),
        Column(
            "end_time",
            "time",
            "When it closed; earlier than the beginning means after midnight.",
            lambda _, one: one.record.minutes.closed if one.record.minutes else None,
        ),
        Column("location", "text", "Where.", lambda _, one: one.record.place),
        Column(
            "status",
            "text",
            "How it stood on the day on which this was made.",
            lambda source, one: status(one, source.today),
            required=True,
            among={
                Status.TO_COME: "its day has not passed",
                Status.HELD: "its day has passed, and its agenda, its minutes or who was there are here",
                Status.PLANNED: "its day has passed, and nothing but the day is known",
                Status.CANCELLED: "it did not take place",
            },
        ),
        Column("cancelled_because", "text", "The reason, where one is given.", lambda _, one: one.record.cancelled),
        Column("moved_from", "dates", "Dates it was first called for.", lambda _, one: one.record.moved_from),
        Column(
            "has_agenda",
            "yes or no",
            "Whether its agenda is in the archive.",
            lambda _, one: one.has_agenda,
            required=True,
        ),
        Column("agenda_published", "date", "When the agenda was published.", lambda _, one: one.record.published),
        Column(
            "minutes_status",
            "text",
            "How its minutes stand; empty where none are known.",
            _minutes_status,
            among={"draft": "not known to be agreed", "approved": "agreed by a later meeting"},
        ),
        Column(
            "minutes_published",
            "date",
            "When they were published.",
            lambda _, one: one.record.minutes.published if one.record.minutes else None,
        ),
        Column("minutes_approved", "date", "The day of the meeting that agreed them.", lambda _, one: _approved(one)),
        Column(
            "minutes_corrections",
            "list",
            "What was put right when they were agreed.",
            lambda _, one: tuple(each.what for each in one.record.minutes.corrections) if one.record.minutes else (),
        ),
        Column(
            "joint_with", "list", "Other committees that it was a meeting of.", lambda _, one: one.record.joint_with
        ),
        Column("webcast", "link", "The recording.", lambda _, one: one.record.webcast),
        Column("original", "link", "The council's own copy of the pack.", lambda _, one: one.record.original),
        Column("note", "text", "What is said of the meeting.", lambda _, one: one.note.text),
    ),
)


def _public(one: Listed, text: str | None) -> str | None:
    """A text about an item; none about a private one."""
    return None if one.item.private else text


def _exempt(_: Source, one: Listed) -> tuple[int, ...]:
    return one.item.record.exempt if one.item.private else ()


def _minute_ids(_: Source, one: Listed) -> tuple[str, ...]:
    minutes = one.meeting.minutes
    if minutes is None or one.item.private:
        return ()
    return tuple(identity(minute_address(minutes, minute)) for minute in one.item.minutes)


def _summary(_: Source, one: Listed) -> str | None:
    return one.item.record.public_summary if one.item.private else None


ITEMS: Table[Listed] = Table(
    "items",
    "Agenda items",
    "An item of an agenda. Of a private one the number, the title, why it is private and its public summary are here, "
    "and nothing else.",
    lambda _, meeting: (Listed(meeting, item, place) for place, item in enumerate(meeting.items, 1)),
    (
        *identified("Meeting and number.", "Where it stands.", lambda one: one.address),
        of_meeting("The meeting.", lambda one: one.meeting),
        Column(
            "number",
            "text",
            "As on the agenda; one added later has a letter.",
            lambda _, one: one.item.number,
            required=True,
        ),
        Column("position", "number", "Place on the agenda, from 1.", lambda _, one: one.place, required=True),
        Column("title", "text", "What it is called there.", lambda _, one: one.item.title.text, required=True),
        Column(
            "public",
            "yes or no",
            "Whether the public may be there for it.",
            lambda _, one: not one.item.private,
            required=True,
        ),
        Column("by", "text", "Whose report it is, as printed.", lambda _, one: _public(one, one.item.record.by)),
        Column("description", "text", "What stands under the title.", lambda _, one: _public(one, one.item.about.text)),
        Column(
            "parts",
            "list",
            "Its lettered parts.",
            lambda _, one: () if one.item.private else tuple(f"{label} {line.text}" for label, line in one.item.parts),
        ),
        Column(
            "documents",
            "list",
            "The ids of the documents before it, appendices after what they belong to.",
            lambda _, one: tuple(documents_of(one.item)),
        ),
        Column("minutes", "list", "The ids of the minutes that record it.", _minute_ids),
        Column(
            "matters",
            "list",
            "The ids of the matters it belongs to.",
            lambda source, one: () if one.item.private else source.matters(one.item.record.matter),
        ),
        Column(
            "minutes_of",
            "dates",
            "The meetings whose minutes are to be agreed.",
            lambda _, one: () if one.item.private else one.item.record.minutes_of,
        ),
        Column(
            "added",
            "date",
            "When it was put on the agenda, if later.",
            lambda _, one: None if one.item.private else one.item.record.added,
        ),
        Column("urgent", "text", "Why it was urgent.", lambda _, one: _public(one, one.item.record.urgent)),
        Column(
            "withdrawn",
            "text",
            "Why it was withdrawn.",
            lambda _, one: _public(one, said_withdrawn(one.item.record.withdrawn)),
        ),
        Column(
            "deferred_to",
            "date",
            "To when it was put off before the meeting.",
            lambda _, one: None if one.item.private else one.item.record.deferred_to,
        ),
        Column(
            "missing",
            "text",
            "What went with it and is not in the archive.",
            lambda _, one: _public(one, one.item.record.missing),
        ),
        Column(
            "exempt",
            "numbers",
            "Paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972 that keep it private.",
            _exempt,
        ),
        Column(
            "confidential",
            "text",
            "Why section 100A(2) of that Act keeps it private.",
            lambda _, one: one.item.record.confidential if one.item.private else "",
        ),
        Column(
            "public_interest",
            "text",
            "Why the public interest is better served by keeping it private.",
            lambda _, one: one.item.record.public_interest if one.item.private else "",
        ),
        Column(
            "public_summary",
            "text",
            "What may be said of it after the meeting.",
            _summary,
        ),
    ),
)

GROUPS = {
    "members": "members of the committee, and who stood in for one",
    "co_opted": "co-opted members",
    "cabinet": "members of the cabinet",
    "others": "anybody else",
    "officers": "who works for the council",
    "apologies": "who sent apologies",
    "absent": "who was not there",
}


def _present(source: Source, meeting: MeetingHeld) -> Iterator[Present]:
    groups = attendance(source.archive, meeting)
    seats = ((group, seat) for group in groups for seat in group.seats)
    for place, (group, seat) in enumerate(seats, 1):
        yield Present(meeting, place, group, seat)


def _stands_for(_: Source, present: Present) -> str:
    seat = present.seat
    return seat.substitute_for or (NOT_STATED if seat.is_substitute else "")


ATTENDANCE: Table[Present] = Table(
    "attendance",
    "Attendance",
    "A person whom the minutes of a meeting name as there, or as not there.",
    _present,
    (
        of_meeting("The meeting.", lambda one: one.meeting),
        Column("position", "number", "Place in the list, from 1.", lambda _, one: one.place, required=True),
        *somebody(lambda one: one.seat.named),
        Column(
            "group", "text", "Where the minutes list them.", lambda _, one: one.group.name, required=True, among=GROUPS
        ),
        Column(
            "present",
            "yes or no",
            "Whether they were there.",
            lambda _, one: not one.group.is_away,
            required=True,
        ),
        Column("directorate", "text", "Where an officer works.", lambda _, one: one.group.directorate),
        Column("office", "text", "Chair or Deputy Chair on that day, or who presided.", lambda _, one: one.seat.office),
        Column("role", "text", "The role as these minutes print it.", lambda _, one: one.seat.named.role),
        Column("substitute_for", "text", "Whom they stood in for, or not stated.", _stands_for),
        Column("remote", "yes or no", "Whether they took part from elsewhere.", lambda _, one: one.seat.named.remote),
    ),
    key=("meeting", "position"),
)
