"""What is stamped on a text, alone on a line, that few are to read: what it holds, who may, or that it is not finished.

Local Government Act 1972, section 100B(5) and Schedule 12A: a report that may be withheld is marked with what describes
it. The same words within a sentence are about such things and mark nothing.
"""

import re

KINDS = (
    r"(?:reports?|appendix|appendices|annex|annexe|annexes|papers?|briefing|notes?|documents?|schedule|information|minutes"
    r"|version|copy|pack|agenda|business|items?|supplement|enclosures?|figures|data|details|advice|correspondence)"
)

_SCHEDULE = re.compile(r"\b(?:sch|schedule|atodlen) (?:12a|7a)\b")
_PARAGRAPH = re.compile(r"\b(?:paragraphs?|paras?|paragraff(?:au)?|categor(?:y|ies)) (?:- s - )?\d")
_OF_SCHEDULE = re.compile(
    r"(?:the|of|o|to|in|and|a|ac|or|-|s|local|government|access|information|lga|act|ddeddf|llywodraeth|leol|scotland"
    r"|parts?|rh?an|i{1,3}|sch|schedule|atodlen|paragraphs?|paras?|paragraff(?:au)?|category|categories|exempt"
    r"|eithriedig|\d{1,4}[a-z]?)"
)
"""The words of a line that names paragraphs of the list of exempt information and says nothing else."""
_SENSITIVE = (
    r"(?:(?:personal|sensitive|special category|third party|private|exempt|confidential|commercial(?:ly)?|restricted) )"
    r"{1,4}(?:data|information|details|material|advice)"
)
_HOLDS = re.compile(
    rf"(?:(?:(?:this|the) (?:\w+ )?{KINDS} )?(?:contains|includes) |containing )?{_SENSITIVE}"
    rf"|(?:contains|includes) {_SENSITIVE} .*|(?:yn cynnwys )?(?:data|gwybodaeth) (?:personol|bersonol|sensitif)"
)
_READERS = re.compile(
    r"in (?:committee|private|confidence)|(?:in )?closed (?:session|meeting|part)|closed|sensitive|secret|privileged"
    r"|(?:for )?(?:internal|official|committee|members|councillors|officers|staff)(?: s)? use only"
    r"|(?:for )?(?:internal|members|councillors|officers|staff|committee|internal circulation|addressee)(?: s)? only"
    r"|(?:for )?internal(?: circulation)?|(?:(?:for )?(?:members|councillors|officers)(?: s)? )?eyes only"
    r"|(?:do not|not to be) (?:copy|copied|share|shared|distribute|distributed|forward|circulated|quoted|released)"
    rf"(?: (?:or|and) \w+)?|un(?: - )?redacted(?: {KINDS})?|{KINDS} - unredacted|nfp"
    r"|(?:strictly |highly )?commercially sensitive|without prejudice(?: -.*)?"
    r"|(?:subject to )?legal(?:ly)? (?:professional )?privileged?|privileged (?:and|a) confidential"
    rf"|(?:part|rhan) (?:2|ii|two)(?:(?: -)? {KINDS})?|part b {KINDS}|closed {KINDS}|pink {KINDS}"
    r"|(?:yn fewnol|mewnol)(?: yn unig)?|sesiwn gaeedig|sensitif"
    r"|nur (?:fur den )?(?:dienstgebrauch|intern)|nichtoffentliche (?:sitzung|vorlage|anlage)"
)
_UNFINISHED = re.compile(
    r"(?:(?:first|second|third|final|early|rough|working|latest|officer|initial|internal) )?(?:draft|drafft|entwurf)"
    r"(?: (?:v|version |no |number )?\d[\d. -]{0,9}| (?:version|copy|only|document|text))?"
    r"(?:(?: -)? (?:for (?:comments?|discussion|checking|review|clearance|approval)|in progress|subject to .{1,40}"
    r"|not (?:approved|agreed|final|cleared|yet .{1,40})|work in progress))?"
    r"|work in progress|(?:to be|not yet) cleared"
)


def is_stamp(words: str) -> bool:
    """Whether the plain words of a line are a stamp and nothing else."""
    return is_status(words) or _HOLDS.fullmatch(words) is not None or is_paragraph(words)


def is_status(words: str) -> bool:
    """Whether they say who may read it, or that it is not finished; in a table such words may be about anything."""
    return any(pattern.fullmatch(words) for pattern in (_READERS, _UNFINISHED))


def is_paragraph(words: str) -> bool:
    """Whether they name paragraphs of the list of exempt information and say nothing else."""
    if not (_SCHEDULE.search(words) and _PARAGRAPH.search(words)):
        return False
    return all(map(_OF_SCHEDULE.fullmatch, words.split()))
