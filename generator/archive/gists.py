"""What a minute says, in a sentence."""

import re

from generator.text import Minute

LONGEST = 220
"""Characters of a gist that is no sentence of its own."""
END = re.compile(r"[.!?](?=\s+[\"“‘'(]?[A-Z0-9])")
"""Where a sentence may end."""
SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Cllr|No|St|Rev|para|paras|e\.g|i\.e)|\b[A-Z]|(?:^|[:;,.]\s)(?:\d{1,3}|[a-z]|[ivx]{1,5}))\.$"
)
"""A short form that a full stop ends, or the label of what a list begins with."""


def gist(minute: Minute) -> str:
    """The gist that the minute's heading gives, else its first sentence, cut between words where that is long.

    Empty of private business, of which the heading alone is published, and of a minute without a text.
    """
    if minute.private:
        return ""
    if minute.gist:
        return minute.gist
    said = " ".join(minute.text.split())
    ends = (match.end() for match in END.finditer(said))
    first = said[: next((end for end in ends if not SHORT.search(said[:end])), None)]
    if len(first) <= LONGEST:
        return first
    return f"{first[:LONGEST].rpartition(' ')[0].rstrip(' ,;:–-')} …"
