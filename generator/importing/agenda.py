"""The front sheet of a meeting: when and where, items with their author lines, papers and pages, who signed it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.archive import DAYS, same_title
from generator.importing.attendance import label_of
from generator.importing.document import Block, Paragraph, Table
from generator.importing.inline import clean
from generator.importing.markup import in_lines
from generator.importing.said import days_in, pages_in, several_days, time_in, without_pages, without_time
from generator.scaffold.lines import list_item, scalar
from generator.text.private_words import is_only_private

_NUMBER = re.compile(
    r"(?:item\s+)?(?P<number>\d{1,3}[a-z]?)(?:[.):]|\s*[–—-](?=\s)|(?=\s))\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BY = re.compile(
    r"\(?(?:joint |verbal |oral |draft )?(?:reports?|briefing notes?|presentations?|updates?|note|letter|paper"
    r"|statement|motion|item|response|memorandum|verbal report|minutes)\b(?: attached)? (?:of|by|from|submitted by)\b",
    re.IGNORECASE,
)
"""How the line under a title begins that says whose paper it is."""
_PART = re.compile(r"[-–•*]?\s*\(?(?P<letter>[a-z])\)\s+(?P<words>\S.*)", re.DOTALL)
_AGREE = re.compile(r"\bminutes\b.*\b(?:meetings?|held)\b|\bminutes of\b", re.IGNORECASE | re.DOTALL)
_ARISING = "matters arising"
_PUBLIC = re.compile(r"(?:part (?:1|i|one|a)\b.{0,20})?(?:public|open) (?:business|items?|session|part)", re.IGNORECASE)
_NIL = {"nil", "none", "no items", "there are no items of private business"}
_EXEMPT = re.compile(r"\bparagraphs?\s+((?:\d{1,2}(?:\s*(?:,|and|&)\s*)?)+)", re.IGNORECASE)
_ENDS = re.compile(
    r"notes?\s*:?\s*(?:\d\)|$)|note:|membership\b|please note\b|if you (?:require|would like)|contacts?\b|published\b"
    r"|enquir\w+\b",
    re.IGNORECASE,
)
"""How the lines begin that follow the items."""
_CONTACT = re.compile(
    r"(?:person to contact about [^.]{1,200}? is|contact(?: officer)?\s{0,9}:)\s{1,9}"
    r"(?P<name>[A-Z][\w'’.-]{0,40}(?:\s[A-Z][\w'’.-]{0,40}){1,3}?)"
    r"(?:,\s{0,9}(?P<role>[^,;]{0,200}?))?\s{0,9}(?:,|;|\b(?:e-?mail|tel\w*)\b|$)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"(?:(?:date|published|dated|issued)(?: on)?\s*:?\s*)?(?:(?:{'|'.join(DAYS)}),?\s+)?\S+(?:\s+\S+){{1,3}}",
    re.IGNORECASE,
)
_TIME_HEAD = re.compile(r"time(?: and date)?|date(?: and time)?|when", re.IGNORECASE)
_PLACE_HEAD = re.compile(r"place|venue|location|where", re.IGNORECASE)


@dataclass
class ItemRead:
    """An item of the agenda as printed."""

    number: str
    title: str
    by: str = ""
    about: str = ""
    pages: tuple[int, int] | None = None
    parts: list[str] = field(default_factory=list)
    minutes_of: list[date] = field(default_factory=list)
    private: bool = False
    exempt: list[int] = field(default_factory=list)
    papers: list[tuple[str, str]] = field(default_factory=list)
    """The name of each file, and what it is called."""

    def lines(self) -> Iterator[str]:
        """The entry of `agenda:` or `private:`."""
        usual = all(_AGREE.search(part) or same_title(part) == _ARISING for part in self.parts)
        parts = [] if self.minutes_of and usual else self.parts
        own_title = self.title if not (self.minutes_of and same_title(self.title) == "minutes") else ""
        rest = [
            *([f"by: {scalar(self.by)}"] if self.by else []),
            *([f"about: {scalar(self.about)}"] if self.about else []),
            *([] if self.private else _papers(self.papers)),
            *_days("minutes-of", self.minutes_of),
            *(["parts:", *(f"  - {scalar(part)}" for part in parts)] if parts else []),
        ]
        if self.minutes_of and not self.parts:
            rest.append("parts: []")
        if self.exempt:
            rest.append(f"exempt: [{', '.join(map(str, self.exempt))}]")
        titled = [f"title: {scalar(own_title)}" if rest else scalar(own_title)] if own_title else []
        yield from list_item([*titled, *rest])


def _papers(papers: Sequence[tuple[str, str]]) -> Iterator[str]:
    if papers:
        yield "papers:"
    for file, title in papers:
        yield from (f"  {line}" for line in list_item([f"file: {scalar(file)}", f"title: {scalar(title)}"]))


def _days(key: str, days: Sequence[date]) -> Iterator[str]:
    if len(days) == 1:
        yield f"{key}: {days[0]}"
    elif days:
        yield f"{key}:"
        yield from (f"  - {day}" for day in days)


@dataclass
class AgendaRead:
    """A front sheet."""

    time: str = ""
    day: date | None = None
    place: str = ""
    published: date | None = None
    signed: str = ""
    contact: str = ""
    items: list[ItemRead] = field(default_factory=list)
    membership: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    """Lines of which nothing was made."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of a front sheet, with the label that numbers it."""

    text: str
    label: str = ""


