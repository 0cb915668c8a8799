"""Words by which a paper, an item or a file is marked as not for the public.

Local Government Act 1972, section 100B(5): what may be withheld is marked "Not for publication" with the description of
exempt information. A sentence about confidential or exempt things is no marking.
"""

import re

from generator.content.comments import without_comments
from generator.text.private_words import ENGLISH, WELSH, plain_words
from generator.text.stamps import KINDS, is_paragraph, is_stamp, is_status

FIRST_LINES = 12
"""How many lines with words at the top of a text are looked at: markings stand there."""
TOP_OF_TABLE = 4
"""How many lines of a table are."""
_FIGURE = re.compile(
    r"!\[(?P<caption>[^\]\n]{0,500})\]\((?P<file>[^\s\"()]{0,300})(?:\s{1,9}\"(?P<alternative>[^\"\n]{0,1000})\")?"
)
_SPACED = re.compile(r"(?:\w[ -]){4,60}\w")
"""A word with blanks between its letters."""

_WELSH_KINDS = (
    r"(?:adroddiad(?:au)?|atodiad(?:au)?|dogfen(?:nau)?|gwybodaeth|cofnodion|papur(?:au)?|busnes|eitem(?:au)?|agenda)"
)
_BOTH = rf"(?:{ENGLISH}|{WELSH})"
_SENTENCE = re.compile(
    r"not for (?:publication|publishing|release|disclosure|circulation)|not to be (?:published|disclosed)"
    r"|not (?:open|available) (?:to|for) (?:the )?(?:press|public)|under embargo|embargoed until"
    r"|exempt from (?:publication|disclosure)|(?:private|strictly|highly) (?:and )?(?:private|confidential)"
    r"|(?:commercial(?:ly)?|strictest|strict) in confidence|in (?:the )?strict(?:est)? confidence"
    r"|for members only|members only(?= -|$)|for (?:members|councillors|officers)(?: s)? eyes only"
    r"|do not (?:publish|circulate|release|disclose)"
    r"|nid (?:yw )?i w (?:g|ch)yhoeddi|nid iw gyhoeddi|nid (?:yw )?(?:ar gyfer|i) ei gyhoeddi"
    r"|ddim i w gyhoeddi|nid (?:yw )?(?:ar gael|yn agored) i r (?:cyhoedd|wasg)"
    r"|nicht (?:zur veroffentlichung|offentlich)"
    r"|preifat a chyfrinachol|(?:yn )?gwbl gyfrinachol"
    rf"|(?:this|the|y mae r|mae r) (?:\w+ )?(?:{KINDS}|{_WELSH_KINDS})(?: hwn| hon)? (?:is|are|contains?|includes?|yn)"
    rf" (?:\w+ ){{0,2}}{_BOTH}\b(?! (?:from|to|between)\b)"
)
_VIRTUE = re.compile(
    r"(?:by virtue of|under|within|yn rhinwedd|o dan) (?:\w+ ){0,3}(?:paragraphs?|paragraff(?:au)?|category|categories)"
    r"(?: - s -)? \d.*(?:schedule|atodlen) 12a"
)
_EXCLUSION = re.compile(r"\bexclu|\bgwahardd|\bcau allan|\beithrio r")
_LABEL = (
    r"(?:(?:report )?status|(?:security |document )?classification|marking|security|access(?: to information)?|statws"
    r"|public(?: - | )(?:or )?private)"
)
_ALONE = re.compile(
    rf"(?:{_LABEL} - )?(?:{_BOTH}|vertraulich|nichtoffentlich|embargoed|official(?: - | )sensitive)"
    rf"(?:(?: - | and | a )(?:{_BOTH}|sensitive))*"
)
_PHRASE = re.compile(rf"\b{_BOTH} (?:and {_BOTH} )?{KINDS}\b|\b{_WELSH_KINDS} {WELSH}\b|\b{KINDS} (?:- )?{_BOTH}$")
_UNDER = (
    r"(?:exempt|(?:reasons?|grounds?) (?:for|of) exemption)(?: - | )(?:under |by virtue of |in accordance with )?"
    r"(?:\w+ ){0,3}(?:paragraphs?|paras?|category|categories) .*"
)
_LINE = re.compile(rf"{_BOTH} (?:and {_BOTH} )?{KINDS}|{_WELSH_KINDS} {WELSH}|{_UNDER}")
"""What says nothing else, or begins so."""
_EDGE = re.compile(rf"^{_BOTH} - | - {_BOTH}(?: -|$)")
_CAPITALS = re.compile(r"\b(?:PRIVATE|EXEMPT|CONFIDENTIAL|RESTRICTED|PREIFAT|EITHRIEDIG|CYFRINACHOL)\b")
_DRAFT = re.compile(r"\b(?:DRAFT|DRAFFT)\b")
"""As it is stamped on a title; written small it is a word of the title, as in "Draft budget"."""
_LOWER = re.compile(r"[a-z]{2}")
_GLUED = re.compile(r"(?<=[a-z0-9])(?=(?:PRIVATE|EXEMPT|CONFIDENTIAL|RESTRICTED|NFP)(?![a-z]))")
"""Where capitals in the name of a file follow the letters before them at once: Appendix2EXEMPT."""
TELLING = (
    "exempt",
    "confidential",
    "publi",
    "restrict",
    "private",
    "12a",
    "22a",
    "7a",
    "ithriedig",
    "yfrinachol",
    "gyhoedd",
)
"""What stands in every line that marks what follows it, in whatever letters."""
TOLD = re.compile("|".join(TELLING), re.IGNORECASE)
_HEADING = re.compile(r"\s{0,3}(?:>\s{0,3})?(?:#{1,6}\s*\S|\*\*[^*]+\*\*:?\s*$|__[^_]+__:?\s*$)")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*")
_NOT_PUBLIC = r"(?:exempt|confidential|e?ithriedig|(?:c|g|ch)yfrinachol)"
_AT_EDGE = re.compile(rf"^{_NOT_PUBLIC} - | - {_NOT_PUBLIC}(?: -|$)|^{_NOT_PUBLIC}(?: and {_NOT_PUBLIC})?$")
_APART = re.compile(
    rf"\b(?:{_BOTH} and )?{_NOT_PUBLIC} (?:appendix|appendices|annex(?:e|es)?|reports?|papers?|minutes?|business|items?"
    rf"|sections?|parts?|reasons?)\b|\b(?:adroddiad|atodiad|papur|eitem)(?:au)? {_NOT_PUBLIC}\b"
    rf"|^{_BOTH} and {_NOT_PUBLIC}$|^private (?:reasons?|appendix|appendices|annex(?:e|es)?|reports?|minutes?)$"
)
_AT_ONCE = re.compile(
    r"^(?:strictly )?not for (?:publication|release|disclosure)\b|^nid (?:yw )?(?:i w|iw) (?:g|ch)yhoeddi\b"
    r"|- not for publication(?: -|$)"
)
_NAME = re.compile(
    rf"(?:^|-)(?:not-for-pub\w{{0,9}}|not-for-release|nid-?i-?w?-?gyhoeddi|in-confidence|in-camera|official-sensitive"
    rf"|do-not-(?:publish|circulate|release|share)|internal-(?:use-)?only|(?:members|officers)-only|un-?redacted|nfp"
    rf"|eyes-only|(?:commercially|legally)-(?:sensitive|privileged)|closed-(?:{KINDS}|session)|personal-data-of"
    rf"|pink-(?:papers?|reports?|sheets?)|{_BOTH}{KINDS}|{_BOTH}(?:-and-{_BOTH})?-(?:{KINDS}|\d+)"
    rf"|(?:{KINDS}|{_WELSH_KINDS}|[a-z]|\d+)(?:-\d+|-[a-z])?-(?:{_BOTH}|conf|priv))(?:-|$)|-{_BOTH}$|^{_BOTH}$"
    rf"|(?<!-press)(?<!^press)(?<!-web)(?<!^web)(?<!video)(?<!tele)(?<!news)(?<!annual)-conf$|^(?:conf|priv)-{KINDS}$"
    rf"|^(?:{KINDS}-)?(?:part|rhan)-?(?:2|ii|two|b)(?:-{KINDS})?$|^(?:part|rhan)-?(?:2|ii|two)-"
    rf"|-{_BOTH}-v-?\d+(?:-|$)|^embargoed-|^pink-(?:appendix|appendices|annex)"
    r"|^(?:legal|counsel-?s?)-(?:advice|opinion)(?:-\d+)?$"
    r"|^(?:report|paper|briefing(?:-note)?|note)-(?:first-)?draft(?:-v?\d+)*$"
    r"|^(?:confidential|cyfrinachol|eithriedig)-(?!reporting|inquiry|enquiry|waste|helpline|counselling)"
    r"|^exempt-(?!accommodation|housing|property|properties|categor|supplies|vehicles|charit|from|organisms)"
)


