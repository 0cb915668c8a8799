"""Hosts of plain files that no test can be run on, each answering as its own published rules say.

What is told here of each: what it does with an address without the slash at its end, with one that has no file, with
the files `_headers` and `_redirects`, and which headers it sends by itself.
"""

import mimetypes
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

Headers = dict[str, str]
OPEN = {"access-control-allow-origin": "*"}
S3_TYPES = {
    "ics": "text/calendar; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "feed.xml": "application/atom+xml",
}
"""What the recipe for S3 says of the files whose type S3 does not guess."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answers: a status, headers by their names in small letters, and a body."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Host:
    """A host that has a site at a path, and its ways."""

    name: str
    site: Path
    path: str
    slash: int
    """The status with which it adds the slash to the address of a folder; 0: it shows the folder's page at once."""
    sends: Callable[[str], Headers]
    """What it sends by itself with a file."""
    without_ending: bool = False
    """Whether `/name` is `name.html` where there is one."""
    reads_headers: bool = False
    reads_redirects: str = ""
    """Which lines of `_redirects` it takes: "all", or "plain" for those without a query and without "!"."""

    def get(self, address: str) -> Answer:
        """Its answer to a request for an address."""
        split = urlsplit(address)
        path = unquote(split.path)
        if not path.startswith(self.path):
            return Answer(404)
        if moved := self._moved(path, split.query, forced=True):
            return moved
        found = self._file(path.removeprefix(self.path))
        if isinstance(found, Path):
            name = found.relative_to(self.site).as_posix()
            return Answer(200, {**self.sends(name), **self._told(path)}, found.read_bytes())
        if found:
            to = f"{split.path}/{f'?{split.query}' if split.query else ''}"
            return Answer(found, {"location": to})
        if moved := self._moved(path, split.query, forced=False):
            return moved
        missing = self.site / "404.html"
        return Answer(404, self.sends("404.html"), missing.read_bytes()) if missing.is_file() else Answer(404)

    def _file(self, name: str) -> Path | int | None:
        """The file of an address; the status with which a slash is added; None where there is nothing."""
        place = self.site / name
        if name.endswith("/") or not name:
            index = place / "index.html"
            return index if index.is_file() else None
        if place.is_file():
            return place
        ended = place.with_name(f"{place.name}.html")
        if self.without_ending and ended.is_file():
            return ended
        if (place / "index.html").is_file():
            return self.slash or place / "index.html"
        return None

    def _told(self, path: str) -> Headers:
        """What the file `_headers` says of an address: of each rule that fits, in order."""
        told: Headers = {}
        for rule, lines in _blocks(self.site / "_headers") if self.reads_headers else ():
            if fnmatchcase(path, unquote(rule)):
                told |= {
                    name.strip().lower(): value.strip() for name, _, value in (one.partition(":") for one in lines)
                }
        return told

    def _moved(self, path: str, query: str, *, forced: bool) -> Answer | None:
        """What the file `_redirects` says of an address; lines with "!" go before a file, the others after."""
        if not self.reads_redirects or not (self.site / "_redirects").is_file():
            return None
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        for line in (self.site / "_redirects").read_text("utf-8").splitlines():
            old, *wanted, to, status = line.split()
            if status.endswith("!") != forced or (self.reads_redirects == "plain" and (wanted or forced)):
                continue
            if unquote(old).rstrip("/") == path.rstrip("/") and (
                not wanted or dict(each.split("=", 1) for each in wanted) == asked
            ):
                return Answer(int(status.rstrip("!")), {"location": to})
        return None


def _blocks(file: Path) -> Iterator[tuple[str, list[str]]]:
    """The rules of `_headers`: a path, and the lines set in below it."""
    rule, lines = "", []
    for line in file.read_text("utf-8").splitlines():
        if line.startswith((" ", "\t")):
            lines.append(line)
        elif line.strip():
            if rule:
                yield rule, lines
            rule, lines = line.strip(), []
    if rule:
        yield rule, lines


def _guessed(name: str) -> Headers:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return {"content-type": kind}


def github(site: Path, path: str) -> Host:
    """GitHub Pages: everything may be read by everybody, kept for ten minutes; no file of rules is read."""
    sends = lambda name: {**_guessed(name), **OPEN, "cache-control": "max-age=600"}  # noqa: E731 -- a way of one host
    return Host("GitHub Pages", site, path, 301, sends, without_ending=True)


def gitlab(site: Path, path: str) -> Host:
    """GitLab Pages: likewise; of `_redirects` it takes the plain lines, where there is no file."""
    sends = lambda name: {**_guessed(name), **OPEN, "cache-control": "max-age=600"}  # noqa: E731 -- as above
    return Host("GitLab Pages", site, path, 302, sends, without_ending=True, reads_redirects="plain")


def s3(site: Path, path: str) -> Host:
    """The website of a bucket: types as they were uploaded, CORS as it was set; one page for what is missing."""

    def sends(name: str) -> Headers:
        kind = next((kind for end, kind in S3_TYPES.items() if name.endswith(end)), None)
        is_asset = re.match("assets/", name)
        kept = "public, max-age=31536000, immutable" if is_asset else "public, max-age=300"
        return {**(_guessed(name) if kind is None else {"content-type": kind}), **OPEN, "cache-control": kept}

    return Host("Amazon S3", site, path, 302, sends)


def netlify(site: Path, path: str) -> Host:
    """Netlify: reads `_headers` and all of `_redirects`; adds the headers of the recipe's netlify.toml."""

    def sends(name: str) -> Headers:
        kept = "public, max-age=31536000, immutable" if name.startswith("assets/") else "public, max-age=300"
        told = {"cache-control": kept, "x-content-type-options": "nosniff"}
        return {**_guessed(name), **OPEN, **told, "content-security-policy": "frame-ancestors 'self'"}

    return Host("Netlify", site, path, 301, sends, without_ending=True, reads_headers=True, reads_redirects="all")


HOSTS = (github, gitlab, s3, netlify)
