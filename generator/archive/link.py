"""Makes the archive of the records: numbers, converts and links them, and says what leads nowhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.archive.actions import link_actions
from generator.archive.attached import attach
from generator.archive.delegated import DelegatedDecision
from generator.archive.documents import (
    Linking,
    Noted,
    SourceText,
    document,
    noted,
    publish_led,
    watched,
    withdrawn_document,
)
from generator.archive.lines import NO_LINE
from generator.archive.linked import Archive, CommitteeHistory
from generator.archive.meeting import Calendar, calendar, link_meeting
from generator.archive.plans import plans
from generator.archive.record import Recorded
from generator.archive.redirects import redirects
from generator.archive.references import COUNCIL, Origin
from generator.archive.resolve import Resolver
from generator.archive.texts import Texts, converted, known, meanings
from generator.archive.withheld import withhold
from generator.archive.years import municipal_year, starts_of, value_on
from generator.content.records import DecisionRecord, Records
from generator.problems import Problem
from generator.store.memo import EVERYTHING, Asked, Memo, Spread


def link(
    records: Records, memo: Memo | None = None, spread: Spread | None = None, jobs: int = 1
) -> tuple[Archive, list[Problem]]:
    """The archive of the records, and every fault found in converting and linking them.

    With `memo`, a text is converted again only if it changed, and a meeting linked again only if something in its
    folder changed or something that it refers to. With `spread`, texts are converted by several processes; by `jobs`
    of them the documents beside the texts are read.
    """
    memo = Memo() if memo is None else memo
    records, private = withhold(records, memo, spread)
    terms = memo.same("terms", meanings(records.glossary))
    texts = converted(records, terms, memo, spread)
    linking = _linking(records, texts, terms, memo)
    council = records.council
    resolver, written = linking.resolver, council.record
    at = partial(council.place, "notice", "text")
    notice = resolver.line(written.notice.text if written.notice else None, COUNCIL, at)
    attend = resolver.paragraphs(written.attend, COUNCIL, partial(council.place, "attend"))
    at = partial(council.place, "agenda-notes")
    notes = {dated.value: resolver.paragraphs(dated.value, COUNCIL, at) for dated in written.agenda_notes}
    subjects = {
        name: resolver.line(matter.record.about, COUNCIL, partial(matter.place, "about"))
        for name, matter in records.matters.items()
    }
    about = {
        stem: document(
            linking, linking.bodies[f"about/{stem}.md"], SourceText(file, Origin("about"), linking.resolver.terms)
        )
        for stem, file in records.about.items()
    }
    committees = _committees(linking, records, texts, memo)
    publish_led(linking)
    every = (meeting for committee in committees.values() for meeting in committee.meetings)
    archive = Archive(
        council.record,
        notice,
        attend,
        notes,
        {name: person.record for name, person in records.people.items()},
        {name: matter.record for name, matter in records.matters.items()},
        subjects,
        records.glossary,
        records.synonyms,
        about,
        committees,
        tuple(sorted(every, key=lambda meeting: (meeting.date, meeting.committee, meeting.name))),
        {address: tuple(items) for address, items in linking.considered.items()},
        linking.part_of,
        linking.files,
        attach(linking, memo, jobs),
        withheld=_withheld(records),
        host_files=records.host_files,
        recorded=Recorded(records.kept.record, records.kept.texts),
    )
    archive = replace(archive, redirects=redirects(linking, archive), plans=plans(archive))
    return archive, [*private, *linking.resolver.problems]


def _withheld(records: Records) -> frozenset[str]:
    """The files that are held back, by the path of their source."""
    decisions = {f"{committee.name}/{name}.md" for committee in records.committees.values() for name in committee.held}
    return frozenset(decisions) | frozenset(
        f"{committee.name}/{meeting.name}/{name}"
        for committee in records.committees.values()
        for meeting in committee.meetings.values()
        for name in meeting.held
    )


def _linking(records: Records, texts: Texts, terms: Mapping[str, str], memo: Memo) -> Linking:
    starts = memo.same("starts", starts_of(records.council.record))
    folders = {
        (committee.name, meeting.name): meeting
        for committee in records.committees.values()
        for meeting in committee.meetings.values()
    }
    resolver = Resolver(
        known(records, texts, starts, memo),
        None if records.people_unread else dict.fromkeys(records.people, True),
        None if records.matters_unread else dict.fromkeys(records.matters, True),
        terms,
        memo,
        list(texts.problems),
    )
    committees = {name: committee.committee.record for name, committee in records.committees.items()}
    return Linking(records, starts, texts.bodies, folders, committees, resolver)


@dataclass(frozen=True, slots=True)
class _Done:
    """A linked committee, and what was noted on the way."""

    history: CommitteeHistory
    noted: Noted


def _committees(linking: Linking, records: Records, texts: Texts, memo: Memo) -> dict[str, CommitteeHistory]:
    """Every committee, linked again only if something changed in it or something that it refers to."""
    calendars = {name: calendar(committee) for name, committee in records.committees.items()}
    resolver, known = linking.resolver, linking.resolver.known
    answers: dict[str, Mapping[Any, object]] = {
        "pages": known.pages,
        "minutes": known.minutes,
        "meetings": known.meetings,
        "folders": linking.folders,
        "committees": linking.committees,
        "people": resolver.people or {},
        "matters": resolver.matters or {},
        **{f"on {name}": days.on for name, days in calendars.items()},
        **{f"first {name}": days.first for name, days in calendars.items()},
    }
    altered = memo.altered("answers", answers)
    words = [str(word) for _, word in memo.altered("glossary", {"": resolver.terms}) if word != EVERYTHING]
    unread = (resolver.people is None, resolver.matters is None)
    council = records.council
    other_business = (council.record.any_other_business, council.place("any-other-business"))
    all_parts = (linking.starts, other_business, unread)

    def is_current(before: Noted) -> bool:
        return before.holds(altered, words)

    found: dict[str, CommitteeHistory] = {}
    for name, folder in records.committees.items():
        own = texts.within[name]

        def make(*_: object, days: Calendar = calendars[name], own: Texts = own) -> _Done:
            return _committee(linking, days, own, is_current, memo)

        name_of_all = ("linked committee", name)
        done = memo.of(name_of_all, make, folder, own, *all_parts, is_current=lambda before: is_current(before.noted))
        done.noted.into(linking)
        found[name] = done.history
    return found


def _committee(
    linking: Linking, days: Calendar, texts: Texts, is_current: Callable[[Noted], bool], memo: Memo
) -> _Done:
    asked: Asked = set()
    own, folder = watched(linking, asked), days.committee
    record = folder.committee.record
    own.resolver.ids(record, folder.committee.place)
    sources = sorted(folder.meetings.values(), key=lambda source: (source.date, source.name))
    linked = [
        link_meeting(linking, days, source, texts.within[source.name], is_current=is_current, memo=memo)
        for source in sources
    ]
    for made in linked:
        made.noted.into(own)
        asked |= made.noted.asked
    at = partial(folder.committee.place, "remit")
    remits = {dated.since: own.resolver.line(dated.value, Origin(folder.name), at) for dated in record.remit}
    remit = value_on(sources[-1].date, record.remit, linking.starts) if sources else None
    line = next((remits[dated.since] for dated in record.remit if dated.value == remit), NO_LINE)
    actions = link_actions(own, folder)
    meetings = tuple(made.meeting for made in linked)
    by_name = {meeting.name: meeting for meeting in meetings}
    decisions = tuple(_decision(own, folder.name, decision, texts) for decision in folder.decisions.values())
    history = CommitteeHistory(folder.name, record, line, remits, actions, meetings, by_name, decisions)
    return _Done(history, noted(own, asked))


def _decision(linking: Linking, committee: str, source: DecisionRecord, texts: Texts) -> DelegatedDecision:
    """A decision outside meetings, linked; of one that was withdrawn its title alone is left."""
    linking.resolver.ids(source.front.record, source.front.place)
    front, body = source.front.record, texts.bodies[f"{committee}/{source.name}.md"]
    if front.withdrawn is not None:
        front = front.model_copy(update={"original": None, "corrections": (), "glossary": {}})
        linked = withdrawn_document(body)
    else:
        terms = {**linking.resolver.terms, **meanings(front.glossary)}
        linked = document(linking, body, SourceText(source.text, Origin(committee, committee), terms))
    year = municipal_year(source.date, linking.starts)
    return DelegatedDecision(committee, source.name, source.date, year, front, linked)
