"""Packs in print beside WeasyPrint, from the same HTML of the same archive: pages a second, and memory.

    python bench/in_print.py [CONTENT] [--weasyprint PYTHON]

`--weasyprint` names an interpreter that has WeasyPrint 70, which needs Pango on the machine. Each side runs in a
process of its own, three times, and the quickest counts; packs are counted from the archive in memory to the bytes.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.archive import Archive
from generator.loading import collect
from generator.outputs.print import packs_of, template
from generator.outputs.print.pack import Part
from generator.outputs.print.setting import setting
from generator.outputs.print.typeset import typeset
from generator.outputs.rendering import default_folder
from generator.text import Drawn, Forms, Lead, Own

ROOT = Path(__file__).parent.parent
CSS = """
@page { size: A4; margin: 27mm 22mm 24mm 33mm; @bottom-center { content: "Page " counter(page); } }
@page :blank { @top-center { content: "This page is intentionally left blank"; } }
body { font: 11pt/1.45 "Open Sans", sans-serif; }
.part { break-before: right; }
table { border-collapse: collapse; font-size: 9.5pt; width: 100%; }
th, td { border-block: 0.5pt solid #999; padding: 1.3mm 1.5mm; text-align: left; vertical-align: top; }
.vh { display: none; }
svg { width: 47mm; }
"""
OTHER = """
import json, resource, sys, time, weasyprint
texts = json.load(open(sys.argv[1]))
start = time.perf_counter()
pages = 0
for text in texts:
    document = weasyprint.HTML(string=text).render()
    pages += len(document.pages)
    document.write_pdf(pdf_variant="pdf/ua-1")
spent = time.perf_counter() - start
print(json.dumps([pages, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def ours(content: Path) -> None:
    """Makes every pack once, and prints pages, seconds and kilobytes."""
    archive = collect(content).archive
    if archive is None:
        sys.exit(f"there is no archive in {content}")
    source, pages, start = template([default_folder()]), 0, time.perf_counter()
    for meeting in archive.meetings():
        for pack in packs_of(archive, meeting, date(2024, 1, 1)):
            pages += typeset(setting(pack, 1).document, {}, date(2024, 1, 1), source).pages
    spent = time.perf_counter() - start
    print(json.dumps([pages, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))


def html(content: Path) -> list[str]:
    """The same packs as HTML."""
    archive = collect(content).archive
    if archive is None:
        sys.exit(f"there is no archive in {content}")
    made = []
    for meeting in archive.meetings():
        for pack in packs_of(archive, meeting, date(2024, 1, 1)):
            front = [f"<h1>{pack.front.committee}</h1>", *(f"<p>{one.title.text}</p>" for one in pack.front.public)]
            parts = [f'<div class="part"><h1>{one.heading.text}</h1>{_html(archive, one)}</div>' for one in pack.parts]
            head = f'<html lang="en-GB"><title>{pack.title}</title><style>{CSS}</style>'
            made.append(head + "".join([*front, *parts]))
    return made


def _html(archive: Archive, part: Part) -> str:
    """The text of a part with its tables and charts, where it is a paper's or that of minutes."""
    minutes = {meeting.minutes.address: meeting.minutes for meeting in archive.meetings() if meeting.minutes}
    found = archive.paper(part.address) or minutes.get(part.address)
    return _joined(found.document.body.forms, part.figures) if found else ""


def _joined(forms: Forms, figures: Mapping[str, Drawn]) -> str:
    parts = []
    for piece in forms.html:
        if isinstance(piece, str):
            parts.append(piece)
        elif isinstance(piece, Lead | Own):
            parts.append(piece.words if isinstance(piece, Lead) else piece.html)
        elif piece.anchor in figures:
            parts.append(_joined(figures[piece.anchor].forms, {}))
    return "".join(parts)


def best(command: list[str]) -> tuple[int, float, int]:
    """Pages, seconds and kilobytes of the quickest of three runs."""
    runs = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(3)]
    pages, spent, memory = min(runs, key=lambda one: float(one[1]))
    return int(pages), float(spent), int(memory)


def main() -> None:
    """Measures both sides and prints them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("content", nargs="?", type=Path, default=ROOT / "content")
    parser.add_argument("--weasyprint", default="")
    parser.add_argument("--ours", action="store_true")
    chosen = parser.parse_args()
    if chosen.ours:
        ours(chosen.content)
        return
    sides = {"agendapack": best([sys.executable, __file__, str(chosen.content), "--ours"])}
    if chosen.weasyprint:
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as texts:
            json.dump(html(chosen.content), texts)
            texts.flush()
            sides["WeasyPrint"] = best([chosen.weasyprint, "-c", OTHER, texts.name])
    for name, (pages, spent, memory) in sides.items():
        print(f"{name}: {pages} pages in {spent:.2f} s, {pages / spent:.0f} pages a second, {memory / 1024:.0f} MB")


if __name__ == "__main__":
    main()
