"""All that the tables hold of one matter, and of one person: as meetings have it, in one file."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator import urls
from generator.outputs.data.tables import (
    ACTIONS,
    ATTENDANCE,
    DECISIONS,
    DOCUMENTS,
    INTERESTS_DECLARED,
    ITEMS,
    MATTERS,
    MEMBERSHIPS,
    MINUTES,
    PEOPLE,
    RECOMMENDATIONS,
    RESOLUTIONS,
    VOTES,
    VOTES_BY_PERSON,
    WORK_PROGRAMME,
    PlainRow,
    Row,
    Table,
    csv_cell,
)
from generator.outputs.data.written import Written, csv_line
from generator.text.figures import harmless


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a table that belong to one thing: under which name, by which column they name it, and what they are."""

    name: str
    table: Table[Row]
    column: str
    about: str


OF_MATTER = (
    Part("agenda_items", ITEMS, "matters", "The agenda items that were about it."),
    Part("documents", DOCUMENTS, "matters", "The documents before those items."),
    Part("recommendations", RECOMMENDATIONS, "matters", "What those recommend."),
    Part("minutes", MINUTES, "matters", "The minutes that record it."),
    Part("resolutions", RESOLUTIONS, "matters", "What was decided or moved in them, clause by clause."),
    Part("votes", VOTES, "matters", "The votes in them."),
    Part("actions", ACTIONS, "matters", "The actions that they list."),
    Part("decisions", DECISIONS, "matters", "What was decided of it outside meetings."),
    Part("work_programme", WORK_PROGRAMME, "matters", "The rows of work programmes that plan it."),
)
OF_PERSON = (
    Part("memberships", MEMBERSHIPS, "person", "Their seats and roles."),
    Part("attendance", ATTENDANCE, "person", "The meetings whose minutes name them, or that they were expected at."),
    Part("interests", INTERESTS_DECLARED, "person", "The interests that they declared."),
    Part("votes", VOTES_BY_PERSON, "person", "How they voted, as far as it is recorded."),
    Part("documents", DOCUMENTS, "author_ids", "What they wrote."),
    Part("decisions", DECISIONS, "by_ids", "What they decided outside meetings."),
    Part("asked", RESOLUTIONS, "asks_ids", "The clauses that ask them for something."),
    Part("actions", ACTIONS, "owner_ids", "The actions that are theirs."),
    Part("work_programme", WORK_PROGRAMME, "lead_ids", "The rows of work programmes that they lead."),
    Part("to_decide", WORK_PROGRAMME, "decision_maker_ids", "The rows of forward plans that they are to decide."),
)
KINDS: Mapping[str, tuple[Table[Row], tuple[Part, ...]]] = {
    "matter": (MATTERS, OF_MATTER),
    "person": (PEOPLE, OF_PERSON),
}
"""What has a file of its own beside meetings: the table of which it is a row, and what else belongs to it."""
ADDRESSES = {"matter": urls.matter_data, "person": urls.person_data}


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows as lines of JSON."""

    lines: Sequence[str]


@dataclass(slots=True)
class Gathered:
    """The rows of tables by what they belong to, as lines of JSON, in the order in which they come."""

    lines: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    """By kind of thing, its id, and the name of the part."""

    def add(self, row: Written) -> None:
        """Puts a row to everything that it belongs to."""
        for kind, name, part in row.belongs:
            self.lines.setdefault((kind, name, part), []).append(row.json)

    def files(self, kind: str, rows: Mapping[str, PlainRow]) -> Iterator[tuple[str, dict[str, object]]]:
        """The file of each thing of a kind by its address; `rows` are their own rows by their ids."""
        for name, row in rows.items():
            parts = {part.name: Lines(self.lines.get((kind, name, part.name), ())) for part in KINDS[kind][1]}
            yield ADDRESSES[kind](name), {**row, **parts}


def written(table: Table[Row], row: PlainRow) -> Written:
    """A row as it is written."""
    cells = [harmless(csv_cell(row[column.name])) for column in table.columns]
    return Written(json.dumps(row, ensure_ascii=False), csv_line(cells), tuple(_belongs(table, row)))


def _belongs(table: Table[Row], row: PlainRow) -> Iterator[tuple[str, str, str]]:
    for kind, (_, parts) in KINDS.items():
        for part in parts:
            if part.table is table:
                yield from ((kind, name, part.name) for name in _ids(row[part.column]))


def _ids(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from map(str, value)
