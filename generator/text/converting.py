"""The way of a text: blocks, their numbers, their words, marks among these, and what is gathered from it all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from generator.content import comments
from generator.problems import TextFault
from generator.text import reading
from generator.text.body import Body, Clause, Figure, Html, Inline, Kind, Minute, Numbering, Resolution
from generator.text.finish import address_headings, finish, tie_footnotes
from generator.text.marks import Marker
from generator.text.markup import escaped, inner, is_hanging, words
from generator.text.minutes import Section, mark_private_heading, number_minutes
from generator.text.outline import Draft, make_sections, number_figures, settle_headings, take_title
from generator.text.papers import number_paper, number_slides
from generator.text.source import locate, tidy, too_long
from generator.text.withholding import withhold


@dataclass(frozen=True, slots=True)
class Manner:
    """What a text is, and how it is to be numbered."""

    kind: Kind
    first: int | None
    numbering: Numbering
    recommendations: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """What numbering found: the title, the minutes, and the lists and paragraphs of recommendations."""

    title: Element
    minutes: list[Section]
    recommended: list[Element]


def convert(
    text: str,
    kind: Kind,
    *,
    first: int | None = None,
    terms: Mapping[str, str] | None = None,
    numbering: Numbering = "paragraphs",
    recommendations: bool = True,
) -> Body:
    """A file's text, after its front matter, converted.

    `first` is the number of the first minute, `terms` the glossary (abbreviation to meaning), `numbering` and
    `recommendations` what a paper's front matter says. No text makes this fail: what is wrong with it is in `faults`.
    """
    typed = tidy(text)
    source, _ = comments.without_comments(typed)
    faults = comments.faults(typed)
    if kind == "minutes":
        source, private = withhold(source)
        faults = [*faults, *private]
    try:
        return _convert(source, faults, Manner(kind, first, numbering, recommendations), terms or {})
    except RecursionError:
        mend = "take out quotations, lists or emphasis within others"
        too_deep = TextFault(1, 1, "the text is nested too deeply to be read", mend, "too-deep")
        return Body(html=_as_typed(source), faults=(*faults, too_deep))


def inline(text: str, terms: Mapping[str, str] | None = None) -> Inline:
    """One line of Markdown, as in a YAML value: links, emphasis, code and minutes cited, but no reading."""
    source, _ = comments.without_comments(tidy(text))
    source = source.strip()
    document = Element("div")
    line = SubElement(document, "p")
    line.text = source
    try:
        if reading.has_markup(source) and not too_long(source):
            reading.convert_words(reading.reader(), document)
        marker = Marker(source, terms or {}, alone=True)
        marker.mark(line)
        return Inline(inner(line), tuple(marker.references), words(line), tuple(marker.faults))
    except RecursionError:
        return Inline(_as_typed(source), (), source)


def _as_typed(source: str) -> Html:
    return Html(f"<p>{escaped(source.strip())}</p>")


def _convert(source: str, faults: list[TextFault], manner: Manner, terms: Mapping[str, str]) -> Body:
    reader = reading.reader()
    draft = Draft(reading.blocks(reader, source), faults)
    locate(draft.root, source)
    _refuse_too_long(draft)
    outline = _number(draft, manner)
    document = Element("document")
    document.extend([outline.title, draft.root])
    notes = reading.footnotes(reader)
    if notes is not None:
        _refuse_figures(draft, notes, source)
        draft.root.append(notes)
    reading.convert_words(reader, document)
    headings = address_headings(draft)
    marker = Marker(source, terms)
    marker.mark(outline.title)
    marker.forget_notes()
    marker.mark(draft.root)
    tie_footnotes(draft, marker.notes)
    finish(draft.root)
    anchors = tuple(element.attrib["id"] for element in draft.root.iter() if "id" in element.attrib)
    marker.check_links_within(set(anchors))
    return Body(
        title=words(outline.title),
        title_html=inner(outline.title),
        html=inner(draft.root),
        headings=headings,
        anchors=anchors,
        references=tuple(marker.references),
        minutes=tuple(map(_minute, outline.minutes)),
        recommendations=tuple(clause for block in outline.recommended for clause in _recommendations(block)),
        figures=tuple(_figure(figure) for figure in draft.root.iter("figure") if "data-file" in figure.attrib),
        faults=tuple(sorted([*draft.faults, *marker.faults], key=lambda fault: (fault.line, fault.column))),
    )


def _refuse_too_long(draft: Draft) -> None:
    for paragraph in draft.root.iter("p"):
        if "too-long" in paragraph.attrib:
            mend = "it is shown as typed: part it with empty lines, or mend the brackets"
            draft.fault(paragraph, "too-long", paragraph.attrib["too-long"], mend)


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
        mark_private_heading(draft.root)
    settle_headings(draft, needs_title=manner.kind != "minutes")
    title = take_title(draft.root)
    sections = make_sections(draft.root)
    number_figures(draft)
    if manner.kind == "minutes":
        return Outline(title, number_minutes(draft, sections, manner.first), [])
    if manner.kind == "presentation":
        number_slides(draft, title)
        return Outline(title, [], [])
    plain_page = manner.kind == "page"
    numbering: Numbering = "none" if plain_page else manner.numbering
    asked = manner.recommendations and not plain_page
    return Outline(title, [], number_paper(draft, sections, numbering, recommendations=asked))


def _minute(section: Section) -> Minute:
    heading = section.element[0]
    return Minute(
        number=section.number,
        anchor=heading.attrib["id"],
        heading=words(heading),
        html=inner(section.element, without=lambda child: child is heading),
        line=section.line,
        items=section.items,
        matter=section.matter,
        deferred_to=section.deferred_to,
        private=section.private,
        resolutions=tuple(_resolution(lead, items) for lead, items in section.resolutions),
    )


def _resolution(lead: Element, items: Element | None) -> Resolution:
    if items is None:
        clause = Clause(lead.attrib["id"], "", inner(lead, is_hanging), 0, words(lead))
        return Resolution(clause.anchor, clause.html, (clause,))
    clauses = tuple(_clauses(items, 0))
    return Resolution(clauses[0].anchor, inner(lead), clauses)


def _clauses(items: Element, depth: int) -> Iterator[Clause]:
    for li in items:
        yield _clause(li, li.attrib["id"], li, depth)
        for nested in filter(_is_clauses, li):
            yield from _clauses(nested, depth + 1)


def _recommendations(block: Element) -> Iterator[Clause]:
    if _is_clauses(block):
        yield from _clauses(block, 0)
    else:
        text = block.find("span[@id]")
        text = block if text is None else text
        yield _clause(block, text.attrib["id"], text, 0)


def _clause(numbered: Element, anchor: str, text: Element, depth: int) -> Clause:
    label = numbered[0][0].tail or ""
    return Clause(anchor, label, inner(text, _beside_clause), depth, words(text, _beside_clause))


def _beside_clause(element: Element) -> bool:
    return is_hanging(element) or _is_clauses(element)


def _is_clauses(element: Element) -> bool:
    return element.get("class") == "clauses"


def _figure(figure: Element) -> Figure:
    chart, headings = figure.get("data-chart", ""), figure.get("data-headings")
    return Figure(
        figure.attrib["id"],
        next(words(child) for child in figure if child.tag == "figcaption"),
        figure.attrib["data-file"],
        "bar" if chart == "bar" else "line" if chart == "line" else "",
        int(headings) if headings else None,
    )
