"""The pages of a site as bytes, by several processes; one of which nothing is shown otherwise than before is left out.

A template sees the record of its page and nothing else. So a page whose record is the same, by the same templates, the
same program and the same libraries, is the same: it is not rendered, and the file that stands is kept.
"""

import io
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path

from generator import urls
from generator.archive.years import Starts, municipal_year
from generator.outputs import rendering
from generator.outputs.pages import Make, Site, Whole, clause_pages, sections
from generator.outputs.pages.frame import Found
from generator.outputs.pages.moved import LookUpPage, MovedPage
from generator.outputs.rendering import Renderer
from generator.spread import spread_with
from generator.standing import Leaf, Options, Shown, Tell, counted
from generator.store.search import is_indexed
from generator.store.search.bundles import Entry
from generator.store.writing import Standing


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page: whether a sitemap lists it, the digest of its record, and its bytes; None where they stand already.

    `year` is the municipal year by which it is found.
    """

    is_listed: bool
    digest: str
    year: str
    data: bytes | None


@dataclass(frozen=True)
class Pages:
    """What pages are made of: the site, what is worked out of it all, templates and program; and what stood there."""

    site: Site
    whole: Whole
    folders: tuple[Path, ...]
    brand: rendering.Brand
    languages: tuple[str, str]
    made_by: str
    before: Shown = field(default_factory=Shown)

    @cached_property
    def every(self) -> list[tuple[str, Make]]:
        """The address of each page, and what makes its record."""
        return [entry for section in sections(self.site, whole=self.whole).values() for entry in section()]

    @cached_property
    def renderer(self) -> Renderer:
        """The templates, read once in each process."""
        return rendering.load_templates(self.folders, self.brand, self.languages)

    def __reduce__(self) -> tuple[object, ...]:
        """For another process, which lists the pages and reads the templates itself."""
        folders = tuple(folder.absolute() for folder in self.folders)  # it may be at work in another
        return Pages, (self.site, self.whole, folders, self.brand, self.languages, self.made_by, self.before)

    def rendered(self, number: int) -> Rendered:
        """The page of a number in the list of all."""
        address, make = self.every[number]
        page = make()
        digest = _digest((self.made_by, self.renderer.digest, page))
        is_listed = address != urls.NOT_FOUND and not isinstance(page, MovedPage | LookUpPage)
        before = self.before.pages.get(address)
        is_same = before is not None and before.digest == digest
        year = year_of(page.frame.found, self.site.archive.starts)
        return Rendered(is_listed, digest, year, None if is_same else self.renderer.render(page))


def files(
    pages: Pages, options: Options, shown: Shown, listed: list[str], tell: Tell
) -> Iterator[tuple[str, bytes | Standing]]:
    """The file of every page. What is shown on each, and the addresses that a sitemap lists, are noted."""
    every = pages.every
    if options.jobs > 1 and not pages.before.pages:
        pages.renderer.make_ready()
    with spread_with(pages, options.jobs, options.cluster) as spread:
        made = counted(spread(Pages.rendered, range(len(every))), tell, "Making the pages", len(every))
        for (address, _), page in zip(every, made, strict=True):
            if page.is_listed:
                listed.append(address)
            data = Standing(pages.before.pages[address].is_indexed) if page.data is None else page.data
            found = data.is_indexed if isinstance(data, Standing) else is_indexed(data)
            shown.pages[address] = Leaf(page.digest, found, page.year)
            yield urls.file(address), data


def year_of(found: Found | None, starts: Starts) -> str:
    """The municipal year by which a page is found, that of its date where it names none; empty where it has neither."""
    if found is None or not (found.year or found.date):
        return ""
    return found.year or municipal_year(date.fromisoformat(found.date), starts)


def clauses(site: Site, whole: Whole, renderer: Renderer) -> Iterator[Entry]:
    """The decisions for the search index, where each is a page beside those of the site."""
    for page in clause_pages(site, whole.decisions):
        name = f"{sha256(page.found.url.encode()).hexdigest()}.html"
        year = year_of(page.found, site.archive.starts)
        yield Entry(name, year, _digest(page), partial(renderer.render, page))


def _digest(thing: object) -> str:
    """Of what a record says, by its types: text that is HTML and the same words as text are not alike."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    pickler.fast = True  # by value alone: whether two places share one object says nothing
    pickler.dump(thing)
    return sha256(buffer.getbuffer()).hexdigest()
