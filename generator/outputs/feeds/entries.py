"""What feeds tell: each thing that was published, with the day it was and the day it last changed.

A thing of which no day is known is not told: a feed puts everything in the order of days.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from generator.archive import (
    DAYS,
    Archive,
    Decision,
    Item,
    MeetingHeld,
    Minutes,
    Paper,
    delegated,
    in_words,
    of_item,
    off,
    printed_name,
)
from generator.archive.words import KINDS, NO_BREAK, clock, counted, listed, with_reason
from generator.outputs.feeds.names import of
from generator.text import LoggedAction, Minute

TITLE = 80
"""How many characters of a clause stand in the title of its entry."""
LONGEST = 400
"""How many characters of a paper, or of the titles of a work programme, tell what it is about."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed."""

    key: str
    """What programs know it by, which stays when a meeting is moved."""
    address: str
    title: str
    text: str
    updated: date
    published: date | None
    committees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """Tells what the archive published; `keys` are what meetings are known by."""

    archive: Archive
    keys: Mapping[str, str]
    having: Mapping[str, Mapping[date, Sequence[MeetingHeld]]]
    """By committee and day of a meeting, the meetings that have its minutes on their agenda."""

    def entry(
        self, meeting: MeetingHeld, address: str, title: str, text: list[str], *days: date | None, key: str = ""
    ) -> Iterator[FeedEntry]:
        """An entry, if any of its days is known; the first is that of its publishing, the others those of changes."""
        key = key or self.keys[meeting.address] + address.removeprefix(meeting.address)
        noted = self.archive.recorded.changed(address)  # of a whole document, and not of a place in one
        if known := [day for day in (*days, noted) if day]:
            committees = dict.fromkeys((meeting.committee, *meeting.record.joint_with))
            named = tuple(committee for committee in committees if committee in self.archive.committees)
            yield FeedEntry(key, address, title, " ".join(part for part in text if part), max(known), days[0], named)

    def of_meetings(self) -> Iterator[FeedEntry]:
        """What was published of all meetings but their decisions, in no order."""
        for meeting in self.archive.meetings():
            yield from self.agenda(meeting)
            yield from self.changes(meeting)
            if meeting.minutes:
                yield from self.minutes(meeting, meeting.minutes)
            for paper in meeting.papers.values():
                if paper.front.corrections or paper.front.published not in {None, meeting.record.published}:
                    yield from self.paper(meeting, paper)
            yield from self.programme(meeting)

    def outside(self) -> Iterator[FeedEntry]:
        """The decisions that were taken outside meetings; that one was corrected is a change."""
        for decision in delegated(self.archive):
            front, body = decision.front, decision.document.body
            folder = self.archive.committee_name(decision.committee, decision.date)
            text = [f"Decided by {listed(decision.makers(self.archive.people))} on {in_words(decision.date)}."]
            if front.withdrawn is not None:
                text.append(with_reason("Withdrawn", front.withdrawn) if front.withdrawn else "Withdrawn.")
            elif front.called_in is not None:
                text.append(f"Called in: {front.called_in}" if front.called_in else "Called in.")
            elif front.call_in:
                text.append(f"It may be called in until {in_words(front.call_in)}.")
            text += ["It is a key decision."] if front.key else []
            text += decision.deciding.at_short_notice
            text += [f"Corrected on {in_words(change.on)}: {change.what}" for change in front.corrections]
            text.append(shorten(body.opening, LONGEST, placeholder=" …") if front.withdrawn is None else "")
            noted = self.archive.recorded.changed(decision.address)
            days = [decision.published, *(change.on for change in front.corrections), *([noted] if noted else [])]
            yield FeedEntry(
                decision.address,
                decision.address,
                f"Decision: {decision.title} ({folder}, {in_words(decision.date)})",
                " ".join(part for part in text if part),
                max(days),
                days[0],
                (decision.committee,),
            )

    def agenda(self, meeting: MeetingHeld) -> Iterator[FeedEntry]:
        """The agenda of a meeting, once its day of publishing is known; an item added later is a change."""
        record = meeting.record
        if not (meeting.has_agenda and record.published):
            return
        public = [item for item in meeting.items if not item.private]
        text = [f"{when_and_where(meeting)}."]
        if meeting.is_off:
            word = off(meeting).capitalize()
            text.append(f"{word}: {meeting.off_because}" if meeting.off_because else f"{word}.")
        text.append(f"On the agenda: {'; '.join(item.title.text for item in public)}.")
        text += [f"Item {item.number} is for a {called}." for item in meeting.items if (called := _key(item))]
        text += [_withheld(item) for item in public if item.withheld]
        added = {item.number: item.record.added for item in public if item.record.added}
        text += [f"Item {number} was added on {in_words(day)}." for number, day in added.items()]
        title = f"Agenda: {of(self.archive, meeting)}"
        yield from self.entry(meeting, meeting.address, title, text, record.published, *added.values())

    def changes(self, meeting: MeetingHeld) -> Iterator[FeedEntry]:
        """That a meeting was cancelled, moved or announced otherwise, if it is recorded when."""
        record, key = meeting.record, f"{self.keys[meeting.address]}changes"
        if not record.changed:
            return
        moved = listed(in_words(day) for day in record.moved_from)
        text = [f"Moved from {moved}."] if moved else []
        if meeting.is_off:
            title, text = off(meeting).capitalize(), [*([meeting.off_because] if meeting.off_because else []), *text]
        else:
            title, text = "Moved" if moved else "Changed", [*text, f"It is on {when_and_where(meeting)}."]
        title = f"{title}: {of(self.archive, meeting)}"
        yield from self.entry(meeting, meeting.address, title, text, min(record.changed), *record.changed, key=key)

    def minutes(self, meeting: MeetingHeld, minutes: Minutes) -> Iterator[FeedEntry]:
        """The minutes of a meeting; that they were agreed is a change."""
        record = minutes.record
        text = [f"Agreed on {in_words(record.approved)}." if record.approved else "Draft."]
        known, day = ("", record.published) if record.published else self.out(meeting, record.approved)
        text += [known] if known else []
        text += [f"Corrected: {correction.what}" for correction in record.corrections]
        text.append(f"{'; '.join(item.heading for item in minutes.items if not item.private)}.")
        if decided := sum(item.taken for item in minutes.items):
            text.append(f"{counted(decided, 'decision')}.")
        if listed_there := [action for item in minutes.items for action in item.actions]:
            text.append(f"{counted(len(listed_there), 'action')}: {'; '.join(map(_action, listed_there))}.")
        title = f"Minutes: {of(self.archive, meeting)}"
        yield from self.entry(meeting, minutes.address, title, text, record.published, day, record.approved)

    def out(self, meeting: MeetingHeld, approved: date | None) -> tuple[str, date]:
        """When minutes were out of which no day of publishing is recorded: by which meeting at the latest, in words.

        That is the first one that had them on its agenda, else that which agreed them; without either they bear the day
        of their own meeting.
        """
        had = self.having[meeting.committee].get(meeting.date, ())
        if later := next((later for later in had if later.date > meeting.date), None):
            day = later.record.published or later.date
            return f"Out by {in_words(day)}, with the agenda of {in_words(later.date)}.", day
        if approved:
            return "", approved
        return "Dated by their meeting: when they were published is not recorded.", meeting.date

    def decided(self, decision: Decision) -> Iterator[FeedEntry]:
        """A clause of what was decided, or moved and not decided."""
        meeting, words, resolution = decision.meeting, decision.clause.text, decision.resolution
        outcome = resolution.outcome[:1].upper() + resolution.outcome[1:]
        title = f"{outcome or 'Decided'}: {shorten(words, TITLE, placeholder=' …')} ({of(self.archive, meeting)})"
        text = [f"{_minute(decision.minute)}: {words}"]
        text += [f"{condition.label} {condition.text}" for condition in resolution.conditions if condition.depth == 0]
        text.append(shorten(resolution.more, LONGEST, placeholder=" …"))
        deciding = decision.deciding
        text += [f"{deciding.called}."] if deciding.key else []
        if deciding.called_in is not None:
            text.append(with_reason("Called in", deciding.called_in) if deciding.called_in else "Called in.")
        elif deciding.call_in:
            text.append(f"It may be called in until {in_words(deciding.call_in)}.")
        yield from self.entry(meeting, decision.address, title, text, minutes_out(meeting))

    def paper(self, meeting: MeetingHeld, paper: Paper, day: date | None = None) -> Iterator[FeedEntry]:
        """A paper; `day` is when it went out if it does not say so itself."""
        front, kind = paper.front, KINDS[paper.kind]
        text = []
        if front.withdrawn is not None:
            text.append(with_reason("Withdrawn", front.withdrawn) if front.withdrawn else "Withdrawn.")
        text += [f"Corrected on {in_words(change.on)}: {change.what}" for change in front.corrections]
        if front.authors:
            text.append(f"By {listed(printed_name(author, self.archive.people) for author in front.authors)}.")
        if front.withdrawn is None:
            text.append(shorten(paper.document.body.opening, LONGEST, placeholder=" …"))
        title = f"{kind}: {paper.title} ({of(self.archive, meeting)})"
        published = paper.published or day
        corrected = [change.on for change in front.corrections]
        yield from self.entry(meeting, paper.address, title, text, published, *corrected)

    def programme(self, meeting: MeetingHeld) -> Iterator[FeedEntry]:
        """An edition of a work programme that says of which day it is."""
        programme = meeting.programme
        if not programme or not programme.record.updated:
            return
        titles = [row.title.text for row in programme.rows]
        title = f"{programme.title}: {of(self.archive, meeting)}"
        rows = shorten("; ".join(titles), LONGEST, placeholder=" …")
        text = [f"Edition of {in_words(programme.record.updated)}.", rows]
        yield from self.entry(meeting, programme.address, title, text, programme.published)


