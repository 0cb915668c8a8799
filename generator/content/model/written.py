"""How a value is written: what is made of it when it is read, and its JSON Schema for editors, side by side.

Editors read YAML 1.2: `2019` is a number there and `true` a boolean, where this program keeps text. So a schema of text
lets numbers and booleans pass. It does so by saying what a value is not: an editor offers types that a schema names.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

Resolve = Callable[[JsonSchemaValue], JsonSchemaValue]
"""Gives the schema that a `$ref` leads to; any other as it is."""

NOTHING: JsonSchemaValue = {"not": {"type": ["string", "number", "boolean", "object", "array"]}}
"""A key without a value."""
PLAIN: JsonSchemaValue = {"not": {"type": ["string", "object", "array", "null"]}}
"""A number or a boolean, as editors see it, which is text here."""


def either(way: JsonSchemaValue, *others: JsonSchemaValue) -> JsonSchemaValue:
    """One of several ways, two by two: of three or more, an editor would put strokes between what it says of each."""
    return {"anyOf": [way, either(*others)]} if others else way


def text(form: str = "", wanted: str = "text is wanted here; put it in quotes if it holds a colon") -> JsonSchemaValue:
    """Text that is not empty, of the form of a pattern if one is given; `wanted` is said where it is anything else."""
    if form:
        return {"type": "string", "pattern": f"^({form})$", "errorMessage": wanted}
    return either({"type": "string", "minLength": 1, "errorMessage": wanted}, PLAIN)


def by_key(key: JsonSchemaValue, value: JsonSchemaValue) -> JsonSchemaValue:
    """Values under keys of one form."""
    return {"type": "object", "propertyNames": key, "additionalProperties": value}


@dataclass(frozen=True, slots=True)
class Written:
    """`read` makes what is kept of what is written; `form` makes the schema of the latter of that of the former."""

    read: Callable[[object], object]
    form: Callable[[JsonSchemaValue, Resolve], JsonSchemaValue]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Reads first what was written."""
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, kept: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of what is written."""
        return self.form(handler(kept), handler.resolve_ref_schema)

    @classmethod
    def as_one(cls, read: Callable[[object], object], schema: JsonSchemaValue) -> "Written":
        """A value that is written in ways of its own, whatever is made of it."""
        return cls(read, lambda _, __: schema)
