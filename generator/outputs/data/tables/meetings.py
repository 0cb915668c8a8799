"""The tables of meetings: when and where, what was on the agenda, who was there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Annotated, Literal

from generator import urls
from generator.archive import Item, MeetingHeld, Status, of_item, places_of_item, status
from generator.archive.attendance import GroupName, took_part
from generator.archive.changes import meeting_changed
from generator.archive.interests import declared
from generator.archive.law import Law, Withheld
from generator.content.model.values import NOT_STATED
from generator.outputs.data.tables.shape import Means, Row, TableOfMeetings, Year
from generator.outputs.data.tables.source import Link, Source, documents_of, withdrawal

STATUS = {
    Status.TO_COME: "its day has not passed",
    Status.HELD: "its day has passed, and its agenda, its minutes or who was there are here",
    Status.PLANNED: "its day has passed, and nothing but the day is known",
    Status.CANCELLED: "it did not take place",
    Status.NOT_HELD: "people came, and it was not held",
}
MINUTES_STATUS = {"draft": "not known to be agreed", "approved": "agreed by a later meeting"}
INTERESTS = {"disclosable": "a pecuniary interest that the law asks for", "other": "any other"}
GROUPS = {
    "members": "members of the committee, and who stood in for one",
    "co_opted": "co-opted members",
    "cabinet": "members of the cabinet",
    "others": "anybody else",
    "officers": "who works for the council",
    "apologies": "who sent apologies",
    "absent": "who was not there",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow(Row):
    """A committee on a date, whether it is to come, was held or was cancelled."""

    id: Annotated[str, Means("Committee and date.")]
    url: Annotated[Link, Means("Its page.")]
    data_url: Annotated[Link, Means("The meeting whole, with all that belongs to it, as JSON.")]
    organization: Annotated[str, Means("The committee.", refers="committees")]
    organization_name: Annotated[str, Means("What it was called on that day.")]
    municipal_year: Annotated[Year, Means("From one annual meeting to the next.")]
    start_date: Annotated[date, Means("The day.")]
    start_time: Annotated[time | None, Means("When it began, in the council's own time.")]
    end_time: Annotated[time | None, Means("When it closed; earlier than the beginning means after midnight.")]
    location: Annotated[str | None, Means("Where.")]
    status: Annotated[Status, Means("How it stood on the day on which this was made.", STATUS)]
    cancelled_because: Annotated[str | None, Means("The reason, where one is given.")]
    not_held_because: Annotated[str | None, Means("Why it was not held though people came, where it is told.")]
    title: Annotated[str | None, Means("What it is called, where that is more than a meeting.")]
    private_notice: Annotated[date | None, Means("When notice was given that a part of it was to be in private.")]
    continues: Annotated[str | None, Means("The meeting that was adjourned to this one.", refers="meetings")]
    panel: Annotated[tuple[str, ...], Means("Who was to sit, where that is not the whole committee.")]
    moved_from: Annotated[tuple[date, ...], Means("Dates it was first called for.")]
    has_agenda: Annotated[bool, Means("Whether its agenda is in the archive.")]
    agenda_published: Annotated[date | None, Means("When the agenda was published.")]
    minutes_status: Annotated[
        Literal["draft", "approved"] | None,
        Means("How its minutes stand; empty where none are known.", MINUTES_STATUS),
    ]
    minutes_published: Annotated[date | None, Means("When they were published.")]
    minutes_approved: Annotated[date | None, Means("The day of the meeting that agreed them.")]
    minutes_corrections: Annotated[tuple[str, ...], Means("What was put right when they were agreed.")]
    joint_with: Annotated[tuple[str, ...], Means("Other committees that it was a meeting of.")]
    webcast: Annotated[Link | None, Means("The recording.")]
    original: Annotated[Link | None, Means("The council's own copy of the pack.")]
    note: Annotated[str | None, Means("What is said of the meeting.")]
    modified: Annotated[date | None, Means("The last day on which something of this is known to have changed.")]


def meeting_row(source: Source, meeting: MeetingHeld) -> Iterator[MeetingRow]:
    """The row of a meeting."""
    record, minutes = meeting.record, meeting.record.minutes
    approved = minutes.approved if minutes else None
    begun = source.archive.committees[meeting.committee].adjourned(meeting)
    yield MeetingRow(
        id=urls.identity(meeting.address),
        url=source.url(meeting.address),
        data_url=source.url(urls.meeting_data(meeting.committee, meeting.name)),
        organization=meeting.committee,
        organization_name=source.archive.committee_name(meeting.committee, meeting.date),
        municipal_year=Year(meeting.year),
        start_date=meeting.date,
        start_time=record.time,
        end_time=minutes.closed if minutes else None,
        location=record.place,
        status=status(meeting, source.today),
        cancelled_because=record.cancelled,
        not_held_because=record.not_held,
        title=record.title,
        private_notice=record.private_notice,
        continues=urls.identity(begun.address) if begun else None,
        panel=source.names(record.panel),
        moved_from=record.moved_from,
        has_agenda=meeting.has_agenda,
        agenda_published=record.published,
        minutes_status="approved" if approved else "draft" if meeting.minutes else None,
        minutes_published=minutes.published if minutes else None,
        minutes_approved=approved,
        minutes_corrections=tuple(correction.what for correction in minutes.corrections) if minutes else (),
        joint_with=record.joint_with,
        webcast=Link(record.webcast) if record.webcast else None,
        original=Link(record.original) if record.original else None,
        note=meeting.note.text,
        modified=meeting_changed(meeting, source.archive.recorded),
    )


MEETINGS = TableOfMeetings("meetings", "Meetings", MeetingRow, meeting_row)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow(Row):
    """An item of an agenda.

    Of a private one the number, the title, why it is private and its public summary are here, and nothing else.
    """

    id: Annotated[str, Means("Meeting and number.")]
    url: Annotated[Link, Means("Where it stands.")]
    meeting: Annotated[str, Means("The meeting.", refers="meetings")]
    number: Annotated[str, Means("As on the agenda; one added later has a letter.")]
    position: Annotated[int, Means("Place on the agenda, from 1.")]
    part_of: Annotated[str | None, Means("The item that it is within.", refers="items")]
    section: Annotated[str | None, Means("The heading of the section that it stands in.")]
    section_time: Annotated[time | None, Means("When that section begins, in the council's own time.")]
    title: Annotated[str, Means("What it is called there.")]
    public: Annotated[bool, Means("Whether the public may be there for it.")]
    part_private: Annotated[bool, Means("Whether it is public, and papers of it are not: those of the private papers.")]
    by: Annotated[str | None, Means("Whose report it is, as printed.")] = None
    description: Annotated[str | None, Means("What stands under the title.")] = None
    parts: Annotated[tuple[str, ...], Means("Its lettered parts.")] = ()
    documents: Annotated[
        tuple[str, ...], Means("The ids of the documents before it, appendices after what they belong to.")
    ] = ()
    minutes: Annotated[tuple[str, ...], Means("The ids of the minutes that record it.")] = ()
    matters: Annotated[tuple[str, ...], Means("The ids of the matters it belongs to.")] = ()
    minutes_of: Annotated[tuple[date, ...], Means("The meetings whose minutes are to be agreed.")] = ()
    added: Annotated[date | None, Means("When it was put on the agenda, if later.")] = None
    urgent: Annotated[str | None, Means("Why it was urgent.")] = None
    withdrawn: Annotated[str | None, Means("Why it was withdrawn.")] = None
    deferred_to: Annotated[date | None, Means("To when it was put off before the meeting.")] = None
    missing: Annotated[str | None, Means("What went with it and is not in the archive.")] = None
    exempt: Annotated[
        tuple[int, ...],
        Means("Paragraphs that keep it private, of the list of exempt information of the committee's law."),
    ] = ()
    confidential: Annotated[str | None, Means("Why it is confidential, as written.")] = None
    private_because: Annotated[str | None, Means("Any other ground on which it is private, as written.")] = None
    public_interest: Annotated[str | None, Means("Why the public interest is better served by keeping it private.")] = (
        None
    )
    public_summary: Annotated[str | None, Means("What may be said of it after the meeting.")] = None
    key: Annotated[bool | None, Means("Whether it is for a key decision; empty where it is not recorded.")] = None
    reference: Annotated[str | None, Means("The council's reference of the decision.")] = None
    announced: Annotated[tuple[str, ...], Means("The ids of the rows of forward plans that announced it.")] = ()
    general_exception: Annotated[
        str | None, Means("Why it was not announced 28 clear days before, where notice was given otherwise.")
    ] = None
    special_urgency: Annotated[str | None, Means("Why it was not announced at all, and who agreed.")] = None


def item_rows(source: Source, meeting: MeetingHeld) -> Iterator[ItemRow]:
    """The rows of a meeting's agenda."""
    wholes = {item.number: urls.identity(item.address) for item in meeting.items}
    for place, item in enumerate(meeting.items, 1):
        address = item.address
        row = ItemRow(
            id=urls.identity(address),
            url=source.url(address),
            meeting=urls.identity(meeting.address),
            number=item.number,
            position=place,
            part_of=wholes.get(item.part_of),
            section=item.section.text,
            section_time=item.record.time,
            title=item.title.text,
            public=not item.private,
            part_private=item.is_part_private,
            key=item.record.key,
            reference=item.record.reference,
            announced=source.announced(of_item(item), *places_of_item(meeting, item)),
            general_exception=item.record.general_exception,
            special_urgency=item.record.special_urgency,
        )
        law = source.archive.law(meeting.committee)
        yield _of_private(row, item, law) if item.private else _of_public(row, source, meeting, item)


