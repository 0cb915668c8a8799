"""The order of the house: who may import whom, which module uses which library, reads files or asks the clock.

`FLOORS`, `LIBRARIES`, `FILES` and `CLOCK` are the table of the architecture; a module that is not in it does not pass.
The checks are tried on small made-up sources first, then on every module of `generator/`.
"""

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from folders import ROOT

HOUSE = ROOT / "generator"

FLOORS = (
    {"problems", "web", "store.memo", "store.codec", "store.inputs", "store.record"},
    {"content", "store.memory"},
    {"text"},
    {"urls"},
    {"archive"},
    {
        *("outputs.pages", "outputs.data", "outputs.feeds", "outputs.print", "outputs.hosts", "outputs.look_ups"),
        *("outputs.rendering", "checks"),
    },
    {"store.cache", "store.writing", "store.search", "store.withheld", "loading"},
    {"standing", "spread"},
    {"rendered", "recording", "tabulated", "indexing"},
    {"build", "scaffold"},
    {"serve", "handbook", "importing", "verifying", "bagging"},
    {"cli"},
)
"""The modules, lowest floor first; one imports only from the floors below its own."""

LIBRARIES = {
    "ahocorasick_rs": {"store.withheld"},
    "pydantic": {"content"},
    "pydantic_core": {"content"},
    "pypdfium2": {"content"},
    "pikepdf": {"outputs.print"},
    "mammoth": {"content"},
    "python_calamine": {"content"},
    "yaml": {"content"},
    "markdown": {"text"},
    "nh3": {"text"},
    "coloraide": {"checks"},
    "holidays": {"archive"},
    "jinja2": {"outputs.rendering"},
    "icalendar": {"outputs.feeds"},
    "typst": {"outputs.print"},
    "pagefind_bin": {"store.search"},
    "distributed": {"spread"},
    "mkdocs": {"handbook"},
    "defusedxml": {"importing"},
    "bagit": {"bagging"},
    "watchdog": {"serve"},
    "click": {"cli"},
    "rich": {"cli"},
    "sqlite3": {"store.cache"},
    "_typeshed": {"outputs.rendering"},  # names for mypy alone, never there when it runs
}
"""The libraries, and the standard library's one that keeps a file, with the only modules that may import them."""

FILES = {
    *("content", "outputs.rendering", "outputs.print", "store.cache", "store.writing", "store.search"),
    *(
        "scaffold",
        "serve",
        "handbook",
        "importing",
        "store.withheld",
        "store.inputs",
        "store.memory",
        "store.record",
        "recording",
        "verifying",
        "bagging",
    ),
}
"""The modules that touch files."""

CLOCK = {"cli", "serve", "handbook"}
"""The modules that ask what time it is."""

FILE_MODULES = {"shutil", "tempfile", "subprocess", "glob", "fileinput", "importlib.resources"}
FILE_METHODS = {
    *("read_text", "read_bytes", "write_text", "write_bytes", "open", "touch", "mkdir", "rmdir", "unlink", "rename"),
    *("iterdir", "glob", "rglob", "stat", "lstat", "exists", "is_file", "is_dir", "symlink_to", "hardlink_to"),
}
OS_WITHOUT_FILES = {"_exit", "cpu_count", "sched_getaffinity", "environ", "getpid", "PathLike", "fspath"}
CLOCK_METHODS = {"now", "utcnow", "today"}
WAITING = "time.sleep"
"""It asks nothing."""

DISPLAYED = re.compile(r"[A-Z][a-z]{2,}(?![A-Za-z])")
"""How words begin that are printed; those for programs are in small letters."""
DISPLAYED_FIELDS = {"label", "word", "said"}
WORD_METHODS = {"startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition", "index", "count"}

TAKING_APART = {"partition", "rpartition", "split", "rsplit"}
"""What takes an address apart at "#", and at "/", by which the archive reads the names of files too."""
TAG = re.compile(r"<[/(?:)]*[a-z\[]|</")
READS_PAGES = {
    *("generator.outputs.rendering", "generator.handbook.examples"),
    *(
        "generator.store.withheld.reading",
        "generator.store.withheld.comparing",
        "generator.store.withheld.documents",
    ),
    *(
        "generator.importing.fragments",
        "generator.importing.plain",
        "generator.importing.moderngov.answers",
        "generator.importing.moderngov.pages",
    ),
    "generator.verifying.missing",
}
"""The modules that work on whole pages as written: they take blank lines out, show parts of pages in the handbook, look
through everything for what was held back, hold pages to the record, and read what councils have from elsewhere."""

