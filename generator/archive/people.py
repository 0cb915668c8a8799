"""How people are named and in which capacity, on a date."""

from collections.abc import Mapping
from datetime import date

from generator.archive.years import Starts, holds
from generator.content.model import Committee, Membership, Named, Person

COUNCILLOR = "Councillor "
"""What stands before the name of one who has no other title."""
INVITED = "By invitation"
"""The office of those with a standing invitation."""


def printed_name(named: Named, people: Mapping[str, Person]) -> str:
    """The name as it should be printed: "Councillor K Sandhu", "Mrs Sybil Hanson", or the plain name written."""
    person = people.get(named.person)
    if person is None:
        return named.person
    title = person.title or (COUNCILLOR if person.kind == "councillor" else "")
    return f"{title.strip()} {person.name}".strip()


def offices(members: Membership) -> tuple[tuple[str, tuple[Named, ...]], ...]:
    """The offices of a committee in a municipal year, each with those who held it."""
    return (
        ("Chair", members.chair),
        ("Deputy Chair", members.deputy_chair),
        ("Member", members.members),
        ("Co-opted member", members.co_opted),
        (INVITED, members.invited),
    )


def membership(committee: Committee, year: str) -> Membership:
    """Who sits on a committee in a municipal year; empty where it is not known."""
    return committee.years.get(year, Membership())


def on(day: date, people: tuple[Named, ...], starts: Starts) -> tuple[Named, ...]:
    """Those of the people whose dates hold on a day."""
    return tuple(named for named in people if holds(day, named.from_, named.until, starts))


def role_on(day: date, person: Person | None, starts: Starts) -> str:
    """The roles outside committees that a person has on a day, joined by commas."""
    if person is None:
        return ""
    return ", ".join(role.name for role in person.roles if holds(day, role.from_, role.until, starts))


def office(named: Named, members: Membership, day: date, starts: Starts) -> str:
    """Whether a person is "Chair" or "Deputy Chair" on a day; "" if neither."""
    for title, holders in (("Chair", members.chair), ("Deputy Chair", members.deputy_chair)):
        if any(holder.person == named.person for holder in on(day, holders, starts)):
            return title
    return ""
