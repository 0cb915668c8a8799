"""Files that a host asks for, in `site-extra/` beside the content, stand at the root of the site as they are."""

import os
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from content_sample import COUNCIL
from folders import files_below, put

from generator import cli

JUNE = "panel/2024-06-12"
CONTENT = {
    **COUNCIL,
    "matters.yaml": "repairs: {title: Repairs}\n",
    f"{JUNE}/meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n    matter: repairs\n",
    f"{JUNE}/rents.md": "# Rents\n\n## Purpose\n\nTo say.\n",
}
FOR_THE_HOST = {
    "CNAME": "meetings.fernshire.example\n",
    ".well-known/security.txt": "Contact: mailto:security@fernshire.example\n",
    "google1234.html": "<!doctype html><script>proof()</script>",
    "logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>proof()</script></svg>",
    ".htaccess": "Options -Indexes\n",
    "old site/report 1.txt": "as it was",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a small content."""
    put({f"content/{name}": text for name, text in CONTENT.items()}, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*command: str) -> Result:
    return CliRunner().invoke(cli.main, (*command, "--today", "2024-08-30"))


def built(*options: str) -> Result:
    return run("build", "--no-search", "--no-packs", *options)


def extra(files: dict[str, str]) -> None:
    put({f"site-extra/{name}": text for name, text in files.items()}, Path())


def test_they_stand_in_the_site_byte_for_byte_on_its_list_and_no_longer_than_in_the_folder(place: Path) -> None:
    extra(FOR_THE_HOST)
    assert built().exit_code == 0
    site = files_below(place / "site")
    assert {name: site[name].decode() for name in FOR_THE_HOST} == FOR_THE_HOST
    listed = (place / "site/.agendapack").read_text()
    assert {name.rpartition("/")[2] for name in FOR_THE_HOST} <= set(listed.splitlines())
    (place / "site-extra/CNAME").unlink()
    assert built().exit_code == 0
    assert not (place / "site/CNAME").exists()


def test_a_build_with_nothing_changed_touches_none_of_them(place: Path) -> None:
    extra(FOR_THE_HOST)
    built()
    before = (place / "site").stat().st_ctime_ns
    assert " files, 0 changed; " in built().stdout
    assert (place / "site").stat().st_ctime_ns == before


OF_THE_SITE = [
    *("index.html", "404.html", "INDEX.HTML", "sitemap.xml", "feed.xml", "_redirects", "_headers", "opensearch.xml"),
    *("panel", "panel/index.html", "Panel/calendar.ics", f"{JUNE}/rents.md", f"{JUNE}/rents", "matters"),
    "redirects.nginx.conf",
    *("assets/mine.css", "data/mine.csv", "Data/mine.csv", "pagefind/pagefind.js", "handbook/index.html", "search"),
    *("matters/repairs/feed.xml", "people/x.html", f"{JUNE}/pack.pdf", "index.html/x"),
]  # fmt: skip


@pytest.mark.parametrize("name", OF_THE_SITE)
def test_none_takes_the_place_of_what_the_site_has_or_may_have(place: Path, name: str) -> None:
    extra({name: "mine"})
    for result in (run("check"), built()):
        told = [line for line in result.output.splitlines() if line.startswith("site-extra")]
        assert len(told) == 1, result.output
        assert told[0].startswith(f"site-extra/{name}:1:1: error: ")
        assert told[0].endswith(("[address-twice]", "[reserved]"))
        assert result.exit_code == 1
    assert not (place / "site").exists()


def test_no_old_address_takes_the_place_of_one(place: Path) -> None:
    extra({"documents/s1.html": "mine"})
    put({"content/redirects.yaml": "documents/s1.html: panel\n"}, place)
    result = run("check")
    assert "redirects.yaml:1:1: error: " in result.stdout
    assert "[taken-address]" in result.stdout


@pytest.mark.parametrize("name", ["secret.txt", "secrets", "nowhere", "content.txt"])
def test_links_are_refused_wherever_they_lead(place: Path, name: str) -> None:
    put({"home/key": "mine"}, place)
    extra({"CNAME": "a"})
    targets = {"secret.txt": "../home/key", "secrets": "../home", "nowhere": "../nothing", "content.txt": "CNAME"}
    (place / "site-extra" / name).symlink_to(targets[name])
    for result in (run("check"), built()):
        assert f"site-extra/{name}:1:1: error: this is a link" in result.output
        assert result.exit_code == 1


def test_the_folder_itself_is_no_link_and_no_file(place: Path) -> None:
    put({"home/key": "mine"}, place)
    (place / "site-extra").symlink_to("home")
    assert "site-extra:1:1: error: this is a link" in run("check").stdout
    (place / "site-extra").unlink()
    (place / "site-extra").write_text("mine")
    assert "site-extra:1:1: error: a folder is wanted here" in run("check").stdout


HIDDEN = {".git/config": "url = https://user:key@host", ".env": "KEY=1", ".htpasswd": "a:b", "a/.ssh/id": "KEY"}
LEFT = {"CNAME~": "old", "~$proof.docx": "old"}
NOBODYS = {".DS_Store": "icons", "Thumbs.db": "icons", "a/._b": "icons", "desktop.ini": "icons", ".gitkeep": ""}


def test_what_is_hidden_or_left_behind_is_told_and_stays_and_what_machines_put_there_stays(place: Path) -> None:
    extra({"a/b": "mine", **HIDDEN, **LEFT, **NOBODYS})
    result = built()
    assert result.exit_code == 0
    told = [line.partition(":")[0] for line in result.stderr.splitlines() if line.startswith("site-extra")]
    assert told == [f"site-extra/{name}" for name in (".env", ".git", ".htpasswd", "CNAME~", "a/.ssh", "~$proof.docx")]
    assert result.stderr.count("[stray-file]") == len(HIDDEN)
    names = files_below(place / "site").keys()
    assert "a/b" in names
    assert not [name for name in {**HIDDEN, **LEFT, **NOBODYS} if name in names]


def test_names_that_no_disk_or_address_can_have_and_pipes_are_errors(place: Path) -> None:
    extra({"a:b": "", "aux.txt": "", "a.txt": "", "A.TXT": ""})
    os.mkfifo(place / "site-extra/pipe")
    result = run("check")
    rules = [line.rpartition("[")[2] for line in result.stdout.splitlines() if line.startswith("site-extra")]
    assert sorted(rules) == ["file-name]", "file-name]", "id]", "not-a-file]"]


def test_a_letter_of_two_characters_has_one_address(place: Path) -> None:
    name = unicodedata.normalize("NFD", "café.txt")
    extra({name: "mine"})
    assert built().exit_code == 0
    assert (place / "site" / unicodedata.normalize("NFC", name)).is_file()


@pytest.mark.parametrize("base", ["/", "https://meetings.fernshire.example/"])
def test_lines_for_robots_go_before_the_one_that_names_the_list_of_pages(place: Path, base: str) -> None:
    own = "User-agent: *\nDisallow: /old/\n"
    extra({"robots.txt": own})
    assert built("--base-url", base).exit_code == 0
    more = f"\nSitemap: {base}sitemap.xml\n" if base != "/" else ""
    assert (place / "site/robots.txt").read_text() == own + more


def test_they_are_searched_for_what_is_held_back(place: Path) -> None:
    put({f"content/{JUNE}/later.md": "---\ndraft: true\n---\n# Later\n\nThe tenant is Quennell.\n"}, place)
    extra({".well-known/notes.txt": "quennell"})
    result = built()
    assert result.exit_code == 1
    assert "the site would show it in .well-known/notes.txt" in result.stderr
    assert not (place / "site").exists()


def test_a_warning_says_whom_a_file_names_and_it_is_published_all_the_same(place: Path) -> None:
    extra({"terms.pdf": "%PDF-1.4\n/Author (A Moss)\n"})
    assert 'terms.pdf:1:1: warning: "terms.pdf" says' in run("check").stdout
    assert built().exit_code == 0
    assert (place / "site/terms.pdf").is_file()


def test_the_folder_is_no_place_for_a_site_and_lies_beside_the_content_however_that_is_named(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "is the folder of files for the host" in built("--site", "site-extra").stderr
    extra({"CNAME": "mine"})
    monkeypatch.chdir(place / "content")
    assert built("--content", ".", "--site", "../site").exit_code == 0
    assert (place / "site/CNAME").is_file()


def test_the_list_of_private_words_lies_beside_the_content_however_that_is_named(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "private-words.txt").write_text("Fernshire\n", encoding="utf-8")
    monkeypatch.chdir(place / "content" / JUNE)
    for content in ("../..", str(place / "content")):
        result = built("--content", content, "--site", str(place / "site"))
        assert "private-words.txt:1:1: error: what stands here is held back" in result.stderr
    monkeypatch.chdir(place / "content")
    assert built("--content", ".", "--site", "../site").exit_code == 1
