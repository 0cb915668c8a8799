"""Rules of who was there."""

from collections.abc import Iterator

from generator.archive import membership
from generator.checks.case import Case
from generator.problems import Problem


def present_and_apologies(case: Case) -> Iterator[Problem]:
    """Nobody is both present and among the apologies or the absent."""
    for meeting in case.archive.meetings():
        attendance = meeting.record.attendance
        if attendance is None:
            continue
        groups = (attendance.members, attendance.co_opted, attendance.cabinet, attendance.others)
        present = {one.person for group in groups for one in group}
        for key, group in (("apologies", attendance.apologies), ("absent", attendance.absent)):
            for position, one in enumerate(group):
                if one.person in present:
                    place = case.source(meeting).meeting.place("attendance", key, position)
                    what = f'"{one.person}" is among those present too'
                    yield Problem(place, what, "take the person out of one of the two lists", "present-and-away")


def attendance(case: Case) -> Iterator[Problem]:
    """Everybody recorded as a member was one, or stood in for one; every member stands in one of the lists."""
    for meeting in case.archive.meetings():
        recorded = meeting.record.attendance
        sitting = membership(case.archive.committees[meeting.committee].record, meeting.year)
        members = {one.person for group in (sitting.chair, sitting.deputy_chair, sitting.members) for one in group}
        if recorded is None or not members:
            continue
        filed = case.source(meeting).meeting
        for position, one in enumerate(recorded.members):
            if one.person not in members and not one.for_:
                what = f'"{one.person}" is not a member of {meeting.year} in committee.yaml'
                mend = "say whom they stood in for, `{for: …}`, or `for: not stated`; or put them on the committee"
                yield Problem(filed.place("attendance", "members", position), what, mend, "not-a-member", "warning")
        groups = (recorded.members, recorded.apologies, recorded.absent, recorded.cabinet, recorded.others)
        named = {one.person for group in groups for one in group}
        for person in sorted(members - named):
            what = f'the member "{person}" stands in no list of the attendance'
            mend = "add them where they belong; where the minutes do not say, leave it"
            yield Problem(filed.place("attendance"), what, mend, "member-unlisted", "warning")
