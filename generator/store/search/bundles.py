"""The index of a large archive in bundles by municipal year, each made by a run of its own where its pages changed.

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
from pathlib import Path

from generator.store import search

LIST = "bundles.json"
"""The file that names the bundles, for the search page."""
UNDATED = "undated"
"""The folder of what is of no year, such as people."""
ABOVE = "To the parts of the index"
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


@dataclass(frozen=True, slots=True)
class Bundle:
    """The pages of some years that follow each other, in a folder of the index."""

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
    what is added to a year leaves the bundles of older ones as they are.
    """
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
    made = [
        Bundle(years[0].replace("/", "-"), tuple(years), tuple(entry for of in years for entry in by_year[of]), made_by)
        for years in reversed(groups)
    ]
    return [Bundle(UNDATED, (), tuple(undated), made_by), *made] if undated else made


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
    names = [LIST, *(f"{bundle.folder}/" for bundle in bundles)]
    search.write_names(output / search.NAMED, names, search.FIRST)


def _link(old: str | Path, new: str | Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # no links on this disk, or too many to this file
        shutil.copy2(old, new)
