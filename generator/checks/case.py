"""What the rules look at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.archive import Archive, MeetingHeld
from generator.problems import Place, Problem
from generator.records import MeetingRecords, Records


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at: the archive, the records it was made of (they know their places), and the day."""

    archive: Archive
    records: Records
    today: date

    def source(self, meeting: MeetingHeld) -> MeetingRecords:
        """The records of a meeting."""
        return self.records.committees[meeting.committee].meetings[meeting.name]


Rule = Callable[[Case], Iterator[Problem]]
At = Callable[[], Place]
"""Where something stands, worked out only if there is something to say about it."""
