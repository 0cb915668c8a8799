"""Makes the archive of the records: numbers, converts and links them, and says what leads nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.archive.actions import link_actions
from generator.archive.documents import Noted, Workshop, Written, document, noted, watched
from generator.archive.meeting import Calendar, calendar, link_meeting
from generator.archive.redirects import redirects
from generator.archive.references import Origin
from generator.archive.resolve import Resolver
from generator.archive.shape import Archive, CommitteeHistory
from generator.archive.texts import convert, known, meanings
from generator.archive.years import value_on
from generator.kept import Asked, Kept
from generator.problems import Problem
from generator.records import CommitteeRecords, Records


def link(records: Records, kept: Kept | None = None) -> tuple[Archive, list[Problem]]:
    """The archive of the records, and every fault found in converting and linking them.

    With `kept`, a text is converted again only if it changed, and a meeting linked again only if something in its
    folder changed or something that it refers to.
    """
    kept = Kept() if kept is None else kept
    shop = _workshop(records, kept)
    council = records.council
    notice = shop.resolver.line(council.record.notice, Origin(""), partial(council.place, "notice"))
    about = {
        stem: document(shop, shop.bodies[f"about/{stem}.md"], Written(file, Origin("about"), shop.resolver.terms))
        for stem, file in records.about.items()
    }
    committees = _committees(shop, records, kept)
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
    return replace(archive, redirects=redirects(shop, archive)), shop.resolver.problems


def _workshop(records: Records, kept: Kept) -> Workshop:
    terms = kept.same("terms", meanings(records.glossary))
    texts = convert(records, terms, kept)
    starts = kept.same("starts", records.council.record.municipal_years)
    folders = {
        (committee.name, meeting.name): meeting
        for committee in records.committees.values()
        for meeting in committee.meetings.values()
    }
    resolver = Resolver(
        known(records, texts.bodies, starts, terms, kept),
        None if records.people_unread else dict.fromkeys(records.people, True),
        None if records.matters_unread else dict.fromkeys(records.matters, True),
        terms,
        list(texts.problems),
    )
    return Workshop(records, starts, texts.bodies, folders, resolver)


@dataclass(frozen=True, slots=True)
class _Done:
    """A linked committee, and what was noted on the way."""

    history: CommitteeHistory
    noted: Noted


def _committees(shop: Workshop, records: Records, kept: Kept) -> dict[str, CommitteeHistory]:
    """Every committee, linked again only if something changed in it or something that it refers to."""
    calendars = {name: calendar(one) for name, one in records.committees.items()}
    resolver, known = shop.resolver, shop.resolver.known
    answers: dict[str, Mapping[Any, object]] = {
        "pages": known.pages,
        "minutes": known.minutes,
        "meetings": known.meetings,
        "folders": shop.folders,
        "people": resolver.people or {},
        "matters": resolver.matters or {},
        **{f"on {name}": days.on for name, days in calendars.items()},
        **{f"first {name}": days.first for name, days in calendars.items()},
    }
    altered = kept.altered("answers", answers)
    unread = (resolver.people is None, resolver.matters is None)
    ids = (frozenset(records.people), frozenset(records.committees))
    all_parts = (shop.starts, resolver.terms, records.council.record.any_other_business, unread, ids)
    found: dict[str, CommitteeHistory] = {}
    for name, folder in records.committees.items():
        make = partial(_committee, shop, folder, calendars[name], kept, altered)
        done = kept.of(("committee", name), (folder, *all_parts), make, partial(_holds, altered))
        done.noted.into(shop)
        found[name] = done.history
    return found


def _holds(altered: Asked, before: _Done) -> bool:
    return before.noted.asked.isdisjoint(altered)


def _committee(shop: Workshop, folder: CommitteeRecords, days: Calendar, kept: Kept, altered: Asked) -> _Done:
    asked: Asked = set()
    own = watched(shop, asked)
    record = folder.committee.record
    own.resolver.ids(record, folder.committee.place)
    sources = sorted(folder.meetings.values(), key=lambda one: (one.date, one.name))
    linked = [link_meeting(shop, days, one, kept, altered) for one in sources]
    for one in linked:
        one.noted.into(own)
        asked |= one.noted.asked
    remit = value_on(sources[-1].date, record.remit, shop.starts) if sources else None
    line = own.resolver.line(remit, Origin(folder.name), partial(folder.committee.place, "remit"))
    actions = link_actions(own, folder)
    meetings = tuple(one.meeting for one in linked)
    by_name = {meeting.name: meeting for meeting in meetings}
    return _Done(CommitteeHistory(folder.name, record, line, actions, meetings, by_name), noted(own, asked))
