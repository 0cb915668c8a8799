"""The numbers of minutes, and what was resolved in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from xml.etree.ElementTree import Element

from generator.content.model import short_form
from generator.content.model.values import REFERENCE
from generator.text.action_logs import Row, take_actions
from generator.text.belonging import BRACES as DECISION_WORDS
from generator.text.body import Deciding, MinuteNumbers, Minuting
from generator.text.numbers import made_number, minute_anchor, typed_pattern
from generator.text.outline import HEADINGS, Draft, chosen_number, read_number, read_words
from generator.text.private_words import is_only_private
from generator.text.resolutions import Found, find_decisions, tell_heading, tell_outside
from generator.text.votes import BRACES as VOTE_WORDS
from generator.text.withholding import WORDS

_MARKUP = re.compile(r"[*_`\\]|\]\([^()]*\)")
_BOLD = re.compile(r"(\*\*|__)((?:(?!\1)[^\n]){1,120}[^\s])\1((?s:.*))$")
_BOLD_NUMBER = re.compile(r"\*\*\s*\\?[\w./]*\d\S*\s\*\*[^\n]{0,80}(?<![.:;,])(?<![.:;,]\*\*)")
"""What is meant as bold as a whole, and closes right after the number."""
_CHOSEN = re.compile(r"(?=\S{0,60}\d)[\w./()§-]{1,30}")
_DAYS = {
    "deferred-to": "write the date of the meeting it was put off to",
    "call-in": "write the last day on which it may be called in",
}
_ITEM_NUMBERS = re.compile(r"(?=\S{0,40}\d)[^\s,]{1,40}(?:\s*,\s*(?=\S{0,40}\d)[^\s,]{1,40})*")


@dataclass(frozen=True, slots=True)
class Section:
    """A minute while its text is still to be converted: its place in the tree, its facts, what was decided."""

    element: Element
    number: str
    line: int
    items: tuple[str, ...]
    matter: tuple[str, ...]
    deferred_to: str
    gist: str
    deciding: Deciding
    private: bool
    numbers: MinuteNumbers
    found: Found
    named: Mapping[Element, tuple[int, tuple[str, ...]]]
    """By the headings within it, their lines, and the items that their words in braces name."""
    actions: tuple[Row, ...]


def mark_private_heading(root: Element) -> None:
    """Make the heading over the private minutes one like theirs, so that it is not taken for a title."""
    for heading in root.findall("h1"):
        if is_only_private(heading.text or ""):
            heading.tag = "h2"
            heading.set("private", "")


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Where the numbers of a text's minutes come from: its headings, which have them `typed`, or a count."""

    minuting: Minuting
    typed: re.Pattern[str] | None
    count: Iterator[int]

    def next(self, heading: Element) -> str:
        """The number of the next minute, taken off its heading where it is typed; "" if it has none."""
        if self.typed is None:
            return made_number(next(self.count), self.minuting.own_form)
        return " ".join(read_number(heading, self.typed).split())


def raise_headings(root: Element) -> None:
    """Make headings of minutes what stands for them in texts of word processors, where no other line can be meant.

    Lines that are bold as a whole and begin with a number; or, below one heading that is the title of the whole, those
    of the third level that begin with one.
    """
    if root.find("h1") is not None:
        return
    seconds, thirds = root.findall("h2"), root.findall("h3")
    bold = [] if seconds else _numbered([child for child in root if _is_bold(child)])
    if bold:
        before = [child for child in list(root)[: list(root).index(bold[0])] if child.tag in HEADINGS]
        for paragraph in bold:
            title, rest = _title(paragraph.text or "")
            paragraph.tag, paragraph.text = "h2", title
            if rest:
                below = Element("p", {"line": paragraph.get("line", "1")})
                below.text = rest
                root.insert(list(root).index(paragraph) + 1, below)
        if len(before) == 1:
            before[0].tag = "h1"
        return
    numbered = _numbered(thirds)
    is_title = len(seconds) == 1 and typed_pattern([seconds[0].text or ""]) is None
    if is_title and numbered and list(root).index(numbered[0]) > list(root).index(seconds[0]):
        seconds[0].tag = "h1"
        for heading in numbered:
            heading.tag = "h2"


def _numbered(blocks: list[Element]) -> list[Element]:
    """Those of several blocks that begin with a number; none where one alone does."""
    own = [block for block in blocks if typed_pattern([_title(block.text or "")[0]])]
    return own if len(own) > 1 and typed_pattern([_title(block.text or "")[0] for block in own]) else []


def _is_bold(block: Element) -> bool:
    """Whether a paragraph begins with words that are bold, or with a bold number as titles do."""
    text = (block.text or "").strip()
    return block.tag == "p" and (_BOLD.match(text) is not None or _BOLD_NUMBER.fullmatch(text) is not None)


