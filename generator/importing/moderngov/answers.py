"""What ModernGov's web service answers: committees, their meetings, and of a meeting items, minutes and files.

The names of elements are those that installations give in answer to GetCommittees, GetMeetings and GetMeeting.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from html import unescape
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from generator.importing.document import unreadable
from generator.importing.said import time_in

LARGEST = 50_000_000
"""Bytes of an answer; that for a meeting with 20 items has about 0.3 million."""


@dataclass(frozen=True, slots=True)
class SystemCommittee:
    """A committee of the system."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class SystemFile:
    """A document that an item names, and where it is; `is_private` says that the public may not have it."""

    id: str
    title: str
    address: str
    is_private: bool


@dataclass(frozen=True, slots=True)
class SystemItem:
    """An item with the words of its agenda, minute and decision, each a piece of HTML; "" where it has none."""

    id: str
    number: str
    title: str
    text: str
    minute_number: str
    minute: str
    decision: str
    is_private: bool
    files: tuple[SystemFile, ...]


@dataclass(frozen=True, slots=True)
class SystemMeeting:
    """A meeting; `items` are those that the public may see, in order. `sha256` is of all that the answer says."""

    id: str
    committee: str
    day: date
    time: str
    place: str
    is_cancelled: bool
    items: tuple[SystemItem, ...]
    sha256: str


def parsed(data: bytes) -> Element:
    """The root of an answer. UnreadableError if it is none."""
    if len(data) > LARGEST:
        unreadable(f"an answer has more than {LARGEST:,} bytes")
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        unreadable("what came is no answer of ModernGov's web service: it is not XML", error)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2].lower()
    return root


def committees(root: Element) -> tuple[SystemCommittee, ...]:
    """The committees that an answer to GetCommittees lists."""
    return tuple(
        SystemCommittee(_text(found, "committeeid"), _text(found, "committeetitle"))
        for found in root.iter("committee")
        if not _is(found, "committeedeleted")
    )


def meetings(root: Element) -> tuple[tuple[str, date], ...]:
    """The meetings that an answer to GetMeetings lists: the id and the day of each."""
    found = ((_text(each, "meetingid"), day_of(_text(each, "meetingdate"))) for each in root.iter("meeting"))
    return tuple((name, day) for name, day in found if name and day)


def meeting(root: Element) -> SystemMeeting:
    """The meeting that an answer to GetMeeting is about. UnreadableError if it is about none."""
    day = day_of(_text(root, "meetingdate"))
    if day is None or not _text(root, "meetingid"):
        unreadable("what came is no answer about a meeting: it has no id or no date")
    return SystemMeeting(
        _text(root, "meetingid"),
        _text(root, "committeeid"),
        day,
        time_in(_text(root, "meetingtime")),
        _text(root, "meetinglocation") or _text(root, "meetingvenue"),
        "cancel" in _text(root, "meetingstatus").casefold(),
        tuple(_items(root)),
        sha256(tostring(root)).hexdigest(),
    )


def _items(root: Element) -> Iterator[SystemItem]:
    for found in root.iter("agendaitem"):
        title = _text(found, "agendaitemtitle")
        if not title or _text(found, "isdisplayallowed").casefold() == "false":
            continue
        is_private = _is(found, "isrestricted")
        number = "".join(_text(found, name) for name in ("minutesitemnumber", "minutesitemsubnumber"))
        yield SystemItem(
            _text(found, "agendaitemid"),
            (_text(found, "fulldisplaynumberformat") or _text(found, "agendaitemnumber")).strip(" .:)("),
            title,
            "" if is_private else _inner(found, "agendatext"),
            number if number.strip("0") else "",
            _inner(found, "minutesnonemptyhtmlbody") if _is(found, "isminutepublished") else "",
            _inner(found, "decisionnonemptyhtmlbody") if _is(found, "isdecisionpublished") else "",
            is_private,
            tuple(_files(found)),
        )


def _files(item: Element) -> Iterator[SystemFile]:
    for found in item.iter("linkeddoc"):
        if address := _text(found, "url"):
            title = _text(found, "title")
            yield SystemFile(_text(found, "attachmentid"), title, address, _is(found, "isrestricted"))


def day_of(text: str) -> date | None:
    """A day as the service writes it, 06/11/2024 or 2024-11-06; None if it is none."""
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text[:10], form).date()  # noqa: DTZ007 -- a day, not a moment
        except ValueError:
            continue
    return None


def _is(element: Element, name: str) -> bool:
    return _text(element, name).casefold() == "true"


def _text(element: Element, name: str) -> str:
    """The words of an element's first child of a name, in one line; some systems escape them twice."""
    text = element.findtext(name) or ""
    return " ".join(_unescaped(text).replace("\xa0", " ").split())


def _inner(element: Element, name: str) -> str:
    """The HTML in an element's first child of a name, be it escaped or elements of the answer."""
    found = element.find(name)
    if found is None:
        return ""
    inside = "".join(tostring(child, encoding="unicode") for child in found)
    words = found.text or ""
    return f"{words}{inside}" if inside else (unescape(words) if "&lt;" in words else words)


def _unescaped(text: str) -> str:
    for _ in range(2):
        text = unescape(text)
    return text
