"""The search of the made site for what is held back: canaries of every kind stay in, and a leak stops the build."""

import gzip
import json
import random
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pypdfium2
import pytest
from content_sample import COUNCIL, write

from generator.build import build
from generator.outputs import print as packs
from generator.standing import Options, Result
from generator.store import withheld
from generator.store.withheld import comparing, gathering, searching

JUNE, JULY, LATE = "panel/2024-06-12", "panel/2024-07-10", "panel/2024-09-18"
TODAY = date(2024, 8, 1)
RENTS = "## Rents\n\nRESOLVED that rents be frozen.\n"

FILES = {
    "people.yaml": "a-moss:\n  name: A Moss\n# @ @\nunused-person:\n  name: @ @\n  ward: @\n",
    "matters.yaml": "rents:\n  title: Rents\n  about: What homes cost. <!-- @ @ -->\n  background:\n"
    "    - {on: 2024-10, what: '@ @'}\nhidden:\n  title: '@ @'\n  about: '@'\nnobody:\n  title: '@'\n  about: '@ @'\n",
    "glossary.yaml": "HRA: Housing revenue account\nQXQ:\n  means: '@ @'\n  about: '@'\n",
    "about/index.md": "# About\n\nThis is the archive. <!-- @ @ @ -->\n\n<!--\n@\n@\n-->\n",
    "panel/committee.yaml": "name: Housing Panel # @ @\n# @ @ @\nremit: Homes of the council. <!-- @ @ -->\n",
    "panel/actions.yaml": "1/24:\n  asks: a-moss\n  since:\n    - 2024-06-30: Begun\n    - 2024-12-30: '@ @'\n# @\n",
    f"{JUNE}/meeting.yaml": """
published: 2024-06-04   # @ @
place: Town Hall
agenda:
  - title: Rents <!-- @ -->
    papers: [rents, withdrawn]
    matter: rents
  - title: Repairs
    # @ @ @
    private-papers:
      - title: Appendix B   # @
        exempt: 3
        public-interest: It tells a price.
        accept: {public-interest: '@ @'}
  - title: '@ @'
    added: 2024-08-20
    urgent: '@ @'
    about: '@'
    papers: later-item
private:
  - title: A claim
    exempt: 3
    public-interest: It names a tenant.
    by: '@ @'
    about: '@ @'
    urgent: '@'
    missing: '@ @'
    parts: ['@ @', '@']
    contact: '@ Quennell'
    matter: hidden
    accept: {public-summary: '@ @'}
attendance:
  members: [a-moss]
minutes:
  first: 1
  published: 2024-06-20
  approved: 2024-09-18
  corrections: '@ @'
""",
    f"{JUNE}/minutes.md": f"{RENTS}\n<!-- @ @ -->\n\n# Private business\n\n## A claim\n",
    f"{JUNE}/rents.md": "---\nkind: report # @\nto: The Panel # @ @\n# @ @ @\n---\n"
    "# Rents <!-- @ @ -->\n\n## Purpose\n\n"
    "The HRA pays. <!-- @ @ @ --> See it.\n\n<!--\n## @ @\n\n- @\n- @ @\n\n| @ | @ |\n|---|---|\n| @ | @ |\n-->\n\n"
    "Typed as `<!-- @ @ -->`:\n\n    <!-- @ @ --> rents = 5\n\n"
    "- Flats <!-- @ @ -->\n- Houses\n\n> Said before. <!-- @ @ -->\n\n"
    "| Home | Cost |\n|---|---|\n| Flat | 5 <!-- @ @ --> |\n\n"
    '![Costs](costs.csv)\n\n![A map](map.png "The town")\n',
    f"{JUNE}/costs.csv": "Home <!-- @ -->,Cost\nFlat,5 <!-- @ @ -->\n<!-- @ @ -->House,7\n",
    f"{JUNE}/drafted.md": "---\ndraft: true\nauthors: '@ @'\nto: '@'\n---\n# @ @\n\n## @\n\n@ @ @ in £48,731.\n\n"
    "## @ @\n\n- @ @\n- @\n\n| @ | @ |\n|---|---|\n| @ | @ |\n\n## Recommendations\n\n1. @ @\n2. @ @\n\n"
    "It will go to the other side of the town next. [x](drafted-data.csv)\n",
    f"{JUNE}/drafted-data.csv": "@,@\n@,@\n",
    f"{JUNE}/later-item.md": "# @ @\n\n## @\n\n@ @\n",
    f"{JUNE}/withdrawn.md": "---\nwithdrawn: true\ncorrections:\n  - {on: 2024-07-01, what: '@ @'}\n---\n# Heating\n\n"
    "## @ @\n\n@ @ @\n",
    f"{JUNE}/unnamed-canary.md": "---\nto: '@'\n---\n# @ @\n\n## @\n\n@ @\n",
    f"{JUNE}/unnamed.txt": "@ @ @\n",
    f"{JUNE}/unnamed.csv": "@,@\n@,@\n",
    f"{JUNE}/rents.md~": "# @ @\n\n@ @\n",
    f"{JUNE}/rents.md.bak": "# @ @\n\n@ @\n",
    f"{JUNE}/.rents.md.swp": "@ @ @\n",
    f"{JUNE}/rents.md.orig": "# @ @\n\n@ @ @\n",
    f"{JUNE}/rents (conflicted copy).md": "# @ @\n\n## @\n\n@ @ @\n",
    f"{JUNE}/~$rents.docx": "@ @ @ @\n",
    f"{JUNE}/.~lock.rents.md#": "@ @ @\n",
    f"{JUNE}/@-@.csv": "@,@,@\n@,@,@\n",
    f"{JUNE}/@-notes.txt": "@ @ @ @ @\n",
    f"{JUNE}/@-letter.md": "---\nto: '@ @'\nauthors: '@ @'\n---\n# @ @\n\n## @ @\n\n@ @ @ @\n\n- @ @\n- @ @\n",
    f"{JUNE}/#rents.md#": "@ @ @\n",
    f"{JULY}/meeting.yaml": "published: 2024-07-02\nagenda:\n  - title: Heating\n    papers: [heating]\n"
    "attendance:\n  members: ['@ Tennick']\nminutes:\n  first: 3\n  published: 2024-08-15\n  corrections: '@'\n",
    f"{JULY}/minutes.md": "## Heating\n\n@ @ @\n\nRESOLVED that @ @.\n\n| Action | By whom | By when |\n|---|---|---|\n"
    "| @ @ | @ Ash | 30 July 2024 |\n\n{actions}\n",
    f"{JULY}/heating.md": "---\npublished: 2024-08-20\nto: '@'\n---\n# @ @\n\n## @\n\n@ @ @\n",
    f"{LATE}/meeting.yaml": "published: 2024-09-10\nplace: Town Hall\nnote: '@ @'\n"
    "contact: '@ Quennell'\nagenda:\n  - title: '@ @'\n    by: '@'\n"
    "    about: '@ @'\n    papers: [cuts]\nprivate:\n  - title: '@ @'\n    exempt: 3\n    public-interest: '@'\n",
    f"{LATE}/cuts.md": "# @ @\n\n## @ @\n\n@ @ @\n\n@ @ @\n\n![@ @](cuts.csv)\n",
    f"{LATE}/cuts.csv": "@,@\n@,@\n",
    f"{LATE}/cuts-appendix.md": "---\nauthors: '@ @'\n---\n# @ @\n\n## @ @\n\n@ @ @ @\n\n- @ @\n- @\n\n> @ @\n",
    "panel/2024-10-16/meeting.yaml": "# @ @\npublished: 2024-10-08\nnote: '@ @'\n"
    "# @ @ @ @\nagenda:\n  - title: '@ @'\n    by: '@ @'\n"
    "    about: '@ @'\n    urgent: '@'\n\nprivate:\n  - title: '@ @'\n    exempt: 1\n"
    "    public-interest: '@ @'\n",
    "panel/2024-10-16/work-programme.yaml": "title: '@ @'\nprogramme:\n  '@ @':\n    - title: '@ @'\n"
    "      detail: '@ @'\n    - '@ @ @ @'\n",
    f"{LATE}/work-programme.yaml": "title: '@'\nprogramme:\n  '@ @':\n    - title: '@ @'\n      detail: '@ @'\n",
    # what is known of key decisions, action logs, private papers of public items and decisions outside meetings
    f"{JUNE}/work-programme.yaml": "updated: 2024-06-04 # @ @\nprogramme:\n  2024-11-12:\n"
    "    - title: Sale <!-- @ @ -->\n"
    "      key: true\n      decision-maker: Panel # @\n      private: It tells a price. <!-- @ @ -->\n",
    "officers/committee.yaml": "name: Decisions of officers # @ @\nkind: decisions\n",
    "officers/2024-07-15-paint.md": "---\nby: Director of Homes # @\nunder: Scheme 4 # @ @\n---\n"
    "# Paint <!-- @ -->\n\n## Decision\n\nTo paint it. <!-- @ @ -->\n\n"
    "## Reasons\n\nIt is grey.\n\n<!--\n## @\n\n@ @\n-->\n",
    "officers/2024-07-20-lease.md": "---\nby: '@ @'\npublished: 2024-08-20\n---\n# @ @\n\n## Decision\n\n@ @\n",
    "officers/2024-09-20-sale.md": "---\nby: '@ @'\nunder: '@'\n---\n# @ @\n\n## Reasons\n\n@ @\n",
    "officers/2024-07-22-drafted.md": "---\ndraft: true\nby: '@ @'\n---\n# @ @\n\n## Reasons\n\n@ @\n",
    "panel/2024-06-26/meeting.yaml": "draft: true\npublished: 2024-06-18\nplace: '@ @'\nagenda:\n"
    "  - {title: '@ @', by: '@ @', papers: drafted-too}\n",
    "panel/2024-06-26/drafted-too.md": "# @ @\n\n## @\n\n@ @\n",
    ".imported/notes.json": '{"@": "@"}',
    "import-report.md": "# What was imported\n\n- lost: @ @\n",
}
"""An archive with a canary, a word that stands nowhere else, for each "@" where something is held back."""


