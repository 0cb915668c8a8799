"""Who sat where: those whom the minutes of a meeting name, group by group, and the committee's members on its day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Literal

from generator.archive.linked import Archive, MeetingHeld
from generator.archive.people import (
    COUNCILLOR,
    chair_title,
    membership,
    office,
    on,
    printed_name,
    role_on,
    role_printed,
)
from generator.archive.words import clock
from generator.content.model import Membership, Named, Present
from generator.content.model.values import NOT_STATED

GroupName = Literal["members", "co_opted", "cabinet", "others", "officers", "apologies", "absent"]
AWAY = frozenset({"apologies", "absent"})
"""The groups of those who were not there."""
SITTING = frozenset({"members", "co_opted"})
"""The groups of those who sit on the committee, and of their substitutes."""
LABELS: Mapping[GroupName, str] = {
    "members": "Members",
    "co_opted": "Co-opted",
    "cabinet": "Cabinet",
    "others": "Others",
    "officers": "Officers",
    "apologies": "Apologies",
    "absent": "Absent",
}
"""The groups of an attendance, in the order in which they are shown."""
MEMBERSHIP: Mapping[GroupName, str] = {"members": "Members", "co_opted": "Co-opted", "others": "By invitation"}
"""The groups of a committee's membership."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A person as described at a meeting."""

    named: Named
    """As written: an id, or the name of somebody without an entry."""
    name: str
    """As it is printed: "Councillor K Sandhu"."""
    role: str
    """The role printed there, else the office in the committee, else the roles held that day; "" if there is none."""
    office: str
    """"Chair" of who presided or held that office on the day, "Deputy Chair", as the committee calls them, or ""."""
    substitute_for: str
    """The printed name of whom a substitute stood in for; "" of anybody else, and where it is not stated."""

    @property
    def is_councillor(self) -> bool:
        """Whether the name is printed with that title."""
        return self.name.startswith(COUNCILLOR)

    @property
    def untitled(self) -> str:
        """The name, without the title of a councillor."""
        return self.name.removeprefix(COUNCILLOR)

    @property
    def is_substitute(self) -> bool:
        """Whether the person stood in for somebody."""
        return bool(self.named.for_)

    @property
    def roles(self) -> tuple[tuple[str, str], ...]:
        """What is said after the name: the role, whom a substitute stood in for, how somebody took part.

        Each is words, and the printed name of somebody else with which they end, or "".
        """
        substitute = ("substitute for" if self.substitute_for else "substitute", self.substitute_for)
        return (
            *([(self.role, "")] if self.role else []),
            *([substitute] if self.is_substitute else []),
            *((words, "") for words in self.took_part),
        )

    @property
    def took_part(self) -> tuple[str, ...]:
        """How the person took part: from elsewhere, with a vote or without, for a part of the meeting."""
        return (
            *(["by video link"] if self.named.remote else []),
            *([_vote(self.named.voting)] if self.named.voting else []),
            *_comings(self.named),
        )

    @property
    def chair_from(self) -> str:
        """From when the person was in the chair, if another was before."""
        return (self.named.chair_from or "") if isinstance(self.named, Present) else ""

    @property
    def said(self) -> tuple[str, ...]:
        """The same as words alone."""
        return tuple(f"{words} {name}".rstrip() for words, name in self.roles)


@dataclass(frozen=True, slots=True)
class Group:
    """People whom the minutes list together; `directorate` is that of officers."""

    name: GroupName
    label: str
    """As in "Members", or the directorate of officers."""
    directorate: str
    seats: tuple[Seat, ...]
    within: str = ""
    """The group of members, as their committee names it."""

    @property
    def is_away(self) -> bool:
        """Whether it is of those who were not there."""
        return self.name in AWAY


def _comings(named: Named) -> Iterator[str]:
    """When somebody came, left, and took the chair: "from 6.40 pm", "until minute 5", "in the chair from item 3"."""
    if isinstance(named, Present):
        whens = (("from", named.from_), ("until", named.until), ("in the chair from", named.chair_from))
        for word, moment in whens:
            if moment:
                at = clock(time.fromisoformat(f"{moment:0>5}")) if ":" in moment else moment
                yield f"{word} {at}"


def _vote(voting: str) -> str:
    """As in "voting", "non-voting", "voting on education"."""
    return {"true": "voting", "yes": "voting", "false": "non-voting", "no": "non-voting"}.get(
        voting, f"voting on {voting}"
    )


def attendance(archive: Archive, meeting: MeetingHeld) -> tuple[Group, ...]:
    """Whom the minutes of a meeting name, group by group, empty ones left out; none where it is not recorded."""
    record = meeting.record.attendance
    if record is None:
        return ()
    groups: list[Group] = []
    for name, label in LABELS.items():
        if name == "officers":
            groups += [
                Group(name, officers.name or label, officers.name, _seats(archive, meeting, officers.people))
                for officers in record.officers
            ]
        else:
            groups.append(Group(name, label, "", _seats(archive, meeting, getattr(record, name))))
    return tuple(group for group in groups if group.seats)


