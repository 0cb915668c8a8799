"""Nothing of the user's is ever removed: folders of others given as `--site`, or where a build makes its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from folders import put

from generator import cli
from generator.store import writing
from generator.store.writing import mark

DAY = ("--today", "2024-08-30")
State = dict[str, tuple[str, bytes]]


def state(folder: Path) -> State:
    """Everything below a folder but what is kept beside a site: kind, and bytes or where a link leads."""
    found: State = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if ".cache" in path.parts:
            continue
        if path.is_symlink():
            found[name] = ("link", os.fsencode(path.readlink()))
        elif path.is_file():
            found[name] = ("file", path.read_bytes())
        else:
            found[name] = ("folder", b"")
    return found


def build(*options: str) -> Result:
    return CliRunner().invoke(cli.main, ("build", *DAY, "--no-search", "--no-packs", *options))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a small content, and a home folder beside it."""
    put({"council.yaml": "name: Fernshire Council\n"}, tmp_path / "work/content")
    put({"letter.odt": "mine"}, tmp_path / "home")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture(scope="module")
def one_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of this version, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    put({"council.yaml": "name: Fernshire Council\n"}, folder / "content")
    assert build("--content", str(folder / "content"), "--site", str(folder / "site")).exit_code == 0
    return folder / "site"


PAGE = "<!doctype html><title>Mine</title>"
OTHERS: dict[str, dict[str, str]] = {
    "a home folder": {"letter.odt": "Dear", ".bashrc": "alias", "index.html": PAGE},
    "a document root": {"index.html": PAGE, "style.css": "a{}"},
    "a document root with the welcome page of nginx": {"index.html": "<h1>Welcome to nginx!</h1>", "50x.html": PAGE},
    "a site of another program": {"index.html": PAGE, "404.html": PAGE, "meetings/index.html": PAGE},
    "a folder with one page": {"index.html": PAGE},
    "a folder with one hidden file": {".env": "SECRET=1"},
    "a folder with an empty file": {"empty": ""},
    "a folder of folders": {"a/b/c/d.txt": "deep"},
    "a checkout of Git": {".git/HEAD": "ref", "index.html": PAGE},
    "a worktree of Git": {".git": "gitdir: /elsewhere", "index.html": PAGE},
    "a checkout of Mercurial": {".hg/requires": "store", "index.html": PAGE},
    "a checkout of Subversion": {".svn/entries": "12", "index.html": PAGE},
    "a checkout of Bazaar": {".bzr/README": "", "index.html": PAGE},
    "a checkout of Jujutsu": {".jj/repo/store": "", "index.html": PAGE},
    "a mail folder": {"cur/1": "From: a", "new/2": "From: b"},
    "a Python project": {"pyproject.toml": "[project]", "site/__init__.py": ""},
    "a MkDocs project": {"mkdocs.yml": "site_name: A", "docs/index.md": "# A"},
    "an archive of papers": {"content/council.yaml": "name: A", "index.html": PAGE},
    "an empty mark": {".agendapack": "", "index.html": PAGE},
    "an empty mark alone": {".agendapack": ""},
    "a mark that is cut off, alone": {".agendapack": mark.HEAD[:40]},
    "a mark of words": {".agendapack": "agendapack made this", "index.html": PAGE},
    "a folder named as the mark": {".agendapack/a": "x", "index.html": PAGE},
}


@pytest.mark.parametrize("what", OTHERS)
def test_a_folder_of_others_is_refused_and_nothing_in_it_changes(place: Path, what: str) -> None:
    put(OTHERS[what], place / "site")
    refused_untouched(place)


def refused_untouched(place: Path, *options: str) -> str:
    """Builds, which has to be refused with one line and to leave everything as it was; gives the line."""
    before = state(place.parent)
    result = build(*options)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("agendapack: ")
    assert result.stderr.count("\n") == 1, result.stderr
    assert state(place.parent) == before
    return result.stderr


