"""What docs/publishing.md says of hosts: each file can be read, its commands are ours, nginx is run with its block."""

import gzip
import http.client
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest
import servers
import yaml
from folders import ROOT
from test_docs import DOCS, text_of

from generator.cli import main
from generator.urls import REDIRECTS_FOR_NGINX

FILES = dict(
    re.findall(r"^\*\*`([^`]+)`\*\*\n\n```\w+\n(.*?)^```$", text_of("publishing.md"), re.MULTILINE | re.DOTALL)
)
YEAR = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300"


def test_the_page_has_a_file_for_each_host() -> None:
    hosts = {".github/workflows/meetings.yml", ".gitlab-ci.yml", "netlify.toml", "/etc/nginx/conf.d/meetings.conf"}
    hosts |= {"/etc/apache2/sites-available/meetings.conf"}
    assert hosts | {"requirements.txt", "mkdocs.yml"} == set(FILES)


# Commands


COMMAND = re.compile(r"(?<![\w/-])agendapack +((?:new )?[a-z][\w-]*)([^\n`&|;]*)")


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Every command of ours in the blocks of a page, with its options."""
    for block in re.findall(r"^```\w*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        for name, rest in COMMAND.findall(block):
            yield name, re.findall(r"(?<!\S)--[\w-]+", rest)


def wrong(name: str, options: list[str]) -> list[str]:
    """What a command has that the program does not know."""
    known: click.Command | None = main
    for word in name.split():
        known = known.get_command(click.Context(known), word) if isinstance(known, click.Group) else None
    if known is None or (isinstance(known, click.Group) and options):
        return [name]
    return [option for option in options if option not in {word for param in known.params for word in param.opts}]


@pytest.mark.parametrize("page", [*sorted(DOCS.glob("*.md")), ROOT / "README.md"], ids=lambda page: page.name)
def test_commands_in_examples_are_known_with_all_their_options(page: Path) -> None:
    assert [one for one in commands(page.read_text(encoding="utf-8")) if wrong(*one)] == []


def test_a_command_that_is_not_known_would_be_found() -> None:
    text = "```sh\nagendapack build --sites x\nagendapack new papers\nagendapack check\n```\n"
    assert [wrong(*one) for one in commands(text)] == [["--sites"], ["new papers"], []]


def test_commands_of_hosts_are_found() -> None:
    found = list(commands(text_of("publishing.md")))
    assert ("build", ["--site", "--base-url"]) in found
    assert ("check", ["--format"]) in found
    assert len(found) > 6


# The files of hosts


def test_github_checks_what_is_proposed_and_publishes_what_is_merged() -> None:
    workflow: dict[Any, Any] = yaml.safe_load(FILES[".github/workflows/meetings.yml"])
    assert set(workflow[True]) == {"push", "pull_request", "schedule", "workflow_dispatch"}  # YAML 1.1 reads `on`
    check, publish = workflow["jobs"]["check"], workflow["jobs"]["publish"]
    assert publish["needs"] == "check"
    assert publish["if"] == "github.event_name != 'pull_request'"
    assert publish["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    steps = [step.get("uses", step.get("run", "")).partition("@")[0] for step in publish["steps"]]
    assert [step for step in steps if "pages" in step.partition(" ")[0]] == [
        "actions/configure-pages", "actions/upload-pages-artifact", "actions/deploy-pages",
    ]  # fmt: skip
    assert check["steps"][-1]["run"].startswith("agendapack check")
    assert any(step.get("with") == {"path": "site"} for step in publish["steps"])
    assert steps.index("actions/cache") < next(n for n, step in enumerate(steps) if step.startswith("agendapack build"))
    kept = next(step["with"]["path"] for step in publish["steps"] if "actions/cache" in step.get("uses", ""))
    assert kept.split() == [".cache", "site"]
    assert not any("cache@" in step.get("uses", "") for step in check["steps"])


def test_gitlab_publishes_the_folder_that_it_builds() -> None:
    jobs = yaml.safe_load(FILES[".gitlab-ci.yml"])
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    assert "--site public" in jobs["pages"]["script"][0]
    assert jobs["pages"]["cache"]["paths"] == [".cache", "public"]


def test_netlify_publishes_the_folder_that_is_built_and_keeps_assets_for_ever() -> None:
    read = tomllib.loads(FILES["netlify.toml"])
    assert read["build"]["publish"] == "site"
    assert read["headers"][0]["values"]["Access-Control-Allow-Origin"] == "*"
    kept = {rule["for"]: rule["values"]["Cache-Control"] for rule in read["headers"]}
    assert kept == {"/*": SHORT, "/assets/*": YEAR}


def test_s3_is_given_every_file_with_one_type() -> None:
    (block,) = re.findall(r"^```sh\n(BUCKET=.*?)^```$", text_of("publishing.md"), re.MULTILINE | re.DOTALL)
    lines = block.replace("\\\n", " ").splitlines()
    rest = next(line for line in lines if "--exclude 'assets/*'" in line)
    apart = {shlex.split(line)[shlex.split(line).index("--include") + 1] for line in lines if "--include" in line}
    assert set(re.findall(r"--exclude '([^']+)'", rest)) == {"assets/*", *apart}


def test_the_version_to_install_is_this_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    low, high = re.findall(r"\d+\.\d+", FILES["requirements.txt"])
    assert tuple(map(int, low.split("."))) <= tuple(map(int, project["version"].split(".")[:2]))
    assert tuple(map(int, project["version"].split(".")[:2])) < tuple(map(int, high.split(".")))
    assert set(re.findall(r"\[(\w+)\]", FILES["requirements.txt"])) <= set(project["optional-dependencies"])


def test_no_page_names_where_packages_come_from() -> None:
    registries = re.compile(r"pypi|pythonhosted|registry\.npmjs|docker\.io|ghcr", re.IGNORECASE)
    assert [page.name for page in DOCS.glob("*.md") if registries.search(page.read_text(encoding="utf-8"))] == []


# nginx


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


class Server(NamedTuple):
    """A server at a port of this machine."""

    port: int

    def get(self, path: str, **headers: str) -> Answer:
        """Its answer to a request."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        client.request("GET", path, headers=headers)
        told = client.getresponse()
        found = Answer(told.status, {name.lower(): value for name, value in told.getheaders()}, told.read())
        client.close()
        return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented council's site, which has old addresses."""
    folder = tmp_path_factory.mktemp("nginx") / "site"
    command = [sys.executable, "-m", "generator", "build", "--content", "tests/golden/content", "--site", str(folder)]
    address = ["--base-url", "https://meetings.fernshire.example/", "--today", "2024-08-30", "--no-packs"]
    subprocess.run([*command, *address], cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def nginx(site: Path) -> Iterator[Server]:
    """An nginx with the very block of the page; only folder and port are those of the test."""
    folder = site.parent
    port = servers.free_port()
    block = FILES["/etc/nginx/conf.d/meetings.conf"]
    assert (block.count("/var/www/meetings"), block.count("listen 80;")) == (2, 1)
    block = block.replace("/var/www/meetings", str(site)).replace("listen 80;", f"listen 127.0.0.1:{port};")
    with servers.nginx(folder, block, port):
        yield Server(port)
    assert "[warn]" not in (folder / "error.log").read_text(encoding="utf-8")


def named(site: Path, pattern: str) -> str:
    """The address of the first file of this pattern."""
    return "/" + next(path for path in sorted(site.glob(pattern)) if path.is_file()).relative_to(site).as_posix()


@pytest.mark.parametrize(
    ("pattern", "kind", "kept"),
    [
        ("index.html", "text/html; charset=utf-8", SHORT),
        ("assets/*.css", "text/css; charset=utf-8", YEAR),
        ("assets/*.js", "text/javascript; charset=utf-8", YEAR),
        ("assets/*.svg", "image/svg+xml", YEAR),
        ("calendar.ics", "text/calendar; charset=utf-8", SHORT),
        ("feed.xml", "application/atom+xml", SHORT),
        ("housing-panel/feed.xml", "application/atom+xml", SHORT),
        ("sitemap.xml", "text/xml; charset=utf-8", SHORT),
        ("opensearch.xml", "application/opensearchdescription+xml", SHORT),
        ("robots.txt", "text/plain; charset=utf-8", SHORT),
        ("data/meetings.csv", "text/csv; charset=utf-8", SHORT),
        ("data/meetings.json", "application/json; charset=utf-8", SHORT),
        ("data/*.zip", "application/zip", SHORT),
        ("housing-panel/2024-09-11/repairs-update.md", "text/markdown; charset=utf-8", SHORT),
        ("pagefind/fragment/*", "application/octet-stream", YEAR),
        ("pagefind/pagefind.js", "text/javascript; charset=utf-8", SHORT),
    ],
)
def test_nginx_says_what_a_file_is_and_how_long_to_keep_it(
    pattern: str, kind: str, kept: str, nginx: Server, site: Path
) -> None:
    path = named(site, pattern)
    answer = nginx.get(path)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["cache-control"] == kept
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"
    assert answer.body == (site / path[1:]).read_bytes()


@pytest.mark.parametrize("name", ["map.svg", "plan.docx", "odd.xyz", "MAP.SVG", "none"])
def test_nginx_has_what_no_browser_shows_saved_and_runs_nothing_in_it(name: str, nginx: Server, site: Path) -> None:
    (site / "housing-panel/2024-09-11" / name).write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    headers = nginx.get(f"/housing-panel/2024-09-11/{name}").headers
    assert headers["content-disposition"] == "attachment"
    assert headers["content-security-policy"] == "default-src 'none'; sandbox; frame-ancestors 'self'"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["", "meeting.json", "repairs-update.md", "repairs-update-times.csv", "meeting.ics"])
