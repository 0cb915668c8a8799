"""What is marked in converted text: links to other records, minutes that are cited, abbreviations at first use.

An abbreviation is `<abbr title="…" tabindex="0">`: the title tells a screen reader, and the style sheet shows it on
hover and on focus, which a tap gives too. So the text stays as it was written, for search, for copying and for quoting
elsewhere; see "Abbreviations" in docs/house.md. The first in a text that does not spell it out itself has a class, by
which print does so.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from xml.etree.ElementTree import Element

from generator.content.model.addresses import LINKS, SCHEME, AddressFault, read_address
from generator.problems import RuleName, Severity, TextFault
from generator.text.body import Reference, ReferenceKind
from generator.text.numbers import cited_form
from generator.text.outline import HEADINGS
from generator.text.source import Places, unescaped
from generator.text.typed_dates import DATE, dates

_OWN_NUMBER = r"(?:(?:§\s?|TOP\s)\w|(?=\S{0,60}\d)(?=[\w./-]{0,60}[A-Za-z./-])(?!\d+/\d{4}\b)\w)[\w./-]{0,30}(?<=\w)"
"""A number in a body's own form: it holds more than figures, and a figure."""
_BARE_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:,|,?\s+(?:and|AND|&))\s+"
"""A day of several of one month, before the last."""
_CITED = re.compile(
    r"\b[Mm]inute\s+(?P<minute>(?:\d{1,3}[A-Z]?(?:\([0-9A-Za-z]{1,5}\))*(?:/\d{2})?(?![\w/]|[.-]\w)"
    rf"|{_OWN_NUMBER}(?:\([0-9A-Za-z]{{1,5}}\))*))"
    rf"(?:\s+of\s+(?:the\s+meeting\s+(?:held\s+)?(?:on\s+|of\s+)?)?(?P<day>{DATE}))?"
    r"|\b(?i:minutes\s+of\s+(?:(?:the|its|our)\s+(?:(?:last|previous|ordinary|annual|extraordinary|special)\s+)?"
    r"(?:(?:Board|Committee|Panel)(?:['’]s)?\s+)?meetings?"
    r"\s+(?:(?:that|which)\s+(?:was|were)\s+)?(?:held\s+)?(?:at\s+\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\.?)?\s+)?(?:on\s+|of\s+)?)?)"
    rf"(?:{_BARE_DAY})*{DATE}(?:(?:,|,?\s+(?:and|AND|&))\s+(?:on\s+|ON\s+)?{DATE})*"
)
_BARE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?(?=(?:,|,?\s+(?:and|AND|&))\s)")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?'’”)\]]")
_WORD = re.compile(r"\w+")
_ENDING = re.compile(r"(?:['’]?s)?(?!\w)")
_CODE = frozenset({"code", "kbd", "pre"})
_UNMARKED = frozenset({"a", "abbr", *_CODE, *HEADINGS})
_STRAY = re.compile(r"\[\^(?P<note>[^\[\]\n]+)\]|\]\[(?P<name>[^\[\]\n]*)\]")

Span = tuple[int, int, Element]


