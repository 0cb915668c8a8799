"""The search index over the written pages, made by Pagefind's own program."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pagefind_bin

NOT_USED = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""What Pagefind adds for search pages other than ours, and for languages other than the one of the index."""


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
        return _count(output)
    except BaseException:
        shutil.rmtree(output, ignore_errors=True)
        raise


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


def _count(output: Path) -> int:
    entry = json.loads((output / "pagefind-entry.json").read_bytes())
    return sum(language["page_count"] for language in entry["languages"].values())
