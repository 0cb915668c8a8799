"""The draft of minutes: `minutes.md`, and what they say of the meeting for `meeting.yaml`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.archive import Item, same_title
from generator.importing.attendance import Attendance, People, as_yaml, lines_of, read_attendance
from generator.importing.document import Block, Document, Paragraph, Remark
from generator.importing.drafting import MADE_BY, Draft, count_marks, with_meeting
from generator.importing.inline import bare
from generator.importing.markup import Markup, check_mark
from generator.importing.minutes import Minute, MinutesRead, read_minutes
from generator.importing.said import closed_in, days_in, time_in
from generator.scaffold.known import Known
from generator.scaffold.lines import scalar
from generator.scaffold.plan import Plan

RESOLVED = re.compile(r"(?:RESOLVED|RECOMMENDED)\b")
_LIKELY = re.compile(
    r"(?:it was |and (?:it was )?)?(?:unanimously )?(?:resolved|recommended|agreed|decided)\b(?!\s+(?:by|with)\b)"
    r"|decisions?\s*(?:made|taken)?\s*[:–-]|.{0,300}\band (?:it was )?(?:unanimously )?(?:RESOLVED|AGREED)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a decision begins in other words than those that the format knows."""
_PLACE = re.compile(
    r"\b(?:in|at) (?:the )?(?P<place>(?:The )?[A-Z][^,.]*?"
    r"(?:Room|Hall|Guildhall|House|Chamber|Centre|Suite|Offices?|Library|School)\b.*)"
)
_HEAD = re.compile(r"\W*(?:the )?(?:draft )?(?:minutes|record|notes|proceedings)\b", re.IGNORECASE)
_FEW = 8
"""Words of a line that says when and where, and nothing more."""
_WITHHELD_HEADING = "# Private business"


def draft_minutes(document: Document, known: Known, name: str, source: str, content: Path) -> Draft:
    """The minutes of a meeting as `minutes.md`, and what they say of it for `meeting.yaml`."""
    read = read_minutes(document)
    markup = Markup("minutes", document)
    folder = f"{known.committee.name}/{name}"
    meeting = known.committee.by_name.get(name)
    items = meeting.items if meeting else ()
    remarks = [*document.remarks, *read.remarks]
    people = People(known.people)
    attendance, others = read_attendance(list(lines_of(read.front)), people)
    read = replace(read, above=tuple(_lost(read, others)))
    text = minutes_text(read, markup, items, remarks, source)
    remarks += [Remark("person", person.unsure) for person in attendance.everybody if person.unsure]
    lines = [*_sitting(others), *as_yaml(attendance, _chairs(known, name)), *about_minutes(read, others)]
    plan = Plan(
        (
            (f"{folder}/minutes.md", text),
            *((f"{folder}/{file}", data) for file, data in markup.files.items()),
        ),
        tuple(_then(attendance, read)),
    )
    plan = with_meeting(plan, folder, lines, source, content)
    remarks += [*markup.remarks, *(Remark("lost", f'"{line[:80]}"') for line in read.above)]
    return Draft(plan, {"minutes": len(read.minutes)}, tuple(remarks), markup.marks + count_marks(lines))


def _chairs(known: Known, name: str) -> list[str]:
    return [named.person for named in known.sitting(date.fromisoformat(name[:10])).chair]


def minutes_text(read: MinutesRead, markup: Markup, items: Sequence[Item], remarks: list[Remark], source: str) -> str:
    """The text of `minutes.md`; `items` are those of the agenda, and what is to be looked at is added to `remarks`."""
    front = f"---\ndraft: true\n---\n{check_mark(MADE_BY.format(source))}"
    chunks = [front, *(markup.mark(f"this stood above the minutes: {line}") for line in read.above)]
    if read.unsure:
        chunks.append(markup.mark("the headings were told by their look alone: see that each minute has its own"))
    named = dict(_items(read.minutes, items))
    numbered = sum(bool(minute.number) for minute in read.minutes)
    is_private = False
    for at, minute in enumerate(read.minutes):
        if minute.is_private and not is_private:
            chunks.append(_WITHHELD_HEADING)
            is_private = True
        chunks += _minute(minute, markup, named.get(at, ""), remarks, is_numbered=numbered * 2 > len(read.minutes))
    if not read.minutes:
        chunks.append(markup.mark("no headings of minutes were found: write ## before each"))
        chunks += markup.chunks(read.front)
    return markup.text(chunks)


def _minute(minute: Minute, markup: Markup, item: str, remarks: list[Remark], *, is_numbered: bool) -> Iterator[str]:
    """A minute as Markdown; a private one is its heading."""
    title = _title(minute.title)
    number = f"{_as_number(minute.number)} " if minute.number and is_numbered else ""
    heading = f"## {number}{title}{f' {{item={item}}}' if item else ''}"
    if item:
        remarks.append(Remark("item", f"{minute.title}: item {item}?"))
        heading += f"\n\n{markup.mark(f'does this minute record item {item}? Their titles do not tell')}"
    if is_numbered and not minute.number:
        remarks.append(Remark("number", minute.title))
        heading += f"\n\n{markup.mark('this minute has no number, though others have')}"
    yield heading
    if not minute.is_private:
        yield from _decisions(minute.blocks, markup, remarks, minute.title)