class Marker:
    """Walks through a tree in order, marks what it finds, and keeps the references and faults met on the way."""

    def __init__(self, text: str, terms: Mapping[str, str], *, form: str = "", alone: bool = False) -> None:
        """For a text and its glossary; one that stands `alone`, as in a YAML value, has no addresses of its own.

        `form` is that of the body's minute numbers, by which they are known without the word.
        """
        self._alone = alone
        self._form = cited_form(form)
        self.references: list[Reference] = []
        self.faults: list[TextFault] = []
        self.notes: list[tuple[Element, str]] = []
        self._within_page: list[tuple[Element, int]] = []
        self._line = 1
        self._places = Places(text)
        self._may_stray = "[^" in text or "][" in text
        self._terms = _terms_in(text, terms)
        self._explained: set[str] = set()
        self._spelt_out = _spelt_out(text, self._terms)

    def mark(self, element: Element, anchor: str = "", *, in_link: bool = False, plain: bool = False) -> None:
        """Mark an element and all inside it; `anchor` is the address it stands under."""
        anchor = element.get("id", anchor)
        self._line = int(element.get("line", self._line))
        if element.tag == "section":
            self._explained = set()
        elif element.tag == "a" and "data-ref" in element.attrib:
            self._refer("person", element.attrib["data-ref"].partition(":")[2], element.text or "", anchor)
        elif element.tag == "a":
            self._mark_link(element, anchor, in_link=in_link)
        elif element.tag == "figure":
            self._refer("figure", element.get("data-file", ""), element.get("data-file", ""), anchor)
        elif element.tag == "img":
            self._refuse_picture(element)
        elif element.tag == "abbr" and "title" in element.attrib and not in_link:
            element.set("tabindex", "0")
        plain = plain or element.tag in _UNMARKED
        self._mark_inside(element, anchor, in_link=in_link or element.tag == "a", plain=plain)

    def _mark_inside(self, element: Element, anchor: str, *, in_link: bool, plain: bool) -> None:
        children: list[Element] = []
        if self._may_stray and element.tag not in _CODE:
            self._tell_strays(element)
        if not plain:
            element.text, children = self._marked(element.text, anchor)
        here = anchor
        for child in list(element):
            self.mark(child, here, in_link=in_link, plain=plain)
            children.append(child)
            if "id" in child.attrib and (child.tag in HEADINGS or (child.tag == "p" and "number" in child.attrib)):
                here = child.attrib["id"]
            outside = _notes_out_of(child) if self._may_stray and child.tag == "a" else []
            children += outside
            last = outside[-1] if outside else child
            if not plain:
                last.tail, more = self._marked(last.tail, here)
                children += more
        element[:] = children

    def _marked(self, text: str | None, anchor: str) -> tuple[str | None, list[Element]]:
        """A stretch of text as the words before the first mark, and the marks, each with the words after it."""
        spans = list(self._spans(text, anchor)) if text else []
        if not text or not spans:
            return text, []
        ends = [start for start, _, _ in spans[1:]] + [len(text)]
        for (_, end, mark), until in zip(spans, ends, strict=True):
            mark.tail = text[end:until]
        return text[: spans[0][0]], [mark for _, _, mark in spans]

    def _spans(self, text: str, anchor: str) -> Iterator[Span]:
        """What is to be marked in a text, in order and without overlaps; of two, the one that starts first."""
        found = list(_cited(text)) if "inute" in text or "INUTE" in text else []
        if self._form:
            found += _in_form(self._form, text, found)
        if "://" in text:
            found += self._web_addresses(text)
        found += self._abbreviations(text, found)
        after = 0
        for start, end, mark in sorted(found, key=lambda span: span[:2]):
            if start >= after:
                after = end
                if "data-ref" in mark.attrib:
                    kind, _, target = mark.attrib["data-ref"].partition(":")
                    self._refer("minute" if kind == "minute" else "minutes", target, mark.text or "", anchor)
                yield start, end, mark

    def tell_unused(self, names: list[str]) -> None:
        """Say which lines tell of an address to which nothing refers."""
        for name in names:
            place = self._places.next(f"[{name}]:")
            what = f"nothing in this text refers to [{name}], so the line is shown"
            mend = f"refer to it, [words][{name}], or take the line out"
            self.faults.append(TextFault(*place, what, mend, "link-form", "warning"))

    def _tell_strays(self, element: Element) -> None:
        """Say which marks of notes have no note, and which references no address, among the words in an element."""
        for words in (element.text, *(child.tail for child in element)):
            for stray in _STRAY.finditer(words) if words and "[" in words else ():
                place = self._places.found(stray[0], self._line)
                if place and stray["note"]:
                    what = f"{stray[0]} stands for a note, and there is none of that name"
                    mend = f"add the note, {stray[0]}: …, or take the mark out"
                    self.faults.append(TextFault(*place, what, mend, "footnote", "warning"))
                elif place:
                    what = f"this looks like a link, and no line says where [{stray['name']}] leads"
                    mend = f"add a line such as [{stray['name'] or 'name'}]: https://…, or write [words](address)"
                    self.faults.append(TextFault(*place, what, mend, "link-form", "warning"))

    def _web_addresses(self, text: str) -> Iterator[Span]:
        """The web addresses in a text; one that cannot be followed stays words, and is told."""
        for match in _WEB_ADDRESS.finditer(text):
            address = read_address(match[0])
            if isinstance(address, AddressFault):
                self._fault(match[0], "bad-link", address.what, address.mend, severity="warning")
            else:
                yield match.start(), match.end(), _element("a", match[0], href=address)

    def _abbreviations(self, text: str, others: list[Span]) -> list[Span]:
        """The first use of each abbreviation that the section has not used yet."""
        found: list[Span] = []
        for term, meaning in self._terms:
            if term in self._explained or term not in text:
                continue
            for start, end in _uses(term, text):
                if not any(start < other_end and other_start < end for other_start, other_end, _ in [*others, *found]):
                    found.append((start, end, self._abbreviation(text[start:end], term, meaning)))
                    self._explained.add(term)
                    break
        return found

    def _abbreviation(self, used: str, term: str, meaning: str) -> Element:
        attributes = {"title": meaning, "tabindex": "0"}
        if not self._alone and term not in self._spelt_out:
            self._spelt_out.add(term)
            attributes = {"class": "first", **attributes}
        return _element("abbr", used, **attributes)

    def _mark_link(self, link: Element, anchor: str, *, in_link: bool) -> None:
        """Sort out where a link goes: to the web, to another record, within the page, or nowhere."""
        if "href" not in link.attrib and not link.text and not len(link):  # a place, as converters mark it
            link.tag = "span"
            return
        typed = link.attrib.pop("href", "")
        target = unescaped(typed).strip()
        has_scheme = SCHEME.match(target)
        if link.get("class") == "footnote-ref":
            self.notes.append((link, anchor))
            link.attrib |= {"href": typed, "line": str(self._line)}
        elif in_link:
            link.tag = "span"
            link.attrib.clear()
        elif has_scheme and isinstance(address := read_address(target, LINKS), str):
            link.attrib = {"href": address, **link.attrib}
        elif has_scheme or not target or target.startswith("//"):
            self._refuse_link(typed, target)
        elif target.startswith("#") and not self._alone:
            link.set("href", target)
            self._within_page.append((link, self._line))
        else:
            link.attrib = {"data-ref": target}
            self._refer("link", target, typed, anchor)

    def _refuse_link(self, typed: str, target: str) -> None:
        """Say that nobody can follow a link, and why."""
        fault = read_address(target, LINKS)
        if isinstance(fault, AddressFault):
            what = fault.what if target else "a link leads nowhere"
            other = ", or name a file of the archive" if fault.mend.startswith("begin") else ""
            self._fault(typed or "]()", "bad-link", what, f"{fault.mend}{other}")

    def forget_notes(self) -> None:
        """Unlink the marks of footnotes met so far: a title stands on other pages too."""
        for mark, _ in self.notes:
            mark.tag = "span"
            mark.attrib.clear()
        self.notes.clear()

    def check_links_within(self, anchors: set[str]) -> None:
        """Take out links to places of this text that do not exist."""
        for link, line in self._within_page:
            target, self._line = link.attrib["href"], line
            if target[1:] not in anchors:
                del link.attrib["href"]
                what = f'nothing in this text has the address "{target}"'
                self._fault(target, "dead-link", what, "correct it, or name the file it is in")

    def _refuse_picture(self, picture: Element) -> None:
        caption = picture.get("alt", "")
        mend = "put it on a line of its own, with an empty line before and after"
        self._fault(picture.get("src", ""), "picture-in-text", f'the picture "{caption}" stands within a line', mend)
        picture.tag, picture.text = "span", caption
        picture.attrib.clear()

    def _refer(self, kind: ReferenceKind, target: str, typed: str, anchor: str) -> None:
        find = self._places.of_link if kind in ("link", "figure") else self._places.next
        self.references.append(Reference(kind, target, *find(typed, self._line), anchor))

    def _fault(self, typed: str, rule: RuleName, what: str, mend: str, severity: Severity = "error") -> None:
        find = self._places.next if rule == "bad-link" and severity == "warning" else self._places.of_link
        self.faults.append(TextFault(*find(typed, self._line), what, mend, rule, severity))


