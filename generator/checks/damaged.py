"""What programs did to texts on their way: characters that were lost, and errors of spreadsheets."""

import re
from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.texts import TypedFile, typed_files, typed_files_of_meeting
from generator.content.records import MeetingRecords
from generator.problems import Place, Problem

_AFTER = "\u0080-\u00bf" + re.escape("".join(bytes([n]).decode("windows-1252", "ignore") for n in range(0x80, 0xA0)))
LOST = re.compile(rf"�+|ï¿½|ï»¿|(?:â[€„†‡ˆ‰‚][{_AFTER}]?|[ÂÃ][{_AFTER}]|Å[µ·¸´¡‚„]|ðŸ[{_AFTER}]{{0,2}})+")
"""Characters of UTF-8 that were read as Windows-1252 (`â€™`), and the sign for one that could not be read."""
ERROR = r"#(?:REF!|N/A\b|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|BEZUG!|WERT!|NV\b)"
IN_TEXT = re.compile(rf"(?<![\w&#/`\[]){ERROR}|(?<=\|)\s*(?:#{{3,}}|=[A-Z]{{2,12}}\([^|]*\))\s*(?=\|)")
_ENDS = r"(?= *(?:$|[,\"]))"
IN_CELL = re.compile(
    rf"(?:^|(?<=[,\"])) *(?:{ERROR}|#{{3,}}{_ENDS}|\d(?:\.\d+)?[eE][+-]?\d{{1,3}}{_ENDS}|=[A-Z]{{2,12}}\(.*?\))"
)
"""What a spreadsheet shows instead of a number, or saved instead of what it shows."""

ALL_DIGITS = 1e15
"""Below this every digit of a number is known."""


def lost_characters(case: Case) -> Iterator[Problem]:
    """No character was lost on the way into a file. Practice: readers see "â€™", and search finds no such word."""
    for file in typed_files(case):
        yield from _lost(file)
    yield from case.in_meetings("lost characters", _lost_in_meeting)


def _lost_in_meeting(meeting: MeetingRecords) -> Iterator[Problem]:
    for file in typed_files_of_meeting(meeting):
        yield from _lost(file)


def _lost(file: TypedFile) -> Iterator[Problem]:
    if file.text.isascii() or not LOST.search(file.text):
        return
    for number, line in file.lines:
        for found in LOST.finditer(line):
            what = f'"{found[0]}" stands where another character was lost'
            place = Place(file.path, number, found.start() + 1)
            yield Problem(place, what, _meant(found[0]), "lost-character", "warning", file.about)


def _meant(lost: str) -> str:
    """How what was lost is mended: by what it was, if that can be worked out."""
    mend = "type what is meant, and save the file as UTF-8"
    try:
        meant = lost.encode("windows-1252").decode("utf-8")
    except UnicodeError:
        return mend
    return f'write "{meant}"' if meant.isprintable() and "�" not in meant else mend


def spreadsheet_errors(case: Case) -> Iterator[Problem]:
    """A table has what a spreadsheet was to show, and none of its errors. Practice: a figure that is none misleads."""
    yield from case.in_meetings("spreadsheet errors", _errors_in_meeting)


def _errors_in_meeting(meeting: MeetingRecords) -> Iterator[Problem]:
    for file in typed_files_of_meeting(meeting):
        pattern = IN_CELL if file.is_table else IN_TEXT
        if not (file.is_table or "#" in file.text or "=" in file.text):
            continue
        for number, line in file.lines:
            for found in pattern.finditer(line):
                cell = found[0].strip()
                column = found.start() + found[0].index(cell) + 1
                what, mend = _error(cell)
                yield Problem(Place(file.path, number, column), what, mend, "spreadsheet-error", "warning", file.about)


def _error(cell: str) -> tuple[str, str]:
    """What is wrong with a cell, and how to mend it."""
    if cell.startswith("="):
        return f'"{cell}" is the formula, and not what it comes to', "save the table with its values"
    if cell[0].isdigit():
        full = f": {float(cell):.0f}" if float(cell) < ALL_DIGITS else ""
        mend = f"write it in full{full}; digits that were cut are lost"
        return f'"{cell}" is a number as a spreadsheet shortens it', mend
    if not cell.strip("#"):
        what = f'"{cell}" stands for a number that was wider than its column'
        return what, "widen the column and save the table again"
    return f'"{cell}" is an error of a spreadsheet', "mend it where the table was made, or write what is known"
