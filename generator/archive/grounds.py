"""Why an item is private, in words."""

from collections.abc import Iterator

from generator.archive.words import EXEMPT
from generator.content.model import AgendaItem

NOT_RECORDED = "Why the public interest is better served by keeping it private is not recorded."


def grounds(item: AgendaItem) -> Iterator[str]:
    """A sentence for each paragraph or reason that keeps an item private, then the public interest; none if public.

    Local Government Act 1972, section 100A(2) and (4), and Schedule 12A.
    """
    for paragraph in item.exempt:
        yield (
            f"Private under paragraph {paragraph} of Part 1 of Schedule 12A to the Local Government Act 1972:"
            f" {EXEMPT[paragraph]}."
        )
    if item.confidential:
        yield f"Confidential under section 100A(2) of the Local Government Act 1972: {item.confidential}"
    if item.public_interest:
        yield f"Public interest: {item.public_interest}"
    elif item.exempt:
        yield NOT_RECORDED
