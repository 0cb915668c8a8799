"""What stands in lists: meetings, decisions, people, papers, agenda items, rows of a work programme."""

from dataclasses import dataclass

from generator.outputs.pages.views.frame import Day, Link, State
from generator.text import Html


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
class Offer:
    """A calendar and a feed offered on a page: how to use them in a sentence, and links to them and to more words."""

    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """A calendar or a feed: which of them it is, its address as it is to be copied, and the link to it."""

    kind: str
    address: str
    href: str
    subscribe: str
    """The address that opens a calendar program; empty for a feed, and where the whole address is not known."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """What can be subscribed to of a committee or a matter."""

    of: Link
    channels: tuple[Channel, ...]


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
    decisions: int
    """How many clauses it resolved; they stand in full under what was decided."""
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
class RowView:
    """A row of a work programme."""

    anchor: str
    title: Html
    detail: Html
    leads: tuple[Html, ...]
    source: Html
    outcome: Html
    when: str
    matter: Html
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
