"""The steps in order: from the files that officers write to the site in its place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import archive, checks, feeds, rendering, search, sources, urls, writing
from generator.archive import Archive
from generator.pages import Site, pages
from generator.pages.views import MovedPage
from generator.problems import Place, Problem, has_errors, in_order
from generator.records import parse
from generator.rendering import Renderer, TemplateFault

INDEX = "pagefind"
"""The folder of the search index within the site."""


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build; with an error among the problems nothing was written."""

    problems: list[Problem]
    files: int = 0
    changed: int = 0
    indexed: int | None = None
    """Pages in the search index if it was made anew, else None."""


Tell = Callable[[str], None]
"""Is told the step that begins."""


def gather(content: Path, today: date) -> tuple[Archive | None, list[Problem]]:
    """The archive of a content folder with everything that is wrong in it; None if there is no such folder."""
    read, found = sources.read(content)
    if read is None:
        return None, found
    records, faults = parse(read)
    linked, dead = archive.link(records)
    ruled = checks.check(linked, records, today)
    return linked, in_order([*found, *faults, *dead, *ruled])


def build(options: Options, tell: Tell) -> Outcome:
    """Makes the site. OSError and SearchError mean that it could not be finished; the old site then stands."""
    writing.recover(options.site)
    tell("Reading the content")
    linked, problems = gather(options.content, options.today)
    if linked is None or has_errors(problems):
        return Outcome(problems)
    tell("Making the pages")
    try:
        renderer = _renderer(options, linked)
        made = writing.prepare(options.site, _files(options, linked, renderer), search.is_indexed)
    except TemplateFault as fault:
        mend = "the template sees the fields of its page's record and nothing else"
        wrong = Problem(Place(fault.path, fault.line), fault.what, mend, "template")
        return Outcome(in_order([*problems, wrong]))
    with made:
        indexed = None
        if options.search and (made.index_stale or not writing.carry(made, INDEX)):
            tell("Making the search index")
            indexed = search.index(writing.complete(made), made.folder / INDEX)
        writing.place(made)
    return Outcome(problems, made.total, made.changed, indexed)


def _renderer(options: Options, linked: Archive) -> Renderer:
    own = [options.templates] if options.templates else []
    shades = linked.council.brand
    brand: dict[str, tuple[str, str]] = {name: (shade.light, shade.dark) for name, shade in shades.items()}
    return rendering.load([*own, rendering.default_folder()], brand)


def _files(options: Options, linked: Archive, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """Every file of the site but those of the search index."""
    site = Site(linked, options.today, renderer.names, options.base, options.offline, options.address)
    listed = []
    for address, page in pages(site):
        if address != urls.NOT_FOUND and not isinstance(page, MovedPage):
            listed.append(address)
        yield urls.file(address), renderer.render(page)
    yield from feeds.calendars(linked, options.address)
    yield from feeds.atom(linked, options.address)
    yield from feeds.sitemap(listed, options.address)
    yield from renderer.assets
    for address, file in linked.files.items():
        yield address, file.encode() if isinstance(file, str) else sources.raw(file)
