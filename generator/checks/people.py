"""Rules of who was there."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from generator.archive import MeetingHeld, membership, on, value_on
from generator.archive.agenda import meant
from generator.archive.resolve import walk
from generator.checks.case import Case, finding
from generator.content.model import Attendance, Membership, Named, Person, Record, is_id
from generator.content.model.values import NOT_STATED
from generator.content.records import Filed, MeetingRecords
from generator.problems import Problem
from generator.text import folded

_STYLE = re.compile(
    r"(?i)\b(?:(?:the|y|yr)\s+(?=cyng|right|hon|worshipful|lord|mayor|chair)|cyng(?:horydd)?\b|councillor\b|cllr\b|alderman\b|right\b"
    r"|hon(?:ourable)?\b|worshipful\b|(?:deputy\s+)?(?:lord\s+)?mayor\b|mrs?\b|miss\b|ms\b|mx\b|dr\b|prof(?:essor)?\b"
    r"|rev(?:d|erend)?\b|sir\b|dame\b|lady\b|lord\b)\.?"
)
"""What stands before a name: titles, offices, and how people are styled."""
_AFTER = re.compile(r"\b(?:MBE|OBE|CBE|BEM|JP|DL|KC|QC|MP|MS|AM|MSP|MLA|TD|PhD|Junior|Jnr|Senior)\b\.?")
_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_ALONE = "="
"""Before a bare name in the table of names that are known: only one person has it."""
Group = tuple[str, Sequence[Named]]
"""The key of a list of the attendance, and who stands in it."""
Who = Callable[[str], str]
"""The id of a person, or a plain name in the one form in which it is compared."""


def _who(case: Case, *, surely: bool = False) -> Who:
    """Tells who is meant by an id or a name, whatever stops, blanks, apostrophes and titles it has.

    `surely`: "Mrs A Moss" may be another than A Moss.
    """
    known = _known(case)

    def who(person: str) -> str:
        if is_id(person):
            return person
        return (known.get(folded(person)) if surely else _meant(person, known)) or folded(person)

    return who


def _meant(name: str, known: Mapping[str, str]) -> str | None:
    """The id of who is meant by a name: the one of that name, else the only one of it without what stands around it."""
    return known.get(folded(name)) or known.get(f"{_ALONE} {_bare(name)}")


def _bare(name: str) -> str:
    """A name without styles, letters after it, remarks in brackets, accents, hyphens: "a moss" of "Moss, Dr A. MBE"."""
    plain = _REMARK.sub("", name)
    last, comma, first = plain.partition(",")
    if comma and len(last.split()) == 1 and not _AFTER.fullmatch(first.strip()):
        plain = f"{first} {last}"
    words = _AFTER.sub(" ", _STYLE.sub(" ", plain.replace(",", " ").replace("-", " ").replace("\u2011", " ")))
    letters = unicodedata.normalize("NFD", folded(words))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def present_and_apologies(case: Case) -> Iterator[Problem]:
    """Nobody is both present and among the apologies or the absent, nor in two lists of those present."""
    who = _who(case, surely=True)
    for meeting, attendance in _attended(case):
        filed = case.source(meeting).meeting
        present = _present(attendance)
        here: set[str] = {who(named.person) for _, group in present for named in group}
        for key, group in (("apologies", attendance.apologies), ("absent", attendance.absent)):
            for position, named in enumerate(group):
                if who(named.person) in here:
                    place = filed.place("attendance", key, position)
                    what = f'"{named.person}" is among those present too'
                    yield Problem(place, what, "take the person out of one of the two lists", "present-and-away")
        for (first, ones), (second, others) in combinations(present, 2):
            there = {who(named.person) for named in ones}
            for position, other in enumerate(others):
                if who(other.person) in there:
                    what = f'"{other.person}" stands both under `{first}` and under `{second}`'
                    mend = "if the minutes print it so, it is right; else take one out"
                    yield finding(filed, ("attendance", second, position), what, mend, "two-groups", severity="info")


def attendance_lists(case: Case) -> Iterator[Problem]:
    """Everybody recorded as a member was one, or stood in for one; every member stands in one of the lists.

    Local Government Act 1972, Schedule 12, paragraph 40: the names of the members present are recorded.
    """
    who = _who(case)
    for meeting, recorded in _attended(case):
        members = _members(case, meeting)
        if not members:
            continue
        filed = case.source(meeting).meeting
        yield from _no_members(case, meeting, recorded, who)
        groups = (recorded.members, recorded.apologies, recorded.absent, recorded.cabinet, recorded.others)
        named = {who(named.person) for group in groups for named in group}
        for person in sorted(member for member in members if who(member) not in named):
            what = f'the member "{person}" stands in no list of the attendance'
            mend = "add them where they belong; where the minutes do not say, leave it"
            yield finding(filed, ("attendance",), what, mend, "member-unlisted")


def _no_members(case: Case, meeting: MeetingHeld, recorded: Attendance, who: Who) -> Iterator[Problem]:
    """Who is listed as a member or as co-opted and was not."""
    filed, members = case.source(meeting).meeting, set(map(who, _members(case, meeting)))
    co_opted = set(map(who, _sitting(case, meeting, "co_opted")))
    for position, member in enumerate(recorded.members):
        if who(member.person) not in members and not member.for_:
            what = f'"{member.person}" is not a member of {meeting.year} in committee.yaml'
            mend = "say whom they stood in for, `{for: …}`, or `for: not stated`; or put them on the committee"
            if alike := _of_that_surname(case, member.person, _members(case, meeting)):
                mend = f'if it is "{alike}", write that; else {mend}'
            if who(member.person) in co_opted:
                what = f'"{member.person}" is co-opted, and stands among the members'
                mend = "put them under `co-opted:`: they do not count for the quorum"
            yield finding(filed, ("attendance", "members", position), what, mend, "not-a-member")
    for position, named in enumerate(recorded.co_opted):
        if co_opted and who(named.person) not in co_opted:
            what = f'"{named.person}" is not co-opted in {meeting.year} in committee.yaml'
            mend = "put them under `co-opted:` there, or under `members:` or `others:` here"
            yield finding(filed, ("attendance", "co-opted", position), what, mend, "not-a-member")


def substitutes(case: Case) -> Iterator[Problem]:
    """A substitute is no member, and stands in for one member who is not there.

    Standing orders: a substitute has the place of one named member for that meeting.
    """
    who = _who(case)
    for meeting, recorded in _attended(case):
        members, filed = set(map(who, _members(case, meeting))), case.source(meeting).meeting
        present = {who(member.person) for member in recorded.members}
        replaced: set[str] = set()
        for position, member in enumerate(recorded.members):
            if member.for_ is None or member.for_ == NOT_STATED:
                continue
            what, mend = "", "see who stood in for whom; if nobody can tell, write `for: not stated`"
            if who(member.for_) in present:
                what = f'"{member.person}" is a substitute for "{member.for_}", who is present too'
            elif who(member.for_) in replaced:
                what = f'"{member.for_}" has two substitutes'
            elif members and who(member.person) in members:
                what, mend = f'"{member.person}" is a member, and is called a substitute', "take `for:` out"
            elif members and who(member.for_) not in members and not _unknown(case, member.for_):
                what = f'"{member.person}" is a substitute for "{member.for_}", who is not a member of {meeting.year}'
            replaced.add(who(member.for_))
            if what:
                yield finding(filed, ("attendance", "members", position), what, mend, "substitute")


def _unknown(case: Case, person: str) -> bool:
    """Whether it is an id that nobody has, which is said elsewhere."""
    return is_id(person) and person not in case.archive.people


def interests(case: Case) -> Iterator[Problem]:
    """Who declared an interest was there, and the item is on the agenda. Practice: a slip of the keyboard."""
    who = _who(case)
    for meeting in case.archive.meetings():
        filed, recorded = case.source(meeting).meeting, meeting.record.attendance
        listed = [group for _, group in _present(recorded)] if recorded else []
        listed += [officers.people for officers in recorded.officers] if recorded else []
        there = {who(named.person) for group in listed for named in group}
        numbers = {item.number for item in meeting.items}
        for position, interest in enumerate(meeting.record.interests):
            if there and who(interest.person.person) not in there:
                what = f'"{interest.person.person}" declared an interest, and is not among those present'
                mend = "correct the person here, or the attendance"
                yield finding(filed, ("interests", position, "person"), what, mend, "interest")
            for place, number in enumerate(interest.item):
                if numbers and not meant(number, numbers):
                    what = f"the agenda has no item {number}"
                    mend = "write the number of the item as the page shows it"
                    yield finding(filed, ("interests", position, "item", place), what, mend, "interest")


def quorum(case: Case) -> Iterator[Problem]:
    """As many members are there as the committee needs to decide anything (standing orders, section 106 of the Act)."""
    starts, who = case.archive.starts, _who(case)
    for meeting, recorded in _attended(case):
        committee = case.archive.committees[meeting.committee].record
        needed = value_on(meeting.date, committee.quorum, starts)
        sitting = membership(committee, meeting.year)
        present = len(recorded.members) + len(_voting(who, sitting, recorded))
        if needed and recorded.members and present < needed and not meeting.is_off:
            here = "one member is" if present == 1 else f"{present} members are"
            what = f"{here} recorded as present, and the quorum is {needed}"
            mend = "see that all are listed, and that `quorum` of committee.yaml was so on that day"
            yield finding(case.source(meeting).meeting, ("attendance", "members"), what, mend, "quorum")


def _of_that_surname(case: Case, name: str, members: set[str]) -> str:
    """The only member that bears the last of somebody's names; "" if there are several, or none."""
    people = case.records.people
    surname = _bare(name).rpartition(" ")[2]
    names = {member: people[member].record.name if member in people else member for member in members}
    found = [member for member, printed in names.items() if _bare(printed).rpartition(" ")[2] == surname]
    return found[0] if len(found) == 1 and not is_id(name) else ""


