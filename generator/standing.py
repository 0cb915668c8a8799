"""What a build is asked for, what came of it, and whether the last one of the very same still stands."""

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Generic, Self, TypeVar

from generator.problems import Problem
from generator.store import inputs, memory, writing
from generator.store.codec import Codec
from generator.store.inputs import Inputs, place_for_host, place_of_private_words
from generator.store.memo import Memo
from generator.store.memory import Remembered

T = TypeVar("T")
N = TypeVar("N")
LAST, PAGES = "last.json", "pages.json"
"""The files in which is kept what came of the last build, and what stands on the pages of its site."""
MEMORY = "memory"
"""The file in which is kept what a build had in mind."""
SELDOM = 200_000
"""New objects after which circles are looked for."""
RENEWED = 16
"""Files that were changed since the memory was kept, from which on it is kept anew: that takes longer than to read
these."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for."""

    content: Path
    site: Path
    today: date
    templates: Path | None = None
    """The council's own templates, which go before the project's."""
    base: str = "/"
    """The path at which the site is served; only the page for missing addresses needs it."""
    offline: bool = False
    search: bool = True
    address: str = ""
    """The whole address at which the site is served, with a slash at its end; empty where it is not known."""
    packs: bool = False
    """Whether packs in print are made; they are left out, too, where their extra is not installed."""
    jobs: int = 1
    """How many processes are at work at a time."""
    cluster: str = ""
    """The address of a Dask scheduler whose workers convert and render; empty: this machine does."""
    handbook: Callable[[Path], None] | None = None
    """Makes the handbook in a folder of the site; raises OSError where it cannot. None: it is left out."""
    archive: bool = False
    """Whether the whole site is packed into one file in it, for who wants to keep a copy."""
    fresh: bool = False
    """Whether everything is made anew, whatever was kept."""
    publish: bool = False
    """Whether what is made is added to the record, and what was changed in silence is an error."""
    bundled_from: int = 3000
    """From how many pages on the search index is in bundles by municipal year, each of a third of that or more; a year
    with very many is parted by months."""
    reread: bool = False
    """Whether texts that a newer program reads otherwise are recorded so."""

    @property
    def is_shared(self) -> bool:
        """Whether work is done by others than this process too."""
        return self.jobs > 1 or bool(self.cluster)

    @property
    def kept(self) -> Path:
        """The file in which is kept what came of the last build of the site."""
        return writing.place_kept(self.site) / LAST


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a build; with an error among the problems nothing was written."""

    problems: tuple[Problem, ...]
    files: int = 0
    changed: int = 0
    indexed: int | None = None
    """Pages in the search index if it was made anew, else None."""
    packs: int | None = None
    """Packs in print, if their extra is installed and they were asked for."""
    made: int = 0
    """Pages that were rendered."""
    as_before: int = 0
    """Pages on which nothing is otherwise than on the present ones, which are kept."""
    later: int = 0
    """Papers, minutes and work programmes that are dated after the day, and so not in the site."""
    recorded: int = 0
    """Documents that were added to the record, or noted there as otherwise than before."""
    head: str = ""
    """The hash of the last entry of the record; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What stands on a page, by the digest of its record, and whether and where the page is in the search index."""

    digest: str
    is_indexed: bool
    year: str
    """The municipal year by which it is found; empty where it has none."""
    month: str
    """The month of its date, as in "2024-05"; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on each page of a site, and what the open data have of each meeting, by their addresses."""

    pages: dict[str, Leaf] = field(default_factory=dict)
    meetings: dict[str, str] = field(default_factory=dict)
    """By a digest of all that is written of it."""


@dataclass
class OfSite(Generic[N]):
    """What is known of things in a site, be it pages or data: what stood there before, what stands there now."""

    before: Shown = field(default_factory=Shown)
    shown: Shown = field(default_factory=Shown)
    noted: N | None = None
    """What those of before were made of, where it is known."""
    made_of: Callable[[], N | None] = lambda: None
    """Gives what they are made of now, once they are made."""


RESULTS = Codec(Result)
SHOWN = Codec(Shown)


class Step(str):
    """A step of a build, and how much of it is done: so many of so many."""

    __slots__ = ("done", "of")

    def __new__(cls, name: str, done: int, of: int) -> Self:
        """The name of the step is the text."""
        step = super().__new__(cls, name)
        step.done, step.of = done, of
        return step

    done: int
    of: int


Tell = Callable[[str], None]
"""Is told the step that begins, and of a long one, as a `Step`, how far it is."""


def counted(things: Iterable[T], tell: Tell, step: str, of: int) -> Iterator[T]:
    """The things of a step one after the other, each told."""
    for done, thing in enumerate(things, 1):
        tell(Step(step, done, of))
        yield thing


def claimed_by(options: Options, tell: Tell) -> AbstractContextManager[None]:
    """Holds the place of the site for a run, as `writing.claimed` does; nobody else's folder is replaced."""
    apart = {"the content folder": options.content, "the program's own folder": inputs.own_folder("templates")}
    apart["the folder of files for the host"] = place_for_host(options.content)
    if options.templates:
        apart["the folder of templates"] = options.templates
    site = options.site
    return writing.claimed(site, apart, lambda: tell(f"Waiting for another build of {site}"))


