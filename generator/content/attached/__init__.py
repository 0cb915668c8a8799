"""Files beside the texts, as they are published: what may be, and without what nobody meant to publish with them.

Every output takes the bytes from here: a page, the packs in print, the file itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.content.attached import active, described, kinds, pictures, svg
from generator.problems import RuleName, Severity, TextFault
from generator.store.codec import Codec

__all__ = ["LARGEST_PICTURE", "LOOKED", "Looked", "look", "published", "told"]

LARGEST_PICTURE = 50_000_000
"""Bytes; a larger file is published as it is, and never read whole."""
PICTURES = frozenset(["png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp"])
REFUSED = "write it as a paper in Markdown, save it as PDF, or put it into a ZIP file"


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a file: its size as it is published, and what is to be said of it."""

    size: int
    faults: tuple[TextFault, ...] = ()


LOOKED = Codec(Looked)
"""How it is kept what was found in a file."""


def look(file: Path, size: int) -> Looked:
    """What is to be known of a file beside the texts. OSError where it cannot be read."""
    with file.open("rb") as stream:
        head = stream.read(kinds.LOOKED_AT)
    if head and (why := kinds.refused(file.name, head)):
        return Looked(size, (_fault(f'"{file.name}" {why}', REFUSED, "attachment-kind", "error"),))
    if kinds.is_drawing(file.name):
        return _drawing(file, size)
    if _is_picture(head):
        return _picture(file, size)
    if kinds.ending(file.name) in PICTURES:
        return Looked(size)  # whether it can be shown is another question
    return Looked(size, _told(file, head))


def told(file: Path) -> tuple[TextFault, ...]:
    """What a file that is published as it is, whatever it is, tells beside itself. OSError where it cannot be read."""
    with file.open("rb") as stream:
        return _told(file, stream.read(kinds.LOOKED_AT))


def _told(file: Path, head: bytes) -> tuple[TextFault, ...]:
    return (*_details(file, head), *_active(file, head))


def _details(file: Path, head: bytes) -> Iterator[TextFault]:
    if said := described.left_in_file(file, kinds.ending(file.name), head):
        what = f'"{file.name}" says, in fields that its program filled in, {" and ".join(said)}'
        mend = "empty them before you publish it, under Properties or Inspect Document; or save it anew without them"
        yield _fault(what, mend, "attachment-details", "warning")


def _active(file: Path, head: bytes) -> Iterator[TextFault]:
    if b"%PDF-" in head and (does := active.beside_reading(file)):
        what = f'"{file.name}" does more than be read: it has {" and ".join(does)}'
        yield _fault(what, "print it to a new PDF, and publish that", "active-document", "warning")


def published(file: Path) -> bytes | None:
    """The bytes of a drawing or picture as it is published; None where the file is published as it is."""
    if file.stat().st_size > LARGEST_PICTURE:
        return None
    with file.open("rb") as stream:
        head = stream.read(kinds.LOOKED_AT)
        if kinds.is_drawing(file.name):
            try:
                return svg.clean(head + stream.read()).data
            except svg.NotDrawnError:
                return b""
        return pictures.bare(head + stream.read()) if _is_picture(head) else None


def _is_picture(head: bytes) -> bool:
    return head.startswith((pictures.JPEG, pictures.PNG, *pictures.GIF)) or head[8:12] == b"WEBP"


def _drawing(file: Path, size: int) -> Looked:
    if size > LARGEST_PICTURE:
        return Looked(size, (_undrawn(file, f"it has {size:,} bytes"),))
    try:
        drawing = svg.clean(file.read_bytes())
    except svg.NotDrawnError as error:
        return Looked(size, (_undrawn(file, str(error)),))
    if not drawing.taken_out:
        return Looked(len(drawing.data))
    what = f'this is taken out of "{file.name}": {", ".join(drawing.taken_out)}'
    mend = "see that it still shows what it should, or save it as PNG"
    return Looked(len(drawing.data), (_fault(what, mend, "drawing", "warning"),))


def _undrawn(file: Path, why: str) -> TextFault:
    what = f'"{file.name}" cannot be published: {why}'
    return _fault(what, "save it anew as plain SVG, or as PNG", "attachment-kind", "error")


def _picture(file: Path, size: int) -> Looked:
    bare = pictures.bare(file.read_bytes()) if size <= LARGEST_PICTURE else None
    if bare is not None:
        return Looked(len(bare))
    why = f"it has {size:,} bytes" if size > LARGEST_PICTURE else "it is not whole"
    what = f'what a camera wrote into "{file.name}" cannot be taken out: {why}'
    mend = "save it again, smaller, as PNG or JPEG"
    return Looked(size, (_fault(what, mend, "attachment-details", "warning"),))


def _fault(what: str, mend: str, rule: RuleName, severity: Severity) -> TextFault:
    return TextFault(1, 1, what, mend, rule, severity)
