"""Who was at a meeting, or sits on its committee: people named, each with what they were there as."""

from dataclasses import dataclass

from generator import urls
from generator.archive import MeetingHeld, printed_name
from generator.archive.attendance import Group, Seat, attendance, members, presided
from generator.content.model import Named
from generator.outputs.pages.frame import Link, Wording, joined
from generator.outputs.pages.site import Site


@dataclass(frozen=True, slots=True)
class PeopleShown:
    """People under one heading: "Members", "Apologies"; each with role or substitution said."""

    label: str
    people: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class AttendanceShown:
    """Who was there, as the minutes print it; officers by directorate are folded away where they are many."""

    groups: tuple[PeopleShown, ...]
    officers: tuple[PeopleShown, ...]


def attendance_shown(site: Site, here: str, meeting: MeetingHeld) -> AttendanceShown | None:
    """Who was there, in the groups that the minutes print; None where it is not recorded."""
    if meeting.record.attendance is None:
        return None
    chair = presided(site.archive, meeting)
    shown = [PeopleShown("Presided", (described(site, here, chair),))] if chair else []
    officers: list[PeopleShown] = []
    for group in attendance(site.archive, meeting):
        (officers if group.name == "officers" else shown).append(_shown(site, here, group))
    return AttendanceShown(tuple(shown), tuple(officers))


def members_shown(site: Site, here: str, meeting: MeetingHeld) -> tuple[PeopleShown, ...]:
    """The committee's membership on the day of a meeting, with those invited to it."""
    return tuple(_shown(site, here, group) for group in members(site.archive, meeting))


def _shown(site: Site, here: str, group: Group) -> PeopleShown:
    return PeopleShown(group.label, tuple(described(site, here, seat) for seat in group.seats))


def described(site: Site, here: str, seat: Seat) -> Wording:
    """A person at a meeting: the name, then the role, whom a substitute is for, and how they took part."""
    whom = linked(site, here, Named(person=seat.named.for_)) if seat.substitute_for and seat.named.for_ else None
    roles: list[Wording] = [(f"{words} ", whom) if name and whom else (words.rstrip(),) for words, name in seat.roles]
    return joined([(linked(site, here, seat.named),), *roles])


def linked(site: Site, here: str, named: Named) -> Link:
    """A person's name as a link to their page, if they have one."""
    address = urls.person(named.person) if named.person in site.archive.people else ""
    return Link(printed_name(named, site.archive.people), site.link(here, address) if address else "")
