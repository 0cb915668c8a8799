"""Where old addresses lead: those that `redirects.yaml` lists, former ids, and dates that meetings had."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator import urls
from generator.archive.action_log import has_actions
from generator.archive.attached import Attached
from generator.archive.described import said_of
from generator.archive.documents import Linking, publish
from generator.archive.editions import years_apart
from generator.archive.ground import SINGLE, Ground, Taken, ground
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld
from generator.archive.old_addresses import Query, Redirect, WrittenAddress
from generator.archive.old_addresses import read_address as read
from generator.archive.references import Destination, Page
from generator.archive.register import register, standings
from generator.archive.resolve import At
from generator.content.sources import RESERVED, alike
from generator.problems import suggestion

WITH_ROOM = frozenset({"meetings", "decisions", "matters", "people", "about"})
"""Names of the site below which an old address may have its page."""
FORM = "write it like ieListDocuments.aspx?CId=1&MId=2, or like documents/s1/report.pdf"
Files = Mapping[tuple[str, str], Sequence[str]]
"""The addresses of files, by the committee and the meeting that they are of."""
Places = Mapping[str, Page]
"""What has an address of its own, by that address without the slash at its end."""


def redirects(linking: Linking, archive: Archive) -> tuple[Redirect, ...]:
    """Where every old address leads, and in the linking what is wrong with those listed.

    A page of the site goes before an address listed, and that before a former id or date.
    """
    implied, originals = tuple(former(archive)), tuple(_originals(linking, archive))
    if not implied and not originals and not linking.records.redirects.leads:
        return ()
    there = places(archive, linking.resolver.known.pages)
    whole, _ = ground(archive, linking.records)
    for address in _for_programs(archive):
        whole.take(Taken(address))
    reading = _Reading(linking, there, whole)
    found = [*_listed(reading), *_of_files(reading, originals)]
    for redirect in implied:
        here = urls.moved(redirect.path)
        if whole.taker(here) is None:
            whole.take(Taken(here))
            found.append(redirect)
    return tuple(sorted(found, key=lambda redirect: -len(redirect.query)))


def places(archive: Archive, known: Mapping[str, Page]) -> Places:
    """Everything that has an address of its own; `known` is what texts can refer to."""
    found: dict[str, Page] = {}
    for page in known.values():
        found.setdefault(urls.identity(page.address), page)
    own = found.get("about", Page(urls.ABOUT)).anchors
    found["about"] = Page(urls.ABOUT, own | {"licence", "contact"})
    for address in _of_many(archive):
        found.setdefault(urls.identity(address), Page(address))
    return found


def _of_many(archive: Archive) -> Iterator[str]:
    """The addresses of pages that are not the page of one file."""
    yield from SINGLE
    yield from (file.address for file in archive.attached.values())
    yield from (urls.person(name) for name in archive.people)
    yield from (urls.matter(name) for name in archive.matters)
    yield from (urls.year(year) for year in {meeting.year for meeting in archive.meetings()})
    for committee in archive.committees.values():
        yield from _programmes(committee)
    decisions = register(archive)
    yield from (urls.decisions(standing) for standing in standings(decisions))
    yield from (urls.decisions(year) for year in {decision.meeting.year for decision in decisions})
    yield from (urls.decisions_asked(who) for who in {who for decision in decisions for who in decision.action.asks})
    matters = {name for decision in decisions for name in decision.matters if name in archive.matters}
    yield from (urls.decisions_about(name) for name in matters)
    if any(decision.deciding.key for decision in decisions):
        yield urls.KEY_DECISIONS
    outcomes = {decision.resolution.outcome for decision in decisions if decision.resolution.outcome}
    yield from (urls.decisions_resulting(outcome) for outcome in outcomes)
    committees = {decision.meeting.committee for decision in decisions}
    yield from (urls.decisions(name) for name in committees if len(committees) > 1)


# What is listed


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the list is read with, and what is noted on the way."""

    linking: Linking
    there: Places
    ground: Ground
    paths: dict[str, str] = field(default_factory=dict)
    """The old paths so far as first spelt, by the same in small letters."""
    below: dict[str, set[str]] = field(default_factory=dict)
    """What is below each step of an address; made when it is first asked for."""