@dataclass(frozen=True, slots=True)
class TookPart:
    """A person at a meeting, in however many capacities the minutes list them; or a member whom they list nowhere."""

    name: str
    """As it is printed."""
    seats: tuple[tuple[Group, Seat], ...]
    """As the minutes list them, in their order; empty where they list them nowhere."""
    named: Named
    expected: bool | None
    """Whether they sat on the committee, or on the panel, that day.

    None where nobody knows who did, and where the minutes have among the members one who did not, and no substitute.
    """

    @property
    def present(self) -> bool | None:
        """Whether they were there, in any capacity; None where the minutes do not say."""
        return any(not group.is_away for group, _ in self.seats) if self.seats else None

    @property
    def absent(self) -> bool | None:
        """Whether they were expected and not there; None where one of these is not known."""
        if self.expected is None or self.present is None:
            return None
        return self.expected and not self.present


def took_part(archive: Archive, meeting: MeetingHeld) -> tuple[TookPart, ...]:
    """Everybody once whom the minutes of a meeting name, then the members whom they do not; none without attendance.

    A person without an entry is known by the name.
    """
    seats: dict[str, list[tuple[Group, Seat]]] = {}
    for group in attendance(archive, meeting):
        for seat_of in group.seats:
            seats.setdefault(seat_of.named.person, []).append((group, seat_of))
    if not seats:
        return ()
    sitting = [group for group in members(archive, meeting) if group.name in SITTING]
    expected = {each.named.person: each for group in sitting for each in group.seats if not each.named.is_vacant}

    def is_expected(person: str) -> bool | None:
        as_member = any(group.name in SITTING and not each.is_substitute for group, each in seats[person])
        return person in expected or (None if as_member or not expected else False)

    listed = (
        TookPart(own[0][1].name, tuple(own), own[0][1].named, is_expected(person)) for person, own in seats.items()
    )
    unlisted = (each for person, each in expected.items() if person not in seats)
    return (*listed, *(TookPart(each.name, (), each.named, expected=True) for each in unlisted))


def presided(archive: Archive, meeting: MeetingHeld) -> Seat | None:
    """Who presided, where the minutes say that it was not the chair."""
    record = meeting.record.attendance
    return seat(archive, meeting, record.chair) if record and record.chair else None


def chairs(archive: Archive, meeting: MeetingHeld) -> tuple[Named, ...]:
    """Who chaired the committee on the day of a meeting, as far as its membership is known."""
    return on(meeting.date, _sitting(archive, meeting).chair, archive.starts)


def members(archive: Archive, meeting: MeetingHeld) -> tuple[Group, ...]:
    """The committee's membership on the day of a meeting, with those invited to it; empty groups are left out."""
    if meeting.record.panel:
        panel = Group("members", "Panel", "", _seats(archive, meeting, meeting.record.panel), "Panel")
        invited = _seats(archive, meeting, meeting.record.invited)
        return (panel, *([Group("others", MEMBERSHIP["others"], "", invited)] if invited else []))
    sitting, starts = _sitting(archive, meeting), archive.starts
    officers = {named.person for named in (*sitting.chair, *sitting.deputy_chair)}
    others = (named for named in sitting.members if named.person not in officers)
    sat = on(meeting.date, (*sitting.chair, *sitting.deputy_chair, *others), starts)
    named_groups = dict.fromkeys(named.group or "" for named in sat)
    groups: list[tuple[GroupName, str, tuple[Named, ...]]] = [
        ("members", within, tuple(named for named in sat if (named.group or "") == within)) for within in named_groups
    ]
    groups += [
        ("co_opted", "", on(meeting.date, sitting.co_opted, starts)),
        ("others", "", (*on(meeting.date, sitting.invited, starts), *meeting.record.invited)),
    ]
    return tuple(
        Group(name, within or MEMBERSHIP[name], "", _seats(archive, meeting, people), within)
        for name, within, people in groups
        if people
    )


def seat(archive: Archive, meeting: MeetingHeld, named: Named) -> Seat:
    """A person as described at a meeting (content format, section 1.1)."""
    starts, record = archive.starts, meeting.record.attendance
    committee = archive.committees[meeting.committee].record
    held = office(named, committee, meeting.year, meeting.date, starts)
    is_presiding = bool(record and record.chair and record.chair.person == named.person)
    known = named.for_ if named.for_ != NOT_STATED else None
    return Seat(
        named,
        printed_name(named, archive.people),
        role_printed(named, held) or role_on(meeting.date, archive.people.get(named.person), starts),
        chair_title(committee, meeting.date, starts) if is_presiding else held,
        printed_name(Named(person=known), archive.people) if known else "",
    )


def _seats(archive: Archive, meeting: MeetingHeld, people: Iterable[Named]) -> tuple[Seat, ...]:
    return tuple(seat(archive, meeting, named) for named in people)


def _sitting(archive: Archive, meeting: MeetingHeld) -> Membership:
    return membership(archive.committees[meeting.committee].record, meeting.year)


def with_role(archive: Archive, named: Named) -> str:
    """A person with the role that a paper prints: "Jeannette Essex, Head of Service"."""
    return ", ".join(word for word in (printed_name(named, archive.people), named.role) if word)
