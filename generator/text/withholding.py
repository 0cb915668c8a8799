"""Takes out of minutes, as typed, what may be private: text under private business, and minutes of private items.

This is done to the lines before anything reads them, so that no way of writing lets private text through. Whatever
could be private is taken to be so; a fault says where, and never what stood there.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.content.comments import without_comments
from generator.problems import RuleName, Severity, TextFault
from generator.text.braces import take
from generator.text.headings import (
    KEPT,
    TYPED,
    Head,
    Title,
    as_word,
    begins_with,
    codes,
    has_stray_braces,
    holds_title,
    is_distinct,
    is_numbered,
    names,
    number_first,
    private_number,
    says_private,
    title_of,
)
from generator.text.numbers import shape, typed_pattern
from generator.text.private_words import is_only_private, plain_words, reads_as_private
from generator.text.source import tidy
from generator.text.standing import HEADING_WITHOUT_ITEM

PRIVATE_BUSINESS = "# Private business"
UNKNOWN = "Private item"
"""Stands for the title of a private minute that belongs to no item of the agenda."""
WORDS = ("item", "matter", "deferred-to", "number", "gist", "key", "call-in", "called-in")
"""The words in braces that a heading of minutes may have."""

_HASHES = re.compile(r"[\s>]*(#{1,6})\s*(?=[^\s#])")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*")
_BOLD = re.compile(r"\s*(?:[-*+•]\s+)?(\*\*|__|<(?:b|strong|h[1-6])\b).*(?:\*\*|__|>)\W*")
_ITEM = re.compile(r"\bitem (?:no - |number )?(\d+[a-z]?)\b")
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#]")
_MINUTE, _PART, _PARAGRAPH = 2, 7, 8
"""The level of a minute's heading, and those of bold lines and plain ones."""


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose a minute is: an item of the agenda if it is known, and what tells so."""

    item: Title | None
    why: str = ""


def withhold_lines(text: str, agenda: Sequence[Title] | None = None) -> tuple[str, list[TextFault]]:
    """The minutes on the lines they had, without what may be private, and a fault for each place that is not in order.

    `agenda` has the items of the meeting and the private papers of these; without it only text under private business
    can be found.
    """
    items = None if agenda is None else [title for title in agenda if not title.is_paper]
    pass_over = _Pass(tidy(text), items, [title for title in agenda or () if title.is_paper])
    return pass_over.kept(), pass_over.faults


@dataclass(slots=True)
class _Pass:
    """One way through the lines of minutes."""

    text: str
    agenda: Sequence[Title] | None
    papers: Sequence[Title]
    """The private papers of public items."""
    faults: list[TextFault] = field(default_factory=list)

    typed: list[str] = field(init=False)
    """The lines as they are."""
    shown: list[str] = field(init=False)
    """The lines without comments."""
    bare: list[str] = field(init=False)
    """The lines with what stands in comments."""
    out: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    """The titles that public minutes have had."""
    current: str = ""
    """The number of the item that the minute is of."""
    patterns: list[re.Pattern[str] | None] = field(default_factory=list)
    shapes: set[str] = field(default_factory=set)
    """How the numbers of public minutes look: "PLA0/0"."""
    private: set[str] = field(default_factory=set)
    """The numbers of items that private minutes are of."""

    def __post_init__(self) -> None:
        self.typed = self.text.split("\n")
        shown = without_comments(self.text)[0].split("\n")
        self.shown = shown + [""] * (len(self.typed) - len(shown))
        self.bare = [re.sub(r"<!-*|-*->", "", line) for line in self.typed]

    def kept(self) -> str:
        """The lines that are left."""
        withheld, position = False, 0
        while position < len(self.typed):
            if self.is_private_heading(position):
                self.private_business(position)
                break
            head = self.head(position)
            owner = self.owner(head, position) if head else None
            if head and owner and (owner.item is None or owner.item.private):
                self.withheld_minute(position, head, owner)
                withheld = True
            elif head and head.level <= _MINUTE and (owner or not withheld or (head.level, head.lines) == (_MINUTE, 1)):
                withheld = False
                self.out += self.typed[position : position + head.lines]
                self.note_shape(head)
                if owner and owner.item:
                    self.seen.append(owner.item.words)
                    self.current = owner.item.number
            else:
                lines = self.typed[position : position + (head.lines if head else 1)]
                self.out += [""] * len(lines) if withheld else lines
            position += head.lines if head else 1
        return "\n".join(self.out)

    def note_shape(self, head: Head) -> None:
        """Notes how the number of a public minute looks."""
        pattern = self.number_pattern
        match = pattern.match(number_first(head.text)) if pattern and head.level == _MINUTE else None
        if match:
            self.shapes.add(shape(match[1]))

    def say(self, position: int, what: str, mend: str, rule: RuleName) -> None:
        """Notes a fault of a line."""
        self.faults.append(TextFault(position + 1, 1, what, mend, rule))

    def head(self, position: int) -> Head | None:
        """The heading on a line, or the first line of a paragraph, which may be meant as one."""
        line = self.shown[position]
        if not line.strip():
            return None
        if match := _HASHES.match(line):
            return Head(len(match[1]), line[match.end() :].rstrip("# "))
        below = self.shown[position + 1] if position + 1 < len(self.shown) else ""
        begins = position == 0 or not self.shown[position - 1].strip() or bool(_HASHES.match(self.shown[position - 1]))
        if begins and (match := _UNDERLINE.fullmatch(below)):
            return Head(1 if match[1][0] == "=" else _MINUTE, line, 2)
        if _BOLD.fullmatch(line):
            return Head(_PART, line)
        return Head(_PARAGRAPH, line) if begins else None

    def is_private_heading(self, position: int) -> bool:
        """Whether a line reads as the heading of private business, be it in a comment."""
        head = self.head(position)
        is_heading = head is not None and head.level < _PARAGRAPH
        text = head.text if head else self.shown[position]
        if is_heading and head and head.level == 1 and plain_words(text).startswith("private"):
            return True
        if (head or is_only_private(text)) and reads_as_private(text, is_heading=is_heading):
            return True
        following = self.shown[position + 1 : position + 2]
        if head and following and following[0].strip() and is_only_private(f"{text} {following[0]}"):
            return True
        bare = self.bare[position]
        return bare != self.shown[position] and reads_as_private(bare, is_heading=_HASHES.match(bare) is not None)

    # What belongs to whom

    def owner(self, head: Head, position: int) -> _Owner | None:
        """Whose the minute under a heading is, as far as anything tells."""
        if told := self.by_itself(head, position):
            return told
        if not self.agenda or not any(item.private for item in self.agenda):
            return None
        if found := self.by_braces(head) or self.by_title(head, self.agenda) or self.by_number(head, self.agenda):
            return found
        bare = self.without_number(head)
        if bare is not head and (found := self.by_title(bare, self.agenda)):
            return found
        if head.level > _MINUTE:
            return None
        return self.by_reference(head, self.agenda) or self.by_order(head, position, self.agenda)

    def by_itself(self, head: Head, position: int) -> _Owner | None:
        """The private paper whose title a heading has and no public item; nobody, where it says itself that it is."""
        if head.level == _PARAGRAPH:
            return None
        words, public = title_of(head), [item for item in self.agenda or () if not item.private]
        paper = next((paper for paper in self.papers if paper.words == words), None)
        if paper and not any(item.words == words for item in public):
            return _Owner(paper, f'it has the title of the private paper "{paper.text}" of item {paper.number}')
        return _Owner(None, why) if (why := says_private(head, self.shown[position + head.lines :], public)) else None

    def by_braces(self, head: Head) -> _Owner | None:
        """The item that a heading names in braces, a private one before others, however it is written there."""
        named = [item for item in self.agenda or () if names(head.text, item)]
        if private := next((item for item in named if item.private), None):
            return _Owner(private, f'its words in braces name the private item {private.number}, "{private.text}"')
        has_item, others = "item" in take(head.text, WORDS)[1], self.privates_but(named)
        if named and has_item and not any(holds_title(title_of(head), item.words) for item in others):
            return _Owner(named[0])
        number = "" if named else private_number(head.text)
        return _Owner(None, f"its words in braces name the private item {number}") if number else None

    def privates_but(self, named: Sequence[Title]) -> Iterator[Title]:
        """The private items whose title does not stand in that of a named one."""
        for item in self.agenda or ():
            if item.private and not any(holds_title(title.words, item.words) for title in named):
                yield item

    def by_title(self, head: Head, agenda: Sequence[Title]) -> _Owner | None:
        """The item that a heading has the title of, or one whose title stands in it or holds it."""
        words = title_of(head)
        public = [item for item in agenda if not item.private]
        private = [item for item in agenda if item.private]
        exact = [item for item in public if item.words == words]
        twin = next((item for item in private if item.words == words), None)
        if twin and len(exact) <= self.seen.count(words):
            return _Owner(twin, f'it has the title of the private item {twin.number}, "{twin.text}"')
        if exact:
            return _Owner(exact[0])
        if head.level == _PARAGRAPH:
            holding = [item for item in private if begins_with(head.text, item)]
        else:
            longer = [item.words for item in public if holds_title(words, item.words)]
            holding = [item for item in private if holds_title(words, item.words)]
            holding = [item for item in holding if not any(holds_title(title, item.words) for title in longer)]
        if holding:
            item = holding[0]
            return _Owner(item, f'it has the title of the private item {item.number}, "{item.text}"')
        return self.by_part_of_title(words, private, public) if head.level <= _MINUTE else None

    def by_part_of_title(self, words: str, private: Sequence[Title], public: Sequence[Title]) -> _Owner | None:
        """The public item whose title stands in a heading, or a private one whose title holds it."""
        longer = [item for item in public if holds_title(words, item.words)]
        if longer:
            return _Owner(max(longer, key=lambda item: len(item.words)))
        held = [item for item in private if is_distinct(words) and holds_title(item.words, words)]
        if held and not HEADING_WITHOUT_ITEM.match(words):
            return _Owner(held[0], f'it may be of the private item {held[0].number}, "{held[0].text}"')
        return None

    def by_reference(self, head: Head, agenda: Sequence[Title]) -> _Owner | None:
        """The private item whose number or reference a heading has."""
        words = plain_words(head.text)
        numbers = set(_ITEM.findall(words))
        typed = TYPED.match(number_first(head.text))
        if typed and not HEADING_WITHOUT_ITEM.match(title_of(head)):
            numbers.add(typed[1].lower())
        own = codes(head.text)
        public = {code for item in agenda if not item.private for code in codes(item.text)}
        for item in agenda:
            if item.private and (item.number in numbers or own & (codes(item.text) - public)):
                return _Owner(item, f"it has the number or the reference of the private item {item.number}")
        return None

    def by_number(self, head: Head, agenda: Sequence[Title]) -> _Owner | None:
        """The private item whose number a line has, or below the minute of its whole its letter."""
        whole = self.current if _MINUTE < head.level < _PARAGRAPH else ""
        item = next((item for item in agenda if item.private and is_numbered(head, item, whole)), None)
        return _Owner(item, f"it has the number of the private item {item.number}") if item else None

    def by_order(self, head: Head, position: int, agenda: Sequence[Title]) -> _Owner | None:
        """A private item, if a minute of no public one stands where nothing public follows and private ones come."""
        if head.level == 1 or HEADING_WITHOUT_ITEM.match(title_of(head)):
            return None
        why = "it is of no public item and stands after the last of them, where private items come"
        if self.private:
            return _Owner(None, why)
        pending = [item for item in agenda if item.private and not item.is_other_business]
        if not pending or any(item.private is False and self.stands_below(position, item) for item in agenda):
            return None
        minuted = sum(
            1
            for start in range(position + 1, len(self.typed))
            if self.is_private_heading(start)
            for line in self.shown[start + 1 :]
            if line.startswith("## ")
        )
        return _Owner(None, why) if minuted < len(pending) else None

    def stands_below(self, position: int, item: Title) -> bool:
        """Whether a minute of a public item stands further down."""
        for start in range(position + 1, len(self.typed)):
            head = self.head(start)
            if head and head.level <= _MINUTE and holds_title(title_of(head), item.words):
                return True
        return False

    # Taking out

    def withheld_minute(self, position: int, head: Head, owner: _Owner) -> None:
        """In place of the heading of a minute that is private, the public title of its item."""
        item = owner.item
        if item:
            self.private.add(item.number)
        where = f"this minute is taken to be private: {owner.why}"
        mend = (
            f"put its heading alone below the line `{PRIVATE_BUSINESS}` at the end; its text has no place here. If it"
            " is public, name its item on the heading: {item=4}"
        )
        self.say(position, where, mend, "private-minute")
        line = self.own_heading(head.text, item) if head.level == _MINUTE else ""
        self.out += [line, *[""] * (head.lines - 1)]

    def own_heading(self, typed: str, item: Title | None) -> str:
        """The heading of a private minute in words that anybody may read: its number as typed, its item's title."""
        number = self.number_of(typed)
        title = _SPECIAL.sub(r"\\\g<0>", item.shown or item.text) if item else UNKNOWN
        own = take(typed, WORDS)[1]
        words = [as_word(item.number)] if item else []
        words += [f"{word}={own[word]}" for word, form in KEPT.items() if form.fullmatch(own.get(word, ""))]
        return f"## {number}{title}{' {' + ' '.join(words) + '}' if words else ''}"

    @property
    def number_pattern(self) -> re.Pattern[str] | None:
        """How the numbers of the minutes are typed, or None where they are not."""
        if not self.patterns:
            heads = (self.head(position) for position in range(len(self.typed)))
            self.patterns.append(typed_pattern([head.text for head in heads if head and head.level == _MINUTE]))
        return self.patterns[0]

    def without_number(self, head: Head) -> Head:
        """A heading without a number of the body's own form; figures alone are left out of titles in any case."""
        pattern = self.number_pattern
        match = pattern.match(begins := number_first(head.text)) if pattern and pattern is not TYPED else None
        return Head(head.level, begins[match.end() :], head.lines) if match else head

    def number_of(self, text: str) -> str:
        """The number that a private heading has typed: figures, or one that looks like those of public minutes."""
        pattern = self.number_pattern
        match = pattern.match(number_first(text)) if pattern else None
        if match is None or (pattern is not TYPED and shape(match[1]) not in self.shapes):
            return ""
        return match[0]

    def private_business(self, position: int) -> None:
        """What is left from the heading of private business on: that, and the headings of minutes below it."""
        head = self.head(position)
        taken = head.lines if head else 1
        is_sound = head is not None and head.level == 1 and is_only_private(head.text)
        is_minute = head is not None and head.level == _MINUTE and self.private_item(head) is not None
        if not is_sound:
            what = "this reads as the heading of private business: nothing from here on is published"
            mend = f"write `{PRIVATE_BUSINESS}` alone on a line, and below it the headings of private minutes alone"
            if head is not None and head.level == 1:
                what = "the heading of private business says more than that, which is not published"
                mend = f"write `{PRIVATE_BUSINESS}` and nothing else on the line"
            self.say(position, what, mend, "private-heading")
        title = " ".join(head.text.split()) if is_sound and head else "Private business"
        title = title if re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+)*", title) else "Private business"
        if is_minute and head:
            self.out += [self.own_heading(head.text, self.private_item(head)), *[""] * (taken - 1)]
        else:
            self.out += [f"# {title}", *[""] * (taken - 1)]
        self.headings_only(position + taken)

    def headings_only(self, first: int) -> None:
        """Nothing but the headings of private minutes, in the words of the agenda."""
        inside = False
        for position in range(first, len(self.typed)):
            line = self.shown[position]
            heading = line.startswith("## ") and bool(line[3:].strip())
            if line.strip() and not heading and not inside:
                what, mend = "text under private business", "take it out: only headings may stand there"
                self.say(position, what, mend, "private-text")
            inside = bool(line.strip()) and not heading
            self.out.append(self.private_title(position, line) if heading else "")

    def private_title(self, position: int, line: str) -> str:
        """The heading of a private minute; as typed where nothing is known of the agenda."""
        if self.agenda is None:
            return line
        head = Head(_MINUTE, line[3:].strip().rstrip("# "))
        item = self.private_item(head)
        if item is None:
            what = "this private minute is of no item of the agenda, and its heading is not published"
            mend = "list the item below `private:` in meeting.yaml with the title that anybody may know, and write that"
            severity: Severity = "error" if self.agenda else "warning"
            self.faults.append(TextFault(position + 1, 1, what, mend, "private-title", severity))
        elif item.words not in (title_of(head), title_of(self.without_number(head))) or has_stray_braces(head.text):
            what = "the heading of this private minute is not the title of its item, and is not published"
            self.say(position, what, f"write `## {item.text}`", "private-title")
        return self.own_heading(head.text, item)

    def private_item(self, head: Head) -> Title | None:
        """The item that a private minute is of; of those of one title the private one."""
        agenda = sorted(self.agenda or (), key=lambda item: not item.private)
        words = title_of(self.without_number(head))
        ways: tuple[Callable[[Title], bool], ...] = (
            lambda item: names(head.text, item),
            lambda item: item.words == words,
            lambda item: item.private and holds_title(words, item.words),
            lambda item: item.private and is_distinct(words) and holds_title(item.words, words),
            lambda item: item.private and bool(codes(head.text) & codes(item.text)),
        )
        return next((item for way in ways for item in agenda if way(item)), None)
