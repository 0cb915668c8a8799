"""The records of the archive: what officers wrote, numbered, converted and linked."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice, takewhile
from operator import attrgetter
from pathlib import Path
from typing import Literal

from generator import urls
from generator.archive.attached import Attached
from generator.archive.deciding import Plans
from generator.archive.delegated import DelegatedDecision
from generator.archive.item import Item
from generator.archive.law import Law, Notice, law_of, notice_of
from generator.archive.lines import NO_LINE, ActionTaken, Considered, Document, Line, Target
from generator.archive.old_addresses import Redirect
from generator.archive.people import printed_name
from generator.archive.programme import Programme
from generator.archive.record import Recorded
from generator.archive.words import in_words
from generator.archive.years import Starts, starts_of, value_on
from generator.content.model import (
    Committee,
    Council,
    Matter,
    Meeting,
    MinutesRecord,
    Named,
    PaperFront,
    Person,
    Synonyms,
    Term,
)
from generator.text import Clause, Minute

PaperKind = Literal["briefing-note", "report", "presentation", "plan", "letter", "appendix"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document before a committee, with the meeting whose agenda first carried it."""

    committee: str
    meeting: str
    stem: str
    kind: PaperKind
    front: PaperFront
    published: date | None
    """Its own day, else that of the agenda which it came with."""
    is_late: bool
    """Whether it was published after that agenda."""
    document: Document
    appendices: tuple[Target, ...]

    @property
    def address(self) -> str:
        """Where it is published."""
        return urls.paper(self.committee, self.meeting, self.stem)

    @property
    def title(self) -> str:
        """Its title without markup."""
        return self.document.body.title


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of a meeting; `year` is the municipal year their numbers belong to."""

    committee: str
    meeting: str
    date: date
    year: str
    record: MinutesRecord
    document: Document
    is_draft: bool = False
    """Whether they are not to be published yet; the preview alone has these."""

    @property
    def address(self) -> str:
        """Where they are published."""
        return urls.minutes(self.committee, self.meeting)

    def at(self, part: Minute | Clause) -> str:
        """Where a minute or a clause of theirs stands."""
        return urls.at(self.address, part.anchor)

    @property
    def items(self) -> tuple[Minute, ...]:
        """The numbered minutes."""
        return self.document.body.minutes


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """A committee on a date, whether it is to come, was held or was cancelled."""

    committee: str
    name: str
    date: date
    year: str
    record: Meeting
    note: Line
    attend: Line
    """How to watch, speak or ask a question at this one, where that is not as at every other."""
    items: tuple[Item, ...]
    papers: Mapping[str, Paper]
    minutes: Minutes | None
    programme: Programme | None

    @property
    def address(self) -> str:
        """Where it is published."""
        return urls.meeting(self.committee, self.name)

    @property
    def is_known(self) -> bool:
        """Whether more is known of it than its date: its agenda, its minutes, or who was there."""
        found = (self.record.agenda, self.record.attendance, self.record.minutes, self.minutes)
        return any(document is not None for document in found)

    @property
    def ended(self) -> datetime | None:
        """When it closed, by the clock of its place, where that is recorded; before it began means after midnight."""
        begins, closed = self.record.time, self.record.minutes.closed if self.record.minutes else None
        if begins is None or closed is None or closed == begins:
            return None
        return datetime.combine(self.date + timedelta(days=closed < begins), closed)

    @property
    def is_off(self) -> bool:
        """Whether it was cancelled, or was not held though people came."""
        return self.record.cancelled is not None or self.record.not_held is not None

    @property
    def off_because(self) -> str:
        """Why it was not held; empty where no reason is given, and where it was."""
        return self.record.off_because

    @property
    def title(self) -> str:
        """What it is called, where that is more than a meeting: "Extraordinary meeting"."""
        return self.record.title or ""

    @property
    def dated(self) -> str:
        """Its date as it is read, after its title: "Extraordinary meeting, 14 May 2025"."""
        return ", ".join(filter(None, (self.title, in_words(self.date))))

    def within(self, item: Item) -> tuple[Item, ...]:
        """The items within an item, private ones of a public item too."""
        return tuple(other for other in self.items if other.part_of == item.number)

    def minutes_of(self, item: Item) -> tuple[Minute, ...]:
        """The minutes of an item, or where one within an item has none of its own, those of that."""
        whole = next((other for other in self.items if other.number == item.part_of), None)
        return item.minutes or (whole.minutes if whole else ())

    def recorded(self, minute: Minute, anchor: str = "") -> tuple[Item, ...]:
        """The items that a minute records, as a whole or in parts; those alone that a decision or vote in it is of."""
        part = minute.part_at(anchor)
        own = self._minuted_at({part.anchor if part else minute.anchor}) if anchor else ()
        return own or self._minuted_at({minute.anchor, *(part.anchor for part in minute.parts)})

    def _minuted_at(self, anchors: set[str]) -> tuple[Item, ...]:
        return tuple(item for item in self.items if any(minute.anchor in anchors for minute in item.minutes))

    @property
    def unplaced(self) -> tuple[Minute, ...]:
        """The minutes that belong to no item of the agenda; none where that is not here."""
        placed = {minute.whole or minute.anchor for item in self.items for minute in item.minutes}
        minutes = self.minutes.items if self.minutes and self.items else ()
        return tuple(minute for minute in minutes if minute.anchor not in placed)

    @property
    def has_agenda(self) -> bool:
        """Whether its agenda is in the archive; items alone can be known from elsewhere."""
        return self.record.agenda is not None and not self.record.agenda_missing


@dataclass(frozen=True, slots=True)
class CommitteeHistory:
    """A committee and its meetings in order of date."""

    name: str
    record: Committee
    remit: Line
    """What it looks after, as at its last meeting."""
    remits: Mapping[str, Line]
    """The same by the date from which it holds, in the order written."""
    actions: tuple[ActionTaken, ...]
    meetings: tuple[MeetingHeld, ...]
    by_name: Mapping[str, MeetingHeld]
    decisions: tuple[DelegatedDecision, ...] = ()
    """Those taken outside meetings, oldest first; a folder that has them has no meetings."""

    def on(self, day: date) -> tuple[MeetingHeld, ...]:
        """The meetings on a day, found without looking through all of them."""
        start = bisect_left(self.meetings, day, key=attrgetter("date"))
        return tuple(takewhile(lambda meeting: meeting.date == day, islice(self.meetings, start, None)))

    def place_of(self, meeting: MeetingHeld) -> int:
        """The number of a meeting among all, from 0."""
        start = bisect_left(self.meetings, meeting.date, key=attrgetter("date"))
        return start + next(n for n, other in enumerate(self.on(meeting.date)) if other.name == meeting.name)

    @property
    def address(self) -> str:
        """Where it is published."""
        return urls.committee(self.name)

    def adjourned(self, meeting: MeetingHeld) -> MeetingHeld | None:
        """The meeting that was adjourned to one, if that is here; of two on a day the first."""
        day = meeting.record.continues
        return next(iter(self.on(day)), None) if day else None

    def reconvened(self, meeting: MeetingHeld) -> MeetingHeld | None:
        """The meeting that went on with one after it was adjourned; with the first of two on a day."""
        if any(first.name != meeting.name for first in self.on(meeting.date)[:1]):
            return None
        return next((later for later in self.meetings if later.record.continues == meeting.date), None)


@dataclass(frozen=True, slots=True)
class Archive:
    """Every record, linked both ways."""

    council: Council
    notice: Line
    attend: Line
    """How to watch, speak or ask a question at a meeting that says nothing else."""
    agenda_notes: Mapping[str, Line]
    """What stands below agendas, by the wording as written."""
    people: Mapping[str, Person]
    matters: Mapping[str, Matter]
    subjects: Mapping[str, Line]
    """What each matter is about."""
    glossary: Mapping[str, Term]
    synonyms: Synonyms
    about: Mapping[str, Document]
    committees: Mapping[str, CommitteeHistory]
    by_date: tuple[MeetingHeld, ...]
    considered: Mapping[str, tuple[Considered, ...]]
    """By a paper's address, the items that had it before them."""
    part_of: Mapping[str, str]
    """By an appendix's address, the address of the paper it belongs to."""
    files: Mapping[str, Path | str]
    """What is published as it is, by address: a file to copy, or its text."""
    attached: Mapping[str, Attached] = field(default_factory=dict)
    """The files that are documents by themselves, by the address of the file."""
    withheld: frozenset[str] = frozenset()
    """Files that are held back as what may be private, by the path of their source below `content/`."""
    redirects: tuple[Redirect, ...] = ()
    """Where old addresses lead: those listed in `redirects.yaml`, former ids, and dates that meetings had."""
    host_files: Mapping[str, Path] = field(default_factory=dict)
    """What a host asks for, by address: nothing of the record, and published as it lies there."""
    recorded: Recorded = field(default_factory=Recorded)
    plans: Plans = field(default_factory=Plans)
    """What forward plans announce, and where it was decided."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """All that the council says in words of its own, and what is said of matters."""
        return (self.notice, self.attend, *self.agenda_notes.values(), *self.subjects.values())

    def committee_name(self, committee: str, on: date) -> str:
        """What a committee was called on a day: that of a meeting, or today; its folder's name if it had no name."""
        return value_on(on, self.committees[committee].record.name, self.starts) or committee

    def committee_short_name(self, committee: str, on: date) -> str:
        """The short name of a committee on a day, or the full one."""
        return value_on(on, self.committees[committee].record.short, self.starts) or self.committee_name(committee, on)

    @property
    def starts(self) -> Starts:
        """When its municipal years begin."""
        return starts_of(self.council)

    def law(self, committee: str) -> Law:
        """The law that a committee is under."""
        return law_of(self.council, self.committees[committee].record)

    def notice_of(self, committee: str) -> Notice | None:
        """How long before its meetings a committee's agenda is published; None where nobody asks for it."""
        return notice_of(self.council, self.committees[committee].record)

    def agenda_note(self, day: date) -> Line:
        """What stands below the agendas of a day."""
        note = value_on(day, self.council.agenda_notes, self.starts)
        return self.agenda_notes[note] if note else NO_LINE

    def addressee(self, who: str, on: date) -> str:
        """Whom a clause asks, as called on a day: a committee, a person, or the words written."""
        if who in self.committees:
            return self.committee_name(who, on)
        return printed_name(Named(person=who), self.people)

    def meetings(self) -> tuple[MeetingHeld, ...]:
        """All meetings by date, then committee."""
        return self.by_date

    def meeting(self, committee: str, name: str) -> MeetingHeld:
        """The meeting of a committee whose folder has a name."""
        return self.committees[committee].by_name[name]

    def paper(self, address: str) -> Paper | None:
        """The paper whose page is at an address; None where something else or nothing is."""
        committee, name, stem = urls.within(address)
        meeting = history.by_name.get(name) if (history := self.committees.get(committee)) else None
        return meeting.papers.get(stem) if meeting else None
