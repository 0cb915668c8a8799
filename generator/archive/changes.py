"""When something is last known to have changed, as the content itself says, and the record of what was published."""

from collections.abc import Mapping, Sequence
from datetime import date

from generator.archive.delegated import DelegatedDecision
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld, Minutes, Paper
from generator.archive.programme import Programme
from generator.archive.record import Recorded


def meeting_changed(meeting: MeetingHeld, recorded: Recorded) -> date | None:
    """The last day on which something is known to have changed in what a meeting's page says of it.

    That of its agenda, of an item that was added, of an announcement; once there are minutes also its own day and that
    of their publishing. None where no such day is known.
    """
    record = meeting.record
    days = [recorded.changed(meeting.address), record.published, *record.changed]
    days += [change.on for change in record.republished]
    days += [item.record.added for item in meeting.items]
    if meeting.minutes or record.minutes or record.attendance:
        days += [meeting.date, record.minutes.published if record.minutes else None]
    return _last(*days)


def document_changed(document: Paper | Minutes | Programme, recorded: Recorded) -> date | None:
    """The last day on which a document is known to have been published, corrected or agreed; None where none is."""
    noted = recorded.changed(document.address)
    if isinstance(document, Paper):
        return _last(noted, document.published, *(change.on for change in document.front.corrections))
    if isinstance(document, Minutes):
        return _last(noted, document.record.published, document.record.approved)
    return _last(noted, document.published)


def decision_changed(decision: DelegatedDecision, recorded: Recorded) -> date | None:
    """The last day on which a decision outside meetings is known to have been published or corrected."""
    corrected = (change.on for change in decision.front.corrections)
    return _last(recorded.changed(decision.address), decision.front.published, *corrected)


def last_changes(archive: Archive) -> Mapping[str, date]:
    """The last day on which something on a page is known to have changed, by its address, as far as one is known.

    Pages that gather things from elsewhere are not among them.
    """
    found: dict[str, date | None] = {}
    recorded = archive.recorded
    for meeting in archive.meetings():
        found[meeting.address] = meeting_changed(meeting, recorded)
        documents = (*meeting.papers.values(), meeting.minutes, meeting.programme)
        found.update({document.address: document_changed(document, recorded) for document in documents if document})
    for committee in archive.committees.values():
        found.update({decision.address: decision_changed(decision, recorded) for decision in committee.decisions})
    return {address: day for address, day in found.items() if day}


def having(committee: CommitteeHistory) -> Mapping[date, Sequence[MeetingHeld]]:
    """By the day of a meeting, the meetings that have its minutes on their agenda, in order."""
    found: dict[date, list[MeetingHeld]] = {}
    for meeting in committee.meetings:
        for day in dict.fromkeys(day for item in meeting.items for day in item.record.minutes_of):
            found.setdefault(day, []).append(meeting)
    return found


def _last(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)
