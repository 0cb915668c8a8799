"""What is recorded of a decision, wherever it is taken: whether it is a key decision, until when it may be called in.

Key decisions and their notice: SI 2012/2089, regulations 8 to 11.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from generator.archive.words import full, with_reason
from generator.content.model import Deciding
from generator.text import Deciding as OnHeading

KEY = "Key decision"


class InForce(StrEnum):
    """How a decision stands on a day."""

    CALL_IN = "call-in"
    """It may be called in."""
    IN_FORCE = "in force"
    """The days on which it could be called in have passed."""
    CALLED_IN = "called in"
    WITHDRAWN = "withdrawn"
    TAKEN = "taken"
    """Nothing is said of a call-in."""


@dataclass(frozen=True, slots=True)
class OfDecision:
    """What is recorded of a decision."""

    key: bool | None = None
    """Whether it is a key decision; None where that is not recorded."""
    reference: str = ""
    """The council's, which a key decision has in the forward plan too."""
    call_in: date | None = None
    """The last day on which it may be called in."""
    called_in: str | None = None
    """What came of its being called in; None where it was not."""
    withdrawn: str | None = None
    general_exception: str = ""
    special_urgency: str = ""
    """Why a key decision was not announced 28 clear days before."""

    def stands(self, today: date) -> InForce:
        """How it stands on a day; on the last day of call-in it may still be called in."""
        if self.withdrawn is not None:
            return InForce.WITHDRAWN
        if self.called_in is not None:
            return InForce.CALLED_IN
        if self.call_in is None:
            return InForce.TAKEN
        return InForce.CALL_IN if today <= self.call_in else InForce.IN_FORCE

    def said(self, today: date) -> str:
        """How it stands, in words: "May be called in until 26 November 2024"; empty where nothing is said of it."""
        match self.stands(today):
            case InForce.WITHDRAWN:
                return with_reason("Withdrawn", self.withdrawn)
            case InForce.CALLED_IN:
                return with_reason("Called in", self.called_in)
            case InForce.CALL_IN if self.call_in:
                return f"May be called in until {full(self.call_in)}"
            case InForce.IN_FORCE:
                return "In force"
        return ""

    @property
    def called(self) -> str:
        """As in "Key decision FP/24/17"; empty of one that is none."""
        return f"{KEY} {self.reference}".rstrip() if self.key else ""

    @property
    def untaken(self) -> "OfDecision":
        """The same of what was not decided: there is nothing to call in."""
        return replace(self, call_in=None, called_in=None)

    @property
    def at_short_notice(self) -> Iterator[str]:
        """Why a key decision was not announced 28 clear days before, in sentences (regulations 10 and 11)."""
        if self.general_exception:
            yield f"Not announced 28 clear days before (general exception): {self.general_exception}"
        if self.special_urgency:
            yield f"Not announced 28 clear days before (special urgency): {self.special_urgency}"

    def before(self, other: "OfDecision") -> "OfDecision":
        """This, and what another says of the same decision where this says nothing."""
        return replace(
            self,
            key=other.key if self.key is None else self.key,
            reference=self.reference or other.reference,
            call_in=self.call_in or other.call_in,
            called_in=other.called_in if self.called_in is None else self.called_in,
            general_exception=self.general_exception or other.general_exception,
            special_urgency=self.special_urgency or other.special_urgency,
        )


def of_record(record: Deciding, withdrawn: str | None = None) -> OfDecision:
    """What an agenda item, or a decision outside meetings, says of itself."""
    return OfDecision(
        record.key,
        record.reference or "",
        record.call_in,
        record.called_in,
        withdrawn,
        record.general_exception or "",
        record.special_urgency or "",
    )


def of_heading(said: OnHeading) -> OfDecision:
    """What the heading of a minute says of its decision."""
    call_in = date.fromisoformat(said.call_in) if said.call_in else None
    return OfDecision(said.key or None, said.reference, call_in, said.called_in)


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A row of an edition of a forward plan that announces a decision."""

    address: str
    title: str
    published: date | None
    """The day of the edition."""
    is_private: bool
    """Whether it says that the decision is to be taken in private."""


@dataclass(frozen=True, slots=True)
class DecidedAt:
    """Where a decision was taken: what the place is called, and its address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Plans:
    """What forward plans announce, oldest edition first, and where it was decided."""

    by_reference: Mapping[str, tuple[PlanEntry, ...]] = field(default_factory=dict)
    by_place: Mapping[str, tuple[PlanEntry, ...]] = field(default_factory=dict)
    """By the address of an item or a minute that heard a row."""
    decided: Mapping[str, tuple[DecidedAt, ...]] = field(default_factory=dict)
    """By reference."""
    minutes: Mapping[str, DecidedAt] = field(default_factory=dict)
    """By their address, the minutes that heard a row and record a decision."""

    def __bool__(self) -> bool:
        """Whether there is any forward plan."""
        return bool(self.by_reference or self.by_place)

    def announced(self, deciding: OfDecision, *places: str) -> tuple[PlanEntry, ...]:
        """The rows that announce a key decision."""
        return self.entries(deciding, *places) if deciding.key else ()

    def entries(self, deciding: OfDecision, *places: str) -> tuple[PlanEntry, ...]:
        """The rows that are about a decision: by its reference, else by the items and minutes that it stands in."""
        by_place = (entry for place in places for entry in self.by_place.get(place, ()))
        by_reference = self.by_reference.get(folded(deciding.reference))
        return by_reference or tuple({entry.address: entry for entry in by_place}.values())

    def taken(self, reference: str, heard: Iterable[str]) -> tuple[DecidedAt, ...]:
        """Where a row was decided, by its reference and the addresses of what heard it; each place once."""
        by_reference = self.decided.get(folded(reference), ())
        by_place = (self.minutes[place] for place in heard if place in self.minutes)
        return tuple({at.address: at for at in (*by_reference, *by_place)}.values())


def folded(reference: str) -> str:
    """A reference for comparison, whatever its case and blanks."""
    return "".join(reference.split()).casefold()
