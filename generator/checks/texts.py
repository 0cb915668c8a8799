"""The running texts that rules read line by line: papers, minutes, pages about the archive."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.checks.case import Case
from generator.model import Term
from generator.problems import About
from generator.sources import MarkdownFile

FENCE = re.compile(r" {0,3}(```|~~~)")
COMMENT = re.compile(r"<!--.*?-->")
LONGEST_LINE = 10_000
"""Characters; a longer line is not looked at: nobody wrote it, and the text says so already."""


@dataclass(frozen=True, slots=True)
class Text:
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


def texts(case: Case) -> Iterator[Text]:
    """Every text that is published; papers and minutes can have their findings accepted."""
    for page in case.records.about.values():
        yield Text(page, "page")
    for committee in case.records.committees.values():
        for meeting in committee.meetings.values():
            for paper in meeting.papers.values():
                yield Text(paper.text, "paper", paper.front.about(), dict(paper.front.record.glossary))
            if meeting.minutes:
                own = dict(meeting.minutes.front.record.glossary)
                yield Text(meeting.minutes.text, "minutes", meeting.meeting.about("minutes"), own)
