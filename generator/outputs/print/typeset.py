"""Sets a pack with Typst: one template, the document as JSON, the pictures, and fonts from packages alone.

The document is compiled as PDF/UA-1 and PDF/A-2a, so what is not accessible is an error and never a file.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from generator.outputs.print.blocks import quiet

if TYPE_CHECKING:
    import typst

TEMPLATE = "pack.typ"
STANDARDS = ["ua-1", "a-2a"]
STAND_IN = "\N{WHITE SQUARE}"
"""What is set for a character that no font has."""
GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
PLACE = re.compile(r"┌─ \S*?([^/\\\s]+\.typ):(\d+):(\d+)")
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
NAMES = frozenset({"k", "key", "id", "ids", "to", "file", "range", "ends", "language"})
"""Keys of the document whose values are not read by anybody, and lead from one place to another."""
ALONE = '#set document(title: "Alone")\n#set text(lang: "en")\n#image("NAME", alt: "Alone")\n'
NOT_SET = "This picture could not be set in print."
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


class PackFault(Exception):  # noqa: N818 - the mistake is a template author's, and is shown as a problem
    """A mistake in the template: its file, the line counted from 1, and what is wrong."""

    def __init__(self, path: str, line: int, what: str) -> None:
        super().__init__(path, line, what)
        self.path = path
        self.line = line
        self.what = what
        self.mend = "the template sets the document that it is given and nothing else"


@dataclass(frozen=True, slots=True)
class Template:
    """The template of packs: its file, as the user would name it, and what it says."""

    path: str
    text: bytes


@dataclass(frozen=True, slots=True)
class Sheets:
    """A pack that was set: the PDF, its pages, the pages of each part by its name, and what could not be set."""

    pdf: bytes
    pages: int
    ranges: Mapping[str, tuple[int, int]]
    no_glyphs: tuple[str, ...] = ()
    """Characters for which no font has a glyph, each alone; a square stands for them."""
    no_pictures: tuple[str, ...] = ()
    """Names of pictures that could not be read; a sentence stands for them."""
    sheets: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """By the name of a part, which pages of the PDF are kept for those of a file, counted from 1."""


def is_available() -> bool:
    """Whether Typst, the fonts and what binds the pages of other files are installed."""
    return all(find_spec(name) is not None for name in ("typst", "ttf_opensans", "pikepdf"))


def template(folders: Sequence[Path]) -> Template:
    """The template of packs; of two, that in the earlier folder. OSError where there is none."""
    found = next((folder / TEMPLATE for folder in folders if (folder / TEMPLATE).is_file()), folders[-1] / TEMPLATE)
    return Template(str(found), found.read_bytes())


def tools() -> str:
    """The versions of what sets and binds, and of the fonts, which with the template and the content make the bytes."""
    digest = sha256()
    for path in sorted(_fonts_folder().glob("*.ttf")):
        digest.update(path.name.encode() + path.read_bytes())
    return f"{_typst().__version__} {version('pikepdf')} {digest.hexdigest()}"


def typeset(document: Mapping[str, object], pictures: Mapping[str, bytes], dated: date, source: Template) -> Sheets:
    """The PDF of a document. PackFault for a mistake in the template.

    A character without a glyph or a picture that cannot be read is left out and told of.
    """
    glyphs: set[str] = set()
    broken: set[str] = set()
    with TemporaryDirectory(prefix="agendapack-") as name:
        folder = Path(name)
        main = folder / TEMPLATE
        main.write_bytes(source.text)
        for picture, data in pictures.items():
            (folder / picture).write_bytes(data)
        said = {character for text in _texts(document) for character in text}
        glyphs |= _private_use(said)
        while True:
            told = _without(document, glyphs, broken)
            (folder / "pack.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
            try:
                return _compiled(main, folder, dated, tuple(sorted(glyphs)), tuple(sorted(broken)))
            except (_typst().TypstError, _Warned) as error:
                found, unread = _blamed(_glyphs(error) & said) - glyphs, _unread(folder, set(pictures) - broken)
                if not (found or unread):
                    raise _fault(error, source) from error
                glyphs |= found
                broken |= unread


class _Warned(Exception):  # noqa: N818  Typst's word
    """Typst set something else than was asked for, and says what."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.diagnostic = ""


