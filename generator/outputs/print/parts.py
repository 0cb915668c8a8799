"""The parts of a pack: papers, minutes to be agreed, work programmes, and a page for each exempt item."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import shorten

from generator.archive import (
    Archive,
    Attached,
    Document,
    Item,
    Line,
    Links,
    MeetingHeld,
    Minutes,
    Paper,
    Programme,
    ProgrammeRow,
    Withheld,
    in_words,
)
from generator.archive.attendance import attendance, presided
from generator.archive.deciding import KEY
from generator.archive.interests import declared
from generator.archive.law import grounds
from generator.archive.words import KINDS, counted, listed, with_reason
from generator.content.attached.inside import Sheet
from generator.outputs.print.blocks import paragraph
from generator.outputs.print.pack import Part
from generator.outputs.print.words import Where, plain_words, tied
from generator.text.forms import as_json
from generator.text.printed import Block, Cell, Paragraph, PrintedRow, PrintedTable

NO_TEXT = "The text of this paper is not in the archive."
PRIVATE = "Private business"
ALOUD = 4_000
"""Characters of a page that are read aloud: no page of a report has more."""
PRIVATE_PAPER = "Private paper: not published"


def paper_part(archive: Archive, paper: Paper, item: str, label: str) -> Part:
    """A paper as it is printed; `label` is what it goes by as an appendix."""
    body, at = paper.document.body, Where(archive, archive.meeting(paper.committee, paper.meeting))
    return Part(
        address=paper.address,
        item=item,
        heading=Line(body.heading, body.title, paper.document.links),
        kind=f"Appendix {label}".strip() if label or paper.kind == "appendix" else KINDS[paper.kind],
        facts=tuple(_facts(archive, at, paper)),
        body=body.forms.printed if body.forms.html else as_json([paragraph(NO_TEXT)]),
        links=paper.document.links,
        figures=paper.document.figures,
        folder=at.meeting.address,
        source=f"{at.folder}/{paper.stem}.md",
        pictures=_pictures(archive, at.meeting, paper.document),
    )


def file_part(archive: Archive, file: Attached, item: str, label: str) -> Part:
    """A PDF whose pages follow in the pack as they came, with what is read aloud for each of them."""
    meeting = archive.meeting(file.committee, file.meeting)
    pages = counted(file.inside.pages, "page")
    follows = "It follows" if file.inside.pages == 1 else "They follow"
    lines = [f"The file has {pages}. {follows} as a picture each, with the words of the page as its text alternative."]
    if file.is_scan:
        lines.append("It is a scan: there are no words in it.")
    elif file.is_untagged:
        lines.append("The file is not tagged: its headings, its tables and the order of its text may not be known.")
    return Part(
        address=file.file,
        item=item,
        heading=plain_words(file.title),
        kind=f"Appendix {label}".strip() if label else f"{file.kind[:1].upper()}{file.kind[1:]}" or "PDF",
        facts=(("Date", (in_words(file.date),)),) if file.date else (),
        body=as_json([paragraph(line) for line in lines]),
        links={},
        folder=meeting.address,
        source=f"{file.committee}/{file.meeting}/meeting.yaml",
        sheets=tuple(_aloud(file, number, sheet) for number, sheet in enumerate(file.inside.sheets, 1)),
        digest=file.digest,
    )


def _aloud(file: Attached, number: int, sheet: Sheet) -> str:
    """What is read aloud for a page of a file."""
    words = shorten(sheet.words, ALOUD, placeholder=" …") or "there are no words on it"
    return f"Page {number} of {file.title}: {words}"


def _pictures(archive: Archive, meeting: MeetingHeld, document: Document) -> tuple[str, ...]:
    files = (
        f"{meeting.address}{figure.file}" for figure in document.body.figures if figure.anchor not in document.figures
    )
    return tuple(name for name in files if name in archive.files)


def _facts(archive: Archive, at: Where, paper: Paper) -> Iterator[tuple[str, tuple[str, ...]]]:
    front = paper.front
    if front.withdrawn is not None:
        yield "Withdrawn", (front.withdrawn,)
    for change in front.corrections:
        yield "Corrected", (f"{in_words(change.on)}: {change.what}",)
    if front.to:
        yield "To", (front.to,)
    if front.authors:
        yield "By", tuple(at.with_role(author) for author in front.authors)
    if front.date:
        yield "Date", (in_words(front.date),)
    if parent := archive.part_of.get(paper.address):
        title = next((paper.title for paper in at.meeting.papers.values() if paper.address == parent), "")
        if title:
            yield "Appendix to", (title,)
    if front.background_papers:
        yield "Background papers", (listed(front.background_papers),)


def minutes_part(archive: Archive, minutes: Minutes, item: str) -> Part:
    """The minutes of an earlier meeting, with who was there."""
    at = Where(archive, archive.meeting(minutes.committee, minutes.meeting))
    return Part(
        address=minutes.address,
        item=item,
        heading=plain_words(f"Minutes of the {at.meeting.title or 'meeting'} held on {in_words(at.meeting.date)}"),
        kind="Minutes to be agreed",
        facts=(("Committee", (at.name,)), ("Held", (at.time,)), *_place(at.meeting), *_present(at), *_interests(at)),
        body=minutes.document.body.forms.printed,
        links=minutes.document.links,
        figures=minutes.document.figures,
        folder=at.meeting.address,
        source=f"{at.folder}/minutes.md",
        pictures=_pictures(archive, at.meeting, minutes.document),
    )


def _place(meeting: MeetingHeld) -> Iterator[tuple[str, tuple[str, ...]]]:
    if meeting.record.place:
        yield "Place", (meeting.record.place,)


def _present(at: Where) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Who was there, in the groups that the minutes print."""
    if chair := presided(at.archive, at.meeting):
        yield "In the chair", (at.described((chair,)),)
    for group in attendance(at.archive, at.meeting):
        employed = f"Employees, {group.directorate}" if group.directorate else "Employees"
        label = employed if group.name == "officers" else group.label
        yield label, tuple(at.described((seat,)) for seat in group.seats)


