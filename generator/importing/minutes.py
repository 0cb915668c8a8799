"""Minutes as they were written, in their parts: what stands before them, each minute, the private ones, the end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.archive import MONTHS
from generator.importing.document import Block, Document, Paragraph, Remark, Table
from generator.importing.inline import bare, without
from generator.importing.said import closed_in
from generator.text.private_words import is_only_private, reads_as_private

_NUMBER = re.compile(
    r"(?:minute\s+(?:no\.?\s*)?)?(?P<number>\d{1,4}[A-Za-z]?|(?=[\w./-]*\d)(?=[\w./-]*[A-Za-z./-]\w)[\w./-]{2,20}?)"
    r"(?:[.:)]\s*|\s*[–—-]\s+|\s+)(?=\S)",
    re.IGNORECASE,
)
"""The number of a minute, as a body writes it, before its title: "18.", "PLA146/14", "24/061"."""
_DATE = re.compile(rf"\d{{1,2}}\s*(?:st|nd|rd|th)?(?: of)?\s+(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_DIVIDER = re.compile(
    r"(?:part (?:1|i|one|a)\b.{0,20})?(?:public|open|non-exempt) (?:business|items?|session|minutes|part)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:signed|chair(?:man|person)?|dated?|confirmed)\b[^a-z]*(?:[._…]{3,}.*)?|[._…\s]{6,}(?:chair.*|date.*)?",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(
    r"\bexclu\w*\b.*\b(?:press|public)\b|\b(?:press|public)\b.*\bexclu\w*", re.IGNORECASE | re.DOTALL
)
_DECIDED = re.compile(r"\b(?:RESOLVED|resolved|Resolved|AGREED|agreed)\b")
_READMITTED = re.compile(r"re-?admi|re-?open|return\w* to (?:open|public)|public session resumed", re.IGNORECASE)
_LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class Minute:
    """A minute: the number as printed ("" where none is), its title, and what stands under it."""

    number: str
    title: str
    blocks: tuple[Block, ...]
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class MinutesRead:
    """The parts of minutes."""

    front: tuple[Block, ...]
    minutes: tuple[Minute, ...]
    closed: str = ""
    remarks: tuple[Remark, ...] = ()
    unsure: bool = False
    """The headings were told from other lines by their look alone."""
    above: tuple[str, ...] = ()
    """Lines before the minutes that nothing was made of."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A paragraph that may be the heading of a minute."""

    at: int
    number: str
    words: Paragraph
    look: tuple[object, ...] = field(default=())

    @property
    def value(self) -> int:
        """The number to count by; the last digits of a body's own form."""
        digits = re.findall(r"\d+", self.number)
        return int(digits[0]) if digits else 0


def read_minutes(document: Document) -> MinutesRead:
    """The minutes in a document."""
    blocks = [block for given in document.blocks for block in _flat(given)]
    heads, unsure = _heads(blocks)
    starts = [head.at for head in heads]
    before = blocks[: starts[0]] if starts else blocks
    front = tuple(block for block in before if not (starts and isinstance(block, Paragraph) and _is_divider(block)))
    made, closed, remarks = list[Minute](), "", list[Remark]()
    private = any(_is_private(block) for block in before[-2:])
    for head, end in zip(heads, [*starts[1:], len(blocks)][: len(heads)], strict=True):
        inside, is_next_private, found = _inside(blocks[head.at + 1 : end])
        closed = found or closed
        title = bare(head.words)
        private = private or is_only_private(title)
        minute = Minute(head.number, title, tuple(inside), private)
        if private and _READMITTED.search(minute.title):
            minute, private = replace(minute, is_private=False), False
        made.append(_emptied(minute, remarks) if minute.is_private else minute)
        private = private or is_next_private or _excludes(minute)
    return MinutesRead(front, tuple(made), closed, tuple(remarks), unsure)


def _flat(block: Block) -> Iterator[Block]:
    """A block; a table in which each row is a number with its minute, as some bodies lay them out, is its cells."""
    if not isinstance(block, Table):
        yield block
        return
    firsts = [row[0].text.strip() for row in block.rows if row]
    numbered = [first for first in firsts if first]
    if len(numbered) < 2 or not all(re.fullmatch(r"\d{1,4}[A-Za-z]?[.)]?", first) for first in numbered):
        yield block
        return
    for row in block.rows:
        label = row[0].text.strip()
        for cell in row[1:]:
            for inner in cell.blocks:
                yield replace(inner, label=label) if label and isinstance(inner, Paragraph) else inner
                label = ""


