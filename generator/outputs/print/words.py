"""How dates, people and reasons are printed in a pack."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.archive import (
    DAYS,
    Archive,
    CommitteeHistory,
    Line,
    MeetingHeld,
    in_words,
)
from generator.archive.attendance import Seat, members, with_role
from generator.archive.words import NO_BREAK, clock, listed
from generator.content.model import Named
from generator.text import words_alone

MEMBERSHIP = {"members": "Membership", "co_opted": "Co-opted members", "others": "By invitation"}
"""What a front sheet calls the groups of a committee."""


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
        return self.archive.committee_name(self.meeting.committee, self.meeting.date)

    @property
    def short(self) -> str:
        """Its short name on the day, or the full one."""
        return self.archive.committee_short_name(self.meeting.committee, self.meeting.date)

    @property
    def time(self) -> str:
        """As in "2.00 pm on Thursday, 19 September 2019"."""
        begins = self.meeting.record.time
        return f"{clock(begins)} on {weekday(self.meeting.date)}" if begins else weekday(self.meeting.date)

    @property
    def folder(self) -> str:
        """Its folder below the content folder."""
        return f"{self.meeting.committee}/{self.meeting.name}"

    def described(self, seats: Sequence[Seat]) -> str:
        """People in one line: "Councillors A Moss (Chair) and C Wren"."""
        together = len(seats) > 1 and all(seat.is_councillor for seat in seats)
        names = [tied(seat.untitled if together else seat.name) for seat in seats]
        said = [f" ({', '.join(seat.said)})" if seat.said else "" for seat in seats]
        return f"{'Councillors ' if together else ''}{listed(map(''.join, zip(names, said, strict=True)))}"

    def with_role(self, named: Named) -> str:
        """As in "Martin Yardley, Executive Director, Place"."""
        return with_role(self.archive, named)

    def members(self) -> tuple[tuple[str, str], ...]:
        """The committee's membership on the day, with those invited to the meeting."""
        groups = members(self.archive, self.meeting)
        return tuple((group.within or MEMBERSHIP[group.name], self.described(group.seats)) for group in groups)


def tied(name: str) -> str:
    """A name whose initials stay on one line with the word after them."""
    return re.sub(r"\b([A-Z]{1,3}) (?=[A-Z])", f"\\1{NO_BREAK}", name)


def weekday(day: date) -> str:
    """As in "Thursday, 19 September 2019"."""
    return f"{DAYS[day.weekday()]}, {in_words(day)}"


def plain_words(text: str) -> Line:
    """Words without markup as a line."""
    return Line(words_alone(text), text, {})
