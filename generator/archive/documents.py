"""Links converted texts: their references, their figures, and the files they lead to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape as html_escape
from pathlib import Path

from generator import figures, prose
from generator.archive.references import Origin
from generator.archive.resolve import Resolver
from generator.archive.shape import Considered, Document, Links
from generator.archive.years import Starts
from generator.problems import Place, Problem, suggestion
from generator.prose import Body, Html, Reference
from generator.records import MeetingRecords, Records
from generator.sources import MarkdownFile


@dataclass(frozen=True, slots=True)
class Workshop:
    """What linking works with, and what it gathers on the way."""

    records: Records
    starts: Starts
    bodies: Mapping[str, Body]
    resolver: Resolver
    files: dict[str, Path | str] = field(default_factory=dict)
    """What is published as it is, by address."""
    considered: dict[str, list[Considered]] = field(default_factory=dict)
    part_of: dict[str, str] = field(default_factory=dict)


def document(shop: Workshop, path: str, file: MarkdownFile, origin: Origin, beside: MeetingRecords | None) -> Document:
    """A converted text with its references resolved and its figures drawn from the files that stand beside it."""
    body = shop.bodies[path]

    def at(reference: Reference) -> Place:
        return file.place(reference.line, reference.column)

    links = shop.resolver.links(body.references, origin, at)
    for address in links.values():
        publish(shop, address)
    places = {reference.anchor: at(reference) for reference in body.references if reference.kind == "figure"}
    drawn: dict[str, Html] = {}
    for figure in body.figures:
        if beside and figure.file in beside.data:
            drawn[figure.anchor], more = _table(shop, figure, _headings(body, figure), origin, beside)
            links = {**links, **more}
        elif figure.file != "missing":
            _picture(shop, figure, places.get(figure.anchor, Place(file.path)), origin, beside)
    return Document(body, links, drawn)


def publish(shop: Workshop, address: str) -> None:
    """Notes the file to be published at an address, if a file of a meeting's folder is."""
    parts = address.split("/")
    if len(parts) != 3 or not parts[2] or parts[0] not in shop.records.committees:
        return
    committee, meeting, name = parts
    if folder := shop.records.committees[committee].meetings.get(meeting):
        if name in folder.attachments:
            shop.files[address] = folder.attachments[name].file
        elif name in folder.data:
            shop.files[address] = folder.data[name].text


def _picture(shop: Workshop, figure: prose.Figure, place: Place, origin: Origin, beside: MeetingRecords | None) -> None:
    """Notes the file of a picture to be published."""
    if beside and figure.file in beside.attachments:
        shop.files[f"{origin.folder}/{figure.file}"] = beside.attachments[figure.file].file
        return
    names = (*beside.data, *beside.attachments) if beside else ()
    hint = suggestion(figure.file, names)
    mend = hint if hint.startswith("did") else "put the file into this folder, or write (missing)"
    what = f'there is no "{figure.file}" beside this text'
    shop.resolver.problems.append(Problem(place, what, mend, "missing-figure"))


def _headings(body: Body, figure: prose.Figure) -> int | None:
    """How many columns of a table the author says are headings."""
    match = re.search(rf'<figure id="{figure.anchor}"[^>]* data-headings="(\d+)"', body.html)
    return int(match[1]) if match else None


def _table(
    shop: Workshop, figure: prose.Figure, headings: int | None, origin: Origin, beside: MeetingRecords
) -> tuple[Html, Links]:
    """The table of a figure's CSV, and where what its cells refer to leads."""
    data = beside.data[figure.file]
    shop.files[f"{origin.folder}/{figure.file}"] = data.text
    links: dict[str, str] = {}

    def cell(text: str) -> str:
        if "\n" in text:
            body = prose.convert(text, "page", terms=shop.resolver.terms)
            html, references = body.html, body.references
        else:
            inline = prose.inline(text, shop.resolver.terms)
            html, references = inline.html, inline.references
        links.update(shop.resolver.links(references, origin, lambda _: Place(data.path)))
        return html

    caption = html_escape(figure.caption)
    table = figures.table(data.text, f"{figure.anchor}-caption", caption, headings=headings, cell=cell)
    for fault in table.faults:
        place = Place(data.path, fault.line, fault.column)
        shop.resolver.problems.append(Problem(place, fault.what, fault.mend, fault.rule))
    return Html(table.html), links
