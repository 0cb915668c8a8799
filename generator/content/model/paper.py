"""What stands above papers and minutes, and work programmes (content format, sections 1.8 and 1.11)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field
from pydantic.json_schema import JsonSchemaValue

from generator.content.model import written
from generator.content.model.council import Glossary
from generator.content.model.reading import Record, wrong
from generator.content.model.values import (
    Accepted,
    CalledOff,
    Date,
    Flag,
    Id,
    Many,
    People,
    Reference,
    Text,
    WebAddress,
    line_is,
)
from generator.content.model.written import Resolve, Written


def _appendices(value: object) -> object:
    if isinstance(value, Mapping) and "file" not in value:
        return [_appendix(str(label), paper) for label, paper in value.items()]
    papers = [value] if isinstance(value, str | Mapping) else value
    if not isinstance(papers, list):
        return papers
    alone = len(papers) == 1
    return [_appendix("" if alone else str(n), paper) for n, paper in enumerate(papers, 1)]


def _appendix(label: str, paper: object) -> object:
    """An appendix by its name alone, or with what is said of its file."""
    if isinstance(paper, Mapping) and "label" in paper:
        raise wrong("unknown-key", 'unknown key "label"', "write the label before it: A: annual-report")
    return {"label": label, **paper} if isinstance(paper, Mapping) else {"label": label, "file": paper}


def _appendices_schema(appendices: JsonSchemaValue, resolve: Resolve) -> JsonSchemaValue:
    """One, a list, or one under each label; each by its name or with what is said of its file."""
    whole = resolve(appendices["items"])
    keys = {key: value for key, value in whole["properties"].items() if key != "label"}
    one = written.either(
        {"type": "object", "properties": keys, "additionalProperties": False, "required": ["file"]}, written.text()
    )
    return written.either(one, {"type": "array", "items": one}, {"type": "object", "additionalProperties": one})


class NamedPaper(Record):
    """What an agenda item or a paper names: a paper, or a file with what is said of it."""

    file: Text
    """The name of the file: mill-road-plan.pdf"""
    title: Text | None = None
    """What it is called: Location plan. The name of the file if left out."""
    kind: Text | None = None
    """What it is, printed as written: plan, petition, statement."""
    date: Date | None = None
    """The date that it bears: 2024-09-02"""
    original: Text | None = None
    """Its old address, which then leads to its page: documents/s4412/Report.pdf"""


class Appendix(NamedPaper):
    """A paper or file that belongs to a paper, and the label it goes by there."""

    label: str = ""


class Change(Record):
    """A correction made to a paper after it was published."""

    on: Date
    """The date: 2024-09-12"""
    what: Text
    """What was corrected: In paragraph 3.2 the figure is for 2023."""


class PaperFront(Record):
    """What stands above the text of a paper."""

    kind: Literal["briefing-note", "report", "presentation", "plan", "letter"] | None = None
    """What it is: briefing-note if left out, report, presentation, plan or letter."""
    authors: People = ()
    """Who wrote it, with the role as printed: e-finch: Panel Officer."""
    appendices: Annotated[tuple[Appendix, ...], Written(_appendices, _appendices_schema)] = ()
    """Papers or files that belong to it: a list, or a name under each label, A: annual-report."""
    background_papers: Many[Text] = ()
    """A list of texts, or none."""
    date: Date | None = None
    """The date the paper bears: 2024-09-02"""
    published: Date | None = None
    """When it was published, if later than the agenda: 2024-09-05"""
    to: Text | None = None
    """To whom it is addressed."""
    supersedes: Text | None = None
    """The paper it takes the place of."""
    glossary: Glossary = Field(default_factory=dict)
    """Abbreviations that mean something else in this paper, as in glossary.yaml."""
    formerly: Many[Id] = ()
    """File names that were used before; their addresses lead here."""
    draft: Flag = False
    """true: it is checked and not published."""
    original: WebAddress | None = None
    """The address of the council's own copy."""
    withdrawn: CalledOff = None
    """The reason why it was withdrawn; the page stays and says so."""
    corrections: tuple[Change, ...] = ()
    """What was corrected after publication, each with its date."""
    numbering: Literal["paragraphs", "headings", "none"] = "paragraphs"
    """What is numbered: paragraphs if left out, headings, or none."""
    recommendations: Literal["none"] | None = None
    """none: nothing in it is a recommendation."""
    accept: Accepted = Field(default_factory=dict)
    """Findings that are true and known, by rule, with the reason."""


