"""The tables of minutes: each numbered minute, each clause of what was resolved, and each vote."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from generator import urls
from generator.archive import InForce, MeetingHeld, Outcome, Standing, citation, cited, clauses, of_minute, places_of
from generator.content.model import ActionState
from generator.outputs.data.tables.shape import Means, RoughDate, Row, TableOfMeetings, Year
from generator.outputs.data.tables.source import STANDS, Link, Source, withdrawal
from generator.text import DecisionKind, Minute, Resolution, Way

VoteResult = Literal["carried", "lost"]
STATES = {
    "open": "nothing was done yet",
    "waiting": "an answer is awaited",
    "part": "done in part",
    "done": "done",
    "dropped": "no longer followed",
}
KINDS = {
    "decision": "what was resolved, recommended or agreed",
    "motion": "a motion that something came of",
    "amendment": "an amendment that something came of",
}
STANDINGS = {
    "answered": "done, dropped, or its business was heard",
    "scheduled": "noted by officers, or in a work programme",
    "noted": "to be noted and nothing else, which was done at the meeting",
    "not recorded": "nothing is known",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteRow(Row):
    """A numbered minute. Of private business the heading alone is here."""

    id: Annotated[str, Means("Meeting and number.")]
    url: Annotated[Link, Means("Where it stands.")]
    meeting: Annotated[str, Means("The meeting.", refers="meetings")]
    document: Annotated[str, Means("The minutes it stands in.", refers="documents")]
    number: Annotated[str | None, Means("As printed; empty where the body numbers no minutes.")]
    citation: Annotated[str, Means("How it is cited: 14/22, PLA146/14, 5 of 1 October 2024, or heading and day.")]
    municipal_year: Annotated[Year, Means("The year its number belongs to.")]
    title: Annotated[str | None, Means("Its heading.")]
    public: Annotated[bool, Means("Whether the public might be there.")]
    text: Annotated[str | None, Means("Its words, what was resolved included.")]
    items: Annotated[tuple[str, ...], Means("The ids of the agenda items it records.")]
    matters: Annotated[tuple[str, ...], Means("The ids of the matters it belongs to.")]
    deferred_to: Annotated[date | None, Means("To when it put its business off.")]
    key: Annotated[bool | None, Means("Whether it has a key decision; empty where it is not recorded.")]
    reference: Annotated[str | None, Means("The council's reference of the decision.")]
    announced: Annotated[tuple[str, ...], Means("The ids of the rows of forward plans that announced it.")]


def minute_rows(source: Source, meeting: MeetingHeld) -> Iterator[MinuteRow]:
    """The rows of a meeting's numbered minutes."""
    minutes = meeting.minutes
    if minutes is None:
        return
    for minute in minutes.items:
        address = minutes.at(minute)
        recorded = (item.address for item in meeting.recorded(minute))
        deciding = of_minute(meeting, minute)
        yield MinuteRow(
            id=urls.identity(address),
            url=source.url(address),
            meeting=urls.identity(meeting.address),
            document=urls.identity(minutes.address),
            number=minute.number,
            citation=citation(minutes, minute),
            municipal_year=Year(minutes.year),
            title=minute.heading,
            public=not minute.private,
            text=minute.text,
            items=tuple(urls.identity(item) for item in recorded),
            matters=matters_of(source, meeting, minute),
            deferred_to=date.fromisoformat(minute.deferred_to) if minute.deferred_to else None,
            key=deciding.key,
            reference=deciding.reference,
            announced=source.announced(deciding, *places_of(meeting, minute)),
        )


def matters_of(source: Source, meeting: MeetingHeld, minute: Minute, anchor: str = "") -> tuple[str, ...]:
    """The matters of a minute and of the public items that it records, or that a vote in it is about."""
    items = (item for item in meeting.recorded(minute, anchor) if not item.private)
    return source.matters([*minute.matter, *(name for item in items for name in item.record.matter)])


