"""Texts as words: what is held back and what may be known are read alike, whatever markup stands between words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
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
class Reading:
    """A text that may be known, read once: each of its words, and its words in order."""

    words: bytes
    """Each once, also as they are without an apostrophe, or a hyphen at the end of a line."""
    in_order: tuple[bytes, ...]
    """With one blank between them, once more without the markup between them."""

    def to_bytes(self) -> bytes:
        """As it is kept, in one line."""
        return b"\t".join((self.words, *self.in_order))


def reading_of(shown: str) -> Reading:
    """A text as it is shown, that may be known, read once."""
    more = _divided(shown)
    if "'" in shown or "’" in shown:
        joined = " ".join(word for word in shown.split() if "'" in word or "’" in word)
        more += words_of(joined.replace("'", "").replace("’", "").encode("utf-8", "replace"))
    return reading_of_bytes(shown.encode("utf-8", "replace"), more)


def reading_of_bytes(data: bytes, more: Iterable[bytes] = ()) -> Reading:
    """A text that may be known, of which nothing is shown otherwise than it is written; `more` are words of it too."""
    readings = list(_readings(data, INLINE_OR_CELL))
    words = set[bytes]().union(*readings, more)
    return Reading(b" ".join(words), tuple(apart(b" ".join(reading)) for reading in readings))


def reading_from(line: bytes) -> Reading:
    """What was read, from the line in which it is kept."""
    words, *in_order = line.split(b"\t")
    return Reading(words, tuple(in_order))


@dataclass(frozen=True, slots=True)
class Public:
    """What may be known: in how many texts each word is, and each text, as it is shown, beside its words in order."""

    words: Counter[bytes]
    texts: list[tuple[Callable[[], str], tuple[bytes, ...]]] = field(default_factory=list)

    def add(self, shown: Callable[[], str], reading: Reading) -> None:
        """Adds a text."""
        self.words.update(reading.words.split())
        self.add_counted(shown, reading)

    def add_counted(self, shown: Callable[[], str], reading: Reading) -> None:
        """Adds a text whose words are counted already."""
        self.texts.append((shown, reading.in_order))

    @property
    def in_order(self) -> Iterator[bytes]:
        """The words in order of each text."""
        return (words for _, in_order in self.texts for words in in_order)


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


def words_asked(parts: Iterable[Part]) -> set[bytes]:
    """All words of what is held back; of amounts the digits alone too."""
    words: set[bytes] = set()
    for part in parts:
        words.update(part.words, map(digits_of, part.amounts))
    return words


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


def in_order_of(text: bytes, between: re.Pattern[bytes]) -> Iterator[bytes]:
    """The words of a text with one blank between them; once more without the markup that may stand between them."""
    return (apart(b" ".join(words)) for words in _readings(text, between))


def _readings(text: bytes, between: re.Pattern[bytes]) -> Iterator[list[bytes]]:
    yield words_of(text)
    if b"<" in text or b"&" in text:
        bare = between.sub(b" ", text)
        if bare != text:
            yield words_of(bare)
