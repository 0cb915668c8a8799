"""The bookmarks of a PDF, and parts of it as PDFs of their own, made in a process that may take so long and no more.

Started as `python -m generator.content.attached.parting`; the request comes in and the answer goes out as JSON. No file
is read but the one that is asked for, and none is written but into the folder that is named.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.content.attached.reading import bound_memory

SECONDS, MEMORY = 300, 2_000_000_000
"""What reading the bookmarks, or parting a document, may take."""
MOST_BOOKMARKS, DEEPEST = 5_000, 8


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark: what it is called, the page to which it leads, from 0, and how deep it is, from 0."""

    title: str
    page: int
    depth: int


def bookmarks(file: Path) -> tuple[Bookmark, ...]:
    """The bookmarks of a PDF in their order; none where it has none, or where they cannot be read."""
    found = _asked({"file": str(file.absolute())})
    return tuple(Bookmark(title, page, depth) for title, page, depth in found) if isinstance(found, list) else ()


def parted(file: Path, ranges: Sequence[tuple[int, int]]) -> list[bytes] | None:
    """The pages of each range, from 0, the last with it, as a PDF; None where the document cannot be parted."""
    with TemporaryDirectory() as folder:
        done = _asked({"file": str(file.absolute()), "ranges": ranges, "folder": folder})
        if done != len(ranges):
            return None
        return [(Path(folder) / f"{number}.pdf").read_bytes() for number in range(len(ranges))]


def _asked(request: dict[str, object]) -> object:
    command = [sys.executable, "-P", "-m", "generator.content.attached.parting"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 -- this program itself
            command,
            input=json.dumps(request).encode(),
            capture_output=True,
            env=environment,
            timeout=SECONDS,
            check=False,
        )
        return json.loads(done.stdout)
    except (subprocess.TimeoutExpired, OSError, ValueError):
        return None


def _main() -> None:
    """Answers the one request."""
    import pypdfium2  # noqa: PLC0415 -- in the process that is to use it

    bound_memory(MEMORY)
    request = json.load(sys.stdin)
    document = pypdfium2.PdfDocument(request["file"])
    if "ranges" not in request:
        found: list[tuple[str, int, int]] = []
        for mark in document.get_toc(max_depth=DEEPEST):
            leads = mark.get_dest()
            page = leads.get_index() if leads else None
            if page is not None and len(found) < MOST_BOOKMARKS:
                found.append((mark.get_title(), page, mark.level))
        json.dump(found, sys.stdout)
        return
    for number, (first, last) in enumerate(request["ranges"]):
        part = pypdfium2.PdfDocument.new()
        part.import_pages(document, list(range(first, last + 1)))
        part.save(Path(request["folder"]) / f"{number}.pdf")
    json.dump(len(request["ranges"]), sys.stdout)


if __name__ == "__main__":
    _main()