def _as_number(number: str) -> str:
    return f"{number}." if number.isalnum() and number[:1].isdigit() else number


def _title(title: str) -> str:
    return re.sub(r"[{}<>]|(?<!\w)[*_`]+|[*_`]+(?!\w)", "", title)


def _decisions(blocks: Sequence[Block], markup: Markup, remarks: list[Remark], title: str) -> Iterator[str]:
    """What stands under a heading, each decision in other words marked as one that is to be confirmed."""
    waiting: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and (block.heading or _is_subheading(block)):
            yield from markup.chunks(waiting, under=title)
            waiting = []
            yield f"### {_title(bare(block))}"
        elif isinstance(block, Paragraph) and _is_likely(block):
            yield from markup.chunks(waiting, under=title)
            waiting = []
            remarks.append(Remark("decision", bare(block)[:80]))
            yield markup.mark("is this what was decided? Else take {resolved} away")
            yield f"{markup.words(block)}\n{{resolved}}"
        else:
            waiting.append(block)
    yield from markup.chunks(waiting, under=title)


def _is_likely(paragraph: Paragraph) -> bool:
    words = bare(paragraph).lstrip("*_ ")
    return not paragraph.label and bool(_LIKELY.match(words)) and not RESOLVED.match(words)


def _is_subheading(paragraph: Paragraph) -> bool:
    words = bare(paragraph)
    is_short = len(words) < 100 and not words.endswith((".", ":", ";", ","))
    return (
        paragraph.is_strong
        and is_short
        and not paragraph.label
        and not RESOLVED.match(words)
        and not _LIKELY.match(words)
    )


def _items(minutes: Sequence[Minute], items: Sequence[Item]) -> Iterator[tuple[int, str]]:
    """By the place of a minute, the item that it may record where titles do not tell: the one left between its like."""
    found: dict[int, int] = {}
    for at, minute in enumerate(minutes):
        title = same_title(minute.title)
        of = [n for n, item in enumerate(items) if item.private == minute.is_private and _names(title, item)]
        if of:
            found[at] = of[-1]
    for at in range(len(minutes)):
        before, after = (
            found.get(at - 1, -1 if at == 0 else None),
            found.get(at + 1, len(items) if at + 1 == len(minutes) else None),
        )
        if at in found or before is None or after is None:
            continue
        between = [item for item in items[before + 1 : after] if not same_title(item.title.text).startswith("apolog")]
        if len(between) == 1 and between[0].private == minutes[at].is_private:
            yield at, between[0].number


def _names(title: str, item: Item) -> bool:
    other = same_title(item.title.text)
    return bool(other) and (f" {other} " in f" {title} " or f" {title} " in f" {other} ")


def _sitting(lines: Sequence[str]) -> Iterator[str]:
    """The time and place of the meeting, of the lines before the attendance."""
    text = " ".join(lines)
    if time := time_in(text):
        yield f"time: {time}"
    if match := _PLACE.search(text):
        yield f"place: {scalar(' '.join(match['place'].split())[:150])}"


def about_minutes(read: MinutesRead, others: Sequence[str]) -> Iterator[str]:
    """What minutes say of the meeting, as lines for `meeting.yaml`; `others` are those before them."""
    closed = read.closed or next((time for line in others if (time := closed_in(line))), "")
    if not closed and (read.minutes or not read.front) and all(minute.number for minute in read.minutes):
        return
    yield "minutes:"
    if closed:
        yield f"  closed: {closed}"
    if read.minutes and not all(minute.number for minute in read.minutes):
        yield "  # check: the number of the first minute was not printed"
        yield "  first: 1"


def _then(attendance: Attendance, read: MinutesRead) -> Iterator[str]:
    if not attendance.everybody:
        yield "No list of those who were there was found: write `attendance:` into meeting.yaml."
    if not read.closed:
        yield "When the meeting ended was not found: write `closed:` under `minutes:` in meeting.yaml, if it is known."
    yield "Read the drafts beside the file that they came from: agendapack serve shows them, build leaves them out."


def _lost(read: MinutesRead, others: Sequence[str]) -> Iterator[str]:
    """Lines before the minutes that nothing was made of."""
    if not read.minutes:
        return
    for line in others:
        is_when = (time_in(line) or days_in(line)) and (len(line.split()) <= _FEW or _HEAD.match(line))
        is_said = is_when or same_title(line) in ("public business", "present", "minutes")
        if line.strip() and not is_said and len(line) > 3:
            yield " ".join(line.split())