def _compiled(main: Path, folder: Path, dated: date, glyphs: tuple[str, ...], broken: tuple[str, ...]) -> Sheets:
    compiler = _typst().Compiler(main, root=folder, font_paths=_fonts(), ignore_system_fonts=True)
    stamp = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
    pdf = _pdf(compiler, stamp)
    told = json.loads(compiler.query("<ranges>", field="value", one=True))
    ranges = {key: (first, last) for key, first, last in told["parts"]}
    first = told["parts"][0][1]
    last = told["last"] + told["last"] % 2
    kept: dict[str, tuple[int, ...]] = {}
    for key, _, page in told["sheets"]:
        kept[key] = (*kept.get(key, ()), page)
    return Sheets(pdf, last - first + 1, ranges, glyphs, broken, kept)


def _pdf(compiler: Any, stamp: datetime) -> bytes:  # noqa: ANN401  of a module that may not be installed
    """What a compiler makes; OSError where it breaks down."""
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=list(STANDARDS), timestamp=stamp)
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        message = f"Typst broke down: {error}"
        raise OSError(message) from error
    if warnings:
        raise _Warned(warnings[0].message)
    if not isinstance(pdf, bytes):
        raise TypeError(type(pdf))
    return pdf


def is_mark(character: str) -> bool:
    """Whether a character goes with the one before it, such as the key of a keycap; alone it would be nothing."""
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}


def _blamed(found: set[str]) -> set[str]:
    """Those of the characters that no font has: Typst names all that stand together, letters with their marks."""
    return {character for character in found if is_mark(character)} or {
        character for character in found if not character.isascii()
    }


def _glyphs(error: "typst.TypstError | _Warned") -> set[str]:
    return {character for match in GLYPH.finditer(error.diagnostic) for character in ESCAPED.sub(_unescaped, match[1])}


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]


def _unread(folder: Path, pictures: set[str]) -> set[str]:
    """Those of the pictures that cannot be set: each is tried alone, as the error does not name it."""
    return {name for name in pictures if not _can_be_set(folder, name)}


def _can_be_set(folder: Path, name: str) -> bool:
    alone = folder / "picture.typ"
    alone.write_text(ALONE.replace("NAME", name), encoding="utf-8")
    try:
        _pdf(_typst().Compiler(alone, root=folder, font_paths=_fonts(), ignore_system_fonts=True), EPOCH)
    except (_typst().TypstError, _Warned):
        return False
    return True


def _fault(error: "typst.TypstError | _Warned", source: Template) -> PackFault:
    place = PLACE.search(error.diagnostic)
    return PackFault(source.path, int(place[2]) if place else 1, error.message)


def _private_use(said: set[str]) -> set[str]:
    """Characters that mean something in one font alone, which PDF/A does not allow, and the sign for a lost one."""
    return {
        character
        for character in said
        if unicodedata.category(character) in {"Co", "Cn", "Cs"} or character == "\ufffd"
    }


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _without(document: Mapping[str, object], glyphs: set[str], broken: set[str]) -> object:
    """The document with squares for characters without glyphs, no marks without, and a sentence for broken pictures."""
    if not glyphs and not broken:
        return document
    squares = {ord(glyph): None if is_mark(glyph) else STAND_IN for glyph in glyphs}

    def told(value: object) -> object:
        if isinstance(value, str):
            return value.translate(squares)
        if isinstance(value, list | tuple):
            return [told(part) for part in value]
        if not isinstance(value, Mapping):
            return value
        if value.get("k") == "image" and value.get("file") in broken:
            return quiet(NOT_SET)
        return {key: part if key in NAMES else told(part) for key, part in value.items()}

    return told(document)


@cache
def _fonts() -> "typst.Fonts":
    """The fonts of the package, and those that come with Typst for what it lacks; none of the system."""
    fonts: typst.Fonts = _typst().Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[_fonts_folder()]
    )
    return fonts


def _fonts_folder() -> Path:
    spec = find_spec("ttf_opensans")
    if spec is None or spec.origin is None:
        message = "the package ttf-opensans is not installed"
        raise OSError(message)
    return Path(spec.origin).parent / "ttf"


def _typst() -> Any:  # noqa: ANN401  a module that may not be installed
    """Typst's module. OSError where it is not there, or there is too little memory for it."""
    try:
        return import_module("typst")
    except ImportError as error:
        message = f"Typst cannot be used: {error}"
        raise OSError(message) from error
