"""Plain values to records, or everything that is wrong with them, in plain words."""

import re
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, TypeAdapter, ValidationError, model_validator
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from generator.problems import Loc, RuleName, suggestion

T = TypeVar("T")


MOST = 100
"""Faults that are said of one record: who has more has one cause for them all."""
ID = r"[a-z0-9]+(-[a-z0-9]+)*"
"""The form of an id: lower-case letters, digits and hyphens."""
LONGEST_ID = 200
"""Characters of an id, which is a name in addresses: disks hold no name of more than 255 bytes."""


def is_id(text: str) -> bool:
    """Whether a text has the form of an id; a plain name has a capital or a blank."""
    return len(text) <= LONGEST_ID and re.fullmatch(ID, text) is not None


def form_of_id(text: str) -> str:
    """What is wanted where a text is no id."""
    most = f", {LONGEST_ID} at most" if len(text) > LONGEST_ID else ""
    return f"use lower-case letters, digits and hyphens{most}"


def short_form(text: str) -> str:
    """The short form of a text for ids and addresses: lower-case ASCII letters, digits, hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", re.sub("['’‘`´]", "", text)).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or "x"


def number_form(text: str) -> str:
    """A number for comparison, however its parts are set off: 10(a), 10 (a) and 10A are 10a; 5.1 stays 5-1."""
    return re.sub(r"(?<=\d)-(?=[a-z])|(?<=[a-z])-(?=\d)", "", short_form(text))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at `loc`, the keys and positions that lead there; `at_key`: the key itself is wrong."""

    loc: Loc
    what: str
    mend: str
    rule: RuleName
    at_key: bool = False


def read(kind: type[T], value: object) -> tuple[T | None, tuple[Fault, ...]]:
    """The record of the given type made of a plain value, or None and everything that is wrong with it."""
    try:
        return cast("T", _adapter(cast("Hashable", kind)).validate_python(value)), ()
    except ValidationError as error:
        return None, tuple(_fault(detail) for detail in error.errors(include_url=False))


@cache
def _adapter(kind: Hashable) -> TypeAdapter[object]:
    return TypeAdapter(cast("type[object]", kind))


def wrong(rule: RuleName, what: str, mend: str, *, at_key: bool = False) -> PydanticCustomError:
    """A fault, to be raised where a value is read."""
    return PydanticCustomError("fault", "{what}", {"rule": rule, "what": what, "mend": mend, "at_key": at_key})


_UNREADABLE: tuple[RuleName, str, str] = ("type", "this cannot be read", "look up what the key takes")
_PLAIN: dict[str, tuple[RuleName, str, str]] = {
    "missing": ("missing-key", '"{key}" is missing', "add it: it is needed here"),
    "string_type": ("type", "text is wanted here", "write one line of text, in quotes if it holds a colon"),
    "string_too_short": ("empty", "this is empty", "write a text or leave the key out"),
    "tuple_type": ("type", "a list is wanted here", "write one entry a line, each after a hyphen and a blank"),
    "dict_type": ("type", "keys with values are wanted here", "write `key: value` with a blank after the colon"),
    "model_type": ("type", "keys with values are wanted here", "write `key: value` with a blank after the colon"),
    "int_parsing": ("type", "{input} is not a whole number", "write digits only"),
    "int_type": ("type", "a whole number is wanted here", "write digits only"),
    "greater_than_equal": ("range", "{input} is too small", "it must be {ge} or more"),
    "less_than_equal": ("range", "{input} is too large", "it must be {le} or less"),
    "literal_error": ("choice", "{input} is not one of the words known here", "{expected}"),
}


