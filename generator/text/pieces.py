"""A text in all its forms: HTML and Markdown in pieces, between which references stand, and what print sets of it."""

import base64
import binascii
import zlib
from dataclasses import dataclass
from functools import lru_cache

from generator.store.codec import Codec


class Html(str):
    """Text that is HTML already, so that a template does not escape it."""

    __slots__ = ()

    def __html__(self) -> "Html":
        """Itself: what template engines ask a value for before they escape it."""
        return self


@dataclass(frozen=True, slots=True)
class Lead:
    """A marked place of a link: `words` (HTML) that lead to what a reference names, if that is in the archive."""

    target: str
    words: str


@dataclass(frozen=True, slots=True)
class Own:
    """What stands on the text's own page alone, and not where it is quoted: an address, or a number beside the text."""

    html: str


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """A marked place of a figure: the number before its caption (HTML), this, and what the text adds below."""

    anchor: str
    number: str
    caption: tuple[str | Lead, ...]
    rest: tuple[str | Lead, ...]


Piece = str | Lead | Own | FigurePlace
Pieces = tuple[Piece, ...]
"""HTML in pieces, between which stand its marked places: to fill them in is to join them."""


@dataclass(frozen=True, slots=True)
class MarkdownLead:
    """A marked place of a link in Markdown: its words, and the same where they are no link."""

    target: str
    words: str
    unlinked: str


@dataclass(frozen=True, slots=True)
class MarkdownPlace:
    """A marked place of a figure in Markdown, with what stands before its second line and those after that."""

    anchor: str
    rest: str


MarkdownPieces = tuple[str | MarkdownLead | MarkdownPlace, ...]

Abbreviations = tuple[tuple[str, str], ...]
"""What is explained in a text: each as it is used, with its meaning, in order."""


@dataclass(frozen=True, slots=True)
class Forms:
    """A piece of text in all its forms, made of one tree."""

    html: Pieces = ()
    markdown: MarkdownPieces = ()
    """With the numbers that the page shows."""
    printed: str = "[]"
    """The blocks of it that print sets, as JSON: see `outputs.print.blocks`."""
    abbreviations: Abbreviations = ()


NOTHING = Forms()
FORMS = Codec(Forms)
FEW = 64
"""Texts whose forms lie unpacked at a time: each is asked for now and then, and a council has thousands."""


def packed(forms: Forms) -> str:
    """A text in all its forms, in a sixth of the memory."""
    return base64.b64encode(zlib.compress(FORMS.to_bytes(forms), 1)).decode()


@lru_cache(maxsize=FEW)
def unpacked(data: str) -> Forms:
    """The forms that were packed; ValueError where the data is none of our making."""
    try:
        forms = FORMS.read(zlib.decompress(base64.b64decode(data, validate=True)))
    except (zlib.error, binascii.Error) as error:
        raise ValueError(data) from error
    if forms is None:
        raise ValueError(data)
    return forms
