"""The pages of the invented council, page record by page record, for tests of templates, style sheet and search.

Its content is `tests/golden/content`, and over it `tests/golden/states`: what else a page can have to show (a meeting
that was cancelled or moved, minutes that were approved, items put off, withdrawn or private, a gap in a time line).
"""

import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.archive import Archive
from generator.build import explain
from generator.loading import load
from generator.outputs.pages import Site, View, pages
from generator.outputs.rendering import Renderer
from generator.problems import has_errors

GOLDEN = Path(__file__).parent / "golden"
ADDRESS = "https://fernshire.example/archive/"
TODAY = date(2024, 8, 30)


def golden_archive() -> Archive:
    """The council's archive."""
    with TemporaryDirectory() as folder:
        content = Path(folder)
        for layer in ("content", "states"):
            shutil.copytree(GOLDEN / layer, content, dirs_exist_ok=True)
        archive, problems = load(content, TODAY)
    assert archive is not None
    assert not has_errors(problems)
    return archive


def golden_pages(renderer: Renderer) -> dict[str, View]:
    """Every page by its address from the site's root ("" is the home page)."""
    archive = golden_archive()
    explained = explain(TODAY, ADDRESS)
    return dict(pages(Site(archive, TODAY, renderer.names, "/archive/", address=ADDRESS, explain=explained)))
