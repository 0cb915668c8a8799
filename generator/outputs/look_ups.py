"""Where the places are that are asked for by reference or date: the search page reads this before it looks for words.

A file a municipal year, so that a question for one stays small: its meetings with the numbers of their items, and the
fragments of their minutes and of the numbered paragraphs of their papers; decisions outside meetings; and references of
decisions, wherever these stand.
"""

import json
import re
from collections.abc import Iterable, Iterator

from generator import urls
from generator.archive import Archive, DelegatedDecision, Item, MeetingHeld, Minutes, Paper, delegated, of_minute
from generator.archive.deciding import folded
from generator.archive.words import full

MINUTE, ITEM = "minute-", "item-"
PARAGRAPH = re.compile(r"p(\d\w*(?:-\w+)*)-(\d+)")


def files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """What can be asked for, by municipal year, in the order of days."""
    found: dict[str, list[dict[str, object]]] = {}
    for decision in reversed(delegated(archive)):
        found.setdefault(decision.year, []).append(_decision(archive, decision))
    for meeting in archive.meetings():
        found.setdefault(meeting.year, []).append(_meeting(archive, meeting))
    for year, every in sorted(found.items()):
        every.sort(key=lambda entry: str(entry["date"]))
        yield urls.places(year), json.dumps(every, ensure_ascii=False, separators=(",", ":")).encode()


def _meeting(archive: Archive, meeting: MeetingHeld) -> dict[str, object]:
    references = list(_references(archive, meeting))
    return {
        "date": meeting.date.isoformat(),
        "committee": archive.committee_short_name(meeting.committee, meeting.date),
        "called": ", ".join(filter(None, (meeting.title, full(meeting.date)))),
        "at": meeting.address,
        "items": dict(map(_item, meeting.items)),
        **({"minutes": _minutes(meeting.minutes)} if meeting.minutes else {}),
        "papers": [_paper(paper) for paper in meeting.papers.values()],
        **({"references": references} if references else {}),
    }


def _item(item: Item) -> tuple[str, str | list[str]]:
    """An item's title by what its fragment ends with, after its number where that is written otherwise."""
    key = item.anchor.removeprefix(ITEM)
    return key, item.title.text if key == item.number else [item.number, item.title.text]


def _decision(archive: Archive, decision: DelegatedDecision) -> dict[str, object]:
    """A decision outside meetings, which has a title in place of what a meeting has."""
    reference = decision.front.reference
    return {
        "date": decision.date.isoformat(),
        "committee": archive.committee_short_name(decision.committee, decision.date),
        "called": full(decision.date),
        "at": decision.address,
        "decision": decision.title,
        "items": {},
        "papers": [],
        **({"references": [(folded(reference), decision.title, decision.address)]} if reference else {}),
    }


def _references(archive: Archive, meeting: MeetingHeld) -> Iterator[tuple[str, str, str]]:
    """The references of a meeting's decisions, each with what has it and where: its minute, else its item.

    Of the rows of plans the one in the newest edition that has the reference.
    """
    for item in meeting.items:
        if item.record.reference and not item.minutes:
            yield folded(item.record.reference), f"item {item.number}, {item.title.text}", item.address
    for minute in meeting.minutes.items if meeting.minutes else ():
        if meeting.minutes and (reference := of_minute(meeting, minute).reference):
            said = f"{minute.called}, {minute.heading}" if minute.number else minute.heading
            yield folded(reference), said, meeting.minutes.at(minute)
    for row in meeting.programme.rows if meeting.programme else ():
        code = folded(row.record.reference or "")
        if meeting.programme and code and archive.plans.by_reference[code][-1].address == row.address:
            yield code, f"{row.title.text}, {meeting.programme.title}", row.address


def _minutes(minutes: Minutes) -> dict[str, object]:
    parts = [anchor.removeprefix(MINUTE) for anchor in minutes.document.body.anchors if anchor.startswith(MINUTE)]
    return {"at": minutes.address, "parts": " ".join(parts)}


def _paper(paper: Paper) -> dict[str, object]:
    return {"at": paper.address, "title": paper.title, "parts": " ".join(_runs(paper.document.body.anchors))}


def _runs(anchors: Iterable[str]) -> Iterator[str]:
    """The numbers of paragraphs, as in "3-1:7" for those from 3.1 to 3.7."""
    found: list[tuple[str, int, int]] = []
    for anchor in anchors:
        if not (match := PARAGRAPH.fullmatch(anchor)):
            continue
        section, number = match[1], int(match[2])
        if found and found[-1][0] == section and found[-1][2] == number - 1:
            found[-1] = (section, found[-1][1], number)
        else:
            found.append((section, number, number))
    for section, first, last in found:
        yield f"{section}-{first}:{last}"