def _of_private(row: ItemRow, item: Item, law: Law) -> ItemRow:
    """Why a private item is private, and what may be said of it."""
    numbers, because = _why(item.record, law)
    return replace(
        row,
        exempt=numbers,
        confidential=item.record.confidential,
        private_because=because,
        public_interest=item.record.public_interest,
        public_summary=item.record.public_summary,
    )


def _why(record: Withheld, law: Law) -> tuple[tuple[int, ...], str]:
    """The paragraphs of the law's list that keep something private, and other grounds in words."""
    numbers = [paragraph for paragraph in record.exempt if law.schedule and paragraph.isdecimal()]
    others = [paragraph for paragraph in record.exempt if paragraph not in numbers]
    return tuple(map(int, numbers)), "; ".join([*others, *filter(None, [record.private_because])])


def _of_public(row: ItemRow, source: Source, meeting: MeetingHeld, item: Item) -> ItemRow:
    """What a public item brings, and the minutes that record it."""
    record, minutes = item.record, meeting.minutes
    recorded = (urls.at(minutes.address, minute.whole or minute.anchor) for minute in item.minutes) if minutes else ()
    return replace(
        row,
        by=record.by,
        description=item.about.text,
        parts=tuple(f"{label} {line.text}" for label, line in item.parts),
        documents=tuple(documents_of(item)),
        minutes=tuple(urls.identity(address) for address in recorded),
        matters=source.matters(record.matter),
        minutes_of=record.minutes_of,
        added=record.added,
        urgent=record.urgent,
        withdrawn=withdrawal(record.withdrawn),
        deferred_to=record.deferred_to,
        missing=record.missing,
    )


