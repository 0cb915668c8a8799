"""The text of every document as Markdown: what it is and where it is published, then its words with their numbers."""

from collections.abc import Iterable, Iterator, Mapping

from generator import urls
from generator.archive import (
    DelegatedDecision,
    Document,
    Line,
    Links,
    MeetingHeld,
    Minutes,
    Paper,
    Programme,
    ProgrammeRow,
    delegated,
    in_words,
    of_minute,
)
from generator.archive.attendance import Seat, attendance, presided
from generator.archive.interests import declared
from generator.archive.words import KINDS, with_reason
from generator.outputs.data.tables import Source
from generator.text import Forms
from generator.text.spans import Leads, escaped_markdown, filled, markdown_target


def markdown_copies(source: Source, meeting: MeetingHeld) -> Iterator[tuple[str, bytes]]:
    """The texts of a meeting's papers, minutes and work programme, by their addresses."""
    for paper in meeting.papers.values():
        yield urls.text(paper.address), _written(_paper(source, meeting, paper))
    if meeting.minutes:
        yield urls.text(meeting.minutes.address), _written(_minutes(source, meeting, meeting.minutes))
    if meeting.programme:
        yield urls.text(meeting.programme.address), _written(_programme(source, meeting, meeting.programme))


def decision_copies(source: Source) -> Iterator[tuple[str, bytes]]:
    """The texts of decisions outside meetings, by their addresses."""
    for decision in delegated(source.archive):
        yield urls.text(decision.address), _written(_decision(source, decision))


def _decision(source: Source, decision: DelegatedDecision) -> Iterator[str]:
    here, front, document = decision.address, decision.front, decision.document
    yield f"# {_line(source, here, document.body.heading, document.links) or escaped_markdown(decision.name)}"
    folder = source.archive.committee_name(decision.committee, decision.date)
    about = f"Decision, {folder}, {in_words(decision.date)}, {source.archive.council.name}"
    yield escaped_markdown(about)
    if source.root:
        yield f"<{source.url(here)}>"
    yield escaped_markdown(f"Decided by {'; '.join(decision.makers(source.archive.people))}")
    facts = {"Under": front.under, "Reference": front.reference}
    facts["Key decision"] = None if front.key is None else "Yes" if front.key else "No"
    facts["Call-in until"] = in_words(front.call_in) if front.call_in else None
    yield "\n".join(f"- {label}: {escaped_markdown(value)}" for label, value in facts.items() if value)
    if front.called_in is not None:
        yield escaped_markdown(f"Called in: {front.called_in}" if front.called_in else "Called in")
    if front.withdrawn is not None:
        yield escaped_markdown(with_reason("Withdrawn", front.withdrawn))
    for said in decision.deciding.at_short_notice:
        yield escaped_markdown(said)
    for change in front.corrections:
        yield f"Corrected {in_words(change.on)}: {escaped_markdown(change.what)}"
    yield _document(source, urls.committee(decision.committee), here, document)


def _written(blocks: Iterable[str]) -> bytes:
    return "\n".join(f"{block.rstrip()}\n" for block in blocks if block).encode()


def _paper(source: Source, meeting: MeetingHeld, paper: Paper) -> Iterator[str]:
    links, front = paper.document.links, paper.front
    yield f"# {_line(source, paper.address, paper.document.body.heading, links) or escaped_markdown(paper.stem)}"
    yield from _head(source, meeting, KINDS[paper.kind], paper.address)
    if authors := source.names(front.authors):
        yield f"By {escaped_markdown(', '.join(authors))}"
    if front.withdrawn is not None:
        yield escaped_markdown(with_reason("Withdrawn", front.withdrawn))
    for change in front.corrections:
        yield f"Corrected {in_words(change.on)}: {escaped_markdown(change.what)}"
    yield _document(source, meeting.address, paper.address, paper.document)


def _minutes(source: Source, meeting: MeetingHeld, minutes: Minutes) -> Iterator[str]:
    yield f"# Minutes of {escaped_markdown(f'{source.committee_name(meeting)}, {meeting.dated}')}"
    yield from _head(source, meeting, "Minutes", minutes.address)
    approved = minutes.record.approved
    yield f"Approved on {in_words(approved)}" if approved else "Draft: no record of their approval is in the archive"
    for correction in minutes.record.corrections:
        minute = f"minute {correction.minute}: " if correction.minute else ""
        yield f"Corrected: {escaped_markdown(f'{minute}{correction.what}')}"
    if meeting.record.time:
        closed = f", closed at {minutes.record.closed:%H:%M}" if minutes.record.closed else ""
        yield f"Began at {meeting.record.time:%H:%M}{closed}"
    yield "\n".join(_attendance(source, meeting))
    yield "\n".join(_key_decisions(meeting, minutes))
    yield _document(source, meeting.address, minutes.address, minutes.document)


