"""JSON Schemas of what officers write, shorthand included, for editors that complete and check while one types.

They are made of the records: keys and their forms of the types, what is said on hovering a key of the text below it.
A schema lets pass all that `read` takes; what needs the calendar or another file is told by `agendapack check` alone.
"""

import ast
from collections.abc import Mapping
from inspect import getsource
from itertools import pairwise
from textwrap import dedent
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.content.model import written
from generator.content.model.actions import Action
from generator.content.model.committee import Committee
from generator.content.model.council import SYNONYMS, Council, Glossary, Matter, Person, Synonyms
from generator.content.model.meeting import Meeting
from generator.content.model.paper import DecisionFront, MinutesFront, PaperFront, WorkProgramme
from generator.content.model.reading import Record
from generator.content.model.values import Id, Text

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that every editor reads."""
MADE = "Made by `agendapack schema`: changes here are lost."
"""The comment by which a file of ours is known."""

_CLAUSES = Mapping[Text, Action]
FILES: Mapping[str, tuple[Any, str]] = {
    "council": (Council, "The council that publishes."),
    "people": (Mapping[Id, Person], "People by the id that other files name them by."),
    "matters": (Mapping[Id, Matter], "Subjects followed across meetings, by the id that other files name them by."),
    "glossary": (Glossary, "Abbreviations, each with its meaning."),
    "redirects": (Mapping[Text, Text], "Addresses of before, each with what it leads to."),
    "committee": (Committee, "A board, committee or panel."),
    "actions": (_CLAUSES, "What came of resolutions, by the clause as it is cited: 2(1)/24"),
    "meeting": (Meeting, "A committee on a date."),
    "work-programme": (WorkProgramme, "The edition of the work programme that went with this agenda."),
    "paper-front": (PaperFront, "What stands above the text of a paper."),
    "minutes-front": (MinutesFront, "What stands above the text of minutes."),
    "decision-front": (DecisionFront, "What stands above a decision that was taken outside meetings."),
}
"""What is read of each file, and what it is."""


def schemas() -> Mapping[str, JsonSchemaValue]:
    """The schema of each file by its name without ending; those of what stands above a text end in `-front`."""
    return {name: _schema(kind, about) for name, (kind, about) in FILES.items()}


def _schema(kind: Any, about: str) -> JsonSchemaValue:  # noqa: ANN401  a type, or an alias of one
    adapter: TypeAdapter[object] = TypeAdapter(kind)
    made = adapter.json_schema(schema_generator=_OfFiles, ref_template="#/definitions/{model}")
    if kind is _CLAUSES:  # a clause of which nothing is known yet may stand alone
        made["additionalProperties"] = written.either(made["additionalProperties"], written.NOTHING)
    if kind is Glossary:
        of_search: JsonSchemaValue = TypeAdapter(Synonyms).json_schema(schema_generator=_OfFiles)
        about_them = "Words that mean the same to those who search, by one of them: Councillor: Cllr"
        made["properties"] = {SYNONYMS: {"description": about_them, **_untitled(of_search)}}
    named = {key: _untitled(definition) for key, definition in made.pop("$defs", {}).items()}
    root = _shared(_untitled(made), named)
    for key in tuple(named):
        named[key] = _shared(named[key], named)
    head = {"$schema": DRAFT, "$comment": MADE, "description": about}
    return {**head, **root, "definitions": dict(sorted(named.items()))}


def _untitled(schema: JsonSchemaValue) -> JsonSchemaValue:
    return {key: value for key, value in schema.items() if key != "title"}


def _shared(schema: Any, named: dict[str, JsonSchemaValue]) -> Any:  # noqa: ANN401  any part of a schema
    """The schema with references to those in it that have a title; they are put among the named ones."""
    if isinstance(schema, list):
        return [_shared(part, named) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: _shared(value, named) for key, value in schema.items()}
    if not isinstance(title := inner.get("title"), str):
        return inner
    named[title] = _untitled(inner)
    return {"$ref": f"#/definitions/{title}"}


def _below_keys(kind: type[Any]) -> Mapping[str, str]:
    """What stands below each key of a record in its source.

    Pydantic would read it in every run, and a twentieth of a check would go into what only editors show.
    """
    if not issubclass(kind, Record) or kind is Record or kind.__pydantic_generic_metadata__["origin"]:
        return {}
    (record,) = ast.parse(dedent(getsource(kind))).body
    said = {key: words for base in kind.__bases__ for key, words in _below_keys(base).items()}
    for field, below in pairwise(record.body if isinstance(record, ast.ClassDef) else ()):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                said[kind.model_fields[name].alias or name] = " ".join(text.split())
    return said


class _OfFiles(GenerateJsonSchema):
    """What pydantic makes of types, as editors see values that are all text here."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text; what looks like a number is one too."""
        return written.text() if schema.get("min_length") else written.either({"type": "string"}, written.PLAIN)

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """A whole number, or one in quotes."""
        made = super().int_schema(schema)
        wanted = "a whole number is wanted here"
        return written.either({**made, "errorMessage": wanted}, written.text(r"[0-9]+", wanted))

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """None is what is kept where a key is left out; nobody writes it."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """An editor would put the default in; what holds without a key is said in its description."""
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Values by key; where there is a choice of keys, each can be offered."""
        keys, values = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        if "enum" in keys:
            choice = dict.fromkeys(keys["enum"], values)
            return {"type": "object", "properties": choice, "additionalProperties": False}
        return written.by_key(keys, values)

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A record: what its keys say is shown, and one that may be left out may have no value."""
        made = super().model_schema(schema)
        made.pop("description", None)
        said = _below_keys(schema["cls"])
        for key, form in made["properties"].items():
            about = {"description": said[key]} if key in said else {}
            whole, ways = _untitled(self.resolve_ref_schema(form)), [form]
            if key not in made.get("required", ()):
                whole["type"], ways = [whole.get("type"), "null"], [form, written.NOTHING]
            below = "properties" in whole or "items" in whole or "propertyNames" in whole
            made["properties"][key] = {**about, **(whole if below else {"anyOf": ways})}
        return made

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002
        """A key is its own title."""
        return False
