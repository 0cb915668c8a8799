"""Addresses: links in the values of YAML files lead where a reader can follow, and no address is written to twice."""

import re
from collections.abc import Iterator

from generator.archive.ground import ground
from generator.checks.case import Case
from generator.checks.texts import in_value, within_value
from generator.content.records import MeetingRecords
from generator.content.sources import YamlFile
from generator.problems import Place, Problem
from generator.text import inline

MARKED = re.compile(r"\]\(|<|\]\[|\[\^|\{[.#=\w -]|Error!")
"""What a value has of which something can be said."""


def links_in_values(case: Case) -> Iterator[Problem]:
    """A value of YAML is read as a line of a text: its links have addresses, and nothing in it is a converter's."""
    records = case.records
    files = {records.council.file.path: records.council.file}
    files.update((record.file.path, record.file) for record in (*records.people.values(), *records.matters.values()))
    for committee in records.committees.values():
        filed = (committee.committee, *committee.actions.values())
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
