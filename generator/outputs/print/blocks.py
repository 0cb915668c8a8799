"""The blocks of converted texts with their places filled in: what leads where, tables, pictures, abbreviations."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.outputs.print.drawing import printed
from generator.outputs.print.fit import fitted
from generator.text import Drawn
from generator.text.letters import breakable, said
from generator.text.printed import (
    Block,
    Cell,
    Definition,
    FigurePlace,
    Image,
    ListItem,
    Paragraph,
    Row,
    Title,
    captioned,
)
from generator.text.runs import MarkedLink, PrintedLink, Run, Styled, join, trimmed

MISSING = "This figure is not in the archive."
NO_PICTURE = "This picture is not printed."
Terms = dict[tuple[str, str], bool]
"""Abbreviations with their meanings."""


def nothing(_: str) -> str:
    """Leads nowhere, and knows no picture."""
    return ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a text stands on: what its marked places stand for, and the abbreviations met on the way."""

    to: Callable[[str], str] = nothing
    """The web address or "#label" that a marked place or a link within the page leads to; "" for none."""
    figures: Mapping[str, Drawn] = field(default_factory=dict)
    """Tables and charts by the fragment of their place."""
    picture: Callable[[str], str] = nothing
    """The name by which a picture is set, of the name by which the text calls it."""
    terms: Terms = field(default_factory=dict)


def blocks(kept: str, ground: Ground) -> list[Block]:
    """The blocks of a text as it is kept."""
    found: list[Block] = json.loads(kept)
    return _flow(found, ground)


def line(kept: str, ground: Ground) -> list[Run]:
    """The runs of a line as it is kept."""
    found: list[Paragraph] = json.loads(kept)
    return [run for block in found for run in _runs(block["c"], ground)]


def paragraph(*lines: str) -> Paragraph:
    """Words without markup, on lines of their own."""
    found: list[Run] = []
    for words in lines:
        if found:
            found.append({"k": "br"})
        found.append(breakable(said(words)))
    return {"k": "p", "c": trimmed(join(found)), "n": "", "ids": []}


def _filled(block: Block, ground: Ground) -> Iterator[Block]:
    if block["k"] == "place":
        yield from _figure(block, ground)
    elif block["k"] == "table":
        head, body = ([_row(row, ground) for row in rows] for rows in (block["head"], block["body"]))
        yield fitted({**block, "c": _runs(block["c"], ground), "head": head, "body": body})
    elif block["k"] == "image":
        yield _image(block, ground)
    elif block["k"] == "charts":
        yield {**block, "b": [_image(image, ground) for image in block["b"]]}
    elif block["k"] == "p":  # noqa: SIM114  the type checker looks at one kind of record at a time
        yield {**block, "c": _runs(block["c"], ground)}
    elif block["k"] == "h":
        yield {**block, "c": _runs(block["c"], ground)}
    elif block["k"] == "figure":
        yield {**block, "c": _runs(block["c"], ground), "b": _flow(block["b"], ground)}
    elif block["k"] == "dl":
        yield {**block, "items": [_definition(item, ground) for item in block["items"]]}
    elif block["k"] == "ul" or block["k"] == "ol":
        yield {**block, "items": [_item(item, ground) for item in block["items"]]}
    elif block["k"] == "rule" or block["k"] == "break":
        yield block
    else:
        yield {**block, "b": _flow(block["b"], ground)}


def _flow(found: Iterable[Block], ground: Ground) -> list[Block]:
    return [made for block in found for made in _filled(block, ground)]


def _item(item: ListItem, ground: Ground) -> ListItem:
    return {**item, "b": _flow(item["b"], ground)}


def _definition(item: Definition, ground: Ground) -> Definition:
    return {"c": _runs(item["c"], ground), "b": _flow(item["b"], ground)}


def _row(row: Row, ground: Ground) -> Row:
    cells: list[Cell] = [{**cell, "b": _flow(cell["b"], ground)} for cell in row["cells"]]
    return {**row, "cells": cells}


def _image(image: Image, ground: Ground) -> Image:
    made: Image = {**image, "svg": printed(image["svg"])} if "svg" in image else {**image}
    if "c" in image:
        made["c"] = _runs(image["c"], ground)
    return made


def _figure(place: FigurePlace, ground: Ground) -> Iterator[Block]:
    """A figure: what it shows under its number and caption, or that it is not in the archive."""
    title: Title = {"n": place["n"], "ids": place["ids"]}
    caption = _runs(place["c"], ground)
    drawn = ground.figures.get(place["anchor"])
    if drawn is None:
        yield {"k": "figure", "c": caption, **title, "b": [_shown(place, ground)]}
        return
    inner = blocks(drawn.forms.printed, ground)
    charts: list[Block] = [block for block in inner if block["k"] != "table"]
    if charts:
        yield {"k": "figure", "c": caption, **title, "b": charts}
        yield from (block for block in inner if block["k"] == "table")
    else:
        yield from captioned(title, caption, inner)


def _shown(place: FigurePlace, ground: Ground) -> Block:
    """The picture of a figure, or what is said where there is none."""
    if place["file"] == "missing":
        return quiet(MISSING)
    picture = ground.picture(place["file"])
    return {"k": "image", "file": picture, "alt": place["alt"]} if picture else quiet(NO_PICTURE)


def quiet(words: str) -> Paragraph:
    """A sentence of the program's own, smaller and greyer."""
    return {**paragraph(words), "quiet": True}


def _runs(found: Sequence[Run], ground: Ground) -> list[Run]:
    return trimmed(join(_filled_runs(found, ground)))


def _filled_runs(found: Sequence[Run], ground: Ground) -> Iterator[Run]:
    for run in found:
        if isinstance(run, str):
            yield run
        elif run["k"] == "term":
            ground.terms[_singular(run["c"][0]), run["means"]] = True
            yield {"k": "first", "c": run["c"], "means": run["means"]} if run["first"] else run["c"][0]
        elif run["k"] == "note":
            yield {**run, "c": _runs(run["c"], ground)}
        elif run["k"] == "br" or run["k"] == "again" or run["k"] == "first":
            yield run
        else:
            yield from _filled_link(run, ground)


def _filled_link(run: Styled | MarkedLink | PrintedLink, ground: Ground) -> Iterator[Run]:
    content = join(_filled_runs(run["c"], ground))
    if run["k"] != "a":  # noqa: SIM114  as above
        yield {**run, "c": content}
    elif "to" in run:
        yield {**run, "c": content}
    elif to := ground.to(run["ref"]):
        yield {"k": "a", "to": to, "c": content}
    else:
        yield from content


def _singular(term: str) -> str:
    return term.removesuffix("'s").removesuffix("’s")
