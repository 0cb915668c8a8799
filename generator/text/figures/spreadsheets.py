"""Cells that a spreadsheet would take for a formula, written so that it takes them for text.

A cell that begins with =, +, -, @, a tab or a carriage return may be run when the file is opened (CWE-1236; OWASP, CSV
Injection). An apostrophe before it makes it text. A number stays what it is, with sign, currency, per cent and all.
"""

import csv
import re
from io import StringIO

FIRST = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a formula begins with; spreadsheets read the wide forms of East Asia too."""
NUMBER = re.compile(r"[-+]?\s?[£$€]?\s?\d[\d,. \u00a0\u2009\u202f]*(?:[eE][-+]?\d+)?\s?%?|-+")
"""A number, or the hyphens that stand for one that is not known."""
MAY_BEGIN = re.compile(r'(?:^|[,;\t\n\r"])[^\S\t\n\r]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]')
ANY_BEGINNING = re.compile(
    r'(?P<before>(?:^|[,;\t\n\r"])[^\S\t\n\r]*)'
    r'(?P<cell>[=+\-@\uff1d\uff0b\uff0d\uff20][^,;\t\n\r"]*)'
)
"""A cell as any program might find one in a table whose quotes are not closed, or stand within a cell."""


def harmless(cell: str) -> str:
    """A cell as a spreadsheet is to read it; one that does no harm as it is."""
    bare = cell.lstrip(" \u00a0\ufeff\u200b\n")
    return f"'{cell}" if bare.startswith(FIRST) and not NUMBER.fullmatch(bare.rstrip()) else cell


def offered(table: str) -> str:
    """A CSV as it is offered for download; one without such cells as it was typed.

    Of one that cannot be read nobody knows where a program finds its cells, so each that could be one counts.
    """
    if not MAY_BEGIN.search(table):
        return table
    try:
        rows = list(csv.reader(StringIO(table, newline=""), strict=True))
    except csv.Error:
        return ANY_BEGINNING.sub(lambda found: found["before"] + harmless(found["cell"]), table)
    safe = [[harmless(cell) for cell in row] for row in rows]
    if safe == rows:
        return table
    made = StringIO(newline="")
    csv.writer(made, lineterminator="\n").writerows(safe)
    return made.getvalue()
