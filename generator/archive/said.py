"""What each document says, in words that are the same wherever and whenever they are shown: what a record is of.

The words of a document are what officers wrote of it, with its numbers, in Markdown without links; of persons with a
page the id. So they change with the document, and not with the name of a person or the title of what it refers to.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import urls
from generator.archive.deciding import of_heading, of_record
from generator.archive.delegated import DelegatedDecision
from generator.archive.item import Item
from generator.archive.law import Withheld
from generator.archive.lines import Document, Line
from generator.archive.linked import Archive, MeetingHeld, Minutes, Paper
from generator.archive.programme import Programme
from generator.archive.words import in_words
from generator.content.model import Attendance, Named, Present
from generator.store.record import hashed
from generator.text.spans import filled

HashOf = Callable[[Path | str], str]
"""Gives the SHA-256 of a file as it is published."""


@dataclass(frozen=True, slots=True)
class Said:
    """A document as it stands: where, its own day, its words (None of a file), its hash, and what notes of changes."""

    address: str
    """Of its page or the file."""
    published: date | None
    text: str | None
    sha256: str
    notes: tuple[str, ...]
    is_withdrawn: bool = False

    @property
    def id(self) -> str:
        """What it is called in the record and the data."""
        return urls.identity(self.address)


def addresses(meeting: MeetingHeld) -> Iterator[str]:
    """Where the documents of a meeting are, its agenda first, which is its page; its files are not among them."""
    yield meeting.address
    yield from (paper.address for paper in meeting.papers.values())
    if meeting.minutes:
        yield meeting.minutes.address
    if meeting.programme:
        yield meeting.programme.address


def documents(archive: Archive, hash_of: HashOf) -> Iterator[Said]:
    """Every document of the archive as it stands."""
    files: dict[str, list[str]] = {}
    for address in sorted(archive.files):
        files.setdefault(urls.folder(address), []).append(address)
    for committee in archive.committees.values():
        yield from map(of_decision, committee.decisions)
    for meeting in archive.meetings():
        yield from _of_meeting(meeting)
        for address in files.get(meeting.address, ()):
            yield Said(address, meeting.record.published, None, hash_of(archive.files[address]), ())


def _of_meeting(meeting: MeetingHeld) -> Iterator[Said]:
    announced = tuple(_notes_of_agenda(meeting))
    if meeting.record.agenda is not None or announced:
        yield _said(meeting.address, meeting.record.published, _joined(_agenda(meeting)), announced)
    for paper in meeting.papers.values():
        front = paper.front
        text = _joined([f"# {_words(paper.document.body.heading.markdown)}", _text(paper.document)])
        is_withdrawn = front.withdrawn is not None
        yield _said(paper.address, paper.published, text, _notes_of_paper(paper), is_withdrawn=is_withdrawn)
    if minutes := meeting.minutes:
        text = _joined([*_attendance(meeting.record.attendance), *_of_headings(minutes), _text(minutes.document)])
        yield _said(minutes.address, minutes.record.published, text, _notes_of_minutes(minutes))
    if programme := meeting.programme:
        day = programme.record.updated
        notes = [f"updated {day}"] if day else []
        yield _said(programme.address, programme.published, _joined(_programme(programme)), notes)


def of_decision(decision: DelegatedDecision) -> Said:
    """A decision outside meetings as it stands."""
    front = decision.front
    facts = {
        "By": "; ".join(map(_person, front.by)),
        "Under": front.under,
        "Reference": front.reference,
        "Key decision": None if front.key is None else "yes" if front.key else "no",
        "Call-in until": front.call_in.isoformat() if front.call_in else None,
        "General exception": front.general_exception,
        "Special urgency": front.special_urgency,
    }
    text = _joined(
        [
            f"# {_words(decision.document.body.heading.markdown)}",
            "\n".join(f"- {label}: {value}" for label, value in facts.items() if value),
            _text(decision.document),
        ]
    )
    notes = [f"corrected {change.on}: {change.what}" for change in front.corrections]
    notes += [f"called in: {front.called_in}"] if front.called_in is not None else []
    is_withdrawn = front.withdrawn is not None
    notes += [f"withdrawn: {front.withdrawn}"] if is_withdrawn else []
    return _said(decision.address, decision.published, text, notes, is_withdrawn=is_withdrawn)


def titles(meeting: MeetingHeld) -> Mapping[str, str]:
    """By the ids of the documents of a meeting what they are called; files are called by their names."""
    found = {meeting.address: f"{'Meeting' if meeting.record.agenda_missing else 'Agenda'}, {meeting.dated}"}
    found |= {paper.address: paper.title for paper in meeting.papers.values()}
    found |= {meeting.minutes.address: f"Minutes, {meeting.dated}"} if meeting.minutes else {}
    found |= {meeting.programme.address: meeting.programme.title} if meeting.programme else {}
    return {urls.identity(address): title for address, title in found.items()}


def words_of(meeting: MeetingHeld, document: str) -> str | None:
    """The words of a document of a meeting as they stand; None where it has no such document."""
    return next((said.text for said in _of_meeting(meeting) if said.address == document), None)


def _said(
    address: str, published: date | None, text: str, notes: Iterator[str] | Sequence[str], *, is_withdrawn: bool = False
) -> Said:
    told = tuple(hashed(note.encode())[:16] for note in notes)
    return Said(address, published, text, hashed(text.encode()), told, is_withdrawn)


def _joined(blocks: Iterator[str] | Sequence[str]) -> str:
    return "\n".join(f"{block.strip()}\n" for block in blocks if block.strip())


def _words(pieces: object) -> str:
    return " ".join(filled(pieces, _nowhere).split())  # type: ignore[arg-type]  # Markdown in pieces


def _nowhere(_: str) -> str:
    return ""


def _text(document: Document) -> str:
    """The text of a document with the tables of its figures."""

    def shown(anchor: str) -> str:
        drawn = document.figures.get(anchor)
        return filled(drawn.forms.markdown, _nowhere) if drawn else "(figure)"

    return filled(document.body.forms.markdown, _nowhere, shown)


def _agenda(meeting: MeetingHeld) -> Iterator[str]:
    """When and where a meeting is and what is on its agenda; the papers are documents of their own."""
    record = meeting.record
    yield f"# {meeting.title or 'Meeting'}, {in_words(meeting.date)}"
    yield ", ".join(filter(None, [f"{record.time:%H:%M}" if record.time else "", record.place or ""]))
    section = ""
    for item in meeting.items:
        if item.section.text != section:
            section = item.section.text
            yield f"## {section}{f', {item.record.time:%H:%M}' if item.record.time else ''}" if section else ""
        yield item.listed
        yield of_record(item.record).called
        yield from _under(item)


def _under(item: Item) -> Iterator[str]:
    """What stands under the title of an item; of a private one why it is private."""
    record = item.record
    if item.private:
        yield from _why(record)
        return
    yield record.by or ""
    yield item.about.text
    yield from (f"{label} {line.text}" for label, line in item.parts)
    for paper in item.withheld:
        yield f"Private: {paper.title.text}"
        yield from _why(paper.record)


def _why(record: Withheld) -> Iterator[str]:
    """Why an item or a paper is private."""
    yield "; ".join([*record.exempt, *filter(None, [record.confidential, record.private_because])])
    yield record.public_interest or ""


def _notes_of_agenda(meeting: MeetingHeld) -> Iterator[str]:
    """What says of an agenda that it was changed, added to or called off after it was published."""
    record = meeting.record
    yield from (f"changed {day}" for day in record.changed)
    yield from (f"moved from {day}" for day in record.moved_from)
    yield from (f"republished {change.on}: {change.what}" for change in record.republished)
    if meeting.is_off:
        yield f"off: {meeting.off_because}"
    for item in meeting.items:
        if item.record.added:
            yield f"item {item.number} added {item.record.added}"
        if item.record.withdrawn is not None:
            yield f"item {item.number} withdrawn: {item.record.withdrawn}"
        if item.record.deferred_to:
            yield f"item {item.number} deferred to {item.record.deferred_to}"
        if item.record.called_in is not None:
            yield f"item {item.number} called in: {item.record.called_in}"


def _notes_of_paper(paper: Paper) -> Iterator[str]:
    front = paper.front
    yield from (f"corrected {change.on}: {change.what}" for change in front.corrections)
    if front.supersedes:
        yield f"supersedes {front.supersedes}"
    if front.withdrawn is not None:
        yield f"withdrawn: {front.withdrawn}"


def _notes_of_minutes(minutes: Minutes) -> Iterator[str]:
    if minutes.record.approved:
        yield f"approved {minutes.record.approved}"
    yield from (f"corrected {correction.minute}: {correction.what}" for correction in minutes.record.corrections)
    for minute in minutes.items:
        if minute.deciding.called_in is not None:
            yield f"{minute.called} called in: {minute.deciding.called_in}"


def _of_headings(minutes: Minutes) -> Iterator[str]:
    """What the headings of minutes say of their decisions."""
    for minute in minutes.items:
        deciding = of_heading(minute.deciding)
        until = f"call-in until {deciding.call_in}" if deciding.call_in else ""
        if said := ", ".join(filter(None, (deciding.called, until))):
            yield f"- {minute.name}: {said}"


def _attendance(attendance: Attendance | None) -> Iterator[str]:
    """Who was there, as officers typed it: a line for each group."""
    if attendance is None:
        return
    if attendance.chair:
        yield f"- In the chair: {_person(attendance.chair)}"
    groups = {
        "Members": attendance.members,
        "Co-opted": attendance.co_opted,
        "Cabinet": attendance.cabinet,
        "Others": attendance.others,
        **{f"Officers, {each.name}" if each.name else "Officers": each.people for each in attendance.officers},
        "Apologies": attendance.apologies,
        "Absent": attendance.absent,
    }
    yield "\n".join(f"- {label}: {'; '.join(map(_person, people))}" for label, people in groups.items() if people)


def _person(named: Named) -> str:
    said = [named.role, f"for {named.for_}" if named.for_ else None, "by video link" if named.remote else None]
    if isinstance(named, Present):
        said += [f"{word} {at}" for word, at in (("from", named.from_), ("until", named.until)) if at]
        said += [f"in the chair from {named.chair_from}"] if named.chair_from else []
    more = ", ".join(filter(None, said))
    return f"{named.person} ({more})" if more else named.person


def _programme(programme: Programme) -> Iterator[str]:
    yield f"# {programme.title}"
    for group in programme.groups:
        day = f"{in_words(group.date)} {group.note}" if group.date else group.heading
        yield f"## {day}"
        for row in group.rows:
            yield f"### {row.title.text}"
            yield row.detail.text
            said: Mapping[str, str | Line] = {
                "State": row.record.state or "",
                "When": row.record.when or "",
                "Leads": "; ".join(map(_person, row.record.leads)),
                "Source": row.source.text,
                "Outcome": row.outcome.text,
                "Key decision": "yes" if row.record.key else "",
                "Reference": row.record.reference or "",
                "Who decides": "; ".join(row.record.decision_maker),
                "In private": "" if row.record.private is None else row.record.private or "yes",
            }
            yield "\n".join(f"- {label}: {text}" for label, text in said.items() if text)
