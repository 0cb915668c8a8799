"""The words of a paragraph of Word, with what stands among them: changes, links, notes, fields, pictures, boxes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from generator.importing.document import Run
from generator.importing.word.container import Relation
from generator.importing.word.styles import Looks, Styles, looks, value

_WRAPPERS = {
    *("w.ins", "w.moveTo", "w.smartTag", "w.customXml", "w.sdtContent", "w.bdo", "w.dir", "w.rubyBase", "w.ruby"),
    *("w.fldSimple",),
}
"""Elements whose content is read as if it stood without them."""
_LEFT_OUT = {"w.del", "w.moveFrom", "w.delText", "w.delInstrText", "w.rt", "w.pPr", "w.rPr"}
_SIGNS = {"w.tab": "\t", "w.ptab": "\t", "w.cr": "\n", "w.noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "w.softHyphen": ""}
_SYMBOLS = {
    **dict.fromkeys(("F0B7", "F0A7", "F09F", "B7", "F06C", "F0D8", "F076"), "•"),
    **dict.fromkeys(("F0FC", "F050", "F052"), "✓"),
    **dict.fromkeys(("F0FB", "F04F", "F0FD"), "✗"),
    **dict.fromkeys(("F0A8", "F06F", "F071"), "☐"),
    "F0FE": "☑",
    "F0E0": "→",
    "F0DF": "←",
    "F02D": "−",
    "F0A3": "≤",
    "F0B3": "≥",
    "F0B0": "°",
    "F0B1": "±",
    "F0B4": "×",
}
"""Signs of the fonts Symbol and Wingdings that documents of offices have in them."""
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s]+)"?(?:\s+\\l\s+"?([^"\s]+)"?)?', re.IGNORECASE)
_TOC = re.compile(r"\s*TOC\b", re.IGNORECASE)


@dataclass
class Fields:
    """The fields that are open while a text is read: of each its instruction, and whether its result has begun."""

    open: list[tuple[str, bool]] = field(default_factory=list)
    had_contents: bool = False
    """A table of contents ended since this was last set."""

    def take(self, element: Element) -> None:
        """Follow a `w.fldChar`."""
        match element.get("w.fldCharType"):
            case "begin":
                self.open.append(("", False))
            case "separate" if self.open:
                self.open[-1] = (self.open[-1][0], True)
            case "end" if self.open:
                self.had_contents = self.is_contents or self.had_contents
                self.open.pop()

    def instruct(self, text: str) -> None:
        """Take a piece of the instruction of the innermost field."""
        if self.open and not self.open[-1][1]:
            self.open[-1] = (self.open[-1][0] + text, False)

    @property
    def is_silent(self) -> bool:
        """Whether what stands here is no result of a field, or that of a table of contents."""
        return any(not shown or _TOC.match(instruction) for instruction, shown in self.open)

    @property
    def is_contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(_TOC.match(instruction) for instruction, _ in self.open)

    @property
    def link(self) -> str:
        """Where the innermost field leads, if it is a link."""
        for instruction, _ in reversed(self.open):
            if match := _HYPERLINK.match(instruction):
                return match[1] if not match[1].startswith("\\") else ""
        return ""


@dataclass
class Found:
    """What was found among words and stands elsewhere: pieces with pictures or boxes, and what is to be said."""

    drawn: list[Element] = field(default_factory=list)
    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    struck: int = 0
    formulas: int = 0
    controls: int = 0
    notes: list[str] = field(default_factory=list)


class Words:
    """Reads the runs of paragraphs, one paragraph after the other; fields may go on from one to the next."""

    def __init__(self, styles: Styles, relations: dict[str, Relation]) -> None:
        self.styles = styles
        self.relations = relations
        self.fields = Fields()

    def runs(self, paragraph: Element, style: Looks, found: Found) -> tuple[Run, ...]:
        """The runs of a paragraph; those with the same look are one."""
        return joined(self._read(paragraph, style, "", found))

    def _read(self, parent: Element, style: Looks, link: str, found: Found) -> Iterator[Run]:
        for child in parent:
            tag = child.tag
            if tag == "w.r":
                yield from self._run(child, style, link, found)
            elif tag in _WRAPPERS:
                found.inserted += tag in ("w.ins", "w.moveTo") and has_words(child)
                yield from self._read(child, style, link, found)
            elif tag == "w.sdt":
                found.controls += 1
                yield from self._read(child, style, link, found)
            elif tag == "w.hyperlink":
                yield from self._read(child, style, self._target(child) or link, found)
            elif tag in ("w.del", "w.moveFrom"):
                found.deleted += 1
            elif tag in ("m.oMath", "m.oMathPara"):
                found.formulas += 1
                yield Run("".join(text.text or "" for text in child.iter("m.t")), link=link)
            elif tag == "mc.AlternateContent":
                yield from self._alternative(child, style, link, found)

    def _target(self, element: Element) -> str:
        relation = self.relations.get(element.get("r.id", ""))
        return relation.target if relation and relation.is_outside else ""

    def _alternative(self, element: Element, style: Looks, link: str, found: Found) -> Iterator[Run]:
        """One of several forms of the same thing: the first that has something in it."""
        for choice in element:
            before = len(found.drawn)
            runs = [*self._run(choice, style, link, found), *self._read(choice, style, link, found)]
            if runs or len(found.drawn) > before:
                yield from runs
                return

    def _run(self, run: Element, style: Looks, link: str, found: Found) -> Iterator[Run]:
        own = run.find("w.rPr")
        look = looks(own).over(self.styles.words(value(own, "w.rStyle"))).over(style).over(self.styles.ground)
        raised = {"superscript": "sup", "subscript": "sub"}.get(value(own, "w.vertAlign") or "", "")
        for child in run:
            match child.tag:
                case "w.fldChar":
                    self.fields.take(child)
                case "w.instrText":
                    self.fields.instruct(child.text or "")
                case "w.drawing" | "w.pict" | "w.object":
                    found.drawn.append(child)
                case "mc.AlternateContent":
                    yield from self._alternative(child, style, link, found)
                case "w.footnoteReference" | "w.endnoteReference":
                    found.notes.append(f"{child.tag[2:-9]} {child.get('w.id', '')}")
                    yield Run("", note=found.notes[-1])
                case _ if words := self._words(child):
                    yield from self._looking(Run(words, link=link or self.fields.link), look, raised, found)

    def _words(self, child: Element) -> str:
        """The words of one piece of a run; none while a field says what it does, or lists contents."""
        if self.fields.is_silent or child.tag in _LEFT_OUT:
            return ""
        if child.tag == "w.t":
            return child.text or ""
        if child.tag == "w.br":
            return "" if child.get("w.type") in ("page", "column") else "\n"
        if child.tag == "w.sym":
            return symbol(child)
        return _SIGNS.get(str(child.tag), "")

    def _looking(self, run: Run, look: Looks, raised: str, found: Found) -> Iterator[Run]:
        if look.hidden:
            found.hidden += 1
            return
        found.struck += bool(look.struck and run.text.strip())
        words = run.text.upper() if look.capitals else run.text
        run = replace(run, text=words, bold=bool(look.bold), italic=bool(look.italic))
        if raised == "sup":
            run = replace(run, raised="sup")
        elif raised == "sub":
            run = replace(run, raised="sub")
        yield run


def symbol(element: Element) -> str:
    """The sign of a `w.sym`; the sign for what cannot be shown where it is of a font's own and not known."""
    code = element.get("w.char", "").upper()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if 0xF020 <= point <= 0xF07E and element.get("w.font", "").lower() != "symbol":
        return "\N{REPLACEMENT CHARACTER}"
    is_own = 0xE000 <= point <= 0xF8FF or not chr(point % 0x110000).isprintable() or 0xD800 <= point <= 0xDFFF
    return "\N{REPLACEMENT CHARACTER}" if is_own else chr(point % 0x110000)


def has_words(element: Element) -> bool:
    """Whether there are words in an element."""
    return any((text.text or "").strip() for text in element.iter("w.t"))


def joined(runs: Iterator[Run]) -> tuple[Run, ...]:
    """The runs, those with the same look that follow each other as one."""
    made: list[Run] = []
    for run in runs:
        last = made[-1] if made else None
        if last is not None and not run.note and not last.note and replace(last, text=run.text) == run:
            made[-1] = replace(last, text=last.text + run.text)
        elif run.text or run.note:
            made.append(run)
    return tuple(made)