def _title(text: str) -> tuple[str, str]:
    """The bold words that a paragraph begins with, and the rest; a heading is all title."""
    text = text.strip()
    if _BOLD_NUMBER.fullmatch(text):
        return " ".join(text.replace("**", "").split()), ""
    match = _BOLD.match(text)
    return (match[2].strip(), match[3].lstrip(" .:–—-").strip()) if match else (text, "")


def number_minutes(draft: Draft, sections: list[Element], first: int | None, minuting: Minuting) -> list[Section]:
    """Number the minutes, as typed or from the first; find what was decided in them."""
    headings = [section[0] for section in sections if "private" not in section[0].attrib]
    is_counted = first is not None or bool(minuting.form)
    typed = typed_pattern([heading.text or "" for heading in headings], is_counted=is_counted)
    if headings and typed is None and first is None and minuting.numbers == "by-year":
        mend = (
            "write the first number in meeting.yaml, minutes: {first: 18}, or type them all: ## 18. Heading;"
            " or say `minute-numbers: by-meeting` or `none` in committee.yaml"
        )
        draft.fault(headings[0], "no-number", "nothing says which number the first minute has", mend)
    numbers = None if minuting.numbers == "none" else _Numbers(minuting, typed, count(first or 1))
    tell_outside(draft, minuting.decision_words)
    private, minutes = False, []
    for section in sections:
        if "private" in section[0].attrib:
            del section[0].attrib["private"]
            private = True
        else:
            minutes += _number_minute(draft, section, numbers, minuting, private=private)
    return minutes


def _number_minute(
    draft: Draft, section: Element, numbers: _Numbers | None, minuting: Minuting, *, private: bool
) -> list[Section]:
    heading = section[0]
    words = _heading_words(draft, heading)
    number = chosen_number(draft, heading, words, _CHOSEN)
    if numbers is not None and not number:
        number = numbers.next(heading)
    if numbers is not None and not number:
        what = f'the minute "{heading.text}" has no number, though others have theirs typed'
        draft.fault(heading, "no-number", what, "type its number too: ## 18. Heading")
        return []
    if number:
        draft.number(heading, "Minute", number, minute_anchor(number))
    else:
        heading.set("id", draft.address(short_form(_MARKUP.sub("", heading.text or ""))))
    tell_heading(draft, heading, minuting.decision_words)
    actions = take_actions(draft, section, heading.get("id", ""))
    found = find_decisions(draft, section, heading.get("id", ""), minuting)
    items, matter = _items(words.get("item", "")), _several(words.get("matter", ""))
    line, deferred_to = int(heading.get("line", "1")), _day(draft, heading, words, "deferred-to")
    deciding = _deciding(draft, heading, words)
    gist = "" if private else words.get("gist", "")
    facts = (items, matter, deferred_to, gist, deciding, private)
    named = {
        inner: (int(inner.get("line", line)), _items(read_words(draft, inner, ("item",)).get("item", "")))
        for inner in section.findall("h3")
    }
    return [Section(section, number, line, *facts, minuting.numbers, found, named, actions)]


def _heading_words(draft: Draft, heading: Element) -> Mapping[str, str]:
    """The words in braces of a minute's heading; of those that belong to a paragraph it is said where they go."""
    words = read_words(draft, heading, (*WORDS, *DECISION_WORDS, *VOTE_WORDS))
    for word in (word for word in words if word not in WORDS):
        typed = f"{{{word}={words[word]}}}" if words[word] else f"{{{word}}}"
        mend = "put it at the end of the paragraph that says what was decided, moved or voted on"
        draft.fault(heading, "stray-braces", f"{typed} stands on the heading of a minute", mend)
    return words


def _items(value: str) -> tuple[str, ...]:
    """Item numbers, or the title of one item, in which a comma is a comma."""
    return _several(value) if _ITEM_NUMBERS.fullmatch(value) else tuple(filter(None, [value]))


def _several(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _day(draft: Draft, heading: Element, words: Mapping[str, str], word: str) -> str:
    """The day that a word gives, as an ISO date; "" if it gives none."""
    day = words.get(word, "")
    if not day and word not in words:
        return ""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        mend = f"{_DAYS[word]}: {{{word}=2023-03-16}}"
        draft.fault(heading, "unknown-value", f"{{{word}={day}}} is not a date", mend)
        return ""


def _deciding(draft: Draft, heading: Element, words: Mapping[str, str]) -> Deciding:
    """What a heading says of its decision: {key=FP/24/17 call-in=2024-11-21}."""
    reference = words.get("key", "")
    if reference and not re.fullmatch(REFERENCE, reference):
        mend = "write {key} alone, or the reference of the decision in the forward plan: {key=FP/24/17}"
        draft.fault(heading, "unknown-value", f"{{key={reference}}} is not a reference", mend)
        reference = ""
    return Deciding("key" in words, reference, _day(draft, heading, words, "call-in"), words.get("called-in"))
