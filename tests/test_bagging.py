"""The file for a county archive: what is in it, what tells that it is whole, and what is not put into one."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import bagit
import pytest
from click.testing import CliRunner, Result
from folders import files_below
from test_record import CORRECTED, JUNE, RENTS, Council

from generator.cli import main
from generator.store import writing

ADDRESS = "https://www.fernshire.example/meetings/"


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Council:
    """A council that published twice; a paper has two editions."""
    made = Council(tmp_path_factory.mktemp("council"))
    assert made.publish("2024-06-13", address=ADDRESS, base="/meetings/").problems == ()
    made.put(rents=CORRECTED + "# Rents\n\n## Now\n\nRents rise by 2% a year.\n")
    assert made.publish("2024-06-21", address=ADDRESS, base="/meetings/").problems == ()
    return made


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["bag", "--today", "2024-07-01", *arguments])


@pytest.fixture(scope="module")
def kept(council: Council, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that is kept of it."""
    file = tmp_path_factory.mktemp("kept") / "fernshire.zip"
    assert run(str(file), "--site", str(council.site)).exit_code == 0
    return file


@pytest.fixture
def bag(kept: Path, tmp_path: Path) -> bagit.Bag:
    """The same, unpacked."""
    ZipFile(kept).extractall(tmp_path)
    return bagit.Bag(str(tmp_path / "fernshire"))


def site_of(council: Council) -> dict[str, bytes]:
    return {name: data for name, data in files_below(council.site).items() if name != ".agendapack"}


def test_the_library_of_archives_finds_it_whole_and_the_site_in_it_as_it_was_published(
    bag: bagit.Bag, council: Council
) -> None:
    assert bag.validate()
    assert files_below(Path(bag.path) / "data") == site_of(council)
    assert f"{RENTS}/edition-1/index.html" in site_of(council)
    assert {entry.rpartition("-")[2] for entry in bag.manifest_files()} == {
        f"{bag.path}/manifest-sha256.txt".rpartition("-")[2],
        f"{bag.path}/manifest-sha512.txt".rpartition("-")[2],
    }


def test_it_says_whose_it_is_from_where_of_when_and_the_head_of_its_record(bag: bagit.Bag, council: Council) -> None:
    told = bag.info
    assert told["Source-Organization"] == "Fernshire Council"
    assert told["External-Identifier"] == ADDRESS
    assert told["Bagging-Date"] == "2024-07-01"
    assert told["Record"] == "2 entries, 2024-06-13 to 2024-06-21; the SHA-256 of the last is its head."
    assert told["Internal-Sender-Identifier"] == council.entries[-1].sha256


@pytest.mark.parametrize("name", [f"{JUNE}/index.html", "data/record.json", f"{JUNE}/map.txt", "data/meetings.csv"])
def test_a_changed_letter_in_it_is_told_with_its_file(name: str, bag: bagit.Bag) -> None:
    path = Path(bag.path) / "data" / name
    data = path.read_bytes()
    path.write_bytes(data[:-2] + bytes([data[-2] ^ 1]) + data[-1:])
    with pytest.raises(bagit.BagValidationError) as told:
        bagit.Bag(bag.path).validate()
    assert {each.path for each in told.value.details} == {f"data/{name}"}


def test_what_is_in_it_can_be_held_to_the_record_as_a_site_can(bag: bagit.Bag) -> None:
    assert CliRunner().invoke(main, ["verify", f"{bag.path}/data"]).exit_code == 0


def test_the_same_site_and_day_give_the_same_bytes(kept: Path, council: Council, tmp_path: Path) -> None:
    again = tmp_path / "other" / "fernshire.zip"
    shutil.copytree(council.site, tmp_path / "copy")
    assert run(str(again), "--site", str(tmp_path / "copy")).exit_code == 0
    assert again.read_bytes() == kept.read_bytes()
    assert [path.name for path in again.parent.iterdir()] == ["fernshire.zip"]


def test_a_site_that_does_not_say_what_was_recorded_is_not_kept(council: Council, tmp_path: Path) -> None:
    site, file = tmp_path / "site", tmp_path / "kept.zip"
    shutil.copytree(council.site, site)
    page = site / RENTS / "index.html"
    page.write_text(page.read_text("utf-8").replace("2% a year", "3% a year"), encoding="utf-8")
    result = run(str(file), "--site", str(site))
    assert result.exit_code == 1
    assert f"{RENTS}/index.html: it was changed since 2024-06-21" in result.output
    assert not file.exists()


def test_a_site_without_a_record_is_kept_and_that_is_said(tmp_path: Path) -> None:
    made = Council(tmp_path)
    made.publish("2024-06-13", publish=False)
    result = run(str(tmp_path / "kept.zip"), "--site", str(made.site))
    assert result.exit_code == 0
    assert "It has no record of what was published" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new.zip", "--site", "nowhere"], "nowhere holds no site"),
        (["there.zip"], "there.zip is there already, and nothing is written over"),
        (["site/new.zip"], "site/new.zip lies in the site"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    arguments: Sequence[str], said: str, council: Council, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(council.site, tmp_path / "site")
    (tmp_path / "there.zip").write_bytes(b"")
    before = files_below(tmp_path)
    result = run(*arguments)
    assert (result.exit_code, said in result.output) == (2, True), result.output
    assert files_below(tmp_path) == before


def test_a_bag_that_is_not_whole_gets_no_name(
    council: Council, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "pack", fails)
    assert run(str(tmp_path / "kept.zip"), "--site", str(council.site)).exit_code == 3
    assert list(tmp_path.iterdir()) == []
