"""An item of an agenda, and the papers that go with it (content format, sections 1.7 and 1.17)."""

from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from generator.content.model.paper import Deciding, NamedPaper
from generator.content.model.reading import Record, wrong
from generator.content.model.values import Accepted, CalledOff, Date, Id, Many, People, Text, form, line_is


class PrivatePaper(Record):
    """A paper of a public item that is not for the public: its title and why; its text has no place in the archive."""

    title: Text
    """As the public may know it: Appendix 3, valuation."""
    exempt: Many[Text] = ()
    """Numbers of paragraphs of the law's list of exempt information, 1 to 7 of Schedule 12A in England; where no law
    has a list, words.
    """
    confidential: Text | None = None
    """Why it is confidential, printed as written."""
    private_because: Text | None = None
    """Any other ground, printed as written."""
    public_interest: Text | None = None
    """Why the public interest is better served by keeping it private."""
    file: Many[Text] = ()
    """Never: what is private is not in the archive. A file that is named here is an error, and is not published."""
    accept: Accepted = Field(default_factory=dict)
    """Findings that are true and known, by rule, with the reason."""


class AgendaItem(Deciding):
    """An item of an agenda; a plain line is its title."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["title"]}, {"required": ["minutes-of"]}]})

    title: Text | None = None
    """As on the agenda, as a line of Markdown: Repairs update."""
    by: Text | None = None
    """Who brings it, as printed: Report of the Director of Homes."""
    about: Text | None = None
    """A line of Markdown under the title."""
    papers: Many[Annotated[NamedPaper, line_is("file")]] = ()
    """What goes with it: repairs-update, 2024-06-12/repairs-plan or map.pdf; one or many. Of a file more may be said:
    its title, its kind, its date, its old address.
    """
    private_papers: Many[Annotated[PrivatePaper, line_is("title")]] = ()
    """Papers that go with it and are not for the public: the title of each and why; the item is part private."""
    minutes_of: Many[Date] = ()
    """The date or dates of the meetings whose minutes are to be agreed: 2024-06-12. The title is then Minutes."""
    parts: tuple[Text, ...] | None = None
    """Lettered parts of your own, as lines of Markdown; [] for none."""
    matter: Many[Id] = ()
    """Ids of matters.yaml: repairs; one or many."""
    contact: People = ()
    """Whom to ask about it: an id or a name, with the role if it is printed."""
    number: Annotated[str, form(r"\d+[a-z]", "4a")] | None = None
    """Only for an item added after publication, so that the others keep their numbers: 4a"""
    added: Date | None = None
    """The date on which it was added: 2024-09-06"""
    urgent: Text | None = None
    """The special circumstances for which it is taken."""
    withdrawn: CalledOff = None
    """true, or the reason why it was withdrawn."""
    deferred_to: Date | None = None
    """The date it was put off to, if that was before the meeting: 2024-11-13"""
    missing: Text | None = None
    """What went with it and is not in the archive: Report and two appendices."""
    exempt: Many[Text] = ()
    """For a private item: numbers of paragraphs of the law's list of exempt information, 1 to 7 of Schedule 12A in
    England; where no law has a list, words.
    """
    confidential: Text | None = None
    """For a private item: why it is confidential, printed as written."""
    private_because: Text | None = None
    """For a private item: any other ground, printed as written: Regulation 14(2) of the Licensing Act 2003 (Hearings)
    Regulations 2005.
    """
    public_interest: Text | None = None
    """Why the public interest is better served by keeping it private."""
    public_summary: Text | None = None
    """What can be said in public after the meeting."""
    accept: Accepted = Field(default_factory=dict)
    """Findings that are true and known, by rule, with the reason."""

    @property
    def named(self) -> tuple[str, ...]:
        """The names of what goes with it."""
        return tuple(paper.file for paper in self.papers)

    @model_validator(mode="after")
    def _has_title(self) -> "AgendaItem":
        if self.title is None and not self.minutes_of:
            raise wrong("missing-key", "an agenda item needs a title", "add `title:`, or write the title alone")
        return self


Item = Annotated[AgendaItem, line_is("title")]
