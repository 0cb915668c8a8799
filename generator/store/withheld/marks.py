"""What tells a text that is held back from all that may be known: words, amounts and sentences of its own."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise
from math import prod

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
    words_of,
)

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
"""Public texts in which a word may be for which a sentence is looked for too, should markup stand between all words."""
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
    """What tells a text, and the file it stands in: `run` are its words, `exact` an amount as it is written.

    It is looked for by one of its `anchors` first: parts of it, of words with one blank between them.
    """

    run: tuple[bytes, ...]
    path: str
    text: str
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
        """Where it stands in the text of its file; the file alone where it is a part of its name."""
        for text in dict.fromkeys((self.text, as_shown(self.text))):
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
class Marks:
    """Marks, all of which are looked for in one pass over a text: by the number of each anchor those that have it."""

    anchors: Mapping[bytes, tuple[Mark, ...]]
    by_number: tuple[tuple[Mark, ...], ...]
    machine: BytesAhoCorasick

    def __iter__(self) -> Iterator[Mark]:
        """All of them, some more than once."""
        return (mark for marks in self.by_number for mark in marks)

    def found(self, text: bytes) -> Iterator[Mark]:
        """Those of the marks that are in a text, some more than once."""
        plain = apart(text.translate(WORDS))
        for number, start, _ in self.machine.find_matches_as_indexes(plain, overlapping=True):
            for mark in self.by_number[number]:
                if mark.is_alone or mark.is_at(text, plain, start):
                    yield mark


def to_find(marks: Iterable[Mark]) -> Marks:
    """Marks in the form in which they are looked for."""
    found: dict[bytes, list[Mark]] = {}
    for mark in marks:
        for anchor in mark.anchors:
            found.setdefault(anchor, []).append(mark)
    anchors = {anchor: tuple(each) for anchor, each in found.items()}
    return Marks(anchors, tuple(anchors.values()), _machine(map(apart, anchors)))


def _machine(patterns: Iterable[bytes]) -> BytesAhoCorasick:
    every = list(patterns)
    return BytesAhoCorasick(every, implementation=Implementation.DFA if sum(map(len, every)) < QUICKLY else None)


def _sums(amounts: Iterable[Mark], public: Public) -> Iterator[Mark]:
    """The amounts that are not public, with or without signs for money and thousands."""
    left = [mark for mark in amounts if digits_of(mark.exact.decode()) not in public.words]
    likely = to_find(mark for mark in left if all(word in public.words for word in mark.run))
    texts = public.texts if likely.anchors else ()
    known = {mark.exact for text in texts for mark in likely.found(text)}
    return (mark for mark in left if mark.exact not in known)


def _particular(sentences: Iterable[Mark], public: Public) -> Iterator[Mark]:
    """The sentences that are not public, to be looked for by those of their anchors that are in few public texts."""
    each = dict.fromkeys(sentences)
    runs = [mark.in_order for mark in each]
    patterns = {pattern: None for mark in each for pattern in map(apart, mark.anchors)} | dict.fromkeys(runs)
    machine = _machine(patterns)
    having = Counter[int]()
    for text in public.in_order:
        having.update({number for number, _, _ in machine.find_matches_as_indexes(text, overlapping=True)})
    times = {pattern: having[number] for number, pattern in enumerate(patterns)}
    for mark, run in zip(each, runs, strict=True):
        if not times[run]:
            few = max(min(times[apart(anchor)] for anchor in mark.anchors), RARE)
            yield replace(mark, anchors=tuple(anchor for anchor in mark.anchors if times[apart(anchor)] <= few))


def is_telling(word: bytes) -> bool:
    """Whether a word alone says where it comes from."""
    if word.isdigit():
        return len(word) >= SHORTEST_NUMBER or (word.startswith(b"0") and len(word) >= SHORTEST_CODE - 1)
    if MACHINE_MADE.fullmatch(word):
        return False
    return len(word) >= (SHORTEST_WORD if word.isalpha() else SHORTEST_CODE)


def marks_of(held: Iterable[tuple[str, str, Sequence[Part]]], public: Public) -> Iterator[Mark]:
    """What tells texts that are held back: words, amounts and sentences that are in no public text.

    Of each file its path and its text are given, and what is held back of it. What several files have is told of the
    first of them.
    """
    telling = {word for word in public.asked if word not in public.words and is_telling(word)}
    words: set[bytes] = set()
    runs: dict[Run, Mark] = {}
    amounts: dict[str, Mark] = {}
    for path, text, parts in held:
        for part in parts:
            own = part.words & telling
            yield from (Mark((word,), path, text, (word,)) for word in own - words)
            words |= own
            for amount in part.amounts:
                if _significant(amount) >= SIGNIFICANT and amount not in amounts:
                    amounts[amount] = _amount(amount.encode(), path, text)
            for run, anchors in (*_sentences(part.text, own, public), *_phrases(part.text, own, public)):
                runs.setdefault(run, Mark(run, path, text, anchors))
    yield from _sums(amounts.values(), public)
    yield from _particular(runs.values(), public)


def _amount(exact: bytes, path: str, text: str) -> Mark:
    anchor = exact.translate(WORDS)
    return Mark(tuple(words_of(exact)), path, text, (anchor,), exact)


def _significant(amount: str) -> int:
    return len(re.sub(r"\D", "", amount).strip("0"))


def listed(path: str, text: str) -> Iterator[Mark]:
    """The words and phrases of a list, one a line."""
    for line in text.splitlines():
        run = tuple(words_of(line.encode("utf-8", "replace")))
        if run and not line.startswith("#"):
            yield Mark(run, path, text, (max(run, key=len),))


Run = tuple[bytes, ...]
"""Words in order; beside one stand its anchors."""


def _sentences(text: str, own: AbstractSet[bytes], public: Public) -> Iterator[tuple[Run, Run]]:
    """The sentences without a word of their own, cut where they are long; each with its anchors."""
    for sentence in SENTENCE.split(NOT_READ.sub(" ", text)):
        run = words_of(sentence.encode("utf-8", "replace"))
        if len(run) < SHORTEST_SENTENCE or not own.isdisjoint(run):
            continue
        whole = tuple(_whole(sentence))
        pieces = max(len(run) // LONGEST_SENTENCE, 1)
        ends = [len(run) * n // pieces for n in range(pieces + 1)]
        for start, end in pairwise(ends):
            yield _with_anchors(run[start:end], _cut(whole, start, end), public)


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
            yield _with_anchors(run, _cut(tuple(_whole(phrase)), 0, len(run)), public)


def _says_what(run: Sequence[bytes], number: Sequence[str], before: int) -> bool:
    """Whether the words about an amount tell it from others: of a large one two do, wherever they stand."""
    if len(number) > 1:
        return sum(not word.isdigit() for word in run) >= BESIDE
    return before > 0 and len(run) >= SHORTEST_SENTENCE


def _whole(sentence: str) -> Iterator[int]:
    """How many words stand, one after the other, with one blank between them where nothing else can come to stand."""
    data = ABBREVIATION.sub(r"\0\g<0>\0", sentence).encode("utf-8", "replace").translate(PLAIN)
    for part in data.replace(b"  ", b"\0").split(b"\0"):
        if size := len(part.split()):
            yield size


def _cut(sizes: Iterable[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where in a piece of a sentence its parts begin and end, by their sizes in the sentence."""
    at = -start
    for size in sizes:
        if at < end - start and at + size > 0:
            yield max(at, 0), min(at + size, end - start)
        at += size


def _with_anchors(run: Sequence[bytes], whole: Iterable[tuple[int, int]], public: Public) -> tuple[Run, Run]:
    """A run with two parts of it that stand in a text with one blank between words, and its rarest word if it is rare.

    The parts are those that the fewest public texts have, by how many have each of their words.
    """
    share = [public.words[word] / len(public.in_order) for word in run]
    likely: dict[tuple[int, int], float] = {}
    for start, end in whole:
        size = min(ANCHOR, end - start)
        for at in range(start, end - size + 1):
            likely[at, at + size] = prod(share[at : at + size])
    first = min(likely, key=likely.__getitem__)
    others = [part for part in likely if part[0] >= first[1] or part[1] <= first[0]]
    best = [first, min(others, key=likely.__getitem__)] if others else [first]
    rarest = min(run, key=public.words.__getitem__)
    anchors = {b" ".join(run[start:end]) for start, end in best}
    return tuple(run), tuple({*anchors, rarest} if public.words[rarest] <= RARE else anchors)
