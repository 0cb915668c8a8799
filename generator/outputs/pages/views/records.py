"""The record of each page."""

from dataclasses import dataclass

from generator.outputs.pages.views.frame import Day, Entry, Fact, Frame, Link, State
from generator.outputs.pages.views.parts import (
    Attendance,
    CommitteeCard,
    Group,
    ItemView,
    MeetingRow,
    Offer,
    PaperLink,
    ProgrammeGroup,
    Published,
    Subscription,
    YearOfMeetings,
)
from generator.outputs.pages.views.registers import MatterRow, RegisterEntry
from generator.text import Html


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page."""

    frame: Frame
    title: str
    lede: str
    search: str
    committees: tuple[CommitteeCard, ...]
    coming: tuple[MeetingRow, ...]
    """Next meetings, soonest first; empty: the page says that none is announced here."""
    recent: tuple[MeetingRow, ...]
    decisions: tuple[RegisterEntry, ...]
    matters: tuple[MatterRow, ...]
    """Those heard or planned last."""
    published: tuple[Published, ...]
    holds: str
    """As in "2 meetings and 3 papers from July 2019 to September 2019."""
    meetings: str
    """Address of the list of all meetings."""
    stood: Day
    subscribe: Offer | None


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """A committee: meetings by year titled by what they were about, then its members by year."""

    frame: Frame
    kind: str
    name: str
    remit: Html
    facts: tuple[Fact, ...]
    also: tuple[Link, ...]
    years: tuple[YearOfMeetings, ...]
    """Newest first; all but the first fold."""
    membership_year: str
    membership: tuple[Group, ...]
    subscribe: Offer | None


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """All meetings: the years with how many each holds, and the newest year whole."""

    frame: Frame
    years: tuple[Published, ...]
    """Each year as a link with its count in `note`; `day` is empty text."""
    newest: YearOfMeetings | None
    committees: tuple[CommitteeCard, ...]
    subscribe: Offer | None


@dataclass(frozen=True, slots=True)
class YearPage:
    """The meetings of one municipal year over all committees."""

    frame: Frame
    year: YearOfMeetings
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting: its state, facts, what was decided, the agenda, who was there."""

    frame: Frame
    day: Day
    committee: Link
    states: tuple[State, ...]
    facts: tuple[Fact, ...]
    also: tuple[Link, ...]
    note: Html
    to_come: bool
    """Whether the meeting is still ahead."""
    cancelled: Html
    """The reason, or a sentence that none is given; empty if the meeting is not cancelled."""
    decided: tuple[RegisterEntry, ...]
    minutes: Link | None
    minutes_note: str
    """Where there are none: "The minutes of this meeting are not in the archive."; empty while it is ahead."""
    public: tuple[ItemView, ...]
    private: tuple[ItemView, ...]
    private_note: str
    """What is said where `private` is empty."""
    has_agenda: bool
    """False: `public` are the minutes' headings, or what was planned, standing in for the agenda."""
    agenda_note: str
    """Where there is no agenda: that it is not here, and what stands in for it."""
    attendance: Attendance | None
    membership: tuple[Group, ...]
    """As on the meeting's date; shown apart from who was there."""
    attend: Html
    """How to watch, speak or ask: the council's general words while the meeting is ahead, later only its own."""
    notes: Html
    """The standing notes of the agenda (access, substitutes)."""
    signed: Html
    """As in "Martin Example, Executive Director, 11 September 2019"."""
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A paper, numbered as the officers cite it; `slides` for a presentation."""

    frame: Frame
    kind: str
    title: Html
    states: tuple[State, ...]
    facts: tuple[Fact, ...]
    toc: tuple[Entry, ...]
    body: Html
    slides: bool
    appendices: tuple[PaperLink, ...]
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """The minutes of a meeting."""

    frame: Frame
    day: Day
    committee: Link
    states: tuple[State, ...]
    facts: tuple[Fact, ...]
    toc: tuple[Entry, ...]
    attendance: Attendance | None
    body: Html
    corrections: tuple[Html, ...]
    closed: str
    """As in "11.25 am", or empty."""
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class WorkProgrammePage:
    """One edition of a committee's work programme."""

    frame: Frame
    title: str
    lede: str
    states: tuple[State, ...]
    facts: tuple[Fact, ...]
    editions: tuple[Link, ...]
    groups: tuple[ProgrammeGroup, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search form, its filters, and what to do without JavaScript."""

    frame: Frame
    early: str
    """The address of the script that has to run before anything is drawn."""
    committees: tuple[str, ...]
    kinds: tuple[str, ...]
    years: tuple[str, ...]
    browse: tuple[Link, ...]
    holds: str
    missing: str
    """What is known not to be in the archive, for the page that found nothing."""


@dataclass(frozen=True, slots=True)
class AboutPage:
    """A page of `about/`; the first one carries licence and contact, and says how the record stood."""

    frame: Frame
    title: Html
    body: Html
    licence: Html
    contact: Html
    stood: Day | None


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What a host shows for an address that does not exist; its links begin with the base path."""

    frame: Frame
    search: str
    browse: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MovedPage:
    """Stands at a former address and leads on to the present one."""

    frame: Frame
    title: str
    now: Link


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An old address in a list: as it was written, its query for the script, and where it leads now."""

    text: str
    query: str
    now: Link


@dataclass(frozen=True, slots=True)
class LookUpPage:
    """Stands at an old path whose query said what was meant: a list, from which a script takes what is asked for."""

    frame: Frame
    path: str
    addresses: tuple[OldAddress, ...]
    """The one without a query, to which all lead that are not listed, first."""


@dataclass(frozen=True, slots=True)
class SubscribePage:
    """How calendars and feeds are used, with the address of each."""

    frame: Frame
    has_feeds: bool
    committees: tuple[Subscription, ...]
    """The whole archive first."""
    matters: tuple[Subscription, ...]
