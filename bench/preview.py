"""Measures the preview against a full build: `python bench/preview.py --meetings 4000`.

An archive is written, built once, and shown with `serve`. In each of several files of it a paragraph is then added,
and the time taken from the saving to the browser's page that shows it.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

PROGRAM = [sys.executable, "-m", "generator"]
TODAY = ["--today", "2026-07-01"]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
EDITS = 6
FOREVER = 3_600_000
"""Milliseconds that are waited for a page."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Measures the preview against a full build.")
    parser.add_argument("--meetings", type=int, default=4000)
    parser.add_argument("--content", type=Path, help="an archive of bench/corpus.py; else one is written and removed")
    parser.add_argument("--no-build", action="store_true", help="leave the full build out")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        content = asked.content or Path(name) / "content"
        if not content.exists():
            corpus.write(content, asked.meetings)
        built = 0.0 if asked.no_build else _build(content, Path(name) / "site")
        shutil.rmtree(Path(name) / "site", ignore_errors=True)
        _report(built, *_preview(content, Path(name) / "preview" / "site"))


def _build(content: Path, site: Path) -> float:
    """Seconds of a full build without the search index."""
    begun = time.perf_counter()
    options = ["--content", str(content), "--site", str(site), "--no-search", "--no-packs", *TODAY]
    subprocess.run([*PROGRAM, "build", *options], check=True)
    return time.perf_counter() - begun


def _preview(content: Path, site: Path) -> tuple[float, dict[str, list[float]]]:
    """Seconds until the first page, with nothing kept from before, and by the kind of file those from saving it."""
    papers = sorted(content.glob("*/*/[0-9]*.md"))
    minutes = sorted(content.glob("*/*/minutes.md"))
    with _serving(content, site) as address, browser() as tab:
        begun = time.perf_counter()
        tab.goto(address)
        tab.wait_for_selector("footer.foot", timeout=FOREVER)
        first = time.perf_counter() - begun
        kinds = {"a paper": _spread(papers), "minutes": _spread(minutes)}
        return first, {kind: [_edit(tab, address, content, file) for file in files] for kind, files in kinds.items()}


def _spread(files: list[Path]) -> list[Path]:
    """Some of the files, from all parts of the list."""
    return files[len(files) // (2 * EDITS) :: max(len(files) // EDITS, 1)][:EDITS]


def _edit(tab: "Page", address: str, content: Path, file: Path) -> float:
    """Seconds from saving a change to the page that shows it; the file is then put back."""
    tab.goto(f"{address}{file.relative_to(content).with_suffix('').as_posix()}/")
    text, word = file.read_text(encoding="utf-8"), f"edited{time.time_ns()}"
    try:
        begun = time.perf_counter()
        file.write_text(
            re.sub(r"\n\n(?=[A-Z])", f"\n\nA sentence that was {word}.\n\n", text, count=1), encoding="utf-8"
        )
        tab.wait_for_function("word => document.body.innerText.includes(word)", arg=word, timeout=FOREVER)
        return time.perf_counter() - begun
    finally:
        file.write_text(text, encoding="utf-8")
        tab.wait_for_function("word => !document.body.innerText.includes(word)", arg=word, timeout=FOREVER)
        time.sleep(3)


@contextmanager
def _serving(content: Path, site: Path) -> Iterator[str]:
    """The address of the preview of a folder; what it keeps lies beside `site`."""
    command = [*PROGRAM, "serve", "--content", str(content), "--site", str(site), "--port", "0", *TODAY]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as run:
        try:
            yield (run.stdout.readline() if run.stdout else "").removeprefix("Open ").strip()
        finally:
            run.terminate()


@contextmanager
def browser() -> "Iterator[Page]":
    """A tab of the system's Chromium."""
    program = os.environ.get("AGENDAPACK_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield started.new_page()
        started.close()


def _report(built: float, first: float, edits: dict[str, list[float]]) -> None:
    if built:
        print(f"full build without search index: {built:.1f} s")
    print(f"first page of the preview: {first:.1f} s")
    for kind, seconds in edits.items():
        middle = statistics.median(seconds)
        ratio = f", 1/{built / middle:.0f} of the build" if built else ""
        print(f"from saving {kind} to its page: {middle:.2f} s ({min(seconds):.2f} to {max(seconds):.2f}){ratio}")


if __name__ == "__main__":
    main()
