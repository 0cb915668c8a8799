"""Who refers to what: every link of the archive, read backwards."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator import urls
from generator.archive.lines import Document, Line
from generator.archive.linked import Archive, MeetingHeld
from generator.text import Minute


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that refers to another: its address, what it is called, and the day of its meeting, or of a decision."""

    address: str
    title: str
    date: date


Mentions = Mapping[str, tuple[Mention, ...]]
"""By fragment of a page, the places that refer to it, in order of date."""


def mentions(archive: Archive, of: str = "") -> Mapping[str, Mentions]:
    """By a page's address, what refers to places on it; a page's references to itself are left out.

    With `of`, the address of a page, only what refers to that one is looked for.
    """
    found: dict[str, dict[str, list[Mention]]] = {}
    for target, mention in sorted(_all(archive, of), key=lambda told: told[1].date):
        page, fragment = urls.parted(target)
        if target and page != urls.page(mention.address) and of in ("", page):
            found.setdefault(page, {}).setdefault(fragment, []).append(mention)
    return {
        page: {fragment: tuple(dict.fromkeys(there)) for fragment, there in places.items()}
        for page, places in found.items()
    }


def _is_in(anchor: str, minute: Minute) -> bool:
    """Whether a place stands in a minute: at its heading, or at one of what was decided in it."""
    return anchor == minute.anchor or anchor.startswith(f"{minute.anchor}-")


def _all(archive: Archive, of: str) -> Iterator[tuple[str, Mention]]:
    for meeting in archive.meetings():
        yield from _of_meeting(meeting, of)
    for committee in archive.committees.values():
        for decision in committee.decisions:
            for anchor, target in _of_document(decision.document, of):
                yield target, Mention(urls.at(decision.address, anchor), decision.title, decision.date)


def _of_meeting(meeting: MeetingHeld, of: str) -> Iterator[tuple[str, Mention]]:
    """What a meeting and its documents refer to; only what begins with `of`."""
    if meeting.minutes:
        for anchor, target in _of_document(meeting.minutes.document, of):
            title = next((minute.called for minute in meeting.minutes.items if _is_in(anchor, minute)), "minutes")
            yield target, Mention(urls.at(meeting.minutes.address, anchor), title, meeting.date)
    for paper in meeting.papers.values():
        for anchor, target in _of_document(paper.document, of):
            yield target, Mention(urls.at(paper.address, anchor), paper.title, meeting.date)
    for item in meeting.items:
        for target in _targets(of, item.lines):
            yield target, Mention(item.address, f"item {item.number}", meeting.date)
    for row in meeting.programme.rows if meeting.programme else ():
        for target in _targets(of, row.lines):
            yield target, Mention(row.address, f"work programme: {row.title.text}", meeting.date)


def _targets(of: str, lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        if line.links:
            yield from (target for target in line.links.values() if target.startswith(of))


def _of_document(document: Document, of: str) -> Iterator[tuple[str, str]]:
    """The fragment and the target of each reference in a document that begins with `of`."""
    if not any(target.startswith(of) for target in document.links.values()):
        return
    for reference in document.body.references:
        mark = reference.target if reference.kind == "link" else f"{reference.kind}:{reference.target}"
        if (target := document.links.get(mark)) and target.startswith(of):
            yield reference.anchor, target
