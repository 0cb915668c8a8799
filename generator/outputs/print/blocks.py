"""The blocks of converted texts with their places filled in: what leads where, tables, pictures, abbreviations."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.outputs.print.drawing import printed
from generator.outputs.print.fit import fitted
from generator.text import Drawn
from generator.text.letters import breakable, said
from generator.text.printed import Block, captioned
from generator.text.runs import Run, join, trimmed

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
    return [made for block in json.loads(kept) for made in _filled(block, ground)]


def line(kept: str, ground: Ground) -> list[Run]:
    """The runs of a line as it is kept."""
    return [run for block in json.loads(kept) for run in _runs(block["c"], ground)]


def paragraph(*lines: str) -> Block:
    """Words without markup, on lines of their own."""
    found = [run for words in lines for run in ({"k": "br"}, breakable(said(words)))][1:]
    return {"k": "p", "c": trimmed(join(found)), "n": "", "ids": []}


def _filled(block: Block, ground: Ground) -> Iterator[Block]:
    kind = block["k"]
    if kind == "place":
        yield from _figure(block, ground)
    elif kind == "table":
        rows = {part: [_row(row, ground) for row in block[part]] for part in ("head", "body")}
        yield fitted(block | rows | {"c": _runs(block["c"], ground)})
    elif kind == "image":
        yield block | {"svg": printed(block["svg"])} | ({"c": _runs(block["c"], ground)} if "c" in block else {})
    else:
        yield _inside(block, ground)


def _inside(block: Block, ground: Ground) -> Block:
    """A block or an item with what is inside it filled in."""
    made = dict(block)
    if "c" in block:
        made["c"] = _runs(block["c"], ground)
    if "b" in block:
        made["b"] = [inner for each in block["b"] for inner in _filled(each, ground)]
    if "items" in block:
        made["items"] = [_inside(item, ground) for item in block["items"]]
    return made


def _row(row: Block, ground: Ground) -> Block:
    return row | {"cells": [_inside(cell, ground) for cell in row["cells"]]}


def _figure(place: Block, ground: Ground) -> Iterator[Block]:
    """A figure: what it shows under its number and caption, or that it is not in the archive."""
    title: Block = {"n": place["n"], "c": _runs(place["c"], ground), "ids": place["ids"]}
    drawn = ground.figures.get(place["anchor"])
    if drawn is not None:
        inner = blocks(drawn.forms.printed, ground)
        charts = [block for block in inner if block["k"] != "table"]
        if charts:
            yield {"k": "figure", **title, "b": charts}
            yield from (block for block in inner if block["k"] == "table")
        else:
            yield from captioned(title, inner)
    elif place["file"] == "missing":
        yield {"k": "figure", **title, "b": [_quiet(MISSING)]}
    else:
        picture = ground.picture(place["file"])
        image = {"k": "image", "file": picture, "alt": place["alt"]} if picture else _quiet(NO_PICTURE)
        yield {"k": "figure", **title, "b": [image]}


def _quiet(words: str) -> Block:
    return paragraph(words) | {"quiet": True}


def _runs(found: Sequence[Run], ground: Ground) -> list[Run]:
    return trimmed(join(_filled_runs(found, ground)))


def _filled_runs(found: Sequence[Run], ground: Ground) -> Iterator[Run]:
    for run in found:
        if isinstance(run, str):
            yield run
        elif run["k"] == "term":
            ground.terms[_singular(run["c"][0]), run["means"]] = True
            yield {"k": "first", "c": run["c"], "means": run["means"]} if run["first"] else run["c"][0]
        elif "ref" in run:
            content = join(_filled_runs(run["c"], ground))
            to = ground.to(run["ref"])
            yield from [{"k": "a", "to": to, "c": content}] if to else content
        elif run["k"] == "note":
            yield run | {"c": _runs(run["c"], ground)}
        elif "c" in run:
            yield run | {"c": join(_filled_runs(run["c"], ground))}
        else:
            yield run


def _singular(term: str) -> str:
    return term.removesuffix("'s").removesuffix("’s")
