"""The words of a Word file, by Mammoth, and of a spreadsheet, by Calamine, in the order in which they stand there."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import mammoth
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from generator.content.attached.inside import Inside, Sheet

MOST_LETTERS = 3_000_000
MOST_CELLS = 100_000
"""Characters and cells of a document that are read."""
LOCKED = b"\xd0\xcf\x11\xe0"
"""How a file begins that Office has locked with a password, and as files of before 2007 do."""
Cell = int | float | str | bool | time | date | datetime | timedelta


def read_word(file: Path) -> Inside:
    """What a Word file holds: its text with that of tables, notes and boxes; what was struck out is not there."""
    with file.open("rb") as stream:
        if stream.read(len(LOCKED)) == LOCKED:
            return Inside(unread="encrypted")
        stream.seek(0)
        try:
            text = mammoth.extract_raw_text(stream).value
        except (zipfile.BadZipFile, KeyError, OSError, ValueError, AttributeError, EOFError):
            return Inside(unread="damaged")
    lines = (" ".join(line.split()) for line in text[:MOST_LETTERS].split("\n"))
    words = "\n".join(line for line in lines if line)
    return Inside((Sheet("", words),), is_cut=len(text) > MOST_LETTERS)


def read_spreadsheet(file: Path) -> Inside:
    """What a spreadsheet holds, sheet by sheet: a row to a line, cells parted by tabs; hidden sheets are named too."""
    try:
        with CalamineWorkbook.from_path(str(file)) as book:
            return _of_book(book)
    except PasswordError:
        return Inside(unread="encrypted")
    except (CalamineError, OSError, ValueError):
        return Inside(unread="damaged")


def _of_book(book: CalamineWorkbook) -> Inside:
    sheets, left, letters = [], MOST_CELLS, MOST_LETTERS
    for name in book.sheet_names:
        rows: list[str] = []
        for row in book.get_sheet_by_name(name).iter_rows():
            left -= len(row)
            line = "\t".join(_cells(row)).strip("\t")
            letters -= len(line)
            if left < 0 or letters < 0:
                sheets.append(Sheet(name, "\n".join(rows)))
                return Inside(tuple(sheets), is_cut=True)
            if line:
                rows.append(line)
        sheets.append(Sheet(name, "\n".join(rows)))
    return Inside(tuple(sheets))


def _cells(row: list[Cell]) -> Iterator[str]:
    for cell in row:
        if isinstance(cell, bool):
            yield str(cell).upper()
        elif isinstance(cell, float):
            yield str(int(cell)) if cell.is_integer() else repr(cell)
        else:
            yield " ".join(str(cell).split())
