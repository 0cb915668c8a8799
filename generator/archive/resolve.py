"""Resolves what converted texts refer to, and gathers what leads nowhere."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from generator.archive.lines import NO_LINE, Line, Links
from generator.archive.references import Linkable, Origin, find
from generator.content.model import AgendaItem, Directorate, Named, Record, is_id
from generator.content.model.values import NOT_STATED
from generator.problems import Loc, Place, Problem, RuleName, Severity, suggestion
from generator.store.codec import Codec
from generator.store.memo import Memo
from generator.text import (
    Body,
    Drawn,
    Figure,
    Inline,
    Reference,
    cites,
    convert,
    draw,
    may_be_marked,
    plain_lines,
    table_in_words,
)
from generator.text import inline as inline_of_text

At = Callable[[], Place]
"""Where something stands; worked out only when there is something to say about it."""


class _Bodies(Codec[Body]):
    """Texts, of which what is packed in them is held to be of its type too."""

    __slots__ = ()

    def read(self, data: bytes) -> Body | None:
        """The text that was kept; None if the bytes are none."""
        body = Codec.read(self, data)
        return body if body and body.is_sound else None


LINES, FIGURES, BODIES, TABLES = Codec(Inline), Codec(Drawn), _Bodies(Body), Codec(str)
"""How converted lines, figures and texts are kept, and tables for programs."""


@dataclass(frozen=True, slots=True)
class Resolver:
    """What can be referred to, and the problems found so far."""

    known: Linkable
    people: Mapping[str, bool] | None
    """The ids of `people.yaml`; None if that file could not be read, and nothing is asked of it."""
    matters: Mapping[str, bool] | None
    terms: Mapping[str, str]
    memo: Memo
    """Where what was converted in an earlier run is kept."""
    problems: list[Problem] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    """The lines that were converted with the glossary."""
    led: set[str] = field(default_factory=set)
    """Where links lead."""

    def say(self, at: At, what: str, mend: str, rule: RuleName, severity: Severity = "error") -> None:
        """Notes a problem."""
        self.problems.append(Problem(at(), what, mend, rule, severity))

    def links(self, references: Iterable[Reference], origin: Origin, at: Callable[[Reference], Place]) -> Links:
        """Where the references of a text lead, by what marks them in its HTML (figures are not among them)."""
        links: dict[str, str] = {}
        for reference in references:
            if reference.kind == "figure":
                continue
            found = find(reference.kind, reference.target, origin, self.known)
            if found.what:
                self.problems.append(Problem(at(reference), found.what, found.mend, found.rule, found.severity))
            mark = reference.target if reference.kind == "link" else f"{reference.kind}:{reference.target}"
            links[mark] = found.address
        self.led.update(links.values())
        return links

    def line(self, text: str | None, origin: Origin, at: At) -> Line:
        """A line of Markdown from a YAML file, converted and linked."""
        if not text:
            return NO_LINE
        self.read.append(text)
        own = terms_within(self.terms, text)
        form = origin.form if cites(text, origin.form) else ""
        make = partial(inline_of_text, text, own, form)
        key = ("line", text, own, form) if form else ("line", text, own)
        inline = self.memo.lasting(LINES, key, make) if own or form or may_be_marked(text) else make()
        return Line(inline.forms, inline.text, self.links(inline.references, origin, lambda _: at()))

    def paragraphs(self, text: str | None, origin: Origin, at: At) -> Line:
        """Markdown of a YAML file that may be more than a line, converted and linked."""
        if not text:
            return NO_LINE
        self.read.append(text)
        own = terms_within(self.terms, text)
        body = self.memo.lasting(BODIES, ("paragraphs", text, own), partial(convert, text, "page", terms=own))
        return Line(body.forms, plain_lines(text), self.links(body.references, origin, lambda _: at()))

    def draw(self, data: str, figure: Figure, terms: Mapping[str, str]) -> Drawn:
        """The table and chart of a CSV, converted."""
        self.read.append(data)
        own = terms_within(terms, data)
        return self.memo.lasting(FIGURES, ("figure", data, figure, own), partial(draw, data, figure, own))

    def offered(self, data: str) -> str:
        """A CSV as it is offered for download."""
        return self.memo.lasting(TABLES, ("table", data), partial(table_in_words, data))

    def ids(self, record: Record, at: Callable[..., Place]) -> None:
        """Notes every person and matter that a record names and nobody knows."""
        for loc, named in walk(record):
            if isinstance(named, Named):
                self.person(named, partial(at, *loc))
            else:
                self.matter(named, partial(at, *loc))

    def person(self, named: Named, at: At) -> None:
        """Notes a person, or whom a substitute stands in for, if the id is in no file."""
        names = [] if named.is_vacant else [named.person]
        if named.for_ and named.for_ != NOT_STATED:
            names.append(named.for_)
        for name in names:
            if self.people is None or name in self.people or not (is_id(name) or name.lower() in self.people):
                continue
            hint = suggestion(name, self.people)
            mend = hint if hint.startswith("did") else "add the person, or write the name in full"
            self.say(at, f'nobody in people.yaml has the id "{name}"', mend, "unknown-person")

    def matter(self, name: str, at: At) -> None:
        """Notes a matter that is in no file."""
        if self.matters is not None and name not in self.matters:
            hint = suggestion(name, self.matters)
            mend = hint if hint.startswith("did") else "add it to matters.yaml"
            self.say(at, f'no matter in matters.yaml has the id "{name}"', mend, "unknown-matter")


def terms_within(terms: Mapping[str, str], text: str) -> Mapping[str, str]:
    """Those abbreviations that stand in a text."""
    return {word: means for word, means in sorted(terms.items()) if word in text}


def walk(record: Record, within: Loc = ()) -> Iterator[tuple[Loc, Named | str]]:
    """Every person, and every id of a matter, that a record names, with the keys that lead there."""
    for name, info in type(record).model_fields.items():
        value, loc = getattr(record, name), (*within, info.alias or name)
        if name == "matter":
            yield from (((*loc, n), entry) for n, entry in enumerate(value))
        elif value:
            yield from _walk(value, loc)


def _walk(value: object, loc: Loc) -> Iterator[tuple[Loc, Named | str]]:
    if isinstance(value, Named):
        yield loc, value
    elif isinstance(value, Directorate):
        yield from _walk(value.people, (*loc[:-1], value.name) if value.name else loc[:-1])
    elif isinstance(value, Record):
        yield from walk(value, value.loc or loc if isinstance(value, AgendaItem) else loc)
    elif isinstance(value, tuple):
        for n, entry in enumerate(value):
            yield from _walk(entry, (*loc, n))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _walk(entry, (*loc, key))
