"""What every page record is made of: links, dates, states, and what stands around the text.

A page template receives one frozen record, which stands beside the function that fills it, and nothing else; it is
named after it (`MeetingPage` is rendered by `meeting.html`). Addresses in a record are relative to the page already;
text is plain (the template escapes it) unless its type is `Html`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from generator.archive import DAYS
from generator.archive.words import full, short
from generator.archive.years import Starts, municipal_year
from generator.text import Html


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


Wording = tuple[str | Link | Day, ...]
"""Words in their order, some of them a link or a date; the template writes each as what it is."""


@dataclass(frozen=True, slots=True)
class State:
    """How something stands: the word says it; the shape repeats it.

    Shapes are done, part, open, unknown, moved, late, new and stop.
    """

    word: str
    shape: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the side column."""

    label: str
    lines: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of a contents list."""

    number: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the search index is told of a page: its filters, its date for sorting, and what it is called there."""

    title: str
    committee: str
    kind: str
    year: str
    date: str
    subject: str = ""
    """What it is about, where its title does not tell."""
    heading: str = ""
    """What stands in the place of a title above a part of a page."""
    place: str = ""
    """What such a part is called on its page, as in "Minute 8, clause 1", and its address in `url`."""
    url: str = ""

    def in_year(self, starts: Starts) -> str:
        """The municipal year by which it is found, that of its date where it names none; empty where it has neither."""
        return self.year or (municipal_year(date.fromisoformat(self.date), starts) if self.date else "")

    @property
    def month(self) -> str:
        """The month of its date; empty where it has none."""
        return self.date[:7]


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
class Alternate:
    """The record in another form, for programs: what it is, where, and its media type."""

    text: str
    href: str
    type: str


@dataclass(frozen=True, slots=True)
class Citation:
    """How a page is cited ("Fernshire Council, Panel, 12 June 2024, minutes"), and what the names of its places follow.

    Minute 8 of these is cited by `places` and its own name: "Fernshire Council, Panel, 12 June 2024, minute 8".
    """

    page: str
    places: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the text of every page."""

    title: str
    """For the title element: "Minutes, 18 July 2019, Scrutiny Board (2) – Fernshire Council"."""
    shared: str
    """The same for who shares the page, whose council is named beside it."""
    description: str
    language: str
    council: str
    tagline: str
    home: str
    search: str
    """Address of the search page for the header's form; empty where the form is left out (home, search, 404)."""
    ahead: str
    """Address of the script of the search page, which is got while words are typed; empty on that page."""
    styles: str
    icon: str
    scripts: tuple[str, ...]
    alternates: tuple[Alternate, ...]
    opensearch: str
    """Address of the description of the search for browsers; empty where the site's whole address is not known."""
    address: str
    """The whole address of the page; empty where that of the site is not known, and for the page that is not there."""
    data: tuple[Html, ...]
    """What the page is about, for programs: JSON-LD."""
    cite: Citation
    report: Link
    """Where a mistake on this page is reported."""
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
class Published:
    """A document in a list: its kind in words, date and size where they matter."""

    day: Day
    link: Link
    note: str


def fact(label: str, *words: str | Link | Day) -> Fact:
    """A line of the side column that says one thing."""
    return Fact(label, (words,))


def joined(parts: Iterable[Wording], between: str = ", ", last: str = "") -> Wording:
    """The parts one after the other with words between them, and others before the last if they are given."""
    every = list(parts)
    words: list[str | Link | Day] = []
    for n, part in enumerate(every):
        if n:
            words.append(last if last and n == len(every) - 1 else between)
        words += part
    return tuple(words)


def series(links: Iterable[Link]) -> Wording:
    """As in "a, b and c"."""
    return joined(((link,) for link in links), last=" and ")


def as_day(day: date, at: time | None = None, *, weekday: bool = False) -> Day:
    """A date for a page, with its time of day if it has one and with the weekday if that is wanted."""
    iso = f"{day.isoformat()}T{at:%H:%M}" if at else day.isoformat()
    text = f"{DAYS[day.weekday()]} {full(day)}" if weekday else full(day)
    return Day(iso, text, short(day))
