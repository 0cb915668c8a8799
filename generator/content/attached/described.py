"""What a document says of who wrote it, with what and where: fields that its program fills in and nobody sees."""

import re
import zipfile
from pathlib import Path

READ = 1_000_000
"""Bytes at each end of a file that are looked through: programs write there about whom and what."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


OFFICE = _names(
    """
    docx docm dotx xlsx xlsm pptx pptm odt ods odp
    """
)
OF_PDF = {
    "the author": rb"/Author\s*(?:\([^)]|<[0-9A-Fa-f]{2})|<dc:creator>|pdf:Author",
    "the company": rb"/Company\s*(?:\([^)]|<[0-9A-Fa-f]{2})",
    "where a picture was taken": rb"exif:GPS|/GPS[A-Z]",
}
OF_OFFICE = {
    "the author": rb"<(?:dc:creator|meta:initial-creator)>[^<]",
    "who changed it last": rb"<cp:lastModifiedBy>[^<]",
    "the company": rb"<Company>[^<]",
    "the manager": rb"<Manager>[^<]",
}
PARTS = ("docProps/core.xml", "docProps/app.xml", "meta.xml")
OTHERS = re.compile(rb"Exif\0\0|ftypheic|ftypheix|ftypmif1|ftypavif|<x:xmpmeta|GPSLatitude")
TIFF = (b"II*\0", b"MM\0*")


def left_in_file(file: Path, ending: str, head: bytes) -> tuple[str, ...]:
    """What a document or picture says beside itself that cannot be taken out here, in words; read at its ends alone."""
    if ending in OFFICE:
        return _in_office(file)
    with file.open("rb") as stream:
        begins = stream.read(READ)
        stream.seek(max(stream.seek(0, 2) - READ, 0))
        ends = stream.read(READ)
    if head.lstrip()[:5] == b"%PDF-" or ending == "pdf":
        return tuple(what for what, form in OF_PDF.items() if re.search(form, begins) or re.search(form, ends))
    is_picture = head.startswith(TIFF) or OTHERS.search(begins)
    return ("with what and perhaps where it was taken",) if is_picture else ()


def _in_office(file: Path) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(file) as parts:
            sizes = {part.filename: part.file_size for part in parts.infolist()}
            said = b"".join(parts.read(name) for name in PARTS if sizes.get(name, READ + 1) <= READ)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError):
        return ()
    return tuple(what for what, form in OF_OFFICE.items() if re.search(form, said))
