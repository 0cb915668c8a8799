"""The parts of a Word file, with bounds: what is too large, refers to what is outside or has a DTD is refused."""

import posixpath
import zlib
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from generator.importing.document import unreadable

LARGEST = 200_000_000
"""Bytes of a file that is read."""
MOST_PARTS = 10_000
LARGEST_XML = 24_000_000
"""Bytes of one part of XML, unpacked; a report of 500 pages has about 5 million."""
LARGEST_PICTURE = 50_000_000
LARGEST_WHOLE = 400_000_000
"""Bytes of everything that is unpacked of one file."""
DEEPEST = 200
"""Elements within each other; Word itself writes about 30."""

_OLD = b"\xd0\xcf\x11\xe0"
"""How Word files before 2007 begin, and those under a password."""
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
"""The names of elements are shortened to these, for Strict and Transitional files alike."""
_SAVE_AGAIN = "open it in Word and save it again as .docx"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: a part of the file, or an address outside of it."""

    kind: str
    target: str
    is_outside: bool


class Parts:
    """The parts of a Word file by name, unpacked when they are asked for; UnreadableError for what is refused."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLD):
            unreadable(f"this is a Word file of before 2007, or under a password; {_SAVE_AGAIN}, without one")
        if len(data) > LARGEST:
            unreadable(f"the file has {len(data):,} bytes; at most {LARGEST:,} are read: take pictures out")
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (BadZipFile, ValueError, OSError, NotImplementedError, RecursionError) as error:
            unreadable(f"this is no Word file, or a damaged one; {_SAVE_AGAIN}", error)
        if len(entries) > MOST_PARTS:
            unreadable(f"the file has {len(entries):,} parts, which no document has; {_SAVE_AGAIN}")
        self._entries = {entry.filename: entry for entry in entries}
        self._left = LARGEST_WHOLE

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._entries)

    def raw(self, name: str, most: int = LARGEST_PICTURE) -> bytes:
        """The bytes of a part, at most so many."""
        entry = self._entries.get(name)
        if entry is None:
            unreadable(f'the file lacks the part "{name}"; {_SAVE_AGAIN}')
        most = min(most, self._left)
        try:
            with self._zip.open(entry) as packed:
                data = packed.read(most + 1)
        except (BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
            unreadable(f'the part "{name}" of the file is damaged; {_SAVE_AGAIN}', error)
        if len(data) > most:
            unreadable(f'the part "{name}" of the file is larger than anything that is read; {_SAVE_AGAIN}')
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Element:
        """A part as XML, its names with short prefixes; a DTD, entities and too deep nesting are refused."""
        data = self.raw(name, LARGEST_XML)
        try:
            root: Element = fromstring(data, forbid_dtd=True)
        except DefusedXmlException as error:
            what = f'the part "{name}" of the file has declarations that Word never writes, so the file is not read'
            unreadable(f"{what}; {_SAVE_AGAIN}", error)
        except (ParseError, ValueError, LookupError, RecursionError) as error:
            unreadable(f'the part "{name}" of the file is damaged; {_SAVE_AGAIN}', error)
        shorten(root)
        return root

    def xml_if_any(self, name: str) -> Element | None:
        """A part as XML, or None if the file has none of that name."""
        return self.xml(name) if name in self._entries else None

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to, by id."""
        folder, _, file = name.rpartition("/")
        listed = self.xml_if_any(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        if listed is None:
            return {}
        return {
            relation.get("Id", ""): Relation(
                relation.get("Type", "").rpartition("/")[2],
                _within(folder, relation.get("Target", ""), is_outside := relation.get("TargetMode") == "External"),
                is_outside,
            )
            for relation in listed.iter("rel.Relationship")
        }

    def main(self) -> str:
        """The name of the part with the text."""
        found = [relation.target for relation in self.relations("").values() if relation.kind == "officeDocument"]
        name = next((target for target in found if target in self._entries), "word/document.xml")
        if name not in self._entries:
            unreadable(f"this file has no text of Word in it; {_SAVE_AGAIN}")
        return name


def _within(folder: str, target: str, is_outside: bool) -> str:  # noqa: FBT001  a fact of the target, in a helper
    """The name of the part that a target means; an address outside stays as it is."""
    if is_outside:
        return target
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def shorten(root: Element) -> None:
    """Give the elements and attributes of a tree the short prefixes; UnreadableError if it is nested too deep."""
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            unreadable(f"the text of the file is nested too deep; {_SAVE_AGAIN}")
        for element in level:
            element.tag = _short(element.tag)
            if element.attrib:
                element.attrib = {_short(key): value for key, value in element.attrib.items()}
        level = [child for element in level for child in element]


def _short(name: str) -> str:
    if not name.startswith("{"):
        return name
    space, _, local = name[1:].partition("}")
    prefix = _PREFIXES.get(space)
    return f"{prefix}.{local}" if prefix else local
