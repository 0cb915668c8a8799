"""Feeds of what is published (Atom, RFC 4287): all of it, that of each committee, and that of each matter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote
from xml.etree import ElementTree as ET

from generator import urls
from generator.archive import Archive
from generator.archive.changes import having
from generator.archive.whole import Whole
from generator.archive.words import licence_of
from generator.outputs.feeds.changes import changed
from generator.outputs.feeds.entries import Entries, FeedEntry
from generator.outputs.feeds.matters import MatterTeller
from generator.outputs.feeds.names import former_keys, host, keys, root
from generator.outputs.feeds.xml import add, as_bytes, readable

ATOM = "http://www.w3.org/2005/Atom"
NEWEST = 100
"""How many published things a feed has."""
UNKNOWN = date(1970, 1, 1)
"""When a feed changed that has had nothing yet."""
TAGGED = "2026"
"""The year in the names of entries (RFC 4151): one in which the council has had its host."""


def atom(whole: Whole, today: date, base: str) -> Iterator[tuple[str, bytes]]:
    """Every feed; none without an address, which Atom needs. At a former address stands the same feed."""
    if not (site := root(base)):
        return
    archive = whole.archive
    council, press = archive.council.name, _Press(archive, today, site, host(archive.council))
    agendas = {name: having(committee) for name, committee in archive.committees.items()}
    teller = Entries(archive, keys(archive), agendas)
    told = [*(entry for decision in whole.decisions for entry in teller.decided(decision)), *teller.outside()]
    found = [*teller.of_meetings(), *told]
    if archive.recorded:
        yield urls.CHANGES, press.feed(f"What changed, {council}", urls.CHANGES, urls.SUBSCRIBE, changed(archive))
    yield urls.FEED, press.feed(council, urls.FEED, urls.HOME, found)
    yield urls.DECISIONS_FEED, press.feed(f"Decisions, {council}", urls.DECISIONS_FEED, urls.DECISIONS, told)
    before = former_keys({name: committee.record.formerly for name, committee in archive.committees.items()})
    for name, committee in archive.committees.items():
        title, here = f"{archive.committee_name(name, today)}, {council}", urls.committee_feed(name)
        made = press.feed(title, here, committee.address, (entry for entry in found if name in entry.committees))
        yield here, made
        for old in before[name]:
            yield urls.committee_feed(old), made
    papers = {paper.address: (meeting, paper) for meeting in archive.meetings() for paper in meeting.papers.values()}
    matters = MatterTeller(teller, papers)
    matters_before = former_keys({name: matter.formerly for name, matter in archive.matters.items()})
    for name, moments in whole.lines.items():
        matter, here = archive.matters[name], urls.matter_feed(name)
        made = press.feed(f"{matter.title}, {council}", here, urls.matter(name), matters.matter(moments))
        yield here, made
        for old in matters_before[name]:
            yield urls.matter_feed(old), made


@dataclass(frozen=True, slots=True)
class _Press:
    """Where feeds are printed: the archive, the site's address, and the host in names."""

    archive: Archive
    today: date
    site: str
    host: str

    def feed(self, title: str, here: str, page: str, told: Iterable[FeedEntry]) -> bytes:
        """A feed at its own address, beside the page it belongs to; a thing told twice is told as it last stood."""
        last: dict[str, FeedEntry] = {}
        for entry in told:
            if entry.key not in last or entry.updated >= last[entry.key].updated:
                last[entry.key] = entry
        newest = sorted(last.values(), key=lambda entry: entry.updated, reverse=True)[:NEWEST]
        feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": readable(self.archive.council.language)})
        add(feed, "id", self.tag(here))
        add(feed, "title", title)
        add(feed, "updated", _instant(newest[0].updated if newest else UNKNOWN))
        add(ET.SubElement(feed, "author"), "name", self.archive.council.name)
        title, address = licence_of(self.archive.council)
        if title:
            add(feed, "rights", title)
        self.link(feed, "self", "application/atom+xml", here)
        self.link(feed, "alternate", "text/html", page)
        if address:
            ET.SubElement(feed, "link", rel="license", type="text/html", href=readable(address))
        for entry in newest:
            self.entry(feed, entry)
        return as_bytes(feed)

    def entry(self, feed: ET.Element, told: FeedEntry) -> None:
        """An entry at the end of a feed."""
        entry = ET.SubElement(feed, "entry")
        add(entry, "id", self.tag(told.key))
        add(entry, "title", told.title)
        add(entry, "updated", _instant(told.updated))
        if told.published:
            add(entry, "published", _instant(told.published))
        self.link(entry, "alternate", "text/html", told.address)
        for name in told.committees:
            label = readable(self.archive.committee_name(name, self.today))
            ET.SubElement(entry, "category", term=name, label=label)
        add(entry, "summary", told.text)

    def link(self, element: ET.Element, rel: str, kind: str, address: str) -> None:
        """A link of a feed or an entry."""
        ET.SubElement(element, "link", rel=rel, type=kind, href=f"{self.site}{quote(address, safe='/#')}")

    def tag(self, key: str) -> str:
        """A name that stays when the site moves."""
        return f"tag:{self.host},{TAGGED}:{key}"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
