"""Puts the pages of PDFs that were attached into a pack, on the sheets that are kept for them there.

Each page is drawn as it came, made smaller or larger to fit between the head and the foot of its sheet (ISO 32000-1,
8.10, form XObjects). It is an artifact there: what is read aloud is the text alternative that the sheet was set with,
the words of the page. So a pack with such pages does not say of itself that it is PDF/UA or PDF/A: that depends on what
came.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

MARGINS = (20.0, 52.0, 20.0, 60.0)
"""Points at the left, the foot, the right and the head of a sheet that are left to what stands there."""
CLAIMS = ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")


def can_be_bound(file: Path, pages: int) -> bool:
    """Whether a PDF can be opened, and has so many pages."""
    try:
        with _library().open(file) as document:
            return len(document.pages) == pages
    except (_library().PdfError, OSError, ValueError):
        return False


def bound(pack: bytes, sheets: Mapping[Path, Sequence[int]]) -> bytes:
    """The pack with the pages of files on its own pages of these numbers, counted from 1."""
    if not sheets:
        return pack
    library = _library()
    with library.open(BytesIO(pack)) as document:
        for file, numbers in sheets.items():
            with library.open(file) as source:
                for page, number in zip(source.pages, numbers, strict=True):
                    _draw(document, page, document.pages[number - 1])
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            for claim in CLAIMS:
                if claim in said:
                    del said[claim]
        out = BytesIO()
        document.save(out, deterministic_id=True)
        return out.getvalue()


def _draw(document: "pikepdf.Pdf", page: "pikepdf.Page", sheet: "pikepdf.Page") -> None:
    library = _library()
    form = document.copy_foreign(page.as_form_xobject())
    name = sheet.add_resource(form, library.Name.XObject, library.Name.AsItCame)
    left, low, right, high = map(float, sheet.mediabox)
    room = library.Rectangle(left + MARGINS[0], low + MARGINS[1], right - MARGINS[2], high - MARGINS[3])
    placed = sheet.calc_form_xobject_placement(form, name, room, allow_shrink=True, allow_expand=True)
    sheet.contents_add(b"/Artifact BMC\n" + placed + b"\nEMC")


def _library() -> Any:  # noqa: ANN401  a module that may not be installed
    import pikepdf  # noqa: PLC0415

    return pikepdf