def _minute(minute: Minute) -> str:
    return f"{minute.name}, {minute.heading}" if minute.number else minute.heading


def _action(action: LoggedAction) -> str:
    """As in "Write to the Minister (E Finch, 30 September)"."""
    said = ", ".join(filter(None, (action.owner, action.due)))
    return f"{action.text} ({said})" if said else action.text


def _key(item: Item) -> str:
    """As in "key decision FP/24/17"; empty of an item that is for none."""
    called = of_item(item).called
    return f"{called[:1].lower()}{called[1:]}"


def _withheld(item: Item) -> str:
    """That a part of a public item is private: "Item 4 is part private: Valuation is not published."."""
    titles = [paper.title.text for paper in item.withheld]
    return f"Item {item.number} is part private: {listed(titles)} {'is' if len(titles) == 1 else 'are'} not published."


def minutes_out(meeting: MeetingHeld) -> date:
    """When the minutes of a meeting were published, or at least its day."""
    published = meeting.record.minutes.published if meeting.record.minutes else None
    return published or meeting.date


def when_and_where(meeting: MeetingHeld) -> str:
    """As in "Wednesday 12 June 2024, 2.00 pm, Fern Hall"."""
    record, day = meeting.record, f"{DAYS[meeting.date.weekday()]} {in_words(meeting.date)}"
    at = clock(record.time).replace(NO_BREAK, " ") if record.time else ""
    return ", ".join(part for part in (day, at, record.place) if part)
