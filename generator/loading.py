"""The first steps of every command: from the files that officers write to the archive, and all that is wrong in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import archive, checks
from generator.archive import Archive
from generator.content import sources
from generator.content.records import Records, parse
from generator.problems import Problem, in_order
from generator.store.memo import Crew, Memo, Spread


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of reading: None for each where there is no content folder; and what is wrong, before any rule."""

    archive: Archive | None
    records: Records | None
    problems: list[Problem]


def collect(
    content: Path,
    memo: Memo | None = None,
    changed: Collection[Path] | None = None,
    *,
    with_drafts: bool = False,
    spread: Spread | None = None,
    jobs: int = 1,
) -> Loaded:
    """The archive of a content folder, and what is wrong with what is written in it.

    With `memo`, only what changed since the last time is made anew; with `changed` too, only those files and folders
    are read. With `spread`, several processes are at work; `jobs` of them read the documents beside the texts.
    """
    memo = Memo() if memo is None else memo
    read, found = sources.read(content, memo=memo, changed=changed)
    if read is None:
        return Loaded(None, None, found)
    records, faults = parse(read, memo, with_drafts=with_drafts)
    linked, dead = archive.link(records, memo, spread, jobs)
    return Loaded(linked, records, [*found, *faults, *dead])


def ruled(loaded: Loaded, today: date, memo: Memo | None = None, crew: Crew | None = None) -> list[Problem]:
    """Everything that is wrong in what was loaded, with what the rules find, in order; `crew` has others at work."""
    if loaded.archive is None or loaded.records is None:
        return in_order(loaded.problems)
    return in_order([*loaded.problems, *checks.check(loaded.archive, loaded.records, today, memo, crew)])


def load(
    content: Path, today: date, memo: Memo | None = None, spread: Spread | None = None
) -> tuple[Archive | None, list[Problem]]:
    """The archive of a content folder with everything that is wrong in it; None if there is no such folder."""
    memo = Memo() if memo is None else memo
    loaded = collect(content, memo, spread=spread)
    return loaded.archive, ruled(loaded, today, memo)