def inputs_of(options: Options) -> Inputs:
    """Everything that a site is made of: what is asked for, the content, the templates, and the program."""
    own = [options.templates] if options.templates else []
    private = place_of_private_words(options.content)
    handbook = [inputs.own_folder("docs")] if options.handbook else []
    asked = repr((replace(options, handbook=None, jobs=1, cluster="", fresh=False), bool(handbook)))
    host = place_for_host(options.content)
    folders = (options.content, host, private, *own, inputs.own_folder("templates"), inputs.PROGRAM, *handbook)
    return Inputs(asked, folders)


def unchanged(options: Options) -> Result | None:
    """What came of the last build, if one would make the very same site as stands there; else None.

    This is seen from the files alone: none of them is read but where its times differ, and none is written. So the
    place of the site need not be held: a build that begins there takes what was kept away first.
    """
    if options.fresh:
        return None
    outcome = inputs.kept(options.kept, inputs_of(options), options.site)
    result = None if outcome is None else RESULTS.read(outcome)
    return result and replace(result, changed=0, indexed=None, made=0, as_before=result.made + result.as_before)


def keep(options: Options, before: inputs.Taken, result: Result, shown: Shown) -> None:
    """Keeps what stands on the pages of the site, and what came of the build, if nothing was changed meanwhile."""
    site = inputs.site_digest(options.site)
    inputs.keep_of_site(options.kept.with_name(PAGES), site, SHOWN.to_bytes(shown))
    result = replace(result, problems=tuple(problem for problem in result.problems if problem.severity != "info"))
    if inputs.is_as_taken(before, inputs_of(options)):
        inputs.keep(options.kept, before, site, RESULTS.to_bytes(result))
    else:
        inputs.forget(options.kept)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Lets circles of objects be looked for seldom: a build makes few, and has millions of objects to look through."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class ChangedError(OSError):
    """What was read was changed before it was published."""


def refuse_changed(options: Options, before: inputs.Taken) -> None:
    """Raises ChangedError if anything that a site is made of was changed since it was taken."""
    if not inputs.is_as_taken(before, inputs_of(options)):
        message = f"{options.content} was changed while it was published, and nothing is published; do it again"
        raise ChangedError(message)


def shown_before(options: Options) -> Shown:
    """What stands on the pages of the present site, if it is as the last build left it; else nothing is known."""
    data = inputs.kept_of_site(options.kept.with_name(PAGES), options.site)
    return (SHOWN.read(data) if data is not None else None) or Shown()


@dataclass(frozen=True, slots=True)
class Recalled:
    """The memory of a build of before, or an empty one, and the files that were changed since it was kept."""

    path: Path
    made_by: str
    files: Mapping[str, str]
    memo: Memo
    changed: Collection[Path] | None
    """None: there is no memory, and everything is read."""
    first: int
    """How many things were in it when everything was read last."""
    about: object = None
    """What was kept with it."""

    def keep(self, about: Callable[[], object]) -> None:
        """Keeps the memory for the next build, with more about it, unless one that is much the same lies there."""
        if self.changed is None or len(self.changed) >= RENEWED:
            first = self.first or len(self.memo.things)
            memory.keep(self.path, self.made_by, Remembered(self.files, self.memo, first, about()))


def recalled(options: Options, files: Mapping[str, str], memo: Memo, code: str) -> Recalled:
    """What a build of the same content by the same code and libraries had in mind, put into an empty memory.

    `files` has the hash of each file that a site is made of now.
    """
    path = options.kept.with_name(MEMORY)
    made_by = repr((code, inputs.libraries(), str(options.content)))
    before = None if options.fresh else memory.recall(path, made_by, memo)
    if before is not None:
        changed = [path for path in map(Path, before.changed(files)) if _is_read(options, path)]
        if len(changed) <= memory.MOST and len(memo.things) <= before.first * memory.GROWN:
            return Recalled(path, made_by, files, memo, changed, before.first, before.about)
        memo.things.clear()
    return Recalled(path, made_by, files, memo, None, 0)


def _is_read(options: Options, path: Path) -> bool:
    """Whether a file is one of those that the archive is read from."""
    places = options.content, place_for_host(options.content), place_of_private_words(options.content)
    return any(path.is_relative_to(place) for place in places)


def forget(options: Options) -> None:
    """Removes what a build had in mind."""
    inputs.forget(options.kept.with_name(MEMORY))
