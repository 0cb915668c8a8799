"""Words by which a paper, an item or a file is marked as not for the public.

Local Government Act 1972, section 100B(5): what may be withheld is marked "Not for publication" with the description of
exempt information. A sentence about confidential or exempt things is no marking.
"""

import re

from generator.content.comments import without_comments
from generator.text.private_words import plain_words

FIRST_LINES = 12
"""How many lines with words at the top of a text are looked at: markings stand there."""

_KINDS = (
    r"(?:reports?|appendix|appendices|annex|annexe|annexes|papers?|briefing|notes?|documents?|schedule|information|minutes"
    r"|version|copy|pack|agenda|business|items?|supplement|enclosures?)"
)
_MARK = r"(?:private|exempt|confidential|restricted)"
_WELSH = r"(?:preifat|breifat|e?ithriedig|(?:c|g|ch)yfrinachol)"
_WELSH_KINDS = (
    r"(?:adroddiad(?:au)?|atodiad(?:au)?|dogfen(?:nau)?|gwybodaeth|cofnodion|papur(?:au)?|busnes|eitem(?:au)?|agenda)"
)
_BOTH = rf"(?:{_MARK}|{_WELSH})"
_SENTENCE = re.compile(
    r"not for (?:publication|publishing|release|disclosure|circulation)|not to be (?:published|disclosed)"
    r"|not open to (?:the )?(?:press|public)|(?:private|strictly|highly) (?:and )?(?:private|confidential)"
    r"|(?:commercial(?:ly)?|strictest|strict) in confidence|in (?:the )?strict(?:est)? confidence"
    r"|members only|nid (?:yw )?i w (?:g|ch)yhoeddi|nid iw gyhoeddi|nid (?:yw )?(?:ar gyfer|i) ei gyhoeddi"
    r"|ddim i w gyhoeddi"
    r"|preifat a chyfrinachol|(?:yn )?gwbl gyfrinachol"
    rf"|(?:this|the|y mae r|mae r) (?:\w+ )?(?:{_KINDS}|{_WELSH_KINDS})(?: hwn| hon)? (?:is|are|contains?|includes?|yn)"
    rf" (?:\w+ ){{0,2}}{_BOTH}\b(?! (?:from|to|between)\b)"
)
_VIRTUE = re.compile(
    r"(?:by virtue of|under|within|yn rhinwedd|o dan) (?:\w+ ){0,3}(?:paragraphs?|paragraff(?:au)?|category|categories)"
    r"(?: - s -)? \d.*(?:schedule|atodlen) 12a"
)
_EXCLUSION = re.compile(r"\bexclu|\bgwahardd|\bcau allan|\beithrio r")
_ALONE = re.compile(
    rf"(?:(?:status|classification|marking|security|access|statws) - )?(?:{_BOTH}|official(?: - | )sensitive)"
    rf"(?:(?: - | and | a )(?:{_BOTH}|sensitive))*"
)
_PHRASE = re.compile(rf"\b{_BOTH} (?:and {_BOTH} )?{_KINDS}\b|\b{_WELSH_KINDS} {_WELSH}\b|\b{_KINDS} (?:- )?{_BOTH}$")
_EDGE = re.compile(rf"^{_BOTH} - | - {_BOTH}(?: -|$)")
_CAPITALS = re.compile(r"\b(?:PRIVATE|EXEMPT|CONFIDENTIAL|RESTRICTED|PREIFAT|EITHRIEDIG|CYFRINACHOL)\b")
_LOWER = re.compile(r"[a-z]{2}")
_NAME = re.compile(
    rf"(?:^|-)(?:not-for-(?:publication|release)|nid-i-?w-gyhoeddi|in-confidence|{_BOTH}(?:-and-{_BOTH})?-(?:{_KINDS}|\d+)"
    rf"|(?:{_KINDS}|{_WELSH_KINDS}|[a-z]|\d+)(?:-\d+|-[a-z])?-{_BOTH})(?:-|$)|-{_BOTH}$|^{_BOTH}$"
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


def marking_of_name(name: str) -> str:
    """What in the name of a file marks it as not for the public; "" if nothing does."""
    stem = name.rsplit(".", 1)[0] if "." in name else name
    words = re.sub(r"[^a-z0-9]+", "-", plain_words(stem.replace("_", "-"))).strip("-")
    match = _NAME.search(words)
    return name if match else ""


def _is_marked(line: str, *, is_title: bool) -> bool:
    words = plain_words(line)
    if not words:
        return False
    if _ALONE.fullmatch(words) or (_SENTENCE.search(words) and not _EXCLUSION.search(words)):
        return True
    if _VIRTUE.search(words) and not _EXCLUSION.search(words):
        return True
    if not is_title:
        return bool(_CAPITALS.search(line)) and not _LOWER.search(line)
    if _EXCLUSION.search(words) or "any other" in words:
        return False
    capitals = _CAPITALS.search(line) and _LOWER.search(line)
    return bool(capitals or _EDGE.search(words) or _PHRASE.search(words))
