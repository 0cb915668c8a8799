"""What the open data have of one meeting: its own files, and its rows, which the tables of all meetings are made of."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from generator import urls
from generator.archive import MeetingHeld
from generator.outputs.data.of_one import written
from generator.outputs.data.oparl_objects import Named, Objects, Told, file_of
from generator.outputs.data.package import spread
from generator.outputs.data.tables import (
    ACTIONS,
    ATTENDANCE,
    DOCUMENTS,
    INTERESTS_DECLARED,
    ITEMS,
    MEETINGS,
    MINUTES,
    OF_MEETINGS,
    PRIVATE_PAPERS,
    RECOMMENDATIONS,
    RESOLUTIONS,
    VOTES,
    VOTES_BY_PERSON,
    WORK_PROGRAMME,
    PlainRow,
    Source,
    plain_row,
)
from generator.outputs.data.texts import markdown_copies
from generator.outputs.data.written import Written


@dataclass(frozen=True, slots=True)
class OfMeeting:
    """What the open data have of a meeting; its files are there if it was made now, else their addresses alone."""

    year: str
    addresses: tuple[str, ...]
    packed: bytes
    """Its rows by table and its objects of OParl, as they are written, in a sixth of the memory."""
    digest: str
    """Of all that is written of it."""
    files: tuple[tuple[str, bytes], ...] = ()

    def unpacked(self) -> tuple[dict[str, list[Written]], list[Told]]:
        """The rows by table, and the objects of OParl."""
        rows, objects = json.loads(zlib.decompress(self.packed))
        return {name: [Written(*row) for row in of] for name, of in rows.items()}, [Told(*each) for each in objects]


def of_meeting(source: Source, objects: Objects | None, meeting: MeetingHeld) -> OfMeeting:
    """What the open data have of a meeting; `objects` makes those of OParl, if there are any."""
    rows = {table.name: list(map(plain_row, table.rows(source, meeting))) for table in OF_MEETINGS}
    document = _documents(source, meeting, rows[DOCUMENTS.name])
    told = objects.meeting(rows, document) if objects else []
    files = (
        (urls.meeting_data(meeting.committee, meeting.name), spread(_whole(rows, document))),
        *markdown_copies(source, meeting),
        *map(file_of, told),
    )
    lines = {table.name: [written(table, row) for row in rows[table.name]] for table in OF_MEETINGS}
    packed = zlib.compress(json.dumps((lines, told), ensure_ascii=False).encode(), 1)
    digest = sha256(packed)
    for address, data in files:
        digest.update(f"{address}\0{len(data)}\0".encode() + data)
    return OfMeeting(meeting.year, tuple(address for address, _ in files), packed, digest.hexdigest(), files)


def _documents(source: Source, here: MeetingHeld, rows: Sequence[PlainRow]) -> Named:
    """Gives the row of a document of any meeting; `rows` are those of one."""
    own = {str(row["id"]): row for row in rows}

    def document(name: str) -> PlainRow | None:
        committee, meeting, _ = urls.within(name)
        if (committee, meeting) == (here.committee, here.name):
            return own.get(name)
        return source.whole.kept(("documents", committee, meeting), _rows_of, source, committee, meeting).get(name)

    return document


def _rows_of(source: Source, committee: str, meeting: str) -> Mapping[str, PlainRow]:
    held = source.archive.committees.get(committee)
    found = (one for one in held.meetings if one.name == meeting) if held else ()
    return {row.id: plain_row(row) for one in found for row in DOCUMENTS.rows(source, one)}


def _whole(rows: Mapping[str, Sequence[PlainRow]], document: Named) -> dict[str, object]:
    """The meeting of which the rows are given, by table; `document` gives the row of any document by its id."""

    def papers(item: PlainRow) -> list[PlainRow]:
        ids = item["documents"] if isinstance(item["documents"], list) else []
        return [row for name in ids if (row := document(str(name)))]

    def private(item: PlainRow) -> list[PlainRow]:
        return [paper for paper in rows[PRIVATE_PAPERS.name] if paper["item"] == item["id"]]

    def resolved(minute: PlainRow) -> list[PlainRow]:
        return [clause for clause in rows[RESOLUTIONS.name] if clause["minute"] == minute["id"]]

    def voted(minute: PlainRow) -> list[dict[str, object]]:
        own = (vote for vote in rows[VOTES.name] if vote["minute"] == minute["id"])
        return [{**vote, "by_person": named(vote)} for vote in own]

    def listed(minute: PlainRow) -> list[PlainRow]:
        return [action for action in rows[ACTIONS.name] if action["minute"] == minute["id"]]

    def named(vote: PlainRow) -> list[PlainRow]:
        return [voter for voter in rows[VOTES_BY_PERSON.name] if voter["vote"] == vote["id"]]

    (meeting,) = rows[MEETINGS.name]
    return {
        **meeting,
        "agenda_items": [
            {**item, "documents": papers(item), "private_papers": private(item)} for item in rows[ITEMS.name]
        ],
        "documents": rows[DOCUMENTS.name],
        "recommendations": rows[RECOMMENDATIONS.name],
        "minutes": [
            {**minute, "resolutions": resolved(minute), "votes": voted(minute), "actions": listed(minute)}
            for minute in rows[MINUTES.name]
        ],
        "attendance": rows[ATTENDANCE.name],
        "interests": rows[INTERESTS_DECLARED.name],
        "work_programme": rows[WORK_PROGRAMME.name],
    }
