"""Links converted texts: their references, their figures, and the files they lead to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.archive.lines import Considered, Document, Links
from generator.archive.references import Linkable, Origin
from generator.archive.resolve import Resolver
from generator.archive.years import Starts
from generator.content.model import Committee
from generator.content.records import MeetingRecords, Records
from generator.content.sources import MarkdownFile
from generator.problems import Place, Problem, suggestion
from generator.store.memo import Asked, Watched
from generator.text import Body, Drawn, Figure, Reference, withdrawn_text


@dataclass(frozen=True, slots=True)
class Linking:
    """What linking works with, and what it gathers on the way."""

    records: Records
    starts: Starts
    bodies: Mapping[str, Body]
    folders: Mapping[tuple[str, str], MeetingRecords]
    """The meetings by committee and name."""
    committees: Mapping[str, Committee]
    resolver: Resolver
    files: dict[str, Path | str] = field(default_factory=dict)
    """What is published as it is, by address."""
    documents: set[str] = field(default_factory=set)
    """Of these the files that something names, and does not only show."""
    considered: dict[str, list[Considered]] = field(default_factory=dict)
    part_of: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noted:
    """What linking found while one thing was linked in it; it is the same again while what it asked for is."""

    problems: tuple[Problem, ...]
    files: Mapping[str, Path | str]
    documents: frozenset[str]
    considered: Mapping[str, Sequence[Considered]]
    part_of: Mapping[str, str]
    asked: Asked = field(repr=False)
    read: tuple[str, ...] = field(repr=False)
    """The lines that were converted with the glossary."""

    def holds(self, altered: Asked, words: Collection[str]) -> bool:
        """Whether nothing that was asked for is answered otherwise, and no line has a word that means another thing."""
        return self.asked.isdisjoint(altered) and not any(word in line for word in words for line in self.read)

    def into(self, linking: Linking) -> None:
        """Puts it together with what another linking found."""
        linking.resolver.problems.extend(self.problems)
        linking.resolver.read.extend(self.read)
        linking.files.update(self.files)
        linking.documents.update(self.documents)
        linking.part_of.update(self.part_of)
        for address, items in self.considered.items():
            linking.considered.setdefault(address, []).extend(items)


def watched(linking: Linking, asked: Asked) -> Linking:
    """A linking of the same things, with nothing found yet, that notes what it is asked for."""
    resolver = linking.resolver
    known = Linkable(
        Watched("pages", resolver.known.pages, asked),
        Watched("minutes", resolver.known.minutes, asked),
        Watched("meetings", resolver.known.meetings, asked),
        resolver.known.starts,
    )
    people = None if resolver.people is None else Watched("people", resolver.people, asked)
    matters = None if resolver.matters is None else Watched("matters", resolver.matters, asked)
    folders = Watched("folders", linking.folders, asked)
    committees = Watched("committees", linking.committees, asked)
    own = Resolver(known, people, matters, resolver.terms, resolver.memo)
    return Linking(linking.records, linking.starts, linking.bodies, folders, committees, own)


def noted(linking: Linking, asked: Asked) -> Noted:
    """What linking found."""
    resolver = linking.resolver
    publish_led(linking)
    return Noted(
        tuple(resolver.problems),
        linking.files,
        frozenset(linking.documents),
        linking.considered,
        linking.part_of,
        asked,
        tuple(resolver.read),
    )


@dataclass(frozen=True, slots=True)
class SourceText:
    """A Markdown file with what its references and figures are looked up in."""

    file: MarkdownFile
    origin: Origin
    terms: Mapping[str, str]
    beside: MeetingRecords | None = None
    """The folder whose tables and pictures it may show."""


def document(linking: Linking, body: Body, text: SourceText) -> Document:
    """A converted text with its references resolved and its figures drawn."""

    def at(reference: Reference) -> Place:
        return text.file.place(reference.line, reference.column)

    links = dict(linking.resolver.links(body.references, text.origin, at))
    places = {reference.anchor: at(reference) for reference in body.references if reference.kind == "figure"}
    drawn: dict[str, Drawn] = {}
    for figure in body.figures:
        if text.beside and figure.file in text.beside.data:
            data = text.beside.data[figure.file]
            linking.files[f"{text.origin.folder}/{figure.file}"] = linking.resolver.offered(data.text)
            drawn[figure.anchor] = made = linking.resolver.draw(data.text, figure, text.terms)
            links.update(_of_figure(linking, made, text, data.path))
        elif figure.file != "missing":
            _picture(linking, figure, places.get(figure.anchor, Place(text.file.path)), text)
    return Document(body, links, drawn)


def withdrawn_document(body: Body) -> Document:
    """What is left of a text that was withdrawn: its title, and a line at which every address in it still leads."""
    return Document(withdrawn_text(body), {}, {})


def publish_led(linking: Linking) -> None:
    """Notes the files to be published to which a text, a line or a cell has a link."""
    for address in linking.resolver.led:
        publish(linking, address)


def publish(linking: Linking, address: str) -> None:
    """Notes the file to be published at an address, if a file of a meeting's folder is."""
    parts = address.split("/")
    if len(parts) != 3 or not parts[2]:
        return
    committee, meeting, name = parts
    if folder := linking.folders.get((committee, meeting)):
        if name in folder.attachments:
            linking.files[address] = folder.attachments[name].file
            linking.documents.add(address)
        elif name in folder.data:
            linking.files[address] = linking.resolver.offered(folder.data[name].text)


def _picture(linking: Linking, figure: Figure, place: Place, text: SourceText) -> None:
    """Notes the file of a picture to be published."""
    beside = text.beside
    if beside and figure.file in beside.attachments:
        linking.files[f"{text.origin.folder}/{figure.file}"] = beside.attachments[figure.file].file
        return
    hint = suggestion(figure.file, (*beside.data, *beside.attachments) if beside else ())
    mend = hint if hint.startswith("did") else "put the file into this folder, or write (missing)"
    what = f'there is no "{figure.file}" beside this text'
    linking.resolver.problems.append(Problem(place, what, mend, "missing-figure"))


def _of_figure(linking: Linking, drawn: Drawn, text: SourceText, path: str) -> Links:
    """Where what the cells of a CSV refer to leads; what is wrong in it is noted."""
    for fault in drawn.faults:
        place = Place(path, fault.line, fault.column)
        linking.resolver.problems.append(Problem(place, fault.what, fault.mend, fault.rule, fault.severity))
    return linking.resolver.links(drawn.references, text.origin, lambda reference: Place(path, reference.line))