LONGEST_FUNCTION = 60
LONGEST_MODULE = 400


def floor(module: str) -> int:
    return next((number for number, modules in enumerate(FLOORS) if module in modules), -1)


MODULES = frozenset().union(*FLOORS)


def module_of(name: str) -> str:
    """The module of the table: `generator.outputs.pages.meetings` is part of `outputs.pages`."""
    parts = name.split(".")[1:]
    return next((two for two in (".".join(parts[:2]), ".".join(parts[:1])) if two in MODULES), ".".join(parts[:1]))


def imports(name: str, tree: ast.Module, *, is_package: bool = False) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported; `from generator import urls` is `generator.urls`."""
    package = name if is_package else name.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{source}.{alias.name}") for alias in node.names)


def import_faults(name: str, tree: ast.Module, *, is_package: bool = False) -> Iterator[str]:
    """Imports of a module that go up or sideways in the house, or of a library that is another module's."""
    module = module_of(name)
    for line, imported in imports(name, tree, is_package=is_package):
        library = imported.split(".")[0]
        if library == "generator":
            other = module_of(imported)
            is_below = 0 <= floor(other) < floor(module)
            if other != module and not other.startswith("__") and not is_below:
                yield f"{line}: {module} may not import {other}"
        elif module not in LIBRARIES.get(library, {module} if library in sys.stdlib_module_names else set()):
            yield f"{line}: {module} may not import {library}"


def file_faults(name: str, tree: ast.Module) -> Iterator[str]:
    """Places where a module that is not one of `FILES` touches files."""
    if module_of(name) in FILES:
        return
    for line, imported in imports(name, tree):
        if any(f"{imported}.".startswith(f"{module}.") for module in FILE_MODULES):
            yield f"{line}: files are not touched here: {imported}"
        if imported.startswith("os.") and imported.removeprefix("os.") not in OS_WITHOUT_FILES:
            yield f"{line}: files are not touched here: {imported}"
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="open")):
                yield f"{node.lineno}: files are not touched here: open"
            case ast.Call(func=ast.Attribute(attr=method)) if method in FILE_METHODS:
                yield f"{node.lineno}: files are not touched here: {method}"
            case ast.Attribute(value=ast.Name(id="os"), attr=member) if member not in OS_WITHOUT_FILES:
                yield f"{node.lineno}: files are not touched here: os.{member}"


def clock_faults(name: str, tree: ast.Module) -> Iterator[str]:
    """Places where a module that is not one of `CLOCK` asks the clock."""
    if module_of(name) in CLOCK:
        return
    for line, imported in imports(name, tree):
        if imported.split(".")[0] == "time" and imported != WAITING:
            yield f"{line}: the clock is not asked here: {imported}"
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=method)) if method in CLOCK_METHODS:
                yield f"{node.lineno}: the clock is not asked here: {method}"


def word_faults(name: str, tree: ast.Module) -> Iterator[str]:
    """Places where an output asks what a word says that was made for people, and so may be worded otherwise."""
    if not module_of(name).startswith("outputs."):
        return
    named = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and node.value
    }

    def words(asked: ast.expr) -> Iterator[str]:
        match named.get(asked.id, asked) if isinstance(asked, ast.Name) else asked:
            case ast.Constant(value=str(word)) if DISPLAYED.match(word):
                yield word
            case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements):
                for element in elements:
                    yield from words(element)
            case ast.Attribute(attr=field) if field in DISPLAYED_FIELDS:
                yield f".{field}"

    for node in ast.walk(tree):
        asked: Sequence[ast.expr] = ()
        match node:
            case ast.Compare(left=left, ops=ops, comparators=others) if not isinstance(ops[0], ast.Is | ast.IsNot):
                asked = [left, *others]
            case ast.Call(func=ast.Attribute(attr=method), args=arguments) if method in WORD_METHODS:
                asked = arguments
            case ast.MatchValue(value=value):
                asked = [value]
            case ast.Subscript(value=ast.Dict() | ast.Name(), slice=ast.Attribute() as field):
                asked = [field]
        yield from (f"{of.lineno}: a word for people is compared here: {word}" for of in asked for word in words(of))


