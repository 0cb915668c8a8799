"""How a committee writes its minutes: its words for a decision."""

from generator.content.model import Committee, Council
from generator.text import USUAL, Minuting


def minuting(council: Council, committee: Committee) -> Minuting:
    """What the text of a committee's minutes is read by; the committee's own words go before the council's."""
    return Minuting(committee.decision_words or council.decision_words or USUAL.decision_words)
