"""What browsers are told of the search, so that it can be added to theirs (OpenSearch 1.1)."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from generator import urls
from generator.archive import Archive
from generator.outputs.feeds.names import root
from generator.outputs.feeds.xml import add, as_bytes

OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
LONGEST_NAME, LONGEST_TEXT = 16, 1024


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
