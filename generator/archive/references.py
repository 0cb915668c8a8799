"""Finds what a text refers to: links to other files, minutes by number, minutes by date."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import join, normpath
from urllib.parse import unquote

from generator import urls
from generator.archive.years import Starts
from generator.problems import RuleName, Severity, suggestion


@dataclass(frozen=True, slots=True)
class Page:
    """What can be linked to: its address ("" of what is held back) and the fragments it has."""

    address: str
    anchors: frozenset[str] = frozenset()
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text stands: its folder, its committee, and the meetings whose minutes are before its meeting."""

    folder: str
    committee: str = ""
    approves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linkable:
    """Everything that can be referred to."""

    pages: Mapping[str, Page]
    """By the path of the source below `content/`."""
    minutes: Mapping[tuple[str, str], Mapping[str, str]]
    """By committee and municipal year, the name of the meeting that took each minute, by its number."""
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


NUMBER = re.compile(
    r"(?:(?P<committee>[a-z0-9-]+) )?(?P<number>\d+[A-Z]?)(?P<clause>(?:\([a-z0-9]+\))*)(?:/(?P<year>\d\d))?"
)


def find(kind: str, target: str, origin: Origin, known: Linkable) -> Destination:
    """Where a reference leads: `kind` is link, minute ("14(b)/22") or minutes (an ISO date)."""
    if kind != "link" and not origin.committee:
        return Destination()  # a page about the archive speaks of no committee in particular
    if kind == "minute":
        return _minute(target, origin, known)
    if kind == "minutes":
        return _minutes_of(target, origin, known)
    return _link(target, origin, known)


def _link(target: str, origin: Origin, known: Linkable) -> Destination:
    path, fragment = urls.parted(target)
    source = normpath(join(origin.folder, unquote(path))) if path else ""
    page = known.pages.get(source)
    if page is None:
        hint = suggestion(source, known.pages)
        mend = hint if hint.startswith("did") else "a link is the path of a file from this one's folder"
        if path.startswith("www."):
            mend = f'write "https://{path}" if it is elsewhere on the web'
        return Destination(what=f'there is no "{source}" in the content', mend=mend, rule="broken-link")
    if page.is_draft:
        mend = "take `draft: true` out of its front matter, or take the link out"
        return Destination(what=f'"{path}" is still a draft', mend=mend, rule="draft-paper")
    if not page.address:
        return Destination()
    if fragment and fragment not in page.anchors:
        mend = suggestion(fragment, page.anchors) or "look the address up on its page"
        return Destination(what=f'"{path}" has no place "#{fragment}"', mend=mend, rule="broken-fragment")
    return Destination(urls.at(page.address, fragment))


def _minute(target: str, origin: Origin, known: Linkable) -> Destination:
    match = NUMBER.fullmatch(target)
    outside = Destination(
        what=f"minute {target} is not in the archive", mend="it stays without a link", rule="outside", severity="info"
    )
    if match is None:
        return outside
    committee = match["committee"] or origin.committee
    for meeting in _takers(match, committee, origin, known):
        page = known.pages[f"{committee}/{meeting}/minutes.md"]
        anchor = f"minute-{match['number']}"
        labels = re.findall(r"\(([a-z0-9]+)\)", match["clause"])
        clause = f"{anchor}-r{'-'.join(labels)}"
        if anchor in page.anchors:
            return Destination(urls.at(page.address, clause if labels and clause in page.anchors else anchor))
    return outside


def _takers(match: re.Match[str], committee: str, origin: Origin, known: Linkable) -> tuple[str, ...]:
    """The meetings that may have taken a minute: by its year, else those whose minutes are before this meeting."""
    if not match["year"]:
        return tuple(name for name in origin.approves if f"{committee}/{name}/minutes.md" in known.pages)
    century = 1900 if match["year"] > "70" else 2000
    year = known.starts.name(century + int(match["year"]))
    taker = known.minutes.get((committee, year), {}).get(match["number"])
    return (taker,) if taker else ()


def _minutes_of(day: str, origin: Origin, known: Linkable) -> Destination:
    name = known.meetings.get((origin.committee, day))
    if name is None:
        what = f"no meeting of {day} is in the archive"
        return Destination(what=what, mend="it stays without a link", rule="outside", severity="info")
    page = known.pages.get(f"{origin.committee}/{name}/minutes.md")
    return Destination(page.address if page else urls.meeting(origin.committee, name))
