"""The council and what stands beside its committees (content format, sections 1.2 to 1.5)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.model.reading import Record
from generator.model.values import Colour, Date, DatedText, Id, Many, MunicipalYear, RoughDate, Text, keyed


class Contact(Record):
    """A team, never a person: whom to ask today."""

    name: Text
    email: Text | None = None
    telephone: Text | None = None
    address: Text | None = None
    web: Text | None = None


class Shade(Record):
    """A colour in the light and in the dark scheme."""

    light: Colour
    dark: Colour


Token = Literal["colour", "accent", "paper", "surface", "ink", "ink-2", "line", "mark", "link", "visited", "focus"]


class Council(Record):
    """The body that publishes (`council.yaml`)."""

    name: Text
    address: Text | None = None
    """The council's own web site."""
    language: Text = "en-GB"
    time_zone: Text = "Europe/London"
    licence: Text | None = None
    contact: Contact | None = None
    clear_days: Literal["weekdays", "all-but-bank-holidays"] = "weekdays"
    brand: Mapping[Token, Shade] = Field(default_factory=dict)
    tagline: Text = "Meetings and decisions"
    notice: Text | None = None
    """Markdown that stands at the foot of every page."""
    attend: Text | None = None
    agenda_notes: DatedText = ()
    any_other_business: DatedText = ()
    municipal_years: Mapping[MunicipalYear, Date] = Field(default_factory=dict)


class Role(Record):
    """A role outside committees, with its dates."""

    name: Text
    from_: RoughDate | None = None
    until: RoughDate | None = None


class Person(Record):
    """A councillor, co-opted member, officer or guest (`people.yaml`)."""

    name: Text
    kind: Literal["councillor", "co-opted", "officer", "guest"] = "guest"
    title: Text | None = None
    roles: Many[Annotated[Role, keyed("name", "from")]] = ()
    ward: DatedText = ()
    party: DatedText = ()
    formerly: Many[Id] = ()


class Event(Record):
    """A moment of a matter's history that papers of the archive tell of."""

    on: RoughDate
    what: Text
    source: Text | None = None


class Matter(Record):
    """One subject followed across meetings (`matters.yaml`)."""

    title: Text
    about: Text | None = None
    background: tuple[Event, ...] = ()
    formerly: Many[Id] = ()


class Term(Record):
    """An abbreviation (`glossary.yaml`)."""

    means: Text
    about: Text | None = None
    see: Text | None = None


Meaning = Annotated[Term, BeforeValidator(lambda value: {"means": value} if isinstance(value, str) else value)]
Glossary = Mapping[Text, Meaning]
