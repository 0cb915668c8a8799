"""Texts as words: what is held back and what may be known are read alike, whatever markup stands between words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

_LETTERS = b"0123456789abcdefghijklmnopqrstuvwxyz"
WORDS = bytes(
    code + 32 if 65 <= code <= 90 else code if code in _LETTERS or (code >= 0xC3 and code != 0xE2) else 32
    for code in range(256)
)
"""Makes small letters of the capitals of ASCII and blanks of all that is no letter or digit, quotes and dashes of
UTF-8 among them; of a letter with an accent one byte is kept, alike in what is searched and what is searched for."""
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});")
HYPHENS, QUOTED = ("-", "‐"), " \t>"
AMOUNT = re.compile(r"(?:[£€$]\s?\d+(?:,\d{3})*|\d{2,3}(?:,\d{3})+|\d,\d{3},\d{3})(?:\.\d+)?")
_INLINE = rb"a|abbr|b|bdi|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|u"
INLINE = re.compile(rb"</?(?:%b)\b[^<>]*>|&#?\w{1,8};" % _INLINE)
"""What the program may put into a sentence when it makes a page of it."""
INLINE_OR_CELL = re.compile(rb"</?(?:%b|td|th)\b[^<>]*>|&#?\w{1,8};" % _INLINE)
"""The same, and what stands between an amount and the words beside it in a table."""
_UNSEEN = map(chr, (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))
_LIGATURES = map(chr, range(0xFB00, 0xFB07))
SHOWN = {**dict.fromkeys(_UNSEEN, ""), **{sign: unicodedata.normalize("NFKC", sign) for sign in _LIGATURES}}
"""As what the program shows signs without width, soft hyphens among them, and ligatures."""


@dataclass(frozen=True, slots=True)
class Public:
    """What may be known: texts, the same as their words with one blank between them, and in how many a word is.

    Words are counted that are `asked` for alone. Beside each of the texts stand its words in order.
    """

    asked: frozenset[bytes]
    texts: list[tuple[bytes, bytes]] = field(default_factory=list)
    in_order: list[bytes] = field(default_factory=list)
    words: Counter[bytes] = field(default_factory=Counter)

    def add(self, text: str) -> None:
        """Adds a text; with its words also as they are without an apostrophe, or a hyphen at the end of a line."""
        text = as_shown(text)
        data = text.encode("utf-8", "replace")
        first = len(self.in_order)
        for words in _readings(data, INLINE_OR_CELL):
            self._add(apart(b" ".join(words)), words)
        self.texts.append((data, self.in_order[first]))
        if "'" in text or "’" in text:
            joined = " ".join(word for word in text.split() if "'" in word or "’" in word)
            joined = joined.replace("'", "").replace("’", "")
            self.words.update(self.asked.intersection(words_of(joined.encode("utf-8", "replace"))))
        self.words.update(self.asked.intersection(_divided(text)))

    def add_in_order(self, texts: Iterable[bytes]) -> None:
        """Adds texts of which only the words are known, in order."""
        for text in texts:
            self._add(text, text.split())

    def _add(self, in_order: bytes, words: Iterable[bytes]) -> None:
        self.in_order.append(in_order)
        self.words.update(self.asked.intersection(words))


@dataclass(frozen=True, slots=True)
class Part:
    """A text that is held back as it would be shown, with its words, and the amounts in it."""

    text: str
    words: frozenset[bytes]
    amounts: tuple[str, ...]


def part_of(text: str) -> Part:
    """A text that is held back, read once."""
    text = as_shown(text)
    words = frozenset((*words_of(text.encode("utf-8", "replace")), *_divided(text)))
    return Part(text, words, tuple(AMOUNT.findall(text)))


def words_asked(parts: Iterable[Part]) -> frozenset[bytes]:
    """All words of what is held back, to be counted in what may be known; of amounts the digits alone too."""
    words: set[bytes] = set()
    for part in parts:
        words.update(part.words, map(digits_of, part.amounts))
    return frozenset(words)


def digits_of(amount: str) -> bytes:
    """An amount without signs for money and thousands."""
    return re.sub(r"[^\d.]", "", amount).encode()


def _divided(text: str) -> list[bytes]:
    """The words with a hyphen at the end of a line, without it; such stand in what was taken out of printed pages."""
    if "-\n" not in text and "‐\n" not in text:
        return []
    found = [
        line.split()[-1][:-1] + following.strip(QUOTED).split()[0]
        for line, following in pairwise(text.split("\n"))
        if line.endswith(HYPHENS) and following.strip(QUOTED)
    ]
    return words_of(" ".join(found).encode("utf-8", "replace"))


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


def apart(words: bytes) -> bytes:
    """Words with a blank at both ends, as no part of another."""
    return b" %b " % words


def words_in_order(text: bytes) -> Iterator[bytes]:
    """The words of a text that may be known with one blank between them; once more without markup between them."""
    return in_order_of(text, INLINE_OR_CELL)


def in_order_of(text: bytes, between: re.Pattern[bytes]) -> Iterator[bytes]:
    """The words of a text with one blank between them; once more without the markup that may stand between them."""
    return (apart(b" ".join(words)) for words in _readings(text, between))


def _readings(text: bytes, between: re.Pattern[bytes]) -> Iterator[list[bytes]]:
    yield words_of(text)
    if b"<" in text or b"&" in text:
        bare = between.sub(b" ", text)
        if bare != text:
            yield words_of(bare)