def _key_decisions(meeting: MeetingHeld, minutes: Minutes) -> Iterator[str]:
    """Which minutes have key decisions, and the last day on which one may be called in, a line for each."""
    for minute in minutes.items:
        deciding = of_minute(meeting, minute)
        until = f"call-in until {in_words(deciding.call_in)}" if deciding.call_in and minute.taken else ""
        called_in = with_reason("called in", deciding.called_in) if deciding.called_in is not None else ""
        if said := [part for part in (deciding.called, until, called_in) if part]:
            words = f"{minute.name}: {', '.join(said)}"
            yield f"- {escaped_markdown(words)}"


def _attendance(source: Source, meeting: MeetingHeld) -> Iterator[str]:
    """Who was there, a line for each group."""
    if chair := presided(source.archive, meeting):
        yield f"- Presided: {_described(chair)}"
    for told in declared(source.archive, meeting):
        yield f"- Interest declared: {escaped_markdown(f'{told.name}, {told.said}')}"
    for group in attendance(source.archive, meeting):
        label = f"Officers, {group.directorate}" if group.directorate else group.label
        yield f"- {escaped_markdown(label)}: {'; '.join(map(_described, group.seats))}"


def _described(seat: Seat) -> str:
    return escaped_markdown(f"{seat.name} ({', '.join(seat.said)})" if seat.said else seat.name)


def _programme(source: Source, meeting: MeetingHeld, programme: Programme) -> Iterator[str]:
    here = programme.address
    yield f"# {escaped_markdown(programme.title)}"
    yield from _head(source, meeting, programme.called, here)
    if programme.updated:
        yield f"As it stood on {in_words(programme.updated)}"
    for group in programme.groups:
        note = f" {group.note}" if group.note else ""
        yield f"## {escaped_markdown(f'{in_words(group.date)}{note}' if group.date else group.heading)}"
        if not group.rows:
            yield "Nothing is planned yet."
        for row in group.rows:
            yield f"### {_text(source, here, row.title)}"
            facts: Mapping[str, str] = {
                "Key decision": "Yes" if row.record.key else "",
                "Reference": escaped_markdown(row.record.reference or ""),
                "Who decides": escaped_markdown("; ".join(source.addressees(row.record.decision_maker, meeting.date))),
                "In private": escaped_markdown(_in_private(row)),
                "State": row.record.state or "",
                "When": escaped_markdown(row.record.when or ""),
                "Leads": escaped_markdown("; ".join(source.names(row.record.leads))),
                "Source": _text(source, here, row.source),
                "Outcome": _text(source, here, row.outcome),
                "Decided": escaped_markdown("; ".join(at.name for at in source.taken(row))),
            }
            yield _text(source, here, row.detail)
            yield "\n".join(f"- {label}: {text}" for label, text in facts.items() if text)


def _in_private(row: ProgrammeRow) -> str:
    return "" if row.record.private is None else row.record.private or "Yes"


def _head(source: Source, meeting: MeetingHeld, kind: str, address: str) -> Iterator[str]:
    """The committee, the meeting and what the document is; where it is published, if that is known."""
    council = source.archive.council.name
    yield escaped_markdown(f"{kind}, {source.committee_name(meeting)}, {meeting.dated}, {council}")
    if source.root:
        yield f"<{source.url(address)}>"


def _text(source: Source, here: str, line: Line) -> str:
    return _line(source, here, line.forms, line.links)


def _line(source: Source, here: str, forms: Forms, links: Links) -> str:
    return " ".join(filled(forms.markdown, _leads(source, here, links)).split())


def _leads(source: Source, here: str, links: Links) -> Leads:
    """Where references lead: to a whole address if the site's is known, else from the text's own place."""

    def leads(reference: str) -> str:
        address = f"{here}{reference}" if reference.startswith("#") else links.get(reference, "")
        if not address or source.root:
            return source.url(address) if address else ""
        return urls.relative(urls.text(here), address)

    return leads


def _document(source: Source, folder: str, here: str, document: Document) -> str:
    """A document's text, with the tables of its figures and links to their files."""
    leads = _leads(source, here, document.links)
    files = {figure.anchor: figure for figure in document.body.figures}

    def shown(anchor: str) -> str:
        figure, drawn = files[anchor], document.figures.get(anchor)
        if figure.file == "missing":
            return "This figure is not in the archive."
        address = f"{folder}{figure.file}"
        link = markdown_target(source.url(address) if source.root else urls.relative(urls.text(here), address))
        if drawn is None:
            return f"![{escaped_markdown(figure.alternative)}]({link})"
        return f"{filled(drawn.forms.markdown, leads)}\n[This table as CSV]({link})"

    return filled(document.body.forms.markdown, leads, shown)