def test_nginx_shows_what_the_site_is_made_of(path: str, nginx: Server) -> None:
    headers = nginx.get(f"/housing-panel/2024-09-11/{path}").headers
    assert "content-disposition" not in headers
    assert headers["content-security-policy"] == "frame-ancestors 'self'"


def test_nginx_answers_a_folder_with_its_page_and_adds_the_slash(nginx: Server, site: Path) -> None:
    assert nginx.get("/housing-panel/").body == (site / "housing-panel/index.html").read_bytes()
    answer = nginx.get("/search?q=repairs")
    assert (answer.status, answer.headers["location"]) == (301, "/search/?q=repairs")


@pytest.mark.parametrize("path", ["/nothing", "/housing-panel/2024-06-13/", "/assets/", "/mgAi.aspx?ID=99999"])
def test_nginx_shows_the_page_for_missing_addresses(path: str, nginx: Server, site: Path) -> None:
    answer = nginx.get(path)
    assert (answer.status, answer.body) == (404, (site / "404.html").read_bytes())
    assert "cache-control" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_nginx_leads_on_from_every_kind_of_old_address(nginx: Server, site: Path) -> None:
    assert (site / REDIRECTS_FOR_NGINX).is_file()
    old = yaml.safe_load((ROOT / "tests/golden/content/redirects.yaml").read_text(encoding="utf-8"))
    assert any("?" in address for address in old)
    assert any("?" not in address for address in old)
    for address, there in old.items():
        path = re.sub(r"^https?://[^/]+", "", address)
        answer = nginx.get(f"/{path.lstrip('/')}")
        assert answer.status == 301, address
        assert answer.headers["location"].partition("#")[0].strip("/") == there.partition("#")[0].strip("/"), address


def test_nginx_compresses_what_is_text(nginx: Server, site: Path) -> None:
    for path in ("/", "/calendar.ics", "/feed.xml", "/data/meetings.json", named(site, "assets/*.css")):
        answer = nginx.get(path, **{"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip", path
        assert answer.headers["vary"] == "Accept-Encoding"
        assert gzip.decompress(answer.body) == nginx.get(path).body