def _listed(reading: _Reading) -> Iterator[Redirect]:
    """What the file lists, as far as it is right; the ground then has the pages that it needs."""
    listing, say = reading.linking.records.redirects, reading.linking.resolver.say
    old = {text: read(text) for text in listing.leads}
    listed = {address.alike: text for text, address in reversed(old.items()) if isinstance(address, WrittenAddress)}
    for text, address in old.items():
        at = partial(listing.place, text, key=True)
        if isinstance(address, str):
            say(at, f'"{text}" cannot be an old address: {address}', FORM, "old-address")
        elif listed[address.alike] != text:
            mend = "take one out: the case of letters and the order of parameters do not count"
            say(at, f'"{text}" is the same address as "{listed[address.alike]}"', mend, "old-address-twice")
        elif taken := _taken(reading, address.path):
            mend = "take it out: only what stood at other addresses can lead elsewhere"
            say(at, f'"{text}" cannot be an old address: {taken}', mend, "taken-address")
        elif not _waits(reading, listing.leads[text]):
            to = _target(reading, listing.leads[text], listed)
            if to.what:
                say(partial(listing.place, text), to.what, to.mend, to.rule)
            else:
                publish(reading.linking, to.address)
                yield Redirect(reading.paths[address.path.lower()], address.query, to.address)


def _taken(reading: _Reading, path: str) -> str:
    """Why the page of an old path has no room in the site, or nothing; then it has it from now on."""
    if path.lower() in reading.paths:
        return ""
    top, _, _ = path.partition("/")
    if top.lower() in RESERVED - WITH_ROOM:
        return f'the site keeps "{top.lower()}" for itself'
    here = urls.moved(path)
    way = reading.ground.taker(here)
    if way is not None:
        same = alike(urls.file(way.address)) in {alike(path), alike(urls.file(here))}
        return "it is an address of the site" if same else f'"{way.address}" stands in its way'
    reading.ground.take(Taken(here))
    reading.paths[path.lower()] = path
    return ""


def _target(reading: _Reading, name: str, listed: Mapping[tuple[str, Query], str]) -> Destination:
    """Where a name leads: `committee/date/paper#p3-2`, `matters/id`, `decisions/` and the like."""
    path, fragment = urls.parted(name.strip())
    path = path.strip("/")
    page = reading.there.get(path)
    if page is None:
        old = read(name)
        further = listed.get(old.alike) if isinstance(old, WrittenAddress) else None
        if further is not None:
            mend = f'write where that leads: "{reading.linking.records.redirects.leads[further]}"'
            return Destination(what=f'"{name}" is an old address itself', mend=mend, rule="redirect-chain")
        return Destination(what=f'there is no "{path}" in the site', mend=_hint(reading, path), rule="broken-redirect")
    if "#" in name and fragment not in page.anchors:
        mend = suggestion(fragment, page.anchors) or "look the address up on its page"
        return Destination(what=f'"{path}" has no place "#{fragment}"', mend=mend, rule="broken-fragment")
    return Destination(urls.at(page.address, fragment))


def _waits(reading: _Reading, name: str) -> bool:
    """Whether a name is that of a draft: once it is published, the old address will lead there."""
    committee, _, path = urls.parted(name.strip())[0].strip("/").partition("/")
    records = reading.linking.records.committees.get(committee)
    return records is not None and records.is_draft(path)


def _hint(reading: _Reading, path: str) -> str:
    """What may have been meant by the first step of a path that leads nowhere."""
    if not reading.below:
        for name in reading.there:
            above, _, last = name.rpartition("/")
            reading.below.setdefault(above, set()).add(last)
    above = ""
    for step in path.split("/"):
        further = f"{above}/{step}".strip("/")
        if further not in reading.there:
            if hint := suggestion(step, reading.below.get(above, ())):
                return hint
            break
        above = further
    return "name a committee, committee/date, committee/date/paper, matters/id, people/id or a page of the site"


# The old addresses of files


def _originals(linking: Linking, archive: Archive) -> Iterator[tuple[Attached, At]]:
    """The files of which an old address is said, and where it is."""
    for address, file in archive.attached.items():
        said = said_of(linking.folders[file.committee, file.meeting]).get(urls.name(address)) if file.original else None
        if said:
            yield file, partial(said.place, "original")


