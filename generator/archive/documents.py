"""Links converted texts: their references, their figures, and the files they lead to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape as html_escape
from pathlib import Path

from generator.archive.references import Known, Origin
from generator.archive.resolve import Resolver
from generator.archive.shape import Considered, Document, Links
from generator.archive.years import Starts
from generator.content.records import MeetingRecords, Records
from generator.content.sources import DataFile, MarkdownFile
from generator.problems import Place, Problem, suggestion
from generator.store.memo import Asked, Watched
from generator.text import Body, Figure, Html, Reference, convert, fewer_stops, figures, inline


@dataclass(frozen=True, slots=True)
class Workshop:
    """What linking works with, and what it gathers on the way."""

    records: Records
    starts: Starts
    bodies: Mapping[str, Body]
    folders: Mapping[tuple[str, str], MeetingRecords]
    """The meetings by committee and name."""
    resolver: Resolver
    files: dict[str, Path | str] = field(default_factory=dict)
    """What is published as it is, by address."""
    considered: dict[str, list[Considered]] = field(default_factory=dict)
    part_of: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noted:
    """What a workshop gathered while one thing was linked in it; it is the same again while what it asked for is."""

    problems: tuple[Problem, ...]
    files: Mapping[str, Path | str]
    considered: Mapping[str, Sequence[Considered]]
    part_of: Mapping[str, str]
    asked: Asked = field(repr=False)
    read: tuple[str, ...] = field(repr=False)
    """The lines that were converted with the glossary."""

    def holds(self, altered: Asked, words: Collection[str]) -> bool:
        """Whether nothing that was asked for is answered otherwise, and no line has a word that means another thing."""
        return self.asked.isdisjoint(altered) and not any(word in line for word in words for line in self.read)

    def into(self, shop: Workshop) -> None:
        """Puts it together with what another workshop gathered."""
        shop.resolver.problems.extend(self.problems)
        shop.resolver.read.extend(self.read)
        shop.files.update(self.files)
        shop.part_of.update(self.part_of)
        for address, items in self.considered.items():
            shop.considered.setdefault(address, []).extend(items)


def watched(shop: Workshop, asked: Asked) -> Workshop:
    """A workshop of the same things, with nothing gathered yet, that notes what it is asked for."""
    resolver = shop.resolver
    known = Known(
        Watched("pages", resolver.known.pages, asked),
        Watched("minutes", resolver.known.minutes, asked),
        Watched("meetings", resolver.known.meetings, asked),
    )
    people = None if resolver.people is None else Watched("people", resolver.people, asked)
    matters = None if resolver.matters is None else Watched("matters", resolver.matters, asked)
    folders = Watched("folders", shop.folders, asked)
    return Workshop(shop.records, shop.starts, shop.bodies, folders, Resolver(known, people, matters, resolver.terms))


def noted(shop: Workshop, asked: Asked) -> Noted:
    """What a workshop gathered."""
    resolver = shop.resolver
    return Noted(tuple(resolver.problems), shop.files, shop.considered, shop.part_of, asked, tuple(resolver.read))


@dataclass(frozen=True, slots=True)
class Written:
    """A Markdown file with what its references and figures are looked up in."""

    file: MarkdownFile
    origin: Origin
    terms: Mapping[str, str]
    beside: MeetingRecords | None = None
    """The folder whose tables and pictures it may show."""


def document(shop: Workshop, body: Body, text: Written) -> Document:
    """A converted text with its references resolved and its figures drawn."""

    def at(reference: Reference) -> Place:
        return text.file.place(reference.line, reference.column)

    links = dict(shop.resolver.links(body.references, text.origin, at))
    for address in links.values():
        publish(shop, address)
    places = {reference.anchor: at(reference) for reference in body.references if reference.kind == "figure"}
    drawn: dict[str, Html] = {}
    for figure in body.figures:
        if text.beside and figure.file in text.beside.data:
            shop.files[f"{text.origin.folder}/{figure.file}"] = figures.offered(text.beside.data[figure.file].text)
            drawn[figure.anchor], more = _table(shop, figure, text)
            links.update(more)
        elif figure.file != "missing":
            _picture(shop, figure, places.get(figure.anchor, Place(text.file.path)), text)
    return Document(body, links, drawn)


def withdrawn(body: Body) -> Document:
    """What is left of a text that was withdrawn: its title, and a line at which every address in it still leads."""
    places = "".join(f'<span id="{html_escape(anchor)}"></span>' for anchor in body.anchors)
    html = Html(f"<p>{places}Its text was withdrawn and is no longer published.</p>")
    return Document(Body(title=body.title, title_html=body.title_html, html=html, anchors=body.anchors), {}, {})


def publish(shop: Workshop, address: str) -> None:
    """Notes the file to be published at an address, if a file of a meeting's folder is."""
    parts = address.split("/")
    if len(parts) != 3 or not parts[2]:
        return
    committee, meeting, name = parts
    if folder := shop.folders.get((committee, meeting)):
        if name in folder.attachments:
            shop.files[address] = folder.attachments[name].file
        elif name in folder.data:
            shop.files[address] = figures.offered(folder.data[name].text)


