"""Addresses never change: every address that was ever published is kept in a list, and must stay or lead on.

`pytest tests/test_addresses.py --update-golden` adds new addresses to the lists and takes none out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from content_sample import write
from folders import GOLDEN, ROOT, TESTS

from generator import urls
from generator.build import build
from generator.standing import Options
from generator.store.writing import MARK

DAY = date(2024, 8, 30)
LISTS = [
    pytest.param(GOLDEN, TESTS / "golden" / "addresses.txt", id="the invented council"),
    pytest.param(ROOT / "content", TESTS / "demonstration-addresses.txt", id="the demonstration"),
]

MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
PLACE = re.compile(r'\sid="(?!page_|[^"]*-caption")([^"]+)"')
QUERY = re.compile(r'data-query="([^"]+)"')
REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
MADE_FOR_PROGRAMS = ("assets/", "pagefind/", urls.REDIRECTS, urls.REDIRECTS_FOR_NGINX, urls.HEADERS)
"""Files that no link of a reader's leads to; those of `assets/` have their hash in their names."""
WITHOUT_PLACES = (urls.SEARCH, urls.NOT_FOUND)
"""Pages whose ids are for their scripts alone."""


@dataclass(frozen=True)
class Published:
    """Every address of a site, with the places on its pages; and where pages at old addresses lead."""

    addresses: frozenset[str]
    forwards: Mapping[str, str]

    def leads_on(self, address: str) -> bool:
        """Whether a page stands at an address that leads to the same place of another."""
        path, mark, place = address.partition("#")
        there = self.forwards.get(path) or self.forwards.get(f"{path}/")
        return there is not None and (not mark or "#" in there or f"{there}#{place}" in self.addresses)


def published(content: Path, site: Path) -> Published:
    """What the site of a content folder publishes."""
    options = Options(content, site, DAY, search=False, address="https://www.fernshire.example/")
    outcome = build(options, lambda _: None)
    assert [str(problem) for problem in outcome.problems if problem.severity == "error"] == []
    addresses: set[str] = set()
    forwards: dict[str, str] = {}
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_dir() or name == MARK or name.startswith(MADE_FOR_PROGRAMS):
            continue
        address = f"/{name.removesuffix('index.html') if path.name == 'index.html' else name}"
        addresses.add(address)
        if path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            if refresh := REFRESH.search(text):
                forwards[address] = unquote(urljoin(address, refresh[1]))
            elif queries := QUERY.findall(text):
                addresses |= {f"{address}?{unescape(query)}" for query in queries}
            elif not address[1:].startswith(WITHOUT_PLACES):
                addresses |= {f"{address}#{place}" for place in PLACE.findall("".join(MAIN.findall(text)))}
    return Published(frozenset(addresses), forwards)


def gone(listed: set[str], now: Published) -> list[str]:
    """The addresses of a list at which nothing stands any more."""
    return sorted(address for address in listed - now.addresses if not now.leads_on(address))


@pytest.mark.parametrize(("content", "listing"), LISTS)
def test_every_address_that_was_published_is_there_or_leads_on(
    content: Path, listing: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    now = published(content, tmp_path / "site")
    listed = set(listing.read_text(encoding="utf-8").splitlines()) if listing.exists() else set()
    if pytestconfig.getoption("--update-golden"):
        listed |= now.addresses
        listing.write_text("".join(f"{address}\n" for address in sorted(listed)), encoding="utf-8")
    lost = gone(listed, now)
    assert lost == [], (
        "addresses that were published are gone: bring them back, give the old id under `formerly`, or say in"
        " redirects.yaml where each leads now; none may be taken out of the list"
    )
    new = sorted(now.addresses - listed)
    assert new == [], f"addresses are new: run this with --update-golden, which adds them to {listing.name}"


MEETING = "panel/2024-06-12"


@pytest.mark.parametrize(
    ("files", "lost"),
    [
        ({f"{MEETING}/rents.md": "# Rents\n\n## Why\n\nTo say.\n"}, []),
        ({f"{MEETING}/rents.md": "# Rents\n\n## Why\n"}, [f"/{MEETING}/rents/#p1-1"]),
        (
            {f"{MEETING}/charges.md": "# Rents\n\n## Why\n\nTo say.\n"},
            [f"/{MEETING}/rents/", f"/{MEETING}/rents/#p1-1", f"/{MEETING}/rents/#s1"],
        ),
        ({f"{MEETING}/charges.md": "---\nformerly: rents\n---\n# Rents\n\n## Why\n\nTo say.\n"}, []),
        (
            {f"{MEETING}/charges.md": "---\nformerly: rents\n---\n# Rents\n\n## Why\n"},
            [f"/{MEETING}/rents/#p1-1"],
        ),
        (
            {
                f"{MEETING}/charges.md": "# Rents\n\n## Why\n\nTo say.\n",
                "redirects.yaml": f"{MEETING}/rents: {MEETING}/charges#s1\n",
            },
            [],
        ),
    ],
    ids=["as it was", "a paragraph less", "renamed", "with its former id", "and a paragraph less", "redirected"],
)
def test_what_is_gone_is_found(files: dict[str, str], lost: list[str], tmp_path: Path) -> None:
    paper = f"/{MEETING}/rents/"
    now = published(write(files, tmp_path / "content"), tmp_path / "site")
    assert gone({paper, f"{paper}#s1", f"{paper}#p1-1"}, now) == lost
