"""The search index over the written pages, made by Pagefind's own program."""

import gzip
import json
import os
import shutil
import subprocess
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import pagefind_bin

from generator.store.search import words

NOT_USED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")
"""What Pagefind adds for search pages other than ours, and for languages other than the one of the index."""


PACKED = frozenset({".pf_fragment", ".pf_index", ".pf_filter", ".pf_meta", ".pagefind", words.ENDING})
"""The endings of the files that are packed with gzip, and so tell whether they are whole."""
ENTRY = "pagefind-entry.json"
NEEDED = ("pagefind.js", "wasm.en.pagefind", "pagefind.en_*.pf_meta", "index/en_*.pf_index", "words/*.pack")
MADE = "agendapack.json"
"""What the index was made of, beside the pages of the site."""
AHEAD = "ahead"
"""A key of the entry: what else is needed before it is known in which parts of the index words are (`ahead.js`)."""
CHUNK = 5000
"""How much of the index is in one file: a quarter of what Pagefind puts there, for a first search to stay small."""
APART = "apart"
"""Where in the new index lie, while it is made, pages that are found and are none of the site."""
FIRST = "To the first page"
ON_A_PAGE = 2000
"""How many files of an index are named on one page."""


NOTHING: Mapping[str, bytes] = {}


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
<p>For programs that make copies of this site. <a href="../">{above}</a></p>
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


def index(
    pages: Path, output: Path, apart: Mapping[str, bytes] = NOTHING, made_by: str = "", above: str = FIRST
) -> int:
    """Indexes the pages under a folder into a new folder in it; returns how many pages of the site the index holds.

    The new folder must not exist: Pagefind writes in place, and would write through hard links into the present site.
    `apart` are pages by their names that are found, and are none of the site; `made_by` tells what makes them, and
    `above` where the folder above leads.
    """
    output = output.absolute()
    output.mkdir()
    try:
        _put_apart(output / APART, apart)
        _run(pages, output)
        shutil.rmtree(output / APART, ignore_errors=True)
        for pattern in NOT_USED:
            for path in output.glob(pattern):
                path.unlink()
        lists = words.gathered(_texts(output))
        words.write(output, lists)
        made = {"by": made_by, "apart": len(apart), "length": lists.length}
        (output / MADE).write_text(json.dumps(made), encoding="utf-8")
        _refuse_unlike(output)
        name_files(output, above)
        count = _whole(pages, _count(output) - len(apart))
        ahead = [path.name for name in NEEDED[:3] for path in output.glob(name)]
        write_entry(output, ahead, (output / ENTRY).read_text("utf-8"))
    except BaseException:
        shutil.rmtree(output, ignore_errors=True)
        raise
    return count


def name_files(output: Path, above: str) -> None:
    """Names the files of an index on a page beside them, or on several: programs that copy a site go by links alone."""
    names = sorted(path.relative_to(output).as_posix() for path in _entries(output))
    first, *rest = [names[start : start + ON_A_PAGE] for start in range(0, len(names), ON_A_PAGE)]
    others = {f"more-{number}.html": some for number, some in enumerate(rest, 2)}
    for page, named in ((NAMED, [*others, *first]), *others.items()):
        write_names(output / page, named, above)


def write_entry(output: Path, ahead: Sequence[str], entry: str = "{}") -> None:
    """Writes the entry of an index, with what else is needed at first."""
    whole = {**json.loads(entry), AHEAD: ahead}
    (output / ENTRY).write_text(json.dumps(whole, separators=(",", ":")), encoding="utf-8")


def needed_ahead(output: Path) -> list[str]:
    """What is needed of an index before it is known in which parts of it words are."""
    names: list[str] = json.loads((output / ENTRY).read_bytes())[AHEAD]
    return [ENTRY, *names]


def write_names(path: Path, names: Iterable[str], above: str) -> None:
    """The page that leads to files of an index by their names."""
    lines = "\n".join(f'<li><a href="{name}">{name}</a></li>' for name in names)
    path.write_text(PAGE.format(lines=lines, above=above), encoding="utf-8")


def is_sound(output: Path, count: int, made_by: str | None = None, *, is_whole: bool = False) -> bool:
    """Whether an index made before is whole, of as many pages of the site, and made by the same if that is asked.

    `is_whole` says that no file of it was touched since it was made, so that they need not be read.
    """
    try:
        if not is_whole:
            _refuse_unlike(output)
        made = json.loads((output / MADE).read_bytes())
        return bool(_count(output) - made["apart"] == count and made_by in (None, made["by"]))
    except (SearchError, OSError, ValueError, LookupError, TypeError, RecursionError):
        return False


def texts(output: Path) -> list[Path]:
    """The folders in an index, or in its bundles, that hold the texts of pages."""
    return sorted(output.glob("**/fragment"))


def length(output: Path) -> int:
    """How many words the pages of an index have."""
    words_: int = json.loads((output / MADE).read_bytes())["length"]
    return words_


def _put_apart(folder: Path, pages: Mapping[str, bytes]) -> None:
    if pages:
        folder.mkdir()
    for name, page in pages.items():
        (folder / name).write_bytes(page)


def _texts(output: Path) -> Iterator[tuple[str, str, int]]:
    """The id and the words of each page in an index, and how many Pagefind counts."""
    for path in sorted(output.glob("fragment/en_*.pf_fragment")):
        try:
            yield path.stem, *words.of_page(gzip.decompress(path.read_bytes()))
        except (OSError, EOFError, zlib.error, ValueError, LookupError):
            _refuse(f"{path.relative_to(output).as_posix()} is not whole")


def _run(pages: Path, output: Path) -> None:
    """Runs the program out of reach of settings that may lie in the user's folder or environment."""
    # The pages say en-GB: without one forced language, records in "en" would fall into an index of their own.
    options = ["--site", ".", "--output-path", str(output), "--force-language", "en", "--silent"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    environment["PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"] = str(CHUNK)
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
