"""What calendars and feeds call things, and what programs know them by, which stays wherever the site is served."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from generator.archive import Archive, MeetingHeld
from generator.content.model import Council

ELSEWHERE = "agendapack.invalid"
"""Stands for the host of a council that names no address."""


def root(base: str) -> str:
    """The site's address with a slash at its end; empty where it is not known."""
    parts = urlsplit(base)
    return f"{base.rstrip('/')}/" if parts.scheme in {"http", "https"} and parts.hostname else ""


def host(council: Council) -> str:
    """The host of the council's own address, in ASCII."""
    address = council.address or ""
    try:
        named = urlsplit(address).hostname or ""
        return named.encode("idna").decode() or ELSEWHERE
    except ValueError:
        return ELSEWHERE


def keys(archive: Archive) -> Mapping[str, str]:
    """By a meeting's address, the address first announced for it, by which programs know it as the same one.

    That is the earliest date it was moved from, under the first of its committee's names. Where another meeting has
    that, in a folder of its own or by the same claim, it is the present address: no two meetings share one.
    """
    own = {meeting.address for meeting in archive.meetings()}
    found: dict[str, str] = {}
    claimed: set[str] = set()
    for meeting in archive.meetings():
        committee = next(iter(archive.committees[meeting.committee].record.formerly), meeting.committee)
        name = min(meeting.record.moved_from).isoformat() if meeting.record.moved_from else meeting.name
        first = f"{committee}/{name}/"
        found[meeting.address] = meeting.address if first in own | claimed else first
        claimed.add(found[meeting.address])
    return found


def former_keys(present: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """By a present id, its former ones that nothing else has or had: programs may still ask for what stood there."""
    taken = set(present)
    found: dict[str, tuple[str, ...]] = {}
    for name, ids in present.items():
        found[name] = tuple(former_id for former_id in dict.fromkeys(ids) if former_id not in taken)
        taken.update(found[name])
    return found


def of(archive: Archive, meeting: MeetingHeld) -> str:
    """A meeting in words: "Housing Panel, 12 June 2024"."""
    return f"{archive.committee_name(meeting.committee, meeting.date)}, {meeting.dated}"
