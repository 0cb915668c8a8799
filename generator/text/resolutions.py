"""What was decided in a minute: the words that say so, the list they lead to, and what else belongs to them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from xml.etree.ElementTree import Element

from generator.text.body import NOT_TAKEN, DecisionKind, Minuting, Vote
from generator.text.braces import take
from generator.text.decisions import LIKELY, opening
from generator.text.labels import labelled, serial
from generator.text.outline import (
    HEADINGS,
    LEADS,
    LISTS,
    Draft,
    Labels,
    number_items,
    read_words,
    tell_empty_lead,
    wrap,
)
from generator.text.votes import take_votes

BRACES = ("resolved", "outcome", "conditions", "motion", "amendment")
"""The words in braces that a paragraph of minutes may have."""
_GOES_ON = re.compile(r"[*_]*(?:[a-z]|(?:That|To|And|Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?|Final(?:ly)?)\b)")
_QUOTED = re.compile(r"[*_]*[\"'“‘«„]")
_ENDS = re.compile(r"[.!?][\"'”’)*_\]]*$")
_OPEN_END = re.compile(r"(?:[;,:]|\band)[*_]*$")
_BELONGING = ("table", "figure", "blockquote", "dl")


@dataclass(slots=True, eq=False)
class Decided:
    """A decision, a motion or an amendment while its text is still to be converted."""

    lead: Element
    kind: DecisionKind
    outcome: str
    items: Element | None = None
    """The list of its clauses."""
    conditions: Element | None = None
    """The list of the conditions that it is subject to."""
    more: Element | None = None
    """What else belongs to it, in an element of its own."""
    blocks: list[Element] = field(default_factory=list)
    """Its lead and all that belongs to it, in order."""
    within: list[Element] = field(default_factory=list)
    """Blocks of the minute that were put into its list."""

    @property
    def is_taken(self) -> bool:
        """Whether anything was decided."""
        return self.outcome.lower() not in NOT_TAKEN

    @property
    def anchor(self) -> str:
        """Its address: that of its first clause, or of its lead."""
        return self.items[0].attrib["id"] if self.items is not None else self.lead.attrib["id"]


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
        if decided is None and "voted" in block.attrib and not _pending(found, ballots):
            after = blocks[position + 2 : position + 3]
            is_carried = boxes[blocks[position + 1]].result == "carried"
            if not (is_carried and after and after[0].tag == "p" and _decides(after[0].text or "", words)):
                decided = Decided(block, "decision", "", blocks=[block])
        if decided is None:
            position += 1
            continue
        if ballots and ballots[-1].on is None and blocks[position - 1] in boxes:
            ballots[-1].on = decided
        position = _gather(draft, decided, blocks, position + 1, words)
        _address(draft, decided, minute, labels)
        found.append(decided)
    _set_apart(section, found, boxes)
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
        if block.tag in HEADINGS and _decides(block.text or "", words):
            rest, braces = take(block.text or "", BRACES)
            block.tag = "p"
            if braces and opening(rest, words) is None:
                block.text = f"**{rest}**{(block.text or '')[len(rest) :]}"


def _part_lists(section: Element, words: tuple[str, ...]) -> None:
    """Take items that say what was decided out of lists that number the paragraphs of minutes."""
    for before, block in list(pairwise(section)):
        if block.tag not in LISTS or (before.tag == "p" and _decides(before.text or "", words)):
            continue
        if any(_decides(li.text or "", words) for li in block):
            position = list(section).index(block)
            section[position : position + 1] = list(_parted(block, words))


def _parted(items: Element, words: tuple[str, ...]) -> Iterator[Element]:
    run: list[Element] = []
    for li in items:
        if not _decides(li.text or "", words):
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


def _decides(text: str, words: tuple[str, ...]) -> bool:
    rest, braces = take(text, BRACES)
    return "resolved" in braces or "outcome" in braces or opening(rest, words) is not None


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


def _gather(draft: Draft, decided: Decided, blocks: Sequence[Element], position: int, words: tuple[str, ...]) -> int:
    """Put to a decision what belongs to it, and return where the next block stands."""
    leads, before = _leads(decided.lead.text or "", words), ""
    first = position
    while position < len(blocks):
        block = blocks[position]
        if block.tag in LISTS and decided.items is None and (leads or position == first):
            decided.items = block
            decided.blocks.append(block)
            position = _take_conditions(decided, blocks, position + 1)
            position = _go_on_with_list(draft, decided, blocks, position, words)
            leads, before = False, ""
        elif (leads and block.tag in _BELONGING) or (block.tag == "p" and _goes_on(block, words, leads, before)):
            decided.blocks.append(block)
            position += 1
            before = (block.text or "").rstrip() if block.tag == "p" else ""
            leads = bool(LEADS.search(before))
        else:
            _tell_next(draft, block, before, words)
            break
    if leads and position < len(blocks) and blocks[position].tag not in HEADINGS:
        tell_empty_lead(draft, decided.lead)
    return position


def _leads(text: str, words: tuple[str, ...]) -> bool:
    """Whether the words of a decision lead to what it is: they end in a colon, or say only that there is one."""
    match = opening(text, words)
    is_bare = match is not None and not re.search(r"\w", f"{text[: match.start()]}{text[match.end() :]}")
    return is_bare or bool(LEADS.search(text.rstrip()))


def _go_on_with_list(
    draft: Draft, decided: Decided, blocks: Sequence[Element], position: int, words: tuple[str, ...]
) -> int:
    """Put to a list the items that go on with its labels below other text; return where the next block stands.

    What stands between belongs to the last item, if that or the words themselves go on: ";", "and", a table after ":".
    """
    while (items := decided.items if decided.items is not None else decided.conditions) is not None:
        last = items[-1]
        end = next((n for n in range(position, len(blocks)) if not _may_be_within(blocks[n], words)), len(blocks))
        if end == len(blocks) or end == position or not _labels_go_on(items, blocks[end]):
            return position
        between, text = blocks[position:end], ("" if len(last) else last.text or "").rstrip()
        if not (_OPEN_END.search(text) or _GOES_ON.match(between[0].text or "")):
            label, before = blocks[end][0].get("label", ""), last.get("label", "")
            what = f"{label} goes on with the clauses up to {before}, and other text stands between"
            mend = (
                f"indent that text by three blanks if it is part of {before}; until then {label} is told as no clause"
            )
            draft.fault(blocks[end][0], "likely-decision", what, mend, severity="warning")
            return position
        last.extend(between)
        items.extend(blocks[end])
        decided.within += [*between, blocks[end]]
        position = end + 1
    return position


def _may_be_within(block: Element, words: tuple[str, ...]) -> bool:
    """Whether a block may stand between two clauses."""
    return block.tag in _BELONGING or (block.tag == "p" and not _decides(block.text or "", words))


def _labels_go_on(items: Element, block: Element) -> bool:
    """Whether a list begins with the label that comes after the last of another."""
    if block.tag != "ol" or items.tag != "ol":
        return False
    found = labelled(f"{block[0].get('label', '')} x") or serial(f"{block[0].get('label', '')} x")
    return found is not None and found.follows(items[-1].get("label", ""), items[-1].get("shape", ""))


def _goes_on(block: Element, words: tuple[str, ...], leads: bool, before: str) -> bool:  # noqa: FBT001
    """Whether a paragraph belongs to a decision: right after words that lead to it, or in a row with the one before.

    Paragraphs are in a row if the second goes on with the sentence of the first, or none of them ends in a full stop,
    or both are quoted.
    """
    text = block.text or ""
    rest, braces = take(text, BRACES)
    if braces or opening(rest, words) is not None:
        return False
    if leads or not before:
        return leads
    if _QUOTED.match(before) and _QUOTED.match(text):
        return True
    return bool(_GOES_ON.match(text)) or not (_ENDS.search(before) or _ENDS.search(rest))


def _tell_next(draft: Draft, block: Element, before: str, words: tuple[str, ...]) -> None:
    """Say that a paragraph may go on with what the one before it says was decided."""
    if before and block.tag == "p" and not _ENDS.search(before) and not _decides(block.text or "", words):
        what = f'"{_short(block.text or "")}" may be part of the decision above, and is told as no part of it'
        mend = "if it is, begin each part with a label such as (a) or -; else end the paragraph above with a full stop"
        draft.fault(block, "likely-decision", what, mend, severity="info")


def _take_conditions(decided: Decided, blocks: Sequence[Element], position: int) -> int:
    """Read `{conditions}` in the last line of a list or below it; return where the next block stands."""
    items = decided.items
    if items is None:
        return position
    is_said = decided.lead.attrib.pop("conditions", None) is not None
    last = items[-1]
    while (inner := last.find("ol") or last.find("ul")) is not None and len(inner):
        last = inner[-1]
    rest, braces = take(last.text or "", ("conditions",))
    if braces:
        last.text, is_said = rest, True
    elif position < len(blocks) and (blocks[position].text or "").strip() == "{conditions}":
        blocks[position].text, is_said = "", True
        position += 1
    if is_said:
        decided.items, decided.conditions = None, items
    return position


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
            if LIKELY.search(text) or _decides(text, words):
                what = f'"{_short(text)}" may say what was decided, and stands below no heading of a minute'
                mend = "begin the line that is its heading with ##"
                draft.fault(paragraph, "likely-decision", what, mend, severity="warning")


def tell_heading(draft: Draft, heading: Element, words: tuple[str, ...]) -> None:
    """Say of the heading of a minute that it reads as what was decided in the one before."""
    text = heading.text or ""
    match = opening(text, words)
    if match and not re.search(r"\w", text[: match.start()]):
        what = f'"{_short(text)}" may say what was decided, and is the heading of a minute of its own'
        draft.fault(heading, "likely-decision", what, "if so, begin it with ###, or with no sign", severity="warning")


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
                what = f'"{_short(paragraph.text or "")}" may say what was decided, and is told as no decision'
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
    return element.tag in ("p", "li", "td", "th", "h3", "h4") and "voted" not in element.attrib


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:59].rstrip()} …"