def _voting(who: Who, sitting: Membership, recorded: Attendance) -> set[str]:
    """Those co-opted who were there and vote."""
    voting = {who(named.person) for named in (*sitting.co_opted, *recorded.co_opted) if named.is_voting}
    return voting & {who(named.person) for named in recorded.co_opted}


def same_name(case: Case) -> Iterator[Problem]:
    """No two people of `people.yaml` print alike, or nearly: readers could not tell them apart. Practice."""
    seen: dict[tuple[str, str], str] = {}
    for name, filed in case.records.people.items():
        person = filed.record
        printed = person.title or person.kind, folded(person.name)
        if printed in seen and not filed.faulty:
            what = f'"{name}" prints as "{seen[printed]}" does: {person.name}'
            mend = (
                f'add what tells them apart to one name; if it is one person, keep one id and write "formerly: {name}"'
            )
            yield Problem(filed.place("name"), what, mend, "same-name", "warning")
        seen.setdefault(printed, name)


def plain_names(case: Case) -> Iterator[Problem]:
    """A name that is in `people.yaml` is written by its id, so that it leads to the person's page. Practice."""
    known = _known(case)
    for committee in case.records.committees.values():
        for filed in (committee.committee, *(decision.front for decision in committee.decisions.values())):
            yield from _plain_names(known, filed)
    yield from case.in_meetings("plain names", _names_of_meeting, tuple(known.items()))