def address_faults(name: str, tree: ast.Module) -> Iterator[str]:
    """Places where an address is put together or taken apart by hand, which `urls` alone does."""
    module = module_of(name)
    if floor(module) <= floor("urls"):
        return
    marks = {"#", "/"} if module.startswith("outputs.") or module == "checks" else {"#"}
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value="#"), ast.FormattedValue(), *_]):
                yield f"{node.lineno}: an address is put together here"
            case ast.Call(func=ast.Attribute(attr=method), args=[ast.Constant(value=mark), *_]):
                if method in TAKING_APART and mark in marks:
                    yield f"{node.lineno}: an address is taken apart here: {method}"


def html_faults(name: str, tree: ast.Module) -> Iterator[str]:
    """Places where a module above `text` reads HTML: by a parser, or by a pattern that has a tag in it."""
    if floor(module_of(name)) <= floor("text") or name in READS_PAGES:
        return
    for line, imported in imports(name, tree):
        if f"{imported}.".startswith(("html.parser.", "html.unescape.")):
            yield f"{line}: HTML is not read here: {imported}"
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="html"), attr="unescape"):
                yield f"{node.lineno}: HTML is not read here: html.unescape"
            case ast.Attribute(value=ast.Name(id="ET" | "ElementTree"), attr="fromstring" | "XML" | "parse"):
                yield f"{node.lineno}: HTML is not read here: {node.attr}"
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re")), args=[pattern, *_]) if TAG.search(
                re.sub(r"\(\?P?<[=!]?", "(", written(pattern))
            ):
                yield f"{node.lineno}: HTML is not read here: a pattern has a tag in it"


def written(node: ast.expr) -> str:
    """What of a text stands in the source."""
    return "".join(str(part.value) for part in ast.walk(node) if isinstance(part, ast.Constant))


def size_faults(source: str, tree: ast.Module) -> Iterator[str]:
    """What is too long to be read at one go, and a module that does not say what it is for."""
    if not ast.get_docstring(tree):
        yield "1: the module has no docstring"
    if len(source.splitlines()) > LONGEST_MODULE:
        yield f"1: the module has over {LONGEST_MODULE} lines"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            lines = node.end_lineno - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{node.lineno}: {node.name} has {lines} lines, over {LONGEST_FUNCTION}"


def faults(name: str, source: str, *, is_package: bool = False) -> list[str]:
    """What is against the order in the source of the module with the given full name."""
    tree = ast.parse(source)
    found = list(size_faults(source, tree))
    if name == "generator.__main__":
        others = {module_of(imported) for _, imported in imports(name, tree)}
        return found + [f"1: __main__ may not import {other}" for other in others - {"cli", ""}]
    if name == "generator":
        return found + [f"{line}: nothing is imported here" for line, _ in imports(name, tree, is_package=True)]
    if name.count(".") == 1 and any(module.startswith(f"{name.partition('.')[2]}.") for module in MODULES):
        return found + [f"{line}: nothing is imported here" for line, _ in imports(name, tree, is_package=True)]
    if floor(module_of(name)) < 0:
        return [f"1: {module_of(name)} is not in the table"]
    found += import_faults(name, tree, is_package=is_package)
    found += file_faults(name, tree)
    found += word_faults(name, tree)
    found += address_faults(name, tree)
    found += html_faults(name, tree)
    return found + list(clock_faults(name, tree))


def circle(sources: dict[str, str]) -> list[str]:
    """The parts of a package that import each other in a circle, given every part's full name and source."""
    graph: dict[str, set[str]] = {}
    for name, source in sources.items():
        is_package = any(other.startswith(f"{name}.") for other in sources)
        found = {imported for _, imported in imports(name, ast.parse(source), is_package=is_package)}
        graph[name] = {max((s for s in sources if f"{i}.".startswith(f"{s}.")), key=len, default="") for i in found}
        graph[name] -= {"", name}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


# The checks, on made-up sources


