"""An agenda as it is written, and the one list that it is kept as: items, those within items, and sections."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, PrivateAttr, ValidationError, model_validator
from pydantic_core import InitErrorDetails

from generator.content.model.paper import Deciding, NamedPaper
from generator.content.model.reading import Record, wrong
from generator.content.model.values import (
    Accepted,
    CalledOff,
    Date,
    Id,
    Many,
    People,
    Text,
    Time,
    form,
    line_is,
)
from generator.content.model.written import Written
from generator.problems import Loc

NUMBERS = form(r"[^{}]*\{n\}([^{}]*\{a\}|[^{}]+\{m\})[^{}]*", '"{n}.{m}" or "{n}({a})", in quotes')


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


def _within(value: object) -> object:
    """An item within an item, which has none within it."""
    if isinstance(value, Mapping) and {"items", "section"} & value.keys():
        key = "items" if "items" in value else "section"
        mend = "take them up one step, beside this one" if key == "items" else "put it between items of the agenda"
        raise wrong("nested-items", f"an item within an item cannot have `{key}:`", mend)
    return value


class AgendaItem(Deciding):
    """An item of an agenda; a plain line is its title.

    One with `section` is a heading, and is kept with each of the items below it instead.
    """

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": [key]} for key in ("title", "minutes-of", "section")]}
    )

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
    number: Text | None = None
    """Of an item added after publication, so that the others keep their numbers: 4a. Or that of every item, as it is
    printed: TOP N1, 24/061.
    """
    items: tuple["SubItem", ...] = ()
    """Items within it, each with keys like any item: printed 10(a), 10(b). One that gives why it is private is private.
    """
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
    section: Text | None = None
    """A heading above the items that follow, as a line of Markdown: Applications. Beside it only `time:` stands."""
    time: Time | None = None
    """When a section begins: 14:00"""
    accept: Accepted = Field(default_factory=dict)
    """Findings that are true and known, by rule, with the reason."""

    _loc: Loc = PrivateAttr(default=())
    _under: Loc = PrivateAttr(default=())

    @property
    def loc(self) -> Loc:
        """The keys and positions that lead to it in its file."""
        return self._loc

    @property
    def section_loc(self) -> Loc:
        """Those that lead to the heading of its section; none where it is in none."""
        return self._under

    @property
    def whole_loc(self) -> Loc:
        """Those that lead to the item that it is within; none where it is in none."""
        return self._loc[:2] if len(self._loc) > 2 else ()

    @property
    def named(self) -> tuple[str, ...]:
        """The names of what goes with it."""
        return tuple(paper.file for paper in self.papers)

    @model_validator(mode="after")
    def _is_whole(self) -> "AgendaItem":
        if self.section is not None:
            if more := self.model_fields_set - {"section", "time"}:
                key = next(key for key in type(self).model_fields if key in more).replace("_", "-")
                mend = "write it as an entry of its own, with `time:` at most, before the first item below it"
                raise wrong("section", f"a section is a heading, and has no `{key}:`", mend)
        elif self.time is not None:
            mend = "put it beside `section:`, in an entry before the item; `about:` can say when an item is taken"
            raise wrong("section", "an item has no time of its own", mend)
        elif self.title is None and not self.minutes_of:
            raise wrong("missing-key", "an agenda item needs a title", "add `title:`, or write the title alone")
        return self

    def placed(self, loc: Loc, above: "AgendaItem | None" = None, whole: "AgendaItem | None" = None) -> "AgendaItem":
        """It with its place, in the section of a heading `above` it, or within the item that is the `whole`.

        What is said of the whole holds for what is within it: that it was added, and why it is urgent, that it was put
        off or withdrawn, and, of private business, why it is private.
        """
        known: dict[str, object] = {"items": ()}
        if whole is not None:
            above_loc = whole.section_loc
            known |= {"section": whole.section, "time": whole.time}
            known["added"] = max((day for day in (self.added, whole.added) if day), default=None)
            known["urgent"] = self.urgent or (whole.urgent if self.added is None else None)
            known["withdrawn"] = whole.withdrawn if self.withdrawn is None else self.withdrawn
            known["deferred_to"] = self.deferred_to or whole.deferred_to
            if loc[0] == "private" and not any(getattr(self, key) for key in _GROUNDS):
                known |= {key: getattr(whole, key) for key in (*_GROUNDS, "public_interest")}
        else:
            above_loc = above.loc if above else ()
            known |= {"section": above.section if above else None, "time": above.time if above else None}
        made = self.model_copy(update={key: value for key, value in known.items() if value != getattr(self, key)})
        made._loc, made._under = loc, above_loc  # noqa: SLF001  its own, of a copy
        return made


_GROUNDS = ("exempt", "confidential", "private_because")
Item = Annotated[AgendaItem, line_is("title")]
SubItem = Annotated[Item, Written(_within, lambda kept, _: kept)]
AgendaItem.model_rebuild()


def _flat(key: str, written: tuple[AgendaItem, ...] | None) -> tuple[AgendaItem, ...] | None:
    """An agenda as one list: each item after the one that it is within, and with the section that it is in."""
    if empty := [n for n, entry in enumerate(written or ()) if entry.section is not None and _ends(written, n)]:
        fault = wrong("section", "no item stands below this section", "write its items below it, or take it out")
        details: list[InitErrorDetails] = [{"type": fault, "loc": (n,), "input": None} for n in empty]
        raise ValidationError.from_exception_data("agenda", details)
    return written and tuple(_in_order(key, written))


def _ends(written: Sequence[AgendaItem] | None, position: int) -> bool:
    """Whether an agenda, or a section, ends with an entry."""
    below = (written or ())[position + 1 : position + 2]
    return not below or below[0].section is not None


def _in_order(key: str, written: Sequence[AgendaItem]) -> Iterator[AgendaItem]:
    above: AgendaItem | None = None
    for position, entry in enumerate(written):
        if entry.section is not None:
            above = entry.model_copy()
            above._loc = (key, position)  # noqa: SLF001  of a copy
            continue
        whole = entry.placed((key, position), above)
        yield whole
        for n, item in enumerate(entry.items):
            yield item.placed((key, position, "items", n), whole=whole)


Agenda = tuple[Item, ...]
PUBLIC = AfterValidator(partial(_flat, "agenda"))
PRIVATE = AfterValidator(partial(_flat, "private"))
