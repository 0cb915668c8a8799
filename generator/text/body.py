"""What a text becomes: its HTML, and the facts that other records need of it."""

from dataclasses import dataclass, replace
from typing import Literal

from generator.problems import TextFault
from generator.text.pieces import NOTHING, Abbreviations, Forms, unpacked
from generator.text.voting import Vote

Kind = Literal["paper", "minutes", "presentation", "page"]
Numbering = Literal["paragraphs", "headings", "none"]
ReferenceKind = Literal["link", "minute", "minutes", "figure", "person"]
MinuteNumbers = Literal["by-year", "by-meeting", "none"]
"""The ways to vote, by Popolo's names for them."""
People = tuple[tuple[str, str, str], ...]
"""Those whom a vote may name: how they may be written there, their id, and their name as it is printed."""
DecisionKind = Literal["decision", "motion", "amendment"]
NOT_TAKEN = frozenset({"lost", "deferred", "withdrawn", "fell", "no decision", "not put"})
"""Outcomes of business in which nothing was decided."""

Range = tuple[int, int]
"""From which piece of a text's HTML to which."""


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

    `at` is where its own words stand in the text, and `text` is these without markup and number; clauses nested in it
    follow it with a greater `depth`.
    """

    anchor: str
    label: str
    at: tuple[Range, ...]
    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was decided, or moved: the words that lead to it (`at`) and its clauses.

    One without a list is one clause, whose words these are.
    """

    anchor: str
    at: tuple[Range, ...]
    lead: str
    clauses: tuple[Clause, ...]
    kind: DecisionKind = "decision"
    outcome: str = ""
    """What became of it, in the words of the minutes: granted, lost."""
    mover: str = ""
    seconder: str = ""
    """Who moved and seconded it, as far as its own words say."""
    conditions: tuple[Clause, ...] = ()
    """What it is subject to."""
    more_at: tuple[Range, ...] = ()
    """Where a table, a quotation or further paragraphs stand that belong to it."""
    more: str = ""
    """The words of these."""

    @property
    def is_taken(self) -> bool:
        """Whether anything was decided: a motion that was lost is none, nor what was put off or withdrawn."""
        return self.outcome.lower() not in NOT_TAKEN


@dataclass(frozen=True, slots=True)
class Minuting:
    """How a body writes its minutes, as far as the text needs it."""

    decision_words: tuple[str, ...] = ("RESOLVED", "RECOMMENDED")
    """What opens a decision, as it is typed."""
    numbers: MinuteNumbers = "by-year"
    """Whether numbers run on through the year, begin again each meeting, or are not used."""
    form: str = ""
    """How a number is made: "PLA{n}/{yy}"; the bare number where it is empty."""
    year: str = ""
    """The year of the meeting, "2024/25", and its name, which a form may have in it."""
    meeting: str = ""
    people: People = ()
    """Those whom votes may name, where there are any votes."""

    @property
    def own_form(self) -> str:
        """The form with all in it but the number."""
        filled = self.form.replace("{yyyy}", self.year[:4]).replace("{yy}", self.year[2:4])
        return filled.replace("{meeting}", self.meeting)


USUAL = Minuting()
"""How minutes are written where a body says nothing else."""


@dataclass(frozen=True, slots=True)
class LoggedAction:
    """A row of a table of actions in minutes: what is to be done, by whom and by when, as written.

    `at` is where its own words stand in the text; `status` is what the table says became of it.
    """

    anchor: str
    label: str
    """As in "A1"."""
    at: tuple[Range, ...]
    text: str
    owner: str
    due: str
    status: str


@dataclass(frozen=True, slots=True)
class Deciding:
    """What the heading of a minute says of its decision; the last day of call-in is an ISO date.

    `called_in` is what came of that, and None of what was not called in.
    """

    key: bool = False
    reference: str = ""
    call_in: str = ""
    called_in: str | None = None


