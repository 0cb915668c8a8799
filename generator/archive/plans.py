"""Which row of a forward plan announced a decision, and where a row was decided."""

from collections.abc import Iterator, Mapping

from generator.archive.deciding import DecidedAt, OfDecision, PlanEntry, Plans, folded, of_heading, of_record
from generator.archive.item import Item
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld
from generator.archive.programme import Programme, ProgrammeRow
from generator.archive.words import in_words
from generator.text import Minute


def of_item(item: Item) -> OfDecision:
    """What an agenda item says of its decision."""
    return of_record(item.record)


def decided_of_item(meeting: MeetingHeld, item: Item) -> OfDecision:
    """What is recorded of the decision on an item; where none was taken on it, there is nothing to call in."""
    found = of_item(item)
    for minute in item.minutes:
        found = of_heading(minute.deciding).before(found)
    is_off = meeting.is_off or item.is_off
    is_taken = item.private or any(minute.taken for minute in item.minutes)
    if is_off or any(minute.deferred_to for minute in item.minutes) or (meeting.minutes and not is_taken):
        return found.untaken
    return found


def of_minute(meeting: MeetingHeld, minute: Minute, anchor: str = "") -> OfDecision:
    """What is recorded of the decision in a minute: by its heading, else by the items that it records.

    With the anchor of a decision in it, by those alone that this is of.
    """
    found = of_heading(minute.deciding)
    for item in meeting.recorded(minute, anchor):
        found = found.before(of_item(item))
    return found


def places_of(meeting: MeetingHeld, minute: Minute, anchor: str = "") -> Iterator[str]:
    """Where a minute stands, and the items that it records: what may have heard a row of a plan."""
    if meeting.minutes:
        yield meeting.minutes.at(minute)
    yield from (item.address for item in meeting.recorded(minute, anchor))


def places_of_item(meeting: MeetingHeld, item: Item) -> Iterator[str]:
    """Where an item stands, and its minutes."""
    yield item.address
    yield from (meeting.minutes.at(minute) for minute in item.minutes if meeting.minutes)


def plans(archive: Archive) -> Plans:
    """All that forward plans announce, and where it was decided."""
    by_reference: dict[str, list[PlanEntry]] = {}
    by_place: dict[str, list[PlanEntry]] = {}
    heard: set[str] = set()
    for programme, row in _rows(archive):
        entry = PlanEntry(row.address, row.title.text, programme.published, row.record.private is not None)
        if row.record.reference:
            by_reference.setdefault(folded(row.record.reference), []).append(entry)
        for _, place in row.heard:
            by_place.setdefault(place, []).append(entry)
            heard.add(place)
    decided: dict[str, list[DecidedAt]] = {}
    minutes: dict[str, DecidedAt] = {}
    for committee in archive.committees.values() if by_reference or by_place else ():
        for at, reference in _decided(archive, committee):
            if reference:
                decided.setdefault(folded(reference), []).append(at)
            if at.address in heard:
                minutes[at.address] = at
    return Plans(_settled(by_reference), _settled(by_place), {key: tuple(at) for key, at in decided.items()}, minutes)


def _rows(archive: Archive) -> Iterator[tuple[Programme, ProgrammeRow]]:
    """The rows of forward plans, and those of other programmes that are for a key decision."""
    for meeting in archive.meetings():
        programme = meeting.programme
        for row in programme.rows if programme else ():
            if programme and (programme.is_forward_plan or row.record.key or row.record.reference):
                yield programme, row


def _decided(archive: Archive, committee: CommitteeHistory) -> Iterator[tuple[DecidedAt, str]]:
    """Where a committee decided, or an officer, each with the reference of the decision."""
    for decision in committee.decisions:
        if decision.front.withdrawn is None:
            name = archive.committee_name(committee.name, decision.date)
            yield DecidedAt(f"{name}, {in_words(decision.date)}", decision.address), decision.front.reference or ""
    for meeting in committee.meetings:
        for minute in meeting.minutes.items if meeting.minutes else ():
            if minute.taken and meeting.minutes:
                name = f"{archive.committee_short_name(committee.name, meeting.date)}, {in_words(meeting.date)}"
                reference = of_minute(meeting, minute).reference
                yield DecidedAt(f"{name}, {minute.called}", meeting.minutes.at(minute)), reference


def _settled(entries: Mapping[str, list[PlanEntry]]) -> Mapping[str, tuple[PlanEntry, ...]]:
    """Entries in the order of their editions; those of which no day is known last."""
    return {
        key: tuple(sorted(found, key=lambda entry: (entry.published is None, str(entry.published))))
        for key, found in entries.items()
    }
