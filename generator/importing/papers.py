"""A paper as it was written: its title, who wrote it, headings and paragraphs with the numbers they have."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.importing.document import Block, Document, Paragraph, Table, paragraphs
from generator.importing.inline import bare, clean, without
from generator.importing.markup import Markup
from generator.importing.said import days_in
from generator.importing.tables import words_of

_LABELS: Mapping[str, re.Pattern[str]] = {
    key: re.compile(pattern, re.IGNORECASE)
    for key, pattern in {
        "title": r"(?:report )?(?:title|subject|re)",
        "to": r"(?:report )?to|committee|meeting",
        "date": r"date(?: of (?:report|meeting|committee))?|meeting date",
        "author": r"(?:report )?(?:authors?|from|by)|(?:contact|lead|reporting) officers?|officer",
        "by": r"report of|director|portfolio(?: holder)?|cabinet member|wards?(?: affected)?|report no\.?",
    }.items()
}
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*[A-Z]?)[.):]?(?:\s+|\t)(?=\S)")
_SUBNUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})+[A-Z]?")
_BACKGROUND = re.compile(r"(?:list of )?background (?:papers|documents)|background information", re.IGNORECASE)
_NONE = re.compile(r"\W*(?:none|nil|not applicable|n/a|there are none)\W*", re.IGNORECASE)
_NOTE = re.compile(r"\bbriefing note\b", re.IGNORECASE)
_REPORT = re.compile(r"^\W{0,20}(?:report\W{0,20}$|.{0,300}\breport (?:of|to|by)\b)", re.IGNORECASE | re.MULTILINE)
LONGEST_HEADING = 160


@dataclass
class PaperRead:
    """A paper: what stands above it, its title, and its body."""

    title: str = ""
    kind: str = ""
    to: str = ""
    day: date | None = None
    authors: list[str] = field(default_factory=list)
    background: list[str] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    numbered: bool = False
    """Its first heading has a number."""
    unsure: list[str] = field(default_factory=list)
    """What was guessed."""
    others: list[str] = field(default_factory=list)


def read_paper(document: Document) -> PaperRead:
    """The paper in a document."""
    read = PaperRead()
    blocks = [block for block in document.blocks if not (isinstance(block, Paragraph) and not bare(block))]
    first_words = _first_words(blocks)
    start = next((at for at, block in enumerate(blocks[:first_words]) if _begins(block)), first_words)
    _above(read, blocks[:start])
    read.body = blocks[start:]
    if not read.title:
        _title_of_body(read)
    first = next((block for block in read.body if isinstance(block, Paragraph) and is_heading(block)), None)
    read.numbered = first is not None and bool(number_of(first)[0])
    read.background = list(_background(read.body))
    top = "\n".join(bare(paragraph) for paragraph in paragraphs(blocks[: start + 2]))
    read.kind = "" if _NOTE.search(top) else "report" if _REPORT.search(top) else ""
    return read


def _begins(block: Block) -> bool:
    """Whether the text begins here: with a heading that is not the title, or a paragraph with a number."""
    if not isinstance(block, Paragraph) or block.is_title:
        return False
    number, words = number_of(block)
    return (
        bool(number)
        and bool(bare(words))
        and (number.isdigit() or number.startswith("1."))
        and not days_in(bare(block))
    )


def _first_words(blocks: Sequence[Block]) -> int:
    """Where the words of a text begin, whatever number they have: the second heading, or the first sentence."""
    title = next((at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.heading), -1)
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.is_title or (at == title and (at == 0 or block.heading == 1)):
            continue
        if block.heading or bare(block).endswith(".") or len(bare(block)) > LONGEST_HEADING:
            return at
    return min(1, len(blocks))


def number_of(paragraph: Paragraph) -> tuple[str, Paragraph]:
    """The number of a heading or paragraph, made by the program or typed, and its words without it."""
    label = paragraph.label.rstrip(".):")
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,3})*[A-Z]?", label):
        return label, paragraph
    match = _NUMBER.match(paragraph.text) if not paragraph.label else None
    return (match["number"], without(paragraph, match.end())) if match else ("", paragraph)


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading: by its style, or bold and short."""
    words = bare(paragraph)
    if paragraph.heading:
        return True
    is_short = 0 < len(words) <= LONGEST_HEADING and not words.endswith((".", ":", ";", ","))
    return is_short and paragraph.is_strong and (not paragraph.label or bool(number_of(paragraph)[0]))


