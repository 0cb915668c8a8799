"""The pages of people in their public roles."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import normalize

from generator import urls
from generator.archive import (
    Attended,
    Decision,
    DelegatedDecision,
    Led,
    PersonHistory,
    Status,
    Voted,
    printed_name,
    status,
)
from generator.archive.action_log import Logged
from generator.archive.attendance import GroupName
from generator.archive.presence import Presence, Sat
from generator.archive.roles import Job, jobs, spans, tenures
from generator.archive.words import KINDS, counted, full, listed, rough, short
from generator.content.model import Named, Person
from generator.outputs.pages.actions import ActionEntry, action_entry, open_first
from generator.outputs.pages.attendance import linked
from generator.outputs.pages.delegated import DecisionEntry, entries
from generator.outputs.pages.drawn import of_person
from generator.outputs.pages.frame import Day, Fact, Found, Frame, Link, Published, State, Wording, as_day, fact, series
from generator.outputs.pages.pictures import Picture
from generator.outputs.pages.registers import MinuteDecided, register
from generator.outputs.pages.site import Site
from generator.outputs.pages.subscribe import as_data


@dataclass(frozen=True, slots=True)
class PeopleLetter:
    """The people of one kind whose surname begins with a letter."""

    letter: str
    anchor: str
    """Empty where there is no letter."""
    people: tuple[Published, ...]
    """`day` is empty."""


@dataclass(frozen=True, slots=True)
class PeopleGroup:
    """People of one kind ("Councillors"); `note` says in which years they stand in the archive."""

    label: str
    people: tuple[PeopleLetter, ...]
    """By letter where they are many; else together, under none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """Everybody with a page of their own."""

    frame: Frame
    groups: tuple[PeopleGroup, ...]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office with its year, or its dates."""

    when: str
    words: Wording


@dataclass(frozen=True, slots=True)
class AttendedRow:
    """What the minutes record of a person at a meeting."""

    day: Day
    href: str
    committee: str
    role: Wording
    """As what: "Member", "Substitute for …", "Cabinet Member for …"."""
    state: State
    """Present, Apologies or Absent."""


@dataclass(frozen=True, slots=True)
class ProgrammeLed:
    """The rows of a work programme on which a person leads; the date or heading they stand under hangs."""

    programme: Link
    rows: tuple[OfficeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """A person in their public roles."""

    frame: Frame
    kind: str
    name: str
    facts: tuple[Fact, ...]
    offices: tuple[OfficeRow, ...]
    asked: tuple[MinuteDecided, ...]
    nothing: str
    """What the archive has not of this person, in a sentence; empty where it has something of each sort."""
    counts: str
    """As in "Present at 4 meetings and apologies for 2 meetings."; empty where there were none."""
    strip: Picture | None
    """The meetings by month, each with whether they were there."""
    attended: tuple[AttendedRow, ...]
    """The newest, at most `LISTED`."""
    attended_of: int
    """How many there are in all."""
    attendance: str
    """Where the others are."""
    voted: tuple[OfficeRow, ...]
    """How they voted, each with its day; empty where no vote names them."""
    interests: tuple[Wording, ...]
    """Interests that the person declared, each with its meeting."""
    actions: tuple[ActionEntry, ...]
    """What minutes list as theirs to do and nothing tells is done, those first that are due first."""
    decided: tuple[DecisionEntry, ...]
    """What the person decided outside meetings, newest first."""
    papers: tuple[Published, ...]
    """The newest, at most `LISTED`."""
    papers_of: int
    documents: str
    """Where the others are."""
    led: tuple[ProgrammeLed, ...]
    to_decide: tuple[ProgrammeLed, ...]
    """The rows of forward plans that they are to decide."""


PERSON_KINDS = {
    "councillor": ("Councillor", "Councillors"),
    "co-opted": ("Co-opted member", "Co-opted members"),
    "officer": ("Officer", "Officers"),
    "guest": ("Guest", "Guests"),
}
AS: Mapping[GroupName, str] = {
    "members": "Member",
    "co_opted": "Co-opted member",
    "others": "Also there",
    "officers": "Officer",
}
"""What one of a group is called, where nothing else is printed of them."""
LISTED = 100
"""Entries of minutes, and papers, that the page of a person lists of each."""
LONG = 20
"""People of a kind, more than which stand under their letters."""
Everyone = Mapping[str, PersonHistory]
"""What the archive records of each person."""


def people_page(site: Site, known: Everyone) -> PeoplePage:
    """The list of people."""
    here = urls.PEOPLE
    return PeoplePage(
        frame=site.frame(here, "People", current="People", crumbs=site.crumbs(here, ("People", here))),
        groups=tuple(
            group for kind, (_, plural) in PERSON_KINDS.items() if (group := _group(site, kind, plural, known)).people
        ),
    )


def _group(site: Site, kind: str, plural: str, known: Everyone) -> PeopleGroup:
    here = urls.PEOPLE
    of_kind = {name: person for name, person in site.archive.people.items() if person.kind == kind}
    by_surname = sorted(of_kind, key=lambda name: (_surname(of_kind[name]), of_kind[name].name))
    people = {
        name: Published(
            Day("", "", ""),
            Link(_name(site, name), site.link(here, urls.person(name))),
            _known_for(site, name, known[name]),
        )
        for name in by_surname
    }
    if len(people) <= LONG:
        return PeopleGroup(plural, (PeopleLetter("", "", tuple(people.values())),) if people else ())
    letters = groupby(by_surname, key=lambda name: _letter(of_kind[name]))
    return PeopleGroup(
        plural,
        tuple(
            PeopleLetter(letter, f"{kind}-{letter.lower()}", tuple(people[name] for name in of_letter))
            for letter, of_letter in letters
        ),
    )


def _surname(person: Person) -> str:
    """The last part of a name, for its order: without accents and apostrophes."""
    plain = normalize("NFKD", person.name.split()[-1]).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _letter(person: Person) -> str:
    return _surname(person)[:1].upper()


def _name(site: Site, person: str) -> str:
    return printed_name(Named(person=person), site.archive.people)


def _known_for(site: Site, name: str, person: PersonHistory) -> str:
    """The latest office in a committee, else the job printed last; empty where there is neither."""
    for tenure in tenures(person)[:1]:
        return f"{tenure.title}, {site.short_name(tenure.committee)}, {tenure.years[0]}"
    for job in jobs(name, site.archive.people[name], person)[:1]:
        return f"{job.title}, {short(job.last)}"
    return ""


def person_page(
    site: Site,
    name: str,
    known: PersonHistory,
    asked: Sequence[Decision],
    *,
    outside: Sequence[DelegatedDecision] = (),
    actions: Sequence[Logged] = (),
) -> PersonPage:
    """The page of a person; `asked` are the clauses that ask them for something, newest first.

    `outside` is what they decided outside meetings, `actions` what they are to do as minutes list it.
    """
    person = site.archive.people[name]
    here, called, printed = urls.person(name), _name(site, name), jobs(name, person, known)
    kind = PERSON_KINDS[person.kind][0]
    return PersonPage(
        frame=site.frame(
            here,
            called,
            current="People",
            crumbs=site.crumbs(here, ("People", urls.PEOPLE), (called, here)),
            found=Found(called, "", "Person", "", ""),
            description=f"{called}: roles, meetings, papers and work programmes in this archive",
            alternates=[as_data(site, here, "person", urls.person_data(name))],
        ),
        kind=kind,
        name=called,
        facts=(
            fact("Source", "Agenda packs and minutes in this archive"),
            fact("Not here", "Private contact details, and anything outside public roles"),
        ),
        offices=tuple(_offices(site, here, person, known, printed)),
        asked=register(site, here, asked),
        nothing=_nothing(known, asked, has_roles=bool(person.roles or known.offices or printed)),
        counts=" ".join(filter(None, (_counts(known.attended), _unrecorded(site, known.sat)))),
        strip=of_person(site, here, known),
        attended=tuple(_attended(site, here, attended) for attended in known.attended[:LISTED]),
        attended_of=len(known.attended),
        attendance=site.link(here, urls.table("attendance", "csv")),
        voted=tuple(_voted(site, here, voted) for voted in known.votes),
        interests=tuple(_interests(site, here, known)),
        actions=tuple(action_entry(site, here, each) for each in open_first(actions)),
        decided=entries(site, here, outside),
        papers=tuple(_papers(site, here, known)),
        papers_of=len(known.papers),
        documents=site.link(here, urls.table("documents", "csv")),
        led=tuple(_led(site, here, known.led)),
        to_decide=tuple(_led(site, here, known.to_decide)),
    )


def _nothing(known: PersonHistory, asked: Sequence[Decision], *, has_roles: bool) -> str:
    """As in "The archive has no paper by this person, and no decision that asks them for anything."."""
    lacks = (
        (not has_roles, "no role"),
        (not known.attended, "no attendance"),
        (not known.papers, "no paper by them"),
        (not asked, "no decision that asks them for anything"),
        (not known.led, "no item of a work programme on which they lead"),
    )
    said = [words for is_so, words in lacks if is_so]
    return f"Of this person the archive records {listed(said)}." if said else ""


def _offices(
    site: Site, here: str, person: Person, known: PersonHistory, printed: Sequence[Job]
) -> Iterator[OfficeRow]:
    for role in person.roles:
        dates = [rough(day) for day in (role.from_, role.until) if day]
        when = dates[0] if len(set(dates)) == 1 and role.until else " to ".join(dates)
        if role.from_ and not role.until:
            when = f"from {rough(role.from_)}"
        yield OfficeRow(when, (role.name,))
    for tenure in tenures(known):
        link = Link(site.name(tenure.committee), site.link(here, tenure.committee.address))
        yield OfficeRow(", ".join(spans(tenure.years, site.starts)), (f"{tenure.title}, ", link))
    for job in printed:
        when = short(job.last) if job.first == job.last else f"{short(job.first)} to {short(job.last)}"
        yield OfficeRow(when, (f"{job.title}, as printed then",))


def _counts(rows: Sequence[Attended]) -> str:
    """How often a person was present, stood in for another, or sent apologies; no percentages."""
    if not rows:
        return ""
    here = {row.meeting.address for row in rows if not row.group.is_away}
    substitute = {row.meeting.address for row in rows if row.seat.is_substitute}
    away = Counter(row.group.name for row in rows if row.group.is_away)
    said = [f"present at {counted(len(here), 'meeting')}"] if here else []
    if substitute:
        said.append(f"as a substitute at {len(substitute)} of them")
    if away["apologies"]:
        said.append(f"apologies for {counted(away['apologies'], 'meeting')}")
    if away["absent"]:
        said.append(f"absent from {counted(away['absent'], 'meeting')}")
    text = listed(said)
    return f"{text[0].upper()}{text[1:]}."


def _unrecorded(site: Site, rows: Sequence[Sat]) -> str:
    """Of how many meetings nobody knows; empty where there is none."""
    held = [sat for sat in rows if status(sat.meeting, site.today) is Status.HELD]
    unknown = sum(sat.presence is Presence.UNKNOWN for sat in held)
    of = counted(unknown, "other meeting" if unknown < len(held) else "meeting")
    return f"Of {of} it is not recorded whether they were there." if unknown else ""


def _attended(site: Site, here: str, row: Attended) -> AttendedRow:
    seat, group = row.seat, row.group
    role: Wording = ()
    if seat.substitute_for and seat.named.for_:
        role = ("Substitute for ", linked(site, here, Named(person=seat.named.for_)))
    elif seat.is_substitute:
        role = ("Substitute, for whom is not stated",)
    elif as_what := seat.role or ("" if group.is_away else AS.get(group.name, group.label)):
        role = (f"{as_what}, {group.directorate}" if group.directorate else as_what,)
    role = (*role, *(f", {words}" for words in seat.took_part))
    state = State(group.label, "open") if group.is_away else State("Present", "done")
    committee = site.short_name(site.of(row.meeting), row.meeting.date)
    return AttendedRow(as_day(row.meeting.date), site.link(here, row.meeting.address), committee, role, state)


def _voted(site: Site, here: str, voted: Voted) -> OfficeRow:
    """As in "Against: minute 45, Bus services (Carried, 7 to 1)"."""
    minute, committee = voted.minute, site.short_name(site.of(voted.meeting), voted.meeting.date)
    said = f"{minute.called}, {minute.heading}" if minute.number else minute.heading
    link, what_came = Link(said, site.link(here, voted.address)), f" ({voted.vote.in_words}), {committee}"
    return OfficeRow(short(voted.meeting.date), (f"{voted.side.label}: ", link, what_came))


def _interests(site: Site, here: str, known: PersonHistory) -> Iterator[Wording]:
    """As in "12 June 2024, Housing Panel: disclosable interest: owns a field (item 3)"."""
    for told in known.interests:
        name = site.short_name(site.of(told.meeting), told.meeting.date)
        meeting = Link(f"{full(told.meeting.date)}, {name}", site.link(here, told.meeting.address))
        items = [Link(f"item {item.number}", site.link(here, item.address)) for item in told.items]
        yield (meeting, f": {told.said}", *((" (", *series(items), ")") if items else ()))


def _papers(site: Site, here: str, known: PersonHistory) -> Iterator[Published]:
    for meeting, paper in known.papers[:LISTED]:
        link = Link(paper.title, site.link(here, paper.address))
        yield Published(as_day(meeting.date), link, f"{KINDS[paper.kind]}, {full(meeting.date)}")


def _led(site: Site, here: str, rows: Sequence[Led]) -> Iterator[ProgrammeLed]:
    """The rows by work programme, each row once."""
    for address, of_programme in groupby(rows, key=lambda row: row.programme.address):
        own = list(of_programme)
        shown = dict.fromkeys(
            OfficeRow(
                short(row.group.date) if row.group.date else row.group.heading,
                (Link(row.row.title.text, site.link(here, row.row.address)),),
            )
            for row in own
        )
        yield ProgrammeLed(Link(own[0].programme.title, site.link(here, address)), tuple(shown))
