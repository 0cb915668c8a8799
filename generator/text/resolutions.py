"""What was decided in a minute: the words that say so, the list they lead to, and what else belongs to them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from xml.etree.ElementTree import Element

from generator.text.belonging import BRACES, Decided, decides, gather, short
from generator.text.body import Minuting
from generator.text.braces import take
from generator.text.decisions import HEADED, LIKELY, opening
from generator.text.outline import (
    HEADINGS,
    LISTS,
    Draft,
    Labels,
    number_items,
    read_words,
    wrap,
)
from generator.text.votes import take_votes
from generator.text.voting import Vote


@dataclass(frozen=True, slots=True)
class Found:
    """What was decided in a minute, or moved and came to something; and its votes."""

    decisions: tuple[Decided, ...]
    votes: tuple[Vote, ...]


def find_decisions(draft: Draft, section: Element, minute: str, minuting: Minuting) -> Found:
    """What was decided in a minute, its clauses addressed; `minute` is its own address."""
    words = minuting.decision_words
    _lower_headings(section, words)
    _part_lists(section, words)
    boxes = take_votes(draft, section, minute, minuting.people)
    found: list[Decided] = []
    ballots: list[_Ballot] = []
    labels = Labels()
    blocks = section[1:]
    position = 0
    while position < len(blocks):
        block = blocks[position]
        if vote := boxes.get(block):
            ballots.append(_Ballot(vote, _voted_on(found, ballots)))
            on = ballots[-1].on
            if on and position and on.blocks[-1] is blocks[position - 1]:
                on.blocks.append(block)
            position += 1
            continue
        decided = _decided(draft, block, words)
        if decided and (about := _pending(found, ballots)) and _tells_of(decided, words):
            about.outcome, decided = decided.outcome, None
            block.set("told", "")
        if decided is None and "voted" in block.attrib and not _pending(found, ballots):
            after = blocks[position + 2 : position + 3]
            is_carried = boxes[blocks[position + 1]].result == "carried"
            if not (is_carried and after and after[0].tag == "p" and decides(after[0].text or "", words)):
                decided = Decided(block, "decision", "", blocks=[block])
        if decided is None:
            position += 1
            continue
        if ballots and ballots[-1].on is None and blocks[position - 1] in boxes:
            ballots[-1].on = decided
        position = gather(draft, decided, blocks, position + 1, words)
        _address(draft, decided, minute, labels)
        found.append(decided)
    _set_apart(section, found, boxes)
    _tell_votes(draft, ballots)
    settled = _settled(found, ballots)
    for decided in found:
        if decided.kind == "decision" and not decided.is_taken and decided.items is None:
            decided.lead.attrib |= {"number": "P", "word": "Proposal"}
        box = "resolved" if decided.kind == "decision" and decided.is_taken else "proposed"
        wrap(section, [decided.blocks], **{"class": box})
    _tell_likely(draft, section, boxes)
    return settled


@dataclass(slots=True)
class _Ballot:
    """A vote, and what it was on."""

    vote: Vote
    on: Decided | None


def _tell_votes(draft: Draft, ballots: Sequence[_Ballot]) -> None:
    """Say which votes stand with nothing that was moved or decided."""
    for ballot in (ballot for ballot in ballots if ballot.on is None):
        place = Element("p", {"line": str(ballot.vote.line)})
        what = "nothing says what this vote was on, so that it is in no register"
        mend = "end the paragraph that says so with {motion} or {resolved}, above it, or begin it with RESOLVED"
        draft.fault(place, "likely-decision", what, mend, severity="warning")


def _pending(found: Sequence[Decided], ballots: Sequence[_Ballot]) -> Decided | None:
    """The last motion or amendment of which it is not said yet what became of it."""
    taken = [ballot.on for ballot in ballots]
    moved = (decided for decided in reversed(found) if decided.kind != "decision" and not decided.outcome)
    return next((decided for decided in moved if decided not in taken), None)


def _voted_on(found: Sequence[Decided], ballots: Sequence[_Ballot]) -> Decided | None:
    """What a vote was on: a motion or an amendment that waits for one, else the decision before it."""
    if pending := _pending(found, ballots):
        return pending
    last = found[-1] if found else None
    return last if last and last not in [ballot.on for ballot in ballots] else None


def _settled(found: Sequence[Decided], ballots: Sequence[_Ballot]) -> Found:
    """What came of motions: by their vote, and by the decision that a motion which was carried led to."""
    made: list[Vote] = []
    left = list(found)
    for ballot in ballots:
        vote, about = ballot.vote, ballot.on
        if about and about.kind == "motion" and vote.result == "carried":
            after = (decided for decided in found[found.index(about) + 1 :] if decided.kind == "decision")
            if led_to := next(after, None):
                left.remove(about)
                about = led_to
        if about:
            about.outcome = about.outcome or vote.result
        made.append(replace(vote, on=about.anchor if about else ""))
    return Found(tuple(decided for decided in left if decided.kind == "decision" or decided.outcome), tuple(made))


def _tells_of(decided: Decided, words: tuple[str, ...]) -> bool:
    """Whether a paragraph says what came of a motion before it, and decides nothing in words of its own."""
    is_plain = decided.kind == "decision" and opening((decided.lead.text or "").replace("**", ""), words) is None
    return is_plain and bool(decided.outcome)


def _lower_headings(section: Element, words: tuple[str, ...]) -> None:
    """Make paragraphs of headings below that of a minute which say that something was decided: "### RESOLVED"."""
    for block in section[1:]:
        if block.tag in HEADINGS and decides(block.text or "", words):
            rest, braces = take(block.text or "", BRACES)
            block.tag = "p"
            if braces and opening(rest, words) is None:
                block.text = f"**{rest}**{(block.text or '')[len(rest) :]}"


def _part_lists(section: Element, words: tuple[str, ...]) -> None:
    """Take items that say what was decided out of lists that number the paragraphs of minutes."""
    for before, block in list(pairwise(section)):
        if block.tag not in LISTS or (before.tag == "p" and decides(before.text or "", words)):
            continue
        if any(decides(li.text or "", words) for li in block):
            position = list(section).index(block)
            section[position : position + 1] = list(_parted(block, words))


def _parted(items: Element, words: tuple[str, ...]) -> Iterator[Element]:
    run: list[Element] = []
    for li in items:
        if not decides(li.text or "", words):
            run.append(li)
            continue
        yield from _list_of(items, run)
        run = []
        paragraph = Element("p", {"line": li.get("line", "1")})
        paragraph.text = f"{li.get('label', '')} {li.text}".strip()
        yield paragraph
        yield from li
    yield from _list_of(items, run)


def _list_of(items: Element, run: Sequence[Element]) -> Iterator[Element]:
    if run:
        part = Element(items.tag, items.attrib)
        part.extend(run)
        yield part


def _decided(draft: Draft, block: Element, words: tuple[str, ...]) -> Decided | None:
    """The decision, motion or amendment that begins with a paragraph; the word that opens it is made strong."""
    if block.tag != "p":
        return None
    braces = read_words(draft, block, BRACES)
    text = block.text or ""
    match = opening(text, words)
    if match and type(text) is str and _is_plain(text, match):
        block.text = f"{text[: match.start()]}**{match[0]}**{text[match.end() :]}"
    outcome = _outcome(draft, block, braces)
    kind = next((kind for kind in ("amendment", "motion") if kind in braces), None)
    if kind is None and not (match or outcome or "resolved" in braces):
        return None
    made = Decided(block, "decision", outcome, blocks=[block])
    if kind == "motion":
        made.kind = "motion"
    elif kind == "amendment":
        made.kind = "amendment"
    if "conditions" in braces:
        block.set("conditions", "")
    return made


def _is_plain(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands outside of emphasis."""
    before = text[: match.start()]
    return not before.endswith(("*", "_")) and before.count("**") % 2 == 0 and before.count("__") % 2 == 0


