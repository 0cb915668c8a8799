"""A row of a table as it is written: a line of JSON, and one of CSV in which no text can be taken for a formula."""

import csv
import io
from collections.abc import Iterable
from typing import NamedTuple


class Written(NamedTuple):
    """A row as it is written, and which files of matters and people it belongs to: each by kind, id and part of it."""

    json: str
    csv: str
    belongs: tuple[tuple[str, str, str], ...]


def csv_line(cells: Iterable[str]) -> str:
    """A line of CSV that ends as RFC 4180 wants."""
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()
