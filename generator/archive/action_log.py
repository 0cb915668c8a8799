"""The actions that tables in minutes list: whose each is, by when, and what later tables and officers say of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator import urls
from generator.archive.agenda import same_title
from generator.archive.citing import citation
from generator.archive.lines import ActionTaken
from generator.archive.linked import CommitteeHistory, MeetingHeld, Minutes
from generator.archive.people import printed_name
from generator.archive.register import Outcome, outcomes_of
from generator.archive.words import MONTHS, in_words
from generator.archive.years import Starts, ends
from generator.content.model import Named, Person, is_id
from generator.content.model.values import ROUGH_DATE
from generator.text import LoggedAction, Minute
from generator.text.typed_dates import dates

DONE = re.compile(r"\W*(?:all |now )?(?:actioned|closed|complete|completed|discharged|done|resolved)\b", re.IGNORECASE)
DROPPED = re.compile(r"\W*(?:cancelled|dropped|no longer|not proceeding|superseded|withdrawn)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:in part|not|part|partly|partially)\b", re.IGNORECASE)
"""What a status says beside these words that is not closed by them."""
_MONTH = re.compile(rf"(?P<month>{'|'.join(MONTHS)}),? (?P<year>20\d\d)", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*")


class Standing(StrEnum):
    """How an action stands."""

    OPEN = "open"
    """Nothing in the archive tells that it is done."""
    DONE = "done"
    DROPPED = "dropped"
    CARRIED = "carried"
    """A later table has it again, and tells."""


@dataclass(frozen=True, slots=True)
class Logged:
    """An action with what is known of it."""

    meeting: MeetingHeld
    minutes: Minutes
    minute: Minute
    action: LoggedAction
    owners: tuple[str, ...]
    """Ids of people, and the words written for others."""
    due: str
    """By when, as a date that may be rough; empty where its words name none."""
    standing: Standing
    outcomes: tuple[Outcome, ...]
    """What tells of it: what officers noted, and the later tables that have it."""

    @property
    def address(self) -> str:
        """Where it stands."""
        return urls.at(self.minutes.address, self.action.anchor)

    @property
    def cited(self) -> str:
        """As in "20(A1)/24"."""
        return citation(self.minutes, self.minute, f"({self.action.label})")

    def is_late(self, today: date, starts: Starts) -> bool:
        """Whether its day has passed, and nothing tells that it is done."""
        return self.standing is Standing.OPEN and bool(self.due) and ends(self.due, starts) <= today


def logged(committee: CommitteeHistory, people: Mapping[str, Person]) -> tuple[Logged, ...]:
    """The actions of a committee, oldest first.

    One that a later table has in the same words is carried there: the last of them tells how it stands.
    """
    noted = {action.address: action for action in committee.actions if action.address}
    every = [(*place, action) for place in _minutes(committee) for action in place[2].actions]
    known = _names(people) if every else {}
    alike: dict[str, list[_Row]] = {}
    for row in every:
        alike.setdefault(same_title(row[3].text), []).append(row)
    return tuple(_logged(row, alike[same_title(row[3].text)], known, noted) for row in every)


def has_actions(committee: CommitteeHistory) -> bool:
    """Whether the minutes of a committee list any action."""
    return any(minute.actions for *_, minute in _minutes(committee))


_Place = tuple[MeetingHeld, Minutes, Minute]
_Row = tuple[MeetingHeld, Minutes, Minute, LoggedAction]


def _minutes(committee: CommitteeHistory) -> Iterator[_Place]:
    for meeting in committee.meetings:
        if meeting.minutes:
            yield from ((meeting, meeting.minutes, minute) for minute in meeting.minutes.items)


def _logged(row: _Row, alike: Sequence[_Row], known: Mapping[str, str], noted: Mapping[str, ActionTaken]) -> Logged:
    """An action; `alike` are all of its words, in order."""
    meeting, minutes, minute, action = row
    later = alike[next(n for n, other in enumerate(alike, 1) if other is row) :]
    taken = noted.get(urls.at(minutes.address, action.anchor))
    state = taken.record.state if taken else None
    standing = Standing.CARRIED if later else _standing(state, action.status)
    written = tuple(word for word in _SEVERAL.split(action.owner) if word)
    asks = taken.record.asks if taken and taken.record.asks else tuple(_owners(written, action.owner, known))
    due = taken.record.due if taken and taken.record.due else due_of(action.due, meeting.date)
    outcomes = (*outcomes_of(taken), *(_told(*each) for each in later))
    return Logged(meeting, minutes, minute, action, asks, due, standing, outcomes)


def _standing(state: str | None, status: str) -> Standing:
    if state in ("done", "dropped"):
        return Standing(state)
    if state or _NOT.search(status):
        return Standing.OPEN
    return Standing.DONE if DONE.match(status) else Standing.DROPPED if DROPPED.match(status) else Standing.OPEN


def _told(meeting: MeetingHeld, minutes: Minutes, minute: Minute, action: LoggedAction) -> Outcome:
    """What a later table says of an action."""
    said = f": {action.status}" if action.status else ""
    return Outcome(f"{minute.called}, {in_words(meeting.date)}{said}", urls.at(minutes.address, action.anchor))


def _names(people: Mapping[str, Person]) -> Mapping[str, str]:
    """By the names that somebody can be written with, in small letters, the id; no name that two have."""
    found: dict[str, set[str]] = {}
    for name, person in people.items():
        for written in (name, person.name, printed_name(Named(person=name), people)):
            found.setdefault(written.casefold(), set()).add(name)
    return {written: ids.pop() for written, ids in found.items() if len(ids) == 1}


def _owners(written: Sequence[str], whole: str, known: Mapping[str, str]) -> Iterator[str]:
    """Those who are to do it: ids of people where all are known so, else the words written."""
    ids = [known.get(re.sub(r"^(?:cllr|councillor)\.? ", "", word.casefold()), "") for word in written]
    if ids and all(ids):
        yield from ids
    elif whole:
        yield whole if not is_id(whole) else whole.capitalize()


def due_of(words: str, meeting: date) -> str:
    """By when, as a date that may be rough, where words name one: a day, or a month with its year."""
    if ROUGH_DATE.fullmatch(words):
        return words if _is_day(words) else ""
    for found in dates(words):
        if found.is_in_figures:
            continue
        day = found.on(meeting.year)
        if day and found.year is None and day < meeting:
            day = found.on(meeting.year + 1)
        return day.isoformat() if day else ""
    if month := _MONTH.search(words):
        return f"{month['year']}-{MONTHS.index(month['month'].capitalize()) + 1:02}"
    return ""


def _is_day(rough: str) -> bool:
    """Whether a date that may be rough is in the calendar."""
    parts = rough.split("/", maxsplit=1)[0].split("-")
    try:
        return bool(date(*([int(part) for part in parts] + [1, 1])[:3]))
    except ValueError:
        return False
