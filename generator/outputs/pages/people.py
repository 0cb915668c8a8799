"""People on a page: named, with what they were there as."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator import urls
from generator.archive import MeetingHeld, membership, office, on, printed_name, role_on
from generator.content.model import Membership, Named
from generator.outputs.pages.site import Site, anchor, escape
from generator.text import Html


@dataclass(frozen=True, slots=True)
class Group:
    """People under one heading: "Members", "Apologies"; each as HTML with role or substitution said."""

    label: str
    people: tuple[Html, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there, as the minutes print it; officers by directorate are folded away where they are many."""

    groups: tuple[Group, ...]
    officers: tuple[Group, ...]


def attendance(site: Site, here: str, meeting: MeetingHeld) -> Attendance | None:
    """Who was there, in the groups that the minutes print; None where it is not recorded."""
    record = meeting.record.attendance
    if record is None:
        return None
    groups = (
        ("Members", record.members),
        ("Co-opted", record.co_opted),
        ("Cabinet", record.cabinet),
        ("Others", record.others),
        ("Apologies", record.apologies),
        ("Absent", record.absent),
    )
    officers = tuple(_group(site, here, meeting, one.name or "Officers", one.people) for one in record.officers)
    shown = tuple(_group(site, here, meeting, label, people) for label, people in groups if people)
    presided = (_group(site, here, meeting, "Presided", (record.chair,)),) if record.chair else ()
    return Attendance((*presided, *shown), officers)


def members(site: Site, here: str, meeting: MeetingHeld) -> tuple[Group, ...]:
    """The committee's membership on the day of a meeting, with those invited to it."""
    sitting = membership(site.of(meeting).record, meeting.year)
    day = meeting.date
    voting = on(day, (*sitting.chair, *sitting.deputy_chair, *_others(sitting)), site.starts)
    groups = (
        ("Members", voting),
        ("Co-opted", on(day, sitting.co_opted, site.starts)),
        ("By invitation", (*on(day, sitting.invited, site.starts), *meeting.record.invited)),
    )
    return tuple(_group(site, here, meeting, label, people) for label, people in groups if people)


def _others(sitting: Membership) -> Iterable[Named]:
    officers = {one.person for one in (*sitting.chair, *sitting.deputy_chair)}
    return (one for one in sitting.members if one.person not in officers)


def _group(site: Site, here: str, meeting: MeetingHeld, label: str, people: Iterable[Named]) -> Group:
    return Group(label, tuple(described(site, here, meeting, one) for one in people))


def described(site: Site, here: str, meeting: MeetingHeld, named: Named) -> Html:
    """A person at a meeting: the name, then the role printed there or held that day, and whom a substitute is for."""
    said = [escape(role)] if (role := role_at(site, meeting, named)) else []
    if named.for_ == "not stated":
        said.append("substitute")
    elif named.for_:
        said.append(f"substitute for {linked(site, here, Named(person=named.for_))}")
    if named.remote:
        said.append("by video link")
    return Html(", ".join([linked(site, here, named), *said]))


def linked(site: Site, here: str, named: Named) -> Html:
    """A person's name as a link to their page, if they have one."""
    address = urls.person(named.person) if named.person in site.archive.people else ""
    return anchor(printed_name(named, site.archive.people), site.link(here, address) if address else "")


def role_at(site: Site, meeting: MeetingHeld, named: Named) -> str:
    """The role printed beside a person, else the office in the committee, else the roles held that day, else none."""
    sitting = membership(site.of(meeting).record, meeting.year)
    return (
        named.role
        or office(named, sitting, meeting.date, site.starts)
        or role_on(meeting.date, site.archive.people.get(named.person), site.starts)
    )


def with_role(site: Site, named: Named) -> str:
    """A person with the role that a paper prints: "Jeannette Essex, Head of Service"."""
    return ", ".join(word for word in (printed_name(named, site.archive.people), named.role) if word)
