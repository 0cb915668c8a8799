"""Converts every Markdown text, and lists what can be referred to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import prose, urls
from generator.archive.agenda import numbered
from generator.archive.references import Known, Page
from generator.archive.years import Starts, municipal_year
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


def convert(records: Records, terms: Mapping[str, str]) -> Texts:
    """The converted texts, and what is wrong in them."""
    bodies: dict[str, Body] = {}
    problems: list[Problem] = []
    for path, file, body in _bodies(records, terms):
        bodies[path] = body
        problems += [
            Problem(file.place(fault.line, fault.column), fault.what, fault.mend, fault.rule) for fault in body.faults
        ]
    return Texts(bodies, tuple(problems))


def _bodies(records: Records, terms: Mapping[str, str]) -> Iterator[tuple[str, MarkdownFile, Body]]:
    for stem, file in records.about.items():
        yield f"about/{stem}.md", file, prose.convert(file.body, "page", terms=terms)
    for committee in records.committees.values():
        for meeting in committee.meetings.values():
            folder = f"{committee.name}/{meeting.name}"
            for stem, paper in meeting.papers.items():
                body = _paper(paper.text, paper.front.record, terms)
                yield f"{folder}/{stem}.md", paper.text, body
            if meeting.minutes:
                about = meeting.meeting.record.minutes or MinutesRecord()
                own = {**terms, **meanings(meeting.minutes.front.record.glossary)}
                text = meeting.minutes.text
                yield f"{folder}/minutes.md", text, prose.convert(text.body, "minutes", first=about.first, terms=own)


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


def known(records: Records, bodies: Mapping[str, Body], rows: Mapping[str, frozenset[str]], starts: Starts) -> Known:
    """Everything that can be referred to; `rows` are the fragments of each work programme, by its source's path."""
    pages: dict[str, Page] = {
        f"about/{stem}.md": Page(urls.about(stem), frozenset(bodies[f"about/{stem}.md"].anchors))
        for stem in records.about
    }
    minutes: dict[tuple[str, str], dict[str, str]] = {}
    meetings: dict[tuple[str, str], str] = {}
    for committee in records.committees.values():
        pages[f"{committee.name}/committee.yaml"] = Page(urls.committee(committee.name))
        for meeting in committee.meetings.values():
            pages.update(_pages(committee, meeting, bodies, rows))
            meetings.setdefault((committee.name, meeting.date.isoformat()), meeting.name)
            taken = minutes.setdefault((committee.name, municipal_year(meeting.date, starts)), {})
            body = bodies.get(f"{committee.name}/{meeting.name}/minutes.md")
            for minute in body.minutes if body else ():
                taken.setdefault(minute.number, meeting.name)
    return Known(pages, minutes, meetings)


def _pages(
    committee: CommitteeRecords, meeting: MeetingRecords, bodies: Mapping[str, Body], rows: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, Page]]:
    """What a meeting's folder holds that can be linked to, by the path of its source."""
    where = (committee.name, meeting.name)
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
        yield path, Page(urls.work_programme(*where), rows.get(path, frozenset()))
    for name in (*meeting.attachments, *meeting.data):
        yield f"{folder}/{name}", Page(urls.attachment(*where, name))
