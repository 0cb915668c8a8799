"""The drafts of a meeting of the system: `meeting.yaml`, `minutes.md`, its files, and its old addresses."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from generator.content.model import short_form
from generator.importing.agenda import ItemRead, begun, exempt_in
from generator.importing.document import Document, Paragraph, Remark
from generator.importing.drafting import free_name
from generator.importing.fragments import read_fragment
from generator.importing.inline import bare
from generator.importing.markup import Markup
from generator.importing.minutes import Minute, MinutesRead
from generator.importing.moderngov.answers import SystemFile, SystemItem, SystemMeeting
from generator.importing.of_minutes import about_minutes, minutes_text
from generator.importing.said import closed_in
from generator.scaffold.lines import scalar

TAKEN = frozenset(
    {"pdf", "docx", "doc", "xlsx", "xls", "pptx", "ppt", "odt", "ods", "odp", "rtf", "png", "jpg", "jpeg"}
)
"""Endings of the documents that are taken; others are said."""
_LONGEST_NAME = 80
_LONGEST_ABOUT = 300


@dataclass
class Drafted:
    """What is made of a meeting, and what is to be said of it."""

    lines: list[str]
    """Of `meeting.yaml`."""
    minutes: str
    """The text of `minutes.md`; empty where the system has none."""
    beside: dict[str, bytes]
    """Tables of the minutes that became files."""
    items: dict[str, str]
    """By the id of an item its number on the agenda."""
    made: dict[str, int]
    remarks: list[Remark] = field(default_factory=list)


def draft_meeting(meeting: SystemMeeting, files: Mapping[str, str], source: str) -> Drafted:
    """What is made of a meeting; `files` are the names of its documents by their address."""
    remarks: list[Remark] = []
    numbers: dict[str, str] = {}
    public, private = list[list[str]](), list[list[str]]()
    for position, item in enumerate(_in_order(meeting.items), 1):
        numbers[item.id] = str(position)
        read = _item(item, files, remarks)
        lines = list(read.lines())
        if item.number and item.number != str(position):
            lines.append(f"  # check: the old agenda numbers it {item.number}")
        if read.private and not read.exempt:
            lines.append("  # check: the system does not say by which paragraph it is exempt: exempt: [3]")
        (private if read.private else public).append(lines)
    lines = [
        *([f"time: {meeting.time}"] if meeting.time else []),
        *([f"place: {scalar(meeting.place)}"] if meeting.place else []),
        *(["cancelled: true"] if meeting.is_cancelled else []),
    ]
    for key, entries in (("agenda", public), ("private", private)):
        if entries:
            lines.append(f"{key}:")
            lines += [f"  {line}" for entry in entries for line in entry]
    read_minutes, markup = _minutes(meeting.items, remarks)
    text = ""
    if read_minutes.minutes:
        text = minutes_text(read_minutes, markup, (), remarks, source)
        lines += about_minutes(read_minutes, ())
        remarks += markup.remarks
    made = {"meeting": 1, "agenda item": len(numbers), "minute": len(read_minutes.minutes), "file": len(files)}
    return Drafted(lines, text, markup.files if text else {}, numbers, made, remarks)


def _in_order(items: Sequence[SystemItem]) -> list[SystemItem]:
    """The items as this program numbers them: private ones after the others."""
    return [*(item for item in items if not item.is_private), *(item for item in items if item.is_private)]


def _item(item: SystemItem, files: Mapping[str, str], remarks: list[Remark]) -> ItemRead:
    read = begun("", item.title, private=item.is_private)
    read.private = read.private or item.is_private
    if read.private:
        read.exempt = exempt_in(item.title)
        remarks.extend(Remark("private", f'a file of "{item.title}"') for _ in item.files)
        return read
    paragraphs = [bare(block) for block in read_fragment(item.text) if isinstance(block, Paragraph)]
    words = " ".join(paragraphs)
    if words and len(words) <= _LONGEST_ABOUT:
        read.about = words
    elif words:
        remarks.append(Remark("lost", f'the words of the agenda under "{item.title}" ({len(words)} letters)'))
    read.papers = [(files[file.address], file.title or item.title) for file in item.files if file.address in files]
    remarks.extend(Remark("private", f'a file of "{item.title}"') for file in item.files if file.is_private)
    return read


def _minutes(items: Sequence[SystemItem], remarks: list[Remark]) -> tuple[MinutesRead, Markup]:
    """The minutes of the items that have any, in the order of the agenda; of a private one its heading."""
    minutes: list[Minute] = []
    closed = ""
    for item in items:
        if not (item.minute or item.decision):
            continue
        if item.is_private:
            remarks.append(Remark("private", f'the minute of "{item.title}"'))
            minutes.append(Minute(item.minute_number, item.title, (), is_private=True))
            continue
        blocks = read_fragment(item.minute or item.decision)
        for block in blocks:
            closed = (closed_in(bare(block)) if isinstance(block, Paragraph) else "") or closed
        minutes.append(Minute(item.minute_number, item.title, blocks))
    minutes.sort(key=lambda minute: minute.is_private)
    every = tuple(block for minute in minutes for block in minute.blocks)
    return MinutesRead((), tuple(minutes), closed), Markup("minutes", Document(every))


def file_names(meeting: SystemMeeting, taken: Mapping[str, str]) -> dict[str, tuple[SystemFile, str]]:
    """By its address each document that the public may have, and the name that its file gets.

    `taken` are the names given before, by address; they stay.
    """
    names = set(taken.values())
    found: dict[str, tuple[SystemFile, str]] = {}
    for item in meeting.items:
        for file in () if item.is_private else item.files:
            if file.is_private or file.address in found:
                continue
            name = taken.get(file.address) or _free(file, names)
            names.add(name)
            found[file.address] = (file, name)
    return found


def _free(file: SystemFile, names: set[str]) -> str:
    last = urlsplit(file.address).path.rpartition("/")[2]
    stem, dot, ending = last.rpartition(".")
    ending = ending.lower() if dot and ending.lower() in TAKEN else "pdf"
    own = short_form(re.sub(r"\.\w{2,4}$", "", file.title) or stem)[:_LONGEST_NAME].strip("-") or "document"
    return free_name(own, ending, names)


def old_addresses(
    meeting: SystemMeeting, folder: str, items: Mapping[str, str], files: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Each address that the system gave to the committee, a meeting, an item and a document; where it leads now."""
    committee = folder.partition("/")[0]
    for key in ("CId", "CommitteeId") if meeting.committee else ():
        yield f"ieListMeetings.aspx?{urlencode({key: meeting.committee})}", committee
    if meeting.committee:
        yield f"mgCommitteeDetails.aspx?{urlencode({'ID': meeting.committee})}", committee
    for key in ("MId", "MeetingId"):  # which tell the meeting in every form of its address
        yield f"ieListDocuments.aspx?{urlencode({key: meeting.id})}", folder
    for item, number in items.items():
        if item:
            yield f"mgAi.aspx?{urlencode({'ID': item})}", f"{folder}#item-{number}"
            yield f"ieDecisionDetails.aspx?{urlencode({'AIId': item})}", f"{folder}#item-{number}"
    for address, name in files.items():
        parts = urlsplit(address)
        yield f"{parts.path.lstrip('/')}{f'?{parts.query}' if parts.query else ''}", f"{folder}/{name}"
