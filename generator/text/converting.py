"""The way of a text: blocks, their numbers, their words, marks among these, and what is gathered from it all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from xml.etree.ElementTree import Element, SubElement

from generator.content import comments
from generator.problems import TextFault
from generator.text import reading
from generator.text.body import USUAL, Body, Heading, Inline, Kind, Minuting, Numbering, Reference
from generator.text.facts import figure_of, minute_of, quoted, recommendations_of
from generator.text.finish import address_headings, finish, tell_empty_headings, tie_footnotes
from generator.text.forms import forms, words_alone
from generator.text.leftovers import Rest, remarks, without_leftovers
from generator.text.lists import is_lead
from generator.text.marks import Marker
from generator.text.markup import WITHIN_WORDS, Writer, is_number, opening, words
from generator.text.minutes import Section, mark_private_heading, number_minutes, raise_headings
from generator.text.numbers import cited_form
from generator.text.outline import (
    HEADINGS,
    Draft,
    draw_in_sources,
    make_sections,
    number_figures,
    settle_headings,
    take_title,
    tell_empty_lead,
)
from generator.text.papers import Recommended, number_paper, number_slides
from generator.text.pieces import Forms, packed
from generator.text.source import locate, tidy, too_long
from generator.text.withholding import withhold_lines

OPENING = 800
"""How many of the first characters of a text are kept as words: enough to say what it is about."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What a text is, and how it is to be numbered."""

    kind: Kind
    first: int | None = None
    numbering: Numbering = "paragraphs"
    recommendations: bool = True
    minuting: Minuting = USUAL


@dataclass(frozen=True, slots=True)
class Outline:
    """What numbering found: the title, the minutes, and what a paper recommends."""

    title: Element
    minutes: list[Section]
    recommended: list[Recommended] = field(default_factory=list)


def convert(
    text: str,
    kind: Kind,
    *,
    first: int | None = None,
    terms: Mapping[str, str] | None = None,
    numbering: Numbering = "paragraphs",
    recommendations: bool = True,
    minuting: Minuting = USUAL,
) -> Body:
    """A file's text, after its front matter, converted.

    `first` is the number of the first minute, `terms` the glossary (abbreviation to meaning), `numbering` and
    `recommendations` what a paper's front matter says, `minuting` how the body writes its minutes. No text makes
    this fail: what is wrong with it is in `faults`.
    """
    typed = tidy(text)
    source, _ = comments.without_comments(typed)
    faults = comments.faults(typed)
    if kind == "minutes":
        source, private = withhold_lines(source)
        faults = [*faults, *private]
    rest = without_leftovers(source)
    faults = [*faults, *rest.faults, *remarks(rest)]
    try:
        return _body(_tree(rest, faults, Manner(kind, first, numbering, recommendations, minuting), terms or {}))
    except RecursionError:
        mend = "take out quotations, lists or emphasis within others"
        too_deep = TextFault(1, 1, "the text is nested too deeply to be read", mend, "too-deep")
        return Body(packed=packed(_as_typed(rest.text)), faults=(*faults, too_deep))


def inline(text: str, terms: Mapping[str, str] | None = None, form: str = "") -> Inline:
    """One line of Markdown, as in a YAML value: links, emphasis, code and minutes cited, but no reading.

    `form` is that of the body's minute numbers, by which they are known without the word.
    """
    rest = _line_source(text)
    told = (*rest.faults, *remarks(rest))
    if not (terms or may_be_marked(rest.text) or cites(rest.text, form)):
        return Inline(words_alone(rest.text), (), " ".join(rest.text.split()), told)
    try:
        line, marker = _line(rest, terms or {}, form)
        return Inline(forms(line), tuple(marker.references), words(line), (*told, *marker.faults))
    except RecursionError:
        return Inline(_as_typed(rest.text), (), rest.text)


def plain(text: str) -> str:
    """The words of one line of Markdown."""
    rest = _line_source(text)
    if not may_be_marked(rest.text):
        return " ".join(rest.text.split())
    try:
        return words(_line(rest, {})[0])
    except RecursionError:
        return rest.text


def may_be_marked(text: str) -> bool:
    """Whether a line is more than plain words, its abbreviations apart; words alone are quick to convert."""
    return reading.has_markup(text) or "inute" in text or "INUTE" in text or "://" in text


