"""The archive as open data: tables as CSV and JSON with their schemas, meetings, matters and people as JSON, texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from generator import urls
from generator.archive import Archive, Decision, Redirect, register
from generator.archive.tables import ExplainedTable
from generator.outputs.data.of_one import KINDS, Gathered
from generator.outputs.data.oparl import Dump
from generator.outputs.data.package import Sheet, Split, package, spread
from generator.outputs.data.popolo import popolo
from generator.outputs.data.tables import (
    ACTIONS,
    ATTENDANCE,
    DOCUMENTS,
    INTERESTS_DECLARED,
    ITEMS,
    MEETINGS,
    MINUTES,
    OF_ARCHIVE,
    OF_MEETINGS,
    PRIVATE_PAPERS,
    RECOMMENDATIONS,
    RESOLUTIONS,
    TABLES,
    VOTES,
    VOTES_BY_PERSON,
    WORK_PROGRAMME,
    PlainRow,
    Row,
    Source,
    Table,
    csv_cell,
    plain_row,
    source,
)
from generator.outputs.data.texts import decision_copies, markdown_copies

__all__ = ["Split", "explained", "files", "moved"]

LOOKED_AT = 20
"""Rows of which the one with the most in it is the example."""


def files(archive: Archive, today: date, address: str, split: Split | None = None) -> Iterator[tuple[str, bytes]]:
    """Every file of the open data on a day by its address; `address` is the site's own, with a slash at its end.

    In `split` is noted which tables are published year by year. Where the address is not known ("") the links in the
    data are addresses from the site's root.
    """
    known = source(archive, today, address, register(archive))
    sheets = {table.name: Sheet(table) for table in TABLES}
    gathered = Gathered()

    def kept(table: Table[Row], rows: Iterable[Row], year: str = "") -> list[PlainRow]:
        plain = [plain_row(row) for row in rows]
        for row in plain:
            gathered.add(table, row, sheets[table.name].add(row, year))
        return plain

    alone = {table.name: kept(table, table.rows(known)) for table in OF_ARCHIVE}
    yield from decision_copies(known)
    dump = Dump(known) if address else None
    voted: list[Mapping[str, Sequence[PlainRow]]] = []
    documents = {row.id: plain_row(row) for row in DOCUMENTS.every(known)}
    for meeting in archive.meetings():
        rows = {table.name: kept(table, table.rows(known, meeting), meeting.year) for table in OF_MEETINGS}
        yield urls.meeting_data(meeting.committee, meeting.name), spread(whole(rows, documents))
        yield from markdown_copies(known, meeting)
        yield from dump.meeting(rows, documents) if dump else ()
        if rows[VOTES.name]:
            voted.append({table.name: rows[table.name] for table in (MEETINGS, VOTES, VOTES_BY_PERSON)})
    for kind, (table, _) in KINDS.items():
        for there, one in gathered.files(kind, {str(row["id"]): row for row in alone[table.name]}):
            yield there, spread(one)
    yield from dump.rest(alone) if dump else ()
    yield urls.POPOLO_VOTES, popolo(known, voted)
    yield from package(known, sheets)
    if split is not None:
        split.update({name: years for name, sheet in sheets.items() if (years := sheet.years)})


def explained(
    today: date, address: str, split: Mapping[str, Sequence[str]], archive: Archive, decisions: Iterable[Decision]
) -> Sequence[ExplainedTable]:
    """The tables as their page shows them; `split` are those by years, `decisions` the whole register."""
    known = source(archive, today, address, decisions)
    return tuple(_explained(known, table, tuple(split.get(table.name, ()))) for table in TABLES)


def _explained(known: Source, table: Table[Row], years: tuple[str, ...]) -> ExplainedTable:
    example = {name: csv_cell(value) for name, value in _fullest(known, table).items()}
    return ExplainedTable(table.name, table.title, table.about, table.columns, example, years)


def moved(split: Mapping[str, Sequence[str]]) -> Iterator[Redirect]:
    """Where the addresses lead at which tables stood whole that are published year by year: to what is said of them."""
    for name in split:
        for suffix in ("csv", "json"):
            yield Redirect(urls.table(name, suffix), (), urls.at(urls.DATA, name))


def _fullest(known: Source, table: Table[Row]) -> PlainRow:
    """Of the first rows of a table, the one with the most in it; nothing where the table is empty."""
    rows = map(plain_row, islice(table.every(known), LOOKED_AT))
    return max(rows, key=lambda row: sum(value not in (None, []) for value in row.values()), default={})


def whole(rows: Mapping[str, Sequence[PlainRow]], documents: Mapping[str, PlainRow]) -> dict[str, object]:
    """The meeting of which the rows are given, by table; `documents` has every document of the archive by its id."""

    def papers(item: PlainRow) -> list[PlainRow]:
        ids = item["documents"]
        return [documents[str(name)] for name in ids if name in documents] if isinstance(ids, list) else []

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
