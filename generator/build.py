"""The steps in order: from the files that officers write to the site in its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from generator import archive, indexing, recording, rendered, standing, tabulated, urls
from generator.archive import Archive
from generator.archive.changes import last_changes
from generator.archive.tables import Explain
from generator.archive.whole import Whole
from generator.content import sources
from generator.loading import collect, ruled
from generator.outputs import data, feeds, hosts, look_ups, rendering
from generator.outputs import print as packs
from generator.outputs.pages import Site
from generator.outputs.rendering import Renderer, TemplateFault
from generator.problems import Place, Problem, has_errors, in_order
from generator.rendered import OfPages, Pages
from generator.spread import spread_over, spread_with
from generator.standing import Options, Recalled, Result, Shown, Tell
from generator.store import inputs, search, withheld, writing
from generator.store.cache import Cache, code_of, remove
from generator.store.inputs import PROGRAM
from generator.store.memo import Memo, Spread, Store
from generator.tabulated import OfMeetings

P = TypeVar("P")
M = TypeVar("M")
LIBRARIES = ("markdown", "nh3", "pypdfium2", "mammoth", "python-calamine")
"""What converts texts and reads documents beside the program; of what sets packs the press knows."""
SEARCHED_FOR = "site"
"""Under which is kept what the site that stands was searched for."""
RENDERING = ("jinja2", "markupsafe")
"""What makes pages of their records, beside the program and the templates."""
INDEXING = ("pagefind-bin",)
"""What makes the search index, beside what makes the pages."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What is kept of what a site was made of: its pages, and the open data of meetings."""

    pages: rendered.Noted | None = None
    meetings: tabulated.Noted | None = None


def build(options: Options, tell: Tell) -> Result:
    """Makes the site. OSError and SearchError mean that it could not be finished; the old site then stands.

    NotOursError, one of the former, says that a folder is another's. Where another build is at work on the site, it is
    waited for.
    """
    waiting = partial(tell, f"Waiting for another publication of {options.content}")
    with standing.claimed_by(options, tell), recording.held(options, waiting), standing.seldom_collected():
        before = inputs.take(standing.inputs_of(options), options.kept)
        if options.fresh:
            for what in ("texts", "packs", "searched"):
                remove(writing.kept(options.site) / f"{what}.sqlite")
            standing.forget(options)
        shown = Shown()
        result = _build(options, tell, shown, before)
        if not has_errors(result.problems):
            standing.keep(options, before, result, shown)
        return result


def _loaded(options: Options, tell: Tell, taken: inputs.Taken) -> tuple[Archive | None, list[Problem], Recalled]:
    """The archive with everything that is wrong in it, and the memory; of what is remembered, what changed is read."""
    tell("Reading the content")
    with texts_cache(options.site) as texts:
        memory = standing.recalled(options, taken.hashes, Memo(store=texts), code_of(PROGRAM, LIBRARIES))
        with spread_over(options.jobs, options.cluster) as spread:
            given = partial(_telling, spread, tell) if memory.changed is None else None
            loaded = collect(options.content, memory.memo, memory.changed, spread=given, jobs=options.jobs)
        tell("Checking it")
        crew = partial(spread_with, jobs=options.jobs, cluster=options.cluster) if options.is_shared else None
        problems = ruled(loaded, options.today, memory.memo, crew)
        if memory.changed is None and not has_errors(problems):
            texts.prune()
    return loaded.archive, problems, memory


def remembered(options: Options, store: Store) -> Recalled:
    """The memory of the last build for who does not build: what it was made of is looked at, and stays as it is."""
    files = inputs.hashes(standing.inputs_of(options), options.kept)
    return standing.recalled(options, files, Memo(store=store), code_of(PROGRAM, LIBRARIES))


def _telling(spread: Spread, tell: Tell, make: Callable[[P], M], parts: Sequence[P]) -> Iterable[M]:
    return standing.counted(spread(make, parts), tell, "Converting and linking", len(parts))


