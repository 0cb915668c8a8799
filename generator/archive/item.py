"""An item of an agenda."""

import re
from dataclasses import dataclass

from generator import urls
from generator.archive.lines import NO_LINE, Line, Target, Withheld
from generator.content.model import AgendaItem
from generator.text import Minute
from generator.text.standing import is_of_attendance, is_other_business

NUMBER = re.compile(r"\d+[a-z]?")
"""A number after which a stop is put in a list."""


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item with its number, what it brings and the minutes that record it."""

    address: str
    """Where it stands on the meeting's page."""
    number: str
    title: Line
    about: Line
    private: bool
    record: AgendaItem
    parts: tuple[tuple[str, Line], ...]
    papers: tuple[Target, ...]
    minutes: tuple[Minute, ...]
    withheld: tuple[Withheld, ...] = ()
    """The papers of a public item that are not for the public."""
    part_of: str = ""
    """The number of the item that it is within; empty where it is in none."""
    section: Line = NO_LINE
    """The heading of the section that it is in."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """All that it says in words of its own."""
        return (
            self.section,
            self.title,
            self.about,
            *(text for _, text in self.parts),
            *(paper.title for paper in self.withheld),
        )

    @property
    def is_part_private(self) -> bool:
        """Whether it is public, and a part of what goes with it is not."""
        return not self.private and bool(self.withheld)

    @property
    def is_off(self) -> bool:
        """Whether it was withdrawn, or put off before the meeting."""
        return self.record.withdrawn is not None or self.record.deferred_to is not None

    @property
    def listed(self) -> str:
        """As it stands in a list: "10. Motions", "10(a) Bus shelters", "TOP N1 Staffing"."""
        return f"{self.printed} {self.title.text}"

    @property
    def printed(self) -> str:
        """Its number as it stands before a title: "10.", "10(a)", "TOP N1"."""
        return f"{self.number}." if NUMBER.fullmatch(self.number) else self.number

    @property
    def anchor(self) -> str:
        """Its fragment on the meeting's page."""
        return urls.item(self.number)

    @property
    def is_of_attendance(self) -> bool:
        """Whether it is about who is there with which interests, of which nobody expects a minute."""
        return is_of_attendance(self.title.text)

    @property
    def is_other_business(self) -> bool:
        """Whether it is for business that has no subject yet."""
        return is_other_business(self.title.text)
