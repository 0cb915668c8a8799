"""What each example of the handbook's page on Markdown becomes, worked out by the program itself."""

import html
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.loading import collect
from generator.outputs.pages import Site, page, sections
from generator.outputs.pages.documents import PaperPage
from generator.outputs.pages.minutes import MinutesPage
from generator.problems import has_errors

BLOCK = re.compile(
    r'<h2 id="(?P<section>[^"]*)">|<pre><code class="language-(?P<language>csv|markdown)">(?P<text>.*?)</code></pre>',
    re.DOTALL,
)
BESIDE = re.compile(r"\]\(([\w-]+\.\w+)[ )]")
MEETING = "housing-panel/2024-09-11"
PAPER = "repairs-update"
AGENDA = f"agenda:\n  - title: Repairs\n    papers: {PAPER}\n"
DAY = date(2024, 9, 30)
NUMBER = re.compile(r'<a class="n" href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
LINK = re.compile(r"<a [^>]*>(.*?)</a>", re.DOTALL)
PICTURE = re.compile(r'<img src="[^"]*" alt="([^"]*)">')
HEADING = re.compile(r"<(/?)h([1-6])\b")
SECTION = re.compile(r"<(/?)section\b")
PLACES = re.compile(r' (?:id|headers|aria-label(?:ledby)?|tabindex|role|data-[\w-]+)(?:="[^"]*")?(?=[^<>]*>)')
SCROLLS = re.compile(r'<div class="scroll[^"]*"')
"""What is scrolled sideways where it does not fit: the keyboard has to reach that."""


def with_results(text: str) -> str:
    """A page with, beside each example, what it becomes. OSError says that one does not build."""
    section, figures = "", ""

    def put(block: re.Match[str]) -> str:
        nonlocal section, figures
        if block["language"] == "markdown":
            return side_by_side(block[0], result(html.unescape(block["text"]), section, figures))
        section, figures = block["section"] or section, html.unescape(block["text"] or figures)
        return block[0]

    return BLOCK.sub(put, text)


def side_by_side(written: str, made: str) -> str:
    """An example and its result, next to each other where there is room."""
    label = '<p class="becomes">becomes</p>'
    return f'<div class="example">{written}<div class="result">{label}{made}</div></div>'


def result(example: str, section: str, figures: str = "") -> str:
    """What an example becomes, without addresses, which the page would have twice.

    `section` is the heading it stands under, which says what kind of text it is; `figures` a CSV that it may show.
    """
    with TemporaryDirectory() as folder:
        for name, data in _files(example, section, figures).items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(data, encoding="utf-8")
        loaded = collect(Path(folder))
        if loaded.archive is None or has_errors(loaded.problems):
            message = f"an example of Markdown does not build: {'; '.join(problem.what for problem in loaded.problems)}"
            raise OSError(message)
        of = sections(Site(loaded.archive, DAY, defaultdict(str)))
        made = page(of, f"{MEETING}/minutes/" if section == "minutes" else f"{MEETING}/{PAPER}/")
    match made:
        case MinutesPage(body=body):
            return _quiet("".join(part.html for part in body))
        case PaperPage(title=title, body=body):
            return _quiet(f"<h1>{title}</h1>{body}")
        case _:
            message = "an example of Markdown has no page"
            raise OSError(message)


def _files(example: str, section: str, figures: str) -> Mapping[str, str]:
    """An archive of which the example is all there is; a picture that it shows is an empty file."""
    front = "---\nkind: presentation\n---\n" if section == "slides" else ""
    is_minutes = section == "minutes"
    return {
        "council.yaml": "name: Fernshire Council\n",
        f"{MEETING}/meeting.yaml": "minutes:\n  first: 18\n" if is_minutes else AGENDA,
        f"{MEETING}/{'minutes' if is_minutes else PAPER}.md": front + example,
        **{f"{MEETING}/{name}": figures if name.endswith(".csv") else "" for name in BESIDE.findall(example)},
    }


def _quiet(text: str) -> str:
    """A text with its numbers, but without ids, links, headings and sections of its own."""
    text = NUMBER.sub(r'<span class="n" title="\1">\2</span>', text)
    text = PICTURE.sub(r'<span class="picture">\1</span>', LINK.sub(r'<span class="link">\1</span>', text))
    text = HEADING.sub(lambda tag: f'<{tag[1]}p class="h{tag[2]}"' if not tag[1] else "</p", text)
    return SCROLLS.sub(r'\g<0> tabindex="0"', PLACES.sub("", SECTION.sub(r"<\1div", text)))
