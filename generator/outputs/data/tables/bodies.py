"""The tables of what stands beside the meetings: committees, memberships, people, matters."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from generator import urls
from generator.archive import CommitteeHistory, printed_name
from generator.archive.law import LAWS
from generator.archive.people import chair_title, offices
from generator.content.model import LawName, Named
from generator.outputs.data.tables.shape import Means, RoughDate, Row, TableOfArchive, Year
from generator.outputs.data.tables.source import Link, Source
from generator.text import plain

CLASSIFICATIONS = {
    "scrutiny": "a scrutiny board",
    "executive": "the cabinet or another part of the executive",
    "regulatory": "planning, licensing and the like",
    "council": "the full council",
    "decisions": "none: decisions that are taken outside meetings, by officers or by one member",
    "other": "any other, or not known",
}
LAW_TITLES = {name: law.title for name, law in LAWS.items()}
CAPACITIES = {
    "councillor": "elected",
    "co-opted": "a member who was not elected",
    "officer": "who works for the council",
    "guest": "anybody else",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeRow(Row):
    """A board, committee or panel."""

    id: Annotated[str, Means("What it is called in addresses.")]
    url: Annotated[Link, Means("Its page.")]
    name: Annotated[str, Means("Its name today.")]
    short_name: Annotated[str | None, Means("Its short name today, or the full one.")]
    other_names: Annotated[tuple[str, ...], Means("Every name it has had, the first one first.")]
    classification: Annotated[
        Literal["scrutiny", "executive", "regulatory", "council", "decisions", "other"],
        Means("What kind of committee it is.", CLASSIFICATIONS),
    ]
    law: Annotated[LawName, Means("Whose law of meetings it is under.", LAW_TITLES)]
    chair_title: Annotated[str, Means("What who chairs it is called today.")]
    remit: Annotated[str | None, Means("What it deals with, at its last meeting.")]
    quorum: Annotated[int | None, Means("How many members must be there, as last written.")]
    former_ids: Annotated[tuple[str, ...], Means("Ids that it had before.")]


def committee_rows(source: Source) -> Iterator[CommitteeRow]:
    """The rows of all committees."""
    for committee in source.archive.committees.values():
        record = committee.record
        yield CommitteeRow(
            id=committee.name,
            url=source.url(committee.address),
            name=source.archive.committee_name(committee.name, source.today),
            short_name=source.archive.committee_short_name(committee.name, source.today),
            other_names=tuple(dict.fromkeys(name.value for name in record.name)),
            classification=record.kind,
            law=source.archive.law(committee.name).name,
            chair_title=chair_title(record, source.today, source.archive.starts),
            remit=committee.remit.text,
            quorum=record.quorum[-1].value if record.quorum else None,
            former_ids=record.formerly,
        )


COMMITTEES = TableOfArchive("committees", "Committees", CommitteeRow, committee_rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipRow(Row):
    """A person in a role: in a committee in a municipal year, or outside of committees."""

    id: Annotated[
        str,
        Means("Counted within the committee's year, or the person's roles: it may move when one is put in before it."),
    ]
    person: Annotated[str | None, Means("Who; empty for somebody without a page.", refers="people")]
    name: Annotated[str, Means("The name as it is printed; Vacant of a seat that nobody has.")]
    organization: Annotated[
        str | None, Means("The committee; empty for a role outside of committees.", refers="committees")
    ]
    role: Annotated[
        str,
        Means(
            "Chair and Deputy Chair as the committee calls them, Member, Co-opted member, By invitation, or the name of"
            " another role."
        ),
    ]
    printed_role: Annotated[
        str | None, Means("What the committee's own list says of them; of a vacant seat, whose it is.")
    ]
    group: Annotated[str | None, Means("The group of members they are of, where the list has groups.")]
    municipal_year: Annotated[Year | None, Means("The year of a committee's membership.")]
    start_date: Annotated[RoughDate | None, Means("Since when, where it is not the whole year.")]
    end_date: Annotated[RoughDate | None, Means("Until when, likewise.")]
    voting: Annotated[str | None, Means("What is written of a vote: true, or the business it is for.")]


def membership_rows(source: Source) -> Iterator[MembershipRow]:
    """Who held what, committee by committee and year by year; then roles outside of committees."""
    for committee in source.archive.committees.values():
        for year in sorted(committee.record.years):
            yield from _of_year(source, committee, year)
    for name, person in source.archive.people.items():
        for place, role in enumerate(person.roles, 1):
            yield MembershipRow(
                id=f"{name}/{place}",
                person=name,
                name=printed_name(Named(person=name), source.archive.people),
                organization=None,
                role=role.name,
                printed_role=None,
                group=None,
                municipal_year=None,
                start_date=_rough(role.from_),
                end_date=_rough(role.until),
                voting=None,
            )


def _of_year(source: Source, committee: CommitteeHistory, year: str) -> Iterator[MembershipRow]:
    """The rows of a committee's members in a municipal year."""
    held = (
        (title, named) for title, holders in offices(committee.record, year, source.archive.starts) for named in holders
    )
    for place, (role, named) in enumerate(held, 1):
        yield MembershipRow(
            id=f"{committee.name}/{year.replace('/', '-')}/{place}",
            person=source.page_of(named),
            name=printed_name(named, source.archive.people),
            organization=committee.name,
            role=role,
            printed_role=named.role,
            group=named.group,
            municipal_year=Year(year),
            start_date=_rough(named.from_),
            end_date=_rough(named.until),
            voting=named.voting,
        )


