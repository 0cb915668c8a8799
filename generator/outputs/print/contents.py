"""Which packs a meeting has and what each holds: the whole agenda, and a supplement for each later day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator import urls
from generator.archive import (
    NO_LINE,
    Archive,
    Attached,
    Item,
    MeetingHeld,
    Minutes,
    Target,
    how_to_attend,
    in_words,
    joint_with,
    no_private_item,
    of_item,
    off,
    supplements,
)
from generator.archive.attached import shown_at
from generator.archive.law import is_private_by_ground
from generator.archive.words import clock, listed, size, with_reason
from generator.outputs.print.pack import FrontItem, FrontSheet, Link, Pack, Part
from generator.outputs.print.parts import (
    exempt_part,
    file_part,
    minutes_part,
    paper_part,
    programme_part,
    withheld_part,
)
from generator.outputs.print.words import Where, weekday

MOST_SHEETS = 400
"""Pages of a file that are put into a pack: a longer one is named on the front sheet, and published beside it."""
OF_ALL = ("people.yaml", "council.yaml", "glossary.yaml")


@dataclass(frozen=True, slots=True)
class _Piece:
    """What an item brings, and on which day it was published if that was after the agenda."""

    item: str
    address: str
    make: Callable[[], Part]
    late: date | None


@dataclass(frozen=True, slots=True)
class _Plan:
    """All that a meeting's packs hold: its pieces, when items were added, the present day, and the site's address."""

    pieces: Sequence[_Piece]
    added: Mapping[str, date]
    today: date
    site: str


def packs_of(archive: Archive, meeting: MeetingHeld, today: date, site: str = "") -> tuple[Pack, ...]:
    """The packs of a meeting, first the whole agenda; none where the archive has no agenda.

    What is published later changes nothing in the packs before it: members have them in their hands.
    """
    if not meeting.has_agenda:
        return ()
    days = supplements(archive, meeting)
    pieces = tuple(_once(_pieces(archive, meeting, days)))
    dates = {item.number: _late(days, item.record.added) for item in meeting.items}
    added = {number: late for number, late in dates.items() if late}
    at = Where(archive, meeting)
    plan = _Plan(pieces, added, today, site)
    return tuple(_pack(at, plan, day, count) for count, day in enumerate((None, *days)))


def _late(days: Sequence[date], *published: date | None) -> date | None:
    """The supplement's day on which something was published; None if it came with the agenda."""
    return max((day for day in published if day and day in days), default=None)


