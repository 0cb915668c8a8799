"""A committee and its meetings (content format, sections 1.6 and 1.7)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from generator.model.reading import Record, wrong
from generator.model.values import (
    Accepted,
    Date,
    DatedNumber,
    DatedText,
    Id,
    Many,
    MunicipalYear,
    People,
    Text,
    Time,
    Who,
    form,
    titled,
)


def _directorates(value: object) -> object:
    if isinstance(value, Mapping):
        return [{"name": name, "people": people} for name, people in value.items()]
    return [{"people": value}]


def _cancelled(value: object) -> object:
    return {"true": "", "false": None}.get(value, value) if isinstance(value, str) else value


class Membership(Record):
    """Who sits on a committee in a municipal year."""

    chair: People = ()
    deputy_chair: People = ()
    members: People = ()
    co_opted: People = ()
    invited: People = ()


class Committee(Record):
    """A board, committee or panel (`committee.yaml`)."""

    name: DatedText = ()
    short: DatedText = ()
    kind: Literal["scrutiny", "executive", "regulatory", "council", "other"] = "other"
    remit: DatedText = ()
    quorum: DatedNumber = ()
    years: Mapping[MunicipalYear, Membership] = Field(default_factory=dict)
    formerly: Many[Id] = ()


class AgendaItem(Record):
    """An item of an agenda; a plain line is its title."""

    title: Text | None = None
    by: Text | None = None
    about: Text | None = None
    papers: Many[Text] = ()
    minutes_of: Many[Date] = ()
    parts: tuple[Text, ...] | None = None
    matter: Many[Id] = ()
    contact: People = ()
    number: Annotated[str, form(r"\d+[a-z]", "4a")] | None = None
    added: Date | None = None
    urgent: Text | None = None
    withdrawn: Text | None = None
    deferred_to: Date | None = None
    missing: Text | None = None
    exempt: Many[Annotated[int, Field(ge=1, le=7)]] = ()
    """Paragraph numbers of Part 1 of Schedule 12A to the Local Government Act 1972."""
    confidential: Text | None = None
    """Why section 100A(2) of that Act keeps it private."""
    public_interest: Text | None = None
    public_summary: Text | None = None
    accept: Accepted = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_title(self) -> "AgendaItem":
        if self.title is None and not self.minutes_of:
            raise wrong("missing-key", "an agenda item needs a title", "add `title:`, or write the title alone")
        return self


Item = Annotated[AgendaItem, BeforeValidator(titled)]


class Directorate(Record):
    """Officers present from one directorate; without a name where the minutes give none."""

    name: str = ""
    people: People


class Attendance(Record):
    """Who was there, in the groups that the minutes print."""

    members: People = ()
    co_opted: People = ()
    cabinet: People = ()
    others: People = ()
    officers: Annotated[tuple[Directorate, ...], BeforeValidator(_directorates)] = ()
    apologies: People = ()
    absent: People = ()
    chair: Who | None = None
    """Who presided, if not the chair."""


class Correction(Record):
    """What was put right when minutes were approved ("subject to …")."""

    what: Text
    minute: Text | None = None


class MinutesRecord(Record):
    """About the minutes of a meeting, whose text is `minutes.md`."""

    first: Annotated[int, Field(ge=1)] | None = None
    closed: Time | None = None
    published: Date | None = None
    approved: Date | None = None
    corrections: Many[
        Annotated[Correction, BeforeValidator(lambda value: {"what": value} if isinstance(value, str) else value)]
    ] = ()


class Meeting(Record):
    """A committee on a date (`meeting.yaml`); an empty file is a meeting of which only the date is known."""

    time: Time | None = None
    place: Text | None = None
    published: Date | None = None
    signed_by: People = ()
    contact: People = ()
    invited: People = ()
    agenda: tuple[Item, ...] | None = None
    private: tuple[Item, ...] = ()
    attendance: Attendance | None = None
    minutes: MinutesRecord | None = None
    cancelled: Annotated[str | None, BeforeValidator(_cancelled)] = None
    """The reason; empty where none is given."""
    moved_from: Many[Date] = ()
    joint_with: Many[Id] = ()
    webcast: Text | None = None
    original: Text | None = None
    attend: Text | None = None
    note: Text | None = None
    accept: Accepted = Field(default_factory=dict)