def _above(read: PaperRead, blocks: Sequence[Block]) -> None:
    """What stands above the text: labels with their values, and the title."""
    lines: list[tuple[str, str]] = []
    for block in blocks:
        if isinstance(block, Table):
            lines += [_of_row([words_of(cell) for cell in row if cell.text.strip()]) for row in block.rows]
        elif isinstance(block, Paragraph):
            for text in clean(block.text).split("\n"):
                head, sign, rest = text.partition(":")
                lines.append((head.strip(), rest.strip()) if sign and len(head) < 40 else ("", text.strip()))
            if block.is_title or (block.heading == 1 and not read.title):
                read.title = bare(block)
    for label, value in lines:
        _take(read, label, value)
    if not read.title and (bold := [bare(b) for b in blocks if isinstance(b, Paragraph) and b.is_strong]):
        read.title = bold[-1]
        read.unsure.append(f'the title "{read.title}"')
    read.others = [text for text in read.others if text and text != read.title and not _is_kind(text)]


def _is_kind(text: str) -> bool:
    return bool(re.fullmatch(r"(?:briefing note|report)", text, re.IGNORECASE))


def _of_row(cells: list[str]) -> tuple[str, str]:
    if len(cells) >= 2:
        return cells[0].strip(" *:"), ", ".join(" ".join(cell.split()) for cell in cells[1:])
    head, sign, rest = cells[0].partition(":") if cells else ("", "", "")
    return (head.strip(" *"), " ".join(rest.split()).strip("* ")) if sign else ("", head)


def _take(read: PaperRead, label: str, value: str) -> None:
    key = next((key for key, pattern in _LABELS.items() if pattern.fullmatch(label.strip("* "))), "")
    if key == "title" and value:
        read.title = value.strip("*")
    elif key == "to" and value:
        read.to = value
    elif key == "date" and days_in(value):
        read.day = days_in(value)[0]
    elif key == "author" and value:
        read.authors.append(value)
    elif not label and read.day is None and len(days_in(value)) == 1 and len(value) < 40:
        read.day = days_in(value)[0]
    else:
        read.others.append(": ".join(filter(None, [label, value])))


def _title_of_body(read: PaperRead) -> None:
    first = read.body[0] if read.body else None
    if isinstance(first, Paragraph) and (first.heading or first.is_strong) and not number_of(first)[0]:
        read.title, read.body = bare(first), read.body[1:]


def _background(blocks: Sequence[Block]) -> Iterator[str]:
    """What is listed under "Background papers"; "none" if that is said."""
    inside = False
    for block in blocks:
        if isinstance(block, Paragraph) and (is_heading(block) or _BACKGROUND.fullmatch(bare(number_of(block)[1]))):
            inside = bool(_BACKGROUND.fullmatch(bare(number_of(block)[1]).rstrip(":")))
        elif inside and isinstance(block, Paragraph) and bare(block):
            words = bare(number_of(block)[1])
            yield "none" if _NONE.fullmatch(words) else words


def body_chunks(read: PaperRead, markup: Markup) -> Iterator[str]:
    """The body as Markdown: headings with the numbers that they have, levels without a gap, paragraphs as numbered."""
    levels = sorted({_depth(block) for block in read.body if isinstance(block, Paragraph) and is_heading(block)})
    waiting: list[Block] = []
    title = read.title
    for block in read.body:
        if isinstance(block, Paragraph) and is_heading(block):
            yield from markup.chunks(waiting, under=title)
            waiting, title = [], bare(number_of(block)[1])
            level = min(levels.index(_depth(block)) + 2, 6)
            number, words = number_of(block)
            yield " ".join(filter(None, ["#" * level, number, markup.words(words, is_plain=True)]))
        elif isinstance(block, Paragraph) and _SUBNUMBER.fullmatch(number_of(block)[0]):
            yield from markup.chunks(waiting, under=title)
            waiting = []
            number, words = number_of(block)
            yield f"{number} {markup.words(words)}"
        else:
            waiting.append(block)
    yield from markup.chunks(waiting, under=title)


def _depth(paragraph: Paragraph) -> int:
    """How deep a heading is: by its number, else by its style; one that is bold alone is deeper than any of these."""
    number, _ = number_of(paragraph)
    if number:
        return number.count(".") + 1
    return paragraph.heading or 7
