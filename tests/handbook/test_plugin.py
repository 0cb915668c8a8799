"""The plugin for MkDocs: a council's own site with the archive in it, built as `mkdocs build --strict` does."""

import contextlib
import logging
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result
from folders import GOLDEN, files_below, put
from mkdocs.__main__ import cli as mkdocs_cli
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from test_docs import first_cells, sections, text_of

from generator import cli
from generator.handbook.plugin import ArchivePlugin, Settings

PAGES = {"docs/index.md": "# Fernshire\n\n[Item 2](archive/panel/2024-06-12/index.html#item-2)\n"}
ARCHIVE = {
    "content/council.yaml": "name: Fernshire Council\n",
    "content/panel/2024-06-12/meeting.yaml": (
        "published: 2024-06-03\nagenda:\n  - Apologies\n  - title: Rents\n    papers: rents\n"
    ),
    "content/panel/2024-06-12/rents.md": "# Rents\n\n## Purpose\n\nTo say what rents are.\n",
}
ALONE = ("build", "--site", "alone", "--no-search", "--no-packs", "--today", "2024-08-30")
THREE_LINES = "site_name: Fernshire Council\nplugins:\n  - agendapack\n"


def mkdocs(folder: Path, *options: str) -> Result:
    """What `mkdocs build --strict` says, run in the folder."""
    logging.getLogger("mkdocs.commands.build").filters.clear()  # which pass over what was said in an earlier run
    with contextlib.chdir(folder):
        return CliRunner().invoke(mkdocs_cli, ["build", "--strict", *options])


def agendapack(folder: Path, *arguments: str) -> Result:
    """What the command line says, run in the folder."""
    with contextlib.chdir(folder):
        return CliRunner().invoke(cli.main, arguments)


def built(folder: Path) -> dict[str, bytes]:
    """Every file of the site that was built."""
    done = mkdocs(folder)
    assert done.exit_code == 0, done.stderr
    return files_below(folder / "site")


def settings(**options: str) -> str:
    """A `mkdocs.yml` for the invented council's archive, with its day and more options."""
    lines = "".join(f"      {key}: {value}\n" for key, value in {"today": "2024-08-30", **options}.items())
    return f"site_name: Fernshire Council\nplugins:\n  - agendapack:\n{lines}"


def invented(folder: Path, configuration: str) -> dict[str, bytes]:
    """A site with the archive of the invented council in it."""
    shutil.copytree(GOLDEN, folder / "content")
    put({"mkdocs.yml": configuration, "docs/index.md": "# Fernshire\n"}, folder)
    return built(folder)


def test_three_lines_put_the_archive_into_a_site(tmp_path: Path) -> None:
    put({"mkdocs.yml": THREE_LINES, **PAGES, **ARCHIVE}, tmp_path)
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=tmp_path, check=True)
    files = files_below(tmp_path / "site")
    page = BeautifulSoup(files["index.html"], "html.parser")
    links = {tag.get_text(strip=True): tag["href"] for tag in page.select("a[href]")}
    assert links["Item 2"] == "archive/panel/2024-06-12/#item-2"
    assert links["Meetings and decisions"] == "archive/"
    assert b'id="p1-1"' in files["archive/panel/2024-06-12/rents/index.html"]
    assert files["archive/panel/2024-06-12/rents.md"].startswith(b"# Rents\n")
    assert "archive/pagefind/pagefind.js" in files


def test_every_link_between_the_pages_of_the_archive_leads_somewhere(tmp_path: Path) -> None:
    files = invented(tmp_path, settings(at="council/meetings"))
    archive = {name for name in files if name.startswith("council/meetings/") and name.endswith(".html")}
    assert len(archive) > 30
    for name in archive:
        for tag in BeautifulSoup(files[name], "html.parser").select("[href], [src]"):
            link = str(tag.get("href") or tag.get("src"))
            path = unquote(urljoin(f"/{name}", link).partition("#")[0].partition("?")[0]).lstrip("/")
            path = f"{path}index.html" if path.endswith("/") or not path else path
            assert urlsplit(link).scheme or path in files, f"{name} links to {link}"


def test_the_archive_has_the_files_that_a_build_makes_but_those_for_the_root_of_a_host(tmp_path: Path) -> None:
    address = "https://www.fernshire.example/"
    files = invented(tmp_path, f"site_url: {address}\n{settings(search='false')}")
    assert agendapack(tmp_path, *ALONE, "--base-url", f"{address}archive/").exit_code == 0
    made = files_below(tmp_path / "alone")
    assert {"404.html", "robots.txt", "feed.xml"} <= set(made)
    archive = {name.removeprefix("archive/"): data for name, data in files.items() if name.startswith("archive/")}
    for_a_root = {"404.html", "robots.txt", ".agendapack"}
    assert archive == {name: data for name, data in made.items() if name not in for_a_root}


