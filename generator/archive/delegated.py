"""Decisions that were taken outside meetings: who took each, how it stands on a day, and which there are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator import urls
from generator.archive.deciding import OfDecision, of_record
from generator.archive.lines import Document
from generator.archive.people import printed_name
from generator.content.model import DecisionFront, Named, Person

Day = date
"""The type, where a field is called the same."""
UNKNOWN_MAKER = "Not recorded"
"""Stands for who took a decision where its file does not say."""


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

    @property
    def deciding(self) -> OfDecision:
        """Whether it is a key decision, and until when it may be called in."""
        return of_record(self.front, self.front.withdrawn)

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