@pytest.mark.parametrize("name", [".git", ".hg", ".svn", ".bzr", ".jj", "_darcs", "CVS", ".fslckout"])
@pytest.mark.parametrize("is_folder", [True, False], ids=["a checkout", "a worktree or submodule"])
def test_a_checkout_is_told_as_one_even_where_a_site_of_ours_was_put_into_it(
    place: Path, one_site: Path, name: str, *, is_folder: bool
) -> None:
    shutil.copytree(one_site, place / "site")
    put({f"{name}/HEAD" if is_folder else name: "gitdir: ../.git/modules/site"}, place / "site")
    assert refused_untouched(place) == (
        f"agendapack: {place / 'site'} is a checkout (it holds {name}), which a build would remove; "
        "name a folder inside it\n"
    )


ADDED: dict[str, Callable[[Path], object]] = {
    "a file": lambda site: (site / "CNAME").write_text("fernshire.example"),
    "a hidden folder": lambda site: put({".well-known/security.txt": "Contact: a"}, site),
    "a checkout": lambda site: put({".git/HEAD": "ref"}, site),
    "an empty folder": lambda site: (site / "uploads").mkdir(),
    "a file beside pages": lambda site: (site / "meetings/notes.txt").write_text("mine"),
    "a file in the static files": lambda site: (site / "assets/logo.png").write_text("mine"),
    "a link": lambda site: (site / "photos").symlink_to(site.parent.parent / "home"),
    "a link in the place of a page": lambda site: swapped_for_link(site / "index.html", site / "404.html"),
    "a link in the place of a folder": lambda site: swapped_for_link(site / "assets", site.parent.parent / "home"),
    "the content": lambda site: shutil.copytree(site.parent / "content", site / "content"),
    "a pipe": lambda site: os.mkfifo(site / "pipe"),
    "a name in Latin-1": lambda site: (site / os.fsdecode(b"caf\xe9")).write_text("mine"),
    "a name of two lines": lambda site: (site / "index.html\n404.html").write_text("mine"),
}


def swapped_for_link(path: Path, target: Path) -> None:
    path.rename(path.parent.parent / f"moved-{path.name}")
    path.symlink_to(target)


@pytest.mark.parametrize("what", ADDED)
def test_a_site_with_anything_added_is_refused_and_nothing_in_it_changes(
    place: Path, one_site: Path, what: str
) -> None:
    shutil.copytree(one_site, place / "site")
    ADDED[what](place / "site")
    put({"glossary.yaml": "HRA: Housing Revenue Account\n"}, place / "content")
    refused_untouched(place)


def test_the_line_says_what_stands_there_and_what_to_do(place: Path, one_site: Path) -> None:
    shutil.copytree(one_site, place / "site")
    put(dict.fromkeys(("CNAME", "a.txt", "about/b.txt", "c/d.txt", "c/e.txt"), "mine"), place / "site")
    line = refused_untouched(place)
    assert line.startswith(f"agendapack: {place / 'site'} holds what agendapack did not make (")
    assert line.count(".txt") + line.count("CNAME") + line.count("c/") == 3
    assert line.endswith(
        " and 1 more); move that elsewhere (what a host asks for goes into site-extra/ beside content/), "
        "or name another --site\n"
    )


PLACES = {
    "the content": ("content", "is the content folder or a folder above it"),
    "within the content": ("content/site", "lies in the content folder"),
    "above the content": (".", "is the content folder or a folder above it"),
    "far above the content": ("..", "is the content folder or a folder above it"),
    "the content by another way": ("../work/content", "is the content folder or a folder above it"),
    "the content by a link": ("link/content", "is the content folder or a folder above it"),
    "within the content by a link": ("link/content/new", "lies in the content folder"),
    "the templates": ("mine", "is the folder of templates or a folder above it"),
    "within the templates": ("mine/site", "lies in the folder of templates"),
    "the home folder": ("~", "is the home folder or a folder above it"),
    "the top of the disk": ("/", "is the content folder or a folder above it"),
    "a link to a folder": ("other", "is a symbolic link"),
    "a link to nothing": ("nowhere", "is a symbolic link"),
}


