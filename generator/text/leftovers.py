"""What word processors and converters leave in a text that is theirs and not the author's: taken out, and told.

Of pandoc (its manual, "Divs and Spans", "Heading identifiers"): attributes in braces, spans in brackets with them,
bookmarks without words, fences of colons. Of Word: fields that lead nowhere, fields and placeholders as they are typed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.problems import TextFault
from generator.text.source import CODE, place

_CLASS = r"[#.][^\W\d][\w:.-]*"
_KEY = r"(?:custom-style|width|height|style|lang|dir|class|rel|target|alt|title|role)=(?:\"[^\"\n]*\"|[^\s\"{}]+)"
_OUT = re.compile(r"\.(?:deletion|paragraph-deletion|comment-start)\b")
"""What was taken out of the text, and remarks beside it: pandoc's manual, `--track-changes`."""
_ANY = r"[\w-]+=(?:\"[^\"\n]*\"|[^\s\"{}]+)"
_ATTRIBUTES = rf"\{{:? ?(?:(?:{_ANY} ){{0,9}}(?:{_CLASS}|{_KEY})(?: +(?:{_CLASS}|{_ANY}|-)){{0,9}}|=[a-z]+|-) ?\}}"
_RAW = r"(?m:^[ >]*`{3,}[^\S\n]?\{=\w+\}\n(?:(?!`{3})[^\n]*\n){0,200}[ >]*`{3,}[^\S\n]*$)"
"""A piece in another language, which is none of the author's words: pandoc's manual, "Generic raw attribute"."""
_ORDERS = (
    r"(?m:^[ >]*\\(?:new|clear|page)(?:page|break)[^\S\n]*$|^[ >]*\[(?:\[_?TOC_?\]|TOC)\][^\S\n]*$)"
    r"|\{\{[<%][^{}\n]{0,200}[>%]\}\}|\{%[^{}\n]{0,200}%\}"
)
"""What tells a program to break a page, make a table of contents or put something in."""
_FENCE = r"(?m:^[ >]*:{3,}[^\n]*$)"
_FOUND = re.compile(
    rf"(?P<raw>{_RAW})|(?P<code>{CODE.pattern})|(?P<attributes>(?<!\\){_ATTRIBUTES})"
    rf"|(?P<fence>{_FENCE})|(?P<order>{_ORDERS})"
)
_MAY_STAND = re.compile(rf"{_ATTRIBUTES}|^[ >]*:::|{_ORDERS}", re.MULTILINE)
_MAY_BE = ("{", ":::", "\\new", "\\clear", "\\page", "TOC")
_HARD = re.compile(r"(?<![\\:])\\(?= \S)")
"""A backslash that makes a blank a hard one: pandoc's manual, "Backslash escapes"."""
_NAMED = re.compile(r"(?:\{[^{}\n]*\}|[\w.-]+)?")
_CLOSED = re.compile(r"^[ >]*:{3,} *$", re.MULTILINE)
_FIELD = re.compile(
    r"\*{0,2}Error! (?:Reference source not found|Bookmark not defined|Hyperlink reference not valid|Not a valid link"
    r"|No text of specified style in document|Unknown document property name)\.?"
    r"|\{ ?(?:PAGE|NUMPAGES|REF|PAGEREF|HYPERLINK|TOC|SEQ|DATE|MERGEFIELD)\b[^{}\n]*\}"
    r"|\bPAGEREF _\w+ \\h|Click (?:or tap )?here to enter (?:text|a date)"
)
_ORDINAL = re.compile(
    r"(?<=\d)(?:<sup>\s*(?P<raised>st|nd|rd|th)\s*</sup>(?=(?:\s|&nbsp;)+(?:(?:day\s+)?of\s+)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))|\^(?P<typed>st|nd|rd|th)\^)",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"^[ >]*(?:\+(?:[-=:]{2,}\+)+|\|[-=:]+(?:\+[-=:]+)+\||-{2,}(?:[ \t]+-{2,})+|={3,}(?:[ \t]+={3,})+|\|={3,}|\{\|"
    r"|[┌├╔╠][─═┬┼╦╬┐┤╗╣ ]+)[ \t]*$",
    re.MULTILINE,
)
_DELIMITER = re.compile(r"[ |:-]*-[ |:-]*")
_APART = re.compile(r"[^\s|](?:\t| {3,})[^\s|]")
"""Words that stand in columns."""
_OTHER_BLOCK = re.compile(r"[ >]*(?:#{1,6} |[-*+•] |\(?\w{1,4}[.)]\s|!\[|\[\^?[^\]]{1,40}\]:|:)")
MOST_SHOWN = 60
"""Characters of a leftover that its message repeats."""
MOST = 20
"""Leftovers of one kind that are told of in a text; more have one cause."""
TABLE_MEND = "write its rows with | between the cells and |---|---| below the headings, or as a CSV"


