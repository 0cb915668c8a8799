"""Work programmes: their linked records; the date and note of each group, the address of each row, who heard it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator import urls
from generator.archive.agenda import same_title
from generator.archive.lines import Line
from generator.archive.words import KINDS
from generator.content.model import PlannedRow, WorkProgramme
from generator.text import Minute
from generator.text.typed_dates import DATE, dates

DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s+(.*))?")
MEETING_OF = re.compile(rf"\b(?i:meeting (?:of|held on)) {DATE}")


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A row of a work programme; `heard` are the addresses of the items and minutes that heard it, with their names."""

    address: str
    """Where it stands in its edition."""
    record: PlannedRow
    title: Line
    detail: Line
    source: Line
    outcome: Line
    heard: tuple[tuple[str, str], ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All that it says."""
        return (self.title, self.detail, self.source, self.outcome)

    @property
    def anchor(self) -> str:
        """Its fragment on the edition's page."""
        return urls.parted(self.address)[1]


@dataclass(frozen=True, slots=True)
class ProgrammeGroup:
    """The rows of a date (with what was written after it) or under another heading."""

    heading: str
    date: date | None
    note: str
    rows: tuple[ProgrammeRow, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """One edition of a committee's work programme."""

    committee: str
    meeting: str
    title: str
    updated: date | None
    """The day as of which it is, by its own word or else by that of the agenda."""
    published: date | None
    """With the agenda, or on the day as of which it is where that is later."""
    record: WorkProgramme
    groups: tuple[ProgrammeGroup, ...]

    @property
    def address(self) -> str:
        """Where it is published."""
        return urls.work_programme(self.committee, self.meeting)

    @property
    def is_forward_plan(self) -> bool:
        """Whether it announces key decisions."""
        return self.record.is_forward_plan

    @property
    def kind(self) -> Literal["work-programme", "forward-plan"]:
        """What it is, as documents are told apart."""
        return self.record.means

    @property
    def called(self) -> str:
        """The same in words: "Work programme"."""
        return KINDS[self.record.means]

    @property
    def rows(self) -> tuple[ProgrammeRow, ...]:
        """All rows, group by group."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class GroupHeading:
    """What a group of rows stands under: a date with what was written after it, or other words."""

    text: str
    date: date | None
    note: str


def heading(text: str) -> GroupHeading:
    """The heading of a group; a date that is not in the calendar is a ValueError."""
    match = DATED.fullmatch(text)
    if match is None:
        return GroupHeading(text, None, "")
    return GroupHeading("", date.fromisoformat(match[1]), match[2] or "")


def anchors(programme: WorkProgramme) -> Mapping[tuple[str, int], str]:
    """The fragment of each row by its group and position; a title that stands twice gets a number."""
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], str] = {}
    for group, rows in programme.programme.items():
        for position, row in enumerate(rows):
            anchor = urls.row(row.title)
            seen[anchor] += 1
            found[group, position] = anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"
    return found


def with_links(source: str, meetings: Mapping[str, str]) -> str:
    """The text of a row's source with "meeting of 2 July 2015" as a link where that meeting is in the archive.

    `meetings` are the names of the committee's meetings by ISO date.
    """

    def link(match: re.Match[str]) -> str:
        day = next((str(found.on()) for found in dates(match[0])), "")
        return f"[{match[0]}](../{meetings[day]}/meeting.yaml)" if day in meetings else match[0]

    return MEETING_OF.sub(link, source)


@dataclass(frozen=True, slots=True)
class Hearing:
    """An item or minute that may have heard a row: what it was about, and where it is."""

    title: str
    matter: tuple[str, ...]
    label: str
    address: str


def hearings_of(row: PlannedRow, rows: Sequence[PlannedRow], hearings: Sequence[Hearing]) -> Iterator[tuple[str, str]]:
    """The label and address of what heard a row: what has its title, or its matter if no other row that day has it."""
    for hearing in hearings:
        alike = same_title(row.title) == same_title(hearing.title)
        shared = set(row.matter) & set(hearing.matter)
        alone = any(sum(matter in row.matter for row in rows) == 1 for matter in shared)
        if alike or alone:
            yield hearing.label, hearing.address


def hearings_of_minutes(minutes: Sequence[Minute], address: str) -> Iterator[Hearing]:
    """The minutes of a meeting as what may have heard a row; one that put its business off has heard nothing."""
    for minute in minutes:
        if minute.deferred_to:
            continue
        yield Hearing(minute.heading, minute.matter, minute.called, urls.at(address, minute.anchor))
