"""What stands above papers and minutes, and work programmes (content format, sections 1.8 and 1.11)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.model.council import Glossary
from generator.model.reading import Record
from generator.model.values import Accepted, Date, Flag, Id, Many, People, Text, titled


def _appendices(value: object) -> object:
    if isinstance(value, Mapping):
        return [{"label": label, "paper": paper} for label, paper in value.items()]
    papers = [value] if isinstance(value, str) else value
    if not isinstance(papers, list):
        return papers
    alone = len(papers) == 1
    return [{"label": "" if alone else str(n), "paper": paper} for n, paper in enumerate(papers, 1)]


class Appendix(Record):
    """A paper that belongs to another, and the label it goes by there."""

    label: str = ""
    paper: Text


class Change(Record):
    """A correction made to a paper after it was published."""

    on: Date
    what: Text


class PaperFront(Record):
    """What stands above the text of a paper."""

    kind: Literal["briefing-note", "report", "presentation", "plan", "letter"] | None = None
    authors: People = ()
    appendices: Annotated[tuple[Appendix, ...], BeforeValidator(_appendices)] = ()
    background_papers: Many[Text] = ()
    date: Date | None = None
    published: Date | None = None
    to: Text | None = None
    supersedes: Text | None = None
    glossary: Glossary = Field(default_factory=dict)
    formerly: Many[Id] = ()
    draft: Flag = False
    original: Text | None = None
    withdrawn: Text | None = None
    corrections: tuple[Change, ...] = ()
    numbering: Literal["paragraphs", "headings", "none"] = "paragraphs"
    recommendations: Literal["none"] | None = None


class MinutesFront(Record):
    """What may stand above the text of minutes."""

    glossary: Glossary = Field(default_factory=dict)


class PageFront(Record):
    """What may stand above the text of a page about the archive: nothing yet."""


class Row(Record):
    """A row of a work programme; a plain line is its title."""

    title: Text
    detail: Text | None = None
    leads: People = ()
    source: Text | None = None
    outcome: Text | None = None
    matter: Many[Id] = ()
    state: Literal["deferred", "cancelled", "withdrawn"] | None = None
    when: Text | None = None
    was: Text | None = None
    accept: Accepted = Field(default_factory=dict)


class WorkProgramme(Record):
    """One edition of a committee's work programme (`work-programme.yaml`)."""

    updated: Date | None = None
    title: Text | None = None
    programme: Mapping[Text, tuple[Annotated[Row, BeforeValidator(titled)], ...]] = Field(default_factory=dict)
    """Rows by date, by date and a note, or under any other heading, in the order written."""