@pytest.mark.parametrize(
    ("name", "line", "fault"),
    [
        ("archive", "from generator import content", None),
        ("archive", "from generator.content.model import Meeting", None),
        ("content.records", "from generator.archive import Archive", "content may not import archive"),
        ("urls", "from generator import archive", "urls may not import archive"),
        ("urls", "import generator.build", "urls may not import build"),
        ("urls", "from . import cli", "urls may not import cli"),
        ("urls", "from .cli import main", "urls may not import cli"),
        ("urls", "def late():\n    from generator import cli", "urls may not import cli"),
        ("text", "from generator import __version__", None),
        ("text", "from generator import utils", "text may not import utils"),
        ("outputs.pages.meetings", "from generator.outputs.pages.link import link", None),
        ("outputs.pages.meetings", "from .link import link", None),
        ("outputs.pages.meetings", "from ...checks import RULES", "outputs.pages may not import checks"),
        ("outputs.pages.meetings", "from generator import urls", None),
        ("utils", "", "utils is not in the table"),
        ("outputs", "from generator import urls", "nothing is imported here"),
        ("outputs.feeds", "from generator.outputs import hosts", "outputs.feeds may not import outputs.hosts"),
        ("content.model", "import pydantic", None),
        ("content.model", "from pydantic_core import PydanticCustomError", None),
        ("archive", "from pydantic import BaseModel", "archive may not import pydantic"),
        ("urls", "import requests", "urls may not import requests"),
        ("urls", "import jinja2.ext", "urls may not import jinja2"),
        ("urls", "import urllib.parse", None),
        ("archive", "import sqlite3", "archive may not import sqlite3"),
        ("archive", "text = open('a.md').read()", "files are not touched here: open"),
        ("archive", "text = path.read_text()", "files are not touched here: read_text"),
        ("archive", "import os\nos.remove('a.md')", "files are not touched here: os.remove"),
        ("archive", "from os import remove", "files are not touched here: os.remove"),
        ("archive", "from os.path import exists", "files are not touched here: os.path.exists"),
        ("archive", "import shutil", "files are not touched here: shutil"),
        ("archive", "from subprocess import run", "files are not touched here: subprocess.run"),
        ("build", "import os\njobs = os.cpu_count()", None),
        ("content.sources", "text = path.read_text()", None),
        ("archive", "day = date.today()", "the clock is not asked here: today"),
        ("archive", "from datetime import datetime\nat = datetime.now(UTC)", "the clock is not asked here: now"),
        ("archive", "import time", "the clock is not asked here: time"),
        ("archive", "from datetime import time", None),
        ("cli", "day = date.today()", None),
        ("outputs.feeds", "from html.parser import HTMLParser", "HTML is not read here: html.parser.HTMLParser"),
        ("outputs.data", "from html import unescape", "HTML is not read here: html.unescape"),
        ("outputs.data", "import html\nwords = html.unescape(text)", "HTML is not read here: html.unescape"),
        ("outputs.data", "from html import escape", None),
        ("outputs.feeds", "tree = ET.fromstring(text)", "HTML is not read here: fromstring"),
        (
            "outputs.pages",
            'A = re.compile(r\'<a data-ref="([^"]*)">\')',
            "HTML is not read here: a pattern has a tag in it",
        ),
        ("outputs.pages", "A = re.compile(f'</{tag}>')", "HTML is not read here: a pattern has a tag in it"),
        ("archive", "text = re.sub('<(/?)([a-z]+)>', '', text)", "HTML is not read here: a pattern has a tag in it"),
        ("archive", "A = re.compile(r'(?P<year>[0-9])(?<=x)(?<!y)<!--[<>]')", None),
        ("text", "A = re.compile(r'</?p>')", None),
        ("outputs.pages.a", 'x = 1 if state == "Held" else 2', "a word for people is compared here: Held"),
        ("outputs.pages.a", 'x = [y for y in z if "Held" != y]', "a word for people is compared here: Held"),
        ("outputs.pages.a", 'x = state in {"Held"}', "a word for people is compared here: Held"),
        ("outputs.data", 'HELD = "Held"\nx = state == HELD', "a word for people is compared here: Held"),
        ("outputs.print", "x = state.word == other", "a word for people is compared here: .word"),
        ("outputs.print", "x = group.label in FOLDED", "a word for people is compared here: .label"),
        ("outputs.print", "x = FOLDED[group.label]", "a word for people is compared here: .label"),
        ("outputs.feeds", 'x = line.removeprefix("Part of ")', "a word for people is compared here: Part of "),
        ("outputs.feeds", 'match x:\n    case "Held":\n        y = 1', "a word for people is compared here: Held"),
        ("outputs.feeds", 'x = state == "held"', None),
        ("outputs.feeds", "x = state is Status.HELD", None),
        ("outputs.feeds", 'x = "Held" if state == Status.HELD else "Planned"', None),
        ("archive", 'x = state == "Held"', None),
        ("archive", 'x = f"{meeting.address}#{item.anchor}"', "an address is put together here"),
        ("outputs.pages.a", 'x = f"{here}#{one}:{two}"', "an address is put together here"),
        ("outputs.pages.a", 'x = f"#{one}"', None),
        ("outputs.pages.a", 'x = f"{one}: {two} #"', None),
        ("archive", 'x, _, y = address.partition("#")', "an address is taken apart here: partition"),
        ("checks", 'x = address.rstrip("/").rpartition("/")', "an address is taken apart here: rpartition"),
        ("outputs.data", 'x = address.split("/")[0]', "an address is taken apart here: split"),
        ("archive", 'x = name.split("/")', None),
        ("urls", 'x = f"{page}#{fragment}".partition("#")', None),
    ],
)
def test_a_line_is_allowed_or_a_fault(name: str, line: str, fault: str | None) -> None:
    found = faults(f"generator.{name}", f'"""A module."""\n{line}\n')
    assert [text.split(": ", 1)[1] for text in found] == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("name", "line", "fault"),
    [
        ("generator.__main__", "from generator.cli import main", None),
        ("generator.__main__", "from generator.build import build", "1: __main__ may not import build"),
        ("generator", "__version__ = '1'", None),
        ("generator", "from generator.build import build", "2: nothing is imported here"),
    ],
)
def test_the_two_ends_of_the_package_import_next_to_nothing(name: str, line: str, fault: str | None) -> None:
    assert faults(name, f'"""A module."""\n{line}\n') == ([fault] if fault else [])


