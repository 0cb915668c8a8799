"""The archive as open data: tables as CSV and JSON with their schemas, each meeting as JSON, each text as Markdown."""

from collections.abc import Iterator
from datetime import date

from generator import urls
from generator.archive import Archive, ledger
from generator.outputs.data.package import Sheet, package, spread
from generator.outputs.data.tables import DOCUMENTS, OF_ARCHIVE, OF_MEETING, TABLES, source
from generator.outputs.data.texts import texts
from generator.outputs.data.whole import whole

__all__ = ["files"]


def files(archive: Archive, today: date, address: str) -> Iterator[tuple[str, bytes]]:
    """Every file of the open data on a day by its address; `address` is the site's own, with a slash at its end.

    Where that is not known ("") the links in the data are addresses from the site's root.
    """
    known = source(archive, today, address, ledger(archive))
    sheets = {table.name: Sheet(table) for table in TABLES}
    for table in OF_ARCHIVE:
        sheets[table.name].add(table.rows(known))
    documents = {str(row["id"]): row for meeting in archive.meetings() for row in DOCUMENTS.rows(known, meeting)}
    for meeting in archive.meetings():
        rows = {table.name: list(table.rows(known, meeting)) for table in OF_MEETING}
        for name, of_meeting in rows.items():
            sheets[name].add(of_meeting)
        yield urls.meeting_data(meeting.committee, meeting.name), spread(whole(rows, documents))
        yield from texts(known, meeting)
    yield from package(known, sheets)
