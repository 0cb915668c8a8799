"""Four hundred PDFs of sixty megabytes: with and without tags, scans, locked and damaged ones, of 1 to 300 pages."""

import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import documents_made as made
import pytest
from content_sample import write
from folders import ROOT
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.soak
COUNT = 400
MEETINGS = 20
WORD = "quillfeather"
SYLLABLES = "mill weir lane towpath hedge heron rent repair damp roof boiler ward tenant lease budget audit"


def words(chance: random.Random, count: int) -> str:
    every = SYLLABLES.split()
    return "\n".join(" ".join(chance.choices(every, k=11)) for _ in range(count))


def documents(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Each document with its name; the word stands on page 37 of one, and nowhere else."""
    sizes = [1, 2, 3, 4, 6, 8, 12, 20, 40, 90]
    for n in range(COUNT):
        pages = 300 if n % 80 == 7 else sizes[n % len(sizes)]
        texts = [words(chance, 45) for _ in range(pages)]
        if n == 29:
            texts = [words(chance, 45) for _ in range(40)]
            texts[36] += f"\nthe {WORD} of the parish"
        match n % 10:
            case 0 | 1 | 9 if n != 29:
                yield f"tagged-{n}.pdf", made.tagged(texts[:60], f"Report {n}")
            case 2:
                yield f"scan-{n}.pdf", made.scan(min(pages, 4), f"Scan {n}", chance)
            case 3 if n % 20 == 3:
                yield f"locked-{n}.pdf", made.locked(made.pdf(texts))
            case 4 if n % 20 == 4:
                yield f"damaged-{n}.pdf", made.damaged(made.pdf(texts))
            case _:
                yield f"plain-{n}.pdf", made.pdf(texts, title=f"Plan {n}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of twenty meetings with twenty PDFs each."""
    folder = tmp_path_factory.mktemp("soak")
    content = write({}, folder / "content")
    named: dict[int, list[str]] = {}
    chance = random.Random(17)  # noqa: S311 -- the same each time
    for n, (name, data) in enumerate(documents(chance)):
        place = n % MEETINGS
        meeting = content / f"panel/2024-{place % 12 + 1:02}-{10 + place // 12:02}"
        meeting.mkdir(parents=True, exist_ok=True)
        (meeting / name).write_bytes(data)
        named.setdefault(place, []).append(name)
    for place, names in named.items():
        meeting = content / f"panel/2024-{place % 12 + 1:02}-{10 + place // 12:02}/meeting.yaml"
        papers = "".join(f"      - {name}\n" for name in names)
        meeting.write_text(
            f"published: 2024-01-02\nagenda:\n  - title: Papers\n    papers:\n{papers}", encoding="utf-8"
        )
    return folder


def run(folder: Path) -> tuple[str, float, float, int]:
    """Builds in a process of its own: what it says, seconds by the clock and of the processor, its memory in MB."""
    command = [sys.executable, "-m", "generator", "build", "--today", "2024-12-31", "--jobs", "2", "--no-packs"]
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    places = ["--content", str(folder / "content"), "--site", str(folder / "site")]
    done = subprocess.run([*command, *places], capture_output=True, text=True, check=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout + done.stderr, time.monotonic() - began, spent, after.ru_maxrss // 1024


def test_four_hundred_pdfs_are_built_found_and_not_read_again(
    folder: Path, serve: Callable[[Path], str], browser: "Browser", capsys: pytest.CaptureFixture[str]
) -> None:
    size = sum(path.stat().st_size for path in (folder / "content").rglob("*.pdf"))
    first, *of_first = run(folder)
    with (folder / "content/panel/2024-01-10/meeting.yaml").open("a", encoding="utf-8") as meeting:
        meeting.write("time: 18:30\n")
    second, *of_second = run(folder)
    with capsys.disabled():
        print(f"\n{size / 1e6:.0f} MB; clock, processor, memory: {of_first}, then {of_second}")  # noqa: T201
        print(first.splitlines()[-1], second.splitlines()[-1], sep="\n")  # noqa: T201
    assert len(list((folder / "site").rglob("*-pdf/index.html"))) == COUNT
    assert len(re.findall(r"\[unread-document\]", first)) == 40
    root, tab = serve(folder / "site"), browser.new_page()
    tab.goto(f"{root}/search/?q={WORD}")
    place = tab.locator("#results a", has_text="Page 37")
    expect(place).to_be_visible()
    place.click()
    expect(tab).to_have_url(re.compile(r"/plain-29-pdf/[^/]*#page-37$"))
