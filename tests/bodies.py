"""Sites of invented bodies: `of(files, folder)` makes one and reads it: pages in words, data in rows, feeds, texts."""

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdfium2
from folders import put

from generator.build import build
from generator.problems import in_order
from generator.standing import Options

TODAY = date(2025, 6, 30)
BASE = "https://example.org/archive/"
ATOM = "{http://www.w3.org/2005/Atom}"
TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)


def read(markup: str) -> str:
    """The words of a piece of HTML, in one line."""
    return re.sub(r" (?=[,.;:)])", "", " ".join(unescape(TAGS.sub(" ", markup)).split()))


@dataclass(frozen=True)
class Body:
    """The site of a body, and what is told of its content."""

    site: Path
    told: tuple[str, ...]
    """As "panel/2024-06-12/minutes.md:7: warning: … [rule]"."""

    def html(self, address: str) -> str:
        """The main part of a page."""
        return (self.site / address / "index.html").read_text(encoding="utf-8").partition("<main")[2]

    def page(self, address: str) -> str:
        """The words of a page."""
        return read(self.html(address))

    def at(self, address: str, fragment: str) -> str:
        """The words of the element with this address, up to the next one that has one."""
        found = self.html(address).partition(f' id="{fragment}"')[2]
        return read(found.partition(">")[2].partition(' id="')[0] + ">")

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table's JSON; its CSV has as many."""
        rows = json.loads((self.site / "data" / f"{table}.json").read_bytes())
        with (self.site / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(rows)
        assert isinstance(rows, list)
        return rows

    def column(self, table: str, *names: str) -> list[Any]:
        """The values of a column of a table, or of several side by side."""
        picked = [tuple(row[name] for name in names) for row in self.rows(table)]
        return [values[0] for values in picked] if len(names) == 1 else picked

    def feed(self, address: str = "feed.xml") -> dict[str, str]:
        """What a feed tells, by title."""
        root = ET.parse(self.site / address).getroot()  # noqa: S314  it was made here
        entries = root.iter(f"{ATOM}entry")
        return {entry.findtext(f"{ATOM}title", ""): entry.findtext(f"{ATOM}summary", "") for entry in entries}

    def text(self, address: str) -> str:
        """A document as Markdown, or another file."""
        return (self.site / address).read_text(encoding="utf-8")

    def pdf(self, address: str) -> str:
        """The words of a pack in print."""
        with pypdfium2.PdfDocument(self.site / address) as document:
            return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def of(files: Mapping[str, str], folder: Path, *, today: date = TODAY, packs: bool = False) -> Body:
    """The site of the files; they have no errors."""
    content = put(files, folder / "content")
    options = Options(content, folder / "site", today, base="/archive/", address=BASE, search=False, packs=packs)
    outcome = build(options, lambda _: None)
    lines = []
    for problem in in_order(outcome.problems):
        path = Path(problem.place.path).relative_to(content).as_posix()
        lines.append(f"{path}:{problem.place.line}: {problem.severity}: {problem.what} [{problem.rule}]")
    assert [line for line in lines if ": error: " in line] == []
    return Body(folder / "site", tuple(lines))
