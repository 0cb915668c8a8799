"""Headings of every built page go down one level at a time: they are how a screen reader finds its way."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup


def faults(html: bytes) -> list[str]:
    """What is against the order of headings: not one h1 at their head, or a level left out."""
    found = BeautifulSoup(html, "html.parser").find_all(re.compile("^h[1-6]$"))
    levels = [0, *(int(heading.name[1]) for heading in found)]
    said = [] if levels[1:2] == [1] and levels.count(1) == 1 else [f"h1 stands {levels.count(1)} times, or not first"]
    said += [f"{one} after h{levels[n]}" for n, one in enumerate(found) if levels[n + 1] > levels[n] + 1]
    return said + [f"{one} is empty" for one in found if not one.get_text(strip=True)]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (b"<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>", []),
        (b"<h1>A</h1><h3>C</h3>", ["<h3>C</h3> after h1"]),
        (b"<h2>B</h2>", ["h1 stands 0 times, or not first", "<h2>B</h2> after h0"]),
        (b"<h1>A</h1><h1>B</h1>", ["h1 stands 2 times, or not first"]),
        (b"<h1>A</h1><h2> </h2>", ["<h2> </h2> is empty"]),
    ],
)
def test_what_is_against_the_order_is_found(html: bytes, said: list[str]) -> None:
    assert faults(html) == said


@pytest.mark.parametrize("content", ["invented", "restated"])
def test_headings_of_every_page_are_in_order(content: str, built: Callable[[str], Path]) -> None:
    site = built(content)
    pages = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}
    assert len(pages) > 20
    assert {name: said for name, html in pages.items() if (said := faults(html))} == {}
