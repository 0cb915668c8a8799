"""What was asked of an archive for each of many things that are made of it, so that it is known which are as before."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.archive.asked import ONCE, Ask, altered, altered_by_key
from generator.archive.linked import Archive

NUMBER = "I"
"""How the number of a thing is kept."""
Beside = Mapping[str, Mapping[str, object]]
"""Mappings beside the archive that are asked for a key at a time, each by its name."""


@dataclass(frozen=True, slots=True)
class Asks:
    """Of which archive, and of what beside it, things were made, and what was asked for which of them."""

    archive: Archive
    beside: Beside
    things: tuple[str, ...]
    asked: Mapping[str, Mapping[object, bytes]]
    """By where something lies, and by what of it was asked for, the numbers of the things in the order of `things`."""
    once: Mapping[str, frozenset[Ask]]
    """What was asked for by each thing that was worked out once for several of them."""

    def as_before(self, archive: Archive, beside: Beside) -> frozenset[str]:
        """The things of which all that was asked for is answered as before."""
        asks = altered(self.archive, archive)
        for name, mapping in beside.items():
            asks |= altered_by_key(name, self.beside.get(name, {}), mapping)
        while more := {(ONCE, name) for name, within in self.once.items() if not within.isdisjoint(asks)} - asks:
            asks |= more
        asked = [numbers for at, name in asks if (numbers := self.asked.get(at, {}).get(name))]
        other = {number for numbers in asked for number in array(NUMBER, numbers)}
        return frozenset(thing for number, thing in enumerate(self.things) if number not in other)

    def of(self, things: frozenset[str]) -> Iterator[tuple[str, Ask]]:
        """Each of some of the things with each thing that was asked for it."""
        names = {number: thing for number, thing in enumerate(self.things) if thing in things}
        for at, of in self.asked.items():
            for name, numbers in of.items():
                yield from ((names[number], (at, name)) for number in array(NUMBER, numbers) if number in names)


@dataclass
class Asking:
    """Takes down, thing by thing, what is asked for."""

    things: dict[str, int] = field(default_factory=dict)
    asked: dict[Ask, "array[int]"] = field(default_factory=dict)
    once: dict[str, frozenset[Ask]] = field(default_factory=dict)

    def add(self, thing: str, asks: Iterable[Ask] = ()) -> None:
        """Notes what was asked for a thing, be it its name alone."""
        number = self.things.setdefault(thing, len(self.things))
        for ask in asks:
            self.asked.setdefault(ask, array(NUMBER)).append(number)

    def noted(self, archive: Archive, beside: Beside, before: Asks | None, as_before: frozenset[str]) -> Asks:
        """All that was taken down; of what was not made anew what was asked for before, as it would be again."""
        once = self.once
        if before is not None and as_before:
            for thing, ask in before.of(as_before & self.things.keys()):
                self.add(thing, [ask])
            once = {**before.once, **once}
        asked: dict[str, dict[object, bytes]] = {}
        alike: dict[bytes, bytes] = {}  # much is asked for by the same things
        for (at, name), numbers in self.asked.items():
            data = numbers.tobytes()
            asked.setdefault(at, {})[name] = alike.setdefault(data, data)
        return Asks(archive, beside, tuple(self.things), asked, once)