def _outcome(draft: Draft, block: Element, braces: Mapping[str, str]) -> str:
    outcome = braces.get("outcome", "")
    if "outcome" in braces and not outcome:
        draft.fault(block, "unknown-value", "{outcome} says no outcome", "write it like {outcome=granted}")
    return " ".join(outcome.split())


def _address(draft: Draft, decided: Decided, minute: str, labels: Labels) -> None:
    """Give a decision its address, or its clauses theirs."""
    if decided.items is not None:
        number_items(draft, decided.items, "Clause", f"{minute}-r", labels)
    elif decided.kind == "decision":
        decided.lead.attrib |= {"id": draft.address(f"{minute}-r"), "number": "R", "word": "Resolution"}
    else:
        word = decided.kind.capitalize()
        decided.lead.attrib |= {"id": draft.address(f"{minute}-m"), "number": "M", "word": word}
    if decided.conditions is not None:
        number_items(draft, decided.conditions, "Condition", f"{minute}-c", Labels())
    if decided.lead.attrib.pop("conditions", None) is not None:
        mend = "put the list of conditions right below, or take {conditions} out"
        draft.fault(decided.lead, "stray-braces", "{conditions} stands where no list follows", mend)


def _set_apart(section: Element, found: Sequence[Decided], boxes: Mapping[Element, Vote]) -> None:
    """Put what belongs to each decision besides its list into an element of its own, so that it can be quoted."""
    within = [block for decided in found for block in decided.within]
    section[:] = [block for block in section if block not in within]
    for decided in found:
        _set_more_apart(section, decided, boxes)


