"""Words that say that something is not for the public, and the headings of minutes that say it of what follows.

Local Government Act 1972, sections 100A and 100B(5): a report that is likely to be taken in private is marked "Not for
publication" with the description of exempt information. Welsh councils write it in Welsh too.
"""

import html
import re
import unicodedata
from functools import lru_cache

_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])?")
_UNUSUAL = re.compile(r"[^ -~\t\n]")
"""What may be an accent, or not to be seen."""
_MARKS = re.compile(r"[*_`~\\#=>]+")
_JOINING = re.compile(r"(?<=\w)-(?=\w)|['’‘]")
_APART = re.compile(r"[^\w\s]+")
# Letters of Cyrillic and Greek that nobody can tell from Latin ones; text that was pasted may have them.
_LOOK_ALIKE = str.maketrans("аеорсухіѕтмнвкοαιρντυε", "aeopcyxistmhbkoaipvtue")
_EMPHASISED = re.compile(
    r"\s{0,20}(?:[-*+•]\s{1,20}|\d{1,9}[.)]\s{1,20})?"
    r"(\*{1,3}|_{1,3}|<(?:b|i|strong|em|u)>)(?P<run>.{1,1000}?)(?:\1|</)"
)
_CAPITALS = re.compile(r"\s*(?P<run>[A-Z][A-Z&/–—-]*(?:\s+[A-Z&/–—-]+)*\b)(?=\W|$)")

ENGLISH = r"(?:private|exempt|confidential|restricted)"
WELSH = r"(?:[bp]reifat|e?ithriedig|(?:c|g|ch)yfrinachol)"
"""The words themselves. In Welsh the first letter changes with what stands before: cyfrinachol, gyfrinachol.

Minutes of a council in Wales may be in either language.
"""
_WORD = rf"(?:{ENGLISH}|{WELSH}|closed|[cg]aeedig)"
_WORDS = rf"{_WORD}(?:[ -]+(?:(?:and|or|a|ac|neu)[ -]+)?{_WORD}){{0,9}}"
_NOUN = (
    r"(?:business|items?|matters?|sessions?|minutes?|agendas?|sections?|parts?|proceedings?|reports?|papers?|appendix"
    r"|appendices|annex|annexes|information|discussions?|decisions?|documents?|meetings?)"
)
_NOUN_BEFORE = (
    r"(?:h?eitem|h?eitemau|[bf]usnes|materion|mater|sesiwn|cofnodion|gwybodaeth|wybodaeth|adroddiad|adroddiadau"
    r"|atodiad|atodiadau|dogfen|dogfennau|agenda|rhan)"
)
_NUMBERED = (
    r"(?:(?:(?:agenda )?(?:items?|section|part|appendix|minute|rhan|eitem) )?"
    r"(?:\d{1,9}[a-z]?|[ivxl]{1,9}|[a-z])[ -]{1,5}){0,4}"
)
_OTHER = r"(?:any other |unrhyw )?(?:urgent )?(?:items? of |matters? of |minutes? of |list of )?(?:the )?"
_NAMED = (
    rf"(?:{_WORDS}[ -]*{_NOUN}|{_NOUN_BEFORE}[ -]+(?:brys[ -]+)?{_WORDS}|(?:in|into|mewn) {_WORDS} (?:session|sesiwn)"
)
_NAMED += rf"|(?:mewn )?sesiwn {_WORDS}|in camera|not for publication|not open to (?:the )?(?:press|public)"
_NAMED += r"|nid (?:yw )?i w (?:g|ch)yhoeddi|nid iw gyhoeddi|commercial(?:ly)? in confidence"
_NAMED += r"|(?:business|items?|matters?) (?:transacted|considered|discussed|taken|dealt with) (?:in private"
_NAMED += r"|(?:with|after|in) the (?:absence of (?:the )?)?(?:press and )?public(?: (?:was |were |being )?excluded)?)"
_NAMED += r"|(?:following|after) the exclusion of (?:the )?(?:press|public)(?: and (?:the )?(?:press|public))?"
_NAMED += r"|(?:the )?meeting (?:was )?closed to (?:the )?(?:press|public)|reserved (?:business|items)|camera session"
_NAMED += r"|pink (?:pages|papers|sheets)"
_NAMED += rf"|{_NOUN} - (?:private|exempt|confidential|{WELSH})(?=$| -)"
_NAMED += r"|items? (?:from|for|during) which (?:the )?(?:press|public)\b.{0,300}exclu\w{1,20})"
_ALONE = rf"(?:in )?{_WORDS}"
_SECOND = r"(?:part|rhan) (?:2|ii|two|b|dau)"
_HEADING = re.compile(rf"{_NUMBERED}{_OTHER}{_NAMED}(?P<more>.*)")
_WORD_ALONE = re.compile(rf"{_NUMBERED}{_ALONE}(?P<more>| -.*)")
_SECOND_PART = re.compile(rf"{_NUMBERED}{_SECOND}(?P<more>|[ -]+.{{0,300}}\b{_WORD}\b.*|[ -]+not for publication.*)")
_LONGEST = 12
"""Words of a paragraph that may still be a heading."""


@lru_cache(maxsize=1 << 12)
def plain_words(text: str) -> str:
    """A line's words in small letters, with "-" between, without markup, accents and what cannot be seen."""
    text = html.unescape(text)
    text = _TAG.sub("", text) if "<" in text else text
    text = _LINK.sub(r"\1", text) if "[" in text else text
    if not (text.isascii() and text.isprintable()):  # else nothing of it is unseen, and no letter has an accent
        text = _UNUSUAL.sub(_if_seen, unicodedata.normalize("NFKD", text))
    text = _JOINING.sub(" ", _MARKS.sub(" ", text.replace("{", " - "))).casefold().translate(_LOOK_ALIKE)
    return " ".join(_APART.sub(" - ", text.replace("&", " and ")).split()).strip("- ")


def _if_seen(sign: re.Match[str]) -> str:
    return "" if unicodedata.category(sign[0]) in {"Cf", "Mn", "Cc"} else sign[0]


def title_words(text: str) -> str:
    """A title for comparison: the words alone."""
    return " ".join(word for word in plain_words(text).replace("-", " ").split() if word != "and")


def reads_as_private(line: str, *, is_heading: bool) -> bool:
    """Whether a line reads as the heading of private business; one that is a heading may go on after that."""
    if _is_private(plain_words(line), line, is_heading):
        return True
    runs = (pattern.match(line) for pattern in (_EMPHASISED, _CAPITALS))
    return any(_is_private(plain_words(run["run"]), "", is_heading=True) for run in runs if run)


def is_only_private(line: str) -> bool:
    """Whether a line says nothing but that private business follows."""
    words = plain_words(line)
    found = (_HEADING.fullmatch(words), _WORD_ALONE.fullmatch(words), _SECOND_PART.fullmatch(words))
    return any(match and not match["more"] for match in found)


def _is_private(words: str, line: str, is_heading: bool) -> bool:  # noqa: FBT001  a fact of the line, in a helper
    is_short = words.count(" ") < _LONGEST and not line.rstrip("*_ \t").endswith((".", ",", ";"))
    if _SECOND_PART.fullmatch(words) or (_WORD_ALONE.fullmatch(words) and (is_heading or is_short)):
        return True
    match = _HEADING.fullmatch(words)
    if match is None or match["more"][:1] not in ("", " "):
        return False
    return is_heading or not match["more"] or match["more"].startswith(" -") or is_short
