"""Converts every Markdown text, and lists what can be referred to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from generator import urls
from generator.archive.agenda import numbered
from generator.archive.minuting import minuting_of
from generator.archive.programme import anchors
from generator.archive.references import Linkable, Page, scopes
from generator.archive.resolve import BODIES, terms_within
from generator.archive.years import Starts, municipal_year
from generator.content.attached.forms import form_of
from generator.content.model import Council, Meeting, MinutesRecord, Person, Term
from generator.content.records import CommitteeRecords, MeetingRecords, Records
from generator.content.sources import MarkdownFile
from generator.problems import Problem
from generator.store.memo import Memo, Spread, merged
from generator.text import Body, Kind, Minuting, convert

Conversion = partial[Body]
"""Converts one text."""


DECISIONS = "decisions"
"""Under which those taken outside meetings are among the texts of a committee, beside its meetings."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Every converted text by the path of its source below `content/` ("board/2019-09-19/minutes.md")."""

    bodies: Mapping[str, Body]
    problems: tuple[Problem, ...]
    within: Mapping[str, "Texts"] = field(default_factory=dict)
    """Of all texts those of each committee, of a committee's those of each meeting; the same as long as they are."""


@dataclass(frozen=True, slots=True)
class _Converted:
    """A body with the glossary that it was made with."""

    body: Body
    terms: Mapping[str, str]


def converted(records: Records, terms: Mapping[str, str], memo: Memo, spread: Spread | None = None) -> Texts:
    """The converted texts, and what is wrong in them. With `spread`, all that is wanted is converted at once before."""
    if spread:
        _convert_ahead(records, terms, memo, spread)
    about = [_about(stem, file) for stem, file in records.about.items()]
    council, people = records.council.record, _persons(records, memo)
    within = {
        committee.name: memo.of(("texts", committee.name), _of_committee, council, committee, people, terms, memo)
        for committee in records.committees.values()
    }
    alone = _texts((wish.path, wish.file, _body(wish, terms, memo)) for wish in about)
    return _joined(tuple(within.items()), alone)


def _convert_ahead(records: Records, terms: Mapping[str, str], memo: Memo, spread: Spread) -> None:
    """Converts the texts of all meetings, and keeps them in memory under the names by which they are asked for."""
    council, people = records.council.record, _persons(records, memo)
    wishes = [
        wish
        for committee in records.committees.values()
        for meeting in committee.meetings.values()
        for wish in _wishes(committee.name, meeting, minuting_of(council, committee.committee.record, meeting, people))
    ]
    wishes += [wish for committee in records.committees.values() for wish in _wishes_of_decisions(committee)]
    wanted = [wish.conversion(terms) for wish in wishes]
    bodies = memo.lasting_each(BODIES, [(_parts(conversion), conversion) for conversion in wanted], spread)
    for wish, body in zip(wishes, bodies, strict=True):
        memo.keep(("body", wish.path), _Converted(body, terms), *wish.parts)


def _joined(within: tuple[tuple[str, Texts], ...], alone: Texts | None = None) -> Texts:
    parts = [*([alone] if alone else []), *(part for _, part in within)]
    problems = tuple(problem for part in parts for problem in part.problems)
    return Texts(merged(part.bodies for part in parts), problems, dict(within))


def _persons(records: Records, memo: Memo) -> Mapping[str, Person]:
    """The entries of `people.yaml`, the same as long as they are."""
    return memo.same("persons", {name: filed.record for name, filed in records.people.items()})


def _of_committee(
    council: Council,
    committee: CommitteeRecords,
    people: Mapping[str, Person],
    terms: Mapping[str, str],
    memo: Memo,
) -> Texts:
    within: list[tuple[str, Texts]] = []
    for meeting in committee.meetings.values():
        wishes = _wishes(committee.name, meeting, minuting_of(council, committee.committee.record, meeting, people))
        made = tuple((wish.path, wish.file, _body(wish, terms, memo)) for wish in wishes)
        within.append((meeting.name, memo.of(("texts", committee.name, meeting.name), _texts, made)))
    if committee.decisions:
        decided = tuple((wish.path, wish.file, _body(wish, terms, memo)) for wish in _wishes_of_decisions(committee))
        within.append((DECISIONS, memo.of(("texts", committee.name, DECISIONS), _texts, decided)))
    return memo.of(("texts together", committee.name), _joined, tuple(within))


