"""How tests look at converted texts: the HTML in one string, with each marked place as an element that tells.

An element beside a text is looked at in the same way.
"""

from html import escape
from xml.etree.ElementTree import Element

from generator.text import Body, Forms, Inline, Lead, Own, Piece, Range
from generator.text.forms import forms


def marked(text: Body | Inline | Forms, *ranges: Range) -> str:
    """The HTML of a text, or of parts of it as they are quoted elsewhere."""
    pieces = (text if isinstance(text, Forms) else text.forms).html
    if ranges:
        quoted = (piece for start, end in ranges for piece in pieces[start:end])
        pieces = tuple(piece for piece in quoted if not isinstance(piece, Own))
    files = {figure.anchor: figure for figure in text.figures} if isinstance(text, Body) else {}

    def shown(piece: Piece) -> str:
        if isinstance(piece, str):
            return piece
        if isinstance(piece, Lead):
            return f'<a data-ref="{escape(piece.target)}">{piece.words}</a>'
        if isinstance(piece, Own):
            return piece.html
        figure = files[piece.anchor]
        said = {"file": figure.file, "chart": figure.chart, "headings": figure.headings, "alt": figure.alternative}
        about = "".join(f' data-{name}="{escape(str(value))}"' for name, value in said.items() if value)
        caption, rest = ("".join(map(shown, pieces)) for pieces in (piece.caption, piece.rest))
        return f'<figure id="{piece.anchor}"{about}><figcaption>{piece.number}{caption}</figcaption>{rest}</figure>'

    made = "".join(map(shown, pieces))
    return made.strip() if ranges else made


def written(*elements: Element) -> str:
    """Elements of a figure as HTML."""
    root = Element("div")
    root.extend(elements)
    return marked(forms(root))
