"""Saved pages of ModernGov, as the answers that its web service would give: the page of a meeting, with its items.

What is read are the classes that installations give to the parts of `ieListDocuments.aspx`: the number of an item, its
title, its words, the headings "Decision:" and "Minutes:", and its documents.
"""

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

from generator.importing.said import days_in, time_in

_MEETING = re.compile(r"ieListDocuments\.aspx\?CId=(\d+)&(?:amp;)?MId=(\d+)", re.IGNORECASE)
_HEADING = re.compile(r"<(?:h1|title)\b[^>]*>(.{1,400}?)</(?:h1|title)>", re.IGNORECASE | re.DOTALL)
_VENUE = re.compile(r"\bVenue:\s*(?:<[^>]{0,200}>\s*)*([^<]{3,200})", re.IGNORECASE)
_SIZE = re.compile(r"\s*(?:PDF|DOCX?|XLSX?|PPTX?)\s+[\d.,]+\s*[KMG]B\s*$", re.IGNORECASE)
_ITEM = re.compile(r"(?:mgAi\.aspx\?ID|AIId)=(\d+)", re.IGNORECASE)
_RESTRICTED = re.compile(r"mgReasonsRestricted|why item\b.{0,40}\bis restricted", re.IGNORECASE | re.DOTALL)
_CANCELLED = re.compile(
    r"\bthis meeting (?:has been|was|is) cancelled\b|\bcancelled\s*</(?:h1|h2|title)>", re.IGNORECASE
)
_DOCUMENT = re.compile(r"^(?:\S*/)?(?:documents/\S+|mgConvert2PDF\.aspx\?ID=\d+)", re.IGNORECASE)
_EMPTY = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
DEEPEST = 200
"""Tags within each other that are followed."""


def read_page(html: str) -> Element | None:
    """The answer about the meeting whose page this is; None if it is the page of none."""
    found = _MEETING.search(html)
    days = [day for heading in _HEADING.findall(html) for day in days_in(_words(heading).replace(",", " "))]
    if found is None or not days:
        return None
    heading = next(heading for heading in map(_words, _HEADING.findall(html)) if days_in(heading.replace(",", " ")))
    root = Element("meeting")
    venue = _VENUE.search(html)
    for name, value in (
        ("meetingid", found[2]),
        ("committeeid", found[1]),
        ("meetingdate", f"{days[0]:%d/%m/%Y}"),
        ("meetingtime", time_in(heading)),
        ("meetinglocation", _words(venue[1]) if venue else ""),
        ("meetingstatus", "Cancelled" if _CANCELLED.search(html) else ""),
    ):
        SubElement(root, name).text = value
    rows = _Rows()
    rows.feed(html)
    rows.close()
    items = SubElement(root, "agendaitems")
    for row in rows.rows:
        _add(items, row)
    return root


def _add(items: Element, row: "_Row") -> None:
    title = _SIZE.sub("", " ".join(row.title.split()))
    if not title:
        return
    item = SubElement(items, "agendaitem")
    is_private = _RESTRICTED.search(row.all) is not None
    named = _ITEM.search(row.all)
    parts = {name: "".join(row.parts.get(name, ())) for name in ("", "decision", "minutes")}
    for name, value in (
        ("agendaitemid", named[1] if named else ""),
        ("fulldisplaynumberformat", " ".join(row.number.split())),
        ("agendaitemtitle", title),
        ("isrestricted", str(is_private)),
        ("agendatext", parts[""]),
        ("minutesitemnumber", " ".join(row.number.split()).strip(" .") if parts["minutes"] else ""),
        ("isminutepublished", str(bool(parts["minutes"]))),
        ("minutesnonemptyhtmlbody", parts["minutes"]),
        ("isdecisionpublished", str(bool(parts["decision"]))),
        ("decisionnonemptyhtmlbody", parts["decision"]),
    ):
        SubElement(item, name).text = value
    linked = SubElement(item, "linkeddocuments")
    for address, words in row.documents.items():
        document = SubElement(linked, "linkeddoc")
        SubElement(document, "title").text = _SIZE.sub("", " ".join(words.split())) or title
        SubElement(document, "url").text = address


def _words(html: str) -> str:
    """The words of a piece of a page, in one line."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return " ".join("".join(parser.words).split())


class _Words(HTMLParser):
    """Gathers what is between tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Words."""
        self.words.append(data)


class _Row:
    """An item as its row of the page shows it."""

    def __init__(self) -> None:
        self.number = self.title = self.all = self.part = ""
        self.parts: dict[str, list[str]] = {}
        """HTML by what it is: the agenda's words (""), the decision, the minutes."""
        self.documents: dict[str, str] = {}
        """By its address each document, and the words of its link."""


class _Rows(HTMLParser):
    """Gathers the rows of the table of items: what follows a cell with the number of one, up to the next such cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[_Row] = []
        self.within: list[tuple[str, str]] = []
        """The tags that are open in the row, each with what it holds: number, title, heading, words, or ""."""
        self.link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what a tag begins."""
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag == "td" and "mgItemNumberCell" in classes:
            self.rows.append(_Row())
            self.within = []
        if not self.rows:
            return
        row, inside = self.rows[-1], self.holding()
        row.all += self.get_starttag_text() or ""
        kind = inside
        if "mgItemNumberCell" in classes:
            kind = "number"
        elif "mgAiTitleTxt" in classes and inside != "number":
            kind = "" if row.title.strip() else "title"
        elif "mgSubItemTitleTxt" in classes:
            kind, row.part = "heading", ""
        elif "mgWordPara" in classes:
            kind = "words"
        if tag == "a" and _DOCUMENT.match(given.get("href", "")):
            self.link = given["href"]
            row.documents.setdefault(self.link, "")
        if inside == "words":
            row.parts.setdefault(row.part, []).append(self.get_starttag_text() or "")
        if tag not in _EMPTY and len(self.within) < DEEPEST:
            self.within.append((tag, kind))

    def handle_endtag(self, tag: str) -> None:
        """Notes what a tag ends."""
        while self.within and any(name == tag for name, _ in self.within):
            name, kind = self.within.pop()
            if kind == "words" and self.holding() == "words":
                self.rows[-1].parts.setdefault(self.rows[-1].part, []).append(f"</{name}>")
            if name == tag:
                break
        if tag == "a":
            self.link = ""

    def handle_data(self, data: str) -> None:
        """Words, put where they belong."""
        if not self.rows:
            return
        row = self.rows[-1]
        row.all += data
        if self.link:
            row.documents[self.link] += data
        match self.holding():
            case "number":
                row.number += data
            case "title":
                row.title += data
            case "heading":
                row.part = f"{row.part}{data}".strip(" :").casefold()
            case "words":
                escaped = data.replace("&", "&amp;").replace("<", "&lt;")
                row.parts.setdefault(row.part, []).append(escaped)

    def holding(self) -> str:
        """What the innermost open tag holds."""
        return self.within[-1][1] if self.within else ""