def _build(options: Options, tell: Tell, shown: Shown, taken: inputs.Taken) -> Result:
    before = Shown() if options.fresh else standing.shown_before(options)
    linked, problems, memory = _loaded(options, tell, taken)
    if linked is None or has_errors(problems):
        return Result(tuple(problems))
    later, about = archive.later(linked, options.today), memory.about if isinstance(memory.about, Noted) else Noted()
    of_pages, of_meetings = OfPages(before, shown, about.pages), OfMeetings(before, shown, about.meetings)
    linked = archive.as_published(linked, later, memory.memo)
    noted = recording.begun(options, linked, taken.hashes)
    linked, problems = noted.archive, in_order([*problems, *noted.problems])
    if has_errors(problems):
        return Result(tuple(problems))
    try:
        with _cache(options) as cache:
            prints = _prints(options, linked, cache, tell) if cache else None
            tell("Making the open data")
            renderer, whole = renderer_of(linked, options.templates), Whole(linked)
            every = files(
                options, linked, renderer, prints, whole=whole, of_pages=of_pages, of_meetings=of_meetings, tell=tell
            )
            held_back, not_before = _sought(options, linked, taken)
            made = writing.prepare(options.site, noted.files(every), search.is_indexed, held_back.look)
            if cache:
                cache.prune()
    except (TemplateFault, packs.PackFault) as fault:
        wrong = Problem(Place(fault.path, fault.line), fault.what, fault.mend, "template")
        return Result(tuple(in_order([*problems, wrong])))
    with made, _opened(options.site, "searched") as searched:
        tell("Searching for what is held back")
        _search(held_back, not_before, made, prints)
        if found := held_back.problems():
            return Result(tuple(in_order([*problems, *found])))
        by, is_whole = _made_by(*INDEXING), bool(before.pages)
        index = indexing.index(options, whole, renderer, shown, made_by=by, is_whole=is_whole)
        indexed = made.indexed if index and index.renew(made, tell) else None
        for folder in search.texts(made.folder / indexing.FOLDER) if indexed is not None else ():
            held_back.look_into_new(folder, made.site / folder.relative_to(made.folder), not_before)
        if found := held_back.problems():
            return Result(tuple(in_order([*problems, *found])))
        _add(options, made, tell)
        tell("Putting the site in its place")
        searched.put(SEARCHED_FOR, b"")  # for a run that ends before the site is known to be in its place
        with noted.added(partial(standing.refuse_changed, options, taken)):
            writing.place(made)
        searched.put(SEARCHED_FOR, held_back.digests)
        memory.keep(lambda: Noted(of_pages.made_of(), of_meetings.made_of()))
    problems = in_order([*problems, *(prints.problems if prints else ())])
    same = sum(before.pages.get(address) == leaf for address, leaf in shown.pages.items())
    return Result(
        tuple(problems),
        made.total,
        made.changed,
        indexed,
        len(prints.pdfs) if prints else None,
        len(shown.pages) - same,
        same,
        len(later.pages),
        noted.count,
        noted.record.head,
    )


def _add(options: Options, made: writing.Next, tell: Tell) -> None:
    """What is made beside the site, where it is asked for: the handbook, then all of it in one file."""
    if options.handbook:
        tell("Making the handbook")
        options.handbook(made.folder / urls.HANDBOOK)
    if options.archive:
        tell("Packing the whole site")
        writing.pack(writing.complete(made), made.folder / urls.COPY)


def put_back(site: Path) -> None:
    """Puts the last site back if a build was cut off while it was replaced; not while a build is at work."""
    writing.recover_unless_at_work(site)


def _sought(options: Options, linked: Archive, taken: inputs.Taken) -> tuple[withheld.Search, withheld.Search]:
    """What is held back, to look for it in what is made; and what of it the site that stands was not searched for."""
    with _opened(options.site, "searched") as kept:
        held_back = held_back_of(options, linked, kept, taken)
        not_before = held_back.beyond(kept.get(SEARCHED_FOR) or b"")
        kept.prune()
    return held_back, not_before


def _search(
    held_back: withheld.Search, not_before: withheld.Search, made: writing.Next, prints: packs.Prints | None
) -> None:
    """Searches what is in the next site beside the files written; what is kept, for what is newly held back."""
    not_before.look_into(made.site, made.kept)
    if not made.index_stale:
        for folder in search.texts(made.site / indexing.FOLDER):
            not_before.look_into(folder)
    kept = frozenset(made.kept)
    for address, pack in prints.packs.items() if prints else ():
        looking = not_before if address in kept else held_back
        if looking:
            looking.look(f"{address}.json", repr(pack).encode("utf-8", "replace"))


def held_back_of(
    options: Options,
    linked: Archive,
    kept: Cache | None = None,
    taken: inputs.Taken = inputs.NOTHING,
) -> withheld.Search:
    """What is held back of the content, to look for it in what is made."""
    own = [options.templates] if options.templates else []
    program = [PROGRAM, rendering.default_folder(), *own]
    documents = {name: [sheet.words for sheet in file.inside.sheets] for name, file in linked.attached.items()}
    return withheld.gather(options.content, options.today, program, kept, documents=documents, taken=taken)


def texts_cache(site: Path) -> Cache:
    """The texts that were converted before for the site of a folder, by this program and these libraries."""
    return _opened(site, "texts")


def _cache(options: Options) -> Cache | nullcontext[None]:
    """What was made before, where packs in print are asked for and can be made; else nothing."""
    return _opened(options.site, "packs") if options.packs and packs.is_available() else nullcontext()


