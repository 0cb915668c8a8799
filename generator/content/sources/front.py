"""Parts front matter from the text below it, and finds what was meant as front matter and is none.

What is read as text is published. So a text with something that looks like front matter is refused: `draft: true` in
it would be overlooked.
"""

import re
from dataclasses import dataclass

from generator.content.model import DecisionFront, MinutesFront, PageFront, PaperFront, Record
from generator.problems import TextFault

_KINDS: tuple[type[Record], ...] = (PaperFront, MinutesFront, DecisionFront, PageFront)
_KEYS = sorted({info.alias or name for kind in _KINDS for name, info in kind.model_fields.items()})
_UNSEEN = r"[\s\ufeff\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]"
"""Blanks of every kind, and characters that nobody sees."""
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_FENCE = re.compile(
    rf"{_UNSEEN}*(?:(?:[-\u2010-\u2015\u2212_*+=~.\u2026`:;#]{_UNSEEN}*){{2,}}|[\u2010-\u2015\u2026])(?:ya?ml|toml)?{_UNSEEN}*",
    re.IGNORECASE,
)
"""A line of signs alone, as above and below front matter: hyphens, what a word processor makes of them, and others."""
_KEY = re.compile(rf"{_UNSEEN}*['\"]?(?:{'|'.join(_KEYS)})['\"]?{_UNSEEN}*[:=](?:{_UNSEEN}|$)")
_TOLD = re.compile(
    rf"(?:[^\w\n]*['\"]?draft['\"]?{_UNSEEN}*[:=]{_UNSEEN}*['\"]?(?:true|yes|on|1|ja|ydy)\b[^\w\n]*"
    rf"|{_UNSEEN}*withdrawn{_UNSEEN}*:{_UNSEEN}.*)",
)
"""A line that says that a paper is a draft or withdrawn, wherever it stands."""
_CAPITALS = re.compile(r"[^\w\n]*draft\s*[:=]\s*(?:true|yes)\W*", re.IGNORECASE)
_TITLE = re.compile(rf"{_UNSEEN}*#(?!#).*|=+\s*")
WHAT = "this looks like front matter"
MEND = (
    "put it at the very top of the file, between two lines of three hyphens with nothing before or after them; "
    "if it is text, write it as a sentence"
)


@dataclass(frozen=True, slots=True)
class Parted:
    """A text's front matter and its body, which begins at `first_line` of the file; or why it cannot be read."""

    front: str
    body: str
    first_line: int
    fault: TextFault | None = None


def part(text: str) -> Parted:
    """The front matter of a text and what stands below it."""
    if not text.startswith("---\n"):
        return Parted("", text, 1, _meant(text, 1))
    end = _END.search(text, 4)
    if end is None:
        mend = "close the front matter with a line of three hyphens"
        return Parted(
            "", text, 1, TextFault(1, 1, "the front matter that begins here has no end", mend, "front-matter")
        )
    front, body = text[4 : end.start()], text[end.end() + 1 :]
    if not front.strip():
        what = f"{WHAT}, and nothing stands between its lines of hyphens"
        return Parted("", text, 1, TextFault(1, 1, what, "put its keys there, or take both lines out", "front-matter"))
    first_line = text.count("\n", 0, end.end()) + 2
    return Parted(front, body, first_line, _wrongly_closed(front) or _meant(body, first_line))


def _wrongly_closed(front: str) -> TextFault | None:
    """A line within front matter that looks like its end: what follows it was meant as text."""
    for number, line in enumerate(front.split("\n"), 2):
        if line.strip() and not line.lstrip().startswith("#") and _FENCE.fullmatch(line):
            what = "this looks like the end of the front matter, and is none"
            return TextFault(number, 1, what, "close it with a line of three hyphens", "front-matter")
    return None


def _meant(text: str, first_line: int) -> TextFault | None:
    """Where a text has what looks like front matter: keys at its top, or below a line of signs; drafts anywhere."""
    at_top, below_signs = True, False
    for number, line in enumerate(text.split("\n"), first_line):
        if not line or line.isspace():
            continue
        is_signs = _FENCE.fullmatch(line) is not None
        if _TOLD.fullmatch(line) or _CAPITALS.fullmatch(line) or ((at_top or below_signs) and _KEY.match(line)):
            return TextFault(number, 1, WHAT, MEND, "front-matter")
        below_signs = is_signs
        at_top = at_top and (is_signs or _TITLE.fullmatch(line) is not None)
    return None
