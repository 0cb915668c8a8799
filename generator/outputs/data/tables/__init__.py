"""The archive as tables: what each holds, column by column, and its rows."""

from generator.outputs.data.tables.actions import ACTIONS
from generator.outputs.data.tables.bodies import COMMITTEES, MATTERS, MEMBERSHIPS, PEOPLE
from generator.outputs.data.tables.decisions import DECISIONS
from generator.outputs.data.tables.documents import DOCUMENTS, RECOMMENDATIONS
from generator.outputs.data.tables.meetings import ATTENDANCE, INTERESTS_DECLARED, ITEMS, MEETINGS, PRIVATE_PAPERS
from generator.outputs.data.tables.minutes import MINUTES, RESOLUTIONS, VOTES, VOTES_BY_PERSON
from generator.outputs.data.tables.programmes import WORK_PROGRAMME
from generator.outputs.data.tables.shape import (
    LISTS,
    SEPARATOR,
    PlainRow,
    Row,
    Table,
    TableOfArchive,
    TableOfMeetings,
    csv_cell,
    plain_row,
)
from generator.outputs.data.tables.source import Source, source

OF_ARCHIVE: tuple[TableOfArchive[Row], ...] = (COMMITTEES, DECISIONS, MEMBERSHIPS, PEOPLE, MATTERS)
OF_MEETINGS: tuple[TableOfMeetings[Row], ...] = (
    MEETINGS,
    ITEMS,
    PRIVATE_PAPERS,
    DOCUMENTS,
    RECOMMENDATIONS,
    MINUTES,
    RESOLUTIONS,
    VOTES,
    VOTES_BY_PERSON,
    ACTIONS,
    ATTENDANCE,
    INTERESTS_DECLARED,
    WORK_PROGRAMME,
)
TABLES: tuple[Table[Row], ...] = (COMMITTEES, *OF_MEETINGS, DECISIONS, MATTERS, PEOPLE, MEMBERSHIPS)
"""All tables, in the order in which they are shown."""

__all__ = [
    "ACTIONS",
    "ATTENDANCE",
    "COMMITTEES",
    "DECISIONS",
    "DOCUMENTS",
    "INTERESTS_DECLARED",
    "ITEMS",
    "LISTS",
    "MATTERS",
    "MEETINGS",
    "MEMBERSHIPS",
    "MINUTES",
    "OF_ARCHIVE",
    "OF_MEETINGS",
    "PEOPLE",
    "PRIVATE_PAPERS",
    "RECOMMENDATIONS",
    "RESOLUTIONS",
    "SEPARATOR",
    "TABLES",
    "VOTES",
    "VOTES_BY_PERSON",
    "WORK_PROGRAMME",
    "PlainRow",
    "Row",
    "Source",
    "Table",
    "csv_cell",
    "plain_row",
    "source",
]
