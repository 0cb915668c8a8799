"""One page to bytes: templates chosen by the record's name, and static files under names that carry their hash."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path, PurePosixPath
from traceback import walk_tb
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError

from generator.store.inputs import own_folder
from generator.text import Html

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Brand = Mapping[str, tuple[str, str]]
"""The light and the dark value of a colour, by its name in `council.yaml`."""
ASSETS = "assets"
STYLES = "site.css"
NOT_FOUND = "404"
TEXTS = (".html", ".css", ".typ")
"""The files that are read as text."""
SEES = "the template sees the fields of its page's record, `written` and `ours`, and nothing else"
"""What mends most mistakes in a template."""


class TemplateFault(Exception):  # noqa: N818 - the mistake is the template author's, and is shown as a problem
    """A mistake in a template: its file, the line counted from 1, and what is wrong."""

    def __init__(self, path: str, line: int, what: str, mend: str = SEES) -> None:
        super().__init__(path, line, what, mend)  # as it is made again in another process
        self.path = path
        self.line = line
        self.what = what
        self.mend = mend

    def __str__(self) -> str:
        """The line that is printed: `templates/meeting.html:3:1: error: what is wrong`."""
        return f"{self.path}:{self.line}:1: error: {self.what}"


@dataclass(frozen=True, slots=True)
class Renderer:
    """The templates, read and ready; `assets` are the static files by published name."""

    environment: Environment
    names: Mapping[str, str]
    assets: tuple[tuple[str, bytes], ...]
    digest: str
    """Of all templates and static files: two renderers of one digest make the same bytes of the same page."""

    def asset(self, name: str) -> str:
        """The published name of a static file: `assets/site.1a2b3c4d.css` for "site.css"."""
        return self.names[name]

    def make_ready(self) -> None:
        """Makes code of all templates, which copies of this process then have; a fault waits for its page."""
        for name in self.environment.list_templates(extensions=["html"]):
            with suppress(TemplateSyntaxError, TemplateNotFound, UnicodeDecodeError):
                self.environment.get_template(name)

    def render(self, page: "DataclassInstance") -> bytes:
        """The page as UTF-8; its template sees the fields of the record, marks of languages, and nothing else."""
        name = template_of(type(page))
        with _faults(name):
            template = self.environment.get_template(name)
            text = template.render({field.name: getattr(page, field.name) for field in fields(page)})
        return _tidy(text).encode()


def load_templates(folders: Sequence[Path], brand: Brand, languages: tuple[str, str] = ("", "")) -> Renderer:
    """Reads templates and static files; of two of one name that in the earlier folder counts.

    `brand` gives the light and the dark value of a colour by its name in `council.yaml`, `languages` that of what is
    written and that of the program's own words, where they are not the same.
    """
    files = _files(folders)
    static = {name.removeprefix(f"{ASSETS}/"): data for name, data in files.items() if name.startswith(f"{ASSETS}/")}
    if STYLES in static:
        static[STYLES] += _brand(brand).encode()
    names = {name: _hashed(name, data) for name, data in static.items() if not name.endswith(".css")}
    styles = {name: _named(data, names) for name, data in static.items() if name.endswith(".css")}
    names |= {name: _hashed(name, data) for name, data in styles.items()}
    assets = tuple(sorted((names[name], styles.get(name, data)) for name, data in static.items()))
    return Renderer(_environment(folders, languages), names, assets, _digest(files, assets, languages))


def default_folder() -> Path:
    """The project's own templates: within the installed package, or beside it in a checkout."""
    return own_folder("templates")


def template_of(record: type) -> str:
    """The template of a page record: `work-programme.html` for `WorkProgrammePage`."""
    *words, _ = re.findall("[A-Z][a-z]*", record.__name__)
    name = "-".join(words).lower()
    return f"{NOT_FOUND if name == 'not-found' else name}.html"


def _environment(folders: Sequence[Path], languages: tuple[str, str]) -> Environment:
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals.clear()  # nothing but the context is seen: `lipsum` and `random` differ from run to run
    written, ours = (Html(f' lang="{language}"' if language else "") for language in languages)
    environment.globals |= {"written": written, "ours": ours}
    del environment.filters["random"]
    return environment


def _files(folders: Sequence[Path]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for folder in folders:
        for path in sorted(folder.rglob("[!.]*")):
            if path.is_file():
                data = path.read_bytes()
                if path.suffix in TEXTS:
                    _refuse_unreadable(path, data)
                found.setdefault(path.relative_to(folder).as_posix(), data)
    return found


def _refuse_unreadable(path: Path, data: bytes) -> None:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TemplateFault(str(path), line, "the file is not text in UTF-8", "save it as UTF-8") from None


def _hashed(name: str, data: bytes) -> str:
    path = PurePosixPath(ASSETS, name)
    return str(path.with_name(f"{path.stem}.{sha256(data).hexdigest()[:8]}{path.suffix}"))


def _named(data: bytes, names: Mapping[str, str]) -> bytes:
    """The style sheet with `url(logo.svg)` under its published name; both lie in the same folder."""

    def published(match: re.Match[str]) -> str:
        name = match[1].strip("\"' ")
        return f"url({names[name].removeprefix(f'{ASSETS}/')})" if name in names else match[0]

    return re.sub(r"url\(([^)]{0,2000})\)", published, data.decode()).encode()


def _brand(brand: Brand) -> str:
    """The council's own colours, for the screen alone: print stays black on white."""
    if not brand:
        return ""
    light, dark = (
        "".join(f" --{'brand' if name == 'colour' else name}: {shades[scheme]};" for name, shades in brand.items())
        for scheme in (0, 1)
    )
    return (
        f"@media screen {{ :root {{{light} }} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{{dark} }} }}\n"
    )


def _digest(files: Mapping[str, bytes], assets: Sequence[tuple[str, bytes]], languages: tuple[str, str]) -> str:
    digest = sha256("\0".join(languages).encode())
    templates = ((name, data) for name, data in files.items() if not name.startswith(f"{ASSETS}/"))
    for name, data in sorted([*templates, *assets]):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _tidy(text: str) -> str:
    """Neither blank lines nor indents, which templates leave behind; what is preformatted stays."""
    parts = re.split(r"(<pre\b.*?</pre>)", text, flags=re.DOTALL)
    parts[::2] = (re.sub(r"\n\s+", "\n", part) for part in parts[::2])
    return "".join(parts).strip() + "\n"


@contextmanager
def _faults(name: str) -> Iterator[None]:
    """Turns whatever goes wrong in a template into a fault at its line."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise TemplateFault(error.filename or error.name or name, error.lineno, error.message or "wrong") from None
    except Exception as error:
        if isinstance(error, OSError) and not isinstance(error, TemplateNotFound):
            raise  # the machine's: the file is there and cannot be opened
        places = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
        path, line = next((place for place in reversed(places) if place[0].endswith(".html")), (name, 1))
        missing = "there is no such template: " if isinstance(error, TemplateNotFound) else ""
        raise TemplateFault(path, line, f"{missing}{error}") from error