def test_pages_are_named_in_links_where_the_site_does_so(tmp_path: Path) -> None:
    put({"mkdocs.yml": f"{THREE_LINES}use_directory_urls: false\n", **PAGES, **ARCHIVE}, tmp_path)
    files = built(tmp_path)
    assert b'href="archive/index.html"' in files["index.html"]
    assert b'href="panel/2024-06-12/index.html"' in files["archive/index.html"]


def test_an_error_stops_the_build_with_the_lines_that_check_prints(tmp_path: Path) -> None:
    wrong = {"content/panel/2024-06-12/meeting.yaml": "agenda:\n  - title: Rents\n    papers: rent\n"}
    put({"mkdocs.yml": THREE_LINES, **PAGES, **ARCHIVE, **wrong}, tmp_path)
    done = mkdocs(tmp_path)
    checked = agendapack(tmp_path, "check")
    errors = [line for line in checked.stdout.splitlines() if ": error: " in line]
    assert errors
    assert done.exit_code == 1
    assert [line for line in done.stderr.splitlines() if ": error: " in line] == errors
    assert not (tmp_path / "site/index.html").exists()


def test_a_warning_is_one_of_mkdocs(tmp_path: Path) -> None:
    late = ARCHIVE["content/panel/2024-06-12/meeting.yaml"].replace("2024-06-03", "2024-06-11")
    files = {"mkdocs.yml": THREE_LINES, **PAGES, **ARCHIVE, "content/panel/2024-06-12/meeting.yaml": late}
    put(files, tmp_path)
    strict, otherwise = mkdocs(tmp_path), mkdocs(tmp_path, "--no-strict")
    assert "content/panel/2024-06-12/meeting.yaml:1:12: warning: " in strict.stderr
    assert (strict.exit_code, otherwise.exit_code) == (1, 0)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"today": "yesterday"}, '"yesterday" is not a date; write it like 2019-09-19'),
        ({"at": '"../meetings"'}, '"at" is the path of the archive within the site; write it like: meetings'),
        ({"at": "/"}, '"at" is the path of the archive within the site; write it like: meetings'),
        ({"content": "contents"}, "contents"),
        ({"contents": "content"}, "contents"),
    ],
)
def test_a_wrong_option_is_told(options: dict[str, str], told: str, tmp_path: Path) -> None:
    put({"mkdocs.yml": settings(**options), **PAGES, **ARCHIVE}, tmp_path)
    done = mkdocs(tmp_path)
    assert done.exit_code == 1
    assert told in done.stderr


def test_the_preview_of_mkdocs_watches_what_officers_write_and_the_templates(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "own").mkdir()
    plugin = ArchivePlugin()
    watched: list[str] = []
    plugin.load_config({"content": "content", "templates": "own"}, str(tmp_path / "mkdocs.yml"))
    server: Any = SimpleNamespace(watch=watched.append)
    assert plugin.on_serve(server, config=MkDocsConfig(), builder=None) is server
    assert watched == [str(tmp_path / "content"), str(tmp_path / "own")]


def test_the_handbook_has_every_option_and_no_others() -> None:
    table = first_cells(sections(text_of("publishing.md"))["Within a MkDocs site"])
    assert set(table) == {name for name, _ in Settings._schema}


EXAMPLES = re.findall(r"^```yaml\n(site_name.*?)^```$", text_of("publishing.md"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", EXAMPLES)
def test_an_example_of_the_handbook_builds(block: str, tmp_path: Path) -> None:
    put({"mkdocs.yml": block, "docs/index.md": "# Fernshire\n", **ARCHIVE}, tmp_path)
    files = built(tmp_path)
    at = "meetings" if "at: meetings" in block else "archive"
    assert f"{at}/panel/2024-06-12/rents/index.html" in files
    assert f'href="{at}/"'.encode() in files["index.html"]


def test_files_for_the_host_are_left_to_the_site_around(tmp_path: Path) -> None:
    host = {"site-extra/CNAME": "a.example", "site-extra/robots.txt": "User-agent: *\n"}
    put({"mkdocs.yml": settings(search="false"), "docs/index.md": "# Fernshire\n", **ARCHIVE, **host}, tmp_path)
    made = built(tmp_path)
    assert "archive/panel/2024-06-12/index.html" in made
    assert not [name for name in made if name.endswith(("CNAME", "robots.txt"))]


def test_what_is_held_back_stops_mkdocs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "---\ndraft: true\n---\n# Rents\n\nQuennell.\n"
    put({**ARCHIVE, "content/panel/2024-06-12/drafted.md": text}, tmp_path)
    monkeypatch.chdir(tmp_path)
    leak = [("rents.txt", b"Quennell")]
    monkeypatch.setattr("generator.handbook.plugin.files", lambda *_: leak)
    plugin = ArchivePlugin()
    config = MkDocsConfig()
    config.load_dict({"site_name": "Fernshire", "docs_dir": str(tmp_path), "site_dir": str(tmp_path / "site")})
    plugin.load_config({"content": "content", "today": "2024-08-30", "search": False})
    with pytest.raises(PluginError, match=r"drafted\.md:6:1: error: what stands here is held back.*rents\.txt"):
        plugin.on_files(Files([]), config=config)
