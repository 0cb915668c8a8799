"""The running texts that rules read line by line: papers, minutes, pages about the archive."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from generator.checks.case import Case
from generator.content.model import Term
from generator.content.records import MeetingRecords
from generator.content.sources import MarkdownFile
from generator.problems import About, Loc

T = TypeVar("T")
FENCE = re.compile(r" {0,3}(```|~~~)")
COMMENT = re.compile(r"<!--.*?-->")
LONGEST_LINE = 10_000
"""Characters; a longer line is not looked at: nobody wrote it, and the text says so already."""


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A Markdown file, what its own glossary explains, and the value that its faults are about."""

    file: MarkdownFile
    kind: str
    """paper, minutes or page."""
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


def in_texts(case: Case, name: str, find: Callable[[CheckedText], Iterable[T]], *parts: object) -> Iterator[T]:
    """What is found in every text that is published; `parts` is everything else that finding it depends on."""
    for page in case.records.about.values():
        yield from find(CheckedText(page, "page"))
    yield from case.in_meetings(name, partial(_found, find), *parts)


def _found(find: Callable[[CheckedText], Iterable[T]], meeting: MeetingRecords) -> Iterator[T]:
    for text in of_meeting(meeting):
        yield from find(text)


def of_meeting(meeting: MeetingRecords) -> Iterator[CheckedText]:
    """The papers and minutes of a meeting; these can have their findings accepted."""
    for paper in meeting.papers.values():
        yield CheckedText(paper.text, "paper", paper.front.about(), dict(paper.front.record.glossary))
    if meeting.minutes:
        own = dict(meeting.minutes.front.record.glossary)
        yield CheckedText(meeting.minutes.text, "minutes", meeting.meeting.about("minutes"), own)


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