def marking(text: str, *, of_title: bool = False) -> str:
    """The first line of a text that marks it as not for the public, in plain words; "" if none does.

    Of a text the first lines are looked at, those in comments too; of a title all, and more freely.
    """
    visible, _ = without_comments(text)
    bare = re.sub(r"<!-*|(?<!-)-*->", "", text)
    for view in dict.fromkeys((visible, bare)):
        lines = [line for line in view.split("\n") if line.strip(" #=-*_|")][:FIRST_LINES]
        for line in lines:
            is_title = of_title or line.lstrip().startswith("# ")
            if _is_marked(line, is_title=is_title):
                return " ".join(line.split())
        joined = " ".join(lines)
        if not of_title and re.search(r"not for publication", plain_words(joined)):
            return "not for publication"
    return ""


def marking_within(text: str) -> int:
    """The first line of a text, from 1, that marks what follows it as not for the public; 0 if none does.

    That is a heading that says so of an appendix or of a part, or a line that stands alone and says nothing else.
    """
    if not may_tell(text):
        return 0
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not (TOLD.search(line) and (words := plain_words(line))):
            continue
        below = lines[number] if number < len(lines) else ""
        is_heading = _HEADING.match(line) is not None or _UNDERLINE.fullmatch(below) is not None
        is_alone = not below.strip() and (number == 1 or not lines[number - 2].strip())
        if is_heading and marks_heading(line):
            return number
        if is_alone and (_AT_ONCE.match(words) or is_label(line)) and not _EXCLUSION.search(words):
            return number
    return 0


