"""What the preview shows: the archive as it was last read, kept in memory, and what is wrong in it."""

import gc
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Condition

from generator import build, loading, urls
from generator.archive import Archive, Unpublished, later
from generator.loading import Loaded
from generator.outputs.pages import Section, Site, sections
from generator.outputs.rendering import Renderer
from generator.problems import Problem, in_order
from generator.serve.server import HOST
from generator.standing import Options
from generator.store.memo import Memo, Store
from generator.store.search import NAMED
from generator.store.search.bundles import LIST

Say = Callable[[Sequence[Problem], str], None]
"""Is told what is wrong, as far as it was not said before, and in one line what is shown."""
WAIT = 25.0
"""Seconds after which a page that waits for a change is answered that there was none."""
BREATH = 0.3
"""Seconds in which an open page fetches what is new, before the rules are at work."""
SUFFIXES = {".ics": ("calendars",), ".xml": ("feeds", "sitemap", "opensearch"), ".txt": ("sitemap",)}
"""What is made of the whole archive, by the endings of addresses; all others are open data, or for hosts."""
OTHERS = ("hosts", "data", "places")


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    """What a preview is asked for."""

    content: Path
    today: date
    templates: Path | None = None
    site: Path = Path("site")
    """Where the last build is, whose search index is used."""
    port: int = 8000
    host: str = HOST
    """The address of this machine to answer at; under any but its own, others can reach the preview."""


