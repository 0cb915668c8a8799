"""The site on every host of the handbook by the host's own rules, at the root of a domain and under a path.

nginx and Apache are run for real in test_publishing and test_apache.
"""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from folders import GOLDEN
from hosts import HOSTS, Answer, Host

from generator.build import build
from generator.standing import Options

HREF = re.compile(r'<(?:a|link|script|img|source|form)\b[^>]*?\s(?:href|src|action)="([^"#][^"]*)"')
PATHS = ("/", "/meetings/")
YEAR = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module", params=PATHS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The invented council's site with its record, for the root of a domain or for a path, and that path."""
    folder, path = tmp_path_factory.mktemp("hosts"), str(request.param)
    address = f"https://fernshire.example{path}"
    options = Options(GOLDEN, folder / "site", date(2024, 8, 30), search=False, base=path, address=address)
    assert build(options, lambda _: None).files
    return folder / "site", path


@pytest.fixture(params=HOSTS, ids=lambda host: host.__name__)
def host(request: pytest.FixtureRequest, made: tuple[Path, str]) -> Host:
    """A host with the site."""
    make: Callable[[Path, str], Host] = request.param
    return make(*made)


def followed(host: Host, address: str) -> tuple[str, Answer]:
    """Where a request ends, and the answer there."""
    for _ in range(5):
        answer = host.get(address)
        if answer.status not in {301, 302}:
            return address, answer
        address = urljoin(address, answer.headers["location"])
    pytest.fail(f"{address} leads in a circle")


def test_every_link_of_every_page_leads_somewhere(host: Host) -> None:
    """From the address at which a page is answered, as a browser goes."""
    waiting, seen = [host.path], {host.path}
    while waiting:
        here, answer = followed(host, waiting.pop())
        assert answer.status == 200, here
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for link in map(unescape, HREF.findall(answer.body.decode())):
            there = urlsplit(urljoin(here, link))
            if there.scheme or there.netloc or there.path in seen or "/pagefind/" in there.path:
                continue
            assert there.path.startswith(host.path), (here, link)
            seen.add(there.path)
            waiting.append(there.path)
    assert len(seen) > 100


def test_a_page_is_shown_with_and_without_the_slash_and_the_query_stays(host: Host) -> None:
    for name in ("housing-panel", "housing-panel/2024-09-11", "search", "data"):
        with_slash = followed(host, f"{host.path}{name}/?q=repairs")
        without = followed(host, f"{host.path}{name}?q=repairs")
        assert with_slash[1].status == without[1].status == 200, name
        assert with_slash == without, name
        assert urlsplit(without[0]).query == "q=repairs"


@pytest.mark.parametrize("missing", ["nothing", "nothing/", "housing-panel/2024-06-13/", "a/b/c/d/e", "index.htm"])
def test_the_page_for_what_is_missing_has_the_status_and_its_links_work_at_any_depth(host: Host, missing: str) -> None:
    answer = host.get(f"{host.path}{missing}")
    assert (answer.status, answer.body) == (404, (host.site / "404.html").read_bytes())
    links = [urljoin(f"{host.path}{missing}", unescape(link)) for link in HREF.findall(answer.body.decode())]
    own = [link for link in links if not urlsplit(link).scheme]
    assert len(own) > 5
    assert {link for link in own if "pagefind" not in link and followed(host, link)[1].status != 200} == set()


def test_scripts_of_other_sites_may_read_the_data_and_copies_are_kept_as_long_as_is_right(host: Host) -> None:
    for name in ("data/meetings.csv", "data/meetings.json", "calendar.ics", "feed.xml", "index.html"):
        headers = host.get(f"{host.path}{name}").headers
        assert headers["access-control-allow-origin"] == "*", name
        assert int(re.findall(r"max-age=(\d+)", headers["cache-control"])[0]) <= 600, name
    style = next((host.site / "assets").glob("*.css")).name
    assert re.fullmatch(r"[\w-]+\.[0-9a-f]{6,}\.css", style), "its name changes with what it holds"
    assert host.get(f"{host.path}assets/{style}").headers["cache-control"] in {YEAR, "max-age=600"}


def test_no_page_relies_on_headers_for_its_policy(host: Host) -> None:
    for path in host.site.rglob("index.html"):
        if "handbook" not in path.parts:
            assert b'http-equiv="Content-Security-Policy"' in path.read_bytes(), path


def test_netlify_is_told_what_is_to_be_saved_and_everything_is_open(host: Host) -> None:
    if host.name != "Netlify":
        assert not host.reads_headers
        return
    rules = (host.site / "_headers").read_text("utf-8")
    assert rules.startswith(f"{host.path}*\n  Access-Control-Allow-Origin: *\n")
    for name in re.findall(r"^(/\S+[^*\s])$", rules, re.MULTILINE):
        headers = host.get(name).headers
        assert headers["content-disposition"] == "attachment"
        assert headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in headers["content-security-policy"]


def test_every_old_address_leads_on(host: Host) -> None:
    """By the host where it reads `_redirects`, else by the page that stands there."""
    lines = [line.split() for line in (host.site / "_redirects").read_text("utf-8").splitlines()]
    assert lines
    for old, *asked, to, _ in lines:
        query = f"?{'&'.join(asked)}" if asked else ""
        first = host.get(f"{old}{query}")
        if host.reads_redirects == "all":
            assert (first.status, first.headers["location"]) == (301, to)
        here, answer = followed(host, f"{old}{query}")
        assert answer.status == 200, old
        if here.partition("?")[0] != to.partition("#")[0]:
            assert unquote(to.rpartition("/")[0].rsplit("/", 1)[-1]).partition("#")[0] in answer.body.decode(), old


def test_in_a_folder_opened_from_a_disk_every_link_names_a_file(tmp_path: Path) -> None:
    build(Options(GOLDEN, tmp_path / "site", date(2024, 8, 30), search=False, offline=True), lambda _: None)
    pages = [path for path in (tmp_path / "site").rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 30
    for path in pages:
        for link in map(unescape, HREF.findall(path.read_text("utf-8"))):
            there = urlsplit(link)
            if there.path and not there.scheme and not there.netloc and "pagefind" not in link:
                assert (path.parent / unquote(there.path)).is_file(), (path, link)