def may_tell(text: str) -> bool:
    """Whether any line of a text may have what `TOLD` finds: for most texts this is seen soon."""
    folded = text.replace("ı", "i").replace("İ", "i").casefold()  # one letter to `re` where case is of no account
    return any(word in folded for word in TELLING)


def marks_heading(heading: str) -> bool:
    """Whether a heading says that what stands below it is not for the public; of private homes it may tell."""
    words = plain_words(heading)
    capitals = _CAPITALS.search(heading) is not None and _LOWER.search(heading) is not None
    return capitals or any(pattern.search(words) for pattern in (_AT_EDGE, _APART, _AT_ONCE))


def is_label(line: str) -> bool:
    """Whether a line says nothing but by which paragraphs of the law something is not for the public."""
    words = plain_words(line) if TOLD.search(line) else ""
    return re.fullmatch(_UNDER, words) is not None or is_paragraph(words)


def marking_of_figures(text: str) -> str:
    """The first caption or text alternative of a figure that marks it as not for the public; "" if none does."""
    said = (words for figure in _FIGURE.finditer(text) for words in (figure["caption"], figure["alternative"] or ""))
    return next((found for words in said if (found := marking(words, of_title=True))), "")


def marking_of_table(text: str) -> str:
    """The first cell at the top of a table that marks it as not for the public, or its first line; "" if none does.

    A cell that says "private" alone may be about homes, and one that says "closed" or "draft" about anything.
    """
    lines = [line for line in text.split("\n") if line.strip(" ,;\t")][:TOP_OF_TABLE]
    cells = [cell.strip(' "#') for line in lines for cell in re.split(r"[,;\t]", line)]
    telling = (cell for cell in cells if not (_ALONE.fullmatch(words := plain_words(cell)) or is_status(words)))
    of_cells = (cell for cell in telling if marking(cell, of_title=True))
    return (marking(lines[0]) if lines and not is_status(plain_words(lines[0])) else "") or next(of_cells, "")


def marking_of_name(name: str) -> str:
    """What in the name of a file marks it as not for the public; "" if nothing does."""
    stem = name.rsplit(".", 1)[0] if "." in name else name
    stem = _GLUED.sub("-", stem)
    words = re.sub(r"[^a-z0-9]+", "-", plain_words(stem.replace("_", "-"))).strip("-")
    match = _NAME.search(words)
    return name if match else ""


def _is_marked(line: str, *, is_title: bool) -> bool:
    words = plain_words(line)
    if not words:
        return False
    if _SPACED.fullmatch(words):
        words = re.sub(r"[ -]", "", words)
    if _LINE.fullmatch(words) or _ALONE.fullmatch(words) or is_stamp(words):
        return True
    if (_SENTENCE.search(words) or _VIRTUE.search(words)) and not _EXCLUSION.search(words):
        return True
    if not is_title:
        return bool(_CAPITALS.search(line)) and not _LOWER.search(line)
    if _EXCLUSION.search(words) or "any other" in words:
        return False
    capitals = (_CAPITALS.search(line) or _DRAFT.search(line)) and _LOWER.search(line)
    return bool(capitals or _EDGE.search(words) or _PHRASE.search(words))
