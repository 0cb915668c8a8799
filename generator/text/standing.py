"""What stands on every agenda, by how its title begins: no meeting and no subject is told from another by it."""

import re

ABSENCE = ("apologies", "apology")
OPENING = (*ABSENCE, "declaration", "minutes", "matters arising")
"""What an agenda begins with."""
PROGRAMME = ("work programme", "forward plan")
CLOSING = (*PROGRAMME, "outstanding issues", "any other", "date of", "dates of future", "dates of next")
"""What an agenda ends with."""
EXCLUSION = "exclusion"
STANDING = (*OPENING, *CLOSING, f"{EXCLUSION} of", "meeting evaluation")

HEADING_WITHOUT_ITEM = re.compile(
    r"(?:exclusion|exclude|apologies|apology|declarations?|disclosures?|minutes|any other (?:public )?business|date of"
    r"|dates of|(?:date|time) and|next meeting|future meetings?|close|closure|closing|adjournment|duration|extension"
    r"|end of|welcome|meeting evaluation|chair s|public questions?|questions?|petitions?|work programme|forward plan"
    r"|outstanding issues|matters arising|attendance|substitut\w*|membership)\b"
)
"""How headings of minutes begin that need no item of the agenda: more than `STANDING`, as minutes have headings that no
agenda announces, and nothing private hides under them."""

_EXCLUDES = re.compile(r"exclu.{0,300}\b(press|public)\b|(gwahardd|eithrio|cau allan).{0,300}\b(cyhoedd|wasg)\b")
_READMITS = re.compile(
    r"\bre-? ?admi|\blet (?:in|back)|\bpublic (?:session|part|business|meeting) (?:resum|continu|re-?open)|\bresum\w+"
    r"|\b(?:return|back) (?:to|in|into) (?:the )?(?:public|open)\b|\bopen session|\bail ?dderbyn"
)


def is_standing(title: str) -> bool:
    """Whether an item is on every agenda."""
    return title.lower().startswith(STANDING)


def is_of_attendance(title: str) -> bool:
    """Whether an item is about who is there with which interests: the list of those present is its record."""
    return title.lower().startswith((*ABSENCE, "declaration"))


def is_absence(title: str) -> bool:
    """Whether an item is for apologies."""
    return title.lower().startswith(ABSENCE)


def is_programme(title: str) -> bool:
    """Whether an item is the work programme."""
    return title.lower().startswith(PROGRAMME)


def is_exclusion(title: str) -> bool:
    """Whether an item is the resolution to go on in private."""
    return EXCLUSION in title.lower()


def excludes_public(title: str) -> bool:
    """Whether an item excludes the press and public; one on exclusions from school excludes nobody."""
    return _EXCLUDES.search(title.lower()) is not None


def readmits_public(title: str) -> bool:
    """Whether the public is let in again by an item."""
    return _READMITS.search(title.lower()) is not None


def is_opening(title: str) -> bool:
    """Whether an item is one that an agenda begins with."""
    return title.lower().startswith(OPENING)


def is_other_business(title: str) -> bool:
    """Whether an item is for business that has no subject yet."""
    words = title.lower()
    return "any other" in words and "business" in words
