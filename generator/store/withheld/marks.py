"""What tells a text that is held back from all that may be known: words, amounts and sentences of its own."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import unescape
from itertools import pairwise
from math import prod

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
END = r"[.!?;:](?=\s)|\n\s*\n|\n(?=\s*(?:[-*#|]|\d+[.)]))"
SENTENCE = re.compile(rf"{END}|[|\d]+")
PHRASE = re.compile(rf"{END}|\|")
"""What stands between sentences; numbers stand in them where a phrase with an amount is looked for."""
NOT_READ = re.compile(r"(?<=\])\([^()\n]*\)|\{[^{}\n]*\}")
"""Targets of links, and what is said of a figure: no part of a sentence."""
WORD = re.compile(r"[^\W_]+")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});")
ABBREVIATION = re.compile(r"[A-Z]{2}\w*")
"""What the program may explain in a sentence, and so puts markup at."""
AMOUNT = re.compile(r"(?:[£€$]\s?\d+(?:,\d{3})*|\d{2,3}(?:,\d{3})+|\d,\d{3},\d{3})(?:\.\d+)?")
NUMBER = re.compile(r"\d+")
SHORTEST_WORD, SHORTEST_NUMBER, SHORTEST_CODE = 4, 7, 6
SHORTEST_SENTENCE, LONGEST_SENTENCE = 6, 12
"""Words: a shorter sentence of common words alone could be one that the program makes, as "Minutes of the Housing
Panel"; of a longer one each piece is looked for."""
ANCHOR = 4
"""Words of a sentence by which it is looked for: few public texts have so many in the same order."""
RARE = 3
"""Public texts in which a word may be for which a sentence is looked for too, should markup stand between all words."""
INLINE = re.compile(
    rb"</?(?:a|abbr|b|bdi|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|u)\b[^<>]*>|&#?\w{1,8};"
)
"""What the program may put into a sentence when it makes a page of it."""
SIGNIFICANT = 3
"""Digits of an amount: a rounder one could stand at the axis of a chart, and is looked for with the words about it."""
ABOUT = 3
"""Words before and behind a round amount."""
AWAY = 100
"""Characters from an amount in which these are."""
REACH = 2000
"""Bytes before and behind a place where a sentence may be, markup with it."""
DIGEST = 16
"""Bytes by which one mark is told from every other."""
_UNSEEN = map(chr, (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))
_LIGATURES = map(chr, range(0xFB00, 0xFB07))
SHOWN = {**dict.fromkeys(_UNSEEN, ""), **{sign: unicodedata.normalize("NFKC", sign) for sign in _LIGATURES}}
"""As what the program shows signs without width, soft hyphens among them, and ligatures."""
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
        return b" %b " % b" ".join(self.run)

    def is_at(self, text: bytes, plain: bytes, start: int) -> bool:
        """Whether it is in a text where its anchor is; `plain` are the words of the text, a byte further on.

        An amount, and no longer one, stands there as it is written; of others the words stand near in their order.
        """
        if self.exact:
            end = start + len(self.exact)
            return text[start:end] == self.exact and not LONGER.match(text, end)
        low, high = max(start - REACH, 0), start + REACH
        return all(plain.find(word, low, high) >= 0 for word in self.run) and any(
            self.in_order in words for words in in_order_of(text[low:high])
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
        plain = b" %b " % text.translate(WORDS)
        for number, start, _ in self.machine.find_matches_as_indexes(plain, overlapping=True):
            for mark in self.by_number[number]:
                if mark.is_alone or mark.is_at(text, plain, start):
                    yield mark


@dataclass(frozen=True, slots=True)
class Public:
    """What may be known: texts, the same as their words with one blank between them, and in how many a word is."""

    texts: list[bytes] = field(default_factory=list)
    in_order: list[bytes] = field(default_factory=list)
    words: Counter[bytes] = field(default_factory=Counter)

    def add(self, text: str) -> None:
        """Adds a text; with its words also as they are without an apostrophe."""
        text = as_shown(text)
        data = text.encode("utf-8", "replace")
        self.texts.append(data)
        for words in _readings(data):
            self.in_order.append(b" %b " % b" ".join(words))
            self.words.update(set(words))
        if "'" in text or "’" in text:
            joined = " ".join(word for word in text.split() if "'" in word or "’" in word)
            joined = joined.replace("'", "").replace("’", "")
            self.words.update(words_of(joined.encode("utf-8", "replace")))


def as_shown(text: str) -> str:
    """A text as the program would show it: with letters for entities and ligatures, and without what is unseen."""
    if "&" in text:
        text = ENTITY.sub(lambda found: unescape(found[0]), text)
    if text.isascii():
        return text
    for sign in [sign for sign in SHOWN if sign in text]:
        text = text.replace(sign, SHOWN[sign])
    return unicodedata.normalize("NFC", text)


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
    """The sentences that are not public, to be looked for by those of their anchors that are in few public texts."""
    every = to_find(sentences)
    where: list[set[int]] = [set() for _ in every.anchors]
    for at, text in enumerate(public.in_order):
        for number in {number for number, _, _ in every.machine.find_matches_as_indexes(text, overlapping=True)}:
            where[number].add(at)
    having = dict(zip(every.anchors, where, strict=True))
    for mark in dict.fromkeys(every):
        both = set.intersection(*(having[anchor] for anchor in mark.anchors))
        if not any(mark.in_order in public.in_order[at] for at in both):
            few = max(min(len(having[anchor]) for anchor in mark.anchors), RARE)
            yield replace(mark, anchors=tuple(anchor for anchor in mark.anchors if len(having[anchor]) <= few))


def in_order_of(text: bytes) -> Iterator[bytes]:
    """The words of a text with one blank between them; once more without the markup within sentences."""
    return (b" %b " % b" ".join(words) for words in _readings(text))


def _readings(text: bytes) -> Iterator[list[bytes]]:
    yield words_of(text)
    if b"<" in text or b"&" in text:
        bare = INLINE.sub(b" ", text)
        if bare != text:
            yield words_of(bare)


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
        words: set[bytes] = set()
        runs: dict[Run, Run] = {}
        exact: set[str] = set()
        for part in map(as_shown, parts):
            own = {word for word in words_of(part.encode("utf-8", "replace")) if word not in public.words}
            own = {word for word in own if is_telling(word)}
            words |= own
            exact.update(amount for amount in AMOUNT.findall(part) if _significant(amount) >= SIGNIFICANT)
            runs |= _sentences(part, own, public)
            runs |= _phrases(part, own, public)
        yield from (Mark((word,), path, text, (word,)) for word in words)
        amounts += (_amount(amount.encode(), path, text) for amount in exact)
        sentences += (Mark(run, path, text, anchors) for run, anchors in runs.items())
    yield from _sums(amounts, public)
    yield from _particular(sentences, public)


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


def _sentences(text: str, own: set[bytes], public: Public) -> Iterator[tuple[Run, Run]]:
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


def _phrases(text: str, own: set[bytes], public: Public) -> Iterator[tuple[Run, Run]]:
    """The round amounts with the words about them, each with its anchors."""
    for amount in AMOUNT.finditer(text):
        if _significant(amount[0]) >= SIGNIFICANT:
            continue
        ahead = PHRASE.split(text[max(amount.start() - AWAY, 0) : amount.start()])[-1].split()[-ABOUT:]
        behind = PHRASE.split(text[amount.end() : amount.end() + AWAY])[0]
        number = " ".join(NUMBER.findall(amount[0]))
        phrase = f"{' '.join(ahead)}\0{number}{behind}"
        before, size = len(words_of(" ".join(ahead).encode("utf-8", "replace"))), len(NUMBER.findall(amount[0]))
        run = words_of(phrase.encode("utf-8", "replace"))[: before + size + ABOUT]
        if before and len(run) >= SHORTEST_SENTENCE and own.isdisjoint(run):
            yield _with_anchors(run, _cut(tuple(_whole(phrase)), 0, len(run)), public)


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
