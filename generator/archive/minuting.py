"""How a committee writes its minutes: its words for a decision, its numbers."""

from datetime import date

from generator.archive.years import municipal_year, starts_of, value_on
from generator.content.model import Committee, Council
from generator.text import USUAL, Minuting


def minuting(council: Council, committee: Committee, day: date, name: str = "") -> Minuting:
    """What the text of minutes of a day is read by; `name` is that of the meeting, which a form may have in it.

    The committee's own words go before the council's.
    """
    starts = starts_of(council)
    words = committee.decision_words or council.decision_words or USUAL.decision_words
    numbers = value_on(day, committee.minute_numbers, starts) or USUAL.numbers
    form = value_on(day, committee.minute_form, starts) or ""
    if not form:
        return Minuting(words, numbers)
    return Minuting(words, numbers, form, municipal_year(day, starts), name)
