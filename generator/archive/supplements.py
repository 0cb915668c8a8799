"""Supplementary agendas: what was published after a meeting's agenda, day by day."""

from collections.abc import Iterator
from datetime import date

from generator.archive.shape import Archive, MeetingHeld


def supplements(archive: Archive, meeting: MeetingHeld) -> tuple[date, ...]:
    """The days after that of the agenda on which something was added to it, in order: the first is supplement 1.

    Items are dated by `added`, papers and minutes by `published`. Without a day of the agenda nothing is later.
    """
    published = meeting.record.published
    if published is None or not meeting.has_agenda:
        return ()
    return tuple(sorted({day for day in _days(archive, meeting) if day > published}))


def _days(archive: Archive, meeting: MeetingHeld) -> Iterator[date]:
    for item in meeting.items:
        if item.record.added:
            yield item.record.added
        for target in item.papers:
            for one in (target, *target.appendices):
                paper = archive.paper(one.address)
                if paper and paper.front.published and paper.front.published <= meeting.date:
                    yield paper.front.published
