"""What documents that officers attach say beside their pages: who wrote them and of what, remarks, files within them.

Their pages are not read: a document is named by an item, so what is on its pages may be known. Formats: PDF (ISO
32000-1, 7.5.7 object streams, 7.9.2 strings, 14.3 metadata, 7.11.4 embedded files), and the ZIP archives of office
programs (ECMA-376, part 2; OpenDocument 1.3, part 2). What is encrypted cannot be read.
"""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from zipfile import BadZipFile, ZipFile

LARGEST = 50_000_000
"""Bytes of a document, and of what is packed in it, that are read."""
PACKED = b"PK\x03\x04"
OFFICE = re.compile(
    r"docProps/|meta\.xml$|(?:word|xl|ppt)/(?:\w+/)?(?:threadedC|c)omments?\d*\.xml$|(?:word|ppt)/people\.xml$"
)
"""The parts of an office document that say who wrote it, and remark on it."""
STREAM = re.compile(
    rb"/Type\s{0,9}/(ObjStm|Metadata|EmbeddedFile)\b(?:(?!endobj|stream).){0,2000}stream\r?\n", re.DOTALL
)
PROPERTY = re.compile(
    rb"/(?:Title|Author|Subject|Keywords|Company|Manager|Category|Comments|Contents|T|RC)\s{0,9}"
    rb"(?:\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+)\)|<([0-9A-Fa-f\s]*+)>)",
    re.DOTALL,
)
ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
ENTRY_OF_CONTENTS = b"/Parent"
"""What an entry of a table of contents has, and a property has not: its title stands on a page."""
WIDE = b"\xfe\xff"


def is_document(data: bytes) -> bool:
    """Whether a file that begins so is one in which there may be something beside its pages."""
    return data.startswith((b"%PDF-", PACKED))


def beside_pages(data: bytes) -> Iterator[bytes]:
    """What a document says beside its pages, piece by piece; nothing of what is no document."""
    if data.startswith(PACKED):
        yield from _in_office(data)
    elif data.startswith(b"%PDF-"):
        yield from _in_pdf(data)


def _in_office(data: bytes) -> Iterator[bytes]:
    with (
        suppress(BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error),
        ZipFile(BytesIO(data)) as packed,
    ):
        for part in packed.infolist():
            if OFFICE.match(part.filename) and part.file_size <= LARGEST:
                yield packed.read(part)


def _in_pdf(data: bytes) -> Iterator[bytes]:
    yield from _properties(data)
    for found in STREAM.finditer(data):
        kind, start = found[1], found.end()
        packed = data[start : data.find(b"endstream", start)]
        text = packed
        with suppress(zlib.error):
            text = zlib.decompressobj().decompress(packed, LARGEST)
        if kind == b"ObjStm":
            yield from _properties(text)
        else:
            yield text


def _properties(data: bytes) -> Iterator[bytes]:
    for found in PROPERTY.finditer(data):
        start, end = data.rfind(b"<<", 0, found.start()), data.find(b">>", found.end())
        if ENTRY_OF_CONTENTS not in data[max(start, 0) : end]:
            said = ESCAPED.sub(_unescaped, found[1]) if found[1] is not None else _of_digits(found[2])
            is_wide = said.startswith(WIDE)
            yield said.decode("utf-16-be" if is_wide else "latin-1", "replace").removeprefix("\ufeff").encode()


def _of_digits(digits: bytes) -> bytes:
    whole = b"".join(digits.split())
    return bytes.fromhex((whole + b"0" * (len(whole) % 2)).decode())


def _unescaped(found: re.Match[bytes]) -> bytes:
    """One escape of a string (table 3): digits are a character, a line end is none, a letter what it stands for."""
    if found[1].isdigit():
        return bytes([int(found[1], 8) & 0xFF])
    return {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"", b"\n": b"", b"\r": b"", b"\r\n": b""}.get(
        found[1], found[1]
    )
