"""How a committee writes its minutes: its words for a decision, its numbers, those whom its votes name."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator.archive.people import printed_name
from generator.archive.years import municipal_year, starts_of, value_on
from generator.content.model import Committee, Council, Named, Person
from generator.content.model.reading import ID
from generator.content.records import MeetingRecords
from generator.text import USUAL, Minuting, People, folded

_ID = re.compile(rf"(?<![\w-]){ID}(?![\w-])")


def minuting(council: Council, committee: Committee, day: date, name: str = "") -> Minuting:
    """What the text of minutes of a day is read by; `name` is that of the meeting, which a form may have in it.

    The committee's own words go before the council's.
    """
    starts = starts_of(council)
    words = committee.decision_words or council.decision_words or USUAL.decision_words
    numbers = value_on(day, committee.minute_numbers, starts) or USUAL.numbers
    form = value_on(day, committee.minute_form, starts) or ""
    if not form:
        return Minuting(words, numbers)
    return Minuting(words, numbers, form, municipal_year(day, starts), name)


def minuting_of(
    council: Council, committee: Committee, meeting: MeetingRecords, people: Mapping[str, Person]
) -> Minuting:
    """What the minutes of a meeting are read by; where they have votes, with those whom these may name."""
    style = minuting(council, committee, meeting.date, meeting.name)
    if meeting.minutes is None or "{vote" not in (text := meeting.minutes.text.body):
        return style
    return replace(style, people=_people(meeting, text, people))


def _people(meeting: MeetingRecords, text: str, people: Mapping[str, Person]) -> People:
    """Everybody at a meeting by id, name and, where nobody else has it, surname; and those the text names by id."""
    names = dict.fromkeys([*_there(meeting), *(match[0] for match in _ID.finditer(text) if match[0] in people)])
    printed = {name: printed_name(Named(person=name), people) for name in names}
    surnames = Counter(folded(full).rpartition(" ")[2] for full in printed.values())
    found: list[tuple[str, str, str]] = []
    for name, full in printed.items():
        person, surname = name if name in people else "", folded(full).rpartition(" ")[2]
        spelt = {name, full, *([people[name].name] if person else []), *([surname] if surnames[surname] == 1 else [])}
        found += [(each, person, full) for each in sorted(spelt)]
    return tuple(found)


def _there(meeting: MeetingRecords) -> Iterator[str]:
    """Those whom the attendance of a meeting names among its members and others, here or away."""
    attendance = meeting.meeting.record.attendance
    if attendance:
        groups = (attendance.members, attendance.co_opted, attendance.cabinet, attendance.others)
        yield from (who.person for group in (*groups, attendance.apologies, attendance.absent) for who in group)
