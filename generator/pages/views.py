"""What each page template receives: one frozen record a page, and nothing else.

A template is named after its record (`MeetingPage` is rendered by `meeting.html`). Addresses in a record are
relative to the page already; text is plain (the template escapes it) unless its type is `Html`.
"""

from dataclasses import dataclass

from generator.prose import Html


@dataclass(frozen=True, slots=True)
class Link:
    """A text and where it leads; with an empty `href` it is text alone."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A date or time: `iso` for the `datetime` attribute, `text` as read ("18 July 2019"), `short` for the margin."""

    iso: str
    text: str
    short: str


@dataclass(frozen=True, slots=True)
class State:
    """How something stands: the word is the message, the shape only repeats it (done, part, open, moved, late,
    new, stop).
    """

    word: str
    shape: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the side column."""

    label: str
    html: Html


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a contents list."""

    number: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the search index is told of a page: its filters and its date for sorting."""

    committee: str
    kind: str
    year: str
    date: str


@dataclass(frozen=True, slots=True)
class NavLink:
    """An entry of the main navigation; `current` is the value of aria-current: page, true or nothing."""

    text: str
    href: str
    current: str


@dataclass(frozen=True, slots=True)
class FootSection:
    """A column of the footer."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the text of every page."""

    title: str
    """For the title element: "Minutes, 18 July 2019, Scrutiny Board (2) – Fernshire Council"."""
    description: str
    language: str
    council: str
    tagline: str
    home: str
    search: str
    """Address of the search page for the header's form; empty where the form is left out (home, search, 404)."""
    styles: str
    icon: str
    scripts: tuple[str, ...]
    policy: str
    """The Content-Security-Policy."""
    nav: tuple[NavLink, ...]
    crumbs: tuple[Link, ...]
    """From the home page down; the last is the page itself and has no address. Empty: no breadcrumb."""
    notice: Html
    foot: tuple[FootSection, ...]
    found: Found | None
    """None: the page is not in the search index (lists and quotations)."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list: the date hangs, the title says what it was about."""

    day: Day
    title: str
    href: str
    committee: str
    """Empty where the list is one committee's."""
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class YearOfMeetings:
    """The meetings of a municipal year ("2019/20"), newest first; `href` leads to the year's own page."""

    year: str
    anchor: str
    href: str
    rows: tuple[MeetingRow, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A clause of a resolution quoted away from its minute."""

    day: Day
    label: str
    """As in "Minute 8, clause 1"."""
    html: Html
    href: str
    source: str
    """The committee's name."""


@dataclass(frozen=True, slots=True)
class Group:
    """People under one heading: "Members", "Apologies"; each as HTML with role or substitution said."""

    label: str
    people: tuple[Html, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there, as the minutes print it; officers by directorate are folded away where they are many."""

    groups: tuple[Group, ...]
    officers: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """A document in a list: its kind in words, date and size where they matter."""

    day: Day
    link: Link
    note: str


@dataclass(frozen=True, slots=True)
class CommitteeCard:
    """A committee in a list."""

    link: Link
    remit: Html


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
    decisions: tuple[Decision, ...]
    published: tuple[Published, ...]
    holds: str
    """As in "2 meetings and 3 papers from July 2019 to September 2019."""
    meetings: str
    """Address of the list of all meetings."""
    stood: Day


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


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """All meetings: the years with how many each holds, and the newest year whole."""

    frame: Frame
    years: tuple[Published, ...]
    """Each year as a link with its count in `note`; `day` is empty text."""
    newest: YearOfMeetings | None
    committees: tuple[CommitteeCard, ...]


@dataclass(frozen=True, slots=True)
class YearPage:
    """The meetings of one municipal year over all committees."""

    frame: Frame
    year: YearOfMeetings
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A paper under its item; `kind` in words ("Briefing note"), `note` says "by …", "not in the archive" or size."""

    link: Link
    kind: str
    note: str
    appendices: tuple["PaperLink", ...]


@dataclass(frozen=True, slots=True)
class MinuteQuote:
    """A minute quoted under its item: `html` has no ids and is not indexed."""

    link: Link
    resolved: tuple[Html, ...]
    """What was resolved, clause by clause, in short."""
    html: Html


@dataclass(frozen=True, slots=True)
class ItemView:
    """An agenda item."""

    number: str
    anchor: str
    title: Html
    about: Html
    by: str
    parts: tuple[tuple[str, Html], ...]
    """Label ("a)") and text."""
    papers: tuple[PaperLink, ...]
    minutes: tuple[MinuteQuote, ...]
    exempt: tuple[Html, ...]
    """Why it is private: a sentence for each paragraph, then the public-interest reason. Empty for a public item."""
    notes: tuple[Html, ...]
    """Gaps and events in words: "Not minuted", "Put off to …"."""
    states: tuple[State, ...]


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
    cancelled: Html
    """The reason, or a sentence that none is given; empty if the meeting is not cancelled."""
    decided: tuple[Decision, ...]
    minutes: Link | None
    minutes_note: str
    """Where there are none: "The minutes of this meeting are not in the archive." or that it is still to come."""
    public: tuple[ItemView, ...]
    private: tuple[ItemView, ...]
    has_agenda: bool
    """False: `public` are the minutes' headings standing in, and the page says that the agenda is not here."""
    attendance: Attendance | None
    membership: tuple[Group, ...]
    """As on the meeting's date; shown apart from who was there."""
    attend: Html
    """How to watch, speak or ask."""
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
class RowView:
    """A row of a work programme."""

    anchor: str
    title: Html
    detail: Html
    leads: tuple[Html, ...]
    source: Html
    outcome: Html
    when: str
    matter: str
    states: tuple[State, ...]
    heard: tuple[Link, ...]
    """The items and minutes that heard it."""


@dataclass(frozen=True, slots=True)
class ProgrammeGroup:
    """The rows of one date or under one heading; `note` is what stands after the date."""

    label: str
    day: Day | None
    href: str
    note: str
    states: tuple[State, ...]
    rows: tuple[RowView, ...]
    """Empty: the page says that nothing is planned yet."""


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
