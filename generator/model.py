"""The words of the field as frozen records: what officers write in YAML, shorthand included.

A record holds ids, never other records of the archive. Every key may be left out unless it says otherwise;
keys are written with hyphens (`minutes-of`). `read` makes a record of plain values (text, lists, mappings) or
says what is wrong with them.
"""

import re
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Annotated, Generic, Literal, TypeVar, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from generator.problems import suggestion

T = TypeVar("T")
Loc = tuple[str | int, ...]


ID = r"[a-z0-9]+(-[a-z0-9]+)*"
"""The form of an id: lower-case letters, digits and hyphens."""


def is_id(text: str) -> bool:
    """Whether a text has the form of an id; a plain name has a capital or a blank."""
    return re.fullmatch(ID, text) is not None


def short_form(text: str) -> str:
    """The short form of a text for ids and addresses: lower-case ASCII letters, digits, hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]", "", text)).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or "x"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at `loc`, the keys and positions that lead there; `at_key`: the key itself is wrong."""

    loc: Loc
    what: str
    mend: str
    rule: str
    at_key: bool = False


def read(kind: type[T], value: object) -> tuple[T | None, tuple[Fault, ...]]:
    """The record of the given type made of a plain value, or None and everything that is wrong with it."""
    try:
        return cast("T", _adapter(cast("Hashable", kind)).validate_python(value)), ()
    except ValidationError as error:
        return None, tuple(_fault(detail) for detail in error.errors(include_url=False))


@cache
def _adapter(kind: Hashable) -> TypeAdapter[object]:
    return TypeAdapter(cast("type[object]", kind))


def _wrong(rule: str, what: str, mend: str, *, at_key: bool = False) -> PydanticCustomError:
    return PydanticCustomError("fault", "{what}", {"rule": rule, "what": what, "mend": mend, "at_key": at_key})


_PLAIN: dict[str, tuple[str, str, str]] = {
    "missing": ("missing-key", '"{key}" is missing', "add it: it is needed here"),
    "string_type": ("type", "text is wanted here", "write one line of text, in quotes if it holds a colon"),
    "string_too_short": ("empty", "this is empty", "write a text or leave the key out"),
    "tuple_type": ("type", "a list is wanted here", "write one entry a line, each after a hyphen"),
    "dict_type": ("type", "keys with values are wanted here", "write `key: value`, one a line"),
    "model_type": ("type", "keys with values are wanted here", "write `key: value`, one a line"),
    "int_parsing": ("type", "{input} is not a whole number", "write digits only"),
    "int_type": ("type", "a whole number is wanted here", "write digits only"),
    "greater_than_equal": ("range", "{input} is too small", "it must be {ge} or more"),
    "less_than_equal": ("range", "{input} is too large", "it must be {le} or less"),
    "literal_error": ("choice", "{input} is not one of the words known here", "{expected}"),
}


def _fault(detail: ErrorDetails) -> Fault:
    context, loc = detail.get("ctx", {}), detail["loc"]
    at_key = bool(loc) and loc[-1] == "[key]"
    loc = loc[:-1] if at_key or detail["type"] == "missing" else loc
    if detail["type"] == "fault":
        return Fault(loc, context["what"], context["mend"], context["rule"], at_key or context["at_key"])
    if "expected" in context:
        words = re.findall(r"'([^']+)'", context["expected"])
        context["expected"] = suggestion(str(detail["input"]), words) or "write one of " + ", ".join(words)
    said = {"key": detail["loc"][-1] if detail["loc"] else "", "input": _shown(detail["input"]), **context}
    rule, what, mend = _PLAIN.get(detail["type"], ("type", "this cannot be read", "look up what the key takes"))
    return Fault(loc, what.format_map(said), mend.format_map(said), rule, at_key)


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else "this"


