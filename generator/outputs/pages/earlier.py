"""The editions of a document before the present one, each with what the next one put in and took out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator import urls
from generator.archive import CommitteeHistory, DelegatedDecision, MeetingHeld
from generator.archive.differences import How, differences
from generator.archive.record import Past
from generator.archive.said import of_decision, words_of
from generator.archive.words import counted
from generator.outputs.pages.frame import Fact, Frame, Link, Wording, as_day, fact
from generator.outputs.pages.meetings import called, steps
from generator.outputs.pages.site import Site

MARKS = re.compile(r"\*\*|\\(?=[^\w\s])|^#+ ", re.MULTILINE)
"""What in the recorded words is Markdown and no word."""
EDGES = re.compile(r"((?<!\\)\||\n)")
RULE = re.compile(r":?-+:?")
"""What stands below the heading of a column."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a paragraph that are in both editions, in the later alone ("in"), or in the earlier alone ("out")."""

    how: How
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an edition, in its parts; whether it is a heading, and otherwise than in the next edition."""

    words: tuple[Words, ...]
    is_heading: bool
    is_changed: bool
    rows: tuple[tuple[tuple[Words, ...], ...], ...] = ()
    """Of a table, in the place of its words, the rows and in these the cells; first the headings of the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierPage:
    """An edition of a document that another took the place of, with what is otherwise in the next one."""

    frame: Frame
    title: str
    kind: str
    lede: Wording
    facts: tuple[Fact, ...]
    changes: str
    """How many paragraphs are otherwise, in words."""
    paragraphs: tuple[Paragraph, ...]


def earlier_pages(
    site: Site, meeting: MeetingHeld, document: str, title: str
) -> Iterator[tuple[str, Callable[[], EarlierPage]]]:
    """What makes the page of each earlier edition of a document whose words are kept, by its address."""
    above = [] if document == meeting.address else [(title, document)]

    def stands() -> str | None:
        return words_of(meeting, document)

    yield from _pages(_Shown(site, document, title, "Meetings", (*steps(site, meeting), *above), stands, meeting))


def earlier_decisions(
    site: Site, committee: CommitteeHistory, decision: DelegatedDecision
) -> Iterator[tuple[str, Callable[[], EarlierPage]]]:
    """The same of a decision outside meetings."""
    above = ((site.name(committee), committee.address), (decision.title, decision.address))

    def stands() -> str | None:
        return of_decision(decision).text

    yield from _pages(_Shown(site, decision.address, decision.title, "Decisions", above, stands))


def _pages(shown: "_Shown") -> Iterator[tuple[str, Callable[[], EarlierPage]]]:
    document, recorded = shown.document, shown.site.archive.recorded
    for past, following in recorded.replaced(document):
        if recorded.text(document, past.noted.edition) is not None:
            yield urls.edition(document, past.noted.edition), partial(shown.page, past, following)


@dataclass(frozen=True, slots=True)
class _Shown:
    site: Site
    document: str
    title: str
    current: str
    """The part of the site that it belongs to."""
    above: tuple[tuple[str, str], ...]
    """The way to the document, with it."""
    stands: Callable[[], str | None]
    """Gives the words of the present edition."""
    meeting: MeetingHeld | None = None
    """The meeting that it is of, if it is of one."""

    def words(self, edition: int) -> str | None:
        """The words of an edition; of the present one those that stand."""
        recorded = self.site.archive.recorded
        last = recorded.of(self.document)
        is_last = last is not None and last.noted.edition == edition
        return self.stands() if is_last else recorded.text(self.document, edition)

    def page(self, past: Past, following: Past) -> EarlierPage:
        """An edition and what the next one changed; nothing is marked where the words of that are not kept."""
        site, number = self.site, past.noted.edition
        here, was, after = urls.edition(self.document, number), self.words(number) or "", self.words(number + 1)
        paragraphs = tuple(_paragraphs(was, was if after is None else after))
        crumbs = site.crumbs(here, *self.above, (f"Edition {number}", here))
        changed = sum(paragraph.is_changed for paragraph in paragraphs)
        return EarlierPage(
            frame=site.frame(here, f"Edition {number} of {self.title}", current=self.current, crumbs=crumbs),
            title=self.title,
            kind=f"Edition {number}",
            lede=(
                "This is how it stood from ",
                as_day(past.on),
                " to ",
                as_day(following.on),
                ". It is not in force any more: read ",
                Link("the present edition", site.link(here, self.document)),
                ".",
            ),
            facts=(
                fact("Recorded", as_day(past.on)),
                fact("Replaced", as_day(following.on)),
                *self.of_meeting(here),
                fact(
                    "Words as recorded",
                    Link("As plain text", site.link(here, urls.edition_text(self.document, number))),
                ),
                fact("SHA-256", past.noted.sha256),
            ),
            changes="" if after is None else counted(changed, "paragraph") if changed else "No paragraph",
            paragraphs=paragraphs,
        )

    def of_meeting(self, here: str) -> Iterator[Fact]:
        """The meeting that the document is of, if it is of one."""
        if self.meeting:
            yield fact("Meeting", Link(called(self.meeting), self.site.link(here, self.meeting.address)))


def _paragraphs(was: str, after: str) -> Iterator[Paragraph]:
    for number, compared in enumerate(differences(was, after)):
        if number == 0 and compared.is_same and was.startswith("# "):
            continue  # the title stands above
        parts = tuple(Words(part.how, MARKS.sub("", part.text)) for part in compared.parts)
        yield Paragraph(parts, compared.parts[0].text.startswith("#"), not compared.is_same, tuple(_rows(parts)))


def _rows(parts: Sequence[Words]) -> Iterator[tuple[tuple[Words, ...], ...]]:
    """The rows of a table, without the line below its headings; nothing of what is no table."""
    if not all(line.startswith("|") for line in "".join(part.text for part in parts).split("\n") if line):
        return
    rows: list[list[list[Words]]] = [[[]]]
    for part in parts:
        for piece in EDGES.split(part.text):
            if piece == "\n":
                rows.append([[]])
            elif piece == "|":
                rows[-1].append([])
            elif piece.strip():
                rows[-1][-1].append(Words(part.how, piece.strip()))
    for row in rows:
        cells = row[1:-1] if not row[-1] else row[1:]
        if any(not RULE.fullmatch(words.text) for cell in cells for words in cell):
            yield tuple(tuple(cell) for cell in cells)
