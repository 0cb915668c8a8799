"""Which minute records which item of an agenda: by what it names, its title, its reference, or its place in order."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.archive.agenda import Numbered, meant, same_title
from generator.archive.item import Item
from generator.archive.linked import MeetingHeld
from generator.text import Minute

_PARTS = r"(?:[/.-][A-Za-z0-9]{1,8}){1,3}\b"
REFERENCE = re.compile(rf"\b[A-Za-z]{{0,4}}\d{{1,6}}{_PARTS}|\b[A-Za-z]{{1,4}}{_PARTS}")
DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/-]\d{2,4}|\d{4}-\d{2}-\d{2}")
ORDINAL = re.compile(
    r"\W(?:(?P<word>first|second|third|fourth|fifth|sixth)|(?:no\.? ?)?(?P<number>\d{1,2}))\W*$", re.IGNORECASE
)
"""How the title ends of one of several of a kind: "(second)", "2", "No. 2"."""
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_ALIKE = {"cllr": "councillor", "cllrs": "councillors"} | {word: str(n) for n, word in enumerate(ORDINALS, 1)}
_ALIKE |= {f"{n}{end}": str(n) for n, end in enumerate(("st", "nd", "rd", "th", "th", "th"), 1)}
FEWEST = 4
"""Words of a minute that are told apart in the longer title of an item, though others stand between them."""


def references(title: str) -> frozenset[str]:
    """The reference numbers in a title, such as 24/01234/FUL; no dates, and nothing as short as "3/19"."""
    found = (match[0] for match in REFERENCE.finditer(title))
    return frozenset(
        word.upper()
        for word in found
        if not DATE.fullmatch(word) and sum(map(str.isdigit, word)) >= 2 and (len(word) >= 6 or word.count("/") > 1)
    )


def minutes_of_items(items: Sequence[Numbered], minutes: Sequence[Minute]) -> Mapping[str, tuple[Minute, ...]]:
    """By item number, the minutes that record the item.

    A minute belongs to the items that it names; else to the one of its title, of several of one title to each in order;
    else to the one whose title says the same otherwise, as "First motion" for "Motion 1" or "Cllr" for "Councillor";
    else to those of its reference number; else to each whose title it contains, of a public and a private item of one
    title to the one on its own side; else to the one item whose title contains its own. What stands below a heading
    within a minute belongs to the item within an item that it names or has the title of.
    """
    found: dict[str, list[Minute]] = {}
    matching = _Matching(items)
    for minute in minutes:
        numbers = matching.of(minute)
        for number in numbers:
            found.setdefault(number, []).append(minute)
        for part in map(minute.part, minute.parts):
            for number in matching.of_part(part, numbers):
                found.setdefault(number, []).append(part)
    return {number: tuple(of_item) for number, of_item in found.items()}


def lacks_minute(meeting: MeetingHeld, item: Item) -> bool:
    """Whether the minutes of a meeting are here and surely have none of an item that asks for one.

    They may have, while one belongs to no item, or fewer of one title stand for several items of it; or where there is
    one of what the item is within, or of what is within it.
    """
    if meeting.minutes is None or item.minutes or meeting.unplaced:
        return False
    around = [other for other in meeting.items if other.number == item.part_of or other.part_of == item.number]
    if any(other.minutes for other in around):
        return False
    alike = (other for other in meeting.items if same_title(other.title.text) == same_title(item.title.text))
    is_asked = not item.is_of_attendance and item.record.withdrawn is None
    return is_asked and not any(other.minutes for other in alike)


@dataclass(slots=True)
class _Matching:
    """The items of a meeting, and which of several of one title have had their minute."""

    items: Sequence[Numbered]
    taken: set[str] = field(default_factory=set)

    def of(self, minute: Minute) -> tuple[str, ...]:
        """The numbers of the items that a minute records."""
        if minute.items:
            every = [item.number for item in self.items]
            named, wanted = {meant(name, every) for name in minute.items}, set(map(same_title, minute.items))
            return tuple(item.number for item in self.items if item.number in named or same_title(item.title) in wanted)
        own_side = [item for item in self.items if item.private == minute.private]
        numbers = next((tuple(found) for found in self.ways(minute.heading, own_side) if found), ())
        self.taken.update(numbers)
        return numbers

    def of_part(self, part: Minute, whole: Collection[str]) -> tuple[str, ...]:
        """The numbers of the items that a part of a minute records, within those that the `whole` does if any are."""
        if part.items:
            return self.of(part)
        inner = [item for item in self.items if item.part_of and item.private == part.private]
        inner = [item for item in inner if item.part_of in whole] or inner
        title, own = same_title(part.heading), references(part.heading)
        exact = [item.number for item in inner if title in _titles(item)]
        return tuple(exact[:1] or [item.number for item in inner if own & references(item.title)])

    def ways(self, heading: str, items: Sequence[Numbered]) -> Iterator[list[str]]:
        """The items that a heading may mean, the surest way first."""
        title, own = same_title(heading), references(heading)
        yield self.one_of_each([item for item in items if same_title(item.title) == title], heading)
        yield [item.number for item in items if own & references(item.title)]
        alike = [item for item in items if _otherwise(item.title) == _otherwise(heading)]
        yield [item.number for item in alike] if len(alike) == 1 else []
        yield self.one_of_each([item for item in items if _holds(title, same_title(item.title))], heading)
        left = [item for item in items if item.number not in self.taken and not _differ(own, references(item.title))]
        longer = [item for item in left if _holds(same_title(item.title), title)]
        yield [item.number for item in longer] if len(longer) == 1 else []
        spread = [item for item in left if _spread(same_title(item.title).split(), title.split())]
        yield [item.number for item in spread] if len(spread) == 1 else []

    def one_of_each(self, items: Sequence[Numbered], heading: str) -> list[str]:
        """Of items of one title the one that the heading counts to, else the next without a minute, else the last."""
        alike: dict[str, list[str]] = {}
        for item in items:
            alike.setdefault(same_title(item.title), []).append(item.number)
        return [_which(numbers, heading, self.taken) for numbers in alike.values()]


def _titles(item: Numbered) -> tuple[str, ...]:
    """How the heading of an item within an item may be written: its title, with its letter or number before it."""
    label = same_title(item.number).rpartition(" ")[2]
    return tuple(same_title(f"{before} {item.title}") for before in ("", label, item.number))


def _which(numbers: Sequence[str], heading: str, taken: set[str]) -> str:
    """The number of one of several items of one title."""
    if counted := ORDINAL.search(heading):
        place = int(counted["number"]) if counted["number"] else ORDINALS.index(counted["word"].lower()) + 1
        if 0 < place <= len(numbers):
            return numbers[place - 1]
    return next((number for number in numbers if number not in taken), numbers[-1])


def _otherwise(title: str) -> str:
    """A title for comparison with one that says the same in other words: ordinals as figures, at its end."""
    words = [_ALIKE.get(word, word) for word in same_title(title).split() if word not in ("no", "number")]
    if words and words[0].isdigit():
        words = [*words[1:], words[0]]
    return " ".join(words)


def _holds(title: str, part: str) -> bool:
    """Whether a title contains another, word by word."""
    return bool(part) and f" {part} " in f" {title} "


def _spread(words: Sequence[str], part: Sequence[str]) -> bool:
    """Whether words stand in their order among others, if they are enough to tell."""
    left = iter(words)
    return len(part) >= FEWEST and all(word in left for word in part)


def _differ(own: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two titles have reference numbers, and none in common."""
    return bool(own and others and not own & others)
