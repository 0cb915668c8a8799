"""A meeting with all that belongs to it, as one object: the rows of the tables, put within each other."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.outputs.data.tables import (
    ATTENDANCE,
    DOCUMENTS,
    ITEMS,
    MEETINGS,
    MINUTES,
    RESOLUTIONS,
    WORK_PROGRAMME,
    Row,
)


def whole(rows: Mapping[str, Sequence[Row]], documents: Mapping[str, Row]) -> dict[str, Any]:
    """The meeting of which the rows are given, by table; `documents` has every document of the archive by its id."""

    def papers(item: Row) -> list[Row]:
        ids = item["documents"]
        return [documents[str(one)] for one in ids if one in documents] if isinstance(ids, list) else []

    def resolved(minute: Row) -> list[Row]:
        return [one for one in rows[RESOLUTIONS.name] if one["minute"] == minute["id"]]

    (meeting,) = rows[MEETINGS.name]
    return {
        **meeting,
        "agenda_items": [{**item, "documents": papers(item)} for item in rows[ITEMS.name]],
        "documents": rows[DOCUMENTS.name],
        "minutes": [{**minute, "resolutions": resolved(minute)} for minute in rows[MINUTES.name]],
        "attendance": rows[ATTENDANCE.name],
        "work_programme": rows[WORK_PROGRAMME.name],
    }
