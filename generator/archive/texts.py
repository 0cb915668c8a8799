"""Converts every Markdown text, and lists what can be referred to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from functools import partial

from generator import urls
from generator.archive.agenda import numbered
from generator.archive.minuting import minuting_of
from generator.archive.programme import anchors
from generator.archive.references import Linkable, Page, scopes
from generator.archive.resolve import BODIES, terms_within
from generator.archive.years import Starts, municipal_year, starts_of
from generator.content.model import Council, MinutesRecord, PaperFront, Person, Term
from generator.content.records import CommitteeRecords, MeetingRecords, Records
from generator.content.sources import MarkdownFile
from generator.problems import Problem
from generator.store.memo import Memo, Spread, merged
from generator.text import USUAL, Body, Kind, Minuting, Numbering, convert

Conversion = partial[Body]
"""Converts one text."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Every converted text by the path of its source below `content/` ("board/2019-09-19/minutes.md")."""

    bodies: Mapping[str, Body]
    problems: tuple[Problem, ...]
    within: Mapping[str, "Texts"] = field(default_factory=dict)
    """Of all texts those of each committee, of a committee's those of each meeting; the same as long as they are."""


@dataclass(slots=True)
class _Converted:
    """A body with the glossary it would be made alike with; the newest of these is noted."""

    body: Body
    terms: Mapping[str, str]


def converted(records: Records, terms: Mapping[str, str], memo: Memo, spread: Spread | None = None) -> Texts:
    """The converted texts, and what is wrong in them. With `spread`, all that is wanted is converted at once before."""
    if spread:
        _convert_ahead(records, terms, memo, spread)
    about = _texts([_about(stem, file, terms, memo) for stem, file in records.about.items()])
    council = records.council.record
    starts, people = memo.same("starts", starts_of(council)), _persons(records, memo)
    within = {
        committee.name: memo.of(
            ("texts", committee.name),
            (committee, terms, council.decision_words, starts, people),
            partial(_of_committee, council, committee, people, terms, memo),
        )
        for committee in records.committees.values()
    }
    return _joined(within, about)


def _convert_ahead(records: Records, terms: Mapping[str, str], memo: Memo, spread: Spread) -> None:
    """Converts the texts of all meetings, and keeps them in memory under the names by which they are asked for."""
    council, people = records.council.record, _persons(records, memo)
    wanted = [
        wish
        for committee in records.committees.values()
        for meeting in committee.meetings.values()
        for wish in _wishes(
            f"{committee.name}/{meeting.name}",
            meeting,
            terms,
            minuting_of(council, committee.committee.record, meeting, people),
        )
    ]
    makes = [wish.make() for wish in wanted]
    bodies = memo.lasting_each(BODIES, [(_parts(make), make) for make in makes], spread)
    for wish, body in zip(wanted, bodies, strict=True):
        memo.of(("body", wish.path), wish.parts, partial(_Converted, body, terms))


def _joined(within: Mapping[str, Texts], alone: Texts | None = None) -> Texts:
    parts = [*([alone] if alone else []), *within.values()]
    problems = tuple(problem for part in parts for problem in part.problems)
    return Texts(merged(part.bodies for part in parts), problems, within)


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
    record = committee.committee.record
    within = {
        meeting.name: _of_meeting(committee.name, meeting, terms, minuting_of(council, record, meeting, people), memo)
        for meeting in committee.meetings.values()
    }
    return memo.of(("texts together", committee.name), tuple(within.values()), partial(_joined, within))


def _of_meeting(
    committee: str, meeting: MeetingRecords, terms: Mapping[str, str], style: Minuting, memo: Memo
) -> Texts:
    made = list(_bodies(f"{committee}/{meeting.name}", meeting, terms, style, memo))
    parts = (meeting, *(body for _, _, body in made))
    return memo.of(("texts", committee, meeting.name), parts, partial(_texts, made))


def _body(memo: Memo, wish: "_Wish", terms: Mapping[str, str]) -> Body:
    """A text converted, again only if it changed or what an abbreviation in it means."""
    text = str(wish.parts[0])

    def is_current(before: _Converted) -> bool:
        if before.terms is not terms:
            if any(word in text for word in _changed(before.terms, terms, memo)):
                return False
            before.terms = terms
        return True

    def make() -> _Converted:
        return _Converted(_converted(memo, wish.make), terms)

    return memo.of(("body", wish.path), wish.parts, make, is_current).body


def _changed(before: Mapping[str, str], now: Mapping[str, str], memo: Memo) -> frozenset[str]:
    """The abbreviations that mean something else than before, or are new or gone."""
    return memo.of("changed words", (before, now), lambda: frozenset(word for word, _ in before.items() ^ now.items()))


