"""A pack in PDF in its parts: the front sheet, and the document of each item, told by bookmarks, stamps or pages."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from generator.archive import MONTHS, same_title
from generator.content.attached.parting import Bookmark, bookmarks
from generator.content.attached.reader import Wanted, read_each
from generator.importing.agenda import AgendaRead, ItemRead, Printed, read_agenda
from generator.importing.document import unreadable
from generator.store.memo import Memo

_STAMP = re.compile(r"^\s*agenda item(?: no\.?)?\s+(?P<number>\d{1,3}[a-z]?)\s*$", re.IGNORECASE | re.MULTILINE)
"""What is stamped on the first page of an item's document."""
_MARKED = re.compile(r"(?:agenda )?(?:item\s+)?(?P<number>\d{1,3}[a-z]?)(?:[.):]\s*|\s+)(?P<title>\S.*)", re.IGNORECASE)
_FOOT = re.compile(r"(?:page\s+)?(\d{1,4})(?:\s+of\s+\d{1,4})?", re.IGNORECASE)
_BEGINS = re.compile(
    r"\d{1,3}[a-z]?[.)]\s|\(?[a-z]\)\s|[-–•*]\s|(?:joint |verbal )?(?:reports?|briefing notes?|presentations?)\b"
    r"|minutes\b|time and date\b|place\b|public\b|private\b|published\b|notes?\b|membership\b|nil\b|agenda\b|contact\b",
    re.IGNORECASE,
)
"""How a line of a front sheet begins that does not go on from the one above."""
FULL = 0.8
"""A line of this part of the longest one is full: what follows may go on from it."""
WHY: Mapping[str, str] = {
    "encrypted": "it is locked with a password: save it without one",
    "large": "it is larger than what is read",
    "slow": "reading it takes too long",
    "memory": "reading it takes too much memory",
}


@dataclass(frozen=True, slots=True)
class Part:
    """The document of an item within a pack: its pages, from 0, the last with them."""

    number: str
    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PackRead:
    """A pack as it was read; `unplaced` are pages after the front sheet that belong to no item."""

    front: AgendaRead
    parts: tuple[Part, ...]
    words: tuple[str, ...]
    """Of each page."""
    unplaced: int


def read_pack(file: Path) -> PackRead:
    """A pack in its parts. UnreadableError if it cannot be read, or is a scan without words."""
    (inside,) = read_each([Wanted(file, "pdf")], Memo())
    if inside.unread:
        unreadable(WHY.get(inside.unread, "it is damaged, or no PDF"))
    if not inside.has_words:
        unreadable("it is a scan without words: have it read by a program that knows letters (OCR), then try again")
    words = tuple(sheet.words for sheet in inside.sheets)
    marks = bookmarks(file)
    end = _front_sheet(words, marks)
    front = read_agenda(list(front_lines(words[:end])))
    parts = tuple(_parts(front, words, marks, end))
    covered = sum(part.last - part.first + 1 for part in parts)
    return PackRead(front, parts, words, len(inside.sheets) - end - covered)


def front_lines(pages: Sequence[str]) -> Iterator[Printed]:
    """The lines of a front sheet, each with what of it stands on the next; without the numbers at the foot of pages."""
    lines = [line for page in pages for line in _without_foot(page.split("\n"))]
    longest = max(map(len, lines), default=0)
    gathered, before, is_place = "", "", False
    for line in lines:
        goes_on = (len(before) >= FULL * longest or is_place) and not _BEGINS.match(line)
        is_date_cut = bool(re.fullmatch(r"(?:19|20)\d\d\b.*", line)) and gathered.endswith(MONTHS)
        if gathered and (goes_on or is_date_cut):
            gathered = f"{gathered} {line}"
        else:
            if gathered:
                yield Printed(gathered)
            is_place = same_title(gathered) == "place"
            gathered = line
        before = line
    if gathered:
        yield Printed(gathered)


def _without_foot(lines: Sequence[str]) -> list[str]:
    kept = [line.strip() for line in lines if line.strip()]
    while kept and _FOOT.fullmatch(kept[-1]):
        kept.pop()
    return kept


def _front_sheet(words: Sequence[str], marks: Sequence[Bookmark]) -> int:
    """How many pages the front sheet has: those before the first stamp, bookmark of an item's document, or range."""
    first = [at for at, page in enumerate(words) if _STAMP.search(page)]
    first += [mark.page for mark in marks if mark.depth == 0 and _is_of_item(mark) and mark.page > 0]
    if first:
        return max(1, min(first))
    front = read_agenda(list(front_lines(words[:2])))
    printed = [item.pages[0] for item in front.items if item.pages]
    return max(1, min(printed) - 1 - _offset(words)) if printed else len(words)


def _is_of_item(mark: Bookmark) -> bool:
    return bool(re.match(r"agenda item\b", mark.title, re.IGNORECASE))


def _offset(words: Sequence[str]) -> int:
    """By how much the numbers printed on pages are more than their places, counted from 1."""
    seen: Counter[int] = Counter()
    for at, page in enumerate(words):
        lines = [line for line in page.split("\n") if line.strip()]
        for line in (lines[:1] + lines[-1:]) if lines else []:
            if match := _FOOT.fullmatch(line.strip()):
                seen[int(match[1]) - (at + 1)] += 1
    return seen.most_common(1)[0][0] if seen else 0


def _parts(front: AgendaRead, words: Sequence[str], marks: Sequence[Bookmark], end: int) -> Iterator[Part]:
    """The document of each item; none of what belongs to private ones."""
    public = {item.number: item for item in front.items if not item.private}
    starts = _starts(front, words, marks, end)
    bounds = [*starts, (len(words), "", "")]
    offset = _offset(words)
    for (first, number, title), (following, _, _) in pairwise(bounds):
        item = public.get(number)
        if item is None:
            continue
        last = following - 1
        if item.pages and item.pages[0] - 1 - offset <= first <= item.pages[1] - 1 - offset:
            last = min(last, item.pages[1] - 1 - offset)
        if end <= first <= last:
            yield Part(number, title or item.title, first, last)


def _starts(front: AgendaRead, words: Sequence[str], marks: Sequence[Bookmark], end: int) -> list[tuple[int, str, str]]:
    """Where a document of an item begins, which item that is, and what the document is called."""
    marked = list(_bookmarked(front.items, marks, end))
    if marked:
        return sorted({at: (at, number, title) for at, number, title in marked}.values())
    stamped = [(at, match["number"], "") for at, page in enumerate(words) if (match := _STAMP.search(page))]
    if stamped:
        return stamped
    offset = _offset(words)
    return sorted((item.pages[0] - 1 - offset, item.number, "") for item in front.items if item.pages)


def _bookmarked(items: Sequence[ItemRead], marks: Sequence[Bookmark], end: int) -> Iterator[tuple[int, str, str]]:
    """What bookmarks say: each that has the number or the title of an item, and those within it that are documents."""
    titles = {same_title(item.title): item.number for item in items}
    numbers = {item.number for item in items}
    for mark in marks:
        words = " ".join(mark.title.split())
        match = _MARKED.fullmatch(words)
        if mark.page < end:
            continue
        if match and match["number"] in numbers and (mark.depth == 0 or _is_of_item(mark)):
            yield mark.page, match["number"], match["title"].strip()
        elif mark.depth == 0 and (number := titles.get(same_title(words))):
            yield mark.page, number, words
