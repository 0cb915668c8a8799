"""Rules of matters."""

from collections.abc import Iterator

from generator.archive import MeetingHeld, in_words, same_title
from generator.checks.case import Case, finding
from generator.content.model import Record
from generator.content.records import Filed
from generator.problems import Loc, Problem
from generator.text.standing import is_standing


def likely_matters(case: Case) -> Iterator[Problem]:
    """Items and rows of one title that belong to no matter are proposed as one; nothing is joined by likeness alone."""
    found: dict[str, list[tuple[Filed[Record], Loc, MeetingHeld]]] = {}
    for meeting in case.archive.meetings():
        for title, filed, loc in _without_matter(case, meeting):
            if title and not is_standing(title):
                found.setdefault(title, []).append((filed, loc, meeting))
    for places in found.values():
        if len({meeting.address for _, _, meeting in places}) > 1:
            (_, _, first), (filed, loc, _) = places[0], places[-1]
            what = f"this has the title of a record of {in_words(first.date)}, and neither belongs to a matter"
            mend = "if it is one subject, give both the same `matter:`"
            yield finding(filed, loc, what, mend, "likely-matter", severity="info")


def _without_matter(case: Case, meeting: MeetingHeld) -> Iterator[tuple[str, Filed[Record], Loc]]:
    source = case.source(meeting)
    for item in meeting.items:
        if not (item.private or item.record.matter):
            yield same_title(item.title.text), source.meeting, item.record.loc
    if source.programme is None:
        return
    for under, rows in source.programme.record.programme.items():
        for position, row in enumerate(rows):
            if not row.matter:
                yield same_title(row.title), source.programme, ("programme", under, position)