def fewer_stops(table: Element) -> None:
    """Of equal abbreviations in a table, which is put together of lines, lets the keyboard stop at the first alone.

    The others are still explained on hover and tap. Print spells none of them out.
    """
    met: set[str] = set()
    for abbreviation in table.iter("abbr"):
        if abbreviation.get("tabindex") == "0":
            title = abbreviation.get("title", "")
            abbreviation.attrib = {"title": title, "tabindex": "-1" if title in met else "0"}
            met.add(title)


def _terms_in(text: str, terms: Mapping[str, str]) -> list[tuple[str, str]]:
    """Those terms that a text may use, longer ones first; each is looked for by its first word."""
    words = set(_WORD.findall(text))
    words |= {word[:-1] for word in words if word.endswith("s")}
    used = [
        (term, meaning) for term, meaning in terms.items() if term in text and set(_WORD.findall(term)[:1]) <= words
    ]
    return sorted(used, key=lambda term: (-len(term[0]), term[0]))


def _spelt_out(text: str, terms: list[tuple[str, str]]) -> set[str]:
    """Those terms whose meaning the text itself has somewhere."""
    folded = " ".join(text.casefold().split()) if terms else ""
    return {term for term, meaning in terms if meaning.casefold() in folded}


def _cited(text: str) -> Iterator[Span]:
    """Minutes that a text cites by number, and meetings whose minutes it cites by date."""
    for match in _CITED.finditer(text):
        if match["minute"]:
            day = next(dates(match["day"])).on() if match["day"] else None
            end = match.end() if day else match.end("minute")
            target = f"{match['minute']} of {day}" if day else match["minute"]
            yield match.start(), end, _element("a", text[match.start() : end], **{"data-ref": f"minute:{target}"})
        else:
            for start, end, day in _days(match):
                yield start, end, _element("a", text[start:end], **{"data-ref": f"minutes:{day}"})


