"""What a document beside the texts holds, as far as it could be read: its words page by page, and its properties."""

from dataclasses import dataclass
from typing import Literal

Unread = Literal["", "damaged", "encrypted", "large", "slow", "memory", "form"]
"""Why nothing of a document could be read: it is damaged or locked, too large, took too long or too much memory, or is
of a form that is not read here; nothing where it was read."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a PDF, a sheet of a spreadsheet, or the whole of a Word file: its words, a line to a line."""

    name: str
    """Of a sheet what it is called; else nothing."""
    words: str
    """Those that can be seen."""
    covered: int = 0
    """How many words cannot be seen, though they are there, as under a black box: they are not among the others."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What a document holds, in order."""

    sheets: tuple[Sheet, ...] = ()
    pages: int = 0
    """How many pages it has; 0 where it has none, as a spreadsheet, or where that is not known."""
    title: str = ""
    """What it is called in its own properties."""
    is_tagged: bool = False
    """Whether a PDF says in which order it is to be read, and what in it is a heading, a list, a table."""
    has_pictures: bool = False
    """Whether there are pictures on its pages: one of these and no words is a scan."""
    unread: Unread = ""
    is_cut: bool = False
    """Whether it has more pages or words than are read."""

    @property
    def has_words(self) -> bool:
        """Whether there is any word in it."""
        return any(sheet.words for sheet in self.sheets)