def _of_files(reading: _Reading, originals: Iterable[tuple[Attached, At]]) -> Iterator[Redirect]:
    """Where the old addresses of files lead, as far as they are right."""
    say = reading.linking.resolver.say
    listed = {old.alike for text in reading.linking.records.redirects.leads if not isinstance(old := read(text), str)}
    for file, at in originals:
        address = read(file.original)
        if isinstance(address, str):
            say(at, f'"{file.original}" cannot be an old address: {address}', FORM, "old-address")
        elif address.alike in listed:
            mend = "an old address leads to one place: take one of them out"
            say(at, f'"{file.original}" is an old address of something else', mend, "old-address-twice")
        elif taken := _taken(reading, address.path):
            mend = "take it out: only what stood at other addresses can lead elsewhere"
            say(at, f'"{file.original}" cannot be an old address: {taken}', mend, "taken-address")
        else:
            listed.add(address.alike)
            yield Redirect(reading.paths[address.path.lower()], address.query, file.address)


# What follows from former ids and dates


def former(archive: Archive) -> Iterator[Redirect]:
    """Where the former ids of people, matters, committees and papers lead, and the dates meetings were moved from."""
    for name, person in archive.people.items():
        yield from (_moved(urls.person(old), urls.person(name)) for old in person.formerly)
    for name, matter in archive.matters.items():
        yield from (_moved(urls.matter(old), urls.matter(name)) for old in matter.formerly)
    files = _files(archive)
    for committee in archive.committees.values():
        own = [(old, there) for meeting in committee.meetings for old, there in _of_meeting(files, committee, meeting)]
        for decision in committee.decisions:
            own += [(urls.decision(committee.name, old), decision.address) for old in decision.front.formerly]
        yield from (_moved(old, there) for old, there in own)
        if committee.record.formerly:
            every = [*((there, there) for there in _addresses(files, committee)), *own]
            for name in committee.record.formerly:
                yield from (_moved(name + old.removeprefix(committee.name), there) for old, there in every)


def _files(archive: Archive) -> Files:
    found: dict[tuple[str, str], list[str]] = {}
    for address in dict.fromkeys((*archive.files, *(file.address for file in archive.attached.values()))):
        found.setdefault(urls.within(address)[:2], []).append(address)
    return found


def _for_programs(archive: Archive) -> Iterator[str]:
    """The calendars and feeds at former addresses: what subscribes to one follows no page."""
    for committee in archive.committees.values():
        for old in committee.record.formerly:
            yield urls.committee_feed(old)
            if committee.record.kind != "decisions":
                yield urls.committee_calendar(old)
    for matter in archive.matters.values():
        yield from (urls.matter_feed(old) for old in matter.formerly)


def _moved(old: str, there: str) -> Redirect:
    return Redirect(old.strip("/"), (), there)


def _of_meeting(files: Files, committee: CommitteeHistory, meeting: MeetingHeld) -> Iterator[tuple[str, str]]:
    """Former addresses of a meeting and of all that went with it, and what stands there now.

    A day that is another meeting's by now has what stands there, and nothing of one that was moved.
    """
    own = [(meeting.name, old, paper.address) for paper in meeting.papers.values() for old in paper.front.formerly]
    for day in meeting.record.moved_from:
        yield urls.meeting(meeting.committee, day.isoformat()), meeting.address
        if day.isoformat() in committee.by_name:
            continue
        own += [(day.isoformat(), old, there) for name, old, there in own if name == meeting.name]
        for there in _addresses_of(files, meeting):
            if there != meeting.address:
                yield urls.meeting(meeting.committee, day.isoformat()) + there.removeprefix(meeting.address), there
    for name, old, there in own:
        yield urls.paper(meeting.committee, name, old), there


def _programmes(committee: CommitteeHistory) -> Iterator[str]:
    """The pages of a work programme from edition to edition, and that of the actions that minutes list."""
    if any(meeting.programme for meeting in committee.meetings):
        yield urls.programmes(committee.name)
    if has_actions(committee):
        yield urls.actions(committee.name)
    yield from (urls.programmes_of_year(committee.name, year) for year in years_apart(committee))


def _addresses(files: Files, committee: CommitteeHistory) -> Iterator[str]:
    """Every address of a committee's own but its calendar and feed: these stand at the former address too."""
    yield committee.address
    yield from _programmes(committee)
    for meeting in committee.meetings:
        yield from _addresses_of(files, meeting)
    for decision in committee.decisions:
        yield from (decision.address, urls.text(decision.address))


def _addresses_of(files: Files, meeting: MeetingHeld) -> Iterator[str]:
    """Every address of a meeting and of what went with it."""
    where = (meeting.committee, meeting.name)
    yield from (meeting.address, urls.meeting_calendar(*where), urls.meeting_data(*where))
    for document in (*meeting.papers.values(), meeting.minutes, meeting.programme):
        yield from (document.address, urls.text(document.address)) if document else ()
    yield from files.get(where, ())
