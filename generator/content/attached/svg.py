"""Drawings in SVG with nothing in them but what is drawn: no script, no page, nothing from elsewhere, no movement.

What may stay is listed; all else goes (SVG 2, appendix F lists its elements).
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from generator.content.attached import pictures

SVG, XLINK, XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/1999/xhtml"
XML = "http://www.w3.org/XML/1998/namespace"
DEEPEST = 200


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _names(
    """
    svg g defs symbol use switch title desc path rect circle ellipse line polyline polygon text tspan textPath image
    linearGradient radialGradient stop pattern clipPath mask marker style filter feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence
    """
)
SILENT = frozenset(("metadata", "view", "cursor"))
"""Elements that go without a word: nothing of them is seen."""
ATTRIBUTES = _names(
    """
    id class style lang role x y x1 x2 y1 y2 cx cy r rx ry fx fy fr d dx dy rotate points width height viewBox
    version preserveAspectRatio transform pathLength offset gradientUnits gradientTransform spreadMethod
    patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits
    markerWidth markerHeight refX refY orient textLength lengthAdjust startOffset method spacing side type media
    systemLanguage requiredExtensions filterUnits primitiveUnits in in2 result mode values operator k1 k2 k3 k4
    order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant
    specularConstant specularExponent limitingConeAngle azimuth elevation z pointsAtX pointsAtY pointsAtZ scale
    xChannelSelector yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles tableValues
    slope intercept amplitude exponent alignment-baseline baseline-shift clip clip-path clip-rule color
    color-interpolation color-interpolation-filters cursor direction display dominant-baseline fill fill-opacity
    fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style
    font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering kerning
    letter-spacing lighting-color marker-end marker-mid marker-start mask mask-type opacity overflow paint-order
    pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering
    unicode-bidi vector-effect visibility word-spacing writing-mode aria-label aria-labelledby aria-describedby
    aria-hidden
    """
)
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]+)")
"""A picture within a drawing."""
OUTSIDE = re.compile(
    r"url\(\s*['\"]?\s*(?![#\s'\"])|@import|@namespace|image-set|(?<![\w-])(?:image|src|element|expression)\s*\("
    r"|-moz-binding|javascript:|://|\\",
    re.IGNORECASE,
)
"""What in a style leads out of the drawing, or could hide that."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that is safe, and what was taken out that somebody may miss."""

    data: bytes
    taken_out: tuple[str, ...]


class NotDrawnError(ValueError):
    """The file is no drawing that can be read; the text says why."""


@dataclass(slots=True)
class _Element:
    name: str
    attributes: dict[str, str]
    inside: list["_Element | str"] = field(default_factory=list)


def clean(data: bytes) -> Drawing:
    """A drawing without what is not on the lists. NotDrawnError where it is no well-formed SVG, or defines entities."""
    reader = _SvgReader()
    root = reader.read(data)
    if root.name != "svg":
        raise NotDrawnError("it does not begin with <svg>")
    ids = {element.attributes.get("id", ""): element for element in _all(root)}
    for element in _all(root):
        target = ids.get(element.attributes.get("href", "#")[1:]) if element.name == "use" else None
        if target is not None and any(inner.name == "use" for inner in _all(target)):
            element.inside, element.attributes = [], {}
            reader.taken_out["a copy of a copy"] = None
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{"".join(_written(root, outermost=True))}\n'
    return Drawing(text.encode(), tuple(reader.taken_out))


def _all(element: _Element) -> Iterator[_Element]:
    yield element
    for part in element.inside:
        if isinstance(part, _Element):
            yield from _all(part)


def _written(element: _Element, *, outermost: bool = False) -> Iterator[str]:
    attributes = {"xmlns": SVG, "xmlns:xlink": XLINK} if outermost else {}
    for name, value in element.attributes.items():
        attributes[name] = value
        if name == "href":  # programs of before SVG 2 know it by its older name
            attributes["xlink:href"] = value
    yield "".join([f"<{element.name}", *(f' {name}="{_value(value)}"' for name, value in attributes.items())])
    if not element.inside:
        yield "/>"
        return
    yield ">"
    for part in element.inside:
        if isinstance(part, str):
            yield escape(part, quote=False)
        else:
            yield from _written(part)
    yield f"</{element.name}>"


def _value(text: str) -> str:
    return escape(text).replace("\n", "&#10;").replace("\t", "&#9;")


class _SvgReader:
    """Builds a tree of what may stay; below an element that goes, nothing stays, but for links, whose words do."""

    def __init__(self) -> None:
        self.taken_out: dict[str, None] = {}
        self._root: _Element | None = None
        self._open: list[_Element | None] = []

    def read(self, data: bytes) -> _Element:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.ProcessingInstructionHandler = self._instruction
        try:
            parser.Parse(data, True)  # noqa: FBT003  the library's own way
        except expat.ExpatError as error:
            message = f"line {error.lineno} is not well-formed XML"
            raise NotDrawnError(message) from None
        except NotDrawnError:
            raise
        except (LookupError, ValueError):
            raise NotDrawnError("its encoding is not known") from None
        if self._root is None:
            raise NotDrawnError("nothing is drawn in it")
        return self._root

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        if has_subset:
            raise NotDrawnError("it has a document type with declarations of its own")

    def _entity(self, *_: object) -> None:
        raise NotDrawnError("it defines entities")

    def _instruction(self, target: str, _: str) -> None:
        self.taken_out[f"<?{target}?>"] = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if len(self._open) >= DEEPEST:
            raise NotDrawnError("it is nested too deeply")
        above = self._open[-1] if self._open else None
        is_kept = (not self._open or above is not None) and namespace == SVG
        if is_kept and local == "a":
            self.taken_out["a link"] = None
            local, attributes = "g" if above is None or above.name not in {"text", "tspan"} else "tspan", {}
        if not is_kept or local not in ELEMENTS:
            if (not self._open or above is not None) and local not in SILENT and namespace in {SVG, "", XHTML}:
                self.taken_out[f"<{local}>"] = None
            self._open.append(None)
            return
        element = _Element(local, dict(self._attributes(local, attributes)))
        if above is not None:
            above.inside.append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if element is not None and element.name == "style" and OUTSIDE.search("".join(map(str, element.inside))):
            element.inside.clear()
            self.taken_out["a style from elsewhere"] = None

    def _words(self, words: str) -> None:
        if self._open and (element := self._open[-1]) is not None:
            element.inside.append(words)

    def _attributes(self, element: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
        for name, value in attributes.items():
            namespace, _, local = name.rpartition(" ")
            if local == "href" and namespace in {"", XLINK}:
                if (
                    kept := value
                    if re.fullmatch(r"#[\w.:-]+", value)
                    else _picture(value)
                    if element == "image"
                    else ""
                ):
                    yield "href", kept
                else:
                    self.taken_out["a link"] = None
            elif namespace == XML and local in {"space", "lang"}:
                yield f"xml:{local}", value
            elif not namespace and local in ATTRIBUTES and not OUTSIDE.search(value):
                yield local, value
            elif not namespace and (local.startswith("on") or local in ATTRIBUTES):
                self.taken_out[f"{local}="] = None


def _picture(address: str) -> str:
    """A picture within a drawing, with nothing beside it; nothing for any other address."""
    match = PICTURE.fullmatch(address)
    try:
        data = pictures.bare(base64.b64decode(match[1])) if match else None
    except ValueError:
        return ""
    return f"{address.partition(',')[0]},{base64.b64encode(data).decode()}" if data else ""
