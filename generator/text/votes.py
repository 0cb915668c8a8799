"""Votes in minutes: a list, a table or lines with who voted which way, ended by `{vote=carried}`; to one table each."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from generator.content.model import is_id
from generator.text.body import People
from generator.text.braces import take
from generator.text.outline import LISTS, Draft
from generator.text.voting import Vote, Voter, VoteSide, Way

BRACES = ("vote", "casting")
RESULTS = ("carried", "lost")
WAYS: Mapping[Way, str] = {
    "yes": "For",
    "no": "Against",
    "abstain": "Abstained",
    "absent": "Absent",
    "not voting": "Did not vote",
}
"""The ways to vote, by Popolo's names for them, and what they are called where a text has a count alone."""
_WORDS: Mapping[Way, str] = {
    "yes": r"for|in favour|votes for|ayes?|yeas?|yes|ja|dafür|o blaid|ar son",
    "no": r"against|votes against|noes|nays?|no|nein|dagegen|yn erbyn|i gcoinne",
    "abstain": r"abstain(?:ed|ing)?|abstentions?|enthaltung(?:en)?|ymatal|staon",
    "absent": r"absent|abwesend|as láthair",
    "not voting": r"(?:did )?not vot(?:e|ed|ing)|non-voting",
}
_WAY = "|".join(f"(?P<w{n}>{words})" for n, words in enumerate(_WORDS.values()))
_LINE = re.compile(
    rf"(?is)[\W_]*(?:{_WAY})\b[\W_]*?(?:\((?P<count>\d+)\))?[\s*_]*(?:[:–—-]|$|(?=\d))[\s*_]*(?P<rest>.*)"
)
_BEFORE = re.compile(
    rf"(?i)(?P<count>\d{{1,9}})\s{{1,20}}"
    rf"(?:(?:votes?|members?|councillors?)\s{{1,20}}){{0,3}}(?:{_WAY})\b"
)
_AFTER = re.compile(rf"(?i)\b(?:{_WAY})[:\s]+(?P<count>\d+)\b")
_TO = re.compile(r"(?i)\b(\d+)\s+(?:votes?\s+)?to\s+(\d+)\b")
_TOTAL = re.compile(r"(?i)[,;.]?\s{0,20}\(?total\W{1,20}(\d+)\)?\W{0,20}$")
_COUNTED = re.compile(r"(?s)(\d+)\s*(?:\((.*)\)|[:,]\s*(?:among them|of whom|including)?\s*(.*))?\W*$")
_TITLE = re.compile(r"(?i)(?:(?:the\s+)?(?:councillors?|cllrs?|members?|alderm[ae]n|cyng|cynghorydd)\.?\s+)+")
_INITIALS = re.compile(r"\b(\w) (?=\w\b)")
_PARTS = re.compile(r"\n|(?<=\d)[.;]\s+(?=[A-Z])")
_APART = re.compile(r"\s{0,20}(?:[,;]|\band\b|&|\n)\s{0,20}")


def take_votes(draft: Draft, section: Element, minute: str, people: People) -> dict[Element, Vote]:
    """Put a table in place of each vote of a minute; return these with what they say. `people` may be named in it."""
    found: dict[Element, Vote] = {}
    for block in list(section)[1:]:
        text = _last_words(block)
        rest, braces = take(text.text or "", BRACES) if text is not None else ("", {})
        if text is None or "vote" not in braces:
            continue
        text.text = rest
        sources = list(_sources(section, block))
        lines = [line for source in sources for line in _lines(source)]
        sides = tuple(_sides(lines, people)) if lines else tuple(_counts(rest, braces["vote"]))
        line = int(block.get("line") or text.get("line") or "1")
        result = _result(draft, block, braces)
        vote = Vote(draft.address(f"{minute}-v"), line, result, braces.get("casting", ""), sides)
        _tell_unknown(draft, block, vote)
        box = _box(vote)
        at = list(section).index(sources[0]) if lines else list(section).index(block) + bool(rest)
        for source in sources if lines else [] if rest else [block]:
            section.remove(source)
        if not lines:
            block.set("voted", "")
        section.insert(at, box)
        found[box] = vote
    return found


def folded(name: str) -> str:
    """A name for comparison: without the title of a councillor, stops and odd blanks, its initials together."""
    plain = unicodedata.normalize("NFKC", name).replace(".", " ").replace("’", "'").replace("ʼ", "'")
    return _INITIALS.sub(r"\1", " ".join(_TITLE.sub("", plain).split()).casefold())


def _last_words(block: Element) -> Element | None:
    """The element whose text ends a block: a paragraph itself, of a list its last item."""
    if block.tag == "p":
        return block
    if block.tag not in LISTS or not len(block):
        return None
    last = block[-1]
    return last if not len(last) else _last_words(last[-1]) or last


def _sources(section: Element, block: Element) -> Iterator[Element]:
    """The blocks in which a vote is written: the list or lines that end with the brace, or what stands above it."""
    blocks = list(section)
    position = blocks.index(block)
    text = (block.text or "").strip()
    is_alone = block.tag == "p" and not text
    if block.tag in LISTS or (is_alone and blocks[position - 1].tag in (*LISTS, "table", "figure")):
        yield from blocks[position - 1 : position] if is_alone else []
        yield block
        return
    start = position
    while start > 1 and blocks[start - 1].tag == "p" and _is_line(blocks[start - 1].text or ""):
        start -= 1
    if is_alone or all(map(_is_line, _PARTS.split(text))):
        yield from blocks[start : position + 1]