def _body(wish: "_Wish", terms: Mapping[str, str], memo: Memo) -> Body:
    """A text converted, again only if it changed or what an abbreviation in it means."""

    def is_current(before: _Converted) -> bool:
        if before.terms is terms:
            return True
        return not any(word in wish.file.body for word in memo.of("changed words", _changed, before.terms, terms))

    def make(*_: object) -> _Converted:
        conversion = wish.conversion(terms)
        return _Converted(memo.lasting(BODIES, _parts(conversion), conversion), terms)

    return memo.of(("body", wish.path), make, *wish.parts, is_current=is_current).body


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str]:
    """The abbreviations that mean something else than before, or are new or gone."""
    return frozenset(word for word, _ in before.items() ^ now.items())


def _parts(conversion: Conversion) -> tuple[object, ...]:
    return ("body", *conversion.args, conversion.keywords)


def _texts(converted: Iterable[tuple[str, MarkdownFile, Body]]) -> Texts:
    bodies: dict[str, Body] = {}
    problems: list[Problem] = []
    for path, file, body in converted:
        bodies[path] = body
        problems += [
            Problem(file.place(fault.line, fault.column), fault.what, fault.mend, fault.rule, fault.severity)
            for fault in body.faults
        ]
    return Texts(bodies, tuple(problems))


@dataclass(frozen=True, slots=True)
class _Wish:
    """A text that is wanted: its path and file, and how it is converted."""

    path: str
    file: MarkdownFile
    how: Conversion
    """All but the abbreviations that are explained in it."""
    own: Mapping[str, str] = field(default_factory=dict)
    """What it means by abbreviations of its own."""

    def conversion(self, terms: Mapping[str, str]) -> Conversion:
        """What converts it, with those abbreviations of the glossary and its own that stand in it."""
        return partial(self.how, terms=terms_within({**terms, **self.own}, self.file.body))

    @property
    def parts(self) -> tuple[object, ...]:
        """All that it is converted by, the glossary apart."""
        return (*self.how.args, tuple(self.how.keywords.items()), tuple(self.own.items()))


def _about(stem: str, file: MarkdownFile) -> _Wish:
    return _Wish(f"about/{stem}.md", file, partial(convert, file.body, "page"))


def _wishes(committee: str, meeting: MeetingRecords, style: Minuting) -> Iterator[_Wish]:
    folder = f"{committee}/{meeting.name}"
    for stem, paper in meeting.papers.items():
        file, front = paper.text, paper.front.record
        kind: Kind = "presentation" if front.kind == "presentation" else "paper"
        asked, cites = front.recommendations is None, Minuting(form=style.form)
        how = partial(convert, file.body, kind, numbering=front.numbering, recommendations=asked, minuting=cites)
        yield _Wish(f"{folder}/{stem}.md", file, how, meanings(front.glossary))
    if meeting.minutes:
        file, own = meeting.minutes.text, meanings(meeting.minutes.front.record.glossary)
        first = (meeting.meeting.record.minutes or MinutesRecord()).first
        if meeting.meeting.faulty:
            first = first or 1  # the number may stand in the file that could not be read
        how = partial(convert, file.body, "minutes", first=first, minuting=style)
        yield _Wish(f"{folder}/minutes.md", file, how, own)


def _wishes_of_decisions(committee: CommitteeRecords) -> Iterator[_Wish]:
    """The texts of decisions outside meetings: their paragraphs have no numbers, and nothing in them is asked."""
    for name, decision in committee.decisions.items():
        file = decision.text
        how = partial(convert, file.body, "paper", numbering="none", recommendations=False)
        yield _Wish(f"{committee.name}/{name}.md", file, how, meanings(decision.front.record.glossary))


def meanings(glossary: Mapping[str, Term]) -> Mapping[str, str]:
    """What each abbreviation means."""
    return {word: term.means for word, term in glossary.items()}