def _set_more_apart(section: Element, decided: Decided, boxes: Mapping[Element, Vote]) -> None:
    own = (decided.items, decided.conditions)
    more = [block for block in decided.blocks[1:] if block not in own and block not in boxes]
    if not more:
        return
    decided.more = Element("div")
    children = list(section)
    at = children.index(more[0])
    decided.more.extend(more)
    section[:] = [
        child for n, old in enumerate(children) for child in ([decided.more] if n == at else [old]) if child not in more
    ]
    kept = [block for block in decided.blocks if block not in more]
    kept.insert(decided.blocks.index(more[0]), decided.more)
    decided.blocks = kept


def tell_outside(draft: Draft, words: tuple[str, ...]) -> None:
    """Say of each paragraph above the first minute that it decides something, or may: it stands in no minute."""
    for block in (child for child in draft.root if child.tag != "section"):
        for paragraph in filter(_may_decide, block.iter()):
            text = paragraph.text or ""
            if LIKELY.search(text) or decides(text, words):
                what = f'"{short(text)}" may say what was decided, and stands below no heading of a minute'
                mend = "begin the line that is its heading with ##"
                draft.fault(paragraph, "likely-decision", what, mend, severity="warning")


def tell_heading(draft: Draft, heading: Element, words: tuple[str, ...]) -> None:
    """Say of the heading of a minute that it reads as what was decided in the one before."""
    text = heading.text or ""
    match = opening(text, words)
    if match and not re.search(r"\w", text[: match.start()]):
        what = f'"{short(text)}" may say what was decided, and is the heading of a minute of its own'
        draft.fault(heading, "likely-decision", what, "if so, begin it with ###, or with no sign", severity="warning")
    elif HEADED.search(text):
        what = f'"{short(text)}" may say what was decided, and what stands below it is told as no decision'
        mend = "if so, write a line below it that says so and ends with {resolved}, then its list"
        draft.fault(heading, "likely-decision", what, mend, severity="info")


def _tell_likely(draft: Draft, section: Element, boxes: Mapping[Element, Vote]) -> None:
    """Say of each paragraph outside of decisions that looks as if it was one."""
    for before, block, after in zip(section, section[1:], [*section[2:], None], strict=False):
        if block.get("class") in (*BOXED, "vote") or _is_known(before, block, after, boxes):
            continue
        for row in block.iter("tr"):
            is_result = RESULT.search((row[0].text or "") if len(row) else "")
            for cell in row:
                if cell.tag == "td" or is_result:
                    cell.set("line", row.get("line", "1"))
                else:
                    cell.set("voted", "")
        for paragraph in filter(_may_decide, block.iter()):
            if LIKELY.search(paragraph.text or ""):
                what = f'"{short(paragraph.text or "")}" may say what was decided, and is told as no decision'
                mend = (
                    "if so, begin it with RESOLVED, end it with {resolved} or {outcome=carried}, or name its word"
                    " under `decision-words:`"
                )
                draft.fault(paragraph, "likely-decision", what, mend, severity="info")


def _is_known(before: Element, block: Element, after: Element | None, boxes: Mapping[Element, Vote]) -> bool:
    """Whether a block leads on to the decision below it, or says what the vote above it says as well."""
    text = (block.text or "").rstrip()
    if after is not None and after.get("class") in BOXED and text[-1:] not in ".!?":
        return True
    last = before[-1] if before.get("class") in BOXED else before
    said = SAID.get(boxes[last].result) if last in boxes else None
    return said is not None and said.search(text) is not None


BOXED = ("resolved", "proposed")
"""The classes of the boxes that decisions stand in, and what was moved."""
RESULT = re.compile(r"(?i)^\W*(?:decision|outcome|result|status|vote)\W*$")
"""What the first cell of a row says where the next tells what became of something."""
SAID = {
    "carried": re.compile(r"(?i)(?<!not )\b(?:carried|passed|adopted|agreed|approved)\b"),
    "lost": re.compile(r"(?i)\b(?:lost|failed|defeated|rejected|fell|not (?:carried|agreed|passed))\b"),
}
"""How words after a vote say what came of it."""


def _may_decide(element: Element) -> bool:
    """Whether an element holds words that may say what was decided; what a vote was told of is known."""
    return element.tag in ("p", "li", "td", "th", "h3", "h4") and not {"voted", "told"} & element.attrib.keys()
