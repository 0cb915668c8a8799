"""The table of decisions that were taken outside meetings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from generator import urls
from generator.archive import InForce, delegated
from generator.archive.changes import decision_changed
from generator.outputs.data.tables.shape import Means, Row, TableOfArchive, Year
from generator.outputs.data.tables.source import STANDS, Link, Source, withdrawal

Day = date
"""The type, where a column is called the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegatedRow(Row):
    """A decision that an officer or a member took outside meetings."""

    id: Annotated[str, Means("Folder and name.")]
    url: Annotated[Link, Means("Its page.")]
    text_url: Annotated[Link, Means("Its text as Markdown.")]
    organization: Annotated[str, Means("The folder that it is in.", refers="committees")]
    municipal_year: Annotated[Year, Means("From one annual meeting to the next.")]
    date: Annotated[Day, Means("The day on which it was taken.")]
    title: Annotated[str, Means("What it is called.")]
    by: Annotated[tuple[str, ...], Means("Who took it, as printed.")]
    by_ids: Annotated[tuple[str, ...], Means("The ids of those of them who have a page.")]
    under: Annotated[str | None, Means("The power it was taken under.")]
    reference: Annotated[str | None, Means("The council's reference.")]
    key: Annotated[bool | None, Means("Whether it is a key decision; empty where it is not recorded.")]
    published: Annotated[Day | None, Means("When it was published.")]
    call_in: Annotated[Day | None, Means("The last day on which it could be called in.")]
    called_in: Annotated[str | None, Means("That it was called in, and what came of it.")]
    status: Annotated[InForce, Means("How it stood on the day on which this was made.", STANDS)]
    announced: Annotated[tuple[str, ...], Means("The ids of the rows of forward plans that announced it.")]
    general_exception: Annotated[
        str | None, Means("Why it was not announced 28 clear days before, where notice was given otherwise.")
    ]
    special_urgency: Annotated[str | None, Means("Why it was not announced at all, and who agreed.")]
    matters: Annotated[tuple[str, ...], Means("The ids of the matters it belongs to.")]
    withdrawn: Annotated[str | None, Means("Why it was withdrawn.")]
    corrections: Annotated[tuple[str, ...], Means("What was put right after it was published, with the day.")]
    original: Annotated[Link | None, Means("The council's own copy.")]
    modified: Annotated[Day | None, Means("The last day on which it is known to have been published or corrected.")]


def delegated_rows(source: Source) -> Iterator[DelegatedRow]:
    """The rows of all of them, oldest first."""
    for decision in reversed(delegated(source.archive)):
        front, address = decision.front, decision.address
        yield DelegatedRow(
            id=urls.identity(address),
            url=source.url(address),
            text_url=source.url(urls.text(address)),
            organization=decision.committee,
            municipal_year=Year(decision.year),
            date=decision.date,
            title=decision.title,
            by=source.names(front.by),
            by_ids=tuple(named.person for named in front.by if named.person in source.archive.people),
            under=front.under,
            reference=front.reference,
            key=front.key,
            published=front.published,
            call_in=front.call_in,
            called_in=withdrawal(front.called_in),
            status=decision.deciding.stands(source.today),
            announced=source.announced(decision.deciding),
            general_exception=front.general_exception,
            special_urgency=front.special_urgency,
            matters=source.matters(front.matter),
            withdrawn=withdrawal(front.withdrawn),
            corrections=tuple(f"{change.on}: {change.what}" for change in front.corrections),
            original=Link(front.original) if front.original else None,
            modified=decision_changed(decision, source.archive.recorded),
        )


DECISIONS = TableOfArchive("decisions", "Decisions outside meetings", DelegatedRow, delegated_rows)
