"""What the styles of a Word file say of paragraphs and runs (ECMA-376, 17.7): list, level, heading, bold."""

import re
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

from generator.importing.word.numbering import left, number

_OFF = ("0", "false", "off", "none")
_HEADING = re.compile(r"heading ([1-9])")
_MOST_BASES = 20
"""Styles that stand on each other; more is a circle."""


class Looks(NamedTuple):
    """What is said of the look of words; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None

    def over(self, below: "Looks") -> "Looks":
        """These, and where they say nothing, what another says."""
        both = zip(self, below, strict=True)
        return Looks._make(own if own is not None else other for own, other in both)


NOTHING = Looks()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it has from those it stands on."""

    key: str
    numbered_by: str | None = None
    """The list; "0" takes the number away."""
    level: int | None = None
    outline: int | None = None
    """The level of its heading from 0; 9 is running text."""
    indent: int | None = None
    is_title: bool = False
    looks: Looks = NOTHING


def flag(properties: Element | None, name: str) -> bool | None:
    """Whether a property that is on or off is on; None where nothing is said."""
    found = None if properties is None else properties.find(name)
    return None if found is None else found.get("w.val", "1") not in _OFF


def looks(properties: Element | None) -> Looks:
    """What `w.rPr` says of the look of words."""
    struck = flag(properties, "w.strike") or flag(properties, "w.dstrike")
    names = ("w.b", "w.i", "w.caps", "w.vanish")
    return Looks._make([*(flag(properties, name) for name in names), struck])


def value(properties: Element | None, path: str) -> str | None:
    """The `w.val` of a property, or None."""
    found = None if properties is None else properties.find(path)
    return None if found is None else found.get("w.val", "")


def read_number(properties: Element | None, path: str) -> int | None:
    """The `w.val` of a property as a number, or None."""
    found = None if properties is None else properties.find(path)
    return None if found is None else number(found)


class Styles:
    """The styles of a file by id."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall("w.style")
        self._elements = {style.get("w.styleId", ""): style for style in found}
        self._made: dict[str, Style] = {}
        defaults = [style for style in found if style.get("w.default") in ("1", "true", "on")]
        self._default = next((s.get("w.styleId", "") for s in defaults if s.get("w.type") == "paragraph"), "")
        self._ground = looks(None if root is None else root.find("w.docDefaults/w.rPrDefault/w.rPr"))

    def paragraph(self, key: str | None) -> Style:
        """The style of a paragraph; the default one where it names none, or one that is not there."""
        return self._style(key if key in self._elements else self._default)

    def words(self, key: str | None) -> Looks:
        """The look that a style for words gives them."""
        return self._style(key).looks if key in self._elements else NOTHING

    @property
    def ground(self) -> Looks:
        """The look of words of which nothing is said."""
        return self._ground

    def _style(self, key: str | None) -> Style:
        if key is None or key not in self._elements:
            return Style("")
        if key not in self._made:
            self._made[key] = self._resolved(key)
        return self._made[key]

    def _resolved(self, key: str) -> Style:
        chain: list[Element] = []
        at: str | None = key
        while at in self._elements and len(chain) < _MOST_BASES:
            chain.append(self._elements[at])
            at = value(chain[-1], "w.basedOn")
        style = Style("")
        for element in reversed(chain):
            style = _on_top(style, element)
        return style


def _on_top(below: Style, element: Element) -> Style:
    own = element.find("w.pPr")
    name = (value(element, "w.name") or "").lower()
    outline = read_number(own, "w.outlineLvl")
    if outline is None and (heading := _HEADING.match(name)):
        outline = int(heading[1]) - 1
    numbered_by, level = value(own, "w.numPr/w.numId"), read_number(own, "w.numPr/w.ilvl")
    indent = left(None if own is None else own.find("w.ind"))
    return Style(
        element.get("w.styleId", ""),
        below.numbered_by if numbered_by is None else numbered_by,
        below.level if level is None else level,
        below.outline if outline is None else outline,
        below.indent if indent is None else indent,
        below.is_title or name == "title",
        looks(element.find("w.rPr")).over(below.looks),
    )