ITEMS = TableOfMeetings("items", "Agenda items", ItemRow, item_rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivatePaperRow(Row):
    """A paper of a public agenda item that is not for the public: its title and why, and nothing else."""

    id: Annotated[str, Means("Meeting, and place on its page.")]
    url: Annotated[Link, Means("Where it is named.")]
    meeting: Annotated[str, Means("The meeting.", refers="meetings")]
    item: Annotated[str, Means("The public item that it goes with.", refers="items")]
    position: Annotated[int, Means("Place among those of the item, from 1.")]
    title: Annotated[str, Means("What the public may call it.")]
    exempt: Annotated[
        tuple[int, ...],
        Means("Paragraphs that keep it private, of the list of exempt information of the committee's law."),
    ]
    confidential: Annotated[str | None, Means("Why it is confidential, as written.")]
    private_because: Annotated[str | None, Means("Any other ground on which it is private, as written.")]
    public_interest: Annotated[str | None, Means("Why the public interest is better served by keeping it private.")]


def private_paper_rows(source: Source, meeting: MeetingHeld) -> Iterator[PrivatePaperRow]:
    """The rows of the private papers of public items."""
    law = source.archive.law(meeting.committee)
    for item in meeting.items:
        for place, paper in enumerate(item.withheld, 1):
            numbers, because = _why(paper.record, law)
            yield PrivatePaperRow(
                id=urls.identity(paper.address),
                url=source.url(paper.address),
                meeting=urls.identity(meeting.address),
                item=urls.identity(item.address),
                position=place,
                title=paper.title.text,
                exempt=numbers,
                confidential=paper.record.confidential,
                private_because=because,
                public_interest=paper.record.public_interest,
            )


PRIVATE_PAPERS = TableOfMeetings("private-papers", "Private papers", PrivatePaperRow, private_paper_rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRow(Row):
    """A person at a meeting whose minutes say who was there: each once, in however many capacities, with those members
    of the committee whom the minutes name nowhere.
    """  # noqa: D205  one sentence, as the schema has it

    meeting: Annotated[str, Means("The meeting.", refers="meetings")]
    organization: Annotated[str, Means("The committee.", refers="committees")]
    start_date: Annotated[date, Means("The day.")]
    position: Annotated[int, Means("Place in the list, from 1.")]
    person: Annotated[str | None, Means("Who; empty for somebody without a page.", refers="people")]
    name: Annotated[str, Means("The name as it is printed.")]
    expected: Annotated[
        bool | None,
        Means(
            "Whether they sat on the committee, or its panel, that day; empty where it is not known who did, or the"
            " minutes have somebody else among the members."
        ),
    ]
    present: Annotated[bool | None, Means("Whether they were there; empty where the minutes do not say.")]
    absent: Annotated[
        bool | None, Means("Whether they were expected and not there; empty where one of these is not known.")
    ]
    groups: Annotated[
        tuple[GroupName, ...], Means("Where the minutes list them; nothing where they do nowhere.", GROUPS)
    ]
    directorate: Annotated[str | None, Means("Where an officer works.")]
    office: Annotated[
        str | None, Means("Chair or Deputy Chair on that day, as the committee calls them, or who presided.")
    ]
    role: Annotated[str | None, Means("The role as these minutes print it.")]
    substitute_for: Annotated[str | None, Means("Whom they stood in for, or not stated.")]
    substitute_for_id: Annotated[
        str | None, Means("Who that is; empty for somebody without a page, too.", refers="people")
    ]
    arrived: Annotated[str | None, Means("When they came, if not at the beginning: a time, minute or item.")]
    left: Annotated[str | None, Means("Until when they stayed, if not to the end, likewise.")]
    chair_from: Annotated[str | None, Means("From when they were in the chair, if another was before.")]
    remote: Annotated[bool | None, Means("Whether they took part from elsewhere.")]


def attendance_rows(source: Source, meeting: MeetingHeld) -> Iterator[AttendanceRow]:
    """The rows of those whom the minutes name, and of those members whom they do not."""
    for place, taking in enumerate(took_part(source.archive, meeting), 1):
        seats = tuple(seat for _, seat in taking.seats)
        written = tuple(seat.named for seat in seats)
        stood_in = next((named.for_ for named in written if named.for_), None)
        yield AttendanceRow(
            meeting=urls.identity(meeting.address),
            organization=meeting.committee,
            start_date=meeting.date,
            position=place,
            person=source.page_of(taking.named),
            name=taking.name,
            expected=taking.expected,
            present=taking.present,
            absent=taking.absent,
            groups=tuple(dict.fromkeys(group.name for group, _ in taking.seats)),
            directorate=_first(group.directorate for group, _ in taking.seats),
            office=_first(seat.office for seat in seats),
            role="; ".join(dict.fromkeys(named.role for named in written if named.role)),
            substitute_for=_first(seat.substitute_for for seat in seats) or (NOT_STATED if stood_in else None),
            substitute_for_id=stood_in if stood_in in source.archive.people else None,
            arrived=_first(named.from_ for named in written),
            left=_first(named.until for named in written),
            chair_from=_first(seat.chair_from for seat in seats),
            remote=any(named.remote for named in written) if written else None,
        )


def _first(said: Iterable[str | None]) -> str | None:
    """The first of several that says anything."""
    return next(filter(None, said), None)


ATTENDANCE = TableOfMeetings("attendance", "Attendance", AttendanceRow, attendance_rows, key=("meeting", "position"))


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestRow(Row):
    """An interest that somebody declared at a meeting."""

    meeting: Annotated[str, Means("The meeting.", refers="meetings")]
    position: Annotated[int, Means("Place in the list, from 1.")]
    person: Annotated[str | None, Means("Who; empty for somebody without a page.", refers="people")]
    name: Annotated[str, Means("The name as it is printed.")]
    items: Annotated[tuple[str, ...], Means("The ids of the agenda items that it was about.")]
    kind: Annotated[Literal["disclosable", "other"] | None, Means("What kind of interest it is.", INTERESTS)]
    what: Annotated[str | None, Means("What the interest is.")]
    left: Annotated[bool | None, Means("Whether they left for the item; empty where it is not recorded.")]


def interest_rows(source: Source, meeting: MeetingHeld) -> Iterator[InterestRow]:
    """The rows of the interests that were declared."""
    for place, told in enumerate(declared(source.archive, meeting), 1):
        interest = told.interest
        yield InterestRow(
            meeting=urls.identity(meeting.address),
            position=place,
            person=source.page_of(interest.person),
            name=told.name,
            items=tuple(urls.identity(item.address) for item in told.items),
            kind=interest.kind,
            what=interest.what,
            left=interest.left,
        )


INTERESTS_DECLARED = TableOfMeetings(
    "interests", "Interests declared", InterestRow, interest_rows, key=("meeting", "position")
)
