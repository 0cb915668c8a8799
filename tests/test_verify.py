"""`agendapack verify`: what differs from the record is named, in a folder and over the web, and nothing else is."""

import json
import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_sample import write
from servers import free_port

from generator.cli import main

JUNE = "panel/2024-06-12"
FILES = {
    f"{JUNE}/meeting.yaml": "published: 2024-06-04\nagenda: [{title: Rents, papers: rents}]\nminutes: {first: 1}\n",
    f"{JUNE}/rents.md": (
        "# Rents\n\n## Now\n\nRents rise by 1% a year, see [the minutes](minutes.md).\n\n1. Now\n2. Later\n\n"
        "| A | B |\n|---|---|\n| x | y |\n\nAnd [the map](map.pdf).\n"
    ),
    f"{JUNE}/minutes.md": "## Rents\n\nThe Panel heard it.\n\nRESOLVED that:\n\n1. Rents rise\n",
}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n%%EOF\n"
PAGE, MAP, TABLE = f"{JUNE}/rents/index.html", f"{JUNE}/map.pdf", "data/meetings.csv"


def run(*words: str | Path) -> tuple[int, str]:
    """The exit code of a command, and what it prints."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    return result.exit_code, result.output


def publish(folder: Path, day: str) -> None:
    folders = (f"--{name}={folder / name}" for name in ("content", "site"))
    code, said = run("publish", "--no-search", "--no-packs", "--today", day, *folders)
    assert code == 0, said


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with content that was published three times, its site and its record."""
    folder = tmp_path_factory.mktemp("published")
    write(FILES, folder / "content")
    (folder / "content" / MAP).write_bytes(PDF)
    publish(folder, "2024-06-13")
    paper = folder / "content" / JUNE / "rents.md"
    text = paper.read_text("utf-8").replace("1%", "2%")
    paper.write_text(f"---\ncorrections:\n  - {{on: 2024-06-20, what: It is 2%.}}\n---\n{text}", encoding="utf-8")
    publish(folder, "2024-06-21")
    publish(folder, "2024-06-22")
    return folder


@pytest.fixture
def site(published: Path, tmp_path: Path) -> Path:
    """A copy of the site, to be spoilt."""
    shutil.copytree(published / "site", tmp_path / "site")
    return tmp_path / "site"


def test_a_site_as_it_was_published_is_found_so(site: Path) -> None:
    code, said = run("verify", site)
    assert code == 0
    assert "Noted 2024-06-21 panel/2024-06-12/rents: edition 2\n" in said
    assert "The record: 3 entries, 2024-06-13 to 2024-06-22, 4 documents.\n" in said
    assert re.search(r"^All is as it was recorded: \d+ files looked at\.$", said, re.MULTILINE)


def spoil(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


SPOILT: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "one letter of a page": (
        lambda site: spoil(site / PAGE, b"Rents rise by 2%", b"Rents rose by 2%"),
        [
            f"{PAGE}: it was changed since 2024-06-22",
            f"{PAGE}: it does not say what was recorded: “**1.1** Rents rise by 2% a year, see the minutes.”",
        ],
    ),
    "one letter of what stands around": (
        lambda site: spoil(site / PAGE, b"Report a mistake", b"Report a mistoke"),
        [f"{PAGE}: it was changed since 2024-06-22"],
    ),
    "a file of the data": (
        lambda site: spoil(site / TABLE, b"2024-06-12", b"2024-06-13"),
        [f"{TABLE}: it was changed since 2024-06-22"],
    ),
    "a PDF": (
        lambda site: (site / MAP).write_bytes(PDF.replace(b"Count 0", b"Count 1")),
        [
            f"{MAP}: it was changed since 2024-06-22",
            f"{MAP}: it is not edition 1 of {MAP} as it was recorded",
        ],
    ),
    "a file taken away": (lambda site: (site / TABLE).unlink(), [f"{TABLE}: it is missing"]),
    "a file put there": (
        lambda site: (site / "panel/more.html").write_text("More."),
        ["panel/more.html: nothing lists it: it was put there by somebody else"],
    ),
}