def _interests(at: Where) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The interests that were declared."""
    if told := declared(at.archive, at.meeting):
        yield "Interests declared", tuple(f"{tied(one.name)}, {one.said}" for one in told)


def programme_part(archive: Archive, programme: Programme, item: str) -> Part:
    """An edition of the work programme as a table, with the dates as headings across it."""
    at = Where(archive, archive.meeting(programme.committee, programme.meeting))
    made = _Table(archive, programme)
    return Part(
        address=programme.address,
        item=item,
        heading=plain_words(programme.title),
        kind=programme.called,
        facts=(("Edition", (in_words(programme.updated),)),) if programme.updated else (),
        body=as_json([made.block()]),
        links=made.links(),
        folder=at.meeting.address,
        source=f"{at.folder}/work-programme.yaml",
    )


class _Table:
    """The rows of a work programme; a column that would be empty is left out."""

    def __init__(self, archive: Archive, programme: Programme) -> None:
        self._archive = archive
        self._day = archive.meeting(programme.committee, programme.meeting).date
        self._groups = programme.groups
        self._rows = programme.rows
        cells: Mapping[str, Sequence[object]] = {
            "Detail": [row.detail for row in self._rows],
            "Who decides": [row.record.decision_maker for row in self._rows],
            "Leads": [row.record.leads for row in self._rows],
            "Source": [row.source for row in self._rows],
            "Outcome": [row.outcome for row in self._rows],
        }
        self._columns = [name for name, found in cells.items() if any(found)]

    def links(self) -> Links:
        return {
            key: to
            for row in self._rows
            for line in (row.title, row.detail, row.source, row.outcome)
            for key, to in line.links.items()
        }

    def block(self) -> PrintedTable:
        head = [_row([_cell([paragraph(name)], th=True) for name in ("Subject", *self._columns)])]
        return {"k": "table", "n": "", "c": [], "ids": [], "head": head, "body": list(self._body())}

    def _body(self) -> Iterator[PrintedRow]:
        width = len(self._columns) + 1
        for group in self._groups:
            heading = in_words(group.date) if group.date else group.heading
            under = f"{heading}, {group.note}" if group.note else heading
            yield {"cells": [_cell([paragraph(under)], th=True, row=True, x=width)], "band": 1}
            if not group.rows:
                yield _row([_cell([paragraph("Nothing is planned here yet.")], x=width)])
            for row in group.rows:
                yield _row([self._title(row), *(self._cell(row, name) for name in self._columns)])

    def _title(self, row: ProgrammeRow) -> Cell:
        record = row.record
        private = with_reason("To be decided in private", record.private) if record.private is not None else ""
        key = f"{KEY} {record.reference or ''}".strip() if record.key else record.reference
        more = [word for word in (key, private, record.when, (record.state or "").capitalize()) if word]
        title: Paragraph = {"k": "p", "c": [], "n": "", "ids": []}
        for said in _blocks(row.title):
            title["c"] += said["c"]
        if more:
            title["c"] += [{"k": "br"}, *paragraph(" · ".join(more))["c"]]
        return _cell([title], th=True, row=True)

    def _cell(self, row: ProgrammeRow, column: str) -> Cell:
        leads = list(self._leads(row))
        makers = ", ".join(self._archive.addressee(who, self._day) for who in row.record.decision_maker)
        cells: Mapping[str, Sequence[Block]] = {
            "Detail": _blocks(row.detail),
            "Who decides": [paragraph(makers)] if makers else [],
            "Leads": [paragraph(*leads)] if leads else [],
            "Source": _blocks(row.source),
            "Outcome": _blocks(row.outcome),
        }
        return _cell(cells[column])

    def _leads(self, row: ProgrammeRow) -> Iterator[str]:
        for lead in row.record.leads:
            person = self._archive.people.get(lead.person)
            name = person.name if person else lead.person
            yield tied(f"{'Councillor ' if person and person.kind == 'councillor' else ''}{name}")


def _row(cells: list[Cell]) -> PrintedRow:
    return {"cells": cells, "band": 0}


def _cell(inside: Iterable[Block], *, th: bool = False, row: bool = False, x: int = 1) -> Cell:
    return {"b": list(inside), "x": x, "y": 1, "th": th, "row": row, "num": False, "mid": False}


def _blocks(line: Line) -> list[Paragraph]:
    made: list[Paragraph] = json.loads(line.forms.printed)
    return made


def exempt_part(archive: Archive, meeting: MeetingHeld, item: Item) -> Part:
    """The page of an exempt item: why it is private, and nothing else (Local Government Act 1972, section 100A)."""
    return Part(
        address=item.address,
        item=item.number,
        heading=item.title,
        kind=PRIVATE,
        facts=(),
        body=as_json([paragraph(ground) for ground in grounds(item.record, archive.law(meeting.committee))]),
        links=item.title.links,
        source=f"{meeting.committee}/{meeting.name}/meeting.yaml",
    )


def withheld_part(archive: Archive, meeting: MeetingHeld, item: Item, paper: Withheld) -> Part:
    """The page of a private paper of a public item: its title, why it is private, and nothing else."""
    return Part(
        address=paper.address,
        item=item.number,
        heading=paper.title,
        kind=PRIVATE_PAPER,
        facts=(),
        body=as_json([paragraph(ground) for ground in grounds(paper.record, archive.law(meeting.committee))]),
        links=paper.title.links,
        source=f"{meeting.committee}/{meeting.name}/meeting.yaml",
    )
