"""The record of the page that explains the open data."""

from dataclasses import dataclass

from generator.outputs.pages.views.frame import Frame, Link
from generator.text import Html


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of a table: what it is called, what kind of value it holds, what that means, and one as an example."""

    name: str
    type: str
    means: str
    values: tuple[tuple[str, str], ...]
    """The only values there are, each with what it means; empty where any may stand."""
    refers: Link
    """The table whose id it holds; without a text where it holds none."""
    example: str
    """Cut short if it is long; empty where the example has nothing there."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with what a row of it is, the links to its files, and its columns."""

    anchor: str
    title: str
    row: str
    files: tuple[Link, ...]
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """What there is as open data, table by table."""

    frame: Frame
    downloads: tuple[tuple[Link, str], ...]
    """Each file for everybody, with what it is."""
    whole: str
    """Where links in the data begin: a sentence."""
    examples: tuple[Link, ...]
    """A meeting as JSON and a document as Markdown."""
    licence: Html
    tables: tuple[TableView, ...]