def _in_form(form: re.Pattern[str], text: str, others: list[Span]) -> Iterator[Span]:
    """Minutes that a text cites by a number of the body's form alone."""
    for match in form.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end, _ in others):
            yield match.start(), match.end(), _element("a", match[0], **{"data-ref": f"minute:{match[0]}"})


def _days(cited: re.Match[str]) -> list[tuple[int, int, date]]:
    """The days in "minutes of the meetings held on 21 March and 20 June 2019"; the first one from "minutes" on.

    One without a year is of the year of the next; if it would be later than that, nobody can tell.
    """
    days: list[tuple[int, int, date]] = []
    for found in reversed(list(dates(cited[0]))):
        after = days[-1][2] if days else None
        day = found.on(after.year if after else None)
        if day is None or (not found.year and after and day >= after):
            return []
        days.append((cited.start() + found.start, cited.start() + found.end, day))
    if days and (bare := list(_BARE.finditer(cited[0][: days[-1][0] - cited.start()]))):
        try:
            earlier = [
                (cited.start() + found.start(), cited.start() + found.end(), days[-1][2].replace(day=int(found[1])))
                for found in bare
            ]
        except ValueError:
            return []
        days += reversed(earlier)
    (_, end, day), *others = reversed(days)
    return [(cited.start(), end, day), *others]


def _uses(term: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a text uses a term as a word of its own, with its plural or genitive."""
    start = text.find(term)
    while start >= 0:
        ending = _ENDING.match(text, start + len(term))
        if ending and not (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            yield start, ending.end()
        start = text.find(term, start + 1)


def _element(tag: str, text: str, **attributes: str) -> Element:
    element = Element(tag, attributes)
    element.text = text
    return element


def _notes_out_of(link: Element) -> list[Element]:
    """Take the marks of footnotes out of a link, as a link in a link is none: they are to stand after it."""
    found: list[Element] = []
    for parent in list(link.iter()):
        for place, child in reversed(list(enumerate(parent))):
            if child.tag == "sup" and child.find("a[@class='footnote-ref']") is not None:
                before = parent[place - 1] if place else None
                if before is None:
                    parent.text = (parent.text or "") + (child.tail or "")
                else:
                    before.tail = (before.tail or "") + (child.tail or "")
                parent.remove(child)
                child.tail = None
                found.insert(0, child)
    if found:
        found[-1].tail, link.tail = link.tail, None
    return found
