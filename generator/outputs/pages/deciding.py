"""What a page says of a decision: whether it is a key decision, where it was announced, how it stands."""

from collections.abc import Iterator

from generator.archive import InForce, OfDecision
from generator.archive.deciding import KEY
from generator.archive.words import full
from generator.outputs.pages.frame import Link, State, Wording
from generator.outputs.pages.site import Site

SHAPES = {
    InForce.CALL_IN: "open",
    InForce.IN_FORCE: "done",
    InForce.CALLED_IN: "late",
    InForce.WITHDRAWN: "stop",
    InForce.TAKEN: "done",
}


def states_of(site: Site, deciding: OfDecision) -> Iterator[State]:
    """That a decision is a key decision, and how it stands on the day."""
    if said := deciding.said(site.today):
        yield State(said, SHAPES[deciding.stands(site.today)])
    if deciding.key:
        yield State(KEY, "part")


def announced(site: Site, here: str, deciding: OfDecision, *places: str, is_named: bool = False) -> Iterator[Wording]:
    """The reference of a decision, where a forward plan announced it, and why it did so late or not at all.

    `places` are those in which it stands: the minute, and the items that this records. With `is_named` the page has the
    reference besides.
    """
    entries = site.archive.plans.announced(deciding, *places) if deciding.key else ()
    if entries:
        first = entries[0]
        since = f"In the forward plan since {full(first.published)}" if first.published else "In the forward plan"
        yield (f"{since}: ", Link(deciding.reference or first.title, site.link(here, first.address)))
    elif deciding.reference and not is_named:
        yield (f"Reference {deciding.reference}",)
    yield from ((said,) for said in deciding.at_short_notice)
