"""The tables' bytes: CSV and JSON, their schemas, the description of the package, and one file with everything."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from generator import urls
from generator.archive.words import licence_of
from generator.content.model import short_form
from generator.outputs.data.of_one import KINDS, Lines
from generator.outputs.data.schemas import json_schema, meeting_schema, schema_of_one, table_schema
from generator.outputs.data.tables import TABLES, Row, Source, Table
from generator.outputs.data.written import Written, csv_line

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time stamp of every file in the archive: the first that the format knows."""
READABLE = 0o100644 << 16
UNIX = 3


LONGEST = 5_000_000
"""Bytes of a table as one file: one that would be longer is published year by year, and whole in the ZIP alone."""
Split = dict[str, tuple[str, ...]]
"""By the name of a table that is published year by year, its municipal years."""


class Sheet:
    """The CSV and the JSON of a table, written row by row.

    Rows are written to those of their municipal year; of a table that knows no years all are of the year "".
    """

    def __init__(self, table: Table[Row]) -> None:
        self._names = [column.name for column in table.columns]
        self._csv: dict[str, list[str]] = {}
        self._json: dict[str, list[str]] = {}
        self._size = self._size_of_csv = 0

    def add(self, row: Written, year: str = "") -> None:
        """Puts a row after those of its year before."""
        self._csv.setdefault(year, []).append(row.csv)
        self._json.setdefault(year, []).append(row.json)
        self._size += len(row.json.encode()) + 2
        self._size_of_csv += len(row.csv)

    @property
    def years(self) -> tuple[str, ...]:
        """The municipal years by which the table is published; none of one that is published whole."""
        is_long = max(self._size, self._size_of_csv) > LONGEST
        return tuple(sorted(self._csv)) if is_long and "" not in self._csv else ()

    def csv(self, *years: str) -> bytes:
        """The table as CSV, or some years of it: one header line, lines that end as RFC 4180 wants, no mark before."""
        rows = (row for year in years or sorted(self._csv) for row in self._csv[year])
        return "".join([csv_line(self._names), *rows]).encode()

    def json(self, *years: str) -> bytes:
        """The same as JSON: a list of objects, one a line."""
        lines = [line for year in years or sorted(self._json) for line in self._json[year]]
        inside = ",\n".join(lines)
        return f"[\n{inside}\n]\n".encode() if lines else b"[\n]\n"


def package(source: Source, sheets: Mapping[str, Sheet]) -> Iterator[tuple[str, bytes]]:
    """Every file under `data/`; `sheets` has the rows of each table by its name."""
    shared = dict(_shared(source))
    split = {name: years for name, sheet in sheets.items() if (years := sheet.years)}
    whole = {**shared, urls.DATA_PACKAGE: written(descriptor(source, {}))}
    for table in TABLES:
        whole[urls.table(table.name, "csv")] = sheets[table.name].csv()
        whole[urls.table(table.name, "json")] = sheets[table.name].json()
    apart = {urls.table(name, suffix) for name in split for suffix in ("csv", "json")}
    yield urls.DATA_PACKAGE, written(descriptor(source, split))
    yield from ((name, data) for name, data in whole.items() if name not in apart and name != urls.DATA_PACKAGE)
    for name, years in split.items():
        for year in years:
            yield urls.table_of_year(name, year, "csv"), sheets[name].csv(year)
            yield urls.table_of_year(name, year, "json"), sheets[name].json(year)
    yield urls.DATA_ZIP, zipped({address.removeprefix(urls.DATA): data for address, data in whole.items()})


def _shared(source: Source) -> Iterator[tuple[str, bytes]]:
    """The schemas, which are those of the years too."""
    yield urls.schema("meeting"), written(meeting_schema(source))
    for kind in KINDS:
        yield urls.schema(kind), written(schema_of_one(source, kind))
    for table in TABLES:
        yield urls.schema(table.name), written(json_schema(source, table))


def descriptor(source: Source, split: Mapping[str, Sequence[str]]) -> dict[str, object]:
    """What is in the package, as Data Package 2.0 has it; tables that are `split` are a resource for each year."""
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
    found["resources"] = [resource for table in TABLES for resource in _resources(table, split)]
    return found


def _resources(table: Table[Row], split: Mapping[str, Sequence[str]]) -> Iterator[dict[str, object]]:
    """A table, or each year of it. What refers to a table that is not there whole is not said to."""
    schema = table_schema(table, split)
    whole = {**_resource(table), "schema": schema}
    for year in split.get(table.name, ()):
        path = urls.table_of_year(table.name, year, "csv").removeprefix(urls.DATA)
        yield {**whole, "name": path.removesuffix(".csv"), "title": f"{table.title}, {year}", "path": path}
    if table.name not in split:
        yield whole


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
