"""Packs made of files, and read: `make({"panel/2024-06-12/meeting.yaml": "…"}).pages("panel/2024-06-12/pack.pdf")`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import page as conformance
import pikepdf
import pypdfium2
from content_sample import TODAY

from generator.archive.printed import Printed
from generator.loading import collect
from generator.outputs.print import Press, Prints
from generator.outputs.print import prints as prints_of_print
from generator.outputs.print import template as template_of_print
from generator.outputs.rendering import default_folder

Make = Callable[..., "Made"]


@dataclass
class Memory:
    """Keeps what was made for the time of a test, and counts how often something was not there."""

    kept: dict[str, bytes] = field(default_factory=dict)
    missed: int = 0

    def get(self, key: str) -> bytes | None:
        """What was put under a key."""
        self.missed += key not in self.kept
        return self.kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        """Keeps it."""
        self.kept[key] = data


def departures(pdf: bytes, profile: str) -> list[str]:
    """Where a file departs from a profile of PDF/UA or PDF/A.

    The validator takes a line end that a stream's own bytes end with for one that follows the stream, and then finds
    its length wrong; where QPDF finds nothing wrong with the file, that is not one.
    """
    failures = [str(failure) for failure in conformance.validate_pdf_bytes(pdf, profile=profile).failures]
    with pikepdf.open(BytesIO(pdf)) as document:
        is_sound = not document.check_pdf_syntax()
    return [failure for failure in failures if not (is_sound and "stream /Length" in failure)]


@dataclass(frozen=True)
class Made:
    """The packs of a content folder."""

    prints: Prints

    def printed(self, address: str) -> Printed:
        """What is known of a pack."""
        return next(one for each in self.prints.printed.values() for one in each if one.address == address)

    def pdf(self, address: str) -> bytes:
        """Its bytes."""
        return self.prints.pdfs[address]()

    def document(self, address: str) -> pikepdf.Pdf:
        """Its objects."""
        return pikepdf.open(BytesIO(self.pdf(address)))

    def pages(self, address: str) -> list[str]:
        """The text of each page, its white space made one; PDFium reads a hyphen at the end of a line as U+0002."""
        with pypdfium2.PdfDocument(self.pdf(address)) as document:
            texts = [page.get_textpage().get_text_bounded() for page in document]
        return [" ".join(text.replace("\x02", "-").split()) for text in texts]


def made_of(content: Path, store: Memory | None = None, **options: object) -> Made:
    """The packs of a content folder."""
    archive = collect(content).archive
    assert archive is not None
    template = options.pop("template", None) or template_of_print([default_folder()])
    press = Press(template, store or Memory(), content, **{"today": TODAY, **options})  # type: ignore[arg-type]
    return Made(prints_of_print(archive, press, lambda _: None))