@dataclass(frozen=True)
class Shown:
    """The archive as it was read at one time, with its templates; `stamp` tells it from what is shown later."""

    stamp: int
    site: Site
    renderer: Renderer
    sections: Mapping[str, Section]
    assets: Mapping[str, bytes]
    made: dict[str, dict[str, bytes]] = field(default_factory=dict)

    @cached_property
    def later(self) -> Unpublished:
        """What a build leaves out, since it is dated later."""
        return later(self.site.archive, self.site.today)

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The addresses of all pages but the one of a missing address."""
        every = (address for section in self.sections.values() for address, _ in section())
        return tuple(address for address in every if address != urls.NOT_FOUND)

    def file(self, address: str) -> bytes | Path | None:
        """A file that is no page: an asset, what lies beside a paper, or what is made of the whole archive."""
        if address in self.assets:
            return self.assets[address]
        beside = self.site.archive.files.get(address)
        if beside is not None:
            return beside.encode() if isinstance(beside, str) else beside
        for_host = self.site.archive.host_files.get(address)
        if for_host is not None and address != urls.ROBOTS:
            with suppress(OSError):
                return for_host.read_bytes()
        suffix = Path(address).suffix
        for kind in (*SUFFIXES.get(suffix, ()), *OTHERS) if suffix or address == urls.REDIRECTS else ():
            if kind not in self.made:
                self.made[kind] = dict(build.made_of_all(self.site, self.listed)[kind]())
            if address in self.made[kind]:
                return self.made[kind][address]
        return None


class Live:
    """Reads what changes, one time after the other, and lets requests see and await what is shown.

    `shown` is None until everything was read once, and while there is no content. `errors` stand in its place.
    """

    def __init__(self, options: PreviewOptions, address: str, say: Say, store: Store | None = None) -> None:
        self.options = options
        self.index = options.site / "pagefind"
        self.address = address
        self.stamp = _now()
        self.shown: Shown | None = None
        self.errors: tuple[Problem, ...] = ()
        self.is_stopped = False
        self._say = say
        self._said: frozenset[Problem] = frozenset()
        self._store = store
        self._memo = Memo(store=store)
        self._renderer: Renderer | None = None
        self._changed = Condition()

    def look(self, changed: Collection[Path] | None) -> None:
        """Reads what changed (None: everything) and shows it; whatever goes wrong is said, and the next look made."""
        try:
            self._look(changed)
        except Exception as error:  # noqa: BLE001 -- a preview that stopped here would show old pages for ever
            self._memo = Memo(store=self._store)
            self._say((), f"the preview stumbled over this change ({type(error).__name__}: {error}); save once more")

    def _look(self, changed: Collection[Path] | None) -> None:
        begun, is_first = time.perf_counter(), self.shown is None
        if changed is None and not self._memo.things and self._store:
            changed = self._recalled(self._store)
        loaded = loading.collect(self.options.content, self._memo, changed, with_drafts=True)
        errors = _errors(loaded.problems)
        # The rules take longer. A page that was shown need not wait for them; a mistake stays until they find it gone.
        at_once = bool(errors) or not (is_first or self.errors)
        if at_once:
            self._show(loaded, errors, changed)
            time.sleep(BREATH)
        problems = loading.ruled(loaded, self.options.today, self._memo)
        if not at_once or _errors(problems) != errors:
            self._show(loaded, _errors(problems), changed)
        self._report(problems, time.perf_counter() - begun)
        if is_first:
            gc.collect()
            gc.freeze()  # what stays for good is not looked through again and again

    def _recalled(self, store: Store) -> Collection[Path] | None:
        """Takes over what the last build of the same content had in mind; what was changed since is to be read."""
        options, today = self.options, self.options.today
        recalled = build.remembered(Options(options.content, options.site, today, options.templates), store)
        self._memo = recalled.memo
        return recalled.changed

    def _report(self, problems: Sequence[Problem], seconds: float) -> None:
        """Says every error, and every warning that was not there before."""
        told = [problem for problem in problems if problem.severity == "error"]
        told += [problem for problem in problems if problem.severity == "warning" and problem not in self._said]
        self._said = frozenset(problems)
        self._say(told, f"Read in {seconds:.1f} s: {_count(problems, 'error')}, {_count(problems, 'warning')}.")

    def _show(self, loaded: Loaded, errors: tuple[Problem, ...], changed: Collection[Path] | None) -> None:
        """Puts what was read in the place of what is shown, and wakes the pages that wait."""
        stamp = max(_now(), self.stamp + 1)
        shown = None
        if loaded.archive is not None and not errors:
            shown = self._made(loaded.archive, stamp, changed)
        with self._changed:
            self.errors, self.stamp = errors, stamp
            self.shown = shown or self.shown
            self._changed.notify_all()

    def _made(self, archive: Archive, stamp: int, changed: Collection[Path] | None) -> Shown:
        before = self.shown.site.archive.council if self.shown else None
        own = self.options.templates
        touched = own is not None and (changed is None or any(path.is_relative_to(own) for path in changed))
        if self._renderer is None or touched or before != archive.council:
            self._renderer = build.renderer_of(archive, own)
        explain = build.explain(self.options.today, self.address)
        names, in_bundles = self._renderer.names, (self.index / LIST).is_file()
        site = Site(archive, self.options.today, names, address=self.address, explain=explain, in_bundles=in_bundles)
        return Shown(stamp, site, self._renderer, sections(site, self._memo), dict(self._renderer.assets))

    def await_change(self, stamp: int) -> int:
        """The stamp of what is shown, once it is another than the given one, or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self.stamp != stamp or self.is_stopped, WAIT)
            return self.stamp

    def stop(self) -> None:
        """Lets all who wait go."""
        with self._changed:
            self.is_stopped = True
            self._changed.notify_all()

    def indexed(self) -> float | None:
        """When the search index of the last build was made, in seconds since 1970; None if there is none."""
        with suppress(OSError):
            return (self.index / NAMED).stat().st_mtime
        return None

    def of_index(self, name: str) -> bytes | None:
        """A file of the search index of the last build."""
        with suppress(OSError, ValueError):  # no file can be called so
            path = (self.index / name).resolve()
            return path.read_bytes() if path.is_relative_to(self.index.resolve()) else None
        return None


def _errors(problems: Collection[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in in_order(problems) if problem.severity == "error")


def _count(problems: Collection[Problem], severity: str) -> str:
    number = sum(problem.severity == severity for problem in problems)
    return f"{number} {severity}{'' if number == 1 else 's'}"


def _now() -> int:
    return time.time_ns() // 1_000_000
