"""The tables of minutes: each numbered minute, and each clause of what was resolved."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive import MeetingHeld, Minutes
from generator.outputs.data.tables.common import identified, of_meeting
from generator.outputs.data.tables.shape import Column, Table
from generator.outputs.data.tables.source import Source, identity, item_address, minute_address
from generator.text import Clause, Minute, Resolution, plain


@dataclass(frozen=True, slots=True)
class Recorded:
    """A numbered minute."""

    meeting: MeetingHeld
    minutes: Minutes
    minute: Minute


@dataclass(frozen=True, slots=True)
class Resolved:
    """A clause of a resolution, with the clause that holds it."""

    meeting: MeetingHeld
    minutes: Minutes
    minute: Minute
    resolution: Resolution
    clause: Clause
    labels: tuple[str, ...]
    """Its own label after those of the clauses that hold it, without brackets."""
    holds: Clause | None

    @property
    def address(self) -> str:
        """Where it stands."""
        return minute_address(self.minutes, self.clause)


def _recorded(_: Source, meeting: MeetingHeld) -> Iterator[Recorded]:
    if meeting.minutes:
        for minute in meeting.minutes.items:
            yield Recorded(meeting, meeting.minutes, minute)


def _items(_: Source, one: Recorded) -> tuple[str, ...]:
    items = (item for item in one.meeting.items if one.minute in item.minutes)
    return tuple(identity(item_address(one.meeting, item)) for item in items)


def _minute_matters(source: Source, one: Recorded | Resolved) -> tuple[str, ...]:
    items = (item for item in one.meeting.items if one.minute in item.minutes and not item.private)
    return source.matters([*one.minute.matter, *(name for item in items for name in item.record.matter)])


MINUTES: Table[Recorded] = Table(
    "minutes",
    "Minutes",
    "A numbered minute. Of private business the heading alone is here.",
    _recorded,
    (
        *identified("Meeting and number.", "Where it stands.", lambda one: minute_address(one.minutes, one.minute)),
        of_meeting("The meeting.", lambda one: one.meeting),
        Column(
            "document",
            "text",
            "The minutes it stands in.",
            lambda _, one: identity(one.minutes.address),
            required=True,
            refers="documents",
        ),
        Column("number", "text", "As printed.", lambda _, one: one.minute.number),
        Column(
            "municipal_year", "year", "The year its number belongs to.", lambda _, one: one.minutes.year, required=True
        ),
        Column("title", "text", "Its heading.", lambda _, one: one.minute.heading),
        Column(
            "public",
            "yes or no",
            "Whether the public might be there.",
            lambda _, one: not one.minute.private,
            required=True,
        ),
        Column("text", "text", "Its words, what was resolved included.", lambda _, one: plain(one.minute.html)),
        Column("items", "list", "The ids of the agenda items it records.", _items),
        Column("matters", "list", "The ids of the matters it belongs to.", _minute_matters),
        Column("deferred_to", "date", "To when it put its business off.", lambda _, one: one.minute.deferred_to),
    ),
)


def _resolved(_: Source, meeting: MeetingHeld) -> Iterator[Resolved]:
    for minute in meeting.minutes.items if meeting.minutes else ():
        for resolution in minute.resolutions:
            above: list[Clause] = []
            for clause in resolution.clauses:
                del above[clause.depth :]
                labels = tuple(one.label.strip("(). ") for one in (*above, clause) if one.label)
                holds = above[-1] if above else None
                if meeting.minutes:
                    yield Resolved(meeting, meeting.minutes, minute, resolution, clause, labels, holds)
                above.append(clause)


def _citation(_: Source, one: Resolved) -> str:
    labels = "".join(f"({label})" for label in one.labels)
    return f"{one.minute.number}{labels}/{one.minutes.year[2:4]}"


def _asks(source: Source, one: Resolved) -> tuple[str, ...]:
    """Whom a clause asks: people and committees as printed, else the words that were written."""
    decision = source.decisions.get(one.address)
    return tuple(source.archive.addressee(who, source.today) for who in (decision.action.asks if decision else ()))


def _outcomes(source: Source, one: Resolved) -> tuple[str, ...]:
    decision = source.decisions.get(one.address)
    return tuple(
        f"{each.place}: {each.what.text}" if each.what else each.place
        for each in (decision.outcomes if decision else ())
    )


RESOLUTIONS: Table[Resolved] = Table(
    "resolutions",
    "Resolutions",
    "A clause of what a meeting resolved or recommended; a resolution without a list is one clause.",
    _resolved,
    (
        *identified("Meeting, minute and clause.", "Where it stands.", lambda one: one.address),
        Column(
            "minute",
            "text",
            "The minute it stands in.",
            lambda _, one: identity(minute_address(one.minutes, one.minute)),
            required=True,
            refers="minutes",
        ),
        of_meeting("The meeting.", lambda one: one.meeting),
        Column(
            "citation",
            "text",
            "How the council cites it: minute, clause and the year its number began, such as 14(b)/22.",
            _citation,
            required=True,
        ),
        Column(
            "label", "text", "The clause's own number or letter; none without a list.", lambda _, one: one.clause.label
        ),
        Column(
            "part_of",
            "text",
            "The clause that holds it.",
            lambda _, one: identity(minute_address(one.minutes, one.holds)) if one.holds else "",
            refers="resolutions",
        ),
        Column(
            "lead",
            "text",
            "The words before the list that it completes.",
            lambda _, one: plain(one.resolution.lead) if one.clause.label else "",
        ),
        Column("text", "text", "Its own words.", lambda _, one: one.clause.text),
        Column("matters", "list", "The ids of the matters it belongs to.", _minute_matters),
        Column("asks", "list", "Whom it asks, where that is recorded.", _asks),
        Column(
            "due",
            "rough date",
            "By when.",
            lambda source, one: found.action.due if (found := source.decisions.get(one.address)) else "",
        ),
        Column(
            "state",
            "text",
            "What officers noted of it; empty where they noted nothing.",
            lambda source, one: found.action.state if (found := source.decisions.get(one.address)) else "",
            among={
                "open": "nothing was done yet",
                "waiting": "an answer is awaited",
                "part": "done in part",
                "done": "done",
                "dropped": "no longer followed",
            },
        ),
        Column(
            "standing",
            "text",
            "What the whole archive shows of it; empty for a clause within another.",
            lambda source, one: found.standing if (found := source.decisions.get(one.address)) else "",
            among={
                "answered": "done, dropped, or its business was heard",
                "scheduled": "noted by officers, or in a work programme",
                "not recorded": "nothing is known",
            },
        ),
        Column("outcomes", "list", "What came of it: the place that tells, and its words.", _outcomes),
    ),
)