def canaries() -> Iterator[str]:
    """Words that stand nowhere else, and of which none begins another."""
    for first, second, third in product("bdfgklmnprstv", "aeiou", "bdfgklmnprstv"):
        yield f"qu{first}{second}{third}ax"


def hatched(files: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The files with the canaries in them, and these; the name of a file may have one too."""
    words = canaries()
    used: list[str] = []

    def word(_: re.Match[str]) -> str:
        used.append(next(words))
        return used[-1]

    texts = {re.sub("@", word, name): re.sub("@", word, text) for name, text in files.items()}
    return texts, used


def picture(*notes: str) -> bytes:
    """A picture with a camera's or a program's notes in it."""
    head, rest = PNG[:33], PNG[33:]
    chunks = []
    for note in notes:
        said = b"tEXtComment\0" + note.encode()
        chunks.append(struct.pack(">I", len(said) - 4) + said + struct.pack(">I", zlib.crc32(said)))
    return head + b"".join(chunks) + rest


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def made(folder: Path, files: Mapping[str, str], notes: Sequence[str] = (), **more: Any) -> tuple[Result, Path]:
    """What comes of a build of the files, with the notes in their picture, and its site."""
    write(files, folder / "content")
    for name in files:
        if name.endswith("rents.md"):
            (folder / "content" / name).with_name("map.png").write_bytes(picture(*notes))
    options = Options(folder / "content", folder / "site", TODAY, address="https://fernshire.example/", **more)
    return build(options, lambda _: None), folder / "site"


def everything(site: Path) -> Iterator[tuple[str, str]]:
    """Every text in a site, unpacked, with the names of the files and what PDFs say and have attached."""
    for path in sorted(site.rglob("*")):
        name, data = path.relative_to(site).as_posix(), path.read_bytes() if path.is_file() else b""
        yield name, name
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        if name.endswith(".zip"):
            with ZipFile(BytesIO(data)) as packed:
                yield from (
                    (f"{name}/{one}", f"{one} {packed.read(one).decode('utf-8', 'replace')}")
                    for one in packed.namelist()
                )
        if name.endswith(".pdf"):
            pdf = pypdfium2.PdfDocument(data)
            yield name, "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
            yield name, json.dumps(pdf.get_metadata_dict())
        yield name, data.decode("utf-8", "replace")


def test_no_canary_is_in_any_file_of_the_site(tmp_path: Path) -> None:
    files, words = hatched(FILES)
    noted = ["quwattox", "quwattux", "quwattix"]
    outcome, site = made(tmp_path, files, noted, packs=packs.is_available())
    assert [str(one) for one in outcome.problems if one.severity == "error"] == []
    place = re.compile("|".join([*words, *noted]))
    where = {word: name for name, text in files.items() for word in place.findall(f"{name} {text}")}
    where |= dict.fromkeys(noted, "the picture")
    out = {(where[word], name) for name, text in everything(site) for word in place.findall(text.lower())}
    assert out == set()
    assert len(words) >= 300


def without_decisions(found: Any) -> Any:
    """What is not published yet, but for decisions outside meetings."""
    return replace(found, pages=frozenset(page for page in found.pages if not page.startswith("officers/")))


UNNAMED = {"generator.archive.later": lambda later: lambda *parts: replace(later(*parts), unnamed=frozenset())}
PRIVATE_MINUTES: Mapping[str, Callable[[Any], Any]] = {
    "generator.archive.withheld._minutes": lambda _: lambda minutes, *_: (minutes, []),
    "generator.text.converting.withhold_lines": lambda _: lambda text, *_: (text, []),
}
RULES: Mapping[str, Mapping[str, Callable[[Any], Any]]] = {
    "unnamed": UNNAMED,
    "drafts": {
        "generator.loading.parse": lambda parse: lambda *parts, **_: parse(*parts, with_drafts=True),
        **UNNAMED,  # a draft that something names is an error
    },
    "days": {"generator.archive.published._after": lambda _: lambda *_: False},
    "minutes": {"generator.archive.published._unpublished": lambda _: lambda *_: False},
    "later": {"generator.archive.later": lambda later: lambda *parts: replace(later(*parts), pages=frozenset())},
    "decisions": {"generator.archive.later": lambda later: lambda *parts: without_decisions(later(*parts))},
    "items": {"generator.archive.later": lambda later: lambda *parts: replace(later(*parts), items=frozenset())},
    "values_of_a_day": {"generator.archive.published._as_known": lambda _: lambda value, **_: value},
    "with_agenda": {"generator.archive.published.WITH_AGENDA": lambda _: {"published": None}},
    "unused_people": {
        "generator.archive.published.used_ids": lambda _: lambda archive, _: {*archive.people, *archive.matters}
    },
    "unused_words": {
        "generator.archive.published.used_words": lambda _: lambda archive, _: frozenset(archive.glossary)
    },
    "withdrawn": {"generator.archive.meeting.withdrawn_for": lambda _: lambda *_: None},
    "private_items": {
        "generator.archive.withheld.scrubbed": lambda _: lambda item, **_: item,
        "generator.archive.withheld._matters_of_private_items_alone": lambda _: lambda *_: set(),
    },
    "private_minutes": PRIVATE_MINUTES,
    "private_actions": PRIVATE_MINUTES,
    "private_key_decisions": {"generator.archive.withheld.scrubbed": lambda _: lambda item, **_: item},
    "private_papers": {"generator.archive.withheld.with_titles": lambda _: lambda item: item},
    "comments": {
        "generator.content.comments.without_comments": lambda _: lambda text: (text, -1),
        "generator.content.comments.faults": lambda _: lambda _: [],
    },
}
"""Each rule of construction: what is done without it."""


@pytest.mark.parametrize("rule", RULES)
def test_without_a_rule_of_construction_the_build_stops(
    rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, _ = hatched(FILES | SLIPPED.get(rule, {}))
    if rule in SLIPPED:  # what is an error, too, is held back in spite of that
        monkeypatch.setattr("generator.build.has_errors", lambda _: False)
    for name, without in RULES[rule].items():
        monkeypatch.setattr(name, without(attribute(name)))
    outcome, site = made(tmp_path, files, search=False)
    errors = {one.rule for one in outcome.problems if one.severity == "error"}
    assert "withheld" in errors if rule in SLIPPED else errors == {"withheld"}
    assert not site.exists()
    assert not (tmp_path / "site.next").exists()


PRIVATE = f"{RENTS}\n# Private business\n\n## A claim @\n\n@ @ @\n"
ACTIONS = "| Action | By whom | By when |\n|---|---|---|\n| @ @ | @ Ash | 30 July 2024 |\n\n{actions}\n"
JUNE_MEETING = FILES[f"{JUNE}/meeting.yaml"]
KEY_DECISION = """  - title: A claim
    key: true
    reference: FP/24/1
    items: [{title: Sale, key: true, by: '@ @', about: '@'}]
"""
SLIPPED = {
    "private_minutes": {f"{JUNE}/minutes.md": PRIVATE},
    "private_actions": {f"{JUNE}/minutes.md": f"{RENTS}\n# Private business\n\n## A claim\n\n{ACTIONS}"},
    "private_papers": {f"{JUNE}/meeting.yaml": JUNE_MEETING.replace("title: Appendix B ", "title: '@-@.pdf' ")},
    "private_key_decisions": {f"{JUNE}/meeting.yaml": JUNE_MEETING.replace("  - title: A claim\n", KEY_DECISION)},
}
"""What is private and was slipped in, where the rest has none of it, by the rule that holds it back."""


EDITED = "# Rents\n\n## Purpose\n\nA tenant pays.\n"
SINCE = {
    "withdrawn": {f"{JUNE}/rents.md": f"---\nwithdrawn: It named a tenant\n---\n{EDITED}"},
    "later": {f"{JUNE}/rents.md": f"---\npublished: 2024-09-01\n---\n{EDITED}"},
    "unnamed": {f"{JUNE}/meeting.yaml": "published: 2024-06-04\nplace: Hall\nagenda: [Rents]\n"},
    "drafted": {f"{JUNE}/rents.md": f"---\ndraft: true\n---\n{EDITED}",
                f"{JUNE}/meeting.yaml": "published: 2024-06-04\nplace: Hall\nagenda: [Rents]\n"},
    "private": {f"{JUNE}/meeting.yaml": "published: 2024-06-04\nplace: Hall\nagenda: [Exclusion of the public]\n"
                "private: [{title: Rents, exempt: 1, public-interest: It names a tenant.}]\n"},
}  # fmt: skip


@pytest.mark.parametrize("since", SINCE)
def test_the_editions_of_what_is_held_back_since_are_no_longer_shown(since: str, tmp_path: Path) -> None:
    agenda = "published: 2024-06-04\nplace: Hall\nagenda: [{title: Rents, papers: rents}]\n"
    files = {f"{JUNE}/meeting.yaml": agenda, f"{JUNE}/rents.md": EDITED.replace("A tenant", "Quennell")}
    corrected = f"---\ncorrections: [{{on: 2024-07-01, what: No name}}]\n---\n{EDITED}"
    for text in (files[f"{JUNE}/rents.md"], corrected):
        outcome, site = made(tmp_path, files | {f"{JUNE}/rents.md": text}, search=False, publish=True)
        assert [str(one) for one in outcome.problems if one.severity == "error"] == []
    assert any("Quennell" in text for _, text in everything(site))
    outcome, _ = made(tmp_path, SINCE[since], search=False)
    assert [str(one) for one in outcome.problems if one.severity == "error"] == []
    assert [name for name, text in everything(site) if "Quennell" in text] == []


def attribute(name: str) -> Any:
    """What a dotted name stands for."""
    module, _, last = name.rpartition(".")
    return getattr(import_module(module), last)


RANDOM = random.Random(1).randbytes(3_000_000)  # noqa: S311
PLANTED: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = {
    "text of a page": (f"{JUNE}/rents/index.html", lambda data: data.replace(b"</p>", b" Quennell</p>", 1)),
    "attribute": (f"{JUNE}/rents/index.html", lambda data: data.replace(b"<p>", b'<p title="of Quennell">', 1)),
    "head of a page": ("index.html", lambda data: data.replace(b"<title>", b"<title>Quennell ", 1)),
    "JSON": (f"{JUNE}/meeting.json", lambda data: data.replace(b'": "', b'": "by\\nQuennell ', 1)),
    "table": ("data/meetings.csv", lambda data: data + b"Quennell,1\r\n"),
    "feed": ("feed.xml", lambda data: data.replace(b"<title>", b"<title>Quennell ", 1)),
    "calendar": ("calendar.ics", lambda data: data.replace(b"SUMMARY:", b"SUMMARY:by Quen\r\n nell ", 1)),
    "Markdown": (f"{JUNE}/rents.md", lambda data: data + b"\nQuennell\n"),
    "sitemap": ("sitemap.xml", lambda data: data.replace(b"</loc>", b"quennell/</loc>", 1)),
    "host": ("_redirects", lambda data: data + b"/quennell /rents/ 301\n"),
    "file of a paper": (f"{JUNE}/costs.csv", lambda data: data + b"Quennell,1\n"),
    "notes of a picture": (f"{JUNE}/map.png", lambda _: picture("Quennell")),
    "notes of two bytes a letter": (f"{JUNE}/map.png", lambda data: data + "by Quennell".encode("utf-16-le")),
    "middle of a large file": (f"{JUNE}/map.png", lambda data: data + RANDOM + b"\0(by Quennell)\0" + RANDOM),
    "name of a file": (f"{JUNE}/quennell.png", lambda data: data),
}
"""By the kind of output, a file of the site and how a word gets into it."""


@pytest.fixture(scope="module")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every kind of output, beside the list of a word that is in none."""
    folder = tmp_path_factory.mktemp("kinds")
    (folder / "private-words.txt").write_text("Quennell\n", encoding="utf-8")
    redirects = {"redirects.yaml": f"old.aspx: {JUNE}/rents\n"}
    outcome, site = made(folder, hatched(FILES)[0] | redirects)
    assert [str(one) for one in outcome.problems if one.severity == "error"] == []
    return site


@pytest.mark.parametrize("kind", PLANTED)
def test_a_word_planted_in_any_kind_of_output_of_a_site_is_found(kind: str, whole_site: Path, tmp_path: Path) -> None:
    name, plant = PLANTED[kind]
    search = withheld.gather(whole_site.parent / "no-content", TODAY, [])
    like = whole_site / name.replace("quennell", "map")
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(like.read_bytes())
    if "quennell" not in name:
        search.look_into(tmp_path)
        assert search.problems() == []
    (tmp_path / name).write_bytes(plant(like.read_bytes()))
    search.look_into(tmp_path)
    assert [one.what.rpartition(" in ")[2] for one in search.problems()] == [name]


@pytest.mark.parametrize("kind", ["archive", "index"])
def test_a_word_planted_in_what_is_packed_is_found(kind: str, whole_site: Path, tmp_path: Path) -> None:
    search = withheld.gather(whole_site.parent / "no-content", TODAY, [])
    (like,) = list(whole_site.glob("data/*.zip" if kind == "archive" else "pagefind/fragment/*"))[:1]
    path = tmp_path / like.name
    if kind == "archive":
        with ZipFile(like) as old, ZipFile(path, "w") as new:
            for member in old.namelist():
                new.writestr(member, old.read(member))
            new.writestr("more.csv", "Quennell,1\n")
    else:
        path.write_bytes(
            gzip.compress(gzip.decompress(like.read_bytes()).replace(b'"content":"', b'"content":"Quennell '))
        )
    search.look_into(tmp_path)
    assert [one.what.rpartition(" in ")[2] for one in search.problems()] == [like.name]


@pytest.mark.skipif(not packs.is_available(), reason="packs in print are not installed")
def test_what_packs_are_set_from_is_searched_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "private-words.txt").write_text("Quennell\n", encoding="utf-8")
    look = withheld.Search.look
    monkeypatch.setattr(
        withheld.Search,
        "look",
        lambda search, name, data: look(search, name, data) if name.endswith(".pdf.json") else None,
    )
    agenda = {f"{JUNE}/meeting.yaml": "published: 2024-06-04\nplace: Town Hall\nagenda: [Quennell]\n"}
    outcome, _ = made(tmp_path, COUNCIL | agenda, search=False, packs=True)
    (found,) = [one.what for one in outcome.problems if one.severity == "error"]
    assert found.endswith("pack.pdf.json")


