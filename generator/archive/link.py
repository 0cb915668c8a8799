"""Makes the archive of the records: numbers, converts and links them, and says what leads nowhere."""

from functools import partial

from generator.archive.actions import link_actions
from generator.archive.documents import Workshop, Written, document
from generator.archive.meeting import calendar, link_meeting
from generator.archive.programme import anchors
from generator.archive.references import Origin
from generator.archive.resolve import Resolver
from generator.archive.shape import Archive, CommitteeHistory
from generator.archive.texts import convert, known, meanings
from generator.archive.years import value_on
from generator.problems import Problem
from generator.records import CommitteeRecords, Records


def link(records: Records) -> tuple[Archive, list[Problem]]:
    """The archive of the records, and every fault found in converting and linking them."""
    shop = _workshop(records)
    council = records.council
    notice = shop.resolver.line(council.record.notice, Origin(""), partial(council.place, "notice"))
    about = {
        stem: document(shop, shop.bodies[f"about/{stem}.md"], Written(file, Origin("about"), shop.resolver.terms))
        for stem, file in records.about.items()
    }
    committees = {name: _committee(shop, one) for name, one in records.committees.items()}
    every = (meeting for committee in committees.values() for meeting in committee.meetings)
    archive = Archive(
        council.record,
        notice,
        {name: one.record for name, one in records.people.items()},
        {name: one.record for name, one in records.matters.items()},
        records.glossary,
        about,
        committees,
        tuple(sorted(every, key=lambda meeting: (meeting.date, meeting.committee, meeting.name))),
        {address: tuple(items) for address, items in shop.considered.items()},
        shop.part_of,
        shop.files,
    )
    return archive, shop.resolver.problems


def _workshop(records: Records) -> Workshop:
    terms = meanings(records.glossary)
    texts = convert(records, terms)
    starts = records.council.record.municipal_years
    rows = {
        f"{committee.name}/{meeting.name}/work-programme.yaml": frozenset(anchors(meeting.programme.record).values())
        for committee in records.committees.values()
        for meeting in committee.meetings.values()
        if meeting.programme
    }
    resolver = Resolver(
        known(records, texts.bodies, rows, starts),
        None if records.people_unread else frozenset(records.people),
        None if records.matters_unread else frozenset(records.matters),
        terms,
        list(texts.problems),
    )
    return Workshop(records, starts, texts.bodies, resolver)


def _committee(shop: Workshop, folder: CommitteeRecords) -> CommitteeHistory:
    shop.resolver.ids(folder.committee.record, folder.committee.place)
    sources = sorted(folder.meetings.values(), key=lambda one: (one.date, one.name))
    days = calendar(folder)
    meetings = tuple(link_meeting(shop, days, one) for one in sources)
    remit = value_on(sources[-1].date, folder.committee.record.remit, shop.starts) if sources else None
    line = shop.resolver.line(remit, Origin(folder.name), partial(folder.committee.place, "remit"))
    actions = link_actions(shop, folder)
    by_name = {meeting.name: meeting for meeting in meetings}
    return CommitteeHistory(folder.name, folder.committee.record, line, actions, meetings, by_name)
