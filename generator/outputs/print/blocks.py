"""The blocks of converted texts with their places filled in: what leads where, tables, pictures, abbreviations."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.outputs.print.fit import fitted
from generator.text import Drawn
from generator.text.letters import breakable, visible
from generator.text.printed import (
    Block,
    Cell,
    Definition,
    Image,
    ListItem,
    Paragraph,
    PrintedFigure,
    PrintedRow,
    PrintedTitle,
    captioned,
)
from generator.text.runs import MarkedLink, PrintedLink, Run, Styled, join, trimmed

MISSING = "This figure is not in the archive."
NO_PICTURE = "This picture is not printed."
INK = """
text { fill: #000; font-family: "Open Sans"; font-size: 12.5px; text-anchor: middle; }
.yr { fill: #444; font-size: 11.5px; }
.start { text-anchor: start; }
.end { text-anchor: end; }
.bar { fill: #777; }
.last { fill: #111; }
path { fill: none; stroke: #444; }
.grid { stroke: #bbb; }
.line { stroke-width: 2; stroke-linejoin: round; }
.mark { fill: #fff; stroke-width: 2; }
.s1 { stroke: #000; }
.s2 { stroke: #555; }
.s3 { stroke: #888; }
.s4 { stroke: #aaa; }
.line.s2 { stroke-dasharray: 6 3; }
.line.s3 { stroke-dasharray: 2 2; }
.line.s4 { stroke-dasharray: 8 3 2 3; }
.mark.s1 { fill: #000; }
.mark.s3 { fill: #888; }
"""
"""What the style sheet gives a chart on its page, in ink that can be told apart without colours."""
START = "<svg "
Terms = dict[tuple[str, str], bool]
"""Abbreviations with their meanings."""


def nothing(_: str) -> str:
    """Leads nowhere, and knows no picture."""
    return ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a text is printed in: what its marked places stand for, and the abbreviations met on the way."""

    to: Callable[[str], str] = nothing
    """The web address or "#label" that a marked place or a link within the page leads to; "" for none."""
    figures: Mapping[str, Drawn] = field(default_factory=dict)
    """Tables and charts by the fragment of their place."""
    picture: Callable[[str], str] = nothing
    """The name by which a picture is set, of the name by which the text calls it."""
    terms: Terms = field(default_factory=dict)


def blocks(kept: str, context: Context) -> list[Block]:
    """The blocks of a text as it is kept."""
    found: list[Block] = json.loads(kept)
    return _flow(found, context)


def line(kept: str, context: Context) -> list[Run]:
    """The runs of a line as it is kept."""
    found: list[Paragraph] = json.loads(kept)
    return [run for block in found for run in _runs(block["c"], context)]


def paragraph(*lines: str) -> Paragraph:
    """Words without markup, on lines of their own."""
    found: list[Run] = []
    for words in lines:
        if found:
            found.append({"k": "br"})
        found.append(breakable(visible(words)))
    return {"k": "p", "c": trimmed(join(found)), "n": "", "ids": []}


def _filled(block: Block, context: Context) -> Iterator[Block]:
    if block["k"] == "place":
        yield from _figure(block, context)
    elif block["k"] == "table":
        head, body = ([_row(row, context) for row in rows] for rows in (block["head"], block["body"]))
        yield fitted({**block, "c": _runs(block["c"], context), "head": head, "body": body})
    elif block["k"] == "image":
        yield _image(block, context)
    elif block["k"] == "charts":
        yield {**block, "b": [_image(image, context) for image in block["b"]]}
    elif block["k"] == "p":  # noqa: SIM114  the type checker looks at one kind of record at a time
        yield {**block, "c": _runs(block["c"], context)}
    elif block["k"] == "h":
        yield {**block, "c": _runs(block["c"], context)}
    elif block["k"] == "figure":
        yield {**block, "c": _runs(block["c"], context), "b": _flow(block["b"], context)}
    elif block["k"] == "dl":
        yield {**block, "items": [_definition(item, context) for item in block["items"]]}
    elif block["k"] == "ul" or block["k"] == "ol":
        yield {**block, "items": [_item(item, context) for item in block["items"]]}
    elif block["k"] == "rule" or block["k"] == "break":
        yield block
    else:
        yield {**block, "b": _flow(block["b"], context)}


def _flow(found: Iterable[Block], context: Context) -> list[Block]:
    return [made for block in found for made in _filled(block, context)]


def _item(item: ListItem, context: Context) -> ListItem:
    return {**item, "b": _flow(item["b"], context)}


def _definition(item: Definition, context: Context) -> Definition:
    return {"c": _runs(item["c"], context), "b": _flow(item["b"], context)}


def _row(row: PrintedRow, context: Context) -> PrintedRow:
    cells: list[Cell] = [{**cell, "b": _flow(cell["b"], context)} for cell in row["cells"]]
    return {**row, "cells": cells}


def _image(image: Image, context: Context) -> Image:
    made: Image = {**image, "svg": printed(image["svg"])} if "svg" in image else {**image}
    if "c" in image:
        made["c"] = _runs(image["c"], context)
    return made


def _figure(place: PrintedFigure, context: Context) -> Iterator[Block]:
    """A figure: what it shows under its number and caption, or that it is not in the archive."""
    title: PrintedTitle = {"n": place["n"], "ids": place["ids"]}
    caption = _runs(place["c"], context)
    drawn = context.figures.get(place["anchor"])
    if drawn is None:
        yield {"k": "figure", "c": caption, **title, "b": [_shown(place, context)]}
        return
    inner = blocks(drawn.forms.printed, context)
    charts: list[Block] = [block for block in inner if block["k"] != "table"]
    if charts:
        yield {"k": "figure", "c": caption, **title, "b": charts}
        yield from (block for block in inner if block["k"] == "table")
    else:
        yield from captioned(title, caption, inner)


def _shown(place: PrintedFigure, context: Context) -> Block:
    """The picture of a figure, or what is said where there is none."""
    if place["file"] == "missing":
        return quiet(MISSING)
    picture = context.picture(place["file"])
    return {"k": "image", "file": picture, "alt": place["alt"]} if picture else quiet(NO_PICTURE)


def quiet(words: str) -> Paragraph:
    """A sentence of the program's own, smaller and greyer."""
    return {**paragraph(words), "quiet": True}


def _runs(found: Sequence[Run], context: Context) -> list[Run]:
    return trimmed(join(_filled_runs(found, context)))


def _filled_runs(found: Sequence[Run], context: Context) -> Iterator[Run]:
    for run in found:
        if isinstance(run, str):
            yield run
        elif run["k"] == "term":
            context.terms[_singular(run["c"][0]), run["means"]] = True
            yield {"k": "first", "c": run["c"], "means": run["means"]} if run["first"] else run["c"][0]
        elif run["k"] == "note":
            yield {**run, "c": _runs(run["c"], context)}
        elif run["k"] == "br" or run["k"] == "again" or run["k"] == "first":
            yield run
        else:
            yield from _filled_link(run, context)


def _filled_link(run: Styled | MarkedLink | PrintedLink, context: Context) -> Iterator[Run]:
    content = join(_filled_runs(run["c"], context))
    if run["k"] != "a":  # noqa: SIM114  as above
        yield {**run, "c": content}
    elif "to" in run:
        yield {**run, "c": content}
    elif to := context.to(run["ref"]):
        yield {"k": "a", "to": to, "c": content}
    else:
        yield from content


def _singular(term: str) -> str:
    return term.removesuffix("'s").removesuffix("’s")


def printed(svg: str) -> str:
    """A chart's SVG with the styles that the style sheet gives it on the page, in black and grey."""
    if not svg.startswith(START):
        return ""
    head, mark, body = svg.partition(">")
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head.removeprefix(START)}{mark}<style>{INK}</style>{body}'
