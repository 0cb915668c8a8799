"""A committee, and who sat on it (content format, section 1.6)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field
from pydantic.json_schema import JsonSchemaValue

from generator.content.model import written
from generator.content.model.council import Notice
from generator.content.model.reading import Record
from generator.content.model.values import (
    DatedNumber,
    DatedNumbering,
    DatedText,
    Id,
    LawName,
    Many,
    MunicipalYear,
    People,
    Text,
)
from generator.content.model.written import Resolve, Written


def _groups(value: object) -> object:
    """People, or lists of people under the names of groups, as one list."""
    entries = value if isinstance(value, list) else [value]
    found: list[object] = []
    for entry in entries:
        if isinstance(entry, Mapping) and entry and all(isinstance(people, list) for people in entry.values()):
            found += [_of_group(name, person) for name, people in entry.items() for person in people]
        else:
            found.append(entry)
    return found


def _of_group(name: object, person: object) -> object:
    """A person as written, with the group."""
    if isinstance(person, Mapping) and len(person) == 1 and "person" not in person:
        ((who, more),) = person.items()
        return {who: {**(more if isinstance(more, Mapping) else {"role": more}), "group": name}}
    return {person: {"group": name}} if isinstance(person, str) else person


def _groups_schema(people: JsonSchemaValue, _: Resolve) -> JsonSchemaValue:
    """People, or lists of people by group, or both in one list."""
    grouped = {"type": "object", "minProperties": 1, "additionalProperties": people}
    return written.either(people, grouped, {"type": "array", "items": written.either(people, grouped)})


class Membership(Record):
    """Who sits on a committee in a municipal year."""

    chair: People = ()
    """Who chairs it: an id or a name, a-moss; with dates where it changed, a-moss: {until: 2023-11-30}."""
    deputy_chair: People = ()
    """Who is deputy chair, in the same way."""
    members: Annotated[People, Written(_groups, _groups_schema)] = ()
    """The other members, by id or name; or lists of them under the names of groups. A seat that nobody has is vacant,
    with whose it is: vacant: NHS England.
    """
    co_opted: People = ()
    """Co-opted members, by id or name."""
    invited: People = ()
    """Who has a standing invitation."""


class Committee(Record):
    """A board, committee or panel (`committee.yaml`)."""

    name: DatedText = ()
    """Its name; one, or one for each date from which it holds. The folder's name if left out."""
    short: DatedText = ()
    """A short name for lists; one, or one for each date from which it holds."""
    kind: Literal["scrutiny", "executive", "regulatory", "council", "decisions", "other"] = "other"
    """What it is: scrutiny, executive, regulatory, council, or other if left out; decisions: no committee, but a folder
    of decisions that are taken outside meetings, by officers or by one member.
    """
    law: LawName | None = None
    """Whose law of meetings it is under, if not its council's: england, england-parish, wales, wales-community,
    scotland, northern-ireland or none.
    """
    notice: Notice | None = None
    """How long before a meeting its agenda is published, where neither the law's own nor the council's is meant."""
    remit: DatedText = ()
    """What it looks after, as a line of Markdown; one, or one for each date from which it holds."""
    chair_title: DatedText = ()
    """What who chairs it is called: Mayor, Convener, President; one, or one for each date from which it holds. Chair if
    left out.
    """
    quorum: DatedNumber = ()
    """How many have to be there; one number, or one for each date from which it holds."""
    minute_numbers: DatedNumbering = ()
    """How its minutes are numbered: by-year if left out, by-meeting (begin again each meeting), or none; one, or one
    for each date from which it holds.
    """
    minute_form: DatedText = ()
    """How a number that is made is printed and cited: PLA{n}/{yy}; {yyyy} and {meeting} may stand in it too."""
    decision_words: Many[Text] = ()
    """What opens a decision in its minutes, as it is typed there; the council's if left out: Resolved, AGREED."""
    years: Mapping[MunicipalYear, Membership] = Field(default_factory=dict)
    """Who sat on it, by municipal year: 2024/25."""
    formerly: Many[Id] = ()
    """Folder names that were used before; their addresses lead here."""
