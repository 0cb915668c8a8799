"""Converts every Markdown text, and lists what can be referred to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator import prose, urls
from generator.archive.agenda import numbered
from generator.archive.programme import anchors
from generator.archive.references import Known, Page
from generator.archive.years import Starts, municipal_year
from generator.kept import Kept, merged
from generator.model import MinutesRecord, PaperFront, Term
from generator.problems import Problem
from generator.prose import Body, Kind
from generator.records import CommitteeRecords, MeetingRecords, Records
from generator.sources import MarkdownFile


@dataclass(frozen=True, slots=True)
class Texts:
    """Every converted text by the path of its source below `content/` ("board/2019-09-19/minutes.md")."""

    bodies: Mapping[str, Body]
    problems: tuple[Problem, ...]


def convert(records: Records, terms: Mapping[str, str], kept: Kept) -> Texts:
    """The converted texts, and what is wrong in them."""
    about = _texts((_about(stem, file, terms, kept) for stem, file in records.about.items()))
    of_committees = (
        kept.of(("texts", one.name), (one, terms), partial(_of_committee, one, terms, kept))
        for one in records.committees.values()
    )
    return _joined([about, *of_committees])


def _joined(every: Iterable[Texts]) -> Texts:
    each = tuple(every)
    return Texts(merged(one.bodies for one in each), tuple(problem for one in each for problem in one.problems))


def _of_committee(committee: CommitteeRecords, terms: Mapping[str, str], kept: Kept) -> Texts:
    return _joined(
        kept.of(
            ("texts", committee.name, meeting.name),
            (meeting, terms),
            partial(_of_meeting, committee.name, meeting, terms, kept),
        )
        for meeting in committee.meetings.values()
    )


def _of_meeting(committee: str, meeting: MeetingRecords, terms: Mapping[str, str], kept: Kept) -> Texts:
    return _texts(_bodies(f"{committee}/{meeting.name}", meeting, terms, kept))


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


def _about(stem: str, file: MarkdownFile, terms: Mapping[str, str], kept: Kept) -> tuple[str, MarkdownFile, Body]:
    path = f"about/{stem}.md"
    make = partial(prose.convert, file.body, "page", terms=terms)
    return path, file, kept.of(("body", path), (file.body, terms), make)


def _bodies(
    folder: str, meeting: MeetingRecords, terms: Mapping[str, str], kept: Kept
) -> Iterator[tuple[str, MarkdownFile, Body]]:
    for stem, paper in meeting.papers.items():
        path, text, front = f"{folder}/{stem}.md", paper.text, paper.front.record
        yield path, text, kept.of(("body", path), (text.body, front, terms), partial(_paper, text, front, terms))
    if meeting.minutes:
        path, text, front_of = f"{folder}/minutes.md", meeting.minutes.text, meeting.minutes.front.record
        first = (meeting.meeting.record.minutes or MinutesRecord()).first
        if meeting.meeting.faulty:
            first = first or 1  # the number may stand in the file that could not be read
        own = {**terms, **meanings(front_of.glossary)}
        make = partial(prose.convert, text.body, "minutes", first=first, terms=own)
        yield path, text, kept.of(("body", path), (text.body, front_of, first, terms), make)


def _paper(file: MarkdownFile, front: PaperFront, terms: Mapping[str, str]) -> Body:
    kind: Kind = "presentation" if front.kind == "presentation" else "paper"
    return prose.convert(
        file.body,
        kind,
        terms={**terms, **meanings(front.glossary)},
        numbering=front.numbering,
        recommendations=front.recommendations is None,
    )


def meanings(glossary: Mapping[str, Term]) -> Mapping[str, str]:
    """What each abbreviation means."""
    return {word: term.means for word, term in glossary.items()}


def known(records: Records, bodies: Mapping[str, Body], starts: Starts, terms: Mapping[str, str], kept: Kept) -> Known:
    """Everything that can be referred to; `terms` are those that the bodies were made with."""
    about = {
        f"about/{stem}.md": Page(urls.about(stem), frozenset(bodies[f"about/{stem}.md"].anchors))
        for stem in records.about
    }
    each = [
        kept.of(("known", one.name), (one, starts, terms), partial(_known_of, one, bodies, starts, terms, kept))
        for one in records.committees.values()
    ]
    return Known(
        merged([about, *(one.pages for one in each)]),
        merged(one.minutes for one in each),
        merged(one.meetings for one in each),
    )


def _known_of(
    committee: CommitteeRecords, bodies: Mapping[str, Body], starts: Starts, terms: Mapping[str, str], kept: Kept
) -> Known:
    """What a committee has that can be referred to."""
    pages = {f"{committee.name}/committee.yaml": Page(urls.committee(committee.name))}
    minutes: dict[tuple[str, str], dict[str, str]] = {}
    meetings: dict[tuple[str, str], str] = {}
    for meeting in committee.meetings.values():
        name = ("pages", committee.name, meeting.name)
        make = partial(_pages, committee.name, meeting, bodies)
        pages.update(kept.of(name, (meeting, terms), make))
        meetings.setdefault((committee.name, meeting.date.isoformat()), meeting.name)
        taken = minutes.setdefault((committee.name, municipal_year(meeting.date, starts)), {})
        body = bodies.get(f"{committee.name}/{meeting.name}/minutes.md")
        for minute in body.minutes if body else ():
            taken.setdefault(minute.number, meeting.name)
    return Known(pages, minutes, meetings)


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
    for name in (*meeting.attachments, *meeting.data):
        yield f"{folder}/{name}", Page(urls.attachment(*where, name))
