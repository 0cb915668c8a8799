"""The tables' bytes: CSV and JSON, their schemas, the description of the package, and one file with everything."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping

from generator import urls
from generator.archive.words import licence_of
from generator.content.model import short_form
from generator.outputs.data.of_one import KINDS, Lines
from generator.outputs.data.schemas import json_schema, meeting_schema, schema_of_one, table_schema
from generator.outputs.data.tables import TABLES, PlainRow, Row, Source, Table, csv_cell
from generator.text.figures import harmless

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time stamp of every file in the archive: the first that the format knows."""
READABLE = 0o100644 << 16
UNIX = 3


class Sheet:
    """The CSV and the JSON of a table, written row by row; in CSV no text can be taken for a formula."""

    def __init__(self, table: Table[Row]) -> None:
        self._names = [column.name for column in table.columns]
        self._csv, self._json = io.StringIO(newline=""), io.StringIO()
        self._writer = csv.writer(self._csv)
        self._writer.writerow(self._names)
        self._between = "[\n"

    def add(self, row: PlainRow) -> str:
        """Writes a row after those before, and gives it as a line of JSON."""
        self._writer.writerow([harmless(csv_cell(row[name])) for name in self._names])
        line = json.dumps(row, ensure_ascii=False)
        self._json.write(f"{self._between}{line}")
        self._between = ",\n"
        return line

    def csv(self) -> bytes:
        """The table as CSV: one header line, lines that end as RFC 4180 wants, no mark at the beginning."""
        return self._csv.getvalue().encode()

    def json(self) -> bytes:
        """The table as JSON: a list of objects, one a line."""
        return f"{self._json.getvalue() or '['}\n]\n".encode()


def package(source: Source, sheets: Mapping[str, Sheet]) -> Iterator[tuple[str, bytes]]:
    """Every file under `data/`; `sheets` has the rows of each table by its name."""
    files = dict(_files(source, sheets))
    yield from files.items()
    yield urls.DATA_ZIP, zipped({address.removeprefix(urls.DATA): data for address, data in files.items()})


def _files(source: Source, sheets: Mapping[str, Sheet]) -> Iterator[tuple[str, bytes]]:
    yield urls.DATA_PACKAGE, written(descriptor(source))
    yield urls.schema("meeting"), written(meeting_schema(source))
    for kind in KINDS:
        yield urls.schema(kind), written(schema_of_one(source, kind))
    for table in TABLES:
        yield urls.table(table.name, "csv"), sheets[table.name].csv()
        yield urls.table(table.name, "json"), sheets[table.name].json()
        yield urls.schema(table.name), written(json_schema(source, table))


def descriptor(source: Source) -> dict[str, object]:
    """What is in the package, as Data Package 2.0 has it."""
    council = source.archive.council
    found: dict[str, object] = {
        "$schema": PROFILE,
        "name": f"{short_form(council.name)}-meetings",
        "title": f"{council.name}: {council.tagline}",
        "description": "Its meetings: agendas, documents, minutes, resolutions, attendance and work programmes.",
        "contributors": [{"title": council.name, "roles": ["publisher"]}],
    }
    if source.root:
        found["homepage"] = source.url(urls.DATA)
    if council.licence:
        title, path = licence_of(council)
        licence = {"name": council.licence, "title": title, "path": path}
        found["licenses"] = [{key: value for key, value in licence.items() if value}]
    found["resources"] = [_resource(table) for table in TABLES]
    return found


def _resource(table: Table[Row]) -> dict[str, object]:
    return {
        "name": table.name,
        "title": table.title,
        "description": table.about,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": table_schema(table),
    }


def written(value: object) -> bytes:
    """A value as JSON that can be read by people too."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


def spread(value: Mapping[str, object]) -> bytes:
    """An object as JSON, a line for each of its values and for each row in it: quick to make and still readable.

    Rows that are lines of JSON already stand as they are.
    """
    lines = ",\n".join(f"{json.dumps(name)}: {_rows(each)}" for name, each in value.items())
    return f"{{\n{lines}\n}}\n".encode()


def _rows(value: object) -> str:
    if isinstance(value, Lines):
        return "".join(["[\n", ",\n".join(f"  {line}" for line in value.lines), "\n]"]) if value.lines else "[]"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return _rows(Lines([json.dumps(row, ensure_ascii=False) for row in value]))
    return json.dumps(value, ensure_ascii=False)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of the files: the same bytes for the same files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, READABLE, UNIX
            archive.writestr(entry, data)
    return made.getvalue()
