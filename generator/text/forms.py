"""All forms of a tree."""

import json
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from generator.text import markup
from generator.text.body import Body
from generator.text.letters import breakable, visible
from generator.text.markdown import markdown
from generator.text.pieces import Forms, MarkdownPieces, Pieces, packed
from generator.text.printed import printed_blocks
from generator.text.runs import trimmed
from generator.text.spans import line_of


def forms(element: Element, html: Pieces | None = None, text: MarkdownPieces | None = None) -> Forms:
    """What is inside an element in all forms; those that are given are made already."""
    return Forms(
        markup.html(element) if html is None else html,
        markdown(element) if text is None else text,
        as_json(printed_blocks(element)),
        tuple(_abbreviations(element)),
    )


def as_json(made: object) -> str:
    """Blocks of print as they are kept."""
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def words_alone(text: str) -> Forms:
    """Words without markup in all forms: what `forms` makes of an element that holds them."""
    shown = trimmed([breakable(visible(text))])
    made = [{"k": "p", "c": shown, "n": "", "ids": []}] if shown else []
    html = markup.escaped(text).strip()
    return Forms((html,) if html else (), tuple(filter(None, [line_of(text)])), as_json(made))


def withdrawn_text(body: Body) -> Body:
    """What is left of a text that was withdrawn: its title, and a line at which every address in it still leads."""
    root = Element("div")
    line = last = SubElement(root, "p")
    for anchor in body.anchors:
        last = SubElement(line, "span", {"id": anchor})
    line_left = "Its text was withdrawn and is no longer published."
    if last is line:
        line.text = line_left
    else:
        last.tail = line_left
    return Body(title=body.title, heading=body.heading, packed=packed(forms(root)), anchors=body.anchors)


def _abbreviations(element: Element) -> Iterator[tuple[str, str]]:
    for abbreviation in element.iter("abbr"):
        if (means := abbreviation.get("title")) and not len(abbreviation):
            yield abbreviation.text or "", means