def _picture(shop: Workshop, figure: Figure, place: Place, text: Written) -> None:
    """Notes the file of a picture to be published."""
    beside = text.beside
    if beside and figure.file in beside.attachments:
        shop.files[f"{text.origin.folder}/{figure.file}"] = beside.attachments[figure.file].file
        return
    hint = suggestion(figure.file, (*beside.data, *beside.attachments) if beside else ())
    mend = hint if hint.startswith("did") else "put the file into this folder, or write (missing)"
    what = f'there is no "{figure.file}" beside this text'
    shop.resolver.problems.append(Problem(place, what, mend, "missing-figure"))


def _table(shop: Workshop, figure: Figure, text: Written) -> tuple[Html, Links]:
    """The table of a figure's CSV, below its chart if it has one, and where what its cells refer to leads."""
    data = text.beside.data[figure.file] if text.beside else DataFile("", "")
    links: dict[str, str] = {}

    def cell(words: str) -> str:
        shop.resolver.read.append(words)
        made = convert(words, "page", terms=text.terms) if "\n" in words else inline(words, text.terms)
        at = Place(data.path, data.text.count("\n", 0, max(data.text.find(words), 0)) + 1)
        links.update(shop.resolver.links(made.references, text.origin, lambda _: at))
        told = (fault for fault in made.faults if fault.rule == "bad-link")
        shop.resolver.problems.extend(Problem(at, fault.what, fault.mend, fault.rule, fault.severity) for fault in told)
        return made.html

    caption, chart = html_escape(figure.caption), _chart(shop, figure, data, text)
    drawn = f"<figcaption>{caption}</figcaption>\n{chart.html}\n" if chart.html else ""
    table = figures.table(
        data.text,
        f"{figure.anchor}-caption",
        f'The same figures<span class="vh">: {caption}</span>' if drawn else caption,
        headings=figure.headings,
        cell=cell,
    )
    for fault in (*table.faults, *chart.faults):
        place = Place(data.path, fault.line, fault.column)
        shop.resolver.problems.append(Problem(place, fault.what, fault.mend, fault.rule))
    return Html(drawn + fewer_stops(table.html)), links


def _chart(shop: Workshop, figure: Figure, data: DataFile, text: Written) -> figures.Chart:
    """The chart of a figure's CSV, if its text asks for one."""
    if not figure.chart:
        return figures.Chart("", ())

    def words(cell: str) -> str:
        shop.resolver.read.append(cell)
        return inline(cell, text.terms).text

    return figures.chart(data.text, figure.chart, headings=figure.headings, name=figure.anchor, words=words)
