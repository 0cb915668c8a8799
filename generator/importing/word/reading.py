"""A Word file as a document: paragraphs with their labels, tables, notes, pictures, and what is to be said of it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple
from xml.etree.ElementTree import Element

from generator.importing.document import (
    Block,
    Cell,
    Document,
    Paragraph,
    Picture,
    Remark,
    Run,
    Table,
    paragraphs,
    unreadable,
)
from generator.importing.word.container import Parts
from generator.importing.word.numbering import Counter, left, read_lists
from generator.importing.word.runs import Found, Words, joined
from generator.importing.word.styles import Style, Styles, flag, read_number, value

_WRAPPERS = {"w.ins", "w.moveTo", "w.customXml", "w.smartTag", "w.sdtContent"}
_HEADINGS = 6
"""Levels of headings; a deeper one is words."""
MOST_BLOCKS = 100_000
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"RIFF", ".webp"),
)
"""How the pictures begin that a browser shows."""


class _Numbered(NamedTuple):
    label: str
    chain: str
    level: int
    indent: int | None


def read_word(data: bytes) -> Document:
    """The document in the bytes of a .docx; UnreadableError, with the reason, for a file that is refused."""
    parts = Parts(data)
    main = parts.main()
    reader = _Reader(parts, main)
    body = parts.xml(main).find("w.body")
    if body is None:
        unreadable("this file has no text in it; open it in Word and save it again as .docx")
    blocks = tuple(reader.blocks(body))
    notes = {label: tuple(reader.note(kind)) for kind, label in reader.labels.items()}
    return Document(blocks, notes, (*reader.remarks(), *reader.around()))


class _Reader:
    """Reads one part after the other; what is to be said gathers in `said`."""

    def __init__(self, parts: Parts, main: str) -> None:
        self.parts = parts
        self.relations = parts.relations(main)
        self.styles = Styles(self._part("styles"))
        self.counter = Counter(read_lists(self._part("numbering")))
        self.words = Words(self.styles, self.relations)
        self.found = Found()
        self.said: list[Remark] = []
        self.labels: dict[str, str] = {}
        self.waiting: tuple[Run, ...] = ()
        self.count = 0

    def _part(self, kind: str) -> Element | None:
        name = next((relation.target for relation in self.relations.values() if relation.kind == kind), "")
        return self.parts.xml_if_any(name)

    def blocks(self, parent: Element) -> Iterator[Block]:
        """What stands in a body, cell, note or box, in order; boxes and pictures after the list they are tied to."""
        held: list[Block] = []
        for child in parent:
            if child.tag == "w.p":
                found = list(self.paragraph(child))
                if held and found and isinstance(found[0], Paragraph) and not found[0].label:
                    yield from held
                    held = []
                yield from found[:1]
                held += found[1:]
            elif child.tag != "w.bookmarkEnd":
                yield from held
                held = []
                yield from self.other(child)
        yield from held

    def other(self, child: Element) -> Iterator[Block]:
        """What is no paragraph."""
        match child.tag:
            case "w.tbl":
                yield self.table(child)
            case "w.sdt":
                if not _is_contents(child):
                    self.found.controls += 1
                    yield from self.blocks(child)
                else:
                    self.said.append(Remark("lost", "the table of contents: the site makes its own"))
            case "mc.AlternateContent":
                yield from next((found for choice in child if (found := list(self.blocks(choice)))), [])
            case "w.altChunk":
                self.said.append(Remark("lost", "a document within the document"))
            case "w.sectPr":
                self.section(child)
            case tag if tag in _WRAPPERS:
                yield from self.blocks(child)

    def paragraph(self, element: Element) -> Iterator[Block]:
        """A paragraph, and after it what stands in its boxes and its pictures."""
        self.count += 1
        if self.count > MOST_BLOCKS:
            unreadable(f"the text has over {MOST_BLOCKS:,} paragraphs; split it")
        own = element.find("w.pPr")
        if own is not None and (section := own.find("w.sectPr")) is not None:
            self.section(section)
        style = self.styles.paragraph(value(own, "w.pStyle"))
        before, fields = len(self.found.drawn), self.words.fields
        fields.had_contents = fields.is_contents
        outline = read_number(own, "w.outlineLvl")
        outline = style.outline if outline is None else outline
        heading = 0 if outline is None or outline >= _HEADINGS else outline + 1
        look = style.looks._replace(capitals=False) if heading else style.looks
        runs = self.words.runs(element, look, self.found)
        drawn = self.found.drawn[before:]
        del self.found.drawn[before:]
        is_contents = fields.had_contents or fields.is_contents
        if _mark(own, "w.del") or _mark(own, "w.moveFrom"):
            self.waiting += runs
        elif not (is_contents and not any(run.text.strip() for run in runs)):
            whole = joined(iter((*self.waiting, *(self.numbered_note(run) for run in runs))))
            self.waiting = ()
            yield self.made(own, style, whole, heading)
        for piece in drawn:
            yield from self.drawn(piece)

    def made(self, own: Element | None, style: Style, runs: tuple[Run, ...], heading: int) -> Paragraph:
        """A paragraph of its runs, with its label counted."""
        numbered = self.label(own, style)
        indent = left(None if own is None else own.find("w.ind"))
        if indent is None:
            indent = numbered.indent if numbered.indent is not None else style.indent or 0
        return Paragraph(runs, numbered.label, numbered.chain, numbered.level, indent, heading, style.is_title)

    def label(self, own: Element | None, style: Style) -> _Numbered:
        """The label that Word prints before a paragraph, and where in which list it stands."""
        key = value(own, "w.numPr/w.numId")
        by_style = key is None
        key = style.numbered_by if key is None else key
        if key is None or key == "0":
            return _Numbered("", "", 0, None)
        level = read_number(own, "w.numPr/w.ilvl")
        if level is None and by_style:
            level = self.counter.level_of_style(key, style.key) or style.level
        level = level or 0
        kind = self.counter.lists.get(key)
        indent = kind.levels[level].indent if kind and 0 <= level < len(kind.levels) else None
        return _Numbered(self.counter.label(key, level).strip(), kind.chain if kind else "", level, indent)

    def numbered_note(self, run: Run) -> Run:
        """The mark of a note under the label that it is printed with."""
        if not run.note:
            return run
        self.labels.setdefault(run.note, str(len(self.labels) + 1))
        return replace(run, note=self.labels[run.note])

    def note(self, kind: str) -> Iterator[Block]:
        """What stands in a footnote or endnote, named by its kind and id."""
        name, _, key = kind.partition(" ")
        part = self._part(f"{name}s")
        for element in () if part is None else part.findall(f"w.{name}"):
            if element.get("w.id") == key:
                yield from self.blocks(element)

    def drawn(self, element: Element) -> Iterator[Block]:
        """The words of boxes in a drawing, and its pictures."""
        for box in boxes(element):
            content = [block for block in self.blocks(box) if not isinstance(block, Paragraph) or block.runs]
            if content:
                self.said.append(Remark("text-box", _short(content)))
            yield from content
        if element.tag == "w.object":
            self.said.append(Remark("object", "something of another program"))
        described = next(element.iter("wp.docPr"), None)
        alternative = "" if described is None else described.get("descr", "")
        for tag, key in (("a.blip", "r.embed"), ("v.imagedata", "r.id")):
            for found in element.iter(tag):
                yield from self.picture(found.get(key, ""), alternative)
        if any(True for tag in ("c.chart", "dgm.relIds") for _ in element.iter(tag)):
            self.said.append(Remark("lost-picture", "a chart or diagram: save it as a picture"))

    def picture(self, key: str, alternative: str) -> Iterator[Picture]:
        """A picture by what refers to it; one that no browser shows is said."""
        relation = self.relations.get(key)
        if relation is None or relation.is_outside or relation.target not in self.parts.names:
            self.said.append(Remark("lost-picture", "a picture that is not in the file"))
            return
        data = self.parts.raw(relation.target)
        ending = next((ending for begins, ending in _KINDS if data.startswith(begins)), "")
        if not ending:
            self.said.append(Remark("lost-picture", "a picture of a kind that browsers do not show"))
            return
        self.said.append(Remark("picture", alternative))
        yield Picture(data, ending, " ".join(alternative.split()))

    def table(self, element: Element) -> Table:
        """A table with its cells; what says that a row was deleted takes it out."""
        rows, headings, at_top = [], 0, True
        for row in _rows(element):
            properties = row.find("w.trPr")
            if properties is not None and properties.find("w.del") is not None:
                self.found.deleted += 1
                continue
            at_top = at_top and bool(flag(properties, "w.tblHeader"))
            headings += at_top
            rows.append(tuple(self.row(row)))
        return Table(tuple(rows), headings)

    def row(self, row: Element) -> Iterator[Cell]:
        """The cells of a row, with those that it leaves out before its first."""
        before = read_number(row, "w.trPr/w.gridBefore") or 0
        yield from (Cell(()) for _ in range(min(before, 100)))
        for cell in _cells(row):
            properties = cell.find("w.tcPr")
            merged = None if properties is None else properties.find("w.vMerge")
            is_joined = merged is not None and merged.get("w.val", "continue") != "restart"
            span = max(1, min(read_number(properties, "w.gridSpan") or 1, 100))
            content = tuple(self.blocks(cell))
            yield Cell(content, span, is_joined and not any(paragraph.runs for paragraph in paragraphs(content)))

    def section(self, element: Element) -> None:
        """What a section says of its pages."""
        size = element.find("w.pgSz")
        if size is not None and size.get("w.orient") == "landscape":
            self.said.append(Remark("landscape", "pages on their side: look at what is on them"))

    def remarks(self) -> Iterator[Remark]:
        """What is to be said of the text."""
        yield from self.said
        found = self.found
        yield from (Remark("tracked-insertion") for _ in range(found.inserted))
        yield from (Remark("tracked-deletion") for _ in range(found.deleted))
        yield from (Remark("control") for _ in range(found.controls))
        yield from (Remark("hidden") for _ in range(found.hidden))
        yield from (Remark("struck") for _ in range(found.struck))
        yield from (Remark("formula") for _ in range(found.formulas))

    def around(self) -> Iterator[Remark]:
        """What stands beside the text: comments, headers and footers, macros."""
        comments = self._part("comments")
        for comment in () if comments is None else comments.findall("w.comment"):
            yield Remark("comment", f"by {comment.get('w.author') or 'nobody named'}")
        seen = set[str]()
        for relation in self.relations.values():
            if relation.kind not in ("header", "footer") or relation.target not in self.parts.names:
                continue
            words = " ".join(" ".join(t.text or "" for t in self.parts.xml(relation.target).iter("w.t")).split())
            if words and words not in seen:
                seen.add(words)
                yield Remark("header" if relation.kind == "header" else "footer", words[:200])
        if any(name.lower().endswith("vbaproject.bin") for name in self.parts.names):
            yield Remark("macro", "programs in the file: they were not looked at")


def _mark(own: Element | None, change: str) -> bool:
    """Whether the end of a paragraph was changed so."""
    return own is not None and own.find(f"w.rPr/{change}") is not None


def _is_contents(control: Element) -> bool:
    gallery = control.find("w.sdtPr/w.docPartObj/w.docPartGallery")
    return gallery is not None and gallery.get("w.val") == "Table of Contents"


def boxes(element: Element) -> Iterator[Element]:
    """The outermost boxes with text in a drawing."""
    for child in element:
        if child.tag == "w.txbxContent":
            yield child
        elif child.tag == "mc.AlternateContent":
            yield from next((found for choice in child if (found := list(boxes(choice)))), [])
        else:
            yield from boxes(child)


def _rows(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == "w.tr":
            yield child
        elif child.tag in _WRAPPERS or child.tag == "w.sdt":
            yield from _rows(child)


def _cells(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == "w.tc":
            yield child
        elif child.tag in _WRAPPERS or child.tag == "w.sdt":
            yield from _cells(child)


def _short(content: list[Block]) -> str:
    words = " ".join(paragraph.text for paragraph in paragraphs(content))
    return " ".join(words.split())[:80]
