"""What a page says of the record of its document."""

from collections.abc import Iterator

from generator import urls
from generator.archive.words import full
from generator.outputs.pages.frame import Fact, Link, Wording
from generator.outputs.pages.site import Site


def editions(site: Site, document: str) -> Iterator[Fact]:
    """The line of the side column that leads to the earlier editions of a document."""
    recorded = site.archive.recorded
    lines: list[Wording] = []
    for past, following in recorded.replaced(document):
        name = f"Edition {past.noted.edition}"
        until = f", until {full(following.on)}"
        kept = recorded.text(document, past.noted.edition) is not None
        link = Link(name, site.link(document, urls.edition(document, past.noted.edition)))
        lines.append((link, until) if kept else (f"{name}{until}; its words are not kept",))
    if lines:
        yield Fact("Earlier editions", tuple(lines))
