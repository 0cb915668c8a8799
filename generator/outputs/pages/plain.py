"""The pages around the record: about, and the page for an address that does not exist."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.archive import Document
from generator.archive.words import licence_of as called
from generator.outputs.pages.frame import Day, Frame, Link, Wording, as_day
from generator.outputs.pages.moved import look_ups, scripted
from generator.outputs.pages.site import Site
from generator.text import Html


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """A page of `about/`; the first one carries licence and contact, and says how the record stood."""

    frame: Frame
    title: str
    body: Html
    licence: Link | None
    contact: tuple[Wording, ...]
    stood: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage:
    """What a host shows for an address that does not exist; its links begin with the base path."""

    frame: Frame
    search: str
    browse: tuple[Link, ...]


def browse(site: Site, here: str) -> tuple[Link, ...]:
    """Ways on without a search."""
    every = site.archive.committees.values()
    committees = (Link(site.name(committee), site.link(here, committee.address)) for committee in every)
    return (Link("All meetings", site.link(here, urls.MEETINGS)), *committees)


def about_page(site: Site, stem: str, document: Document | None) -> AboutPage:
    """A page about the archive; the first of them carries the licence and the contact, and is there in any case."""
    here = urls.about(stem)
    first = stem == "index"
    title = document.body.title if document else "About this archive"
    above = () if first else (("About", urls.ABOUT),)
    return AboutPage(
        frame=site.frame(here, title, current="About", crumbs=site.crumbs(here, *above, (title, here))),
        title=site.linked(here, document.body.heading.html, document.links) if document else title,
        body=site.document(here, document, urls.ABOUT) if document else Html(""),
        licence=licence_of(site) if first else None,
        contact=tuple((line,) for line in _contact(site)) if first else (),
        stood=as_day(site.today) if first else None,
    )


def licence_of(site: Site) -> Link | None:
    """Under what licence the record may be used; None where the council names none."""
    title, address = called(site.archive.council)
    return Link(title, address) if title else None


def _contact(site: Site) -> Iterator[str | Link]:
    """Whom to ask, line by line."""
    contact, council = site.archive.council.contact, site.archive.council
    if contact:
        yield contact.name
    yield council.name
    if contact and contact.address:
        yield contact.address
    if contact and contact.telephone:
        yield Link(contact.telephone, f"tel:{contact.telephone.replace(' ', '')}")
    if contact and contact.email:
        yield Link(contact.email, f"mailto:{contact.email}")
    yield from (Link(web, web) for web in (contact.web if contact else None, council.address) if web)


def not_found_page(site: Site) -> NotFoundPage:
    """The page for an address that does not exist."""
    here = urls.NOT_FOUND
    frame = scripted(site, here, site.frame(here, "Page not found", search=False))
    ways = (*browse(site, here), *look_ups(site, here))
    return NotFoundPage(frame=frame, search=site.link(here, urls.SEARCH), browse=ways)
