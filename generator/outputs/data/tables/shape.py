"""What a table is: one declaration of its columns, from which rows, schemas and the page that explains it are made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Generic, Literal, TypeVar

from generator.outputs.data.tables.source import Source

Entry = TypeVar("Entry")
Type = Literal["text", "link", "date", "rough date", "time", "year", "number", "yes or no", "list", "dates", "numbers"]
Value = str | int | date | time | Sequence[str] | Sequence[int] | Sequence[date] | None
"""What a column finds in a record; "" and None are a value that is not known or does not apply."""
Plain = str | int | list[str] | list[int] | None
"""A value as JSON has it: dates and times as text, a list even where there is nothing in it."""
Row = dict[str, Plain]
SEPARATOR = "|"
"""What stands between the values of a list in a CSV cell."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Entry]):
    """A column: what it is called, what kind of value it holds, what that means, and where it comes from."""

    name: str
    type: Type
    means: str
    value: Callable[[Source, Entry], Value]
    required: bool = False
    among: Mapping[str, str] | None = None
    """The only values there are, with what each means."""
    refers: str = ""
    """The table whose `id` it holds."""


@dataclass(frozen=True, slots=True)
class Table(Generic[Entry]):
    """A table: what its rows are, its columns, and which of them tell one row from another."""

    name: str
    title: str
    row: str
    """What a row is."""
    entries: Callable[..., Iterable[Entry]]
    """The records that rows are made of: of a source, or of a source and a meeting."""
    columns: tuple[Column[Entry], ...]
    key: tuple[str, ...] = ("id",)

    def rows(self, source: Source, *of: object) -> Iterable[Row]:
        """The rows; `of` is the meeting, for the tables that are made meeting by meeting."""
        for entry in self.entries(source, *of):
            yield {one.name: plain(one.value(source, entry), one.type) for one in self.columns}


def plain(value: Value, kind: Type) -> Plain:
    """A value as JSON has it."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if value is None or isinstance(value, int):
        return [] if value is None and kind in LISTS else value
    return [one if isinstance(one, int) else _listed(one) for one in value]  # type: ignore[return-value]


LISTS = frozenset({"list", "dates", "numbers"})


def _listed(value: str | date) -> str:
    """A value of a list, without the character that parts them in a CSV cell."""
    return value.isoformat() if isinstance(value, date) else value.replace(SEPARATOR, "/")


def cell(value: Plain) -> str:
    """A value as a CSV cell has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return SEPARATOR.join(map(str, value)) if isinstance(value, list) else str(value)
