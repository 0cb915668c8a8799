"""The plugin for MkDocs: puts the archive into a site that a council makes with MkDocs."""

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.base import Config
from mkdocs.config.config_options import Dir, Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, PrefixedLogger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation

from generator import archive, urls
from generator.build import files, held_back_of, renderer_of
from generator.indexing import FOLDER
from generator.loading import load
from generator.outputs.rendering import TemplateFault
from generator.problems import has_errors
from generator.standing import Options
from generator.store import search
from generator.store.search import SearchError
from generator.store.writing import Data, Standing

LOG = PrefixedLogger("agendapack", logging.getLogger("mkdocs.plugins.agendapack"))
NOT_BELOW_ROOT = {urls.NOT_FOUND, urls.ROBOTS}
"""Files that mean something at the root of a host alone, where MkDocs has its own."""


class Settings(Config):
    """What can be set in `mkdocs.yml`."""

    content = Dir(exists=True, default="content")
    at = Type(str, default="archive")
    templates = Optional(Dir(exists=True))
    today = Optional(Type((date, str)))
    search = Type(bool, default=True)


class ArchivePlugin(BasePlugin[Settings]):
    """Makes the archive's files when MkDocs gathers its own. PluginError says what is wrong with the content."""

    tagline = ""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds every file of the archive."""
        for name, data in self._made(config):
            files.append(_file(config, f"{self._at()}{name}", data))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Adds an entry for the archive, where the site does not say what its navigation is."""
        if config.nav is None:
            home = files.get_file_from_path(f"{self._at()}{urls.file(urls.HOME)}")
            nav.items.append(Link(self.tagline, home.url if home else self._at()))
        return nav

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        """Watches what officers write, and the council's own templates."""
        for folder in filter(None, (self.config.content, self.config.templates)):
            server.watch(folder)
        return server

    def _at(self) -> str:
        """The folder of the archive within the site, with a slash at its end."""
        at = self.config.at.strip("/")
        if not at or any(part in {"", ".", ".."} for part in at.split("/")) or not set(at).isdisjoint("\\:?#"):
            raise _stop('"at" is the path of the archive within the site; write it like: meetings')
        return f"{at}/"

    def _made(self, config: MkDocsConfig) -> Iterator[tuple[str, Data]]:
        options = self._options(config)
        linked, problems = load(options.content, options.today)
        for problem in problems:
            if problem.severity == "warning":
                LOG.warning(str(problem))
        if linked is None or has_errors(problems):
            lines = [str(problem) for problem in problems if problem.severity == "error"]
            raise _stop("\n".join(["there are errors in the content", *lines]))
        linked = archive.as_published(linked, archive.later(linked, options.today))
        self.tagline = linked.council.tagline
        try:
            every = files(options, linked, renderer_of(linked, options.templates))
            away = NOT_BELOW_ROOT | linked.host_files.keys()
            made = {name: data for name, data in every if name not in away and not isinstance(data, Standing)}
            index = dict(_index(made)) if options.search else {}
            held_back = held_back_of(options, linked)
            for name, data in (made | index).items():
                held_back.look(name, data)
            if found := held_back.problems():
                raise _stop("\n".join(map(str, found)))
            yield from made.items()
            yield from index.items()
        except TemplateFault as fault:
            wrong = f"{fault.path}:{fault.line}: {fault.what}"
            raise _stop(wrong) from fault
        except (OSError, SearchError) as error:
            raise _stop(str(error)) from error

    def _options(self, config: MkDocsConfig) -> Options:
        own, base = self.config, (config.site_url or "").rstrip("/")
        try:
            day = date.fromisoformat(str(own.today)) if own.today else date.today()  # noqa: DTZ011
        except ValueError:
            wrong = f'"{own.today}" is not a date; write it like 2019-09-19'
            raise _stop(wrong) from None
        return Options(
            _as_seen_from_here(Path(own.content)),
            Path(config.site_dir),
            day,
            Path(own.templates) if own.templates else None,
            offline=not config.use_directory_urls,
            search=own.search,
            base=f"/{self._at()}",
            address=f"{base}/{self._at()}" if base else "",
        )


def _stop(what: str) -> PluginError:
    """What ends MkDocs with a message and without a trace of calls."""
    return PluginError(f"agendapack: {what}")


def _as_seen_from_here(folder: Path) -> Path:
    """A folder by its path from where the command is run, as problem lines name it."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _file(config: MkDocsConfig, name: str, data: Data) -> File:
    """A file that MkDocs copies as it is; one named `.md` it would otherwise take for a page of its own."""
    uri, inclusion = f"{name}.txt" if name.endswith(".md") else name, InclusionLevel.NOT_IN_NAV
    if isinstance(data, bytes):
        made = File.generated(config, uri, content=data, inclusion=inclusion)
    else:
        made = File.generated(config, uri, abs_src_path=str(data), inclusion=inclusion)
    made.dest_uri = name
    return made


def _index(made: dict[str, Data]) -> Iterator[tuple[str, bytes]]:
    """The files of the search index, which is made of pages on the disk."""
    with TemporaryDirectory() as folder:
        pages = Path(folder, "pages")
        for name, data in made.items():
            if isinstance(data, bytes) and search.is_indexed(data):
                (pages / name).parent.mkdir(parents=True, exist_ok=True)
                (pages / name).write_bytes(data)
        pages.mkdir(exist_ok=True)
        output = Path(folder, FOLDER)
        search.index(pages, output)
        for path in sorted(output.rglob("*")):
            if path.is_file():
                yield f"{FOLDER}/{path.relative_to(output).as_posix()}", path.read_bytes()
