"""The archive as open data: tables as CSV and JSON with their schemas, meetings, matters and people as JSON, texts."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from generator import urls
from generator.archive import Archive, Redirect
from generator.archive.tables import ExplainedTable
from generator.archive.whole import Whole
from generator.outputs.data.of_meeting import OfMeeting, of_meeting
from generator.outputs.data.of_one import KINDS, Gathered, written
from generator.outputs.data.oparl import Dump
from generator.outputs.data.oparl_objects import Object, Objects
from generator.outputs.data.package import Sheet, Split, package, spread
from generator.outputs.data.popolo import popolo
from generator.outputs.data.tables import (
    MEETINGS,
    OF_ARCHIVE,
    TABLES,
    VOTES,
    VOTES_BY_PERSON,
    PlainRow,
    Row,
    Source,
    Table,
    csv_cell,
    plain_row,
    source,
)
from generator.outputs.data.tables.source import files_by_folder
from generator.outputs.data.texts import decision_copies
from generator.outputs.data.written import Written

__all__ = [
    "Object",
    "Objects",
    "OfMeeting",
    "Source",
    "Split",
    "explained",
    "files",
    "files_by_folder",
    "moved",
    "objects",
    "of_all",
    "of_meeting",
    "source",
]

LOOKED_AT = 20
"""Rows of which the one with the most in it is the example."""
OF_VOTES = (MEETINGS, VOTES, VOTES_BY_PERSON)


def files(archive: Archive, today: date, address: str, split: Split | None = None) -> Iterator[tuple[str, bytes]]:
    """Every file of the open data on a day by its address; `address` is the site's own, with a slash at its end.

    In `split` is noted which tables are published year by year. Where the address is not known ("") the links in the
    data are addresses from the site's root.
    """
    known = source(Whole(archive), today, address)
    made_of = objects(known)
    meetings: list[OfMeeting] = []
    for meeting in archive.meetings():
        made = of_meeting(known, made_of, meeting)
        yield from made.files
        meetings.append(replace(made, files=()))
    yield from of_all(known, made_of, meetings, split)


def objects(known: Source, places: Mapping[str, Object] | None = None) -> Objects | None:
    """What makes the objects of OParl, which has none where the address of the site is not known."""
    return Objects(known, places) if known.root else None


def of_all(
    known: Source, made_of: Objects | None, meetings: Iterable[OfMeeting], split: Split | None = None
) -> Iterator[tuple[str, bytes]]:
    """The files that are no single meeting's: tables, their package, matters, people, lists; `meetings` in order."""
    sheets = {table.name: Sheet(table) for table in TABLES}
    gathered, dump = Gathered(), Dump(made_of) if made_of else None
    voted: list[Mapping[str, Sequence[PlainRow]]] = []

    def add(name: str, rows: Iterable[Written], year: str = "") -> None:
        for row in rows:
            sheets[name].add(row, year)
            gathered.add(row)

    alone = {table.name: list(map(plain_row, table.rows(known))) for table in OF_ARCHIVE}
    for of_archive in OF_ARCHIVE:
        add(of_archive.name, [written(of_archive, row) for row in alone[of_archive.name]])
    yield from decision_copies(known)
    for meeting in meetings:
        rows, told = meeting.unpacked()
        for name, of in rows.items():
            add(name, of, meeting.year)
        if rows[VOTES.name]:
            voted.append({table.name: [json.loads(row.json) for row in rows[table.name]] for table in OF_VOTES})
        yield from dump.add(told) if dump else ()
    for kind, (table, _) in KINDS.items():
        for there, one in gathered.files(kind, {str(row["id"]): row for row in alone[table.name]}):
            yield there, spread(one)
    yield from dump.rest(alone) if dump else ()
    yield urls.POPOLO_VOTES, popolo(known, voted)
    yield from package(known, sheets)
    if split is not None:
        split.update({name: years for name, sheet in sheets.items() if (years := sheet.years)})


def explained(today: date, address: str, split: Mapping[str, Sequence[str]], whole: Whole) -> Sequence[ExplainedTable]:
    """The tables as their page shows them; `split` are those by years."""
    known = source(whole, today, address)
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