@pytest.mark.parametrize("line", ["Quennell", "quennell", "town hall"])
def test_a_word_or_phrase_of_the_list_stops_the_build_wherever_it_is(line: str, tmp_path: Path) -> None:
    (tmp_path / "private-words.txt").write_text(f"# never to be published\n{line}\n", encoding="utf-8")
    agenda = {f"{JUNE}/meeting.yaml": "place: Town Hall\nagenda: [Quennell]\n"}
    outcome, site = made(tmp_path, COUNCIL | agenda, search=False)
    (problem,) = [one for one in outcome.problems if one.severity == "error"]
    assert (problem.rule, problem.place.path, problem.place.line) == (
        "withheld",
        str(tmp_path / "private-words.txt"),
        2,
    )
    assert not site.exists()


@pytest.mark.parametrize("search", [True, False])
def test_what_is_to_be_looked_for_anew_is_looked_for_in_files_that_stay(search: bool, tmp_path: Path) -> None:  # noqa: FBT001
    files = COUNCIL | {f"{JUNE}/meeting.yaml": "place: Town Hall\nagenda: [Quennell]\n"}
    assert made(tmp_path, files, search=search)[0].changed
    (tmp_path / "private-words.txt").write_text("Quennell\n", encoding="utf-8")
    for _ in "12":
        outcome, site = made(tmp_path, files, search=search)
        assert [one.rule for one in outcome.problems if one.severity == "error"] == ["withheld"]
        assert site.exists()
    (tmp_path / "private-words.txt").unlink()
    assert made(tmp_path, files, search=search)[0].changed == 0


