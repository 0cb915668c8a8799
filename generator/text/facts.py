"""The facts of a tree that is finished: minutes with what was decided in them, figures."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile
from operator import is_
from xml.etree.ElementTree import Element

from generator.text.action_logs import logged
from generator.text.belonging import Decided
from generator.text.body import Clause, Figure, Minute, MinutePart, Range, Resolution
from generator.text.markup import Choice, is_beside, is_hanging, is_number, told, words
from generator.text.minutes import Section
from generator.text.papers import Recommended

_NAME = r"(?:[A-Z][\w.'’-]{0,40}\s{1,9}){0,4}[A-Z][\w'’-]{1,40}"
_MOVED = re.compile(rf"\b(?:[Mm]oved|[Pp]roposed)(?:\s+by)?\s+(?P<by>{_NAME})|(?P<who>{_NAME})\s+(?:moved|proposed)\b")
_SECONDED = re.compile(rf"\b[Ss]econded(?:\s+by)?\s+(?P<by>{_NAME})|(?P<who>{_NAME})\s+seconded\b")
Ranges = Mapping[Element, tuple[Range, ...]]
"""Where in the text's HTML the words of elements stand."""


def quoted(minutes: Sequence[Section]) -> Iterator[tuple[Element, Choice]]:
    """What is quoted elsewhere, each with what in it is not its own: minutes, leads, clauses."""
    for section in minutes:
        yield section.element, partial(is_, section.element[0])
        yield from ((row.action, _is_none) for row in section.actions)
        for decided in section.found.decisions:
            yield decided.lead, _is_clauses
            if decided.more is not None:
                yield decided.more, _is_none
            for items in (decided.items, decided.conditions):
                for clause in items.iter("li") if items is not None else ():
                    if "id" in clause.attrib:
                        yield clause, _is_clauses


def minute_of(section: Section, ranges: Ranges) -> Minute:
    """A numbered minute with what was decided in it."""
    heading = section.element[0]
    whole = Minute(
        number=section.number,
        anchor=heading.attrib["id"],
        heading=words(heading),
        at=ranges[section.element][1],
        text=told(section.element, lambda child: child is heading or is_beside(child)),
        line=section.line,
        items=section.items,
        matter=section.matter,
        deferred_to=section.deferred_to,
        gist=section.gist,
        deciding=section.deciding,
        private=section.private,
        numbers=section.numbers,
        resolutions=tuple(_resolution(decided, ranges) for decided in section.found.decisions),
        votes=section.found.votes,
        actions=logged(section.actions, ranges),
    )
    return replace(whole, parts=tuple(_parts(section, whole)))


def _parts(section: Section, whole: Minute) -> Iterator[MinutePart]:
    """What stands below each heading within a minute."""
    decided = [*(each.anchor for each in whole.resolutions), *(vote.anchor for vote in whole.votes)]
    for heading, (line, items) in section.named.items():
        below = section.element[list(section.element).index(heading) + 1 :]
        part = Element("section")
        part.extend(takewhile(lambda block: block.tag != "h3", below))
        anchors = {element.get("id") for element in part.iter()}
        yield MinutePart(
            anchor=heading.attrib["id"],
            heading=words(heading),
            text=told(part),
            line=line,
            items=items,
            decided=tuple(anchor for anchor in decided if anchor in anchors),
        )


def _resolution(decided: Decided, ranges: Ranges) -> Resolution:
    lead = decided.lead
    said, clauses = words(lead, is_number), tuple(_clauses(decided.items, 0, ranges))
    if decided.items is None:
        said = words(lead)
        clauses = (Clause(lead.attrib["id"], "", ranges[lead], 0, said),)
    return Resolution(
        clauses[0].anchor,
        ranges[lead],
        said,
        clauses,
        decided.kind,
        decided.outcome,
        *_moved(said),
        tuple(_clauses(decided.conditions, 0, ranges)),
        () if decided.more is None else ranges[decided.more],
        "" if decided.more is None else told(decided.more),
    )


def recommendations_of(recommended: Iterable[Recommended]) -> Iterator[Clause]:
    """What a paper recommends, one after the other, nested ones after what holds them."""
    for each in recommended:
        if each.anchor:
            yield Clause(each.anchor, each.label, (), 0, words(each.block))
        else:
            yield from _clauses(each.block, 0, {})


def _moved(said: str) -> tuple[str, str]:
    """Who moved and who seconded, as words say: "Moved by Councillor Kemp, seconded by Councillor Frost"."""
    mover = _MOVED.search(said)
    seconder = _SECONDED.search(said)
    return (mover["by"] or mover["who"]) if mover else "", (seconder["by"] or seconder["who"]) if seconder else ""


def _clauses(items: Element | None, depth: int, ranges: Ranges) -> Iterator[Clause]:
    for li in () if items is None else items:
        yield _clause(li, li.attrib["id"], li, depth, ranges)
        for nested in filter(_is_clauses, li):
            yield from _clauses(nested, depth + 1, ranges)


def _clause(numbered: Element, anchor: str, text: Element, depth: int, ranges: Ranges) -> Clause:
    label = numbered[0][0].tail or ""
    own = tuple((start, end) for start, end in ranges.get(text, ()) if start < end)
    return Clause(anchor, label, own, depth, words(text, _beside_clause))


def _beside_clause(element: Element) -> bool:
    return is_hanging(element) or _is_clauses(element)


def _is_none(_: Element) -> bool:
    return False


def _is_clauses(element: Element) -> bool:
    return element.get("class") == "clauses"


def figure_of(figure: Element) -> Figure:
    """A table or picture that the text has a place for."""
    chart, headings = figure.get("data-chart", ""), figure.get("data-headings")
    return Figure(
        figure.attrib["id"],
        next(words(child) for child in figure if child.tag == "figcaption"),
        figure.attrib["data-file"],
        figure.get("data-alt", ""),
        "bar" if chart == "bar" else "line" if chart == "line" else "",
        int(headings) if headings else None,
    )
