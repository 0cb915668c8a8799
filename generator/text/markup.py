"""A tree as HTML in pieces, between which its marked places stand; and as plain words."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from generator.text.body import Range
from generator.text.clean import INLINE, VOID
from generator.text.pieces import FigurePlace, Lead, Own, Piece, Pieces

DRAWING = "drawing"
"""The element of a chart's picture: its SVG, and what it shows in words."""
STOPPED = re.compile(r"(?:[.,;:!?…][\"'”’)\]]*|[,;] (?:and|or))\Z")
"""How words end after which no stop is needed."""
STRUCK, STRUCK_OUT = ("del", "s"), "[struck out: "
"""What is crossed out, and how plain words say so."""
WITHIN_WORDS = INLINE - VOID | {"span"}

Choice = Callable[[Element], bool]


def is_hanging(element: Element) -> bool:
    """Whether an element is a number, a label or a footnote's mark, which stand beside the text."""
    return element.get("class") in ("n", "label", "note", "footnote-ref")


def is_number(element: Element) -> bool:
    """Whether an element is a number that hangs beside the text."""
    return element.get("class") == "n"


def is_beside(element: Element) -> bool:
    """Whether an element is a number or a footnote's mark; the label of a list belongs to its text."""
    return is_hanging(element) and element.get("class") != "label"


def is_note_mark(element: Element) -> bool:
    """Whether an element is the raised mark of a footnote, and nothing else."""
    if element.tag != "sup" or len(element) != 1 or element[0].get("class") != "note":
        return False
    return not (element.text or "").strip() and not (element[0].tail or "").strip()


def words(element: Element, without: Choice = is_hanging) -> str:
    """The words of an element, white space folded, but for what is left out of them at any depth."""
    return " ".join("".join(_texts(element, without)).split())


def opening(element: Element, length: int) -> str:
    """The first of the words of an element, labels included, about as many characters as are asked for."""
    parts, room = list[str](), 2 * length
    for part in _texts(element, is_number):
        parts.append(part)
        room -= len(part)
        if room < 0:
            break
    return " ".join("".join(parts).split())[:length]


def _texts(element: Element, without: Choice) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not without(child):
            apart = child.tag not in WITHIN_WORDS
            yield " " if apart else STRUCK_OUT if child.tag in STRUCK else ""
            yield from _texts(child, without)
            yield " " if apart else "]" if child.tag in STRUCK else ""
        yield child.tail or ""


def told(element: Element, without: Choice = is_beside) -> str:
    """The same as `words` where no list is: those of a list have their labels, and a stop after each of its entries."""
    parts: list[str] = []
    _tell(element, without, parts)
    return " ".join("".join(parts).split())


def _tell(element: Element, without: Choice, parts: list[str]) -> None:
    parts.append(element.text or "")
    for place, child in enumerate(element, 1):
        if is_number(child) and element.tag == "li":
            label = child[0].tail or ""
            parts.append(f" {label} " if label.endswith(")") else f" {label}. ")
        elif not without(child):
            around = "" if child.tag in WITHIN_WORDS else " "
            is_struck = child.tag in STRUCK
            is_counted = child.tag == "li" and element.tag == "ol" and "class" not in element.attrib
            parts.append(f"{around}{place}. " if is_counted else STRUCK_OUT if is_struck else around)
            _tell(child, without, parts)
            stop = _stop(parts, is_last=place == len(element)) if child.tag == "li" else ""
            parts.append("]" if is_struck else f"{stop}{around}")
        parts.append(child.tail or "")


def _stop(parts: Sequence[str], *, is_last: bool) -> str:
    """What has to stand after an entry of a list to keep it from what follows; nothing where it ends so itself."""
    said = next((part.rstrip() for part in reversed(parts) if part.strip()), "")
    return "" if not said or STOPPED.search(said) else "." if is_last else ";"


def html(element: Element) -> Pieces:
    """What is inside an element, without white space at its ends."""
    return Writer().write(element)


