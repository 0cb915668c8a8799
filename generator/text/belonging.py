"""What belongs to a decision besides the words that say so: its list, what goes on with them, its conditions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from generator.text.body import NOT_TAKEN, DecisionKind
from generator.text.braces import take
from generator.text.decisions import opening
from generator.text.list_labels import labelled, serial
from generator.text.outline import HEADINGS, LEADS, LISTS, Draft, tell_empty_lead

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


def decides(text: str, words: tuple[str, ...]) -> bool:
    """Whether a paragraph says that something was decided, by its words or in braces."""
    rest, braces = take(text, BRACES)
    return "resolved" in braces or "outcome" in braces or opening(rest, words) is not None


def gather(draft: Draft, decided: Decided, blocks: Sequence[Element], position: int, words: tuple[str, ...]) -> int:
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
    return block.tag in _BELONGING or (block.tag == "p" and not decides(block.text or "", words))


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
    if before and block.tag == "p" and not _ENDS.search(before) and not decides(block.text or "", words):
        what = f'"{short(block.text or "")}" may be part of the decision above, and is told as no part of it'
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


def short(text: str) -> str:
    """The first words of a paragraph, by which it is told of."""
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:59].rstrip()} …"
