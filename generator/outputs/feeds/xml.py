"""XML as bytes."""

from xml.etree import ElementTree as ET

from generator.outputs.feeds.words import readable


def add(parent: ET.Element, name: str, text: str) -> ET.Element:
    """A new element with a text, at the end of its parent."""
    element = ET.SubElement(parent, name)
    element.text = readable(text)
    return element


def as_bytes(element: ET.Element) -> bytes:
    """A whole document, with a line end after it."""
    data: bytes = ET.tostring(element, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
