"""The rules: what a governance officer would want to be told before the archive is published.

Each rule is a small generator over the archive, named in `RULES`; its short name is that of the problem it yields.
A fault that can no longer be mended is a warning (content format, rule 6).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.archive import (
    DAYS,
    MONTHS,
    Archive,
    CommitteeHistory,
    Item,
    MeetingHeld,
    in_words,
    membership,
    same_title,
)
from generator.problems import Place, Problem, Severity
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


def check(archive: Archive, records: Records, today: date) -> list[Problem]:
    """Everything that the rules find."""
    case = Case(archive, records, today)
    return [problem for rule in RULES for problem in rule(case)]


def minute_numbers(case: Case) -> Iterator[Problem]:
    """No two minutes of a committee bear the same number in a municipal year.

    Practice: minutes are numbered on through the year so that "minute 8/19" names one and no other.
    """
    for committee in case.archive.committees.values():
        seen: dict[tuple[str, str], str] = {}
        for meeting in committee.meetings:
            if meeting.minutes is None:
                continue
            for minute in meeting.minutes.items:
                number = meeting.year, minute.number
                text = case.source(meeting).minutes
                if number in seen and text:
                    what = f"minute {minute.number} of {meeting.year} stands in the minutes of {seen[number]} already"
                    mend = "see that `minutes: first:` in meeting.yaml, or the typed numbers, go on from there"
                    yield Problem(text.text.place(minute.line), what, mend, "minute-overlap")
                seen.setdefault(number, in_words(meeting.date))


def approval(case: Case) -> Iterator[Problem]:
    """Minutes are approved by a later meeting (Local Government Act 1972, Schedule 12, paragraph 41)."""
    for meeting in case.archive.meetings():
        minutes = meeting.record.minutes
        if minutes and minutes.approved and minutes.approved <= meeting.date:
            what = f"the minutes of {in_words(meeting.date)} cannot have been approved on {in_words(minutes.approved)}"
            place = case.source(meeting).meeting.place("minutes", "approved")
            yield Problem(place, what, "write the date of the later meeting that agreed them", "approved-before")


def private_items(case: Case) -> Iterator[Problem]:
    """A private item says under which paragraph of Schedule 12A it is exempt, and brings no paper.

    Local Government Act 1972, section 100A(4) and (5), section 100B(5) and Schedule 12A. Other business has no
    subject yet and needs no paragraph.
    """
    for meeting in case.archive.meetings():
        for position, item in enumerate(item for item in meeting.items if item.private):
            place = case.source(meeting).meeting.place("private", position)
            if item.record.papers:
                what = f'the private item "{item.title.text}" names a paper'
                yield Problem(place, what, "take the paper out: nothing private may be in the archive", "private-paper")
            if _lacks_paragraph(item):
                severity: Severity = "error" if meeting.date >= case.today else "warning"
                what = f'the private item "{item.title.text}" does not say why it is exempt'
                mend = "add `exempt:` with the paragraph of Schedule 12A, or `confidential:` with the reason"
                yield Problem(place, what, mend, "exempt-paragraph", severity)


def _lacks_paragraph(item: Item) -> bool:
    title = item.title.text.lower()
    other_business = "any other" in title and "business" in title
    return not (item.record.exempt or item.record.confidential or other_business)


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


def unnamed_papers(case: Case) -> Iterator[Problem]:
    """A paper or another file that no agenda item and no paper names cannot be found by a reader."""
    linked = _linked(case.archive)
    for committee in case.archive.committees.values():
        for meeting in committee.meetings:
            source = case.source(meeting)
            if source.meeting.faulty:
                continue
            for paper in meeting.papers.values():
                if paper.address not in linked:
                    what = f'nothing names the paper "{paper.stem}"'
                    mend = "name it under `papers:` of an agenda item, or under `appendices:` of another paper"
                    yield Problem(Place(source.papers[paper.stem].text.path), what, mend, "unnamed-paper", "warning")
            yield from _unnamed_files(case, committee, meeting, source)


def _unnamed_files(
    case: Case, committee: CommitteeHistory, meeting: MeetingHeld, source: MeetingRecords
) -> Iterator[Problem]:
    paths = {name: file.path for name, file in source.attachments.items()}
    paths |= {name: file.path for name, file in source.data.items()}
    for name, path in paths.items():
        if f"{committee.name}/{meeting.name}/{name}" not in case.archive.files:
            mend = "name it in `papers:` or `appendices:`, link to it, or take it out; it is not published"
            yield Problem(Place(path), f'nothing names the file "{name}"', mend, "unnamed-file", "warning")


def _linked(archive: Archive) -> set[str]:
    """The addresses that agenda items, papers and minutes lead to."""
    found = set(archive.considered) | set(archive.part_of)
    for meeting in archive.meetings():
        documents = [paper.document for paper in meeting.papers.values()]
        if meeting.minutes:
            documents.append(meeting.minutes.document)
        for document in documents:
            found.update(address.partition("#")[0] for address in document.links.values())
    return found


def exclusion(case: Case) -> Iterator[Problem]:
    """An item to exclude the public and private business come together.

    Local Government Act 1972, section 100A(4): the public is excluded by resolution, for a stated kind of business.
    """
    for meeting in case.archive.meetings():
        titles = [item.title.text.lower() for item in meeting.items]
        position = next((n for n, title in enumerate(titles) if "exclu" in title and "press" in title), None)
        exempt = any(item.record.exempt or item.record.confidential for item in meeting.items)
        filed = case.source(meeting).meeting
        if position is not None and not any(item.private for item in meeting.items):
            what = f"item {meeting.items[position].number} is to exclude the public, and there is no private business"
            mend = "add the private items, or leave it: it is what the agenda said"
            yield Problem(filed.place("agenda", position), what, mend, "exclusion", "warning")
        elif position is None and exempt and meeting.record.agenda:
            what = "there is private business, and no item to exclude the public"
            yield Problem(
                filed.place("private"), what, "add the item, or leave it out as the agenda did", "exclusion", "warning"
            )


def public_interest(case: Case) -> Iterator[Problem]:
    """An exempt item says why the public interest is better served by keeping it private.

    Local Government Act 1972, Schedule 12A, Part 2, paragraph 10.
    """
    for meeting in case.archive.meetings():
        for position, item in enumerate(item for item in meeting.items if item.private):
            if item.record.exempt and not item.record.public_interest:
                what = f'the exempt item "{item.title.text}" gives no public-interest reason'
                mend = "add `public-interest:`; where the agenda gave none, the page says that it is not recorded"
                place = case.source(meeting).meeting.place("private", position)
                yield Problem(place, what, mend, "public-interest", "warning")


def weekdays(case: Case) -> Iterator[Problem]:
    """A weekday agrees with its date. Practice: people come on the day that is named first."""
    for committee in case.records.committees.values():
        for meeting in committee.meetings.values():
            texts = [paper.text for paper in meeting.papers.values()]
            texts += [meeting.minutes.text] if meeting.minutes else []
            for text in texts:
                for number, line in enumerate(text.body.split("\n"), 1):
                    for match in WEEKDAY.finditer(line):
                        if what := _wrong_day(match):
                            place = text.place(number, match.start() + 1)
                            mend = "correct the one that is wrong; a paper that was published so may keep it"
                            yield Problem(place, what, mend, "weekday", "warning")


def _wrong_day(match: re.Match[str]) -> str:
    try:
        day = date(int(match["year"]), MONTHS.index(match["month"]) + 1, int(match["day"]))
    except ValueError:
        return f"there is no {match['day']} {match['month']} {match['year']} in the calendar"
    real = DAYS[day.weekday()]
    return "" if real == match["weekday"] else f"{in_words(day)} was a {real}, not a {match['weekday']}"


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


def likely_matters(case: Case) -> Iterator[Problem]:
    """Items and rows of one title that belong to no matter are proposed as one; nothing is joined by likeness alone."""
    found: dict[str, list[tuple[At, MeetingHeld]]] = {}
    for meeting in case.archive.meetings():
        for title, at in _without_matter(case, meeting):
            if title and not title.startswith(STANDING):
                found.setdefault(title, []).append((at, meeting))
    for places in found.values():
        if len({meeting.address for _, meeting in places}) > 1:
            first, (again, _) = places[0], places[-1]
            what = f"this has the title of a record of {in_words(first[1].date)}, and neither belongs to a matter"
            yield Problem(again(), what, "if it is one subject, give both the same `matter:`", "likely-matter", "info")


def _without_matter(case: Case, meeting: MeetingHeld) -> Iterator[tuple[str, At]]:
    source = case.source(meeting)
    public = 0
    for item in meeting.items:
        if not item.private:
            if not item.record.matter:
                yield same_title(item.title.text), partial(source.meeting.place, "agenda", public)
            public += 1
    for under, rows in source.programme.record.programme.items() if source.programme else ():
        for position, row in enumerate(rows):
            if not row.matter and source.programme:
                yield same_title(row.title), partial(source.programme.place, "programme", under, position)


STANDING = ("apologies", "declaration", "minutes", "any other", "exclusion", "work programme", "outstanding", "meeting")
WEEKDAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(DAYS)}),? (?P<day>\d{{1,2}})(?:st|nd|rd|th)? "
    rf"(?P<month>{'|'.join(MONTHS)}),? (?P<year>\d{{4}})"
)
RULES: tuple[Rule, ...] = (
    minute_numbers,
    approval,
    private_items,
    present_and_apologies,
    unnamed_papers,
    exclusion,
    public_interest,
    weekdays,
    attendance,
    likely_matters,
)
