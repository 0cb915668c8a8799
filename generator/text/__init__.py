"""Officers' Markdown to HTML with marked places, and the facts in it: numbers, references, resolutions.

It knows no file, no other record and no clock. What needs other records stays in the HTML as a marked place
(`<a data-ref="…">`, `<figure data-file="…">`) and in the list of references.
"""

from generator.problems import TextFault
from generator.text.body import (
    Body,
    Clause,
    Figure,
    Heading,
    Html,
    Inline,
    Kind,
    Minute,
    Numbering,
    Reference,
    Resolution,
)
from generator.text.converting import convert, inline
from generator.text.headings import Title
from generator.text.markings import marking, marking_of_name
from generator.text.marks import fewer_stops
from generator.text.markup import plain
from generator.text.withholding import withhold

__all__ = [
    "Body",
    "Clause",
    "Figure",
    "Heading",
    "Html",
    "Inline",
    "Kind",
    "Minute",
    "Numbering",
    "Reference",
    "Resolution",
    "TextFault",
    "Title",
    "convert",
    "fewer_stops",
    "inline",
    "marking",
    "marking_of_name",
    "plain",
    "withhold",
]
