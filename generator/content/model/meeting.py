"""A meeting: its agenda, who was there, and what is said of its minutes (content format, section 1.7)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field
from pydantic.json_schema import JsonSchemaValue

from generator.content.model import written
from generator.content.model.agenda import NUMBERS, PRIVATE, PUBLIC, Agenda
from generator.content.model.paper import Change
from generator.content.model.reading import Record, wrong
from generator.content.model.values import (
    Accepted,
    CalledOff,
    Date,
    Flag,
    Id,
    Many,
    Moment,
    Named,
    People,
    Text,
    Time,
    WebAddress,
    Who,
    keyed,
    line_is,
)
from generator.content.model.written import Resolve, Written


def _directorates(value: object) -> object:
    if isinstance(value, Mapping):
        return [{"name": name, "people": people} for name, people in value.items()]
    return [{"people": value}]


def _directorates_schema(groups: JsonSchemaValue, resolve: Resolve) -> JsonSchemaValue:
    """People, or people by directorate."""
    people = resolve(groups["items"])["properties"]["people"]
    return written.either({"type": "object", "additionalProperties": people}, people)


def _republished(value: object) -> object:
    if not isinstance(value, Mapping):
        raise wrong(
            "type", "days are wanted here", "write the day and what was put right: 2024-09-06: It is in Room 2."
        )
    return [{"on": day, "what": what} for day, what in value.items()]


_REPUBLISHED: JsonSchemaValue = {"type": "object", "additionalProperties": written.text()}


class Interest(Record):
    """An interest that somebody declared at a meeting."""

    person: Who
    """Who declared it: an id or a name."""
    item: Many[Text] = ()
    """The number of the agenda item that it was about: 9; one or many."""
    kind: Literal["disclosable", "other"] | None = None
    """disclosable (a pecuniary interest of the law), or other."""
    what: Text | None = None
    """What the interest is: A trustee of Fern Arts."""
    left: Flag | None = None
    """true: they left for the item; false: they stayed; left out where it is not recorded."""


class Present(Named):
    """A person in an attendance, who may have come later, left earlier, or taken the chair in between."""

    from_: Moment | None = None
    """When they came, if not at the beginning: a time, or from which minute or item: 18:40, minute 3."""
    until: Moment | None = None
    """Until when they stayed: a time, or up to which minute or item, that one included: 20:15, item 5."""
    chair_from: Moment | None = None
    """From when they were in the chair, if another was before."""


There = Many[Annotated[Present, keyed("person", "role")]]


class Directorate(Record):
    """Officers present from one directorate; without a name where the minutes give none."""

    name: str = ""
    people: There


class Attendance(Record):
    """Who was there, in the groups that the minutes print."""

    members: There = ()
    """Members and their substitutes: a-moss, or b-reed: {for: c-wren}."""
    co_opted: There = ()
    """Co-opted members who were there."""
    cabinet: There = ()
    """Cabinet members who were there."""
    others: There = ()
    """Others who were there: Tom Ash: Observer."""
    officers: Annotated[tuple[Directorate, ...], Written(_directorates, _directorates_schema)] = ()
    """Officers who were there: a list, or a list under each directorate."""
    apologies: There = ()
    """Who sent apologies."""
    absent: There = ()
    """Who was away without apologies."""
    chair: Who | None = None
    """Who presided, if it was not the chair."""


class Correction(Record):
    """What was put right when minutes were approved ("subject to …")."""

    what: Text
    """What was put right: D Lark is added to those present."""
    minute: Text | None = None
    """The number of the minute: 20"""


class MinutesRecord(Record):
    """About the minutes of a meeting, whose text is `minutes.md`."""

    first: Annotated[int, Field(ge=1)] | None = None
    """The number of the first minute, where the headings have none typed: 18"""
    closed: Time | None = None
    """When the meeting ended: 19:45"""
    published: Date | None = None
    """When the minutes were published: 2024-09-20"""
    approved: Date | None = None
    """The date of the meeting that agreed them; drafts until then."""
    corrections: Many[Annotated[Correction, line_is("what")]] = ()
    """What was put right when they were agreed: a line each, or keys (what, minute)."""
    accept: Accepted = Field(default_factory=dict)
    """Findings that are true and known, by rule, with the reason."""


class Meeting(Record):
    """A committee on a date (`meeting.yaml`); an empty file is a meeting of which only the date is known."""

    draft: Flag = False
    """true: the meeting is checked and not published, with all that is in its folder."""
    title: Text | None = None
    """What it is called, where that is more than a meeting: Extraordinary meeting. It stands before the date."""
    time: Time | None = None
    """When it begins, or began: 18:30"""
    place: Text | None = None
    """Where: The Guildhall, Fernham."""
    published: Date | None = None
    """The date of the agenda: 2024-09-03"""
    private_notice: Date | None = None
    """When notice was given that a part of the meeting is to be in private; an executive of England gives it 28 days
    before: 2024-08-01
    """
    signed_by: People = ()
    """Who signed the agenda, with the role: Gwen Hart: Monitoring Officer."""
    contact: People = ()
    """Whom to ask about this meeting, with the role; the council's contact if left out."""
    invited: People = ()
    """Who is invited besides those of the year."""
    item_numbers: Annotated[str, NUMBERS] = "{n}({a})"
    """How items within an item are numbered, with the number of that item, {n}, and a letter, {a}, or a figure, {m}:
    "{n}.{m}" for 5.1; 10(a) if left out.
    """
    agenda: Annotated[Agenda | None, PUBLIC] = None
    """The public items, in order: a plain line is a title. A section is a heading between them: section: Reports."""
    agenda_missing: Flag = False
    """Whether the agenda itself is not here, and its items are known from elsewhere, such as from papers: true"""
    private: Annotated[Agenda, PRIVATE] = ()
    """The private items; their numbers go on from the public ones."""
    attendance: Attendance | None = None
    """Who was there, in the groups that the minutes print."""
    minutes: MinutesRecord | None = None
    """About the minutes, whose text is minutes.md."""
    cancelled: CalledOff = None
    """true, or the reason why it was cancelled."""
    not_held: CalledOff = None
    """Why it was not held though people came: inquorate, or the reason; their attendance may stand."""
    continues: Date | None = None
    """The date of the meeting that was adjourned to this one: 2024-09-25"""
    panel: People = ()
    """Who is to sit, where that is not the whole committee, as at hearings: ids or names."""
    interests: tuple[Interest, ...] = ()
    """Interests that were declared, each with its person and, if it was one, its item."""
    moved_from: Many[Date] = ()
    """The date or dates first published: 2024-09-04"""
    changed: Many[Date] = ()
    """The date or dates on which it was announced otherwise: cancelled, moved, or at another time or place."""
    republished: Annotated[tuple[Change, ...], Written.as_one(_republished, _REPUBLISHED)] = ()
    """What was put right in the agenda after it was published, by the date: 2024-09-06: Item 4 is for decision."""
    joint_with: Many[Id] = ()
    """Folder names of committees that meet with this one."""
    webcast: WebAddress | None = None
    """The address of a recording."""
    original: WebAddress | None = None
    """The address of the council's own copy of the pack."""
    attend: Text | None = None
    """Markdown: how to watch, speak or ask at this meeting; that of the council if left out."""
    note: Text | None = None
    """A line of Markdown at the top of the page."""
    accept: Accepted = Field(default_factory=dict)
    """Findings that are true and known, by rule, with the reason."""

    @property
    def off_because(self) -> str:
        """Why it was cancelled or not held, "inquorate" in plain words; "" where that is not said."""
        reason = self.cancelled or self.not_held or ""
        return "No quorum was present" if reason == "inquorate" else reason
