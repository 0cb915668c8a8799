"""Agendas: the number of each item, its title and parts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.archive.words import in_words
from generator.content.model import AgendaItem, Meeting


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item with its number, and the keys that lead to it in its file."""

    number: str
    private: bool
    record: AgendaItem
    loc: tuple[str | int, ...]

    @property
    def title(self) -> str:
        """Its title as written, or the one that an item about minutes has."""
        return self.record.title or "Minutes"


def numbered(meeting: Meeting) -> tuple[Numbered, ...]:
    """The items of a meeting: numbers run from 1 on through public and private; one added later has its own."""
    items: list[Numbered] = []
    count = 0
    for key, records in (("agenda", meeting.agenda or ()), ("private", meeting.private)):
        for position, record in enumerate(records):
            count += record.number is None
            number = record.number or str(count)
            items.append(Numbered(number, key == "private", record, (key, position)))
    return tuple(items)


def parts(record: AgendaItem) -> tuple[tuple[str, str], ...]:
    """The lettered parts of an item with their labels; an item about minutes has two unless it says otherwise."""
    texts: Sequence[str] = record.parts or ()
    if record.parts is None and record.minutes_of:
        texts = (to_agree(record.minutes_of), "Matters arising")
    return tuple((f"{chr(ord('a') + n)})", text) for n, text in enumerate(texts))


def to_agree(days: Iterable[date]) -> str:
    """The first part of an item about minutes: "To agree the minutes of the meeting held on 18 July 2019"."""
    words = [in_words(day) for day in days]
    meetings = "meeting" if len(words) == 1 else "meetings"
    return f"To agree the minutes of the {meetings} held on {' and '.join(words)}"


def same_title(text: str) -> str:
    """A title for comparison: case, punctuation and "and" or "&" aside."""
    words = re.findall(r"[^\W_]+", re.sub(r"['’]", "", text.casefold()))
    return " ".join(word for word in words if word != "and")
