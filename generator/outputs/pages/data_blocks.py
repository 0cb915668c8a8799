"""What a page says of itself to programs: JSON-LD with the terms of schema.org."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from generator.outputs.pages.frame import Link
from generator.text import Html

Facts = Mapping[str, object]
"""A thing of schema.org: its type and properties."""
CONTEXT = "https://schema.org"


def as_script(facts: Facts) -> Html:
    """The facts as they stand in a script element, which nothing in them can end; what is empty is left out."""
    text = json.dumps({"@context": CONTEXT, **_known(facts)}, ensure_ascii=False, separators=(",", ":"))
    return Html(text.replace("<", "\\u003c"))


def _known(facts: Facts) -> Facts:
    return {name: _inside(value) for name, value in facts.items() if value}


def _inside(value: object) -> object:
    if isinstance(value, list):
        return [_inside(each) for each in value]
    return _known(value) if isinstance(value, Mapping) else value


def breadcrumbs(way: Sequence[Link], address: str) -> Facts:
    """The way from the home page to the page at a whole address."""
    steps = [
        {"@type": "ListItem", "position": n, "name": step.text, "item": urljoin(address, step.href) or address}
        for n, step in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def moment(day: date, at: time | None, zone: str) -> str:
    """A day, or a time of it with its distance from UTC in the council's time zone."""
    if at is None:
        return day.isoformat()
    return datetime.combine(day, at, ZoneInfo(zone)).isoformat()