def _fault(detail: ErrorDetails) -> Fault:
    context, loc = detail.get("ctx", {}), detail["loc"]
    if detail["input"] is None and detail["type"].endswith("_type"):
        mend = "write what belongs here, or take the line out; a text that begins with # goes into quotes"
        return Fault(loc, "nothing stands here", mend, "empty")
    at_key = bool(loc) and loc[-1] == "[key]"
    loc = loc[:-1] if at_key or detail["type"] == "missing" else loc
    if detail["type"] == "fault":
        return Fault(loc, context["what"], context["mend"], context["rule"], at_key or context["at_key"])
    if "expected" in context:
        words = re.findall(r"'([^']+)'", context["expected"])
        context["expected"] = suggestion(str(detail["input"]), words) or "write one of " + ", ".join(words)
    said = {"key": detail["loc"][-1] if detail["loc"] else "", "input": shown(detail["input"]), **context}
    rule, what, mend = _PLAIN.get(detail["type"], _UNREADABLE)
    return Fault(loc, what.format_map(said), mend.format_map(said), rule, at_key)


def shown(value: object) -> str:
    """A value as a message names it."""
    return f'"{value}"' if isinstance(value, str) else "this"


class Record(BaseModel):
    """The base of all records: frozen, no unknown keys; a key without a value counts as left out."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.removesuffix("_").replace("_", "-"),
        populate_by_name=True,
    )

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, value: object, handler: ModelWrapValidatorHandler["Record"]) -> "Record":
        if isinstance(value, Mapping):
            known = cls.keys()
            value = {key: item for key, item in value.items() if item is not None or key not in known}
        try:
            return handler(value)
        except ValidationError as error:
            details = [cls._explained(detail, value) for detail in error.errors(include_url=False)[:MOST]]
            if len(details) > 1 and isinstance(value, Mapping) and len(value) == 1 and not cls.keys() & set(value):
                details = [detail for detail in details if len(detail["loc"]) == 1]  # what is missing is a consequence
            raise ValidationError.from_exception_data(cls.__name__, details) from None

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The same with other values; TypeError at a name that is no field, which Pydantic would take silently."""
        if unknown := set(update or ()) - set(type(self).model_fields):
            raise TypeError(type(self).__name__, *sorted(unknown))
        return super().model_copy(update=update, deep=deep)

    @classmethod
    def keys(cls) -> frozenset[str]:
        """The keys that may be written."""
        return frozenset(field.alias or name for name, field in cls.model_fields.items())

    @classmethod
    def _explained(cls, detail: ErrorDetails, value: object) -> InitErrorDetails:
        if detail["type"] == "model_type" and not detail["loc"] and detail["input"] is not None:
            first = next(iter(field.alias or name for name, field in cls.model_fields.items()))
            mend = f"write each on a line of its own below, indented, such as `{first}: …`"
            error = wrong("type", "keys with values are wanted here", mend)
        elif detail["type"] == "extra_forbidden" and len(detail["loc"]) == 1:
            error = cls._unknown_key(str(detail["loc"][0]), detail["input"], value)
        else:
            fault = _fault(detail)
            error = wrong(fault.rule, fault.what, fault.mend, at_key=fault.at_key)
            return InitErrorDetails(type=error, loc=fault.loc, input=detail["input"])
        return InitErrorDetails(type=error, loc=detail["loc"], input=detail["input"])

    @classmethod
    def _unknown_key(cls, key: str, item: object, value: object) -> PydanticCustomError:
        hint = suggestion(key, cls.keys())
        is_slip = hint.startswith(f'did you mean "{key[:1].lower()}')
        if item is None and not hint.startswith("did"):
            mend = "a comma ends a value inside { }: put each key on a line of its own, or the value in quotes"
            return wrong("comma-in-braces", f'"{key}" has no value and is not a key', mend, at_key=True)
        if isinstance(value, Mapping) and len(value) == 1 and (" " in key or key[:1].isupper()) and not is_slip:
            mend = "a colon and a blank make a key of what stands before them: put the whole line in quotes"
            return wrong("colon-in-text", f'"{key}" is not a key', mend, at_key=True)
        return wrong("unknown-key", f'unknown key "{key}"', hint or "take it out", at_key=True)