def _is_line(text: str) -> bool:
    """Whether a line tells of one way to vote, and not of several in running text."""
    several = max(len(_BEFORE.findall(text)), len(_AFTER.findall(text)))
    return several < 2 and _LINE.fullmatch(text) is not None


def _lines(source: Element) -> Iterator[tuple[str, ...]]:
    """The lines of a vote, each in its cells."""
    if source.tag in LISTS:
        for li in source:
            yield from ((part,) for part in (li.text or "").split("\n") if _is_line(part))
    elif source.tag == "p":
        text = source.text or ""
        yield from ((part,) for part in _PARTS.split(text) if _is_line(part))
    else:
        for row in source.iter("tr"):
            cells = tuple((cell.text or "").strip() for cell in row)
            if cells and _LINE.fullmatch(cells[0]):
                yield cells


def _sides(lines: Sequence[tuple[str, ...]], people: People) -> Iterator[VoteSide]:
    for first, *others in lines:
        match = _LINE.fullmatch(first)
        if match is None:
            continue
        count = match["count"] or next((cell for cell in others if cell.isdecimal()), "")
        names = ", ".join(filter(None, [match["rest"], *(cell for cell in others if not cell.isdecimal())]))
        said, voters = _voters(names, people)
        known = int(count) if count else said if said is not None else len(voters)
        yield VoteSide(_way(match), _label(match), known, voters)


def _voters(text: str, people: People) -> tuple[int | None, tuple[Voter, ...]]:
    """How many are said to have voted so, if that is said, and who is named."""
    total = _TOTAL.search(text)
    names = text[: total.start()] if total else text
    counted = _COUNTED.fullmatch(names.strip())
    if counted:
        names = counted[2] or counted[3] or ""
    said = int(total[1]) if total else int(counted[1]) if counted else None
    each = (part.strip(" .*_:") for part in _APART.split(_TITLE.sub("", names)))
    known = {folded(spelt): (person, name) for spelt, person, name in people}
    voters = tuple(
        Voter(name=found[1], person=found[0]) if (found := known.get(folded(part))) else Voter(name=part, person="")
        for part in each
        if part and part.casefold() not in ("none", "nobody", "nil", "-", "–")
    )
    return said, voters


def _counts(text: str, result: str) -> Iterator[VoteSide]:
    """The counts in running text: "3 for, 6 against, 1 abstention", "for 4, against 1", "by 2 votes to 3"."""
    found: dict[Way, int] = {}
    for pattern in (_BEFORE, _AFTER):
        for match in () if found else pattern.finditer(text):
            found.setdefault(_way(match), int(match["count"]))
    if not found and (to := _TO.search(text)):
        most, least = sorted((int(to[1]), int(to[2])), reverse=True)
        found = {"yes": most, "no": least} if result == "carried" else {"yes": least, "no": most}
    for way in WAYS:
        if way in found:
            yield VoteSide(way, WAYS[way], found[way], ())


def _way(match: re.Match[str]) -> Way:
    return next(way for n, way in enumerate(_WORDS) if match[f"w{n}"])


def _label(match: re.Match[str]) -> str:
    typed = next(filter(None, (match[f"w{n}"] for n in range(len(_WORDS)))))
    return f"{typed[0].upper()}{typed[1:]}"


def _result(draft: Draft, block: Element, braces: Mapping[str, str]) -> str:
    result = braces["vote"]
    if result not in RESULTS:
        what = (
            f"{{vote={result}}} does not say what became of the vote"
            if result
            else "{vote} does not say what came of it"
        )
        draft.fault(block, "unknown-value", what, "write {vote=carried} or {vote=lost}")
        return ""
    return result


def _tell_unknown(draft: Draft, block: Element, vote: Vote) -> None:
    for side in vote.sides:
        for voter in side.voters:
            if is_id(voter.name) and not voter.person:
                mend = "add the person to people.yaml, or write the name in full"
                draft.fault(block, "unknown-person", f'nobody in people.yaml has the id "{voter.name}"', mend)


def _box(vote: Vote) -> Element:
    box = Element("div", {"class": "vote"})
    said = SubElement(box, "p", {"lang": "en"})
    said.text = vote.in_words
    if not vote.sides:
        said.set("id", vote.anchor)
        return box
    table = SubElement(box, "table", {"id": vote.anchor, "data-number": "Vote"})
    head = SubElement(SubElement(table, "thead"), "tr", {"lang": "en"})
    is_named = any(side.voters for side in vote.sides)
    for title in ("Vote", "Number", *(["Who"] if is_named else [])):
        SubElement(head, "th", {"align": "right"} if title == "Number" else {}).text = title
    body = SubElement(table, "tbody")
    for side in vote.sides:
        row = SubElement(body, "tr")
        SubElement(row, "th", {"scope": "row"}).text = side.label
        SubElement(row, "td", {"align": "right"}).text = str(side.count)
        if is_named:
            _name(SubElement(row, "td"), side.voters)
    return box


def _name(cell: Element, voters: Sequence[Voter]) -> None:
    last: Element | None = None
    for n, voter in enumerate(voters):
        before = ", " if n else ""
        if last is None:
            cell.text = f"{cell.text or ''}{before}"
        else:
            last.tail = f"{last.tail or ''}{before}"
        if voter.person:
            last = SubElement(cell, "a", {"data-ref": f"person:{voter.person}"})
            last.text = voter.name
        elif last is None:
            cell.text = f"{cell.text or ''}{voter.name}"
        else:
            last.tail = f"{last.tail or ''}{voter.name}"