@pytest.mark.parametrize("what", SPOILT)
def test_what_differs_is_named(what: str, site: Path) -> None:
    change, expected = SPOILT[what]
    change(site)
    code, said = run("verify", site)
    assert code == 1
    assert [line for line in said.splitlines() if re.match(r"[\w/.-]+: it |[\w/.-]+: nothing", line)] == expected


def listed_anew(site: Path) -> None:
    """Lists what the files hold now, as somebody would who has the whole host."""
    listing = json.loads((site / "data/files.json").read_bytes())
    found = {name: sha256((site / name).read_bytes()).hexdigest() for name in listing}
    (site / "data/files.json").write_text(json.dumps(found), encoding="utf-8")


def test_words_of_a_page_are_held_to_the_record_even_where_the_listing_was_changed_too(site: Path) -> None:
    spoil(site / PAGE, b"Rents rise by 2%", b"Rents rise by 3%")
    listed_anew(site)
    code, said = run("verify", site)
    assert code == 1
    assert f"{PAGE}: it does not say what was recorded: “**1.1** Rents rise by 2% a year, see the minutes.”" in said
    assert "The site was made again since it was last published" in said


def chain(site: Path, change: Callable[[list[dict[str, object]]], object]) -> None:
    shown = json.loads((site / "data/record.json").read_bytes())
    change(shown["entries"])
    (site / "data/record.json").write_text(json.dumps(shown), encoding="utf-8")


def test_an_entry_taken_out_of_the_chain_or_altered_is_told(site: Path) -> None:
    chain(site, lambda entries: entries.pop(1))
    code, said = run("verify", site)
    assert code == 1
    assert "data/record.json: entry 2 was taken out: entry 3 follows here on entry 1\n" in said


def test_an_altered_entry_is_told(site: Path) -> None:
    chain(site, lambda entries: entries[0].update({"on": "2024-06-12"}))
    code, said = run("verify", site)
    assert code == 1
    assert "entry 1 was altered, or another was put in its place: entry 2 is bound to another" in said


def test_a_record_that_was_kept_tells_of_entries_that_are_gone_or_others(site: Path, published: Path) -> None:
    own = published / "content/record.jsonl"
    assert run("verify", site, "--record", own)[0] == 0
    chain(site, lambda entries: entries.pop())
    code, said = run("verify", site, "--record", own)
    assert code == 1
    assert f"data/record.json: entry 3 of 2024-06-22 is missing, which {own} has" in said


def test_a_whole_chain_made_anew_is_found_by_a_record_that_was_kept(
    site: Path, published: Path, tmp_path: Path
) -> None:
    shutil.copytree(published / "content", tmp_path / "content")
    for name in ("record.jsonl", ".editions"):
        path = tmp_path / "content" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.rmtree(site)
    publish(tmp_path, "2024-06-13")
    assert run("verify", site)[0] == 0
    code, said = run("verify", site, "--record", published / "site/data/record.json")
    assert code == 1
    assert f"entry 1 is not that of {published / 'site/data/record.json'}: {JUNE}/rents" in said


def test_a_site_on_the_web_is_looked_at_in_the_same_way(site: Path, serve: Callable[[Path], str]) -> None:
    address = serve(site)
    assert run("verify", address)[0] == 0
    spoil(site / PAGE, b"Rents rise by 2%", b"Rents rose by 2%")
    (site / TABLE).unlink()
    code, said = run("verify", address)
    assert code == 1
    assert f"{PAGE}: it was changed since 2024-06-22\n" in said
    assert f"{TABLE}: it is missing\n" in said


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda folder: folder / "gone", "is no folder, and no address"),
        (lambda folder: folder, "a site has a record if it was made with `agendapack publish`"),
    ],
)
def test_where_nothing_can_be_looked_at_the_exit_code_is_3(
    make: Callable[[Path], Path], said: str, tmp_path: Path
) -> None:
    code, output = run("verify", make(tmp_path))
    assert (code, said in output) == (3, True)


def test_a_host_that_does_not_answer_is_left_alone() -> None:
    code, said = run("verify", f"http://127.0.0.1:{free_port()}/")
    assert code == 3
    assert "cannot be read" in said