def printed_lines(blocks: Sequence[Block]) -> Iterator[Printed]:
    """The lines of a front sheet; the cells of a row of a table are one line if the first has a number alone."""
    for block in blocks:
        if isinstance(block, Paragraph):
            for at, part in enumerate(in_lines(block)):
                text = clean(part.text).strip()
                if text:
                    yield Printed(" ".join(text.split()), block.label if at == 0 else "")
        elif isinstance(block, Table):
            for row in block.rows:
                yield from _of_row([list(printed_lines(cell.blocks)) for cell in row])


def _of_row(cells: list[list[Printed]]) -> Iterator[Printed]:
    cells = [cell for cell in cells if cell]
    if len(cells) > 1 and len(cells[0]) == 1 and re.fullmatch(r"\d{1,3}[a-z]?[.)]?", cells[0][0].text):
        first, *more = cells[1]
        pages = [line.text for cell in cells[2:] for line in cell]
        pages = [f"(Pages {text})" if re.fullmatch(r"\d+(?:\s*[-–]\s*\d+)?", text) else text for text in pages]
        yield Printed(" ".join([first.text, *pages]), cells[0][0].text)
        yield from more
        return
    if len(cells) == 2 and len(cells[0]) == 1 and len(cells[0][0].text) < 40:
        yield Printed(f"{cells[0][0].text.rstrip(':')}: {cells[1][0].text}", cells[0][0].label)
        yield from cells[1][1:]
        return
    for cell in cells:
        yield from cell


def read_agenda(lines: Sequence[Printed]) -> AgendaRead:
    """A front sheet of its lines."""
    read = AgendaRead()
    start = _first_item(lines)
    _head(read, [line.text for line in lines[:start]])
    end = _items(read, lines, start)
    _foot(read, [line.text for line in lines[end:]])
    return read


def _first_item(lines: Sequence[Printed]) -> int:
    for at, line in enumerate(lines):
        number, title = _numbered(line)
        if number in ("1", "1a") and title and not days_in(line.text[:40]) and not time_in(line.text[:12]):
            return at
    return len(lines)


def _numbered(line: Printed) -> tuple[str, str]:
    """The number of an item and its title, of a line that begins one; else nothing."""
    label = line.label.rstrip(".):")
    if re.fullmatch(r"\d{1,3}[a-z]?", label):
        return label, line.text
    match = _NUMBER.fullmatch(line.text) if not line.label else None
    title = match["title"].strip() if match else ""
    return (
        (match["number"], title) if match and (not title or title[0].isupper() or not title[0].isalpha()) else ("", "")
    )


def _head(read: AgendaRead, lines: Sequence[str]) -> None:
    """Time, date and place, under their headings or in a sentence."""
    wanted = ""
    for text in lines:
        head, sign, rest = text.partition(":")
        is_time, is_place = _TIME_HEAD.fullmatch(head.strip()), _PLACE_HEAD.fullmatch(head.strip())
        if is_time or is_place:
            wanted = "time" if is_time else "place"
            text = rest.strip()  # noqa: PLW2901  what stands after the heading
            if not sign or not text:
                continue
        if wanted == "place" and not read.place:
            read.place, wanted = _place(text), ""
            continue
        days = days_in(text)
        if time_in(text) and not read.time:
            read.time = time_in(text)
            rest_place = re.sub(rf"\b(?:{'|'.join(DAYS)})\b", "", without_time(text), flags=re.IGNORECASE)
            if match := re.search(r"\b(?:in|at) (?:the )?([A-Z].{4,120})", rest_place):
                read.place = read.place or _place(match[1])
        if days and read.day is None:
            read.day = days[0]
        if not (days or time_in(text)):
            read.others.append(text)


def _place(text: str) -> str:
    return re.sub(r"\s+[-–—]\s+", ", ", text.strip(" .,"))


