"""What a PDF does beside being read: scripts, programs that it starts, files in it, fields to fill in.

Its objects are looked through for the names of these (ISO 32000-1, 7.7, 7.11.4, 12.6.4 and 12.7), in packed streams of
objects too. Pages and pictures are passed over unread.
"""

import re
import zlib
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path

KINDS = {
    "a script": re.compile(rb"/(?:JavaScript|JS)(?![^\s()<>\[\]{}/%])"),
    "an order to start a program": re.compile(rb"/Launch(?![^\s()<>\[\]{}/%])"),
    "files within it": re.compile(rb"/(?:EmbeddedFiles?|FileAttachment)(?![^\s()<>\[\]{}/%])"),
    "fields to fill in": re.compile(rb"/FT\s*/(?:Tx|Btn|Ch)(?![^\s()<>\[\]{}/%])|/XFA(?![^\s()<>\[\]{}/%])"),
}
STREAM = re.compile(rb">>\s*stream\r?\n")
HEADER = 1000
"""Bytes before a stream in which it is said what it is."""
OBJECTS = re.compile(rb"/ObjStm(?![^\s()<>\[\]{}/%])")
CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
"""A letter of a name, written otherwise (7.3.5)."""
LARGEST, MOST = 20_000_000, 200_000_000
"""Bytes of a packed stream of objects, and of all of a file, that are unpacked."""


def beside_reading(file: Path) -> tuple[str, ...]:
    """What a PDF does beside being read, in words; OSError where it cannot be read."""
    if not file.stat().st_size:
        return ()
    with file.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as data:
        said: set[str] = set()
        for objects in _objects(data):
            plain = CODED.sub(lambda coded: bytes.fromhex(coded[1].decode()), objects) if b"#" in objects else objects
            said |= {what for what, form in KINDS.items() if form.search(plain)}
    return tuple(what for what in KINDS if what in said)


def _objects(data: mmap) -> Iterator[bytes]:
    """The objects of a PDF as they are written, without the streams; those that are packed unpacked."""
    begin, left = 0, MOST
    while match := STREAM.search(data, begin):
        before = data[begin : match.start()]
        yield before
        end = data.find(b"endstream", match.end())
        end = len(data) if end < 0 else end
        if left > 0 and OBJECTS.search(before[-HEADER:]):
            unpacked = _unpacked(data[match.end() : end])
            left -= len(unpacked)
            yield unpacked
        begin = end
    yield data[begin:]


def _unpacked(packed: bytes) -> bytes:
    """What a stream holds; nothing of one that is locked or packed in another way."""
    try:
        return zlib.decompressobj().decompress(packed, LARGEST)
    except zlib.error:
        return b""
