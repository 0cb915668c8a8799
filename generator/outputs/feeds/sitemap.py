"""What search engines are told: the list of all pages, and the file that leads to it."""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from generator import urls
from generator.outputs.feeds.names import root
from generator.outputs.feeds.xml import as_bytes

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000
"""How many addresses the form allows in one file."""


def sitemap(addresses: Iterable[str], base: str, robots: bytes = b"") -> Iterator[tuple[str, bytes]]:
    """The list of all pages for search engines, and the file that leads to it; none without an address.

    More pages than one file may list are listed in several, and the list is then of these. The council's own `robots`
    stand in the place of what all programs are told, and are given without an address too.
    """
    if not (site := root(base)):
        if robots:
            yield urls.ROBOTS, robots
        return
    pages = sorted(addresses)
    parts = [pages[first : first + MOST] for first in range(0, len(pages), MOST)]
    if len(parts) > 1:
        names = [urls.sitemap_part(number) for number in range(1, len(parts) + 1)]
        yield urls.SITEMAP, _list("sitemapindex", "sitemap", site, names)
        for name, part in zip(names, parts, strict=True):
            yield name, _list("urlset", "url", site, part)
    else:
        yield urls.SITEMAP, _list("urlset", "url", site, pages)
    told = f"{robots.decode('utf-8', 'surrogateescape').rstrip()}\n\n" if robots else "User-agent: *\nAllow: /\n"
    yield urls.ROBOTS, f"{told}Sitemap: {site}{urls.SITEMAP}\n".encode("utf-8", "surrogateescape")


def _list(whole: str, entry: str, site: str, addresses: Iterable[str]) -> bytes:
    made = ET.Element(whole, xmlns=SITEMAP)
    for address in addresses:
        ET.SubElement(ET.SubElement(made, entry), "loc").text = f"{site}{address}"
    return as_bytes(made)
