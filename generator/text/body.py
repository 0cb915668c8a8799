"""What a text becomes: its HTML, and the facts that other records need of it."""

from dataclasses import dataclass
from typing import Literal

from generator.problems import TextFault

Kind = Literal["paper", "minutes", "presentation", "page"]
Numbering = Literal["paragraphs", "headings", "none"]
ReferenceKind = Literal["link", "minute", "minutes", "figure"]


class Html(str):
    """Text that is HTML already, so that a template does not escape it."""

    __slots__ = ()

    def __html__(self) -> "Html":
        """Itself: what template engines ask a value for before they escape it."""
        return self


NOTHING = Html()


@dataclass(frozen=True, slots=True)
class Reference:
    """Something the text points to, as written.

    `target` is a relative link ("../2019-07-18/minutes.md#minute-8"), a minute ("14(b)", "3/19"), the date of a meeting
    whose minutes are meant ("2019-07-18"), or a figure's file (or "missing"). `anchor` is the address it stands under.
    """

    kind: ReferenceKind
    target: str
    line: int
    column: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents list; `number` is empty where it has none."""

    level: int
    number: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a resolution, or one recommendation.

    `html` and `text` are its own words without its number; clauses nested in it follow it with a greater `depth`.
    """

    anchor: str
    label: str
    html: Html
    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was resolved or recommended: the words that lead to it and its clauses; one without a list is one clause."""

    anchor: str
    lead: Html
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Minute:
    """One numbered minute; `html` is what stands under its heading, which a private one has not."""

    number: str
    anchor: str
    heading: str
    html: Html
    line: int
    items: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    deferred_to: str = ""
    private: bool = False
    resolutions: tuple[Resolution, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A marked place for a table or picture; `file` is "missing" where the archive has none.

    `chart` is how figures are drawn, if they are, and `headings` how many of their columns are headings, if it is said.
    """

    anchor: str
    caption: str
    file: str
    chart: Literal["bar", "line", ""] = ""
    headings: int | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A text converted. `anchors` has every id in it, in order."""

    title: str = ""
    title_html: Html = NOTHING
    html: Html = NOTHING
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    minutes: tuple[Minute, ...] = ()
    recommendations: tuple[Clause, ...] = ()
    figures: tuple[Figure, ...] = ()
    faults: tuple[TextFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Inline:
    """One line of Markdown converted, as it stands in a YAML value."""

    html: Html
    references: tuple[Reference, ...]
    text: str
    faults: tuple[TextFault, ...] = ()
