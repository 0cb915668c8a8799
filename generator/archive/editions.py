"""How a work programme changed from one edition to the next within a municipal year."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.archive.agenda import same_title
from generator.archive.linked import CommitteeHistory, MeetingHeld
from generator.archive.programme import Programme, ProgrammeGroup, ProgrammeRow
from generator.archive.words import KINDS

TOGETHER = 40
"""How many editions are shown on one page, where that holds a year whole."""
How = Literal["added", "moved", "heard", "deferred", "dropped", "without a date", "unchanged"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with the group it stands in."""

    group: ProgrammeGroup
    row: ProgrammeRow


@dataclass(frozen=True, slots=True)
class RowChange:
    """What became of a row: how, where it stood before (None: it is new) and where it stands now (None: it is gone)."""

    how: How
    before: Placed | None
    now: Placed | None


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition and how it differs from the one before; None: it is the first of its year here."""

    meeting: MeetingHeld
    programme: Programme
    changes: tuple[RowChange, ...] | None
    carried: "Carried | None" = None
    """Of the first of its year, how it compares with the last of an earlier year, if there is one."""


@dataclass(frozen=True, slots=True)
class Carried:
    """How an edition compares with the last of an earlier year: what one has that the other has not is no change."""

    meeting: MeetingHeld
    """That with the earlier edition."""
    programme: Programme
    both: tuple[tuple[Placed, Placed], ...]
    """The rows that stand in both: then, and now."""
    new: int
    """How many of its rows the earlier one has not."""
    left: tuple[Placed, ...]
    """The rows that stand in the earlier one alone."""


def years_apart(committee: CommitteeHistory) -> tuple[str, ...]:
    """The municipal years, newest first, of which there are more editions than one page holds with those of later."""
    counts = Counter(meeting.year for meeting in committee.meetings if meeting.programme)
    shown, years = 0, sorted(counts, reverse=True)
    for number, year in enumerate(years):
        shown += counts[year]
        if number and shown > TOGETHER:
            return tuple(years[number:])
    return ()


def editions(committee: CommitteeHistory) -> tuple[Edition, ...]:
    """The editions of a committee, newest first, each compared with the one before in its municipal year.

    The first of a year is compared with the last of the years before.
    """
    return tuple(reversed(_compared(committee.meetings)))


def editions_until(committee: CommitteeHistory, meeting: MeetingHeld) -> tuple[Edition, ...]:
    """The editions of a meeting's municipal year up to its own, in their order."""
    of_year = (other for other in committee.meetings if other.year == meeting.year and other.date <= meeting.date)
    return tuple(_compared(of_year))


def _compared(meetings: Iterable[MeetingHeld]) -> list[Edition]:
    found: list[Edition] = []
    for meeting in meetings:
        if meeting.programme is None:
            continue
        before = found[-1] if found else None
        if before is None:
            found.append(Edition(meeting, meeting.programme, None))
        elif before.meeting.year == meeting.year:
            found.append(Edition(meeting, meeting.programme, compare(before.programme, meeting.programme)))
        else:
            found.append(
                Edition(meeting, meeting.programme, None, _carried(before.meeting, before.programme, meeting.programme))
            )
    return found


def _carried(meeting: MeetingHeld, before: Programme, now: Programme) -> Carried:
    changes = compare(before, now)
    both = tuple((change.before, change.now) for change in changes if change.before and change.now)
    left = tuple(change.before for change in changes if change.before and not change.now)
    return Carried(meeting, before, both, len(changes) - len(both) - len(left), left)


def compare(before: Programme, now: Programme) -> tuple[RowChange, ...]:
    """What changed from one edition to the next: a row is the same if its title is, or `was` names its title before."""
    old, new = _rows(before), _rows(now)
    left = list(old)
    changes: list[RowChange] = []
    for placed in new:
        same = _before(placed, left)
        if same:
            left.remove(same)
        changes.append(RowChange(_how(same, placed), same, placed))
    gone = [RowChange("heard" if placed.row.heard else "dropped", placed, None) for placed in left]
    return (*changes, *gone)


def called(committee: CommitteeHistory) -> str:
    """What a committee's editions are, as the newest is: "Work programme", or "Forward plan"."""
    newest = next((meeting.programme for meeting in reversed(committee.meetings) if meeting.programme), None)
    return newest.called if newest else KINDS["work-programme"]


def _rows(programme: Programme) -> list[Placed]:
    return [Placed(group, row) for group in programme.groups for row in group.rows]


def _before(placed: Placed, old: Sequence[Placed]) -> Placed | None:
    """The row of the edition before: of the same title, first under the same date or heading."""
    title = same_title(placed.row.record.was or placed.row.title.text)
    alike = [earlier for earlier in old if same_title(earlier.row.title.text) == title]
    alike.sort(key=lambda earlier: _where(earlier) != _where(placed))
    return alike[0] if alike else None


def _where(placed: Placed) -> str:
    return placed.group.date.isoformat() if placed.group.date else same_title(placed.group.heading)


def _how(before: Placed | None, now: Placed) -> How:
    if before is None:
        return "added"
    if now.row.record.state and not before.row.record.state:
        return "deferred" if now.row.record.state == "deferred" else "dropped"
    if _where(before) != _where(now):
        return "moved"
    if now.row.heard and not before.row.heard:
        return "heard"
    return "unchanged" if now.group.date else "without a date"