class Deciding(Record):
    """What is said of a decision, wherever it is taken."""

    key: Flag | None = None
    """true: it is a key decision; false: it is none."""
    reference: Reference | None = None
    """The council's reference, for a key decision that in the forward plan: FP/24/17"""
    call_in: Date | None = None
    """The last day on which what was decided may be called in: 2024-11-26"""
    called_in: CalledOff = None
    """true, or what came of it: it was called in, and is not in force by the passing of that day."""
    general_exception: Text | None = None
    """Why a key decision could not be announced 28 clear days before, but was otherwise."""
    special_urgency: Text | None = None
    """Why a key decision could not wait for that either, and who agreed that it could not."""


class DecisionFront(Deciding):
    """What stands above a decision that was taken outside meetings."""

    by: People = ()
    """Who took it: Director of Place; an id or a name, with the role: b-reed: Cabinet Member for Homes."""
    under: Text | None = None
    """The power it was taken under: Scheme of delegation, paragraph 4.12."""
    published: Date | None = None
    """When it was published: 2024-11-19"""
    matter: Many[Id] = ()
    """Ids of matters.yaml: repairs; one or many."""
    glossary: Glossary = Field(default_factory=dict)
    """Abbreviations that mean something else in this text, as in glossary.yaml."""
    formerly: Many[Id] = ()
    """File names that were used before; their addresses lead here."""
    draft: Flag = False
    """true: it is checked and not published."""
    original: WebAddress | None = None
    """The address of the council's own copy."""
    withdrawn: CalledOff = None
    """true, or the reason why it was withdrawn; the page stays and says so."""
    corrections: tuple[Change, ...] = ()
    """What was corrected after publication, each with its date."""
    accept: Accepted = Field(default_factory=dict)
    """Findings that are true and known, by rule, with the reason."""


class MinutesFront(Record):
    """What may stand above the text of minutes."""

    glossary: Glossary = Field(default_factory=dict)
    """Abbreviations that mean something else in this text, as in glossary.yaml."""
    draft: Flag = False
    """true: they are checked and not published."""


class PageFront(Record):
    """What may stand above the text of a page about the archive: nothing yet."""


class PlannedRow(Record):
    """A row of a work programme; a plain line is its title."""

    title: Text
    """Its title, as a line of Markdown: Fire safety."""
    detail: Text | None = None
    """A line of Markdown: Waiting times by area."""
    leads: People = ()
    """People or bodies who lead on it: e-finch."""
    source: Text | None = None
    """Where it comes from, as a line of Markdown: meeting of 12 June 2024."""
    outcome: Text | None = None
    """What came of it, as a line of Markdown."""
    matter: Many[Id] = ()
    """Ids of matters.yaml: repairs; one or many."""
    state: Literal["deferred", "cancelled", "withdrawn"] | None = None
    """deferred, cancelled or withdrawn; never part of the title."""
    when: Text | None = None
    """Timing that is known better than the heading says it: Spring 2026."""
    was: Text | None = None
    """The title in the edition before, if it changed."""
    key: Flag | None = None
    """true: it is for a key decision."""
    reference: Reference | None = None
    """The reference of the decision: FP/24/17"""
    decision_maker: Many[Text] = ()
    """Who is to decide: ids of people or committees, or plain words, Cabinet Member for Homes; one or many."""
    private: CalledOff = None
    """true, or why: it is to be decided in private."""
    accept: Accepted = Field(default_factory=dict)
    """Findings that are true and known, by rule, with the reason."""


class WorkProgramme(Record):
    """One edition of a committee's work programme (`work-programme.yaml`)."""

    updated: Date | None = None
    """The date of the edition; that of the agenda if left out."""
    kind: Literal["work-programme", "forward-plan"] | None = None
    """What it is: forward-plan announces key decisions, and is meant where a row is for one; else work-programme."""
    title: Text | None = None
    """Its title; Work programme, or Forward plan, and the municipal year if left out."""
    programme: Mapping[Text, tuple[Annotated[PlannedRow, line_is("title")], ...]] = Field(default_factory=dict)
    """Rows under headings, in the order written: a date, a date and a note after it, or any other words. [] where
    nothing is planned yet.
    """

    @property
    def is_forward_plan(self) -> bool:
        """Whether it announces key decisions."""
        return self.means == "forward-plan"

    @property
    def means(self) -> Literal["work-programme", "forward-plan"]:
        """What it is: as it says, else by its rows."""
        has_key = any(row.key for rows in self.programme.values() for row in rows)
        return self.kind or ("forward-plan" if has_key else "work-programme")
