"""The handbook as pages: `docs/`, made by MkDocs, which stops at a link that leads nowhere."""

import logging
import re
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
from generator.rendering import default_folder

NAV = (
    {"Contents": "index.md"},
    {"Begin": ["first-meeting.md", "by-hand.md"]},
    {"Write": ["content-format.md", "markdown.md", "editor.md"]},
    {"Check": ["commands.md", "rules.md"]},
    {"Publish": ["publishing.md", "packs.md", "subscribing.md", "data.md", "moving.md"]},
    {"Questions": "questions.md"},
    {"Code": "house.md"},
)
"""The pages in the order in which they are read."""
THEIR_ICON, ICON = "img/favicon.ico", "img/icon.svg"
LEFT_OUT = re.compile(
    r"css/(brands|fontawesome|solid|v4-font-face)\.min\.css|webfonts/.*|img/favicon\.ico|.*\.map|sitemap\.xml"
)
"""What the theme has and no page needs: a font for a lens and two arrows, its own icon, what its scripts were."""
LEFT_OUT_LINK = re.compile(r"\n *<link [^>]*\b(?:brands|fontawesome|solid|v4-font-face)\.min\.css[^>]*>")
BUILT_ON = re.compile(r"\s*<!--\s*MkDocs version.*?-->", re.DOTALL)


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
    here = Path(__file__).parent.parent
    inside = here / "docs"
    return inside if inside.is_dir() else here.parent / "docs"


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
            "theme": {"name": "mkdocs", "highlightjs": False, "color_mode": "auto", "nav_style": "light"},
            "extra_css": ["handbook.css"],
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
    """What is ours in the pages: examples with what becomes of them; no page, font or date that is not needed."""

    def __init__(self, home: str) -> None:
        self.home = home

    def on_config(self, config: MkDocsConfig) -> None:
        """Leaves out a page for missing addresses, which the site has, and a list of pages with the day."""
        config.theme.static_templates.clear()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Changes one icon for another, and leaves out the icons in a font."""
        kept = Files([one for one in files if not LEFT_OUT.fullmatch(one.src_uri)])
        icon = (default_folder() / "assets" / "icon.svg").read_bytes()
        kept.append(File.generated(config, ICON, content=icon))
        return kept

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Adds the way back to the site."""
        nav.items.append(Link("The archive", self.home))
        return nav

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Puts beside each example what it becomes; lets the keyboard reach what may be wider than the window."""
        html = html.replace("<table>", '<div class="wide" tabindex="0"><table>').replace("</table>", "</table></div>")
        html = with_results(html) if page.file.src_uri == "markdown.md" else html
        return html.replace("<pre>", '<pre tabindex="0">')

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Takes out the day of the build, and the links to what was left out."""
        return LEFT_OUT_LINK.sub("", BUILT_ON.sub("", output)).replace(THEIR_ICON, ICON)