def _conversion(
    text: str,
    kind: Kind,
    terms: Mapping[str, str],
    *,
    first: int | None = None,
    numbering: Numbering = "paragraphs",
    recommendations: bool = True,
    minuting: Minuting = USUAL,
) -> Conversion:
    """What converts a text, with those abbreviations that stand in it."""
    return partial(
        convert,
        text,
        kind,
        first=first,
        terms=terms_within(terms, text),
        numbering=numbering,
        recommendations=recommendations,
        minuting=minuting,
    )


def _parts(conversion: Conversion) -> tuple[object, ...]:
    return ("body", *conversion.args, conversion.keywords)


def _converted(memo: Memo, make: Callable[[], Conversion]) -> Body:
    """A text converted, in this run or an earlier one."""
    conversion = make()
    return memo.lasting(BODIES, _parts(conversion), conversion)


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


def _about(stem: str, file: MarkdownFile, terms: Mapping[str, str], memo: Memo) -> tuple[str, MarkdownFile, Body]:
    wish = _Wish(f"about/{stem}.md", file, (file.body,), partial(_conversion, file.body, "page", terms))
    return wish.path, file, _body(memo, wish, terms)


@dataclass(frozen=True, slots=True)
class _Wish:
    """A text that is wanted: its path and file, what it is made of (its words first), and what tells how."""

    path: str
    file: MarkdownFile
    parts: tuple[object, ...]
    make: Callable[[], Conversion]


def _bodies(
    folder: str, meeting: MeetingRecords, terms: Mapping[str, str], style: Minuting, memo: Memo
) -> Iterator[tuple[str, MarkdownFile, Body]]:
    for wish in _wishes(folder, meeting, terms, style):
        yield wish.path, wish.file, _body(memo, wish, terms)


def _wishes(folder: str, meeting: MeetingRecords, terms: Mapping[str, str], style: Minuting) -> Iterator[_Wish]:
    for stem, paper in meeting.papers.items():
        text, front = paper.text, paper.front.record
        make = partial(_of_paper, text, front, terms, style)
        yield _Wish(f"{folder}/{stem}.md", text, (text.body, front, style.form), make)
    if meeting.minutes:
        text, front_of = meeting.minutes.text, meeting.minutes.front.record
        first = (meeting.meeting.record.minutes or MinutesRecord()).first
        if meeting.meeting.faulty:
            first = first or 1  # the number may stand in the file that could not be read
        own = {**terms, **meanings(front_of.glossary)}
        make = partial(_conversion, text.body, "minutes", own, first=first, minuting=style)
        yield _Wish(f"{folder}/minutes.md", text, (text.body, front_of, first, astuple(style)), make)


def _of_paper(file: MarkdownFile, front: PaperFront, terms: Mapping[str, str], style: Minuting) -> Conversion:
    kind: Kind = "presentation" if front.kind == "presentation" else "paper"
    own = {**terms, **meanings(front.glossary)}
    asked = front.recommendations is None
    cites = Minuting(form=style.form)
    return _conversion(file.body, kind, own, numbering=front.numbering, recommendations=asked, minuting=cites)


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
        make = partial(_known_of, committee, own, starts, memo)
        committees.append(memo.of(("known", committee.name), (committee, own, starts), make))
    return Linkable(
        merged([about, *(committee.pages for committee in committees)]),
        merged(committee.minutes for committee in committees),
        merged(committee.meetings for committee in committees),
        starts,
    )


def _known_of(committee: CommitteeRecords, texts: Texts, starts: Starts, memo: Memo) -> Linkable:
    """What a committee has that can be referred to."""
    pages = {f"{committee.name}/committee.yaml": Page(urls.committee(committee.name))}
    minutes: dict[tuple[str, str], dict[str, str]] = {}
    meetings: dict[tuple[str, str], str] = {}
    for meeting in committee.meetings.values():
        own = texts.within[meeting.name]
        name = ("pages", committee.name, meeting.name)
        pages.update(memo.of(name, (meeting, own), partial(_pages, committee.name, meeting, own.bodies)))
        meetings.setdefault((committee.name, meeting.date.isoformat()), meeting.name)
        body = own.bodies.get(f"{committee.name}/{meeting.name}/minutes.md")
        for minute in body.minutes if body else ():
            for scope in scopes(minute, meeting.date, municipal_year(meeting.date, starts)):
                taken = minutes.setdefault((committee.name, scope), {})
                taken.setdefault(minute.number.casefold(), meeting.name)
    return Linkable(pages, minutes, meetings, starts)


def _pages(committee: str, meeting: MeetingRecords, bodies: Mapping[str, Body]) -> dict[str, Page]:
    """What a meeting's folder holds that can be linked to, by the path of its source."""
    return dict(_linkable(committee, meeting, bodies))


def _linkable(committee: str, meeting: MeetingRecords, bodies: Mapping[str, Body]) -> Iterator[tuple[str, Page]]:
    where = (committee, meeting.name)
    folder = "/".join(where)
    items = frozenset(urls.item(item.number) for item in numbered(meeting.meeting.record))
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
        yield f"{folder}/{name}", Page(urls.attachment(*where, name))