@pytest.mark.parametrize("what", PLACES)
def test_a_place_that_is_another_s_is_refused(place: Path, what: str) -> None:
    site, fault = PLACES[what]
    (place / "mine").mkdir()
    (place / "link").symlink_to(place)
    (place / "nowhere").symlink_to(place / "nothing")
    (place / "other").symlink_to(place.parent / "elsewhere")
    put({"index.html": PAGE}, place.parent / "elsewhere")
    line = refused_untouched(place, "--templates", "mine", "--site", site.replace("~", os.environ["HOME"]))
    assert fault in line


def test_an_empty_working_or_home_folder_is_refused_too(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place.parent / "empty").mkdir()
    content = str(place / "content")
    monkeypatch.chdir(place.parent / "empty")
    assert "is the working folder" in refused_untouched(place, "--content", content, "--site", ".")
    monkeypatch.chdir(place)
    monkeypatch.setenv("HOME", str(place.parent / "empty"))
    assert "is the home folder" in refused_untouched(place, "--content", content, "--site", "../empty")


@pytest.mark.parametrize("name", ["site.next", "site.last"])
def test_what_is_the_users_own_beside_the_site_is_refused_and_kept(place: Path, one_site: Path, name: str) -> None:
    shutil.copytree(one_site, place / "site")
    put({"draft.odt": "mine", "index.html": PAGE}, place / name)
    assert f"{place / name} " in refused_untouched(place)


def test_the_users_own_folder_is_not_taken_for_the_last_site(place: Path) -> None:
    put({"index.html": PAGE}, place / "site.last")
    refused_untouched(place)
    assert not (place / "site").exists()


@pytest.mark.parametrize("name", ["site.next", "site.last"])
def test_a_content_folder_with_a_name_that_a_build_uses_is_refused(place: Path, name: str) -> None:
    (place / "content").rename(place / name)
    assert "is the content folder" in refused_untouched(place, "--content", name)


def test_a_content_folder_that_is_the_cache_is_refused(place: Path) -> None:
    (place / "content").rename(place / ".cache")
    result = build("--content", ".cache")
    assert result.exit_code == 2
    assert [path.name for path in (place / ".cache").iterdir()] == ["council.yaml"]


def test_a_file_put_into_the_site_during_a_build_stops_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    writing.place(writing.prepare(site, [("index.html", b"one")]))
    made = writing.prepare(site, [("index.html", b"two")])
    (site / "CNAME").write_text("fernshire.example")
    before = state(site)
    with pytest.raises(writing.NotOursError, match="CNAME"):
        writing.place(made)
    assert state(site) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_put_into_the_next_site_is_kept(tmp_path: Path) -> None:
    site = tmp_path / "site"
    made = writing.prepare(site, [("index.html", b"one")])
    (made.folder / "mine.txt").write_text("mine")
    with pytest.raises(OSError, match="holds other files than were made"):
        writing.place(made)
    assert state(made.folder)["mine.txt"] == ("file", b"mine")
    with pytest.raises(writing.NotOursError, match=r"site\.next holds what agendapack did not make \(mine.txt\)"):
        writing.prepare(site, [("index.html", b"two")])


def test_a_link_that_another_program_put_there_goes_and_is_never_followed(tmp_path: Path) -> None:
    mine = put({"letter.odt": "mine", "photos/a.jpg": "mine"}, tmp_path / "home")
    with writing.prepare(tmp_path / "site", [("index.html", b"one")]) as made:
        (made.folder / "pagefind").mkdir()
        (made.folder / "pagefind/all").symlink_to(mine)
        (made.folder / "pagefind/one").symlink_to(mine / "letter.odt")
    assert not made.folder.exists()
    assert sorted(state(mine)) == ["letter.odt", "photos", "photos/a.jpg"]


