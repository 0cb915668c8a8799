"""Where the places are that are asked for by reference or date: the search page reads this before it looks for words.

A file a municipal year, so that a question for one stays small: its meetings with the numbers of their items, and the
fragments of their minutes and of the numbered paragraphs of their papers.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from generator import urls
from generator.archive import Archive, MeetingHeld, Minutes, Paper
from generator.archive.words import full

MINUTE = "minute-"
PARAGRAPH = re.compile(r"p(\d\w*(?:-\w+)*)-(\d+)")


def files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """What can be asked for, by municipal year."""
    by_year = sorted(archive.meetings(), key=lambda meeting: meeting.year)
    for year, meetings in groupby(by_year, key=lambda meeting: meeting.year):
        every = [_meeting(archive, meeting) for meeting in meetings]
        yield urls.places(year), json.dumps(every, ensure_ascii=False, separators=(",", ":")).encode()


def _meeting(archive: Archive, meeting: MeetingHeld) -> dict[str, object]:
    return {
        "date": meeting.date.isoformat(),
        "committee": archive.committee_short_name(meeting.committee, meeting.date),
        "called": ", ".join(filter(None, (meeting.title, full(meeting.date)))),
        "at": meeting.address,
        "items": {item.number: item.title.text for item in meeting.items},
        **({"minutes": _minutes(meeting.minutes)} if meeting.minutes else {}),
        "papers": [_paper(paper) for paper in meeting.papers.values()],
    }


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
