"""The archive as tables: what each holds, column by column, and its rows."""

from typing import Any

from generator.outputs.data.tables.bodies import COMMITTEES, MATTERS, MEMBERSHIPS, PEOPLE
from generator.outputs.data.tables.documents import DOCUMENTS
from generator.outputs.data.tables.meetings import ATTENDANCE, ITEMS, MEETINGS
from generator.outputs.data.tables.minutes import MINUTES, RESOLUTIONS
from generator.outputs.data.tables.programmes import WORK_PROGRAMME
from generator.outputs.data.tables.shape import LISTS, SEPARATOR, Column, Plain, Row, Table, Type, cell
from generator.outputs.data.tables.source import Source, source

OF_ARCHIVE: tuple[Table[Any], ...] = (COMMITTEES, MEMBERSHIPS, PEOPLE, MATTERS)
"""The tables whose rows are made of the archive."""
OF_MEETING: tuple[Table[Any], ...] = (
    MEETINGS,
    ITEMS,
    DOCUMENTS,
    MINUTES,
    RESOLUTIONS,
    ATTENDANCE,
    WORK_PROGRAMME,
)
"""The tables whose rows are made of a meeting."""
TABLES = (COMMITTEES, *OF_MEETING, MATTERS, PEOPLE, MEMBERSHIPS)
"""All tables, in the order in which they are shown."""

__all__ = [
    "ATTENDANCE",
    "COMMITTEES",
    "DOCUMENTS",
    "ITEMS",
    "LISTS",
    "MATTERS",
    "MEETINGS",
    "MEMBERSHIPS",
    "MINUTES",
    "OF_ARCHIVE",
    "OF_MEETING",
    "PEOPLE",
    "RESOLUTIONS",
    "SEPARATOR",
    "TABLES",
    "WORK_PROGRAMME",
    "Column",
    "Plain",
    "Row",
    "Source",
    "Table",
    "Type",
    "cell",
    "source",
]
