"""The records of pages beside the record of meetings: the glossary and the accessibility statement."""

from dataclasses import dataclass

from generator.outputs.pages.views.frame import Fact, Frame, Link
from generator.text import Html


@dataclass(frozen=True, slots=True)
class TermView:
    """An abbreviation, what it means and where it is used."""

    anchor: str
    word: str
    letter: str
    """The fragment of its letter, at the first term of each; else empty."""
    means: str
    about: str
    used: Html
    links: tuple[Link, ...]
    """Where to read more, and the search for it."""


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """Every abbreviation that is explained in the texts."""

    frame: Frame
    letters: tuple[Link, ...]
    """Empty where the list is short."""
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class BarrierView:
    """Something that not everybody can use."""

    what: Html
    notes: tuple[Html, ...]
    """What it fails, how else it can be had, and until when; or that this is not recorded."""


@dataclass(frozen=True, slots=True)
class BarrierList:
    """What is not accessible for one of the three reasons of law."""

    title: str
    items: tuple[BarrierView, ...]
    none: str
    """Said where the list is empty."""


@dataclass(frozen=True, slots=True)
class AccessibilityPage:
    """The accessibility statement, in the order of the model statement; what it lacks is said to be missing."""

    frame: Frame
    applies: str
    note: Html
    report: tuple[Html, ...]
    """How to report a barrier or ask for another format, and when to expect an answer."""
    contact: tuple[Fact, ...]
    enforcement: Html
    commitment: Html
    """Empty where nobody has made one."""
    status: str
    barriers: tuple[BarrierList, ...]
    counted: tuple[Html, ...]
    """What the archive itself shows: figures that are missing, files of other formats."""
    improving: Html
    preparation: tuple[str, ...]
    own_title: Html
    own: Html
    """The council's own words, from `about/accessibility.md`."""
