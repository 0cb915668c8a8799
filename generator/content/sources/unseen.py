"""Characters that are not seen: where they stand, what they are, and which of them are taken out.

Some turn the order of the words around (Unicode Standard Annex 9; CVE-2021-42574), some hide within a word, so that it
is not found, or found twice. Where a script or a picture letter needs one, it stays.
"""

import re
import unicodedata
from collections.abc import Iterator

from generator.problems import TextFault

TURNING = "\u202a-\u202e\u2066-\u2069"
MARKS = "\u200e\u200f\u061c"
JOINERS = "\u200c\u200d"
NOTHING = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
TAGS = "\U000e0000-\U000e007f"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
NONE = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
ODD = re.compile(f"[{TURNING}{MARKS}{JOINERS}{NOTHING}{TAGS}{PRIVATE}{NONE}]")
TAGGED = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
"""The flags of England, Scotland and Wales are written so."""
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
FONT_BULLETS = "\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"
"""The bullets of Word, which are characters of the fonts Symbol and Wingdings."""
MOST = 20
"""Characters of one text that are told of; more have one cause."""
NAMES = {
    "\u00ad": "a soft hyphen",
    "\u200b": "a blank without width",
    "\u200c": "a sign that keeps letters apart",
    "\u200d": "a sign that joins letters",
    "\ufeff": "a mark of the order of bytes",
}


def without_unseen(text: str) -> tuple[str, tuple[TextFault, ...]]:
    """The text without the characters that can hide or turn words, and what is to be said of the odd ones in it."""
    if text.isascii() or not ODD.search(text):
        return text, ()
    gone: list[int] = []
    faults: list[TextFault] = []
    flags = [match.span() for match in TAGGED.finditer(text)]
    for match in ODD.finditer(text):
        at, sign = match.start(), match[0]
        if any(start < at < end for start, end in flags) or _is_needed(text, at, sign):
            continue
        kind, is_gone = _kind(sign)
        gone += [at] if is_gone else []
        if len(faults) < MOST:
            faults.append(_fault(text, at, kind, is_gone=is_gone))
    return "".join(_without(text, gone)), tuple(faults)


def _without(text: str, gone: list[int]) -> Iterator[str]:
    begin = 0
    for at in gone:
        yield text[begin:at]
        begin = at + 1
    yield text[begin:]


def _is_needed(text: str, at: int, sign: str) -> bool:
    """Whether what stands around makes a sign right: a script that is written with it, a picture letter."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if sign in MARKS:
        line = text[text.rfind("\n", 0, at) + 1 : (text.find("\n", at) + 1 or len(text) + 1) - 1]
        return RIGHT_TO_LEFT.search(line) is not None
    if sign in JOINERS:
        return _joins(before) and (_joins(after) or not after.isalnum())
    if sign in FONT_BULLETS:  # where a list of Word begins an item, it is read as a bullet
        return not text[text.rfind("\n", 0, at) + 1 : at].strip() and after.isspace()
    if sign == "\u200b":  # between words of Thai, Khmer, Burmese, which have no blanks
        return _joins(before) and _joins(after)
    return False


def _joins(sign: str) -> bool:
    """Whether a sign is of a script that joins its letters, or a picture, which may be put together of several."""
    if not sign or sign < "\u0590":
        return False
    return unicodedata.category(sign) in {"Lo", "Mn", "Mc", "So", "Sk"} or sign == "\ufe0f"


def _kind(sign: str) -> tuple[str, bool]:
    """What a sign is, and whether it is taken out."""
    if re.match(f"[{TURNING}{MARKS}]", sign):
        return "a sign that turns the direction of the words", True
    if re.match(f"[{PRIVATE}]", sign):
        return "a character of a font's own, which others see as a square", False
    if re.match(f"[{NONE}]", sign):
        return "no character at all", True
    return NAMES.get(sign, "a character that is not seen"), True


def _fault(text: str, at: int, kind: str, *, is_gone: bool) -> TextFault:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    what = f"{kind} stands here (U+{ord(text[at]):04X})"
    mend = "delete it: it is not published" if is_gone else "write the character or the word that is meant"
    return TextFault(line, column, f"{what}{' and is taken out' if is_gone else ''}", mend, "unseen", "warning")
