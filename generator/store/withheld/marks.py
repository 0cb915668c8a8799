"""What tells a text that is held back from all that may be known: words, amounts and sentences of its own."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.problems import Place

_LETTERS = b"0123456789abcdefghijklmnopqrstuvwxyz"
WORDS = bytes(
    code + 32 if 65 <= code <= 90 else code if code in _LETTERS or (code >= 0xC3 and code != 0xE2) else 32
    for code in range(256)
)
"""Makes small letters of the capitals of ASCII and blanks of all that is no letter or digit, quotes and dashes of
UTF-8 among them; of a letter with an accent one byte is kept, alike in what is searched and what is searched for."""
SENTENCE = re.compile(r"[.!?;:](?=\s)|\n\s*\n|\n(?=\s*(?:[-*#|]|\d+[.)]))|[|\d]+")
WORD = re.compile(r"[^\W_]+")
AMOUNT = re.compile(r"(?:[£€$]\s?\d+(?:,\d{3})*|\d{2,3}(?:,\d{3})+|\d,\d{3},\d{3})(?:\.\d+)?")
SHORTEST_WORD, SHORTEST_NUMBER, SHORTEST_CODE = 4, 7, 6
SHORTEST_SENTENCE, LONGEST_SENTENCE = 6, 12
"""Words: a shorter sentence of common words alone could be one that the program makes, as "Minutes of the Housing
Panel"; of a longer one each piece is looked for."""
MACHINE_MADE = re.compile(rb"[0-9a-f]{1,8}|\d+")
"""What the program could make itself, as a part of an id or of a hash."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells a text, and the file it stands in: `run` are its words, `exact` an amount as it is written.

    One that counts `always` is looked for whatever may be known.
    """

    run: tuple[bytes, ...]
    path: str
    text: str
    exact: str = ""
    always: bool = False

    @property
    def anchor(self) -> bytes:
        """The word by which it is looked for first."""
        return max(self.run, key=len)

    @property
    def is_alone(self) -> bool:
        """Whether it is one word, which stands in no text that may be known."""
        return len(self.run) == 1 and not self.exact

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
    """Marks by the word by which they are looked for first, and every word of them."""

    by_anchor: Mapping[bytes, tuple[Mark, ...]]
    words: frozenset[bytes]

    def __iter__(self) -> Iterator[Mark]:
        """All of them."""
        return (mark for marks in self.by_anchor.values() for mark in marks)


def words_of(text: bytes) -> list[bytes]:
    """The words of a text, in small letters, in order."""
    return text.translate(WORDS).split()


def to_find(marks: Iterable[Mark]) -> Marks:
    """Marks in the order in which they are looked for."""
    found: dict[bytes, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.anchor, []).append(mark)
    every = frozenset(word for marks in found.values() for mark in marks for word in mark.run)
    return Marks({anchor: tuple(each) for anchor, each in found.items()}, every)


def found(marks: Marks, text: bytes) -> Iterator[Mark]:
    """Those of the marks that are in a text."""
    words = words_of(text)
    here = marks.words.intersection(words)
    in_order = b""
    for mark in (mark for word in here for mark in marks.by_anchor.get(word, ())):
        if mark.is_alone:
            yield mark
            continue
        if not here.issuperset(mark.run):
            continue
        in_order = in_order or b" ".join([b"", *words, b""])
        if b" ".join([b"", *mark.run, b""]) in in_order and (not mark.exact or mark.exact.encode() in text):
            yield mark


def is_telling(word: bytes) -> bool:
    """Whether a word alone says where it comes from."""
    if word.isdigit():
        return len(word) >= SHORTEST_NUMBER or (word.startswith(b"0") and len(word) >= SHORTEST_CODE - 1)
    if MACHINE_MADE.fullmatch(word):
        return False
    return len(word) >= (SHORTEST_WORD if word.isalpha() else SHORTEST_CODE)


def marks_of(path: str, text: str, held: Iterable[str], public: set[bytes]) -> Iterator[Mark]:
    """The words in what is held back of a file that are not in `public`; its amounts and sentences, which may be."""
    for one in held:
        own = {word for word in set(words_of(one.encode("utf-8", "replace"))) - public if is_telling(word)}
        yield from (Mark((word,), path, text) for word in own)
        for amount in set(AMOUNT.findall(one)):
            yield Mark(tuple(words_of(amount.encode())), path, text, amount)
        yield from (Mark(run, path, text) for run in sentences(one, own))


def sentences(text: str, own: set[bytes]) -> Iterator[tuple[bytes, ...]]:
    """The sentences without a word of their own, cut where they are long."""
    for sentence in SENTENCE.split(text):
        run = words_of(sentence.encode("utf-8", "replace"))
        if len(run) < SHORTEST_SENTENCE or not own.isdisjoint(run):
            continue
        pieces = max(len(run) // LONGEST_SENTENCE, 1)
        ends = [len(run) * n // pieces for n in range(pieces + 1)]
        yield from (tuple(run[start:end]) for start, end in pairwise(ends))