def read_for(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are searched from now on."""
    looked: list[str] = []
    texts = searching.texts

    def reading(name: str, *more: Any) -> Iterator[bytes]:
        looked.append(name)
        return texts(name, *more)

    monkeypatch.setattr(searching, "texts", reading)
    return looked


def test_what_stays_is_not_searched_again_for_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = {f"{JUNE}/drafted.md": "---\ndraft: true\n---\n# Rents\n\nQuennell.\n"}
    files = COUNCIL | draft | {f"{JUNE}/meeting.yaml": "place: Town Hall\nagenda: [Rents]\n"}
    made(tmp_path, files, search=False)
    searched = read_for(monkeypatch)
    changed = files | {"about/index.md": "# About\n\nThis is it.\n"}
    made(tmp_path, changed, search=False)
    assert f"{JUNE}/index.html" not in searched
    assert "about/index.html" in searched
    made(tmp_path, changed, search=False, fresh=True)
    assert f"{JUNE}/index.html" in searched


def test_of_a_new_index_what_is_as_before_is_searched_for_new_words_alone(tmp_path: Path) -> None:
    search = searched(tmp_path, "Quennell.")
    write({"before/same": "quennell", "before/other": "moss", "after/same": "quennell"}, tmp_path)
    for known, finds in {search.digests: 0, b"": 1}.items():
        search.look_into_new(tmp_path / "after", tmp_path / "before", search.beyond(known))
        assert len(search.problems()) == finds
        search.hits.clear()
    for name in ("other", "another"):
        (tmp_path / "after" / name).write_text("quennell")
        search.look_into_new(tmp_path / "after", tmp_path / "before", search.beyond(search.digests))
        assert [name in problem.what for problem in search.problems()] == [True]
        search.hits.clear()
        (tmp_path / "after" / name).unlink()


def test_a_build_searches_only_what_is_new_in_its_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = COUNCIL | {
        f"{JUNE}/meeting.yaml": "agenda: [Rents]\n",
        f"{JULY}/meeting.yaml": "agenda: [Repairs]\n",
        f"{JUNE}/drafted.md": "---\ndraft: true\n---\n# Rents\n\nQuennell.\n",
    }
    _, site = made(tmp_path, files)
    before = {path.name for path in site.glob("pagefind/fragment/*")}
    looked = read_for(monkeypatch)
    made(tmp_path, files | {f"{JULY}/meeting.yaml": "agenda: [Grants]\n"})
    after = {path.name for path in site.glob("pagefind/fragment/*")}
    assert before & after
    assert {name for name in looked if name.endswith("_fragment")} == after - before != set()


@pytest.mark.parametrize("search", [True, False])
def test_a_word_that_was_in_no_text_is_found_in_a_file_that_stands(search: bool, tmp_path: Path) -> None:  # noqa: FBT001
    files = COUNCIL | {f"{JUNE}/meeting.yaml": "published: 2024-06-04\nplace: Town Hall\nagenda: [Rents]\n"}
    assert made(tmp_path, files, search=search)[0].changed
    draft = {f"{JUNE}/drafted.md": DRAFT.format("It is to be 20240612.")}  # as in its calendar alone
    for _ in "12":
        outcome, site = made(tmp_path, files | draft, search=search)
        assert [one.what.rpartition(" ")[2] for one in outcome.problems if one.severity == "error"] == ["calendar.ics"]
        assert site.exists()


# What is kept of it


class Keeping(dict[str, bytes]):
    """Keeps bytes in memory."""

    put = dict.__setitem__
    spare = dict.get


DRAFT = "---\ndraft: true\n---\n# Rents\n\n{}\n"
ABOUT = "# About\n\nThe panel meets in the hall of the town each month. It spent £48,731 on Fridays.\n"
BEGUN = COUNCIL | {
    "about/index.md": ABOUT,
    "glossary.yaml": "QXQ: Quite extraordinary\n",
    f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, papers: [rents, map.png]}]\n",
    f"{JUNE}/map.png": "\0 Bowman is an artist",
    f"{JUNE}/rents.md": "# Rents\n\nRents of the town are frozen for a year.\n",
    f"{JUNE}/drafted.md": DRAFT.format("Quennell asks for £48,731 on Fridays."),
    f"{JUNE}/other.md": DRAFT.format("Quennell left. The panel meets in the hall of the town each month."),
}
EDITS: dict[str, dict[str, str]] = {
    "nothing": {},
    "blank lines": {f"{JUNE}/rents.md": "# Rents\n\n\n\nRents of the town are frozen for a year.\n\n\n"},
    "a word of a draft becomes known": {f"{JUNE}/rents.md": "# Rents\n\nQuennell pays for a year.\n"},
    "a word of a draft is no longer known": {"about/index.md": "# About\n\nIt is open.\n"},
    "an amount is no longer known": {"about/index.md": ABOUT.replace("48,731", "12")},
    "another draft": {f"{JUNE}/more.md": DRAFT.format("Rents of the town are frozen for a year. Bowman left.")},
    "a draft is otherwise": {f"{JUNE}/drafted.md": DRAFT.format("Bowman asks for £48,731 in May.")},
    "a draft goes": {f"{JUNE}/drafted.md": ""},
    "the first draft has the word no more": {f"{JUNE}/drafted.md": DRAFT.format("Nobody asks.")},
    "a paper becomes a draft": {f"{JUNE}/rents.md": DRAFT.format("Rents of the town are frozen for a year.")},
    "a draft is published": {f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, papers: [rents, drafted]}]\n",
                             f"{JUNE}/drafted.md": "# Drafted\n\nQuennell asks for £48,731 on Fridays.\n"},
    "a public text says more": {f"{JUNE}/rents.md": "# Rents\n\nRents of the town are frozen for a year. Fine.\n"},
    "a public text says less": {f"{JUNE}/rents.md": "# Rents\n\nRents of the town are frozen.\n"},
    "a sentence of a draft becomes known": {f"{JUNE}/rents.md": "# Rents\n\nIt meets in the hall of the town each.\n"},
    "a sentence is no longer known": {"about/index.md": ABOUT.replace("the hall of the town", "a hall")},
    "an amount is written otherwise": {"about/index.md": ABOUT.replace("£48,731", "731 and 48")},
    "another public text": {"about/more.md": "# More\n\nOf the hall and the Fridays of the town.\n"},
    "a document says more": {f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, papers: [rents, map.png]}, Bowman]\n"},
    "an entry is used": {f"{JUNE}/rents.md": "# Rents\n\nThe QXQ are frozen.\n"},
    "the same beside an entry that is used": {f"{JUNE}/rents.md": "# Rents\n\nThe frozen QXQ are of the town.\n"},
    "an entry is used no more": {f"{JUNE}/rents.md": "# Rents\n\nThe frozen are of the town.\n"},
    "another entry": {"glossary.yaml": "QXQ: Quite extraordinary\nXQX: Unheard of\n"},
}  # fmt: skip


@pytest.mark.parametrize("first", [name for name in EDITS if name != "nothing"])
def test_what_is_kept_is_what_is_found_by_reading_everything(first: str, tmp_path: Path) -> None:
    kept = Keeping()
    for number, edit in enumerate(({}, EDITS[first], *EDITS.values(), {})):
        files = {name: text for name, text in (BEGUN | edit).items() if text}
        content = write(files, tmp_path / str(number))
        assert told(withheld.gather(content, TODAY, [], kept)) == told(withheld.gather(content, TODAY, []))


def test_a_text_that_touches_nothing_held_back_is_read_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, read = Keeping(), list[str]()
    withheld.gather(write(BEGUN, tmp_path / "a"), TODAY, [], kept)

    def reading(text: str) -> comparing.Part:
        read.append(text)
        return comparing.part_of(text)

    monkeypatch.setattr(gathering, "part_of", reading)
    for edit in ("a public text says more", "another public text"):
        withheld.gather(write(BEGUN | EDITS[edit], tmp_path / edit), TODAY, [], kept)
        assert read == []
    withheld.gather(write(BEGUN | EDITS["a word of a draft becomes known"], tmp_path / "b"), TODAY, [], kept)
    assert any("Quennell" in text for text in read)


def told(search: withheld.Search) -> set[tuple[object, ...]]:
    """What is looked for, each with where it stands."""
    return {(mark.run, mark.exact, str(mark.place)) for mark in search.marks}


def test_with_what_is_kept_nothing_is_read_again_but_what_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, read = Keeping(), list[str]()
    withheld.gather(write(BEGUN, tmp_path / "a"), TODAY, [], kept)

    def reading(text: str) -> comparing.Part:
        read.append(text)
        return comparing.part_of(text)

    monkeypatch.setattr(gathering, "part_of", reading)
    withheld.gather(write(BEGUN | EDITS["blank lines"], tmp_path / "b"), TODAY, [], kept)
    assert read == []
    withheld.gather(write(BEGUN | EDITS["another draft"], tmp_path / "c"), TODAY, [], kept)
    assert {text for text in read if "Quennell" in text} == set()
    assert any("Bowman" in text for text in read)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-2],
        lambda _: b"{}",
        lambda data: re.sub(rb'"\d+\\t', rb'"99\\t', data, count=1),
        lambda data: re.sub(rb'"\d+\\t', rb'"x\\t', data, count=1),
        lambda data: data.replace(b"quennell", "\u0142".encode(), 1),
        lambda data: data.replace(b"\\t", b" "),
    ],
)
def test_what_was_kept_and_is_damaged_is_made_anew(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    kept, content = Keeping(), write(BEGUN, tmp_path)
    whole = told(withheld.gather(content, TODAY, [], kept))
    sound = kept["sought"]
    kept["sought"] = damage(sound)
    assert kept["sought"] != sound
    for _ in "12":
        assert told(withheld.gather(content, TODAY, [], kept)) == whole
    assert len(kept["sought"]) == len(sound)


def test_words_of_the_program_are_kept_by_its_files(tmp_path: Path) -> None:
    kept = Keeping()
    content = write(COUNCIL | {f"{JUNE}/drafted.md": "---\ndraft: true\n---\n# Rents\n\nQuennell.\n"}, tmp_path / "a")
    for says, finds in {"Moss": 1, "<b>Quennell</b>": 0}.items():
        write({"program.html": says}, tmp_path / "b")
        for _ in "12":
            search = withheld.gather(content, TODAY, [tmp_path / "b"], kept)
            search.look("about/index.html", b"<p>Quennell</p>")
            assert len(search.problems()) == finds
    assert len([key for key in kept if key.startswith("program ")]) == 2


@pytest.mark.parametrize(
    ("held", "line", "column"),
    [
        ("The Quennells are to go", 6, 5),
        ("They are to get £48,731 from us", 6, 18),
        ("They are all to go to the other side of the town", 6, 1),
    ],
)
def test_a_find_names_where_it_stands_and_where_it_would_be_shown(
    held: str, line: int, column: int, tmp_path: Path
) -> None:
    public = "They are all of the town, and go to the other side to get 48 from us.\n"
    files = COUNCIL | {
        "about/index.md": f"# About\n\n{public}",
        f"{JUNE}/drafted.md": f"---\ndraft: true\n---\n# About\n\n{held}.\n",
    }
    search = withheld.gather(write(files, tmp_path / "content"), TODAY, [])
    search.look("about/index.html", f"<p>{public}</p>".encode())
    assert search.problems() == []
    search.look("about/index.html", f"<p>{held}.</p>".encode())
    (problem,) = search.problems()
    path = str(tmp_path / "content" / JUNE / "drafted.md")
    assert (problem.place.path, problem.place.line, problem.place.column) == (path, line, column)
    assert problem.what.endswith("in about/index.html")
    assert held not in str(problem)


@pytest.mark.parametrize(
    ("draft", "finds"), [("draft: true", 1), ("draft: yes # soon", 1), ("draft: false", 0), ("", 0)]
)
@pytest.mark.parametrize("name", ["meeting.yaml", "rents.md", "minutes.md"])
def test_what_lies_with_the_draft_of_a_meeting_is_looked_for(draft: str, finds: int, name: str, tmp_path: Path) -> None:
    agenda = f"{draft}\nagenda: [{{title: Rents, papers: rents}}]\nplace: "
    files = {f"{JUNE}/meeting.yaml": agenda, f"{JUNE}/rents.md": "# Rents\n\n", f"{JUNE}/minutes.md": "## Rents\n\n"}
    files[f"{JUNE}/{name}"] += "Quennell\n"
    search = withheld.gather(write(COUNCIL | files, tmp_path / "content"), TODAY, [])
    search.look("index.html", b"<p>Quennell</p>")
    assert len(search.problems()) == finds


def packed(text: bytes) -> bytes:
    """An archive with one file."""
    whole = BytesIO()
    with ZipFile(whole, "w") as file:
        file.writestr("inside/data.json", text)
    return whole.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a/index.html", b'<p title="of Quennell">Rents</p>'),
        ("a/index.html", b"<p>the <b>QUENNELL</b></p>"),
        ("a.json", b'{"text": "Rents\\nQuennell"}'),
        ("a.ics", b"SUMMARY:Rents and Quen\r\n nell\r\n"),
        ("a.ics", b"SUMMARY:Rents\\nQuennell\r\n"),
        ("a.json", b'{"text": "Rents\\u2013Quennell, C:\\\\name"}'),
        ("a.json", repr("Rents\u200bQuennell").encode()),
        ("a.pdf", b"%PDF-1.7" + b"\0" * 3_000_000 + b"<dc:title>Quennell</dc:title>"),
        ("a.html", b"<p>They go to the other <a href='x'>side of</a> it</p>"),
        ("a.html", b"<p>They go to\nthe other\n  side of it</p>"),
        ("a.html", b"<p>in &pound; \xc2\xa348,731.</p>"),
        ("a.csv", b"1,Quennell\r\n"),
        ("a.zip", packed(b'{"text": "Quennell"}')),
        ("pagefind/fragment/en_1.pf_fragment", gzip.compress(b'pagefind_dcd{"content":"Quennell"}')),
        ("_redirects", b"/quennell /rents/ 301\n"),
        ("a/quennell.pdf", b""),
        (f"{JUNE}/drafted/index.html", b"<p>Rents</p>"),
        (f"{JUNE}/drafted.md", b""),
    ],
    ids=[
        "attribute",
        "markup",
        "json",
        "ics",
        "escaped",
        "dash",
        "unseen",
        "end",
        "inline",
        "blanks",
        "amount",
        "csv",
        "zip",
        "fragment",
        "redirects",
        "name",
        "page",
        "text",
    ],
)
def test_every_kind_of_file_and_its_name_is_searched(name: str, data: bytes, tmp_path: Path) -> None:
    files = COUNCIL | {
        f"{JUNE}/drafted.md": "---\ndraft: true\n---\n# Rents\n\nQuennell.\n\n"
        "They go to the other side of it. £48,731.\n",
        "about/index.md": "# About\n\nOf it they go, side to side, the other. 48.731 £48. Rents, by text\n",
    }
    search = withheld.gather(write(files, tmp_path / "content"), TODAY, [])
    search.look(name.replace("quennell", "about").replace("drafted", "about"), b"About")
    assert search.problems() == []
    search.look(name, data)
    assert [one.rule for one in search.problems()] == ["withheld"]


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        ("They go to the&nbsp;other side of&#32;it.", "They go to the other side of it."),
        ("They go to the other s\u00adide of it.", "They go to the other side of it."),
        ("They o\ufb00er to go to the other side.", "They offer to go to the other side."),
        ("They go to the other side of the HRA it.", "They go to the other side of the <abbr>HRA</abbr> it."),
        (
            "They **go** to *the* other **side** of it.",
            "They <b>go</b> to <em>the</em> other <b>side</b> of it.",
        ),
        ("They go to the other side of it.", "They <i>go</i> <b>to</b> <i>the</i> <b>other</b> <i>side</i> of it."),
        ("They go to it for £40,000 of the other side.", "They go to it for £40,000 of the other side."),
        ("It is for £40,000.", "It is for £40,000."),
        ("| Side of it | £40,000 |", '<td>Side <b>of</b> it</td><td class="n">£40,000</td>'),
        ("| £40,000 | to the other | 5 |", "<td>£40,000</td><td>to the other</td><td>5</td>"),
        ("Side of it,40,000", "Side of it,40,000"),
    ],
    ids=[
        *("entities", "soft hyphen", "ligature", "abbreviation", "markup", "markup of all", "round amount"),
        *("short", "cell", "first cell", "comma"),
    ],
)
def test_what_is_shown_otherwise_than_it_was_written_is_found(held: str, shown: str, tmp_path: Path) -> None:
    known = "Of it they go, to offer side to side, the other HRA. The £40,000 is for it.\n"
    files = COUNCIL | {
        "about/index.md": f"# About\n\n{known}",
        f"{JUNE}/drafted.md": f"---\ndraft: true\n---\n# About\n\n{held}\n",
    }
    search = withheld.gather(write(files, tmp_path / "content"), TODAY, [])
    search.look("about/index.html", f"<p>{known}</p>".encode())
    assert search.problems() == []
    search.look("about/index.html", f"<p>{shown}</p>".encode())
    assert [(one.rule, one.place.line) for one in search.problems()] == [("withheld", 6)]


def searched(tmp_path: Path, held: str, *public: str) -> withheld.Search:
    """The search for what a draft says, with so many texts of which it may be known what stands in them."""
    pages = {f"about/page-{number}.md": f"# About\n\n{text}\n" for number, text in enumerate(public)}
    files = COUNCIL | pages | {f"{JUNE}/drafted.md": f"---\ndraft: true\n---\n# About\n\n{held}\n"}
    search = withheld.gather(write(files, tmp_path / "content"), TODAY, [])
    for text in public:
        search.look("about/index.html", f"<p>{text}</p>".encode())
    assert search.problems() == []
    return search


@pytest.mark.parametrize(
    "shown",
    ["<i>They</i> <b>go</b> <i>to</i> <b>the</b> <i>other</i> <b>side</b>", "They go to the other side", "~They~ "],
)
def test_a_sentence_of_common_words_with_markup_between_all_of_them_is_found(shown: str, tmp_path: Path) -> None:
    common = [f"Side {number} is the other to go: they." for number in range(9)]
    search = searched(tmp_path, "*They* **go** *to* **the** *other* **side**.", *common)
    search.look("about/index.html", f"<p>{shown}.</p>".encode())
    assert len(search.problems()) == ("other" in shown)


@pytest.mark.parametrize("known", [(), ("It is Quen-\nnell.",), ("It is Quennell.",)])
def test_a_word_that_goes_on_in_the_next_line_is_found_in_one_piece(known: tuple[str, ...], tmp_path: Path) -> None:
    search = searched(tmp_path, "They saw Quen-\n> nell.", "They saw quen, nell.", *known)
    search.look("about/index.html", b"<p>Quennell</p>")
    assert len(search.problems()) == (not known)


@pytest.mark.parametrize(
    "public",
    [
        "Side of it | £40,000",
        "Side of it £40,000",
        "<td>Side of it</td><td>£40,000</td>",
        "It is said: side of it. £40,000",
    ],
)
def test_an_amount_beside_the_same_words_in_a_public_text_is_no_find(public: str, tmp_path: Path) -> None:
    search = searched(tmp_path, "| Side of it | £40,000 |", public, "The £40,000 is for the side, and is £40,000.")
    search.look("about/index.html", b"<table><td>Side of it</td><td>\xc2\xa340,000</td></table>")
    assert search.problems() == []


@pytest.mark.parametrize("held", ["| Side | £40,000 |", "| 2024 | 12 | £40,000 |", "A fee of £40."])
def test_an_amount_of_which_too_little_is_said_is_not_looked_for(held: str, tmp_path: Path) -> None:
    search = searched(tmp_path, held, "It is £40,000 for a side, and 2024, 12; a fee, one of £40.")
    search.look("about/index.html", "<td>Side</td><td>£40,000</td> 2024 12 £40,000 a fee of 40".encode())
    assert search.problems() == []


def pdf(*, author: str = "", remark: str = "", notes: str = "", heading: str = "", wide: bool = True) -> bytes:
    """A PDF whose objects are compressed, with so much beside its one page."""
    with pikepdf.new() as made, BytesIO() as file:
        page = made.add_blank_page()
        page.Contents = made.make_stream(b"BT (Quennell) Tj ET")
        if author:
            made.docinfo["/Author"] = f"{author}–" if wide else author
        if remark:
            note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents=remark, Rect=[0] * 4)
            page.Annots = pikepdf.Array([note])
        if notes:
            made.attachments["notes.txt"] = notes.encode()
        if heading:
            with made.open_outline() as outline:
                outline.root.append(pikepdf.OutlineItem(heading, 0))
        made.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
        return file.getvalue()


def office(**parts: str) -> bytes:
    """A document of an office program."""
    with BytesIO() as file:
        with ZipFile(file, "w", ZIP_DEFLATED) as whole:
            for name, text in parts.items():
                whole.writestr(f"{name.replace('_', '/')}.xml", f"<x>{text}</x>")
        return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "finds"),
    [
        ("a.pdf", pdf(author="Quennell"), 1),
        ("a.pdf", pdf(author="Moss"), 1),
        ("a.pdf", pdf(author="Moss", wide=False), 1),
        ("a.pdf", pdf(remark="See (Moss)"), 1),
        ("a.pdf", pdf(notes="by Moss"), 1),
        ("a.pdf", pdf(heading="Quennell"), 0),
        ("a.pdf", pdf(), 0),
        ("a.docx", office(docProps_core="Moss"), 1),
        ("a.xlsx", office(xl_comments1="Moss"), 1),
        ("a.odt", office(meta="Moss"), 1),
        ("a.docx", office(word_document="Quennell"), 0),
        ("a.docx", b"PK\x03\x04 no archive", 0),
        ("a.pdf", b"%PDF-1.7 /Type/ObjStm>>stream\nno stream", 0),
    ],
)  # fmt: skip
def test_what_a_document_says_beside_its_pages_is_searched(
    name: str,
    data: bytes,
    finds: int,
    tmp_path: Path,
) -> None:
    assert not finds or b"Moss" not in data
    search = searched(tmp_path, "Quennell and Moss.", "And.")
    search.look(f"{JUNE}/{name}", data)
    assert len(search.problems()) == finds


def test_a_large_document_is_searched_too(tmp_path: Path) -> None:
    head, _, rest = pdf(author="Moss").partition(b"\n")
    (tmp_path / "a.pdf").write_bytes(head + b"\n%" + RANDOM.replace(b"\n", b"") + b"\n" + rest)
    assert b"Moss" not in (tmp_path / "a.pdf").read_bytes()
    search = searched(tmp_path, "Moss.", "And.")
    search.look("a.pdf", tmp_path / "a.pdf")
    assert len(search.problems()) == 1


@pytest.mark.parametrize(
    "public",
    [
        "It is £48,731,000, or £48,731.50.",
        "They go to\nthe other one.\n\nThe side of it.",
        "A Quennellish one, and the quen nell.",
    ],
)
def test_what_is_like_it_is_no_find(public: str, tmp_path: Path) -> None:
    held = "---\ndraft: true\n---\n# Rents\n\nQuennell.\n\nThey go to the other side of it. £48,731.\n"
    files = COUNCIL | {f"{JUNE}/drafted.md": held, "about/index.md": f"# About\n\n{public}\n"}
    search = withheld.gather(write(files, tmp_path / "content"), TODAY, [])
    search.look("about/index.html", f"<h1>About</h1><p>{public}</p>".encode())
    assert search.problems() == []


def test_an_amount_that_goes_on_is_another_one(tmp_path: Path) -> None:
    search = searched(tmp_path, "It is £48,731.", "Nothing of it.")
    search.look("about/index.html", "<p>£48,731,000, £48,731.50, £148,731.</p>".encode())
    assert search.problems() == []


@pytest.mark.parametrize(
    "public",
    [
        "They go\n  > to the other side\n  of *it*, for £48,731.",
        "They go to <b>the other</b> side of it, for £48,731.",
        "They go to the other side of it, for 48731.",
    ],
)
def test_what_is_public_too_is_not_looked_for(public: str, tmp_path: Path) -> None:
    held = "---\ndraft: true\n---\n# About\n\nThey go to the other side of it. £48,731.\n"
    files = COUNCIL | {"about/index.md": f"# About\n\n{public}\n", f"{JUNE}/drafted.md": held}
    search = withheld.gather(write(files, tmp_path / "content"), TODAY, [])
    search.look("about/index.html", b"<p>They go to the other side of it, for \xc2\xa348,731.</p>")
    assert search.problems() == []


WORDING = [
    *("the", "panel", "of", "and", "rents", "to", "homes", "was", "for", "a", "repairs", "in", "council", "report"),
    *("said", "that", "cost", "year", "tenants", "will", "be", "heating", "by", "town", "is", "more", "officers"),
]


def wording(dice: random.Random) -> str:
    """Some sentences of the words that all texts of a council share."""
    each = (" ".join(dice.choices(WORDING, k=dice.randint(4, 14))) for _ in range(dice.randint(2, 6)))
    return " ".join(f"{sentence.capitalize()}, £{dice.randint(1, 9)}0,000 more." for sentence in each)


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(2, 40))])
def test_texts_that_share_their_words_are_no_find(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311
    files = {"about/index.md": f"# About the panel\n\n{wording(dice)}\n"}
    for day, when in ((JUNE, "2024-06-04"), (JULY, "2024-07-02"), (LATE, "2024-09-10")):
        title = f"Report of rents {wording(dice)[:20].strip(', £')}"
        agenda = f"agenda:\n  - title: '{title}'\n    papers: [rents]\n  - Repairs\n"
        files |= {
            f"{day}/meeting.yaml": f"published: {when}\nplace: Town Hall # {wording(dice)}\n{agenda}",
            f"{day}/rents.md": f"# {title}\n\n## Purpose\n\n{wording(dice)}\n\n<!-- {wording(dice)} -->\n",
            f"{day}/draft.md": f"---\ndraft: true\n---\n# {title}\n\n## Purpose\n\n{wording(dice)}\n",
            f"{day}/minutes-notes.md": f"# Minutes of the Housing Panel\n\n{wording(dice)}\n",
        }
    outcome, _ = made(tmp_path, files, search=False)
    assert [str(one) for one in outcome.problems if one.severity == "error"] == []


@pytest.mark.soak
@pytest.mark.parametrize("day", ["2015-01-01", "2018-10-01", "2019-09-19", "2021-04-12", "2026-07-01"])
def test_the_demonstration_is_no_find_on_any_day(day: str, tmp_path: Path) -> None:
    content = Path(__file__).parent.parent / "content"
    outcome = build(Options(content, tmp_path / "site", date.fromisoformat(day), search=False), lambda _: None)
    assert [str(one) for one in outcome.problems if one.rule == "withheld"] == []
