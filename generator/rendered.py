"""The pages of a site as bytes, by several processes; one of which nothing is shown otherwise than before is left out.

A template sees the record of its page and nothing else. So a page whose record is the same, by the same templates, the
same program and the same libraries, is the same: it is not rendered, and the file that stands is kept. The record, for
its part, is made of the archive and of what is asked for; so while everything is answered as before that was asked of
the archive in making it (`archive.asked`), it is the same, and not even made.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, partial
from pathlib import Path

from generator import urls
from generator.archive.asked import ONCE, Ask, Asked, digest_of, watched, watched_by_key
from generator.archive.asks import Asking, Asks
from generator.archive.whole import NotedWhole, Whole
from generator.outputs import rendering
from generator.outputs.pages import Make, Site, sections
from generator.outputs.pages.moved import LookUpPage, MovedPage
from generator.outputs.rendering import Renderer
from generator.spread import spread_with
from generator.standing import Leaf, OfSite, Options, Shown, Tell, counted
from generator.store.search import is_indexed
from generator.store.writing import Standing


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page: whether a sitemap lists it, the digest of its record, and its bytes; None where they stand already.

    `year` is the municipal year by which it is found, `month` that of its date.
    """

    is_listed: bool
    digest: str
    year: str
    month: str
    data: bytes | None
    asked: frozenset[Ask] = frozenset()
    """What was asked for in making its record."""
    once: Mapping[str, frozenset[Ask]] = field(default_factory=dict)
    """The same by each thing that was worked out once for several pages, as far as this process told of none before."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page without making it."""

    is_listed: bool
    digest: str
    year: str
    month: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What pages were made of: what all were made by, what was asked for which of them, and what is known of each."""

    made_by: str
    asks: Asks
    pages: Mapping[str, Known]


PACKS = "packs"


OfPages = OfSite[Noted]


@dataclass(frozen=True)
class Pages:
    """What pages are made of: the site, what is worked out of it all, templates and program; and what stood there."""

    site: Site
    folders: tuple[Path, ...]
    brand: rendering.Brand
    languages: tuple[str, str]
    made_by: str
    before: Shown = field(default_factory=Shown)

    noted: Noted | None = None
    """What the pages of before were made of, where it is known."""
    asked: Asked = field(default_factory=Asked)
    """Takes down what is asked of the archive."""

    @cached_property
    def watched(self) -> tuple[Site, Whole]:
        """The site and what is worked out of it, of an archive that notes what it is asked for."""
        packs = watched_by_key(PACKS, self.site.packs, self.asked)
        site = replace(self.site, archive=watched(self.site.archive, self.asked), packs=packs)
        return site, NotedWhole(site.archive, self.asked)

    @cached_property
    def _every(self) -> list[tuple[str, Make, Ask]]:
        """The address of each page, what makes its record, and what stands for all that was asked to know that."""
        site, whole = self.watched
        with self.asked.noting() as first:
            of = sections(site, whole=whole)
        found: list[tuple[str, Make, Ask]] = []
        for name, section in of.items():
            with self.asked.noting() as asked:
                entries = list(section())
            listing = f"the pages of {name}"
            self.asked.within[listing] = frozenset(first | asked)
            found += [(address, make, (ONCE, listing)) for address, make in entries]
        return found

    @cached_property
    def every(self) -> list[str]:
        """The address of each page."""
        return [address for address, _, _ in self._every]

    @cached_property
    def by(self) -> str:
        """Tells all that records of pages are made of, beside the archive, from others."""
        beside = [getattr(self.site, one.name) for one in fields(self.site) if one.name not in {"archive", "packs"}]
        return digest_of((self.made_by, self.renderer.digest, beside))

    @cached_property
    def as_before(self) -> Mapping[str, Known]:
        """The pages that are known to be as before without making their records, and stand so in the site."""
        if self.noted is None or self.noted.made_by != self.by:
            return {}
        stand, same = self.before.pages, self.noted.asks.as_before(self.site.archive, {PACKS: self.site.packs})
        found = {at: known for at, known in self.noted.pages.items() if at in same}
        return {at: known for at, known in found.items() if at in stand and stand[at].digest == known.digest}

    @cached_property
    def renderer(self) -> Renderer:
        """The templates, read once in each process."""
        return rendering.load_templates(self.folders, self.brand, self.languages)

    def __reduce__(self) -> tuple[object, ...]:
        """For another process, which lists the pages and reads the templates itself."""
        folders = tuple(folder.absolute() for folder in self.folders)  # it may be at work in another
        return Pages, (self.site, folders, self.brand, self.languages, self.made_by, self.before)

    def rendered(self, number: int) -> Rendered:
        """The page of a number in the list of all."""
        address, make, listing = self._every[number]
        with self.asked.noting() as asked:
            page = make()
        digest = digest_of((self.made_by, self.renderer.digest, page))
        is_listed = address != urls.NOT_FOUND and not isinstance(page, MovedPage | LookUpPage)
        before = self.before.pages.get(address)
        is_same = before is not None and before.digest == digest
        found = page.frame.found
        year, month = (found.in_year(self.site.archive.starts), found.month) if found else ("", "")
        data = None if is_same else self.renderer.render(page)
        return Rendered(is_listed, digest, year, month, data, frozenset(asked | {listing}), self.asked.news())


def files(
    pages: Pages, options: Options, of_pages: OfPages, listed: list[str], tell: Tell
) -> Iterator[tuple[str, bytes | Standing]]:
    """The file of every page. What is shown on each, and the addresses that a sitemap lists, are noted."""
    every, known = pages.every, pages.as_before
    if options.jobs > 1 and not pages.before.pages:
        pages.renderer.make_ready()
    if options.is_shared and not known:
        pages.watched[1].work_out()
    pages_made: dict[str, Known] = {}
    wanted = [number for number, address in enumerate(every) if address not in known]
    asking = Asking()
    with spread_with(pages, options.jobs, options.cluster) as spread:
        made = iter(counted(spread(Pages.rendered, wanted), tell, "Making the pages", len(wanted)))
        for address in every:
            page: Known | Rendered = known[address] if address in known else next(made)
            if page.is_listed:
                listed.append(address)
            data: bytes | Standing | None = None
            asking.add(address, page.asked if isinstance(page, Rendered) else ())
            if isinstance(page, Rendered):
                data = page.data
                asking.once.update(page.once)
            if data is None:
                data = Standing(pages.before.pages[address].is_indexed)
            found = data.is_indexed if isinstance(data, Standing) else is_indexed(data)
            of_pages.shown.pages[address] = Leaf(page.digest, found, page.year, page.month)
            pages_made[address] = Known(page.is_listed, page.digest, page.year, page.month)
            yield urls.file(address), data
    before, packs = pages.noted.asks if pages.noted else None, {PACKS: dict(pages.site.packs)}
    noted = partial(asking.noted, pages.site.archive, packs, before, frozenset(known))
    of_pages.made_of = partial(_noted_now, pages.by, noted, pages_made)


def _noted_now(made_by: str, noted: Callable[[], Asks], made: Mapping[str, Known]) -> Noted:
    return Noted(made_by, noted(), made)
