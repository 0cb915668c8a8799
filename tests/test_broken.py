"""Every mistake in `tests/broken/`: its files are laid over the sound archive of `tests/golden/content`.

`problems.txt` has the exact lines that the command prints for it.
"""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from folders import GOLDEN, TESTS

from generator.cli import main

MISTAKES = sorted(path.name for path in (TESTS / "broken").iterdir())
TODAY = "--today=2024-08-30"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site of the sound archive in `site/`."""
    folder = tmp_path_factory.mktemp("sound")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        shutil.copytree(GOLDEN, "content")
        result = CliRunner().invoke(main, ["build", "--no-search", TODAY])
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def workplace(built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, with the sound archive in `content/`."""
    monkeypatch.chdir(built)
    shutil.rmtree("content")
    shutil.copytree(GOLDEN, "content")
    return built


def everything(folder: Path) -> dict[Path, tuple[bytes, int]]:
    """Every file with its bytes and the time it was written."""
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_and_the_site_stays_as_it_was(mistake: str, workplace: Path) -> None:
    shutil.copytree(TESTS / "broken" / mistake / "content", workplace / "content", dirs_exist_ok=True)
    before = everything(workplace / "site")
    result = CliRunner().invoke(main, ["build", "--no-search", TODAY])
    expected = (TESTS / "broken" / mistake / "problems.txt").read_text(encoding="utf-8")
    *lines, last = result.stderr.splitlines(keepends=True)
    assert "".join(lines) == expected
    assert last.endswith("site was left as it was.\n")
    assert result.exit_code == 1
    assert everything(workplace / "site") == before


@pytest.mark.parametrize("name", ["a:b.pdf", "a\\b.pdf", "a\nb.pdf", "r" * 201 + ".pdf", "ö" * 101 + ".csv"])
def test_a_name_that_no_address_can_have_is_told_and_the_site_stays_as_it_was(name: str, workplace: Path) -> None:
    """The files are made here: not every system can hold them."""
    path = workplace / "content/housing-panel/2024-09-11" / name
    try:
        path.write_bytes(b"x")
    except OSError:
        pytest.skip("this disk cannot hold the name")
    before = everything(workplace / "site")
    for command in (["check", TODAY], ["build", "--no-search", TODAY]):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 1
        (line,) = (line for line in result.output.splitlines() if " error: " in line)
        assert line.startswith("content/housing-panel/2024-09-11/")
        assert line.endswith(
            " cannot be an address; name it with at most 200 letters, digits and hyphens: its name is its address [id]"
        )
    assert everything(workplace / "site") == before
