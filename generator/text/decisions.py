"""Words that open a decision, and words that look as if one was taken."""

import re
from functools import cache

DEFAULT_WORDS = ("RESOLVED", "RECOMMENDED")
"""What opens a decision where a body has no words of its own."""
_FARTHEST = 200
"""Characters before a word in which its sentence has to begin."""
_LONGEST_SUBJECT = 8
"""Words that may stand before the word in its clause: "The Committee unanimously RESOLVED"."""
_CLAUSE = re.compile(r"[.!?;:…][*_\"'”’)\]]*\s+|,\s+|\s(?:and|but|it was then)\s+|\s[–—-]\s+|[:–—]\s*", re.IGNORECASE)
_OTHER_TIME = frozenset(
    {"be", "been", "being", "that", "to", "if", "whether", "not", "had", "has", "have", "having", "which", "who", "as"}
    | {"previously", "moved", "proposed", "would", "should", "could", "may", "might", "when", "where", "since", "after"}
    | {"until", "unless", "already", "officer", "officers", "report", "applicant", "for", "with", "by", "of"}
)
"""Words before the word that say of another time, or of somebody else, that it was so."""
_BE_IT = re.compile(r"(?:therefore,?\s+)?be it(?: (?:further|therefore|hereby|also|so))?", re.IGNORECASE)

