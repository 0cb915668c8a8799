"""Frozen records as JSON and back: what is read becomes a record of the very type that is asked for, or nothing.

A record is the list of its fields, without names. Nothing that is read is run, and nothing is taken as it comes: every
value is held to the annotation of its field.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, partial
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Generic, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

Read = Callable[[Any], Any]
"""Makes a value of what JSON gives; raises ValueError where it is of another shape."""


@dataclass(frozen=True, slots=True)
class Codec(Generic[T]):
    """Writes and reads records of one type, made of plain values, tuples, mappings by text, and records of these."""

    record: type[T]

    def to_bytes(self, thing: T) -> bytes:
        """The record as it is kept."""
        return json.dumps(thing, ensure_ascii=False, separators=(",", ":"), default=_values).encode("utf-8", SURROGATES)

    def read(self, data: bytes) -> T | None:
        """The record that was kept; None if the bytes are not one of this type."""
        try:
            thing: T = _reader(cast("Any", self.record))(json.loads(data.decode("utf-8", SURROGATES)))
        except (ValueError, RecursionError):
            return None
        return thing


SURROGATES = "surrogatepass"
"""Text may hold what no file can; it comes back as it was."""


def _values(record: object) -> object:
    """The values of a record's fields, for JSON."""
    return _fields_of(cast("Any", type(record)))(record)


@cache
def _fields_of(kind: Any) -> Callable[[object], object]:  # noqa: ANN401  a type
    if not is_dataclass(kind):
        message = f"{kind} is no record"
        raise TypeError(message)
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda record: (get(record),)


@cache
def _reader(kind: Any) -> Read:  # noqa: ANN401  an annotation
    """What reads values of a type; TypeError for a type that is not among those named above."""
    if get_origin(kind) is not None:
        return _reader_of(get_origin(kind), get_args(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return partial(_record, kind, tuple(_reader(hints[field.name]) for field in fields(kind)))
    if kind in {str, int, bool, NoneType}:
        return partial(_plain, kind)
    if isinstance(kind, type) and issubclass(kind, str):
        return partial(_text, kind)
    message = f"{kind} is not kept"
    raise TypeError(message)


def _reader_of(origin: object, inner: tuple[Any, ...]) -> Read:
    """The same for a type that is made of others."""
    if origin is Literal:
        return partial(_one_of, frozenset((type(value), value) for value in inner))
    if origin in {Union, UnionType}:
        return partial(_either, tuple(map(_reader, inner)))
    if origin is tuple and inner[1:] == (...,):
        return partial(_row, _reader(inner[0]))
    if origin is tuple:
        return partial(_record, _tuple, tuple(map(_reader, inner)))
    if origin in {Mapping, dict} and inner[0] is str:
        return partial(_mapping, _reader(inner[1]))
    message = f"{origin} is not kept"
    raise TypeError(message)


def _tuple(*values: object) -> tuple[object, ...]:
    return values


def _plain(kind: type, value: object) -> object:
    if type(value) is not kind:
        raise ValueError
    return value


def _text(kind: type[str], value: object) -> object:
    return kind(_plain(str, value))


def _one_of(known: frozenset[tuple[type, object]], value: object) -> object:
    if isinstance(value, list | dict) or (type(value), value) not in known:
        raise ValueError
    return value


def _either(readers: tuple[Read, ...], value: object) -> object:
    for read in readers:
        try:
            return read(value)
        except ValueError:
            continue
    raise ValueError


def _row(read: Read, value: object) -> tuple[object, ...]:
    if type(value) is not list:
        raise ValueError
    return tuple(map(read, value))


def _record(kind: Callable[..., object], readers: tuple[Read, ...], value: object) -> object:
    if type(value) is not list:
        raise ValueError
    return kind(*[read(entry) for read, entry in zip(readers, value, strict=True)])


def _mapping(read: Read, value: object) -> dict[str, object]:
    if type(value) is not dict:
        raise ValueError
    return {key: read(entry) for key, entry in value.items()}
