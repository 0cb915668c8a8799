"""What word processors and converters leave in a text that is theirs and not the author's: taken out, and told.

Of pandoc (its manual, "Divs and Spans", "Heading identifiers"): attributes in braces, spans in brackets with them,
bookmarks without words, fences of colons. Of Word: fields that lead nowhere, fields and placeholders as they are typed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.problems import TextFault
from generator.text.source import CODE, place

_CLASS = r"[#.][^\W\d][\w:.-]*"
_KEY = r"(?:custom-style|width|height|style|lang|dir|class|rel|target|alt|title|role)=(?:\"[^\"\n]*\"|[^\s\"{}]+)"
_ANY = r"[\w-]+=(?:\"[^\"\n]*\"|[^\s\"{}]+)"
_ATTRIBUTES = rf"\{{ ?(?:(?:{_ANY} ){{0,9}}(?:{_CLASS}|{_KEY})(?: +(?:{_CLASS}|{_ANY}|-)){{0,9}}|=[a-z]+|-) ?\}}"
_FENCE = r"(?m:^[ >]*:{3,}[^\n]*$)"
_FOUND = re.compile(rf"(?P<code>{CODE.pattern})|(?P<attributes>(?<!\\){_ATTRIBUTES})|(?P<fence>{_FENCE})")
_MAY_STAND = re.compile(rf"{_ATTRIBUTES}|^[ >]*:::", re.MULTILINE)
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
_TABLE = re.compile(r"^[ >]*(?:\+(?:[-=:]{2,}\+)+|\|[-=:]+(?:\+[-=:]+)+\||-{2,}(?:[ \t]+-{2,})+)[ \t]*$", re.MULTILINE)
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
    faults = tuple(_leftovers(text, gone)) if ("{" in text or ":::" in text) and _MAY_STAND.search(text) else ()
    if not gone:
        return Rest(text, text, faults)
    kept: list[str] = []
    blanks: list[str] = []
    after = 0
    for start, end in [*sorted(gone), (len(text), len(text))]:
        kept.append(text[after:start])
        blanks += [text[after:start], " " * (end - start)]
        after = end
    return Rest("".join(kept), "".join(blanks), faults[:MOST])


def _leftovers(text: str, gone: list[tuple[int, int]]) -> Iterator[TextFault]:
    """What is to be said of each leftover; what goes is added to `gone`."""
    opened, ends = 0, dict[int, int]()
    are_closed = _CLOSED.search(text) is not None
    for found in _FOUND.finditer(text):
        if found["code"]:
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
            gone += [(bracket, bracket + 1), (found.start() - 1, found.start())]


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
    mend = f"take it out{closing}{'; it is not shown' if is_gone else ''}"
    return TextFault(*place(text, found.start()), what, mend, "converter-mark", "warning")


def remarks(text: str) -> Iterator[TextFault]:
    """What is to be said of a text that stays as it is: fields of Word, and tables drawn with signs."""
    if "Error!" in text or "{" in text or "PAGEREF" in text or "to enter" in text:
        for found in list(_FIELD.finditer(text))[:MOST]:
            what = f'"{found[0].strip("*")}" was left by a word processor'
            mend = "write what is meant, or take it out"
            yield TextFault(*place(text, found.start()), what, mend, "converter-mark", "warning")
    if "--" in text or "==" in text:
        yield from _tables(text)


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