@dataclass(frozen=True, slots=True)
class Rest:
    """A text without what converters left in it, on the lines it had, and what is to be said of each."""

    text: str
    typed: str
    """The same with blanks for what is gone, so that everything stands where it was typed."""
    faults: tuple[TextFault, ...] = ()


def without_leftovers(text: str) -> Rest:
    """What is left of a text without what converters left in it.

    Code is left as it is. Of a raised ordinal in a date, `12<sup>th</sup> June`, the letters stay.
    """
    gone: list[tuple[int, int]] = []
    if "<sup" in text or "^" in text:
        for found in _ORDINAL.finditer(text):
            part = "raised" if found["raised"] else "typed"
            gone += [(found.start(), found.start(part)), (found.end(part), found.end())]
    if "\\ " in text:
        codes = [code.span() for code in CODE.finditer(text)]
        backslashes = (found.span() for found in _HARD.finditer(text))
        gone += [span for span in backslashes if not any(start < span[0] < end for start, end in codes)]
    may_stand = any(sign in text for sign in _MAY_BE) and _MAY_STAND.search(text)
    faults = tuple(_leftovers(text, gone)) if may_stand else ()
    if not gone:
        return Rest(text, text, faults)
    kept: list[str] = []
    blanks: list[str] = []
    after = 0
    for start, end in [*sorted(gone), (len(text), len(text))]:
        kept.append(text[after:start])
        blanks += [text[after:start], " " * (end - max(start, after))]
        after = max(after, end)
    return Rest("".join(kept), "".join(blanks), faults[:MOST])


