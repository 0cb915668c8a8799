"""The tables of what stands beside the meetings: committees, memberships, people, matters."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.archive import CommitteeHistory
from generator.content.model import Matter, Named, Person
from generator.outputs.data.tables.common import called, somebody
from generator.outputs.data.tables.shape import Column, Table
from generator.outputs.data.tables.source import Source
from generator.text import inline


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a role: in a committee in a municipal year, or outside of committees."""

    committee: str
    year: str
    role: str
    place: int
    """Counted within the committee's year, or the person's own roles."""
    named: Named


COMMITTEES: Table[CommitteeHistory] = Table(
    "committees",
    "Committees",
    "A board, committee or panel.",
    lambda source: source.archive.committees.values(),
    (
        *called("Its page.", lambda one: one.name, lambda one: one.address),
        Column(
            "name",
            "text",
            "Its name today.",
            lambda source, one: source.archive.committee_name(one.name, source.today),
            required=True,
        ),
        Column(
            "short_name",
            "text",
            "Its short name today, or the full one.",
            lambda source, one: source.archive.committee_short_name(one.name, source.today),
        ),
        Column(
            "other_names",
            "list",
            "Every name it has had, the first one first.",
            lambda _, one: tuple(dict.fromkeys(name.value for name in one.record.name)),
        ),
        Column(
            "classification",
            "text",
            "What kind of committee it is.",
            lambda _, one: one.record.kind,
            required=True,
            among={
                "scrutiny": "a scrutiny board",
                "executive": "the cabinet or another part of the executive",
                "regulatory": "planning, licensing and the like",
                "council": "the full council",
                "other": "any other, or not known",
            },
        ),
        Column("remit", "text", "What it deals with, at its last meeting.", lambda _, one: one.remit.text),
        Column(
            "quorum",
            "number",
            "How many members must be there, as last written.",
            lambda _, one: one.record.quorum[-1].value if one.record.quorum else None,
        ),
        Column("former_ids", "list", "Ids that it had before.", lambda _, one: one.record.formerly),
    ),
)


def _seats(source: Source) -> Iterator[Seat]:
    """Who held what, committee by committee and year by year; then roles outside of committees."""
    for committee in source.archive.committees.values():
        for year, members in sorted(committee.record.years.items()):
            held = (
                *(("Chair", one) for one in members.chair),
                *(("Deputy Chair", one) for one in members.deputy_chair),
                *(("Member", one) for one in members.members),
                *(("Co-opted member", one) for one in members.co_opted),
                *(("By invitation", one) for one in members.invited),
            )
            for place, (title, named) in enumerate(held, 1):
                yield Seat(committee.name, year, title, place, named)
    for name, person in source.archive.people.items():
        for place, role in enumerate(person.roles, 1):
            dated = Named.model_construct(person=name, from_=role.from_, until=role.until)
            yield Seat("", "", role.name, place, dated)


def _seat_id(one: Seat) -> str:
    if one.committee:
        return f"{one.committee}/{one.year.replace('/', '-')}/{one.place}"
    return f"{one.named.person}/{one.place}"


MEMBERSHIPS: Table[Seat] = Table(
    "memberships",
    "Memberships",
    "A person in a role: in a committee in a municipal year, or outside of committees.",
    _seats,
    (
        Column(
            "id",
            "text",
            "Counted within the committee's year, or the person's roles: it may move when one is put in before it.",
            lambda _, one: _seat_id(one),
            required=True,
        ),
        *somebody(lambda one: one.named),
        Column(
            "organization",
            "text",
            "The committee; empty for a role outside of committees.",
            lambda _, one: one.committee,
            refers="committees",
        ),
        Column(
            "role",
            "text",
            "Chair, Deputy Chair, Member, Co-opted member, By invitation, or the name of another role.",
            lambda _, one: one.role,
            required=True,
        ),
        Column("municipal_year", "year", "The year of a committee's membership.", lambda _, one: one.year),
        Column(
            "start_date", "rough date", "Since when, where it is not the whole year.", lambda _, one: one.named.from_
        ),
        Column("end_date", "rough date", "Until when, likewise.", lambda _, one: one.named.until),
        Column(
            "voting",
            "text",
            "What is written of a vote: true, or the business it is for.",
            lambda _, one: one.named.voting,
        ),
    ),
)

PEOPLE: Table[tuple[str, Person]] = Table(
    "people",
    "People",
    "A councillor, co-opted member, officer or guest, in a public role.",
    lambda source: source.archive.people.items(),
    (
        *called("Their page.", lambda one: one[0], lambda one: urls.person(one[0])),
        Column("name", "text", "The name without a title.", lambda _, one: one[1].name, required=True),
        Column("honorific_prefix", "text", "The title that is printed, if any.", lambda _, one: one[1].title),
        Column(
            "kind",
            "text",
            "In what capacity.",
            lambda _, one: one[1].kind,
            required=True,
            among={
                "councillor": "elected",
                "co-opted": "a member who was not elected",
                "officer": "who works for the council",
                "guest": "anybody else",
            },
        ),
        Column("ward", "text", "As last written.", lambda _, one: one[1].ward[-1].value if one[1].ward else ""),
        Column("party", "text", "As last written.", lambda _, one: one[1].party[-1].value if one[1].party else ""),
        Column("former_ids", "list", "Ids that the person had before.", lambda _, one: one[1].formerly),
    ),
)


def _background(_: Source, one: tuple[str, Matter]) -> tuple[str, ...]:
    return tuple(f"{event.on}: {inline(event.what).text}" for event in one[1].background)


MATTERS: Table[tuple[str, Matter]] = Table(
    "matters",
    "Matters",
    "A subject that is followed across meetings.",
    lambda source: source.archive.matters.items(),
    (
        *called("Its page.", lambda one: one[0], lambda one: urls.matter(one[0])),
        Column("title", "text", "What it is about.", lambda _, one: one[1].title, required=True),
        Column(
            "description",
            "text",
            "More about it.",
            lambda _, one: inline(one[1].about).text if one[1].about else "",
        ),
        Column("background", "list", "What papers tell of its past: date and event.", _background),
        Column("former_ids", "list", "Ids that it had before.", lambda _, one: one[1].formerly),
    ),
)
