"""Sets a pack with Typst: one template, the document as JSON, the pictures, and fonts from packages alone.

The document is compiled as PDF/UA-1 and PDF/A-2a, so what is not accessible is an error and never a file.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import typst

TEMPLATE = "pack.typ"
STANDARDS = ["ua-1", "a-2a"]
STAND_IN = "\N{WHITE SQUARE}"
"""What is set for a character that no font has."""
GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
PLACE = re.compile(r"┌─ \S*?([^/\\\s]+\.typ):(\d+):(\d+)")
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
MOST_TRIES = 8


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


def is_available() -> bool:
    """Whether Typst and the fonts are installed."""
    return find_spec("typst") is not None and find_spec("ttf_opensans") is not None


def template(folders: Sequence[Path]) -> Template:
    """The template of packs; of two, that in the earlier folder. OSError where there is none."""
    found = next((folder / TEMPLATE for folder in folders if (folder / TEMPLATE).is_file()), folders[-1] / TEMPLATE)
    return Template(str(found), found.read_bytes())


def tools() -> str:
    """The versions of Typst and of the fonts, which with the template and the content make the bytes."""
    digest = sha256()
    for path in sorted(_fonts_folder().glob("*.ttf")):
        digest.update(path.name.encode() + path.read_bytes())
    return f"{_typst().__version__} {digest.hexdigest()}"


def typeset(document: Mapping[str, Any], pictures: Mapping[str, bytes], dated: date, source: Template) -> Sheets:
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
        found = _private_use(document)
        for _ in range(MOST_TRIES):
            glyphs |= found
            told = _without(document, glyphs, broken)
            (folder / "pack.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
            try:
                return _compiled(main, folder, dated, tuple(sorted(glyphs)), tuple(sorted(broken)))
            except _typst().TypstError as error:
                found, unread = _glyphs(error), _unread(folder, set(pictures) - broken)
                if not (found - glyphs or unread):
                    raise _fault(error, source) from error
                broken |= unread
    message = "pack.typ: the fonts lack too many characters"
    raise PackFault(source.path, 1, message)


def _compiled(main: Path, folder: Path, dated: date, glyphs: tuple[str, ...], broken: tuple[str, ...]) -> Sheets:
    compiler = _typst().Compiler(main, root=folder, font_paths=_fonts(), ignore_system_fonts=True)
    stamp = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
    pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=list(STANDARDS), timestamp=stamp)
    if warnings:
        raise PackFault(TEMPLATE, 1, warnings[0].message)
    if not isinstance(pdf, bytes):
        raise TypeError(type(pdf))
    told = json.loads(compiler.query("<ranges>", field="value", one=True))
    ranges = {key: (first, last) for key, first, last in told["parts"]}
    first = told["parts"][0][1]
    last = told["last"] + told["last"] % 2
    return Sheets(pdf, last - first + 1, ranges, glyphs, broken)


def _glyphs(error: "typst.TypstError") -> set[str]:
    return {one for match in GLYPH.finditer(error.diagnostic) for one in ESCAPED.sub(_unescaped, match[1])}


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]


def _unread(folder: Path, pictures: set[str]) -> set[str]:
    """Those of the pictures that cannot be read: each is tried alone, as the error does not name it."""
    return {name for name in pictures if not _is_readable(folder, name)}


def _is_readable(folder: Path, name: str) -> bool:
    alone = folder / "picture.typ"
    alone.write_text(f'#image("{name}")', encoding="utf-8")
    try:
        _typst().Compiler(alone, root=folder, font_paths=_fonts(), ignore_system_fonts=True).compile(format="pdf")
    except _typst().TypstError:
        return False
    return True


def _fault(error: "typst.TypstError", source: Template) -> PackFault:
    place = PLACE.search(error.diagnostic)
    return PackFault(source.path, int(place[2]) if place else 1, error.message)


def _private_use(document: Mapping[str, Any]) -> set[str]:
    """Characters that mean something in one font alone, which PDF/A does not allow, and the sign for a lost one."""
    found = {one for text in _texts(document) for one in text}
    return {one for one in found if unicodedata.category(one) in {"Co", "Cn", "Cs"} or one == "\ufffd"}


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _without(document: Mapping[str, Any], glyphs: set[str], broken: set[str]) -> Any:  # noqa: ANN401  JSON
    """The document with squares for characters without glyphs, and a sentence for each broken picture."""
    if not glyphs and not broken:
        return document
    squares = dict.fromkeys(map(ord, glyphs), STAND_IN)

    def told(value: Any) -> Any:  # noqa: ANN401  JSON
        if isinstance(value, str):
            return value.translate(squares)
        if isinstance(value, list | tuple):
            return [told(one) for one in value]
        if not isinstance(value, Mapping):
            return value
        if value.get("k") == "image" and value.get("file") in broken:
            return {"k": "p", "c": ["This picture could not be read."], "n": "", "ids": [], "quiet": True}
        return {key: told(one) for key, one in value.items()}

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
    return import_module("typst")
