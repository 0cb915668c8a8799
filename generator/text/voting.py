"""What a text knows of a vote in minutes: what came of it, and who voted which way."""

from dataclasses import dataclass
from typing import Literal

Way = Literal["yes", "no", "abstain", "absent", "not voting"]


@dataclass(frozen=True, slots=True)
class Voter:
    """Somebody who voted: the name as it is printed, and the id of who has a page."""

    name: str
    person: str


@dataclass(frozen=True, slots=True)
class VoteSide:
    """Those who voted one way: how many, and who, as far as they are named; `label` is what the minutes call it."""

    way: Way
    label: str
    count: int
    voters: tuple[Voter, ...]


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote: what came of it ("carried" or "lost"), who gave a casting vote, how many voted which way.

    `on` is the address of the decision or motion that it was about; "" of none.
    """

    anchor: str
    line: int
    result: str
    casting: str
    sides: tuple[VoteSide, ...]
    on: str = ""

    def count(self, way: Way) -> int | None:
        """How many voted one way; None where that is not said."""
        counts = [side.count for side in self.sides if side.way == way]
        return sum(counts) if counts else None

    @property
    def is_named(self) -> bool:
        """Whether it is recorded who voted which way."""
        return any(side.voters for side in self.sides)

    @property
    def in_words(self) -> str:
        """As in "Carried, 7 to 1, 1 abstained"."""
        said = [self.result.capitalize()] if self.result else []
        if self.count("yes") is not None or self.count("no") is not None:
            said.append(f"{self.count('yes') or 0} to {self.count('no') or 0}")
        if abstained := self.count("abstain"):
            said.append(f"{abstained} abstained")
        if self.casting:
            said.append(f"by the casting vote of the {self.casting}")
        return ", ".join(said)
