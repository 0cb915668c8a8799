"""The council and what stands beside its committees (content format, sections 1.2 to 1.5)."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import Field
from pydantic.json_schema import JsonSchemaValue

from generator.content.model import written
from generator.content.model.reading import Record, wrong
from generator.content.model.values import (
    Colour,
    Counting,
    Date,
    DatedText,
    Id,
    LawName,
    MailAddress,
    Many,
    MunicipalYear,
    RoughDate,
    Source,
    Telephone,
    Text,
    WebAddress,
    form,
    keyed,
    line_is,
)
from generator.content.model.written import Resolve, Written
from generator.problems import suggestion


class Contact(Record):
    """A team, never a person: whom to ask today."""

    name: Text
    """The team, never a person: Democratic Services."""
    email: MailAddress | None = None
    """Its address for e-mail, shown as a link."""
    telephone: Telephone | None = None
    """Its telephone number, shown as a link: 01632 960001."""
    address: Text | None = None
    """The postal address: The Guildhall, Fernham."""
    web: WebAddress | None = None
    """The address of a web page: https://www.fernshire.example/contact"""


class Shade(Record):
    """A colour in the light and in the dark scheme."""

    light: Colour
    """The colour on light screens, in quotes: '#1d3d6e'. Print stays black on white."""
    dark: Colour
    """The colour on dark screens, in quotes: '#a9c4f0'."""


class Barrier(Record):
    """A part of the site that some cannot use, and why (Accessibility Regulations 2018, regulation 8(4)(a) and (b))."""

    what: Text
    """What is not accessible, as a line of Markdown: The map of council homes is a picture."""
    why: Literal["non-compliance", "burden", "out-of-scope"] = "non-compliance"
    """Why: non-compliance if left out, a disproportionate burden (burden), or outside the regulations
    (out-of-scope).
    """
    criteria: Many[Text] = ()
    """The success criteria of WCAG that it fails, one or many: 1.1.1"""
    instead: Text | None = None
    """How the same can be had, as a line of Markdown: Ask Democratic Services for the list of streets."""
    until: RoughDate | None = None
    """When it is to be put right, as a date that may be rough: 2025-03"""


class Statement(Record):
    """What the accessibility statement says (SI 2018/952, regulation 8); what is left out is said to be missing."""

    note: Text | None = None
    """Markdown that stands above the statement."""
    by: Text | None = None
    """Who runs the website, if not the council."""
    scope: Text | None = None
    """What the statement applies to; this website if left out."""
    status: Literal["full", "partial", "not"] | None = None
    """How far the site complies with WCAG 2.2, level AA: full, partial or not."""
    not_accessible: tuple[Annotated[Barrier, line_is("what")], ...] = ()
    """What is not accessible and why: a line each, or keys (what, why, criteria, instead, until)."""
    improving: Text | None = None
    """Markdown: what is being done to make it better."""
    contact: Contact | None = None
    """Whom to tell of a part that cannot be used; the council's contact if left out."""
    contact_form: WebAddress | None = None
    """The address of a form on the web: https://www.fernshire.example/tell-us"""
    response: Text | None = None
    """Within what time a report is answered: 5 working days."""
    enforcement: Literal["ehrc", "ecni"] = "ehrc"
    """The body that sees to the rules: ehrc in England, Scotland and Wales, ecni in Northern Ireland."""
    prepared: Date | None = None
    """The date of the first statement: 2023-05-02"""
    reviewed: Date | None = None
    """The date when it was last looked through: 2024-04-29"""
    tested: Date | None = None
    """The date when the website was last tested: 2024-04-22"""
    tested_by: Text | None = None
    """Who tested it: Fernshire Council's web team."""
    method: Text | None = None
    """Markdown: what was tested and how."""


def _zone(value: object) -> object:
    if isinstance(value, str) and value not in (zones := available_timezones()):
        hint = suggestion(value, zones) or "write the name of a zone: Europe/London"
        raise wrong("time-zone", f'"{value}" is not a time zone', hint)
    return value


