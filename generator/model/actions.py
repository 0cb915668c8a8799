"""What came of resolutions (content format, section 1.12)."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.reading import Record
from generator.model.values import Accepted, Many, RoughDate, Text, keyed

ActionState = Literal["open", "waiting", "part", "done", "dropped"]


class Later(Record):
    """A later minute ("19/22"), paper or date that says something of a clause, and what it says."""

    place: Text
    what: Text | None = None


class Action(Record):
    """What is known of a clause beside its own words (`actions.yaml`, by clause: "14(b)/22")."""

    asks: Many[Text] = ()
    """Whom it asks: persons and committees by id, or plain words."""
    what: Text | None = None
    due: RoughDate | None = None
    state: ActionState | None = None
    """Left out: what came of it is not recorded."""
    since: Many[Annotated[Later, keyed("place", "what")]] = ()
    accept: Accepted = Field(default_factory=dict)
