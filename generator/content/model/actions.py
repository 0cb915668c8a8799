"""What came of resolutions (content format, section 1.12)."""

from typing import Annotated, Literal

from pydantic import Field

from generator.content.model.reading import Record
from generator.content.model.values import Accepted, Many, RoughDate, Text, ToldAt, keyed

ActionState = Literal["open", "waiting", "part", "done", "dropped"]


class Later(Record):
    """A later minute ("19/22"), paper or date that says something of a clause, and what it says."""

    place: ToldAt
    """A minute (19/22), a paper (2024-09-11/repairs-update) or a date."""
    what: Text | None = None
    """What it says of the clause, as a line of Markdown."""


class Action(Record):
    """What is known of a clause beside its own words (`actions.yaml`, by clause: "14(b)/22")."""

    asks: Many[Text] = ()
    """Whom it asks: ids of people or committees, or plain words; one or many."""
    what: Text | None = None
    """What it asks, in short, as a line of Markdown; the clause's own words if left out."""
    due: RoughDate | None = None
    """By when, as a date that may be rough: 2024-09"""
    state: ActionState | None = None
    """What came of it: open, waiting, part, done or dropped; not recorded if left out."""
    since: Many[Annotated[Later, keyed("place", "what")]] = ()
    """What later places say of it: 2024-09-11/repairs-update: The figures are in section 3."""
    accept: Accepted = Field(default_factory=dict)
    """Findings that are true and known, by rule, with the reason."""