def test_the_first_file_of_a_package_imports_relative_to_itself() -> None:
    source = '"""A module."""\nfrom .frame import Page\nfrom ...cli import main\n'
    assert faults("generator.outputs.pages", source, is_package=True) == ["3: outputs.pages may not import cli"]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("x = 1", "1: the module has no docstring"),
        ('"""A module."""\n' + "x = 1\n" * 399, None),
        ('"""A module."""\n' + "x = 1\n" * 400, "1: the module has over 400 lines"),
        ('"""A module."""\ndef long():\n' + "    x = 1\n" * 59, None),
        ('"""A module."""\ndef long():\n' + "    x = 1\n" * 60, "2: long has 61 lines, over 60"),
    ],
    ids=["no docstring", "400 lines", "401 lines", "function of 60", "function of 61"],
)
def test_what_is_too_long_is_a_fault(source: str, fault: str | None) -> None:
    assert faults("generator.content.model", source) == ([fault] if fault else [])


def test_parts_of_a_package_that_import_each_other_are_a_circle() -> None:
    package = "from generator.text.lists import convert"
    straight = {
        "generator.text": package,
        "generator.text.lists": "from .cells import f",
        "generator.text.cells": "",
    }
    assert circle(straight) == []
    assert set(circle(straight | {"generator.text.cells": "from generator.text import convert"})) == set(straight)


# The house as it stands


def house() -> dict[str, Path]:
    """Full name and file of every module of the project."""
    files = sorted(HOUSE.rglob("*.py"))
    return {".".join(f.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(".__init__"): f for f in files}


@pytest.mark.parametrize("name", house())
def test_the_module_keeps_to_the_order_of_the_house(name: str) -> None:
    path = house()[name]
    assert faults(name, path.read_text(encoding="utf-8"), is_package=path.name == "__init__.py") == []


@pytest.mark.parametrize("package", sorted(MODULES))
def test_the_parts_of_the_package_import_each_other_in_one_direction(package: str) -> None:
    parts = {name: path for name, path in house().items() if module_of(name) == package}
    assert circle({name: path.read_text(encoding="utf-8") for name, path in parts.items()}) == []


def test_the_table_names_each_module_once() -> None:
    names = [name for modules in FLOORS for name in modules]
    assert sorted(set(names)) == sorted(names)
    assert set().union(*LIBRARIES.values(), FILES, CLOCK) <= set(names)