class Record(BaseModel):
    """The base of all records: frozen, no unknown keys; a key without a value counts as left out."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.removesuffix("_").replace("_", "-"),
        populate_by_name=True,
        use_attribute_docstrings=True,
    )

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, value: object, handler: ModelWrapValidatorHandler["Record"]) -> "Record":
        if isinstance(value, Mapping):
            known = cls.keys()
            value = {key: item for key, item in value.items() if item is not None or key not in known}
        try:
            return handler(value)
        except ValidationError as error:
            details = [cls._explained(detail, value) for detail in error.errors(include_url=False)]
            if len(details) > 1 and isinstance(value, Mapping) and len(value) == 1 and not cls.keys() & set(value):
                details = [detail for detail in details if len(detail["loc"]) == 1]  # what is missing is a consequence
            raise ValidationError.from_exception_data(cls.__name__, details) from None

    @classmethod
    def keys(cls) -> frozenset[str]:
        """The keys that may be written."""
        return frozenset(field.alias or name for name, field in cls.model_fields.items())

    @classmethod
    def _explained(cls, detail: ErrorDetails, value: object) -> InitErrorDetails:
        if detail["type"] == "extra_forbidden" and len(detail["loc"]) == 1:
            error = cls._unknown_key(str(detail["loc"][0]), detail["input"], value)
        else:
            fault = _fault(detail)
            error = _wrong(fault.rule, fault.what, fault.mend, at_key=fault.at_key)
            return InitErrorDetails(type=error, loc=fault.loc, input=detail["input"])
        return InitErrorDetails(type=error, loc=detail["loc"], input=detail["input"])

    @classmethod
    def _unknown_key(cls, key: str, item: object, value: object) -> PydanticCustomError:
        hint = suggestion(key, cls.keys())
        if item is None and not hint.startswith("did"):
            mend = "a comma ends a value inside { }: put each key on a line of its own, or the value in quotes"
            return _wrong("comma-in-braces", f'"{key}" has no value and is not a key', mend, at_key=True)
        if isinstance(value, Mapping) and len(value) == 1 and " " in key and not hint.startswith("did"):
            mend = "a colon and a blank make a key of what stands before them: put the whole line in quotes"
            return _wrong("colon-in-text", f'"{key}" is not a key', mend, at_key=True)
        return _wrong("unknown-key", f'unknown key "{key}"', hint or "take it out", at_key=True)


# Values used everywhere (content format, section 1.1).


def _date(value: object) -> object:
    if isinstance(value, date) or not isinstance(value, str):
        return value
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise _wrong("date", f'"{value}" is not a date', "write year, month and day: 2019-09-19")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _wrong("date", f"there is no {value} in the calendar", "look the day and month up again") from None


def _time(value: object) -> object:
    if isinstance(value, time) or not isinstance(value, str):
        return value
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", value)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise _wrong("time", f'"{value}" is not a time of day', "write hours and minutes: 14:00")
    return time(int(match[1]), int(match[2]))


def _rough(value: object) -> object:
    if not isinstance(value, str):
        raise _wrong("date", "a date is wanted here", "write 2019-09-19, 2019-09, 2019 or 2019/20")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        _date(value)
    elif re.fullmatch(r"\d{4}/\d{2}", value):
        _year(value)
    elif not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", value):
        raise _wrong("date", f'"{value}" is not a date', "write 2019-09-19, 2019-09, 2019 or 2019/20")
    return value


def _year(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d{4}/\d{2}", value):
        start = int(value[:4])
        if int(value[5:]) != (start + 1) % 100:
            mend = f"write {start}/{(start + 1) % 100:02}"
            raise _wrong("date", f'"{value}" is not a municipal year', mend)
        return value
    raise _wrong("date", f"{_shown(value)} is not a municipal year", "write it like 2019/20")


def _flag(value: object) -> object:
    if value not in ("true", "false", True, False):
        raise _wrong("type", f"{_shown(value)} is neither true nor false", "write true or false")
    return value in ("true", True)


def _id(value: object) -> object:
    if isinstance(value, str) and not is_id(value):
        raise _wrong("id", f'"{value}" cannot be an id', "use lower-case letters, digits and hyphens")
    return value


def _form(pattern: str, example: str) -> BeforeValidator:
    def check(value: object) -> object:
        if isinstance(value, str) and not re.fullmatch(pattern, value):
            raise _wrong("form", f'"{value}" does not have the form wanted here', f"write it like {example}")
        return value

    return BeforeValidator(check)


def _many(value: object) -> object:
    return [value] if isinstance(value, str | Mapping) else value


def _keyed(name: str, text_is: str) -> BeforeValidator:
    """Shorthand of an entry: `x`, `x: text` and `x: {…}` become {name: x, …}; `text_is` names the text."""

    def expand(value: object) -> object:
        if isinstance(value, str):
            return {name: value}
        if isinstance(value, Mapping) and len(value) == 1 and name not in value:
            key, more = next(iter(value.items()))
            if isinstance(more, Mapping):
                return {name: key, **more}
            return {name: key, text_is: more}
        if isinstance(value, Mapping) and name not in value:
            mend = "write one entry a line after a hyphen; a comma inside { } ends a value"
            raise _wrong("one-key", "one name is wanted here", mend)
        return value

    return BeforeValidator(expand)


def _titled(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


def _dated(value: object) -> object:
    if isinstance(value, Mapping):
        return [{"since": since, "value": item} for since, item in value.items()]
    return [{"value": value}]


def _directorates(value: object) -> object:
    if isinstance(value, Mapping):
        return [{"name": name, "people": people} for name, people in value.items()]
    return [{"people": value}]


def _cancelled(value: object) -> object:
    return "" if value in ("true", True) else value


def _appendices(value: object) -> object:
    if isinstance(value, Mapping):
        return [{"label": label, "paper": paper} for label, paper in value.items()]
    papers = [value] if isinstance(value, str) else value
    if not isinstance(papers, list):
        return papers
    alone = len(papers) == 1
    return [{"label": "" if alone else str(n), "paper": paper} for n, paper in enumerate(papers, 1)]


Colour = Annotated[str, _form(r"#[0-9a-fA-F]{6}", '"#12464f", in quotes')]
Text = Annotated[str, StringConstraints(min_length=1)]
Id = Annotated[str, BeforeValidator(_id)]
Date = Annotated[date, BeforeValidator(_date)]
Time = Annotated[time, BeforeValidator(_time)]
RoughDate = Annotated[str, BeforeValidator(_rough)]
MunicipalYear = Annotated[str, BeforeValidator(_year)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Many = Annotated[tuple[T, ...], BeforeValidator(_many)]
Accepted = Mapping[str, Text]
"""Findings of a check that are true and known, by rule, with the reason."""


class Since(Record, Generic[T]):
    """A value that holds from a date on; without `since`, from the beginning."""

    since: RoughDate = ""
    value: T


DatedText = Annotated[tuple[Since[Text], ...], BeforeValidator(_dated)]
DatedNumber = Annotated[tuple[Since[Annotated[int, Field(ge=1)]], ...], BeforeValidator(_dated)]


class Named(Record):
    """A person where a paper names one: an id of `people.yaml` or a plain name, and what is said of them."""

    person: Text
    role: Text | None = None
    """The role as this paper prints it."""
    for_: Text | None = None
    """Whom a substitute stands in for: a person, or `not stated`."""
    from_: RoughDate | None = None
    until: RoughDate | None = None
    voting: Text | None = None
    remote: Flag = False

    @property
    def is_id(self) -> bool:
        """Whether it points to `people.yaml`; anything with a capital or a blank is a plain name."""
        return is_id(self.person)


Who = Annotated[Named, _keyed("person", "role")]
People = Many[Who]


# Files beside the committees (sections 1.2 to 1.5).


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
    roles: Many[Annotated[Role, _keyed("name", "from")]] = ()
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
Everyone = Mapping[Id, Person]
Matters = Mapping[Id, Matter]
Glossary = Mapping[Text, Meaning]


# A committee and its meetings (sections 1.6 and 1.7).


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
    number: Annotated[str, _form(r"\d+[a-z]", "4a")] | None = None
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
            raise _wrong("missing-key", "an agenda item needs a title", "add `title:`, or write the title alone")
        return self


Item = Annotated[AgendaItem, BeforeValidator(_titled)]


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
    cancelled: Annotated[str, BeforeValidator(_cancelled)] | None = None
    """The reason; empty where none is given."""
    moved_from: Many[Date] = ()
    joint_with: Many[Id] = ()
    webcast: Text | None = None
    original: Text | None = None
    attend: Text | None = None
    note: Text | None = None
    accept: Accepted = Field(default_factory=dict)


# Papers and work programmes (sections 1.8 and 1.11).


class Appendix(Record):
    """A paper that belongs to another, and the label it goes by there."""

    label: str = ""
    paper: Text


class Change(Record):
    """A correction made to a paper after it was published."""

    on: Date
    what: Text


class PaperFront(Record):
    """What stands above the text of a paper."""

    kind: Literal["briefing-note", "report", "presentation", "plan", "letter"] | None = None
    authors: People = ()
    appendices: Annotated[tuple[Appendix, ...], BeforeValidator(_appendices)] = ()
    background_papers: Many[Text] = ()
    date: Date | None = None
    published: Date | None = None
    to: Text | None = None
    supersedes: Text | None = None
    glossary: Glossary = Field(default_factory=dict)
    formerly: Many[Id] = ()
    draft: Flag = False
    original: Text | None = None
    withdrawn: Text | None = None
    corrections: tuple[Change, ...] = ()
    numbering: Literal["paragraphs", "headings", "none"] = "paragraphs"
    recommendations: Literal["none"] | None = None


class MinutesFront(Record):
    """What may stand above the text of minutes."""

    glossary: Glossary = Field(default_factory=dict)


class PageFront(Record):
    """What may stand above the text of a page about the archive: nothing yet."""


class Row(Record):
    """A row of a work programme; a plain line is its title."""

    title: Text
    detail: Text | None = None
    leads: People = ()
    source: Text | None = None
    outcome: Text | None = None
    matter: Many[Id] = ()
    state: Literal["deferred", "cancelled", "withdrawn"] | None = None
    when: Text | None = None
    was: Text | None = None
    accept: Accepted = Field(default_factory=dict)


class WorkProgramme(Record):
    """One edition of a committee's work programme (`work-programme.yaml`)."""

    updated: Date | None = None
    title: Text | None = None
    programme: Mapping[Text, tuple[Annotated[Row, BeforeValidator(_titled)], ...]] = Field(default_factory=dict)
    """Rows by date, by date and a note, or under any other heading, in the order written."""
