"""Apache with the very block of docs/publishing.md, and nginx with its own, at the root of a host and under a path."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
import servers
from folders import GOLDEN
from test_publishing import FILES, SHORT, YEAR, Server, named

from generator.build import build
from generator.standing import Options

APACHE, NGINX = "/etc/apache2/sites-available/meetings.conf", "/etc/nginx/conf.d/meetings.conf"


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder into which everybody is let, for a server that gives its rights away."""
    made = Path(tempfile.mkdtemp(prefix="agendapack-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def site(folder: Path) -> Path:
    """The invented council's site, published, for the path /meetings/."""
    content = folder / "content"
    shutil.copytree(GOLDEN, content)
    about = {"base": "/meetings/", "address": "https://fernshire.example/meetings/"}
    build(Options(content, folder / "site", date(2024, 8, 30), search=False, publish=True, **about), lambda _: None)  # type: ignore[arg-type]
    return folder / "site"


def apache(site: Path, *, path: bool) -> tuple[AbstractContextManager[None], int]:
    """An Apache with the block of the page; below its root if asked for."""
    port, block = servers.free_port(), FILES[APACHE]
    assert (block.count("/var/www/meetings"), block.count("*:80")) == (2, 1)
    block = block.replace("*:80", f"127.0.0.1:{port}")
    if path:
        block = block.replace("    DocumentRoot /var/www/meetings\n", "    Alias /meetings /var/www/meetings\n")
        block = block.replace("/404.html", "/meetings/404.html")
    return servers.apache(site.parent, block.replace("/var/www/meetings", str(site)), port), port


def nginx(site: Path) -> tuple[AbstractContextManager[None], int]:
    """An nginx that has the site in a folder below its root."""
    (site.parent / "root").mkdir()
    (site.parent / "root/meetings").symlink_to(site)
    port, block = servers.free_port(), FILES[NGINX]
    block = block.replace("root /var/www/meetings", f"root {site.parent}/root").replace("listen 80;", f"listen {port};")
    block = block.replace("=404 /404.html", "=404 /meetings/404.html").replace("/var/www/meetings", str(site))
    return servers.nginx(site.parent, block, port), port


@pytest.fixture(scope="module", params=["Apache", "Apache under a path", "nginx under a path"])
def host(request: pytest.FixtureRequest, site: Path) -> Iterator[tuple[Server, str]]:
    """A host, and the path at which it has the site."""
    path = "/meetings" if "path" in request.param else ""
    running, port = nginx(site) if "nginx" in request.param else apache(site, path=bool(path))
    with running:
        yield Server(port), path


@pytest.mark.parametrize(
    ("pattern", "kind", "kept"),
    [
        ("index.html", "text/html; charset=utf-8", SHORT),
        ("assets/*.css", "text/css; charset=utf-8", YEAR),
        ("assets/*.js", "text/javascript; charset=utf-8", YEAR),
        ("calendar.ics", "text/calendar; charset=utf-8", SHORT),
        ("feed.xml", "application/atom+xml", SHORT),
        ("data/feed.xml", "application/atom+xml", SHORT),
        ("opensearch.xml", "application/opensearchdescription+xml", SHORT),
        ("sitemap.xml", "text/xml; charset=utf-8", SHORT),
        ("data/meetings.csv", "text/csv; charset=utf-8", SHORT),
        ("data/record.json", "application/json; charset=utf-8", SHORT),
        ("housing-panel/2024-09-11/repairs-update.md", "text/markdown; charset=utf-8", SHORT),
        ("housing-panel/2024-09-11/repairs-update/edition-1.txt", "text/plain; charset=utf-8", SHORT),
    ],
)
def test_a_host_says_what_a_file_is_and_how_long_to_keep_it(
    pattern: str, kind: str, kept: str, host: tuple[Server, str], site: Path
) -> None:
    server, below = host
    path = named(site, pattern)
    answer = server.get(f"{below}{path}")
    assert answer.status == 200
    assert answer.headers["content-type"].removesuffix("; charset=utf-8") == kind.removesuffix("; charset=utf-8")
    assert "charset" in answer.headers["content-type"] or "xml" in kind
    assert answer.headers["cache-control"] == kept
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"
    assert answer.body == (site / path[1:]).read_bytes()


def test_a_host_has_what_no_browser_shows_saved_and_runs_nothing_in_it(host: tuple[Server, str], site: Path) -> None:
    server, below = host
    for name in ("map.svg", "plan.docx", "odd.xyz", "MAP.SVG", "none"):
        (site / "housing-panel/2024-09-11" / name).write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
        headers = server.get(f"{below}/housing-panel/2024-09-11/{name}").headers
        assert headers["content-disposition"] == "attachment", name
        assert headers["content-security-policy"] == "default-src 'none'; sandbox; frame-ancestors 'self'"
    for name in ("", "meeting.json", "repairs-update.md", "repairs-update/", "meeting.ics"):
        assert "content-disposition" not in server.get(f"{below}/housing-panel/2024-09-11/{name}").headers, name


def test_a_host_adds_the_slash_and_shows_the_page_for_missing_addresses(host: tuple[Server, str], site: Path) -> None:
    server, below = host
    answer = server.get(f"{below}/search?q=repairs")
    assert answer.status == 301
    assert answer.headers["location"].endswith(f"{below}/search/?q=repairs")
    assert server.get(f"{below}/search/?q=repairs").body == (site / "search/index.html").read_bytes()
    for path in ("/nothing", "/housing-panel/2024-06-13/"):
        answer = server.get(f"{below}{path}")
        assert (answer.status, answer.body) == (404, (site / "404.html").read_bytes())
    assert server.get(f"{below}/assets/").body == (site / "404.html").read_bytes()
