"""What the data look like, for programs: Table Schema for CSV, JSON Schema for JSON, made of the tables' columns."""

from collections.abc import Collection, Mapping

from generator import urls
from generator.archive.tables import Column, Type
from generator.outputs.data.of_one import KINDS
from generator.outputs.data.tables import (
    ACTIONS,
    ATTENDANCE,
    DOCUMENTS,
    INTERESTS_DECLARED,
    ITEMS,
    LISTS,
    MEETINGS,
    MINUTES,
    PRIVATE_PAPERS,
    RECOMMENDATIONS,
    RESOLUTIONS,
    SEPARATOR,
    VOTES,
    VOTES_BY_PERSON,
    WORK_PROGRAMME,
    Row,
    Source,
    Table,
)

Schema = dict[str, object]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
ROUGH = r"^\d{4}(-\d{2}(-\d{2})?|/\d{2})?$"
YEAR = r"^\d{4}/\d{2}$"
TIME = r"^([01]\d|2[0-3]):[0-5]\d$"

_CSV: Mapping[Type, Schema] = {
    "text": {"type": "string"},
    "link": {"type": "string"},
    "date": {"type": "date"},
    "rough date": {"type": "string"},
    "time": {"type": "time", "format": "%H:%M"},
    "year": {"type": "string"},
    "number": {"type": "integer"},
    "yes or no": {"type": "boolean"},
    "list": {"type": "list", "delimiter": SEPARATOR, "itemType": "string"},
    "dates": {"type": "list", "delimiter": SEPARATOR, "itemType": "date"},
    "numbers": {"type": "list", "delimiter": SEPARATOR, "itemType": "integer"},
}
_PATTERNS: Mapping[Type, Schema] = {"rough date": {"pattern": ROUGH}, "year": {"pattern": YEAR}}
"""What text in a CSV cell has to look like."""
_JSON: Mapping[Type, Schema] = {
    "text": {"type": "string"},
    "link": {"type": "string", "format": "uri-reference"},
    "date": {"type": "string", "format": "date"},
    "rough date": {"type": "string", "pattern": ROUGH},
    "time": {"type": "string", "pattern": TIME},
    "year": {"type": "string", "pattern": YEAR},
    "number": {"type": "integer"},
    "yes or no": {"type": "boolean"},
    "list": {"type": "array", "items": {"type": "string"}},
    "dates": {"type": "array", "items": {"type": "string", "format": "date"}},
    "numbers": {"type": "array", "items": {"type": "integer"}},
}


def table_schema(table: Table[Row], split: Collection[str] = ()) -> Schema:
    """The Table Schema of a table's CSV; to tables that are `split` by years nothing can refer."""
    return {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "foreignKeys": [
            _foreign_key(table, column) for column in table.columns if column.refers and column.refers not in split
        ],
    }


def _field(column: Column) -> Schema:
    kind = _CSV[column.type]
    constraints = dict(_PATTERNS.get(column.type, {}))
    if column.is_required:
        constraints["required"] = True
    if column.among and column.type not in LISTS:
        constraints["enum"] = list(column.among)
    more = {"constraints": constraints} if constraints else {}
    return {"name": column.name, "description": meaning(column), **kind, **more}


def _foreign_key(table: Table[Row], column: Column) -> Schema:
    """The reference of a column to another table's id; one within the table names no table."""
    other = {} if column.refers == table.name else {"resource": column.refers}
    return {"fields": [column.name], "reference": {**other, "fields": ["id"]}}


def meaning(column: Column) -> str:
    """What a column means, with the meaning of its values where there are only some."""
    values = "; ".join(f"{name}: {means}" for name, means in column.among.items())
    return f"{column.means} {values}." if values else column.means


def json_schema(source: Source, table: Table[Row]) -> Schema:
    """The JSON Schema of a table: a list of its rows."""
    return {**_head(source, table.name, table.title), "type": "array", "items": _row(table, {})}


def meeting_schema(source: Source) -> Schema:
    """The JSON Schema of a meeting with all that belongs to it."""
    nested = {
        "agenda_items": _list("Its agenda.", "agenda_item"),
        "documents": _list("What was published with it.", "document"),
        "recommendations": _list("What those recommend.", "recommendation"),
        "minutes": _list("Its numbered minutes.", "minute"),
        "interests": _list("The interests declared at it.", "interest"),
        "attendance": _list("Whom its minutes name.", "attendance"),
        "work_programme": _list("The rows of the edition that went with its agenda.", "work_programme_row"),
    }
    papers = {
        "documents": _list("The documents before it, appendices after what they belong to.", "document"),
        "private_papers": _list("The papers that go with it and are not for the public.", "private_paper"),
    }
    resolved = {
        "resolutions": _list("What was decided or moved in it, clause by clause.", "resolution"),
        "votes": _list("Its votes.", "vote"),
        "actions": _list("The actions that it lists.", "action"),
    }
    named = {"by_person": _list("Who voted which way, as far as it is recorded.", "vote_by_person")}
    return {
        **_head(source, "meeting", "A meeting with all that belongs to it"),
        **_row(MEETINGS, nested),
        "$defs": {
            "agenda_item": _row(ITEMS, papers),
            "private_paper": _row(PRIVATE_PAPERS, {}),
            "document": _row(DOCUMENTS, {}),
            "minute": _row(MINUTES, resolved),
            "resolution": _row(RESOLUTIONS, {}),
            "vote": _row(VOTES, named),
            "action": _row(ACTIONS, {}),
            "vote_by_person": _row(VOTES_BY_PERSON, {}),
            "attendance": _row(ATTENDANCE, {}),
            "recommendation": _row(RECOMMENDATIONS, {}),
            "interest": _row(INTERESTS_DECLARED, {}),
            "work_programme_row": _row(WORK_PROGRAMME, {}),
        },
    }


def schema_of_one(source: Source, kind: str) -> Schema:
    """The JSON Schema of all that the tables hold of a "matter" or a "person"."""
    table, parts = KINDS[kind]
    return {
        **_head(source, kind, f"A {kind} with all that belongs to it"),
        **_row(table, {part.name: _list(part.about, part.name) for part in parts}),
        "$defs": {part.name: _row(part.table, {}) for part in parts},
    }


def _head(source: Source, name: str, title: str) -> Schema:
    return {"$schema": DIALECT, "$id": source.url(urls.schema(name)), "title": title}


def _row(table: Table[Row], more: Mapping[str, Schema]) -> Schema:
    """An object with a table's columns, all of them there; `more` are properties beside them or in their place."""
    properties = {column.name: _property(column) for column in table.columns} | {**more}
    return {
        "description": table.about,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _property(column: Column) -> Schema:
    kind = dict(_JSON[column.type])
    if column.among and column.type in LISTS:
        kind["items"] = {"type": "string", "enum": list(column.among)}
    elif column.among:
        kind["enum"] = [*column.among, *([] if column.is_required else [None])]
    if not column.is_required and column.type not in LISTS:
        kind["type"] = [kind["type"], "null"]
    return {"description": meaning(column), **kind}


def _list(means: str, of: str) -> Schema:
    return {"description": means, "type": "array", "items": {"$ref": f"#/$defs/{of}"}}
