"""Finds what a text refers to: links to other files, minutes by number, minutes by date."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from posixpath import join, normpath
from urllib.parse import unquote

from generator import urls
from generator.archive.years import Starts
from generator.problems import RuleName, Severity, suggestion
from generator.text import Minute, is_plain, minute_anchor


@dataclass(frozen=True, slots=True)
class Page:
    """What can be linked to: its address ("" of what is held back) and the fragments it has."""

    address: str
    anchors: frozenset[str] = frozenset()
    is_draft: bool = False
    has_sheets: bool = False
    """Whether it is a document with numbered pages; how many these are is known when it is read."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text stands: its folder, its committee, and the meetings whose minutes are before its meeting."""

    folder: str
    committee: str = ""
    approves: tuple[str, ...] = ()
    minutes: str = ""
    """The name of the meeting whose minutes the text is; its own numbers are meant first."""
    form: str = ""
    """The form of the committee's minute numbers, by which a line of YAML cites them."""


COUNCIL = Origin("")
"""Where what is written of the council and of matters stands: paths in it begin at the content folder."""


@dataclass(frozen=True, slots=True)
class Linkable:
    """Everything that can be referred to."""

    pages: Mapping[str, Page]
    """By the path of the source below `content/`."""
    minutes: Mapping[tuple[str, str], Mapping[str, str]]
    """By committee and what a number is cited with (`scopes`), by number in small letters, the name of the meeting."""
    meetings: Mapping[tuple[str, str], str]
    """By committee and ISO date, the name of the meeting."""
    starts: Starts
    """When municipal years begin."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a reference leads ("" where that is not in the archive), and what is wrong with it, if anything."""

    address: str = ""
    what: str = ""
    mend: str = ""
    rule: RuleName = "broken-link"
    """Means something only where anything is wrong."""
    severity: Severity = "error"


_CLAUSE = r"(?P<clause>(?:\([A-Za-z0-9.]+\))*)"
_PLAIN = re.compile(rf"(?:(?P<committee>[a-z0-9-]+) )?(?P<number>\d+[A-Z]?){_CLAUSE}(?:/(?P<year>\d\d))?(?P<day>)")
_OWN = re.compile(
    rf"(?:(?P<committee>[a-z][a-z0-9-]*) )?(?P<number>(?:[^\s()\d]{{1,4}} )?[^\s()]*\d[^\s()]*){_CLAUSE}"
    r"(?P<year>)(?: of (?P<day>\d{4}-\d\d-\d\d))?"
)

_SHEET = re.compile(r"page[-=]([1-9]\d{0,4})")
"""A page of a document, as its page has it or as programs that show PDFs take it (RFC 8118, section 3)."""


def cited_minute(target: str) -> re.Match[str] | None:
    """A minute as it is cited: "14(b)/22", "cabinet 60/24", in a form of its own "PLA146/14(2)", "5(a) of 2024-10-01".

    Its groups are committee, number, clause, year and day.
    """
    return _PLAIN.fullmatch(target) or _OWN.fullmatch(target)


def is_whole(cited: re.Match[str]) -> bool:
    """Whether a minute is cited so that no other can be meant."""
    return bool(cited["year"] or cited["day"]) or not is_plain(cited["number"])


def scopes(minute: Minute, day: date, year: str) -> Iterator[str]:
    """What a minute's number is cited with: its day, the year in which its number is alone, "" where it is for ever."""
    if minute.number:
        yield day.isoformat()
    if minute.number and minute.numbers == "by-year":
        yield year if is_plain(minute.number) else ""


def find(kind: str, target: str, origin: Origin, known: Linkable) -> Destination:
    """Where a reference leads: `kind` is link, minute ("14(b)/22") or minutes (an ISO date)."""
    if kind != "link" and not origin.committee:
        return Destination()  # a page about the archive speaks of no committee in particular
    if kind == "minute":
        return _minute(target, origin, known)
    if kind == "person":
        return Destination(urls.person(target))
    if kind == "minutes":
        return _minutes_of(target, origin, known)
    return _link(target, origin, known)


def _link(target: str, origin: Origin, known: Linkable) -> Destination:
    path, fragment = urls.parted(target)
    source = normpath(join(origin.folder, unquote(path)))
    page = known.pages.get(source)
    if page is None:
        return _nowhere(target, path, source, known)
    if page.is_draft:
        mend = "take `draft: true` out of its front matter, or take the link out"
        return Destination(what=f'"{path}" is still a draft', mend=mend, rule="draft-paper")
    if not page.address:
        return Destination()
    if page.has_sheets and (sheet := _SHEET.fullmatch(fragment)):
        return Destination(urls.at(page.address, urls.sheet(int(sheet[1]))))
    if fragment and fragment not in page.anchors:
        mend = suggestion(fragment, page.anchors) or "look the address up on its page"
        return Destination(what=f'"{path}" has no place "#{fragment}"', mend=mend, rule="broken-fragment")
    return Destination(urls.at(page.address, fragment))


def _nowhere(target: str, path: str, source: str, known: Linkable) -> Destination:
    """What is said of a link that leads to no file."""
    if not path:
        mend = "write the path of the file before it: minutes.md#minute-3"
        return Destination(what=f'"{target}" names a place and no file', mend=mend)
    hint = suggestion(source, known.pages)
    mend = hint if hint.startswith("did") else "a link is the path of a file from this one's folder"
    if path.startswith("www."):
        mend = f'write "https://{path}" if it is elsewhere on the web'
    return Destination(what=f'there is no "{source}" in the content', mend=mend)


def _minute(target: str, origin: Origin, known: Linkable) -> Destination:
    match = cited_minute(target)
    outside = Destination(
        what=f"minute {target} is not in the archive", mend="it stays without a link", rule="outside", severity="info"
    )
    if match is None:
        return outside
    committee = match["committee"] or origin.committee
    for meeting in _takers(match, committee, origin, known):
        page = known.pages[f"{committee}/{meeting}/minutes.md"]
        anchor = minute_anchor(match["number"])
        labels = re.findall(r"\(([A-Za-z0-9.]+)\)", match["clause"])
        part = "-".join(labels).replace(".", "-")
        inside = (f"{anchor}-r{part}", f"{anchor}-{part.lower()}")  # a clause, or an action of a table: (A1)
        if anchor in page.anchors:
            at = next((place for place in inside if labels and place in page.anchors), anchor)
            return Destination(urls.at(page.address, at))
    return outside


def _takers(match: re.Match[str], committee: str, origin: Origin, known: Linkable) -> tuple[str, ...]:
    """The meetings that may have taken a minute.

    By its day or year, or by a number that is for ever; else the text's own, and those whose minutes are before this
    meeting.
    """
    scope = match["day"] or ""
    if match["year"]:
        scope = known.starts.name((1900 if match["year"] > "70" else 2000) + int(match["year"]))
    if scope or not is_plain(match["number"]):
        taker = known.minutes.get((committee, scope), {}).get(match["number"].casefold())
        if scope or taker:
            return (taker,) if taker else ()
    names = (origin.minutes, *origin.approves)
    return tuple(name for name in names if f"{committee}/{name}/minutes.md" in known.pages)


def _minutes_of(day: str, origin: Origin, known: Linkable) -> Destination:
    name = known.meetings.get((origin.committee, day))
    if name is None:
        what = f"no meeting of {day} is in the archive"
        return Destination(what=what, mend="it stays without a link", rule="outside", severity="info")
    page = known.pages.get(f"{origin.committee}/{name}/minutes.md")
    return Destination(page.address if page else urls.meeting(origin.committee, name))