class Notice(Record):
    """How long before a meeting its agenda is published, where the law's own is not meant."""

    days: Annotated[int, Field(ge=1, le=60)] | None = None
    """How many days: 3; as many as the law asks for if left out."""
    counting: Counting | None = None
    """Which days count: weekdays, all-but-bank-holidays or every-day."""


class CouncilNotice(Notice):
    """What stands at the foot of every page, and how long before a meeting its agenda is published."""

    text: Text | None = None
    """A line of Markdown at the foot of every page: Minutes are drafts until they are agreed."""


def _year(value: object) -> object:
    """A year in a word: municipal, or that of the calendar."""
    days = {"municipal": "05-01", "calendar": "01-01"}
    if isinstance(value, str):
        if value not in days:
            mend = suggestion(value, days) or "write municipal, calendar, or begins: with a month and a day: 04-01"
            raise wrong("choice", f'"{value}" is not one of the words known here', mend)
        return {"begins": days[value]}
    return value


def _year_schema(record: JsonSchemaValue, _: Resolve) -> JsonSchemaValue:
    """A word, or the day on which it begins."""
    return written.either(record, written.text("municipal|calendar", "write municipal or calendar"))


_DAY_OF_YEAR = r"(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8])"


class YearForm(Record):
    """When the body's years begin, and so what they are called: 2024/25, or 2024 from the first of January."""

    begins: Annotated[str, form(_DAY_OF_YEAR, "04-01")] = "05-01"
    """The month and day with which a year begins: 04-01"""


Token = Literal["colour", "accent", "paper", "surface", "ink", "ink-2", "line", "mark", "link", "visited", "focus"]


_LANGUAGE = re.compile(
    r"(?i)[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?"
)
"""A language tag (BCP 47, which is RFC 5646, section 2.1)."""
_KINGDOM = re.compile(r"(?i)en-uk\b")
"""The country's own short form, which no tag has."""


def _language(value: object) -> object:
    if isinstance(value, str) and (not _LANGUAGE.fullmatch(value) or _KINGDOM.match(value)):
        raise wrong("form", f'"{value}" is not the code of a language', "write it like en-GB, cy or de-AT (BCP 47)")
    return value


class Council(Record):
    """The body that publishes (`council.yaml`)."""

    name: Text
    """The council's name: Fernshire Council."""
    address: WebAddress | None = None
    """The address of the council's own web site: https://www.fernshire.example/"""
    language: Annotated[Text, Written.as_one(_language, written.text())] = "en-GB"
    """The language of what is written, as a code: cy, de, en-IE; en-GB if left out. What is in another than English is
    marked on the pages, whose own words are English.
    """
    time_zone: Annotated[Text, Written.as_one(_zone, written.text())] = "Europe/London"
    """The time zone of its meetings, by which calendars go; Europe/London if left out."""
    licence: Text | None = None
    """OGL-UK-3.0, CC-BY-4.0 or CC0-1.0, which are linked, or other words."""
    contact: Contact | None = None
    """Whom to ask today: a team, never a person."""
    law: LawName = "england"
    """Whose law of meetings it is under: england if left out, england-parish, wales, wales-community, scotland,
    northern-ireland, or none, where no rule of law is applied.
    """
    clear_days: Counting | None = None
    """How the days before a meeting are counted: weekdays, all-but-bank-holidays or every-day; as the law's bodies do
    if left out.
    """
    decision_words: Many[Text] = ()
    """What opens a decision in minutes, as typed there: Resolved, AGREED; RESOLVED and RECOMMENDED if left out."""
    brand: Mapping[Token, Shade] = Field(default_factory=dict)
    """The council's own colours, each with a value for light and one for dark screens."""
    tagline: Text = "Meetings and decisions"
    """What stands beside the council's name on every page; Meetings and decisions if left out."""
    notice: Annotated[CouncilNotice | None, line_is("text")] = None
    """A line of Markdown at the foot of every page; or keys: that line (text), and how long before a meeting its agenda
    is published, where the law's own is not meant (days, counting).
    """
    attend: Text | None = None
    """Markdown: how to watch, speak or ask a question, and by when; for every meeting that has no own."""
    agenda_notes: DatedText = ()
    """Markdown below every agenda, such as access and substitutes; one text, or one for each date from which it
    holds.
    """
    any_other_business: DatedText = ()
    """A sentence under every item of any other business; one, or one for each date from which it holds."""
    year: Annotated[YearForm, Written(_year, _year_schema)] = YearForm()
    """When its years begin: municipal, which is on 1 May, if left out, calendar, or begins: 04-01."""
    municipal_years: Mapping[MunicipalYear, Date] = Field(default_factory=dict)
    """The date of the annual meeting with which each municipal year begins, 1 May if left out: 2024/25: 2024-05-16"""
    accessibility: Statement | None = None
    """The accessibility statement, in the model form of the regulations."""

    @property
    def is_in_english(self) -> bool:
        """Whether what is written is in English."""
        return self.language.lower().partition("-")[0] == "en"

    @property
    def language_of_pages(self) -> str:
        """The language of the program's own words: English, as the council writes it."""
        return self.language if self.is_in_english else "en-GB"


