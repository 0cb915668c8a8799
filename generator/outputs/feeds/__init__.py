"""Calendars (iCalendar), feeds of what is published (Atom), and what search engines are told (sitemap, robots).

Everything comes from the archive, the time stamps too, so that a file changes only when its records do. `base` is the
whole address at which the site will be served; where that is a path or nothing, only what needs no address is made.
What programs know things by never depends on it.
"""

from generator.outputs.feeds.atom import atom
from generator.outputs.feeds.calendars import calendars
from generator.outputs.feeds.finding import opensearch, sitemap

__all__ = ["atom", "calendars", "opensearch", "sitemap"]
