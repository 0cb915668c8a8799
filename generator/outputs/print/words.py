"""How dates, people and reasons are printed in a pack."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from generator.archive import (
    DAYS,
    Archive,
    CommitteeHistory,
    Line,
    MeetingHeld,
    in_words,
    membership,
    office,
    on,
    printed_name,
    value_on,
)
from generator.archive.words import NO_BREAK, clock, listed
from generator.content.model import Named
from generator.text import Html

COUNCILLOR = "Councillor "


@dataclass(frozen=True, slots=True)
class Where:
    """A meeting in its archive."""

    archive: Archive
    meeting: MeetingHeld

    @property
    def committee(self) -> CommitteeHistory:
        """The committee that meets."""
        return self.archive.committees[self.meeting.committee]

    @property
    def name(self) -> str:
        """The committee's name on the day."""
        starts = self.archive.council.municipal_years
        return value_on(self.meeting.date, self.committee.record.name, starts) or self.committee.name

    @property
    def short(self) -> str:
        """Its short name on the day, or the full one."""
        starts = self.archive.council.municipal_years
        return value_on(self.meeting.date, self.committee.record.short, starts) or self.name

    @property
    def time(self) -> str:
        """As in "2.00 pm on Thursday, 19 September 2019"."""
        begins = self.meeting.record.time
        return f"{clock(begins)} on {weekday(self.meeting.date)}" if begins else weekday(self.meeting.date)

    @property
    def folder(self) -> str:
        """Its folder below the content folder."""
        return f"{self.meeting.committee}/{self.meeting.name}"

    def names(self, people: Iterable[Named]) -> str:
        """People in one line: "Councillors A Moss (Chair) and C Wren"."""
        said = [self._named(one) for one in people]
        if len(said) > 1 and all(one.startswith(COUNCILLOR) for one in said):
            return COUNCILLOR.strip() + "s " + listed(one.removeprefix(COUNCILLOR) for one in said)
        return listed(said)

    def _named(self, named: Named) -> str:
        sitting, starts = membership(self.committee.record, self.meeting.year), self.archive.council.municipal_years
        role = named.role or office(named, sitting, self.meeting.date, starts)
        said = [role] if role else []
        if named.for_ == "not stated":
            said.append("substitute")
        elif named.for_:
            said.append(f"substitute for {printed_name(Named(person=named.for_), self.archive.people)}")
        if named.remote:
            said.append("by video link")
        name = tied(printed_name(named, self.archive.people))
        return f"{name} ({', '.join(said)})" if said else name

    def with_role(self, named: Named) -> str:
        """As in "Martin Yardley, Executive Director, Place"."""
        return ", ".join(word for word in (printed_name(named, self.archive.people), named.role) if word)

    def members(self) -> tuple[tuple[str, str], ...]:
        """The committee's membership on the day, with those invited to the meeting."""
        sitting, day = membership(self.committee.record, self.meeting.year), self.meeting.date
        starts = self.archive.council.municipal_years
        chairs = {one.person for one in (*sitting.chair, *sitting.deputy_chair)}
        others = tuple(one for one in sitting.members if one.person not in chairs)
        groups: Sequence[tuple[str, tuple[Named, ...]]] = (
            ("Membership", on(day, (*sitting.chair, *sitting.deputy_chair, *others), starts)),
            ("Co-opted members", on(day, sitting.co_opted, starts)),
            ("By invitation", (*on(day, sitting.invited, starts), *self.meeting.record.invited)),
        )
        return tuple((label, self.names(people)) for label, people in groups if people)


def tied(name: str) -> str:
    """A name whose initials stay on one line with the word after them."""
    return re.sub(r"\b([A-Z]{1,3}) (?=[A-Z])", f"\\1{NO_BREAK}", name)


def weekday(day: date) -> str:
    """As in "Thursday, 19 September 2019"."""
    return f"{DAYS[day.weekday()]}, {in_words(day)}"


def plain(text: str) -> Line:
    """Words without markup as a line."""
    return Line(Html(escape(text)), text, {})


def paragraphs(lines: Iterable[str]) -> str:
    """Words without markup as HTML, a paragraph for each."""
    return "".join(f"<p>{escape(one)}</p>" for one in lines)