@dataclass(frozen=True, slots=True)
class MinutePart:
    """What stands below a heading within a minute."""

    anchor: str
    heading: str
    text: str
    line: int
    items: tuple[str, ...]
    """The items that its heading names."""
    decided: tuple[str, ...]
    """The addresses of the decisions and votes in it."""


@dataclass(frozen=True, slots=True)
class Minute:
    """One numbered minute; `at` is where the text under its heading stands, and `text` its words."""

    number: str
    anchor: str
    heading: str
    at: Range
    text: str
    line: int
    items: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    deferred_to: str = ""
    gist: str = ""
    """What it came to, in a sentence, as its heading has it in braces."""
    deciding: Deciding = Deciding()
    private: bool = False
    numbers: MinuteNumbers = "by-year"
    """Whether its number runs on through the year, begins again each meeting, or there is none."""
    resolutions: tuple[Resolution, ...] = ()
    votes: tuple[Vote, ...] = ()
    actions: tuple[LoggedAction, ...] = ()
    parts: tuple[MinutePart, ...] = ()
    whole: str = ""
    """The address of the minute that it is a part of; empty of one that is whole."""

    def part_at(self, anchor: str) -> MinutePart | None:
        """The part in which something was decided or voted on; None where that is no part's."""
        return next((part for part in self.parts if anchor in part.decided), None)

    def part(self, part: MinutePart) -> "Minute":
        """A part of it as a minute of the same number: what is said of the whole holds for it."""
        return replace(
            self,
            anchor=part.anchor,
            heading=part.heading,
            text=part.text,
            line=part.line,
            items=part.items,
            matter=(),
            gist="",
            resolutions=tuple(each for each in self.resolutions if each.anchor in part.decided),
            votes=tuple(vote for vote in self.votes if vote.anchor in part.decided),
            parts=(),
            whole=self.anchor,
        )

    @property
    def called(self) -> str:
        """What it is called in a sentence: "minute 18", or its heading where it has no number."""
        return f"minute {self.number}" if self.number else f"“{self.heading}”"

    @property
    def name(self) -> str:
        """The same at the beginning of a line."""
        return f"{self.called[0].upper()}{self.called[1:]}"

    @property
    def taken(self) -> int:
        """How many decisions were taken, by their clauses."""
        return sum(
            clause.depth == 0 for resolution in self.resolutions if resolution.is_taken for clause in resolution.clauses
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """A marked place for a table or picture; `file` is "missing" where the archive has none.

    `alternative` is what a picture shows.
    `chart` is how figures are drawn, if they are, and `headings` how many of their columns are headings, if it is said.
    """

    anchor: str
    caption: str
    file: str
    alternative: str = ""
    chart: Literal["bar", "line", ""] = ""
    headings: int | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A text converted: its `title` without markup and its heading, all in it but that (packed), and the facts in it.

    `opening` is the first of its words, `first` those of the first paragraph that says something, and `anchors` has
    every id in it, in order.
    """

    title: str = ""
    heading: Forms = NOTHING
    packed: str = ""
    abbreviations: Abbreviations = ()
    opening: str = ""
    first: str = ""
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    minutes: tuple[Minute, ...] = ()
    figures: tuple[Figure, ...] = ()
    recommendations: tuple[Clause, ...] = ()
    """What a paper recommends; nested ones stand after what holds them."""
    faults: tuple[TextFault, ...] = ()

    @property
    def forms(self) -> Forms:
        """The text in all its forms, unpacked; ValueError where what is packed is none of our making."""
        return unpacked(self.packed) if self.packed else NOTHING

    @property
    def is_sound(self) -> bool:
        """Whether what is packed is of our making."""
        try:
            return isinstance(self.forms, Forms)
        except ValueError:
            return False


@dataclass(frozen=True, slots=True)
class Inline:
    """One line of Markdown converted, as it stands in a YAML value."""

    forms: Forms
    references: tuple[Reference, ...]
    text: str
    faults: tuple[TextFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """The figures of a CSV: its chart, if there is one, and its table below that."""

    forms: Forms
    has_chart: bool
    references: tuple[Reference, ...]
    faults: tuple[TextFault, ...]