def _known(case: Case) -> Mapping[str, str]:
    """The ids of `people.yaml` by the names they may be written with, each as it is compared."""
    return case.memo.of("known by name", _by_name, case.records.people)


def _by_name(people: Mapping[str, Filed[Person]]) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for name, person in people.items():
        spelt, title = person.record.name, person.record.title
        known |= dict.fromkeys(map(folded, (spelt, f"{title} {spelt}" if title else spelt)), name)
    bare = [(_bare(person.record.name), name) for name, person in people.items()]
    times = Counter(spelt for spelt, _ in bare)
    return {f"{_ALONE} {spelt}": name for spelt, name in bare if times[spelt] == 1} | known


def _names_of_meeting(meeting: MeetingRecords, known: tuple[tuple[str, str], ...]) -> Iterator[Problem]:
    programme = [meeting.programme] if meeting.programme else []
    for filed in (meeting.meeting, *(paper.front for paper in meeting.papers.values()), *programme):
        yield from _plain_names(dict(known), filed)


def _plain_names(known: Mapping[str, str], filed: Filed[Record]) -> Iterator[Problem]:
    for loc, named in walk(filed.record):
        if isinstance(named, Named) and not named.is_id and (known_as := _meant(named.person, known)):
            what = f'"{named.person}" is written as a plain name, and people.yaml has one of that name'
            mend = f'if it is the same person, write "{known_as}"'
            yield finding(filed, loc, what, mend, "plain-name", severity="info")


def _attended(case: Case) -> Iterator[tuple[MeetingHeld, Attendance]]:
    """The meetings whose attendance is recorded."""
    for meeting in case.archive.meetings():
        if meeting.record.attendance:
            yield meeting, meeting.record.attendance


def _present(attendance: Attendance) -> tuple[Group, ...]:
    return (
        ("members", attendance.members),
        ("co-opted", attendance.co_opted),
        ("cabinet", attendance.cabinet),
        ("others", attendance.others),
    )


def _members(case: Case, meeting: MeetingHeld) -> set[str]:
    """The members of the committee on the day of a meeting, or the panel that sits; none where they are not known."""
    if meeting.record.panel:
        return {named.person for named in meeting.record.panel}
    return _sitting(case, meeting, "chair", "deputy_chair", "members")


def _sitting(case: Case, meeting: MeetingHeld, *names: str) -> set[str]:
    """Who stands in these lists of the committee on the day of a meeting."""
    sitting = membership(case.archive.committees[meeting.committee].record, meeting.year)
    groups: list[tuple[Named, ...]] = [getattr(sitting, name) for name in names]
    starts = case.archive.starts
    return {named.person for group in groups for named in on(meeting.date, group, starts) if not named.is_vacant}