def _leftovers(text: str, gone: list[tuple[int, int]]) -> Iterator[TextFault]:
    """What is to be said of each leftover; what goes is added to `gone`."""
    opened, ends = 0, dict[int, int]()
    are_closed = _CLOSED.search(text) is not None
    for found in _FOUND.finditer(text):
        if found["code"]:
            continue
        if found["raw"] or found["order"]:
            yield _fault(text, found, is_gone=True)
            gone += _lines(text, *found.span())
            continue
        more = (found["fence"] or "").strip(" :>")
        is_gone = found["fence"] is None or (are_closed and _NAMED.fullmatch(more) is not None)
        if found["attributes"] or more or not opened:
            yield _fault(text, found, is_gone=is_gone)
        opened += 0 if found["attributes"] else 1 if more else -1 if opened else 0
        if is_gone:
            gone.append(found.span())
            ends[found.end()] = found.start()
        if found["attributes"] and (bracket := _bracket(text, found.start(), ends)) >= 0:
            is_out = _OUT.search(found["attributes"]) is not None
            gone += _lines(text, bracket, found.start()) if is_out else [(bracket, bracket + 1)]
            gone += [] if is_out else [(found.start() - 1, found.start())]


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each line of a piece begins and ends: the line ends stay, so that everything keeps its line."""
    for line in text[start:end].split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _bracket(text: str, end: int, gone: Mapping[int, int]) -> int:
    """Where the bracket opens that is closed right before attributes, if these make a span of it; else -1.

    `gone` has where each leftover before them begins, by its end.
    """
    if text[end - 1 : end] != "]" or text[end - 2 : end - 1] == "\\":
        return -1
    depth, at = 0, end
    while at > 0 and text[at - 2 : at] != "\n\n":
        if at in gone:
            at = gone[at]
            continue
        at -= 1
        if text[at] in "[]" and text[at - 1 : at] != "\\":
            depth += 1 if text[at] == "]" else -1
        if not depth:
            is_other = text[at - 1 : at] in ("]", "!")  # a link to a definition, or a picture
            return -1 if is_other else at
    return -1


def _fault(text: str, found: re.Match[str], *, is_gone: bool) -> TextFault:
    typed = " ".join(found[0].split())
    what = f"{typed if len(typed) <= MOST_SHOWN else typed[:MOST_SHOWN] + '…'} was left by a converter"
    closing = ", and the ::: that closes it" if typed.startswith(":") else ""
    shown = "; it is not shown" if is_gone else ""
    if _OUT.search(typed):
        shown = "; neither it is shown nor the words in brackets before it, which were taken out or are a remark"
    mend = f"take it out{closing}{shown}"
    return TextFault(*place(text, found.start()), what, mend, "converter-mark", "warning")


def remarks(rest: Rest) -> Iterator[TextFault]:
    """What is to be said of a text that stays as it is: fields of Word, and tables drawn with signs."""
    text = rest.typed
    if "Error!" in text or "{" in text or "PAGEREF" in text or "to enter" in text:
        for found in list(_FIELD.finditer(text))[:MOST]:
            what = f'"{found[0].strip("*")}" was left by a word processor'
            mend = "write what is meant, or take it out"
            yield TextFault(*place(text, found.start()), what, mend, "converter-mark", "warning")
    if any(sign in text for sign in ("--", "==", "─", "═", "{|")):
        yield from _tables(text)
    if "|" in text or "\t" in text or "   " in text:
        yield from _rows(rest.text)


def _rows(text: str) -> Iterator[TextFault]:
    """Each block of lines that look like rows of a table and are none: bars without headings, words in columns."""
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip(" >"):
            block.append(line)
            continue
        at = _row_in(block)
        if at is not None:
            what = "these lines look like a table, and are shown as one paragraph"
            yield TextFault(number - len(block) + at, 1, what, TABLE_MEND, "likely-table", "warning")
        block = []


def _row_in(block: Sequence[str]) -> int | None:
    """Where in a block the first of two rows of a table stands that is read as none."""
    if any(map(_TABLE.fullmatch, block)):  # told of by its lines of signs
        return None
    is_table = len(block) > 1 and "|" in block[0] and _DELIMITER.fullmatch(block[1]) is not None
    if is_table and _cells(block[0]) == _cells(block[1]):
        return None
    for at, (line, after) in enumerate(pairwise(block)):
        if _OTHER_BLOCK.match(line) or _OTHER_BLOCK.match(after):
            continue
        have_bars = all(row.strip(" >").startswith("|") and row.count("|") > 2 for row in (line, after))
        if have_bars or is_table or (_APART.search(line.strip()) and _APART.search(after.strip())):
            return at
    return None


def _cells(row: str) -> int:
    return row.strip(" >").removeprefix("|").removesuffix("|").replace("\\|", "").count("|")


def _tables(text: str) -> Iterator[TextFault]:
    """Each table drawn with signs, at its first line of them that has words beside it."""
    told = 0
    for found in list(_TABLE.finditer(text))[: 10 * MOST]:
        begins = text.rfind("\n\n", 0, found.start()) + 2 if "\n\n" in text[: found.start()] else 0
        ends = text.find("\n\n", found.end())
        around = text[begins : ends if ends >= 0 else len(text)]
        if begins >= told and re.search(r"\w", around):
            what = "this looks like a table, and is shown as lines of signs"
            yield TextFault(*place(text, found.start()), what, TABLE_MEND, "likely-table", "warning")
            told = begins + 1
