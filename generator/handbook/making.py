"""The handbook as pages: `docs/`, made by MkDocs, which stops at a link that leads nowhere."""

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page

from generator.handbook.examples import with_results
from generator.outputs.rendering import default_folder
from generator.store.inputs import own_folder

NAV = (
    {"Contents": "index.md"},
    {"Begin": ["first-meeting.md", "by-hand.md"]},
    {"Write": ["content-format.md", "markdown.md", "bodies.md", "importing.md", "editor.md"]},
    {"Check": ["commands.md", "rules.md"]},
    {"Publish": ["publishing.md", "packs.md", "subscribing.md", "data.md", "record.md", "moving.md"]},
    {"Questions": "questions.md"},
    {"Code": ["libraries.md", "house.md"]},
)
"""The pages in the order in which they are read."""
THEME = "handbook"
"""The folder of the templates that has the frame of its pages."""
SHARED = {"icon.svg": "img/icon.svg", "site.css": "css/site.css"}
"""What its pages have of the archive's own: the name among the static files, and where it lies in the handbook."""


def make(folder: Path, *, offline: bool = False) -> None:
    """Makes the handbook in a new folder inside a site; `offline` names files in links, as in the site.

    The same pages give the same bytes. Raises OSError with everything that is wrong in them.
    """
    heard = _Heard()
    config = _config(folder, heard, offline=offline)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except MkDocsException as error:
        heard.lines.append(str(error))
    finally:
        logger.removeHandler(heard)
        config.plugins.on_shutdown()
    if heard.lines:
        message = f"the handbook could not be made: {'; '.join(heard.lines)}"
        raise OSError(message)


def docs_folder() -> Path:
    """The handbook's pages as they are written: within the installed package, or beside it in a checkout."""
    return own_folder("docs")


def _config(folder: Path, heard: "_Heard", *, offline: bool) -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": "Handbook",
            "site_description": "How officers publish agenda packs with agendapack",
            "docs_dir": str(docs_folder().absolute()),
            "site_dir": str(folder.absolute()),
            "use_directory_urls": not offline,
            "strict": True,
            "theme": {"name": None, "custom_dir": str((default_folder() / THEME).absolute())},
            "plugins": ["search"],
            "nav": list(NAV),
            "validation": {"links": {"anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"}},
        }
    )
    errors, warnings = config.validate()
    heard.lines += [str(what) for _, what in [*errors, *warnings]]
    config.plugins["agendapack/handbook"] = _Ours("../index.html" if offline else "../")
    return config


class _Heard(logging.Handler):
    """Takes what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


class _NoSettings(Config):
    """It has none."""


class _Ours(BasePlugin[_NoSettings]):
    """What is ours in the pages: the archive's look, and examples with what becomes of them."""

    def __init__(self, home: str) -> None:
        self.home = home

    def on_config(self, config: MkDocsConfig) -> None:
        """Leaves out a page for missing addresses, which the site has."""
        config.theme.static_templates.clear()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the style sheet and the icon of the archive's pages; leaves out a list of pages with the day."""
        files = Files([file for file in files if file.src_uri != "sitemap.xml"])
        for name, place in SHARED.items():
            files.append(File.generated(config, place, content=(default_folder() / "assets" / name).read_bytes()))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Adds the way back to the site."""
        nav.items.append(Link("The archive", self.home))
        return nav

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Puts beside each example what it becomes; lets the keyboard reach what may be wider than the window."""
        html = html.replace("<table>", '<div class="wide" tabindex="0"><table>').replace("</table>", "</table></div>")
        html = with_results(html) if page.file.src_uri == "markdown.md" else html
        return html.replace("<pre>", '<pre tabindex="0">')