def cites(text: str, form: str) -> bool:
    """Whether a line has the number of a minute in a form of its body's own."""
    return bool(form) and (number := cited_form(form)) is not None and number.search(text) is not None


def plain_lines(text: str) -> str:
    """Markdown as plain text: a line for each paragraph or entry, and the address of each link in brackets."""
    rest = without_leftovers(comments.without_comments(tidy(text))[0])
    try:
        root = _tree(rest, [], Manner("page"), {}).draft.root
    except RecursionError:
        return " ".join(rest.text.split())
    return "\n".join(line for part in "".join(_lines(root)).split("\n") if (line := " ".join(part.split())))


def _lines(element: Element) -> Iterator[str]:
    """The words in an element, in which blanks are blanks, and line ends those of its blocks."""
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        yield from [] if is_number(child) else _lines_of(child)
        yield " ".join((child.tail or "").split("\n"))


def _lines_of(element: Element) -> Iterator[str]:
    apart = element.tag not in WITHIN_WORDS
    yield " " if apart else ""
    yield from _lines(element)
    if element.tag in ("p", "li", "tr", "dt", "dd", "br", *HEADINGS):
        yield "\n"
    elif apart:
        yield " "
    href = element.get("href", "") if element.tag == "a" else ""
    address = href.removeprefix("mailto:").removeprefix("tel:")
    if address and not address.startswith("#") and address not in words(element, is_number):
        yield f" ({address})"


def cell(text: str, terms: Mapping[str, str]) -> tuple[Element, tuple[Reference, ...], tuple[TextFault, ...]]:
    """A cell of a table, of one line or of several, as a tree, with its references and faults."""
    try:
        if "\n" not in text:
            rest = _line_source(text)
            line, marker = _line(rest, terms)
            return line, tuple(marker.references), (*rest.faults, *remarks(rest), *marker.faults)
        rest = without_leftovers(comments.without_comments(tidy(text))[0])
        faults = [*comments.faults(tidy(text)), *rest.faults, *remarks(rest)]
        tree = _tree(rest, faults, Manner("page"), terms)
        return tree.draft.root, tuple(tree.marker.references), (*tree.draft.faults, *tree.marker.faults)
    except RecursionError:
        typed = Element("div")
        SubElement(typed, "p").text = text.strip()
        return typed, (), ()


def _line_source(text: str) -> Rest:
    """A line as it is to be read."""
    return without_leftovers(comments.without_comments(tidy(text))[0].strip())


def _line(source: Rest, terms: Mapping[str, str], form: str = "") -> tuple[Element, Marker]:
    document = Element("div")
    line = SubElement(document, "p")
    line.text = source.text.strip()
    if reading.has_markup(source.text) and not too_long(source.text):
        reading.convert_words(reading.reader(), document)
    marker = Marker(source.typed, terms, form=form, alone=True)
    marker.mark(line)
    return line, marker


def _as_typed(source: str) -> Forms:
    typed = Element("div")
    SubElement(typed, "p").text = source.strip()
    return forms(typed)


@dataclass(frozen=True, slots=True)
class Tree:
    """A text as a tree that is finished, and what was found on the way."""

    draft: Draft
    outline: Outline
    marker: Marker
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]


def _tree(source: Rest, faults: list[TextFault], manner: Manner, terms: Mapping[str, str]) -> Tree:
    reader = reading.reader(manner.minuting.decision_words)
    draft = Draft(reading.source_blocks(reader, source.text), faults)
    locate(draft.root, source.text)
    _refuse_too_long(draft)
    outline = _number(draft, manner)
    document = Element("document")
    document.extend([outline.title, draft.root])
    notes = reading.footnotes(reader)
    if notes is not None:
        locate(notes, source.text)
        _refuse_figures(draft, notes, source.text)
        draft.root.append(notes)
    _tell_ragged_rows(draft)
    reading.convert_words(reader, document)
    tell_empty_headings(draft, outline.title)
    headings = address_headings(draft)
    marker = Marker(source.typed, terms, form=manner.minuting.form)
    marker.tell_unused(reader.references.unused)
    marker.mark(outline.title)
    marker.forget_notes()
    marker.mark(draft.root)
    tie_footnotes(draft, marker.notes)
    finish(draft.root)
    anchors = tuple(element.attrib["id"] for element in draft.root.iter() if "id" in element.attrib)
    marker.check_links_within(set(anchors))
    return Tree(draft, outline, marker, headings, anchors)


