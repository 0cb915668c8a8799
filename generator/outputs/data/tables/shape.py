"""What a table is: a record for a row, whose fields are the columns. Schemas and the page are made of their types."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, time
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Generic, Literal, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from generator.archive import MeetingHeld
from generator.archive.tables import Column, Type
from generator.outputs.data.tables.source import Link, Source

Year = NewType("Year", str)
"""A municipal year: "2019/20"."""
RoughDate = NewType("RoughDate", str)
"""A day, a month, a year or a municipal year."""

Value = str | int | date | time | tuple[str, ...] | tuple[int, ...] | tuple[date, ...] | None
"""What a column of a row may hold; "" and None are a value that is not known or does not apply."""
Plain = str | int | list[str | int] | None
"""A value as JSON has it: dates and times as text, a list even where there is nothing in it."""
PlainRow = dict[str, Plain]
SEPARATOR = "|"
"""What stands between the values of a list in a CSV cell."""
LISTS = frozenset({"list", "dates", "numbers"})

_TYPES: Mapping[object, Type] = {
    str: "text",
    Link: "link",
    date: "date",
    RoughDate: "rough date",
    time: "time",
    Year: "year",
    int: "number",
    bool: "yes or no",
    tuple[str, ...]: "list",
    tuple[date, ...]: "dates",
    tuple[int, ...]: "numbers",
}


@dataclass(frozen=True, slots=True)
class Means:
    """What a column means; where there are only some values, what each of them means; the table whose id it holds."""

    words: str
    among: Mapping[str, str] = field(default_factory=dict, hash=False)
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: a frozen dataclass, whose docstring says what a row is and whose fields are the columns.

    Each field is `Annotated[its type, Means(…)]`; one that need not be there may be None.
    """


RowOf_co = TypeVar("RowOf_co", bound=Row, covariant=True)


@dataclass(frozen=True, slots=True)
class Table(ABC, Generic[RowOf_co]):
    """A table: what it is called, what its rows are, and which columns tell one row from another."""

    name: str
    title: str
    row: type[RowOf_co]
    key: tuple[str, ...] = field(default=("id",), kw_only=True)

    @abstractmethod
    def every(self, source: Source) -> Iterable[RowOf_co]:
        """All rows of the archive."""

    @property
    def about(self) -> str:
        """What a row is."""
        return " ".join((self.row.__doc__ or "").split())

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in their order."""
        return columns(self.row)


@dataclass(frozen=True, slots=True)
class TableOfArchive(Table[RowOf_co]):
    """A table whose rows are made of the archive."""

    rows: Callable[[Source], Iterable[RowOf_co]]

    def every(self, source: Source) -> Iterable[RowOf_co]:
        """All rows."""
        return self.rows(source)


@dataclass(frozen=True, slots=True)
class TableOfMeetings(Table[RowOf_co]):
    """A table whose rows are made of one meeting after the other."""

    rows: Callable[[Source, MeetingHeld], Iterable[RowOf_co]]

    def every(self, source: Source) -> Iterable[RowOf_co]:
        """All rows, meeting by meeting."""
        return (row for meeting in source.archive.meetings() for row in self.rows(source, meeting))


def columns(row: type[Row]) -> tuple[Column, ...]:
    """The columns of a row, read from the types of its fields; TypeError if one is of none that a table can hold."""
    return _columns(cast("Any", row))


@cache
def _columns(row: Any) -> tuple[Column, ...]:  # noqa: ANN401  a type of row
    return tuple(_column(name, hint) for name, hint in get_type_hints(row, include_extras=True).items())


def _column(name: str, hint: object) -> Column:
    kind, means = get_args(hint)
    options = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    held = tuple(option for option in options if option is not NoneType)
    among = tuple(value for option in held for value in _among(option))
    if among != tuple(means.among):
        message = f"{name}: say what each of its values means"
        raise TypeError(message)
    type_ = _TYPES[tuple[str, ...]] if get_origin(held[0]) is tuple and among else "text" if among else _TYPES[held[0]]
    is_required = NoneType not in options and type_ not in LISTS
    return Column(name, type_, means.words, is_required, means.among, means.refers)


def _among(held: object) -> tuple[str, ...]:
    """The only values that a type has, or of a list those of its entries; none of a type that may hold any."""
    if isinstance(held, type) and issubclass(held, StrEnum):
        return tuple(held)
    if get_origin(held) is tuple:
        return _among(get_args(held)[0])
    return get_args(held) if get_origin(held) is Literal else ()


def plain_row(row: Row) -> PlainRow:
    """A row as JSON has it."""
    return {name: plain_value(getattr(row, name)) for name in _names(cast("Any", type(row)))}


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  a type of row
    return tuple(column.name for column in fields(kind))


def plain_value(value: Value) -> Plain:
    """A value as JSON has it."""
    if isinstance(value, tuple):
        return [_listed(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:%H:%M}" if isinstance(value, time) else None if value == "" else value


def _listed(value: str | int | date) -> str | int:
    """A value of a list; words go without the character that parts them in a CSV cell."""
    if isinstance(value, date):
        return value.isoformat()
    return value.replace(SEPARATOR, "/") if isinstance(value, str) else value


def csv_cell(value: Plain) -> str:
    """A value as a CSV cell has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return SEPARATOR.join(map(str, value)) if isinstance(value, list) else str(value)
