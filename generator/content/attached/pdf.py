"""The words of a PDF page by page, with PDFium (ISO 32000-1); and which of them nobody sees.

A word is held to be covered where the page is drawn in one dark shade all over the place in which it stands. Drawing
takes long, so it is done only for pages on which something dark is filled, or words stand on a picture.
"""

import ctypes
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from generator.content.attached.inside import Inside, Sheet, Unread

MOST_PAGES = 3_000
MOST_LETTERS = 3_000_000
"""Pages of a document, and characters in it, that are read."""
MOST_OBJECTS = 20_000
"""Things drawn on a page that are looked through for what is dark: a plan may have a million."""
HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line, in a word that goes on in the next."""
DARK, SHADES = 96, 24
"""Of 255: how light a covered place is at most, and how far its lightest point is from its darkest."""
SCALE = 2.0
"""Points of the picture for a point of the page."""
LARGEST_PICTURE = 16_000_000
"""Points of a picture that is drawn of a page; larger pages are drawn smaller."""
LEAST = 3
"""Covered letters one after the other: fewer are there by chance."""
BLACKED_OUT = "[blacked out]"
"""Stands for words that nobody sees."""
LOW, NARROW = 5.0, 8.0
"""Points: what is filled and not as high or wide is a rule, and covers nothing."""
WHY: dict[int, Unread] = {pdfium.FPDF_ERR_PASSWORD: "encrypted", pdfium.FPDF_ERR_SECURITY: "encrypted"}


def read(file: Path) -> Inside:
    """What a PDF holds. OSError where it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        return Inside(unread=WHY.get(getattr(error, "err_code", 0), "damaged"))
    try:
        count, left = len(document), MOST_LETTERS
        sheets: list[Sheet] = []
        has_pictures = False
        for number in range(min(count, MOST_PAGES)):
            sheet, pictures = _sheet(document, number)
            left -= len(sheet.words)
            if left < 0:
                break
            sheets.append(sheet)
            has_pictures = has_pictures or pictures
        return Inside(
            tuple(sheets),
            count,
            document.get_metadata_value("Title").strip(),
            document.is_tagged(),
            has_pictures,
            "" if count else "damaged",
            len(sheets) < count,
        )
    finally:
        document.close()


def _sheet(document: Any, number: int) -> tuple[Sheet, bool]:  # noqa: ANN401  of a library without types
    """A page, and whether there are pictures on it; one that cannot be read has no words."""
    try:
        page = document[number]
        try:
            text = page.get_textpage()
            try:
                words, covered = _words(text.get_text_range()), 0
                dark, pictures = _drawn(page)
                if words and (dark or pictures):
                    words, covered = _seen(page, text, words)
            finally:
                text.close()
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return Sheet("", ""), False
    return Sheet("", words, covered), pictures


def _words(text: str) -> str:
    lines = text.replace(f"{HYPHEN}\r\n", "").replace(HYPHEN, "").replace("\x02\r\n", "").replace("\r\n", "\n")
    return "\n".join(" ".join(line.split()) for line in lines.replace("\r", "\n").split("\n")).strip("\n")


def _drawn(page: Any) -> tuple[bool, bool]:  # noqa: ANN401
    """Whether something on a page is filled in a dark shade, and whether there are pictures on it."""
    dark = any(_is_dark_mark(page, n) for n in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_OBJECTS)))
    pictures = False
    for count, drawn in enumerate(page.get_objects(max_depth=4)):
        if count > MOST_OBJECTS:
            break
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures = True
        elif drawn.type == pdfium.FPDF_PAGEOBJ_PATH and not dark:
            dark = _is_dark(drawn)
    return dark, pictures


