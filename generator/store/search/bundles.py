"""The index of a large archive in bundles by time, each made by a run of its own where its pages changed.

A reader's first search then asks the newest alone, and an edit has one of them made anew. Each bundle is an index as a
small archive has one; the search page puts them together (`templates/assets/search.js`).
"""

import json
import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from generator.store import search

LIST = "bundles.json"
"""The file that names the bundles, for the search page."""
UNDATED = "undated"
"""The folder of what is of no year, such as people."""
ABOVE = "To the parts of the index"
SMALLEST = 500
"""Pages that a part of a year has at least: fewer are no quicker to index."""
PARTS = 32
"""Bundles that there are at most, about: each costs a reader's search some small files."""
Written = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Entry:
    """A page for the index: its name, the municipal year it belongs to if any, and a digest of what it shows.

    One that is none of the site has what writes it; the others lie in the folder of the site under their names.
    """

    name: str
    year: str
    digest: str
    write: Written | None = None
    month: str = ""
    """The month of its date, as in "2024-05"; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The pages of some years that follow each other, or of some months, in a folder of the index."""

    folder: str
    years: tuple[str, ...]
    entries: tuple[Entry, ...]
    made_by: str
    """Tells the programs that make it from others."""

    @property
    def made_of(self) -> str:
        """Tells it from one of other pages, or by other programs."""
        about = sorted((entry.name, entry.digest) for entry in self.entries)
        return sha256(json.dumps([self.made_by, about]).encode()).hexdigest()

    @property
    def of_site(self) -> int:
        """How many of its pages are of the site."""
        return sum(entry.write is None for entry in self.entries)


def written(entries: Iterable[Entry]) -> dict[str, bytes]:
    """The pages that are none of the site."""
    return {entry.name: entry.write() for entry in entries if entry.write is not None}


def bundled(entries: Iterable[Entry], least: int, made_by: str) -> list[Bundle]:
    """The bundles that are to hold the pages: what has no year, then the newest years, then older ones.

    From the oldest on, years are put together until a bundle has `least` pages, and what is left joins the newest; so
    what is added to a year leaves the bundles of older ones as they are. One with very many is parted by months in the
    same way, so that an edit has few pages indexed anew.
    """
    entries = tuple(entries)
    part = max(SMALLEST, len(entries) // PARTS)
    by_year = defaultdict[str, list[Entry]](list)
    for entry in entries:
        by_year[entry.year].append(entry)
    undated = by_year.pop("", None)
    groups: list[list[str]] = []
    count = least
    for year in sorted(by_year):
        if count >= least:
            groups.append([])
            count = 0
        groups[-1].append(year)
        count += len(by_year[year])
    if len(groups) > 1 and count < least:
        groups[-2:] = [[*groups[-2], *groups[-1]]]
    parts = (_parted([entry for year in years for entry in by_year[year]], part) for years in reversed(groups))
    made = [_bundle(inside, number, made_by) for of in parts for number, inside in reversed(list(enumerate(of)))]
    return [Bundle(UNDATED, (), tuple(undated), made_by), *made] if undated else made


def _parted(entries: Sequence[Entry], least: int) -> list[list[Entry]]:
    """Pages in parts by months that follow each other, the oldest first; in one, if they are not enough for two."""
    parts: list[list[Entry]] = [[]]
    by_month = groupby(sorted(entries, key=_when), key=_when)
    for month in (list(of) for _, of in by_month):
        if len(parts[-1]) >= least:
            parts.append([])
        parts[-1] += month
    if len(parts) > 1 and len(parts[-1]) < least:
        parts[-2:] = [[*parts[-2], *parts[-1]]]
    return parts


def _when(entry: Entry) -> tuple[str, str]:
    return entry.year, entry.month


def _bundle(entries: Sequence[Entry], number: int, made_by: str) -> Bundle:
    """The bundle of pages in order; one that does not begin with its first year is named after its month too."""
    first = entries[0]
    name = f"{first.year}-{first.month[-2:]}" if number else first.year
    years = tuple(dict.fromkeys(entry.year for entry in entries))
    return Bundle(name.replace("/", "-"), years, tuple(entries), made_by)


def make(
    pages: Path, output: Path, bundles: Sequence[Bundle], before: Path, jobs: int, *, is_whole: bool
) -> tuple[Path, ...]:
    """Makes the index of a site in a new folder: takes over the bundles that are as before, and makes the others.

    Returns the folders of those that were made, so many at a time. `pages` is the folder of the site, and `is_whole`
    says of the index of before that nobody touched it. SearchError if one cannot be made or is not whole.
    """
    output = output.absolute()
    output.mkdir()
    try:
        anew = [bundle for bundle in bundles if not _taken_over(bundle, before, output, is_whole=is_whole)]
        with ThreadPoolExecutor(max(1, jobs)) as crew:
            made = tuple(crew.map(partial(_made, pages.absolute(), output), anew))
        _list(output, bundles)
    except BaseException:
        shutil.rmtree(output, ignore_errors=True)
        raise
    return made


def as_before(bundles: Sequence[Bundle], before: Path, *, is_whole: bool) -> bool:
    """Whether an index holds just these bundles."""
    try:
        listed = [bundle["at"] for bundle in json.loads((before / LIST).read_bytes())]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return False
    return listed == [bundle.folder for bundle in bundles] and all(
        _is_sound(bundle, before, is_whole=is_whole) for bundle in bundles
    )


def _is_sound(bundle: Bundle, before: Path, *, is_whole: bool) -> bool:
    folder = before / bundle.folder
    return folder.is_dir() and search.is_sound(folder, bundle.of_site, bundle.made_of, is_whole=is_whole)


def _taken_over(bundle: Bundle, before: Path, output: Path, *, is_whole: bool) -> bool:
    """Takes a bundle of before over, by links, if it is sound and of the same pages."""
    if not _is_sound(bundle, before, is_whole=is_whole):
        return False
    shutil.copytree(before / bundle.folder, output / bundle.folder, copy_function=_link)
    return True


def _made(pages: Path, output: Path, bundle: Bundle) -> Path:
    """Makes a bundle of its pages, which are put into a folder of their own for that."""
    folder = output / f"{bundle.folder}.pages"
    apart = written(bundle.entries)
    folders: set[Path] = set()
    for entry in bundle.entries:
        if entry.write is None:
            target = folder / entry.name
            if target.parent not in folders:
                target.parent.mkdir(parents=True, exist_ok=True)
                folders.add(target.parent)
            _link(f"{pages}/{entry.name}", target)
    folder.mkdir(exist_ok=True)
    made, place = folder / output.name, output / bundle.folder
    search.index(folder, made, apart, bundle.made_of, ABOVE)
    made.rename(place)
    shutil.rmtree(folder)
    return place


def _list(output: Path, bundles: Sequence[Bundle]) -> None:
    """Names the bundles in the order in which they are searched, for the search page and for programs that copy."""
    listed = [
        {
            "at": bundle.folder,
            "years": bundle.years,
            "pages": len(bundle.entries),
            "length": search.length(output / bundle.folder),
        }
        for bundle in bundles
    ]
    (output / LIST).write_text(json.dumps(listed), encoding="utf-8")
    first = bundles[0].folder
    search.write_entry(output, [LIST, *(f"{first}/{name}" for name in search.needed_ahead(output / first))])
    names = [LIST, search.ENTRY, *(f"{bundle.folder}/" for bundle in bundles)]
    search.write_names(output / search.NAMED, names, search.FIRST)


def _link(old: str | Path, new: str | Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # no links on this disk, or too many to this file
        shutil.copy2(old, new)
