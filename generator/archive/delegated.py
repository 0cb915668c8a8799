"""Decisions that were taken outside meetings: who took each, how it stands on a day, and which there are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator import urls
from generator.archive.lines import Document
from generator.archive.people import printed_name
from generator.archive.words import full
from generator.content.model import DecisionFront, Named, Person

Day = date
"""The type, where a field is called the same."""
UNKNOWN_MAKER = "Not recorded"
"""Stands for who took a decision where its file does not say."""


class InForce(StrEnum):
    """How a decision outside meetings stands on a day."""

    CALL_IN = "call-in"
    """It may be called in."""
    IN_FORCE = "in force"
    """The days on which it could be called in have passed."""
    CALLED_IN = "called in"
    WITHDRAWN = "withdrawn"
    TAKEN = "taken"
    """Nothing is said of a call-in."""


@dataclass(frozen=True, slots=True)
class DelegatedDecision:
    """A decision that an officer or a member took outside meetings."""

    committee: str
    """The folder that it is in: "officer-decisions"."""
    name: str
    """That of its file: its date, and what it is about."""
    date: date
    year: str
    front: DecisionFront
    document: Document

    @property
    def address(self) -> str:
        """Where it is published."""
        return urls.decision(self.committee, self.name)

    @property
    def title(self) -> str:
        """Its title without markup."""
        return self.document.body.title

    @property
    def published(self) -> Day:
        """When it was published; the day that it bears, where that is not recorded."""
        return self.front.published or self.date

    def stands(self, today: Day) -> InForce:
        """How it stands on a day; on the last day of call-in it may still be called in."""
        front = self.front
        if front.withdrawn is not None:
            return InForce.WITHDRAWN
        if front.called_in is not None:
            return InForce.CALLED_IN
        if front.call_in is None:
            return InForce.TAKEN
        return InForce.CALL_IN if today <= front.call_in else InForce.IN_FORCE

    def said(self, today: Day) -> str:
        """How it stands, in words: "May be called in until 26 November 2024"; empty where nothing is said of it."""
        front = self.front
        match self.stands(today):
            case InForce.WITHDRAWN:
                return f"Withdrawn: {front.withdrawn}" if front.withdrawn else "Withdrawn"
            case InForce.CALLED_IN:
                return f"Called in: {front.called_in}" if front.called_in else "Called in"
            case InForce.CALL_IN:
                return f"May be called in until {full(front.call_in)}" if front.call_in else ""
            case InForce.IN_FORCE:
                return "In force"
            case InForce.TAKEN:
                return ""

    def makers(self, people: Mapping[str, Person]) -> tuple[str, ...]:
        """Who took it, each by the name and the role that the decision prints."""
        return tuple(_described(named, people) for named in self.front.by) or (UNKNOWN_MAKER,)


def _described(named: Named, people: Mapping[str, Person]) -> str:
    return ", ".join(filter(None, (printed_name(named, people), named.role)))


def by_maker(
    decisions: Sequence[DelegatedDecision], people: Mapping[str, Person]
) -> Iterator[tuple[str, tuple[DelegatedDecision, ...]]]:
    """Decisions by who took them, in the order of the alphabet; one that two took stands with both."""
    found: dict[str, list[DelegatedDecision]] = {}
    for decision in decisions:
        for maker in decision.makers(people):
            found.setdefault(maker, []).append(decision)
    for maker in sorted(found, key=lambda name: (name == UNKNOWN_MAKER, name.casefold())):
        yield maker, tuple(found[maker])