def _items(read: AgendaRead, lines: Sequence[Printed], start: int) -> int:
    """Takes the items; gives the line at which they end."""
    private = False
    at = start
    while at < len(lines):
        line = lines[at]
        number, title = _numbered(line)
        if number and _follows(read.items, number):
            if not title and at + 1 < len(lines):
                at += 1
                title = lines[at].text
            read.items.append(begun(number, title, private=private))
        elif is_only_private(line.text):
            private = True
        elif _PUBLIC.fullmatch(line.text.strip(" :")) or same_title(line.text) in _NIL:
            pass
        elif _ends(read, lines, at):
            return at
        elif read.items:
            _more(read.items[-1], line)
        at += 1
    return at


def _follows(items: Sequence[ItemRead], number: str) -> bool:
    if not items:
        return number.rstrip("abcdefghij") == "1"
    before, now = (int(re.match(r"\d+", n)[0]) for n in (items[-1].number, number))  # type: ignore[index]
    return now == before + 1 or (now == before and not number.isdigit())


def begun(number: str, title: str, *, private: bool) -> ItemRead:
    """An item by its printed number and title, the author line behind it taken apart."""
    item = ItemRead(number, without_pages(title).strip(" -–*"), pages=pages_in(title), private=private)
    item.title, item.by = _without_author(item.title)
    return item


def exempt_in(words: str) -> list[int]:
    """The paragraphs of the schedule of exempt information that words name: "paragraphs 1 and 3"."""
    found = _EXEMPT.search(words)
    return [int(number) for number in re.findall(r"\d+", found[1])] if found else []


def _without_author(title: str) -> tuple[str, str]:
    """A title without the author line that stands behind it after a dash or in brackets."""
    match = re.search(r"\s+(?:[–—-]\s+|\()(?=(?:Joint )?(?:Report|Briefing Note) (?:of|by) )", title)
    return (title[: match.start()], title[match.end() :].rstrip(")")) if match else (title, "")


def _more(item: ItemRead, line: Printed) -> None:
    """What stands under the title of an item."""
    text = line.text
    if pages := pages_in(text):
        item.pages = item.pages or pages
        text = without_pages(text)
    match = _PART.match(f"{line.label} {text}".strip())
    words = match["words"] if match else text
    if match is None and not words.strip(" -"):
        return
    if re.match(r"\(?(?:listing officer|contact(?: officer)?|officer)\b", words, re.IGNORECASE):
        return
    if item.private and (exempt := exempt_in(words)):
        item.exempt = exempt
    elif _AGREE.search(words) and (days := several_days(words)):
        item.minutes_of += days
        if match:
            item.parts.append(words)
    elif match:
        item.parts.append(words)
    elif _BY.match(words) and not item.by:
        item.by = words.strip("()") if words.startswith("(") else words
    elif item.by and not item.about and item.by.count("(") > item.by.count(")"):
        item.by = f"{item.by} {words}"
    else:
        item.about = f"{item.about} {words}".strip()


def _ends(read: AgendaRead, lines: Sequence[Printed], at: int) -> bool:
    """Whether the items end here: with notes, who signed, a date alone, or the members."""
    text = lines[at].text
    if _ENDS.match(text) or label_of(text)[0] in ("members", "co-opted"):
        return True
    if _is_date_alone(text):
        return True
    following = [line.text for line in lines[at + 1 : at + 3]]
    return (
        bool(read.items)
        and text.count(",") >= 1
        and len(text) < 160
        and any(_is_date_alone(next_) for next_ in following)
    )


def _is_date_alone(text: str) -> bool:
    return len(days_in(text)) == 1 and len(text) < 60 and not time_in(text) and bool(_ALONE.fullmatch(text.strip(" .")))


def _foot(read: AgendaRead, lines: Sequence[str]) -> None:
    """Who signed it and when, whom to ask, who sits on the committee."""
    is_membership = False
    for at, text in enumerate(lines):
        if read.published is None and _is_date_alone(text):
            read.published = days_in(text)[0]
            continue
        if (
            not read.signed
            and read.published is None
            and "," in text
            and any(map(_is_date_alone, lines[at + 1 : at + 3]))
        ):
            read.signed = text
            continue
        if not read.contact and (match := _CONTACT.search(text)):
            read.contact = ": ".join(filter(None, [match["name"].strip(), (match["role"] or "").strip()]))
        key, _ = label_of(text)
        is_membership = bool(key) or (is_membership and _is_named(text))
        if is_membership:
            read.membership.append(text)
        elif not _ENDS.match(text):
            read.others.append(text)


def _is_named(text: str) -> bool:
    return bool(re.match(r"(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Prof)\b", text))
