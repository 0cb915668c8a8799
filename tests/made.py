"""Sites made of files, and read: `make({"panel/2024-06-12/meeting.yaml": "…"}, folder).page("panel/2024-06-12/")`."""

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import icalendar
import pypdfium2
from content_sample import TODAY, write

from generator import build
from generator.standing import Options

BASE = "https://fernshire.example/archive/"
ATOM = "{http://www.w3.org/2005/Atom}"
TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)


def read(markup: str) -> str:
    """The words of a piece of HTML, in one line."""
    return re.sub(r" (?=[,.])", "", " ".join(unescape(TAGS.sub(" ", markup)).split()))


def cell(value: object) -> str:
    """A value of JSON as CSV has it."""
    if isinstance(value, list):
        return "|".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


@dataclass(frozen=True)
class Made:
    """A site as it was made, and what each of its files says; meetings are those of `committee`."""

    folder: Path
    problems: tuple[str, ...] = ()
    """As "file:line: severity: what is wrong [rule]"."""
    committee: str = "panel"

    def html(self, address: str) -> str:
        """A page as it was written."""
        return (self.folder / address / "index.html").read_text(encoding="utf-8")

    def page(self, address: str) -> str:
        """The words of a page."""
        return read(self.html(address).partition("<main")[2])

    def row(self, table: str, **known: object) -> dict[str, Any]:
        """The one row of a table's JSON with these values; that of its CSV says the same."""
        rows = json.loads((self.folder / "data" / f"{table}.json").read_bytes())
        text = (self.folder / "data" / f"{table}.csv").read_text(encoding="utf-8")
        ((place, row),) = [pair for pair in enumerate(rows) if known.items() <= pair[1].items()]
        cells = list(csv.DictReader(io.StringIO(text, newline="")))[place]
        assert cells == {name: cell(value) for name, value in row.items()}
        assert isinstance(row, dict)
        return row

    def meeting(self, name: str) -> dict[str, Any]:
        """The JSON of a meeting whole, whose own values are those of the table of meetings."""
        whole = json.loads((self.folder / self.committee / name / "meeting.json").read_bytes())
        assert self.row("meetings", id=f"{self.committee}/{name}").items() <= whole.items()
        assert isinstance(whole, dict)
        return whole

    def feed(self, address: str) -> ET.Element:
        """A feed."""
        return ET.parse(self.folder / address).getroot()  # noqa: S314  it was made here

    def entries(self, address: str, there: str) -> list[dict[str, str]]:
        """What a feed tells of an address, by the names of its elements."""
        found = []
        for entry in self.feed(address).iter(f"{ATOM}entry"):
            (link,) = entry.iter(f"{ATOM}link")
            if link.attrib["href"] == BASE + there:
                found.append({part.tag.removeprefix(ATOM): part.text or "" for part in entry})
        return found

    def calendar(self, address: str) -> icalendar.Calendar:
        """A calendar."""
        return icalendar.Calendar.from_ical((self.folder / address).read_bytes())

    def event(self, name: str) -> Any:
        """The entry of a meeting, which is the same in all three calendars that have it."""
        own = f"{self.committee}/{name}"
        calendars = ("calendar.ics", f"{self.committee}/calendar.ics", f"{own}/meeting.ics")
        every = (event for address in calendars for event in self.calendar(address).walk("VEVENT"))
        first, *others = [event for event in every if event["URL"] == f"{BASE}{own}/"]
        assert [other.to_ical() for other in others] == [first.to_ical()] * 2
        return first

    def text(self, address: str) -> str:
        """A document as Markdown."""
        return (self.folder / address).read_text(encoding="utf-8")

    def pdf(self, address: str) -> str:
        """The words of a pack in print."""
        with pypdfium2.PdfDocument(self.folder / address) as document:
            return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def make(
    files: Mapping[str, str], folder: Path, today: date = TODAY, committee: str = "panel", *, packs: bool = True
) -> Made:
    """The site of some files, without a search index; nothing in them may be an error."""
    content, site = write(files, folder / "content"), folder / "site"
    options = Options(content, site, today, base="/archive/", address=BASE, search=False, packs=packs)
    outcome = build.build(options, lambda _: None)
    problems = []
    for problem in outcome.problems:
        path = Path(problem.place.path).relative_to(content).as_posix()
        problems.append(f"{path}:{problem.place.line}: {problem.severity}: {problem.what} [{problem.rule}]")
    assert [line for line in problems if ": error: " in line] == []
    return Made(site, tuple(problems), committee)
