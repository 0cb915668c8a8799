"""Takes out of the records what may be private, before anything is linked: nothing of it reaches the archive.

Local Government Act 1972, sections 100A to 100D, and the like of other laws: of a private item the public may know its
title, why it is private, and after the meeting a summary. Errors stop a build; this does not rely on that.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from posixpath import join, normpath
from urllib.parse import unquote

from generator import text, urls
from generator.archive.agenda import numbered
from generator.archive.described import words_of_file, words_of_named
from generator.archive.law import is_private_by_ground
from generator.archive.markings import (
    MarkedPapers,
    held_items,
    marked_decision,
    marked_elsewhere,
    marked_papers,
    markings,
    names_of,
)
from generator.archive.scrubbed import scrubbed, title_of, with_titles
from generator.content.model import AgendaItem, Meeting, PrivatePaper, short_form
from generator.content.records import CommitteeRecords, MeetingRecords, MinutesText, Records, digest
from generator.problems import Loc, Problem
from generator.store.codec import Codec
from generator.store.memo import Memo, Spread

MARKED = Codec(MarkedPapers)
"""How it is kept what marks papers."""
File = tuple[str, str, str]
"""A committee, the folder of a meeting, and the name of a file in it."""
_HEADING = re.compile(r"^ {0,3}#[ \t]+(.+?)[ \t#]*$|^(.+)\n=+[ \t]*$", re.MULTILINE)
_MATTERS = re.compile(r"matter=\W?([^}\"]+)")


@dataclass(frozen=True, slots=True)
class _Named:
    """A file that a private item names: which, and where it is named."""

    file: File
    meeting: MeetingRecords
    item: AgendaItem
    key: str = ""
    """The key of the item under which it is named."""
    at: Loc = ()
    """Where below the item a private paper of it stands that may be the file."""


def withhold(records: Records, memo: Memo, spread: Spread | None = None) -> tuple[Records, list[Problem]]:
    """The records without what may be private, and a problem for each place of it that cannot be accepted.

    What officers may mean (`accept:`) is let through; the rules say it each time. With `spread`, several processes look
    for the marks of papers.
    """
    if spread:
        every = [meeting for committee in records.committees.values() for meeting in committee.meetings.values()]
        wanted = [(_parts(meeting, memo), partial(marked_papers, meeting)) for meeting in every]
        memo.lasting_each(MARKED, wanted, spread)
    named = list(_named_by_private_items(records, memo))
    held: dict[tuple[str, str], set[str]] = {}
    for file in (*(marking.file for marking in named), *_marked_elsewhere(records)):
        held.setdefault(file[:2], set()).add(file[2])
    problems = [
        *map(_private_paper, named),
        *_names_for_titles(records),
        *_shared_papers(records, {marking.file for marking in named}, memo),
    ]
    committees: dict[str, CommitteeRecords] = {}
    for committee in records.committees.values():
        meetings = {}
        for meeting in committee.meetings.values():
            files = frozenset(held.get((committee.name, meeting.name), ()))
            name = ("withheld", committee.name, meeting.name)
            meetings[meeting.name], found = memo.of(name, _meeting, meeting, files, memo)
            problems += found
        name_of_all = ("withheld", committee.name)
        committees[committee.name] = memo.of(name_of_all, _public_of, committee, tuple(meetings.items()))
    private = _matters_of_private_items_alone(records, committees, memo)
    matters = {name: matter for name, matter in records.matters.items() if name not in private}
    return replace(records, committees=committees, matters=matters if private else records.matters), problems


def _public_of(committee: CommitteeRecords, meetings: tuple[tuple[str, MeetingRecords], ...]) -> CommitteeRecords:
    """A committee with what is public of its meetings, and without decisions that are marked as not for the public."""
    held = {
        name
        for name, decision in committee.decisions.items()
        if marked_decision(decision) and "private-marking" not in decision.front.record.accept
    }
    decisions = {name: decision for name, decision in committee.decisions.items() if name not in held}
    return replace(committee, meetings=dict(meetings), decisions=decisions, held=frozenset(held))


# Files that private items name


def _named_by_private_items(records: Records, memo: Memo) -> Iterator[_Named]:
    for committee in records.committees.values():
        for meeting in committee.meetings.values():
            for item in _private_items(meeting, memo):
                for key, name in _names_in(item):
                    for file in _files(records, committee.name, meeting, name, link=key != "papers"):
                        yield _Named(file, meeting, item, key)
            for item, at, paper in _private_papers(meeting):
                for name, is_link in _names_in_paper(meeting, paper):
                    for file in _files(records, committee.name, meeting, name, link=is_link):
                        yield _Named(file, meeting, item, at=at)


def _private_papers(meeting: MeetingRecords) -> Iterator[tuple[AgendaItem, Loc, PrivatePaper]]:
    """The papers of public items that are not for the public, each with its item and where it stands below that."""
    for item in meeting.meeting.record.agenda or ():
        yield from ((item, ("private-papers", n), paper) for n, paper in enumerate(item.private_papers))


def _names_in_paper(meeting: MeetingRecords, paper: PrivatePaper) -> Iterator[tuple[str, bool]]:
    """What a private paper names, and whether as a link: files, and whatever lies here under its title."""
    yield from ((name, False) for name in (*paper.file, paper.title))
    for words in (paper.title, *paper.exempt, paper.confidential, paper.private_because, paper.public_interest):
        yield from ((name, True) for name in _linked(words or ""))
    title = short_form(text.plain(paper.title))
    for stem, written in meeting.papers.items():
        if title in (stem, short_form(text.plain(_heading(written.text.body)))):
            yield f"{stem}.md", False
    said = words_of_named(meeting)
    for name in (*meeting.attachments, *meeting.data):
        called = (name, name.rpartition(".")[0], *map(text.plain, words_of_file(said, name)))
        if title in map(short_form, called):
            yield name, False


def _heading(body: str) -> str:
    """The title of a paper, as typed."""
    found = _HEADING.search(body)
    return (found[1] or found[2]) if found else ""


def _private_items(meeting: MeetingRecords, memo: Memo) -> tuple[AgendaItem, ...]:
    """The items whose papers are not published, those on the public agenda that are exempt or marked among them."""

    def found(meeting: MeetingRecords) -> tuple[AgendaItem, ...]:
        record, held = meeting.meeting.record, held_items(meeting)
        return (*record.private, *(item for item in record.agenda or () if item.loc in held))

    return memo.of(("private items", meeting.meeting.file.path), found, meeting)


def _names_in(item: AgendaItem) -> Iterator[tuple[str, str]]:
    """What an item names: its papers, and whatever a link in any text of it leads to."""
    yield from (("papers", name) for name in item.named)
    for key in type(item).model_fields:
        value = getattr(item, key)
        for words in value if isinstance(value, tuple) else (value,):
            if isinstance(words, str):
                yield from ((key.replace("_", "-"), name) for name in _linked(words))


def _linked(words: str) -> Iterator[str]:
    """The files that links in a line lead to."""
    if "](" in words or "<" in words:
        yield from (reference.target for reference in text.inline(words).references if reference.kind == "link")


def _files(
    records: Records,
    committee: str,
    meeting: MeetingRecords,
    name: str,
    *,
    link: bool = False,
    seen: frozenset[File] = frozenset(),
) -> Iterator[File]:
    """The files that a name stands for, with the appendices of a paper; links are paths, names may be stems."""
    steps = _steps(committee, meeting, urls.page(name), link=link)
    at = records.committees.get(steps[0])
    folder = at.meetings.get(steps[1]) if at and len(steps) == 3 else None
    for file in names_of(folder, steps[2]) if folder else ():
        found = (steps[0], steps[1], file)
        if folder and found not in seen:
            yield found
            paper = folder.papers.get(file.removesuffix(".md"))
            for appendix in paper.front.record.appendices if paper else ():
                yield from _files(records, steps[0], folder, appendix.file, seen=seen | {found})


def _steps(committee: str, meeting: MeetingRecords, name: str, *, link: bool) -> list[str]:
    """Committee, meeting and file of a name: `stem`, `date/stem`, `committee/date/stem`, or the path of a link."""
    if link:
        return normpath(join(committee, meeting.name, unquote(name))).split("/")
    steps = name.split("/")
    return [committee, meeting.name, *steps] if len(steps) == 1 else [committee, *steps] if len(steps) == 2 else steps


def _marked_elsewhere(records: Records) -> Iterator[File]:
    """The files that other meetings call by words that mark them as not for the public."""
    for committee in records.committees.values():
        for meeting in committee.meetings.values():
            for marking in marked_elsewhere(meeting):
                if not marking.accepted:
                    yield from _files(records, committee.name, meeting, marking.file)


def _private_paper(named: _Named) -> Problem:
    item, filed = named.item, named.meeting.meeting
    title = item.title or "Minutes"
    if named.at:
        what = f'"{named.file[2]}" is, or may be, the private paper that is named here, so it is not published'
        mend = "take the file out of content/; if it is public, give the private paper a title of its own"
        return Problem(filed.place(*item.loc, *named.at), what, mend, "private-paper")
    if item.loc[0] == "agenda" and not (item.whole_loc and is_private_by_ground(item)):
        what = f'the item "{title}" is exempt or marked as private, so its paper "{named.file[2]}" is not published'
        mend = "say why the item is exempt under `private:`, and take the paper out of content/"
        return Problem(filed.place(*item.loc), what, mend, "private-paper")
    verb = "names a paper" if named.key == "papers" else f'leads to "{named.file[2]}"'
    what, mend = f'the private item "{title}" {verb}', "take the paper out: nothing private may be in the archive"
    return Problem(filed.place(*item.loc), what, mend, "private-paper")


def _names_for_titles(records: Records) -> Iterator[Problem]:
    """Each private paper that has the name of a file for its title, or names one."""
    for committee in records.committees.values():
        for meeting in committee.meetings.values():
            for item, at, paper in _private_papers(meeting):
                if paper.file or title_of(paper) != paper.title:
                    what = "a private paper is named here as a file; neither its name nor the file is published"
                    mend = "write the title that the public may know, and take the file out of content/"
                    yield Problem(meeting.meeting.place(*item.loc, *at), what, mend, "private-paper")


def _shared_papers(records: Records, private: set[File], memo: Memo) -> Iterator[Problem]:
    """Each public item and each paper that names what a private item names."""
    if not private:
        return
    mend = "take it off the private item if it is public; else take it off here and out of content/"
    for committee in records.committees.values():
        for meeting in committee.meetings.values():
            away = {item.loc for item in _private_items(meeting, memo)}
            for item in meeting.meeting.record.agenda or ():
                for position, name in enumerate(item.named if item.loc not in away else ()):
                    if next(_files(records, committee.name, meeting, name), None) in private:
                        what = f'a private item names "{name}" too, so it is not published'
                        place = meeting.meeting.place(*item.loc, "papers", position)
                        yield Problem(place, what, mend, "shared-paper")
            for stem, paper in meeting.papers.items():
                for position, appendix in enumerate(paper.front.record.appendices):
                    own = (committee.name, meeting.name, f"{stem}.md") in private
                    file = next(_files(records, committee.name, meeting, appendix.file), None)
                    if not own and file in private:
                        what = f'a private item names "{appendix.file}" too, so it is not published'
                        yield Problem(paper.front.place("appendices", position), what, mend, "shared-paper")


# A meeting


def _meeting(meeting: MeetingRecords, named: frozenset[str], memo: Memo) -> tuple[MeetingRecords, list[Problem]]:
    """A meeting without what may be private; `named` are the files that private items name."""
    papers = memo.lasting(MARKED, _parts(meeting, memo), partial(marked_papers, meeting))
    marked = [marking for marking in markings(meeting, papers) if not marking.accepted]
    held = named | {marking.file for marking in marked if marking.file}
    record = meeting.meeting.record
    moved = held_items(meeting)
    shown = _agenda(record, moved)
    minutes, problems = _minutes(meeting.minutes, record, moved)
    if not held and shown is record and minutes is meeting.minutes:
        return meeting, problems
    return (
        replace(
            meeting,
            meeting=replace(meeting.meeting, record=shown),
            minutes=minutes,
            papers={stem: paper for stem, paper in meeting.papers.items() if f"{stem}.md" not in held},
            data={name: table for name, table in meeting.data.items() if name not in held},
            attachments={name: attachment for name, attachment in meeting.attachments.items() if name not in held},
            held=held,
        ),
        problems,
    )


def _parts(meeting: MeetingRecords, memo: Memo) -> tuple[object, ...]:
    return ("marked papers", digest(meeting, memo))


def _agenda(record: Meeting, moved: Mapping[Loc, str]) -> Meeting:
    """The record with nothing of private items but what anybody may know; public ones that are not are moved there."""
    private = tuple(scrubbed(item) for item in record.private)
    agenda = record.agenda or ()
    if any(item.private_papers for item in agenda):
        agenda = tuple(map(with_titles, agenda))
        record = record.model_copy(update={"agenda": agenda})
    if moved:
        numbers = {item.loc: item.number for item in numbered(record)}
        every = [item.model_copy(update={"number": numbers[item.loc]}) for item in agenda]
        away = tuple(_moved(item, moved[item.loc]) for item in every if item.loc in moved)
        private = tuple(item.model_copy(update={"number": numbers[item.loc]}) for item in private)
        agenda = tuple(item for item in every if item.loc not in moved)
        return record.model_copy(update={"agenda": agenda, "private": (*away, *private)})
    return record.model_copy(update={"private": private}) if private != record.private else record


def _moved(item: AgendaItem, shown: str) -> AgendaItem:
    """An item of the public agenda as a private one, which stands in no section of the other."""
    return scrubbed(item, shown).model_copy(update={"section": None, "time": None})


def _minutes(
    minutes: MinutesText | None, record: Meeting, moved: Mapping[Loc, str]
) -> tuple[MinutesText | None, list[Problem]]:
    """The minutes without the text of private ones, as typed otherwise."""
    if minutes is None:
        return None, []
    agenda = [
        text.Title(
            item.number,
            text.plain(item.title),
            private=item.private or item.loc in moved,
            shown=moved.get(item.loc, ""),
            part_of=item.part_of,
        )
        for item in numbered(record)
    ]
    agenda += [
        text.Title(item.number, text.plain(paper.title), private=True, shown=text.plain(item.title), is_paper=True)
        for item in numbered(record)
        if not item.private and item.loc not in moved
        for paper in item.record.private_papers
    ]
    body, faults = text.withhold_lines(minutes.text.body, agenda)
    problems = [
        Problem(minutes.text.place(fault.line, fault.column), fault.what, fault.mend, fault.rule, fault.severity)
        for fault in faults
    ]
    cut = minutes if body == minutes.text.body else replace(minutes, text=replace(minutes.text, body=body))
    return cut, problems


# Matters


def _matters_of_private_items_alone(records: Records, shown: Mapping[str, CommitteeRecords], memo: Memo) -> set[str]:
    """The matters that private items name and nothing that is published."""
    private = {
        matter
        for committee in records.committees.values()
        for meeting in committee.meetings.values()
        for item in _private_items(meeting, memo)
        for matter in item.matter
    }
    return private - set(_public_matters(shown)) if private else private


def _public_matters(committees: Mapping[str, CommitteeRecords]) -> Iterator[str]:
    for committee in committees.values():
        for decision in committee.decisions.values():
            yield from decision.front.record.matter
        for meeting in committee.meetings.values():
            for item in meeting.meeting.record.agenda or ():
                yield from item.matter
            for rows in meeting.programme.record.programme.values() if meeting.programme else ():
                for row in rows:
                    yield from row.matter
            for match in _MATTERS.finditer(meeting.minutes.text.body) if meeting.minutes else ():
                yield from re.split(r"[\s,]+", match[1])
