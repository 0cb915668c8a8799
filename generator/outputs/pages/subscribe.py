"""How to keep up by calendar and feed: the page that explains both, and the links to them on other pages."""

from dataclasses import dataclass

from generator import urls
from generator.outputs.pages.frame import Alternate, Frame, Link
from generator.outputs.pages.site import Site


@dataclass(frozen=True, slots=True)
class Offer:
    """A calendar and a feed offered on a page: how to use them in a sentence, and links to them and to more words."""

    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """A calendar or a feed: which of them it is, its address as it is to be copied, and the link to it."""

    kind: str
    address: str
    href: str
    subscribe: str
    """The address that opens a calendar program; empty for a feed, and where the whole address is not known."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """What can be subscribed to of a committee or a matter."""

    of: Link
    channels: tuple[Channel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribePage:
    """How calendars and feeds are used, with the address of each."""

    frame: Frame
    has_feeds: bool
    committees: tuple[Subscription, ...]
    """The whole archive first, and the decisions of all of it."""
    matters: tuple[Subscription, ...]
    years: tuple[Link, ...]
    """The calendar of each municipal year, newest first."""
    changes: Channel | None
    """The feed of what changed, where a record is kept."""
    record: str
    """Where the record is."""


CALENDAR, FEED = "text/calendar", "application/atom+xml"
DATA, TEXT = "application/json", "text/markdown"
WITH_CALENDAR = (
    "Copy the address of the calendar into your calendar program: new and changed meetings then appear by themselves."
)
OF_DECISIONS = "Copy the address of the feed into a feed reader: it then tells you what is decided."
WITH_FEED = "Copy the address of the feed into a feed reader: it then tells you what happens in this matter."
BOTH = f"{WITH_CALENDAR} A feed reader tells you in the same way what is published."


def announced(site: Site, here: str, of: str, *, calendar: str = "", feed: str = "") -> tuple[Alternate, ...]:
    """What the head of the page at `here` announces: its own calendar and, where there are feeds, its own feed."""
    found = [Alternate(f"Calendar: {of}", site.link(here, calendar), CALENDAR)] if calendar else []
    if feed and site.address:
        found.append(Alternate(f"Feed: {of}", site.link(here, feed), FEED))
    return tuple(found)


def as_data(site: Site, here: str, what: str, address: str) -> Alternate:
    """What the head of the page of a meeting, a matter or a person announces: all that belongs to it as JSON."""
    return Alternate(f"This {what} as data", site.link(here, address), DATA)


def text_alternate(site: Site, here: str) -> Alternate:
    """What the head of a document's page announces: its text as Markdown."""
    return Alternate("Text as Markdown", site.link(here, urls.text(here)), TEXT)


def offer(site: Site, here: str, *, calendar: str = "", feed: str = "", words: str = "") -> Offer | None:
    """The links to a calendar and a feed, and what to do with them in a sentence; None where there is neither."""
    feed = feed if site.address else ""
    links = [Link("Calendar (iCal)", site.link(here, calendar))] if calendar else []
    links += [Link("Feed (Atom)", site.link(here, feed))] if feed else []
    if not links:
        return None
    words = words or (BOTH if calendar and feed else WITH_CALENDAR if calendar else WITH_FEED)
    return Offer(words, (*links, Link("How to subscribe", site.link(here, urls.SUBSCRIBE))))


def subscribe_page(site: Site) -> SubscribePage:
    """The page with every calendar and feed."""
    here, archive = urls.SUBSCRIBE, site.archive
    whole = _subscription(site, Link("All committees", site.link(here, urls.MEETINGS)), urls.CALENDAR, urls.FEED)
    committees = (
        _subscription(
            site,
            Link(site.name(committee), site.link(here, committee.address)),
            "" if committee.record.kind == "decisions" else urls.committee_calendar(committee.name),
            urls.committee_feed(committee.name),
        )
        for committee in archive.committees.values()
        if site.address or committee.record.kind != "decisions"
    )
    decisions = _subscription(site, Link("Decisions", site.link(here, urls.DECISIONS)), "", urls.DECISIONS_FEED)
    matters = (
        _subscription(site, Link(matter.title, site.link(here, urls.matter(name))), "", urls.matter_feed(name))
        for name, matter in sorted(archive.matters.items(), key=lambda named: named[1].title)
    )
    return SubscribePage(
        frame=site.frame(here, "Subscribe", crumbs=site.crumbs(here, ("Subscribe", here))),
        has_feeds=bool(site.address),
        committees=(whole, *([decisions] if site.address else []), *committees),
        matters=tuple(matters) if site.address else (),
        years=tuple(
            Link(year, site.link(here, urls.year_calendar(year)))
            for year in sorted({meeting.year for meeting in archive.meetings()}, reverse=True)
        ),
        changes=_channel(site, "Feed", urls.CHANGES) if site.address and archive.recorded else None,
        record=site.link(here, urls.RECORD),
    )


def _subscription(site: Site, of: Link, calendar: str, feed: str) -> Subscription:
    channels = [_channel(site, "Calendar", calendar, scheme="webcal")] if calendar else []
    channels += [_channel(site, "Feed", feed)] if site.address else []
    return Subscription(of, tuple(channels))


def _channel(site: Site, kind: str, address: str, scheme: str = "") -> Channel:
    """Where a calendar or feed is: its whole address to be copied, if that of the site is known, else a plain link."""
    link = site.link(urls.SUBSCRIBE, address)
    if not site.address:
        return Channel(kind, address, link, "")
    whole = f"{site.address}{address}"
    return Channel(kind, whole, link, f"{scheme}:{whole.partition(':')[2]}" if scheme else "")
