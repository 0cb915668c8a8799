"""What tells a text that is held back from all that may be known: words, amounts and sentences of its own."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ahocorasick_rs import BytesAhoCorasick

from generator.problems import Place

_LETTERS = b"0123456789abcdefghijklmnopqrstuvwxyz"
WORDS = bytes(
    code + 32 if 65 <= code <= 90 else code if code in _LETTERS or (code >= 0xC3 and code != 0xE2) else 32
    for code in range(256)
)
"""Makes small letters of the capitals of ASCII and blanks of all that is no letter or digit, quotes and dashes of
UTF-8 among them; of a letter with an accent one byte is kept, alike in what is searched and what is searched for."""
PLAIN = bytes(32 if code in b" \n\t" else WORDS[code] if WORDS[code] != 32 else 0 for code in range(256))
"""As `WORDS`, with blanks for blanks alone: what stands between others may be written in several ways."""
SENTENCE = re.compile(r"[.!?;:](?=\s)|\n\s*\n|\n(?=\s*(?:[-*#|]|\d+[.)]))|[|\d]+")
NOT_READ = re.compile(r"(?<=\])\([^()\n]*\)|\{[^{}\n]*\}")
"""Targets of links, and what is said of a figure: no part of a sentence."""
WORD = re.compile(r"[^\W_]+")
AMOUNT = re.compile(r"(?:[£€$]\s?\d+(?:,\d{3})*|\d{2,3}(?:,\d{3})+|\d,\d{3},\d{3})(?:\.\d+)?")
SHORTEST_WORD, SHORTEST_NUMBER, SHORTEST_CODE = 4, 7, 6
SHORTEST_SENTENCE, LONGEST_SENTENCE = 6, 12
"""Words: a shorter sentence of common words alone could be one that the program makes, as "Minutes of the Housing
Panel"; of a longer one each piece is looked for."""
ANCHOR = 4
"""Words of a sentence by which it is looked for: few public texts have so many in the same order."""
INLINE = re.compile(
    rb"</?(?:a|abbr|b|bdi|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|u)\b[^<>]*>|&#?\w{1,8};"
)
"""What the program may put into a sentence when it makes a page of it."""
SIGNIFICANT = 3
"""Digits of an amount: a rounder one could stand at the axis of a chart."""
REACH = 2000
"""Bytes before and behind a place where a sentence may be, markup with it."""
BETWEEN = b" \xff "
"""Between pieces of a text: a word that is in none."""
LONGER = re.compile(rb"[.,]?\d")
"""What follows an amount that goes on."""
MACHINE_MADE = re.compile(rb"[0-9a-f]{1,8}|\d+")
"""What the program could make itself, as a part of an id or of a hash."""


@dataclass(frozen=True, slots=True)
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
        return b" %b " % b" ".join(self.run)

    @property
    def place(self) -> Place:
        """Where it stands in the text of its file; the file alone where it is a part of its name."""
        words = list(WORD.finditer(self.text))
        for number, match in enumerate(words):
            start = match.start()
            here = " ".join(word[0] for word in words[number : number + len(self.run)])
            if tuple(words_of(here.encode("utf-8", "replace"))[: len(self.run)]) == self.run:
                return Place(self.path, self.text.count("\n", 0, start) + 1, start - self.text.rfind("\n", 0, start))
        return Place(self.path)


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
        plain = b" %b " % text.translate(WORDS)
        likely: list[tuple[int, int]] = []
        for number, start, _ in self.machine.find_matches_as_indexes(plain, overlapping=True):
            for mark in self.by_number[number]:
                if mark.is_alone or (mark.exact and _is_at(mark.exact, text, start)):
                    yield mark
                elif not mark.exact:
                    likely.append((number, start))
                    break
        if likely:
            in_order = tuple(in_order_of(_near(text, (start for _, start in likely))))
            for mark in (mark for number in {number for number, _ in likely} for mark in self.by_number[number]):
                if any(mark.in_order in words for words in in_order):
                    yield mark


@dataclass(frozen=True, slots=True)
class Public:
    """What may be known: texts, the same as their words with one blank between them, and in how many a word is."""

    texts: list[bytes] = field(default_factory=list)
    in_order: list[bytes] = field(default_factory=list)
    words: Counter[bytes] = field(default_factory=Counter)

    def add(self, text: str) -> None:
        """Adds a text; with its words also as they are without an apostrophe."""
        data = text.encode("utf-8", "replace")
        self.texts.append(data)
        for words in in_order_of(data):
            self.in_order.append(words)
            self.words.update(set(words.split()))
        if "'" in text or "’" in text:
            self.words.update(words_of(text.replace("'", "").replace("’", "").encode("utf-8", "replace")))


def words_of(text: bytes) -> list[bytes]:
    """The words of a text, in small letters, in order."""
    return text.translate(WORDS).split()


def to_find(marks: Iterable[Mark]) -> Marks:
    """Marks in the form in which they are looked for."""
    found: dict[bytes, list[Mark]] = {}
    for mark in marks:
        for anchor in mark.anchors:
            found.setdefault(anchor, []).append(mark)
    anchors = {anchor: tuple(each) for anchor, each in found.items()}
    return Marks(anchors, tuple(anchors.values()), BytesAhoCorasick([b" %b " % anchor for anchor in anchors]))


