"""How people are named and in which capacity, on a date."""

import re
from collections.abc import Mapping
from datetime import date

from generator.archive.years import Starts, first_day, holds, value_on
from generator.content.model import Committee, Membership, Named, Person

COUNCILLOR = "Councillor "
"""What stands before the name of one who has no other title."""
OFFICE = re.compile(r"\b(?:vice|deputy|chair\w*|mayor|president|convener)\b", re.IGNORECASE)
"""How a role says that it is an office in a committee."""
INVITED = "By invitation"
"""The office of those with a standing invitation."""


def printed_name(named: Named, people: Mapping[str, Person]) -> str:
    """The name as it should be printed: "Councillor K Sandhu", "Mrs Sybil Hanson", or the plain name written."""
    person = people.get(named.person)
    if person is None:
        return "Vacant" if named.is_vacant else named.person
    title = person.title or (COUNCILLOR if person.kind == "councillor" else "")
    return f"{title.strip()} {person.name}".strip()


def chair_title(committee: Committee, day: date, starts: Starts) -> str:
    """What who chairs a committee is called on a day: "Chair", "Mayor"."""
    return value_on(day, committee.chair_title, starts) or "Chair"


def offices(committee: Committee, year: str, starts: Starts) -> tuple[tuple[str, tuple[Named, ...]], ...]:
    """The offices of a committee in a municipal year, each with those who held it."""
    members, title = membership(committee, year), chair_title(committee, first_day(year, starts), starts)
    return (
        (title, members.chair),
        (f"Deputy {title}", members.deputy_chair),
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


def office(named: Named, committee: Committee, year: str, day: date, starts: Starts) -> str:
    """Whether a person is "Chair" or "Deputy Chair" on a day, as the committee calls it; "" if neither."""
    members, title = membership(committee, year), chair_title(committee, day, starts)
    for held, holders in ((title, members.chair), (f"Deputy {title}", members.deputy_chair)):
        if any(holder.person == named.person for holder in on(day, holders, starts)):
            return held
    return ""


def role_printed(named: Named, held: str) -> str:
    """The role that is printed of a person, after the office they hold unless it is told in it."""
    if not held or not named.role:
        return named.role or held
    tells = held.casefold() in named.role.casefold() or OFFICE.search(named.role)
    return named.role if tells else f"{held}, {named.role}"