def _once(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """Each piece under the first item that brings it."""
    seen: set[str] = set()
    for piece in pieces:
        if piece.address not in seen:
            seen.add(piece.address)
            yield piece


def _pieces(archive: Archive, meeting: MeetingHeld, days: Sequence[date]) -> Iterator[_Piece]:
    """Everything that the items bring, in their order."""
    for item in meeting.items:
        added = item.record.added
        if item.private and is_private_by_ground(item.record):
            yield _Piece(item.number, item.address, partial(exempt_part, archive, meeting, item), _late(days, added))
        for minutes in _to_agree(archive, meeting, item):
            to_agree = partial(minutes_part, archive, minutes, item.number)
            yield _Piece(item.number, minutes.address, to_agree, _late(days, added, minutes.record.published))
        for target in item.papers:
            for document in (target, *target.appendices):
                if found := _found(archive, item, document):
                    make, published = found
                    address = urls.page(document.address)
                    yield _Piece(item.number, address, make, _late(days, added, published))
        for paper in item.withheld:
            make = partial(withheld_part, archive, meeting, item, paper)
            yield _Piece(item.number, paper.address, make, _late(days, added))


def _to_agree(archive: Archive, meeting: MeetingHeld, item: Item) -> Iterator[Minutes]:
    """The minutes that an item is to agree."""
    for other in archive.committees[meeting.committee].meetings:
        if other.minutes and other.date in item.record.minutes_of:
            yield other.minutes


def _found(archive: Archive, item: Item, target: Target) -> tuple[Callable[[], Part], date | None] | None:
    """What prints a paper, minutes or work programme that an item names, and the day it was published, if it says.

    A draft is not printed, nor a file whose pages cannot be had.
    """
    if (file := archive.attached.get(urls.page(target.address))) and has_sheets(file):
        return partial(file_part, archive, file, item.number, target.label), None
    if target.kind == "file" or target.is_draft:
        return None
    committee, name, stem = urls.within(target.address)
    at = archive.meeting(committee, name)
    if stem in at.papers:
        paper = at.papers[stem]
        return partial(paper_part, archive, paper, item.number, target.label), paper.front.published
    if target.kind == "minutes" and at.minutes:
        return partial(minutes_part, archive, at.minutes, item.number), at.minutes.record.published
    if at.programme and urls.page(target.address) == at.programme.address:
        return partial(programme_part, archive, at.programme, item.number), None
    return None


def _pack(at: Where, plan: _Plan, day: date | None, count: int) -> Pack:
    """The whole agenda, or for a later day what was published on it."""
    meeting, council = at.meeting, at.archive.council
    own = [piece for piece in plan.pieces if piece.late == day]
    named = {piece.item for piece in own} | {number for number, late in plan.added.items() if late == day}
    shown = [item for item in meeting.items if (item.number in named if day else item.number not in plan.added)]
    heading = f"Supplementary agenda {count}" if day else "Agenda"
    name = ", ".join(filter(None, (at.name, meeting.title)))
    parts = tuple(piece.make() for piece in own)
    return Pack(
        address=urls.pack(meeting.committee, meeting.name, count),
        meeting=meeting.address,
        title=f"{'Supplementary agenda' if day else 'Agenda'} pack: {name}, {weekday(meeting.date)}",
        council=council.name,
        language=council.language,
        running=(name, in_words(meeting.date)),
        dated=day or meeting.record.published or meeting.date,
        front=_front(at, heading, day, plan, shown),
        parts=parts,
        supplement=count,
        site=plan.site,
        sources=_sources(at, parts),
    )


def _sources(at: Where, parts: Sequence[Part]) -> tuple[str, ...]:
    each = [part.source for part in parts]
    folders = tuple(dict.fromkeys(part.folder for part in parts if part.folder))
    figures = [name for name in at.archive.files if name.endswith(".csv") and name.startswith(folders)]
    return tuple(dict.fromkeys([*each, *figures, f"{at.folder}/meeting.yaml", *_above(at), *OF_ALL]))


def _above(at: Where) -> tuple[str, ...]:
    return (f"{at.meeting.committee}/committee.yaml",)


def _entry(at: Where, item: Item, plan: _Plan, day: date | None, above: Sequence[Item | None]) -> FrontItem:
    """An item on the front sheet, where others stand `above` it."""
    before = above[-1]
    begins = before is None or before.record.section_loc != item.record.section_loc
    is_within = any(other and other.number == item.part_of and other.private == item.private for other in above)
    mine = [piece for piece in plan.pieces if piece.item == item.number]
    addresses = tuple(piece.address for piece in mine if piece.late == day)
    if not mine and day is None:
        known = {piece.address for piece in plan.pieces}
        addresses = tuple(urls.page(paper.address) for paper in item.papers if paper.address in known)
    attached = at.archive.attached
    files = [
        document
        for target in item.papers
        for document in (target, *target.appendices)
        if document.kind == "file" and not ((file := attached.get(urls.page(document.address))) and has_sheets(file))
    ]
    return FrontItem(
        number=item.number,
        printed=item.printed,
        level=3 + bool(item.section) + is_within,
        section=item.section if begins else NO_LINE,
        time=clock(item.record.time) if begins and item.record.time else "",
        title=item.title,
        about=item.about,
        by=item.record.by or "",
        parts=item.parts,
        notes=tuple(_notes(at, item)),
        papers=addresses,
        files=tuple(_file(at.archive, file, plan.site) for file in files),
    )


def has_sheets(file: Attached) -> bool:
    """Whether the pages of a file are in the packs: those of a PDF that can be read and is no book."""
    inside = file.inside
    return file.form.sort == "pdf" and not inside.unread and 0 < inside.pages == len(inside.sheets) <= MOST_SHEETS


def _file(archive: Archive, target: Target, site: str) -> Link:
    """A file as it is named, and the address at which it is found."""
    address = shown_at(archive.attached, target.address)
    return f"{target.title}, {size(target.size)}", f"{site}{address}" if site else ""


def _notes(at: Where, item: Item) -> Iterator[str]:
    record = item.record
    deciding = of_item(item)
    yield from (f"{said}." for said in (deciding.called,) if said)
    yield from deciding.at_short_notice
    if item.private:
        return
    if inner := [other.number for other in at.meeting.within(item) if other.private]:
        yield f"In private: item{'s' if len(inner) > 1 else ''} {listed(inner)}."
    yield from (f"Private, not published: {paper.title.text}" for paper in item.withheld)
    if record.contact:
        people = [f"{named.role}: {at.with_role(named).partition(',')[0]}" if named.role else at.with_role(named)
                  for named in record.contact]  # fmt: skip
        yield f"({listed(people)})"
    if record.added:
        yield f"Added {in_words(record.added)}."
    if record.urgent:
        yield f"Taken as urgent: {record.urgent}"
    if record.withdrawn is not None:
        yield with_reason("Withdrawn", record.withdrawn) if record.withdrawn else "Withdrawn."
    if record.deferred_to:
        yield f"Put off to {in_words(record.deferred_to)}."
    if record.missing:
        yield f"Not in the archive: {record.missing}"


def _front(at: Where, heading: str, day: date | None, plan: _Plan, items: Sequence[Item]) -> FrontSheet:
    above = (None, *items)
    meeting, entries = at.meeting, [_entry(at, item, plan, day, above[:n]) for n, item in enumerate(items, 1)]
    private = {item.number for item in items if item.private}
    return FrontSheet(
        heading=heading,
        committee=", ".join(filter(None, (at.name, meeting.title))),
        time=at.time,
        place=meeting.record.place or "Not recorded here",
        states=tuple(_states(at)),
        note=meeting.note,
        public=tuple(entry for entry in entries if entry.number not in private),
        private=tuple(entry for entry in entries if entry.number in private),
        no_private=no_private_item(meeting) or "Nil",
        is_whole=day is None,
        signed=_signed(at, day),
        notes=at.archive.agenda_note(meeting.date) if day is None else NO_LINE,
        members=at.members() if day is None else (),
        access=how_to_attend(at.archive, meeting, plan.today) if day is None else NO_LINE,
        contact=tuple(_contact(at)),
    )


def _states(at: Where) -> Iterator[str]:
    meeting, record = at.meeting, at.meeting.record
    if names := [at.archive.committee_name(name, meeting.date) for name in joint_with(at.archive, meeting)]:
        yield f"This is a joint meeting with {listed(names)}."
    if meeting.is_off:
        reason = f": {meeting.off_because}" if meeting.off_because else "."
        yield f"This meeting was {off(meeting)}{reason}"
    if record.continues:
        yield f"It goes on with the meeting of {in_words(record.continues)}, which was adjourned."
    if record.moved_from:
        yield f"Moved from {listed(in_words(day) for day in record.moved_from)}"


def _signed(at: Where, day: date | None) -> tuple[str, ...]:
    """Who signed, and when it was published (Local Government Act 1972, section 100B)."""
    record = at.meeting.record
    published = day or record.published
    signed = [listed(at.with_role(named) for named in record.signed_by)] if record.signed_by else []
    return (*signed, *([f"Published {weekday(published)}"] if published else []))


def _contact(at: Where) -> Iterator[str]:
    """Whom to ask about the agenda."""
    yield from (at.with_role(named) for named in at.meeting.record.contact)
    contact = at.archive.council.contact
    if contact:
        yield ", ".join(words for words in (contact.name, contact.address) if words)
        if contact.telephone:
            yield f"Telephone {contact.telephone}"
        if contact.email:
            yield contact.email