@pytest.mark.parametrize("name", [".DS_Store", "meetings/Thumbs.db"])
def test_what_a_system_leaves_in_a_folder_that_was_looked_at_stops_no_build(
    place: Path, one_site: Path, name: str
) -> None:
    shutil.copytree(one_site, place / "site")
    (place / "site" / name).write_text("icons")
    put({"glossary.yaml": "HRA: Housing Revenue Account\n"}, place / "content")
    assert build().exit_code == 0
    assert sorted(path.name for path in place.iterdir()) == [".cache", "content", "site"]


# The mark


def test_the_mark_lists_every_file_each_folder_once(tmp_path: Path) -> None:
    files = dict.fromkeys(("panel/b.html", "index.html", "panel/2024/a.pdf", "panel/a.html"), b"")
    writing.place(writing.prepare(tmp_path / "site", files.items()))
    lines = (tmp_path / "site/.agendapack").read_text().splitlines()
    assert lines[1:] == ["/", "index.html", "panel/", "a.html", "b.html", "panel/2024/", "a.pdf"]


def test_a_site_has_the_same_mark_whatever_stood_before(tmp_path: Path) -> None:
    files = {"index.html": b"", "panel/a.html": b"a"}
    writing.place(writing.prepare(tmp_path / "one/site", files.items()))
    for state_before in ({"index.html": b"old", "gone/b.html": b""}, files):
        writing.place(writing.prepare(tmp_path / "two/site", state_before.items()))
    assert state(tmp_path / "one") == state(tmp_path / "two")


def test_a_file_that_somebody_took_out_of_the_site_comes_back_or_off_the_list(tmp_path: Path) -> None:
    site = tmp_path / "site"
    writing.place(writing.prepare(site, {"index.html": b"", "a.html": b""}.items()))
    (site / "a.html").unlink()
    assert writing.place(writing.prepare(site, {"index.html": b""}.items())) is True
    assert "a.html" not in (site / ".agendapack").read_text()


# Sites made before there were marks


@pytest.fixture
def old_site(place: Path, one_site: Path) -> Path:
    """A site as the version before made it."""
    shutil.copytree(one_site, place / "site")
    (place / "site/.agendapack").unlink()
    return place / "site"


def test_a_site_of_the_version_before_is_recognised_and_gets_a_mark(old_site: Path) -> None:
    assert build().exit_code == 0
    assert (old_site / ".agendapack").is_file()
    put({"mine.txt": "mine"}, old_site)
    assert build().exit_code == 2


def test_of_a_site_of_the_version_before_pages_that_are_made_no_more_go(old_site: Path) -> None:
    shutil.copytree(old_site / "about", old_site / "gone-panel")
    (old_site / "assets/site.0123abcd.css").write_text("a{}")
    assert build().exit_code == 0
    assert not (old_site / "gone-panel").exists()
    assert len(list((old_site / "assets").glob("site.*.css"))) == 1


@pytest.mark.parametrize("name", ["notes.txt", "about/mine.html", "assets/logo.png", "CNAME", ".git/HEAD", "new/a.pdf"])
def test_a_site_of_the_version_before_with_anything_else_in_it_is_refused(
    old_site: Path, place: Path, name: str
) -> None:
    put({name: "mine"}, old_site)
    refused_untouched(place)


# Disks


def is_root() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0


@pytest.mark.skipif(not is_root(), reason="disks are mounted by root alone")
@pytest.mark.parametrize("inside", ["", "uploads"])
def test_a_mounted_disk_is_refused(place: Path, one_site: Path, inside: str) -> None:
    shutil.copytree(one_site, place / "site")
    mounted = place / "site" / inside
    mounted.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "none", str(mounted)], capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip("nothing can be mounted here")
    try:
        assert f"a disk is mounted at {mounted}" in refused_untouched(place)
    finally:
        subprocess.run(["umount", str(mounted)], check=True)
