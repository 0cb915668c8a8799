"""Links in every key of the format whose value is text: each leads there and publishes the file, or is told."""

import re
from collections.abc import Iterator
from pathlib import Path

import bodies
import pytest
from bodies import Body
from content_sample import loaded

from generator.checks.addresses import MARKDOWN, STATEMENT
from generator.content.model.schema import schemas

MEETING = "panel/2024-06-12"


def link(name: str, folder: str = "") -> str:
    """A text with a link to a file of its own in the folder of the meeting."""
    return f"see [the file]({folder}{name}.pdf)"


TOP, NEAR, NEXT = f"{MEETING}/", "2024-06-12/", "../2024-06-12/"
FILES = {
    "council.yaml": f"""
name: Fernshire Council
notice: {link("notice", TOP)}
attend: {link("attend", TOP)}
agenda-notes: {link("agenda-notes", TOP)}
any-other-business: {link("other-business", TOP)}
accessibility:
  note: {link("no-note", TOP)}
  improving: {link("no-improving", TOP)}
  method: {link("no-method", TOP)}
  not-accessible:
    - what: {link("no-barrier", TOP)}
      instead: {link("no-instead", TOP)}
  reviewed: 2025-01-01
""",
    "glossary.yaml": f"HRA:\n  means: Housing account\n  about: {link('no-term', TOP)}\nTMO: {link('no-means', TOP)}\n",
    "matters.yaml": f"""
repairs:
  title: Repairs
  about: {link("matter", TOP)}
  background:
    - on: 2024-01
      what: {link("no-background", TOP)}
""",
    "panel/committee.yaml": f"name: Panel\nremit: {link('remit', NEAR)}\n",
    "panel/actions.yaml": f"1/24:\n  asks: The clerk\n  since:\n    - 2024-06-13: {link('since', NEAR)}\n",
    f"{MEETING}/meeting.yaml": f"""
time: 10:00
note: {link("note")}
published: 2024-06-03
agenda:
  - title: {link("title")}
    by: {link("no-by")}
    about: {link("about")}
    parts: ["{link("part")}"]
    missing: {link("no-missing")}
    papers: rents
    matter: repairs
  - title: Late
    added: 2024-06-05
    urgent: {link("no-urgent")}
  - title: Gone
    withdrawn: {link("no-withdrawn")}
  - "{link("plain-item")}"
  - Any other business
interests:
  - person: A Moss
    item: 1
    what: {link("no-interest")}
attendance: {{members: [A Moss]}}
minutes:
  first: 1
  published: 2024-06-20
  approved: 2024-07-10
  corrections: ["{link("no-correction")}"]
""",
    f"{MEETING}/minutes.md": f"## Rents {{item=1}}\n\nThe HRA and the TMO: {link('minutes')}\n\nRESOLVED to note it.\n",
    f"{MEETING}/rents.md": f"""---
background-papers:
  - {link("no-background-paper")}
corrections:
  - on: 2024-06-20
    what: {link("no-correction-of-paper")}
---
# Rents

## Purpose

It says: {link("paper")}

![Times](times.csv)
""",
    f"{MEETING}/times.csv": f"Area,Days\nNorth,{link('cell')}\n",
    f"{MEETING}/work-programme.yaml": f"""
programme:
  2024-07-10:
    - title: {link("row-title")}
      detail: {link("row-detail")}
      source: {link("row-source")}
      outcome: {link("row-outcome")}
    - "{link("plain-row")}"
""",
    "panel/2024-07-10/meeting.yaml": f"""
attend: {link("attend-here", NEXT)}
agenda: [{{minutes-of: 2024-06-12}}]
cancelled: {link("no-reason", NEXT)}
""",
    "panel/2025-07-08/meeting.yaml": "agenda: [Rents]\n",
    "about/index.md": f"# About\n\nIt says: {link('page', f'../{TOP}')}\n",
}
NAMES = tuple(sorted(set(re.findall(r"([\w-]+)\.pdf", "".join(FILES.values())))))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Body:
    files = {**FILES, **{f"{MEETING}/{name}.pdf": "%PDF-1.4" for name in NAMES}}
    return bodies.of(files, tmp_path_factory.mktemp("links"))


