"""The table of the actions that minutes list."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from generator import urls
from generator.archive import MeetingHeld
from generator.archive.action_log import Standing
from generator.outputs.data.tables.minutes import matters_of, outcome_in_words
from generator.outputs.data.tables.shape import Means, RoughDate, Row, TableOfMeetings
from generator.outputs.data.tables.source import Link, Source

STANDINGS = {
    "open": "nothing in the archive tells that it is done",
    "done": "it was done",
    "dropped": "it is no longer followed",
    "carried": "later minutes list it again, and tell how it stands",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow(Row):
    """An action of a table in minutes that officers marked as one of actions."""

    id: Annotated[str, Means("Meeting, minute and action.")]
    url: Annotated[Link, Means("Where it stands.")]
    minute: Annotated[str, Means("The minute it stands in.", refers="minutes")]
    meeting: Annotated[str, Means("The meeting.", refers="meetings")]
    citation: Annotated[str, Means("How it is cited: 20(A1)/24.")]
    text: Annotated[str, Means("What is to be done.")]
    owners: Annotated[tuple[str, ...], Means("Who is to do it.")]
    owner_ids: Annotated[
        tuple[str, ...], Means("The ids of those of them who are a person with a page, or a committee.")
    ]
    due: Annotated[RoughDate | None, Means("By when; empty where the words name no date.")]
    due_as_written: Annotated[str | None, Means("The same in the words of the table.")]
    status_as_written: Annotated[str | None, Means("What the table itself says became of it.")]
    standing: Annotated[Standing, Means("What the whole archive shows of it.", STANDINGS)]
    outcomes: Annotated[tuple[str, ...], Means("What came of it: the place that tells, and its words.")]
    matters: Annotated[tuple[str, ...], Means("The ids of the matters that its minute belongs to.")]


def action_rows(source: Source, meeting: MeetingHeld) -> Iterator[ActionRow]:
    """The rows of the actions that a meeting's minutes list."""
    for logged in source.whole.actions_at(meeting):
        yield ActionRow(
            id=urls.identity(logged.address),
            url=source.url(logged.address),
            minute=urls.identity(logged.minutes.at(logged.minute)),
            meeting=urls.identity(meeting.address),
            citation=logged.cited,
            text=logged.action.text,
            owners=source.addressees(logged.owners, source.today),
            owner_ids=source.addressee_ids(logged.owners),
            due=RoughDate(logged.due) if logged.due else None,
            due_as_written=logged.action.due,
            status_as_written=logged.action.status,
            standing=logged.standing,
            outcomes=tuple(map(outcome_in_words, logged.outcomes)),
            matters=matters_of(source, meeting, logged.minute),
        )


ACTIONS = TableOfMeetings("actions", "Actions", ActionRow, action_rows)