def _heads(blocks: Sequence[Block]) -> tuple[list[_Candidate], bool]:
    """The headings of the minutes, and whether their look alone tells them."""
    paragraphs = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Paragraph) and bare(block)]
    numbered = [found for at, paragraph in paragraphs if (found := _numbered(at, paragraph))]
    strong = [found for found in numbered if found.words.heading or found.words.is_strong or _is_capitals(found.words)]
    short = _rising([found for found in numbered if found in strong or _is_short(found.words)])
    bold = _rising(strong)
    # Where some headings lost their look on the way, the row that has them all is the longer one.
    for candidates in (short, bold) if {head.at for head in bold} < {head.at for head in short} else (bold, short):
        if len(candidates) > 1 or (candidates and candidates[0] in strong):
            return candidates, candidates[0] not in strong
    headed = [
        _Candidate(at, "", paragraph) for at, paragraph in paragraphs if paragraph.heading and not paragraph.is_title
    ]
    if headed:
        level = max((head.words.heading for head in headed), key=[head.words.heading for head in headed].count)
        return [head for head in headed if head.words.heading == level and not _is_divider(head.words)], False
    looks = [_Candidate(at, "", paragraph) for at, paragraph in paragraphs if _looks_like_heading(paragraph)]
    return looks, bool(looks)


def _numbered(at: int, paragraph: Paragraph) -> _Candidate | None:
    """A paragraph that begins with a number, made by the program or typed."""
    if len(bare(paragraph)) > _LONGEST_TITLE or "\n" in paragraph.text.strip():
        return None
    if paragraph.label:
        label = re.sub(r"[.:)]$", "", paragraph.label)
        is_number = re.fullmatch(r"\d{1,4}[A-Za-z]?|(?=.*\d)[A-Za-z\d./-]{2,20}", label)
        look = (paragraph.chain, paragraph.level)
        return _Candidate(at, label, paragraph, look) if is_number else None
    match = _NUMBER.match(paragraph.text)
    if match is None:
        return None
    words = without(paragraph, match.end())
    title = bare(words)
    is_title = bool(title) and (title[0].isupper() or not title[0].isalpha()) and not _is_date(paragraph)
    return _Candidate(at, match["number"].rstrip(".:)"), words, ("typed",)) if is_title else None


def _is_date(paragraph: Paragraph) -> bool:
    words = bare(paragraph)
    return bool(_DATE.match(words)) or bool(re.match(r"\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m|hrs)", words, re.IGNORECASE))


def _is_capitals(paragraph: Paragraph) -> bool:
    words = bare(paragraph)
    return words.isupper() and len(words) > 3


def _is_short(paragraph: Paragraph) -> bool:
    words = bare(paragraph)
    return len(words) < 120 and not words.endswith((".", ";", ",", ":"))


def _looks_like_heading(paragraph: Paragraph) -> bool:
    words = bare(paragraph)
    is_word = not _DECIDED.match(words) and not _SIGNED.fullmatch(words) and not _is_divider(paragraph)
    return paragraph.is_strong and len(words) < 120 and not words.endswith((".", ":", ";", ",")) and is_word


def _rising(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Of the candidates with one look the longest row whose numbers go on from each other; a number may be missing."""
    best: list[_Candidate] = []
    looks = list(dict.fromkeys(candidate.look for candidate in candidates))
    for look in looks:
        of_look = [candidate for candidate in candidates if candidate.look == look]
        for first in range(min(len(of_look), 40)):
            row = [of_look[first]]
            for candidate in of_look[first + 1 :]:
                if row[-1].value < candidate.value <= row[-1].value + 2 or _goes_on(row[-1], candidate):
                    row.append(candidate)
            if len(row) > len(best):
                best = row
    return best


def _goes_on(before: _Candidate, candidate: _Candidate) -> bool:
    """Whether a number in a body's own form goes on from another: 24/061 and 24/062, 14 and 14A."""
    if candidate.value != before.value:
        return False
    first, second = re.findall(r"\d+", before.number), re.findall(r"\d+", candidate.number)
    if len(first) == len(second) > 1:
        return first != second
    return before.number.isdigit() and not candidate.number.isdigit()


def _is_divider(paragraph: Paragraph) -> bool:
    return bool(_DIVIDER.fullmatch(bare(paragraph).strip(" :"))) or _is_private(paragraph)


def _is_private(block: Block) -> bool:
    """Whether private business follows."""
    if not isinstance(block, Paragraph) or not bare(block):
        return False
    return reads_as_private(bare(block), is_heading=bool(block.heading or block.is_strong))


def _inside(blocks: Sequence[Block]) -> tuple[list[Block], bool, str]:
    """What stands under a heading; whether private business follows it, and when the meeting ended, if it says so."""
    kept: list[Block] = []
    closed = ""
    for block in blocks:
        if not isinstance(block, Paragraph):
            kept.append(block)
        elif _is_private(block):
            return kept, True, closed
        elif time := closed_in(bare(block)):
            closed = time
        elif bare(block) and not (_SIGNED.fullmatch(bare(block)) or _is_divider(block)):
            kept.append(block)
    return kept, False, closed


def _excludes(minute: Minute) -> bool:
    """Whether a minute says that the public was excluded, so that what follows may be private.

    Local Government Act 1972, section 100A(4): the resolution names the business for which they are.
    """
    paragraphs = [bare(block) for block in minute.blocks if isinstance(block, Paragraph)]
    return any(_DECIDED.search(words) and _EXCLUDED.search(words) for words in paragraphs)


def _emptied(minute: Minute, remarks: list[Remark]) -> Minute:
    """A private minute with its heading alone."""
    if minute.blocks:
        remarks.append(Remark("private", f'the text of "{minute.title}"'))
    return replace(minute, blocks=())
