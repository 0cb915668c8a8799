"""The running texts that rules read line by line: papers, minutes, pages about the archive."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar, TypeVarTuple

from generator.checks.case import Case
from generator.content.model import Term
from generator.content.records import MeetingRecords
from generator.content.sources import MarkdownFile, YamlFile
from generator.problems import About, Loc, Place
from generator.store.memo import Form

T = TypeVar("T")
Parts = TypeVarTuple("Parts")
FENCE = re.compile(r" {0,3}(```|~~~)")
COMMENT = re.compile(r"<!--.{0,2000}?-->")
LONGEST_LINE = 10_000
"""Characters; a longer line is not looked at: nobody wrote it, and the text says so already."""


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A Markdown file, what its own glossary explains, and the value that its faults are about."""

    file: MarkdownFile
    about: About | None = None
    terms: dict[str, Term] = field(default_factory=dict)

    @property
    def lines(self) -> Iterator[tuple[int, str]]:
        """Its lines with their numbers in the body, from 1, without code blocks and without comments."""
        fence = ""
        for number, line in enumerate(self.file.body.split("\n"), 1):
            match = FENCE.match(line)
            if match and not fence:
                fence = match[1]
            elif match and match[1] == fence:
                fence = ""
            elif not fence and len(line) <= LONGEST_LINE:
                yield number, COMMENT.sub(lambda found: " " * len(found[0]), line) if "<!--" in line else line


def in_texts(
    case: Case, name: str, find: Callable[[CheckedText, *Parts], Iterable[T]], form: Form[tuple[T, ...]], *parts: *Parts
) -> Iterator[T]:
    """What is found in every text that is published; `find` is given `parts` too, and may depend on nothing else.

    In `form` it is kept from run to run.
    """
    for page in case.records.about.values():
        yield from find(CheckedText(page), *parts)
    for committee in case.records.committees.values():
        for decision in committee.decisions.values():
            terms = dict(decision.front.record.glossary)
            yield from find(CheckedText(decision.text, decision.front.about(), terms), *parts)
    yield from case.found_in_meetings(name, _InMeeting(find), form, *parts)


@dataclass(frozen=True, slots=True)
class _InMeeting(Generic[T]):
    """Finds in all texts of a meeting what `find` does in one; processes can be given it."""

    find: Callable[..., Iterable[T]]

    def __call__(self, meeting: MeetingRecords, *parts: object) -> Iterator[T]:
        for text in of_meeting(meeting):
            yield from self.find(text, *parts)


def of_meeting(meeting: MeetingRecords) -> Iterator[CheckedText]:
    """The papers and minutes of a meeting; these can have their findings accepted."""
    for paper in meeting.papers.values():
        yield CheckedText(paper.text, paper.front.about(), dict(paper.front.record.glossary))
    if meeting.minutes:
        own = dict(meeting.minutes.front.record.glossary)
        yield CheckedText(meeting.minutes.text, meeting.meeting.about("minutes"), own)


def within_value(file: YamlFile, loc: Loc, words: str, line: int, column: int) -> Place:
    """Where a line and column of a value stand in its file; where the value does, if it is typed otherwise."""
    place = file.place(loc)
    typed, lines = file.text.split("\n"), words.split("\n")
    wanted, first = lines[line - 1].rstrip(), place.line - file.first_line
    found = [
        (number, at)
        for number in range(first, min(first + len(lines) + 1, len(typed)))
        if (at := typed[number].find(wanted, place.column - 1 if number == first else 0)) >= 0
    ]
    above = sum(wanted in before for before in lines[: line - 1])
    if not wanted or len(found) <= above:
        return place
    number, at = found[above]
    return Place(place.path, number + file.first_line, at + column)


@dataclass(frozen=True, slots=True)
class TypedFile:
    """A text file as it is typed, and the value that its faults are about; of Markdown with what stands above it."""

    path: str
    text: str
    about: About | None = None
    is_table: bool = False
    first_line: int = 1

    @property
    def lines(self) -> Iterator[tuple[int, str]]:
        """Its lines with their numbers, without those that nobody wrote."""
        for number, line in enumerate(self.text.split("\n"), self.first_line):
            if len(line) <= LONGEST_LINE:
                yield number, line


def typed_files(case: Case) -> Iterator[TypedFile]:
    """All text files that stand above the meetings."""
    records = case.records
    each = [records.council.file, records.glossary_file, records.redirects.file]
    each += [record.file for record in (*records.people.values(), *records.matters.values())]
    for committee in records.committees.values():
        each += [record.file for record in (committee.committee, *committee.actions.values())]
    for file in {file.path: file for file in each}.values():
        yield TypedFile(file.path, file.text)
    for page in records.about.values():
        yield from _of_markdown(page, None)
    yield from typed_decisions(case)


def typed_decisions(case: Case) -> Iterator[TypedFile]:
    """Those of decisions outside meetings."""
    for committee in case.records.committees.values():
        for decision in committee.decisions.values():
            yield from _of_markdown(decision.text, decision.front.about())


def typed_files_of_meeting(meeting: MeetingRecords, *, texts: bool = True) -> Iterator[TypedFile]:
    """All text files of a meeting, or those that are no running texts."""
    yield TypedFile(meeting.meeting.file.path, meeting.meeting.file.text, meeting.meeting.about())
    if meeting.programme:
        yield TypedFile(meeting.programme.file.path, meeting.programme.file.text, meeting.programme.about())
    for text in of_meeting(meeting) if texts else ():
        yield from _of_markdown(text.file, text.about)
    for data in meeting.data.values():
        yield TypedFile(data.path, data.text, meeting.meeting.about(), is_table=True)


def _of_markdown(file: MarkdownFile, about: About | None) -> Iterator[TypedFile]:
    if file.front.text:
        yield TypedFile(file.path, file.front.text, about, first_line=file.front.first_line)
    yield TypedFile(file.path, file.body, about, first_line=file.first_line)


def in_value(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text in a plain value of YAML, with the keys that lead to it."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from in_value(entry, (*loc, key))
    elif isinstance(value, list):
        for position, entry in enumerate(value):
            yield from in_value(entry, (*loc, position))
