"""The search index over the written pages, made by Pagefind's own program."""

import gzip
import json
import os
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pagefind_bin

NOT_USED = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""What Pagefind adds for search pages other than ours, and for languages other than the one of the index."""


PACKED = frozenset({".pf_fragment", ".pf_index", ".pf_filter", ".pf_meta", ".pagefind"})
"""The endings of the files that are packed with gzip, and so tell whether they are whole."""
ENTRY = "pagefind-entry.json"
NEEDED = ("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind", "pagefind.en_*.pf_meta", "index/en_*.pf_index")


NAMED = "index.html"
PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Files of the search index</title>
</head>
<body>
<main>
<h1>Files of the search index</h1>
<p>For programs that make copies of this site. <a href="../">To the first page</a></p>
<ul>
{lines}
</ul>
</main>
</body>
</html>
"""


class SearchError(Exception):
    """Pagefind is missing, or could not make the index."""


def is_indexed(page: bytes) -> bool:
    """Whether a file is a page that the index takes in."""
    return b"data-pagefind-body" in page


def index(pages: Path, output: Path) -> int:
    """Indexes the pages under a folder into a new folder; returns how many pages the index holds.

    The new folder must not exist: Pagefind writes in place, and would write through hard links into the present site.
    """
    output = output.absolute()
    output.mkdir()
    try:
        _run(pages, output)
        for pattern in NOT_USED:
            for path in output.glob(pattern):
                path.unlink()
        _refuse_unlike(output)
        _name_files(output)
        return _whole(pages, _count(output))
    except BaseException:
        shutil.rmtree(output, ignore_errors=True)
        raise


def _name_files(output: Path) -> None:
    """Names the files of an index on a page beside them: programs that copy a site go by links alone."""
    names = sorted(path.relative_to(output).as_posix() for path in _entries(output))
    lines = "\n".join(f'<li><a href="{name}">{name}</a></li>' for name in names)
    (output / NAMED).write_text(PAGE.format(lines=lines), encoding="utf-8")


def is_sound(output: Path, count: int) -> bool:
    """Whether an index that was made before is whole, and of as many pages."""
    try:
        _refuse_unlike(output)
        return _count(output) == count
    except (SearchError, OSError):
        return False


def _run(pages: Path, output: Path) -> None:
    """Runs the program out of reach of settings that may lie in the user's folder or environment."""
    # The pages say en-GB: without one forced language, records in "en" would fall into an index of their own.
    options = ["--site", ".", "--output-path", str(output), "--force-language", "en", "--silent"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(  # noqa: S603 -- a program of our own dependencies, arguments made here
            [pagefind_bin.get_executable(), *options],
            cwd=pages,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        message = f"Pagefind could not be started: {error}"
        raise SearchError(message) from error
    if done.returncode != 0:
        said = " ".join((done.stderr or done.stdout).split("\n")[-6:]).strip()
        message = f"Pagefind could not make the search index (exit code {done.returncode}): {said}"
        raise SearchError(message)


def _refuse_unlike(output: Path) -> None:
    """SearchError for an output that lacks something, or holds what is no whole file of its own."""
    if output.is_symlink():
        _refuse(f"{output.name} is a link")
    for path in _entries(output):
        name = path.relative_to(output).as_posix()
        if path.is_symlink() or not path.is_file():
            _refuse(f"{name} is no plain file")
        if not path.stat().st_size:
            _refuse(f"{name} is empty")
        if path.suffix in PACKED:
            try:
                gzip.decompress(path.read_bytes())
            except (OSError, EOFError, zlib.error):
                _refuse(f"{name} is not whole")
    for pattern in NEEDED:
        if not any(output.glob(pattern)):
            _refuse(f"there is no {pattern}")


def _entries(folder: Path) -> Iterator[Path]:
    """All that lies in a folder but its folders; no link is followed."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            yield from _entries(path)
        else:
            yield path


def _count(output: Path) -> int:
    """How many pages the index says that it holds; as many lie in it."""
    try:
        count = json.loads((output / ENTRY).read_bytes())["languages"]["en"]["page_count"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        count = None
    if type(count) is not int:
        _refuse(f"{ENTRY} does not say how many pages it holds")
    held = sum(1 for _ in output.glob("fragment/en_*.pf_fragment"))
    if count != held:
        _refuse(f"{ENTRY} names {count} pages, and {held} are there")
    return held


def _whole(pages: Path, count: int) -> int:
    """The count; SearchError unless it is of all pages: the program passes over what it cannot read."""
    wanted = sum(is_indexed(page.read_bytes()) for page in pages.rglob("*.html"))
    if count != wanted:
        _refuse(f"it holds {count} of {wanted} pages; are there too few open files, or is the disk full?")
    return count


def _refuse(what: str) -> NoReturn:
    message = f"Pagefind did not make a sound search index: {what}"
    raise SearchError(message)