def _sums(amounts: Iterable[Mark], public: Public) -> Iterator[Mark]:
    """The amounts that are not public, with or without signs for money and thousands."""
    every = to_find(mark for mark in amounts if re.sub(rb"[^\d.]", b"", mark.exact) not in public.words)
    known = {mark.exact for text in public.texts for mark in every.found(text)}
    return (mark for mark in every if mark.exact not in known)


def _particular(sentences: Iterable[Mark], public: Public) -> Iterator[Mark]:
    """The sentences that are not public, to be looked for by two of their anchors that are in fewest public texts."""
    every = to_find(sentences)
    where: list[list[bytes]] = [[] for _ in every.anchors]
    for text in public.in_order:
        for number in {number for number, _, _ in every.machine.find_matches_as_indexes(text, overlapping=True)}:
            where[number].append(text)
    having = dict(zip(every.anchors, where, strict=True))
    for mark in set(every):
        fewest = min((having[anchor] for anchor in mark.anchors), key=len)
        if not any(mark.in_order in text for text in fewest):
            best = [anchor for anchor in mark.anchors if len(having[anchor]) == len(fewest)]
            yield replace(mark, anchors=tuple({best[0], best[-1]}))


def _near(text: bytes, places: Iterable[int]) -> bytes:
    """What of a text is near some places in it, given in order."""
    pieces: list[bytes] = []
    start, end = 0, 0
    for place in places:
        if place - REACH > end:
            pieces.append(text[start:end])
            start = place - REACH
        end = place + REACH
    return BETWEEN.join([*pieces, text[start:end]])


def _is_at(amount: bytes, text: bytes, start: int) -> bool:
    """Whether an amount, and no longer one, stands in a text where a blank before it would be."""
    end = start + len(amount)
    return text[start:end] == amount and not LONGER.match(text, end)


def in_order_of(text: bytes) -> Iterator[bytes]:
    """The words of a text with one blank between them; once more without the markup within sentences."""
    yield b" %b " % b" ".join(words_of(text))
    if b"<" in text or b"&" in text:
        yield b" %b " % b" ".join(words_of(INLINE.sub(b" ", text)))


def is_telling(word: bytes) -> bool:
    """Whether a word alone says where it comes from."""
    if word.isdigit():
        return len(word) >= SHORTEST_NUMBER or (word.startswith(b"0") and len(word) >= SHORTEST_CODE - 1)
    if MACHINE_MADE.fullmatch(word):
        return False
    return len(word) >= (SHORTEST_WORD if word.isalpha() else SHORTEST_CODE)


def marks_of(held: Iterable[tuple[str, str, Iterable[str]]], public: Public) -> Iterator[Mark]:
    """What tells texts that are held back: words, amounts and sentences that are in no public text.

    Of each file its path and its text are given, and what is held back of it.
    """
    amounts: list[Mark] = []
    sentences: list[Mark] = []
    for path, text, parts in held:
        for part in parts:
            own = {word for word in words_of(part.encode("utf-8", "replace")) if word not in public.words}
            own = {word for word in own if is_telling(word)}
            yield from (Mark((word,), path, text, (word,)) for word in own)
            for amount in set(AMOUNT.findall(part)):
                if len(re.sub(r"\D", "", amount).strip("0")) >= SIGNIFICANT:
                    exact = amount.encode()
                    amounts.append(Mark(tuple(words_of(exact)), path, text, (exact.translate(WORDS),), exact))
            found = _sentences(part, own, public.words)
            sentences += (Mark(run, path, text, anchors) for run, anchors in found)
    yield from _sums(amounts, public)
    yield from _particular(sentences, public)


def listed(path: str, text: str) -> Iterator[Mark]:
    """The words and phrases of a list, one a line."""
    for line in text.splitlines():
        run = tuple(words_of(line.encode("utf-8", "replace")))
        if run and not line.startswith("#"):
            yield Mark(run, path, text, (max(run, key=len),))


def _sentences(
    text: str, own: set[bytes], count: Mapping[bytes, int]
) -> Iterator[tuple[tuple[bytes, ...], tuple[bytes, ...]]]:
    """The sentences without a word of their own, cut where they are long; each with its anchors."""
    for sentence in SENTENCE.split(NOT_READ.sub(" ", text)):
        data = sentence.encode("utf-8", "replace")
        run = words_of(data)
        if len(run) < SHORTEST_SENTENCE or not own.isdisjoint(run):
            continue
        plain = b" %b " % data.translate(PLAIN).replace(b"  ", b"\0").replace(b"\0", b" \0 ")
        pieces = max(len(run) // LONGEST_SENTENCE, 1)
        ends = [len(run) * n // pieces for n in range(pieces + 1)]
        for start, end in pairwise(ends):
            yield tuple(run[start:end]), tuple(_anchors(run[start:end], plain, count))


def _anchors(run: list[bytes], plain: bytes, count: Mapping[bytes, int]) -> Iterator[bytes]:
    """Parts of a run that stand in a text with one blank between words, and its rarest word."""
    for size in range(ANCHOR, 0, -1):
        parts = (b" ".join(run[at : at + size]) for at in range(len(run) - size + 1))
        whole = [part for part in parts if b" %b " % part in plain]
        if whole:
            yield from whole
            break
    yield min(run, key=count.__getitem__)
