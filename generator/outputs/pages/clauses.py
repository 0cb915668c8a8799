"""Decisions as the search index reads them: each by itself, though it stands in the minutes of its meeting."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive import Decision
from generator.outputs.pages.frame import Found
from generator.outputs.pages.registers import nested
from generator.outputs.pages.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePage:
    """A clause for the search index; no page of the site is made of it."""

    language: str
    found: Found
    texts: tuple[str, ...]


def clause_pages(site: Site, decisions: Iterable[Decision]) -> Iterator[ClausePage]:
    """Each decision with the words that it is found by."""
    for decision in decisions:
        meeting = decision.meeting
        name = ", ".join(filter(None, (decision.minute.name, decision.cited.part)))
        yield ClausePage(
            language=site.archive.council.language,
            found=Found(
                title="",
                committee=site.name(site.of(meeting), meeting.date),
                kind="Decision",
                year=meeting.year,
                date=meeting.date.isoformat(),
                heading=decision.minute.heading,
                place=name,
                url=decision.address,
            ),
            texts=tuple(_texts(decision)),
        )


def _texts(decision: Decision) -> Iterator[str]:
    if decision.clause.label:
        yield decision.resolution.lead
    yield decision.clause.text
    yield from (clause.text for clause in nested(decision))
    yield from (condition.text for condition in decision.resolution.conditions)
    if decision.resolution.more:
        yield decision.resolution.more