class Writer:
    """Writes a tree, and notes where in it certain elements stand."""

    def __init__(self, wanted: Mapping[Element, Choice] | None = None) -> None:
        """`wanted` are elements of which is to be known where they stand, each with what in it does not belong to it.

        Only where there are any are the pieces cut so that they can be quoted.
        """
        self._wanted = wanted or {}
        self._is_quoted = bool(wanted)
        self._pieces: list[Piece] = []
        self._open: list[str] = []
        self.ranges: dict[Element, tuple[Range, ...]] = {}

    def write(self, element: Element) -> Pieces:
        """What is inside an element, without white space at its ends."""
        return _stripped(self.whole(element))

    def whole(self, element: Element) -> list[Piece]:
        """What is inside an element, as it is."""
        self._inside(element)
        self._cut()
        return self._pieces

    def _cut(self) -> int:
        if text := "".join(self._open):
            self._pieces.append(text)
        self._open = []
        return len(self._pieces)

    def _inside(self, element: Element) -> None:
        if element in self._wanted:
            self._range(element, self._wanted[element])
            return
        self._open.append(escaped(element.text or ""))
        for child in element:
            self._write(child)
            self._open.append(escaped(child.tail or ""))

    def _range(self, element: Element, without: Choice) -> None:
        """Writes what is inside a wanted element, and notes from where to where it stands."""
        found: list[Range] = []
        start = self._cut()
        self._open.append(escaped(element.text or ""))
        for child in element:
            if without(child):
                found.append((start, self._cut()))
                self._write(child)
                start = self._cut()
            else:
                self._write(child)
            self._open.append(escaped(child.tail or ""))
        found.append((start, self._cut()))
        self.ranges[element] = tuple(found)

    def _write(self, element: Element) -> None:
        tag = element.tag
        if tag == DRAWING:
            self._open.append(element.get("svg", ""))
        elif "data-ref" in element.attrib:
            self._cut()
            self._pieces.append(Lead(element.get("data-ref", ""), _flat(_whole(element.text, element))))
        elif "data-file" in element.attrib:
            self._cut()
            self._pieces.append(_place(element))
        elif self._is_quoted and (is_number(element) or is_note_mark(element)):
            self._cut()
            inside = _flat(_whole(element.text, element))
            self._pieces.append(Own(f"<{tag}{_attributes(element)}>{inside}{_after(element)}</{tag}>"))
        else:
            self._start(element)
            if tag not in VOID:
                self._inside(element)
                self._open.append(f"{_after(element)}</{tag}>")

    def _start(self, element: Element) -> None:
        name = element.get("id")
        if not (self._is_quoted and name):
            self._open.append(f"<{element.tag}{_attributes(element)}>")
            return
        before, _, after = f"<{element.tag}{_attributes(element)}>".partition(own := f' id="{escaped_value(name)}"')
        self._open.append(before)
        self._cut()
        self._pieces.append(Own(own))
        self._open.append(after)


def _after(element: Element) -> str:
    """The blank after a number that hangs beside the text, for what is copied and for text browsers.

    It stands in the link, where the style sheet keeps it: at the start of the text a browser would drop it.
    """
    return " " if is_number(element) else ""


def _place(figure: Element) -> FigurePlace:
    caption, *below = figure
    number, *inside = caption
    link = f"<a{_attributes(number)}>{_flat(_whole(number.text, number))}{_after(number)}</a>"
    return FigurePlace(figure.get("id", ""), link, _whole(number.tail, inside), _whole(caption.tail, below))


def _whole(text: str | None, children: Iterable[Element]) -> tuple[str | Lead, ...]:
    """A text and what follows it, white space and all; what is drawn from a file does not stand in there."""
    writer = Writer()
    holder = Element("div")
    holder.text = text
    holder.extend(children)
    return tuple(piece for piece in writer.whole(holder) if isinstance(piece, str | Lead))


def _flat(pieces: Iterable[str | Lead]) -> str:
    """Pieces in which links do not count."""
    return "".join(piece if isinstance(piece, str) else piece.words for piece in pieces)


def _stripped(pieces: list[Piece]) -> Pieces:
    """Pieces without white space at the ends; where there are several, their number stays."""
    if pieces and isinstance(pieces[0], str):
        pieces[0] = pieces[0].lstrip()
    if pieces and isinstance(last := pieces[-1], str):
        pieces[-1] = last.rstrip()
    return tuple(pieces)


def _attributes(element: Element) -> str:
    return "".join(
        f' {name}="{escaped_value(value)}"' if value else f" {name}" for name, value in element.attrib.items()
    )


def escaped(text: str) -> str:
    """Text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escaped_value(text: str) -> str:
    """Text as an attribute of HTML."""
    return escaped(text).replace('"', "&quot;")
