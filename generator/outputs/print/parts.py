"""The parts of a pack: papers, minutes to be agreed, work programmes, and a page for each exempt item."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from generator.archive import (
    Archive,
    Document,
    Item,
    Line,
    Links,
    MeetingHeld,
    Minutes,
    Paper,
    Programme,
    ProgrammeRow,
    in_words,
)
from generator.archive.attendance import attendance, presided
from generator.archive.words import KINDS, grounds, listed
from generator.outputs.print.pack import Part
from generator.outputs.print.words import Where, paragraphs, plain, tied

PRIVATE = "Private business"
NOT_RECORDED = "Why the public interest is better served by keeping it private is not recorded."


def paper_part(archive: Archive, paper: Paper, item: str, label: str) -> Part:
    """A paper as it is printed; `label` is what it goes by as an appendix."""
    body, at = paper.document.body, Where(archive, archive.meeting(paper.committee, paper.meeting))
    return Part(
        address=paper.address,
        item=item,
        heading=Line(body.title_html, body.title, paper.document.links),
        kind=f"Appendix {label}".strip() if label or paper.kind == "appendix" else KINDS[paper.kind],
        facts=tuple(_facts(archive, at, paper)),
        html=body.html or "<p>The text of this paper is not in the archive.</p>",
        links=paper.document.links,
        figures=paper.document.figures,
        folder=at.meeting.address,
        source=f"{at.folder}/{paper.stem}.md",
        pictures=_pictures(archive, at.meeting, paper.document),
    )


def _pictures(archive: Archive, meeting: MeetingHeld, document: Document) -> tuple[str, ...]:
    files = (f"{meeting.address}{one.file}" for one in document.body.figures if one.anchor not in document.figures)
    return tuple(name for name in files if name in archive.files)


def _facts(archive: Archive, at: Where, paper: Paper) -> Iterator[tuple[str, str]]:
    front = paper.front
    if front.withdrawn is not None:
        yield "Withdrawn", escape(front.withdrawn)
    for change in front.corrections:
        yield "Corrected", escape(f"{in_words(change.on)}: {change.what}")
    if front.to:
        yield "To", escape(front.to)
    if front.authors:
        yield "By", "<br>".join(escape(at.with_role(one)) for one in front.authors)
    if front.date:
        yield "Date", in_words(front.date)
    if parent := archive.part_of.get(paper.address):
        title = next((one.title for one in at.meeting.papers.values() if one.address == parent), "")
        if title:
            yield "Appendix to", escape(title)
    if front.background_papers:
        yield "Background papers", escape(listed(front.background_papers))


def minutes_part(archive: Archive, minutes: Minutes, item: str) -> Part:
    """The minutes of an earlier meeting, with who was there."""
    at = Where(archive, archive.meeting(minutes.committee, minutes.meeting))
    return Part(
        address=minutes.address,
        item=item,
        heading=plain(f"Minutes of the meeting held on {in_words(at.meeting.date)}"),
        kind="Minutes to be agreed",
        facts=(("Committee", escape(at.name)), ("Held", escape(at.time)), *_place(at.meeting), *_present(at)),
        html=minutes.document.body.html,
        links=minutes.document.links,
        figures=minutes.document.figures,
        folder=at.meeting.address,
        source=f"{at.folder}/minutes.md",
        pictures=_pictures(archive, at.meeting, minutes.document),
    )


def _place(meeting: MeetingHeld) -> Iterator[tuple[str, str]]:
    if meeting.record.place:
        yield "Place", escape(meeting.record.place)


def _present(at: Where) -> Iterator[tuple[str, str]]:
    """Who was there, in the groups that the minutes print."""
    if chair := presided(at.archive, at.meeting):
        yield "In the chair", escape(at.described((chair,)))
    for group in attendance(at.archive, at.meeting):
        employed = f"Employees, {group.directorate}" if group.directorate else "Employees"
        label = employed if group.name == "officers" else group.label
        yield label, "<br>".join(escape(at.described((seat,))) for seat in group.seats)


def programme_part(archive: Archive, programme: Programme, item: str) -> Part:
    """An edition of the work programme as a table, with the dates as headings across it."""
    at = Where(archive, archive.meeting(programme.committee, programme.meeting))
    made = _Table(archive, programme)
    return Part(
        address=programme.address,
        item=item,
        heading=plain(programme.title),
        kind=KINDS["work-programme"],
        facts=(("Edition", in_words(programme.updated)),) if programme.updated else (),
        html=made.html(),
        links=made.links(),
        folder=at.meeting.address,
        source=f"{at.folder}/work-programme.yaml",
    )


class _Table:
    """The rows of a work programme; a column that would be empty is left out."""

    def __init__(self, archive: Archive, programme: Programme) -> None:
        self._archive = archive
        self._groups = programme.groups
        self._rows = [row for group in programme.groups for row in group.rows]
        cells: Mapping[str, Sequence[object]] = {
            "Detail": [row.detail.html for row in self._rows],
            "Leads": [row.record.leads for row in self._rows],
            "Source": [row.source.html for row in self._rows],
            "Outcome": [row.outcome.html for row in self._rows],
        }
        self._columns = [name for name, found in cells.items() if any(found)]

    def links(self) -> Links:
        return {
            key: to
            for row in self._rows
            for line in (row.title, row.detail, row.source, row.outcome)
            for key, to in line.links.items()
        }

    def html(self) -> str:
        heads = "".join(f'<th scope="col">{name}</th>' for name in ("Subject", *self._columns))
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(self._body())}</tbody></table>"

    def _body(self) -> Iterator[str]:
        width = len(self._columns) + 1
        for group in self._groups:
            heading = in_words(group.date) if group.date else group.heading
            under = f"{heading}, {group.note}" if group.note else heading
            yield f'<tr class="band"><th scope="rowgroup" colspan="{width}">{escape(under)}</th></tr>'
            if not group.rows:
                yield f'<tr><td colspan="{width}">Nothing is planned here yet.</td></tr>'
            for row in group.rows:
                yield f"<tr>{self._title(row)}{''.join(self._cell(row, name) for name in self._columns)}</tr>"

    def _title(self, row: ProgrammeRow) -> str:
        more = [word for word in (row.record.when, (row.record.state or "").capitalize()) if word]
        said = f"<br>{escape(' · '.join(more))}" if more else ""
        return f'<th scope="row" id="{row.anchor}">{row.title.html}{said}</th>'

    def _cell(self, row: ProgrammeRow, column: str) -> str:
        leads = "<br>".join(escape(name) for name in self._leads(row))
        cells = {"Detail": row.detail.html, "Leads": leads, "Source": row.source.html, "Outcome": row.outcome.html}
        return f"<td>{cells[column]}</td>"

    def _leads(self, row: ProgrammeRow) -> Iterator[str]:
        for one in row.record.leads:
            person = self._archive.people.get(one.person)
            name = person.name if person else one.person
            yield tied(f"{'Councillor ' if person and person.kind == 'councillor' else ''}{name}")


def exempt_part(meeting: MeetingHeld, item: Item) -> Part:
    """The page of an exempt item: why it is private, and nothing else (Local Government Act 1972, section 100A)."""
    return Part(
        address=item.address,
        item=item.number,
        heading=item.title,
        kind=PRIVATE,
        facts=(),
        html=paragraphs(grounds(item.record)),
        links=item.title.links,
        source=f"{meeting.committee}/{meeting.name}/meeting.yaml",
    )