def _body(tree: Tree) -> Body:
    draft, outline, marker = tree.draft, tree.outline, tree.marker
    writer = Writer(dict(quoted(outline.minutes)))
    whole = forms(draft.root, writer.write(draft.root))
    ranges = writer.ranges
    return Body(
        title=words(outline.title),
        heading=forms(outline.title),
        packed=packed(whole),
        abbreviations=whole.abbreviations,
        opening=opening(draft.root, OPENING),
        first=_first(draft.root),
        headings=tree.headings,
        anchors=tree.anchors,
        references=tuple(marker.references),
        minutes=tuple(minute_of(section, ranges) for section in outline.minutes),
        recommendations=tuple(recommendations_of(outline.recommended)),
        figures=tuple(figure_of(figure) for figure in draft.root.iter("figure") if "data-file" in figure.attrib),
        faults=tuple(sorted([*draft.faults, *marker.faults], key=lambda fault: (fault.line, fault.column))),
    )


SENTENCE = 40
"""Characters from which on a paragraph is taken to say something by itself."""


def _first(root: Element) -> str:
    """The first of the words of the first paragraph that is a sentence or more; else of the first that has any."""
    said = [text for paragraph in root.iter("p") if (text := words(paragraph))]
    return next((text for text in said if len(text) >= SENTENCE), said[0] if said else "")[:OPENING]


def _refuse_too_long(draft: Draft) -> None:
    for paragraph in draft.root.iter("p"):
        if "too-long" in paragraph.attrib:
            mend = "it is shown as typed: part it with empty lines, mend the brackets, or save a picture as a file"
            draft.fault(paragraph, "too-long", paragraph.attrib["too-long"], mend)


def _tell_ragged_rows(draft: Draft) -> None:
    for row in draft.root.iter("tr"):
        if "cells" in row.attrib:
            cells, columns = row.attrib["cells"].split()
            what = f"this row has {cells} cells, and the first {columns}; those beyond stand in its last cell"
            mend = "give every row as many cells; write \\| for a stroke within one"
            draft.fault(row, "ragged-row", what, mend, severity="warning")


def _refuse_figures(draft: Draft, notes: Element, source: str) -> None:
    """A figure needs a number and a place of its own: of one in a footnote the caption is left."""
    lines = source.split("\n")
    for figure in list(notes.iter("figure")):
        typed, caption = figure.get("typed", ""), figure[0].text or ""
        line = max((number for number, text in enumerate(lines, 1) if typed in text), default=1)
        name = figure.get("data-file") or "figure"
        figure.clear()
        figure.tag, figure.text = "p", caption
        figure.set("line", str(line))
        mend = "put it into the text, on a line of its own, and name its number in the note"
        draft.fault(figure, "figure-in-note", f"{name} stands in a footnote", mend)


def _number(draft: Draft, manner: Manner) -> Outline:
    """Number a text as what it is: from here on it has sections, and all of its numbers have their addresses."""
    if manner.kind == "minutes":
        raise_headings(draft.root)
        mark_private_heading(draft.root)
    settle_headings(draft, needs_title=manner.kind != "minutes")
    title = take_title(draft.root)
    sections = make_sections(draft.root)
    _tell_empty_leads(draft)
    draw_in_sources(draft)
    minutes = number_minutes(draft, sections, manner.first, manner.minuting) if manner.kind == "minutes" else []
    number_figures(draft)
    if manner.kind == "minutes":
        return Outline(title, minutes)
    if manner.kind == "presentation":
        number_slides(draft, title)
        return Outline(title, [])
    plain_page = manner.kind == "page"
    numbering: Numbering = "none" if plain_page else manner.numbering
    asked = manner.recommendations and not plain_page
    return Outline(title, [], number_paper(draft, sections, numbering, recommendations=asked))


def _tell_empty_leads(draft: Draft) -> None:
    """Say which paragraphs end in a colon and lead to nothing: what follows is no block, nor a heading below theirs."""
    for part in (draft.root, *draft.root.findall("section")):
        blocks = [block for block in part if block.tag != "hr"]
        level = 1
        for block, after in zip_longest(blocks, blocks[1:]):
            level = int(block.tag[1]) if block.tag in HEADINGS else level
            ends = after is None or (after.tag in HEADINGS and int(after.tag[1]) <= level)
            if ends and block.tag == "p" and is_lead(block.text or ""):
                tell_empty_lead(draft, block)
