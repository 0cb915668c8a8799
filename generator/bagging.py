"""Puts a whole site with its record into one file for an archive to keep: a BagIt bag (RFC 8493), in a ZIP.

The site lies in the bag's `data/` as it was published, and beside it are lists with the SHA-256 and SHA-512 of every
file, so that an archive's own programs see whether all of it is there and unchanged, now and in fifty years.
"""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import bagit

from generator import urls
from generator.store import record, writing
from generator.store.inputs import MARKS


class NotBaggedError(Exception):
    """Why no bag can be made."""


@dataclass(frozen=True, slots=True)
class Bagged:
    """What was put into a bag: how many files of the site, and the record among them."""

    files: int
    entries: int
    head: str


def bag(site: Path, into: Path, day: date) -> Bagged:
    """Puts a site into a new file, on a day.

    The bag is checked as an archive would before the file has its name. NotBaggedError where there is no site, or a
    file of that name; OSError for a fault of the disk.
    """
    if not (site / "index.html").is_file():
        message = f"{site} holds no site: make it with `agendapack publish` or `build`, or name it with --site"
        raise NotBaggedError(message)
    if into.exists():
        message = f"{into} is there already, and nothing is written over; name another file"
        raise NotBaggedError(message)
    if site.resolve() in into.resolve().parents:
        message = f"{into} lies in the site, which is to be put into it; name a place beside it"
        raise NotBaggedError(message)
    shown = record.value_of(_read(site / urls.RECORD))
    into.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{into.stem}-", dir=into.parent) as room:
        folder = Path(room) / into.stem
        shutil.copytree(site, folder, copy_function=_linked, ignore=shutil.ignore_patterns(*MARKS))
        found, told = _of_record(shown)
        made = bagit.make_bag(str(folder), {**_about(site, day), **told}, checksums=["sha256", "sha512"])
        made.validate()
        part = Path(room) / "part.zip"
        writing.pack(folder.parent, part, within=folder.name)
        part.replace(into)
        return Bagged(len(made.payload_entries()), len(found.entries), found.head)


def has_record(site: Path) -> bool:
    """Whether a site shows a record of what was published."""
    return (site / urls.RECORD).exists()


def _linked(source: str, target: str) -> str:
    """The same file under another name, which nothing is written to; a copy where a disk cannot do that."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
    return target


def _read(path: Path) -> bytes:
    with suppress(OSError):
        return path.read_bytes()
    return b""


def _about(site: Path, day: date) -> dict[str, str]:
    """Whose site it is and where, as its data says, and when it was put into the bag."""
    package = record.value_of(_read(site / urls.DATA_PACKAGE))
    told = package if isinstance(package, dict) else {}
    council = next((str(each.get("title", "")) for each in told.get("contributors", ()) if isinstance(each, dict)), "")
    of = {
        "Source-Organization": council,
        "External-Description": f"{told.get('title', 'Meetings and decisions')}: the whole site as it was published.",
        "External-Identifier": str(told.get("homepage", "")).removesuffix(urls.DATA),
        "Bagging-Date": day.isoformat(),
        "Bag-Software-Agent": f"agendapack {version('agendapack')}, bagit.py {bagit.VERSION}",
    }
    return {name: value for name, value in of.items() if value}


def _of_record(shown: object) -> tuple[record.Record, dict[str, str]]:
    """The record that a site shows, and what is said of it; by its head all of it can be checked for ever."""
    entries = shown.get("entries") if isinstance(shown, dict) else None
    found = record.chained(entries) if isinstance(entries, list) else record.Record()
    if not found.entries:
        return found, {}
    first, last = found.entries[0], found.entries[-1]
    return found, {
        "Internal-Sender-Identifier": found.head,
        "Record": f"{len(found.entries)} entries, {first.on} to {last.on}; the SHA-256 of the last is its head.",
    }
