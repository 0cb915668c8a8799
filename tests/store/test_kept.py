"""What is kept beside a site lies in a folder of its own: nobody else's is touched, and each site has one."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from folders import files_below, put

from generator import build, cli
from generator.store import writing
from generator.store.writing.kept import TAG, TAGGED, place_kept

COUNCIL = {"content/council.yaml": "name: Fernshire Council\nnotice: Papers are **public**.\n"}
OF_USERS = {"site.lock": "mine", "texts.sqlite": "mine", "searched.sqlite": "mine", "pip/http/1": "mine", TAG: "mine"}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a small content."""
    monkeypatch.chdir(put(COUNCIL, tmp_path))
    return tmp_path


def built(*options: str) -> Result:
    return CliRunner().invoke(cli.main, ("build", "--today", "2024-08-30", "--no-search", "--no-packs", *options))


def texts(folder: Path) -> set[str]:
    """What the texts that are kept in a folder were made of."""
    database = sqlite3.connect(folder / "texts.sqlite")
    found = {key for (key,) in database.execute("SELECT key FROM kept")}
    database.close()
    return found


def test_a_cache_folder_of_the_users_own_keeps_all_that_is_in_it_and_gains_one_folder(place: Path) -> None:
    put(OF_USERS, place / ".cache")
    for name in ("Papers", "Minutes"):
        put({"content/council.yaml": f"name: Fernshire Council\nnotice: {name} are **public**.\n"}, place)
        assert built().exit_code == 0
    own = {name: data for name, data in files_below(place / ".cache").items() if not name.startswith("agendapack-")}
    assert own == {name: text.encode() for name, text in OF_USERS.items()}
    assert sorted(path.name for path in (place / ".cache").iterdir() if path.name.startswith("agendapack-")) == [
        "agendapack-site"
    ]


IN_THE_WAY: dict[str, Callable[[Path], object]] = {
    "files": lambda folder: put({"letter.odt": "mine"}, folder),
    "a database": lambda folder: put({"texts.sqlite": "mine"}, folder),
    "a tag of another program": lambda folder: put({TAG: TAGGED.decode()[:44], "texts.sqlite": "mine"}, folder),
    "a longer tag": lambda folder: put({TAG: f"{TAGGED.decode()}mine"}, folder),
    "a link to an empty folder": lambda folder: folder.symlink_to(folder.parent.parent / "empty"),
    "a file": lambda folder: folder.write_text("mine"),
}


@pytest.mark.parametrize("what", IN_THE_WAY)
def test_what_is_the_users_own_in_its_place_is_refused_and_kept(place: Path, what: str) -> None:
    for name in (".cache", "empty"):
        (place / name).mkdir()
    IN_THE_WAY[what](place / ".cache/agendapack-site")
    before = files_below(place)
    result = built()
    assert result.exit_code in {2, 3}
    assert result.stderr.count("\n") == 1
    assert "agendapack-site" in result.stderr
    with build.texts_cache(place / "site") as preview:
        preview.put("a", b"one")
        assert preview.get("a") == b"one"
    assert files_below(place) == before


@pytest.mark.parametrize("said", [b"", TAGGED[:20]])
def test_a_folder_that_was_cut_off_while_it_was_made_is_finished(place: Path, said: bytes) -> None:
    folder = place_kept(place / "site")
    folder.mkdir(parents=True)
    (folder / TAG).write_bytes(said)
    assert writing.kept(place / "site") == folder
    assert (folder / TAG).read_bytes() == TAGGED


def test_sites_beside_each_other_keep_what_each_of_them_needs(place: Path) -> None:
    assert built("--site", "site").exit_code == 0
    kept = texts(place_kept(Path("site")))
    assert kept
    put({"content/council.yaml": "name: Fernshire Council\nnotice: Minutes are **public**.\n"}, place)
    assert built("--site", "site2").exit_code == 0
    assert texts(place_kept(Path("site2"))).isdisjoint(kept)
    assert texts(place_kept(Path("site"))) == kept


def test_the_folder_of_what_is_kept_is_no_place_for_a_site(place: Path) -> None:
    result = built("--site", ".cache")
    assert result.exit_code == 2
    assert "is where things are kept beside a site or a folder above it" in result.stderr
    assert [path.name for path in place.iterdir()] == ["content"]


# Told before anything is read


@pytest.mark.parametrize("where", ["site", "site.next", "site.last"])
def test_what_somebody_put_into_a_site_is_told_before_the_content_is_read(place: Path, where: str) -> None:
    assert built().exit_code == 0
    put({"CNAME": "meetings.fernshire.example"}, place / where)
    put({"content/council.yaml": "nmae: Fernshire Council\n"}, place)
    result = built()
    assert result.exit_code == 2, result.stderr
    assert f"{place / where} holds what agendapack did not make (CNAME); " in result.stderr
    assert "nmae" not in result.stderr
