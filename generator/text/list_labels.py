"""The labels of officers' lists as they are typed, escaped or bold: `-`, `1.`, `(a)`, `**(a)**`, `(aa)`, `1.1`.

Some are labels wherever a paragraph begins with them. Others are so only after words that lead to a list, or in one:
"A. Moss spoke" and "1.1 Each panel has" are paragraphs. Others again, as in "1 To note" or "(a)To note", are labels
only if the next line or paragraph bears the one that follows (`serial`).
"""

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.content.sources.unseen import FONT_BULLETS

Family = Literal[
    "bullet", "dash", "number", "letter", "capital", "roman", "capital roman", "double", "parted", "serial"
]

DASHES = "–—‒―−"
BULLETS = "-*+•·▪▫◦●○■□‣⁃" + FONT_BULLETS + DASHES
_ROMAN = r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"
_FAMILIES: tuple[tuple[Family, str], ...] = (
    ("number", r"\d{1,3}[A-Z]?"),
    ("roman", _ROMAN),
    ("letter", r"[a-z]"),
    ("capital roman", r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"),
    ("capital", r"[A-Z]"),
    ("double", r"[a-z]{2}|[A-Z]{2}"),
    ("parted", r"\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?"),
)
_LABEL = "|".join(label for _, label in _FAMILIES[:-1])
_PARTED = _FAMILIES[-1][1]
_MARK = r"\*\*\*|\*\*|\*|___|__|_"
_TAG = r"b|em|i|strong|u"
_ITEM = re.compile(
    rf"(?P<column>[^\S\n]*)(?P<mark>{_MARK}|<(?:{_TAG})>)?"
    rf"(?P<label>\\?[{re.escape(BULLETS)}]|\\?\((?:{_LABEL})\\?\)|(?:{_LABEL})\\?[.)]|{_PARTED}(?:\\?[.)])?|o(?=\s\s))"
    rf"(?P<end>{_MARK}|</(?:{_TAG})>)?(?P<gap>[^\S\n]+)(?=\S)(?P<words>.*)"
)
_ENTITY = re.compile(r"(\s*)(&#?\w{2,8};)")
_LETTERS_OF_FONTS = "§ØüŸnqvu"
"""Bullets of Wingdings, whose font was lost on the way."""
_PLAIN_SIGNS = "\"'“”‘’«»„(<[{£$€#|`>&@\\…!?:;.,=~^"
"""What words begin with too, or another kind of block."""
_SERIAL = re.compile(
    r"(?P<column>[^\S\n]*)(?P<label>"
    rf"\\?\[(?:{_LABEL})\\?\]"
    rf"|\(\s?(?:{_LABEL})\s?\)(?!\()"
    rf"|(?:{_LABEL})\s?[.)](?=\s|[^\W\d])"
    rf"|(?:{_LABEL})(?=\s[-–—]\s|:\s)"
    r"|\(?\d{1,2}\)?\.?\s?\(?(?:[a-z]{1,2}|[ivx]{1,4})[).]{0,2}(?=\s)"
    r"|[A-Z]{1,3}\.?\s?\d{1,3}[.):]?(?=\s)"
    r"|\d{1,2}(?=\s)"
    rf"|\\?[{_LETTERS_OF_FONTS}](?=\s)|\\?[^\w\s](?=\s)"
    r")(?:\s*[-–—:]\s)?(?P<gap>[^\S\n]*)(?=\S)(?P<words>.*)"
)
_RULE = re.compile(r" *([-*_])(?: *\1){2,} *")
_ALWAYS: frozenset[Family] = frozenset({"bullet", "number", "letter", "roman"})


@dataclass(frozen=True, slots=True)
class Item:
    """A line that may be an item: the column it begins at, its label without escapes, its words."""

    column: int
    label: str
    words: str
    family: Family
    sure: bool
    """Whether it is an item wherever a paragraph begins with it."""
    shape: str = ""
    """Of one that is an item in a series alone: the form that its labels have."""

    @property
    def bare(self) -> str:
        """The label without brackets and full stop."""
        return self.label.strip("(). ") if not self.shape else _last(self.label)

    @property
    def is_bullet(self) -> bool:
        """Whether it says nothing of the place in an order."""
        return self.family in ("bullet", "dash") or (self.shape != "" and not self.label)

    @property
    def is_initial(self) -> bool:
        """Whether it may be the initial of a name: "A." of "A. Moss"."""
        return self.family in ("capital", "capital roman") and not self.label.startswith("(")

    def is_first(self) -> bool:
        """Whether a list may begin with it."""
        first = self.bare.rpartition(".")[2] if self.family == "parted" else self.bare
        return self.is_bullet or first in {"1", "a", "A", "i", "I"}

    def follows(self, before: str, shape: str = "") -> bool:
        """Whether the label is the next one after another, in a series of its own shape."""
        if shape or self.shape:
            return shape == self.shape and (not self.label or self.bare in _next(_last(before)))
        return self.bare in _next(before.strip("(). "))


def serial(line: str) -> Item | None:
    """A line as an item of a series: `1 Words`, `(a)Words`, `[a]`, `a - Words`, `1(a)`, `R1`, `①`, or any sign."""
    bare = line.lstrip()
    column, read = len(line) - len(bare), bare
    if not bare[:3].isascii():
        first = bare[:8].partition(" ")[0]
        read = f"{unicodedata.normalize('NFKC', first)}{bare[len(first) :]}"
    match = _SERIAL.fullmatch(read)
    if match is None or _RULE.fullmatch(line):
        return None
    label = match["label"].replace("\\", "").replace(" ", "")
    if len(label) == 1 and not label.isdigit() and (label in _LETTERS_OF_FONTS or not label.isalnum()):
        is_sign = label not in _PLAIN_SIGNS and bool(match["gap"])
        return Item(column, "", match["words"], "serial", sure=False, shape=label) if is_sign else None
    last = _last(label)
    shape = f"{label.replace(last, '?') if last else label}{'' if match['gap'] else '+'}"
    return Item(column, label, match["words"], "serial", sure=False, shape=shape)


def _last(label: str) -> str:
    """The part of a label that counts: "b" of "(1)(b)"."""
    found = re.search(r"(\d{1,3}|[A-Za-z]{1,4})\W*$", label)
    return found[1] if found else ""


def labelled(line: str) -> Item | None:
    """A line as an item, if it begins with what may be a label."""
    if "&" in line and (entity := _ENTITY.match(line)):
        line = f"{entity[1]}{html.unescape(entity[2])}{line[entity.end() :]}"
    match = _ITEM.fullmatch(line)
    if match is None or _RULE.fullmatch(line):
        return None
    typed = match["label"].replace("\\", "")
    mark, end, words = match["mark"] or "", match["end"] or "", match["words"]
    if mark and not end and words.startswith((mark, mark.replace("<", "</"))):  # "**(a) **Words"
        end = mark if words.startswith(mark) else mark.replace("<", "</")
        words = words[len(end) :].lstrip()
    if end and end != mark.replace("<", "</"):
        return None
    family = _family(typed)
    words = words if end else f"{mark}{words}"
    if mark in ("*", "_") and not end:
        return None
    is_plain = not mark and typed != "o" and not (match["label"].startswith("\\") and typed in BULLETS)
    sure = is_plain and (family in _ALWAYS or (typed.startswith("(") and _is_sure_in_brackets(typed[1:-1], family)))
    return Item(len(match["column"]), typed, words, family, sure)


def _is_sure_in_brackets(label: str, family: Family) -> bool:
    return family in ("capital", "capital roman") or (family == "double" and label[0] == label[1])


def _family(label: str) -> Family:
    if label in DASHES:
        return "dash"
    if label in BULLETS or label == "o":
        return "bullet"
    bare = label.strip("().")
    return next(family for family, form in _FAMILIES if re.fullmatch(form, bare))


def _next(label: str) -> Iterable[str]:
    """The labels that may come after one, in any of the ways in which it can be read."""
    head, point, last = label.rpartition(".")
    if last.isdigit():
        yield f"{head}{point}{int(last) + 1}"
    if len(label) == 1 and label.isascii() and label.isalpha():
        if label in "zZ":
            yield from (chr(ord(label) - 25) * 2, label)
        else:
            yield chr(ord(label) + 1)
    elif len(label) == 2 and label.isascii() and label.isalpha():
        yield from _after_two(label)
    if re.fullmatch(r"[ivxlIVXL]+", label):
        yield _roman_after(label)


def _after_two(label: str) -> Iterable[str]:
    """After "aa" come "bb" or "ab", as people count."""
    first, second = label[0], label[1]
    if second not in "zZ":
        yield first + chr(ord(second) + 1)
        if first == second:
            yield chr(ord(first) + 1) * 2


_ROMANS = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii"),
    *("xviii", "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv", "xxvi", "xxvii", "xxviii", "xxix", "xxx"),
)


def _roman_after(label: str) -> str:
    small = label.lower()
    position = _ROMANS.index(small) + 1 if small in _ROMANS else len(_ROMANS)
    after = _ROMANS[position] if position < len(_ROMANS) else ""
    return after.upper() if label.isupper() else after
