"""The record in pictures: marks in rows and columns. The shape of a mark says how it is, and so do its words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.archive.months import called, columns, month_of
from generator.archive.words import counted, full
from generator.archive.years import Starts
from generator.outputs.pages.frame import Link, State

DRAWN = 300
"""Marks that a picture has: further rows say how many there are of each in a month."""
CROWDED = 4
"""Marks that a month has room for."""
TIMES = "\N{MULTIPLICATION SIGN}"
"""Before a number that is no day."""
NO_ROWS: Mapping[Link, str] = {}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of one thing on a day, or of several of a month."""

    text: str
    """What is seen beside the shape, such as the day of the month, or how many there are."""
    words: str
    """What it is, for those who do not see it."""
    shape: str
    """As in a `State`."""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what is seen above it, the rest of its name, and where it leads."""

    text: str
    rest: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is of, and the marks in each of its columns; where there are none, words for it."""

    head: Link
    cells: tuple[tuple[Mark, ...], ...]
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks in rows and columns under a caption, with what each of its shapes means."""

    anchor: str
    caption: str
    corner: str
    """What the first column is of: "Year"."""
    key: tuple[State, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A mark on a day of a municipal year, in the row of `head`."""

    head: Link
    year: str
    day: date
    how: State
    href: str
    of: str = ""
    """What is said of it before how it is, such as whose meeting it was."""


def key_of(order: Iterable[State], used: Iterable[State]) -> tuple[State, ...]:
    """What the shapes that are used mean, in an order."""
    seen = set(used)
    return tuple(dict.fromkeys(state for state in order if state in seen))


def months(starts: Starts, within: range) -> tuple[Column, ...]:
    """The columns of months."""
    return tuple(Column(called(month, starts)[:3]) for month in within)


def calendar(
    anchor: str,
    caption: str,
    starts: Starts,
    dated: Sequence[Dated],
    order: Sequence[State],
    *,
    corner: str = "Year",
    counting: str = "meeting",
    rows: Mapping[Link, str] = NO_ROWS,
) -> Picture | None:
    """Months across, and a row for each head in the order in which they come; None where nothing is dated.

    `rows` are heads that stand there in any case, in their order, each with what is said if nothing is dated in it. A
    row with more than `CROWDED` marks in a month is counted, and so is one with which there would be more than `DRAWN`.
    """
    of_row: dict[Link, list[Dated]] = {head: [] for head in rows}
    for one in dated:
        of_row.setdefault(one.head, []).append(one)
    within = columns(month_of(one.day, one.year, starts) for one in dated)
    drawn, made = 0, []
    for head, own in of_row.items():
        drawn += len(own)
        by_month = _by_month(own, within, starts)
        draw = _marks if drawn <= DRAWN and max(map(len, by_month), default=0) <= CROWDED else _numbers
        made.append(Row(head, tuple(draw(of, counting) for of in by_month), rows.get(head, "")))
    if not dated:
        return None
    return Picture(
        anchor, caption, corner, key_of(order, (one.how for one in dated)), months(starts, within), tuple(made)
    )


def _by_month(own: Sequence[Dated], within: range, starts: Starts) -> tuple[Sequence[Dated], ...]:
    """What there is of each month, in order; nothing where there is nothing at all."""
    found: dict[int, list[Dated]] = {month: [] for month in within} if own else {}
    for one in sorted(own, key=lambda one: one.day):
        found[month_of(one.day, one.year, starts)].append(one)
    return tuple(found.values())


def _marks(of: Sequence[Dated], _: str) -> tuple[Mark, ...]:
    return tuple(
        Mark(str(one.day.day), f"{_rest(one.day)}{one.of and f', {one.of}'}: {one.how.word}", one.how.shape, one.href)
        for one in of
    )


def _rest(day: date) -> str:
    """The date after its day: " June 2015"."""
    return full(day).removeprefix(str(day.day))


def _numbers(of: Sequence[Dated], counting: str) -> tuple[Mark, ...]:
    """How many there are of each shape."""
    counts = Counter(one.how for one in of)
    return tuple(
        Mark(f"{TIMES}{number}", f" {counted(number, counting).partition(' ')[2]}: {how.word}", how.shape)
        for how, number in counts.items()
    )