class Role(Record):
    """A role outside committees, with its dates."""

    name: Text
    """The role: Cabinet Member for Homes."""
    from_: RoughDate | None = None
    """From when it was held, as a date that may be rough: 2024/25"""
    until: RoughDate | None = None
    """Up to when it was held, that day included: 2025-05-15"""


class Person(Record):
    """A councillor, co-opted member, officer or guest (`people.yaml`)."""

    name: Text
    """As it should be printed, in the fullest form known: Ed Finch."""
    kind: Literal["councillor", "co-opted", "officer", "guest"] = "guest"
    """councillor, co-opted, officer, or guest if left out; a councillor's name has Councillor put before it."""
    title: Text | None = None
    """What stands before the name instead: Ms."""
    roles: Many[Annotated[Role, keyed("name", "from")]] = ()
    """Roles outside committees, with their dates. An officer's job is written where a paper prints it, not here."""
    ward: DatedText = ()
    """The ward; one, or one for each date from which it holds."""
    party: DatedText = ()
    """The party; one, or one for each date from which it holds."""
    formerly: Many[Id] = ()
    """Ids that were used before; their addresses lead here."""


class Event(Record):
    """A moment of a matter's history that papers of the archive tell of."""

    on: RoughDate
    """When it happened, as a date that may be rough: 2023-11"""
    what: Text
    """What happened: The council buys a depot."""
    source: Source | None = None
    """A paper or a web address that tells of it: 2024-06-12/repairs-plan#p2-1"""


class Matter(Record):
    """One subject followed across meetings (`matters.yaml`)."""

    title: Text
    """Its name: Repairs to council homes."""
    about: Text | None = None
    """A sentence about it: How long tenants wait."""
    background: tuple[Event, ...] = ()
    """What happened before, or elsewhere; it stands in the time line."""
    formerly: Many[Id] = ()
    """Ids that were used before; their addresses lead here."""


class Term(Record):
    """An abbreviation (`glossary.yaml`)."""

    means: Text
    """What it stands for: Housing Revenue Account."""
    about: Text | None = None
    """An explanation, in a sentence or two."""
    see: WebAddress | None = None
    """A web address where there is more: https://www.fernshire.example/dhp"""


Meaning = Annotated[Term, line_is("means")]
Glossary = Mapping[Text, Meaning]
SYNONYMS = "synonyms"
"""The key of `glossary.yaml` that is no abbreviation."""
Synonyms = dict[Text, Many[Text]]
"""By a word or words, others that are looked for with it."""