_TAKEN = (
    r"(?:agreed|resolved|carried|lost|approved|adopted|decided|granted|refused|rejected|defeated|deferred|ratified)"
)
_DONE = r"(?:accepted|adopted|approved|carried|defeated|failed|lapsed|passed|rejected)"
_BESCHLOSSEN = r"(?:abgelehnt|angenommen|beschlossen)\b"
_BODIES = "Board|Cabinet|Commission|Committee|Council|Councillors|Executive|Group|Meeting|Members|Panel|Trustees"
_IF = "".join(rf"(?<!\b{word} )(?<!\b{word} the )" for word in ("if", "once", "until", "unless", "when"))
"""Nothing was decided yet where one of these words stands before."""
_THERE_ARE = "".join(rf"(?<!{word} there are )" for word in ("if", "unless", "confirm", "check"))
# What stands before a word is looked at last of all, and whether one begins there once for all that begin with one.
LIKELY = re.compile(
    r"(?i:\b(?:"
    rf"(?:was|were|be it|is) (?:\w+ly |then |therefore |duly |nem con )?{_TAKEN}\b"
    r"|(?:was|were|is) (?:\w+ly |then |therefore |duly )?(?:accepted|appointed|elected|endorsed)\b"
    rf"|(?=[bcegmpt]){_IF}(?:{_BODIES}) (?:\w+ly |then |therefore |also |duly )?"
    rf"(?:{_TAKEN}|accept(?:s|ed)|adopts|approves|resolves|agrees to|declined|has (?:agreed|approved|decided))\b"
    rf"|(?:{_BODIES}) (?:has )?(?:moved?|moves|vote[ds]?),?(?: \w+ly,?)? (?:to|against|for|in favou?r)\b"
    r"|\w+ly voted(?: \w+ly)? (?:to|against|in favou?r)\b|unanimous(?:ly)?\b"
    rf"|(?=[anpcw]){_THERE_ARE}"
    r"(?:all in favou?r|(?:no|without) objections?|none opposed|passed (?:without|with|by) |consensus approval)\b"
    r"|voted? ?:? \d+ ?[-–:] ?\d+\b|\d+ (?:yes|ayes?)\b[^.]{0,30}\b\d+ (?:no|nays?|noes)\b|carries\W{0,4}$"
    r"|(?:majority|we)(?: have)?(?: all)? (?:agreed|decided|resolved|voted)\b"
    r"|decision (?:(?:was )?made|(?:is|was) to)\b|declined to\b"
    r"|(?=c)(?<!no )(?<!if )consensus(?::| (?:of [^.]{1,40} )?(?:is|was|to|that)\b)"
    r"|(?:and|so) agreed to\b|\d+ ?/ ?\d+ voted\b|so passed\b"
    r"|(?:all|all were|we) agreed\b|\d+ (?:for|dafür)\b[^.]{0,30}\b\d+ (?:against|dagegen)\b"
    r"|(?:amendments?|bylaws?|by-laws|motions?|proposals?|resolutions?|votes?)\b(?:[^.!?;]|\.(?=\S)){0,120}?"
    rf"\b(?:pass(?:ed|es)|fail(?:ed|s)|carrie[ds]|accepted|{_TAKEN})\b"
    rf"|(?:pass(?:ed|es)|{_TAKEN}) (?:by acclamation|nem con)\b"
    r"|minutes\b[^.!?;]{0,160}\b(?:were|was|be|as) (?:\w+ly |then |duly )?(?:confirmed|signed|accepted)\b"
    rf"|(?=[acdflpr])(?<!been )(?<!be )(?<!/)(?<!/ ){_DONE}(?: unanimously)?\W{{0,4}}$"
    rf"|{_DONE} (?:unanimously|without dissent|by (?:the )?(?:{_BODIES}))\b"
    r"|beschlie(?:ß|ss)t\b|(?:wird|werden|wurden?|einstimmig|mehrheitlich|ohne gegen\w+|antrag|abstimmung|entwurf)\b"
    rf"[^.;]{{0,120}}\b{_BESCHLOSSEN}"
    r"|(?:p|b|ph)enderfynwyd\b|cytunwyd\b|cymeradwywyd\b)"
    r"|(?:^\W{0,6}|[.:;,–—] )voted(?: \w+ly)? (?:to|against|in favou?r)\b|^\W{0,6}decision to\b"
    rf"|[.;?!]\W{{1,4}}agreed\b|^\W{{0,20}}(?:it was )?(?!lost\s+[a-z])(?:{_TAKEN})\b"
    rf"|[.:;?!–—]\W{{1,4}}{_TAKEN}\b(?=[:.;,]| to | that | [£€$]|$)"
    rf"|(?:^|[.:;,→>])\W{{0,4}}(?:{_DONE}|{_BESCHLOSSEN})(?: unanimously| nem con| einstimmig)?\W{{0,4}}$"
    r"| [-–—] decided (?:to|that|on)\b|beschluss\b[^.:]{0,60}:"
    r"|^\W{0,6}(?:decisions?|resolutions?)(?: (?:made|taken))?(?:\W{0,6}$|\W{0,4}[:–—-]))"
    r"|\b[A-Z]{2,6} (?:has )?(?:accepted|adopted|agreed|approved|decided|rejected|resolved)\b"
    r"|\b(?:AGREED|RESOLVED|RECOMMENDED|CARRIED|LOST|APPROVED|ADOPTED|GRANTED|REFUSED|REJECTED|DEFERRED)\b"
)
"""What a paragraph says in which a decision may have been taken."""
HEADED = re.compile(
    rf"(?i:\w\W+{_TAKEN}(?: by (?:email|e-mail|correspondence)| since \w.{{0,40}})?\W*$"
    rf"|^\W*(?:decisions?|resolutions?)(?: (?:made|taken))?\W*$)"
)
"""How the heading over what was decided reads: "Grants approved", "Decisions"."""


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words that open a decision, as they are typed, bold or not."""
    each = "|".join(r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)") if each else re.compile(r"(?!)")


def opening(text: str, words: tuple[str, ...]) -> re.Match[str] | None:
    """The word that opens a decision in a paragraph: where a sentence or its main clause begins."""
    return next((match for match in pattern(words).finditer(text) if _begins(text, match.start())), None)


def _begins(text: str, at: int) -> bool:
    before = text[max(0, at - _FARTHEST) : at].replace("*", "").replace("_", "")
    clause = _CLAUSE.split(before)[-1]
    subject = re.findall(r"[\w’']+", clause)
    if not subject or _BE_IT.fullmatch(" ".join(subject)):
        return True
    if len(subject) > _LONGEST_SUBJECT:
        return False
    return _OTHER_TIME.isdisjoint(word.lower() for word in subject)
