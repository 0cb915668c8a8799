"""The records of pages that gather: matters, decisions, people, work programmes over time, coverage."""

from dataclasses import dataclass

from generator.outputs.pages.views.frame import Day, Fact, Frame, Link, NavLink, State
from generator.outputs.pages.views.parts import Offer, PaperLink, Published
from generator.text import Html


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A clause in the register: its text, whom it asks, by when, and what came of it."""

    day: Day
    label: str
    """As in "Minute 8, clause 1"."""
    href: str
    html: Html
    committee: str
    asked: Html
    """Empty: not recorded."""
    due: str
    """Empty: no date."""
    state: State
    outcomes: tuple[Html, ...]
    """Each a link with what it says."""


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """A row of filters as links; the current one has aria-current."""

    label: str
    links: tuple[NavLink, ...]


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """The register of decisions, whole or narrowed by one filter."""

    frame: Frame
    title: str
    lede: str
    filters: tuple[FilterGroup, ...]
    decisions: tuple[RegisterEntry, ...]


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter in a list: the years it spans hang, the counts say how often it was heard."""

    span: str
    link: Link
    about: Html
    note: str


@dataclass(frozen=True, slots=True)
class MattersPage:
    """All matters, those heard last first."""

    frame: Frame
    matters: tuple[MatterRow, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a time line; what it is for decides its look: background, heard, planned or gap."""

    kind: str
    when: str
    """As in "18 Jul 2019", "2014" or "2016/17 and 2017/18"."""
    iso: str
    """For the datetime attribute; empty where the date is rough or there is none."""
    title: Html
    text: Html
    papers: tuple[PaperLink, ...]
    decisions: tuple[RegisterEntry, ...]
    rows: tuple[Html, ...]
    """Of a work programme: each a link with the date or heading it was planned under."""
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class MatterPage:
    """One matter as a time line."""

    frame: Frame
    title: str
    about: Html
    states: tuple[State, ...]
    facts: tuple[Fact, ...]
    moments: tuple[Moment, ...]
    subscribe: Offer | None


@dataclass(frozen=True, slots=True)
class PeopleGroup:
    """People of one kind ("Councillors"); `note` says in which years they stand in the archive."""

    label: str
    people: tuple[Published, ...]
    """`day` is empty."""


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everybody with a page of their own."""

    frame: Frame
    groups: tuple[PeopleGroup, ...]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office with its year, or its dates."""

    when: str
    html: Html


@dataclass(frozen=True, slots=True)
class AttendedRow:
    """What the minutes record of a person at a meeting."""

    day: Day
    href: str
    committee: str
    role: Html
    """As what: "Member", "Substitute for …", "Cabinet Member for …"."""
    state: State
    """Present, Apologies or Absent."""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person in their public roles."""

    frame: Frame
    kind: str
    name: str
    lede: str
    facts: tuple[Fact, ...]
    offices: tuple[OfficeRow, ...]
    asked: tuple[RegisterEntry, ...]
    counts: str
    """As in "Present at 4 meetings, substitute at 1, apologies for 2."; empty where nothing is recorded."""
    attended: tuple[AttendedRow, ...]
    papers: tuple[Published, ...]
    led: tuple[OfficeRow, ...]
    """Rows of work programmes; the date or heading they stand under hangs."""


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The rows to which the same happened: "Added", "Moved", "Heard" …; each as HTML with from, to and source."""

    label: str
    rows: tuple[Html, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition of a work programme and how it differs from the one before."""

    anchor: str
    link: Link
    note: str
    """The first edition of its year in the archive is compared with nothing, and this says so."""
    changes: tuple[ChangeGroup, ...]


@dataclass(frozen=True, slots=True)
class YearOfEditions:
    """The editions of a municipal year, newest first."""

    year: str
    anchor: str
    editions: tuple[EditionView, ...]


@dataclass(frozen=True, slots=True)
class ProgrammesPage:
    """A committee's work programme over time."""

    frame: Frame
    title: str
    lede: str
    facts: tuple[Fact, ...]
    years: tuple[YearOfEditions, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What is held of a committee in a municipal year; all counts are 0 in a year of which nothing is here."""

    year: Link
    committee: Link
    meetings: int
    agendas: int
    minutes: int
    papers: int
    programmes: int


@dataclass(frozen=True, slots=True)
class CoverageList:
    """Things of one sort that are known and not here: a heading, a sentence, and each with its link."""

    title: str
    text: str
    items: tuple[Html, ...]
    none: str
    """What is said where there are none."""


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """What the archive holds and what it is known to lack."""

    frame: Frame
    holds: str
    rows: tuple[CoverageRow, ...]
    lists: tuple[CoverageList, ...]
    stood: Day
