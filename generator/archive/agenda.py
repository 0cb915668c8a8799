"""Agendas: the number of each item, its title and parts."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.archive.words import in_words
from generator.content.model import AgendaItem, Meeting, number_form
from generator.problems import Loc


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item with its number, and that of the item that it is within, if it is in one."""

    number: str
    private: bool
    record: AgendaItem
    part_of: str = ""

    @property
    def loc(self) -> Loc:
        """The keys that lead to it in its file."""
        return self.record.loc

    @property
    def title(self) -> str:
        """Its title as written, or the one that an item about minutes has."""
        return self.record.title or "Minutes"


def numbered(meeting: Meeting) -> tuple[Numbered, ...]:
    """The items of a meeting in order, each before those within it.

    Numbers run from 1 on through public and private ones, and from (a) on within an item; a typed one is kept.
    """
    items: list[Numbered] = []
    numbers: dict[Loc, str] = {}
    counts: dict[Loc, int] = {}
    for private, records in ((False, meeting.agenda or ()), (True, meeting.private)):
        for record in records:
            part_of, number = numbers.get(record.whole_loc, ""), record.number
            if number is None:
                count = counts[record.whole_loc] = counts.get(record.whole_loc, 0) + 1
                number = _within(meeting.item_numbers, part_of, count) if part_of else str(count)
            numbers[record.loc] = number
            items.append(Numbered(number, private, record, part_of))
    return tuple(items)


def _within(form: str, number: str, count: int) -> str:
    """The number of an item within an item: 10(b), or as its meeting has it."""
    return form.replace("{n}", number).replace("{m}", str(count)).replace("{a}", letters(count))


def meant(typed: str, numbers: Collection[str]) -> str:
    """Of the numbers of an agenda the one that is meant, as 10(a) by 10a and TOP N1 by N1; "" where none is."""
    if typed in numbers:
        return typed
    form = number_form(typed)
    alike = [number for number in numbers if number_form(number) == form]
    if not alike and any(map(str.isalpha, form)):
        alike = [number for number in numbers if number_form(number).endswith(f"-{form}")]
    return alike[0] if len(alike) == 1 else ""


def letters(count: int) -> str:
    """A count in letters: a to z, then aa."""
    more, last = divmod(count - 1, 26)
    return f"{letters(more) if more else ''}{chr(ord('a') + last)}"


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