def _is_dark(path: Any) -> bool:  # noqa: ANN401
    """Whether a path is filled in a dark shade, and large enough to cover a word."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, mode, stroke) or mode.value == pdfium.FPDF_FILLMODE_NONE:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha):
        return True  # a pattern: what is drawn will tell
    left, bottom, right, top = path.get_bounds()
    return max(red.value, green.value, blue.value) <= DARK and right - left >= NARROW and top - bottom >= LOW


def _is_dark_mark(page: Any, number: int) -> bool:  # noqa: ANN401
    """Whether a remark on a page is a drawing, which may cover words: a square, a stamp, ink, a redaction."""
    mark = pdfium.FPDFPage_GetAnnot(page, number)
    try:
        return pdfium.FPDFAnnot_GetSubtype(mark) in {
            *(pdfium.FPDF_ANNOT_SQUARE, pdfium.FPDF_ANNOT_POLYGON, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_INK),
            *(pdfium.FPDF_ANNOT_REDACT, pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_FREETEXT),
        }
    finally:
        pdfium.FPDFPage_CloseAnnot(mark)


def _seen(page: Any, text: Any, words: str) -> tuple[str, int]:  # noqa: ANN401
    """The words of a page that can be seen where they stand, and how many cannot."""
    width, height = page.get_size()
    scale = min(SCALE, (LARGEST_PICTURE / max(width * height, 1)) ** 0.5)
    letters = "".join(chr(pdfium.FPDFText_GetUnicode(text, n) or ord(" ")) for n in range(text.count_chars()))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        picture = _Picture(bytes(bitmap.buffer), bitmap.stride, bitmap.width, bitmap.height)
        hidden = [
            letter.isalnum() and picture.is_dark(_place(page, text, n, bitmap)) for n, letter in enumerate(letters)
        ]
    finally:
        bitmap.close()
    pieces = list(_pieces(letters, hidden))
    covered = [piece for piece, is_hidden in pieces if is_hidden]
    if not covered:
        return words, 0
    shown = "".join(_around(piece) if is_hidden else piece for piece, is_hidden in pieces)
    return _words(shown), sum(len(piece.split()) for piece in covered)


def _pieces(letters: str, hidden: list[bool]) -> Iterator[tuple[str, bool]]:
    """The letters in pieces, each with whether it is covered: what stands between two covered letters is so too."""
    joins = [
        is_hidden or (not letter.isalnum() and letter not in "\r\n")
        for letter, is_hidden in zip(letters, hidden, strict=True)
    ]
    for is_run, numbers in groupby(range(len(letters)), key=lambda n: joins[n]):
        every = list(numbers)
        piece = "".join(letters[n] for n in every)
        yield piece, is_run and sum(hidden[n] for n in every) >= LEAST


def _around(piece: str) -> str:
    """What stands for a covered piece, with the blanks around it."""
    before, after = (" " if piece[:1].isspace() else ""), (" " if piece[-1:].isspace() else "")
    return f"{before}{BLACKED_OUT}{after}"


def _place(page: Any, text: Any, number: int, bitmap: Any) -> tuple[int, int, int, int]:  # noqa: ANN401
    """Where a letter is drawn, with the room above, below and beside it: left, top, right, bottom."""
    left, bottom, right, top = text.get_charbox(number, loose=True)
    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for across, up in ((left, top), (right, bottom)):
        pdfium.FPDF_PageToDevice(page, 0, 0, bitmap.width, bitmap.height, 0, across, up, x, y)
        corners.append((x.value, y.value))
    (one, two), (three, four) = corners
    return min(one, three), min(two, four), max(one, three), max(two, four)


class _Picture:
    """A page as it is drawn, in shades of grey."""

    def __init__(self, shades: bytes, stride: int, width: int, height: int) -> None:
        self.shades, self.stride, self.width, self.height = shades, stride, width, height

    def is_dark(self, place: tuple[int, int, int, int]) -> bool:
        """Whether a place is of one dark shade."""
        left, top, right, bottom = place
        left, right, top, bottom = max(left, 0), min(right, self.width), max(top, 0), min(bottom, self.height)
        if right - left < 2 or bottom - top < 2:
            return False
        lightest, darkest = 0, 255
        for row in range(top, bottom):
            start = row * self.stride
            shades = self.shades[start + left : start + right]
            lightest, darkest = max(lightest, *shades), min(darkest, *shades)
            if lightest > DARK or lightest - darkest > SHADES:
                return False
        return True
