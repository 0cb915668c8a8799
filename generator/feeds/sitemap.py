"""What search engines are told: the list of all pages, and the file that leads to it."""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from generator import urls
from generator.feeds.names import root
from generator.feeds.xml import as_bytes

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(addresses: Iterable[str], base: str) -> Iterator[tuple[str, bytes]]:
    """The list of all pages for search engines, and the file that leads to it; none without an address."""
    if not (site := root(base)):
        return
    pages = ET.Element("urlset", xmlns=SITEMAP)
    for address in sorted(addresses):
        ET.SubElement(ET.SubElement(pages, "url"), "loc").text = f"{site}{address}"
    yield urls.SITEMAP, as_bytes(pages)
    yield urls.ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {site}{urls.SITEMAP}\n".encode()