@pytest.fixture(scope="module")
def pages(made: Body) -> str:
    return "".join(page.read_text(encoding="utf-8") for page in made.site.rglob("*.html"))


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("no-")])
def test_a_link_leads_there_and_publishes_the_file(name: str, made: Body, pages: str) -> None:
    assert (made.site / MEETING / f"{name}.pdf").is_file()
    assert re.search(rf'href="[^"]*/?{name}\.pdf"', pages)
    told = [line for line in made.told if f"/{name}.pdf" in line]
    assert [line for line in told if not line.endswith("[unread-document]")] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("no-")])
def test_a_link_where_none_can_be_is_told_on_its_line_and_publishes_nothing(name: str, made: Body) -> None:
    file, text = next((file, text) for file, text in FILES.items() if f"{name}.pdf" in text)
    (line,) = [number for number, typed in enumerate(text.split("\n"), 1) if f"{name}.pdf" in typed]
    assert any(told.startswith(f"{file}:{line}: warning: a link in `") for told in made.told), made.told
    assert not (made.site / MEETING / f"{name}.pdf").exists()


def test_a_link_to_nothing_is_an_error_on_its_line(tmp_path: Path) -> None:
    told = loaded(FILES, tmp_path, bodies.TODAY)[1]
    for name in (name for name in NAMES if not name.startswith("no-")):
        assert any(f'{name}.pdf" in the content [broken-link]' in line for line in told), name


def described(schema: object) -> Iterator[tuple[str, str]]:
    """The keys in any part of a schema, each with what is said of it."""
    if isinstance(schema, list):
        for part in schema:
            yield from described(part)
    elif isinstance(schema, dict):
        properties = schema.get("properties")
        for key, of_key in properties.items() if isinstance(properties, dict) else ():
            if isinstance(of_key, dict):
                yield key, str(of_key.get("description", ""))
        for part in schema.values():
            yield from described(part)


def test_every_key_that_the_format_says_is_markdown_is_known_as_that() -> None:
    said = {key for schema in schemas().values() for key, about in described(schema) if "Markdown" in about}
    known = {key for keys in (*MARKDOWN.values(), STATEMENT) for pattern in keys for key in pattern.split(".")}
    assert said - known == set()


def test_a_file_that_only_a_matter_of_private_items_names_is_not_published(tmp_path: Path) -> None:
    files = {
        "council.yaml": "name: Fernshire Council\n",
        "panel/committee.yaml": "name: Panel\n",
        "matters.yaml": "claim:\n  title: Claim\n  about: see [it](panel/2024-06-12/claim.pdf)\n",
        f"{MEETING}/meeting.yaml": "agenda: [Rents]\nprivate: [{title: Claim, exempt: 1, matter: claim}]\n",
        f"{MEETING}/claim.pdf": "%PDF-1.4",
    }
    assert not (bodies.of(files, tmp_path).site / MEETING / "claim.pdf").exists()


WAYS = {
    "blanks": "see [it](my%20blanks-file.pdf)",
    "pointed": "see [it](<my pointed-file.pdf>)",
    "note": "It is so[^1].\n\n[^1]: See [it](my-note-file.pdf).",
    "reference": "see [it][there]\n\n[there]: my-reference-file.pdf",
    "html": 'see <a href="my-html-file.pdf">it</a>',
    "dot": "see [it](./my-dot-file.pdf)",
    "above": f"see [it](../../{MEETING}/my-above-file.pdf)",
}


def test_a_link_publishes_its_file_however_it_is_written(tmp_path: Path) -> None:
    blank = ("blanks", "pointed")
    names = [f"my{' ' if way in blank else '-'}{way}-file.pdf" for way in WAYS]
    files = {
        "council.yaml": "name: Fernshire Council\n",
        "panel/committee.yaml": "name: Panel\n",
        f"{MEETING}/meeting.yaml": f"published: 2024-06-01\nagenda: [{{title: Rents, papers: [{', '.join(WAYS)}]}}]\n",
        **{f"{MEETING}/{way}.md": f"# {way}\n\n{text}\n" for way, text in WAYS.items()},
        **{f"{MEETING}/{name}": "%PDF-1.4" for name in names},
    }
    made = bodies.of(files, tmp_path)
    assert [name for name in names if not (made.site / MEETING / name).is_file()] == []
    assert [line for line in made.told if "[unnamed" in line] == []
