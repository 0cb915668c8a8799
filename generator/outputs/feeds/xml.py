"""XML as bytes, and the characters that it and calendars can hold."""

import re
from xml.etree import ElementTree as ET

BREAK = re.compile("[\x85\u2028\u2029]")
CONTROL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def readable(text: str) -> str:
    """A text without characters that XML cannot hold, or that some programs take for the end of a line."""
    return CONTROL.sub("", BREAK.sub(" ", text))


def add(parent: ET.Element, name: str, text: str) -> ET.Element:
    """A new element with a text, at the end of its parent."""
    element = ET.SubElement(parent, name)
    element.text = readable(text)
    return element


def as_bytes(element: ET.Element) -> bytes:
    """A whole document, with a line end after it."""
    data: bytes = ET.tostring(element, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
