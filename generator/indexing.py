"""The search index of a site: as one, or where the archive is large in bundles by municipal year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from generator import urls
from generator.archive.asked import digest_of
from generator.archive.whole import Whole
from generator.outputs.pages import Site, clause_pages, counts_of
from generator.outputs.rendering import Renderer
from generator.standing import Options, Shown, Tell
from generator.store import search, writing
from generator.store.search import bundles

FOLDER = "pagefind"
"""The folder of the search index within the site."""


@dataclass(frozen=True, slots=True)
class Index:
    """What the search index of a site is to hold."""

    made_by: str
    clauses: Iterable[bundles.Entry]
    """The decisions, as pages beside those of the site."""
    bundles: tuple[bundles.Bundle, ...]
    """None, where it is one."""
    jobs: int
    is_whole: bool
    """Whether the index of before is as a build left it."""

    def renew(self, made: writing.Next, tell: Tell) -> bool:
        """Makes it in the next site, unless that of before can be taken over; returns whether it was made.

        SearchError, if the program that makes it fails.
        """
        if not made.index_stale and writing.take_over(made, FOLDER, partial(self._is_sound, made.indexed)):
            return False
        tell("Making the search index")
        self._make(writing.complete(made), made)
        return True

    def _is_sound(self, count: int, before: Path) -> bool:
        if self.bundles:
            return bundles.as_before(self.bundles, before, is_whole=self.is_whole)
        return search.is_sound(before, count, self.made_by, is_whole=self.is_whole)

    def _make(self, pages: Path, made: writing.Next) -> None:
        output = made.folder / FOLDER
        if self.bundles:
            bundles.make(pages, output, self.bundles, made.site / FOLDER, self.jobs, is_whole=self.is_whole)
        else:
            search.index(pages, output, bundles.written(self.clauses), self.made_by)


def index(
    options: Options, whole: Whole, renderer: Renderer, shown: Shown, *, made_by: str, is_whole: bool
) -> Index | None:
    """The index of pages that are `shown`, and of the decisions as pages beside them; None where none is wanted.

    `made_by` tells what makes it from other programs and libraries; `is_whole` is whether that of before is as a build
    left it.
    """
    if not options.search:
        return None
    site, by = Site(whole.archive, options.today, renderer.names), f"{made_by}/{renderer.digest}"
    clauses, made = _clauses(site, whole, renderer), list[bundles.Bundle]()
    if is_in_bundles(options, whole):
        pages = (
            bundles.Entry(urls.file(address), leaf.year, leaf.digest, month=leaf.month)
            for address, leaf in shown.pages.items()
            if leaf.is_indexed
        )
        made += bundles.bundled((*pages, *clauses), options.bundled_from // 3, by)
    return Index(by, clauses, tuple(made), options.jobs, is_whole)


def is_in_bundles(options: Options, whole: Whole) -> bool:
    """Whether an archive has so many pages that its search index is in bundles."""
    return whole.kept("how many pages are indexed", _indexed, whole) >= options.bundled_from


def _indexed(whole: Whole) -> int:
    return sum(counts_of(whole.archive, whole.decisions).values())


def _clauses(site: Site, whole: Whole, renderer: Renderer) -> Iterator[bundles.Entry]:
    """The decisions for the search index, where each is a page beside those of the site."""
    for page in clause_pages(site, whole.decisions):
        name, year = f"{sha256(page.found.url.encode()).hexdigest()}.html", page.found.in_year(site.archive.starts)
        yield bundles.Entry(name, year, digest_of(page), partial(renderer.render, page), page.found.month)
