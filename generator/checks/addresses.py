"""Links in the values of YAML files lead where a reader can follow, or are none; no address is written to twice."""

import re
from collections.abc import Iterator, Mapping

from generator.archive.ground import ground
from generator.checks.case import Case
from generator.checks.texts import in_value, within_value
from generator.content.records import MeetingRecords
from generator.content.sources.values import YamlFile
from generator.problems import About, Loc, Place, Problem
from generator.text import inline

MARKED = re.compile(r"\]\(|<|\]\[|\[\^|\{|:::|\\(?:new|clear|page)|TOC|PAGEREF|Error!|to enter ")
"""What a value has of which something can be said."""
LINK = re.compile(r"(?<!!)\[[^\[\]\n]{1,200}\]\(\s*([^()\s]+)")
ELSEWHERE = re.compile(r"[a-z]+:|#|//", re.IGNORECASE)
"""How the target of a link begins that leads to no file of the archive."""
MARKDOWN: Mapping[str, frozenset[str]] = {
    name: frozenset(keys.split())
    for name, keys in {
        "council": "notice notice.text attend agenda-notes agenda-notes.* any-other-business any-other-business.*",
        "matters": "*.about",
        "committee": "remit remit.*",
        "actions": "*.what *.since.*",
        "meeting": "attend note agenda agenda.title agenda.about agenda.parts agenda.section"
        " agenda.items agenda.items.title agenda.items.about agenda.items.parts",
        "work-programme": "programme.* programme.*.title programme.*.detail programme.*.source programme.*.outcome",
    }.items()
}
"""The keys whose value is Markdown with links into the archive, by the file; a name of any kind is a star."""
STATEMENT = frozenset(
    f"accessibility.{key}" for key in ("note", "improving", "method", "not-accessible", "not-accessible.what")
) | {"accessibility.not-accessible.instead"}
"""Those of `council.yaml` whose value is Markdown with links to web addresses alone."""
APART = frozenset({"accept", "private"})
"""Keys below which nothing is said: reasons are shown in reports alone, and private items have a rule of their own."""


def links_in_values(case: Case) -> Iterator[Problem]:
    """A value of YAML is read as a line of a text: its links have addresses, and nothing in it is a converter's."""
    records = case.records
    files = {records.council.file.path: records.council.file}
    files.update((record.file.path, record.file) for record in (*records.people.values(), *records.matters.values()))
    for committee in records.committees.values():
        decisions = (decision.front for decision in committee.decisions.values())
        filed = (committee.committee, *committee.actions.values(), *decisions)
        files.update((record.file.path, record.file) for record in filed)
    for file in files.values():
        yield from _in_values(file)
    yield from case.in_meetings("links in values", _in_meeting)


def _in_meeting(meeting: MeetingRecords) -> Iterator[Problem]:
    yield from _in_values(meeting.meeting.file)
    yield from _in_values(meeting.programme.file) if meeting.programme else ()
    for paper in meeting.papers.values():
        yield from _in_values(paper.front.file)


def _in_values(file: YamlFile) -> Iterator[Problem]:
    for loc, words in in_value(file.value) if MARKED.search(file.text) else ():
        for fault in inline(words).faults if MARKED.search(words) else ():
            place = within_value(file, loc, words, fault.line, fault.column)
            yield Problem(place, fault.what, fault.mend, fault.rule, fault.severity)


def addresses_taken(case: Case) -> Iterator[Problem]:
    """Whatever is written has an address of its own, on disks too that know no case of letters."""
    _, twice = ground(case.archive, case.records)
    said = set()
    for taken, before in twice:
        place = taken.at() if taken.at else Place(case.records.council.file.path)
        if place not in said:
            said.add(place)
            there = "" if before.address == taken.address else f' ("{before.address}")'
            what = f'{taken.what} would be at "{taken.address}", where {before.what} is{there}'
            yield Problem(place, what, "name one of them otherwise", "address-twice")


def plain_links(case: Case) -> Iterator[Problem]:
    """A link is written where it can be one. Practice: elsewhere the page shows its signs, and it leads nowhere."""
    records = case.records
    yield from _plain_in(records.council.file, MARKDOWN["council"])
    yield from _plain_in(records.glossary_file)
    for file in {filed.file.path: filed.file for filed in records.people.values()}.values():
        yield from _plain_in(file)
    for file in {filed.file.path: filed.file for filed in records.matters.values()}.values():
        yield from _plain_in(file, MARKDOWN["matters"])
    for committee in records.committees.values():
        yield from _plain_in(committee.committee.file, MARKDOWN["committee"])
        for file in {filed.file.path: filed.file for filed in committee.actions.values()}.values():
            yield from _plain_in(file, MARKDOWN["actions"])
        for decision in committee.decisions.values():
            yield from _plain_in(decision.front.file, about=decision.front.about())
    yield from case.in_meetings("plain links", _plain_in_meeting)


def _plain_in_meeting(meeting: MeetingRecords) -> Iterator[Problem]:
    yield from _plain_in(meeting.meeting.file, MARKDOWN["meeting"], meeting.meeting.about())
    if meeting.programme:
        yield from _plain_in(meeting.programme.file, MARKDOWN["work-programme"], meeting.programme.about())
    for paper in meeting.papers.values():
        yield from _plain_in(paper.front.file, about=paper.front.about())
    if meeting.minutes:
        yield from _plain_in(meeting.minutes.front.file, about=meeting.minutes.front.about())


def _plain_in(file: YamlFile, markdown: frozenset[str] = frozenset(), about: About | None = None) -> Iterator[Problem]:
    for loc, words in in_value(file.value) if "](" in file.text else ():
        keys = [key for key in loc if isinstance(key, str)]
        links = [target.removeprefix("<") for target in LINK.findall(words)] if APART.isdisjoint(keys) else []
        if not (links and keys) or _is_among(keys, markdown):
            continue
        if not _is_among(keys, STATEMENT):
            what = f"a link in `{keys[-1]}` is shown as it is typed, and leads nowhere"
            mend = "write its words alone here, and put the link into `note:`, `about:` or a text"
        elif all(ELSEWHERE.match(target) for target in links):
            continue
        else:
            what = f"a link in `{keys[-1]}` of the accessibility statement leads to no file of the archive"
            mend = "write the whole web address of what is meant"
        yield _problem(file, loc, what, mend, about)


def _problem(file: YamlFile, loc: Loc, what: str, mend: str, about: About | None) -> Problem:
    return Problem(file.place(loc), what, mend, "link-form", "warning", about or (file.path, loc))


def _is_among(keys: list[str], patterns: frozenset[str]) -> bool:
    """Whether keys are those of a pattern, in which a star is any."""
    each = (pattern.split(".") for pattern in patterns)
    return any(
        len(pattern) == len(keys) and all(part in ("*", key) for part, key in zip(pattern, keys, strict=True))
        for pattern in each
    )
