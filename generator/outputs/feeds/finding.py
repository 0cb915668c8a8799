"""How the site is found: what search engines are told, and what browsers are of the search (OpenSearch 1.1)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from xml.etree import ElementTree as ET

from generator import urls
from generator.archive import Archive
from generator.outputs.feeds.names import root
from generator.outputs.feeds.xml import add, as_bytes

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000
"""How many addresses the form allows in one file."""
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
LONGEST_NAME, LONGEST_TEXT = 16, 1024


def sitemap(
    addresses: Iterable[str], base: str, robots: bytes = b"", changed: Mapping[str, date] | None = None
) -> Iterator[tuple[str, bytes]]:
    """The list of all pages for search engines, and the file that leads to it; none without an address.

    `changed` are the last days on which something on them changed, as far as they are known.
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
        yield urls.SITEMAP, _list("sitemapindex", "sitemap", site, names, {})
        for name, part in zip(names, parts, strict=True):
            yield name, _list("urlset", "url", site, part, changed or {})
    else:
        yield urls.SITEMAP, _list("urlset", "url", site, pages, changed or {})
    told = f"{robots.decode('utf-8', 'surrogateescape').rstrip()}\n\n" if robots else "User-agent: *\nAllow: /\n"
    yield urls.ROBOTS, f"{told}Sitemap: {site}{urls.SITEMAP}\n".encode("utf-8", "surrogateescape")


def _list(whole: str, entry: str, site: str, addresses: Iterable[str], changed: Mapping[str, date]) -> bytes:
    made = ET.Element(whole, xmlns=SITEMAP)
    for address in addresses:
        listed = ET.SubElement(made, entry)
        ET.SubElement(listed, "loc").text = f"{site}{address}"
        if day := changed.get(address):
            ET.SubElement(listed, "lastmod").text = day.isoformat()
    return as_bytes(made)


def opensearch(archive: Archive, base: str) -> Iterator[tuple[str, bytes]]:
    """The description of the site's search; none without a whole address, which it needs."""
    if not (site := root(base)):
        return
    council = archive.council
    described = ET.Element("OpenSearchDescription", xmlns=OPENSEARCH)
    add(described, "ShortName", _short(council.name))
    add(described, "Description", f"{council.name}: {council.tagline}"[:LONGEST_TEXT])
    ET.SubElement(described, "Url", type="text/html", template=f"{site}{urls.SEARCH}?q={{searchTerms}}")
    add(described, "Language", council.language)
    add(described, "InputEncoding", "UTF-8")
    yield urls.OPENSEARCH, as_bytes(described)


def _short(name: str) -> str:
    """As many of a name's words as the form allows."""
    if len(name) <= LONGEST_NAME:
        return name
    return name[: LONGEST_NAME + 1].rpartition(" ")[0] or name[:LONGEST_NAME]