def _opened(site: Path, what: str) -> Cache:
    """What is kept beside a site; nothing is, where that cannot be or its place is another's."""
    path = None
    with suppress(OSError):
        path = writing.kept(site) / f"{what}.sqlite"
    return Cache(path, code_of(PROGRAM, LIBRARIES))


def _prints(options: Options, linked: Archive, cache: Cache, tell: Tell) -> packs.Prints:
    own = [options.templates] if options.templates else []
    template = packs.template([*own, rendering.default_folder()])
    press = packs.Press(template, cache, options.content, options.today, options.address, options.jobs)
    return packs.prints(linked, press, tell)


def renderer_of(linked: Archive, templates: Path | None) -> Renderer:
    """The templates, the council's own first, with its colours."""
    return rendering.load_templates(*_templates(templates, linked))


def _templates(templates: Path | None, linked: Archive) -> tuple[tuple[Path, ...], rendering.Brand, tuple[str, str]]:
    """The folders of templates, the council's own first; its colours; and the languages, where there are two."""
    own = (templates,) if templates else ()
    brand: rendering.Brand = {name: (shade.light, shade.dark) for name, shade in linked.council.brand.items()}
    council = linked.council
    languages = ("", "") if council.is_in_english else (council.language, council.language_of_pages)
    return (*own, rendering.default_folder()), brand, languages


def files(
    options: Options,
    linked: Archive,
    renderer: Renderer,
    prints: packs.Prints | None = None,
    *,
    whole: Whole | None = None,
    of_pages: OfPages | None = None,
    of_meetings: OfMeetings | None = None,
    tell: Tell = lambda _: None,
) -> Iterator[tuple[str, writing.Data | writing.Standing]]:
    """Every file of the site but those of the search index and the handbook.

    With `of_pages` and `of_meetings`, pages and open data of the present site in which nothing is otherwise are kept,
    and what now stands there is noted. `whole` is what was worked out of the archive already.
    """
    of_pages = of_pages or OfPages()
    printed = prints.printed if prints else {}
    names, handbook = renderer.names, options.handbook is not None
    split: data.Split = {}
    made_by = _made_by()
    whole = whole or Whole(linked)
    yield from tabulated.files(options, whole, made_by, split, of_meetings or OfMeetings(), tell=tell)
    linked = replace(linked, redirects=(*linked.redirects, *data.moved(split)))
    site = Site(
        linked,
        options.today,
        names,
        options.base,
        options.offline,
        options.address,
        printed,
        handbook,
        explain(options.today, options.address, split),
        has_index=options.search,
        in_bundles=indexing.is_in_bundles(options, whole),
        is_packed=options.archive,
    )
    listed: list[str] = []
    pages = Pages(site, *_templates(options.templates, linked), made_by, of_pages.before, of_pages.noted)
    yield from rendered.files(pages, options, of_pages, listed, tell)
    for kind, make in made_of_all(site, listed, whole).items():
        yield from make() if kind != "data" else ()
    for address, pdf in prints.pdfs.items() if prints else ():
        yield address, pdf()
    yield from renderer.assets
    for address, file in linked.files.items():
        yield address, file.encode() if isinstance(file, str) else sources.attachment(file)
    yield from ((address, file) for address, file in linked.host_files.items() if address != urls.ROBOTS)


def _made_by(*more: str) -> str:
    """Tells the program and the libraries that make pages, and more of these, from others."""
    return code_of(PROGRAM, (*LIBRARIES, *RENDERING, *more))


def explain(today: date, address: str, split: Mapping[str, Sequence[str]] | None = None) -> Explain:
    """Tells the page of the open data of their tables; `split` are those that are published year by year."""
    return partial(data.explained, today, address, split or {})


Files = Callable[[], Iterator[tuple[str, bytes]]]
"""Makes files, each with its address."""


def made_of_all(site: Site, listed: Iterable[str], whole: Whole | None = None) -> Mapping[str, Files]:
    """What is made of the whole archive beside its pages, by kind; `listed` are the pages that a sitemap names.

    `whole` is what was worked out of the archive already.
    """
    linked, today, address = site.archive, site.today, site.address
    robots = linked.host_files.get(urls.ROBOTS)
    handbook = map(urls.handbook, inputs.handbook_pages()) if site.handbook else ()
    return {
        "calendars": partial(feeds.calendars, linked, today, address),
        "feeds": partial(feeds.atom, whole or Whole(linked), today, address),
        "sitemap": partial(
            feeds.sitemap,
            chain(listed, handbook),
            address,
            sources.raw(robots) if robots else b"",
            last_changes(linked),
        ),
        "opensearch": partial(feeds.opensearch, linked, address),
        "hosts": partial(hosts.for_hosts, linked.redirects, site.base, linked.files),
        "data": partial(data.files, linked, today, address),
        "places": partial(look_ups.files, linked),
    }
