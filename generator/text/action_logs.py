"""Tables in minutes that say who is to do what by when, where officers mark them: `{actions}` after the table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from generator.text.body import LoggedAction, Range
from generator.text.markup import words
from generator.text.outline import Draft

MARK = "{actions}"
HEADS: Mapping[str, frozenset[str]] = {
    "action": frozenset({"action", "actions", "action agreed", "agreed action", "action required"}),
    "owner": frozenset({"owner", "action owner", "by whom", "who", "lead"}),
    "due": frozenset({"due", "due date", "by when", "when", "deadline"}),
    "status": frozenset({"status", "state", "progress", "update"}),
}
"""What the columns of such a table are called; the last may be left out."""
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of actions while its text is still to be converted: its address, its label, its cells."""

    anchor: str
    label: str
    action: Element
    others: Mapping[str, Element]


def take_actions(draft: Draft, section: Element, minute: str) -> tuple[Row, ...]:
    """The rows of the marked tables of a minute, each with its address; `minute` is that of the minute.

    The marks are taken off. One below anything but a table of actions is a fault.
    """
    found: list[Row] = []
    for table in [block for block in section if block.tag == "table"]:
        if _is_marked(section, table):
            found += _rows(draft, table, minute, len(found))
    for block in [block for block in section if _is_mark(block)]:
        mend = "put it right below a table whose heads are action, owner and due, or take it out"
        draft.fault(block, "action-log", f"{MARK} stands below no table", mend)
        section.remove(block)
    return tuple(found)


def logged(rows: Sequence[Row], ranges: Mapping[Element, tuple[Range, ...]]) -> tuple[LoggedAction, ...]:
    """The actions of rows whose text is converted."""
    return tuple(
        LoggedAction(
            row.anchor,
            row.label,
            ranges[row.action],
            words(row.action),
            **{name: words(row.others[name]) if name in row.others else "" for name in ("owner", "due", "status")},
        )
        for row in rows
    )


def _is_mark(block: Element) -> bool:
    return block.tag == "p" and (block.text or "").strip() == MARK


def _is_marked(section: Element, table: Element) -> bool:
    """Whether a table is marked, by its last line or by the next block; the mark is taken off."""
    body = table.find("tbody")
    if body is not None and len(body) and body[-1].get("typed", "").strip(" |") == MARK:
        body.remove(body[-1])
        return True
    blocks = list(section)
    after = blocks[blocks.index(table) + 1 : blocks.index(table) + 2]
    if after and _is_mark(after[0]):
        section.remove(after[0])
        return True
    return False


def _rows(draft: Draft, table: Element, minute: str, before: int) -> Iterator[Row]:
    heads = [_NO_LETTER.sub(" ", cell.text or "").strip().casefold() for cell in table.iter("th")]
    columns = {name: next((n for n, head in enumerate(heads) if head in known), None) for name, known in HEADS.items()}
    missing = [name for name in ("action", "owner", "due") if columns[name] is None]
    if missing:
        what = f"this table is marked {MARK}, and no column of it is called {' or '.join(missing)}"
        mend = "call its columns Action, Owner (or By whom) and Due (or By when), or take the mark out"
        draft.fault(next(table.iter("tr"), table), "action-log", what, mend)
        return
    count = before
    for row in table.iterfind("tbody/tr"):
        cells = {name: row[n] for name, n in columns.items() if n is not None and n < len(row)}
        for cell in row:
            cell.set("told", "")
        if "action" in cells and (cells["action"].text or "").strip():
            count += 1
            row.set("id", draft.address(f"{minute}-a{count}"))
            yield Row(row.attrib["id"], f"A{count}", cells.pop("action"), cells)
