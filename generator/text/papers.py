"""The numbers of papers and slides: sections, paragraphs, recommendations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, groupby, zip_longest
from xml.etree.ElementTree import Element

from generator.text.body import Numbering
from generator.text.headings import number_first
from generator.text.outline import (
    HEADINGS,
    LISTS,
    Draft,
    Labels,
    chosen_number,
    number_items,
    read_number,
    read_words,
    wrap,
)

_TYPED_SECTION = re.compile(r"(\d{1,3}(?:\.\d{1,3})*[A-Z]?)[.)]?\s+(?=\S)")
_TYPED_PARAGRAPH = re.compile(r"(\d{1,3}(?:\.\d{1,3})+[A-Z]?)[.)]?\s+(?=\S)")
_APPENDIX = re.compile(r"appendix\b", re.IGNORECASE)
_RECOMMENDATIONS = re.compile("recommendation", re.IGNORECASE)
_WORDS = ("unnumbered", "number")


@dataclass(frozen=True, slots=True)
class Recommended:
    """What is recommended: a list, or a paragraph with its address and the number it has as a recommendation."""

    block: Element
    anchor: str = ""
    label: str = ""


def number_paper(
    draft: Draft, sections: list[Element], numbering: Numbering, *, recommendations: bool
) -> list[Recommended]:
    """Number a paper's sections, paragraphs and recommendations; return these."""
    found: list[Recommended] = []
    typed = (
        numbering != "none" and bool(sections) and bool(_TYPED_SECTION.match(number_first(sections[0][0].text or "")))
    )
    numbers, labels = count(1), Labels(counting=True)
    _number_blocks(draft, [child for child in draft.root if child.tag != "section"], "", typed=typed)
    for section in sections:
        heading, *blocks = section
        number = _number_section(draft, section, None if numbering == "none" else numbers, typed=typed)
        if numbering == "paragraphs":
            _number_blocks(draft, blocks, number, typed=typed)
        else:
            _number_blocks(draft, blocks, "", typed=False)
        if recommendations and _RECOMMENDATIONS.match(heading.text or ""):
            found += _number_recommendations(draft, section, labels)
    return found


def number_slides(draft: Draft, title: Element) -> None:
    """Number the slides; text under the title is the first."""
    before = [child for child in draft.root if child.tag != "section"]
    if before:
        first = Element("section")
        heading = Element("h2")
        heading.text = title.text or "Slide 1"
        first.extend([heading, *before])
        draft.root[:] = [first, *draft.root.findall("section")]
    numbers = count(1)
    for section in draft.root:
        heading = section[0]
        number = chosen_number(draft, heading, read_words(draft, heading, _WORDS)) or str(next(numbers))
        section.set("class", "slide")
        draft.number(heading, "Slide", number, f"slide-{_dashed(number)}")


def _number_section(draft: Draft, section: Element, numbers: Iterator[int] | None, *, typed: bool) -> str:
    """Number one section's heading: by its own word, as typed, or by counting; return the number, if it has one."""
    heading = section[0]
    words = read_words(draft, heading, _WORDS)
    number = chosen_number(draft, heading, words)
    appendix = bool(_APPENDIX.match(heading.text or ""))
    if appendix:
        section.set("class", "appendix")
    if numbers is None:
        return ""
    if typed:
        number = number or read_number(heading, _TYPED_SECTION)
    elif not (number or appendix or "unnumbered" in words):
        number = str(next(numbers))
    if number:
        draft.number(heading, "Section", number, f"s{_dashed(number)}")
    return number


def _number_blocks(draft: Draft, blocks: list[Element], section: str, *, typed: bool) -> None:
    """Number the paragraphs and third-level headings of a section; the others belong to the paragraph above them."""
    numbers, numbered = count(1), False
    for block in blocks:
        words = read_words(draft, block, _WORDS) if block.tag in ("p", *HEADINGS) else {}
        if block.tag not in ("p", "h3"):
            continue
        number = chosen_number(draft, block, words)
        if not number and typed:
            number = read_number(block, _TYPED_PARAGRAPH)
        elif not number and section and "unnumbered" not in words:
            number = f"{section}.{next(numbers)}"
        if number:
            draft.number(block, "Paragraph", number, f"p{_dashed(number)}")
            numbered = True
        elif "unnumbered" in words or (typed and numbered):
            block.set("above", "")


def _number_recommendations(draft: Draft, section: Element, labels: Labels) -> Iterator[Recommended]:
    """Number what is recommended: each list item, and each paragraph that does not lead to a list."""
    runs = [list(run) for words, run in groupby(section[1:], lambda block: block.tag in ("p", *LISTS)) if words]
    wrap(section, runs, **{"class": "resolved"})
    for run in runs:
        for block, after in zip_longest(run, run[1:]):
            if block.tag in LISTS:
                number_items(draft, block, "Recommendation", "r", labels)
                yield Recommended(block)
            elif block.get("above") is None and (after is None or after.tag not in LISTS):
                yield _number_paragraph(draft, block, labels)


def _number_paragraph(draft: Draft, paragraph: Element, labels: Labels) -> Recommended:
    """Number one paragraph as a recommendation, beside the number it may have as a paragraph."""
    label = labels.take("")
    anchor = draft.address(f"r{label}")
    if "id" in paragraph.attrib:
        paragraph.set("also", anchor)
    else:
        paragraph.attrib |= {"id": anchor, "number": label, "word": "Recommendation"}
    return Recommended(paragraph, anchor, label)


def _dashed(number: str) -> str:
    return number.replace(".", "-")