MINUTES = TableOfMeetings("minutes", "Minutes", MinuteRow, minute_rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionRow(Row):
    """A clause of what a meeting decided, or moved and did not decide; a decision without a list is one clause."""

    id: Annotated[str, Means("Meeting, minute and clause.")]
    url: Annotated[Link, Means("Where it stands.")]
    minute: Annotated[str, Means("The minute it stands in.", refers="minutes")]
    meeting: Annotated[str, Means("The meeting.", refers="meetings")]
    items: Annotated[tuple[str, ...], Means("The ids of the agenda items that it is of.")]
    citation: Annotated[str, Means("How it is cited, no two alike: 14(b)/22, PLA146/14(2), 5(a) of 1 October 2024.")]
    kind: Annotated[DecisionKind, Means("What it is.", KINDS)]
    moved_by: Annotated[str | None, Means("Who moved it, where its words say so.")]
    seconded_by: Annotated[str | None, Means("Who seconded it.")]
    outcome: Annotated[str | None, Means("What became of it, in the words of the minutes: granted, carried, lost.")]
    taken: Annotated[bool, Means("Whether anything was decided: not where it was lost, put off, withdrawn or not put.")]
    label: Annotated[str | None, Means("The clause's own number or letter; none without a list.")]
    part_of: Annotated[str | None, Means("The clause that holds it.", refers="resolutions")]
    lead: Annotated[str | None, Means("The words before the list that it completes.")]
    text: Annotated[str | None, Means("Its own words.")]
    conditions: Annotated[tuple[str, ...], Means("What it is subject to.")]
    more: Annotated[
        str | None, Means("The words of the table, quotation or further paragraphs that the decision is about.")
    ]
    matters: Annotated[tuple[str, ...], Means("The ids of the matters it belongs to.")]
    asks: Annotated[tuple[str, ...], Means("Whom it asks, where that is recorded.")]
    asks_ids: Annotated[
        tuple[str, ...], Means("The ids of those of them who are a person with a page, or a committee.")
    ]
    due: Annotated[RoughDate | None, Means("By when.")]
    state: Annotated[ActionState | None, Means("What officers noted of it; empty where they noted nothing.", STATES)]
    standing: Annotated[
        Standing | None,
        Means("What the whole archive shows of it; empty for a clause within another.", STANDINGS),
    ]
    outcomes: Annotated[tuple[str, ...], Means("What came of it: the place that tells, and its words.")]
    key: Annotated[bool | None, Means("Whether it is part of a key decision; empty where it is not recorded.")]
    call_in: Annotated[date | None, Means("The last day on which it could be called in.")]
    called_in: Annotated[str | None, Means("That it was called in, and what came of it.")]
    status: Annotated[
        InForce | None,
        Means("How it stood on the day on which this was made; empty for a clause within another.", STANDS),
    ]


def resolution_rows(source: Source, meeting: MeetingHeld) -> Iterator[ResolutionRow]:
    """The rows of the clauses of a meeting's resolutions."""
    minutes = meeting.minutes
    if minutes is None:
        return
    decisions = source.whole.clauses(meeting)
    for minute in minutes.items:
        citations = cited(minutes, minute) if minute.resolutions else {}
        for resolution, holding, clause in clauses(minute):
            address = minutes.at(clause)
            decision = decisions.get(address)
            asks = decision.action.asks if decision else ()
            yield ResolutionRow(
                id=urls.identity(address),
                url=source.url(address),
                minute=urls.identity(minutes.at(minute)),
                meeting=urls.identity(meeting.address),
                items=tuple(urls.identity(item.address) for item in meeting.recorded(minute, resolution.anchor)),
                citation=citations[clause.anchor].full,
                kind=resolution.kind,
                moved_by=resolution.mover,
                seconded_by=resolution.seconder,
                outcome=resolution.outcome,
                taken=resolution.is_taken,
                label=clause.label,
                part_of=urls.identity(minutes.at(holding[-1])) if holding else None,
                lead=resolution.lead if clause.label else None,
                text=clause.text,
                conditions=tuple(condition.text for condition in resolution.conditions),
                more=resolution.more,
                matters=matters_of(source, meeting, minute),
                asks=tuple(source.archive.addressee(who, source.today) for who in asks),
                asks_ids=tuple(who for who in asks if who in source.archive.people or who in source.archive.committees),
                due=RoughDate(decision.action.due) if decision and decision.action.due else None,
                state=decision.action.state if decision else None,
                standing=decision.standing if decision else None,
                outcomes=tuple(outcome_in_words(outcome) for outcome in decision.outcomes) if decision else (),
                key=decision.deciding.key if decision else None,
                call_in=decision.deciding.call_in if decision else None,
                called_in=withdrawal(decision.deciding.called_in) if decision else None,
                status=decision.deciding.stands(source.today) if decision and resolution.is_taken else None,
            )


def outcome_in_words(outcome: Outcome) -> str:
    """What came of something: the place that tells, and its words."""
    return f"{outcome.place}: {outcome.what.text}" if outcome.what else outcome.place


RESOLUTIONS = TableOfMeetings("resolutions", "Resolutions", ResolutionRow, resolution_rows)


RESULTS = {"carried": "what was moved or proposed was agreed to", "lost": "it was not"}
WAYS = {
    "yes": "for",
    "no": "against",
    "abstain": "abstained",
    "absent": "not there",
    "not voting": "there, and did not vote",
}
"""The options of Popolo, which these tables keep to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRow(Row):
    """A vote that minutes record: a VoteEvent of Popolo, with its counts side by side."""

    id: Annotated[str, Means("Meeting and place.")]
    url: Annotated[Link, Means("Where it stands.")]
    meeting: Annotated[str, Means("The meeting.", refers="meetings")]
    minute: Annotated[str, Means("The minute it stands in.", refers="minutes")]
    resolution: Annotated[str | None, Means("What it was on, where that is in that table.", refers="resolutions")]
    start_date: Annotated[date, Means("The day.")]
    motion: Annotated[str | None, Means("The words of what it was on.")]
    result: Annotated[VoteResult | None, Means("What came of it.", RESULTS)]
    casting_vote: Annotated[str | None, Means("Whose casting vote decided it.")]
    yes: Annotated[int | None, Means("How many voted for it.")]
    no: Annotated[int | None, Means("How many voted against it.")]
    abstain: Annotated[int | None, Means("How many abstained.")]
    absent: Annotated[int | None, Means("How many were not there.")]
    not_voting: Annotated[int | None, Means("How many did not vote.")]
    by_name: Annotated[bool, Means("Whether it is recorded who voted which way, of one side at least.")]
    matters: Annotated[tuple[str, ...], Means("The ids of the matters that its minute belongs to.")]


def vote_rows(source: Source, meeting: MeetingHeld) -> Iterator[VoteRow]:
    """The rows of a meeting's votes."""
    minutes = meeting.minutes
    for minute in minutes.items if minutes else ():
        on = {resolution.anchor: resolution for resolution in minute.resolutions}
        for vote in minute.votes if minutes else ():
            address = urls.at(minutes.address, vote.anchor) if minutes else ""
            about = on.get(vote.on)
            yield VoteRow(
                id=urls.identity(address),
                url=source.url(address),
                meeting=urls.identity(meeting.address),
                minute=urls.identity(minutes.at(minute)) if minutes else "",
                resolution=urls.identity(minutes.at(about.clauses[0])) if about and minutes else None,
                start_date=meeting.date,
                motion=_motion(about) if about else None,
                result="carried" if vote.result == "carried" else "lost" if vote.result == "lost" else None,
                casting_vote=vote.casting,
                yes=vote.count("yes"),
                no=vote.count("no"),
                abstain=vote.count("abstain"),
                absent=vote.count("absent"),
                not_voting=vote.count("not voting"),
                by_name=vote.is_named,
                matters=matters_of(source, meeting, minute, vote.anchor),
            )


def _motion(resolution: Resolution) -> str:
    """The words of what was voted on: its lead, the clauses of that, and what else belongs to it."""
    clauses = [f"{clause.label} {clause.text}" for clause in resolution.clauses if clause.label]
    return " ".join(filter(None, (resolution.lead, *clauses, resolution.more)))


VOTES = TableOfMeetings("votes", "Votes", VoteRow, vote_rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteByPersonRow(Row):
    """How somebody voted, as minutes record it by name."""

    vote: Annotated[str, Means("The vote.", refers="votes")]
    meeting: Annotated[str, Means("The meeting.", refers="meetings")]
    position: Annotated[int, Means("Place in the vote, from 1.")]
    person: Annotated[str | None, Means("The person, where there is a page.", refers="people")]
    name: Annotated[str, Means("As printed.")]
    option: Annotated[Way, Means("Which way, by the words of Popolo.", WAYS)]


def vote_by_person_rows(source: Source, meeting: MeetingHeld) -> Iterator[VoteByPersonRow]:
    """The rows of those whom a meeting's votes name."""
    minutes = meeting.minutes
    for minute in minutes.items if minutes else ():
        for vote in minute.votes if minutes else ():
            each = [(side.way, voter) for side in vote.sides for voter in side.voters]
            for position, (way, voter) in enumerate(each, 1):
                yield VoteByPersonRow(
                    vote=urls.identity(urls.at(minutes.address, vote.anchor)) if minutes else "",
                    meeting=urls.identity(meeting.address),
                    position=position,
                    person=voter.person if voter.person in source.archive.people else None,
                    name=voter.name,
                    option=way,
                )


VOTES_BY_PERSON = TableOfMeetings(
    "votes-by-person", "Votes by person", VoteByPersonRow, vote_by_person_rows, key=("vote", "position")
)
