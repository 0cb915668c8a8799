"""What the tables of the open data tell of themselves, for the page that explains them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.archive.whole import Whole

Type = Literal["text", "link", "date", "rough date", "time", "year", "number", "yes or no", "list", "dates", "numbers"]
"""What kind of value a column holds."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what it is called, what kind of value it holds, and what that means."""

    name: str
    type: Type
    means: str
    is_required: bool
    among: Mapping[str, str]
    """The only values there are, with what each means; empty where any may stand."""
    refers: str
    """The table whose `id` it holds, or ""."""


@dataclass(frozen=True, slots=True)
class ExplainedTable:
    """A table with what a row of it is, its columns, and a row as an example: by column, as CSV has it."""

    name: str
    title: str
    row: str
    columns: tuple[Column, ...]
    example: Mapping[str, str]
    years: tuple[str, ...] = ()
    """The municipal years by which it is published, where it is too long for one file."""


Explain = Callable[[Whole], Sequence[ExplainedTable]]
"""Explains the tables of an archive, in the order in which they are shown."""


def unexplained(_: Whole) -> Sequence[ExplainedTable]:
    """No tables: what pages are told where no open data are made."""
    return ()
