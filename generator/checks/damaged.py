"""What programs did to texts on their way: characters that were lost, and errors of spreadsheets."""

import re
from collections.abc import Iterable, Iterator

from generator.checks.case import Case
from generator.checks.texts import TypedFile, typed_decisions, typed_files, typed_files_of_meeting
from generator.content.records import MeetingRecords
from generator.problems import Place, Problem

_AFTER = "\u0080-\u00bf" + re.escape("".join(bytes([n]).decode("windows-1252", "ignore") for n in range(0x80, 0xA0)))
_MAC = re.escape("".join(bytes([n]).decode("mac-roman") for n in range(0x80, 0xC0)))
_DOS = re.escape("".join(bytes([n]).decode(page) for n in range(0x80, 0xB0) for page in ("cp437", "cp850")))
LOST = re.compile(
    rf"�+|ï¿½|ï»¿|(?:â[€„†‡ˆ‰‚][{_AFTER}]?|[ÂÃ][{_AFTER}]|Å[µ·¸´¡‚„]|ðŸ[{_AFTER}]{{0,2}})+"
    rf"|(?:[√¬][{_MAC}]|‚Ä[{_MAC}])+|(?:[├┬][{_DOS}]|ΓÇ[{_DOS}])+"
    r"|&acirc;&euro;(?:&\w{2,8};)?|&Atilde;&\w{2,8};|&Acirc;&(?:pound|nbsp|sect);|&#(?:65533|[xX][fF]{3}[dD]);"
    r"|(?:=C[23]=[89AB][0-9A-F]|=E2=80=[89AB][0-9A-F])+|(?<!\\)(?:\\u[0-9a-f]{4})+"
)
"""Characters of UTF-8 that were read as Windows-1252 (`â€™`), or as an old Mac or DOS has them, or that stand as a
mail, a script or HTML writes them (`=C3=A9`); the sign for one that could not be read.
"""
_MAY_BE_LOST = ("&", "=", "\\u")
ERROR = r"#(?:REF!|N/A\b|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|ERROR!|BEZUG!|WERT!|NV\b)"
IN_TEXT = re.compile(rf"(?<![\w&#/`\[]){ERROR}|(?<=\|)\s*(?:#{{3,}}|=[A-Z]{{2,12}}\([^|]*\))\s*(?=\|)")
_ENDS = r"(?= *(?:$|[,\"]))"
_CELL = r"\$?[A-Z]{1,3}\$?\d{1,7}"
IN_CELL = re.compile(
    rf"(?:^|(?<=[,\"])) *(?:{ERROR}|#{{3,}}{_ENDS}|\d(?:\.\d+)?[eE][+-]?\d{{1,3}}{_ENDS}|[=@]-?[A-Z]{{2,12}}\(.*?\)"
    rf"|\{{=[^,\"]*\}}|[=+@]-?{_CELL}(?:[+*/:-]{_CELL})*{_ENDS}"
    rf"|(?:#(?!N/A)[^\W\d_][\w/]{{1,14}}[!?]|#GETTING_DATA|Err:\d{{3}}|NaN|\[object Object\]){_ENDS})"
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
    if not _may_be_lost(file.text):
        return
    for number, line in file.lines:
        for found in LOST.finditer(line) if _may_be_lost(line) else ():
            if found[0].startswith("\\u") and file.path.endswith(".yaml"):  # an escape of YAML's own
                continue
            what = f'"{found[0]}" stands where another character was lost'
            place = Place(file.path, number, found.start() + 1)
            yield Problem(place, what, _meant(found[0]), "lost-character", "warning", file.about)


def _may_be_lost(text: str) -> bool:
    """Whether a text has any of the signs without which no character was lost: this is seen soon."""
    return not text.isascii() or any(sign in text for sign in _MAY_BE_LOST)


def _meant(lost: str) -> str:
    """How what was lost is mended: by what it was, if that can be worked out."""
    if lost.startswith("\\u"):
        meant = "".join(chr(int(code, 16)) for code in lost.split("\\u")[1:])
    elif lost.startswith("="):
        meant = bytes.fromhex(lost.replace("=", "")).decode()
    else:
        meant = next(filter(None, (_read_as(lost, page) for page in _PAGES)), "")
    known = meant.isprintable() and meant not in {"", lost} and "�" not in meant
    return f'write "{meant}"' if known else "type what is meant, and save the file as UTF-8"


_PAGES = ("windows-1252", "mac-roman", "cp437", "cp850")


def _read_as(lost: str, page: str) -> str:
    try:
        return lost.encode(page).decode()
    except UnicodeError:
        return ""


def spreadsheet_errors(case: Case) -> Iterator[Problem]:
    """A table has what a spreadsheet was to show, and none of its errors. Practice: a figure that is none misleads."""
    yield from _errors(typed_decisions(case))
    yield from case.in_meetings("spreadsheet errors", _errors_in_meeting)


def _errors_in_meeting(meeting: MeetingRecords) -> Iterator[Problem]:
    yield from _errors(typed_files_of_meeting(meeting))


def _errors(files: Iterable[TypedFile]) -> Iterator[Problem]:
    for file in files:
        pattern = IN_CELL if file.is_table else IN_TEXT
        if not (file.is_table or "#" in file.text or "=" in file.text):
            continue
        for number, line in file.lines:
            for found in pattern.finditer(line):
                cell = found[0].strip()
                column = found.end() - len(found[0].lstrip()) + 1
                what, mend = _error(cell)
                yield Problem(Place(file.path, number, column), what, mend, "spreadsheet-error", "warning", file.about)


def _error(cell: str) -> tuple[str, str]:
    """What is wrong with a cell, and how to mend it."""
    if cell.startswith(("=", "+", "@", "{")):
        return f'"{cell}" is the formula, and not what it comes to', "save the table with its values"
    if cell[0].isdigit():
        full = f": {float(cell):.0f}" if float(cell) < ALL_DIGITS else ""
        mend = f"write it in full{full}; digits that were cut are lost"
        return f'"{cell}" is a number as a spreadsheet shortens it', mend
    if set(cell) == {"#"}:
        what = f'"{cell}" stands for a number that was wider than its column'
        return what, "widen the column and save the table again"
    return f'"{cell}" is an error of a spreadsheet', "mend it where the table was made, or write what is known"