def known(records: Records, texts: Texts, starts: Starts, memo: Memo) -> Linkable:
    """Everything that can be referred to."""
    about = {
        f"about/{stem}.md": Page(urls.about(stem), frozenset(texts.bodies[f"about/{stem}.md"].anchors))
        for stem in records.about
    }
    committees = []
    for committee in records.committees.values():
        own = texts.within[committee.name]
        committees.append(memo.of(("known", committee.name), _known_of, committee, own, starts, memo))
    return Linkable(
        merged([about, *(committee.pages for committee in committees)]),
        merged(committee.minutes for committee in committees),
        merged(committee.meetings for committee in committees),
        starts,
    )


def _known_of(committee: CommitteeRecords, texts: Texts, starts: Starts, memo: Memo) -> Linkable:
    """What a committee has that can be referred to."""
    pages = {f"{committee.name}/committee.yaml": Page(urls.committee(committee.name))}
    for name in committee.decisions:
        path = f"{committee.name}/{name}.md"
        anchors_of = frozenset(texts.bodies[path].anchors)
        pages[path] = Page(urls.decision(committee.name, name), anchors_of)
    for name in committee.draft_decisions - committee.decisions.keys():
        pages[f"{committee.name}/{name}.md"] = Page("", is_draft=True)
    for name in committee.held:
        pages[f"{committee.name}/{name}.md"] = Page("")
    minutes: dict[tuple[str, str], dict[str, str]] = {}
    meetings: dict[tuple[str, str], str] = {}
    for meeting in committee.meetings.values():
        own = texts.within[meeting.name]
        pages.update(memo.of(("pages", committee.name, meeting.name), _pages, committee.name, meeting, own))
        meetings.setdefault((committee.name, meeting.date.isoformat()), meeting.name)
        body = own.bodies.get(f"{committee.name}/{meeting.name}/minutes.md")
        for minute in body.minutes if body else ():
            for scope in scopes(minute, meeting.date, municipal_year(meeting.date, starts)):
                taken = minutes.setdefault((committee.name, scope), {})
                taken.setdefault(minute.number.casefold(), meeting.name)
    return Linkable(pages, minutes, meetings, starts)


def _pages(committee: str, meeting: MeetingRecords, texts: Texts) -> dict[str, Page]:
    """What a meeting's folder holds that can be linked to, by the path of its source."""
    return dict(_linkable(committee, meeting, texts.bodies))


def _places(meeting: Meeting) -> Iterator[str]:
    """The fragments of a meeting's page: its items, and their private papers."""
    for item in numbered(meeting):
        yield urls.item(item.number)
        for number, _ in enumerate(item.record.private_papers, 1):
            yield urls.private_paper(item.number, number)


def _linkable(committee: str, meeting: MeetingRecords, bodies: Mapping[str, Body]) -> Iterator[tuple[str, Page]]:
    where = (committee, meeting.name)
    folder = "/".join(where)
    items = frozenset(_places(meeting.meeting.record))
    yield folder, Page(urls.meeting(*where), items)
    yield f"{folder}/meeting.yaml", Page(urls.meeting(*where), items)
    for stem in meeting.papers:
        yield f"{folder}/{stem}.md", Page(urls.paper(*where, stem), frozenset(bodies[f"{folder}/{stem}.md"].anchors))
    if meeting.minutes:
        yield f"{folder}/minutes.md", Page(urls.minutes(*where), frozenset(bodies[f"{folder}/minutes.md"].anchors))
    if meeting.programme:
        path = f"{folder}/work-programme.yaml"
        yield path, Page(urls.work_programme(*where), frozenset(anchors(meeting.programme.record).values()))
    for stem in meeting.drafts - meeting.papers.keys():
        yield f"{folder}/{stem}.md", Page("", is_draft=True)
    for name in meeting.held:
        yield f"{folder}/{name}", Page("")
    for name in (*meeting.attachments, *meeting.data):
        form = form_of(name)
        yield (
            f"{folder}/{name}",
            Page(urls.attachment(*where, name), has_sheets=form is not None and form.sort == "pdf"),
        )