def _rough(day: str | None) -> RoughDate | None:
    return RoughDate(day) if day else None


MEMBERSHIPS = TableOfArchive("memberships", "Memberships", MembershipRow, membership_rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow(Row):
    """A councillor, co-opted member, officer or guest, in a public role."""

    id: Annotated[str, Means("What it is called in addresses.")]
    url: Annotated[Link, Means("Their page.")]
    data_url: Annotated[Link, Means("All that the tables hold of them, as JSON.")]
    name: Annotated[str, Means("The name without a title.")]
    honorific_prefix: Annotated[str | None, Means("The title that is printed, if any.")]
    kind: Annotated[Literal["councillor", "co-opted", "officer", "guest"], Means("In what capacity.", CAPACITIES)]
    ward: Annotated[str | None, Means("As last written.")]
    party: Annotated[str | None, Means("As last written.")]
    former_ids: Annotated[tuple[str, ...], Means("Ids that the person had before.")]


def person_rows(source: Source) -> Iterator[PersonRow]:
    """The rows of all people with a page."""
    for name, person in source.archive.people.items():
        yield PersonRow(
            id=name,
            url=source.url(urls.person(name)),
            data_url=source.url(urls.person_data(name)),
            name=person.name,
            honorific_prefix=person.title,
            kind=person.kind,
            ward=person.ward[-1].value if person.ward else None,
            party=person.party[-1].value if person.party else None,
            former_ids=person.formerly,
        )


PEOPLE = TableOfArchive("people", "People", PersonRow, person_rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRow(Row):
    """A subject that is followed across meetings."""

    id: Annotated[str, Means("What it is called in addresses.")]
    url: Annotated[Link, Means("Its page.")]
    data_url: Annotated[Link, Means("All that the tables hold of it, as JSON.")]
    title: Annotated[str, Means("What it is about.")]
    description: Annotated[str | None, Means("More about it.")]
    background: Annotated[tuple[str, ...], Means("What papers tell of its past: date and event.")]
    former_ids: Annotated[tuple[str, ...], Means("Ids that it had before.")]


def matter_rows(source: Source) -> Iterator[MatterRow]:
    """The rows of all matters."""
    for name, matter in source.archive.matters.items():
        yield MatterRow(
            id=name,
            url=source.url(urls.matter(name)),
            data_url=source.url(urls.matter_data(name)),
            title=matter.title,
            description=source.archive.subjects[name].text or None,
            background=tuple(f"{event.on}: {plain(event.what)}" for event in matter.background),
            former_ids=matter.formerly,
        )


MATTERS = TableOfArchive("matters", "Matters", MatterRow, matter_rows)
