"""Where things stand in the packs in print, as print tells the pages: sizes, and the pages of each paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.archive.words import NO_BREAK

Pages = tuple[int, int]
"""The first and the last page."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A pack as it was printed; a supplement's pages go on from those before it."""

    address: str
    size: int
    """In bytes."""
    first: int
    """The number of its first page."""
    pages: int
    ranges: Mapping[str, Pages]
    """The pages of each paper by its address, and of each item that has any: "board/2019-09-19/#item-4"."""
    supplement: int = 0
    """Which supplement it is, counted from 1; 0 is the pack itself."""

    @property
    def last(self) -> int:
        """The number of its last page."""
        return self.first + self.pages - 1

    def at(self, pages: Pages) -> str:
        """Its address opened at the first of some pages."""
        return f"{self.address}#page={pages[0] - self.first + 1}"


def page_range(pages: Pages) -> str:
    """As in "pages 7 to 8", with no break before a number."""
    return f"pages{NO_BREAK}{pages[0]} to{NO_BREAK}{pages[1]}"
