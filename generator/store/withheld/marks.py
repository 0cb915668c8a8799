"""What tells a text that is held back from all that may be known: words, amounts and sentences of its own."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise

from ahocorasick_rs import BytesAhoCorasick, Implementation

from generator.problems import Place
from generator.store.withheld.comparing import (
    AMOUNT,
    INLINE,
    INLINE_OR_CELL,
    WORDS,
    Part,
    Public,
    apart,
    as_shown,
    digits_of,
    in_order_of,
    words_asked,
    words_of,
)
from generator.store.withheld.reading import bytes_of, text_of

PLAIN = bytes(32 if code in b" \n\t" else WORDS[code] if WORDS[code] != 32 else 0 for code in range(256))
"""As `WORDS`, with blanks for blanks alone: what stands between others may be written in several ways."""
END = r"[.!?;:](?=\s)|\n\s*\n|\n(?=\s*(?:[-*#|]|\d+[.)]))"
SENTENCE = re.compile(rf"{END}|[|\d]+")
PHRASE = re.compile(END)
"""What stands between phrases with an amount; numbers and other cells of the row stand in them."""
NOT_READ = re.compile(r"(?<=\])\([^()\n]*\)|\{[^{}\n]*\}")
"""Targets of links, and what is said of a figure: no part of a sentence."""
WORD = re.compile(r"[^\W_]+")
ABBREVIATION = re.compile(r"[A-Z]{2}\w*")
"""What the program may explain in a sentence, and so puts markup at."""
NUMBER = re.compile(r"\d+")
SHORTEST_WORD, SHORTEST_NUMBER, SHORTEST_CODE = 4, 7, 6
SHORTEST_SENTENCE, LONGEST_SENTENCE = 6, 12
"""Words: a shorter sentence of common words alone could be one that the program makes, as "Minutes of the Housing
Panel"; of a longer one each piece is looked for."""
ANCHOR = 4
"""Words of a sentence by which it is looked for: few public texts have so many in the same order."""
RARE = 3
"""Public texts in which a word may be by which alone a sentence is looked for, whatever stands between its words."""
SIGNIFICANT = 3
"""Digits of an amount: a rounder one could stand at the axis of a chart, and is looked for with the words about it."""
ABOUT = 3
"""Words before and behind a round amount."""
BESIDE = 2
"""Of these, that say of a large amount what it is for."""
WORD_OR_CELL = re.compile(r"[^\s|]+|\|")
AWAY = 100
"""Characters from an amount in which these are."""
REACH = 2000
"""Bytes before and behind a place where a sentence may be, markup with it."""
QUICKLY = 200_000
"""Bytes of anchors up to which they are looked for in the quickest way, which takes some hundred times their memory."""
DIGEST = 16
"""Bytes by which one mark is told from every other."""
LONGER = re.compile(rb"[.,]?\d")
"""What follows an amount that goes on."""
MACHINE_MADE = re.compile(rb"[0-9a-f]{1,8}|\d+")
"""What the program could make itself, as a part of an id or of a hash."""


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """What tells a text, and the path of its file: `run` are its words, `exact` an amount as it is written.

    It is looked for by one of its `anchors` first: parts of it, of words with one blank between them and at both ends.
    """

    run: tuple[bytes, ...]
    path: str
    anchors: tuple[bytes, ...]
    exact: bytes = b""

    @property
    def is_alone(self) -> bool:
        """Whether it is one word, which stands in no text that may be known."""
        return len(self.run) == 1 and not self.exact

    @property
    def in_order(self) -> bytes:
        """Its words with one blank between them, and at both ends."""
        return apart(b" ".join(self.run))

    def is_at(self, text: bytes, plain: bytes, start: int) -> bool:
        """Whether it is in a text where its anchor is; `plain` are the words of the text, a byte further on.

        An amount, and no longer one, stands there as it is written; of others the words stand near in their order.
        """
        if self.exact:
            end = start + len(self.exact)
            return text[start:end] == self.exact and not LONGER.match(text, end)
        low, high = max(start - REACH, 0), start + REACH
        between = INLINE_OR_CELL if any(map(bytes.isdigit, self.run)) else INLINE
        return all(plain.find(word, low, high) >= 0 for word in self.run) and any(
            self.in_order in words for words in in_order_of(text[low:high], between)
        )

    @property
    def place(self) -> Place:
        """Where it stands in its file; the file alone where it is a part of its name, or the file cannot be read."""
        written = ""
        with suppress(OSError):
            written = text_of(bytes_of(self.path))
        for text in dict.fromkeys((written, as_shown(written))):
            words = list(WORD.finditer(text))
            for number, match in enumerate(words):
                start = match.start()
                here = " ".join(word[0] for word in words[number : number + len(self.run)])
                if tuple(words_of(here.encode("utf-8", "replace"))[: len(self.run)]) == self.run:
                    return Place(self.path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        return Place(self.path)

    @property
    def digest(self) -> bytes:
        """Tells what is looked for, wherever it stands, from everything else."""
        return sha256(repr((self.run, self.exact)).encode()).digest()[:DIGEST]


@dataclass(frozen=True, slots=True)
class Found:
    """A mark, with the digests of all texts that it tells."""

    mark: Mark
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks, all of which are looked for in one pass over a text: by the number of each anchor those that have it."""

    by_number: tuple[tuple[Mark, ...], ...]
    machine: BytesAhoCorasick

    def __iter__(self) -> Iterator[Mark]:
        """All of them, some more than once."""
        return (mark for marks in self.by_number for mark in marks)

    def may_be_in(self, text: bytes) -> bool:
        """Whether one of them may be in a text; if not, none is."""
        return bool(self.machine.find_matches_as_indexes(apart(text.translate(WORDS)), overlapping=True))

    def found(self, text: bytes) -> Iterator[Mark]:
        """Those of the marks that are in a text, some more than once."""
        plain = apart(text.translate(WORDS))
        for number, start, _ in self.machine.find_matches_as_indexes(plain, overlapping=True):
            for mark in self.by_number[number]:
                if mark.is_alone or mark.is_at(text, plain, start):
                    yield mark


def to_find(marks: Iterable[Mark]) -> Marks:
    """Marks in the form in which they are looked for."""
    anchors = _by_anchor(marks)
    return Marks(tuple(map(tuple, anchors.values())), _machine(anchors))


def _by_anchor(marks: Iterable[Mark]) -> dict[bytes, list[Mark]]:
    found: dict[bytes, list[Mark]] = {}
    for mark in marks:
        for anchor in mark.anchors:
            found.setdefault(anchor, []).append(mark)
    return found


def _machine(patterns: Iterable[bytes]) -> BytesAhoCorasick:
    every = list(patterns)
    return BytesAhoCorasick(every, implementation=Implementation.DFA if sum(map(len, every)) < QUICKLY else None)


def _times(machine: BytesAhoCorasick, texts: Iterable[bytes]) -> Counter[int]:
    """In how many of some texts each pattern is, by its number."""
    having = Counter[int]()
    for text in texts:
        having.update({number for number, _, _ in machine.find_matches_as_indexes(text, overlapping=True)})
    return having


def within(patterns: Iterable[bytes], texts: Iterable[bytes]) -> set[bytes]:
    """Those of some words in order that are in any of some texts."""
    every = list(patterns)
    return {every[number] for number in _times(_machine(every), texts if every else ())}


def _sums(amounts: Iterable[Mark], public: Public) -> tuple[list[Mark], list[Mark]]:
    """The amounts that are not public, with or without signs for money and thousands; and those that are as written."""
    left = [mark for mark in amounts if digits_of(mark.exact.decode()) not in public.words]
    likely = to_find(mark for mark in left if all(word in public.words for word in mark.run))
    in_order = _machine({mark.in_order for mark in likely})
    texts = public.texts if likely.by_number else ()
    having = (shown() for shown, (words, *_) in texts if in_order.find_matches_as_indexes(words))
    known = {mark for text in having for mark in likely.found(text.encode("utf-8", "replace"))}
    return [mark for mark in left if mark not in known], list(known)


def _in_few_anchors(sentences: Iterable[Mark], public: Public) -> tuple[dict[Mark, tuple[bytes, ...]], list[Mark]]:
    """The sentences that are not public, each with its anchors that are in few public texts; and the others."""
    few = dict.fromkeys(sentences, RARE)
    anchors = _by_anchor(few)
    having = _times(_machine(anchors), public.in_order if anchors else ())
    times = {anchor: having[number] for number, anchor in enumerate(anchors)}
    # A sentence is in a text only where each of its anchors is.
    likely = [mark for mark in few if all(map(times.__getitem__, mark.anchors))]
    having = _times(_machine(mark.in_order for mark in likely), public.in_order if likely else ())
    known = [mark for number, mark in enumerate(likely) if having[number]]
    few |= {mark: max(min(map(times.__getitem__, mark.anchors)), RARE) for mark in likely}
    for mark in known:
        del few[mark]
    return {
        mark: tuple(anchor for anchor in mark.anchors if times[anchor] <= most) for mark, most in few.items()
    }, known


def is_telling(word: bytes) -> bool:
    """Whether a word alone says where it comes from."""
    if word.isdigit():
        return len(word) >= SHORTEST_NUMBER or (word.startswith(b"0") and len(word) >= SHORTEST_CODE - 1)
    if MACHINE_MADE.fullmatch(word):
        return False
    return len(word) >= (SHORTEST_WORD if word.isalpha() else SHORTEST_CODE)


@dataclass(frozen=True, slots=True)
class Held:
    """A text that is held back: the path of its file, the text by its digest, and as it was read."""

    path: str
    digest: str
    part: Part


def marks_of(held: Iterable[Held], public: Public) -> tuple[list[Found], set[bytes]]:
    """What tells texts that are held back: words, amounts and sentences that are in no public text.

    What several have is told of the first of them. And the words in order of the amounts and sentences that would tell
    them, but are in a public text too.
    """
    held = list(held)
    asked = words_asked(one.part for one in held)
    telling = {word for word in asked if word not in public.words and is_telling(word)}
    words: dict[bytes, Mark] = {}
    runs: dict[Run, Mark] = {}
    amounts: dict[str, Mark] = {}
    told: dict[Mark, list[str]] = {}
    for one in held:
        path, part = one.path, one.part
        own = part.words & telling
        words |= {word: Mark((word,), path, (apart(word),)) for word in own if word not in words}
        marks = [words[word] for word in own]
        for amount in dict.fromkeys(part.amounts):
            if amount in amounts or _significant(amount) >= SIGNIFICANT:
                amounts[amount] = mark = amounts.get(amount) or _amount(amount.encode(), path)
                marks.append(mark)
        sentences = dict((*_sentences(part.text, own, public), *_phrases(part.text, own, public)))
        for run, anchors in sentences.items():
            marks.append(runs.get(run) or runs.setdefault(run, Mark(run, path, anchors)))
        for mark in marks:
            told.setdefault(mark, []).append(one.digest)
    sums, known_sums = _sums(amounts.values(), public)
    few, known = _in_few_anchors(runs.values(), public)
    left = (*words.values(), *sums, *(replace(mark, anchors=anchors) for mark, anchors in few.items()))
    texts = (*(told[mark] for mark in (*words.values(), *sums)), *(told[mark] for mark in few))
    found = [Found(mark, tuple(parts)) for mark, parts in zip(left, texts, strict=True)]
    return found, {mark.in_order for mark in (*known_sums, *known)}


def _amount(exact: bytes, path: str) -> Mark:
    anchor = apart(exact.translate(WORDS))
    return Mark(tuple(words_of(exact)), path, (anchor,), exact)


def _significant(amount: str) -> int:
    return len(re.sub(r"\D", "", amount).strip("0"))


def listed(path: str, text: str) -> Iterator[Mark]:
    """The words and phrases of a list, one a line."""
    for line in text.splitlines():
        run = tuple(words_of(line.encode("utf-8", "replace")))
        if run and not line.startswith("#"):
            yield Mark(run, path, (apart(max(run, key=len)),))


Run = tuple[bytes, ...]
"""Words in order; beside one stand its anchors."""


def _sentences(text: str, own: AbstractSet[bytes], public: Public) -> Iterator[tuple[Run, Run]]:
    """The sentences without a word of their own, cut where they are long; each with its anchors."""
    for sentence in SENTENCE.split(_marked_up(NOT_READ.sub(" ", text))):
        data = sentence.encode("utf-8", "replace")
        run = words_of(data)
        if len(run) < SHORTEST_SENTENCE or not own.isdisjoint(run):
            continue
        pieces = max(len(run) // LONGEST_SENTENCE, 1)
        ends = [len(run) * n // pieces for n in range(pieces + 1)]
        for start, end in pairwise(ends):
            yield tuple(run[start:end]), _anchors(run, start, end, data, public)


def _phrases(text: str, own: AbstractSet[bytes], public: Public) -> Iterator[tuple[Run, Run]]:
    """The round amounts with the words about them, those of other cells of a row too, each with its anchors."""
    for amount in AMOUNT.finditer(text):
        if _significant(amount[0]) >= SIGNIFICANT:
            continue
        ahead = PHRASE.split(text[max(amount.start() - AWAY, 0) : amount.start()])[-1]
        behind = PHRASE.split(text[amount.end() : amount.end() + AWAY])[0]
        number = NUMBER.findall(amount[0])
        words = [match[0] for match in WORD_OR_CELL.finditer(ahead)]
        first = [at for at, word in enumerate(words) if word != "|"][-ABOUT:][:1]
        ahead = " ".join(words[first[0] :] if first else ())
        phrase = f"{ahead}\0{' '.join(number)}{behind}"
        before = len(words_of(ahead.encode("utf-8", "replace")))
        run = words_of(phrase.encode("utf-8", "replace"))[: before + len(number) + ABOUT]
        if _says_what(run, number, before) and own.isdisjoint(run):
            yield tuple(run), _anchors(run, 0, len(run), _marked_up(phrase).encode("utf-8", "replace"), public)


def _says_what(run: Sequence[bytes], number: Sequence[str], before: int) -> bool:
    """Whether the words about an amount tell it from others: of a large one two do, wherever they stand."""
    if len(number) > 1:
        return sum(not word.isdigit() for word in run) >= BESIDE
    return before > 0 and len(run) >= SHORTEST_SENTENCE


def _marked_up(text: str) -> str:
    """A text with signs that are none of its words where the program may put markup at one."""
    return ABBREVIATION.sub(r"\0\g<0>\0", text)


def _whole(sentence: bytes) -> list[tuple[int, int]]:
    """Which words stand, from one to another, with one blank between them where nothing else can come to stand."""
    parts, at = [], 0
    for part in sentence.translate(PLAIN).replace(b"  ", b"\0").split(b"\0"):
        if size := len(part.split()):
            parts.append((at, at + size))
            at += size
    return parts


def _anchors(words: Sequence[bytes], start: int, end: int, sentence: bytes, public: Public) -> Run:
    """By what some of the words of a sentence are looked for: one of them if it is rare, else two parts of these.

    The parts stand in a text with one blank between words, and are those about the words that fewest public texts have.
    """
    run = words[start:end]
    having = public.words.get
    times = [having(word, 0) for word in run]
    if (fewest := min(times)) <= RARE:
        return (apart(run[times.index(fewest)]),)
    left = _whole(sentence)
    if start or left[-1][1] > end:
        left = [(max(at, start) - start, min(to, end) - start) for at, to in left if at < end and to > start]
    first, last, at, to = _about_the_rarest(left, times)
    found = apart(b" ".join(run[at:to]))
    left.remove((first, last))
    left += [part for part in ((first, at), (to, last)) if part[0] < part[1]]
    if not left:
        return (found,)
    _, _, at, to = _about_the_rarest(left, times)
    return (found, apart(b" ".join(run[at:to])))


def _about_the_rarest(parts: Sequence[tuple[int, int]], times: Sequence[int]) -> tuple[int, int, int, int]:
    """The part with the rarest word, of those long enough for an anchor if there are any, and the anchor about it."""
    size = min(max([last - first for first, last in parts]), ANCHOR)
    fewest, rarest, low, high = sys.maxsize, 0, 0, 0
    for first, last in parts:
        if last - first >= size:
            few = min(times[first:last])
            if few < fewest:
                fewest, rarest, low, high = few, times.index(few, first), first, last
    at = max(min(rarest - 1, high - size), low)
    return low, high, at, at + size
