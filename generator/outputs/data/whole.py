"""A meeting with all that belongs to it, as one object: the rows of the tables, put within each other."""

from collections.abc import Mapping, Sequence

from generator.outputs.data.tables import (
    ATTENDANCE,
    DOCUMENTS,
    ITEMS,
    MEETINGS,
    MINUTES,
    RESOLUTIONS,
    WORK_PROGRAMME,
    PlainRow,
)


def whole(rows: Mapping[str, Sequence[PlainRow]], documents: Mapping[str, PlainRow]) -> dict[str, object]:
    """The meeting of which the rows are given, by table; `documents` has every document of the archive by its id."""

    def papers(item: PlainRow) -> list[PlainRow]:
        ids = item["documents"]
        return [documents[str(name)] for name in ids if name in documents] if isinstance(ids, list) else []

    def resolved(minute: PlainRow) -> list[PlainRow]:
        return [clause for clause in rows[RESOLUTIONS.name] if clause["minute"] == minute["id"]]

    (meeting,) = rows[MEETINGS.name]
    return {
        **meeting,
        "agenda_items": [{**item, "documents": papers(item)} for item in rows[ITEMS.name]],
        "documents": rows[DOCUMENTS.name],
        "minutes": [{**minute, "resolutions": resolved(minute)} for minute in rows[MINUTES.name]],
        "attendance": rows[ATTENDANCE.name],
        "work_programme": rows[WORK_PROGRAMME.name],
    }
